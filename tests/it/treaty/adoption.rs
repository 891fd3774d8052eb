//! T1: drafting, votes, silence.

use super::{after, clause, comes_of, document, never_comes_of, seat};
use dinard::review::final_text;
use dinard::sim::treaty::{Stage, Wording};

#[test]
fn t1_01_silence_is_no_objection_to_a_consensus() {
    comes_of(
        super::ADOPTED,
        &["3 vote_called:{document:pact,ends:3", "3 adopted:{document:pact,for_it:[],against:[]"],
    );
}

#[test]
fn t1_02_one_objector_does_not_stop_a_consensus_minus_one() {
    comes_of("foe: oppose grid\n---\n---", &["3 clause_decided:{clause:grid,for_it:[],against:[foe],carried:true"]);
}

#[test]
fn t1_03_two_objectors_drop_one_poisoned_line_and_the_rest_stands() {
    comes_of(
        "foe: oppose grid\ndov: oppose grid\n---\n---",
        &[
            "clause:grid,for_it:[],against:[dov,foe],carried:false",
            "clause:aid,for_it:[],against:[],carried:true",
            "3 adopted:{document:pact",
        ],
    );
}

#[test]
fn t1_04_absent_seats_lack_in_a_majority_of_all() {
    comes_of("---", &["2 clause_decided:{clause:words,for_it:[],against:[],carried:false", "2 failed:{document:vow"]);
}

#[test]
fn t1_05_a_tie_does_not_carry() {
    comes_of(
        "bel: support words\ncor: support words\n---",
        &["clause:words,for_it:[bel,cor],against:[],carried:false"],
    );
}

#[test]
fn t1_06_three_of_four_carry() {
    let votes = "ada: support words\nbel: support words\ncor: support words\nada: adopt vow\nbel: adopt vow\ncor: adopt vow\n---";
    comes_of(
        votes,
        &[
            "clause:words,for_it:[ada,bel,cor],against:[],carried:true",
            "2 adopted:{document:vow,for_it:[ada,bel,cor]",
        ],
    );
}

#[test]
fn t1_07_a_veto_stops_what_three_of_four_want() {
    let votes = "ada: oppose words\nbel: support words\ncor: support words\ndov: support words\n---";
    comes_of(votes, &["clause:words,for_it:[bel,cor,dov],against:[ada],carried:false"]);
}

#[test]
fn t1_08_who_opposed_a_clause_that_carried_is_out_of_it_where_one_may_opt_out() {
    let game = after("ada: support words\nbel: support words\ncor: support words\ndov: oppose words\n---");
    let words = game.situation().texts().clause(clause(&game, "words"));
    assert_eq!((words.wording, words.reserved.contains(seat(&game, "dov"))), (Wording::Adopted, true));
}

/// The footnote is about parties only, and calls it what it is.
#[test]
fn t1_27_an_opt_out_is_no_reservation_and_is_told_of_parties() {
    let lines = "ada: support words\nbel: support words\ncor: support words\ndov: oppose words\nada: adopt vow\nbel: adopt vow\ncor: adopt vow\n---";
    let notes = |lines: &str| {
        let game = after(lines);
        final_text(&game, document(&game, "vow")).notes
    };
    assert_eq!(notes(lines), Vec::<String>::new(), "who is no party would not be bound anyway");
    let signed = format!("{lines}\n---\ndov: sign vow\n");
    assert_eq!(notes(&signed), ["By opt-out, this clause does not bind Dov."]);
}

#[test]
fn t1_09_silence_that_is_kept_adopts() {
    comes_of(
        "---\n---",
        &[
            "2 vote_called:{document:code,ends:3",
            "3 clause_decided:{clause:restraint,for_it:[],against:[],carried:true",
            "3 adopted:{document:code",
        ],
    );
}

#[test]
fn t1_10_silence_broken_at_the_deadline_is_broken() {
    comes_of(
        "---\n---\nbel: reject code",
        &["3 voted:{actor:bel,document:code,voice:against", "3 failed:{document:code,for_it:[],against:[bel]"],
    );
}

#[test]
fn t1_11_who_breaks_the_silence_over_a_line_drops_that_line() {
    comes_of(
        "---\nbel: oppose review\n---",
        &[
            "clause:restraint,for_it:[],against:[],carried:true",
            "clause:review,for_it:[],against:[bel],carried:false",
            "3 adopted:{document:code",
        ],
    );
}

#[test]
fn t1_12_a_text_does_not_change_while_silence_is_kept_over_it() {
    comes_of(
        "---\n---\nada: propose restraint 90",
        &[
            "refused: ada a vote has been called, and the text stands until it is decided; instead: ada: support restraint",
        ],
    );
}

#[test]
fn t1_13_where_persons_draft_the_last_proposal_is_the_text() {
    let game = after("ada: propose restraint 90\nbel: propose restraint 20.5");
    let text = game.situation().texts().clause(clause(&game, "restraint"));
    assert!((text.position - 20.5).abs() < 1e-12);
    assert!(text.sponsors.contains(seat(&game, "ada")) && text.sponsors.contains(seat(&game, "bel")));
}

#[test]
fn t1_14_rival_positions_meet_at_their_weighted_mean() {
    let game = after("");
    let text = game.situation().texts().clause(clause(&game, "grid")).position;
    assert!((text - 106.2 / 1.98).abs() < 1e-9, "{text}");
}

#[test]
fn t1_15_a_proposal_moves_the_mean() {
    let game = after("foe: propose grid 40");
    let text = game.situation().texts().clause(clause(&game, "grid")).position;
    assert!((text - (106.2 + 30.0 * 0.56) / 1.98).abs() < 1e-9, "{text}");
}

#[test]
fn t1_16_brackets_are_an_objection_until_they_are_taken_off() {
    comes_of(
        "ada: bracket grid\ndov: bracket grid\n---\n---",
        &["3 clause_decided:{clause:grid,for_it:[],against:[ada,dov],carried:false"],
    );
    comes_of(
        "ada: bracket grid\ndov: bracket grid\n---\nada: clean grid\n---",
        &["3 clause_decided:{clause:grid,for_it:[],against:[dov],carried:true"],
    );
}

#[test]
fn t1_17_what_is_parked_over_as_many_objections_as_it_takes_is_out() {
    comes_of(
        "ada: park tell\ndov: park tell\n---\n---",
        &[
            "1 spoke:{actor:ada,clause:tell,voice:against",
            "1 marked:{actor:ada,clause:tell,wording:parked",
            "3 clause_decided:{clause:tell,for_it:[],against:[ada,dov],carried:false",
        ],
    );
    comes_of(
        "ada: park tell\ndov: park tell\n---\ndov: reopen tell\n---",
        &["3 clause_decided:{clause:tell,for_it:[],against:[ada],carried:true"],
    );
}

#[test]
fn t1_18_a_merged_clause_falls_at_the_vote_and_its_sponsors_stand_behind_the_other() {
    let mut game = after("bel: sponsor words\ndov: merge words into more\n");
    let wording = |game: &dinard::play::Game| game.situation().texts().clause(clause(game, "words")).wording;
    assert_eq!(wording(&game), Wording::Parked);
    assert!(game.situation().texts().clause(clause(&game, "more")).sponsors.contains(seat(&game, "bel")));
    super::play_on(&mut game, "");
    assert_eq!(wording(&game), Wording::Dropped);
}

#[test]
fn t1_19_clauses_of_two_documents_or_of_different_effect_do_not_merge() {
    comes_of(
        "ada: merge aid into tell",
        &["refused: ada only two clauses of the same effect can be merged: what one of them does would be lost"],
    );
    comes_of("ada: merge grid into restraint", &["refused: ada only two clauses of one document can be merged"]);
}

#[test]
fn t1_20_who_has_no_seat_does_not_speak() {
    comes_of("far: support grid", &["refused: far no seat at this table"]);
}

#[test]
fn t1_21_a_text_off_the_scale_is_refused_with_its_end() {
    comes_of(
        "ada: propose grid 140",
        &["refused: ada a text lies between 0 and 100; instead: ada: propose grid 100"],
    );
}

#[test]
fn t1_22_a_vote_can_be_called_early() {
    comes_of(
        "ada: call_vote pact---",
        &["1 vote_called:{actor:ada,document:pact,ends:2", "2 adopted:{document:pact"],
    );
}

#[test]
fn t1_23_what_is_decided_is_off_the_table() {
    comes_of("ada: call_vote pact---\n---bel: oppose aid", &["refused: bel the document is not on the table"]);
}

#[test]
fn t1_24_misspelt_motions_get_the_nearest_word() {
    comes_of("ada: propse grid 40", &["did you mean"]);
    never_comes_of("ada: propose gird 40", &["proposed"]);
}

#[test]
fn t1_25_a_document_in_force_is_not_negotiated() {
    let game = after("");
    assert_eq!(game.situation().texts().document(document(&game, "old")).stage, Stage::Adopted);
    comes_of("ada: oppose truce", &["refused: ada the document is not on the table"]);
}

#[test]
fn t1_26_a_motion_on_a_text_over_which_an_earlier_seat_has_called_the_vote_comes_too_late() {
    comes_of(
        "bel: propose aid 40\nada: call_vote pact",
        &["1 vote_called:{actor:ada,document:pact", "1 overtaken:{actor:bel"],
    );
}
