//! Phase 3: reports travel along ties and through publication; then everybody draws conclusions.
//!
//! A source is a collector and a release. What a service passes on is only what it saw itself (the third-party rule
//! among services), so no report can come back by another way and be counted twice.

use super::{Draft, Sink};
use crate::sim::event::Event;
use crate::sim::id::{ActorId, ActorSet, IncidentId};

pub(super) fn share<S: Sink>(draft: &mut Draft<'_, S>) {
    for incident in draft.setting.incident_ids() {
        if draft.situation.incident(incident).is_open() {
            share_fresh(draft, incident);
            publish(draft, incident);
            assess(draft, incident);
        }
    }
}

/// What services saw this round reaches those they confide in.
fn share_fresh<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId) {
    for release in 0..draft.setting.incident(incident).releases.len() {
        if draft.is_out_now(incident, release) {
            for collector in draft.setting.actor_ids() {
                pass_on(draft, incident, release, collector, draft.situation.confidants(draft.setting, collector));
            }
        }
    }
}

/// What those who went public last round had seen until then reaches everybody.
fn publish<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId) {
    for collector in draft.situation.incident(incident).published.iter() {
        if published_last_round(draft, incident, collector) {
            for release in 0..draft.setting.incident(incident).releases.len() {
                pass_on(draft, incident, release, collector, draft.setting.everybody());
            }
        }
    }
}

/// Whether a collector showed its evidence to the world in the last round.
fn published_last_round<S: Sink>(draft: &Draft<'_, S>, incident: IncidentId, collector: ActorId) -> bool {
    let stance = draft.situation.stance(incident, collector);
    draft.situation.incident(incident).published.contains(collector) && stance.since.next() == draft.situation.round()
}

fn pass_on<S: Sink>(
    draft: &mut Draft<'_, S>,
    incident: IncidentId,
    release: usize,
    collector: ActorId,
    meant_for: ActorSet,
) {
    let situation = &draft.situation;
    if situation.signal(incident, release, collector).is_none() {
        return;
    }
    let to = meant_for.difference(situation.readers(incident, release, collector));
    if !to.is_empty() {
        let after = draft.workspace.trail(incident).launched;
        draft.emit(Event::ReportShared { collector, incident, release: release as u16, to }, None, after);
    }
}

fn assess<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId) {
    let actors: ActorSet = draft.situation.unread(incident);
    if !actors.is_empty() {
        let after = draft.workspace.trail(incident).launched;
        draft.emit(Event::EvidenceAssessed { incident, actors }, None, after);
    }
}
