//! Scripts: what some seats do in some rounds, whatever the rule would take.

use super::notation::{Line, Who};
use crate::sim::check::{Illegal, check_order};
use crate::sim::{ActorId, IncidentId, Order, Response, Setting, Situation};

/// The lines of a script. A seat with an order for a round is played so in that round, and sends no answer about other
/// incidents; every other seat is a machine's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Script {
    /// Its lines, in order; later ones replace earlier ones about the same incident.
    pub lines: Vec<Line>,
}

impl Script {
    /// An actor's orders for the open round; `tell` hears of every line that was meant for it, whether it is carried
    /// out. A line for every round that was carried out already means: no further step.
    pub fn orders(
        &self,
        setting: &Setting,
        situation: &Situation,
        actor: ActorId,
        mut tell: impl FnMut(usize, Result<(), Illegal>),
    ) -> Vec<Order> {
        let mut orders: Vec<Order> = Vec::new();
        for (number, line) in self.lines.iter().enumerate() {
            let is_meant = line.who == Who::Everybody || line.who == Who::Actor(actor);
            if !is_meant || line.round.is_some_and(|round| round != situation.round()) {
                continue;
            }
            let order = match check_order(setting, situation, actor, &line.order) {
                Ok(()) => line.order.clone(),
                Err(Illegal::AlreadyDone) if !line.is_strict() => stand_by(line.order.incident),
                Err(illegal) => {
                    tell(number, Err(illegal));
                    continue;
                }
            };
            tell(number, Ok(()));
            orders.retain(|earlier| earlier.incident != order.incident);
            orders.push(order);
        }
        orders
    }
}

impl Line {
    /// Whether it is meant to be carried out as it stands: one actor's order for one round.
    #[must_use]
    pub fn is_strict(&self) -> bool {
        self.round.is_some() && self.who != Who::Everybody
    }
}

/// The order to take no further step.
fn stand_by(incident: IncidentId) -> Order {
    Order { incident, response: Response::HoldOut, accused: None, pledge: None }
}
