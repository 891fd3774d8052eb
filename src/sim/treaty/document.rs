//! A document: what is on the table, in which venue, and when it is in force.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::venue::Venue;
use crate::sim::entry_into_force::EntryIntoForce;
use crate::sim::id::{ActorSet, ClauseId, DocumentId, PackageId, Round, VenueId};
use crate::sim::settlement::Settlement;

/// A document that is negotiated, or was before the game.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What sort of document it is.
    pub kind: DocumentKind,
    /// Where it is negotiated.
    pub venue: VenueId,
    /// The package that it is part of.
    pub package: Option<PackageId>,
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
    /// The document whose clauses can be split off into this one, which has a twin of each; none if it has its own.
    pub splits_from: Option<DocumentId>,
    /// Who is bound before the game; where anybody is, the text is adopted and in force from the first round.
    pub parties: ActorSet,
}

impl Document {
    /// Its clauses, in order.
    pub fn clause_ids(&self) -> impl DoubleEndedIterator<Item = ClauseId> + Clone + use<> {
        self.clauses.clone().map(ClauseId)
    }

    /// Who may ever be bound by it, negotiated in this venue.
    #[must_use]
    pub fn invited(&self, venue: &Venue, everybody: ActorSet) -> ActorSet {
        if venue.is_open { everybody } else { venue.members.union(self.parties) }
    }

    /// Whether its text is negotiated in the game, in a round from its first to its last.
    #[must_use]
    pub fn is_open_in(&self, round: Round) -> bool {
        self.parties.is_empty() && (self.opens..=self.closes).contains(&round)
    }
}

/// What sort of document it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
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
