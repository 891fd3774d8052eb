//! T6: what clauses do in force beyond restraint, shared evidence and duty; and variants, whose words carry a strength.

use super::{clause, document, scenario, seat, seated_at, tell_round};
use dinard::play::Game;
use dinard::sim::choice::{Response, Term};
use dinard::sim::commitment::{EVEN, reckon};
use dinard::sim::event::Event;
use dinard::sim::treaty::{Deed, Strength};
use dinard::sim::{ActorId, IncidentId, Round, Seed};

const EFFECTS: &str = include_str!("../../cases/effects.ron");

/// The same case without one of its clauses.
fn without(effect: &str) -> String {
    let line = EFFECTS.lines().find(|line| line.contains(&format!("effect: {effect}"))).expect("a clause");
    EFFECTS.replace(line, "")
}

fn played(text: &str, seed: u64, rounds: usize) -> Game {
    let mut game = Game::new(scenario("effects.ron", text), Seed(seed));
    (0..rounds).for_each(|_| {
        game.play_round();
    });
    game
}

/// Whether two numbers are the same but for rounding.
fn is(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-12
}

fn incident(game: &Game, slug: &str) -> IncidentId {
    game.setting().names.find_incident(slug).expect("an incident")
}

/// What naming the author of the rumour would cost an actor for sure if it were wrong.
fn dread(game: &Game, actor: ActorId) -> f64 {
    let desk = game.desk(actor, incident(game, "rumour"), seat(game, "sly"));
    let row = desk.ledger.row(Response::Public).expect("a row");
    -row.term(Term::Innocent) / (1.0 - desk.outlook.guilt)
}

#[test]
fn t6_01_a_standard_of_proof_takes_half_of_the_fear_of_an_error() {
    let (with, without) = (played(EFFECTS, 1, 1), played(&without("attribution_standard"), 1, 1));
    assert!((dread(&with, seat(&with, "bel")) - dread(&without, seat(&without, "bel")) / 2.0).abs() < 1e-12);
    assert!(is(dread(&with, seat(&with, "out")), dread(&without, seat(&without, "out"))));
}

#[test]
fn t6_02_services_of_parties_learn_from_the_best_of_them() {
    let game = played(EFFECTS, 1, 3);
    let sees = |slug| game.situation().texts().detection(game.setting(), seat(&game, slug)).get();
    // Four rounds have opened; in each the gap of 0.6 shrinks by a fifth.
    assert!((sees("bel") - (0.9 - 0.6 * 0.8 * 0.8 * 0.8 * 0.8)).abs() < 1e-12);
    assert!(is(sees("ada"), 0.9) && is(sees("out"), 0.3));
}

#[test]
fn t6_03_transparency_spares_parties_in_proportion() {
    let severity = |text: &str| {
        let game = played(text, 1, 1);
        ["rumour", "outage"].map(|slug| game.situation().incident(incident(&game, slug)).severity.get())
    };
    let with = severity(EFFECTS);
    assert!(severity(&without("transparency")).iter().all(|severity| is(*severity, 0.6)));
    assert!(is(with[0], 0.6 * 0.75) && is(with[1], 0.6), "{with:?}");
}

#[test]
fn t6_04_inspectors_find_a_breach_by_chance_and_parties_believe_them() {
    let mut found = 0;
    for seed in 1..=40 {
        let game = played(EFFECTS, seed, 2);
        let uncovered = game.records().find(|record| {
            matches!(&record.event, Event::Treaty(Deed::Uncovered { actor, .. }) if *actor == seat(&game, "sly"))
        });
        let roll = uncovered.map(|record| record.cause.roll.expect("a roll"));
        assert!(roll.is_none_or(|roll| is(roll.chance.get(), 0.5) && roll.drew < 0.5));
        let announced = game.records().any(|record| matches!(record.event, Event::Treaty(Deed::Breached { .. })));
        let lead = game.situation().lead_suspect(incident(&game, "outage"), seat(&game, "bel")).expect("a lead");
        if roll.is_some() {
            found += 1;
            assert!(announced && lead.0 == seat(&game, "sly") && lead.1 > 0.9, "{lead:?}");
        }
    }
    assert!((10..=30).contains(&found), "{found} of 40");
    let never = played(&without("verification"), 1, 4);
    assert!(!never.records().any(|record| matches!(record.event, Event::Treaty(Deed::Uncovered { .. }))));
}

#[test]
fn t6_05_an_author_expects_to_be_found() {
    let priced = |text: &str| {
        text.replace(
            "breaches: [\"grids\"],",
            "breaches: [\"grids\"], price: (call_off: 9, scale_down: 9, mood: 0.0),",
        )
    };
    let word = |text: &str| {
        let game = played(&priced(text), 1, 1);
        let weighed = game.records().find_map(|record| {
            let Event::AttackWeighed { weighing: Some(weighing), .. } = &record.event else { return None };
            Some(weighing.word)
        });
        weighed.expect("a weighing")
    };
    let (with, without) = (word(EFFECTS), word(&without("verification")));
    // Ada and Bel are bound, too: three quarters of what all others are capable of.
    assert!((without - 0.075).abs() < 1e-12 && (with - 0.1125).abs() < 1e-12, "{with} {without}");
}

#[test]
fn t6_06_the_nearest_variant_is_the_text_and_its_strength_counts() {
    let mut game = seated_at(scenario("effects.ron", EFFECTS), "");
    let grid = clause(&game, "grid");
    let strength = |game: &Game| {
        let view = game.view(None);
        let draft = view.documents.iter().find(|seen| seen.document == document(game, "draft")).expect("a document");
        (draft.clauses[0].variant, draft.clauses[0].strength)
    };
    // 40 is nearer to 50 than to 20.
    assert_eq!(strength(&game), (Some(1), Strength::PoliticalCommitment));
    assert!((game.situation().texts().force(game.setting(), grid) - 0.4 * 0.7).abs() < 1e-12);
    let told = tell_round(&mut game, "ada: propose grid C\n");
    assert!(told.contains("proposed:{actor:ada,clause:grid,position:90.0"), "{told}");
    assert_eq!(strength(&game), (Some(2), Strength::Binding));
    let told = tell_round(&mut game, "bel: propose grid 35\nada: propose grid D\n");
    assert!(told.contains("`grid` has no variant `D`; it has `A` to `C`"), "{told}");
    // As near to 20 as to 50: the milder one.
    assert_eq!(strength(&game), (Some(0), Strength::BestPractice));
    assert_eq!(game.round(), Round(3));
}

/// Two who owe an answer see nothing of an attack, so that they believe what all suspect: Foe with this weight. Bel tells
/// partners in private, Cor says nothing.
fn owed(weight: u8) -> Game {
    let text = r#"(
        format: 1, title: "A duty",
        rounds: [(date: "2020-01-01"), (date: "2020-02-01")],
        actors: {"ada": (), "bel": (detection: 0), "cor": (detection: 0), "dov": (), "foe": ()},
        documents: {"duty": (parties: ["ada", "bel", "cor"], clauses: {"answer": (
            effect: collective_response(from: 5, at_least: 0), position: 100, strength: binding,
        )})},
        incidents: {"raid": (
            author: "foe", severity: 8, victims: {"ada": 0.5}, evidence: [(layer: tactical)],
            suspects: {"foe": WEIGHT, "dov": 1, criminals: 1},
        )},
    )"#;
    let mut game = seated_at(scenario("duty.ron", &text.replace("WEIGHT", &weight.to_string())), "");
    tell_round(&mut game, "bel: private raid to foe\n");
    game
}

#[test]
fn t6_07_silence_and_a_private_word_break_a_word_from_even_odds_on() {
    let broke = |weight: u8| {
        let game = owed(weight);
        let raid = incident(&game, "raid");
        let [bel, cor] = ["bel", "cor"].map(|slug| seat(&game, slug));
        let guilt = game.situation().lead_suspect(raid, cor).map_or(0.0, |(_, guilt)| guilt);
        assert_eq!(game.situation().stance(raid, bel).response, Response::Private);
        let (kept, broke) = reckon(game.setting(), game.situation(), raid);
        assert!(!kept.contains(bel) && !kept.contains(cor));
        (guilt, broke.contains(bel), broke.contains(cor))
    };
    let (unlikely, likely) = (broke(1), broke(8));
    assert!(unlikely.0 < EVEN && !unlikely.1 && !unlikely.2, "{unlikely:?}");
    assert!(likely.0 >= EVEN && likely.1 && likely.2, "{likely:?}");
}
