//! T12: how good a text came out, for debriefs.

use super::{clause, document, play_on, scenario, seated_at};
use dinard::play::Game;
use dinard::review::{TextQuality, outcome, qualities, settling};
use dinard::sim::settlement::election::elect;
use dinard::sim::settlement::{Bargainer, Rivals, Room, Settlement};
use dinard::sim::treaty::Stage;
use dinard::sim::treaty::rivalry::Ask;
use dinard::sim::{ActorId, ClauseId, Share};

/// A declaration of one line between two who care alike, Ada with three times the weight, after these motions.
fn judged(between: (f64, f64), half_width: f64, procedure: &str, lines: &str) -> TextQuality {
    let (ada, bel) = between;
    let text = format!(
        r#"(
            format: 1, title: "A line",
            rounds: [(date: "2020-01-01"), (date: "2020-02-01"), (date: "2020-03-01"), (date: "2020-04-01")],
            actors: {{"ada": (capability: 0.75), "bel": (capability: 0.25), "far": (capability: 1)}},
            venues: {{"pair": (members: ["ada", "bel"], open: true, procedure: ({procedure}))}},
            documents: {{"vow": (
                kind: declaration, venue: "pair", closes: 2, drafting: human,
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

#[test]
fn t12_07_at_a_lopsided_table_the_three_texts_of_theory_differ() {
    // One at 0 against two at 100, alike in all else: in steps of 1/53 of power, at j/53 the product of shares is
    // (1 - j/53)(j/53)^2, the largest at 35; the smallest share is the largest at 26 and 27, and then the next at 27; the
    // sum grows to the end.
    let text = r#"(
        format: 1, title: "A line",
        rounds: [(date: "2020-01-01"), (date: "2020-02-01"), (date: "2020-03-01")],
        actors: {"ada": (capability: 0.5), "bel": (capability: 0.5), "cor": (capability: 0.5)},
        documents: {"vow": (kind: declaration, closes: 2, drafting: human, clauses: {"line": (position: 25, preferences: {
            "ada": (position: 0, half_width: 100), "bel": (position: 100, half_width: 100), "cor": (position: 100, half_width: 100),
        })})},
        incidents: {"raid": (author: "cor", severity: 5, victims: {"ada": 0.5}, suspects: {"cor": 1, "bel": 1}, evidence: [(layer: tactical)])},
    )"#;
    let mut game = seated_at(scenario("lopsided.ron", text), "");
    play_on(&mut game, "---\n");
    let yardstick = qualities(&game).remove(0).bargain.expect("three who care");
    let [nash, fair, welfare] = [35.0, 27.0, 53.0].map(|steps| steps / 53.0);
    for (found, expected) in
        [(&yardstick.nash, nash), (&yardstick.kalai_smorodinsky, fair), (&yardstick.welfare, welfare)]
    {
        assert!(near(found[0], 100.0 * expected), "{yardstick:?}");
    }
    // What all three get changes by as much as the text moves.
    let away = |to: f64| 3.0_f64.sqrt() * (to - 0.25);
    let distances = yardstick.distances;
    assert!(near(distances.to_nash, away(nash)) && near(distances.to_kalai_smorodinsky, away(fair)));
    assert!(near(distances.to_welfare, away(welfare)));
    let told = outcome(&game).to_text(&game);
    for line in ["Nash 66 is 0.71 away", "Kalai-Smorodinsky 50.9 is 0.45 away", "greatest welfare 100 is 1.30 away"] {
        assert!(told.contains(line), "no `{line}` in {told}");
    }
}

/// A declaration of two lines among three, drafted by a rule.
fn drafted(drafting: &str) -> Game {
    let text = format!(
        r#"(
            format: 1, title: "Two lines",
            rounds: [(date: "2020-01-01"), (date: "2020-02-01"), (date: "2020-03-01")],
            actors: {{"ada": (name: "Ada", capability: 0.6), "bel": (name: "Bel", capability: 0.3), "cor": (name: "Cor", capability: 0.5)}},
            documents: {{"vow": (kind: declaration, drafting: {drafting}, clauses: {{
                "line": (position: 50, preferences: {{
                    "ada": (position: 10, salience: 0.5), "bel": (position: 10, salience: 0.9), "cor": (position: 90, salience: 0.8),
                }}),
                "rest": (position: 50, preferences: {{
                    "ada": (position: 20, salience: 0.5), "bel": (position: 30, salience: 0.2), "cor": (position: 70, salience: 0.4),
                }}),
            }})}},
            incidents: {{"raid": (author: "cor", severity: 5, victims: {{"ada": 0.5}}, suspects: {{"cor": 1, "bel": 1}}, evidence: [(layer: tactical)])}},
        )"#
    );
    seated_at(scenario("two_lines.ron", &text), "")
}

/// By the very functions that settle texts: those of published results, which are checked against the literature.
#[test]
fn t12_08_where_a_text_would_settle_is_where_the_engine_puts_it() {
    let asks = [
        [(0.6, 10.0, 0.5), (0.3, 10.0, 0.9), (0.5, 90.0, 0.8)],
        [(0.6, 20.0, 0.5), (0.3, 30.0, 0.2), (0.5, 70.0, 0.4)],
    ];
    let share = |share| Share::new(share).expect("a share");
    let bargainers = asks.concat().into_iter();
    let bargainers = bargainers.map(|(capability, position, salience)| Bargainer {
        capability,
        position,
        salience: share(salience),
    });
    let rivals = Rivals::new(bargainers.collect(), vec![100.0; 2]).expect("rivals");
    let mut room = Room::default();
    let line = ClauseId(0);
    for (drafting, rule) in [("compromise", Settlement::Compromise), ("challenge", Settlement::Challenge)] {
        let found = settling(&drafted(drafting), line, None).expect("worked on");
        assert_eq!(
            (found.rule, found.places, found.rivals.len()),
            (Some(rule), vec![(rule, room.settle(rule, &rivals, 0.0)[0])], 0)
        );
    }
    let found = settling(&drafted("election"), line, None).expect("worked on");
    assert_eq!(
        found.places.iter().map(|(rule, _)| *rule).collect::<Vec<_>>(),
        [Settlement::Compromise, Settlement::Challenge]
    );
    // Ada and Bel ask for different texts that put this line at the same place.
    let odds = elect(&rivals).odds;
    let places: Vec<_> = found.rivals.iter().map(|place| (place.position, place.behind.len())).collect();
    let mut expected = [((10.0, 2), odds[0] + odds[1]), ((90.0, 1), odds[2])];
    expected.sort_by(|a, b| b.1.total_cmp(&a.1));
    assert_eq!(places, expected.map(|(place, _)| place));
    assert!(found.rivals.iter().zip(expected).all(|(place, (_, odds))| near(place.odds.get(), odds)));
    assert!(
        settling(&drafted("human"), line, None)
            .expect("worked on")
            .told(settling::name)
            .contains("stays at 50 until")
    );
}

#[test]
fn t12_09_a_draft_stands_for_what_its_seat_asks_for() {
    let (line, mut game) = (ClauseId(0), drafted("election"));
    let ask = Ask { actor: ActorId(2), clause: line, position: 10.0 };
    let thought = settling(&game, line, Some(ask)).expect("worked on");
    assert_eq!(
        thought.rivals.iter().map(|place| (place.position, place.behind.len())).collect::<Vec<_>>(),
        [(10.0, 3)]
    );
    assert_ne!(settling(&game, line, None).as_ref(), Some(&thought));
    // Once it is asked for in the open, and nothing else has changed, that is how things stand.
    let human = drafted("human");
    assert_eq!(settling(&human, line, None).map(|now| now.places), Some(Vec::new()));
    play_on(&mut game, "cor: propose line 10\n");
    let now = settling(&game, line, None).expect("worked on");
    assert_eq!((now.rivals, now.places), (thought.rivals, thought.places));
}
