//! T4: machine negotiators.

use super::{document, play_on, seat, seated};
use dinard::play::Game;
use dinard::sim::event::Event;
use dinard::sim::treaty::{Accession, Deed, Refusal, Stage};

fn played() -> Game {
    let mut game = seated("nobody");
    game.play_out();
    game
}

/// What an actor last weighed about the pact.
fn weighed(game: &Game, slug: &str) -> (Accession, Option<Refusal>) {
    let who = seat(game, slug);
    let last = game.records().rev().find_map(|record| {
        let Event::Treaty(Deed::Weighed { actor, document: which, accession, refusal }) = &record.event else {
            return None;
        };
        (*actor == who && *which == document(game, "pact")).then(|| (*accession, refusal.clone()))
    });
    last.unwrap_or_else(|| panic!("{slug} weighed nothing"))
}

#[test]
fn t4_01_machines_adopt_against_one_red_line() {
    let game = played();
    let adopted = game.records().any(|record| {
        matches!(&record.event, Event::Treaty(Deed::ClauseDecided { against, carried: true, .. }) if against.contains(seat(&game, "foe")))
    });
    assert!(adopted);
    assert_eq!(game.situation().texts().document(document(&game, "pact")).stage, Stage::Adopted);
}

#[test]
fn t4_02_who_cannot_bring_a_clause_home_says_which_text_it_could() {
    let game = played();
    let grid = game.setting().names.find_clause("grid").expect("a clause");
    assert_eq!(weighed(&game, "foe").1, Some(Refusal::OutOfReach { clause: grid, offer: 30.0 }));
}

#[test]
fn t4_03_who_can_live_with_all_but_a_reservable_clause_signs_and_reserves() {
    let game = played();
    let aid = game.setting().names.find_clause("aid").expect("a clause");
    let signed = game.records().any(|record| {
        matches!(&record.event, Event::Treaty(Deed::Signed { actor, reserving, .. }) if *actor == seat(&game, "dov") && reserving.contains(aid))
    });
    let (accession, refusal) = weighed(&game, "dov");
    assert!(signed, "{accession:?} {refusal:?}");
}

#[test]
fn t4_04_partners_ratify_and_the_pact_enters_into_force() {
    let game = played();
    assert!(game.situation().texts().is_in_force(document(&game, "pact")));
}

#[test]
fn t4_05_every_refusal_has_a_reason_and_the_terms_add_up() {
    let game = played();
    for record in game.records() {
        if let Event::Treaty(Deed::Weighed { accession, refusal, .. }) = &record.event {
            let sum: f64 = accession.terms().iter().map(|(_, worth)| worth).sum();
            assert!((sum - accession.total().get()).abs() < 1e-12);
            assert!(refusal.is_some() || sum > 0.0);
        }
    }
}

#[test]
fn t4_06_an_offer_that_would_be_enough_is() {
    let mut seen = 0;
    let game = played();
    for record in game.records() {
        if let Event::Treaty(Deed::Weighed { refusal: Some(Refusal::OutOfReach { clause, offer }), actor, .. }) =
            &record.event
        {
            assert!(game.setting().clause(*clause).preference(*actor).accepts(*offer));
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[test]
fn t4_07_two_persons_among_machines_break_the_consensus() {
    let mut game = seated("dov cor");
    let told = play_on(&mut game, "dov: oppose grid\ncor: oppose grid\n---\n---");
    assert!(told.contains("clause:grid,for_it:[ada,bel],against:[cor,dov,foe],carried:false"), "{told}");
}

#[test]
fn t4_08_machines_play_the_same_game_with_and_without_a_log() {
    let game = played();
    let setting = game.setting();
    let mut situation = dinard::sim::Situation::new(setting);
    let mut table = dinard::sim::round::Table::new(setting, dinard::sim::Dice::new(game.seed()));
    while situation.ending().is_none() {
        dinard::sim::round::play_round(
            setting,
            &mut situation,
            &dinard::sim::Orders::machines(),
            &mut table,
            &mut (),
        );
    }
    assert_eq!(&situation, game.situation());
}

#[test]
fn t4_09_who_cares_for_nothing_in_a_text_asks_for_no_change_of_it() {
    let game = played();
    let far = seat(&game, "far");
    let refusals = game.records().filter_map(|record| {
        let Event::Treaty(Deed::Weighed { actor, refusal, .. }) = &record.event else { return None };
        refusal.clone().filter(|_| *actor == far)
    });
    let refusals: Vec<Refusal> = refusals.collect();
    assert!(!refusals.is_empty());
    assert!(
        refusals.iter().all(|refusal| matches!(refusal, Refusal::NotWorthIt { offer: None, .. })),
        "{refusals:?}"
    );
}

#[test]
fn t4_10_a_game_does_not_end_over_an_open_text() {
    let game = played();
    let closes = game.setting().documents.iter().map(|document| document.closes).max();
    assert!(Some(game.round()) >= closes);
}
