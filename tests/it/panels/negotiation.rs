//! The negotiating table in the window: what it shows, and that it moves exactly what is in order.

use std::collections::BTreeSet;

use bevy_egui::egui::Key;
use bevy_egui::egui::accesskit::Role;
use dinard::app::intent::Intent;
use dinard::sim::check::motion::check_motion;
use dinard::sim::treaty::motion::{Motion, Voice};
use dinard::sim::treaty::{ClauseSet, Promise, Wording};
use dinard::sim::{ClauseId, DocumentId, Points};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;

use super::stage::{self, Shown, Stage};

const PACT: DocumentId = DocumentId(0);
const GRID: ClauseId = ClauseId(0);
const AID: ClauseId = ClauseId(1);

/// The table with persons in all seats, so that only what is moved happens.
fn seated() -> Stage {
    let mut stage = Stage::treaty();
    for actor in stage.game.setting().everybody().iter() {
        stage.game.seat(actor, true);
    }
    stage
}

/// Round 4: nobody objected, and the pact is adopted.
fn adopted() -> Stage {
    seated().played(3)
}

fn tabled(stage: &Stage) -> Vec<Motion> {
    stage.game.tabled(stage.seat.expect("a seat")).unwrap_or_default().to_vec()
}

#[test]
fn the_document_its_clauses_and_their_support_are_shown_in_words_and_signs() {
    let stage = seated().moved("ada: oppose grid\nbel: support grid\ncor: sponsor aid");
    let text = stage.text(Shown::Negotiation);
    for part in [
        "Treaty, on the table until round 3 (2020-03-01).",
        "1 round left after this one.",
        "The five (ministers, in every round). Ada, Bel, Cor, Dov and Foe decide by consensus but for 1; texts meet half-way. Open to all.",
        "In brackets: 33 % of the clauses",
        "Clause 1 grid, bracketed, binding",
        "[Leave the grids alone.]",
        "■■■ binding · restraint: no breach of “calm”",
        "Ada on 1 grid: against it",
        "Bel on 1 grid: for it",
        "Cor on 2 aid: silent, ★",
        "0 agreed to be bound, 3 are needed. It lacks 3 more ratifications, 2 of Ada, Bel and Cor.",
    ] {
        assert!(text.lines().any(|line| line == part), "{part}: {text}");
    }
    let view = stage.game.view(None);
    for clause in &view.documents[0].clauses {
        let place = format!("Text at {:.0}, you ask for {:.0}, asked for ", clause.position, clause.asks[0]);
        assert!(text.contains(&place), "{place}: {text}");
    }
}

/// A button of the table each, for the clause that is looked at first.
fn buttons(ask: f64) -> [(&'static str, Motion); 13] {
    let (clause, document) = (GRID, PACT);
    let (reserving, interpreting) = (ClauseSet::EMPTY, ClauseSet::EMPTY);
    [
        ("Support (+)", Motion::Speak { clause, voice: Voice::For }),
        ("Oppose (−)", Motion::Speak { clause, voice: Voice::Against }),
        ("Propose 80 (P)", Motion::Propose { clause, position: ask }),
        ("Bracket (B)", Motion::Mark { clause, wording: Wording::Bracketed }),
        ("Clean (C)", Motion::Mark { clause, wording: Wording::Clean }),
        ("Park (K)", Motion::Mark { clause, wording: Wording::Parked }),
        ("Sponsor", Motion::Sponsor { clause }),
        ("Call the vote", Motion::CallVote { document }),
        ("Against it", Motion::Vote { document, voice: Voice::Against }),
        ("Sign", Motion::Sign { document, reserving, interpreting }),
        ("Hold out", Motion::StayOut { document }),
        ("Ratify", Motion::Ratify { document }),
        ("Withdraw", Motion::Withdraw { document }),
    ]
}

#[test]
fn exactly_what_is_in_order_can_be_pressed_and_the_rest_says_why() {
    let called = seated().moved("ada: call_vote pact");
    let mut seen = BTreeSet::new();
    for stage in [seated(), called, adopted(), adopted().moved("ada: sign pact")] {
        let (seat, round) = (stage.seat.expect("a seat"), stage.game.round());
        let ask = stage.game.view(None).documents[0].clauses[0].asks[seat.index()];
        let check = |motion: &Motion| check_motion(stage.game.setting(), stage.game.situation(), seat, motion);
        let orders = buttons(ask).map(|(name, motion)| (name, check(&motion)));
        let mut harness = stage.harness(Shown::Negotiation, [1300.0, 4000.0]);
        stage::click(&mut harness, "The pact");
        let text = stage::all_text(&harness).to_lowercase();
        for (name, order) in orders {
            let is_in_use = stage::is_in_use(&harness, name).unwrap_or(false);
            assert_eq!(is_in_use, order.is_ok(), "{name} in round {round}");
            if let Err(reason) = order {
                assert!(text.contains(&reason.to_string()), "{name}: {reason}: {text}");
            }
            if name == "Withdraw" {
                assert_eq!(text.contains("to withdraw: you would be out of “the pact”"), order.is_ok(), "{text}");
            }
            seen.insert((name, order.is_ok()));
        }
    }
    assert_eq!(seen.len(), 26, "each is in order once and out of order once: {seen:?}");
}

#[test]
fn keys_and_clicks_table_motions_and_take_them_back() {
    let mut harness = Stage::treaty().harness(Shown::Negotiation, [1300.0, 1200.0]);
    for key in [Key::ArrowDown, Key::B, Key::Minus, Key::ArrowRight, Key::P] {
        harness.key_press(key);
        harness.run_steps(3);
    }
    let drawn = [
        Motion::Mark { clause: AID, wording: Wording::Bracketed },
        Motion::Speak { clause: AID, voice: Voice::Against },
        Motion::Propose { clause: AID, position: 85.0 },
    ];
    assert_eq!(tabled(harness.state()), drawn);
    assert!(stage::all_text(&harness).contains("3 motions are tabled, sealed with your orders:"));
    stage::click(&mut harness, "× Bracket clause 2 aid");
    harness.key_press(Key::Plus);
    harness.run_steps(3);
    stage::click(&mut harness, "Propose 85 (P)");
    stage::click(&mut harness, "Call the vote");
    let left = [Motion::Speak { clause: AID, voice: Voice::For }, Motion::CallVote { document: PACT }];
    assert_eq!(tabled(harness.state()), left, "a new word takes the place of the old one");
    harness.key_press(Key::B);
    harness.run_steps(3);
    let left = [Motion::CallVote { document: PACT }, Motion::Mark { clause: AID, wording: Wording::Bracketed }];
    assert_eq!(tabled(harness.state()), left, "an objection takes the place of a word for it");
}

#[test]
fn a_signature_reserves_where_it_may() {
    let mut harness = adopted().harness(Shown::Negotiation, [1300.0, 2000.0]);
    assert_eq!(stage::is_in_use(&harness, "reserve on 1 grid"), None, "grid is not reservable");
    stage::click(&mut harness, "reserve on 2 aid");
    stage::click(&mut harness, "say how you read 1 grid");
    stage::click(&mut harness, "Sign");
    let (reserving, interpreting) = (ClauseSet::EMPTY.with(AID), ClauseSet::EMPTY.with(GRID));
    assert_eq!(tabled(harness.state()), [Motion::Sign { document: PACT, reserving, interpreting }]);
    stage::click(&mut harness, "Hold out");
    assert_eq!(tabled(harness.state()), [Motion::StayOut { document: PACT }]);
}

#[test]
fn a_package_is_shown_with_its_company_and_can_be_divided() {
    let text = Stage::packed().text(Shown::Negotiation);
    assert!(
        text.contains("Part of “The summit”, with “The charter”; decided together, signed as a whole."),
        "{text}"
    );
    assert!(text.contains("keep it together. Nobody has asked to divide the package."), "{text}");
    let mut harness = Stage::packed().harness(Shown::Negotiation, [1300.0, 3000.0]);
    stage::click(&mut harness, "Divide the package");
    assert_eq!(tabled(harness.state()), [Motion::Divide { document: PACT }]);
    let text = Stage::treaty().text(Shown::Negotiation);
    assert!(!text.contains("Part of") && !text.contains("Divide the package"), "{text}");
}

#[test]
fn a_deal_is_drawn_up_slot_by_slot_and_can_be_answered() {
    let mut harness = Stage::treaty().harness(Shown::Negotiation, [1300.0, 3000.0]);
    stage::click(&mut harness, "Draft a deal (O)");
    for name in ["Bel", "Add: to ask for “grid” at 80"] {
        stage::click(&mut harness, name);
    }
    stage::click(&mut harness, "a payment");
    stage::click(&mut harness, "Pay more");
    stage::click(&mut harness, "Add: to pay 0.15 points");
    stage::click(&mut harness, "Offer it");
    let motions = tabled(harness.state());
    let [Motion::Offer { to, gives, .. }] = motions.as_slice() else { panic!("{motions:?}") };
    assert_eq!(harness.state().game.setting().names.actor(*to), "bel");
    assert_eq!(gives[0], Promise::Back { clause: GRID, position: 80.0 });
    let Promise::Pay { points: Points(sum) } = gives[1] else { panic!("{gives:?}") };
    assert!((sum - 0.15).abs() < 1e-9, "{sum}");

    let offered = Stage::treaty().moved("bel: offer ada {pay 0.1} for {back grid 60}");
    let sentence = "1. Bel offers Ada to pay 0.10 points, in return for its word to ask for “grid” at 60.";
    assert!(offered.text(Shown::Negotiation).contains(sentence));
    let mut harness = offered.harness(Shown::Negotiation, [1300.0, 3000.0]);
    stage::click(&mut harness, "Accept");
    assert_eq!(tabled(harness.state()), [Motion::Answer { deal: 1, accepts: true }]);
    assert!(matches!(harness.into_state().wishes[..], [Intent::Table(_)]));
}

#[test]
fn the_way_into_force_marks_who_is_pivotal() {
    let signed = "ada: sign pact\nbel: sign pact\ncor: sign pact";
    let two = adopted().moved(signed).moved("ada: ratify pact\nbel: ratify pact");
    let text = two.text(Shown::Negotiation);
    assert!(text.contains("2 agreed to be bound, 3 are needed. It lacks 1 more ratification."), "{text}");
    assert!(text.contains("◆ Pivotal: one of Cor, Dov, Foe and Far would do."), "{text}");
    let three = two.moved("cor: ratify pact");
    let text = three.text(Shown::Negotiation);
    assert!(text.contains("Round 5: Ada and Bel\n") && text.contains("◆ Round 6: Cor, which met the rule"), "{text}");
    assert!(!text.contains("Pivotal"), "{text}");
}

#[test]
fn who_only_watches_sees_the_table_and_moves_nothing() {
    let mut stage = Stage::treaty().played(1);
    stage.seat.take().into_iter().for_each(|seat| stage.game.seat(seat, false));
    let text = stage.text(Shown::Negotiation);
    assert!(text.contains("Clause 1 grid") && text.contains("Whoever only watches makes no motions."), "{text}");
    assert!(!text.contains("Call the vote") && !text.contains("you ask for"), "{text}");
}

/// The window below its bar at 1280 x 720, with text of 100 % and of 150 %.
const BELOW_BAR: [[f32; 2]; 2] = [[1280.0, 668.0], [853.0, 428.0]];

/// Where the first thing stands whose name begins so.
fn top_of(harness: &Harness<'_, Stage>, start: &str) -> Option<f32> {
    let mut nodes = harness.root().children_recursive();
    let is_meant = |node: &egui_kittest::Node<'_>| {
        let inner = node.accesskit_node();
        inner.label().or(inner.value()).is_some_and(|name| name.starts_with(start))
    };
    nodes.find(is_meant).map(|node| node.rect().top())
}

/// Moves the ring on until it comes to what begins so.
fn ring_to(harness: &mut Harness<'_, Stage>, start: &str) {
    for _ in 0..80 {
        harness.key_press(Key::Tab);
        harness.run_steps(3);
        if stage::ringed(harness).is_some_and(|name| name.starts_with(start)) {
            return;
        }
    }
    panic!("the ring never comes to “{start}”");
}

#[test]
fn the_key_of_the_draft_brings_it_into_sight_and_puts_it_away_however_it_was_opened() {
    for size in BELOW_BAR {
        let mut harness = Stage::treaty().harness(Shown::Negotiation, size);
        let press = |harness: &mut Harness<'_, Stage>| {
            harness.key_press(Key::O);
            harness.run_steps(90);
            top_of(harness, "With whom?")
        };
        let partner = press(&mut harness).expect("a draft");
        assert_eq!(stage::ringed(&harness).as_deref(), Some("Draft a deal (O)"));
        assert!(partner > 0.0 && partner < 0.8 * size[1], "{size:?}: the draft begins at {partner}");
        assert_eq!(press(&mut harness), None, "it is put away");
        stage::click(&mut harness, "Draft a deal (O)");
        assert_eq!(press(&mut harness), None, "a key puts away what a click has opened");
    }
}

#[test]
fn the_ring_stays_with_the_draft_while_promises_come_and_go() {
    let mut harness = Stage::treaty().harness(Shown::Negotiation, [1300.0, 3000.0]);
    harness.key_press(Key::O);
    harness.run_steps(4);
    stage::click(&mut harness, "Bel");
    ring_to(&mut harness, "Add:");
    for _ in 0..2 {
        harness.key_press(Key::Enter);
        harness.run_steps(4);
        assert!(stage::ringed(&harness).is_some_and(|name| name.starts_with("Add:")), "the ring has left");
    }
    harness.key_press(Key::Tab);
    harness.run_steps(3);
    assert!(stage::ringed(&harness).is_some_and(|name| name.starts_with("Add:")), "the other side comes next");
}

#[test]
fn a_deal_with_an_empty_side_is_warned_of_before_it_is_offered() {
    let mut harness = Stage::treaty().harness(Shown::Negotiation, [1300.0, 3000.0]);
    let warned = |harness: &Harness<'_, Stage>| {
        let text = stage::all_text(harness);
        ["You promise nothing:", "You ask for nothing:"].map(|warning| text.contains(warning))
    };
    for name in ["Draft a deal (O)", "Bel"] {
        stage::click(&mut harness, name);
    }
    assert_eq!(warned(&harness), [true, false]);
    ring_to(&mut harness, "Add:");
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert_eq!(warned(&harness), [false, true]);
    harness.key_press(Key::Tab);
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    assert_eq!(warned(&harness), [false, false]);
}

#[test]
fn every_sort_of_deal_makes_a_sentence() {
    let sides = ["", "back grid 60", "adopt pact", "join pact", "pay 0.1", "back aid 40, pay 0.2"];
    let mut told = Vec::new();
    for gives in sides {
        for takes in sides.into_iter().filter(|takes| !(gives.is_empty() && takes.is_empty())) {
            let stage = seated().moved(&format!("bel: offer ada {{{gives}}} for {{{takes}}}"));
            let text = stage.text(Shown::Negotiation);
            let line = text.lines().find(|line| line.starts_with("1. Bel ")).expect("a deal").to_owned();
            let (offered, returned) = line.split_once(", ").expect("a return");
            let is_asked = offered.starts_with("1. Bel asks Ada to ");
            assert!(
                is_asked == gives.is_empty() && (is_asked || offered.starts_with("1. Bel offers Ada to ")),
                "{line}"
            );
            let is_fair = returned.contains("in return for its word to ") || returned.contains("nothing");
            assert!(is_fair && !line.contains("for to ") && line.ends_with('.'), "{line}");
            told.push(line);
        }
    }
    assert_eq!(told.iter().collect::<BTreeSet<_>>().len(), 35, "each is told apart: {told:#?}");
}

#[test]
fn each_press_of_v_takes_another_variant() {
    let mut harness = Stage::worded().harness(Shown::Negotiation, [1300.0, 1600.0]);
    let chosen = |harness: &Harness<'_, Stage>| {
        let choices = stage::all_of(harness, Role::RadioButton).into_iter();
        let is_variant = |name: &str| name.starts_with("A: ") || name.starts_with("B: ");
        choices.filter(|(name, is_on)| *is_on && is_variant(name)).map(|(name, _)| name).collect::<Vec<_>>()
    };
    // A little off a variant it is still that variant: the next one comes at once.
    for nudge in [None, Some(Key::ArrowRight), Some(Key::ArrowLeft), None] {
        if let Some(key) = nudge {
            harness.key_press(key);
            harness.run_steps(3);
        }
        let before = chosen(&harness);
        harness.key_press(Key::V);
        harness.run_steps(3);
        let after = chosen(&harness);
        assert!(before.len() == 1 && after.len() == 1 && before != after, "{before:?}, then {after:?}");
    }
}

/// The options that are chosen in the slots of the clause.
fn options(harness: &Harness<'_, Stage>) -> Vec<String> {
    let slots = [
        "Exchange best practices",
        "Keep to a code of conduct",
        "each in its own way",
        "and say in public how that goes",
    ];
    let choices = stage::all_of(harness, Role::RadioButton).into_iter();
    choices.filter(|(name, is_on)| *is_on && slots.contains(&name.as_str())).map(|(name, _)| name).collect()
}

#[test]
fn a_text_is_drafted_slot_by_slot_with_keys_and_clicks() {
    let mut harness = Stage::dinard().harness(Shown::Negotiation, [1300.0, 1600.0]);
    assert_eq!(
        options(&harness),
        ["Exchange best practices", "each in its own way"],
        "near to what the seat asks for"
    );
    stage::click(&mut harness, "Keep to a code of conduct");
    assert_eq!(options(&harness), ["Keep to a code of conduct", "each in its own way"]);
    assert!(stage::all_text(&harness).contains("These words stand now."));
    for (key, expected) in [
        (Key::Num2, ["Keep to a code of conduct", "and say in public how that goes"]),
        (Key::Num1, ["Exchange best practices", "and say in public how that goes"]),
    ] {
        harness.key_press(key);
        harness.run_steps(3);
        assert_eq!(options(&harness), expected);
    }
    let text = stage::all_text(&harness);
    for part in [
        "Exchange best practices on offence and defence, and say in public how that goes.",
        "New, and underlined: “Exchange best practices” and “and say in public how that goes”.",
        "Best practice; by the model, 2 of 7 members could live with it: the United States and the United Kingdom",
        "The model's reading of this round, with your draft in the place of what you ask for.",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    harness.key_press(Key::P);
    harness.run_steps(3);
    assert_eq!(tabled(harness.state()), [Motion::Propose { clause: ClauseId(0), position: 30.0 }]);
    // Beyond the slots that there are, a number does nothing.
    harness.key_press(Key::Num3);
    harness.run_steps(3);
    assert_eq!(options(&harness), ["Exchange best practices", "and say in public how that goes"]);
}

#[test]
fn an_election_shows_the_odds_of_each_rival_and_a_draft_moves_them() {
    let mut harness = Stage::elected().harness(Shown::Negotiation, [1300.0, 1600.0]);
    let lines = |harness: &Harness<'_, Stage>| -> Vec<String> {
        let text = stage::all_text(harness);
        text.lines().filter(|line| line.starts_with("Elected at ")).map(str::to_owned).collect()
    };
    let before = lines(&harness);
    assert!(before.len() > 2 && before.iter().any(|line| line.ends_with(", asked for by Ada.")), "{before:#?}");
    let odds: f64 =
        before.iter().filter_map(|line| line.split(" with ").nth(1)?.split(' ').next()?.parse::<f64>().ok()).sum();
    assert!((odds - 100.0).abs() < 3.0, "{odds}: {before:#?}");
    let text = stage::all_text(&harness);
    assert!(
        text.contains("Compromise (C) would put it at") && text.contains("the challenge model (X) would put it at"),
        "{text}"
    );
    assert!(text.contains("The model's reading of this round, by what everybody asks for now."), "{text}");
    for _ in 0..4 {
        harness.key_press(Key::ArrowLeft);
    }
    harness.run_steps(3);
    let after = lines(&harness);
    assert_ne!(before, after);
    assert!(after.iter().any(|line| line.starts_with("Elected at 60 with ") && line.contains("Ada")), "{after:#?}");
}

#[test]
fn reasons_are_bars_that_add_up_for_one_actor_at_a_time() {
    let mut harness = Stage::unseated().played(6).harness(Shown::Negotiation, [1300.0, 3000.0]);
    let mut asked = BTreeSet::new();
    for _ in 0..6 {
        harness.key_press(Key::W);
        harness.run_steps(4);
        let text = stage::all_text(&harness);
        let (_, card) = text.split_once("Why they voted so, and joined or did not (W)").expect("reasons");
        let question = card.lines().rfind(|line| line.starts_with("Why did ")).expect("a question");
        asked.insert(question.to_owned());
        let (bars, rest) = card.split_once("inside rather than outside, in points").expect("a total");
        let numbers: Vec<f64> = bars.lines().filter_map(stage::signed_number).collect();
        let (total, parts) = numbers.split_last().expect("a total");
        assert!(
            parts.len() >= 2 && (parts.iter().sum::<f64>() - total).abs() < 1e-9,
            "{parts:?} and {total}: {card}"
        );
        assert!(rest.contains("What would have changed it (checked by weighing again)"), "{rest}");
    }
    assert!(asked.len() >= 4, "the key goes on to the next actor: {asked:#?}");
}

#[test]
fn a_wide_matrix_need_not_be_scrolled_sideways() {
    let [size, _] = BELOW_BAR;
    let mut harness = Stage::paris().played(3).harness(Shown::Negotiation, size);
    harness.key_press(Key::M);
    harness.run_steps(30);
    let parts: Vec<f32> = harness
        .root()
        .children_recursive()
        .filter(|node| {
            let node = node.accesskit_node();
            node.label().or(node.value()).is_some_and(|name| name == "endorsed")
        })
        .map(|node| node.rect().right())
        .collect();
    // The motions begin at 0.68 of the width.
    assert!(!parts.is_empty() && parts.iter().all(|right| *right < 0.68 * size[0] - 8.0), "{parts:?}");
    assert!(stage::all_text(&harness).contains("Part: in endorsed."));
}

#[test]
fn the_head_leaves_most_of_a_low_window_to_the_table() {
    // The second is just high enough for a head that stays in sight.
    for (size, most) in [([1280.0, 668.0], 0.2), ([853.0, 440.0], 0.3)] {
        let harness = Stage::dinard().harness(Shown::Negotiation, size);
        let top = top_of(&harness, "Your motions").expect("the motions");
        assert!(top < most * size[1], "{size:?}: the head takes {top}");
        let widest = stage::rightmost_text(&harness);
        assert!(widest <= size[0] + 0.5, "{size:?}: something reaches to {widest}");
    }
}

#[test]
fn a_key_brings_the_support_into_sight() {
    for size in BELOW_BAR {
        let mut harness = Stage::treaty().harness(Shown::Negotiation, size);
        harness.key_press(Key::M);
        harness.run_steps(90);
        let top = top_of(&harness, "Who supports what (M)").expect("the matrix");
        assert!(top > 0.0 && top < size[1] - 60.0, "{size:?}: the matrix is at {top}");
    }
}

#[test]
fn nothing_that_can_be_moved_against_another_is_cut_off() {
    for size in BELOW_BAR {
        let signed = "ada: sign pact\nbel: sign pact reserving {aid}";
        let mut harness = adopted().moved(signed).harness(Shown::Negotiation, size);
        stage::click(&mut harness, "Against another");
        let widest = stage::rightmost_text(&harness);
        assert!(widest <= size[0] + 0.5, "{size:?}: something reaches to {widest}");
    }
}
