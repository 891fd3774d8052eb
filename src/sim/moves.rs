//! What a seat may want: orders, sealed until the response window opens. Data only.

use serde::{Deserialize, Serialize};

use super::choice::Response;
use super::event::{Ids, Naming};
use super::id::{ActorId, IncidentId};

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
    /// What to do when the condition stays unmet.
    pub otherwise: Response,
}

/// What a seat sends in for a round.
#[derive(Clone, Debug, PartialEq)]
pub enum Seat {
    /// A machine plays: the rule decides.
    Machine,
    /// A person plays; incidents without an order are recorded as unanswered.
    Person(Vec<Order>),
}

/// The sealed orders of a round, one entry an actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Orders(Vec<Seat>);

impl Orders {
    /// All seats played by machines.
    #[must_use]
    pub fn machines(actors: usize) -> Self {
        Self(vec![Seat::Machine; actors])
    }

    /// Puts a person's orders in.
    pub fn seal(&mut self, actor: ActorId, orders: Vec<Order>) {
        self.0[actor.index()] = Seat::Person(orders);
    }

    /// What a seat sent in.
    #[must_use]
    pub fn seat(&self, actor: ActorId) -> &Seat {
        &self.0[actor.index()]
    }

    /// The order of a person's seat about an incident.
    #[must_use]
    pub fn order(&self, actor: ActorId, incident: IncidentId) -> Option<&Order> {
        match self.seat(actor) {
            Seat::Machine => None,
            Seat::Person(orders) => orders.iter().find(|order| order.incident == incident),
        }
    }

    /// Whether a machine plays this seat.
    #[must_use]
    pub fn is_machine(&self, actor: ActorId) -> bool {
        matches!(self.seat(actor), Seat::Machine)
    }

    /// The seats that persons play, with their orders.
    pub fn persons(&self) -> impl Iterator<Item = (ActorId, &[Order])> {
        self.0.iter().enumerate().filter_map(|(index, seat)| match seat {
            Seat::Machine => None,
            Seat::Person(orders) => Some((ActorId(index as u16), orders.as_slice())),
        })
    }
}
