//! Actors in the file.

use serde::Deserialize;

use super::Fact;
use crate::scenario::spanned::{Count, Number, Slug, Spanned, given};
use crate::scenario::text::Text;
use crate::sim::actor::{Kind, Policy};

/// An actor: a state, a bloc that acts as one, a firm or an NGO. What is left out is that of a middling state.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Actor {
    /// What people call it.
    /// Default: its slug.
    #[serde(deserialize_with = "given")]
    pub name: Option<Spanned<Text>>,
    /// What sort of actor it is.
    /// Default: `state`.
    pub kind: Kind,
    /// Where it stands on the map: across from the left edge and down from the top, both 0 to 1.
    /// Default: none; the map finds a place.
    #[serde(deserialize_with = "given")]
    pub at: Option<(Number, Number)>,
    /// The role sheet of the seat: what this actor wants and fears, for the person who plays it.
    /// Default: `""`.
    pub brief: Spanned<Text>,
    /// Weight in the world: what a public word of this actor counts for, 0 to 1.
    /// Default: `0.5`.
    pub capability: Number,
    /// Chance that its own services see anything of an attack that happened, 0 to 1.
    /// Default: `0.5`.
    pub detection: Number,
    /// Chance that what they see names the right author, 0 to 1.
    /// Default: `0.8`.
    pub discrimination: Number,
    /// Chance that they see an author where there was no attack, 0 to 1.
    /// Default: `0.05`.
    pub false_alarm: Number,
    /// How much public blame hurts it, 0 to 1.
    /// Default: `0.5`.
    pub vulnerability: Number,
    /// How often it has kept and broken its word before the game.
    /// Default: `()`.
    pub word: Word,
    /// What it costs to stand by after having named the same author before, in points from 0.
    /// Default: `0.2`.
    pub audience: Number,
    /// Willingness to break norms and to hit back, 0 to 1.
    /// Default: `0.3`.
    pub boldness: Number,
    /// Willingness to reproach partners who stay silent, 0 to 1.
    /// Default: `0.3`.
    pub vengefulness: Number,
    /// How much acting alone costs it politically, in points from 0.
    /// Default: `0.4`.
    pub threshold: Number,
    /// How much acting with all of its partners is worth to it, in points from 0.
    /// Default: `0.5`.
    pub solidarity: Number,
    /// What accusing the innocent would cost it, in points from 0.
    /// Default: `1`.
    pub dread: Number,
    /// How much deterring an author is worth to it even when it was not hit, 0 to 1.
    /// Default: `0.15`.
    pub concern: Number,
    /// How much it dislikes to bind itself among many, whatever a document says, in points.
    /// Default: `0`.
    pub aversion: Number,
    /// Its intelligence sources, which public proof burns.
    /// Default: `()`.
    pub sources: Secrets,
    /// What it may do in public.
    /// Default: `()`.
    pub powers: Powers,
    /// The members of a bloc. Only for `kind: bloc`.
    /// Default: `[]`.
    pub members: Vec<Slug>,
    /// Share of the members that must have concluded, at least privately, before the bloc may act in public, 0 to 1.
    /// Default: `0.5`.
    pub quorum: Number,
    /// What it expects an attack to cost before it has seen any price paid.
    /// Default: `()`.
    pub expectation: Expectation,
    /// How a machine plays the seat.
    /// Default: `arg_max`.
    pub policy: Spanned<Policy>,
    /// What its numbers rest on.
    /// Default: `[]`.
    pub facts: Vec<Fact>,
}

/// A record of promises. Others give the next one a chance of `kept / (kept + broken)`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Word {
    /// Words kept; not below 0, and not 0 together with `broken`.
    /// Default: `1`.
    pub kept: Number,
    /// Words broken; not below 0.
    /// Default: `1`.
    pub broken: Number,
}

/// Intelligence sources, which are used up by being shown.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Secrets {
    /// Value of having the sources for a round, in points from 0.
    /// Default: `0.15`.
    pub value: Number,
    /// Chance that a source survives being used in public, 0 to 1.
    /// Default: `0.4`.
    pub stealth: Number,
    /// Chance that an unused source survives the round, 0 to 1.
    /// Default: `0.9`.
    pub persistence: Number,
    /// Weight of the next round next to this one, 0 to 1.
    /// Default: `0.9`.
    pub discount: Number,
}

/// What an actor is able to do in public.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Powers {
    /// Whether it can name an author in public.
    /// Default: `true`.
    pub may_name: bool,
    /// Whether and since when it has a legal basis for cyber sanctions.
    /// Default: `always`.
    pub may_sanction: Sanctions,
}

/// When an actor has a legal basis for cyber sanctions.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sanctions {
    /// From the first round.
    #[default]
    Always,
    /// At no time in the game.
    Never,
    /// From this round on, counted from 1: `from_round(3)`.
    FromRound(Count),
}

/// What an author thinks that an attack costs.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Expectation {
    /// The price it expects before any lesson, in points from 0.
    /// Default: `0.2`.
    pub price: Number,
    /// How many attacks' worth of lessons that opinion is worth; above 0.
    /// Default: `2`.
    pub weight: Number,
    /// How much an attack by somebody else teaches, next to one of its own, 0 to 1.
    /// Default: `0.5`.
    pub imitation: Number,
}

impl Default for Actor {
    fn default() -> Self {
        Self {
            name: None,
            kind: Kind::State,
            at: None,
            brief: Spanned::default(),
            capability: Number::implied(0.5),
            detection: Number::implied(0.5),
            discrimination: Number::implied(0.8),
            false_alarm: Number::implied(0.05),
            vulnerability: Number::implied(0.5),
            word: Word::default(),
            audience: Number::implied(0.2),
            boldness: Number::implied(0.3),
            vengefulness: Number::implied(0.3),
            threshold: Number::implied(0.4),
            solidarity: Number::implied(0.5),
            dread: Number::implied(1.0),
            concern: Number::implied(0.15),
            aversion: Number::implied(0.0),
            sources: Secrets::default(),
            powers: Powers::default(),
            members: Vec::new(),
            quorum: Number::implied(0.5),
            expectation: Expectation::default(),
            policy: Spanned::default(),
            facts: Vec::new(),
        }
    }
}

impl Default for Word {
    fn default() -> Self {
        Self { kept: Number::implied(1.0), broken: Number::implied(1.0) }
    }
}

impl Default for Secrets {
    fn default() -> Self {
        Self {
            value: Number::implied(0.15),
            stealth: Number::implied(0.4),
            persistence: Number::implied(0.9),
            discount: Number::implied(0.9),
        }
    }
}

impl Default for Powers {
    fn default() -> Self {
        Self { may_name: true, may_sanction: Sanctions::Always }
    }
}

impl Default for Expectation {
    fn default() -> Self {
        Self { price: Number::implied(0.2), weight: Number::implied(2.0), imitation: Number::implied(0.5) }
    }
}
