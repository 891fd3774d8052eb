//! Phase 7: what the treaty says. So far a treaty is in force from the first round or not at all; its words act as
//! trust between parties ([`Setting::trust`](crate::sim::Setting::trust)) and as a duty to answer
//! ([`commitment`](crate::sim::commitment)).

use super::{Draft, Sink};
use crate::sim::event::Event;
use crate::sim::id::Round;

pub(super) fn negotiate<S: Sink>(draft: &mut Draft<'_, S>) {
    let parties = draft.setting.treaty.parties;
    if draft.situation.round() == Round(1) && !parties.is_empty() {
        draft.emit(Event::TreatyInForce { parties }, None, None);
    }
}
