//! Rows as a CSV table: `game`, `seed`, then one column a measure. What has no value is an empty cell.

use std::io::{self, Write};

use super::{Measure, Row};

/// Writes rows as they come.
#[derive(Debug)]
pub struct CsvTable<W: Write> {
    writer: csv::Writer<W>,
}

impl<W: Write> CsvTable<W> {
    /// Starts a table with its heading.
    ///
    /// # Errors
    /// The writer fails.
    pub fn new(out: W, measures: &[Measure]) -> csv::Result<Self> {
        let mut writer = csv::Writer::from_writer(out);
        let names = measures.iter().map(|measure| measure.name.as_str());
        writer.write_record(["game", "seed"].into_iter().chain(names))?;
        Ok(Self { writer })
    }

    /// Writes rows.
    ///
    /// # Errors
    /// The writer fails.
    pub fn write(&mut self, rows: &[Row]) -> csv::Result<()> {
        for row in rows {
            let numbers = [row.game.to_string(), row.seed.0.to_string()];
            self.writer.write_record(numbers.into_iter().chain(row.values.iter().copied().map(cell)))?;
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

/// The shortest decimal that reads back as the same number.
fn cell(value: f64) -> String {
    if value.is_nan() { String::new() } else { value.to_string() }
}
