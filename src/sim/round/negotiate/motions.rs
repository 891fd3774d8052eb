//! Motions of persons, in the order of their seats.

use super::super::{Draft, Sink};
use super::{record, splitting, voting};
use crate::sim::check::motion::{check_motion, splits_into};
use crate::sim::id::{ActorId, DocumentId};
use crate::sim::quantity::Points;
use crate::sim::setting::Setting;
use crate::sim::situation::Situation;
use crate::sim::treaty::{Consent, Deed, Motion, Status, Voice, Wording};

/// Makes what was tabled about the documents of a package, or about one document.
pub(super) fn make<S: Sink>(draft: &mut Draft<'_, S>, bundle: &[DocumentId]) {
    let orders = draft.orders;
    for (actor, motions) in orders.tabled() {
        for (at, motion) in motions.iter().enumerate() {
            if calls_again(draft, motion, &motions[..at]) {
                continue;
            }
            if let Some(document) = motion.document(draft.setting).filter(|document| bundle.contains(document)) {
                make_one(draft, (actor, document), motion, motions);
            }
        }
    }
}

/// Whether a call for a vote was made already, by a call on another document of the same package.
fn calls_again<S: Sink>(draft: &Draft<'_, S>, motion: &Motion, before: &[Motion]) -> bool {
    let Motion::CallVote { document } = motion else { return false };
    let is_with = |other: &Motion| {
        matches!(other, Motion::CallVote { document: called } if called != document
            && draft.setting.bundle(*called).contains(document))
    };
    before.iter().any(is_with)
}

fn make_one<S: Sink>(
    draft: &mut Draft<'_, S>,
    (actor, document): (ActorId, DocumentId),
    motion: &Motion,
    all: &[Motion],
) {
    let is_in_order = check_motion(draft.setting, draft.situation, actor, motion).is_ok();
    match deed(draft, actor, motion).filter(|_| is_in_order) {
        None => record(draft, Deed::Overtaken { actor, document }, None),
        Some(Deed::VoteCalled { actor, document, ends }) => voting::call(draft, actor, document, ends),
        Some(deed) => {
            object_to_what_is_set_aside(draft, actor, motion);
            record(draft, deed, None);
            follow_suit(draft, (actor, document), motion, all);
        }
    }
    if let Motion::Mark { clause, .. } = *motion {
        splitting::rejoin(draft, clause);
    }
}

/// What somebody does about one document of a package that is signed as a whole, it does about all: it signs them,
/// without reservations where it does not say, ratifies or leaves them. Who accedes to one that is ratified signs those
/// that a signature binds to.
fn follow_suit<S: Sink>(
    draft: &mut Draft<'_, S>,
    (actor, document): (ActorId, DocumentId),
    motion: &Motion,
    all: &[Motion],
) {
    let others = draft.situation.texts().signed_with(draft.setting, document).iter().copied();
    for document in others.filter(|other| *other != document) {
        let accedes = matches!(motion, Motion::Ratify { .. }) && !draft.setting.consent(document).takes_two_steps();
        let same = if accedes { Some(Motion::signature(document)) } else { motion.about(document) };
        let says =
            |same: &Motion| all.iter().any(|other| other == same || other.signs(document) && same.signs(document));
        let same = same.filter(|same| !says(same));
        let same = same.filter(|same| check_motion(draft.setting, draft.situation, actor, same).is_ok());
        if let Some(deed) = same.and_then(|same| deed(draft, actor, &same)) {
            record(draft, deed, None);
        }
    }
}

/// Who parks a clause, merges it into another or splits it off, objects to it: that is what keeps it off the table.
fn object_to_what_is_set_aside<S: Sink>(draft: &mut Draft<'_, S>, actor: ActorId, motion: &Motion) {
    let (Motion::Mark { clause, wording: Wording::Parked } | Motion::Merge { clause, .. } | Motion::Split { clause }) =
        *motion
    else {
        return;
    };
    if !draft.situation.texts().clause(clause).against.contains(actor) {
        record(draft, Deed::Spoke { actor, clause, voice: Voice::Against }, None);
    }
}

/// What a motion on a document comes to; none for one on a deal.
fn deed<S: Sink>(draft: &Draft<'_, S>, actor: ActorId, motion: &Motion) -> Option<Deed> {
    Some(match *motion {
        Motion::Offer { .. } | Motion::Answer { .. } | Motion::Pay { .. } => return None,
        Motion::Propose { clause, position } => Deed::Proposed { actor, clause, position },
        Motion::Mark { clause, wording } => Deed::Marked { actor: Some(actor), clause, wording },
        Motion::Merge { clause, into } => Deed::Merged { actor, clause, into },
        Motion::Split { clause } => {
            let into = splits_into(draft.setting, draft.situation, clause).ok()?;
            Deed::Split { actor, clause, into }
        }
        Motion::Sponsor { clause } => Deed::Sponsored { actor, clause },
        Motion::Speak { clause, voice } => Deed::Spoke { actor, clause, voice },
        Motion::CallVote { document } => {
            let ends = voting::ends(draft, document, actor);
            Deed::VoteCalled { actor: Some(actor), document, ends }
        }
        Motion::Divide { document } => Deed::DivisionMoved { actor, document },
        Motion::Bind { document } => Deed::DivisionOpposed { actor, document },
        Motion::Vote { document, voice } => Deed::Voted { actor, document, voice },
        Motion::Sign { document, reserving, interpreting } => {
            Deed::Signed { actor, document, reserving, interpreting }
        }
        Motion::StayOut { document } => Deed::StayedOut { actor, document },
        Motion::Ratify { document } => Deed::Ratified { actor, document },
        Motion::Withdraw { document } => withdrawal(draft.setting, draft.situation, actor, document),
        Motion::Expel { document, whom } => Deed::ExpulsionMoved { actor, document, whom },
        Motion::Keep { document, whom } => Deed::ExpulsionOpposed { actor, document, whom },
        Motion::Object { document, to } => Deed::Objected { actor, document, to },
    })
}

/// A withdrawal. It takes effect after the notice, in the next round at the earliest. Who has ratified, or leaves at a
/// review, leaves by the book, at no cost; who takes a word back that it gave in public pays what its audience makes it
/// pay (Fearon 1994).
#[must_use]
pub fn withdrawal(setting: &Setting, situation: &Situation, actor: ActorId, document: DocumentId) -> Deed {
    let (texts, round) = (situation.texts(), situation.round());
    let effective = round.plus(setting.document(document).notice.max(1));
    let is_reviewing = texts.reviewers(setting, document, round).contains(actor);
    let is_ratified =
        setting.consent(document) != Consent::Confirmation && texts.party(document, actor).status == Status::Ratified;
    let is_by_the_book = is_reviewing || is_ratified;
    let cost = if is_by_the_book { Points::ZERO } else { setting.actor(actor).audience };
    Deed::Withdrew { actor, document, effective, cost }
}
