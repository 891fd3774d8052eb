//! What is in order about deals: who may promise what, and who may answer.

use super::motion::{OutOfOrder, Seat, require};
use crate::sim::id::ActorId;
use crate::sim::treaty::deal::{Deal, Footing, MAX_DEALS, MAX_PROMISES, Offer, Promise};
use crate::sim::treaty::{ClauseSet, Stage};

impl Seat<'_> {
    /// Whether the seat may make an offer.
    pub(super) fn may_offer(&self, offer: &Offer) -> Result<(), OutOfOrder> {
        require(self.setting.has_talks(), OutOfOrder::NotOnTheTable)?;
        require(offer.to != offer.by, OutOfOrder::WithItself)?;
        let sides = [&offer.gives, &offer.takes];
        let is_empty = sides.iter().all(|side| side.is_empty());
        let is_long = sides.iter().any(|side| side.len() > MAX_PROMISES);
        require(!is_empty && !is_long, OutOfOrder::NoDeal)?;
        require(!sides.iter().any(|side| contradicts_itself(side)), OutOfOrder::SaidTwice)?;
        require(self.situation.texts().deals().len() < MAX_DEALS, OutOfOrder::TooManyDeals)?;
        offer.all().try_for_each(|(actor, promise)| self.as_another(actor).may_promise(promise))
    }

    fn may_promise(&self, promise: &Promise) -> Result<(), OutOfOrder> {
        match promise {
            Promise::Back { clause, position } => self.may_propose(*clause, *position),
            Promise::Adopt { document } => self.may_speak(*document),
            Promise::Join { document } => {
                let is_open = self.situation.texts().document(*document).stage == Stage::Open;
                if is_open { self.may_join(*document) } else { self.may_sign(*document, ClauseSet::EMPTY) }
            }
            Promise::Pay { points } => {
                let is_sum = points.get().is_finite() && points.get() > 0.0;
                require(is_sum, OutOfOrder::NoSum)?;
                let purse = self.setting.rules.treaty.purse;
                require(*points <= purse, OutOfOrder::BeyondThePurse { purse })
            }
        }
    }

    fn deal(&self, number: u16) -> Result<&Deal, OutOfOrder> {
        let at = usize::from(number).checked_sub(1);
        at.and_then(|at| self.situation.texts().deals().get(at)).ok_or(OutOfOrder::NoSuchDeal)
    }

    /// Whether the seat may accept or decline an offer.
    pub(super) fn may_answer(&self, number: u16) -> Result<(), OutOfOrder> {
        let deal = self.deal(number)?;
        require(deal.offer.to == self.actor, OutOfOrder::NotYours)?;
        require(deal.footing == Footing::Offered, OutOfOrder::Answered)
    }

    /// Whether the seat may accept an offer: its promises must still be in order.
    pub(super) fn may_accept(&self, number: u16) -> Result<(), OutOfOrder> {
        self.may_answer(number)?;
        let mut all = self.deal(number)?.offer.all();
        all.try_for_each(|(actor, promise)| self.as_another(actor).may_promise(promise))
    }

    /// Whether the seat owes a payment that is due.
    pub(super) fn may_pay(&self, number: u16) -> Result<(), OutOfOrder> {
        let deal = self.deal(number)?;
        let owes = deal.owed(self.actor).any(Promise::is_payment);
        require(owes && deal.is_due(self.actor), OutOfOrder::NothingDue)
    }

    fn as_another(&self, actor: ActorId) -> Self {
        Self { setting: self.setting, situation: self.situation, actor }
    }
}

/// Whether a side promises two things about one: two texts of a clause, or the same twice.
fn contradicts_itself(side: &[Promise]) -> bool {
    let about_the_same =
        |at: usize, promise: &Promise| side.iter().take(at).any(|one| one.is_about_the_same(promise));
    side.iter().enumerate().any(|(at, promise)| about_the_same(at, promise))
}
