//! `dinard validate`: every problem of scenario files, with place and remedy.

use std::fs;
use std::io::{IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, anyhow};
use serde_json::json;

use super::{Fault, Format, files, render};
use crate::play::Game;
use crate::play::script::findings;
use crate::review::standstill;
use crate::review::words::count;
use crate::scenario::{Diagnostic, Scenario};
use crate::sim::Seed;

const EXAMPLES: &str = "\
Examples:
  dinard validate my_scenario.ron
  dinard validate --deny-warnings scenarios/
  dinard validate --format json scenarios/ | jq -r '.message'

A scenario without errors is also played a few times. If no machine ever takes
a step, a note says so; notes are no warnings.";

/// How many games are played at most to see whether anybody acts.
const TRIALS: u64 = 16;

/// What `validate` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Scenario files, or folders that are searched for them.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Let warnings count as errors.
    #[arg(long)]
    deny_warnings: bool,
    /// How to print: text, or one JSON object a line.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How many files were read, and what was found in them.
#[derive(Debug, Default)]
struct Tally {
    files: usize,
    errors: usize,
    warnings: usize,
}

/// Checks every file and prints every finding.
pub(super) fn validate(args: &Args, out: &mut dyn Write) -> Result<(), Fault> {
    let mut tally = Tally::default();
    for path in scenario_files(&args.paths)? {
        tally.files += 1;
        match files::read(&path) {
            Ok(text) => check(&path.display().to_string(), &text, args.format, &mut tally, out)?,
            Err(fault) => tell_fault(&path, &fault, args.format, &mut tally, out)?,
        }
    }
    let found = tally.in_words();
    if tally.errors > 0 || args.deny_warnings && tally.warnings > 0 {
        return Err(Fault::input(anyhow!("{found}")));
    }
    if args.format == Format::Text {
        writeln!(out, "{found}")?;
    }
    Ok(())
}

fn check(name: &str, text: &str, format: Format, tally: &mut Tally, out: &mut dyn Write) -> Result<(), Fault> {
    let findings = findings(name, text);
    tally.errors += findings.iter().filter(|finding| finding.is_error()).count();
    tally.warnings += findings.iter().filter(|finding| !finding.is_error()).count();
    match format {
        Format::Text => write!(out, "{}", render::render(name, text, &findings, std::io::stdout().is_terminal()))?,
        Format::Json => print_lines(name, text, &findings, out)?,
    }
    // Where a script says what seats do, it is no wonder if machines do nothing without it.
    let scenario = Scenario::parse(name, text).0.filter(|scenario| scenario.script.is_empty());
    scenario.map_or(Ok(()), |scenario| try_out(name, Arc::new(scenario), format, out))
}

/// Plays some games by machines. If nobody ever acts, the scenario is valid, but hardly a game: worth a note.
fn try_out(name: &str, scenario: Arc<Scenario>, format: Format, out: &mut dyn Write) -> Result<(), Fault> {
    let trials = (1..=TRIALS).map_while(|seed| {
        let mut game = Game::new(Arc::clone(&scenario), Seed(seed));
        game.play_out();
        standstill(&game)
    });
    let trials: Vec<_> = trials.collect();
    let Some(first) = trials.first().filter(|_| trials.len() as u64 == TRIALS) else { return Ok(()) };
    let message = format!("in {TRIALS} games of machines nobody ever took a step. In the first: {}", first.text);
    match format {
        Format::Text => writeln!(out, "note: {name}: {message}\n")?,
        Format::Json => writeln!(out, "{}", json!({ "file": name, "severity": "note", "message": message }))?,
    }
    Ok(())
}

/// A file that cannot be read is an error like others, and keeps nobody from hearing of the next file.
fn tell_fault(
    path: &Path,
    fault: &Fault,
    format: Format,
    tally: &mut Tally,
    out: &mut dyn Write,
) -> Result<(), Fault> {
    tally.errors += 1;
    let (file, message) = (path.display().to_string(), fault.to_string());
    match format {
        Format::Text => writeln!(out, "error: {message}\n")?,
        Format::Json => writeln!(out, "{}", json!({ "file": file, "severity": "error", "message": message }))?,
    }
    Ok(())
}

fn print_lines(name: &str, text: &str, findings: &[Diagnostic], out: &mut dyn Write) -> Result<(), Fault> {
    for finding in findings {
        let line = serde_json::to_string(&finding.located(name, text)).map_err(Fault::run)?;
        writeln!(out, "{line}")?;
    }
    Ok(())
}

impl Tally {
    fn in_words(&self) -> String {
        let files = count(self.files, "file", "files");
        let errors = count(self.errors, "error", "errors");
        let warnings = count(self.warnings, "warning", "warnings");
        format!("{errors} and {warnings} in {files}")
    }
}

/// The files that are named, and those in the folders that are named, in order.
pub(super) fn scenario_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Fault> {
    let mut found = Vec::new();
    for path in paths {
        let before = found.len();
        if path.is_dir() {
            search(path, &mut found)?;
            found[before..].sort();
        } else {
            found.push(path.clone());
        }
        if found.len() == before {
            return Err(Fault::input(anyhow!("there is no scenario file (*.ron) in {}", path.display())));
        }
    }
    Ok(found)
}

fn search(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Fault> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()));
    for entry in entries.map_err(Fault::input)? {
        let path = entry?.path();
        if path.is_dir() {
            search(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "ron") {
            found.push(path);
        }
    }
    Ok(())
}
