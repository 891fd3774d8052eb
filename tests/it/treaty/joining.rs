//! T2: signatures, reservations, ratification, withdrawal.

use super::{
    ADOPTED, RATIFIED, after, clause, comes_of, document, never_comes_of, play_on, scenario, seat, seated_at,
};
use dinard::play::Game;
use dinard::sim::event::Event;
use dinard::sim::treaty::{Deed, Status};

fn with(start: &str, more: &str) -> String {
    format!("{start}---\n{more}")
}

#[test]
fn t2_01_nobody_signs_an_open_text() {
    comes_of("ada: sign pact", &["refused: ada there is no adopted text; instead: ada: adopt pact"]);
}

#[test]
fn t2_02_a_reservation_to_a_clause_that_allows_none_is_refused() {
    comes_of(
        &with(ADOPTED, "dov: sign pact reserving {grid, aid}"),
        &["refused: dov one of the clauses allows no reservation; instead: dov: sign pact reserving {aid}"],
    );
}

#[test]
fn t2_02b_a_declaration_on_a_clause_of_another_document_is_refused() {
    comes_of(
        &with(ADOPTED, "dov: sign pact declaring {words}"),
        &["refused: dov one of the clauses is not in this document; instead: dov: sign pact"],
    );
}

#[test]
fn t2_03_a_reservation_keeps_a_party_out_of_one_clause_only() {
    let start = RATIFIED.replace("cor: sign pact", "cor: sign pact reserving {aid}");
    let game = after(&with(&start, ""));
    let texts = game.situation().texts();
    let cor = seat(&game, "cor");
    assert!(texts.clause(clause(&game, "grid")).bound.contains(cor));
    assert!(!texts.clause(clause(&game, "aid")).bound.contains(cor));
}

#[test]
fn t2_04_a_declaration_of_interpretation_binds_as_before() {
    let start = RATIFIED.replace("cor: sign pact", "cor: sign pact declaring {grid}");
    let game = after(&with(&start, ""));
    let grid = game.situation().texts().clause(clause(&game, "grid"));
    assert!(grid.bound.contains(seat(&game, "cor")) && grid.interpreted.contains(seat(&game, "cor")));
}

#[test]
fn t2_05_a_signature_alone_does_not_bind_to_a_treaty() {
    let game = after(&with(ADOPTED, "ada: sign pact\nbel: sign pact\ncor: sign pact---\n---"));
    assert!(game.situation().texts().bound(document(&game, "pact")).is_empty());
}

#[test]
fn t2_06_an_endorsement_alone_binds_to_a_code() {
    comes_of(&with(ADOPTED, "ada: sign code---"), &["5 entered_into_force:{document:code,parties:[ada]"]);
}

#[test]
fn t2_07_an_endorsement_is_not_ratified() {
    comes_of(
        &with(ADOPTED, "ada: ratify code"),
        &["refused: ada an endorsement binds; there is nothing to ratify; instead: ada: sign code"],
    );
}

#[test]
fn t2_08_nobody_signs_twice() {
    comes_of(
        &with(ADOPTED, "ada: sign pact---ada: sign pact"),
        &["refused: ada done already; instead: ada: ratify pact"],
    );
}

#[test]
fn t2_09_who_did_not_sit_at_the_table_accedes_where_it_is_open() {
    comes_of(
        &with(RATIFIED, "far: ratify pact---"),
        &["6 ratified:{actor:far,document:pact", "7 entered_into_force:{document:pact,parties:[far]"],
    );
}

#[test]
fn t2_10_who_did_not_sit_at_the_table_stays_out_where_it_is_closed() {
    comes_of(&with(ADOPTED, "far: sign code"), &["refused: far the document is open to others only"]);
}

#[test]
fn t2_11_the_last_ratifier_withdraws_before_entry_into_force() {
    let two = RATIFIED.replace("\ncor: ratify pact", "");
    let lines = with(&two, "cor: ratify pact\nbel: withdraw pact---\n---");
    never_comes_of(&lines, &["entered_into_force:{document:pact"]);
}

#[test]
fn t2_12_an_endorsement_is_withdrawn_after_adoption() {
    let game = after(&with(ADOPTED, "ada: sign code---ada: withdraw code---"));
    assert_eq!(game.situation().texts().party(document(&game, "code"), seat(&game, "ada")).status, Status::Withdrawn);
    assert!(game.situation().texts().bound(document(&game, "code")).is_empty());
}

#[test]
fn t2_13_withdrawal_takes_its_notice() {
    let lines = with(RATIFIED, "ada: withdraw pact---\n---");
    comes_of(&lines, &["6 withdrew:{actor:ada,document:pact,effective:8", "8 left:{actor:ada,document:pact"]);
}

#[test]
fn t2_14_an_objection_keeps_the_document_from_applying_between_two() {
    let start = RATIFIED.replace("cor: sign pact", "cor: sign pact reserving {aid}");
    let game = after(&with(&start, "ada: object pact to cor"));
    let (texts, grid) = (game.situation().texts(), clause(&game, "grid"));
    let applies = |a, b| texts.applies_between(game.setting(), grid, seat(&game, a), seat(&game, b));
    assert!(!applies("ada", "cor") && !applies("cor", "ada") && applies("ada", "bel") && applies("bel", "cor"));
}

#[test]
fn t2_15_without_a_reservation_there_is_nothing_to_object_to() {
    comes_of(
        &with(RATIFIED, "ada: object pact to bel"),
        &["refused: ada there is no reservation of another to object to"],
    );
}

#[test]
fn t2_16_only_a_part_of_it_can_leave() {
    comes_of(
        &with(ADOPTED, "dov: withdraw pact"),
        &["refused: dov no part of the document; instead: dov: stay_out pact"],
    );
}

#[test]
fn t2_17_staying_out_is_on_record() {
    comes_of(&with(ADOPTED, "dov: stay_out pact"), &["4 stayed_out:{actor:dov,document:pact"]);
}

#[test]
fn t2_18_a_withdrawal_is_taken_back_by_acceding_again() {
    let lines = with(RATIFIED, "ada: withdraw pact---ada: ratify pact---\n---");
    never_comes_of(&lines, &["left:{actor:ada,document:pact"]);
}

/// Whom a clause binds, by slug.
fn bound(game: &Game, slug: &str) -> Vec<String> {
    let bound = game.situation().texts().clause(clause(game, slug)).bound;
    bound.iter().map(|actor| game.setting().names.actor(actor).to_owned()).collect()
}

/// The table, where all documents have this many rounds of notice, after these lines.
fn after_with_notice(rounds: u16, lines: &str) -> Game {
    let text = include_str!("../../cases/table.ron").replace("notice: 2,", "");
    let text = text.replace("opens: 1, closes: 3,", &format!("opens: 1, closes: 3, notice: {rounds},"));
    let mut game = seated_at(scenario("table.ron", &text), "");
    let told = play_on(&mut game, lines);
    assert!(!told.contains("refused"), "{told}");
    game
}

#[test]
fn t2_19_who_signs_again_makes_its_reservations_anew() {
    let start = RATIFIED.replace("cor: sign pact", "cor: sign pact reserving {aid} declaring {grid}");
    let mut game = after(&with(&start, "ada: object pact to cor\ncor: withdraw pact---\n"));
    assert_eq!([bound(&game, "grid"), bound(&game, "aid")], [["ada", "bel"], ["ada", "bel"]]);
    play_on(&mut game, "cor: sign pact\ncor: ratify pact");
    let (texts, aid) = (game.situation().texts(), clause(&game, "aid"));
    assert_eq!([bound(&game, "grid"), bound(&game, "aid")], [["ada", "bel", "cor"], ["ada", "bel", "cor"]]);
    assert!(!texts.clause(clause(&game, "grid")).interpreted.contains(seat(&game, "cor")));
    assert!(texts.applies_between(game.setting(), aid, seat(&game, "ada"), seat(&game, "cor")));
}

#[test]
fn t2_20_a_new_act_does_not_shorten_the_notice_of_the_old_one() {
    let mut game = after_with_notice(3, &with(RATIFIED, "cor: withdraw pact---\ncor: sign pact reserving {aid}"));
    let all = ["ada", "bel", "cor"];
    assert_eq!([bound(&game, "grid"), bound(&game, "aid")], [all, all]);
    // The old act is over in round 9; the new one binds thirty days after its own ratification in that round.
    let told = play_on(&mut game, "");
    assert!(told.contains("9 left:{actor:cor,document:pact"), "{told}");
    assert_eq!(bound(&game, "grid"), ["ada", "bel"]);
    let told = play_on(&mut game, "cor: ratify pact");
    assert!(told.contains("10 entered_into_force:{document:pact,parties:[cor]"), "{told}");
    assert_eq!([bound(&game, "grid"), bound(&game, "aid")], [&all[..], &all[..2]]);
}

#[test]
fn t2_21_who_accedes_once_it_has_left_does_so_without_reservations() {
    let start = RATIFIED.replace("cor: sign pact", "cor: sign pact reserving {aid}");
    let game = after(&with(&start, "cor: withdraw pact---\n---cor: ratify pact"));
    assert_eq!(bound(&game, "aid"), ["ada", "bel", "cor"]);
    // Before that it takes the withdrawal back, and all stands as it stood.
    let game = after(&with(&start, "cor: withdraw pact---\ncor: ratify pact---\n"));
    assert_eq!([bound(&game, "grid").len(), bound(&game, "aid").len()], [3, 2]);
}

#[test]
fn t2_22_the_same_endorsement_again_takes_its_withdrawal_back() {
    let lines = with(ADOPTED, "ada: sign code---\nada: withdraw code---\n");
    let left = |again: &str| {
        let game = after_with_notice(2, &format!("{lines}{again}---\n"));
        game.records().any(|record| matches!(record.event, Event::Treaty(Deed::Left { .. })))
    };
    assert!(left("") && !left("ada: sign code"));
}

#[test]
fn t2_23_who_opted_out_stays_out_when_it_signs() {
    let votes = "ada: support words\nbel: support words\ncor: support words\ndov: oppose words\n\
                 ada: adopt vow\nbel: adopt vow\ncor: adopt vow---\n";
    let game = after(&format!("---\n{votes}---ada: sign vow\nbel: sign vow\ncor: sign vow\ndov: sign vow---\n---"));
    let words = game.situation().texts().clause(clause(&game, "words"));
    assert!(words.reserved.contains(seat(&game, "dov")) && !words.bound.contains(seat(&game, "dov")));
    assert!(words.bound.contains(seat(&game, "ada")));
}
