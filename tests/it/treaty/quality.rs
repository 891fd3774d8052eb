//! T12: how good a text came out, for debriefs.

use super::{clause, document, play_on, scenario, seated_at};
use dinard::review::{TextQuality, qualities};
use dinard::sim::treaty::Stage;

/// A declaration of one line between two who care alike, Ada with three times the weight, after these motions.
fn judged(between: (f64, f64), half_width: f64, procedure: &str, lines: &str) -> TextQuality {
    let (ada, bel) = between;
    let text = format!(
        r#"(
            format: 1, title: "A line",
            rounds: [(date: "2020-01-01"), (date: "2020-02-01"), (date: "2020-03-01"), (date: "2020-04-01")],
            actors: {{"ada": (capability: 0.75), "bel": (capability: 0.25), "far": (capability: 1)}},
            documents: {{"vow": (
                kind: declaration, members: ["ada", "bel"], open: true, closes: 2, procedure: ({procedure}), drafting: human,
                clauses: {{"line": (effect: share_evidence, position: 25, strength: binding, preferences: {{
                    "ada": (position: {ada}, salience: 0.5, half_width: {half_width}),
                    "bel": (position: {bel}, salience: 0.5, half_width: {half_width}),
                }})}},
            )}},
            incidents: {{"raid": (author: "far", severity: 5, victims: {{"ada": 0.5}}, suspects: {{"far": 1, "bel": 1}}, evidence: [(layer: tactical)])}},
        )"#
    );
    let mut game = seated_at(scenario("line.ron", &text), "");
    play_on(&mut game, lines);
    let mut all = qualities(&game);
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

#[test]
fn t12_01_half_way_is_where_nash_and_kalai_smorodinsky_meet() {
    let found = judged((0.0, 100.0), 100.0, "", "---\n---\n");
    assert_eq!(found.stage, Stage::Adopted);
    let yardstick = found.bargain.expect("two who care");
    assert_eq!((yardstick.texts, yardstick.is_acceptable), (102, true));
    assert_eq!([&yardstick.text, &yardstick.nash, &yardstick.kalai_smorodinsky], [&[25.0], &[50.0], &[50.0]]);
    // 0.75 and 0.25 against half each: both a quarter off. Along the line nothing is better for both.
    let quarter_each = 0.125_f64.sqrt();
    let distances = yardstick.distances;
    assert!(near(distances.to_nash, quarter_each) && near(distances.to_kalai_smorodinsky, quarter_each));
    assert!(near(distances.to_frontier, 0.0));
}

#[test]
fn t12_02_a_text_beyond_both_is_as_far_from_the_frontier_as_from_the_nearer_one() {
    let yardstick = judged((20.0, 40.0), 100.0, "", "ada: propose line 60\n---\n---\n").bargain.expect("two");
    assert_eq!(yardstick.text, [60.0]);
    // Worth 0.6 and 0.8; at 40 it would be 0.8 and 1.
    assert!(near(yardstick.distances.to_frontier, 0.08_f64.sqrt()));
}

#[test]
fn t12_03_without_a_text_for_both_there_is_nothing_to_compare_unless_nobody_can_stop_it() {
    assert_eq!(judged((0.0, 100.0), 20.0, "", "---\n---\n").bargain, None);
    let majority = "rule: majority(quota: at_least(0.5))";
    let outvoted = judged((0.0, 100.0), 20.0, majority, "ada: support line\nada: adopt vow---\n---\n");
    assert!(outvoted.bargain.is_some());
    let vetoed = judged((0.0, 100.0), 20.0, &format!("{majority}, veto: [\"ada\", \"bel\"]"), "---\n---\n");
    assert_eq!(vetoed.bargain, None);
}

#[test]
fn t12_04_strength_stands_against_breadth() {
    let found = judged((0.0, 100.0), 100.0, "", "---\n---ada: sign vow\n");
    assert!(near(found.strength.get(), 0.25));
    assert!(near(found.breadth.get(), 1.0 / 3.0) && near(found.weight.get(), 0.375));
}

#[test]
fn t12_05_brackets_are_counted_as_the_venue_comes_to_decide() {
    let majority = "rule: majority(quota: at_least(0.5))";
    let lines = "ada: support line\nada: adopt vow\nbel: oppose line---\n---\n";
    let found = judged((0.0, 100.0), 100.0, majority, lines);
    assert_eq!((found.stage, found.bracket_share.get()), (Stage::Adopted, 1.0));
    assert!(near(judged((0.0, 100.0), 100.0, "", "---\n---\n").bracket_share.get(), 0.0));
}

#[test]
fn t12_06_what_was_agreed_before_the_game_is_not_judged() {
    let game = super::after("---\n---\n---\n");
    let judged: Vec<_> = qualities(&game).into_iter().map(|quality| quality.document).collect();
    assert_eq!(judged, ["pact", "code", "vow"].map(|slug| document(&game, slug)));
    let pact = &qualities(&game)[0];
    let clauses = ["grid", "aid", "tell"].map(|slug| clause(&game, slug));
    assert_eq!(pact.bargain.as_ref().map(|yardstick| yardstick.clauses.as_slice()), Some(&clauses[..]));
}
