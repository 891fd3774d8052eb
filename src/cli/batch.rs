//! `dinard batch`: many games of one scenario, as a table and summed up.

use std::io::{IsTerminal as _, Write};
use std::path::PathBuf;
use std::time::Instant;

use anyhow::Context as _;
use indicatif::{ProgressBar, ProgressStyle};

use super::files::WholeFile;
use super::{Fault, Format, json, library};
use crate::sim::Seed;
use crate::study::table::CsvTable;
use crate::study::{Batch, Measure, Row, Summary, measures, summarise};

const EXAMPLES: &str = "\
Examples:
  dinard batch 2017_notpetya --games 1000
  dinard batch 2017_notpetya --games 1000 --seed 7 --jobs 2 --out games.csv
  dinard run 2017_notpetya --seed SEED      the very game of a row, by its seed

Intervals are at 95 %: Wilson's for yes/no, the normal approximation for the rest.";

/// What `batch` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// A scenario file, or the name of a scenario that comes with the program.
    #[arg(default_value = library::DEFAULT)]
    scenario: String,
    /// How many games to play.
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..))]
    games: u64,
    /// The seed that the seeds of all games are made from.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many games to play at the same time; 0 for as many as there are cores. The result is the same for any.
    #[arg(long, default_value_t = 0)]
    jobs: usize,
    /// Write a row for each game to this file.
    #[arg(long, value_name = "FILE.csv")]
    out: Option<PathBuf>,
    /// How to print the summary.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Plays the games, writes the table and prints the summary.
pub(super) fn batch(args: &Args, out: &mut dyn Write) -> Result<(), Fault> {
    let scenario = library::scenario(&args.scenario)?;
    let measures = measures(&scenario);
    let batch = Batch { scenario: &scenario, games: args.games, seed: Seed(args.seed), jobs: args.jobs };
    let start = Instant::now();
    let rows = play(args, &batch, &measures)?;
    let summaries = summarise(&measures, &rows);
    match args.format {
        Format::Text => print_table(&summaries, out)?,
        Format::Json => writeln!(out, "{}", json::summaries(args.games, args.seed, &summaries))?,
    }
    out.flush()?;
    report_speed(args.games, start.elapsed().as_secs_f64())
}

fn play(args: &Args, batch: &Batch<'_>, measures: &[Measure]) -> Result<Vec<Row>, Fault> {
    let bar = progress_bar(args.games);
    let mut table = match &args.out {
        Some(path) => Some(CsvTable::new(WholeFile::create(path, "game,seed")?, measures).map_err(Fault::run)?),
        None => None,
    };
    let mut all = Vec::new();
    let played = batch.run(measures, &|| bar.inc(1), |rows| {
        all.extend_from_slice(rows);
        table.as_mut().map_or(Ok(()), |table| table.write(rows))
    });
    bar.finish_and_clear();
    played.context("the batch stopped").map_err(Fault::run)?;
    if let Some(table) = table {
        table.finish()?.finish()?;
    }
    Ok(all)
}

/// A bar on a terminal; nothing elsewhere.
fn progress_bar(games: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{wide_bar} {human_pos}/{human_len} games, {per_sec}, {eta} left");
    ProgressBar::new(games).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn print_table(summaries: &[Summary], out: &mut dyn Write) -> Result<(), Fault> {
    let width = summaries.iter().map(|summary| summary.name.len()).max().unwrap_or(0).max("measure".len());
    writeln!(
        out,
        "{:width$}  {:>9}  {:>19}  {:>8}  {:>7} {:>7} {:>7}  unit",
        "measure", "mean", "95 % interval", "sd", "10 %", "50 %", "90 %"
    )?;
    for Summary { name, unit, mean, deviation, quantiles: [low, middle, high], interval: [from, to], .. } in summaries
    {
        let interval = format!("{from:.3} to {to:.3}");
        let unit = unit.word();
        writeln!(
            out,
            "{name:width$}  {mean:>9.3}  {interval:>19}  {deviation:>8.3}  {low:>7.2} {middle:>7.2} {high:>7.2}  {unit}"
        )?;
    }
    Ok(())
}

/// How fast it went, for those who plan larger batches. It goes to standard error: results do not depend on the clock.
fn report_speed(games: u64, seconds: f64) -> Result<(), Fault> {
    let per_second = games as f64 / seconds.max(1e-9);
    Ok(writeln!(std::io::stderr(), "{games} games in {seconds:.2} s: {per_second:.0} games/s")?)
}
