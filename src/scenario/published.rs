//! Published results: files that say which model, with which numbers, gives what, and how well that is known.
//!
//! The model is one of a closed list, run by the very functions that play the game; docs/validation.md tells of each.
//! As in scenarios, every problem is reported with its place.

pub mod file;
mod model;

pub use model::{Model, attribution, coercion, crowd, game, norms, settlement, society, timing, treaty};

use serde::{Deserialize, Serialize};

use super::desk::{Desk, Readable};
use super::mend::{self, Reading};
use super::nearest::{nearest, one_of};
use super::resolve::check_format;
use super::spanned::Slug;
use super::{Diagnostic, code, outline, slug_of};

/// A published result: a model with its numbers, and what it should give.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// Its name among results: that of its file without folder and ending.
    pub slug: String,
    /// The name of the model, in one line.
    pub title: String,
    /// What the model says, in a sentence or two.
    pub brief: String,
    /// Where the figures come from.
    pub sources: Vec<Source>,
    /// The model with its numbers.
    pub model: Model,
    /// Whether it takes minutes rather than seconds.
    pub slow: bool,
    /// What it should give; at least one.
    pub expect: Vec<Expectation>,
}

/// Where figures come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// How expectations name it.
    pub slug: String,
    /// Author, title, place and year.
    pub title: String,
    /// How much of it was read.
    pub read: Read,
    /// Where it can be read; may be empty.
    pub url: String,
}

/// How much of a source was read before its result was written down here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Read {
    /// The source itself, as far as the result goes.
    Whole,
    /// Its abstract, or a text of the press about it.
    Abstract,
    /// Another text that tells what it says.
    SecondHand,
    /// Nothing: what is known of it is memory.
    Nothing,
}

/// How well a result is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The figure stands in the source, which was read.
    Published,
    /// The figure is that of an independent replication, or of a text that reports the source.
    Replication,
    /// It follows from the equations; by another program, or by hand.
    Derived,
    /// Only the direction was found in a source; figures are ours.
    SignOnly,
    /// Ours.
    Judgement,
}

impl Status {
    /// The words for it in tables.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Replication => "replication",
            Self::Derived => "derived",
            Self::SignOnly => "sign only",
            Self::Judgement => "judgement",
        }
    }
}

/// What a model should give for one quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
    /// Which of the quantities of the model.
    pub quantity: String,
    /// What it should be.
    pub is: Expected,
    /// How far off a number may be, at least 0, in the unit of the quantity.
    pub within: f64,
    /// How well it is known.
    pub status: Status,
    /// The number of its source, if one is named.
    pub source: Option<usize>,
    /// What a reader should know; may be empty.
    pub note: String,
}

/// What a quantity should be: a closed list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Expected {
    /// This number.
    Number(f64),
    /// These numbers in this order, and no others.
    Numbers(Vec<f64>),
    /// At least so many of these numbers, each in its place.
    MostOf {
        /// The numbers in their places.
        numbers: Vec<f64>,
        /// How many must be met.
        at_least: usize,
    },
    /// This number or more.
    AtLeast(f64),
    /// This number or less.
    AtMost(f64),
    /// A number above 0.
    Positive,
    /// A number below 0.
    Negative,
    /// This word, or this day.
    Word(String),
    /// These words in this order.
    Words(Vec<String>),
}

impl Readable for Model {
    const WANTED: Option<(&'static str, &'static str)> = None;
}

impl Readable for Expected {
    const WANTED: Option<(&'static str, &'static str)> = None;
}

impl Readable for Status {
    const WANTED: Option<(&'static str, &'static str)> = None;
}

impl Readable for Read {
    const WANTED: Option<(&'static str, &'static str)> = None;
}

impl Readable for bool {
    const WANTED: Option<(&'static str, &'static str)> = Some(("yes or no", "`true` or `false`"));
}

impl Published {
    /// Whether a text is meant to be a published result, rather than a scenario.
    #[must_use]
    pub fn is_one(text: &str) -> bool {
        outline::field(text, "model").is_some()
    }

    /// Reads a published result. There is one unless there is a finding.
    ///
    /// The slug is made from `file_name`, which may be a path; nothing is read from there.
    #[must_use]
    pub fn parse(file_name: &str, text: &str) -> (Option<Self>, Vec<Diagnostic>) {
        let Reading { value, findings, places } = mend::read::<file::File>(text);
        let mut desk = Desk::new(text, places, findings);
        let Some(file) = value else { return (None, desk.into_findings()) };
        let published = resolve(&mut desk, slug_of(file_name), &file);
        let findings = desk.into_findings();
        (published.filter(|_| findings.is_empty()), findings)
    }
}

fn resolve(desk: &mut Desk<'_>, slug: String, file: &file::File) -> Option<Published> {
    check_format(desk, &file.format);
    let title = desk.take(&file.title).cloned();
    let brief = desk.take(&file.brief).cloned().unwrap_or_default();
    let sources: Vec<Source> = file.sources.iter().filter_map(|entry| source(desk, entry)).collect();
    let slow = desk.take(&file.slow).copied().unwrap_or_default();
    let model = desk.take(&file.model).cloned();
    desk.check_magnitudes(&desk.span(&file.model));
    if let Some(Err(problem)) = model.as_ref().map(Model::check) {
        let finding = Diagnostic::error(code::NO_MODEL, desk.span(&file.model), "this model cannot be run");
        desk.report(finding.label(problem));
    }
    if file.expect.is_empty() {
        let finding = Diagnostic::error(code::EMPTY, desk.field("expect"), "nothing is expected of the model");
        desk.report(finding.label("expected at least one quantity"));
    }
    let names = model.as_ref().map(Model::quantities);
    let expect = file.expect.iter().filter_map(|one| expectation(desk, one, &sources, names)).collect();
    Some(Published { slug, title: title?, brief, sources, model: model?, slow, expect })
}

fn source(desk: &mut Desk<'_>, (slug, written): &(Slug, file::Source)) -> Option<Source> {
    let (slug, title) = (desk.take(slug).cloned(), desk.take(&written.title).cloned());
    let (read, url) = (desk.take(&written.read).copied(), desk.take(&written.url).cloned());
    Some(Source { slug: slug?, title: title?, read: read?, url: url? })
}

fn expectation(
    desk: &mut Desk<'_>,
    written: &file::Expectation,
    sources: &[Source],
    names: Option<&[&str]>,
) -> Option<Expectation> {
    let quantity = desk.take(&written.quantity).cloned();
    if let (Some(quantity), Some(names)) = (&quantity, names) {
        check_quantity(desk, &written.quantity, quantity, names);
    }
    let (is, status) = (desk.take(&written.is).cloned(), desk.take(&written.status).copied());
    desk.check_all_finite(&desk.span(&written.is));
    let within = desk.amount(&written.within);
    let source = written.source.as_ref().and_then(|slug| find_source(desk, slug, sources));
    let was_read = source.is_some_and(|number| sources[number].read == Read::Whole);
    if status == Some(Status::Published) && !was_read {
        let finding =
            Diagnostic::error(code::NOT_READ, desk.span(&written.status), "nobody has read this in a source");
        let help = "name a source that was read whole, or say `replication`, `derived`, `sign_only` or `judgement`";
        desk.report(finding.label("published only if its source was read whole").help(help.to_owned()));
    }
    let note = desk.take(&written.note).cloned().unwrap_or_default();
    Some(Expectation { quantity: quantity?, is: is?, within, status: status?, source, note })
}

fn check_quantity(desk: &mut Desk<'_>, written: &Slug, quantity: &str, names: &[&str]) {
    if !names.contains(&quantity) {
        let message = format!("the model gives no quantity `{quantity}`");
        let help = nearest(quantity, names.iter().copied()).map(|name| format!("did you mean `{name}`?"));
        let finding = Diagnostic::error(code::UNKNOWN_QUANTITY, desk.span(written), message);
        desk.report(finding.label(format!("expected {}", one_of(names))).help(help));
    }
}

fn find_source(desk: &mut Desk<'_>, slug: &Slug, sources: &[Source]) -> Option<usize> {
    let name = desk.take(slug)?;
    let found = sources.iter().position(|source| source.slug == *name);
    if found.is_none() {
        let help = nearest(name, sources.iter().map(|source| source.slug.as_str()));
        let finding = Diagnostic::error(code::UNKNOWN_SOURCE, desk.span(slug), format!("unknown source `{name}`"));
        let label = finding.label("not declared under `sources`");
        desk.report(label.help(help.map(|name| format!("did you mean `{name}`?"))));
    }
    found
}
