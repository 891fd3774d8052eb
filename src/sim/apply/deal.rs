//! What each turn of a deal changes.

use crate::sim::id::ActorSet;
use crate::sim::setting::Setting;
use crate::sim::situation::Situation;
use crate::sim::treaty::deal::{Deal, Fate, Footing, Turn, backed};

pub(super) fn apply(situation: &mut Situation, setting: &Setting, number: u16, turn: &Turn) {
    let round = situation.round;
    if let Turn::Offered(offer) = turn {
        situation.texts.deals.push(Deal::new(offer.clone(), round));
        return;
    }
    let at = usize::from(number).saturating_sub(1);
    let Some(deal) = situation.texts.deals.get_mut(at) else { return };
    deal.since = round;
    match turn {
        Turn::Offered(_) => {}
        Turn::Accepted { .. } => {
            deal.footing = Footing::Struck;
            let asks: Vec<_> = backed(&deal.offer).collect();
            for (actor, clause, position) in asks {
                *situation.texts.ask_mut(clause, actor) = position;
            }
            situation.moved_this_round = true;
        }
        Turn::Declined { .. } | Turn::Expired {} => deal.footing = Footing::Gone,
        Turn::Paid { actor, to, points } => {
            situation.books[actor.index()].spent += *points;
            situation.books[to.index()].spent += -*points;
            situation.moved_this_round = true;
        }
        Turn::Settled { actor, promise, fate, cost } => {
            let open =
                deal.promises().position(|(who, given, now)| now == Fate::Open && who == *actor && given == promise);
            if let Some(open) = open {
                deal.fates[open] = *fate;
            }
            situation.books[actor.index()].standing += -*cost;
            let one = ActorSet::EMPTY.with(*actor);
            match fate {
                Fate::Kept => super::note_words(situation, setting, one, ActorSet::EMPTY),
                Fate::Broken => super::note_words(situation, setting, ActorSet::EMPTY, one),
                Fate::Open | Fate::Void => {}
            }
        }
    }
}
