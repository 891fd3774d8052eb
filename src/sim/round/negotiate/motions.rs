//! Motions of persons, in the order of their seats.

use super::super::{Draft, Sink};
use super::record;
use crate::sim::check::motion::check_motion;
use crate::sim::id::{ActorId, DocumentId, Round};
use crate::sim::treaty::{Deed, Motion};

pub(super) fn make<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    let orders = draft.orders;
    for (actor, motions) in orders.tabled() {
        for motion in motions.iter().filter(|motion| motion.document(draft.setting) == document) {
            let is_in_order = check_motion(draft.setting, draft.situation, actor, motion).is_ok();
            let deed = if is_in_order { deed(draft, actor, motion) } else { Deed::Overtaken { actor, document } };
            record(draft, deed, None);
        }
    }
}

fn deed<S: Sink>(draft: &Draft<'_, S>, actor: ActorId, motion: &Motion) -> Deed {
    match *motion {
        Motion::Propose { clause, position } => Deed::Proposed { actor, clause, position },
        Motion::Mark { clause, wording } => Deed::Marked { actor: Some(actor), clause, wording },
        Motion::Merge { clause, into } => Deed::Merged { actor, clause, into },
        Motion::Sponsor { clause } => Deed::Sponsored { actor, clause },
        Motion::Speak { clause, voice } => Deed::Spoke { actor, clause, voice },
        Motion::CallVote { document } => {
            let facts = draft.setting.document(document);
            let ends = Round(draft.situation.round().0 + facts.venue.procedure.lasts() - 1).min(facts.closes);
            Deed::VoteCalled { actor: Some(actor), document, ends }
        }
        Motion::Vote { document, voice } => Deed::Voted { actor, document, voice },
        Motion::Sign { document, reserving, interpreting } => {
            Deed::Signed { actor, document, reserving, interpreting }
        }
        Motion::StayOut { document } => Deed::StayedOut { actor, document },
        Motion::Ratify { document } => Deed::Ratified { actor, document },
        Motion::Withdraw { document } => Deed::Withdrew { actor, document, effective: effective(draft, document) },
        Motion::Object { document, to } => Deed::Objected { actor, document, to },
    }
}

/// The round in which a withdrawal that is announced now takes effect: the next one at the earliest.
pub(super) fn effective<S: Sink>(draft: &Draft<'_, S>, document: DocumentId) -> Round {
    Round(draft.situation.round().0 + draft.setting.document(document).notice.max(1))
}
