//! Clubs that put a member out: a party moves it, everybody may speak to it in the next sitting, and the others decide
//! by the venue's procedure.

use super::super::{Draft, Sink};
use super::{is_person, machines, record};
use crate::sim::id::{ActorId, ActorSet, DocumentId};
use crate::sim::treaty::Deed;
use crate::sim::treaty::procedure::Ballot;

/// Kinship from which nobody puts a partner out. Judgement.
const PARTNER: f64 = 0.5;

/// Machines move to put out whom they have had enough of; what was moved in time is decided, also about one that withdrew
/// meanwhile.
pub(super) fn decide<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    let texts = draft.situation.texts();
    let moved = texts.who(document, |party| party.expulsion.is_some());
    for whom in texts.consenting(draft.setting, document).union(moved).iter() {
        if has_worn_out_patience(draft, document, whom) {
            let movers = machines(draft, judges(draft, document, whom));
            let mover = movers.iter().find(|actor| would(draft, document, *actor, whom));
            if let Some(actor) = mover {
                record(draft, Deed::ExpulsionMoved { actor, document, whom }, None);
            }
        }
        if draft.situation.texts().party(document, whom).expulsion == Some(draft.situation.round()) {
            vote(draft, document, whom);
        }
    }
}

/// Who decides whether a party is put out: the other states that have agreed to be bound.
fn judges<S: Sink>(draft: &Draft<'_, S>, document: DocumentId, whom: ActorId) -> ActorSet {
    draft.situation.texts().counting(draft.setting, document).without(whom)
}

/// Whether a party has broken its word in the document often enough, and since anybody last voted on it, and the venue
/// still sits.
fn has_worn_out_patience<S: Sink>(draft: &Draft<'_, S>, document: DocumentId, whom: ActorId) -> bool {
    let breaches = draft.situation.texts().breaches_of(draft.setting, document, whom);
    let party = draft.situation.texts().party(document, whom);
    let ends = draft.setting.venue(document).expulsion_ends(draft.situation.round());
    breaches >= draft.setting.rules.treaty.strikes
        && breaches > party.judged
        && party.expulsion.is_none()
        && ends.is_some()
}

/// Whether a machine wants a party out: it broke its word, and is no partner.
fn would<S: Sink>(draft: &Draft<'_, S>, document: DocumentId, actor: ActorId, whom: ActorId) -> bool {
    let breaches = draft.situation.texts().breaches_of(draft.setting, document, whom);
    breaches >= draft.setting.rules.treaty.strikes && draft.setting.alliances.kinship(actor, whom) < PARTNER
}

fn vote<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId, whom: ActorId) {
    let members = judges(draft, document, whom);
    let party = draft.situation.texts().party(document, whom);
    let (mut for_it, mut against) = (party.expellers.intersection(members), party.keepers.intersection(members));
    for actor in members.iter().filter(|actor| !is_person(draft, *actor)) {
        let wants = would(draft, document, actor, whom);
        for_it.set(actor, wants);
        against.set(actor, !wants);
    }
    let ballot = Ballot { members, for_it, against };
    let carried = draft.setting.carries(document, &ballot);
    record(draft, Deed::ExpulsionDecided { document, whom, for_it, against, carried }, None);
}
