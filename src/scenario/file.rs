//! The scenario file: the serde mirror of its RON text. `docs/scenario-format.md` is made from the comments here.
//!
//! A comment on a field ends in `Required.` or in `Default:` and the text that means the same as leaving it out.
//! Nothing is checked here beyond the shape; names are for `resolve`, numbers for `range`, sense for `lint`.

use serde::Deserialize;

use super::spanned::{Count, Map, Slug, Spanned, given};
use super::text::Text;
use crate::sim::rules::Rules;

mod actor;
mod claim;
mod clause;
mod document;
mod goal;
mod incident;
mod network;
mod package;
mod venue;

pub use actor::{Actor, Expectation, Powers, Sanctions, Secrets, Word};
pub use claim::Claim;
pub use clause::{Clause, Effect, Preference, SlotOption, Slots, Variant};
pub use document::{Document, Entry};
pub use goal::{Aim, Goal};
pub use incident::{Condition, Evidence, Incident, Price, Trigger, Who};
pub use network::{Club, Norm, Tie};
pub use package::Package;
pub use venue::{Procedure, Quota, Rule, Venue};

/// The whole file.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// The version of this format; `1`.
    /// Required.
    pub format: Count,
    /// The name of the scenario, in one line.
    /// Required.
    pub title: Spanned<Text>,
    /// What the players read first: the world on the eve of round 1.
    /// Default: `""`.
    #[serde(default)]
    pub brief: Spanned<Text>,
    /// What a player should take home, one sentence each.
    /// Default: `[]`.
    #[serde(default)]
    pub learn: Vec<Spanned<Text>>,
    /// The language of texts that are written as plain strings: two or three lower-case letters.
    /// Default: `"en"`.
    #[serde(default = "english")]
    pub language: Spanned<String>,
    /// How long a game takes one person, in minutes; at least 1.
    /// Default: `20`.
    #[serde(default = "twenty")]
    pub minutes: Count,
    /// Where the facts come from, by slug.
    /// Default: `{}`.
    #[serde(default)]
    pub sources: Map<Source>,
    /// The calendar: one entry a round, so that its length is the length of the game. Dates ascend.
    /// Required.
    pub rounds: Vec<Round>,
    /// The actors, by slug. At most 128.
    /// Required.
    pub actors: Map<Actor>,
    /// Groups whose members are all tied to one another, by slug: a short way to write many ties.
    /// Default: `{}`.
    #[serde(default)]
    pub clubs: Map<Club>,
    /// Ties between two actors.
    /// Default: `[]`.
    #[serde(default)]
    pub ties: Vec<Tie>,
    /// Norms of responsible behaviour, by slug.
    /// Default: `{}`.
    #[serde(default)]
    pub norms: Map<Norm>,
    /// Where documents are negotiated, by slug.
    /// Default: `{}`.
    #[serde(default)]
    pub venues: Map<Venue>,
    /// Documents that are negotiated, or in force from the first round, by slug.
    /// Default: `{}`.
    #[serde(default)]
    pub documents: Map<Document>,
    /// Packages of documents that are decided together, by slug.
    /// Default: `{}`.
    #[serde(default)]
    pub packages: Map<Package>,
    /// The incidents, by slug. An incident may only depend on incidents that come up in an earlier round.
    /// Default: `{}`.
    #[serde(default)]
    pub incidents: Map<Incident>,
    /// The seats that a person can take.
    /// Default: every actor.
    #[serde(default, deserialize_with = "given")]
    pub playable: Option<Vec<Slug>>,
    /// What the seats try to reach.
    /// Default: `[]`.
    #[serde(default)]
    pub goals: Vec<Goal>,
    /// What seats did as it went, where history is played again: lines of an order file, as in
    /// `"@2 fra: sign convention"`. `dinard run --script` and `dinard check` play it,
    /// and `dinard play --script` beside a person.
    /// Default: `[]`.
    #[serde(default)]
    pub script: Vec<Spanned<String>>,
    /// What should come of it if machines play it many times, the seats of its script by that; `dinard check` looks.
    /// Default: `[]`.
    #[serde(default)]
    pub expect: Vec<Claim>,
    /// Numbers of the model that differ in this scenario; the others stay as they are in every game.
    /// Default: `()`.
    #[serde(default)]
    pub rules: Spanned<Rules>,
}

/// Where facts come from.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Source {
    /// The title of the work.
    /// Default: `""`.
    pub title: Spanned<String>,
    /// Who wrote or published it.
    /// Default: `""`.
    pub publisher: Spanned<String>,
    /// When it appeared: `"2018"`, `"2018-02"` or `"2018-02-15"`.
    /// Default: `""`.
    pub date: Spanned<String>,
    /// Where it can be read.
    /// Default: `""`.
    pub url: Spanned<String>,
}

/// One round of the calendar.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// The day on which the round begins: year-month-day, as in `"2017-06-27"`.
    /// Required.
    pub date: Spanned<String>,
    /// What the round is about.
    /// Default: `""`.
    #[serde(default)]
    pub title: Spanned<Text>,
}

/// What a number of the scenario rests on.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fact {
    /// The field that it supports, such as `"capability"`; empty for a remark on the whole entry.
    /// Default: `""`.
    pub of: Spanned<String>,
    /// The slug of its source.
    /// Default: none, which only suits `M`, `I` and `J`.
    #[serde(deserialize_with = "given")]
    pub source: Option<Slug>,
    /// How well it is known.
    /// Default: `M`.
    pub confidence: Confidence,
    /// Whether the value stands in for one that no source gives, such as a mean of similar actors.
    /// Default: `false`.
    pub imputed: bool,
    /// Anything that a reader of the number should know.
    /// Default: `""`.
    pub note: Spanned<Text>,
}

/// How well a fact is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, serde::Serialize)]
pub enum Confidence {
    /// Seen in a source that was retrieved.
    #[serde(rename = "V")]
    Verified,
    /// Partly supported by a source.
    #[serde(rename = "P")]
    Partial,
    /// From memory; nobody looked it up.
    #[default]
    #[serde(rename = "M")]
    Memory,
    /// Nothing was found, which is read as nothing being there.
    #[serde(rename = "I")]
    Implied,
    /// A judgement of the author of the scenario.
    #[serde(rename = "J")]
    Judgement,
}

fn english() -> Spanned<String> {
    Spanned::implied("en".to_owned())
}

fn twenty() -> Count {
    Spanned::implied(20)
}
