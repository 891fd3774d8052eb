//! Incidents in the file.

use std::fmt;

use ron::value::RawValue;
use serde::de::{Deserialize, Deserializer, Error as _};

use super::Fact;
use crate::scenario::spanned::{Count, Map, Number, Slug, Spanned, Table, given};
use crate::scenario::text::Text;
use crate::sim::incident::Layer;

/// An incident: who did it, whom it hit, and what can be known about it.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Incident {
    /// What people call it.
    /// Default: its slug.
    #[serde(deserialize_with = "given")]
    pub title: Option<Spanned<Text>>,
    /// What the world hears of it when it happens.
    /// Default: `""`.
    pub brief: Spanned<Text>,
    /// Who really did it: the slug of an actor, `criminals`, or `nobody` for an accident or a false alarm.
    /// Default: `nobody`.
    pub author: Spanned<Who>,
    /// Whose trail it imitates.
    /// Default: none.
    #[serde(deserialize_with = "given")]
    pub false_flag: Option<Spanned<Who>>,
    /// Chance that a service which is misled is misled by the false flag, 0 to 1.
    /// Default: `0.5`.
    pub flag_pull: Number,
    /// How bad it is, 0 to 10.
    /// Default: `5`.
    pub severity: Number,
    /// How well it hides, 0 to 1: takes this share off every service's detection.
    /// Default: `0`.
    pub stealth: Number,
    /// Share of the harm that falls on each victim; they sum to at most 1.
    /// Default: `{}`.
    pub victims: Map<Number>,
    /// Who is suspected at first, with prior odds above 0. `nobody` has odds of 1 unless given here. An ally is bound by
    /// a defence pact or by intelligence sharing, and not by rivalry.
    /// Default: every actor that is no bloc, no victim and no ally of one, and `criminals`, with odds of 1 each.
    #[serde(deserialize_with = "given")]
    pub suspects: Option<Table<Who, Number>>,
    /// When it comes up.
    /// Default: `()`.
    pub on: Trigger,
    /// The price at which its author lets it be.
    /// Default: none; it comes whatever it costs.
    #[serde(deserialize_with = "given")]
    pub price: Option<Price>,
    /// When its evidence becomes visible. Order does not matter.
    /// Default: `[]`.
    pub evidence: Vec<Evidence>,
    /// How many rounds it stays open for answers, its own round included; at least 1.
    /// Default: to the end of the game.
    #[serde(deserialize_with = "given")]
    pub window: Option<Count>,
    /// The norms that it breaches.
    /// Default: `[]`.
    pub breaches: Vec<Slug>,
    /// What its numbers rest on.
    /// Default: `[]`.
    pub facts: Vec<Fact>,
}

/// Somebody who may be behind an incident.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// An actor, by its slug in quotation marks: `"rus"`.
    Actor(String),
    /// Criminals who act for themselves.
    Criminals,
    /// Nobody: an accident or a false alarm.
    #[default]
    Nobody,
}

/// When an incident comes up, and on what conditions.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Trigger {
    /// The round in which it comes up, counted from 1.
    /// Default: `1`.
    pub round: Count,
    /// What must have happened by then; all of it, or the incident never comes.
    /// Default: `[]`.
    pub only_if: Vec<Condition>,
    /// The chance that it comes at all, 0 to 1.
    /// Default: `1`.
    pub chance: Number,
}

/// A test on what has happened so far.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// The incident was launched: `launched("wannacry")`.
    Launched(Slug),
    /// Nobody named an author for the incident in public: `unanswered("wannacry")`.
    Unanswered(Slug),
    /// Enough actors named an author in public: `named_by(incident: "wannacry", at_least: 3)`.
    NamedBy {
        /// The slug of the incident.
        /// Required.
        incident: Slug,
        /// How many actors it takes; at least 1.
        /// Required.
        at_least: Count,
    },
    /// Enough actors sanction over the incident: `sanctioned_by(incident: "wannacry", at_least: 1)`.
    SanctionedBy {
        /// The slug of the incident.
        /// Required.
        incident: Slug,
        /// How many actors it takes; at least 1.
        /// Required.
        at_least: Count,
    },
}

/// What makes the author think twice.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// At this expected price the author is as likely to call the attack off as not, in points from 0.
    /// Required.
    pub call_off: Number,
    /// At this expected price it is as likely to scale it down as not, in points from 0; not above `call_off`.
    /// Default: the same as `call_off`.
    #[serde(default, deserialize_with = "given")]
    pub scale_down: Option<Number>,
    /// How far moods move the price that the author sees, in points from 0; 0 makes it a sharp threshold.
    /// Default: `0`.
    #[serde(default)]
    pub mood: Number,
}

/// Evidence that becomes visible some time after the attack.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// How many rounds after the attack; 0 is the round of the attack itself.
    /// Default: `0`.
    #[serde(default)]
    pub after: Count,
    /// What it speaks to.
    /// Required.
    pub layer: Layer,
    /// How much it shows, above 0 to 1: a factor on every service's detection.
    /// Default: `1`.
    #[serde(default = "full")]
    pub strength: Number,
    /// Who is in a position to see it.
    /// Default: everybody.
    #[serde(default, deserialize_with = "given")]
    pub seen_by: Option<Vec<Slug>>,
    /// What it is.
    /// Default: `""`.
    #[serde(default)]
    pub text: Spanned<Text>,
}

impl Default for Incident {
    fn default() -> Self {
        Self {
            title: None,
            brief: Spanned::default(),
            author: Spanned::default(),
            false_flag: None,
            flag_pull: Number::implied(0.5),
            severity: Number::implied(5.0),
            stealth: Number::implied(0.0),
            victims: Map::default(),
            suspects: None,
            on: Trigger::default(),
            price: None,
            evidence: Vec::new(),
            window: None,
            breaches: Vec::new(),
            facts: Vec::new(),
        }
    }
}

impl Default for Trigger {
    fn default() -> Self {
        Self { round: Count::implied(1), only_if: Vec::new(), chance: Number::implied(1.0) }
    }
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Actor(slug) => slug.fmt(f),
            Self::Criminals => f.write_str("criminals"),
            Self::Nobody => f.write_str("nobody"),
        }
    }
}

impl<'de> Deserialize<'de> for Who {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match <&RawValue>::deserialize(deserializer)?.trim().get_ron() {
            "criminals" => Ok(Self::Criminals),
            "nobody" => Ok(Self::Nobody),
            slug => ron::from_str(slug).map(Self::Actor).map_err(|_| {
                D::Error::custom("expected the slug of an actor in quotation marks, `criminals` or `nobody`")
            }),
        }
    }
}

fn full() -> Number {
    Number::implied(1.0)
}
