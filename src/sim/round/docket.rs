//! What led to what at the treaty table: the numbers of the deeds that later ones follow from. A deed that merely comes
//! after another follows from none.

use super::workspace::Workspace;
use crate::sim::id::{ActorId, DocumentId, IncidentId};
use crate::sim::setting::Setting;
use crate::sim::treaty::Deed;
use crate::sim::treaty::deal::Turn;

/// The deeds that later ones follow from.
#[derive(Clone, Debug)]
pub(super) struct Docket {
    documents: Vec<Entry>,
    /// By document and actor: what it last did about being bound, or what was last done about putting it out.
    parties: Vec<Option<u32>>,
    /// By deal, from number 1 on: its offer, later its acceptance.
    deals: Vec<Option<u32>>,
    actors: usize,
}

/// The deeds about one document that later ones follow from.
#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    called: Option<u32>,
    adopted: Option<u32>,
    in_force: Option<u32>,
    /// The last review that did not carry.
    reviewed: Option<u32>,
}

impl Docket {
    pub(super) fn new(setting: &Setting) -> Self {
        let (documents, actors) = (setting.documents.len(), setting.actors.len());
        Self {
            documents: vec![Entry::default(); documents],
            parties: vec![None; documents * actors],
            deals: Vec::new(),
            actors,
        }
    }

    pub(super) fn clear(&mut self) {
        self.documents.fill(Entry::default());
        self.parties.fill(None);
        self.deals.clear();
    }

    /// Notes a deed and its number.
    pub(super) fn note(&mut self, deed: &Deed, number: u32) {
        let number = Some(number);
        match deed {
            Deed::VoteCalled { document, .. } => self.documents[document.index()].called = number,
            Deed::Adopted { document, .. } => self.documents[document.index()].adopted = number,
            Deed::EnteredIntoForce { document, .. } => self.documents[document.index()].in_force = number,
            Deed::Reviewed { document, carried: false, .. } => self.documents[document.index()].reviewed = number,
            Deed::Signed { actor, document, .. }
            | Deed::Ratified { actor, document }
            | Deed::Withdrew { actor, document, .. }
            | Deed::ExpulsionMoved { whom: actor, document, .. } => {
                let at = self.at(*document, *actor);
                self.parties[at] = number;
            }
            Deed::Bargained { deal, turn: Turn::Offered(_) | Turn::Accepted { .. } } => {
                let at = usize::from(*deal);
                self.deals.resize(self.deals.len().max(at + 1), None);
                self.deals[at] = number;
            }
            Deed::Bargained { .. }
            | Deed::Proposed { .. }
            | Deed::Conceded { .. }
            | Deed::Deadlocked { .. }
            | Deed::Marked { .. }
            | Deed::Merged { .. }
            | Deed::Split { .. }
            | Deed::Rejoined { .. }
            | Deed::Sponsored { .. }
            | Deed::Spoke { .. }
            | Deed::Sounded { .. }
            | Deed::TextSettled { .. }
            | Deed::Voted { .. }
            | Deed::ClauseDecided { .. }
            | Deed::DivisionMoved { .. }
            | Deed::DivisionOpposed { .. }
            | Deed::DivisionDecided { .. }
            | Deed::Sank { .. }
            | Deed::Failed { .. }
            | Deed::Weighed { .. }
            | Deed::StayedOut { .. }
            | Deed::Objected { .. }
            | Deed::ExpulsionOpposed { .. }
            | Deed::ExpulsionDecided { .. }
            | Deed::Overtaken { .. }
            | Deed::Left { .. }
            | Deed::Taught { .. }
            | Deed::Uncovered { .. }
            | Deed::Reviewed { .. }
            | Deed::Lapsed { .. }
            | Deed::Breached { .. } => {}
        }
    }

    /// Where something by document and actor stands in a list of all.
    pub(super) fn at(&self, document: DocumentId, actor: ActorId) -> usize {
        document.index() * self.actors + actor.index()
    }

    fn party(&self, document: DocumentId, actor: ActorId) -> Option<u32> {
        self.parties[self.at(document, actor)]
    }
}

impl Workspace {
    /// The number of the event that a deed follows from; none if it is a move of its own, or of the calendar.
    pub(super) fn cause_of(&self, setting: &Setting, deed: &Deed) -> Option<u32> {
        let docket = &self.docket;
        let entry = |document: &DocumentId| docket.documents[document.index()];
        let trail = |incident: &IncidentId| self.trail(*incident);
        match deed {
            Deed::Voted { document, .. }
            | Deed::Adopted { document, .. }
            | Deed::Sank { document }
            | Deed::Failed { document, .. } => entry(document).called,
            Deed::ClauseDecided { clause, .. } => entry(&setting.clause(*clause).document).called,
            Deed::Signed { document, .. } | Deed::StayedOut { document, .. } => entry(document).adopted,
            Deed::Ratified { actor, document }
            | Deed::Objected { to: actor, document, .. }
            | Deed::Left { actor, document }
            | Deed::ExpulsionOpposed { whom: actor, document, .. }
            | Deed::ExpulsionDecided { whom: actor, document, .. } => docket.party(*document, *actor),
            Deed::EnteredIntoForce { document, parties } => {
                parties.iter().filter_map(|actor| docket.party(*document, actor)).max()
            }
            Deed::Reviewed { document, .. } => entry(document).in_force,
            Deed::Lapsed { document } => entry(document).reviewed.or(entry(document).in_force),
            Deed::Taught { clause, .. } => entry(&setting.clause(*clause).document).in_force,
            Deed::Uncovered { incident, .. } => trail(incident).launched,
            Deed::Breached { incident, .. } => trail(incident).acted.or(trail(incident).launched),
            Deed::Bargained { deal, turn } => match turn {
                Turn::Offered(_) => None,
                Turn::Accepted { .. }
                | Turn::Declined { .. }
                | Turn::Expired {}
                | Turn::Paid { .. }
                | Turn::Settled { .. } => docket.deals.get(usize::from(*deal)).copied().flatten(),
            },
            Deed::Proposed { .. }
            | Deed::Conceded { .. }
            | Deed::Deadlocked { .. }
            | Deed::Marked { .. }
            | Deed::Merged { .. }
            | Deed::Split { .. }
            | Deed::Rejoined { .. }
            | Deed::Sponsored { .. }
            | Deed::Spoke { .. }
            | Deed::Sounded { .. }
            | Deed::TextSettled { .. }
            | Deed::VoteCalled { .. }
            | Deed::DivisionMoved { .. }
            | Deed::DivisionOpposed { .. }
            | Deed::DivisionDecided { .. }
            | Deed::Weighed { .. }
            | Deed::ExpulsionMoved { .. }
            | Deed::Withdrew { .. }
            | Deed::Overtaken { .. } => None,
        }
    }
}
