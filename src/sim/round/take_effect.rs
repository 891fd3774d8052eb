//! What the calendar brings about before anything else in a round: documents enter into force.

use super::{Draft, Sink};
use crate::sim::event::Event;
use crate::sim::id::{ActorSet, DocumentId};
use crate::sim::treaty::deed::Deed;

pub(super) fn take_effect<S: Sink>(draft: &mut Draft<'_, S>) {
    for document in draft.setting.document_ids() {
        enter_into_force(draft, document);
    }
}

/// A document binds whoever consented before the game from the first round.
fn enter_into_force<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    let texts = draft.situation.texts();
    let parties: ActorSet = draft.setting.document(document).parties.difference(texts.bound(document));
    if texts.document(document).in_force.is_none() && !parties.is_empty() {
        draft.emit(Event::Treaty(Deed::EnteredIntoForce { document, parties }), None, None);
    }
}
