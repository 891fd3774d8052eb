//! Words that bind: the duty to answer that a document in force puts on its parties, and one's own earlier accusations.

use super::id::{ActorId, ActorSet, ClauseId, IncidentId};
use super::quantity::{Points, Share};
use super::setting::Setting;
use super::situation::Situation;
use super::treaty::Effect;

/// As likely guilty as not: from this belief in one author's guilt on, silence breaks a word (judgement); below it, an
/// accusation is warned of.
pub const EVEN: f64 = 0.5;

/// What standing by would cost an actor in kept word if `accused` did it; nothing if it never gave a word.
///
/// Two words bind. A duty counts for as much as its clause and the actor's record of kept words; having named the same
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
    let duty = duty(setting, situation, incident, actor);
    if duty > 0.0 {
        stake += setting.rules.commitment * (situation.book(actor).word.resolve().get() * duty);
    }
    if has_named_before(setting, situation, incident, actor, accused) {
        stake += setting.actor(actor).audience;
    }
    stake
}

/// Whether a document obliges an actor to answer this incident: it is severe enough, it hit another party, and the
/// actor has a mandate to answer and no bloc that answered for it.
#[must_use]
pub fn owes_answer(setting: &Setting, situation: &Situation, incident: IncidentId, actor: ActorId) -> bool {
    duty(setting, situation, incident, actor) > 0.0
}

/// How much of an answer to an attack has been promised, 0 to 1, as its author sees it before: of all others' capability
/// the share that a clause obliges to answer, as far as each is believed, times its force. The strongest clause counts.
#[must_use]
pub fn promised_answer(setting: &Setting, situation: &Situation, incident: IncidentId, author: ActorId) -> f64 {
    let severity = setting.incident(incident).severity;
    let promised = |clause: &ClauseId| {
        let owes = |actor: &ActorId| {
            *actor != author
                && setting.actor(*actor).powers.may_name
                && owes_under(setting, situation, (incident, severity), *actor, *clause)
        };
        let believed = |actor: ActorId| {
            let share = setting.share_of_others(author, ActorSet::EMPTY.with(actor));
            share * situation.book(actor).word.resolve().get()
        };
        let bound = situation.texts().clause(*clause).bound;
        situation.texts().force(setting, *clause) * bound.iter().filter(owes).map(believed).sum::<f64>()
    };
    setting.provisions.duties.iter().map(promised).fold(0.0, f64::max)
}

/// How strong the duty is by which an actor owes others an answer to an incident, 0 to 1: the force of the clause that
/// binds most.
fn duty(setting: &Setting, situation: &Situation, incident: IncidentId, actor: ActorId) -> f64 {
    let severity = situation.incident(incident).severity;
    let owed = |clause: &&ClauseId| owes_under(setting, situation, (incident, severity), actor, **clause);
    let forces = setting.provisions.duties.iter().filter(owed);
    let strongest = forces.map(|clause| situation.texts().force(setting, *clause)).fold(0.0, f64::max);
    let may_answer =
        || setting.actor(actor).powers.may_name && !situation.spoken_for(setting, incident).contains(actor);
    if strongest > 0.0 && may_answer() { strongest } else { 0.0 }
}

/// Whether a clause obliges an actor to answer an incident of such severity: that is enough, and it hits another whom the
/// clause binds. Attacks of before it was bound count, too, while they are open for answers (case T11.09).
fn owes_under(
    setting: &Setting,
    situation: &Situation,
    (incident, severity): (IncidentId, Share),
    actor: ActorId,
    clause: ClauseId,
) -> bool {
    let Effect::CollectiveResponse { from, .. } = setting.clause(clause).effect else { return false };
    let others = setting.incident(incident).victims.iter().filter(|(victim, _)| *victim != actor);
    severity >= from
        && others.clone().any(|(victim, _)| situation.texts().applies_between(setting, clause, actor, *victim))
}

/// Whether others have answered for a silent actor: it gave no word of its own, and under each clause that obliges it
/// as many have answered as the clause asks for.
fn is_discharged(
    setting: &Setting,
    situation: &Situation,
    incident: IncidentId,
    actor: ActorId,
    accused: ActorId,
) -> bool {
    let has_answers = |clause: &ClauseId| {
        let Effect::CollectiveResponse { at_least, .. } = setting.clause(*clause).effect else { return true };
        let bound = situation.texts().clause(*clause).bound.iter();
        let answers = bound.filter(|party| situation.stance(incident, *party).response.is_public()).count();
        at_least > 0 && answers >= usize::from(at_least)
    };
    let severity = situation.incident(incident).severity;
    let owed = |clause: &&ClauseId| owes_under(setting, situation, (incident, severity), actor, **clause);
    !has_named_before(setting, situation, incident, actor, accused)
        && setting.provisions.duties.iter().filter(owed).all(has_answers)
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
///
/// Who does not go public breaks a word only where one author is as likely guilty as not, or likelier: nobody promised to
/// accuse on a guess (judgement). A word in private changes nothing about that.
#[must_use]
pub fn reckon(setting: &Setting, situation: &Situation, incident: IncidentId) -> (ActorSet, ActorSet) {
    let (mut kept, mut broke) = (ActorSet::EMPTY, ActorSet::EMPTY);
    for actor in setting.actor_ids() {
        let stance = situation.stance(incident, actor);
        let named = stance.accused.filter(|_| stance.response.is_public());
        let suspected = || {
            situation.lead_suspect(incident, actor).filter(|(_, guilt)| *guilt >= EVEN).map(|(suspect, _)| suspect)
        };
        let Some(accused) = named.or_else(suspected) else { continue };
        if at_stake(setting, situation, incident, actor, accused) > Points::ZERO {
            if stance.response.is_public() {
                kept = kept.with(actor);
            } else if !is_discharged(setting, situation, incident, actor, accused) {
                broke = broke.with(actor);
            }
        }
    }
    (kept, broke)
}
