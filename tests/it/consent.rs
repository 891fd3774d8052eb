//! Cards about documents: terms add up, and what is said to turn a choice or a vote turns it.

use std::sync::Arc;

use dinard::play::Game;
use dinard::review::consent::{Choice, Lever, Undecided};
use dinard::review::{Consent, ballot, consent, lens, outlook};
use dinard::scenario::Scenario;
use dinard::sim::actor::Policy;
use dinard::sim::apply::apply;
use dinard::sim::treaty::accession::{Accession, Candidate};
use dinard::sim::treaty::mood::Known;
use dinard::sim::treaty::{Deed, Refusal, Voice};
use dinard::sim::{Event, Round, Seed, Share, Situation};

const SCENARIOS: [&str; 6] =
    ["2001_budapest", "2018_charlevoix", "2018_paris_call", "2018_un_rivals", "2019_dinard", "saltmere"];

fn played(slug: &str, seed: u64) -> Game {
    played_from(&format!("scenarios/{slug}"), seed)
}

fn played_from(path: &str, seed: u64) -> Game {
    let path = format!("{}/{path}.ron", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect("a scenario");
    let scenario = Scenario::parse(&path, &text).0.expect("a scenario that can be played");
    let mut game = Game::new(Arc::new(scenario), Seed(seed));
    game.play_out();
    game
}

/// The situation in which a card's actor weighed, folded from the log.
fn scene(game: &Game, card: &Consent) -> Situation {
    let mut situation = Situation::new(game.setting());
    for record in game.records() {
        let is_it = matches!(&record.event, Event::Treaty(Deed::Weighed { actor, document, .. })
            if (*actor, *document) == (card.actor, card.document));
        if is_it && record.round == card.since {
            break;
        }
        apply(&mut situation, game.setting(), &record.event);
    }
    situation
}

/// The card of everything that was weighed in a game, as it stood at the end of that round.
fn cards(game: &Game) -> Vec<Consent> {
    let weighed = game.records().filter_map(|record| {
        let Event::Treaty(Deed::Weighed { actor, document, .. }) = &record.event else { return None };
        Some(consent(game, *actor, *document, record.round).expect("a card"))
    });
    weighed.collect()
}

/// Every such card of some machine-played games.
fn all_cards() -> Vec<(Game, Vec<Consent>)> {
    let games = SCENARIOS.into_iter().flat_map(|slug| [1, 2].map(|seed| played(slug, seed)));
    games.map(|game| (cards(&game), game)).map(|(cards, game)| (game, cards)).collect()
}

#[test]
fn terms_add_up_and_are_what_the_engine_weighs() {
    let mut number = 0;
    for (game, cards) in all_cards() {
        for card in cards {
            number += 1;
            assert!(card.by.is_machine() && card.reasons.len() <= 3);
            let told: f64 = card.reasons.iter().map(|weight| weight.points.get()).sum();
            assert!((told + card.rest.get() - card.total.get()).abs() < 1e-12, "{}", card.to_text());
            assert!((card.accession.total().get() - card.total.get()).abs() < 1e-12);
            let situation = scene(&game, &card);
            let candidate = Candidate::new(game.setting(), &situation, card.document, card.actor);
            assert_eq!(candidate.in_mood(card.accession.mood).accession(), card.accession, "{}", card.to_text());
            let sum = card.sum();
            let printed: f64 = sum.parts.iter().map(|part| part.get()).sum();
            assert!((printed - sum.total.get()).abs() < 1e-9, "{}", card.to_text());
            let is_for = card.refusal.is_none();
            let is_bound_up = card.bar.as_ref().is_some_and(|bar| bar.starts_with("Who signs this signs"));
            let is_as_weighed = is_for == card.choice.is_in() || matches!(card.choice, Choice::Leave) || is_bound_up;
            assert!(is_as_weighed, "{}", card.to_text());
        }
    }
    assert!(number >= 400, "{number}");
}

#[test]
fn every_turn_turns_the_choice_when_it_is_weighed_again() {
    let mut found = [0; 4];
    for (game, cards) in all_cards() {
        for card in cards {
            for turn in &card.turns {
                let mut situation = scene(&game, &card);
                let texts = situation.texts();
                let spoke = texts.document(card.document).for_it;
                let mut company = texts.consenting(game.setting(), card.document).union(spoke).without(card.actor);
                let (mut mood, mut payment) = (card.accession.mood, 0.0);
                found[match &turn.lever {
                    Lever::Texts(changed) => {
                        for &(clause, position) in changed {
                            let deed = Deed::TextSettled { clause, position };
                            apply(&mut situation, game.setting(), &Event::Treaty(deed));
                        }
                        0
                    }
                    Lever::Company(actors) => {
                        actors.iter().for_each(|actor| company.set(*actor, !card.choice.is_in()));
                        1
                    }
                    Lever::Payment(points) => {
                        payment = points.get();
                        2
                    }
                    Lever::EvenMood => {
                        mood = 0.0;
                        3
                    }
                }] += 1;
                let candidate = Candidate::new(game.setting(), &situation, card.document, card.actor);
                let candidate = candidate.beside(company).in_mood(mood);
                let accession = candidate.accession();
                let accession = Accession { promises: accession.promises + payment, ..accession };
                let is_in = match card.choice {
                    Choice::Leave => candidate.stays(&accession),
                    Choice::Join(_) | Choice::Ratify | Choice::StayOut | Choice::PutOff => {
                        candidate.refusal(&accession).is_none()
                    }
                };
                assert_ne!(is_in, card.choice.is_in(), "{}\n{}", turn.text, card.to_text());
            }
        }
    }
    assert!(found[0] > 20 && found[1] > 20 && found[2] > 20 && found[3] > 20, "{found:?}");
}

#[test]
fn who_cannot_bring_a_text_home_is_told_so_first() {
    let stuck = all_cards().into_iter().flat_map(|(_, cards)| cards);
    let stuck: Vec<_> = stuck.filter(|card| matches!(card.refusal, Some(Refusal::OutOfReach { .. }))).collect();
    assert!(!stuck.is_empty());
    for card in stuck {
        let text = card.to_text();
        assert!(text.contains("lies beyond what it could bring home"), "{text}");
        assert_eq!(card.theory.first().map(|mechanism| mechanism.name()), Some("Two-level games"), "{text}");
        assert!(!card.turns.iter().any(|turn| matches!(turn.lever, Lever::Payment(_) | Lever::Company(_))), "{text}");
    }
}

/// Saltmere's package is signed as a whole: a text of one of its documents may be what keeps somebody out of the other.
#[test]
fn a_refusal_and_its_card_name_the_same_text_also_in_a_package() {
    let (mut named, mut of_the_rest, mut beyond_reach) = (0, 0, 0);
    for game in [1, 3, 5, 7].map(|seed| played("saltmere", seed)) {
        for card in cards(&game).iter().filter(|card| matches!(card.choice, Choice::StayOut | Choice::PutOff)) {
            let on_card = card.turns.iter().find_map(|turn| match &turn.lever {
                Lever::Texts(texts) if texts.len() == 1 => texts.first(),
                Lever::Texts(_) | Lever::Company(_) | Lever::Payment(_) | Lever::EvenMood => None,
            });
            let Some(refusal) = &card.refusal else {
                assert!(card.bar.as_ref().is_some_and(|bar| bar.starts_with("Who signs this signs")));
                of_the_rest += 1;
                continue;
            };
            // What keeps it out of another document of the package may need more, or may not be lifted by a text.
            let Some((clause, text)) = on_card else { continue };
            let (of, enough) = refusal.enough().expect("a text that is enough for all is enough for one");
            let wanted = game.setting().clause(*clause).preference(card.actor).position;
            assert!(of != clause || (wanted - text).abs() <= (wanted - enough).abs(), "{}", card.to_text());
            named += 1;
            of_the_rest += usize::from(game.setting().clause(*clause).document != card.document);
            if let Refusal::OutOfReach { clause: stuck, offer, .. } = refusal {
                assert!(stuck == clause && (wanted - text).abs() <= (wanted - offer).abs(), "{}", card.to_text());
                beyond_reach += 1;
            }
        }
    }
    assert!(named > 10 && of_the_rest > 5 && beyond_reach > 5, "{named} {of_the_rest} {beyond_reach}");
}

#[test]
fn nothing_is_made_up_of_what_nobody_decided() {
    let game = played("2018_paris_call", 2);
    let (actor, document) = game.setting().actor_ids().zip(game.setting().document_ids()).next().expect("one each");
    assert_eq!(consent(&game, actor, document, Round(0)).map(drop), Err(Undecided(Round(0))));
}

#[test]
fn decisions_about_documents_count_in_the_lens() {
    let game = played("2018_paris_call", 2);
    let weighed = game.records().filter(|record| matches!(record.event, Event::Treaty(Deed::Weighed { .. }))).count();
    let lens = lens(&game);
    assert_eq!(lens.consents, weighed);
    assert!(lens.mechanisms.iter().any(|(mechanism, _)| mechanism.name() == "Self-enforcing agreements"));
}

/// With every text where the card says it could have been brought home, no clause is beyond it any more; and the votes of
/// the cards are those that were counted.
#[test]
fn votes_turn_at_the_texts_that_cards_name() {
    let (mut against, mut silent) = (0, 0);
    for path in SCENARIOS.map(|slug| format!("scenarios/{slug}")).into_iter().chain(["tests/cases/table".to_owned()])
    {
        let game = played_from(&path, 1);
        for document in game.setting().document_ids() {
            for actor in game.setting().actor_ids() {
                let Some(card) = ballot(&game, actor, document, game.round()) else { continue };
                let votes = game.records().find_map(|record| {
                    let Event::Treaty(
                        Deed::Adopted { document: of, for_it, against }
                        | Deed::Failed { document: of, for_it, against },
                    ) = &record.event
                    else {
                        return None;
                    };
                    (*of == document).then_some((*for_it, *against))
                });
                let (for_it, votes_against) = votes.expect("a vote");
                assert_eq!(card.voice == Voice::For, for_it.contains(actor), "{}", card.to_text());
                assert!(card.voice == Voice::For || (card.voice == Voice::Against) == votes_against.contains(actor));
                assert!(card.by.is_machine() && card.theory.len() == 1, "{}", card.to_text());
                for one in &card.beyond {
                    let preference = game.setting().clause(one.clause).preference(actor);
                    assert!(!preference.accepts(one.at) && preference.accepts(one.nearest), "{}", card.to_text());
                }
                against += usize::from(card.voice == Voice::Against);
                silent += usize::from(card.voice == Voice::Silent);
                assert_eq!(card.beyond.iter().any(|one| one.is_fatal), card.voice == Voice::Against);
            }
        }
    }
    assert!(against > 0 && silent > 0, "{against} against, {silent} silent");
}

/// Over many games, as many join as the outlook said, on average.
#[test]
fn the_outlook_says_how_many_join() {
    let (mut expected, mut joined) = (0.0, 0.0);
    let scenario = played("2018_paris_call", 1).scenario().clone();
    for seed in 1..=200 {
        let mut game = Game::new(scenario.clone(), Seed(seed));
        while game.round() < Round(2) {
            game.play_round();
        }
        let document = game.setting().document_ids().next().expect("a document");
        let outlook = outlook(&game, document);
        assert!(outlook.is_sorted_by(|a, b| a.chance.get() >= b.chance.get()));
        expected += outlook.iter().map(|one| one.chance.get()).sum::<f64>();
        game.play_round();
        let is_in =
            |one: &dinard::review::Outlook| game.situation().texts().party(document, one.prospect.actor).is_in();
        joined += outlook.iter().filter(|one| is_in(one)).count() as f64;
    }
    assert!(joined > 1000.0 && (expected - joined).abs() < 0.05 * joined, "{expected} expected, {joined} joined");
}

#[test]
fn what_was_refused_narrows_what_a_mood_can_be() {
    let policy = Policy::Logit(0.1);
    let is = |chance: Share, expected: f64| assert!((chance.get() - expected).abs() < 1e-12, "{chance:?}");
    let mut known = Known::default();
    is(known.chance(policy, 0.0), 0.5);
    known.note(0.0, false);
    is(known.chance(policy, 0.0), 0.0);
    let more = known.chance(policy, 0.1).get();
    assert!(more > 0.0 && more < Known::default().chance(policy, 0.1).get());
    known.note(0.2, true);
    is(known.chance(policy, 0.2), 1.0);
    is(known.chance(policy, 0.3), 1.0);
    is(Known::default().chance(Policy::ArgMax, 0.1), 1.0);
    is(Known::default().chance(Policy::HoldOut, 0.1), 0.0);
}
