//! `dinard compare`: two games of one scenario side by side.

use std::io::Write;
use std::path::PathBuf;

use anyhow::anyhow;

use super::language::Language;
use super::table::Table;
use super::wrap::for_people;
use super::{Fault, Format, json};
use crate::play::Game;
use crate::play::replay::fold;
use crate::review::compare::{Section, SectionRow};
use crate::review::{Comparison, compare as compare_games};

const EXAMPLES: &str = "\
Examples:
  dinard run --log machines.jsonl
  dinard run --log silent.jsonl --orders examples/orders/everyone_holds_out.txt
  dinard compare machines.jsonl silent.jsonl";

/// What `compare` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The log of a game.
    first: PathBuf,
    /// The log of another game of the same scenario.
    second: PathBuf,
    #[command(flatten)]
    language: Language,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

/// Prints where the games part and why, who answered otherwise, and what came of it.
pub(super) fn compare(args: &Args, out: &mut dyn Write) -> Result<(), Fault> {
    let [first, second] = [args.language.log(&args.first)?, args.language.log(&args.second)?];
    if first.header.scenario != second.header.scenario {
        let (one, other) = (first.header.scenario.slug, second.header.scenario.slug);
        return Err(Fault::input(anyhow!(
            "these are games of two scenarios, {one} and {other}, or of two editions of one"
        )));
    }
    let games = [fold(&first), fold(&second)];
    let comparison = compare_games(&games[0], &games[1]);
    match args.format {
        Format::Text => print_text(args, &games[0], &comparison, out)?,
        Format::Json => writeln!(out, "{}", json::comparison(&games, &comparison))?,
    }
    Ok(())
}

fn print_text(args: &Args, game: &Game, comparison: &Comparison, out: &mut dyn Write) -> Result<(), Fault> {
    writeln!(out, "First: {}. Second: {}.", args.first.display(), args.second.display())?;
    for line in &comparison.lines {
        writeln!(out, "{}", for_people(line))?;
    }
    for Section { title, rows } in comparison.sections(game) {
        let mut table = Table::new([title, "first", "second"].map(str::to_owned).to_vec());
        for SectionRow { what, sides: [one, other] } in rows {
            table.row(vec![what, one, other]);
        }
        writeln!(out, "\n{table}")?;
    }
    Ok(())
}
