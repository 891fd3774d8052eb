//! T9: machines that come towards each other, park, call votes and object; texts by election and by challenge.

use super::{document, play_on, scenario, seat, seated_at};
use dinard::play::Game;
use dinard::review::{outcome, qualities};
use dinard::sim::Seed;
use dinard::sim::event::Event;
use dinard::sim::settlement::{Bargainer, Rivals, Room, Settlement};
use dinard::sim::treaty::{Deed, Stage, Wording};

const MACHINES: &str = include_str!("../../cases/machines.ron");

fn played() -> (Game, String) {
    let mut game = seated_at(scenario("machines.ron", MACHINES), "nobody");
    let told = play_on(&mut game, "---\n---\n---\n---\n---\n");
    (game, told)
}

fn clause(game: &Game, slug: &str) -> dinard::sim::ClauseId {
    game.setting().names.find_clause(slug).expect("a clause")
}

#[test]
fn t9_01_machines_come_towards_a_red_line_and_save_the_clause() {
    let (game, told) = played();
    assert!(told.contains("conceded:{actor:ada,clause:near") && told.contains("towards:[foe]"), "{told}");
    let near = game.situation().texts().clause(clause(&game, "near"));
    assert_eq!(near.wording, Wording::Adopted, "{told}");
    assert!(game.setting().clause(clause(&game, "near")).preference(seat(&game, "foe")).accepts(near.position));
}

#[test]
fn t9_02_nobody_asks_for_a_text_that_it_could_not_bring_home() {
    let (game, _) = played();
    let mut seen = 0;
    for record in game.records() {
        if let Event::Treaty(Deed::Conceded { actor, clause, position, .. }) = &record.event {
            assert!(game.setting().clause(*clause).preference(*actor).accepts(*position));
            seen += 1;
        }
    }
    assert!(seen > 3, "{seen}");
}

#[test]
fn t9_03_concessions_grow_towards_the_deadline() {
    let (game, _) = played();
    let ada = seat(&game, "ada");
    let asks = game.records().filter_map(|record| {
        let Event::Treaty(Deed::Conceded { actor, clause: which, position, .. }) = &record.event else { return None };
        (*actor == ada).then(|| (*which == clause(&game, "near")).then_some(*position)).flatten()
    });
    let steps: Vec<f64> = std::iter::once(80.0).chain(asks).collect();
    let steps: Vec<f64> = steps.windows(2).map(|pair| pair[0] - pair[1]).collect();
    assert!(steps.len() >= 3 && steps.windows(2).all(|pair| pair[1] > pair[0]), "{steps:?}");
}

#[test]
fn t9_04_what_no_text_could_save_is_parked_with_the_reason() {
    let (game, told) = played();
    assert!(told.contains("4 deadlocked:{clause:gulf,between:[ada,foe]"), "{told}");
    assert!(told.contains("4 marked:{actor:bel,clause:gulf,wording:parked"), "{told}");
    let texts = game.situation().texts();
    assert_eq!(texts.clause(clause(&game, "gulf")).wording, Wording::Dropped);
    assert_eq!(texts.document(document(&game, "pact")).stage, Stage::Adopted);
}

#[test]
fn t9_05_a_vote_is_called_early_where_nothing_is_disputed() {
    let (game, told) = played();
    assert!(told.contains("2 vote_called:{actor:ada,document:ease,ends:2"), "{told}");
    assert_eq!(game.situation().texts().document(document(&game, "ease")).decided.map(|round| round.0), Some(2));
}

#[test]
fn t9_06_no_vote_is_called_over_the_head_of_a_person() {
    let mut game = seated_at(scenario("machines.ron", MACHINES), "foe");
    let told = play_on(&mut game, "---\n---foe: adopt ease\n---\n");
    assert!(told.contains("3 vote_called:{actor:ada,document:ease,ends:4"), "{told}");
}

#[test]
fn t9_07_who_cares_most_objects_to_a_reservation() {
    let (_, told) = played();
    assert!(told.contains("signed:{actor:foe,document:ease,reserving:[agreed]"), "{told}");
    assert!(told.contains("objected:{actor:ada,document:ease,to:foe"), "{told}");
    assert!(!told.contains("objected:{actor:bel"), "{told}");
}

#[test]
fn t9_08_by_hand_the_member_with_most_at_stake_proposes_what_the_other_can_live_with() {
    let (game, told) = played();
    assert!(told.contains("1 proposed:{actor:ada,clause:line,position:40.0"), "{told}");
    assert_eq!(game.situation().texts().clause(clause(&game, "line")).wording, Wording::Adopted);
}

fn rivals() -> Rivals {
    let one = |capability: f64, position: f64, salience: f64| Bargainer {
        capability,
        position,
        salience: dinard::sim::Share::clamped(salience),
    };
    Rivals::new(vec![one(0.8, 80.0, 0.8), one(0.6, 60.0, 0.5), one(0.4, 10.0, 0.3)], vec![100.0]).expect("rivals")
}

#[test]
fn t9_09_an_election_makes_one_rivals_text_the_text_by_its_odds() {
    let mut seen = std::collections::BTreeSet::new();
    for seed in 1..=30 {
        let mut game = Game::new(scenario("machines.ron", MACHINES), Seed(seed));
        game.play_round();
        let drawn = clause(&game, "drawn");
        let settled = game.records().find_map(|record| {
            let Event::Treaty(Deed::TextSettled { clause, position }) = &record.event else { return None };
            (*clause == drawn).then(|| Some((*position, record.cause.roll.expect("a roll")))).flatten()
        });
        let (position, roll) = settled.expect("a text");
        assert!((Room::default().settle(Settlement::Election, &rivals(), roll.drew)[0] - position).abs() < 1e-12);
        seen.insert(position as u32);
    }
    assert!(seen.len() > 1 && seen.iter().all(|text| [10, 60, 80].contains(text)), "{seen:?}");
}

#[test]
fn t9_10_a_challenge_settles_where_the_solver_says() {
    let (game, _) = played();
    let text = game.situation().texts().clause(clause(&game, "fought")).position;
    assert!((Room::default().settle(Settlement::Challenge, &rivals(), 0.0)[0] - text).abs() < 1e-12, "{text}");
}

#[test]
fn t9_11_what_was_weighed_is_written_up_only_when_it_changed() {
    let (game, _) = played();
    let mut last = std::collections::BTreeMap::new();
    let mut seen = 0;
    for record in game.records() {
        if let Event::Treaty(Deed::Weighed { actor, document, accession, refusal }) = &record.event {
            let before = last.insert((actor.0, document.0), (*accession, refusal.clone()));
            assert_ne!(before, Some((*accession, refusal.clone())));
            seen += 1;
        }
    }
    assert!(seen > 3, "{seen}");
}

#[test]
fn t9_12_who_always_holds_out_signs_nothing_and_moods_are_drawn_once_a_game() {
    let text =
        MACHINES.replace("(name: \"Foe\", capability: 0.4)", "(name: \"Foe\", capability: 0.4, policy: hold_out)");
    let text =
        text.replace("(name: \"Bel\", capability: 0.6)", "(name: \"Bel\", capability: 0.6, policy: logit(0.3))");
    let mut game = seated_at(scenario("machines.ron", &text), "nobody");
    let told = play_on(&mut game, "---\n---\n---\n---\n---\n");
    assert!(!told.contains("signed:{actor:foe"), "{told}");
    let moods = game.records().filter_map(|record| {
        let Event::Treaty(Deed::Weighed { actor, document: of, accession, .. }) = &record.event else { return None };
        (*actor == seat(&game, "bel")).then(|| (*of == document(&game, "ease")).then_some(accession.mood)).flatten()
    });
    let moods: Vec<f64> = moods.collect();
    assert!(
        !moods.is_empty() && moods.iter().all(|mood| (mood - moods[0]).abs() < 1e-12 && *mood != 0.0),
        "{moods:?}"
    );
}

/// A declaration drawn between Ada at 20 and Bel at 80, with what else stands in the actors and in the preferences.
fn drawn(actors: &str, clauses: &str, seed: u64) -> Game {
    let text = format!(
        r#"(
            format: 1, title: "Drawn", playable: ["ada"],
            rounds: [(date: "2020-01-01"), (date: "2020-02-01"), (date: "2020-03-01")],
            actors: {{"ada": (capability: 0.5), "bel": (capability: 0.5), {actors}}},
            documents: {{"vow": (kind: declaration, closes: 3, drafting: election, clauses: {{{clauses}}})}},
            incidents: {{"raid": (author: "bel", severity: 5, victims: {{"ada": 0.5}}, suspects: {{"bel": 1, criminals: 1}}, evidence: [(layer: tactical)])}},
        )"#
    );
    let mut game = Game::new(scenario("drawn.ron", &text), Seed(seed));
    game.play_round();
    game
}

const LINE: &str = r#""line": (position: 40, preferences: {"ada": (position: 20), "bel": (position: 80)}),"#;

#[test]
fn t9_13_who_cares_for_nothing_does_not_stand_in_an_election() {
    let texts = |actors: &str| -> Vec<f64> {
        let text = |game: Game| game.situation().texts().clause(clause(&game, "line")).position;
        (1..=40).map(|seed| text(drawn(actors, LINE, seed))).collect()
    };
    let two = texts("");
    assert!(two.contains(&20.0) && two.contains(&80.0));
    assert_eq!(texts(r#""cor": (capability: 0.9),"#), two);
}

#[test]
fn t9_14_who_wins_an_election_leaves_the_words_that_it_does_not_care_for_as_they_are() {
    let clauses = format!(r#"{LINE} "other": (position: 10, preferences: {{"bel": (position: 90)}}),"#);
    let mut seen = std::collections::BTreeSet::new();
    for seed in 1..=40 {
        let game = drawn("", &clauses, seed);
        let text = |slug| game.situation().texts().clause(clause(&game, slug)).position as u32;
        seen.insert([text("line"), text("other")]);
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), [[20, 10], [80, 90]]);
}

#[test]
fn t9_15_the_odds_of_the_texts_that_stood_are_told() {
    let game = drawn(r#""cor": (capability: 0.5)"#, LINE, 1);
    let rivals = &qualities(&game)[0].rivals;
    let found: Vec<_> = rivals.iter().map(|rival| (rival.text.clone(), rival.behind)).collect();
    let line = clause(&game, "line");
    let one = |slug| dinard::sim::ActorSet::EMPTY.with(seat(&game, slug));
    assert_eq!(found, [(vec![(line, 20.0)], one("ada")), (vec![(line, 80.0)], one("bel"))]);
    assert!(rivals.iter().all(|rival| (rival.odds.get() - 0.5).abs() < 1e-9));
    let told = outcome(&game).to_text(&game);
    assert!(told.contains("Texts that stood when it was last drawn: 20 (ada) 50 %; 80 (bel) 50 %."), "{told}");
}

#[test]
fn t9_16_a_clause_that_nobody_cares_for_stops_no_election() {
    let clauses = format!(r#"{LINE} "idle": (position: 30),"#);
    let texts = |clauses: &str, slug: &str| -> Vec<f64> {
        let text = |game: Game| game.situation().texts().clause(clause(&game, slug)).position;
        (1..=10).map(|seed| text(drawn("", clauses, seed))).collect()
    };
    assert_eq!(texts(&clauses, "line"), texts(LINE, "line"));
    assert!(texts(&clauses, "line").contains(&80.0));
    assert_eq!(texts(&clauses, "idle"), [30.0; 10]);
}
