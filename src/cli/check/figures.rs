//! Figures of what was checked: a heat map and a table for every quantity over two scales.

use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;

use super::Checked;
use crate::cli::Fault;
use crate::cli::files::WholeFile;
use crate::scenario::published::Expected;
use crate::study::published::{Finding, Grid, Value, heat_map};

/// How a heat map and a table begin: only such files are replaced.
const BEGINNINGS: [&str; 2] = ["<svg", "quantity,"];

/// Writes `NAME.svg` and `NAME.csv` for each result that has a grid into a folder, which is made if it is not there.
pub(super) fn write(checked: &[Checked<'_>], folder: &Path) -> Result<(), Fault> {
    let cannot = || format!("cannot make the folder {}", folder.display());
    std::fs::create_dir_all(folder).with_context(cannot).map_err(Fault::run)?;
    for one in checked {
        let grids = one.findings.iter().filter_map(|finding| match &finding.obtained {
            Some(Value::Grid(grid)) => Some((finding, grid)),
            Some(Value::Number(_) | Value::Numbers(_) | Value::Word(_) | Value::Words(_)) | None => None,
        });
        for (finding, grid) in grids {
            let path = folder.join(one.subject.slug());
            let title = format!("{} ({})", one.subject.title(), finding.expected.quantity);
            let mut file = WholeFile::create(&path.with_extension("svg"), BEGINNINGS[0])?;
            file.write_all(heat_map(&title, grid).as_bytes())?;
            file.finish()?;
            write_table(&path.with_extension("csv"), finding, grid)?;
        }
    }
    Ok(())
}

/// A row for each cell: where it is, what came out, and what was expected.
fn write_table(path: &Path, finding: &Finding<'_>, grid: &Grid) -> Result<(), Fault> {
    let mut file = WholeFile::create(path, BEGINNINGS[1])?;
    writeln!(file, "quantity,{},{},obtained,expected", grid.down.0, grid.across.0)?;
    let expected = match &finding.expected.is {
        Expected::Numbers(numbers) | Expected::MostOf { numbers, .. } => numbers.as_slice(),
        Expected::Number(_)
        | Expected::AtLeast(_)
        | Expected::AtMost(_)
        | Expected::Positive
        | Expected::Negative
        | Expected::Word(_)
        | Expected::Words(_) => &[],
    };
    let places = grid.down.1.iter().flat_map(|down| grid.across.1.iter().map(move |across| (down, across)));
    for (index, ((down, across), number)) in places.zip(&grid.cells).enumerate() {
        let expected = expected.get(index).map_or(String::new(), ToString::to_string);
        writeln!(file, "{},{down},{across},{number},{expected}", finding.expected.quantity)?;
    }
    file.finish()
}
