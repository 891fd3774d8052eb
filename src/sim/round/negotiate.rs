//! Phase 7: the treaty table. Motions of persons; then texts settle, the venue decides, actors join, stay out and leave,
//! and breaches are announced. What takes effect by the calendar does so when the next round opens
//! ([`take_effect`](super::take_effect)).

mod bargaining;
mod breach;
mod conceding;
mod dividing;
mod drafting;
mod expelling;
mod joining;
mod motions;
mod objecting;
mod reviewing;
mod sounding;
mod splitting;
mod voting;

use super::{Draft, Sink};
use crate::sim::event::{Event, Roll};
use crate::sim::id::{ActorId, ActorSet, DocumentId};
use crate::sim::treaty::{Deed, Stage};
pub(super) use joining::Step;
pub use motions::withdrawal;

pub(super) fn negotiate<S: Sink>(draft: &mut Draft<'_, S>) {
    bargaining::bargain(draft);
    for document in draft.setting.document_ids() {
        let bundle = draft.setting.bundle(document);
        if bundle.first() == Some(&document) {
            talk_over(draft, bundle);
        }
    }
    bargaining::reckon(draft);
    breach::announce(draft);
}

/// The talks about the documents of a package, or about one document.
fn talk_over<S: Sink>(draft: &mut Draft<'_, S>, bundle: &[DocumentId]) {
    joining::weigh(draft, bundle);
    motions::make(draft, bundle);
    for document in bundle.iter().copied() {
        table(draft, document);
    }
    dividing::divide(draft, bundle);
    for document in bundle.iter().copied() {
        let together = draft.situation.texts().decided_with(draft.setting, document);
        if together.first() == Some(&document) && is_heard(draft, document) {
            voting::vote(draft, together);
        }
    }
    for document in bundle.iter().copied() {
        reviewing::decide(draft, document);
    }
    joining::join(draft);
    for document in bundle.iter().copied() {
        objecting::object(draft, document);
        expelling::decide(draft, document);
    }
}

/// The text on the table: it settles, unless a vote was called on it in an earlier round.
fn table<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    if !is_heard(draft, document) {
        return;
    }
    // A vote that is called fixes the text at the end of the round.
    let called = draft.situation.texts().document(document).vote_called;
    let may_change = called.is_none_or(|called| called == draft.situation.round());
    if may_change {
        sounding::sound(draft, document);
        drafting::take_up(draft, document);
        conceding::concede(draft, document);
        drafting::settle(draft, document);
        sounding::let_lapse(draft, document);
    }
    sounding::sound(draft, document);
    if may_change {
        drafting::mark(draft, document);
        conceding::park(draft, document);
    }
}

/// Whether members speak to a document in this round.
fn is_heard<S: Sink>(draft: &Draft<'_, S>, document: DocumentId) -> bool {
    let is_vote_called = draft.situation.texts().document(document).vote_called.is_some();
    let is_heard = draft.setting.agenda(document).is_heard(draft.situation.round(), is_vote_called);
    is_heard && stage(draft, document) == Stage::Open
}

/// Records a deed with what it follows from.
pub(super) fn record<S: Sink>(draft: &mut Draft<'_, S>, deed: Deed, roll: Option<Roll>) {
    let after = draft.workspace.cause_of(draft.setting, &deed);
    draft.emit(Event::Treaty(deed), roll, after);
}

/// Those of a set whose seats machines play.
fn machines<S: Sink>(draft: &Draft<'_, S>, among: ActorSet) -> ActorSet {
    among.difference(draft.orders.persons())
}

/// Who sits at the table as a machine, and who as a person.
fn is_person<S: Sink>(draft: &Draft<'_, S>, actor: ActorId) -> bool {
    draft.orders.persons().contains(actor)
}

/// The document's stage once more: deeds may have changed it.
fn stage<S: Sink>(draft: &Draft<'_, S>, document: DocumentId) -> Stage {
    draft.situation.texts().document(document).stage
}
