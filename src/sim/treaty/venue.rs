//! A venue: who negotiates, by which rules, when it sits, and whom governments send there.

use serde::{Deserialize, Serialize};

use super::procedure::{Ballot, Procedure};
use crate::sim::id::{ActorId, ActorSet, Round};

/// Where documents are negotiated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Venue {
    /// Who sits at the table.
    pub members: ActorSet,
    /// How they decide.
    pub procedure: Procedure,
    /// How much each actor's vote weighs where votes are weighted, by id; by capability if the list is empty.
    pub weights: Vec<f64>,
    /// Whether those who do not sit at the table may join what it adopts.
    pub is_open: bool,
    /// The rounds in which it sits, ascending; in every round if none.
    pub sits: Option<Vec<Round>>,
    /// Whom governments send.
    pub rank: Rank,
}

impl Venue {
    /// Whether it sits in a round.
    #[must_use]
    pub fn sits_in(&self, round: Round) -> bool {
        self.sits.as_ref().is_none_or(|sits| sits.contains(&round))
    }

    /// The first sitting from a round on; none if it sits no more.
    #[must_use]
    pub fn next_sitting(&self, from: Round) -> Option<Round> {
        match &self.sits {
            Some(sits) => sits.iter().copied().find(|round| *round >= from),
            None => Some(from),
        }
    }

    /// The last sitting up to a round; none if there was none.
    #[must_use]
    pub fn last_sitting(&self, until: Round) -> Option<Round> {
        match &self.sits {
            Some(sits) => sits.iter().copied().rfind(|round| *round <= until),
            None => Some(until),
        }
    }

    /// The round at whose end it is decided whether to put a party out: the first sitting in which everybody could speak
    /// to it, or as long as a silence lasts. None if it sits no more.
    #[must_use]
    pub fn expulsion_ends(&self, moved: Round) -> Option<Round> {
        let waits = self.procedure.lasts().saturating_sub(1).max(1);
        if self.procedure.is_silent() { Some(moved.plus(waits)) } else { self.next_sitting(moved.plus(waits)) }
    }

    /// Whether a proposal carries, where an actor that the venue gives no weight has that of its capability.
    #[must_use]
    pub fn carries(&self, capability: impl Fn(ActorId) -> f64, ballot: &Ballot) -> bool {
        self.procedure.carries(|actor| self.weight(&capability, actor), ballot)
    }

    /// How much an actor's vote weighs where votes are weighted: what the venue says, or else its capability.
    #[must_use]
    pub fn weight(&self, capability: impl Fn(ActorId) -> f64, actor: ActorId) -> f64 {
        self.weights.get(actor.index()).copied().unwrap_or_else(|| capability(actor))
    }
}

/// Whom governments send to a venue, the humblest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rank {
    /// Officials who know the subject.
    Experts,
    /// Permanent representatives and other heads of mission.
    Ambassadors,
    /// Ministers for foreign affairs.
    #[default]
    Ministers,
    /// Heads of state or of government.
    Leaders,
}

impl Rank {
    /// Whether a delegation of this rank can bind its state by its own word: heads of state, heads of government and
    /// ministers for foreign affairs need no full powers (Vienna Convention on the Law of Treaties, Article 7(2)(a),
    /// from memory).
    #[must_use]
    pub fn can_commit(self) -> bool {
        self >= Self::Ministers
    }
}
