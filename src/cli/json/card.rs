//! Why cards and plans, as JSON.

use serde_json::{Value, json};

use super::actor;
use crate::play::Game;
use crate::play::slugs::ToSlugs;
use crate::review::ballot::Beyond;
use crate::review::consent::{Lever as Turned, Turn, Weight};
use crate::review::robustness::{Robustness, Stand};
use crate::review::why::{Counterfactual, Reason};
use crate::review::{Ballot, Consent, Mechanism, Plan, Renewal, Silence, Treaties, Why};
use crate::sim::choice::Lever;
use crate::sim::{ClauseId, Names};

/// Plans and silences about them, then Why cards, each with how robust the choice is against luck, where that was asked;
/// then cards about votes on documents, and about joining them.
pub(in crate::cli) fn cards(
    game: &Game,
    plans: &[Plan],
    silences: &[Silence],
    cards: &[(Option<Robustness>, Why)],
    treaties: &Treaties,
) -> Value {
    let names = &game.setting().names;
    let card = |(robustness, why): &(Option<Robustness>, Why)| {
        let robustness = robustness.as_ref().map(|robustness| of_robustness(names, robustness));
        of_card(names, why, robustness)
    };
    let plans = plans.iter().map(|plan| of_plan(names, plan));
    let silences = silences.iter().map(|silence| of_silence(names, silence));
    let ballots = treaties.ballots.iter().map(|ballot| of_ballot(names, ballot));
    let consents = treaties.consents.iter().map(|consent| of_consent(names, consent));
    let renewals = treaties.renewals.iter().map(|renewal| of_renewal(names, renewal));
    plans.chain(silences).chain(cards.iter().map(card)).chain(ballots).chain(renewals).chain(consents).collect()
}

fn of_silence(names: &Names, silence: &Silence) -> Value {
    json!({
        "silence": names.incident(silence.incident),
        "actor": names.actor(silence.actor),
        "text": silence.to_text(),
    })
}

fn of_ballot(names: &Names, ballot: &Ballot) -> Value {
    let beyond = |one: &Beyond| json!({ "clause": names.clause(one.clause), "at": one.at, "nearest": one.nearest, "fatal": one.is_fatal });
    json!({
        "vote": ballot.voice,
        "actor": names.actor(ballot.actor),
        "document": names.document(ballot.document),
        "round": ballot.round,
        "by": ballot.by,
        "promised": ballot.had_promised,
        "beyond": ballot.beyond.iter().map(beyond).collect::<Vec<_>>(),
        "theory": of_theory(&ballot.theory),
        "text": ballot.to_text(),
    })
}

fn of_renewal(names: &Names, renewal: &Renewal) -> Value {
    json!({
        "review": renewal.voice,
        "actor": names.actor(renewal.actor),
        "document": names.document(renewal.document),
        "round": renewal.round,
        "by": renewal.by,
        "total": renewal.accession.total(),
        "terms": renewal.accession,
        "theory": of_theory(&renewal.theory),
        "text": renewal.to_text(),
    })
}

fn of_consent(names: &Names, consent: &Consent) -> Value {
    let weight = |weight: &Weight| {
        let Weight { term, points, pulls_back, text } = weight;
        json!({ "term": term, "points": points, "pulls_back": pulls_back, "text": text })
    };
    let refusal = consent.refusal.clone().map(|refusal| {
        let Ok(refusal) = refusal.rename(&ToSlugs(names));
        refusal
    });
    json!({
        "question": consent.question,
        "actor": names.actor(consent.actor),
        "document": names.document(consent.document),
        "round": consent.round,
        "since": consent.since,
        "choice": consent.choice.slug(),
        "by": consent.by,
        "reasons": consent.reasons.iter().map(weight).collect::<Vec<_>>(),
        "rest": consent.rest,
        "total": consent.total,
        "terms": consent.accession,
        "refusal": refusal,
        "counterfactuals": consent.turns.iter().map(|turn| of_turn(names, turn)).collect::<Vec<_>>(),
        "theory": of_theory(&consent.theory),
        "note": consent.note,
    })
}

fn of_turn(names: &Names, turn: &Turn) -> Value {
    let (lever, of) = match &turn.lever {
        Turned::Texts(texts) => {
            let text = |(clause, at): &(ClauseId, f64)| (names.clause(*clause).to_owned(), json!(at));
            ("texts", texts.iter().map(text).collect())
        }
        Turned::Company(actors) => ("company", actors.iter().map(|&one| names.actor(one)).collect()),
        Turned::Payment(points) => ("payment", json!(points)),
        Turned::EvenMood => ("even_mood", Value::Null),
    };
    json!({ "lever": lever, "at": of, "text": turn.text })
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
        "by": why.by,
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
        Lever::Guilt => json!("guilt"),
        Lever::Share => json!("share"),
        Lever::Vulnerability => json!("vulnerability"),
        Lever::Times(term) => json!(term),
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
