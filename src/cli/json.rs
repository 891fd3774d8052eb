//! What programs read: games, Why cards and summaries as JSON, with slugs for names.

use serde_json::{Value, json};

use crate::play::Game;
use crate::review::compare::{Answer, Parting};
use crate::review::outcome::{Deed, FollowUps, GoalOutcome, IncidentOutcome, Outcome};
use crate::review::robustness::{Robustness, Stand};
use crate::review::why::{Counterfactual, Reason};
use crate::review::{
    Comparison, Line, Mechanism, Plan, Standstill, TurningPoint, Why, outcome, standstill, turning_point,
};
use crate::scenario::Progress;
use crate::scenario::measure::Unit;
use crate::sim::choice::Lever;
use crate::sim::incident::Suspect;
use crate::sim::{ActorId, ActorSet, Names};
use crate::study::{Difference, Summary};

/// A game: what it is and what it came to.
pub(super) fn game(game: &Game) -> Value {
    let names = &game.setting().names;
    json!({
        "scenario": game.scenario().slug,
        "seed": game.seed().0,
        "round": game.round(),
        "progress": progress(game),
        "ending": game.situation().ending(),
        "outcome": of_outcome(names, &outcome(game)),
        "turning_point": turning_point(game).map(|point| of_turning_point(names, &point)),
        "standstill": standstill(game).map(|standstill| of_standstill(names, &standstill)),
    })
}

fn of_standstill(names: &Names, standstill: &Standstill) -> Value {
    json!({
        "term": standstill.term,
        "times": standstill.times,
        "decisions": standstill.decisions,
        "actor": names.actor(standstill.example.0),
        "round": standstill.example.1,
        "text": standstill.text,
    })
}

/// How far a game has come.
pub(super) fn progress(game: &Game) -> Value {
    json!({ "finished": game.is_over(), "played": game.rounds_played(), "rounds": game.setting().rounds })
}

fn of_outcome(names: &Names, outcome: &Outcome) -> Value {
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
        "withdrawals": outcome.withdrawals.iter().map(|withdrawal| {
            let losses = withdrawal.losses.iter().map(|(actor, loss)| (names.actor(*actor).to_owned(), json!(loss.get())));
            json!({
                "round": withdrawal.round.0,
                "actor": names.actor(withdrawal.actor),
                "document": names.document(withdrawal.document),
                "standing": withdrawal.standing.get(),
                "resolve": withdrawal.resolve,
                "forgone": withdrawal.forgone.get(),
                "losses": losses.collect::<serde_json::Map<_, _>>(),
            })
        }).collect::<Vec<_>>(),
        "reproaches": outcome.reproaches.iter().map(|reproach| {
            json!({
                "round": reproach.round,
                "by": names.actor(reproach.by),
                "silent": names.actor(reproach.silent),
                "incident": names.incident(reproach.incident),
                "cost": reproach.cost,
            })
        }).collect::<Vec<_>>(),
        "mechanisms": outcome.mechanisms.iter().map(|(mechanism, decisions)| {
            json!({ "mechanism": mechanism.slug(), "decisions": decisions })
        }).collect::<Vec<_>>(),
        "goals": outcome.goals.iter().map(|goal| of_goal(names, goal)).collect::<Vec<_>>(),
    })
}

fn of_follow_ups(follow_ups: FollowUps) -> Value {
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

fn of_deed(names: &Names, deed: &Deed) -> Value {
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

fn progress_word(progress: Progress) -> &'static str {
    match progress {
        Progress::Met => "met",
        Progress::Open => "open",
        Progress::Missed => "missed",
    }
}

fn of_turning_point(names: &Names, point: &TurningPoint) -> Value {
    json!({
        "actor": names.actor(point.actor),
        "incident": names.incident(point.incident),
        "round": point.round,
        "response": point.response,
        "price_paid": point.price_paid,
        "follow_ups": point.follow_ups.map(of_follow_ups),
        "tried": point.tried,
        "text": point.text,
    })
}

/// Every event in words.
pub(super) fn timeline(lines: &[Line]) -> Value {
    let lines = lines.iter().map(|line| {
        json!({
            "number": line.number,
            "round": line.round,
            "date": line.date.map(|date| date.to_string()),
            "phase": line.phase,
            "after": line.after,
            "text": line.text,
            "roll": line.roll,
        })
    });
    lines.collect()
}

/// Two games side by side: of every pair, the first is of the first game.
pub(super) fn comparison(games: &[Game; 2], comparison: &Comparison) -> Value {
    let names = &games[0].setting().names;
    json!({
        "seeds": comparison.seeds.map(|seed| seed.0),
        "shared_luck": comparison.seeds[0] == comparison.seeds[1],
        "parted": comparison.parted.as_ref().map(|parting| of_parting(names, parting)),
        "answers": comparison.answers.iter().map(|answers| {
            json!({
                "incident": names.incident(answers.incident),
                "actor": names.actor(answers.actor),
                "answers": answers.answers.each_ref().map(|answer| of_answer(names, answer)),
            })
        }).collect::<Vec<_>>(),
        "attacks": comparison.attacks.iter().map(|attack| {
            json!({
                "incident": names.incident(attack.incident),
                "verdicts": attack.verdicts,
                "expected": attack.weighings.map(|weighing| weighing.map(|weighing| weighing.price())),
                "weighings": attack.weighings,
                "price_paid": attack.price_paid,
            })
        }).collect::<Vec<_>>(),
        "norms": comparison.norms.iter().map(|norm| {
            json!({ "norm": names.norm(norm.norm), "strength": norm.strength })
        }).collect::<Vec<_>>(),
        "goals": comparison.goals.iter().map(|goal| {
            json!({ "goal": goal.text, "seats": set(names, goal.seats), "progress": goal.progress.map(progress_word) })
        }).collect::<Vec<_>>(),
        "reputations": comparison.reputations.iter().map(|reputation| {
            json!({
                "actor": names.actor(reputation.actor),
                "standing": reputation.standing,
                "resolve": reputation.resolve,
            })
        }).collect::<Vec<_>>(),
        "outcomes": comparison.outcomes.each_ref().map(|outcome| of_outcome(names, outcome)),
        "lines": comparison.lines,
    })
}

fn of_parting(names: &Names, parting: &Parting) -> Value {
    json!({
        "round": parting.round,
        "events": parting.events,
        "texts": parting.texts,
        "actor": actor(names, parting.chooser.map(|(actor, _)| actor)),
        "incident": parting.chooser.map(|(_, incident)| names.incident(incident)),
        "weighed": parting.weighed,
    })
}

fn of_answer(names: &Names, answer: &Answer) -> Value {
    match answer {
        Answer::NoAttack => json!({ "kind": "no_attack" }),
        Answer::Steps(steps) => {
            let steps: Vec<_> = steps.iter().map(|deed| of_deed(names, deed)).collect();
            json!({ "kind": "steps", "steps": steps })
        }
        Answer::ViaCollective(bloc) => json!({ "kind": "via_collective", "bloc": names.actor(*bloc) }),
        Answer::HeldOut => json!({ "kind": "hold_out" }),
        Answer::Unanswered => json!({ "kind": "unanswered" }),
    }
}

/// Plans, then Why cards, each with how robust the choice is against luck, where that was asked.
pub(super) fn cards(game: &Game, plans: &[Plan], cards: &[(Option<Robustness>, Why)]) -> Value {
    let names = &game.setting().names;
    let card = |(robustness, why): &(Option<Robustness>, Why)| {
        let robustness = robustness.as_ref().map(|robustness| of_robustness(names, robustness));
        of_card(names, why, robustness)
    };
    plans.iter().map(|plan| of_plan(names, plan)).chain(cards.iter().map(card)).collect()
}

fn of_robustness(names: &Names, robustness: &Robustness) -> Value {
    let stand = |stand: &Stand| json!({ "response": stand.response, "accused": actor(names, stand.accused) });
    json!({
        "reruns": robustness.asked.reruns,
        "luck_from": robustness.asked.luck_from,
        "stood": stand(&robustness.stood),
        "same": robustness.same,
        "share": robustness.share(),
        "otherwise": robustness.otherwise.iter().map(|(other, number)| {
            json!({ "stood": stand(other), "reruns": number })
        }).collect::<Vec<_>>(),
        "without_attack": robustness.without_attack,
        "text": robustness.text,
    })
}

fn of_card(names: &Names, why: &Why, robustness: Option<Value>) -> Value {
    json!({
        "question": why.question,
        "actor": names.actor(why.actor),
        "incident": names.incident(why.incident),
        "round": why.round,
        "since": why.since,
        "accused": names.actor(why.accused),
        "chosen": why.chosen,
        "foil": why.foil,
        "by_person": why.by_person,
        "reasons": why.reasons.iter().map(of_reason).collect::<Vec<_>>(),
        "rest": why.rest,
        "total": why.total,
        "worth": why.worth.iter().map(|(response, points)| {
            json!({ "response": response, "points": points })
        }).collect::<Vec<_>>(),
        "counterfactuals": why.counterfactuals.iter().map(|one| of_counterfactual(names, one)).collect::<Vec<_>>(),
        "robustness": robustness,
        "theory": of_theory(&why.theory),
        "note": why.note,
    })
}

/// Mechanisms with their words.
fn of_theory(mechanisms: &[Mechanism]) -> Value {
    let one = |mechanism: &Mechanism| {
        json!({
            "mechanism": mechanism.slug(),
            "name": mechanism.name(),
            "text": mechanism.paragraph(),
            "reference": mechanism.reference(),
        })
    };
    mechanisms.iter().map(one).collect()
}

fn of_plan(names: &Names, plan: &Plan) -> Value {
    let foresight = plan.foresight.as_ref().map(|foresight| {
        json!({
            "victim": names.actor(foresight.victim),
            "seen": foresight.seen,
            "named": foresight.named,
            "believed": foresight.believed,
            "bar": foresight.bar,
            "answered": foresight.answered,
            "cost": foresight.cost,
            "attacks": foresight.attacks,
        })
    });
    json!({
        "plan": names.incident(plan.incident),
        "actor": names.actor(plan.author),
        "round": plan.round,
        "verdict": plan.verdict,
        "weighing": plan.weighing,
        "call_off": plan.call_off,
        "foresight": foresight,
        "theory": of_theory(&plan.theory),
    })
}

fn of_reason(reason: &Reason) -> Value {
    json!({ "term": reason.term, "points": reason.points, "pulls_back": reason.pulls_back, "text": reason.text })
}

fn of_counterfactual(names: &Names, one: &Counterfactual) -> Value {
    let lever = match one.lever {
        Lever::Guilt => "guilt",
        Lever::Share => "share",
    };
    json!({
        "lever": lever,
        "at": one.at,
        "higher": one.higher,
        "flips_to": one.flips_to,
        "partners": one.partners.iter().map(|&partner| names.actor(partner)).collect::<Vec<_>>(),
        "text": one.text,
    })
}

/// The summary of a batch; of two, both and what is between them.
pub(super) fn batches(games: u64, seed: u64, summaries: &[Vec<Summary>], differences: &[Difference]) -> Value {
    let measures = |batch: usize| summaries.get(batch).map(|all| all.iter().map(of_summary).collect::<Vec<_>>());
    let mut told = json!({ "games": games, "seed": seed, "measures": measures(0) });
    if let Some(against) = measures(1) {
        told["against"] = json!({
            "measures": against,
            "differences": differences.iter().map(of_difference).collect::<Vec<_>>(),
        });
    }
    told
}

fn of_summary(summary: &Summary) -> Value {
    let value = |value: f64| of_value(summary.unit, value);
    json!({
        "name": summary.name,
        "unit": summary.unit.word(),
        "meaning": summary.meaning,
        "games": summary.games,
        "mean": summary.mean.map(value),
        "sd": summary.deviation,
        "quantiles": summary.quantiles.map(|[low, middle, high]| {
            json!({ "10": value(low), "50": value(middle), "90": value(high) })
        }),
        "interval_95": summary.interval.map(|interval| interval.map(value)),
    })
}

fn of_difference(difference: &Difference) -> Value {
    let value = |value: f64| of_value(difference.unit, value);
    json!({
        "name": difference.name,
        "unit": difference.unit.word(),
        "meaning": difference.meaning,
        "pairs": difference.pairs,
        "differing": difference.differing,
        "means": difference.means.map(|means| means.map(value)),
        "difference": difference.difference,
        "interval_95": difference.interval,
    })
}

/// A number, or a day as a date.
fn of_value(unit: Unit, value: f64) -> Value {
    if unit == Unit::Date { json!(unit.tell(value, 0)) } else { json!(value) }
}

fn suspect(names: &Names, suspect: Suspect) -> Value {
    match suspect {
        Suspect::Actor(actor) => json!(names.actor(actor)),
        Suspect::Criminals => json!("criminals"),
        Suspect::Nobody => json!("nobody"),
    }
}

fn actor(names: &Names, actor: Option<ActorId>) -> Value {
    actor.map_or(Value::Null, |actor| json!(names.actor(actor)))
}

fn set(names: &Names, actors: ActorSet) -> Value {
    actors.iter().map(|actor| names.actor(actor)).collect()
}
