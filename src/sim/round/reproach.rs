//! Phase 5: those who acted reproach close partners who did not (the metanorm of Axelrod 1986).

use super::{Draft, Sink};
use crate::sim::dice::Purpose;
use crate::sim::event::{Event, Roll};
use crate::sim::id::{ActorId, ActorSet, IncidentId};
use crate::sim::quantity::{Points, Share};
use crate::sim::situation::Stance;

pub(super) fn reproach<S: Sink>(draft: &mut Draft<'_, S>) {
    if !draft.situation.has_moved() {
        return;
    }
    for incident in draft.setting.incident_ids() {
        let fresh = fresh_accusers(draft, incident);
        if fresh.is_empty() {
            continue;
        }
        let excused = excused(draft, incident);
        for by in fresh.iter() {
            draft.draw_for_all(Purpose::Reproach, incident, by.0);
            for silent in draft.setting.everybody().difference(excused).without(by).iter() {
                reproach_one(draft, incident, by, silent);
            }
        }
    }
}

/// Who went public over an incident this round.
fn fresh_accusers<S: Sink>(draft: &Draft<'_, S>, incident: IncidentId) -> ActorSet {
    let round = draft.situation.round();
    let fresh = |stance: &Stance| stance.response.is_public() && stance.since == round;
    draft.situation.answers(incident).filter(|(_, stance)| fresh(stance)).map(|(actor, _)| actor).collect()
}

fn reproach_one<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId, by: ActorId, silent: ActorId) {
    let rules = &draft.setting.rules;
    let kinship = draft.setting.alliances.kinship(by, silent);
    let chance = Share::clamped(kinship * draft.setting.actor(by).vengefulness.get());
    let drew = draft.drawn(silent);
    let is_accused = draft.situation.stance(incident, by).accused == Some(silent);
    if !is_accused && kinship >= rules.reproach_from.get() && drew < chance.get() {
        let (cost, own_cost) = (Points(rules.reproach.get() * kinship), rules.reproach_cost);
        let after = draft.workspace.trail(incident).acted;
        let event = Event::Reproached { by, silent, incident, cost, own_cost };
        draft.emit(event, Some(Roll { chance, drew }), after);
    }
}

/// Whom nobody reproaches: those who accuse in public, those that a bloc spoke for, blocs, and those without a
/// mandate to name anybody.
fn excused<S: Sink>(draft: &Draft<'_, S>, incident: IncidentId) -> ActorSet {
    let (setting, situation) = (draft.setting, &draft.situation);
    let public = situation.answers(incident).filter(|(_, stance)| stance.response.is_public());
    let accusers: ActorSet = public.map(|(actor, _)| actor).collect();
    accusers.union(situation.spoken_for(setting, incident)).union(setting.blocs()).union(setting.mute())
}
