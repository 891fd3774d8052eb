//! Machines sign, reserve, ratify, stay out and leave: by what they can bring home, and by what they gain over staying
//! out. All weigh at the start of the phase, on what everybody sees, and move together.

use super::super::{Draft, Sink};
use super::{is_person, motions, record, stage};
use crate::sim::actor::Policy;
use crate::sim::id::{ActorId, DocumentId};
use crate::sim::treaty::accession::Candidate;
use crate::sim::treaty::{ClauseSet, Consent, Deed, Stage, Status, mood};

/// What a machine does about a document.
#[derive(Clone, Copy, Debug)]
pub(in crate::sim) enum Step {
    Sign(ClauseSet),
    Ratify,
    Withdraw,
}

/// Lets every machine weigh those of these documents that were adopted before this round.
pub(super) fn weigh<S: Sink>(draft: &mut Draft<'_, S>, bundle: &[DocumentId]) {
    draft.workspace.joining.clear();
    for document in bundle.iter().copied() {
        if stage(draft, document) != Stage::Adopted {
            continue;
        }
        for actor in draft.setting.invited(document).iter() {
            if !is_person(draft, actor)
                && let Some(step) = step(draft, document, actor)
            {
                draft.workspace.joining.push((document, actor, step));
            }
        }
    }
}

/// Takes the steps that were weighed; about documents that are signed as a whole, those that agree with one another.
pub(super) fn join<S: Sink>(draft: &mut Draft<'_, S>) {
    let steps = std::mem::take(&mut draft.workspace.joining);
    for (document, actor, step) in steps.iter().copied() {
        if !agrees(draft, &steps, (document, actor), step) {
            continue;
        }
        let deed = match step {
            Step::Sign(reserving) => Deed::Signed { actor, document, reserving, interpreting: ClauseSet::EMPTY },
            Step::Ratify => Deed::Ratified { actor, document },
            Step::Withdraw => motions::withdrawal(draft.setting, draft.situation, actor, document),
        };
        record(draft, deed, None);
    }
    draft.workspace.joining = steps;
}

/// Whether an actor takes a like step about every other document that it signs with this one, or took it already.
fn agrees<S: Sink>(
    draft: &Draft<'_, S>,
    steps: &[(DocumentId, ActorId, Step)],
    (document, actor): (DocumentId, ActorId),
    step: Step,
) -> bool {
    let texts = draft.situation.texts();
    let with = texts.signed_with(draft.setting, document).iter().copied();
    let mut others = with.filter(|other| *other != document);
    others.all(|other| {
        let is_alike = |own: &Step| std::mem::discriminant(own) == std::mem::discriminant(&step);
        let mut own = steps.iter().filter(|(about, who, _)| (*about, *who) == (other, actor));
        own.any(|(.., own)| is_alike(own))
            || is_done(draft.setting.consent(other), texts.party(other, actor).status, step)
    })
}

/// Whether one who stands so to a document has nothing more to do for a step.
fn is_done(consent: Consent, status: Status, step: Step) -> bool {
    match step {
        Step::Sign(_) => matches!(status, Status::Signed | Status::Ratified),
        Step::Ratify => status == Status::Ratified || status == Status::Signed && !consent.takes_two_steps(),
        Step::Withdraw => !matches!(status, Status::Signed | Status::Ratified),
    }
}

fn step<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId, actor: ActorId) -> Option<Step> {
    let (setting, party) = (draft.setting, *draft.situation.texts().party(document, actor));
    let holds_out = setting.actor(actor).policy == Policy::HoldOut;
    if holds_out || matches!(party.status, Status::Withdrawn | Status::Expelled) {
        return None;
    }
    let mood = mood(draft, document, actor);
    let candidate = Candidate::new(setting, draft.situation, document, actor).in_mood(mood);
    let accession = candidate.accession();
    let (joins, reserving) = (candidate.joins(&accession), candidate.reservations());
    let is_settled = match party.status {
        Status::Ratified => true,
        Status::Signed => !setting.consent(document).takes_two_steps(),
        Status::Out | Status::AtTable | Status::Withdrawn | Status::Expelled => false,
    };
    let leaves = !candidate.stays(&accession);
    let step = match party.status {
        Status::Signed | Status::Ratified if leaves => Some(Step::Withdraw),
        Status::Signed if !is_settled && joins => Some(Step::Ratify),
        Status::Out | Status::AtTable if joins => Some(Step::Sign(reserving)),
        Status::Out | Status::AtTable | Status::Signed | Status::Ratified | Status::Withdrawn | Status::Expelled => {
            None
        }
    };
    if S::KEEPS && (!is_settled || step.is_some()) {
        let refusal = candidate.refusal(&accession);
        if draft.workspace.weighed_last(document, actor) != Some(&(accession, refusal.clone())) {
            record(draft, Deed::Weighed { actor, document, accession, refusal }, None);
        }
    }
    step
}

/// The mood of a government about a document: one draw a game.
pub(super) fn mood<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId, actor: ActorId) -> f64 {
    mood::of(draft.setting.actor(actor).policy, draft.dice, document, actor)
}
