//! Packages that are divided, so that each of their documents stands alone: a member asks, and it is granted unless
//! another objects; then the venue decides.

use super::super::{Draft, Sink};
use super::{conceding, is_person, machines, record, stage};
use crate::sim::check::motion::check_motion;
use crate::sim::id::{ActorId, ActorSet, ClauseId, DocumentId};
use crate::sim::treaty::package::Division;
use crate::sim::treaty::procedure::Ballot;
use crate::sim::treaty::{Deed, Motion, Stage};

/// Lets machines ask, in the last sitting before the vote must be called, and decides what was asked in time.
pub(super) fn divide<S: Sink>(draft: &mut Draft<'_, S>, bundle: &[DocumentId]) {
    let Some(document) = bundle.first().copied() else { return };
    if stage(draft, document) != Stage::Open {
        return;
    }
    ask(draft, document, bundle);
    let state = draft.situation.texts().package(draft.setting, document).map(|state| state.division);
    let Some(Division::Asked { ends }) = state else { return };
    let round = draft.situation.round();
    if ends <= round || draft.situation.texts().document(document).vote_ends == Some(round) {
        decide(draft, document, bundle);
    }
}

/// The strongest machine that is for one of the documents and against another asks to divide them.
fn ask<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId, bundle: &[DocumentId]) {
    let agenda = draft.setting.agenda(document);
    let next = agenda.next(draft.situation.round().next());
    let state = draft.situation.texts().package(draft.setting, document);
    let is_asked = state.is_none_or(|state| state.division != Division::Unasked);
    if is_asked || next.is_none() || next != agenda.last_call() {
        return;
    }
    let motion = Motion::Divide { document };
    let may = |actor: &ActorId| check_motion(draft.setting, draft.situation, *actor, &motion).is_ok();
    let weight = |actor: &ActorId| draft.setting.actor(*actor).capability.get();
    let movers = machines(draft, draft.setting.voters(document)).iter();
    let movers = movers.filter(|actor| wants(draft, bundle, *actor)).filter(may);
    if let Some(actor) = movers.max_by(|a, b| weight(a).total_cmp(&weight(b)).then(b.cmp(a))) {
        record(draft, Deed::DivisionMoved { actor, document }, None);
    }
}

fn decide<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId, bundle: &[DocumentId]) {
    let members = draft.setting.voters(document);
    let state = draft.situation.texts().package(draft.setting, document).copied().unwrap_or_default();
    let (mut for_it, mut against) = (state.for_it.intersection(members), state.against.intersection(members));
    let is_lost = bundle.iter().any(|document| !would_stand(draft, *document));
    for actor in machines(draft, members).iter() {
        let is_for_all = bundle.iter().all(|document| is_for(draft, *document, actor));
        for_it.set(actor, wants(draft, bundle, actor));
        against.set(actor, is_for_all && is_lost);
    }
    let ballot = Ballot { members, for_it, against };
    let carried = against.is_empty() || draft.setting.carries(document, &ballot);
    record(draft, Deed::DivisionDecided { document, for_it, against, carried }, None);
}

/// Whether an actor is for one of the documents, and against another.
fn wants<S: Sink>(draft: &Draft<'_, S>, bundle: &[DocumentId], actor: ActorId) -> bool {
    bundle.iter().any(|document| is_for(draft, *document, actor))
        && bundle.iter().any(|document| is_against(draft, *document, actor))
}

/// Whether a document would be adopted by itself, as members stand on it now.
fn would_stand<S: Sink>(draft: &Draft<'_, S>, document: DocumentId) -> bool {
    let members = draft.setting.voters(document);
    let those =
        |test: &dyn Fn(ActorId) -> bool| -> ActorSet { members.iter().filter(|actor| test(*actor)).collect() };
    let for_it = those(&|actor| is_for(draft, document, actor));
    let against = those(&|actor| is_against(draft, document, actor));
    open(draft, document).any(|clause| conceding::would_carry(draft, clause))
        && draft.setting.carries(document, &Ballot { members, for_it, against })
}

/// The clauses of a document that are not decided yet.
fn open<S: Sink>(draft: &Draft<'_, S>, document: DocumentId) -> impl Iterator<Item = ClauseId> {
    let texts = draft.situation.texts();
    draft.setting.document(document).clause_ids().filter(|clause| texts.clause(*clause).wording.is_open())
}

/// Whether an actor is for a document: a person who says so, a machine that could bring every clause of it home.
fn is_for<S: Sink>(draft: &Draft<'_, S>, document: DocumentId, actor: ActorId) -> bool {
    let texts = draft.situation.texts();
    let accepts =
        |clause: ClauseId| draft.setting.clause(clause).preference(actor).accepts(texts.clause(clause).position);
    if is_person(draft, actor) {
        texts.document(document).for_it.contains(actor)
    } else {
        open(draft, document).all(accepts)
    }
}

/// Whether an actor is against a document: a person who says so, a machine beyond whose red line a clause lies on which
/// it cannot reserve.
fn is_against<S: Sink>(draft: &Draft<'_, S>, document: DocumentId, actor: ActorId) -> bool {
    let texts = draft.situation.texts();
    let suffers = |clause: ClauseId| {
        let (facts, text) = (draft.setting.clause(clause), texts.clause(clause).position);
        let preference = facts.preference(actor);
        preference.red_line && !facts.is_reservable && !preference.accepts(text)
    };
    if is_person(draft, actor) {
        texts.document(document).against.contains(actor)
    } else {
        open(draft, document).any(suffers)
    }
}
