//! Machines object to reservations on what matters to them most, where that is worth more than what they lose with it.

use super::super::{Draft, Sink};
use super::{machines, record};
use crate::sim::id::{ActorId, ActorSet, DocumentId};
use crate::sim::treaty::Deed;
use crate::sim::treaty::accession::Candidate;

pub(super) fn object<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    let parties = draft.situation.texts().counting(draft.setting, document);
    let reserved = draft.setting.document(document).clause_ids();
    let reserved = reserved.map(|clause| draft.situation.texts().clause(clause).reserved);
    let reserved = reserved.fold(ActorSet::EMPTY, ActorSet::union).intersection(parties);
    for to in reserved.iter() {
        for actor in machines(draft, parties.without(to)).iter() {
            let objects = draft.situation.texts().party(document, to).objectors.contains(actor);
            if !objects && would_object(draft, document, actor, to) {
                record(draft, Deed::Objected { actor, document, to }, None);
            }
        }
    }
}

/// Whether a clause on which another reserved is a red line of an actor, and worth more to it than the other's company.
fn would_object<S: Sink>(draft: &Draft<'_, S>, document: DocumentId, actor: ActorId, to: ActorId) -> bool {
    let (setting, texts) = (draft.setting, draft.situation.texts());
    let preference = |clause| setting.clause(clause).preference(actor);
    let clauses = setting.document(document).clause_ids();
    let all: f64 = clauses.clone().map(|clause| preference(clause).salience.get()).sum();
    let is_hurt = |clause: &_| texts.clause(*clause).reserved.contains(to) && preference(*clause).red_line;
    let hurt: f64 = clauses.filter(is_hurt).map(|clause| preference(clause).salience.get()).sum();
    let gain = if all > 0.0 { setting.rules.treaty.text.get() * hurt / all } else { 0.0 };
    gain > Candidate::new(setting, draft.situation, document, actor).gain_from(to)
}
