//! Documents in the file: where they are negotiated, by which rules, and when they are in force.

use serde::Deserialize;

use super::{Clause, Fact};
use crate::scenario::spanned::{Count, Map, Number, Slug, Spanned, given};
use crate::scenario::text::Text;
use crate::sim::entry_into_force::Delay;
use crate::sim::treaty::{Drafting, Kind};

/// A document that is negotiated, or that is in force from the first round.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Document {
    /// What people call it.
    /// Default: its slug.
    #[serde(deserialize_with = "given")]
    pub title: Option<Spanned<Text>>,
    /// What sort of document it is: `treaty`, `declaration`, `code_of_conduct` or `communique`. A treaty binds whoever
    /// ratifies it, the others whoever endorses them.
    /// Default: `treaty`.
    pub kind: Kind,
    /// Who sits at the table.
    /// Default: every actor.
    #[serde(deserialize_with = "given")]
    pub members: Option<Vec<Slug>>,
    /// Whether actors who do not sit at the table may join what it adopts.
    /// Default: `false`.
    pub open: bool,
    /// How the table decides.
    /// Default: `()`, full consensus.
    pub procedure: Procedure,
    /// How rival positions become a text: `compromise`, `election`, `challenge` or `human`, where only proposals
    /// change it.
    /// Default: `compromise`.
    pub drafting: Drafting,
    /// The first round in which it is negotiated.
    /// Default: `1`.
    pub opens: Count,
    /// The last round in which it is negotiated; at its end the table decides.
    /// Default: the last round.
    #[serde(deserialize_with = "given")]
    pub closes: Option<Count>,
    /// How many rounds lie between a withdrawal and its effect.
    /// Default: `0`, at once.
    pub notice: Count,
    /// When it is in force.
    /// Default: `()`, as soon as it is adopted, for whoever consents.
    pub entry: Entry,
    /// Whom it binds before the game: then its text is settled, and it is in force from the first round.
    /// Default: `[]`.
    pub parties: Vec<Slug>,
    /// Its clauses, by slug. No two clauses of a scenario share one.
    /// Default: `{}`.
    pub clauses: Map<Clause>,
    /// What it rests on.
    /// Default: `[]`.
    pub facts: Vec<Fact>,
}

/// When a document is in force.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Entry {
    /// How many must consent to be bound.
    /// Default: `0`.
    pub ratifications: Count,
    /// A group of which some must.
    /// Default: `[]`.
    pub club: Vec<Slug>,
    /// How many of the group must.
    /// Default: `0`.
    pub of_club: Count,
    /// Without whom it is not in force.
    /// Default: `[]`.
    pub named: Vec<Slug>,
    /// How long it takes from the last deed that was needed: `days(90)`, `months(3)` or `first_of_month_after(3)`.
    /// Default: `days(0)`.
    pub delay: Spanned<Delay>,
}

/// How a table decides.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Procedure {
    /// When a proposal carries.
    /// Default: `consensus()`.
    pub rule: Rule,
    /// Whose opposition is enough to stop it.
    /// Default: `[]`.
    pub veto: Vec<Slug>,
    /// How much each member's vote weighs where votes are weighted, by slug, from 0; who is left out weighs 1.
    /// Default: `{}`, by capability.
    pub weights: Map<Number>,
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
        /// Whether votes are weighted, by `weights` or else by capability, rather than one each.
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

impl Default for Document {
    fn default() -> Self {
        Self {
            title: None,
            kind: Kind::default(),
            members: None,
            open: false,
            procedure: Procedure::default(),
            drafting: Drafting::default(),
            opens: Spanned::implied(1),
            closes: None,
            notice: Spanned::implied(0),
            entry: Entry::default(),
            parties: Vec::new(),
            clauses: Map::default(),
            facts: Vec::new(),
        }
    }
}
