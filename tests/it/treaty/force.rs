//! T3: entry into force, effects, breaches.

use super::{RATIFIED, after, clause, comes_of, document, never_comes_of, play, play_on, scenario, seat, seated_at};
use dinard::play::{Game, log, replay};
use dinard::sim::commitment::owes_answer;
use dinard::sim::event::{Event, Weighing};

fn with(start: &str, more: &str) -> String {
    format!("{start}---\n{more}")
}

#[test]
fn t3_01_thirty_days_after_the_third_ratification() {
    comes_of(
        &with(RATIFIED, ""),
        &["5 ratified:{actor:cor", "6 entered_into_force:{document:pact,parties:[ada,bel,cor]"],
    );
}

#[test]
fn t3_02_three_are_not_enough_without_two_of_the_club() {
    let others = RATIFIED.replace("ada:", "dov:").replace("bel:", "foe:");
    never_comes_of(&with(&others, "---\n---"), &["entered_into_force:{document:pact"]);
}

#[test]
fn t3_03_a_treaty_in_force_outlives_the_number_it_needed() {
    let game = after(&with(RATIFIED, "ada: withdraw pact\nbel: withdraw pact---\n---"));
    let texts = game.situation().texts();
    assert!(texts.is_in_force(document(&game, "pact")) && texts.bound(document(&game, "pact")).len() == 1);
}

#[test]
fn t3_04_the_document_of_old_binds_from_the_first_round() {
    comes_of("", &["1 entered_into_force:{document:old,parties:[ada,bel,foe]"]);
}

#[test]
fn t3_05_below_minimum_participation_no_clause_acts() {
    let votes = "ada: support words\nbel: support words\ncor: support words\nada: support five\nbel: support five\ncor: support five\nada: adopt vow\nbel: adopt vow\ncor: adopt vow---\n";
    let two = after(&format!("{votes}---ada: sign vow\nbel: sign vow---"));
    assert!(two.situation().texts().clause(clause(&two, "words")).bound.is_empty());
    let three = after(&format!("{votes}---ada: sign vow\nbel: sign vow\ncor: sign vow---"));
    assert_eq!(three.situation().texts().clause(clause(&three, "words")).bound.len(), 3);
}

#[test]
fn t3_06_a_sunset_ends_a_document() {
    comes_of(
        "---\n---\n---ada: sign code---\n---\n---",
        &["5 entered_into_force:{document:code", "7 lapsed:{document:code"],
    );
}

#[test]
fn t3_07_a_breach_that_a_party_names_is_announced_once() {
    let told = play("---ada: public raid to foe---bel: public raid to foe---");
    assert!(told.contains("2 breached:{actor:foe,clause:truce,incident:raid,cost:0.2"), "{told}");
    assert_eq!(told.matches("breached").count(), 1, "{told}");
}

#[test]
fn t3_08_what_only_outsiders_name_is_no_breach_on_record() {
    never_comes_of("---cor: public raid to foe---", &["breached"]);
}

#[test]
fn t3_09_who_has_left_does_not_breach() {
    comes_of(
        "foe: withdraw old---ada: public raid to foe",
        &["1 withdrew:{actor:foe,document:old,effective:2", "2 left:{actor:foe"],
    );
    never_comes_of("foe: withdraw old---ada: public raid to foe", &["breached"]);
}

#[test]
fn t3_10_an_attack_before_the_treaty_bound_is_no_breach_of_it() {
    let lines = with(RATIFIED, "foe: ratify pact---ada: public raid to foe---");
    comes_of(&lines, &["breached:{actor:foe,clause:truce"]);
    never_comes_of(&lines, &["breached:{actor:foe,clause:grid"]);
}

#[test]
fn t3_11_who_is_wrongly_named_but_not_bound_breaches_nothing() {
    never_comes_of("---ada: public raid to dov---", &["breached"]);
}

#[test]
fn t3_12_the_duty_to_answer_begins_and_ends_with_the_treaty() {
    let owes = |lines: &str| {
        let game = after(lines);
        let raid = game.setting().names.find_incident("raid").expect("an incident");
        owes_answer(game.setting(), game.situation(), raid, seat(&game, "bel"))
    };
    assert!(!owes("---\n---"));
    assert!(owes(&with(RATIFIED, "")));
    assert!(!owes(&with(RATIFIED, "bel: withdraw pact---\n---")));
}

#[test]
fn t3_13_shared_evidence_is_trusted_while_both_are_bound() {
    let trust = |lines: &str| {
        let game = after(lines);
        game.situation().trust(game.setting(), seat(&game, "bel"), seat(&game, "cor"))
    };
    let before = trust("---\n---");
    let during = trust(&with(RATIFIED, ""));
    let later = trust(&with(RATIFIED, "cor: withdraw pact---\n---"));
    let tell = after(&with(RATIFIED, ""));
    let force = tell.situation().texts().force(tell.setting(), clause(&tell, "tell"));
    assert!((during - (1.0 - (1.0 - before) * (1.0 - force))).abs() < 1e-12 && during > before);
    assert!((later - before).abs() < 1e-12);
}

#[test]
fn t3_14_an_author_weighs_its_word() {
    let word = |lines: &str| weighed(&after(lines)).word;
    // Ada and Bel are bound, too: 1.4 of the 2.4 that all others are capable of.
    assert!((word(NINE) - 0.2 * 0.5 * 1.4 / 2.4).abs() < 1e-12);
    assert!(word(&format!("foe: withdraw old---\n{NINE}")).abs() < 1e-12);
}

/// Rounds up to the late raid, whose author weighs it.
const NINE: &str = "---\n---\n---\n---\n---\n---\n---\n";

fn weighed(game: &Game) -> Weighing {
    let weighing = |event: &Event| {
        let Event::AttackWeighed { weighing, .. } = event else { return None };
        *weighing
    };
    game.records().find_map(|record| weighing(&record.event)).expect("the late raid is weighed")
}

#[test]
fn t3_15_a_negotiated_game_is_played_again_to_the_byte() {
    let game = after(&with(RATIFIED, "cor: withdraw pact\nfar: ratify pact---ada: public raid to foe---"));
    let mut text = Vec::new();
    log::append_header(&game, &mut text).expect("a header");
    log::append_entries(&game, 0, &mut text).expect("entries");
    let log = log::read(&String::from_utf8(text).expect("UTF-8")).expect("a log");
    let again = replay::verify(&log).expect("the same game").game;
    assert_eq!(again.situation(), game.situation());
    assert_eq!(replay::fold(&log).situation(), game.situation());
}

#[test]
fn t3_16_two_answers_discharge_the_third() {
    let answers = |who: &str| {
        let lines = format!("{}---\n{who}---\n---\n---\n", RATIFIED);
        let told = after(&lines);
        let closed = told.records().find_map(|record| {
            let Event::IncidentClosed { kept, broke, .. } = &record.event else { return None };
            Some((*kept, *broke))
        });
        let (_, broke) = closed.expect("the raid closes");
        broke.contains(seat(&told, "cor"))
    };
    assert!(answers("ada: public raid to foe"));
    assert!(!answers("ada: public raid to foe\nbel: public raid to foe"));
}

#[test]
fn t3_17_a_word_is_as_credible_as_those_are_capable_to_whom_it_was_given() {
    let word = |parties: &str| {
        let text = include_str!("../../cases/table.ron");
        let text = text.replace(r#"parties: ["ada", "bel", "foe"]"#, &format!("parties: [{parties}]"));
        let mut game = seated_at(scenario("table.ron", &text), "");
        play_on(&mut game, NINE);
        weighed(&game).word
    };
    let found =
        [r#""foe""#, r#""foe", "far""#, r#""foe", "ada""#, r#""ada", "bel", "cor", "dov", "far", "foe""#].map(word);
    let expected = [0.0, 0.2 / 2.4, 0.8 / 2.4, 1.0].map(|share| 0.2 * 0.5 * share);
    assert!(found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-12), "{found:?}");
    assert!(word(r#""ada", "bel", "cor", "dov", "far""#).abs() < 1e-12);
}

#[test]
fn t3_18_an_outsider_counts_on_the_answer_that_parties_promised() {
    let game = after(&with(RATIFIED, "---\n---\n---\n"));
    let force = game.situation().texts().force(game.setting(), clause(&game, "aid"));
    let weighing = weighed(&game);
    // Bel and Cor owe Ada an answer: 1 of the 2.4 that all but Foe are capable of, believed by half.
    assert!(force > 0.5 && (weighing.duty - 0.2 * force * 0.5 * 1.0 / 2.4).abs() < 1e-12, "{weighing:?}");
    assert!(weighed(&after(NINE)).duty.abs() < 1e-12);
    // Who leaves owes nothing; and where Ada herself is not bound nobody owes her anything.
    let left = weighed(&after(&with(RATIFIED, "cor: withdraw pact---\n---\n---\n")));
    assert!((left.duty - 0.2 * force * 0.5 * 0.6 / 2.4).abs() < 1e-12, "{left:?}");
    assert!(weighed(&after(&with(RATIFIED, "ada: withdraw pact---\n---\n---\n"))).duty.abs() < 1e-12);
    let price = weighing.price() - weighed(&after(NINE)).price();
    assert!((price.get() - weighing.duty).abs() < 1e-12, "{price:?}");
}

#[test]
fn t3_19_a_duty_begins_at_the_severity_that_it_names() {
    let milder = include_str!("../../cases/table.ron").replace("severity: 8", "severity: 4");
    let mut game = seated_at(scenario("table.ron", &milder), "");
    play_on(&mut game, &with(RATIFIED, "---\n---\n---\n"));
    let raid = game.setting().names.find_incident("raid").expect("an incident");
    assert!(!owes_answer(game.setting(), game.situation(), raid, seat(&game, "bel")));
    assert!(weighed(&game).duty.abs() < 1e-12);
}

#[test]
fn t3_20_a_breach_costs_standing_and_a_word() {
    let book = |lines: &str| {
        let game = after(lines);
        let book = game.situation().book(seat(&game, "foe"));
        (book.standing.get(), book.word.broken)
    };
    let party = book("---ada: public raid to foe---");
    let outsider = book("foe: withdraw old---ada: public raid to foe---");
    assert!((outsider.0 - party.0 - 0.2).abs() < 1e-9, "{outsider:?} {party:?}");
    assert!((party.1 - outsider.1 - 1.0).abs() < 1e-9, "{outsider:?} {party:?}");
}
