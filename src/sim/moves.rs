//! What a seat may want: orders, sealed until the response window opens. Data only.

use serde::{Deserialize, Serialize};

use super::choice::Response;
use super::event::{Ids, Naming};
use super::id::{ActorId, ActorSet, IncidentId};
use super::treaty::Motion;

/// An order about one incident: a response, perhaps on a condition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(
    serialize = "N::Actor: Serialize, N::Actors: Serialize, N::Incident: Serialize",
    deserialize = "N::Actor: Deserialize<'de>, N::Actors: Deserialize<'de>, N::Incident: Deserialize<'de>"
))]
pub struct Order<N: Naming = Ids> {
    /// What it is about.
    pub incident: N::Incident,
    /// What to do.
    pub response: Response,
    /// Whom to accuse; the actor's own leading suspect if left open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accused: Option<N::Actor>,
    /// Do so only with these; at once if none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pledge: Option<Pledge<N>>,
}

/// "If at least two of {usa, gbr, deu} do, else private."
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound(serialize = "N::Actors: Serialize", deserialize = "N::Actors: Deserialize<'de>"))]
pub struct Pledge<N: Naming = Ids> {
    /// How many it takes, at least 1.
    pub at_least: u16,
    /// Of whom. The pledger never counts itself.
    pub among: N::Actors,
    /// What they must do.
    #[serde(default, skip_serializing_if = "Awaited::is_naming")]
    pub awaits: Awaited,
    /// What to do when the condition stays unmet.
    pub otherwise: Response,
}

/// What partners must do for a pledge to count on them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Awaited {
    /// Accuse the same actor in public, by words or sanctions.
    #[default]
    Name,
    /// Sanction it.
    Sanction,
}

impl Awaited {
    fn is_naming(&self) -> bool {
        *self == Self::Name
    }
}

/// The sealed orders of a round: who of the seats is a person's, and what those want. Machines play the rest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Orders {
    persons: ActorSet,
    sealed: Vec<(ActorId, Vec<Order>)>,
    tabled: Vec<(ActorId, Vec<Motion>)>,
}

impl Orders {
    /// All seats played by machines.
    #[must_use]
    pub fn machines() -> Self {
        Self::default()
    }

    /// Puts a person's orders in, replacing earlier ones. Incidents without an order are recorded as unanswered.
    pub fn seal(&mut self, actor: ActorId, orders: Vec<Order>) {
        self.persons = self.persons.with(actor);
        self.sealed.retain(|(who, _)| *who != actor);
        self.sealed.push((actor, orders));
        self.sealed.sort_by_key(|(who, _)| *who);
    }

    /// Puts a person's motions in, replacing earlier ones.
    pub fn table(&mut self, actor: ActorId, motions: Vec<Motion>) {
        self.persons = self.persons.with(actor);
        self.tabled.retain(|(who, _)| *who != actor);
        self.tabled.push((actor, motions));
        self.tabled.sort_by_key(|(who, _)| *who);
    }

    /// Gives a seat back to its machine.
    pub fn lift(&mut self, actor: ActorId) {
        self.persons = self.persons.without(actor);
        self.sealed.retain(|(who, _)| *who != actor);
        self.tabled.retain(|(who, _)| *who != actor);
    }

    /// The motions of persons, by id of their seats.
    pub fn tabled(&self) -> impl Iterator<Item = (ActorId, &[Motion])> {
        self.tabled.iter().map(|(actor, motions)| (*actor, motions.as_slice()))
    }

    /// The order of a person's seat about an incident.
    #[must_use]
    pub fn order(&self, actor: ActorId, incident: IncidentId) -> Option<&Order> {
        let (_, orders) = self.sealed.iter().find(|(who, _)| *who == actor)?;
        orders.iter().find(|order| order.incident == incident)
    }

    /// The seats that persons play.
    #[must_use]
    pub fn persons(&self) -> ActorSet {
        self.persons
    }

    /// The seats that persons play, with their orders, by id.
    pub fn sealed(&self) -> impl Iterator<Item = (ActorId, &[Order])> {
        self.sealed.iter().map(|(actor, orders)| (*actor, orders.as_slice()))
    }
}
