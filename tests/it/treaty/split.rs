//! T17: what one text cannot hold moves into a document that splits off.

use std::sync::Arc;

use dinard::play::Game;
use dinard::play::log::{append_entries, append_header, read};
use dinard::play::replay::verify;
use dinard::review::{Audience, final_text, outcome, story};
use dinard::scenario::Scenario;
use dinard::sim::treaty::{Stage, Status, Wording};
use dinard::sim::{Share, View};

use super::{clause, document, play_on, scenario, seat, seated_at};

const PERSONS: &str = "ada bel cor dov";

fn splits() -> Arc<Scenario> {
    scenario("split.ron", include_str!("../../cases/split.ron"))
}

/// What comes of the lines if persons play all seats but those of the pair.
fn comes_of(lines: &str) -> (Game, String) {
    let mut game = seated_at(splits(), PERSONS);
    let told = play_on(&mut game, lines);
    (game, told)
}

fn wording(game: &Game, slug: &str) -> Wording {
    game.situation().texts().clause(clause(game, slug)).wording
}

fn stage(game: &Game, slug: &str) -> Stage {
    game.situation().texts().document(document(game, slug)).stage
}

/// The documents that a seat sees.
fn seen(game: &Game) -> Vec<&str> {
    let documents = View::of(game.setting(), game.situation(), None).documents;
    documents.iter().map(|seen| game.setting().names.document(seen.document)).collect()
}

fn debrief(game: &Game) -> String {
    story(game, Audience::Debrief).iter().map(|chapter| chapter.to_text()).collect()
}

#[test]
fn t17_01_what_nobody_splits_off_is_not_there() {
    let (mut game, _) = comes_of("---");
    assert_eq!(seen(&game), ["code", "act", "pair"]);
    game.play_out();
    assert_eq!(stage(&game, "annex"), Stage::Open);
    let told = debrief(&game) + &outcome(&game).to_text(&game);
    assert!(!told.contains("The annex") && !told.contains("The protocol"), "{told}");
    let (_, told) = comes_of("ada: call_vote prot\nbel: support prot_talk");
    assert!(told.contains("refused: ada nobody has split that clause off"), "{told}");
    assert!(told.contains("refused: bel nobody has split that clause off"), "{told}");
}

/// By consensus one objection is enough: the clause stays out of the one and goes into the other.
#[test]
fn t17_02_under_consensus_one_seat_splits_what_it_could_stop() {
    let (game, told) = comes_of("ada: split conduct");
    assert!(told.contains("1 spoke:{actor:ada,clause:conduct,voice:against"), "{told}");
    assert!(told.contains("1 split:{actor:ada,clause:conduct,into:prot_conduct"), "{told}");
    assert_eq!((wording(&game, "conduct"), wording(&game, "prot_conduct")), (Wording::Parked, Wording::Clean));
    assert_eq!(seen(&game), ["code", "prot", "act", "pair"]);
    let texts = game.situation().texts();
    assert!(texts.clause(clause(&game, "prot_conduct")).sponsors.contains(seat(&game, "ada")));
    let in_text = |slug: &str| texts.is_in_text(game.setting(), clause(&game, slug));
    assert_eq!(["conduct", "prot_conduct"].map(in_text), [false, true], "in one of them, though both are open");
    let told = debrief(&game);
    assert!(told.contains("Ada split “conduct” off “The code” into “The protocol”."), "{told}");
}

/// What was split off is in brackets nowhere: the share is of what is left.
#[test]
fn t17_16_brackets_are_counted_without_what_was_split_off() {
    let (game, _) = comes_of("ada: split conduct\ncor: oppose talk");
    let documents = View::of(game.setting(), game.situation(), None).documents;
    let seen = |slug: &str| documents.iter().find(|seen| seen.document == document(&game, slug)).expect("a document");
    assert_eq!(seen("code").clauses.len(), 4, "it is listed all the same");
    assert_eq!(["code", "prot"].map(|slug| seen(slug).bracket_share()), [Share::clamped(1.0 / 3.0), Share::ZERO]);
}

/// A clause and its twin say the same: a goal about one of them says which.
#[test]
fn t17_17_a_goal_about_a_clause_with_a_twin_names_the_document() {
    let text = include_str!("../../cases/split.ron");
    let goals = "goals: [(aim: bound_by(clause: \"conduct\", at_least: 2)), (aim: bound_by(clause: \"prot_conduct\", at_least: 2))],\n    documents: {";
    let scenario = scenario("split.ron", &text.replacen("documents: {", goals, 1));
    let told: Vec<_> = scenario.goals.iter().map(|goal| goal.describe(&scenario)).collect();
    assert_eq!(
        told,
        ["“Behave” in “The code” binds at least 2 actors.", "“Behave” in “The protocol” binds at least 2 actors."]
    );
}

/// Where the venue would take the clause all the same, it is taken up again and what was split off falls.
#[test]
fn t17_03_under_majority_one_seat_splits_off_nothing() {
    let (game, told) = comes_of("ada: split rule\nbel: support rule\ncor: support rule");
    let taken = told.find("1 marked:{clause:rule,wording:proposed").expect("taken up again");
    let fell = told.find("1 rejoined:{clause:rule,from:annex_rule").expect("fell");
    assert!(taken < fell);
    assert_eq!((wording(&game, "rule"), wording(&game, "annex_rule")), (Wording::Bracketed, Wording::Parked));
    assert!(!seen(&game).contains(&"annex"));
}

#[test]
fn t17_04_both_are_adopted_each_by_its_own_venue() {
    let lines = "ada: split conduct---bel: support prot_conduct\ndov: support prot_conduct---\n---bel: adopt prot\ndov: adopt prot---\n";
    let (game, told) = comes_of(lines);
    assert!(told.contains("3 adopted:{document:code"), "{told}");
    assert!(told.contains("4 adopted:{document:prot,for_it:[bel,dov]"), "{told}");
    assert_eq!((wording(&game, "conduct"), wording(&game, "prot_conduct")), (Wording::Parked, Wording::Adopted));
    assert_eq!((wording(&game, "talk"), wording(&game, "prot_talk")), (Wording::Adopted, Wording::Parked));
    let text = final_text(&game, document(&game, "prot"));
    assert!(text.status.contains(&"Split off from “The code”.".to_owned()), "{:?}", text.status);
    assert_eq!(text.articles.iter().map(|article| article.text.as_str()).collect::<Vec<_>>(), ["Behave."]);
}

#[test]
fn t17_05_some_sign_only_one_of_them() {
    let lines = "ada: split conduct---bel: support prot_conduct---\n---bel: adopt prot---bel: sign prot\nbel: sign code\nada: sign code---\n";
    let (game, told) = comes_of(lines);
    assert!(told.contains("6 entered_into_force:{document:prot,parties:[bel]"), "{told}");
    let status =
        |slug: &str, who: &str| game.situation().texts().party(document(&game, slug), seat(&game, who)).status;
    assert_eq!((status("code", "ada"), status("prot", "ada")), (Status::Signed, Status::AtTable));
    assert_eq!((status("code", "bel"), status("prot", "bel")), (Status::Signed, Status::Signed));
}

/// A clause is in one place: it is split off once, and merged with nothing where it was.
#[test]
fn t17_06_what_was_split_off_is_neither_split_nor_merged_again() {
    let (_, told) = comes_of("ada: split conduct---bel: split conduct---cor: merge conduct into talk");
    assert!(told.contains("refused: bel the clause was split off already"), "{told}");
    assert!(told.contains("refused: cor the clause was split off already"), "{told}");
    let (game, told) = comes_of("ada: split talk\nbel: split chat---ada: merge prot_chat into prot_talk");
    assert!(told.contains("2 merged:{actor:ada,clause:prot_chat,into:prot_talk"), "{told}");
    assert_eq!((wording(&game, "prot_chat"), wording(&game, "prot_talk")), (Wording::Parked, Wording::Clean));
}

/// From a called vote on, the text stands: of the one that is left as of the one that takes up.
#[test]
fn t17_07_a_vote_in_the_same_round_comes_first() {
    let (game, told) = comes_of("ada: call_vote code\nbel: split conduct");
    assert!(told.contains("1 overtaken:{actor:bel,document:code"), "{told}");
    assert_eq!(wording(&game, "prot_conduct"), Wording::Parked);
    let (_, told) = comes_of("ada: split conduct---ada: call_vote prot---bel: split talk");
    assert!(told.contains("refused: bel the document that it would go into takes up nothing more"), "{told}");
}

/// A clause takes its text, its sponsors and all words along; who splits it off stands behind it.
#[test]
fn t17_08_a_clause_takes_along_what_it_had() {
    let lines = "bel: propose conduct 70---cor: support conduct\ndov: oppose conduct---ada: split conduct";
    let (game, _) = comes_of(lines);
    let twin = game.situation().texts().clause(clause(&game, "prot_conduct"));
    assert!((twin.position - 70.0).abs() < 1e-9);
    let set = |actors: &[&str]| actors.iter().map(|actor| seat(&game, actor)).collect();
    assert_eq!(twin.sponsors, set(&["ada", "bel"]));
    assert_eq!((twin.for_it, twin.against), (set(&["cor"]), set(&["dov"])));
}

/// Whoever takes it up again where it was brings it back.
#[test]
fn t17_09_what_is_taken_up_again_falls_out_of_the_other() {
    let (game, told) = comes_of("ada: split conduct---bel: reopen conduct");
    assert!(told.contains("2 rejoined:{clause:conduct,from:prot_conduct"), "{told}");
    assert_eq!(wording(&game, "prot_conduct"), Wording::Parked);
    assert!(!seen(&game).contains(&"prot"));
    let (_, told) = comes_of("ada: split conduct---bel: reopen conduct---ada: split conduct");
    assert!(
        told.contains("3 split:{actor:ada,clause:conduct,into:prot_conduct"),
        "and may be split off again: {told}"
    );
}

/// What red lines leave no text for is split off by the machine that would have parked it.
#[test]
fn t17_10_machines_split_off_instead_of_parking() {
    let (game, told) = comes_of("---\n---\n---\n---\n");
    assert!(told.contains("3 deadlocked:{clause:line,between:[eve,fay]"), "{told}");
    assert!(told.contains("3 split:{actor:gil,clause:line,into:rest_line"), "{told}");
    assert_eq!(stage(&game, "pair"), Stage::Adopted);
    assert_eq!((wording(&game, "peace"), wording(&game, "rest_peace")), (Wording::Adopted, Wording::Parked));
}

/// What became part of the other does not come back, nor what it is about to vote on.
#[test]
fn t17_11_what_the_other_adopted_stays_there() {
    let lines = "ada: split rule---ada: support annex_rule\nbel: support annex_rule\nada: call_vote annex---ada: adopt annex\nbel: adopt annex\ncor: support rule\ndov: support rule\nbel: support rule";
    let (game, told) = comes_of(lines);
    assert!(told.contains("3 adopted:{document:annex"), "{told}");
    assert!(!told.contains("rejoined") && wording(&game, "rule") != Wording::Adopted, "{told}");
}

#[test]
fn t17_12_a_log_with_splits_gives_the_same_game() {
    let (mut game, _) = comes_of("ada: split conduct---bel: reopen conduct---cor: split talk");
    game.play_out();
    let mut text = Vec::new();
    append_header(&game, &mut text).expect("a header");
    append_entries(&game, 0, &mut text).expect("entries");
    let log = read(&String::from_utf8(text).expect("text")).expect("a log");
    assert_eq!(verify(&log).expect("the same").game.journal(), game.journal());
}

#[test]
fn t17_13_what_cannot_split_off_is_refused_with_the_reason() {
    let text = include_str!("../../cases/split.ron");
    let findings = |from: &str, to: &str| {
        let (_, findings) = Scenario::parse("split.ron", &text.replace(from, to));
        let told = findings.iter().filter(|finding| finding.is_error());
        told.map(|finding| format!("{} {}", finding.code, finding.message)).collect::<Vec<_>>().join("\n")
    };
    let rest = "splits_from: \"pair\"";
    assert_eq!(findings(rest, "splits_from: \"pear\""), "E0107 unknown document `pear`");
    assert_eq!(findings(rest, "splits_from: \"rest\""), "E0223 `rest` splits off itself");
    let chain = "E0223 `rest` splits off `annex`, which splits off another";
    assert_eq!(findings(rest, "splits_from: \"annex\""), chain);
    assert_eq!(findings(rest, "splits_from: \"act\""), "E0223 a second document splits off `act`");
    let own = "splits_from: \"pair\", clauses: {\"more\": ()}";
    assert_eq!(findings(rest, own), "E0223 `rest` splits off `pair` and has clauses of its own");
    let bound = "venue: \"duo\", parties: [\"eve\"], closes: 4";
    let told = findings("venue: \"duo\", closes: 4", bound);
    assert_eq!(told, "E0223 `rest` splits off `pair`, which is in force already");
}

/// A word for a document is not lost by a clause that was split off into it and fell in the same round.
#[test]
fn t17_14_what_fell_lets_no_word_for_the_rest_lapse() {
    let lines = "ada: split aim\ndov: support rule---dov: support annex_aim\ndov: adopt annex\nbel: propose rule 90---ada: split rule\nbel: support rule\ncor: support rule";
    let (mut game, told) = comes_of(lines);
    assert!(told.contains("2 sounded:{clause:rule,for_it:[]"), "dov's word was for another text: {told}");
    assert!(told.contains("3 rejoined:{clause:rule,from:annex_rule"), "{told}");
    assert!(!told.contains("voted:{actor:dov,document:annex,voice:silent"), "{told}");
    assert!(told.contains("3 adopted:{document:annex,for_it:[dov]"), "{told}");
    game.play_out();
    assert_eq!(wording(&game, "annex_rule"), Wording::Parked);
}

/// What was split off is not in the text that the parent adopted, and nobody keeps out of a clause that is not there.
#[test]
fn t17_15_what_was_split_off_is_not_printed_in_the_parent() {
    let (game, _) = comes_of("---\n---\n---\n---\n");
    assert_eq!((stage(&game, "pair"), wording(&game, "line")), (Stage::Adopted, Wording::Parked));
    let text = final_text(&game, document(&game, "pair"));
    let headings: Vec<_> = text.articles.iter().map(|article| article.heading()).collect();
    assert_eq!(headings, ["Left out", "Article 1"]);
    assert!(!text.to_markdown(false).contains("Left out") && text.to_markdown(true).contains("Left out"));
    let in_text = |slug: &str| game.situation().texts().is_in_text(game.setting(), clause(&game, slug));
    assert_eq!(["peace", "line", "rest_peace"].map(in_text), [true, false, false]);
}

/// Nobody splits off what it speaks for in the same round; but one can ask for a text, and split it off with that.
#[test]
fn t17_16_who_splits_a_clause_off_does_not_speak_for_it_where_it_was() {
    for lines in ["ada: support conduct\nada: split conduct", "ada: split conduct\nada: silent conduct"] {
        let (game, told) = comes_of(lines);
        assert!(told.contains("refused: ada another motion of the same round says the contrary"), "{told}");
        assert_eq!((wording(&game, "conduct"), wording(&game, "prot_conduct")), (Wording::Clean, Wording::Parked));
    }
    let (game, told) = comes_of("ada: oppose conduct\nada: propose conduct 45\nada: split conduct");
    assert!(!told.contains("refused"), "{told}");
    let twin = game.situation().texts().clause(clause(&game, "prot_conduct"));
    assert!((twin.position - 45.0).abs() < 1e-9, "{}", twin.position);
}
