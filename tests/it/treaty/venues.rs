//! T18: venues: between two sittings, and what experts may promise.

use super::{clause, document, play_on, scenario, seat, seated_at};
use dinard::play::Game;
use dinard::review::words::Words;
use dinard::sim::treaty::{Stage, Status};

/// A declaration of one line before three, in a venue like this and with this calendar of its own; persons play all seats,
/// or those that are named.
fn in_venue(venue: &str, own: &str, persons: &str) -> Game {
    let text = format!(
        r#"(
            format: 1, title: "A venue",
            rounds: [
                (date: "2020-01-01"), (date: "2020-02-01"), (date: "2020-03-01"), (date: "2020-04-01"),
                (date: "2020-05-01"), (date: "2020-06-01"), (date: "2020-07-01"), (date: "2020-08-01"),
            ],
            actors: {{"ada": (capability: 0.5), "bel": (capability: 0.3), "cor": (capability: 0.2)}},
            venues: {{"house": (name: "The house", {venue})}},
            documents: {{"vow": (kind: declaration, venue: "house", {own}, clauses: {{"line": (
                effect: share_evidence, strength: binding, position: 50, preferences: {{
                    "ada": (position: 80, salience: 0.5, half_width: 40), "bel": (position: 20, salience: 0.5, half_width: 25, red_line: true),
                }},
            )}})}},
        )"#
    );
    seated_at(scenario("venue.ron", &text), persons)
}

/// What came of these lines where texts change by proposals only.
fn told(venue: &str, closes: u16, lines: &str) -> String {
    play_on(&mut in_venue(venue, &format!("closes: {closes}, drafting: human"), ""), lines)
}

fn stage(game: &Game) -> Stage {
    game.situation().texts().document(document(game, "vow")).stage
}

#[test]
fn t18_01_between_two_sittings_nothing_is_tabled_and_nobody_speaks() {
    let told = told(
        "sits: [1, 3]",
        3,
        "---ada: propose line 60\nbel: oppose line\ncor: adopt vow\n---ada: propose line 70\n",
    );
    assert_eq!(told.matches("the venue does not sit in this round").count(), 3, "{told}");
    assert!(!told.contains("2 proposed") && told.contains("3 proposed:{actor:ada,clause:line,position:70"), "{told}");
}

#[test]
fn t18_02_a_silence_runs_on_between_two_sittings() {
    let told = told("sits: [1, 4], procedure: (rule: silence(rounds: 3))", 4, "ada: call_vote vow\n---\n---\n");
    assert!(told.contains("1 vote_called:{actor:ada,document:vow,ends:3"), "{told}");
    assert!(told.contains("3 adopted:{document:vow,for_it:[],against:[]"), "{told}");
}

#[test]
fn t18_03_a_silence_can_be_broken_from_a_capital_between_two_sittings() {
    let venue = "sits: [1, 4], procedure: (rule: silence(rounds: 3))";
    let lines = "ada: call_vote vow\n---bel: reject vow\nbel: propose line 10\n---\n";
    let told = told(venue, 4, "ada: call_vote vow\n---bel: reject vow\n---\n");
    assert!(told.contains("2 voted:{actor:bel,document:vow,voice:against"), "{told}");
    assert!(told.contains("3 failed:{document:vow,for_it:[],against:[bel]"), "{told}");
    // The text stands meanwhile.
    let told = self::told(venue, 4, lines);
    assert!(told.contains("a vote has been called, and the text stands until it is decided"), "{told}");
}

#[test]
fn t18_04_a_vote_cannot_be_called_between_two_sittings() {
    let told = told("sits: [1, 3, 5]", 6, "---ada: call_vote vow\n---ada: call_vote vow\n");
    assert!(told.contains("refused: ada the venue does not sit in this round"), "{told}");
    // The others have not heard of it yet: it is decided in the next sitting, not in the next round.
    assert!(told.contains("3 vote_called:{actor:ada,document:vow,ends:5"), "{told}");
}

#[test]
fn t18_05_the_calendar_calls_the_vote_at_the_last_sitting() {
    let told = told("sits: [1, 3]", 6, "---\n---\n---\n");
    assert!(
        told.contains("3 vote_called:{document:vow,ends:3") && told.contains("3 adopted:{document:vow"),
        "{told}"
    );
}

#[test]
fn t18_06_the_calendar_calls_a_silence_at_the_last_sitting_from_which_it_can_run_out() {
    let quiet = "sits: [1, 4], procedure: (rule: silence(rounds: 2))";
    let late = told(quiet, 5, "---\n---\n---\n---\n");
    assert!(
        late.contains("4 vote_called:{document:vow,ends:5") && late.contains("5 adopted:{document:vow"),
        "{late}"
    );
    let early = told(quiet, 4, "---\n");
    assert!(
        early.contains("1 vote_called:{document:vow,ends:2") && early.contains("2 adopted:{document:vow"),
        "{early}"
    );
}

#[test]
fn t18_07_a_vote_at_the_last_sitting_is_decided_there_whoever_calls_it() {
    let told = told("sits: [2]", 6, "---ada: call_vote vow\n");
    assert!(told.contains("2 vote_called:{actor:ada,document:vow,ends:2") && told.contains("2 adopted:"), "{told}");
}

#[test]
fn t18_08_a_document_whose_venue_never_sits_stays_open() {
    let mut game = in_venue("sits: [6]", "closes: 3, drafting: human", "");
    let told = play_on(&mut game, "---ada: call_vote vow\n---\n---\n---\n---\n");
    assert!(!told.contains("vote_called"), "{told}");
    assert_eq!(stage(&game), Stage::Open);
}

#[test]
fn t18_09_the_table_says_when_the_venue_sits_next() {
    let mut game = in_venue("sits: [1, 3]", "closes: 3", "");
    play_on(&mut game, "");
    let (words, seen) = (Words(game.scenario()), game.view(None).documents[0].clone());
    assert_eq!(words.stands(&seen), "next on the table in round 3 (2020-03-01)");
    assert_eq!(words.venue(seen.document).as_deref(), Some("The house"));
    assert_eq!(words.sittings(seen.document), "ministers, in rounds 1 and 3");
    assert_eq!((seen.is_on_the_table, seen.deadline.0), (false, 3));
}

#[test]
fn t18_10_machines_come_as_close_by_the_last_sitting_whenever_that_is() {
    let settled = |venue: &str, own: &str| {
        let mut game = in_venue(venue, own, "nobody");
        play_on(&mut game, "---\n---\n---\n---\n---\n");
        assert_eq!(stage(&game), Stage::Adopted);
        game.situation().texts().clause(clause(&game, "line")).position
    };
    let often = settled("", "closes: 3");
    assert!((often - settled("sits: [1, 3, 6]", "closes: 6")).abs() < 1e-9);
    assert!((often - settled("sits: [2, 3, 4]", "closes: 6")).abs() < 1e-9);
}

#[test]
fn t18_11_governments_sign_and_leave_without_a_sitting() {
    let told = told("sits: [1]", 1, "---ada: sign vow\n---ada: withdraw vow\n");
    assert!(told.contains("2 signed:{actor:ada") && told.contains("3 withdrew:{actor:ada"), "{told}");
}

#[test]
fn t18_12_an_expulsion_is_decided_at_the_next_sitting() {
    let lines = "---ada: sign vow\nbel: sign vow\ncor: sign vow\n---ada: expel cor from vow\n---\n---\n";
    let put_out = told(
        "sits: [1, 5], procedure: (rule: majority(of_all: true))",
        1,
        &format!("ada: adopt vow\nbel: adopt vow\nada: support line\nbel: support line\n{lines}"),
    );
    assert!(
        !put_out.contains("4 expulsion_decided") && put_out.contains("5 expulsion_decided:{document:vow,whom:cor"),
        "{put_out}"
    );
    let never = told("sits: [1]", 1, lines);
    assert!(never.contains("refused: ada the venue that would decide it does not sit any more"), "{never}");
}

#[test]
fn t18_13_what_experts_endorse_binds_nobody_until_the_capital_confirms_it() {
    let mut game = in_venue("sits: [1], rank: experts", "closes: 1, drafting: human", "");
    let told = play_on(&mut game, "---ada: sign vow\n---\n---\n");
    assert!(told.contains("2 signed:{actor:ada") && !told.contains("entered_into_force"), "{told}");
    let (vow, texts) = (document(&game, "vow"), game.situation().texts());
    assert_eq!(texts.party(vow, seat(&game, "ada")).status, Status::Signed);
    assert!(texts.consenting(game.setting(), vow).is_empty() && texts.bound(vow).is_empty());
}

#[test]
fn t18_14_an_endorsement_that_is_confirmed_binds() {
    for rank in ["experts", "ambassadors"] {
        let told = told(&format!("rank: {rank}"), 1, "---ada: sign vow\n---ada: ratify vow\n---\n");
        assert!(told.contains("3 ratified:{actor:ada"), "{told}");
        assert!(told.contains("4 entered_into_force:{document:vow,parties:[ada]"), "{told}");
    }
}

#[test]
fn t18_15_ministers_and_leaders_bind_their_states_at_once() {
    for rank in ["ministers", "leaders"] {
        let told = told(&format!("rank: {rank}"), 1, "---ada: sign vow\n---ada: ratify vow\n");
        assert!(told.contains("3 entered_into_force:{document:vow,parties:[ada]"), "{told}");
        assert!(!told.contains("3 ratified"), "{told}");
    }
    let told = told("rank: leaders", 1, "---bel: ratify vow\n");
    assert!(told.contains("an endorsement binds; there is nothing to ratify"), "{told}");
}

#[test]
fn t18_16_machines_endorse_ad_referendum_and_confirm_in_a_later_round() {
    let mut game = in_venue("rank: ambassadors, procedure: (roll_call: true)", "closes: 2", "nobody");
    let told = play_on(&mut game, "---\n---\n---\n");
    let place = |what: &str| told.find(what).unwrap_or_else(|| panic!("no `{what}` in {told}"));
    assert!(place("3 signed:{actor:ada") < place("4 ratified:{actor:ada"), "{told}");
}

#[test]
fn t18_17_taking_back_what_was_never_confirmed_breaks_no_word() {
    let broken = |lines: &str| {
        let mut game = in_venue("rank: experts", "closes: 1, drafting: human", "");
        let ada = seat(&game, "ada");
        let before = *game.situation().book(ada);
        play_on(&mut game, lines);
        let after = game.situation().book(ada);
        (after.word.broken - before.word.broken, after.standing < before.standing)
    };
    assert_eq!(broken("---ada: sign vow\n---ada: withdraw vow\n"), (0.0, true));
    assert_eq!(broken("---ada: sign vow\n---ada: ratify vow\n---ada: withdraw vow\n"), (1.0, true));
}

#[test]
fn t18_18_without_a_venue_everybody_decides_by_consensus() {
    let text = r#"(
        format: 1, title: "No venue", rounds: [(date: "2020-01-01"), (date: "2020-02-01")],
        actors: {"ada": (), "bel": (), "cor": ()},
        venues: {"other": (members: ["ada"])},
        documents: {
            "vow": (kind: declaration, closes: 1, drafting: human, clauses: {"line": ()}),
            "aside": (kind: declaration, venue: "other", closes: 1, drafting: human, clauses: {"note": ()}),
        },
    )"#;
    let mut game = seated_at(scenario("none.ron", text), "");
    let told = play_on(&mut game, "cor: reject vow\ncor: reject aside\n");
    assert!(told.contains("refused: cor no seat at this table"), "{told}");
    assert_eq!(Words(game.scenario()).venue(document(&game, "vow")), None);
    let mut game = seated_at(scenario("none.ron", text), "");
    let told = play_on(&mut game, "cor: reject vow\n");
    assert!(told.contains("1 failed:{document:vow,for_it:[],against:[cor]"), "{told}");
}
