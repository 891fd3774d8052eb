//! Bounds on what an actor could want, found without weighing every term: most actors are far from any step in most
//! windows.

use super::{Draft, Sink};
use crate::sim::actor::Policy;
use crate::sim::check;
use crate::sim::choice::{Legal, Outlook, Response, Stakes};
use crate::sim::front::Front;
use crate::sim::headroom::Headroom;
use crate::sim::id::ActorId;
use crate::sim::incident::Suspect;
use crate::sim::situation::Stance;

/// Notes what an actor who always does what is best for it could want on a front, if nothing closer is known yet.
pub(super) fn bound<S: Sink>(draft: &mut Draft<'_, S>, front: &Front, actor: ActorId) {
    if draft.workspace.bounded.contains(actor) || draft.setting.actor(actor).policy != Policy::ArgMax {
        return;
    }
    let stance = draft.situation.stance(front.incident, actor);
    let steps = check::conceivable(draft.setting, draft.situation, actor, stance);
    let headroom = if stance.response == Response::HoldOut {
        from_silence(draft, front, actor, steps)
    } else if stance.response.is_public() && steps == Legal::default() {
        stands_by(draft, front, actor, stance)
    } else {
        None
    };
    if let Some(headroom) = headroom {
        draft.workspace.note_bound(draft.setting, actor, headroom);
    }
}

/// What one who has said nothing yet could want at most; unknown for those who have given a word by naming somebody.
fn from_silence<S: Sink>(draft: &Draft<'_, S>, front: &Front, actor: ActorId, steps: Legal) -> Option<Headroom> {
    let (setting, situation) = (draft.setting, &draft.situation);
    if situation.outspoken().contains(actor) {
        return None;
    }
    let (lead, guilt) = situation.lead_suspect(front.incident, actor).filter(|(lead, _)| *lead == front.accused)?;
    let mut suspects = setting.incident(front.incident).suspects.iter();
    let at = suspects.position(|(suspect, _)| *suspect == Suspect::Actor(lead))?;
    let solidarity = |response| setting.tariff.of(actor).price(response).solidarity;
    Some(setting.ceilings.of(setting, front.incident, at, actor).headroom(guilt, steps, solidarity))
}

/// Nothing, for one who has gone as far as its powers let it and would not take its accusation back even if it deterred
/// nobody and a bloc spared it the reproach; unknown otherwise.
fn stands_by<S: Sink>(draft: &Draft<'_, S>, front: &Front, actor: ActorId, stance: Stance) -> Option<Headroom> {
    let (setting, situation) = (draft.setting, &draft.situation);
    let (price, own) = (setting.tariff.price(stance.response), setting.tariff.of(actor).price(stance.response));
    let severity = situation.incident(front.incident).severity.get();
    let outlook = Outlook {
        guilt: situation.belief(setting, front.incident, actor, Suspect::Actor(front.accused)),
        vulnerability: setting.actor(front.accused).vulnerability.get(),
        share: front.company(setting, actor).share,
    };
    let standing = Stakes {
        dread: own.dread,
        sticks: price.sticks * severity,
        backfires: price.backfires * severity,
        solidarity: own.solidarity,
        threshold: own.threshold,
        ..Stakes::default()
    };
    let stands = standing.row(&outlook).total() >= -setting.rules.retraction.get();
    stands.then_some(Headroom::NONE)
}
