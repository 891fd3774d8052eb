//! Where members stand on each clause as it is worded: machines by what they can bring home, persons as they have said.

use super::super::{Draft, Sink};
use super::{is_person, record};
use crate::sim::id::{ActorSet, ClauseId, DocumentId};
use crate::sim::treaty::{Deed, Voice};

/// Lets machines say where they stand on every open clause; what has not changed is not said again.
pub(super) fn sound<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    for clause in draft.setting.document(document).clause_ids() {
        let state = draft.situation.texts().clause(clause);
        let before = (state.for_it, state.against);
        if state.wording.is_open() && draft.situation.texts().stands(draft.setting, clause) {
            let (for_it, against) = voices(draft, clause);
            if (for_it, against) != before {
                record(draft, Deed::Sounded { clause, for_it, against }, None);
            }
        }
    }
}

/// Words of persons for a text do not hold for another. Objections stand: silence in their place might pass for consent.
pub(super) fn let_lapse<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    let persons = draft.orders.persons();
    let mut whole = ActorSet::EMPTY;
    for clause in draft.setting.document(document).clause_ids() {
        let texts = draft.situation.texts();
        let stale: ActorSet = persons.iter().filter(|actor| texts.is_stale(clause, *actor)).collect();
        let (for_it, against) = (texts.clause(clause).for_it, texts.clause(clause).against);
        whole = whole.union(stale.intersection(texts.document(document).for_it));
        if !stale.intersection(for_it).is_empty() {
            record(draft, Deed::Sounded { clause, for_it: for_it.difference(stale), against }, None);
        }
    }
    for actor in whole.iter() {
        record(draft, Deed::Voted { actor, document, voice: Voice::Silent }, None);
    }
}

/// Who is for a clause as it stands, and who against it. A machine is for what it can bring home, and against what lies
/// beyond a red line of its own.
fn voices<S: Sink>(draft: &Draft<'_, S>, clause: ClauseId) -> (ActorSet, ActorSet) {
    let facts = draft.setting.clause(clause);
    let state = draft.situation.texts().clause(clause);
    let (mut for_it, mut against) = (state.for_it, state.against);
    for actor in draft.setting.venue(facts.document).members.iter() {
        if !is_person(draft, actor) {
            let preference = facts.preference(actor);
            let accepts = preference.accepts(state.position);
            for_it.set(actor, accepts);
            against.set(actor, !accepts && preference.red_line);
        }
    }
    (for_it, against)
}
