//! The log: JSON Lines, append-only, self-contained. Header first, then one line an entry; slugs, not ids.

mod decision;
mod json;
mod pen;
mod record;

use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use decision::{ReadDecision, STAKE_NAMES, STAKES, WrittenDecision};
pub use pen::Pen;

use super::script::Script;
use super::slugs::{Slugs, ToIds, ToSlugs, Written};
use super::{Entry, Game, Player};
use crate::scenario::Scenario;
use crate::sim::choice::Term;
use crate::sim::event::{Cause, Event};
use crate::sim::treaty::Motion;
use crate::sim::{ActorId, Names, Order, Record, Round, Seed, Setting};

/// The format of the log. Raised when older logs can no longer be read as they are.
pub const FORMAT: u32 = 1;

/// The first line: everything that the rest depends on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The format of the log, [`FORMAT`].
    pub dinard_log: u32,
    /// The version of the program that wrote it.
    pub version: String,
    /// The seed of the game.
    pub seed: u64,
    /// The names of the terms, in the order of every decision.
    pub terms: Vec<Term>,
    /// The names of the coefficients, in the order of every decision.
    pub stakes: Vec<String>,
    /// The scenario, whole.
    pub scenario: ScenarioText,
}

impl Header {
    /// The lists of the header, as JSON.
    #[must_use]
    pub fn lists(&self) -> String {
        lists(&self.terms, &self.stakes)
    }
}

/// What decisions list by place alone, as JSON: the names of terms and of coefficients.
pub(super) fn lists<S: Serialize>(terms: &[Term], stakes: &[S]) -> String {
    serde_json::json!({ "terms": terms, "stakes": stakes }).to_string()
}

/// The scenario as it was played.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScenarioText {
    /// Its slug.
    pub slug: String,
    /// Its whole RON text.
    pub text: String,
}

/// What the headers of all games of a scenario share, written out once: a scenario is long, and many games are logged.
#[derive(Clone, Debug)]
pub struct Preamble {
    terms: String,
    stakes: String,
    scenario: String,
}

impl Preamble {
    /// The preamble of a scenario's logs.
    ///
    /// # Errors
    /// Never in practice: texts and lists of words always have a JSON form.
    pub fn of(scenario: &Scenario) -> io::Result<Self> {
        let text = ScenarioText { slug: scenario.slug.clone(), text: scenario.source_text.clone() };
        Ok(Self {
            terms: serde_json::to_string(&Term::ALL)?,
            stakes: serde_json::to_string(&STAKE_NAMES)?,
            scenario: serde_json::to_string(&text)?,
        })
    }

    /// Appends the header of a game with this seed.
    ///
    /// # Errors
    /// Never in practice: memory takes it.
    pub fn append_header(&self, seed: Seed, out: &mut Vec<u8>) -> io::Result<()> {
        let Self { terms, stakes, scenario } = self;
        let (version, seed) = (env!("CARGO_PKG_VERSION"), seed.0);
        write!(out, "{{\"dinard_log\":{FORMAT},\"version\":\"{version}\",\"seed\":{seed},")?;
        writeln!(out, "\"terms\":{terms},\"stakes\":{stakes},\"scenario\":{scenario}}}")
    }
}

/// Every shape that a line without a record can have, to write it.
#[derive(Default, Serialize)]
struct WrittenLine<'n> {
    #[serde(skip_serializing_if = "Option::is_none")]
    round: Option<Round>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: Option<&'n str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seat: Option<Player>,
    #[serde(skip_serializing_if = "Option::is_none")]
    others: Option<Player>,
    #[serde(skip_serializing_if = "Option::is_none")]
    orders: Option<Vec<Order<Written<'n>>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    motions: Option<Vec<Motion<Written<'n>>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    undo_to: Option<Round>,
}

/// Every shape that a line after the header can have, as it is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    #[serde(default)]
    round: Option<Round>,
    #[serde(default)]
    actor: Option<String>,
    #[serde(default)]
    seat: Option<Player>,
    #[serde(default)]
    others: Option<Player>,
    #[serde(default)]
    orders: Option<Vec<Order<Slugs>>>,
    #[serde(default)]
    motions: Option<Vec<Motion<Slugs>>>,
    #[serde(default)]
    event: Option<Event<Slugs>>,
    #[serde(default)]
    cause: Option<Cause>,
    #[serde(default)]
    undo_to: Option<Round>,
}

/// A log that was read.
#[derive(Clone, Debug)]
pub struct Log {
    /// Its first line.
    pub header: Header,
    /// The scenario in it.
    pub scenario: Arc<Scenario>,
    /// Its entries, oldest first.
    pub entries: Vec<Entry>,
    /// Its lines after the header, as they stand.
    pub lines: Vec<String>,
    /// Whether the last line was torn, as by a power cut, and left out.
    pub is_torn: bool,
}

/// Why a log cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {problem}")]
pub struct LogError {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong there.
    pub problem: String,
}

impl LogError {
    fn new(line: usize, column: usize, problem: impl ToString) -> Self {
        Self { line, column: column.max(1), problem: problem.to_string() }
    }

    fn json(line: usize, error: &serde_json::Error) -> Self {
        let text = error.to_string();
        let problem = text.split(" at line ").next().unwrap_or(&text);
        Self::new(line, error.column(), problem)
    }
}

/// Appends the header of a game's log to text in memory; whoever has a file writes it out.
///
/// # Errors
/// Never in practice: a scenario's text always has a JSON form.
pub fn append_header(game: &Game, out: &mut Vec<u8>) -> io::Result<()> {
    Preamble::of(game.scenario())?.append_header(game.seed(), out)
}

/// Appends a game's entries from number `from` on to text in memory.
///
/// # Errors
/// Never in practice: every entry has a form in a log.
pub fn append_entries(game: &Game, from: usize, out: &mut Vec<u8>) -> io::Result<()> {
    Pen::new().append_entries(game, from, out)
}

impl Pen {
    /// Appends a game's entries from number `from` on to text in memory.
    ///
    /// # Errors
    /// Never in practice: every entry has a form in a log.
    pub fn append_entries(&mut self, game: &Game, from: usize, out: &mut Vec<u8>) -> io::Result<()> {
        game.journal()[from..].iter().try_for_each(|entry| append_entry(&game.setting().names, entry, self, out))
    }
}

fn append_entry(names: &Names, entry: &Entry, pen: &mut Pen, out: &mut Vec<u8>) -> io::Result<()> {
    let line = match entry {
        Entry::Happened(record) => {
            record::append(names, record, pen, out).map_err(io::Error::other)?;
            out.push(b'\n');
            return Ok(());
        }
        Entry::Seated { round, actor, by_person } => {
            let seat = Some(if *by_person { Player::Person } else { Player::Machine });
            WrittenLine { round: Some(*round), actor: Some(names.actor(*actor)), seat, ..WrittenLine::default() }
        }
        Entry::Others { round, by_script } => {
            let others = Some(if *by_script { Player::Script } else { Player::Machine });
            WrittenLine { round: Some(*round), others, ..WrittenLine::default() }
        }
        Entry::Sealed { round, actor, orders } => {
            let orders = orders.iter().cloned().map(|order| {
                let Ok(order) = order.rename(&ToSlugs(names));
                order
            });
            let (actor, orders) = (Some(names.actor(*actor)), Some(orders.collect()));
            WrittenLine { round: Some(*round), actor, orders, ..WrittenLine::default() }
        }
        Entry::Tabled { round, actor, motions } => {
            let motions = motions.iter().cloned().map(|motion| {
                let Ok(motion) = motion.rename(&ToSlugs(names));
                motion
            });
            let (actor, motions) = (Some(names.actor(*actor)), Some(motions.collect()));
            WrittenLine { round: Some(*round), actor, motions, ..WrittenLine::default() }
        }
        Entry::Undone { to } => WrittenLine { undo_to: Some(*to), ..WrittenLine::default() },
    };
    json::append(&line, out).map_err(io::Error::other)?;
    out.push(b'\n');
    Ok(())
}

/// An event by slugs. Decisions, the bulk of a log, are written from where they stand.
fn named<'n>(names: &'n Names, event: &'n Event) -> Event<Written<'n>> {
    if let Event::Decided { actor, incident, accused, pass, by_person, in_coalition, decision } = event {
        return Event::Decided {
            actor: names.actor(*actor),
            incident: names.incident(*incident),
            accused: names.actor(*accused),
            pass: *pass,
            by_person: *by_person,
            in_coalition: *in_coalition,
            decision: WrittenDecision(Cow::Borrowed(decision)),
        };
    }
    let Ok(event) = event.clone().rename(&ToSlugs(names));
    event
}

/// Reads a log. A torn last line, one without its line break that does not parse, is left out and reported.
///
/// # Errors
/// The first line that is not a line of a log, or names what the scenario does not have.
pub fn read(text: &str) -> Result<Log, LogError> {
    let mut lines = text.split_inclusive('\n').enumerate().map(|(index, line)| (index + 1, line));
    let (_, first) = lines.next().ok_or_else(|| LogError::new(1, 1, "the log is empty"))?;
    let header: Header = serde_json::from_str(first).map_err(|error| LogError::json(1, &error))?;
    if header.dinard_log != FORMAT {
        let problem = format!("log format {} is not {FORMAT}, the one this version reads", header.dinard_log);
        return Err(LogError::new(1, 1, problem));
    }
    let scenario = parse_scenario(&header)?;
    let mut log = Log { header, scenario, entries: Vec::new(), lines: Vec::new(), is_torn: false };
    for (number, line) in lines {
        match read_entry(&log.scenario, number, line) {
            Ok(entry) => {
                log.entries.push(entry);
                log.lines.push(line.trim_end().to_owned());
            }
            Err(_) if !line.ends_with('\n') => log.is_torn = true,
            Err(error) => return Err(error),
        }
    }
    Ok(log)
}

fn parse_scenario(header: &Header) -> Result<Arc<Scenario>, LogError> {
    let (scenario, diagnostics) = Scenario::parse(&header.scenario.slug, &header.scenario.text);
    scenario.map(Arc::new).ok_or_else(|| {
        let first = diagnostics.first().map_or_else(String::new, |diagnostic| diagnostic.message.clone());
        LogError::new(1, 1, format!("the scenario in the log does not parse: {first}"))
    })
}

fn read_entry(scenario: &Scenario, number: usize, text: &str) -> Result<Entry, LogError> {
    let setting = &scenario.setting;
    let names = &setting.names;
    let line: Line = serde_json::from_str(text).map_err(|error| LogError::json(number, &error))?;
    let lexicon = ToIds(names);
    let unknown = |error| LogError::new(number, 1, error);
    Ok(match line {
        Line { undo_to: Some(to), .. } => Entry::Undone { to },
        Line { round: Some(round), event: Some(event), cause: Some(cause), .. } => {
            let event = event.rename(&lexicon).map_err(unknown)?;
            check_release(setting, number, &event)?;
            Entry::Happened(Record { round, event, cause })
        }
        Line { round: Some(round), actor: Some(slug), seat: Some(seat), .. } => {
            let actor = find(names, number, &slug)?;
            Entry::Seated { round, actor, by_person: seat == Player::Person }
        }
        Line { round: Some(round), others: Some(others), .. } => {
            if others == Player::Script && Script::of(scenario).is_err() {
                return Err(LogError::new(number, 1, "the script of the scenario has lines that are no orders"));
            }
            Entry::Others { round, by_script: others == Player::Script }
        }
        Line { round: Some(round), actor: Some(slug), orders: Some(orders), .. } => {
            let actor = find(names, number, &slug)?;
            let orders = orders.into_iter().map(|order| order.rename(&lexicon)).collect::<Result<_, _>>();
            Entry::Sealed { round, actor, orders: orders.map_err(unknown)? }
        }
        Line { round: Some(round), actor: Some(slug), motions: Some(motions), .. } => {
            let actor = find(names, number, &slug)?;
            let motions = motions.into_iter().map(|motion| motion.rename(&lexicon)).collect::<Result<_, _>>();
            Entry::Tabled { round, actor, motions: motions.map_err(unknown)? }
        }
        Line { .. } => {
            let problem = "this is no event, order, motion, seat or undo: a field is missing";
            return Err(LogError::new(number, 1, problem));
        }
    })
}

/// Refuses signals and reports about evidence that the scenario does not have: they could not be folded.
fn check_release(setting: &Setting, line: usize, event: &Event) -> Result<(), LogError> {
    let (Event::SignalDrawn { incident, release, .. } | Event::ReportShared { incident, release, .. }) = event else {
        return Ok(());
    };
    if usize::from(*release) < setting.incident(*incident).releases.len() {
        return Ok(());
    }
    let number = u32::from(*release) + 1;
    Err(LogError::new(line, 1, format!("`{}` has no evidence {number}", setting.names.incident(*incident))))
}

fn find(names: &Names, line: usize, slug: &str) -> Result<ActorId, LogError> {
    names.find_actor(slug).ok_or_else(|| LogError::new(line, 1, super::slugs::UnknownSlug(slug.to_owned())))
}

/// One entry as the log holds it, without its line break.
#[must_use]
pub fn render_entry(names: &Names, entry: &Entry) -> String {
    let mut line = Vec::new();
    match append_entry(names, entry, &mut Pen::new(), &mut line) {
        Ok(()) => String::from_utf8_lossy(&line).trim_end().to_owned(),
        Err(error) => error.to_string(),
    }
}
