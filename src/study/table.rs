//! Rows as a CSV table: `game`, `seed`, then one column a measure; of two batches, then those of the second, as
//! `against.` and the measure. What has no value is an empty cell.

use std::io::{self, Write};

use super::Row;
use crate::scenario::measure::{Measure, Unit};

/// Writes rows as they come.
#[derive(Debug)]
pub struct CsvTable<W: Write> {
    writer: csv::Writer<W>,
    units: Vec<Unit>,
}

impl<W: Write> CsvTable<W> {
    /// Starts a table with its heading; `batches` is how many batches stand side by side.
    ///
    /// # Errors
    /// The writer fails.
    pub fn new(out: W, measures: &[Measure], batches: usize) -> csv::Result<Self> {
        let mut writer = csv::Writer::from_writer(out);
        let own = measures.iter().map(|measure| measure.name.clone());
        let others = (1..batches).flat_map(|_| measures.iter().map(|measure| format!("against.{}", measure.name)));
        writer.write_record(["game", "seed"].map(str::to_owned).into_iter().chain(own).chain(others))?;
        Ok(Self { writer, units: measures.iter().map(|measure| measure.unit).collect() })
    }

    /// Writes rows: one list a batch, of the same games.
    ///
    /// # Errors
    /// The writer fails.
    pub fn write(&mut self, batches: &[&[Row]]) -> csv::Result<()> {
        let Some((first, others)) = batches.split_first() else { return Ok(()) };
        for (number, row) in first.iter().enumerate() {
            let same = others.iter().filter_map(|rows| rows.get(number));
            let cells = [row].into_iter().chain(same).flat_map(|row| self.units.iter().zip(&row.values));
            let cells = cells.map(|(unit, value)| cell(*unit, *value));
            self.writer.write_record([row.game.to_string(), row.seed.0.to_string()].into_iter().chain(cells))?;
        }
        Ok(())
    }

    /// Ends the table and gives the writer back.
    ///
    /// # Errors
    /// The writer fails.
    pub fn finish(self) -> io::Result<W> {
        self.writer.into_inner().map_err(csv::IntoInnerError::into_error)
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
