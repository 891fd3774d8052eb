//! Phase 6: pressure arrives; the accused denies, gives in or hits back.

use super::{Draft, Sink};
use crate::sim::dice::Purpose;
use crate::sim::event::{Event, Roll};
use crate::sim::front::Front;
use crate::sim::id::{ActorId, ActorSet, IncidentId};
use crate::sim::incident::Suspect;
use crate::sim::quantity::{Points, Share};
use crate::sim::situation::Stance;

pub(super) fn react<S: Sink>(draft: &mut Draft<'_, S>) {
    if !draft.situation.has_moved() {
        return;
    }
    for incident in draft.setting.incident_ids() {
        if !draft.situation.incident(incident).is_open() {
            continue;
        }
        for accused in draft.setting.incident(incident).suspects.iter().filter_map(|(suspect, _)| suspect.actor()) {
            if is_newly_pressed(draft, incident, accused) {
                press(draft, incident, accused);
                answer(draft, incident, accused);
            } else if is_relieved(draft, incident, accused) {
                press(draft, incident, accused);
            }
        }
    }
}

/// Whether anybody took a step in public against the accused this round.
fn is_newly_pressed<S: Sink>(draft: &Draft<'_, S>, incident: IncidentId, accused: ActorId) -> bool {
    let round = draft.situation.round();
    let is_fresh = |stance: &Stance| stance.since == round && stance.against(accused).is_public();
    draft.situation.answers(incident).any(|(_, stance)| is_fresh(&stance))
}

/// Whether the accused feels less than it last did, because an accusation was taken back.
fn is_relieved<S: Sink>(draft: &Draft<'_, S>, incident: IncidentId, accused: ActorId) -> bool {
    let felt = draft.situation.pressed(incident, accused).pressure;
    felt > 0.0 && Front::of(draft.setting, draft.situation, incident, accused).pressure.total(draft.setting) < felt
}

fn press<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId, accused: ActorId) {
    let rules = &draft.setting.rules;
    let pressure = Front::of(draft.setting, draft.situation, incident, accused).pressure;
    let (total, words) = (pressure.total(draft.setting), pressure.words());
    let more_words = (words - draft.situation.pressed(incident, accused).most_words).max(0.0);
    let event = Event::PressureChanged {
        accused,
        incident,
        pressure: total,
        words,
        price: rules.price_of_pressure * total,
        shame: rules.shame * more_words,
    };
    let after = draft.workspace.trail(incident).acted;
    draft.emit(event, None, after);
}

fn answer<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId, accused: ActorId) {
    let mut draws = draft.dice.stream(draft.situation.round(), Purpose::React, incident, accused.0);
    let (to_concede, to_counter) = (draws.uniform(), draws.uniform());
    if concedes(draft, incident, accused, to_concede) {
        return;
    }
    let after = draft.workspace.trail(incident).pressed;
    if !draft.situation.incident(incident).denied.contains(accused) {
        draft.emit(Event::Denied { actor: accused, incident }, None, after);
    }
    counter(draft, incident, accused, to_counter);
}

/// Only the guilty have anything to concede.
fn concedes<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId, accused: ActorId, drew: f64) -> bool {
    let guilty = draft.setting.incident(incident).author == Suspect::Actor(accused);
    let success = Front::of(draft.setting, draft.situation, incident, accused).pressure.success(draft.setting);
    let chance = Share::clamped(draft.setting.rules.concession.get() * success);
    let concedes = guilty && drew < chance.get();
    if concedes {
        let after = draft.workspace.trail(incident).pressed;
        draft.emit(Event::Conceded { actor: accused, incident }, Some(Roll { chance, drew }), after);
    }
    concedes
}

/// The accused hits back at those who sanctioned it this round, with a chance of its boldness.
fn counter<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId, accused: ActorId, drew: f64) {
    let against = fresh_sanctioners(draft, incident, accused);
    let chance = draft.setting.actor(accused).boldness;
    if against.is_empty() || drew >= chance.get() {
        return;
    }
    let dependence: f64 = against.iter().map(|actor| draft.setting.alliances.dependence(actor, accused)).sum();
    let cost = Points(draft.setting.rules.counter.get() * dependence);
    let after = draft.workspace.trail(incident).acted;
    draft.emit(Event::Countered { actor: accused, incident, against, cost }, Some(Roll { chance, drew }), after);
}

fn fresh_sanctioners<S: Sink>(draft: &Draft<'_, S>, incident: IncidentId, accused: ActorId) -> ActorSet {
    let round = draft.situation.round();
    let is_fresh = |stance: Stance| stance.since == round && stance.against(accused).is_sanction();
    draft.situation.answers(incident).filter(|(_, stance)| is_fresh(*stance)).map(|(actor, _)| actor).collect()
}
