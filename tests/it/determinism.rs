//! The log is the game, to the last bit: twin runs, folds, undo, branches, torn files, and what verification catches.

use std::sync::{Arc, LazyLock};

use dinard::play::log::{self, Log};
use dinard::play::{Game, notation, replay};
use dinard::scenario::{Roster, Scenario};
use dinard::sim::choice::Response;
use dinard::sim::dice::Purpose;
use dinard::sim::{ActorId, Dice, IncidentId, Order, Round, Seed};

static NOTPETYA: LazyLock<Arc<Scenario>> = LazyLock::new(|| {
    let (scenario, _) = Scenario::parse("2017_notpetya.ron", include_str!("../../scenarios/2017_notpetya.ron"));
    Arc::new(scenario.expect("the shipped scenario parses"))
});

fn actor(slug: &str) -> ActorId {
    NOTPETYA.setting.names.find_actor(slug).expect("an actor of the scenario")
}

fn text(game: &Game) -> String {
    let mut bytes = Vec::new();
    log::append_header(game, &mut bytes).expect("memory takes it");
    log::append_entries(game, 0, &mut bytes).expect("memory takes it");
    String::from_utf8(bytes).expect("a log is text")
}

/// A game in which the United Kingdom is a person's for a while, thinks better of it once, and hands the seat back.
fn played(seed: u64) -> Game {
    let mut game = Game::new(Arc::clone(&NOTPETYA), Seed(seed));
    let gbr = actor("gbr");
    game.seat(gbr, true);
    let order = |game: &Game, line| notation::parse(&Roster::of(game.scenario()), line).expect("an order").1;
    let early = order(&game, "gbr: joint notpetya to rus if 2 of {usa, can, ukr} else private");
    game.seal(gbr, vec![early]).expect("legal");
    game.play_round();
    game.play_round();
    game.undo(Round(1)).expect("round 1 was played");
    let quiet = order(&game, "gbr: private notpetya to rus");
    game.seal(gbr, vec![quiet]).expect("legal");
    game.play_round();
    game.play_round();
    game.seat(gbr, false);
    game.play_out();
    game
}

fn read(text: &str) -> Log {
    log::read(text).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn equal_seed_and_orders_give_equal_logs() {
    assert_eq!(text(&played(7)), text(&played(7)));
    assert_ne!(text(&played(7)), text(&played(8)), "luck matters");
}

#[test]
fn a_log_folds_to_the_same_situation_and_writes_the_same_text() {
    let game = played(7);
    let folded = replay::fold(&read(&text(&game)));
    assert_eq!(folded.situation(), game.situation());
    assert_eq!(text(&folded), text(&game));
}

#[test]
fn a_log_verifies() {
    let game = played(7);
    let verified = replay::verify(&read(&text(&game))).unwrap_or_else(|difference| panic!("{difference:?}")).game;
    assert_eq!(verified.situation(), game.situation());
}

/// Wherever a power cut ends the file, the game goes on from its last event and comes to the same end.
#[test]
fn a_torn_log_goes_on_to_the_same_end() {
    let mut game = Game::new(Arc::clone(&NOTPETYA), Seed(7));
    game.play_out();
    let whole = text(&game);
    let header = whole.find('\n').expect("a header") + 1;
    for cut in (header..whole.len()).step_by(whole.len() / 60) {
        let log = read(&whole[..cut]);
        let mut resumed = replay::resume(&log).unwrap_or_else(|difference| panic!("cut at {cut}: {difference:?}"));
        assert!(resumed.journal().len() >= log.entries.len(), "nothing is lost");
        resumed.play_out();
        let resumed = text(&resumed);
        let differs = resumed.lines().zip(whole.lines()).find(|(resumed, whole)| resumed != whole);
        assert!(differs.is_none() && resumed.len() == whole.len(), "cut at {cut}: {differs:?}");
    }
}

#[test]
fn a_seal_survives_the_cut_that_follows_it() {
    let mut game = Game::new(Arc::clone(&NOTPETYA), Seed(7));
    game.seat(actor("gbr"), true);
    let (incident, response) = (IncidentId(0), Response::Private);
    let order = Order { incident, response, accused: Some(actor("rus")), pledge: None };
    game.seal(actor("gbr"), vec![order.clone()]).expect("legal");
    let resumed = replay::resume(&read(&text(&game))).expect("nothing differs");
    assert_eq!(resumed.sealed(actor("gbr")), Some(&[order][..]));
    assert_eq!(text(&resumed), text(&game));
}

#[test]
fn going_back_and_playing_on_the_same_gives_the_same_game() {
    let mut game = Game::new(Arc::clone(&NOTPETYA), Seed(7));
    game.play_out();
    let (end, situation) = (game.records().cloned().collect::<Vec<_>>(), game.situation().clone());
    for round in (1..=game.round().0).rev() {
        game.undo(Round(round)).expect("a round that was played");
        assert_eq!(game.round(), Round(round));
        game.play_out();
        assert_eq!(game.situation(), &situation);
    }
    assert_eq!(game.records().cloned().collect::<Vec<_>>(), end);
}

#[test]
fn a_branch_shares_the_past_and_leaves_the_trunk_alone() {
    let trunk = played(7);
    let before = text(&trunk);
    let mut branch = trunk.branch(Round(5)).expect("round 5 was played");
    assert_eq!(branch.round(), Round(5));
    branch.play_out();
    assert_eq!(text(&trunk), before);
    let shared = branch.records().zip(trunk.records()).take_while(|(a, b)| a == b).count();
    assert!(shared > 100, "only {shared} events are shared");
    assert!(replay::verify(&read(&text(&branch))).is_ok());
}

#[test]
fn a_refused_order_changes_nothing() {
    let mut game = Game::new(Arc::clone(&NOTPETYA), Seed(7));
    game.seat(actor("fra"), true);
    let before = text(&game);
    let order = |response| Order { incident: IncidentId(0), response, accused: Some(actor("rus")), pledge: None };
    assert!(
        game.seal(actor("fra"), vec![order(Response::SanctionTrade)]).is_err(),
        "France sanctions through the EU"
    );
    assert!(
        game.seal(actor("fra"), vec![order(Response::Private), order(Response::Public)]).is_err(),
        "one an incident"
    );
    assert!(game.seal(actor("usa"), vec![order(Response::Private)]).is_err(), "a machine's seat");
    assert!(game.undo(Round(9)).is_err(), "not reached");
    assert_eq!(text(&game), before);
}

/// Verification must be able to fail: on a changed number, a changed word, a missing line.
#[test]
fn a_corrupted_log_is_caught_at_its_line() {
    let whole = text(&played(7));
    let lines: Vec<&str> = whole.lines().collect();
    let named = lines.iter().position(|line| line.contains("\"attributed\"")).expect("somebody names an author");
    let price = lines.iter().position(|line| line.contains("\"pressure_changed\"")).expect("pressure");
    let tampered = |at: usize, line: String| {
        let mut lines = lines.clone();
        lines[at] = &line;
        replay::verify(&read(&(lines.join("\n") + "\n"))).map_err(|difference| difference.line)
    };
    let joint =
        lines[named].replace("\"joint\":false", "\"joint\":true").replace("\"joint\":true", "\"joint\":false");
    let joint = if joint == lines[named] { lines[named].replace("\"joint\":false", "\"joint\":true") } else { joint };
    assert_eq!(tampered(named, joint).err(), Some(named + 1));
    assert_eq!(tampered(price, lines[price].replacen("\"words\":0.", "\"words\":1.", 1)).err(), Some(price + 1));
    let missing = [&lines[..named], &lines[named + 1..]].concat().join("\n") + "\n";
    assert_eq!(replay::verify(&read(&missing)).map_err(|difference| difference.line).err(), Some(named + 1));
}

/// Nothing follows the end, and the header's lists say how decisions are read.
#[test]
fn a_log_with_a_second_end_or_other_lists_is_caught() {
    let whole = text(&played(7));
    let last = whole.lines().last().expect("a line");
    assert!(last.contains("game_ended"));
    let differs = |log: &str| replay::verify(&read(log)).err().map(|difference| difference.line);
    assert_eq!(differs(&format!("{whole}{last}\n")), Some(whole.lines().count() + 1));
    let swapped = whole.replacen("\"deterrence\",\"innocent\"", "\"innocent\",\"deterrence\"", 1);
    assert_ne!(swapped, whole);
    assert_eq!(differs(&swapped), Some(1));
    let swapped = whole.replacen("\"deterrence\",\"dread\"", "\"dread\",\"deterrence\"", 1);
    assert_ne!(swapped, whole);
    assert_eq!((differs(&swapped), differs(&whole)), (Some(1), None));
}

/// Wherever a log is cut, it differs in no line; in the midst of a round, verification says in which.
#[test]
fn a_log_that_was_cut_is_told_from_other_rules() {
    let whole = text(&played(7));
    let lines: Vec<&str> = whole.lines().collect();
    let (mut tried, mut cuts) = (0, 0);
    for length in (1..=lines.len()).step_by(37) {
        let log = read(&(lines[..length].join("\n") + "\n"));
        let verified = replay::verify(&log).unwrap_or_else(|difference| panic!("{length}: {difference:?}"));
        assert_eq!(verified.game.round(), replay::fold(&log).round());
        assert!(verified.cut.is_none_or(|round| round == verified.game.round()));
        tried += 1;
        cuts += usize::from(verified.cut.is_some());
    }
    assert!(cuts > tried / 2 && replay::verify(&read(&whole)).is_ok_and(|verified| verified.cut.is_none()));
}

/// And on a changed rule: the same log under rules in which words bite twice as hard.
#[test]
fn a_changed_rule_is_caught() {
    let whole = text(&played(7));
    let changed = whole.replacen("deterrence: 12", "deterrence: 13", 1);
    assert_ne!(changed, whole, "the scenario sets this rule");
    let difference = replay::verify(&read(&changed)).map(|_| ()).expect_err("other rules, other terms");
    assert!(difference.logged.is_some() && difference.replayed.is_some());
    assert!(difference.line > 1);
}

/// The first draws of a stream, so that no library can change them unseen.
#[test]
fn dice_are_golden() {
    let mut dice = Dice::new(Seed(42));
    let mut first = |round, purpose, incident, part| {
        let mut draws = dice.stream(Round(round), purpose, IncidentId(incident), part);
        [draws.uniform(), draws.uniform()].map(|drawn| format!("{drawn:.6}"))
    };
    insta::assert_debug_snapshot!([
        first(1, Purpose::Inject, 0, 0),
        first(1, Purpose::Observe, 0, 0),
        first(1, Purpose::Observe, 0, 1),
        first(2, Purpose::React, 3, 4),
        first(1, Purpose::Inject, 0, 0),
    ]);
}

/// What is measured of this episode does not depend on the order in which streams are asked for.
#[test]
fn streams_do_not_disturb_each_other() {
    let draw = |dice: &mut Dice, part| dice.stream(Round(3), Purpose::Observe, IncidentId(1), part).uniform();
    let (mut one, mut other) = (Dice::new(Seed(5)), Dice::new(Seed(5)));
    let forwards = [draw(&mut one, 0), draw(&mut one, 1)];
    let backwards = [draw(&mut other, 1), draw(&mut other, 0)];
    assert_eq!(forwards.map(f64::to_bits), [backwards[1], backwards[0]].map(f64::to_bits));
}
