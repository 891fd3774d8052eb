//! T4: machine negotiators.

use super::{ADOPTED, after, clause, document, play_on, scenario, seat, seated, seated_at};
use dinard::play::Game;
use dinard::sim::event::Event;
use dinard::sim::treaty::accession::Candidate;
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
    assert_eq!(
        weighed(&game, "foe").1,
        Some(Refusal::OutOfReach { clause: grid, offer: 30.0, enough: Some((grid, 30.0)) })
    );
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
        if let Event::Treaty(Deed::Weighed {
            refusal: Some(Refusal::OutOfReach { clause, offer, .. }), actor, ..
        }) = &record.event
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

#[test]
fn t4_11_a_machine_leaves_only_if_that_is_worth_more_than_its_inertia() {
    // For Bel the text is worth 0.3 and half of the others 0.05; its record takes 0.05, and its aversion the rest.
    let left = |aversion: &str| {
        let text = format!(
            r#"(
                format: 1, title: "Inertia", playable: ["ada"],
                rounds: [(date: "2020-01-01"), (date: "2020-02-01"), (date: "2020-03-01"), (date: "2020-04-01")],
                actors: {{
                    "ada": (capability: 1), "bel": (capability: 1, audience: 0, aversion: {aversion}), "far": (capability: 1),
                }},
                documents: {{"pact": (
                    parties: ["ada", "bel"],
                    clauses: {{"line": (position: 50, preferences: {{"bel": (position: 50, salience: 0.5)}})}},
                )}},
                incidents: {{"raid": (
                    author: "far", severity: 5, victims: {{"ada": 0.5}}, on: (round: 4), suspects: {{"far": 1, criminals: 1}},
                    evidence: [(layer: tactical)],
                )}},
            )"#
        );
        let mut game = seated_at(scenario("inertia.ron", &text), "nobody");
        let pact = document(&game, "pact");
        let candidate = Candidate::new(game.setting(), game.situation(), pact, seat(&game, "bel"));
        let total = candidate.accession().total().get();
        (total, play_on(&mut game, "---\n").contains("withdrew:{actor:bel"))
    };
    let (close, far) = (left("0.33"), left("0.37"));
    assert!((close.0 + 0.03).abs() < 1e-9 && (far.0 + 0.07).abs() < 1e-9, "{close:?} {far:?}");
    assert_eq!((close.1, far.1), (false, true));
}

#[test]
fn t4_12_a_duty_to_answer_is_a_burden_to_who_would_rather_not() {
    let game = after(ADOPTED);
    let cor = seat(&game, "cor");
    let candidate = Candidate::new(game.setting(), game.situation(), document(&game, "pact"), cor);
    assert!(candidate.reservations().is_empty());
    let force = |slug| game.situation().texts().force(game.setting(), clause(&game, slug));
    let facts = game.setting().actor(cor);
    let expected = force("grid") * facts.boldness.get() + force("aid") * 0.6;
    assert!((candidate.accession().burden + 0.3 * expected).abs() < 1e-12 && force("aid") > 0.5);
}
