//! Venues in the file: who negotiates, by which rules, when, and who is sent.

use serde::Deserialize;

use super::Fact;
use crate::scenario::spanned::{Count, Map, Number, Slug, Spanned, given};
use crate::scenario::text::Text;
use crate::sim::treaty::Rank;

/// A place where documents are negotiated: a summit, a committee, an open call.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Venue {
    /// What people call it.
    /// Default: its slug.
    #[serde(deserialize_with = "given")]
    pub name: Option<Spanned<Text>>,
    /// Who sits at the table.
    /// Default: every actor.
    #[serde(deserialize_with = "given")]
    pub members: Option<Vec<Slug>>,
    /// Whether actors who do not sit at the table may join what it adopts.
    /// Default: `false`.
    pub open: bool,
    /// How it decides.
    /// Default: `()`, full consensus.
    pub procedure: Procedure,
    /// How much each member's vote weighs where votes are weighted, by slug, from 0; who is left out weighs 1.
    /// Default: `{}`, by capability.
    pub weights: Map<Number>,
    /// The rounds in which it sits. Between them nothing is tabled, settled or voted on; a silence runs on.
    /// Default: every round.
    #[serde(deserialize_with = "given")]
    pub sits: Option<Vec<Count>>,
    /// Whom governments send: `experts`, `ambassadors`, `ministers` or `leaders`. What experts and ambassadors endorse
    /// binds once their capital confirms it.
    /// Default: `ministers`.
    pub rank: Rank,
    /// What it rests on.
    /// Default: `[]`.
    pub facts: Vec<Fact>,
}

/// How a venue decides.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Procedure {
    /// When a proposal carries.
    /// Default: `consensus()`.
    pub rule: Rule,
    /// Whose opposition is enough to stop it.
    /// Default: `[]`.
    pub veto: Vec<Slug>,
    /// Whether members vote by roll call: then a vote for the whole text is a word given in public.
    /// Default: `false`.
    pub roll_call: bool,
    /// Whether those who opposed a clause that carries are not bound by it.
    /// Default: `false`.
    pub opt_out: bool,
}

/// When a proposal carries.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Rule {
    /// Hardly anybody opposes it: `consensus(minus: 1)`.
    Consensus {
        /// How many may oppose it.
        /// Default: `0`.
        #[serde(default)]
        minus: Count,
    },
    /// Nobody breaks the silence in so many rounds: `silence(rounds: 2)`.
    Silence {
        /// How many rounds it lasts, the one in which the vote is called included; at least 1.
        /// Required.
        rounds: Count,
    },
    /// Enough votes are for it: `majority(quota: at_least(0.67), of_all: true)`.
    Majority {
        /// How much is enough.
        /// Default: `more_than(0.5)`.
        #[serde(default)]
        quota: Quota,
        /// Whether members who vote neither way count as votes that it lacks.
        /// Default: `false`.
        #[serde(default)]
        of_all: bool,
        /// Whether votes are weighted, by `weights` of the venue or else by capability, rather than one each.
        /// Default: `false`.
        #[serde(default)]
        weighted: bool,
    },
}

/// How much of the votes is enough.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Quota {
    /// More than this share: a tie at one half does not carry.
    MoreThan(Number),
    /// This share or more.
    AtLeast(Number),
}

impl Default for Rule {
    fn default() -> Self {
        Self::Consensus { minus: Count::default() }
    }
}

impl Default for Quota {
    fn default() -> Self {
        Self::MoreThan(Spanned::implied(0.5))
    }
}
