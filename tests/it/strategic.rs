//! Strategic attackers: what they foresee is what they weigh, and its signs are those of the theory.

use std::sync::Arc;

use dinard::play::Game;
use dinard::review::plan;
use dinard::scenario::Scenario;
use dinard::sim::apply::apply;
use dinard::sim::deterrence::{foresight, weigh};
use dinard::sim::event::Verdict;
use dinard::sim::foresight::Foresight;
use dinard::sim::incident::Suspect;
use dinard::sim::{Event, IncidentId, Round, Seed, Setting, Situation};

use crate::cli::Shell;

const TWINS: &str = include_str!("../../scenarios/better_detection.ron");

fn parse(text: &str) -> Scenario {
    let (scenario, findings) = Scenario::parse("better_detection.ron", text);
    scenario.unwrap_or_else(|| panic!("{findings:?}"))
}

fn in_the_first_round(setting: &Setting) -> Situation {
    let mut situation = Situation::new(setting);
    apply(&mut situation, setting, &Event::RoundOpened {});
    situation
}

/// What Corr foresees of an attack on Bryn whose service is as given.
fn foreseen(detection: f64, discrimination: f64, false_alarm: f64) -> Foresight {
    let service = "detection: 0.9, discrimination: 0.6, false_alarm: 0.02";
    let other = format!("detection: {detection}, discrimination: {discrimination}, false_alarm: {false_alarm}");
    assert_eq!(TWINS.matches(service).count(), 1);
    let scenario = parse(&TWINS.replace(service, &other));
    let (setting, incident) = (&scenario.setting, IncidentId(1));
    let Suspect::Actor(author) = setting.incident(incident).author else { panic!("an author") };
    let situation = in_the_first_round(setting);
    let foresight = foresight(setting, &situation, incident, author).expect("strategic attackers");
    assert_eq!(setting.names.actor(foresight.victim), "bryn");
    assert!((weigh(setting, &situation, incident, author).answer - foresight.price().get()).abs() < 1e-15);
    foresight
}

/// As in the published result: with perfect identification and no false alarms the cutoff is the chance to be named.
#[test]
fn who_is_surely_identified_fears_the_chance_to_be_seen() {
    for detection in [0.2, 0.5, 0.8] {
        let foresight = foreseen(detection, 1.0, 0.0);
        assert!((foresight.answered.get() - detection).abs() < 1e-6, "{foresight:?}");
        assert!((foresight.believed.get() - 1.0).abs() < 1e-3, "{foresight:?}");
    }
}

#[test]
fn surer_names_deter_and_ambiguous_detection_invites() {
    let attacks = |detection, discrimination| foreseen(detection, discrimination, 0.02).attacks.get();
    assert!(attacks(0.9, 0.95) < attacks(0.5, 0.95), "more detection, as sure of the name");
    assert!(attacks(0.5, 0.95) < attacks(0.5, 0.6), "the same detection, less sure of the name");
    assert!(attacks(0.9, 0.6) > attacks(0.5, 0.9), "more detection, and more named rightly: yet more attacks");
    assert!(foreseen(0.9, 0.6, 0.02).named.get() > foreseen(0.5, 0.9, 0.02).named.get());
    assert!(attacks(0.5, 0.9) < foreseen(0.5, 0.9, 0.4).attacks.get(), "false alarms");
}

/// Off by default, and then nobody foresees anything.
#[test]
fn attackers_are_strategic_only_where_a_scenario_says_so() {
    let scenario = parse(&TWINS.replace("(strategic_attackers: true)", "()"));
    let (setting, incident) = (&scenario.setting, IncidentId(1));
    let Suspect::Actor(author) = setting.incident(incident).author else { panic!("an author") };
    let situation = in_the_first_round(setting);
    assert_eq!(foresight(setting, &situation, incident, author), None);
    let weighing = weigh(setting, &situation, incident, author);
    assert!(weighing.answer.abs() < f64::EPSILON && (weighing.prior - 0.3).abs() < 1e-12);
}

/// In a game: what the plan card tells is what was weighed, and it says which mechanism that is.
#[test]
fn plans_are_explained_by_what_was_foreseen() {
    let mut game = Game::new(Arc::new(parse(TWINS)), Seed(3));
    game.play_out();
    let mut told = 0;
    for incident in game.setting().incident_ids() {
        let plan = plan(&game, incident, Round(9)).expect("a price");
        let foresight = plan.foresight.expect("strategic");
        assert!((plan.weighing.answer - foresight.price().get()).abs() < 1e-12);
        assert_eq!(plan.verdict == Verdict::CalledOff, plan.weighing.price() >= plan.call_off);
        assert!(plan.to_text().contains("Baliga"), "{}", plan.to_text());
        told += 1;
    }
    assert_eq!(told, 6);
    let weighed = |event: &Event| matches!(event, Event::AttackWeighed { .. });
    assert_eq!(game.records().filter(|record| weighed(&record.event)).count(), 6);
    assert_eq!(plan(&game, IncidentId(5), Round(2)), None, "not weighed by then");
}

#[test]
fn explain_tells_an_author_of_its_plans() {
    let shell = Shell::new();
    shell.run("run better_detection --seed 3 --log game.jsonl").success();
    let text = shell.output("explain game.jsonl --round 1 --actor corr --reruns 0");
    insta::assert_snapshot!(text);
    let json = shell.json("explain game.jsonl --round 1 --actor corr --reruns 0 --format json");
    assert_eq!(json[1]["plan"], "bryn_power");
    assert_eq!(json[1]["theory"][0]["mechanism"], "imperfect_attribution");
}

/// What a scenario expects is checked like a published result.
#[test]
fn a_scenario_that_misses_what_it_expects_is_noticed() {
    let shell = Shell::new();
    shell.write("flipped.ron", &TWINS.replace("strategic_attackers: true", "strategic_attackers: false"));
    assert_eq!(shell.error("check flipped.ron", 4), "error: 2 quantities are not as expected");
    let assert = shell.run("check flipped.ron --format json").code(4);
    let only: serde_json::Value = serde_json::from_slice(&assert.get_output().stdout).expect("one document");
    assert!(only[0]["findings"].as_array().is_some_and(|all| all.iter().any(|one| one["met"] == false)), "{only}");
    shell.write("typo.ron", &TWINS.replace("\"aven_power.happened\"", "\"aven_power.hapened\""));
    let message = shell.error("check typo.ron", 2);
    assert!(message.contains("typo.ron:45:19"), "{message}");
    assert!(message.contains("did you mean `aven_power.happened`?"), "{message}");
    shell.write("claimed.ron", &TWINS.replacen("status: sign_only", "status: published", 1));
    assert!(shell.error("check claimed.ron", 2).contains("E0226"));
}
