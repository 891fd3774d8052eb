//! Phase 2: each actor's own services look at the evidence that comes out this round.

use super::{Draft, Sink};
use crate::sim::dice::Purpose;
use crate::sim::event::{Event, Roll};
use crate::sim::id::IncidentId;
use crate::sim::incident::{Incident, Signal, Suspect};
use crate::sim::quantity::Share;

pub(super) fn observe<S: Sink>(draft: &mut Draft<'_, S>) {
    for incident in draft.setting.incident_ids() {
        for release in 0..draft.setting.incident(incident).releases.len() {
            if draft.is_out_now(incident, release) {
                look(draft, incident, release);
            }
        }
    }
}

/// Every actor draws once, in id order, whether it can see the release or not: who sees it shifts nobody's luck.
fn look<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId, release: usize) {
    let setting = draft.setting;
    let facts = setting.incident(incident);
    let after = draft.workspace.trail(incident).launched;
    draft.draw_for_all(Purpose::Observe, incident, release as u16);
    for actor in setting.actor_ids() {
        let drew = draft.drawn(actor);
        if facts.releases[release].seen_by.contains(actor) && facts.author != Suspect::Actor(actor) {
            let sight = draft.situation.texts().detection(setting, actor);
            let (signal, chance) = see(setting.actor(actor), sight, facts, release, drew);
            let event = Event::SignalDrawn { actor, incident, release: release as u16, signal };
            draft.emit(event, Some(Roll { chance, drew }), after);
        }
    }
}

/// What an actor's services see when the number drawn is `drew`, and their chance to see anything at all.
fn see(actor: &crate::sim::Actor, sight: Share, facts: &Incident, release: usize, drew: f64) -> (Signal, Share) {
    let strength = facts.releases[release].strength.get();
    if facts.author == Suspect::Nobody {
        let alarm = Share::clamped(actor.false_alarm.get() * strength);
        return (pick(facts, &[], drew / alarm.get()), alarm);
    }
    let chance = Share::clamped(sight.get() * strength * facts.stealth.complement().get());
    let within = drew / chance.get();
    let right = actor.discrimination.get();
    let flag = facts.false_flag.filter(|flag| *flag != facts.author);
    let pulled = flag.map_or(0.0, |_| (1.0 - right) * facts.flag_pull.get());
    let signal = if drew >= chance.get() {
        Signal::Nothing
    } else if within < right {
        Signal::PointsTo(facts.author)
    } else if let Some(flag) = flag.filter(|_| within < right + pulled) {
        Signal::PointsTo(flag)
    } else {
        let rest = (within - right - pulled) / (1.0 - right - pulled);
        pick(facts, &[Some(facts.author), flag], rest)
    };
    (signal, chance)
}

/// A suspect at random, other than nobody and those left out; `at` in [0, 1) says which. Nothing beyond 1.
fn pick(facts: &Incident, left_out: &[Option<Suspect>], at: f64) -> Signal {
    let open = || {
        let suspects = facts.suspects.iter().map(|(suspect, _)| *suspect);
        suspects.filter(|suspect| *suspect != Suspect::Nobody && !left_out.contains(&Some(*suspect)))
    };
    let count = open().count();
    let index = (at * count as f64) as usize;
    if at < 1.0 { open().nth(index).map_or(Signal::Nothing, Signal::PointsTo) } else { Signal::Nothing }
}
