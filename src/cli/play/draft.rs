//! The orders that a person has given for the open round, until it is played.

use crate::sim::{IncidentId, Order, Response};

/// Orders, oldest first. A later one about the same incident stands in the place of an earlier one, which comes back
/// if the later one is taken back.
#[derive(Debug, Default)]
pub(super) struct Draft {
    given: Vec<Order>,
}

impl Draft {
    /// Takes an order down.
    pub(super) fn give(&mut self, order: Order) {
        self.given.push(order);
    }

    /// Takes the last order back.
    pub(super) fn take_back(&mut self) -> Option<Order> {
        self.given.pop()
    }

    /// Takes back what was ordered about an incident, or everything; returns what stood until then.
    pub(super) fn cancel(&mut self, incident: Option<IncidentId>) -> Vec<Order> {
        let is_meant = |order: &Order| incident.is_none_or(|incident| order.incident == incident);
        let cancelled = self.standing().filter(|order| is_meant(order)).cloned().collect();
        self.given.retain(|order| !is_meant(order));
        cancelled
    }

    /// The order that stands about an incident.
    pub(super) fn about(&self, incident: IncidentId) -> Option<&Order> {
        self.given.iter().rfind(|order| order.incident == incident)
    }

    /// The orders that stand, one an incident.
    pub(super) fn standing(&self) -> impl Iterator<Item = &Order> {
        let is_last = |index: usize, order: &Order| {
            !self.given[index + 1..].iter().any(|later| later.incident == order.incident)
        };
        self.given.iter().enumerate().filter(move |(index, order)| is_last(*index, order)).map(|(_, order)| order)
    }

    /// Empties the draft into an order for each open incident: what stands, or else no further step.
    pub(super) fn seal(&mut self, open: &[IncidentId]) -> Vec<Order> {
        let hold = |incident| Order { incident, response: Response::HoldOut, accused: None, pledge: None };
        let orders = open.iter().map(|&incident| self.about(incident).cloned().unwrap_or_else(|| hold(incident)));
        let orders = orders.collect();
        self.given.clear();
        orders
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(incident: u16, response: Response) -> Order {
        Order { incident: IncidentId(incident), response, accused: None, pledge: None }
    }

    #[test]
    fn what_is_taken_back_lets_the_earlier_order_stand_again() {
        let mut draft = Draft::default();
        for (incident, response) in [(0, Response::Private), (1, Response::Public), (0, Response::Public)] {
            draft.give(order(incident, response));
        }
        assert_eq!(draft.standing().count(), 2);
        assert_eq!(draft.about(IncidentId(0)), Some(&order(0, Response::Public)));
        assert_eq!(draft.take_back(), Some(order(0, Response::Public)));
        assert_eq!(draft.about(IncidentId(0)), Some(&order(0, Response::Private)));
        assert_eq!(draft.cancel(Some(IncidentId(1))), [order(1, Response::Public)]);
        assert_eq!(
            draft.seal(&[IncidentId(0), IncidentId(1)]),
            [order(0, Response::Private), order(1, Response::HoldOut)]
        );
        assert_eq!((draft.take_back(), draft.cancel(None)), (None, Vec::new()));
    }
}
