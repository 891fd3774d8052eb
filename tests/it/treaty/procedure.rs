//! T14: what one seat can do to the others, and what they can do about it: expulsions, parking and merging, votes that
//! are called, and voices on a text that has moved.

use super::{ADOPTED, after, clause, comes_of, document, never_comes_of, play_on, scenario, seat, seated_at};
use dinard::play::Game;
use dinard::sim::treaty::{Stage, Status, Wording};

const DEALS: &str = include_str!("../../cases/deals.ron");

/// A club of Ada, Bel, Cor and Foe in a venue that decides like this, in which persons play these seats.
fn club(venue: &str, persons: &str) -> Game {
    let four = DEALS.replace(r#""bel", "foe"]"#, r#""bel", "cor", "foe"]"#);
    let text = four.replace("procedure: (rule: consensus(minus: 1))", venue);
    seated_at(scenario("deals.ron", &text), persons)
}

/// What came of these lines in such a club of persons.
fn in_club(venue: &str, lines: &str) -> String {
    play_on(&mut club(venue, ""), lines)
}

#[test]
fn t14_01_who_is_moved_to_be_put_out_may_be_kept_by_the_others_in_the_next_round() {
    let told = in_club("procedure: (rule: consensus())", "ada: expel foe from club\n---bel: keep foe in club\n");
    assert!(told.contains("1 expulsion_moved:{actor:ada,document:club,whom:foe"), "{told}");
    assert!(told.contains("2 expulsion_opposed:{actor:bel,document:club,whom:foe"), "{told}");
    assert!(
        told.contains("2 expulsion_decided:{document:club,whom:foe,for_it:[ada],against:[bel],carried:false"),
        "{told}"
    );
}

#[test]
fn t14_02_an_expulsion_is_decided_once_the_silence_is_over() {
    let silence = "procedure: (rule: silence(rounds: 3))";
    let kept = in_club(silence, "ada: expel foe from club\n---\n---cor: keep foe in club\n");
    assert!(kept.contains("3 expulsion_decided:") && kept.contains("against:[cor],carried:false"), "{kept}");
    let lost = in_club(silence, "ada: expel foe from club\n---\n---\n");
    assert!(!lost.contains("2 expulsion_decided") && lost.contains("3 expulsion_decided:"), "{lost}");
    assert!(lost.contains("against:[],carried:true"), "{lost}");
}

#[test]
fn t14_03_a_veto_keeps_whom_a_majority_would_put_out() {
    let lines = "ada: expel foe from club\n---cor: expel foe from club\nbel: keep foe in club\n";
    let told = in_club("procedure: (rule: majority())", lines);
    assert!(told.contains("for_it:[ada,cor],against:[bel],carried:true"), "{told}");
    let told = in_club("procedure: (rule: majority(), veto: [\"bel\"])", lines);
    assert!(told.contains("for_it:[ada,cor],against:[bel],carried:false"), "{told}");
}

#[test]
fn t14_04_weights_hold_for_an_expulsion_and_the_one_it_is_about_has_no_vote() {
    let lines = "ada: expel foe from club\n---bel: keep foe in club\ncor: keep foe in club\n";
    let told = in_club("procedure: (rule: majority(weighted: true)), weights: {\"ada\": 3}", lines);
    assert!(told.contains("for_it:[ada],against:[bel,cor],carried:true"), "{told}");
    let told = in_club(
        "procedure: (rule: majority(), veto: [\"foe\"])",
        "ada: expel foe from club\n---foe: keep foe in club\n",
    );
    assert!(told.contains("refused: foe only another who is part of the document can be put out"), "{told}");
    assert!(told.contains("for_it:[ada],against:[],carried:true"), "{told}");
}

/// Nobody dodges a motion to be put out by withdrawing, nor by taking that back.
#[test]
fn t14_05_an_expulsion_is_decided_though_the_one_it_is_about_withdraws() {
    let foe = |lines: &str| {
        let mut game = club("procedure: (rule: consensus())", "");
        let told = play_on(&mut game, lines);
        let part = *game.situation().texts().party(document(&game, "club"), seat(&game, "foe"));
        assert!(told.contains("1 expulsion_moved:") && told.contains("withdrew:{actor:foe"), "{told}");
        assert!(part.expulsion.is_none() && part.expellers.is_empty());
        (part.status, told)
    };
    let moved = "ada: expel foe from club\nfoe: withdraw club\n---";
    let (status, told) = foe(&format!("{moved}---\n---foe: sign club\n---\n"));
    assert!(told.contains("2 expulsion_decided:{document:club,whom:foe") && told.contains("carried:true"), "{told}");
    assert!(status == Status::Expelled && !told.contains("signed:{actor:foe"), "{told}");
    let (status, told) = foe(&format!("{moved}foe: sign club\n---\n"));
    assert!(status == Status::Expelled && told.contains("2 signed:{actor:foe"), "{told}");
    // Those who decide may let it go, and then it may come back.
    let (status, told) = foe(&format!("{moved}bel: keep foe in club\n---\n---foe: sign club\n---\n"));
    assert!(told.contains("against:[bel],carried:false") && status == Status::Signed, "{told}");
}

#[test]
fn t14_06_only_states_that_have_agreed_speak_to_an_expulsion_that_was_moved() {
    let told = in_club("procedure: (rule: consensus())", "bel: keep foe in club\n");
    assert!(told.contains("refused: bel nobody has moved to put that party out"), "{told}");
    let told = in_club("procedure: (rule: consensus())", "firm: sign club\n---firm: expel foe from club\n");
    let refused = "refused: firm only states that have agreed to be bound have a say in who is put out";
    assert!(told.contains(refused), "{told}");
}

#[test]
fn t14_07_machines_put_no_partner_out() {
    let pair = r#"ties: [(between: ("bel", "foe"), kind: defence_pact)], norms: {"#;
    let text = DEALS.replace("norms: {", pair);
    let mut game = seated_at(scenario("deals.ron", &text), "ada foe");
    let told =
        play_on(&mut game, "---ada: public raid to foe\n---ada: public next to foe\nada: expel foe from club\n---\n");
    assert!(game.setting().alliances.kinship(seat(&game, "bel"), seat(&game, "foe")) >= 0.5);
    assert!(told.contains("breached:{actor:foe,clause:truce,incident:next"), "{told}");
    let (_, decided) = told.split_once("expulsion_decided:").expect("a decision");
    assert!(decided.contains("against:[bel]") && !decided.contains("for_it:[ada,bel"), "{told}");
}

#[test]
fn t14_08_firms_do_not_count_for_minimum_participation() {
    let least = r#""least": (effect: minimum_participation(parties: 4)), "truce": (effect"#;
    let text = DEALS.replace(r#""truce": (effect"#, least);
    let bound = |lines: &str| {
        let mut game = seated_at(scenario("deals.ron", &text), "");
        play_on(&mut game, lines);
        let tell = game.setting().names.find_clause("tell").expect("a clause");
        game.situation().texts().clause(tell).bound.len()
    };
    assert_eq!(bound("firm: sign club\n---\n"), 0);
    assert_eq!(bound("cor: sign club\n---\n"), 4);
}

#[test]
fn t14_09_who_joins_later_is_bound_after_its_own_delay() {
    let slow = include_str!("../../cases/table.ron").replace("delay: days(30)", "delay: days(60)");
    let mut game = seated_at(scenario("table.ron", &slow), "");
    let told = play_on(&mut game, &format!("{}---\n---dov: ratify pact\n", super::RATIFIED));
    assert!(told.contains("7 entered_into_force:{document:pact,parties:[ada,bel,cor]"), "{told}");
    let (pact, dov) = (document(&game, "pact"), seat(&game, "dov"));
    // 60 days from the first of July: not in August.
    assert!(!game.situation().texts().bound(pact).contains(dov));
    play_on(&mut game, "");
    assert!(game.situation().texts().bound(pact).contains(dov));
}

/// The vow as three of the four who vote on it want it: more than half of all.
const FOR_WORDS: &str =
    "ada: support words\nbel: support words\ncor: support words\nada: adopt vow\nbel: adopt vow\ncor: adopt vow\n";

#[test]
fn t14_10_what_a_majority_wants_is_taken_up_again_whoever_parks_it() {
    comes_of(
        &format!("dov: park words---{FOR_WORDS}"),
        &[
            "1 marked:{actor:dov,clause:words,wording:parked",
            "2 marked:{clause:words,wording:proposed",
            "2 clause_decided:{clause:words,for_it:[ada,bel,cor],against:[dov],carried:true",
            "2 adopted:{document:vow",
        ],
    );
}

#[test]
fn t14_11_what_no_majority_wants_stays_parked() {
    let lines = "cor: park words\ndov: park words---ada: support words\nbel: support words\n";
    comes_of(lines, &["2 clause_decided:{clause:words,for_it:[ada,bel],against:[cor,dov],carried:false"]);
    never_comes_of(lines, &["marked:{clause:words"]);
}

#[test]
fn t14_12_machines_take_up_what_they_would_carry_and_leave_what_one_can_stop() {
    let machines = include_str!("../../cases/machines.ron");
    let mut game = seated_at(scenario("machines.ron", machines), "foe");
    let told = play_on(&mut game, "foe: park drawn\nfoe: park sure\n---\n---\n---\n---\n");
    // By majority one seat parks nothing; by consensus its objection is enough, parked or not.
    assert!(told.contains("1 marked:{clause:drawn,wording:proposed"), "{told}");
    assert!(!told.contains("marked:{clause:sure,wording:proposed"), "{told}");
    assert!(told.contains("clause_decided:{clause:sure,for_it:[ada,bel],against:[foe],carried:false"), "{told}");
    let texts = game.situation().texts();
    assert_eq!(texts.clause(clause(&game, "drawn")).wording, Wording::Adopted);
}

#[test]
fn t14_13_what_a_majority_wants_is_not_merged_away() {
    comes_of(
        &format!("dov: merge words into more---{FOR_WORDS}"),
        &[
            "1 merged:{actor:dov,clause:words,into:more",
            "2 marked:{clause:words,wording:proposed",
            "2 clause_decided:{clause:words,for_it:[ada,bel,cor],against:[dov],carried:true",
        ],
    );
}

#[test]
fn t14_14_a_text_is_seen_by_all_before_the_vote_that_somebody_calls_on_it() {
    let lines =
        "dov: propose grid 100\ndov: call_vote pact\n---ada: oppose grid\nbel: oppose grid\ncor: propose grid 10\n";
    comes_of(
        lines,
        &[
            "1 vote_called:{actor:dov,document:pact,ends:2",
            "refused: cor a vote has been called",
            "2 clause_decided:{clause:grid,for_it:[],against:[ada,bel],carried:false",
            "2 adopted:{document:pact",
        ],
    );
    let mut game = after("dov: propose grid 100\ndov: call_vote pact\n");
    let text = |game: &Game| game.situation().texts().clause(clause(game, "grid")).position;
    let called = text(&game);
    // Rival positions met in the round of the call; from then on the text stands.
    assert!(called < 100.0);
    play_on(&mut game, "");
    assert!((text(&game) - called).abs() < 1e-12);
}

#[test]
fn t14_15_a_vote_called_in_the_last_round_or_among_machines_is_decided_at_once() {
    comes_of(
        "---\n---ada: call_vote pact\n",
        &["3 vote_called:{actor:ada,document:pact,ends:3", "3 adopted:{document:pact"],
    );
    let machines = include_str!("../../cases/machines.ron");
    let mut game = seated_at(scenario("machines.ron", machines), "foe");
    let told = play_on(&mut game, "foe: call_vote ease\n");
    assert!(told.contains("1 vote_called:{actor:foe,document:ease,ends:1"), "{told}");
    assert_ne!(game.situation().texts().document(document(&game, "ease")).stage, Stage::Open);
}

#[test]
fn t14_16_a_word_for_a_text_does_not_hold_for_another() {
    comes_of(
        &format!("{FOR_WORDS}---dov: propose words 100\n"),
        &[
            "2 clause_decided:{clause:words,for_it:[],against:[],carried:false",
            "2 failed:{document:vow,for_it:[],against:[]",
        ],
    );
    comes_of(
        &format!("{FOR_WORDS}---dov: propose words 34\n"),
        &["2 clause_decided:{clause:words,for_it:[ada,bel,cor],against:[],carried:true", "2 adopted:{document:vow"],
    );
}

#[test]
fn t14_17_an_objection_stands_whatever_becomes_of_the_text() {
    comes_of(
        "bel: oppose words\nbel: reject vow---dov: propose words 100\n",
        &["2 clause_decided:{clause:words,for_it:[],against:[bel]", "2 failed:{document:vow,for_it:[],against:[bel]"],
    );
}

#[test]
fn t14_18_small_steps_add_up() {
    let mut game = after("ada: support restraint\nbel: propose restraint 44\n");
    let is_for =
        |game: &Game| game.situation().texts().clause(clause(game, "restraint")).for_it.contains(seat(game, "ada"));
    assert!(is_for(&game));
    play_on(&mut game, "bel: propose restraint 48\n");
    assert!(!is_for(&game));
}

#[test]
fn t14_19_nobody_moves_one_thing_and_its_contrary_in_one_round() {
    for (before, lines) in [
        (ADOPTED, "ada: stay_out pact\nada: sign pact"),
        (ADOPTED, "ada: sign pact\nada: sign pact reserving {aid}"),
        ("", "ada: support grid\nada: oppose grid"),
        ("", "ada: propose grid 10\nada: propose grid 90"),
        ("", "ada: adopt pact\nada: abstain pact"),
        ("", "dov: park words\ndov: merge words into more"),
        ("", "dov: support words\ndov: park words"),
        ("", "dov: merge words into more\ndov: silent words"),
        ("", "ada: bracket grid\nada: support grid"),
        ("", "ada: oppose grid\nada: reopen grid"),
        ("", "ada: clean grid\nada: oppose grid"),
        ("", "ada: sponsor grid\nada: bracket grid"),
        ("", "dov: merge words into more\ndov: park more"),
        ("", "dov: merge words into more\ndov: merge more into words"),
    ] {
        let refused = "another motion of the same round says the contrary";
        let lines = if before.is_empty() { lines.to_owned() } else { format!("{before}---{lines}") };
        comes_of(&lines, &[refused]);
    }
    for lines in [
        &format!("{ADOPTED}---ada: sign pact\nada: ratify pact\n"),
        "ada: propose grid 60\nada: bracket grid",
        "ada: oppose grid\nada: park grid",
        "ada: support grid\nada: bracket aid",
        "dov: sponsor words\ndov: merge words into more",
    ] {
        never_comes_of(lines, &["says the contrary"]);
    }
}

#[test]
fn t14_20_a_word_is_for_the_text_that_its_giver_could_see_whoever_moves_first() {
    comes_of(
        "---ada: propose words 100\nbel: support words\ncor: support words\ndov: support words\n",
        &["2 clause_decided:{clause:words,for_it:[],against:[],carried:false"],
    );
    comes_of(
        "---dov: propose words 100\ndov: support words\nbel: support words\n",
        &["2 clause_decided:{clause:words,for_it:[dov],against:[],carried:false"],
    );
}
