//! How things are told: sentences that a stranger understands, whatever happened.

use std::sync::Arc;

use dinard::play::Game;
use dinard::review::words::{Words, at_a_cost, cardinal, loss, turn};
use dinard::review::{Audience, outcome, role, story, timeline, turning_point};
use dinard::scenario::Scenario;
use dinard::sim::moves::{Awaited, Pledge};
use dinard::sim::{Points, Response, Seed};

const SHIPPED: [(&str, &str); 9] = [
    ("2001_budapest", include_str!("../../scenarios/2001_budapest.ron")),
    ("2017_notpetya", include_str!("../../scenarios/2017_notpetya.ron")),
    ("2018_charlevoix", include_str!("../../scenarios/2018_charlevoix.ron")),
    ("2018_paris_call", include_str!("../../scenarios/2018_paris_call.ron")),
    ("2018_un_rivals", include_str!("../../scenarios/2018_un_rivals.ron")),
    ("2019_dinard", include_str!("../../scenarios/2019_dinard.ron")),
    ("better_detection", include_str!("../../scenarios/better_detection.ron")),
    ("saltmere", include_str!("../../scenarios/saltmere.ron")),
    ("ten_lines", include_str!("../../examples/ten_lines.ron")),
];

fn scenario(slug: &str) -> Arc<Scenario> {
    let (_, text) = SHIPPED.into_iter().find(|(name, _)| *name == slug).expect("a scenario that ships");
    Arc::new(Scenario::parse(&format!("{slug}.ron"), text).0.expect("a scenario"))
}

/// Every sentence that a game has for its story, its events, its outcome and its turning point.
fn told(slug: &str, seed: u64) -> String {
    let mut game = Game::new(scenario(slug), Seed(seed));
    game.play_out();
    let chapters = story(&game, Audience::Debrief).into_iter().map(|chapter| chapter.to_text());
    let events = timeline(&game).into_iter().map(|line| line.text + "\n");
    let outcome = outcome(&game).to_text(&game);
    let turn = turning_point(&game).map(|point| point.text).unwrap_or_default();
    chapters.chain(events).collect::<String>() + &outcome + &turn
}

#[test]
fn no_sentence_of_a_shipped_scenario_is_odd() {
    for (slug, _) in SHIPPED {
        for seed in 1..=3 {
            let told = told(slug, seed);
            for line in told.lines() {
                let line = line.trim();
                for odd in [
                    "  ",
                    " ,",
                    " .",
                    "..",
                    "{",
                    "}",
                    "pass ",
                    "passes",
                    "meet nobody",
                    "cost of 0.00",
                    "0.00 of standing",
                    "the the ",
                    "the The ",
                    " 1 actors",
                    " 1 services",
                    " 1 games",
                    "script is",
                    "1 times",
                    "that it named",
                ] {
                    assert!(!line.contains(odd), "{slug}, seed {seed}: `{odd}` in: {line}");
                }
            }
        }
    }
}

/// Titles that are no proper names stand in quotation marks wherever a sentence goes on after them.
#[test]
fn titles_do_not_run_into_sentences() {
    let dinard = told("2019_dinard", 7);
    assert!(
        dinard.contains("After “Web sites of Georgia defaced”, the norm “infrastructure” stands at "),
        "{dinard}"
    );
    assert!(dinard.contains("“Web sites of Georgia defaced” hits the United Kingdom"), "{dinard}");
    assert!(told("2018_un_rivals", 7).contains("endorsed “Resolution 73/27: an open-ended working group”."));
    assert!(told("2017_notpetya", 7).contains("over NotPetya"));
}

#[test]
fn a_vote_is_told_in_one_sentence() {
    let story_of = |slug: &str| {
        let mut game = Game::new(scenario(slug), Seed(7));
        game.play_out();
        let lines: Vec<String> =
            story(&game, Audience::Debrief).into_iter().flat_map(|chapter| chapter.lines).collect();
        lines
            .into_iter()
            .filter(|line| line.contains("was adopted") || line.contains("clause"))
            .collect::<Vec<_>>()
            .join("\n")
    };
    insta::assert_snapshot!(story_of("2018_paris_call"), @"“The Paris Call for Trust and Security in Cyberspace” (Open call of France) was adopted with all nine clauses, by 1 to 0.");
    insta::assert_snapshot!(story_of("2019_dinard"), @"The United States called the vote: “The Dinard declaration on a cyber norm initiative” (G7 foreign ministers) was adopted with two of three clauses, by 7 to 0; “conduct” fell, with the United States, the United Kingdom, Italy and Japan against.");
    insta::assert_snapshot!(story_of("2018_un_rivals"), @"
        China called the vote: “Resolution 73/27: an open-ended working group” (UN General Assembly) was adopted, by 11 to 0 with 20 abstentions.
        The United States called the vote: “Resolution 73/266: a group of governmental experts” (UN General Assembly) was adopted, by 20 to 0 with 11 abstentions.
        ");
}

#[test]
fn costs_that_round_to_nothing_are_left_out() {
    assert_eq!(
        [0.0, 0.004, 0.42].map(|cost| at_a_cost(Points(cost), "to it")),
        ["at little cost to it", "at little cost to it", "at a cost of 0.42 to it"]
    );
    assert_eq!([0.001, 0.02].map(|cost| loss(Points(cost), "of standing")), ["", ": 0.02 of standing"]);
    assert_eq!([1, 9, 13].map(cardinal), ["one", "nine", "13"]);
}

#[test]
fn a_pledge_is_told_as_people_say_it() {
    let scenario = scenario("2017_notpetya");
    let told = |at_least: u16, among: &[&str], awaits: Awaited| {
        let among = among.iter().filter_map(|slug| scenario.setting.names.find_actor(slug)).collect();
        Words(&scenario).condition(&Pledge { at_least, among, awaits, otherwise: Response::HoldOut })
    };
    assert_eq!(told(1, &["usa"], Awaited::Name), "the United States does");
    assert_eq!(told(1, &["usa", "nld"], Awaited::Name), "at least one of the United States and the Netherlands does");
    assert_eq!(told(2, &["usa", "nld"], Awaited::Name), "both the United States and the Netherlands do");
    assert_eq!(
        told(2, &["fra", "deu", "eu"], Awaited::Sanction),
        "at least two of France, Germany and the EU body sanction it"
    );
    assert_eq!(told(3, &["fra", "deu", "eu"], Awaited::Name), "all of France, Germany and the EU body do");
    assert_eq!([1, 2].map(turn), ["at once", "after seeing the others"]);
}

/// Somebody who takes a seat learns what it wants, what it fears and what is special about it, and reads what the
/// model's numbers say of that.
#[test]
fn every_seat_of_a_shipped_scenario_has_a_briefing() {
    for (slug, _) in SHIPPED.into_iter().filter(|(slug, _)| *slug != "ten_lines") {
        let scenario = scenario(slug);
        for &seat in &scenario.playable {
            let brief = scenario.story.actors[seat.index()].brief.to_string();
            let words = brief.split_whitespace().count();
            let name = scenario.actor_name(seat);
            assert!(brief.contains("You") || brief.contains("you"), "{slug}, {name}: {brief}");
            assert!((10..=110).contains(&words), "{slug}, {name}: {words} words");
            assert!(!role(&scenario, seat).is_empty(), "{slug}, {name}");
        }
    }
}

#[test]
fn what_the_numbers_say_of_a_seat_is_told_in_sentences() {
    let told = |slug: &str, seat: &str| {
        let scenario = scenario(slug);
        role(&scenario, scenario.setting.names.find_actor(seat).expect("a seat")).join("\n")
    };
    insta::assert_snapshot!(told("2019_dinard", "gbr"), @"
        In “The Dinard declaration on a cyber norm initiative” (G7 foreign ministers; texts run from 0, which asks for nothing, to 100) you want “conduct” at 0, and the draft, at 75, lies beyond your red line at 33; you want “understanding” and “capacity” at 83.5, and the draft, at 50, lies out of your reach, which ends at 50.5.
        Of 9 actors, three have more capability than you.
        Your closest partners are the United States, Canada, France and Germany, before 2 others; your clubs: NATO, the European Union, Five Eyes and G7.
        ");
    insta::assert_snapshot!(told("2018_paris_call", "firms"), @"
        Of 51 actors, 45 have more capability than you.
        Nobody here is your partner.
        ");
    insta::assert_snapshot!(told("better_detection", "aven"), @"Nobody here is your partner.");
    assert!(told("saltmere", "yarrow").contains("\nYour partner is Kestrin.\n"), "{}", told("saltmere", "yarrow"));
}
