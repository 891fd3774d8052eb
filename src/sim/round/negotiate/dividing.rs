//! Packages that are divided, so that each of their documents stands alone: a member asks, and it is granted unless
//! another objects; then the venue decides.

use super::super::{Draft, Sink};
use super::{conceding, machines, record, stage, voting};
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
    let movers = machines(draft, draft.setting.voters(document).intersection(Leanings::of(draft, bundle).torn()));
    let movers = movers.iter().filter(may);
    if let Some(actor) = movers.max_by(|a, b| weight(a).total_cmp(&weight(b)).then(b.cmp(a))) {
        record(draft, Deed::DivisionMoved { actor, document }, None);
    }
}

fn decide<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId, bundle: &[DocumentId]) {
    let members = draft.setting.voters(document);
    let state = draft.situation.texts().package(draft.setting, document).copied().unwrap_or_default();
    let (machines, leanings) = (machines(draft, members), Leanings::of(draft, bundle));
    let of_persons = |spoken: ActorSet| spoken.intersection(members).difference(machines);
    let losers = if leanings.is_lost { leanings.for_all } else { ActorSet::EMPTY };
    let for_it = of_persons(state.for_it).union(leanings.torn().intersection(machines));
    let against = of_persons(state.against).union(losers.intersection(machines));
    let ballot = Ballot { members, for_it, against };
    let carried = against.is_empty() || draft.setting.carries(document, &ballot);
    record(draft, Deed::DivisionDecided { document, for_it, against, carried }, None);
}

/// How members lean to the documents of a package, as if every clause that is still open became part of the text.
struct Leanings {
    for_all: ActorSet,
    for_one: ActorSet,
    against_one: ActorSet,
    /// Whether one of them would not be adopted by itself.
    is_lost: bool,
}

impl Leanings {
    fn of<S: Sink>(draft: &Draft<'_, S>, bundle: &[DocumentId]) -> Self {
        let (mut for_one, mut against_one) = (ActorSet::EMPTY, ActorSet::EMPTY);
        let (mut for_all, mut is_lost) = (ActorSet::ALL, false);
        for document in bundle.iter().copied() {
            let (for_it, against) = voting::stances_on(draft, document, |clause| is_open(draft, clause));
            (for_one, against_one) = (for_one.union(for_it), against_one.union(against));
            for_all = for_all.intersection(for_it);
            let ballot = Ballot { members: draft.setting.voters(document), for_it, against };
            is_lost |= !has_text(draft, document) || !draft.setting.carries(document, &ballot);
        }
        Self { for_all, for_one, against_one, is_lost }
    }

    /// Who is for one of the documents, and against another.
    fn torn(&self) -> ActorSet {
        self.for_one.intersection(self.against_one)
    }
}

/// Whether a clause of a document would carry as members stand on it now.
fn has_text<S: Sink>(draft: &Draft<'_, S>, document: DocumentId) -> bool {
    let mut clauses = draft.setting.document(document).clause_ids();
    clauses.any(|clause| is_open(draft, clause) && conceding::would_carry(draft, clause))
}

fn is_open<S: Sink>(draft: &Draft<'_, S>, clause: ClauseId) -> bool {
    draft.situation.texts().clause(clause).wording.is_open()
}
