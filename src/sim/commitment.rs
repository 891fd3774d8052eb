//! Words that bind: a treaty duty to answer, and one's own earlier accusations.

use super::id::{ActorId, ActorSet, IncidentId};
use super::quantity::Points;
use super::setting::Setting;
use super::situation::Situation;

/// What standing by would cost an actor in kept word if `accused` did it; nothing if it never gave a word.
///
/// Two words bind. A treaty duty counts for as much as the actor's record of kept words; having named the same
/// author before costs the actor's audience (docs/model.md §6).
#[must_use]
pub fn at_stake(
    setting: &Setting,
    situation: &Situation,
    incident: IncidentId,
    actor: ActorId,
    accused: ActorId,
) -> Points {
    let mut stake = Points::ZERO;
    if owes_answer(setting, situation, incident, actor) {
        stake += setting.rules.commitment * situation.book(actor).word.resolve().get();
    }
    if has_named_before(setting, situation, incident, actor, accused) {
        stake += setting.actor(actor).audience;
    }
    stake
}

/// Whether the treaty still obliges an actor to answer this incident: it is severe enough, it hit another party, and
/// the actor has a mandate to answer and no bloc that answered for it.
#[must_use]
pub fn owes_answer(setting: &Setting, situation: &Situation, incident: IncidentId, actor: ActorId) -> bool {
    let treaty = &setting.treaty;
    treaty.answer_from.is_some_and(|least| situation.incident(incident).severity >= least)
        && setting.actor(actor).powers.may_name
        && !situation.spoken_for(setting, incident).contains(actor)
        && setting
            .incident(incident)
            .victims
            .iter()
            .any(|(victim, _)| *victim != actor && treaty.binds_both(actor, *victim))
}

/// Whether an actor accuses the same author in public over an earlier incident.
#[must_use]
pub fn has_named_before(
    setting: &Setting,
    situation: &Situation,
    incident: IncidentId,
    actor: ActorId,
    accused: ActorId,
) -> bool {
    if !situation.outspoken().contains(actor) {
        return false;
    }
    let launched = situation.incident(incident).launched;
    setting.incident_ids().any(|earlier| {
        let stance = situation.stance(earlier, actor);
        stance.response.is_public()
            && stance.accused == Some(accused)
            && earlier != incident
            && situation.incident(earlier).launched < launched
    })
}

/// Who had given a word over an incident, by what each now believes: those who kept it, and those who broke it.
#[must_use]
pub fn reckon(setting: &Setting, situation: &Situation, incident: IncidentId) -> (ActorSet, ActorSet) {
    let (mut kept, mut broke) = (ActorSet::EMPTY, ActorSet::EMPTY);
    for actor in setting.actor_ids() {
        let stance = situation.stance(incident, actor);
        let lead = situation.lead_suspect(incident, actor).map(|(suspect, _)| suspect);
        let Some(accused) = stance.accused.or(lead) else { continue };
        if at_stake(setting, situation, incident, actor, accused) > Points::ZERO {
            if stance.response.is_public() {
                kept = kept.with(actor);
            } else {
                broke = broke.with(actor);
            }
        }
    }
    (kept, broke)
}
