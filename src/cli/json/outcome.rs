//! What a game came to, as JSON.

use serde_json::{Value, json};

use super::{actor, set, suspect};
use crate::review::outcome::{Deed, FollowUps, GoalOutcome, IncidentOutcome, Outcome, Reproach};
use crate::review::rivals::Rival;
use crate::review::{Expulsion, Sequel, Stood, TextQuality, Withdrawal, Yardstick};
use crate::scenario::Progress;
use crate::sim::Names;
use crate::sim::settlement::bargain::Quality;
use crate::sim::treaty::RivalText;

/// What a game came to.
pub(super) fn of_outcome(names: &Names, outcome: &Outcome) -> Value {
    let strengths = |strength: &[crate::sim::Share]| -> Value {
        names.norms.iter().zip(strength).map(|(norm, share)| (norm.clone(), json!(share))).collect()
    };
    json!({
        "sentence": outcome.sentence,
        "incidents": outcome.incidents.iter().map(|incident| of_incident(names, incident)).collect::<Vec<_>>(),
        "harm": outcome.harm,
        "price_paid": outcome.price_paid,
        "follow_ups": of_follow_ups(outcome.follow_ups),
        "norms": outcome.norms.iter().map(|norms| {
            json!({ "round": norms.round, "strength": strengths(&norms.strength) })
        }).collect::<Vec<_>>(),
        "words": outcome.words.iter().map(|word| {
            json!({ "actor": names.actor(word.actor), "incident": names.incident(word.incident), "kept": word.kept })
        }).collect::<Vec<_>>(),
        "texts": outcome.texts.iter().map(|quality| of_quality(names, quality)).collect::<Vec<_>>(),
        "withdrawals": outcome.withdrawals.iter().map(|withdrawal| of_withdrawal(names, withdrawal)).collect::<Vec<_>>(),
        "expulsions": outcome.expulsions.iter().map(|expulsion| of_expulsion(names, expulsion)).collect::<Vec<_>>(),
        "side_by_side": outcome.rivals.iter().map(|rivals| {
            rivals.documents.iter().map(|rival| of_document_beside(names, rival)).collect::<Vec<_>>()
        }).collect::<Vec<_>>(),
        "reproaches": outcome.reproaches.iter().map(|reproach| of_reproach(names, reproach)).collect::<Vec<_>>(),
        "mechanisms": outcome.lens.mechanisms.iter().map(|(mechanism, decisions)| {
            json!({ "mechanism": mechanism.slug(), "decisions": decisions })
        }).collect::<Vec<_>>(),
        "goals": outcome.goals.iter().map(|goal| of_goal(names, goal)).collect::<Vec<_>>(),
    })
}

fn of_quality(names: &Names, quality: &TextQuality) -> Value {
    json!({
        "document": names.document(quality.document),
        "stage": quality.stage,
        "bracket_share": quality.bracket_share,
        "strength": quality.strength,
        "breadth": quality.breadth,
        "weight": quality.weight,
        "rivals": quality.rivals.iter().map(|rival| of_rival(names, rival)).collect::<Vec<_>>(),
        "bargain": quality.bargain.as_ref().map(|yardstick| of_yardstick(names, yardstick)),
    })
}

/// A text that stood in an election.
fn of_rival(names: &Names, rival: &RivalText) -> Value {
    let text = rival.text.iter().map(|(clause, at)| (names.clause(*clause).to_owned(), json!(at)));
    json!({
        "behind": set(names, rival.behind),
        "text": text.collect::<serde_json::Map<_, _>>(),
        "odds": rival.odds,
    })
}

/// A text and those that theory singles out, each by clause, with how far it is from them.
fn of_yardstick(names: &Names, yardstick: &Yardstick) -> Value {
    let text = |text: &[f64]| -> Value {
        let clauses = yardstick.clauses.iter().map(|clause| names.clause(*clause).to_owned());
        clauses.zip(text).map(|(clause, at)| (clause, json!(at))).collect()
    };
    let Quality { to_frontier, to_nash, to_kalai_smorodinsky, to_welfare } = yardstick.distances;
    json!({
        "texts": yardstick.texts,
        "acceptable": yardstick.is_acceptable,
        "text": text(&yardstick.text),
        "frontier": { "distance": to_frontier },
        "nash": { "distance": to_nash, "text": text(&yardstick.nash) },
        "kalai_smorodinsky": { "distance": to_kalai_smorodinsky, "text": text(&yardstick.kalai_smorodinsky) },
        "welfare": { "distance": to_welfare, "text": text(&yardstick.welfare) },
    })
}

fn of_withdrawal(names: &Names, withdrawal: &Withdrawal) -> Value {
    let losses = withdrawal.losses.iter().map(|(actor, loss)| (names.actor(*actor).to_owned(), json!(loss.get())));
    let (sequel, taken_back) = match withdrawal.sequel {
        Sequel::Left => ("left", None),
        Sequel::NeverBound => ("never_bound", None),
        Sequel::TakenBack(round) => ("taken_back", Some(round.0)),
    };
    json!({
        "round": withdrawal.round.0,
        "actor": names.actor(withdrawal.actor),
        "document": names.document(withdrawal.document),
        "sequel": sequel,
        "taken_back": taken_back,
        "standing": withdrawal.standing.get(),
        "resolve": withdrawal.resolve,
        "forgone": withdrawal.forgone.get(),
        "losses": losses.collect::<serde_json::Map<_, _>>(),
    })
}

fn of_expulsion(names: &Names, expulsion: &Expulsion) -> Value {
    json!({
        "round": expulsion.round,
        "actor": names.actor(expulsion.actor),
        "document": names.document(expulsion.document),
        "for": set(names, expulsion.for_it),
        "against": set(names, expulsion.against),
        "stood": match expulsion.stood {
            Stood::Bound => "bound",
            Stood::Agreed => "agreed",
            Stood::Gone => "gone",
        },
        "left": expulsion.left,
    })
}

/// One of the documents that a venue decided on side by side.
fn of_document_beside(names: &Names, rival: &Rival) -> Value {
    json!({
        "document": names.document(rival.document),
        "adopted": rival.adopted,
        "for": set(names, rival.for_it),
        "against": set(names, rival.against),
        "abstained": set(names, rival.abstained),
        "inside": set(names, rival.inside),
        "strength": rival.strength,
    })
}

fn of_reproach(names: &Names, reproach: &Reproach) -> Value {
    json!({
        "round": reproach.round,
        "by": names.actor(reproach.by),
        "silent": names.actor(reproach.silent),
        "incident": names.incident(reproach.incident),
        "cost": reproach.cost,
    })
}

/// What became of the attacks whose authors weigh a price.
pub(super) fn of_follow_ups(follow_ups: FollowUps) -> Value {
    let FollowUps { launched, scaled_down, called_off } = follow_ups;
    json!({ "launched": launched, "scaled_down": scaled_down, "called_off": called_off })
}

fn of_incident(names: &Names, incident: &IncidentOutcome) -> Value {
    let deeds = |deeds: &[Deed]| deeds.iter().map(|deed| of_deed(names, deed)).collect::<Vec<_>>();
    json!({
        "incident": names.incident(incident.incident),
        "author": suspect(names, incident.author),
        "verdict": incident.verdict,
        "weighing": incident.weighing,
        "call_off": incident.call_off,
        "scale_down": incident.scale_down,
        "launched": incident.launched,
        "price_paid": incident.price_paid,
        "named": deeds(&incident.named),
        "sanctioned": deeds(&incident.sanctioned),
        "told_in_private": deeds(&incident.told),
        "held_out": set(names, incident.held_out),
        "unanswered": set(names, incident.unanswered),
        "via_collective": incident.via_collective.iter().map(|(member, bloc)| {
            json!({ "actor": names.actor(*member), "bloc": names.actor(*bloc) })
        }).collect::<Vec<_>>(),
        "wrongly_accused": set(names, incident.wrongly_accused),
        "conceded": actor(names, incident.conceded),
        "by_round": incident.by_round.iter().map(|(round, named, sanctioned)| {
            json!({ "round": round, "named": named, "sanctioned": sanctioned })
        }).collect::<Vec<_>>(),
    })
}

/// One step over an incident.
pub(super) fn of_deed(names: &Names, deed: &Deed) -> Value {
    json!({
        "actor": names.actor(deed.actor),
        "accused": names.actor(deed.accused),
        "response": deed.response,
        "round": deed.round,
        "date": deed.date.map(|date| date.to_string()),
        "days": deed.days,
        "retracted": deed.retracted,
    })
}

fn of_goal(names: &Names, goal: &GoalOutcome) -> Value {
    json!({
        "goal": goal.text,
        "seats": set(names, goal.seats),
        "progress": progress_word(goal.progress),
        "settled": goal.is_settled,
    })
}

/// The word for how a goal stands.
pub(super) fn progress_word(progress: Progress) -> &'static str {
    match progress {
        Progress::Met => "met",
        Progress::Open => "open",
        Progress::Missed => "missed",
    }
}
