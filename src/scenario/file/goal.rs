//! Goals in the file.

use serde::Deserialize;

use crate::scenario::spanned::{Count, Number, Slug, Spanned, given};
use crate::scenario::text::Text;

/// What a seat tries to reach.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// What has to be so when the game ends.
    /// Required.
    pub aim: Aim,
    /// Whose goal it is.
    /// Default: every playable seat.
    #[serde(default, deserialize_with = "given")]
    pub seats: Option<Vec<Slug>>,
    /// The goal in words.
    /// Default: a sentence made from the aim, which names no attack before it has come; a text of yours is told as it is.
    #[serde(default, deserialize_with = "given")]
    pub text: Option<Spanned<Text>>,
}

/// What can be reached: a closed list, not a language.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Aim {
    /// Enough actors name one author in public: `named_by(incident: "notpetya", accused: "rus", at_least: 5)`.
    NamedBy {
        /// The slug of the incident.
        /// Required.
        incident: Slug,
        /// Whom they must name.
        /// Default: anybody, but all of them the same one.
        #[serde(default, deserialize_with = "given")]
        accused: Option<Slug>,
        /// How many actors it takes; at least 1.
        /// Required.
        at_least: Count,
    },
    /// Enough actors sanction one accused: `sanctioned_by(incident: "notpetya", at_least: 2)`.
    SanctionedBy {
        /// The slug of the incident.
        /// Required.
        incident: Slug,
        /// Whom they must sanction.
        /// Default: anybody, but all of them the same one.
        #[serde(default, deserialize_with = "given")]
        accused: Option<Slug>,
        /// How many actors it takes; at least 1.
        /// Required.
        at_least: Count,
    },
    /// At most so many actors accuse this one in public: `spared(incident: "notpetya", accused: "rus", at_most: 2)`.
    Spared {
        /// The slug of the incident.
        /// Required.
        incident: Slug,
        /// Who is to be spared.
        /// Required.
        accused: Slug,
        /// How many accusers are bearable.
        /// Default: `0`.
        #[serde(default)]
        at_most: Count,
    },
    /// The author calls the attack off or scales it down: `deterred("badrabbit")`.
    Deterred(Slug),
    /// A norm is at least this strong: `norm_at_least(norm: "no_critical_infrastructure", share: 0.6)`.
    NormAtLeast {
        /// The slug of the norm.
        /// Required.
        norm: Slug,
        /// How strong, 0 to 1.
        /// Required.
        share: Number,
    },
    /// A document is in force: `in_force("dinard")`.
    InForce(Slug),
    /// A clause binds enough actors: `bound_by(clause: "public_core", at_least: 20)`.
    BoundBy {
        /// The slug of the clause.
        /// Required.
        clause: Slug,
        /// How many actors it takes; at least 1.
        /// Required.
        at_least: Count,
    },
    /// An actor's standing with the others, 0 at the start, is at least this: `standing_at_least(actor: "fra", points: 0)`.
    StandingAtLeast {
        /// The slug of the actor.
        /// Required.
        actor: Slug,
        /// How much, in points; may be below 0.
        /// Required.
        points: Number,
    },
    /// An actor's own moves cost it at most this: `spent_at_most(actor: "fra", points: 0.5)`.
    SpentAtMost {
        /// The slug of the actor.
        /// Required.
        actor: Slug,
        /// How much, in points from 0.
        /// Required.
        points: Number,
    },
}
