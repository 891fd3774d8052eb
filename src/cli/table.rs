//! Tables: columns set out side by side, their cells broken between words where the terminal is narrow.

use std::fmt;

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, TableStyle};

use super::wrap::terminal_width;

/// Headings over a line; columns apart by two blanks.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));
const GAP: (u16, u16) = (0, 2);
/// The most characters of a line where there is no terminal to ask.
const WIDTH: u16 = 120;

/// A table with headings.
#[derive(Debug)]
pub(super) struct Table(comfy_table::Table);

impl Table {
    /// A table without rows.
    pub(super) fn new(headings: Vec<String>) -> Self {
        let mut table = comfy_table::Table::new();
        table.load_style(STYLE).set_header(headings);
        table.column_iter_mut().for_each(|column| {
            column.set_padding(GAP);
        });
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(terminal_width().and_then(|width| u16::try_from(width).ok()).unwrap_or(WIDTH));
        Self(table)
    }

    /// Sets the columns from number `first` on, such as those of numbers, flush right.
    pub(super) fn align_right(mut self, first: usize) -> Self {
        self.0.column_iter_mut().skip(first).for_each(|column| column.set_cell_alignment(CellAlignment::Right));
        self
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: Vec<String>) {
        self.0.add_row(cells);
    }
}

/// The table without blanks at the ends of lines, and without a last line break.
impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.trim_fmt())
    }
}
