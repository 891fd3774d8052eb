//! Clauses that went into a document of their own come back where the first would take them all the same.

use super::super::{Draft, Sink};
use super::record;
use crate::sim::id::ClauseId;
use crate::sim::treaty::{Deed, Wording};

/// Whether the table works on a clause where it was, or has taken it into the text.
fn is_back(wording: Wording) -> bool {
    wording.is_worked_on() || wording == Wording::Adopted
}

/// Lets what was split off fall, once the table works on it again where it was.
pub(super) fn rejoin<S: Sink>(draft: &mut Draft<'_, S>, clause: ClauseId) {
    let texts = draft.situation.texts();
    let twin = texts.split_off(draft.setting, clause).filter(|twin| texts.clause(*twin).wording.is_open());
    if let Some(from) = twin.filter(|_| is_back(texts.clause(clause).wording)) {
        record(draft, Deed::Rejoined { clause, from }, None);
    }
}
