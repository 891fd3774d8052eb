//! Rows as a CSV table: `game`, `seed`, then one column a measure; of two batches, then those of the second, as
//! `against.` and the measure. What has no value is an empty cell.

use std::io::{self, Write};

use super::Row;
use crate::scenario::measure::{Measure, Unit};

/// Writes rows as they come. What is handed to the writer at a time is whole rows.
#[derive(Debug)]
pub struct CsvTable<W: Write> {
    out: W,
    units: Vec<Unit>,
}

impl<W: Write> CsvTable<W> {
    /// Starts a table with its heading; `batches` is how many batches stand side by side.
    ///
    /// # Errors
    /// The writer fails.
    pub fn new(out: W, measures: &[Measure], batches: usize) -> io::Result<Self> {
        let own = measures.iter().map(|measure| measure.name.clone());
        let others = (1..batches).flat_map(|_| measures.iter().map(|measure| format!("against.{}", measure.name)));
        let mut table = Self { out, units: measures.iter().map(|measure| measure.unit).collect() };
        let mut lines = csv::Writer::from_writer(Vec::new());
        lines.write_record(["game", "seed"].map(str::to_owned).into_iter().chain(own).chain(others))?;
        table.hand_over(lines)?;
        Ok(table)
    }

    /// Writes rows: one list a batch, of the same games.
    ///
    /// # Errors
    /// The writer fails.
    pub fn write(&mut self, batches: &[&[Row]]) -> io::Result<()> {
        let Some((first, others)) = batches.split_first() else { return Ok(()) };
        let mut lines = csv::Writer::from_writer(Vec::new());
        for (number, row) in first.iter().enumerate() {
            let same = others.iter().filter_map(|rows| rows.get(number));
            let cells = [row].into_iter().chain(same).flat_map(|row| self.units.iter().zip(&row.values));
            let cells = cells.map(|(unit, value)| cell(*unit, *value));
            lines.write_record([row.game.to_string(), row.seed.0.to_string()].into_iter().chain(cells))?;
        }
        self.hand_over(lines)
    }

    fn hand_over(&mut self, lines: csv::Writer<Vec<u8>>) -> io::Result<()> {
        let lines = lines.into_inner().map_err(csv::IntoInnerError::into_error)?;
        self.out.write_all(&lines)?;
        self.out.flush()
    }

    /// Ends the table and gives the writer back.
    #[must_use]
    pub fn finish(self) -> W {
        self.out
    }
}

/// A date, or the shortest decimal that reads back as the same number.
fn cell(unit: Unit, value: f64) -> String {
    match unit {
        _ if value.is_nan() => String::new(),
        Unit::Date => unit.tell(value, 0),
        Unit::Count | Unit::Round | Unit::Points | Unit::Share | Unit::YesNo => value.to_string(),
    }
}
