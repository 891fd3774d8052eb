//! `dinard batch`: many games of one scenario, as a table and summed up.

#![expect(clippy::disallowed_types, reason = "tells people how fast it went; no result depends on it")]

use std::io::{IsTerminal as _, Write};
use std::path::PathBuf;
use std::time::Instant;

use anyhow::Context as _;
use indicatif::{ProgressBar, ProgressStyle};

use super::files::WholeFile;
use super::language::Language;
use super::orders::OrderFile;
use super::table::Table;
use super::wrap::{for_people, terminal_width};
use super::{Fault, Format, json, library, parse_seed, parse_whole};
use crate::review::words::{Words, count};
use crate::scenario::measure::{Measure, Unit, actor_measures, measures};
use crate::scenario::{Roster, Scenario};
use crate::sim::Seed;
use crate::study::table::CsvTable;
use crate::study::{Batch, Comparing, Difference, Row, Summary, Summing};

const EXAMPLES: &str = "\
Examples:
  dinard batch --games 1000
  dinard batch my_scenario.ron --games 1000 --seed 7 --jobs 2 --out games.csv
  dinard batch --games 1000 --by-actor
  dinard batch --games 1000 --orders examples/orders/early_joint_sanctions.txt
  dinard batch --games 1000 --against examples/orders/everyone_holds_out.txt
  dinard run --seed SEED      the very game of a row, by its seed

Machines play the seats without orders; what is not legal in a game is left out
of it. With --against the same seeds are played twice, so that the games of a
pair share their luck: first with --orders, or by machines alone, then with
these orders; differences are second less first. Intervals are at 95 %: Wilson's
for yes/no, the normal approximation for the rest, cut off at 0 where a measure
cannot be lower. In the CSV the columns of the second batch begin with
`against.`. Rows are written some thousands at a time, to FILE.csv.part, which
becomes FILE.csv at the end; a batch that is stopped leaves its rows there.";

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
    /// What some seats do in some rounds, a line each, as for `run`.
    #[arg(long, value_name = "FILE")]
    orders: Option<PathBuf>,
    /// Play the same seeds again under these orders, and compare.
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// Also measure what each actor did over each incident.
    #[arg(long)]
    by_actor: bool,
    /// Write a row for each game to this file; one that is there already is replaced only if it is such a table.
    #[arg(long, value_name = "FILE.csv")]
    out: Option<PathBuf>,
    #[command(flatten)]
    language: Language,
    /// How to print the summary.
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

fn parse_games(text: &str) -> Result<u64, String> {
    parse_whole(text, 1, "a batch has a whole number of games, from 1 on, such as 1000")
}

fn parse_jobs(text: &str) -> Result<usize, String> {
    parse_whole(text, 0, "jobs are a whole number; 0 for as many as there are cores")
}

/// Plays the games, writes the table and prints the summary.
pub(super) fn batch(args: &Args, out: &mut dyn Write) -> Result<(), Fault> {
    let scenario = args.language.scenario(&args.scenario)?;
    let roster = Roster::of(&scenario);
    let read = |path: &PathBuf| OrderFile::read(path, &roster);
    let mut scripts = vec![args.orders.as_ref().map(read).transpose()?];
    scripts.extend(args.against.as_ref().map(read).transpose()?.map(Some));
    let mut measures = measures(&scenario);
    if args.by_actor {
        measures.extend(actor_measures(&scenario));
    }
    let start = Instant::now();
    let (summaries, differences) = play(args, &scenario, &scripts, &measures)?;
    match (args.format, summaries.as_slice()) {
        (Format::Json, _) => writeln!(out, "{}", json::batches(args.games, args.seed, &summaries, &differences))?,
        (Format::Text, [summaries]) => print_summaries(&scenario, summaries, out)?,
        (Format::Text, _) => print_differences(&differences, out)?,
    }
    out.flush()?;
    report_speed(args.games * summaries.len() as u64, start.elapsed().as_secs_f64())
}

/// Plays one batch a script, of the same seeds, side by side: what each comes to, and how the second differs. Rows go to
/// the file as they come; only sums are kept.
fn play(
    args: &Args,
    scenario: &Scenario,
    scripts: &[Option<OrderFile>],
    measures: &[Measure],
) -> Result<(Vec<Vec<Summary>>, Vec<Difference>), Fault> {
    let table = |path: &PathBuf| -> Result<_, Fault> {
        Ok(CsvTable::new(WholeFile::create_by_parts(path, "game,seed")?, measures, scripts.len())?)
    };
    let mut table = args.out.as_ref().map(table).transpose()?;
    let batches: Vec<_> = scripts.iter().map(|orders| of_script(args, scenario, orders.as_ref())).collect();
    let started: Result<Vec<_>, _> = batches.iter().map(|batch| batch.start(measures)).collect();
    let mut running = started.context("the batch cannot be started").map_err(Fault::run)?;
    let mut summing = vec![Summing::new(measures); running.len()];
    let mut comparing = Comparing::new(measures);
    let bar = progress_bar(args.games * scripts.len() as u64);
    while let Some(rows) = running.iter_mut().map(|batch| batch.play_on(&|| bar.inc(1))).collect::<Option<Vec<_>>>() {
        summing.iter_mut().zip(&rows).for_each(|(summing, rows)| summing.add(rows));
        if let [first, second] = rows.as_slice() {
            comparing.add(first, second);
        }
        let rows: Vec<&[Row]> = rows.iter().map(Vec::as_slice).collect();
        table.iter_mut().try_for_each(|table| table.write(&rows))?;
    }
    bar.finish_and_clear();
    for (orders, running) in scripts.iter().zip(&running) {
        orders.iter().for_each(|orders| orders.warn_of_use(&scenario.setting.names, args.games, &running.used()));
    }
    table.map_or(Ok(()), |table| table.finish().finish())?;
    let differences = if running.len() == 2 { comparing.differences() } else { Vec::new() };
    Ok((summing.iter().map(Summing::summaries).collect(), differences))
}

fn of_script<'a>(args: &Args, scenario: &'a Scenario, orders: Option<&'a OrderFile>) -> Batch<'a> {
    let script = orders.map(|orders| &orders.script);
    Batch { scenario, games: args.games, seed: Seed(args.seed), jobs: args.jobs, script }
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

/// The summary as tables: the games, and what each actor did; then what the goals are.
fn print_summaries(scenario: &Scenario, summaries: &[Summary], out: &mut dyn Write) -> Result<(), Fault> {
    let is_roomy = terminal_width().is_none_or(|width| width >= ROOMY);
    let headings = ["measure", "games", "mean", "95 % interval", "sd", "50 %", "10 %", "90 %", "unit"];
    let shown = if is_roomy { headings.len() } else { headings.len() - 3 };
    let mut table = table(&headings[..shown]);
    let (of_actors, of_games): (Vec<_>, Vec<_>) = summaries.iter().partition(|summary| summary.actor.is_some());
    for summary in &of_games {
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
    for (number, goal) in (1..).zip(&scenario.goals) {
        let seats = Words(scenario).set(goal.seats);
        writeln!(out, "{}", for_people(&format!("goal.{number} ({seats}): {}", goal.describe(scenario))))?;
    }
    if of_actors.is_empty() { Ok(()) } else { print_actors(scenario, &of_actors, out) }
}

/// What each actor did over each incident: a row for those who ever named or sanctioned.
fn print_actors(scenario: &Scenario, summaries: &[&Summary], out: &mut dyn Write) -> Result<(), Fault> {
    let headings = ["incident", "actor", "named", "95 % interval", "sanctioned", "held out", "first named"];
    let mut table = table(&headings);
    let mut silent = 0;
    for own in summaries.chunk_by(|one, other| one.actor == other.actor) {
        let ([named, sanctioned, held_out, first], Some((incident, actor))) = (own, own[0].actor) else { continue };
        if named.mean.unwrap_or(0.0) + sanctioned.mean.unwrap_or(0.0) <= 0.0 {
            silent += 1;
            continue;
        }
        let names = &scenario.setting.names;
        let share = |summary: &Summary| told(summary, summary.mean);
        table.row(vec![
            names.incident(incident).to_owned(),
            names.actor(actor).to_owned(),
            share(named),
            interval(named),
            share(sanctioned),
            share(held_out),
            share(first),
        ]);
    }
    writeln!(out, "\n{table}")?;
    let silent = count(silent, "pair of incident and actor", "pairs of incident and actor");
    let note = format!(
        "Shares are of the games in which the attack came; first named is the mean date. Left out: {silent} without a public step in any game."
    );
    Ok(writeln!(out, "{}", for_people(&note))?)
}

/// What differs between two batches, second less first.
fn print_differences(differences: &[Difference], out: &mut dyn Write) -> Result<(), Fault> {
    let headings = ["measure", "pairs", "first", "second", "difference", "95 % interval", "differing", "unit"];
    let mut table = table(&headings);
    let (differ, same): (Vec<_>, Vec<_>) = differences.iter().partition(|difference| difference.differing > 0);
    for difference in &differ {
        let Difference { name, unit, pairs, differing, means, difference, interval, .. } = *difference;
        let mean = |side: usize| means.map_or(NONE.to_owned(), |means| unit.tell(means[side], 3));
        table.row(vec![
            name.clone(),
            pairs.to_string(),
            mean(0),
            mean(1),
            difference.map_or(NONE.to_owned(), |difference| format!("{difference:+.3}")),
            interval.map_or(NONE.to_owned(), |[from, to]| format!("{from:+.3} to {to:+.3}")),
            differing.to_string(),
            if *unit == Unit::Date { "days" } else { unit.word() }.to_owned(),
        ]);
    }
    writeln!(out, "{table}")?;
    let same = count(same.len(), "measure is", "measures are");
    let note = format!(
        "Second less first, over pairs of games with the same seed in which both have a value. {same} the same in every pair."
    );
    Ok(writeln!(out, "{}", for_people(&note))?)
}

/// A table with its numbers flush right.
fn table(headings: &[&str]) -> Table {
    Table::new(headings.iter().map(|&heading| heading.to_owned()).collect()).align_right(1)
}

/// Stands for no value.
const NONE: &str = "–";

/// A value in the unit of its measure.
fn told(summary: &Summary, value: Option<f64>) -> String {
    value.map_or(NONE.to_owned(), |value| summary.unit.tell(value, 3))
}

fn interval(summary: &Summary) -> String {
    let tell = |value| summary.unit.tell(value, 3);
    summary.interval.map_or(NONE.to_owned(), |[from, to]| format!("{} to {}", tell(from), tell(to)))
}

fn cells(summary: &Summary) -> [String; 9] {
    let Summary { name, unit, games, mean, deviation, quantiles, .. } = summary;
    let quantile = |index: usize| quantiles.map_or(NONE.to_owned(), |quantiles| unit.tell(quantiles[index], 2));
    [
        name.clone(),
        games.to_string(),
        told(summary, *mean),
        interval(summary),
        deviation.map_or(NONE.to_owned(), |deviation| format!("{deviation:.3}")),
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
