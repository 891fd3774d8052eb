//! `dinard batch`: many games of one scenario, as a table and summed up.

use std::io::{IsTerminal as _, Write};
use std::path::PathBuf;
use std::time::Instant;

use anyhow::Context as _;
use indicatif::{ProgressBar, ProgressStyle};

use super::files::WholeFile;
use super::language::Language;
use super::table::Table;
use super::wrap::{for_people, terminal_width};
use super::{Fault, Format, json, library, parse_seed, parse_whole};
use crate::review::words::count;
use crate::sim::Seed;
use crate::study::table::CsvTable;
use crate::study::{Batch, Measure, Row, Summary, measures, summarise};

const EXAMPLES: &str = "\
Examples:
  dinard batch --games 1000
  dinard batch my_scenario.ron --games 1000 --seed 7 --jobs 2 --out games.csv
  dinard run --seed SEED      the very game of a row, by its seed

Machines play all seats. Intervals are at 95 %: Wilson's for yes/no, the normal
approximation for the rest.";

/// What `batch` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, allow_negative_numbers = true)]
pub(super) struct Args {
    /// A scenario file, or the name of a scenario that comes with the program.
    #[arg(default_value = library::DEFAULT)]
    scenario: String,
    /// How many games to play.
    #[arg(long, value_parser = parse_games)]
    games: u64,
    /// The seed that the seeds of all games are made from.
    #[arg(long, default_value_t = 1, value_parser = parse_seed)]
    seed: u64,
    /// How many games to play at the same time; 0 for as many as there are cores. The result is the same for any.
    #[arg(long, default_value_t = 0, value_name = "J", value_parser = parse_jobs)]
    jobs: usize,
    /// Write a row for each game to this file.
    #[arg(long, value_name = "FILE.csv")]
    out: Option<PathBuf>,
    #[command(flatten)]
    language: Language,
    /// How to print the summary.
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

fn parse_games(text: &str) -> Result<u64, String> {
    parse_whole(text, 1, "a batch has a whole number of games, at least 1")
}

fn parse_jobs(text: &str) -> Result<usize, String> {
    parse_whole(text, 0, "jobs are a whole number; 0 for as many as there are cores")
}

/// Plays the games, writes the table and prints the summary.
pub(super) fn batch(args: &Args, out: &mut dyn Write) -> Result<(), Fault> {
    let scenario = args.language.scenario(&args.scenario)?;
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

/// Below this many characters a line, the table goes without units and the outer quantiles.
const ROOMY: usize = 112;

fn print_table(summaries: &[Summary], out: &mut dyn Write) -> Result<(), Fault> {
    let is_roomy = terminal_width().is_none_or(|width| width >= ROOMY);
    let headings = ["measure", "games", "mean", "95 % interval", "sd", "50 %", "10 %", "90 %", "unit"];
    let shown = if is_roomy { headings.len() } else { headings.len() - 3 };
    let mut table =
        Table::new(headings.iter().take(shown).map(|&heading| heading.to_owned()).collect()).align_right(1);
    for summary in summaries {
        table.row(cells(summary).into_iter().take(shown).collect());
    }
    writeln!(out, "{table}")?;
    if summaries.iter().any(|summary| summary.interval.is_none()) {
        writeln!(out, "{}", for_people("– stands for no value: a mean needs a game that has one, an interval two."))?;
    }
    if !is_roomy {
        let hint = format!("For units and the 10 % and 90 % quantiles: {ROOMY} columns, a pipe, or --format json.");
        writeln!(out, "{}", for_people(&hint))?;
    }
    Ok(())
}

fn cells(summary: &Summary) -> [String; 9] {
    let Summary { name, unit, games, mean, deviation, quantiles, interval, .. } = summary;
    let number =
        |value: Option<f64>, digits: usize| value.map_or("–".to_owned(), |value| format!("{value:.digits$}"));
    let quantile = |index: usize| number(quantiles.map(|quantiles| quantiles[index]), 2);
    [
        name.clone(),
        games.to_string(),
        number(*mean, 3),
        interval.map_or("–".to_owned(), |[from, to]| format!("{from:.3} to {to:.3}")),
        number(*deviation, 3),
        quantile(1),
        quantile(0),
        quantile(2),
        unit.word().to_owned(),
    ]
}

/// How fast it went, for those who plan larger batches. It goes to standard error: results do not depend on the clock.
fn report_speed(games: u64, seconds: f64) -> Result<(), Fault> {
    let per_second = games as f64 / seconds.max(1e-9);
    let games = count(usize::try_from(games).unwrap_or(usize::MAX), "game", "games");
    Ok(writeln!(std::io::stderr(), "{games} in {seconds:.2} s: {per_second:.0} games/s")?)
}
