//! T2: signatures, reservations, ratification, withdrawal.

use super::{ADOPTED, RATIFIED, after, clause, comes_of, document, never_comes_of, seat};
use dinard::sim::treaty::Status;

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
        &["refused: ada it has done so already; instead: ada: ratify pact"],
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
    comes_of(&with(ADOPTED, "far: sign code"), &["refused: far the document is not open to it"]);
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
        &["refused: dov it is no part of the document; instead: dov: stay_out pact"],
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
