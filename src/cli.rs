//! Floor 5: the terminal. Each verb is a file: read what it names, call the floors below, print.

// In suggested reading order.
mod fault;
mod usage;
mod files;
mod output;
mod library;
mod logs;
mod language;
mod orders;
mod seats;
mod json;
pub mod render;
mod wrap;
mod table;
mod run;
mod text;
mod brief;
mod validate;
mod replay;
mod explain;
mod compare;
mod batch;
mod check;
mod solve;
mod cascade;
mod play;
mod window;

pub use fault::Fault;

use std::ffi::OsString;
use std::io::Write;

use clap::{Parser, Subcommand, ValueEnum};
use output::Output;
use usage::Unread;

/// How a command hands out what it found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    // Lines for people.
    #[default]
    Text,
    // JSON for programs.
    Json,
}

/// Reads a whole number within bounds, and says what it is for.
fn parse_whole<N: std::str::FromStr + PartialOrd>(text: &str, least: N, what: &str) -> Result<N, String> {
    text.parse().ok().filter(|number| *number >= least).ok_or_else(|| what.to_owned())
}

/// Reads a round.
fn parse_round(text: &str) -> Result<u16, String> {
    parse_whole(text, 1, "a round is a whole number from 1 to 65535, such as 5")
}

/// Reads a seed, and says what one is.
fn parse_seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("a seed is any whole number from 0 to {}, such as 7", u64::MAX))
}

const EXAMPLES: &str = "\
Examples:
  dinard                                   open the window
  dinard play --as gbr                     play a seat in the terminal
  dinard run --seed 7 --log g.jsonl        machines play; keep the log
  dinard explain g.jsonl --round 5 --actor Germany
                                           why did Germany choose so?
  dinard replay g.jsonl --verify           do the rules still give this log?
  dinard compare g.jsonl h.jsonl           two games side by side
  dinard text g.jsonl --marked             the text of a document, marked up
  dinard brief saltmere --out sheets       role sheets for a class
  dinard batch --games 1000                many games, summed up
  dinard validate my_scenario.ron          every problem of a scenario
  dinard check                             published results, run again
  dinard solve g.jsonl --round 3 --incident notpetya --players usa,gbr,deu
                                           equilibria of a response window
  dinard cascade --first usa,gbr           who would join after whom

SCENARIO is a file or the name of a scenario that comes with the program.
Exit codes: 0 done, 2 invalid input, 3 the run failed, 4 a log or a result does
not match. With --format json, failures are JSON as well.";

/// A cyber-norms treaty negotiation simulator.
///
/// States on an alliance network are hit by cyberattacks and must name, sanction or hold out on uncertain evidence.
/// Every decision can be asked why.
#[derive(Debug, Parser)]
#[command(name = "dinard", version, after_help = EXAMPLES, max_term_width = usage::WIDEST)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Play a seat in the terminal.
    Play(play::Args),
    /// Let machines play one game; print its story and outcome.
    Run(run::Args),
    /// Check scenario files and print every problem.
    Validate(validate::Args),
    /// Tell the game in a log, or check that the rules still give it.
    Replay(replay::Args),
    /// Say why an actor chose as it did.
    Explain(explain::Args),
    /// Hold two games of one scenario side by side.
    Compare(compare::Args),
    /// Write the text of a document as it stands in a log: Markdown or HTML, clean or marked up.
    Text(text::Args),
    /// Write the role sheets of a scenario: text, Markdown or HTML, a file a seat.
    Brief(brief::Args),
    /// Play many games and sum them up.
    Batch(batch::Args),
    /// Run published results again and hold them against what was published.
    Check(check::Args),
    /// Solve the one-shot game of a response window, or write it for Gambit.
    Solve(solve::Args),
    /// Say who would join after whom on the alliance network, and who tips the rest.
    Cascade(cascade::Args),
    /// Open the window, as the program does without a command.
    Window(window::Args),
}

impl Command {
    /// How it hands out what it found, failures too. `validate` prints its own: a finding a line.
    fn format(&self) -> Format {
        match self {
            Self::Run(args) => args.format,
            Self::Replay(args) => args.format,
            Self::Explain(args) => args.format,
            Self::Compare(args) => args.format,
            Self::Batch(args) => args.format,
            Self::Check(args) => args.format.failures(),
            Self::Solve(args) => args.format,
            Self::Cascade(args) => args.format,
            Self::Play(_) | Self::Validate(_) | Self::Text(_) | Self::Brief(_) | Self::Window(_) => Format::Text,
        }
    }
}

/// Does what a command line asks; the first argument is the name of the program.
///
/// # Errors
/// What went wrong, with its exit code. Where JSON was asked for, it is printed to `out` as well.
pub fn run(arguments: impl IntoIterator<Item = OsString>, out: &mut dyn Write) -> Result<(), Fault> {
    let arguments: Vec<_> = arguments.into_iter().collect();
    let out = &mut Output(out);
    let (format, done) = match usage::read(&arguments) {
        Ok(cli) => (cli.command.as_ref().map_or(Format::Text, Command::format), carry_out(cli.command, out)),
        Err(Unread::Help(text)) => (Format::Text, write!(out, "{text}").map_err(Fault::from)),
        Err(Unread::Wrong(fault)) => (usage::format(&arguments), Err(fault)),
    };
    if let Err(fault) = &done
        && format == Format::Json
        && !fault.is_printed()
    {
        writeln!(out, "{}", fault.to_json())?;
    }
    out.flush()?;
    done
}

fn carry_out(command: Option<Command>, out: &mut dyn Write) -> Result<(), Fault> {
    match command {
        None => window::open(window::Args::default(), out),
        Some(Command::Window(args)) => window::open(args, out),
        Some(Command::Play(args)) => play::play(args, out),
        Some(Command::Run(args)) => run::run(&args, out),
        Some(Command::Validate(args)) => validate::validate(&args, out),
        Some(Command::Replay(args)) => replay::replay(&args, out),
        Some(Command::Explain(args)) => explain::explain(&args, out),
        Some(Command::Compare(args)) => compare::compare(&args, out),
        Some(Command::Text(args)) => text::text(&args, out),
        Some(Command::Brief(args)) => brief::brief(&args, out),
        Some(Command::Batch(args)) => batch::batch(&args, out),
        Some(Command::Check(args)) => check::check(&args, out),
        Some(Command::Cascade(args)) => cascade::cascade(&args, out),
        Some(Command::Solve(args)) => solve::solve(&args, out),
    }
}
