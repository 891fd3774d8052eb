//! `dinard check`: published results, run again and held against what was published.

#![expect(clippy::disallowed_types, reason = "tells people how long it took; no result depends on it")]

mod figures;
mod shipped;
mod report;

use std::io::{IsTerminal as _, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use anyhow::anyhow;
use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};

use super::orders::OrderFile;
use super::{Fault, Format, files, library, validate};
use crate::review::words::count;
use crate::scenario::{Published, Scenario};
use crate::study::published::{Finding, check as run};
use crate::study::rehearse;

const EXAMPLES: &str = "\
Examples:
  dinard check                       every result that comes with the program
  dinard check --slow                those that take longer, too: about an hour
  dinard check --slow --out figures  and heat maps and tables of the large ones
  dinard check my_result.ron         your own, or a scenario with `expect`
  dinard check --format markdown     the table of docs/validation.md

Exit codes: 0 every result is as expected, 2 a file is no good, 4 a result is
not as expected.";

/// What `check` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Files of published results, scenarios that expect something, or folders that are searched for them; all that
    /// come with the program if none.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Run those that take minutes or an hour, too.
    #[arg(long)]
    slow: bool,
    /// Write a heat map (SVG) and a table (CSV) of every quantity over two scales into this folder.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// How to print the table.
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Layout,
}

/// How the table is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Layout {
    // Columns for people.
    #[default]
    Text,
    // JSON for programs.
    Json,
    // A table for documents.
    Markdown,
}

impl Layout {
    /// How failures are printed.
    pub(super) fn failures(self) -> Format {
        if self == Self::Json { Format::Json } else { Format::Text }
    }
}

/// What can be checked: a published result, or a scenario that expects something.
enum Subject {
    Published(Box<Published>),
    Scenario(Arc<Scenario>),
}

impl Subject {
    fn title(&self) -> &str {
        match self {
            Self::Published(published) => &published.title,
            Self::Scenario(scenario) => scenario.story.title.get(&scenario.story.language),
        }
    }

    fn slug(&self) -> &str {
        match self {
            Self::Published(published) => &published.slug,
            Self::Scenario(scenario) => &scenario.slug,
        }
    }

    /// The title of one of its sources.
    fn source(&self, number: usize) -> &str {
        match self {
            Self::Published(published) => &published.sources[number].title,
            Self::Scenario(scenario) => &scenario.story.sources[number].title,
        }
    }

    fn is_slow(&self) -> bool {
        match self {
            Self::Published(published) => published.slow,
            Self::Scenario(_) => false,
        }
    }

    fn run(&self) -> Result<Vec<Finding<'_>>, Fault> {
        match self {
            Self::Published(published) => Ok(run(published)),
            Self::Scenario(scenario) => {
                rehearse(scenario, &OrderFile::of_script(scenario)?.script).map_err(Fault::input)
            }
        }
    }
}

/// A subject that was run.
struct Checked<'a> {
    subject: &'a Subject,
    findings: Vec<Finding<'a>>,
    seconds: f64,
}

/// Runs the subjects and prints the table.
pub(super) fn check(args: &Args, out: &mut dyn Write) -> Result<(), Fault> {
    let all = read_all(&args.paths)?;
    let (chosen, slow): (Vec<_>, Vec<_>) = all.iter().partition(|subject| args.slow || !subject.is_slow());
    let bar = progress_bar(chosen.len());
    let mut checked = Vec::new();
    for subject in chosen {
        bar.set_message(subject.title().to_owned());
        let start = Instant::now();
        let findings = subject.run()?;
        checked.push(Checked { subject, findings, seconds: start.elapsed().as_secs_f64() });
        bar.inc(1);
    }
    bar.finish_and_clear();
    if let Some(folder) = &args.out {
        figures::write(&checked, folder)?;
    }
    report::print(&checked, args.format, out)?;
    if !slow.is_empty() && args.format == Layout::Text {
        writeln!(out, "{} left out: add --slow.", count(slow.len(), "slow result", "slow results"))?;
    }
    let missed = checked.iter().flat_map(|one| &one.findings).filter(|finding| !finding.is_met).count();
    if missed > 0 {
        let what = count(missed, "quantity is", "quantities are");
        return Err(Fault::mismatch(anyhow!("{what} not as expected")).already_printed());
    }
    Ok(())
}

/// Everything that comes with the program, or what the paths name. Scenarios that expect nothing are passed over.
fn read_all(paths: &[PathBuf]) -> Result<Vec<Subject>, Fault> {
    let mut subjects = Vec::new();
    if paths.is_empty() {
        for (name, text) in shipped::RESULTS {
            subjects.push(Subject::Published(parse(name, text)?));
        }
        for name in library::names() {
            subjects.extend(expecting(library::scenario(name)?));
        }
        return Ok(subjects);
    }
    for path in validate::scenario_files(paths)? {
        let (name, text) = (path.display().to_string(), files::read(&path)?);
        if Published::is_one(&text) {
            subjects.push(Subject::Published(parse(&name, &text)?));
        } else {
            subjects.extend(expecting(library::parse(&name, &text)?));
        }
    }
    if subjects.is_empty() {
        let problem = "nothing is expected in these files: no `model`, and no `expect` in a scenario";
        return Err(Fault::input(anyhow!(problem)));
    }
    Ok(subjects)
}

fn expecting(scenario: Arc<Scenario>) -> Option<Subject> {
    (!scenario.expect.is_empty()).then_some(Subject::Scenario(scenario))
}

fn parse(name: &str, text: &str) -> Result<Box<Published>, Fault> {
    let (published, findings) = Published::parse(name, text);
    let problem = || format!("the result {name} cannot be checked");
    published.map(Box::new).ok_or_else(|| library::refused(&problem(), name, text, &findings))
}

/// A bar on a terminal; nothing elsewhere.
fn progress_bar(models: usize) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}");
    ProgressBar::new(models as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
