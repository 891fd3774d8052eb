//! How a venue decides: rules of procedure as data.

use serde::{Deserialize, Serialize};

use crate::sim::id::{ActorId, ActorSet};
use crate::sim::quantity::Share;

/// Room for rounding where weights are compared with a quota.
const TOLERANCE: f64 = 1e-9;

/// How a venue decides.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Procedure {
    /// When a proposal carries.
    pub rule: Rule,
    /// Whose opposition is enough to stop it.
    pub veto: ActorSet,
    /// Whether members vote by roll call: then a vote for the whole text is a word given in public.
    pub is_roll_call: bool,
    /// Whether those who opposed a clause that carries are not bound by it.
    pub may_opt_out: bool,
}

/// When a proposal carries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// At most so many oppose it.
    Consensus {
        /// How many may: 0 for full consensus, 1 for "consensus minus one".
        minus: u16,
    },
    /// Nobody breaks the silence for so many rounds after the vote is called, that round included.
    Silence {
        /// How many, at least 1.
        rounds: u16,
    },
    /// Enough of the votes are for it.
    Majority {
        /// How many are enough.
        quota: Quota,
        /// Whether members who vote neither way count as votes that it lacks.
        of_all: bool,
        /// Whether votes are weighted, by what the venue says or else by capability, rather than one each.
        is_weighted: bool,
    },
}

impl Procedure {
    /// Whether a member can stop any proposal by itself.
    #[must_use]
    pub fn can_stop(&self, actor: ActorId) -> bool {
        match self.rule {
            Rule::Consensus { minus: 0 } | Rule::Silence { .. } => true,
            Rule::Consensus { .. } | Rule::Majority { .. } => self.veto.contains(actor),
        }
    }
}

impl Default for Rule {
    fn default() -> Self {
        Self::Consensus { minus: 0 }
    }
}

/// How much of the votes is enough.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quota {
    /// More than this share: a tie at one half does not carry.
    MoreThan(Share),
    /// This share or more.
    AtLeast(Share),
}

/// How members stand on a proposal; whoever is in neither set is silent, or absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ballot {
    /// Who may vote.
    pub members: ActorSet,
    /// Who is for it.
    pub for_it: ActorSet,
    /// Who is against it.
    pub against: ActorSet,
}

impl Procedure {
    /// Whether a proposal carries, where a vote has this weight if votes are weighted.
    #[must_use]
    pub fn carries(&self, weight: impl Fn(ActorId) -> f64, ballot: &Ballot) -> bool {
        let against = ballot.against.intersection(ballot.members);
        if !against.intersection(self.veto).is_empty() {
            return false;
        }
        match self.rule {
            Rule::Consensus { minus } => against.len() <= usize::from(minus),
            Rule::Silence { .. } => against.is_empty(),
            Rule::Majority { quota, of_all, is_weighted } => {
                let weight = |actor: ActorId| if is_weighted { weight(actor) } else { 1.0 };
                let sum = |set: ActorSet| set.intersection(ballot.members).iter().map(weight).sum::<f64>();
                let for_it = sum(ballot.for_it);
                let base = if of_all { sum(ballot.members) } else { for_it + sum(against) };
                quota.is_met(for_it, base)
            }
        }
    }

    /// Whether it decides by silence, which is kept from the capitals, too.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        matches!(self.rule, Rule::Silence { .. })
    }

    /// For how many rounds a vote lasts, the one in which it is called included.
    #[must_use]
    pub fn lasts(&self) -> u16 {
        match self.rule {
            Rule::Silence { rounds } => rounds.max(1),
            Rule::Consensus { .. } | Rule::Majority { .. } => 1,
        }
    }
}

impl Quota {
    /// Whether so much of the base is enough. Of nothing, nothing is.
    #[must_use]
    pub fn is_met(self, for_it: f64, base: f64) -> bool {
        match self {
            Self::MoreThan(share) => for_it > share.get() * base + TOLERANCE,
            Self::AtLeast(share) => for_it > 0.0 && for_it >= share.get() * base - TOLERANCE,
        }
    }
}
