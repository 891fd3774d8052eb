//! Breaches: a party that another party names over an attack on what both have promised to leave alone.

use super::super::{Draft, Sink};
use super::record;
use crate::sim::id::{ActorSet, ClauseId, IncidentId};
use crate::sim::treaty::{Deed, Effect};

pub(super) fn announce<S: Sink>(draft: &mut Draft<'_, S>) {
    for clause in draft.setting.clause_ids() {
        if draft.situation.texts().clause(clause).bound.len() > 1 {
            for incident in draft.setting.incident_ids() {
                announce_over(draft, clause, incident);
            }
        }
    }
}

fn announce_over<S: Sink>(draft: &mut Draft<'_, S>, clause: ClauseId, incident: IncidentId) {
    let rules = &draft.setting.rules.treaty;
    for actor in breachers(draft, clause, incident).iter() {
        let cost = rules.breach * draft.situation.texts().force(draft.setting, clause);
        record(draft, Deed::Breached { actor, clause, incident, cost }, None);
    }
}

/// Whom a party names over an attack that came up while the clause bound them, and breaches what it protects.
fn breachers<S: Sink>(draft: &Draft<'_, S>, clause: ClauseId, incident: IncidentId) -> ActorSet {
    let (setting, situation) = (draft.setting, &draft.situation);
    let Effect::Restraint(norms) = &setting.clause(clause).effect else { return ActorSet::EMPTY };
    let texts = situation.texts();
    let in_force = texts.document(setting.clause(clause).document).in_force;
    let is_covered = setting.incident(incident).breaches.iter().any(|norm| norms.contains(norm));
    let came_after = in_force.is_some() && situation.incident(incident).launched >= in_force;
    if !is_covered || !came_after || situation.incident(incident).closed {
        return ActorSet::EMPTY;
    }
    let bound = texts.clause(clause).bound;
    let accused = situation.accused(incident).intersection(bound).difference(texts.breached(clause, incident));
    let is_named = |actor: &crate::sim::ActorId| {
        !situation.accusers(incident, *actor).intersection(bound).without(*actor).is_empty()
    };
    accused.iter().filter(is_named).collect()
}
