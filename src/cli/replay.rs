//! `dinard replay`: tell the game that a log holds, or play it again and compare line by line.

use std::io::Write;
use std::path::PathBuf;

use anyhow::anyhow;

use super::wrap::for_people;
use super::{Fault, Format, json, library, run};
use crate::play::Game;
use crate::play::replay::{Difference, fold, verify};
use crate::review::timeline;

const EXAMPLES: &str = "\
Examples:
  dinard replay game.jsonl
  dinard replay game.jsonl --verify
  dinard replay game.jsonl --events
  dinard replay game.jsonl --format json";

/// What `replay` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The log of a game.
    log: PathBuf,
    /// Play it again from its seed and orders, and name the first line that differs.
    #[arg(long)]
    verify: bool,
    /// Tell every event with what it followed from and what was drawn.
    #[arg(long, conflicts_with = "verify")]
    events: bool,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Tells or verifies the log.
pub(super) fn replay(args: &Args, out: &mut dyn Write) -> Result<(), Fault> {
    let log = library::log(&args.log)?;
    if args.verify {
        verify(&log).map_err(|difference| mismatch(args, &difference))?;
        let lines = log.lines.len() + 1;
        let matches = match args.format {
            Format::Text => format!("{}: the rules give all {lines} lines", args.log.display()),
            Format::Json => serde_json::json!({ "matches": true, "lines": lines }).to_string(),
        };
        writeln!(out, "{matches}")?;
        return Ok(());
    }
    let game = fold(&log);
    if args.events { print_events(&game, args.format, out) } else { run::print(&game, args.format, out) }
}

fn print_events(game: &Game, format: Format, out: &mut dyn Write) -> Result<(), Fault> {
    let lines = timeline(game);
    match format {
        Format::Text => {
            for line in lines {
                writeln!(out, "{}", for_people(&line.to_text()))?;
            }
        }
        Format::Json => writeln!(out, "{}", json::timeline(&lines))?,
    }
    Ok(())
}

fn mismatch(args: &Args, difference: &Difference) -> Fault {
    let Difference { line, round, logged, replayed } = difference;
    let or_nothing = |text: &Option<String>| text.clone().unwrap_or_else(|| "nothing".to_owned());
    Fault::mismatch(anyhow!(
        "{}:{line}: the rules of this version do not give what the log tells of round {round}\n  the log:   {}\n  the rules: {}",
        args.log.display(),
        or_nothing(logged),
        or_nothing(replayed)
    ))
}
