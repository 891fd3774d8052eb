//! Phase 1: scripted attacks come up; their authors weigh the price.

use super::{Draft, Sink};
use crate::sim::choice::Response;
use crate::sim::deterrence;
use crate::sim::dice::Purpose;
use crate::sim::event::{Event, Roll, Verdict, Weighing};
use crate::sim::id::{ActorId, IncidentId};
use crate::sim::incident::{Condition, Price};
use crate::sim::quantity::{Points, Share};
use crate::sim::situation::Situation;

pub(super) fn inject<S: Sink>(draft: &mut Draft<'_, S>) {
    for incident in draft.setting.incident_ids() {
        if draft.setting.incident(incident).trigger.round == draft.situation.round() {
            come_up(draft, incident);
        }
    }
}

fn come_up<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId) {
    let facts = draft.setting.incident(incident);
    let trigger = &facts.trigger;
    if !trigger.only_if.iter().all(|condition| holds(draft.situation, *condition)) {
        weighed(draft, incident, Verdict::NeverCame, None, None);
        return;
    }
    let mut draws = draft.dice.stream(draft.situation.round(), Purpose::Inject, incident, 0);
    let (comes, drew) = draws.happens(trigger.chance);
    let mood = draws.uniform();
    if !comes {
        let roll = Roll { chance: trigger.chance, drew };
        weighed(draft, incident, Verdict::NeverCame, None, Some(roll));
        return;
    }
    match (facts.author.actor(), facts.price) {
        (Some(author), Some(price)) => weigh(draft, incident, author, &price, mood),
        (None, _) | (_, None) => {
            let roll = (trigger.chance < Share::ONE).then_some(Roll { chance: trigger.chance, drew });
            weighed(draft, incident, Verdict::Launched, None, roll);
        }
    }
}

fn weigh<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId, author: ActorId, price: &Price, drew: f64) {
    let calm = deterrence::weigh(draft.setting, draft.situation, incident, author);
    let (verdict, mood) = deterrence::decide(calm.price(), price, drew);
    let chance = deterrence::chance_of_attack(calm.price(), price);
    let weighing = Weighing { mood: mood.get(), ..calm };
    weighed(draft, incident, verdict, Some(weighing), Some(Roll { chance, drew }));
}

fn weighed<S: Sink>(
    draft: &mut Draft<'_, S>,
    incident: IncidentId,
    verdict: Verdict,
    weighing: Option<Weighing>,
    roll: Option<Roll>,
) {
    let lesson = dearest_lesson(draft, incident);
    let after = draft.emit(Event::AttackWeighed { incident, verdict, weighing }, roll, lesson);
    let full = draft.setting.incident(incident).severity;
    let severity = match verdict {
        Verdict::Launched => full,
        Verdict::ScaledDown => Share::clamped(full.get() * draft.setting.rules.scaled_down.get()),
        Verdict::CalledOff | Verdict::NeverCame => return,
    };
    let severity = Share::clamped(severity.get() * draft.situation.texts().exposure(draft.setting, incident));
    draft.emit(Event::AttackLaunched { incident, severity }, None, after);
}

/// The last change of pressure over the earlier attack that cost the same author most.
fn dearest_lesson<S: Sink>(draft: &Draft<'_, S>, incident: IncidentId) -> Option<u32> {
    let author = draft.setting.incident(incident).author;
    let mut dearest: Option<(Points, u32)> = None;
    for earlier in draft.setting.incident_ids() {
        let paid = draft.situation.incident(earlier).price_paid;
        if draft.setting.incident(earlier).author == author
            && let Some(pressed) = draft.workspace.trail(earlier).pressed
            && dearest.is_none_or(|(most, _)| paid > most)
        {
            dearest = Some((paid, pressed));
        }
    }
    dearest.map(|(_, number)| number)
}

fn holds(situation: &Situation, condition: Condition) -> bool {
    let count = |incident, test: fn(Response) -> bool| {
        situation.answers(incident).filter(|(_, stance)| test(stance.response)).count()
    };
    match condition {
        Condition::Launched(incident) => situation.incident(incident).launched.is_some(),
        Condition::Unanswered(incident) => count(incident, Response::is_public) == 0,
        Condition::NamedBy(incident, least) => count(incident, Response::is_public) >= usize::from(least),
        Condition::SanctionedBy(incident, least) => count(incident, Response::is_sanction) >= usize::from(least),
    }
}
