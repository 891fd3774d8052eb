//! A document: what is on the table, where, by which rules, and when it is in force.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::procedure::Procedure;
use crate::sim::entry_into_force::EntryIntoForce;
use crate::sim::id::{ActorSet, ClauseId, Round};
use crate::sim::settlement::Settlement;

/// A document that is negotiated, or was before the game.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What sort of document it is.
    pub kind: Kind,
    /// Who negotiates it, and how they decide.
    pub venue: Venue,
    /// How much each actor's vote weighs where votes are weighted, by id; by capability if the list is empty.
    pub weights: Vec<f64>,
    /// How rival positions become a text.
    pub drafting: Drafting,
    /// Its clauses: a stretch of the scenario's.
    pub clauses: Range<u16>,
    /// When it is in force.
    pub entry: EntryIntoForce,
    /// The first round in which it is negotiated.
    pub opens: Round,
    /// The last round in which it is, at whose end the venue decides.
    pub closes: Round,
    /// How many rounds lie between a withdrawal and its effect; 0 is at once.
    pub notice: u16,
    /// Who is bound before the game; where anybody is, the text is adopted and in force from the first round.
    pub parties: ActorSet,
}

impl Document {
    /// Its clauses, in order.
    pub fn clause_ids(&self) -> impl DoubleEndedIterator<Item = ClauseId> + Clone + use<> {
        self.clauses.clone().map(ClauseId)
    }

    /// Who may ever be bound by it.
    #[must_use]
    pub fn invited(&self, everybody: ActorSet) -> ActorSet {
        if self.venue.is_open { everybody } else { self.venue.members.union(self.parties) }
    }

    /// Whether it is negotiated in a round.
    #[must_use]
    pub fn is_on_the_table(&self, round: Round) -> bool {
        self.parties.is_empty() && (self.opens..=self.closes).contains(&round)
    }

    /// The round in which a vote must be called so that it is over when the document closes; 0 if none is early enough.
    #[must_use]
    pub fn last_call(&self) -> Round {
        Round(self.closes.0.saturating_sub(self.venue.procedure.lasts() - 1))
    }

    /// The round at whose end it is decided whether to put a party out: one in which everybody could speak to it, or as
    /// long as a vote lasts.
    #[must_use]
    pub fn expulsion_ends(&self, moved: Round) -> Round {
        moved.plus(self.venue.procedure.lasts().saturating_sub(1).max(1))
    }

    /// The round at whose end a vote that is called in this one is decided, at the latest the last on the table.
    #[must_use]
    pub fn vote_ends(&self, called: Round) -> Round {
        called.plus(self.venue.procedure.lasts() - 1).min(self.closes)
    }
}

/// What sort of document it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Law between its parties: signed first, bound by ratification.
    #[default]
    Treaty,
    /// A word given in public: an endorsement binds.
    Declaration,
    /// Rules of conduct: an endorsement binds.
    CodeOfConduct,
    /// What a meeting puts on record: an endorsement binds.
    Communique,
}

impl Kind {
    /// Whether a signature alone does not bind.
    #[must_use]
    pub fn is_ratified(self) -> bool {
        self == Self::Treaty
    }
}

/// Where a document is negotiated.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Venue {
    /// Who sits at the table.
    pub members: ActorSet,
    /// How they decide.
    pub procedure: Procedure,
    /// Whether those who do not sit at the table may join what it adopts.
    pub is_open: bool,
}

/// How rival positions become a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Drafting {
    /// The mean of all positions, weighted by capability times salience.
    #[default]
    Compromise,
    /// The whole text of one member, by the odds of a probabilistic election.
    Election,
    /// The weighted median after eight rounds of challenges.
    Challenge,
    /// Whatever was proposed last.
    Human,
}

impl Drafting {
    /// The rule that settles the text; none if only proposals change it.
    #[must_use]
    pub fn settlement(self) -> Option<Settlement> {
        match self {
            Self::Compromise => Some(Settlement::Compromise),
            Self::Election => Some(Settlement::Election),
            Self::Challenge => Some(Settlement::Challenge),
            Self::Human => None,
        }
    }
}
