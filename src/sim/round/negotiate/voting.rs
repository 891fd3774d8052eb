//! The venue decides by its procedure: clause by clause first, so that one poisoned line does not sink the others, then
//! on what is left, and on all documents of a package together.

use super::super::{Draft, Sink};
use super::{conceding, drafting, is_person, machines, record, splitting};
use crate::sim::id::{ActorId, ActorSet, ClauseId, DocumentId, Round};
use crate::sim::treaty::motion::Voice;
use crate::sim::treaty::procedure::Ballot;
use crate::sim::treaty::{Deed, Division, Promise, Wording};

/// The vote on documents that are decided together.
pub(super) fn vote<S: Sink>(draft: &mut Draft<'_, S>, together: &[DocumentId]) {
    let Some(document) = together.first().copied() else { return };
    if draft.situation.texts().is_there(draft.setting, document) {
        call_in_time(draft, document);
        call_early(draft, together);
    }
    if draft.situation.texts().document(document).vote_ends == Some(draft.situation.round()) {
        for document in together.iter().copied() {
            for clause in draft.setting.document(document).clause_ids() {
                decide_clause(draft, clause);
            }
            keep_promises(draft, document);
        }
        decide_documents(draft, together);
    }
}

/// Calls the vote on a document and on all that are decided with it.
pub(super) fn call<S: Sink>(draft: &mut Draft<'_, S>, actor: Option<ActorId>, document: DocumentId, ends: Round) {
    for document in draft.situation.texts().decided_with(draft.setting, document).iter().copied() {
        record(draft, Deed::VoteCalled { actor, document, ends }, None);
    }
}

/// The round at whose end a vote that a member calls now is decided. Where a person sits at the table besides, that is a
/// later one, if any is left: nobody's silence is taken for consent to a text that it could not have seen.
pub(super) fn ends<S: Sink>(draft: &Draft<'_, S>, document: DocumentId, caller: ActorId) -> Round {
    let others = draft.setting.venue(document).members.without(caller).intersection(draft.orders.persons());
    draft.setting.agenda(document).vote_ends(draft.situation.round(), !others.is_empty())
}

/// Calls the vote so that it ends in the last round of the negotiation, if nobody has called it before.
fn call_in_time<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    let (agenda, round) = (draft.setting.agenda(document), draft.situation.round());
    let is_late = agenda.last_call().is_none_or(|last| round >= last);
    if draft.situation.texts().document(document).vote_ends.is_none() && is_late {
        let ends = agenda.vote_ends(round, false);
        call(draft, None, document, ends);
    }
}

/// A machine calls the vote once nothing is in brackets and all would carry; not in the first round, and not before
/// every person has spoken for or against the documents.
fn call_early<S: Sink>(draft: &mut Draft<'_, S>, together: &[DocumentId]) {
    let Some(document) = together.first().copied() else { return };
    let is_whole = together.len() == 1 || is_agreed(draft, together);
    if !is_whole || !together.iter().all(|document| is_ready(draft, *document)) {
        return;
    }
    let voters = draft.setting.voters(document);
    let mut supporters = voters;
    for document in together.iter().copied() {
        let (for_it, against) = stances(draft, document);
        if !draft.setting.carries(document, &Ballot { members: voters, for_it, against }) {
            return;
        }
        supporters = supporters.intersection(for_it);
    }
    let weight = |actor: &ActorId| draft.setting.actor(*actor).capability.get();
    let caller = machines(draft, supporters).iter().max_by(|a, b| weight(a).total_cmp(&weight(b)).then(b.cmp(a)));
    if let Some(actor) = caller {
        let ends = ends(draft, document, actor);
        call(draft, Some(actor), document, ends);
    }
}

/// Whether each document of a package has a clause that stands, and nobody has asked to divide them.
fn is_agreed<S: Sink>(draft: &Draft<'_, S>, together: &[DocumentId]) -> bool {
    let texts = draft.situation.texts();
    together.iter().all(|document| {
        let is_asked = texts
            .package(draft.setting, *document)
            .is_some_and(|state| matches!(state.division, Division::Asked { .. }));
        !is_asked && draft.setting.document(*document).clause_ids().any(|clause| is_in_text(draft, clause))
    })
}

/// Whether nothing of a document is in brackets, all would carry, and no person has yet to speak.
fn is_ready<S: Sink>(draft: &Draft<'_, S>, document: DocumentId) -> bool {
    let (facts, round) = (draft.setting.document(document), draft.situation.round());
    let state = draft.situation.texts().document(document);
    let silent = draft.setting.voters(document).difference(state.for_it.union(state.against));
    let is_decided = |clause| {
        let wording = draft.situation.texts().clause(clause).wording;
        !wording.is_open()
            || wording == Wording::Parked
            || wording == Wording::Clean && conceding::would_carry(draft, clause)
    };
    draft.setting.agenda(document).first().is_some_and(|first| round > first)
        && state.vote_ends.is_none()
        && machines(draft, silent) == silent
        && facts.clause_ids().all(is_decided)
}

/// A clause that carries becomes part of the text; one that does not drops out.
fn decide_clause<S: Sink>(draft: &mut Draft<'_, S>, clause: ClauseId) {
    let state = draft.situation.texts().clause(clause);
    let (for_it, against) = (state.for_it, state.against);
    let texts = draft.situation.texts();
    let is_elsewhere = texts.split_off(draft.setting, clause).is_some() && !drafting::is_wanted(draft, clause);
    if !state.wording.is_open() || !texts.stands(draft.setting, clause) || is_elsewhere {
        return;
    }
    let carried = drafting::is_wanted(draft, clause);
    record(draft, Deed::ClauseDecided { clause, for_it, against, carried }, None);
    splitting::rejoin(draft, clause);
}

/// All that are decided together are adopted if each of them carries, and none if one does not.
fn decide_documents<S: Sink>(draft: &mut Draft<'_, S>, together: &[DocumentId]) {
    let all_carry = together.iter().all(|document| carries(draft, *document));
    for document in together.iter().copied() {
        if together.len() > 1 && !carries(draft, document) {
            record(draft, Deed::Sank { document }, None);
        }
    }
    for document in together.iter().copied() {
        let (for_it, against) = stances(draft, document);
        let deed = if all_carry {
            Deed::Adopted { document, for_it, against }
        } else {
            Deed::Failed { document, for_it, against }
        };
        record(draft, deed, None);
    }
}

/// Whether there is anything left of a document, and the venue takes it.
fn carries<S: Sink>(draft: &Draft<'_, S>, document: DocumentId) -> bool {
    let (for_it, against) = stances(draft, document);
    let has_text = draft.setting.document(document).clause_ids().any(|clause| is_adopted(draft, clause));
    has_text && draft.setting.carries(document, &Ballot { members: draft.setting.voters(document), for_it, against })
}

fn is_adopted<S: Sink>(draft: &Draft<'_, S>, clause: ClauseId) -> bool {
    draft.situation.texts().clause(clause).wording == Wording::Adopted
}

/// Whether a clause is part of the text that is voted on, or would be if the vote were now.
fn is_in_text<S: Sink>(draft: &Draft<'_, S>, clause: ClauseId) -> bool {
    matches!(draft.situation.texts().clause(clause).wording, Wording::Adopted | Wording::Clean)
}

/// Who is for the text as it is, and who against it.
fn stances<S: Sink>(draft: &Draft<'_, S>, document: DocumentId) -> (ActorSet, ActorSet) {
    stances_on(draft, document, |clause| is_in_text(draft, clause))
}

/// Who is for a text of the clauses of a document that pass a test, and who against it: persons who say so; machines that
/// can live with every clause in it or gave their word, and those beyond whose red lines one lies that they can neither
/// reserve on nor opt out of.
pub(super) fn stances_on<S: Sink>(
    draft: &Draft<'_, S>,
    document: DocumentId,
    is_part: impl Fn(ClauseId) -> bool,
) -> (ActorSet, ActorSet) {
    let (setting, texts) = (draft.setting, draft.situation.texts());
    let accepts = |actor: ActorId, clause: ClauseId| {
        setting.clause(clause).preference(actor).accepts(texts.clause(clause).position)
    };
    let suffers = |actor: ActorId, clause: ClauseId| {
        let is_free = setting.clause(clause).is_reservable || texts.clause(clause).reserved.contains(actor);
        !is_free && !accepts(actor, clause) && setting.clause(clause).preference(actor).red_line
    };
    let state = texts.document(document);
    let (mut for_it, mut against) = (ActorSet::EMPTY, ActorSet::EMPTY);
    for actor in setting.venue(document).members.iter() {
        let (is_for, is_against) = if is_person(draft, actor) {
            (state.for_it.contains(actor), state.against.contains(actor))
        } else {
            let mut clauses = setting.document(document).clause_ids().filter(|clause| is_part(*clause));
            let is_promised = has_promised(draft, actor, document);
            let is_for = is_promised || clauses.clone().all(|clause| accepts(actor, clause));
            (is_for, !is_promised && clauses.any(|clause| suffers(actor, clause)))
        };
        for_it.set(actor, is_for);
        against.set(actor, is_against);
    }
    (for_it, against)
}

/// Machines that have given their word to vote for a document say so.
fn keep_promises<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    let spoken = draft.situation.texts().document(document).for_it;
    for actor in machines(draft, draft.setting.voters(document).difference(spoken)).iter() {
        if has_promised(draft, actor, document) {
            record(draft, Deed::Voted { actor, document, voice: Voice::For }, None);
        }
    }
}

/// Whether an actor has given its word to vote for a document.
fn has_promised<S: Sink>(draft: &Draft<'_, S>, actor: ActorId, document: DocumentId) -> bool {
    let mut deals = draft.situation.texts().deals().iter();
    deals.any(|deal| deal.owed(actor).any(|promise| *promise == Promise::Adopt { document }))
}
