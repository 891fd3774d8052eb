//! `dinard run`: machines play one game, under orders for some seats if given.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::anyhow;

use super::files::WholeFile;
use super::language::Language;
use super::orders::OrderFile;
use super::wrap::for_people;
use super::{Fault, Format, json, library, parse_seed};
use crate::logfile::{Unplayable, is_in_use};
use crate::play::{Game, log};
use crate::review::words::unfinished;
use crate::review::{Audience, Standstill, outcome, standstill, story, turning_point};
use crate::scenario::Roster;
use crate::sim::Seed;

const EXAMPLES: &str = "\
Examples:
  dinard run 2017_notpetya --seed 7
  dinard run my_scenario.ron --log game.jsonl
  dinard run --orders examples/orders/everyone_holds_out.txt
  dinard run 2001_budapest --script
  dinard run 2017_notpetya --format json | jq .outcome.sentence

A line of an order file:
  @3 gbr: joint notpetya to rus if 2 of {usa, deu, fra} else private
Without @ROUND it stands for every round, and * means every actor that may.
Names will do for slugs. A seat with an order for a round sends no answer
about other incidents in that round. Where documents are negotiated:
  fra: propose conduct 60                  support, oppose, bracket, park …
  @5 usa: adopt initiative                 reject, abstain, call_vote
  usa: sign initiative reserving {conduct} ratify, stay_out, withdraw
  fra: offer usa {pay 0.1} for {join initiative}    accept 1, decline 1
All of them, an example each: docs/notation.md.";

/// What `run` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, allow_negative_numbers = true)]
pub(super) struct Args {
    /// A scenario file, or the name of a scenario that comes with the program.
    #[arg(default_value = library::DEFAULT)]
    scenario: String,
    /// The seed of the game: the same seed gives the same game.
    #[arg(long, default_value_t = 1, value_parser = parse_seed)]
    seed: u64,
    /// Keep the log in this file; one that is there already is replaced only if it is a log.
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
    /// What some seats do in some rounds, a line each.
    #[arg(long, value_name = "FILE")]
    orders: Option<PathBuf>,
    /// Play the script of the scenario: what seats did as it went.
    #[arg(long, conflicts_with = "orders")]
    script: bool,
    #[command(flatten)]
    language: Language,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

/// Plays the game and prints it.
pub(super) fn run(args: &Args, out: &mut dyn Write) -> Result<(), Fault> {
    let scenario = args.language.scenario(&args.scenario)?;
    let orders = match &args.orders {
        Some(path) => OrderFile::read(path, &Roster::of(&scenario))?,
        None if args.script => OrderFile::of_script(&scenario)?,
        None => OrderFile::default(),
    };
    if let (Some(path), None) = (&args.log, &args.orders) {
        spare_persons(path)?;
    }
    let mut game = Game::new(scenario, Seed(args.seed));
    orders.play_out(&mut game)?;
    if let Some(path) = &args.log {
        keep(&game, path)?;
    }
    print(&game, args.format, out)?;
    match (args.format, standstill(&game)) {
        (Format::Text, Some(standstill)) => point_on(&game, &standstill, args.log.as_deref(), out),
        (Format::Text, None) | (Format::Json, _) => Ok(()),
    }
}

/// Says why nobody moved, and how to look closer.
fn point_on(game: &Game, standstill: &Standstill, log: Option<&Path>, out: &mut dyn Write) -> Result<(), Fault> {
    let (actor, round) = standstill.example;
    let actor = game.setting().names.actor(actor);
    let ask = |log: &str| format!("`dinard explain {log} --round {round} --actor {actor} --foil public`");
    let closer = match log {
        Some(log) => format!("For the sums: {}.", ask(&log.display().to_string())),
        None => format!("For the sums, keep the log by `--log FILE` and ask {}.", ask("FILE")),
    };
    Ok(writeln!(out, "{}", for_people(&format!("{} {closer}", standstill.text)))?)
}

/// Refuses to replace a log with a person's moves by a game of machines: nothing could play those moves again.
fn spare_persons(path: &Path) -> Result<(), Fault> {
    let has_persons = path.is_file() && fs::read_to_string(path).is_ok_and(|log| log.contains("\"seat\":\"person\""));
    let refusal =
        || anyhow!("{} holds a game with a person's moves: choose another name, or delete it", path.display());
    if has_persons { Err(Fault::input(refusal())) } else { Ok(()) }
}

/// Writes the whole log of a game.
fn keep(game: &Game, path: &Path) -> Result<(), Fault> {
    if is_in_use(path) {
        return Err(Fault::run(anyhow!("{}: {}", path.display(), Unplayable::InUse)));
    }
    let mut file = WholeFile::create(path, "{\"dinard_log\"")?;
    let mut text = Vec::new();
    log::append_header(game, &mut text)?;
    log::append_entries(game, 0, &mut text)?;
    file.write_all(&text)?;
    file.finish()
}

/// Prints a game's story and outcome.
pub(super) fn print(game: &Game, format: Format, out: &mut dyn Write) -> Result<(), Fault> {
    match format {
        Format::Text => print_text(game, out),
        Format::Json => Ok(writeln!(out, "{}", json::game(game))?),
    }
}

fn print_text(game: &Game, out: &mut dyn Write) -> Result<(), Fault> {
    writeln!(out, "{} (seed {})\n", game.scenario().story.title, game.seed().0)?;
    for chapter in story(game, Audience::Debrief) {
        let is_empty = chapter.lines.is_empty() && chapter.round <= game.rounds_played();
        let nothing = if is_empty { "  Nothing happened.\n" } else { "" };
        writeln!(out, "{}", for_people(&(chapter.to_text() + nothing)))?;
    }
    print_outcome(game, out)
}

/// Prints what a game came to.
pub(super) fn print_outcome(game: &Game, out: &mut dyn Write) -> Result<(), Fault> {
    let mut text = match unfinished(game) {
        Some(unfinished) => format!("Outcome so far ({unfinished})\n"),
        None => "Outcome\n".to_owned(),
    };
    text += &outcome(game).to_text(game);
    if let Some(point) = turning_point(game) {
        text += &format!("Turning point: {}\n", point.text);
    }
    Ok(write!(out, "{}", for_people(&text))?)
}
