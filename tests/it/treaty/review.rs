//! T16: every so many rounds in force, parties decide whether a document goes on.

use std::sync::Arc;

use dinard::play::{Game, Player};
use dinard::review::{Audience, final_text, renewal, story, treaties, withdrawals};
use dinard::scenario::Scenario;
use dinard::sim::check::motion::{OutOfOrder, check_motion};
use dinard::sim::treaty::motion::Voice;
use dinard::sim::treaty::{Motion, Stage};
use dinard::sim::{Round, View};

use super::{document, play_on, scenario, seat, seated_at};

fn reviews() -> Arc<Scenario> {
    scenario("review.ron", include_str!("../../cases/review.ron"))
}

/// What comes of the lines if persons play all seats.
fn comes_of(lines: &str) -> (Game, String) {
    let mut game = seated_at(reviews(), "");
    let told = play_on(&mut game, lines);
    (game, told)
}

fn stage(game: &Game, slug: &str) -> Stage {
    game.situation().texts().document(document(game, slug)).stage
}

#[test]
fn t16_01_a_review_passes_in_silence_where_silence_is_consent() {
    let (game, told) = comes_of("---");
    assert!(
        told.contains("2 reviewed:{document:silent,for_it:[],against:[],silent:[ada,bel,cor],carried:true"),
        "{told}"
    );
    assert_eq!(stage(&game, "silent"), Stage::Adopted);
    let next = View::of(game.setting(), game.situation(), None).documents.remove(0).review;
    assert_eq!(next, Some(Round(4)), "and every two rounds again");
}

#[test]
fn t16_02_one_voice_breaks_the_silence_and_the_document_runs_out() {
    let (game, told) = comes_of("---bel: reject silent---");
    assert!(told.contains("2 voted:{actor:bel,document:silent,voice:against"), "{told}");
    assert!(
        told.contains("2 reviewed:{document:silent,for_it:[],against:[bel],silent:[ada,cor],carried:false"),
        "{told}"
    );
    assert!(told.contains("3 lapsed:{document:silent"), "{told}");
    assert_eq!(stage(&game, "silent"), Stage::Lapsed);
    let told: String = story(&game, Audience::Debrief).iter().map(|chapter| chapter.to_text()).collect();
    let line = "The parties reviewed “The silent accord”: it does not go on, by 0 to 1 with 2 abstentions, Bel against \
                (silence for 2 rounds).";
    assert!(told.contains(line), "{told}");
    let text = final_text(&game, document(&game, "silent"));
    let review = "Reviewed in round 2 (2020-02-01): it does not go on, by 0 to 1 with 2 abstentions, Bel against.";
    assert!(text.status.contains(&review.to_owned()), "{:?}", text.status);
}

#[test]
fn t16_03_where_votes_are_needed_silence_is_not_enough() {
    let (game, told) = comes_of("---\n---\n---\n");
    assert!(
        told.contains("3 reviewed:{document:voted,for_it:[],against:[],silent:[ada,bel,cor],carried:false"),
        "{told}"
    );
    assert_eq!(stage(&game, "voted"), Stage::Lapsed);
    let (game, told) = comes_of("---\n---ada: adopt voted\nbel: adopt voted---\n");
    assert!(told.contains("for_it:[ada,bel],against:[],silent:[cor],carried:true"), "{told}");
    assert_eq!(stage(&game, "voted"), Stage::Adopted);
}

/// A word for the text on the table is none for its going on, and a word at one review none at the next.
#[test]
fn t16_04_words_hold_for_one_review() {
    let (_, told) = comes_of("---\n---ada: adopt voted\nbel: adopt voted---\n---\n---\n");
    assert!(
        told.contains("6 reviewed:{document:voted,for_it:[],against:[],silent:[ada,bel,cor],carried:false"),
        "{told}"
    );
}

/// Whoever endorsed and leaves at a review breaks no word; a round later it does.
#[test]
fn t16_05_who_leaves_at_a_review_leaves_by_the_book() {
    let endorsed = "---bel: sign pledge\nada: sign pledge---\n";
    let (game, told) = comes_of(&format!("{endorsed}---bel: withdraw pledge---"));
    assert!(told.contains("3 entered_into_force:{document:pledge"), "{told}");
    assert!(told.contains("4 withdrew:{actor:bel,document:pledge,effective:5"), "{told}");
    let book = |game: &Game| *game.situation().book(seat(game, "bel"));
    let before = book(&seated_at(reviews(), ""));
    assert_eq!((book(&game).standing, book(&game).word), (before.standing, before.word));
    let (game, told) = comes_of(&format!("{endorsed}---\n---bel: withdraw pledge---"));
    assert!(told.contains("5 withdrew:{actor:bel,document:pledge,effective:6,cost:0.3"), "{told}");
    assert!(book(&game).word != before.word);
    assert_eq!(withdrawals(&game).len(), 1);
}

#[test]
fn t16_06_whoever_left_before_has_no_vote() {
    let (_, told) = comes_of("cor: withdraw silent---");
    assert!(
        told.contains("2 reviewed:{document:silent,for_it:[],against:[],silent:[ada,bel],carried:true"),
        "{told}"
    );
}

/// Nothing is left to decide where the sunset ends the document anyway.
#[test]
fn t16_07_a_review_that_coincides_with_a_sunset_is_none() {
    let (game, told) = comes_of("---\n---\n---\n---\n");
    let reviewed: Vec<&str> = told.lines().filter(|line| line.contains("reviewed:{document:brief")).collect();
    assert!(reviewed.len() == 1 && reviewed[0].starts_with("2 "), "{told}");
    assert!(told.contains("5 lapsed:{document:brief"), "{told}");
    assert_eq!(stage(&game, "brief"), Stage::Lapsed);
}

/// Whoever reserved on the review clause takes no part in it; what comes of it holds for it, too.
#[test]
fn t16_08_a_reservation_on_the_review_keeps_out_of_it() {
    let lines = "---bel: sign pledge\nada: sign pledge reserving {again}---\n---";
    let (_, told) = comes_of(lines);
    assert!(told.contains("4 reviewed:{document:pledge,for_it:[],against:[],silent:[bel],carried:true"), "{told}");
    let mut game = seated_at(reviews(), "");
    play_on(&mut game, "---bel: sign pledge\nada: sign pledge reserving {again}---\n");
    let vote = Motion::Vote { document: document(&game, "pledge"), voice: Voice::Against };
    let order = |who: &str| check_motion(game.setting(), game.situation(), seat(&game, who), &vote);
    assert_eq!((order("ada"), order("bel")), (Err(OutOfOrder::NoReviewer), Ok(())));
    let leaves = "---bel: sign pledge\nada: sign pledge reserving {again}---\n---ada: withdraw pledge";
    let (_, told) = comes_of(leaves);
    assert!(told.contains("4 withdrew:{actor:ada,document:pledge,effective:5,cost:0.2"), "{told}");
}

#[test]
fn t16_09_whoever_was_put_out_has_no_vote() {
    let out = "ada: expel cor from club\nbel: expel cor from club---\n---\n---cor: reject club";
    let (_, told) = comes_of(out);
    assert!(told.contains("2 expulsion_decided:{document:club,whom:cor"), "{told}");
    assert!(told.contains("refused: cor only states that the review clause binds"), "{told}");
    assert!(told.contains("4 reviewed:{document:club,for_it:[],against:[],silent:[ada,bel],carried:true"), "{told}");
}

/// Only in a review round, and only on going on: no vote is called, and no text moves.
#[test]
fn t16_10_in_other_rounds_there_is_nothing_to_vote_on() {
    let (game, told) = comes_of("ada: reject silent");
    assert!(told.contains("refused: ada the document is not on the table"), "{told}");
    let call = Motion::CallVote { document: document(&game, "silent") };
    let order = check_motion(game.setting(), game.situation(), seat(&game, "ada"), &call);
    assert_eq!(order, Err(OutOfOrder::NotOnTheTable), "not in a review round either");
}

/// Machines vote by what being inside is worth to them, without what breaking a word would cost: nobody breaks one.
#[test]
fn t16_11_machines_vote_by_what_being_inside_is_worth() {
    let mut game = Game::new(reviews(), dinard::sim::Seed(1));
    while game.round() < Round(4) {
        game.play_round();
    }
    let (ada, cor, voted) = (seat(&game, "ada"), seat(&game, "cor"), document(&game, "voted"));
    let cards = [ada, cor].map(|actor| renewal(&game, actor, voted, Round(3)).expect("a vote"));
    assert_eq!(cards.each_ref().map(|card| card.voice), [Voice::For, Voice::Against]);
    for card in &cards {
        assert!(card.by == Player::Machine && card.accession.audience.abs() < 1e-12);
        assert_eq!(card.voice, Voice::of_worth(card.accession.total()));
    }
    assert!(cards[1].to_text().contains("binding itself among many −0.60"), "{}", cards[1].to_text());
    assert!(treaties(&game, cor, Some(voted), Round(3)).texts().any(|text| text == cards[1].to_text()));
    assert!(renewal(&game, ada, voted, Round(2)).is_none());
}

/// A person's vote is told as one.
#[test]
fn t16_12_a_person_gives_no_reasons() {
    let (game, _) = comes_of("---bel: reject silent---");
    let card = renewal(&game, seat(&game, "bel"), document(&game, "silent"), Round(3)).expect("a vote");
    assert_eq!((card.by, card.voice, card.round), (Player::Person, Voice::Against, Round(2)));
    assert!(card.theory.is_empty() && card.to_text().contains("A person decided."), "{}", card.to_text());
}
