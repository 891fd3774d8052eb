//! `dinard replay`: tell the game that a log holds, or play it again and compare line by line.

use std::io::Write;
use std::path::PathBuf;

use anyhow::anyhow;

use super::language::Language;
use super::wrap::for_people;
use super::{Fault, Format, json, run};
use crate::play::Game;
use crate::play::log::Log;
use crate::play::replay::{Difference, Verified, fold, verify};
use crate::review::timeline;
use crate::review::words::unfinished;

const EXAMPLES: &str = "\
Examples:
  dinard replay game.jsonl
  dinard replay game.jsonl --verify
  dinard replay game.jsonl --events
  dinard replay game.jsonl --format json

With --verify the exit code is 0 if the rules give every line of the log, also
if the log is of an unfinished game or was cut in the midst of a round, which is
said; 4 if a line differs, and 2 if one cannot be read.";

/// What `replay` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The log of a game.
    log: PathBuf,
    /// Play it again by its seed and orders; name the first line that differs.
    #[arg(long)]
    verify: bool,
    /// Tell every event with what it followed from and what was drawn.
    #[arg(long, conflicts_with = "verify")]
    events: bool,
    #[command(flatten)]
    language: Language,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

/// Tells or verifies the log.
pub(super) fn replay(args: &Args, out: &mut dyn Write) -> Result<(), Fault> {
    let log = args.language.log(&args.log)?;
    if args.verify {
        let verified = verify(&log).map_err(|difference| mismatch(args, &difference))?;
        return print_match(args, &log, &verified, out);
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

fn print_match(args: &Args, log: &Log, verified: &Verified, out: &mut dyn Write) -> Result<(), Fault> {
    let (name, lines, Verified { game, cut }) = (args.log.display(), log.lines.len() + 1, verified);
    match args.format {
        Format::Text => {
            let all = if lines == 1 { "its only line".to_owned() } else { format!("all {lines} lines") };
            writeln!(out, "{name}: the rules give {all}")?;
            if let Some(round) = cut {
                let on = format!("`dinard play --resume {name}` goes on with the game");
                let told =
                    format!("{name}: the log ends in the midst of round {round}, as one that was cut does; {on}");
                writeln!(out, "{}", for_people(&told))?;
            } else if let Some(unfinished) = unfinished(game) {
                writeln!(out, "{name}: {unfinished}")?;
            }
        }
        Format::Json => {
            let (mut progress, version) = (json::progress(game), &log.header.version);
            if let Some(round) = cut {
                progress["played"] = (round.0 - 1).into();
            }
            let found = serde_json::json!({
                "matches": true, "lines": lines, "version": version, "progress": progress, "cut_in_round": cut,
            });
            writeln!(out, "{found}")?;
        }
    }
    Ok(())
}

fn mismatch(args: &Args, difference: &Difference) -> Fault {
    let Difference { line, round, logged, replayed } = difference;
    let or_nothing = |text: &Option<String>| text.clone().unwrap_or_else(|| "nothing".to_owned());
    let name = args.log.display().to_string();
    let problem = format!("the rules of this version do not give what the log tells of round {round}");
    let excerpt = format!("  the log:   {}\n  the rules: {}", or_nothing(logged), or_nothing(replayed));
    Fault::mismatch(anyhow!("{name}:{line}: {problem}"))
        .with_excerpt(&excerpt)
        .with_field("matches", false.into())
        .with_field("file", name.into())
        .with_field("line", (*line).into())
        .with_field("round", round.0.into())
        .with_field("logged", logged.clone().into())
        .with_field("replayed", replayed.clone().into())
}
