//! Breaches: a party that another party names, or that inspectors find, over an attack on what both have promised to
//! leave alone.

use super::super::{Draft, Sink};
use super::record;
use crate::sim::dice::Purpose;
use crate::sim::event::Roll;
use crate::sim::id::{ActorId, ActorSet, ClauseId, IncidentId};
use crate::sim::quantity::Share;
use crate::sim::treaty::Deed;

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
    if !is_covered(draft, clause, incident) {
        return;
    }
    let rules = &draft.setting.rules.treaty;
    let found = inspect(draft, clause, incident);
    let named = named(draft, clause, incident);
    for actor in named.union(found).difference(draft.situation.texts().breached(clause, incident)).iter() {
        let cost = rules.breach * draft.situation.texts().force(draft.setting, clause);
        record(draft, Deed::Breached { actor, clause, incident, cost }, None);
    }
}

/// Whether an open incident breaches what the clause protects, and came up while it bound anybody.
fn is_covered<S: Sink>(draft: &Draft<'_, S>, clause: ClauseId, incident: IncidentId) -> bool {
    let (setting, state) = (draft.setting, draft.situation.incident(incident));
    let in_force = draft.situation.texts().document(setting.clause(clause).document).in_force;
    setting.clause(clause).effect.forbids(&setting.incident(incident).breaches)
        && in_force.is_some()
        && state.launched >= in_force
        && state.is_open()
}

/// Whom a party names in public.
fn named<S: Sink>(draft: &Draft<'_, S>, clause: ClauseId, incident: IncidentId) -> ActorSet {
    let situation = &draft.situation;
    let bound = situation.texts().clause(clause).bound;
    let is_named =
        |actor: &ActorId| !situation.accusers(incident, *actor).intersection(bound).without(*actor).is_empty();
    situation.accused(incident).intersection(bound).iter().filter(is_named).collect()
}

/// Whom inspectors find: the author, by chance, if the clause binds it and it was not found before.
fn inspect<S: Sink>(draft: &mut Draft<'_, S>, clause: ClauseId, incident: IncidentId) -> ActorSet {
    let (setting, round) = (draft.setting, draft.situation.round());
    let Some(actor) = setting.incident(incident).author.actor() else { return ActorSet::EMPTY };
    let texts = draft.situation.texts();
    let chance = texts.inspection(setting, clause, actor);
    let is_open = texts.clause(clause).bound.contains(actor) && !texts.breached(clause, incident).contains(actor);
    if chance <= Share::ZERO || !is_open {
        return ActorSet::EMPTY;
    }
    let (found, drew) = draft.dice.stream(round, Purpose::Inspect, incident, clause.0).happens(chance);
    if !found {
        return ActorSet::EMPTY;
    }
    record(draft, Deed::Uncovered { actor, clause, incident }, Some(Roll { chance, drew }));
    ActorSet::EMPTY.with(actor)
}
