//! Phase 8: norms erode and are renewed, windows close with words kept and broken, and the game may end.

use super::{Draft, Sink};
use crate::sim::commitment;
use crate::sim::event::{Ending, Event};
use crate::sim::id::{IncidentId, NormId, Round};
use crate::sim::quantity::Share;

pub(super) fn settle<S: Sink>(draft: &mut Draft<'_, S>) {
    let ending = ending(draft);
    for incident in draft.setting.incident_ids() {
        if draft.situation.incident(incident).is_open() {
            shift_norms(draft, incident);
            close(draft, incident, ending.is_some());
        }
    }
    if let Some(ending) = ending {
        draft.emit(Event::GameEnded { ending }, None, None);
    }
}

/// A breach erodes a norm when it happens; those who stand against it renew the norm when they do.
fn shift_norms<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId) {
    let rules = &draft.setting.rules;
    let state = draft.situation.incident(incident);
    let breached = state.launched == Some(draft.situation.round());
    let erosion = if breached { rules.erosion.get() * state.severity.get() } else { 0.0 };
    let moved = draft.situation.has_moved();
    let renewal = if moved { rules.renewal.get() * fresh_capability(draft, incident) } else { 0.0 };
    if erosion <= 0.0 && renewal <= 0.0 {
        return;
    }
    let trail = draft.workspace.trail(incident);
    let after = if renewal > 0.0 { trail.acted } else { trail.launched };
    for index in 0..draft.setting.incident(incident).breaches.len() {
        let norm: NormId = draft.setting.incident(incident).breaches[index];
        let eroded = draft.situation.norm(norm).get() * (1.0 - erosion);
        let strength = Share::clamped(eroded + (1.0 - eroded) * renewal);
        draft.emit(Event::NormShifted { norm, incident, strength }, None, after);
    }
}

/// The share of all capability that went public over an incident this round.
fn fresh_capability<S: Sink>(draft: &Draft<'_, S>, incident: IncidentId) -> f64 {
    let round = draft.situation.round();
    let fresh =
        draft.situation.answers(incident).filter(|(_, stance)| stance.response.is_public() && stance.since == round);
    let total = draft.setting.total_capability();
    let capability: f64 = fresh.map(|(actor, _)| draft.setting.actor(actor).capability.get()).sum();
    if total > 0.0 { capability / total } else { 0.0 }
}

/// An incident closes when its window does, when the accused gives in, or with the game.
fn close<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId, is_end: bool) {
    let state = draft.situation.incident(incident);
    let age = state.launched.map_or(0, |launched| draft.situation.round().0 - launched.0);
    let is_over = age + 1 >= draft.setting.incident(incident).window || is_end;
    if is_over || state.conceded.is_some() {
        let (kept, broke) = commitment::reckon(draft.setting, draft.situation, incident);
        let trail = draft.workspace.trail(incident);
        draft.emit(Event::IncidentClosed { incident, kept, broke }, None, trail.acted.or(trail.launched));
    }
}

fn is_last<S: Sink>(draft: &Draft<'_, S>) -> bool {
    draft.situation.round().0 >= draft.setting.rounds
}

/// Why the game ends with this round, if it does.
fn ending<S: Sink>(draft: &Draft<'_, S>) -> Option<Ending> {
    if is_last(draft) {
        Some(Ending::RoundLimit)
    } else if is_script_exhausted(draft) && !draft.situation.has_moved() && draft.situation.quiet_rounds() > 0 {
        Some(Ending::Quiet)
    } else {
        None
    }
}

/// Whether no attack, evidence, power or decision on a text is still to come.
fn is_script_exhausted<S: Sink>(draft: &Draft<'_, S>) -> bool {
    let (setting, round) = (draft.setting, draft.situation.round());
    let is_settled = |incident: IncidentId| {
        let state = draft.situation.incident(incident);
        let age = state.launched.map_or(0, |launched| round.0 - launched.0);
        let releases = &setting.incident(incident).releases;
        let evidence_out = !state.is_open() || releases.iter().all(|release| release.after <= age);
        state.verdict.is_some() && evidence_out
    };
    let is_later = |power: Option<Round>| power.is_some_and(|from| from > round && from.0 <= setting.rounds);
    setting.incident_ids().all(is_settled)
        && !draft.situation.texts().is_pending(setting, round)
        && !setting.actors.iter().any(|actor| is_later(actor.powers.may_sanction_from))
}
