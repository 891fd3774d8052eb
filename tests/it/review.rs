//! One game looked back on: cards add up and flip where they say, nobody's motives are made up, nothing leaks.

use std::sync::Arc;

use dinard::play::Game;
use dinard::review::why::Counterfactual;
use dinard::review::{
    Audience, Chapter, Mechanism, NoDecision, Rerun, Why, compare, counterfactual::had_held_out, outcome, robustness,
    story, timeline, turning_point, why,
};
use dinard::scenario::Scenario;
use dinard::scenario::published::Read;
use dinard::sim::choice::{Decision, Lever, Response, Term};
use dinard::sim::moves::{Awaited, Pledge};
use dinard::sim::{ActorId, Event, IncidentId, Order, Points, Round, Seed};

const NOTPETYA: &str = include_str!("../../scenarios/2017_notpetya.ron");

fn scenario() -> Arc<Scenario> {
    Arc::new(Scenario::parse("2017_notpetya.ron", NOTPETYA).0.expect("a scenario that can be played"))
}

fn played(seed: u64) -> Game {
    let mut game = Game::new(scenario(), Seed(seed));
    game.play_out();
    game
}

/// Every decision of a game.
fn decisions(game: &Game) -> Vec<(ActorId, IncidentId, Round, Decision)> {
    let decided = game.records().filter_map(|record| {
        let Event::Decided { actor, incident, decision, .. } = &record.event else { return None };
        Some((*actor, *incident, record.round, (**decision).clone()))
    });
    decided.collect()
}

/// The card of every decision that stood at the end of its round, against every foil.
fn cards(game: &Game) -> Vec<(Decision, Why)> {
    let mut cards = Vec::new();
    for (actor, incident, round, decision) in decisions(game) {
        for foil in [None].into_iter().chain(Response::ALL.map(Some)) {
            match why(game, actor, incident, round, foil) {
                Ok(card) if card.chosen == decision.chosen => cards.push((decision.clone(), card)),
                Ok(_) => {} // another pass of the same round decided otherwise
                Err(NoDecision::DidIt) => assert_eq!(decision, Decision::silence()),
                Err(NoDecision::NotOpen { .. } | NoDecision::Chosen { .. } | NoDecision::NoAlternative(_)) => {}
                Err(error) => panic!("{error}"),
            }
        }
    }
    cards
}

/// Acceptance check W1 asks for 10,000 cards.
#[test]
fn reasons_and_rest_add_up_to_the_difference() {
    let cards: Vec<_> = (1..=6).flat_map(|seed| cards(&played(seed))).collect();
    assert!(cards.len() >= 10_000, "{}", cards.len());
    for (decision, card) in cards {
        let ledger = decision.ledger();
        let worth = |response| ledger.total(response).expect("an open response");
        let listed: f64 = card.reasons.iter().map(|reason| reason.points.get()).sum();
        let total = card.total.get();
        assert!(card.reasons.len() <= 3, "{}", card.to_text());
        assert!((listed + card.rest.get() - total).abs() < 1e-9, "{}", card.to_text());
        assert!((worth(card.chosen) - worth(card.foil) - total).abs() < 1e-9, "{}", card.to_text());
        assert!(card.reasons.is_sorted_by(|a, b| a.points.get().abs() >= b.points.get().abs()));
        assert!(card.reasons.iter().all(|reason| reason.pulls_back == (reason.points.get() * total < 0.0)));
    }
}

#[test]
fn every_counterfactual_flips_the_choice_when_it_is_made_again() {
    let (mut flips, mut fixed) = (0, 0);
    for (decision, card) in cards(&played(2)) {
        for one in &card.counterfactuals {
            let at = one.at;
            let (before, beyond) = if one.higher { (at - 1e-6, at + 1e-6) } else { (at + 1e-6, at - 1e-6) };
            assert_eq!(decision.again_at(one.lever, beyond), one.flips_to, "{}", card.to_text());
            assert_ne!(decision.again_at(one.lever, before), one.flips_to, "{}", card.to_text());
            assert_ne!(one.flips_to, card.chosen);
            flips += 1;
        }
        let says_so = card.to_text().contains("No single number would have changed this");
        let follows = decision.ledger().best() == card.chosen;
        assert_eq!(says_so, follows && card.counterfactuals.is_empty(), "{}", card.to_text());
        let of_worth = card.counterfactuals.iter().any(|one| matches!(one.lever, Lever::Times(_)));
        let believed = card.to_text().contains("believes or sees would by itself have changed this");
        assert_eq!(believed, of_worth, "{}", card.to_text());
        fixed += usize::from(believed);
    }
    assert!(flips > 100 && fixed > 100, "{flips} flips, {fixed} fixed");
}

/// Hardly a card is without something that would have changed the choice.
#[test]
fn nearly_every_card_has_a_counterfactual() {
    let game = played(1);
    let cards = decisions(&game).into_iter().filter_map(|(actor, incident, round, decision)| {
        let card = why(&game, actor, incident, round, None).ok()?;
        (card.since == round && decision.ledger().best() == card.chosen).then_some(card)
    });
    let (with, without): (Vec<_>, Vec<_>) = cards.partition(|card| !card.counterfactuals.is_empty());
    assert!(with.len() > 100 * without.len(), "{} with, {} without", with.len(), without.len());
}

/// As a reader adds them up: the printed numbers of every card of a game.
#[test]
fn printed_reasons_add_up_to_the_printed_difference() {
    let number = |text: &str| {
        let digits: String = text.chars().filter(|char| char.is_ascii_digit() || *char == '−').collect();
        digits.replace('−', "-").parse::<i64>().expect("a number")
    };
    let cards = cards(&played(1));
    for (_, card) in &cards {
        let lines = card.to_text().lines().skip(1);
        let (mut told, mut total) = (0, None);
        for line in lines.take_while(|line| line.starts_with("  ")) {
            if let Some(sum) = line.strip_prefix("  Total difference: ") {
                total = Some(number(sum.split(' ').next().expect("a number")));
            } else if let Some(rest) = line.strip_prefix("  Everything else together: ") {
                told += number(rest);
            } else {
                let (_, points) = line.rsplit_once(" → ").expect("points");
                told += number(points.split(' ').next().expect("a number"));
            }
        }
        assert_eq!(Some(told), total, "{}", card.to_text());
    }
    assert!(cards.len() > 1000, "{} cards", cards.len());
}

/// A grid over the whole range finds no flip where a card names none, and none nearer than the one it names.
#[test]
fn no_nearer_flip_is_missed() {
    for (decision, card) in cards(&played(3))
        .into_iter()
        .filter(|(decision, card)| decision.ledger().best() == card.chosen && card.since == card.round)
    {
        for lever in [Lever::Guilt, Lever::Share] {
            let nearest = |higher: bool| {
                let of_lever = |one: &&Counterfactual| one.lever == lever && one.higher == higher;
                let found = card.counterfactuals.iter().filter(of_lever).map(|one| one.at);
                if higher { found.fold(1.0, f64::min) } else { found.fold(0.0, f64::max) }
            };
            for step in 0..=100 {
                let value = f64::from(step) / 100.0;
                let flips = decision.again_at(lever, value) != card.chosen;
                let beyond = value > nearest(true) + 1e-9 || value < nearest(false) - 1e-9;
                let at_the_edge = (value - nearest(true)).abs() < 2e-6 || (value - nearest(false)).abs() < 2e-6;
                assert!(flips == beyond || at_the_edge, "{lever:?} {value}: {}", card.to_text());
            }
        }
    }
}

#[test]
fn the_card_of_a_person_shows_the_desk_and_the_order_but_no_motive() {
    let mut game = Game::new(scenario(), Seed(4));
    let gbr = game.setting().names.find_actor("gbr").expect("a seat");
    game.seat(gbr, true);
    let hold = Order { incident: IncidentId(0), response: Response::HoldOut, accused: None, pledge: None };
    game.seal(gbr, vec![hold]).expect("a legal order");
    game.play_round();
    let card = why(&game, gbr, IncidentId(0), Round(1), None).expect("a decision");
    let text = card.to_text();
    assert!(card.by == dinard::play::Player::Person && card.reasons.is_empty() && card.counterfactuals.is_empty());
    assert!(
        text.contains("On the desk")
            && text.contains("Ordered: hold out")
            && text.contains("motives are not guessed")
    );
    for motive in ["because", "Deterrence", "Doubt", "would have", "reason", "wanted", "feared", "explains"] {
        assert!(!text.contains(motive), "{motive}: {text}");
    }
    game.play_round();
    let silent = why(&game, gbr, IncidentId(0), Round(2), None);
    assert_eq!(silent.expect_err("no answer"), NoDecision::Unanswered(Round(2)));
}

/// The card has the numbers of the desk, the order as it was given with what came of it, and every move on the desk.
#[test]
fn the_card_of_a_conditional_order_tells_the_order_and_the_branch() {
    let mut game = Game::new(scenario(), Seed(4));
    let find = |slug| game.setting().names.find_actor(slug).expect("a seat");
    let (gbr, usa, rus) = (find("gbr"), find("usa"), find("rus"));
    game.seat(gbr, true);
    game.seat(usa, true);
    let desk = game.desk(gbr, IncidentId(0), rus);
    let pledge = Pledge {
        at_least: 1,
        among: [usa].into_iter().collect(),
        awaits: Awaited::Name,
        otherwise: Response::Private,
    };
    let order = |response, pledge| Order { incident: IncidentId(0), response, accused: Some(rus), pledge };
    game.seal(gbr, vec![order(Response::Joint, Some(pledge))]).expect("a legal order");
    game.seal(usa, vec![order(Response::HoldOut, None)]).expect("a legal order");
    game.play_round();
    let card = why(&game, gbr, IncidentId(0), Round(1), Some(Response::Joint)).expect("joint was open");
    let order = "name Russia together with others if the United States does, otherwise tell Russia and close partners \
                 in private; carried out: tell Russia and close partners in private";
    assert!(card.to_text().contains(&format!("Ordered: {order}.")), "{}", card.to_text());
    let on_desk: Vec<_> = desk.ledger.iter().map(|(response, row)| (response, Points(row.total()))).collect();
    assert_eq!(card.worth, on_desk);
    assert!(card.worth.iter().any(|(response, _)| *response == Response::Joint));
    assert!(timeline(&game).iter().any(|line| line.text.ends_with(order)));
}

#[test]
fn a_choice_that_stands_says_since_when() {
    let game = played(1);
    let (actor, incident, round, _) = decisions(&game).swap_remove(0);
    let last = game.round();
    let card = why(&game, actor, incident, last, None).expect("a decision");
    assert!(card.round == last && card.since >= round);
    let stood = card.since < last;
    assert_eq!(card.to_text().contains("as since round"), stood, "{}", card.to_text());
}

/// Who did it weighs nothing as if it did not know that, and its card says so.
#[test]
fn the_card_of_an_author_says_that_it_did_it() {
    let game = played(7);
    let [author, incident] = ["rus", "notpetya"];
    let names = &game.setting().names;
    let (author, incident) =
        (names.find_actor(author).expect("an actor"), names.find_incident(incident).expect("an incident"));
    let told = why(&game, author, incident, game.round(), None).expect_err("no choice");
    assert_eq!(told, NoDecision::DidIt);
    assert!(told.to_string().starts_with("it did this itself"), "{told}");
    // Who takes the seat over is not told who did it.
    assert_eq!(told.to_seat(game.round()), NoDecision::NotYet(game.round()));
    let is_about = |who: &ActorId, what: &IncidentId| *who == author && *what == incident;
    let moved = game.records().any(|record| {
        matches!(&record.event, Event::AttributedPrivately { actor, incident, .. } | Event::Attributed { actor, incident, .. }
            if is_about(actor, incident))
    });
    assert!(!moved);
    let mut decided = decisions(&game).into_iter().filter(|(actor, what, ..)| is_about(actor, what));
    assert!(decided.all(|(.., decision)| decision == Decision::silence()));
}

#[test]
fn a_seat_is_told_nothing_that_others_keep_to_themselves() {
    let game = played(5);
    let viewer = game.setting().names.find_actor("fra").expect("a seat");
    for record in game.records().filter(|record| Audience::Seat(viewer).knows(game.setting(), record)) {
        if let Event::SignalDrawn { actor, .. } | Event::Decided { actor, .. } = &record.event {
            assert_eq!(*actor, viewer);
        }
        assert!(!matches!(&record.event, Event::AttackWeighed { .. } | Event::DecidedAsBefore { .. }), "{record:?}");
    }
    let told: String = story(&game, Audience::Seat(viewer)).iter().map(Chapter::to_text).collect();
    assert!(!told.contains("called off") && !told.contains("expected a price"), "{told}");
    let public: String = story(&game, Audience::Public).iter().map(Chapter::to_text).collect();
    assert!(!public.contains("services") && !public.contains("in private"), "{public}");
}

#[test]
fn the_timeline_has_a_line_for_every_event_and_its_causes_come_first() {
    let game = played(6);
    let lines = timeline(&game);
    assert_eq!(lines.len(), game.records().count());
    for (line, number) in lines.iter().zip(0..) {
        assert!(line.number == number && line.after.is_none_or(|after| after < number), "{}", line.to_text());
        assert!(!line.text.is_empty() && !line.text.contains("ActorId"), "{}", line.to_text());
    }
}

#[test]
fn the_outcome_counts_what_the_situation_holds() {
    let game = played(7);
    let outcome = outcome(&game);
    for incident in &outcome.incidents {
        let stances = game.situation().stances(incident.incident);
        let standing = incident.named.iter().filter(|deed| deed.retracted.is_none()).count();
        assert_eq!(standing, stances.iter().filter(|stance| stance.response.is_public()).count());
        let (acted, silent) = (incident.named.len() + incident.told.len(), incident.held_out.len());
        assert!(acted + silent + incident.via_collective.len() <= game.setting().actors.len());
        assert!(incident.via_collective.iter().all(|(member, _)| !incident.held_out.contains(*member)));
    }
}

#[test]
fn the_turning_point_is_what_its_replay_says() {
    let game = played(3);
    let point = turning_point(&game).expect("a turning point");
    let branch = had_held_out(&game, point.actor, point.incident, point.round).expect("a branch");
    let price = outcome::price_paid;
    assert_eq!(point.price_paid[0], price(game.setting(), game.situation()));
    assert_eq!(point.price_paid[1], price(branch.setting(), branch.situation()));
    let acts = branch.records().filter(|record| record.round >= point.round).any(|record| {
        matches!(&record.event, Event::Attributed { actor, incident, .. } | Event::SanctionImposed { actor, incident, .. }
            if *actor == point.actor && *incident == point.incident)
    });
    assert!(!acts && branch.is_over());
}

#[test]
fn a_game_compared_with_itself_is_the_same() {
    let game = played(8);
    let same = compare(&game, &played(8));
    assert!(
        same.parted.is_none() && same.answers.is_empty() && same.attacks.is_empty() && same.reputations.is_empty()
    );
    assert!(same.norms.is_empty() && same.goals.is_empty());
    assert_eq!(same.sections(&game).iter().map(|section| section.title).collect::<Vec<_>>(), ["In sum"]);
    let other = compare(&game, &played(9));
    assert!(other.parted.is_some() && other.lines[0].starts_with("The seeds differ"));
}

/// Same luck, one choice otherwise: the comparison finds the choice, and lists all that differs and nothing else.
#[test]
fn a_comparison_finds_the_choice_that_made_the_difference() {
    let game = played(3);
    let point = turning_point(&game).expect("a turning point");
    let branch = had_held_out(&game, point.actor, point.incident, point.round).expect("a branch");
    let found = compare(&game, &branch);
    let parted = found.parted.as_ref().expect("a parting");
    assert_eq!((parted.round, parted.chooser), (point.round, Some((point.actor, point.incident))));
    assert!(parted.weighed.iter().all(Option::is_some), "{parted:?}");
    assert!(found.lines[0].contains("share their luck"), "{:?}", found.lines);
    for incident in game.setting().incident_ids() {
        for actor in game.setting().actor_ids() {
            let is_listed = found.answers.iter().any(|one| (one.incident, one.actor) == (incident, actor));
            let stances = [&game, &branch].map(|game| game.situation().stance(incident, actor));
            assert!(is_listed || stances[0] == stances[1], "{incident:?} {actor:?}");
        }
        let paid = [&game, &branch].map(|game| game.situation().incident(incident).price_paid);
        let listed = found.attacks.iter().find(|attack| attack.incident == incident);
        assert_eq!(listed.map(|attack| attack.price_paid).or((paid[0] == paid[1]).then_some(paid)), Some(paid));
    }
    for actor in game.setting().actor_ids() {
        let standing = [&game, &branch].map(|game| game.situation().book(actor).standing);
        let is_listed = found.reputations.iter().any(|one| one.actor == actor);
        assert!(is_listed || standing[0] == standing[1], "{actor:?}");
    }
    let titles: Vec<_> = found.sections(&game).iter().map(|section| section.title).collect();
    assert!(titles.contains(&"Attacks") && titles.contains(&"Answers"), "{titles:?}");
}

/// The question of each actor about the first incident in a round.
fn questions(game: &Game, round: Round, luck_from: Round) -> Vec<Rerun> {
    let ask = |actor| Rerun { actor, incident: IncidentId(0), round, luck_from, reruns: 40 };
    game.setting().actor_ids().map(ask).collect()
}

#[test]
fn reruns_are_counted_once_each_and_give_the_same_answer_again() {
    let game = played(2);
    let mut shares = Vec::new();
    for asked in questions(&game, Round(6), Round(1)) {
        let found = robustness(&game, asked).expect("an answer");
        let elsewhere: u32 = found.otherwise.iter().map(|(_, number)| number).sum();
        assert_eq!(found.same + elsewhere + found.without_attack, 40, "{found:?}");
        assert!(found.otherwise.iter().all(|(stand, _)| *stand != found.stood), "{found:?}");
        let share = found.share().expect("an attack");
        assert!((0.0..=1.0).contains(&share) && found.text.contains(" of 40 reruns"), "{found:?}");
        assert_eq!(robustness(&game, asked), Some(found));
        shares.push(share);
    }
    assert!(shares.iter().any(|&share| share > 0.9) && shares.iter().any(|&share| share < 0.9), "{shares:?}");
}

/// A scenario with every value of a field replaced.
fn with_all(text: &str, field: &str, value: &str) -> String {
    let mut parts = text.split(field);
    let start = parts.next().unwrap_or_default().to_owned();
    parts.fold(start, |text, part| {
        let end = part.find([',', ')']).expect("the end of a value");
        text + field + value + &part[end..]
    })
}

/// Without services that see anything, nothing is left to luck before the accused reacts.
#[test]
fn without_luck_every_rerun_is_the_same() {
    let blind = with_all(&with_all(NOTPETYA, " detection:", "0.0"), "false_alarm:", "0.0");
    let (scenario, findings) = Scenario::parse("blind.ron", &blind);
    let scenario = scenario.unwrap_or_else(|| panic!("{findings:?}"));
    let mut game = Game::new(Arc::new(scenario), Seed(1));
    game.play_out();
    for asked in questions(&game, Round(1), Round(1)) {
        let found = robustness(&game, asked).expect("an answer");
        assert_eq!((found.same, found.share()), (40, Some(1.0)), "{}", found.text);
    }
}

#[test]
fn what_lies_before_the_new_luck_stays_and_persons_repeat_their_orders() {
    let mut game = Game::new(scenario(), Seed(4));
    let [fra, rus] = ["fra", "rus"].map(|slug| game.setting().names.find_actor(slug).expect("an actor"));
    game.seat(fra, true);
    let order = Order { incident: IncidentId(0), response: Response::Public, accused: Some(rus), pledge: None };
    game.seal(fra, vec![order]).expect("a legal order");
    game.play_round();
    game.seat(fra, false);
    game.play_out();
    let ask = |actor, round, luck_from| Rerun { actor, incident: IncidentId(0), round, luck_from, reruns: 30 };
    for luck_from in [Round(1), Round(2)] {
        let found = robustness(&game, ask(fra, Round(1), luck_from)).expect("an answer");
        assert_eq!((found.same, found.stood.response), (30, Response::Public), "{}", found.text);
    }
    // The past is fixed: with luck that is new only after the round that is asked about, nothing can differ.
    for asked in questions(&game, Round(5), Round(6)) {
        assert_eq!(robustness(&game, asked).and_then(|found| found.share()), Some(1.0));
    }
    assert_eq!(robustness(&game, ask(fra, Round(0), Round(1))), None);
    assert_eq!(robustness(&game, ask(fra, Round(99), Round(1))), None);
}

/// The theory lens: every mechanism named on a card stands for a reason that speaks for the choice, and the debrief counts
/// the same decisions.
#[test]
fn cards_name_the_mechanisms_behind_their_reasons() {
    let game = played(3);
    let mut seen = 0;
    for (_, card) in cards(&game) {
        let carrying: Vec<_> =
            card.reasons.iter().filter(|one| !one.pulls_back).filter_map(|one| Mechanism::of(one.term)).collect();
        for mechanism in card.theory.iter().filter(|one| **one != Mechanism::Coalitions) {
            assert!(carrying.contains(mechanism), "{}", card.to_text());
            assert!(card.to_text().contains(mechanism.reference()));
            seen += 1;
        }
        assert!(carrying.iter().all(|mechanism| card.theory.contains(mechanism)));
    }
    assert!(seen > 100, "{seen}");
    let outcome = outcome(&game);
    assert_eq!(outcome.lens.answers, decisions(&game).len());
    assert!(
        outcome
            .lens
            .mechanisms
            .iter()
            .all(|(_, decisions)| *decisions <= outcome.lens.answers + outcome.lens.consents)
    );
    assert!(outcome.lens.mechanisms.is_sorted_by(|(_, a), (_, b)| a >= b) && !outcome.lens.mechanisms.is_empty());
}

/// One paragraph and a reference each; none says more than it may about what was read.
#[test]
fn every_mechanism_has_its_words_and_its_source() {
    for mechanism in Mechanism::ALL {
        let words = mechanism.paragraph();
        assert!((150..500).contains(&words.len()) && !words.contains("  "), "{words}");
        assert!(mechanism.reference().chars().filter(char::is_ascii_digit).count() >= 4);
        assert_ne!(mechanism.read(), Read::Whole, "no paper was read whole");
        assert_eq!(Mechanism::ALL.iter().filter(|other| other.slug() == mechanism.slug()).count(), 1);
    }
    assert_eq!(Mechanism::of(Term::Effort), None);
}
