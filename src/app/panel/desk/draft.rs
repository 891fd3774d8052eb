//! The order being drawn up, and the prospects worked out for it.

use super::super::prospect::Prospects;
use super::super::{Edition, Table};
use crate::sim::check::Illegal;
use crate::sim::moves::{Awaited, Pledge};
use crate::sim::view::IncidentView;
use crate::sim::{ActorId, ActorSet, IncidentId, Order, Response, Round};

/// How many partners a pledge counts on at first, if none is likely to act.
pub(super) const FEW: usize = 8;

/// The order being drawn up. It is kept while its round, seat and incident stay the same.
#[derive(Debug, Default)]
pub struct DeskMemory {
    about: Option<(Round, ActorId, IncidentId)>,
    edition: Option<Edition>,
    prospects: Option<Prospects>,
    response: Option<Response>,
    pledge: Option<Pledge>,
    is_confirmed: bool,
    is_fresh: bool,
    is_by_key: bool,
    calls_ring: bool,
    has_ring: bool,
    has_asked: bool,
}

impl DeskMemory {
    /// Turns to an incident; starts from what is sealed about it.
    pub(super) fn open(&mut self, table: &Table<'_>, seat: ActorId, incident: &IncidentView) {
        (self.is_confirmed, self.has_ring) = (false, false);
        let about = (table.round(), seat, incident.incident);
        if self.about != Some(about) {
            *self = Self { about: Some(about), ..Self::default() };
        }
        if self.edition == Some(table.edition()) {
            return;
        }
        self.edition = Some(table.edition());
        let sealed = table.sealed_about(incident.incident);
        let accused = sealed.and_then(|order| order.accused).or(self.accused());
        let accused = accused.or(incident.mine.accused).or_else(|| incident.lead(seat));
        self.prospects = accused.and_then(|accused| table.prospects(incident.incident, accused));
        if let Some(order) = sealed {
            self.response = Some(order.response);
            self.pledge.clone_from(&order.pledge);
        }
    }

    /// Accuses somebody else.
    pub(super) fn accuse(&mut self, table: &Table<'_>, incident: IncidentId, accused: ActorId) {
        self.prospects = table.prospects(incident, accused);
        self.choose_or_clear(self.response);
    }

    /// Picks a response, legal or not. What is chosen already keeps its pledge.
    pub(super) fn choose(&mut self, response: Response) {
        if self.response == Some(response) {
            self.is_fresh = true;
        } else {
            self.choose_or_clear(Some(response));
        }
    }

    fn choose_or_clear(&mut self, response: Option<Response>) {
        self.is_fresh = true;
        self.response = response;
        self.pledge = None;
        if response == Some(Response::Joint) {
            self.pledge = self.suggested_pledge();
        }
    }

    /// A key has picked the response: the ring comes to it next.
    pub(super) fn wait_for_ring(&mut self) {
        self.is_by_key = true;
    }

    /// Tells whether the ring moves on in this frame.
    pub(super) fn ring_moves(&mut self, moves: bool) {
        self.calls_ring = moves && self.is_by_key;
        self.is_by_key &= !moves;
    }

    /// Whether the ring has to come to what was picked by key now.
    pub(super) fn calls_ring(&self) -> bool {
        self.calls_ring
    }

    /// Whether the choice has not been shown since it was made.
    pub(super) fn take_fresh(&mut self) -> bool {
        std::mem::take(&mut self.is_fresh)
    }

    /// Picks the chosen response once more, which seals it.
    pub(super) fn confirm(&mut self) {
        self.is_confirmed = true;
    }

    /// Goes from one legal response of a group to the next.
    pub(super) fn step_through(&mut self, group: &[Response]) {
        let is_legal = |response: &Response| self.prospects().is_some_and(|all| all.is_legal(*response));
        let legal: Vec<Response> = group.iter().copied().filter(is_legal).collect();
        let at = legal.iter().position(|response| Some(*response) == self.response);
        let next = at.map_or(0, |at| (at + 1) % legal.len().max(1));
        if let Some(response) = legal.get(next).or(group.first()) {
            self.choose(*response);
        }
    }

    /// Whether the response is only taken together with others.
    pub(super) fn pledge(&self) -> Option<&Pledge> {
        self.pledge.as_ref()
    }

    /// Makes the response depend on others.
    pub(super) fn set_pledge(&mut self, pledge: Option<Pledge>) {
        self.pledge = pledge;
    }

    /// A pledge to start from: with those who act or are likely to.
    pub(super) fn suggested_pledge(&self) -> Option<Pledge> {
        let prospects = self.prospects()?;
        let likely: ActorSet = prospects.likely_partners().collect();
        let closest: ActorSet = prospects.partners.iter().take(FEW).map(|partner| partner.actor).collect();
        let among = if likely.is_empty() { closest } else { likely };
        let most = u16::try_from(among.len()).unwrap_or(u16::MAX).max(1);
        let at_least = prospects.joint_from.saturating_sub(1).clamp(1, most);
        let otherwise = if prospects.is_legal(Response::Private) { Response::Private } else { Response::HoldOut };
        Some(Pledge { at_least, among, awaits: Awaited::Name, otherwise })
    }

    /// What the seat can expect of each response.
    pub(super) fn prospects(&self) -> Option<&Prospects> {
        self.prospects.as_ref()
    }

    /// The accused.
    pub(super) fn accused(&self) -> Option<ActorId> {
        self.prospects.as_ref().map(|prospects| prospects.accused)
    }

    /// The response picked.
    pub(super) fn response(&self) -> Option<Response> {
        self.response
    }

    /// Whether the chosen response was picked once more.
    pub(super) fn is_confirmed(&self) -> bool {
        self.is_confirmed
    }

    /// The chosen response has the ring, so that Enter picks it once more.
    pub(super) fn take_ring(&mut self) {
        self.has_ring = true;
    }

    /// Whether the chosen response has the ring.
    pub(super) fn has_ring(&self) -> bool {
        self.has_ring
    }

    /// Whether Enter may play the round: where nothing is sealed and no motion is made it asks once before.
    pub(super) fn is_sure(&mut self, table: &Table<'_>) -> bool {
        !is_idle(table) || std::mem::replace(&mut self.has_asked, true)
    }

    /// Whether it has been asked if the round is to be played without an answer.
    pub(super) fn has_asked(&self, table: &Table<'_>) -> bool {
        self.has_asked && self.response.is_none() && is_idle(table)
    }

    /// The order as drawn up, and why it cannot be sealed if it cannot; none before a response is picked.
    pub(super) fn order(&self, table: &Table<'_>, incident: IncidentId) -> Option<(Order, Result<(), Illegal>)> {
        let response = self.response?;
        let accuses = response.rank() > 0;
        let order = Order {
            incident,
            response,
            accused: self.accused().filter(|_| accuses),
            pledge: self.pledge.clone().filter(|_| accuses),
        };
        let refusal = table.check(&order);
        Some((order, refusal))
    }
}

/// Whether the seat has done nothing in the open round.
fn is_idle(table: &Table<'_>) -> bool {
    table.sealed().is_empty() && table.tabled().is_empty()
}
