//! Two games side by side, as JSON.

use serde_json::{Value, json};

use super::outcome::{of_deed, of_outcome, progress_word};
use super::{actor, set};
use crate::play::Game;
use crate::review::Comparison;
use crate::review::compare::{Answer, Parting};
use crate::sim::Names;

/// Two games side by side: of every pair, the first is of the first game.
pub(in crate::cli) fn comparison(games: &[Game; 2], comparison: &Comparison) -> Value {
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
