//! The panels without a window: what they show, what keys and clicks mean, and what they never give away.

mod negotiation;
mod stage;

use std::collections::BTreeSet;

use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::{Key, Modifiers};
use dinard::app::intent::Intent;
use dinard::app::panel::{Question, Resolution};
use dinard::review::why;
use dinard::sim::{ActorId, Event, Order, Response, Round};
use egui_kittest::kittest::NodeT as _;
use stage::{Shown, Stage};

const DIGITS: [Key; 8] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];

/// What Enter seals after the number key of a response.
fn sealed_by_keys(stage: Stage, response: Response) -> Option<Order> {
    let mut harness = stage.harness(Shown::Desk, [440.0, 4000.0]);
    harness.key_press(DIGITS[response.index()]);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    harness
        .into_state()
        .wishes
        .into_iter()
        .find_map(|wish| if let Intent::Seal(order) = wish { Some(order) } else { None })
}

#[test]
fn the_desk_shows_every_response_and_keys_seal_exactly_the_legal_ones() {
    for response in Response::ALL {
        let stage = Stage::real().played(3);
        let legality = stage.legality();
        let text = stage.text(Shown::Desk);
        let number = format!("{}: ", response.index() + 1);
        assert!(text.lines().any(|line| line.starts_with(&number)), "{response:?} is not on the desk");
        let is_legal = legality.iter().any(|(other, legal)| *other == response && legal.is_ok());
        let sealed = sealed_by_keys(stage, response);
        assert_eq!(sealed.as_ref().map(|order| order.response), is_legal.then_some(response));
        assert_eq!(sealed.is_some_and(|order| order.pledge.is_some()), is_legal && response == Response::Joint);
    }
}

#[test]
fn enter_plays_the_round_once_nothing_is_drawn_up_and_never_past_a_refusal() {
    let wishes = |keys: &[Key]| {
        let mut harness = Stage::real().harness(Shown::Desk, [440.0, 700.0]);
        for key in keys {
            harness.key_press(*key);
            harness.run_steps(2);
        }
        harness.into_state().wishes
    };
    assert_eq!(wishes(&[Key::Enter]), [], "nothing is sealed: it is asked once");
    assert_eq!(wishes(&[Key::Enter, Key::Enter]), [Intent::PlayRound]);
    assert!(matches!(wishes(&[Key::Num2, Key::Enter])[..], [Intent::Seal(_)]));
    assert_eq!(wishes(&[Key::Num6, Key::Enter]), [], "there is no legal basis for sanctions yet");

    let mut stage = Stage::real();
    stage.seal(Response::Private);
    let mut harness = stage.harness(Shown::Desk, [440.0, 700.0]);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    assert_eq!(harness.into_state().wishes, [Intent::PlayRound], "what is sealed needs no second seal");
}

#[test]
fn a_button_names_enter_only_while_enter_presses_it() {
    let mut harness = Stage::real().harness(Shown::Desk, [440.0, 700.0]);
    harness.key_press(Key::Num2);
    harness.run_steps(2);
    assert!(stage::all_text(&harness).contains("Seal (Enter)"));
    for _ in 0..2 {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
        harness.run_steps(2);
    }
    let text = stage::all_text(&harness);
    assert!(stage::ringed(&harness).is_some() && !text.contains("Seal (Enter)"), "{text}");
}

#[test]
fn the_ring_comes_to_the_responses_before_the_buttons_below() {
    for size in [[440.0, 700.0], [440.0, 300.0]] {
        let mut harness = Stage::real().harness(Shown::Desk, size);
        let mut order = Vec::new();
        for _ in 0..30 {
            harness.key_press(Key::Tab);
            harness.run_steps(2);
            order.extend(stage::ringed(&harness));
        }
        let at = |start: &str| order.iter().position(|name| name.starts_with(start)).expect("a stop of the ring");
        assert!(at("Russia") < at("1: Hold out") && at("8: ") < at("Play the round"), "{order:?}");
    }
}

#[test]
fn several_seats_are_added_one_by_one_and_taken_together() {
    let mut harness = Stage::real().harness(Shown::Briefing, [900.0, 1200.0]);
    harness.key_press(Key::A);
    harness.run_steps(2);
    stage::click(&mut harness, "France");
    stage::click(&mut harness, "Add this seat to the window (A)");
    stage::click(&mut harness, "Play United Kingdom, France (Enter)");
    let stage = harness.into_state();
    let seats = ["gbr", "fra"].map(|slug| stage.game.setting().names.find_actor(slug).expect("a seat"));
    assert_eq!(stage.wishes, [Intent::TakeSeats { seats: seats.into_iter().collect(), by_script: false }]);
}

/// Where the scenario knows what the others did, they can do so, by key or click; elsewhere nobody is asked.
#[test]
fn the_others_may_do_as_they_did() {
    let said = Stage::real().text(Shown::Briefing);
    assert!(!said.contains("do as they did"), "{said}");
    let mut harness = Stage::charlevoix().harness(Shown::Briefing, [900.0, 1400.0]);
    harness.key_press(Key::O);
    harness.run_steps(2);
    stage::click(&mut harness, "Canada");
    stage::click(&mut harness, "Play Canada (Enter)");
    let stage = harness.into_state();
    let seats = stage.game.setting().names.find_actor("can").into_iter().collect();
    assert_eq!(stage.wishes, [Intent::TakeSeats { seats, by_script: true }]);
}

#[test]
fn enter_plays_from_the_seat_that_has_been_picked_and_added() {
    let mut harness = Stage::real().harness(Shown::Briefing, [900.0, 1200.0]);
    while stage::ringed(&harness).as_deref() != Some("France") {
        harness.key_press(Key::Tab);
        harness.run_steps(2);
    }
    for (key, ringed) in [(Key::Enter, "France"), (Key::A, "France · at this window")] {
        harness.key_press(key);
        harness.run_steps(3);
        assert_eq!(stage::ringed(&harness).as_deref(), Some(ringed), "the ring stays where it was brought");
    }
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    let stage = harness.into_state();
    let france = stage.game.setting().names.find_actor("fra").into_iter().collect();
    assert_eq!(stage.wishes, [Intent::TakeSeats { seats: france, by_script: false }]);
}

#[test]
fn what_a_response_is_worth_adds_up_as_it_is_printed() {
    for rounds in 1..=6 {
        let text = Stage::real().played(rounds).text(Shown::Desk);
        let mut lines = 0;
        for line in text.lines().filter(|line| line.contains("points: benefit")) {
            let number = |word: &str| word.trim_end_matches(',').replace('−', "-").parse::<f64>().ok();
            let numbers: Vec<f64> = line.split_whitespace().filter_map(number).collect();
            let [worth, benefit, cost] = numbers[..] else { panic!("{line}") };
            assert!((benefit - cost - worth).abs() < 1e-9, "{line}");
            lines += 1;
        }
        assert!(lines > 2, "{text}");
    }
}

#[test]
fn what_a_panel_remembers_of_one_delegation_is_not_shown_to_the_next() {
    for shown in [Shown::Evidence, Shown::Desk, Shown::Why, Shown::Actor, Shown::Log] {
        let show = |stage: Stage| stage.harness(shown, [900.0, 9000.0]);
        let mut shared = show(Stage::real().played(6));
        let first = stage::all_text(&shared);
        let france = shared.state().game.setting().names.find_actor("fra");
        shared.state_mut().seat = france;
        shared.run_steps(4);
        let mut alone = Stage::real().played(6);
        alone.seat = france;
        let second = stage::all_text(&shared);
        assert_eq!(second, stage::all_text(&show(alone)), "{shown:?}");
        let is_private = [Shown::Evidence, Shown::Desk, Shown::Log].contains(&shown);
        assert!(!is_private || first != second, "{shown:?} differs from seat to seat");
    }
}

#[test]
fn the_curtain_says_whose_turn_it_is_and_nothing_of_the_game() {
    let stage = Stage::real().played(6);
    let text = stage.text(Shown::Curtain);
    assert!(
        text.contains("Pass to the United Kingdom") && !text.contains("NotPetya") && !text.contains('%'),
        "{text}"
    );
    let mut harness = stage.harness(Shown::Curtain, [900.0, 500.0]);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    assert_eq!(harness.into_state().wishes, [Intent::LiftCurtain]);
}

#[test]
fn letters_go_through_their_group() {
    let mut harness = Stage::real().played(3).harness(Shown::Desk, [440.0, 4000.0]);
    for _ in 0..2 {
        harness.key_press(Key::A);
        harness.run_steps(2);
    }
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    let Some(Intent::Seal(order)) = harness.into_state().wishes.pop() else { panic!("nothing was sealed") };
    assert_eq!(order.response, Response::Public);
}

#[test]
fn a_pledge_is_drawn_up_by_clicks_and_sealed_as_drawn_up() {
    let mut harness = Stage::real().played(3).harness(Shown::Desk, [440.0, 4000.0]);
    harness.key_press(Key::Num4);
    harness.run_steps(2);
    let boxes = stage::all_of(&harness, Role::CheckBox);
    let (counted_on, others): (Vec<_>, Vec<_>) = boxes.into_iter().partition(|(_, is_on)| *is_on);
    stage::click(&mut harness, &others[0].0);
    stage::click(&mut harness, "It takes one partner more");
    stage::click(&mut harness, "hold out");
    stage::click(&mut harness, "Seal (Enter)");
    let stage = harness.into_state();
    let Some(Intent::Seal(order)) = stage.wishes.last() else { panic!("nothing was sealed: {:?}", stage.wishes) };
    let pledge = order.pledge.as_ref().expect("naming together depends on others");
    assert_eq!(pledge.otherwise, Response::HoldOut);
    assert_eq!(pledge.among.len(), counted_on.len() + 1);
    assert!(pledge.at_least >= 2);
}

/// The desk with naming together chosen by its key.
fn naming_together() -> egui_kittest::Harness<'static, Stage> {
    let mut harness = Stage::real().played(3).harness(Shown::Desk, [440.0, 4000.0]);
    harness.key_press(Key::Num4);
    harness.run_steps(2);
    harness
}

/// Unticks every partner that is counted on.
fn count_on_nobody(harness: &mut egui_kittest::Harness<'_, Stage>) {
    let counted_on = stage::all_of(harness, Role::CheckBox).into_iter().filter(|(_, is_on)| *is_on);
    counted_on.for_each(|(name, _)| stage::click(harness, &name));
}

#[test]
fn a_pledge_that_counts_on_nobody_says_what_to_do_and_is_kept_when_its_response_is_picked_again() {
    let mut harness = naming_together();
    count_on_nobody(&mut harness);
    for picked_again in [false, true] {
        if picked_again {
            harness.key_press(Key::Num4);
            harness.run_steps(2);
        }
        let text = stage::all_text(&harness);
        assert_eq!(text.matches("Tick at least one partner, or choose 3.").count(), 2, "{text}");
        assert!(!text.contains("of nobody") && !text.contains("of 0"), "{text}");
    }
}

#[test]
fn after_a_response_key_the_ring_comes_to_the_partners() {
    let mut harness = naming_together();
    harness.key_press(Key::Tab);
    harness.run_steps(2);
    let first = stage::all_of(&harness, Role::CheckBox).first().map(|(name, _)| name.clone());
    assert_eq!(stage::ringed(&harness), first);
    harness.key_press(Key::Num2);
    harness.key_press(Key::Tab);
    harness.run_steps(2);
    assert!(stage::ringed(&harness).is_some_and(|name| name.starts_with("2: ")), "{:?}", stage::ringed(&harness));
}

#[test]
fn what_is_sealed_is_shown_and_can_be_taken_back_and_played() {
    let mut stage = Stage::real().played(3);
    stage.seal(Response::Private);
    assert!(stage.text(Shown::Desk).contains("Sealed: Tell them in private"));
    let mut harness = stage.harness(Shown::Desk, [440.0, 4000.0]);
    stage::click(&mut harness, "Unseal");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run_steps(2);
    let stage = harness.into_state();
    assert!(stage.wishes.contains(&Intent::Unseal(stage.incident.unwrap())));
    assert!(stage.wishes.contains(&Intent::PlayRound));
}

#[test]
fn a_why_card_gives_at_most_three_reasons_and_its_numbers_add_up() {
    let actors = Stage::real().game.setting().actor_ids();
    let mut cards = 0;
    for actor in actors {
        let mut stage = Stage::watched().played(6);
        stage.question = Some(Question { actor, incident: stage.incident.unwrap(), round: Round(6), foil: None });
        let text = stage.text(Shown::Why);
        let numbers: Vec<f64> = text.lines().filter_map(stage::signed_number).collect();
        let Some((total, parts)) = numbers.split_last() else { continue };
        assert!(parts.len() <= 4, "more than three reasons and the rest: {text}");
        assert!((parts.iter().sum::<f64>() - total).abs() < 1e-9, "as printed: {text}");
        let card = why(&stage.game, actor, stage.incident.unwrap(), Round(6), None).unwrap();
        let card_text = card.to_text().replace('−', "-");
        let told = |number: &f64| [2, 3].iter().any(|places| card_text.contains(&format!("{number:+.places$}")));
        assert!(numbers.iter().all(told), "the terminal prints other numbers: {}\n{text}", card.to_text());
        assert!(text.contains("not the real one"), "{text}");
        cards += 1;
    }
    assert!(cards > 20, "only {cards} cards have reasons");
}

#[test]
fn a_seat_sees_of_others_only_what_it_may_know_until_the_game_is_over() {
    let mut stage = Stage::real();
    stage.seal(Response::Public);
    let public = stage::public_shares(&stage);
    let mut secrets = BTreeSet::new();
    while !stage.game.is_over() {
        stage.play();
        let round = stage.game.round();
        for (actor, incident) in stage::others(&stage) {
            // The whole truth, which the debrief may tell, is the canary.
            let truth = why(&stage.game, actor, incident, round, None);
            if let Ok(why) = &truth {
                secrets.extend(why.reasons.iter().map(|reason| reason.text.clone()));
                secrets.extend(why.counterfactuals.iter().map(|one| one.text.clone()));
            }
            // Each card in turn: all of them in all rounds would take minutes.
            let is_in_turn = (actor.index() + incident.index() + usize::from(round.0)).is_multiple_of(5);
            if stage.game.is_over() || !is_in_turn {
                continue;
            }
            stage.question = Some(Question { actor, incident, round, foil: None });
            let card = stage.text(Shown::Why);
            let is_known = stage
                .game
                .view(stage.seat)
                .incident(incident)
                .is_some_and(|view| view.stance(actor).response != Response::HoldOut);
            assert!(is_known || !card.contains("in private"), "{card}");
            for number in stage::numbers(&card) {
                assert!(public.contains(&number), "“{number}” is no public number: {card}");
            }
            for secret in &secrets {
                assert!(!card.contains(secret.as_str()), "{card}");
            }
            assert!(card.contains("its full card opens when the game is over"), "{card}");
        }
        if !stage.game.is_over() {
            let shown = [Shown::Incidents, Shown::Evidence, Shown::Resolution, Shown::Actor, Shown::Log];
            let told: Vec<String> = shown.map(|shown| stage.text(shown)).into();
            for secret in &secrets {
                assert!(told.iter().all(|text| !text.contains(secret.as_str())), "round {round}: {secret}");
            }
        }
    }
    assert!(secrets.len() > 100, "only {} canaries", secrets.len());
    let (actor, incident) = stage::others(&stage)[0];
    stage.question = Some(Question { actor, incident, round: stage.game.round(), foil: None });
    let card = stage.into_text(Shown::Why);
    assert!(secrets.iter().any(|secret| card.contains(secret.as_str())), "the debrief opens all cards: {card}");
}

#[test]
fn every_card_opens_at_its_top() {
    let mut stage = Stage::watched().played(6);
    let incident = stage.incident.unwrap();
    let about = |actor| Question { actor: ActorId(actor), incident, round: Round(6), foil: None };
    stage.question = Some(about(0));
    let mut harness = stage.harness(Shown::Why, [600.0, 300.0]);
    let top = stage::highest_text(&harness);
    for next in [about(1), Question { round: Round(5), ..about(1) }] {
        harness.key_press(Key::End);
        harness.run_steps(60);
        assert!(stage::highest_text(&harness) < top - 50.0, "the card is long enough to scroll");
        harness.state_mut().question = Some(next);
        harness.run_steps(4);
        assert!((stage::highest_text(&harness) - top).abs() < 1.0);
    }
}

#[test]
fn a_card_turns_to_the_earlier_and_the_later_decision() {
    let mut stage = Stage::watched().played(6);
    let (actor, incident) = (ActorId(0), stage.incident.unwrap());
    stage.question = Some(Question { actor, incident, round: Round(4), foil: None });
    let since = why(&stage.game, actor, incident, Round(4), None).unwrap().since;
    let decided = stage.game.records().filter(|record| {
        matches!(record.event, Event::Decided { actor: who, incident: what, .. } if who == actor && what == incident)
    });
    let rounds: Vec<Round> = decided.map(|record| record.round).collect();
    let earlier = *rounds.iter().rfind(|round| **round < since).expect("an earlier decision");
    let later = *rounds.iter().find(|round| **round > since).expect("a later decision");
    let mut harness = stage.harness(Shown::Why, [600.0, 600.0]);
    for key in [Key::ArrowLeft, Key::ArrowRight] {
        harness.key_press(key);
        harness.run_steps(2);
    }
    stage::click(&mut harness, "Later decision →");
    let asked = [earlier, later, later].map(|round| Intent::AskWhy { actor, incident, round });
    assert_eq!(harness.into_state().wishes, asked);
}

#[test]
fn the_end_asks_about_the_step_that_changed_a_stand_last_and_about_the_turning_point() {
    let stage = Stage::watched().played(usize::from(u8::MAX));
    let turning_point = dinard::review::turning_point(&stage.game).expect("a game that turned");
    let mut harness = stage.harness(Shown::End, [900.0, 9000.0]);
    stage::click(&mut harness, &format!("{}. Ask why.", turning_point.text));
    harness.key_press(Key::W);
    harness.run_steps(2);
    let stage = harness.into_state();
    let [first, Intent::AskWhy { actor, incident, round }] = &stage.wishes[..] else { panic!("{:?}", stage.wishes) };
    let dinard::review::TurningPoint { actor: who, incident: what, round: when, .. } = turning_point;
    assert_eq!(*first, Intent::AskWhy { actor: who, incident: what, round: when });
    let card = why(&stage.game, *actor, *incident, *round, None).unwrap();
    assert_eq!(card.since, *round);
    assert!(card.chosen.is_public(), "the leader stood in public at the end by {card:?}");
}

#[test]
fn a_persons_card_shows_the_desk_and_no_motive() {
    let mut stage = Stage::real().played(2);
    stage.seal(Response::Private);
    stage.game.play_round();
    let seat = stage.seat.unwrap();
    stage.question =
        Some(Question { actor: seat, incident: stage.incident.unwrap(), round: stage.game.round(), foil: None });
    let text = stage.text(Shown::Why);
    assert!(text.contains("motives are not guessed"), "{text}");
    assert!(text.lines().all(|line| stage::signed_number(line).is_none()), "{text}");
}

#[test]
fn space_steps_through_the_resolution_and_then_leaves_it() {
    let mut stage = Stage::real();
    stage.game.play_round();
    stage.resolution.shown = 1;
    let mut harness = stage.harness(Shown::Resolution, [700.0, 600.0]);
    harness.key_press(Key::Space);
    harness.run_steps(2);
    harness.state_mut().resolution.shown = usize::MAX;
    harness.run_steps(1);
    harness.key_press(Key::Space);
    harness.run_steps(2);
    assert_eq!(harness.into_state().wishes, [Intent::StepResolution, Intent::LeaveResolution]);
}

/// A round in which nobody took a step that all could see is named all the same.
#[test]
fn an_outcome_is_headed_by_the_round_that_was_played() {
    let mut stage = Stage::real();
    for round in 1..=3 {
        let first = stage.game.play_round();
        stage.resolution = Resolution { first, shown: usize::MAX };
        let text = stage.text(Shown::Resolution);
        assert!(text.contains(&format!("What came of it: Round {round} ")), "{text}");
    }
}

#[test]
fn everything_that_can_be_pressed_has_a_name_and_is_large_enough_to_hit() {
    for shown in Shown::ALL {
        let harness = Stage::for_panel(shown).harness(shown, [1200.0, 6000.0]);
        for node in harness.root().children_recursive() {
            let inner = node.accesskit_node();
            if inner.is_hidden() || !stage::is_pressable(inner.role()) {
                continue;
            }
            let name = inner.label().or(inner.value()).unwrap_or_default();
            assert!(!name.trim().is_empty(), "{shown:?}: {node:?} has no name");
            assert!(node.rect().height() >= 31.9, "{shown:?}: “{name}” is only {} points high", node.rect().height());
        }
    }
}

#[test]
fn no_panel_panics_or_overflows_at_any_text_size() {
    // A window of 1280 x 720 at 80 %, 100 % and 250 %, and a narrow column of it.
    for size in [[1600.0, 900.0], [1280.0, 720.0], [512.0, 288.0], [300.0, 500.0]] {
        for shown in Shown::ALL {
            let harness = Stage::for_panel(shown).harness(shown, size);
            let widest = stage::rightmost_text(&harness);
            assert!(widest <= size[0] + 0.5, "{shown:?} at {size:?} reaches to {widest}");
        }
    }
}

#[test]
fn the_ring_stays_in_sight_and_page_keys_scroll() {
    for shown in [Shown::Briefing, Shown::Desk, Shown::Negotiation, Shown::Evidence, Shown::Log, Shown::End] {
        let mut harness = Stage::for_panel(shown).harness(shown, [900.0, 400.0]);
        let before = stage::highest_text(&harness);
        harness.key_press(Key::PageDown);
        harness.run_steps(60);
        assert!(stage::highest_text(&harness) < before - 100.0, "{shown:?} does not turn its page");
        for step in 0..35 {
            harness.key_press(if step < 25 { Key::Tab } else { Key::ArrowDown });
            harness.run_steps(60);
            if let Some(ring) = stage::focused(&harness) {
                assert!(ring.top() > -1.0 && ring.top() < 400.0, "{shown:?}: the ring is at {ring:?}");
            }
        }
    }
}

#[test]
fn home_and_end_scroll_as_far_as_it_goes() {
    for shown in [Shown::Briefing, Shown::Desk, Shown::Negotiation, Shown::Evidence, Shown::Log, Shown::End] {
        let mut harness = Stage::for_panel(shown).harness(shown, [900.0, 400.0]);
        let before = stage::highest_text(&harness);
        let mut after = |key| {
            harness.key_press(key);
            harness.run_steps(60);
            stage::highest_text(&harness)
        };
        let end = after(Key::End);
        assert!(end < before - 100.0, "{shown:?} does not go to its end");
        // A plot that comes into sight may still grow a little.
        assert!((after(Key::PageDown) - end).abs() < 10.0, "{shown:?} goes on after its end");
        assert!((after(Key::Home) - before).abs() < 1.0, "{shown:?} does not come back to its start");
    }
}

#[test]
fn ones_own_book_tells_only_of_what_has_happened() {
    let mut stage = Stage::real();
    stage.seat = Some(ActorId(0));
    let text = stage.text(Shown::Actor);
    assert!(text.contains("Your book"), "{text}");
    assert!(!text.contains("cost you 0.00") && !text.contains("words you gave"), "{text}");
}

#[test]
fn the_grid_of_decisions_needs_no_scrolling_at_the_largest_common_text() {
    // 1280 by 720 at 150 %, below the bar.
    let harness = Stage::for_panel(Shown::End).harness(Shown::End, [820.0, 9000.0]);
    let last = |node: &egui_kittest::Node<'_>| node.accesskit_node().value().as_deref() == Some("16");
    let columns = harness.root().children_recursive().filter(last).map(|node| node.rect().right());
    let right = columns.fold(0.0, f32::max);
    assert!(right > 400.0 && right <= 820.0, "round 16 ends at {right}");
}

#[test]
fn the_end_tells_of_the_norms_from_the_start_on() {
    let stage = Stage::for_panel(Shown::End);
    let percent = |share: dinard::sim::Share| format!("{:.0}\u{a0}%", 100.0 * share.get());
    let norms = stage.game.setting().norms.iter().zip(stage.game.situation().norms());
    let changes: Vec<_> = norms.map(|(norm, now)| [percent(norm.strength), percent(*now)]).collect();
    let mut harness = stage.harness(Shown::End, [900.0, 9000.0]);
    let text = stage::all_text(&harness);
    let title = text.lines().find(|line| line.starts_with("Norms: ")).expect("a title");
    for [start, now] in &changes {
        let told = if start == now { format!("stayed at {now}") } else { format!("from {start} to {now}") };
        assert!(title.contains(&told), "{told}: {title}");
    }
    assert!(changes.iter().any(|[start, now]| start != now), "a game in which no norm moves proves little");
    for plot in ["answers", "price", "norms"] {
        stage::click(&mut harness, &format!("The numbers ({plot})"));
    }
    let rows = stage::all_text(&harness).lines().filter(|line| *line == "start").count();
    assert_eq!(rows, 3, "every measure over the rounds has its start");
}

#[test]
fn w_asks_why_at_the_end_of_oneself_and_while_watching_of_who_led() {
    for stage in [Stage::for_panel(Shown::End), Stage::watched().played(usize::from(u8::MAX))] {
        let seat = stage.seat;
        let mut harness = stage.harness(Shown::End, [900.0, 400.0]);
        harness.key_press(Key::W);
        harness.run_steps(2);
        let stage = harness.into_state();
        let [Intent::AskWhy { actor, incident, .. }] = stage.wishes[..] else { panic!("{:?}", stage.wishes) };
        assert_eq!(incident, dinard::sim::IncidentId(0));
        match seat {
            Some(seat) => assert_eq!(actor, seat),
            None => assert!(stage.game.situation().stance(incident, actor).response.is_public()),
        }
    }
}

#[test]
fn panels_tell_worlds_apart_only_by_what_their_seat_can_know() {
    // The same game with another hand behind the second attack, which nobody can see: not a word may differ.
    let mut worlds = [Stage::secret("rus"), Stage::secret("chn")];
    for round in 1..=3 {
        for shown in Shown::ALL.into_iter().filter(|shown| *shown != Shown::End) {
            let [one, other] = worlds.each_ref().map(|stage| stage.text(shown));
            assert_eq!(one, other, "{shown:?} in round {round}");
            assert!(!one.contains("CANARY"), "{shown:?} in round {round} gives away what has not happened: {one}");
        }
        for stage in &mut worlds {
            if round == 1 {
                stage.seal(Response::Public);
            }
            stage.play();
        }
    }
    let authors: BTreeSet<String> = worlds.iter_mut().map(|stage| stage.end_text()).collect();
    assert_eq!(authors.len(), 2, "the debrief tells the truth");
}

#[test]
fn panels_come_to_rest_when_nothing_happens() {
    for shown in Shown::ALL {
        for size in [[1280.0, 720.0], [512.0, 288.0]] {
            let mut harness = Stage::for_panel(shown).harness(shown, size);
            harness.key_press(Key::Num4);
            harness.run_steps(8);
            let rests = harness.try_run();
            assert!(rests.is_ok(), "{shown:?} at {size:?} never stops drawing: {rests:?}");
        }
    }
}
