//! Clubs that put a member out: somebody moves it, the others decide by the venue's procedure.

use super::super::{Draft, Sink};
use super::{is_person, record};
use crate::sim::id::{ActorId, ActorSet, DocumentId};
use crate::sim::treaty::Deed;
use crate::sim::treaty::procedure::Ballot;

/// Kinship from which nobody puts a partner out. Judgement.
const PARTNER: f64 = 0.5;

pub(super) fn decide<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    let parties = draft.situation.texts().consenting(draft.setting, document);
    for whom in parties.iter() {
        if has_worn_out_patience(draft, document, whom) {
            let movers = parties.without(whom).intersection(draft.setting.states());
            let mover = movers.iter().find(|actor| !is_person(draft, *actor) && would(draft, document, *actor, whom));
            if let Some(actor) = mover {
                record(draft, Deed::ExpulsionMoved { actor, document, whom }, None);
            }
        }
        if !draft.situation.texts().party(document, whom).expellers.is_empty() {
            vote(draft, document, parties, whom);
        }
    }
}

/// Whether a party has broken its word in the document often enough, and since anybody last voted on it.
fn has_worn_out_patience<S: Sink>(draft: &Draft<'_, S>, document: DocumentId, whom: ActorId) -> bool {
    let breaches = draft.situation.texts().breaches_of(draft.setting, document, whom);
    breaches >= draft.setting.rules.treaty.strikes && breaches > draft.situation.texts().party(document, whom).judged
}

/// Whether a machine wants a party out: it broke its word, and is no partner.
fn would<S: Sink>(draft: &Draft<'_, S>, document: DocumentId, actor: ActorId, whom: ActorId) -> bool {
    let breaches = draft.situation.texts().breaches_of(draft.setting, document, whom);
    breaches >= draft.setting.rules.treaty.strikes && draft.setting.alliances.kinship(actor, whom) < PARTNER
}

fn vote<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId, parties: ActorSet, whom: ActorId) {
    let members = parties.without(whom).intersection(draft.setting.states());
    let moved = draft.situation.texts().party(document, whom).expellers;
    let (mut for_it, mut against) = (moved.intersection(members), ActorSet::EMPTY);
    for actor in members.iter().filter(|actor| !is_person(draft, *actor)) {
        let wants = would(draft, document, actor, whom);
        for_it.set(actor, wants);
        against.set(actor, !wants);
    }
    let ballot = Ballot { members, for_it, against };
    let carried = draft.setting.carries(document, &ballot);
    record(draft, Deed::ExpulsionDecided { document, whom, for_it, against, carried }, None);
}
