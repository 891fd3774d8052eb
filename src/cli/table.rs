//! Tables: columns set out side by side, their cells broken between words where the terminal is narrow; where even words
//! do not fit, row by row with a line a cell.

use std::fmt;

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width};

use super::wrap::{terminal_width, wrap};

/// Headings over a line; columns apart by two blanks.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));
const GAP: (u16, u16) = (0, 2);
/// The most characters of a line where there is no terminal to ask.
const WIDTH: usize = 120;

/// A table with headings.
#[derive(Debug)]
pub(super) struct Table {
    headings: Vec<String>,
    table: comfy_table::Table,
    /// The longest word of each column, in characters.
    longest: Vec<usize>,
    /// The most characters of a line.
    width: usize,
}

impl Table {
    /// A table without rows.
    pub(super) fn new(headings: Vec<String>) -> Self {
        let mut table = comfy_table::Table::new();
        let longest = headings.iter().map(|heading| longest_word(heading)).collect();
        let width = terminal_width().unwrap_or(WIDTH);
        table.load_style(STYLE).set_header(&headings);
        table.column_iter_mut().for_each(|column| {
            column.set_padding(GAP);
        });
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
        Self { headings, table, longest, width }
    }

    /// Sets the columns from number `first` on, such as those of numbers, flush right.
    pub(super) fn align_right(mut self, first: usize) -> Self {
        self.table.column_iter_mut().skip(first).for_each(|column| column.set_cell_alignment(CellAlignment::Right));
        self
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: Vec<String>) {
        for (longest, cell) in self.longest.iter_mut().zip(&cells) {
            *longest = longest_word(cell).max(*longest);
        }
        self.table.add_row(cells);
    }

    /// The table with columns that hold their longest words whole; none where the line has no room for these.
    fn unbroken(&self) -> Option<String> {
        let mut table = self.table.clone();
        let gap = usize::from(GAP.0 + GAP.1);
        for (column, word) in table.column_iter_mut().zip(&self.longest) {
            let least = u16::try_from(word + gap).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
        }
        let text = table.trim_fmt();
        text.lines().all(|line| line.chars().count() <= self.width).then_some(text)
    }

    /// Row by row: its first cell, and below it a line for every other cell that is not empty.
    fn stacked(&self) -> String {
        let mut text = String::new();
        for row in self.table.row_iter() {
            let cells = row.cell_iter().map(comfy_table::Cell::content);
            for (index, (heading, cell)) in self.headings.iter().zip(cells).enumerate() {
                match index {
                    0 => text += &format!("{cell}\n"),
                    _ if cell.is_empty() => {}
                    _ => text += &wrap(&format!("  {heading}: {cell}\n"), self.width),
                }
            }
        }
        text.trim_end().to_owned()
    }
}

/// The table without blanks at the ends of lines, and without a last line break.
impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.unbroken().unwrap_or_else(|| self.stacked()))
    }
}

/// The length of the longest word of a cell, in characters.
fn longest_word(cell: &str) -> usize {
    cell.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_too_wide_for_the_line_is_told_row_by_row() {
        let mut table = Table::new(["actor", "stands", "reserved by"].map(str::to_owned).to_vec());
        table.width = 20;
        table.row(["gbr", "political commitment", ""].map(str::to_owned).to_vec());
        table.row(["fra", "clean", "tolerance"].map(str::to_owned).to_vec());
        let rows =
            "gbr\n  stands: political\n      commitment\nfra\n  stands: clean\n  reserved by:\n      tolerance";
        assert_eq!(table.to_string(), rows);
    }

    #[test]
    fn words_stay_whole_beside_long_cells() {
        let mut table = Table::new(vec!["actor".to_owned(), "what it is".to_owned()]);
        for name in ["a_rather_long_slug.happened", "short"] {
            table.row(vec![name.to_owned(), "word ".repeat(60)]);
        }
        assert!(table.to_string().contains("a_rather_long_slug.happened"), "{table}");
        assert!(table.to_string().lines().all(|line| line.chars().count() <= table.width), "{table}");
    }
}
