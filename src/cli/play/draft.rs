//! The orders and motions that a person has given for the open round, until it is played.

use crate::play::notation::Wish;
use crate::sim::treaty::Motion;
use crate::sim::{IncidentId, Order, Response};

/// Orders and motions, oldest first. A later one about the same incident stands in the place of an earlier one, which comes back
/// if the later one is taken back.
#[derive(Debug, Default)]
pub(super) struct Draft {
    given: Vec<Wish>,
}

impl Draft {
    /// Takes an order or a motion down.
    pub(super) fn give(&mut self, wish: Wish) {
        self.given.push(wish);
    }

    /// Takes back what was given last.
    pub(super) fn take_back(&mut self) -> Option<Wish> {
        self.given.pop()
    }

    /// Takes back what was ordered about an incident, or everything; returns what stood until then.
    pub(super) fn cancel(&mut self, incident: Option<IncidentId>) -> Vec<Wish> {
        let is_meant = |order: &Order| incident.is_none_or(|incident| order.incident == incident);
        let mut cancelled: Vec<Wish> =
            self.standing().filter(|order| is_meant(order)).cloned().map(Wish::Order).collect();
        if incident.is_none() {
            cancelled.extend(self.motions().cloned().map(Wish::Motion));
        }
        self.given.retain(|wish| match wish {
            Wish::Order(order) => !is_meant(order),
            Wish::Motion(_) => incident.is_some(),
        });
        cancelled
    }

    /// The order that stands about an incident.
    pub(super) fn about(&self, incident: IncidentId) -> Option<&Order> {
        self.orders().rfind(|order| order.incident == incident)
    }

    /// The orders that stand, one an incident.
    pub(super) fn standing(&self) -> impl Iterator<Item = &Order> {
        let is_last = |index: usize, order: &Order| {
            !self.orders().skip(index + 1).any(|later| later.incident == order.incident)
        };
        self.orders().enumerate().filter(move |(index, order)| is_last(*index, order)).map(|(_, order)| order)
    }

    fn orders(&self) -> impl DoubleEndedIterator<Item = &Order> {
        self.given.iter().filter_map(|wish| match wish {
            Wish::Order(order) => Some(order),
            Wish::Motion(_) => None,
        })
    }

    /// The motions, in the order in which they will be made.
    pub(super) fn motions(&self) -> impl Iterator<Item = &Motion> {
        self.given.iter().filter_map(|wish| match wish {
            Wish::Order(_) => None,
            Wish::Motion(motion) => Some(motion),
        })
    }

    /// Empties the draft into an order for each open incident: what stands, or else no further step.
    /// The motions go with it.
    pub(super) fn seal(&mut self, open: &[IncidentId]) -> (Vec<Order>, Vec<Motion>) {
        let hold = |incident| Order { incident, response: Response::HoldOut, accused: None, pledge: None };
        let orders = open.iter().map(|&incident| self.about(incident).cloned().unwrap_or_else(|| hold(incident)));
        let (orders, motions) = (orders.collect(), self.motions().cloned().collect());
        self.given.clear();
        (orders, motions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::DocumentId;

    fn order(incident: u16, response: Response) -> Order {
        Order { incident: IncidentId(incident), response, accused: None, pledge: None }
    }

    fn motion() -> Motion {
        Motion::CallVote { document: DocumentId(0) }
    }

    #[test]
    fn what_is_taken_back_lets_the_earlier_order_stand_again() {
        let mut draft = Draft::default();
        for (incident, response) in [(0, Response::Private), (1, Response::Public), (0, Response::Public)] {
            draft.give(Wish::Order(order(incident, response)));
        }
        assert_eq!(draft.standing().count(), 2);
        assert_eq!(draft.about(IncidentId(0)), Some(&order(0, Response::Public)));
        draft.give(Wish::Motion(motion()));
        assert_eq!(draft.take_back(), Some(Wish::Motion(motion())));
        assert_eq!(draft.take_back(), Some(Wish::Order(order(0, Response::Public))));
        assert_eq!(draft.about(IncidentId(0)), Some(&order(0, Response::Private)));
        draft.give(Wish::Motion(motion()));
        assert_eq!(draft.cancel(Some(IncidentId(1))), [Wish::Order(order(1, Response::Public))]);
        assert_eq!(
            draft.seal(&[IncidentId(0), IncidentId(1)]),
            (vec![order(0, Response::Private), order(1, Response::HoldOut)], vec![motion()])
        );
        assert_eq!((draft.take_back(), draft.cancel(None)), (None, Vec::new()));
    }
}
