//! T11: corners: weights and ties, roll calls, seats that are empty, and what happens while something else does.

use super::{RATIFIED, after, clause, document, play_on, scenario, seat, seated, seated_at};
use crate::worlds::random::Luck;
use dinard::play::{Game, log, replay};
use dinard::sim::check::motion::check_motion;
use dinard::sim::commitment::owes_answer;
use dinard::sim::treaty::accession::Candidate;
use dinard::sim::treaty::deal::Footing;
use dinard::sim::treaty::{Motion, Promise, Stage, Status};
use dinard::sim::{ActorId, ClauseId, DocumentId, Seed};

/// A declaration before four, in a venue like this.
fn voted(venue: &str, lines: &str) -> Stage {
    let text = format!(
        r#"(
            format: 1, title: "A vote",
            rounds: [(date: "2020-01-01"), (date: "2020-02-01"), (date: "2020-03-01")],
            actors: {{
                "ada": (capability: 0.5), "bel": (capability: 0.3), "cor": (capability: 0.2), "dov": (capability: 0.4),
            }},
            venues: {{"four": ({venue})}},
            documents: {{"vow": (kind: declaration, venue: "four", closes: 1, drafting: human, clauses: {{"line": ()}})}},
            incidents: {{"raid": (author: "dov", severity: 5, victims: {{"ada": 0.5}}, suspects: {{"dov": 1, "cor": 1}}, evidence: [(layer: tactical)])}},
        )"#
    );
    let mut game = seated_at(scenario("vote.ron", &text), "");
    play_on(&mut game, lines);
    game.situation().texts().document(document(&game, "vow")).stage
}

/// These are for the line and the whole, these against both.
fn stances(for_it: &str, against: &str) -> String {
    let say = |who: &str, line: &str, all: &str| {
        let each =
            who.split(' ').filter(|who| !who.is_empty()).map(|who| format!("{who}: {line} line\n{who}: {all} vow\n"));
        each.collect::<String>()
    };
    say(for_it, "support", "adopt") + &say(against, "oppose", "reject")
}

const WEIGHTED: &str = "procedure: (rule: majority(weighted: true))";
const GIVEN: &str = "procedure: (rule: majority(weighted: true)), weights: {\"ada\": 3}";

#[test]
fn t11_01_a_tie_by_capability_does_not_carry() {
    assert_eq!(voted(WEIGHTED, &stances("ada", "bel cor")), Stage::Failed);
}

#[test]
fn t11_02_a_little_more_by_capability_does() {
    assert_eq!(voted(WEIGHTED, &stances("ada cor", "bel")), Stage::Adopted);
}

#[test]
fn t11_03_at_least_half_is_enough_in_a_tie() {
    let rule = "procedure: (rule: majority(weighted: true, quota: at_least(0.5)))";
    assert_eq!(voted(rule, &stances("ada", "bel cor")), Stage::Adopted);
}

#[test]
fn t11_04_given_weights_stand_in_the_place_of_capability() {
    // 3 against 1 + 1: by capability it would be a tie.
    assert_eq!(voted(GIVEN, &stances("ada", "bel cor")), Stage::Adopted);
    // 3 against 1 + 1 + 1: a tie by weights.
    assert_eq!(voted(GIVEN, &stances("ada", "bel cor dov")), Stage::Failed);
}

#[test]
fn t11_05_without_weighing_each_has_one_vote_whatever_the_weights() {
    assert_eq!(
        voted("procedure: (rule: majority()), weights: {\"ada\": 3}", &stances("ada", "bel cor")),
        Stage::Failed
    );
}

#[test]
fn t11_06_absent_seats_do_not_count_among_those_who_vote() {
    assert_eq!(voted("procedure: (rule: majority())", &stances("ada", "")), Stage::Adopted);
    assert_eq!(voted("procedure: (rule: majority(of_all: true))", &stances("ada bel", "")), Stage::Failed);
}

#[test]
fn t11_07_nobody_present_carries_nothing() {
    assert_eq!(voted("procedure: (rule: majority())", ""), Stage::Failed);
    assert_eq!(voted("procedure: (rule: majority(quota: at_least(0)))", ""), Stage::Failed);
}

#[test]
fn t11_08_by_roll_call_a_vote_is_a_word_and_otherwise_it_is_not() {
    let silent = include_str!("../../cases/machines.ron");
    let called = silent
        .replace("venues: {", "venues: {\"called\": (procedure: (roll_call: true)),")
        .replace("kind: declaration, closes: 6,", "kind: declaration, venue: \"called\", closes: 6,");
    let audience = |text: &str| {
        let mut game = seated_at(scenario("machines.ron", text), "nobody");
        play_on(&mut game, "---\n");
        assert_eq!(game.situation().texts().document(document(&game, "ease")).stage, Stage::Adopted);
        let candidate =
            |slug| Candidate::new(game.setting(), game.situation(), document(&game, "ease"), seat(&game, slug));
        ["bel", "foe"].map(|slug| candidate(slug).accession().audience)
    };
    assert!(audience(silent).iter().all(|audience| *audience < 1e-12));
    // Bel voted for it, Foe did not.
    let [bel, foe] = audience(&called);
    assert!((bel - 0.2).abs() < 1e-12 && foe < 1e-12);
}

#[test]
fn t11_09_who_accedes_during_an_open_incident_owes_an_answer_from_the_day_it_is_bound() {
    let mut game = after(&format!("{RATIFIED}---\n"));
    let raid = game.setting().names.find_incident("raid").expect("an incident");
    let dov = seat(&game, "dov");
    assert!(game.situation().incident(raid).is_open());
    assert!(!owes_answer(game.setting(), game.situation(), raid, dov));
    play_on(&mut game, "dov: ratify pact\n");
    assert!(game.situation().texts().clause(clause(&game, "aid")).bound.contains(dov));
    assert!(owes_answer(game.setting(), game.situation(), raid, dov));
}

#[test]
fn t11_10_a_signature_and_a_breach_in_one_round_make_no_breach() {
    let mut game = seated("");
    let told = play_on(&mut game, "---cor: sign old\ncor: ratify old\ncor: public raid to foe\n");
    assert!(told.contains("ratified:{actor:cor,document:old") && !told.contains("breached:"), "{told}");
    // Bound from the next round: now its word in public is that of a party.
    let told = play_on(&mut game, "");
    assert!(told.contains("breached:{actor:foe,clause:truce,incident:raid"), "{told}");
}

#[test]
fn t11_11_a_package_with_one_poisoned_line_passes_line_by_line() {
    let game = after("---\n---ada: oppose grid\nbel: oppose grid\n");
    let texts = game.situation().texts();
    assert_eq!(texts.document(document(&game, "pact")).stage, Stage::Adopted);
    assert!(texts.clause(clause(&game, "grid")).wording == dinard::sim::treaty::Wording::Dropped);
}

#[test]
fn t11_12_who_is_put_out_before_entry_into_force_no_longer_counts() {
    let slow = include_str!("../../cases/table.ron").replace("delay: days(30)", "delay: days(90)");
    let mut game = seated_at(scenario("table.ron", &slow), "");
    play_on(&mut game, &format!("{RATIFIED}---ada: expel cor from pact\n---\n---\n---"));
    let pact = document(&game, "pact");
    assert_eq!(game.situation().texts().party(pact, seat(&game, "cor")).status, Status::Expelled);
    assert!(!game.situation().texts().is_in_force(pact));
}

#[test]
fn t11_13_who_has_announced_its_withdrawal_is_not_put_out() {
    let lines = format!("{RATIFIED}---\ncor: withdraw pact\n");
    let mut game = after(&lines);
    let told = play_on(&mut game, "ada: expel cor from pact\n");
    assert!(told.contains("refused: ada only another who is part of the document can be put out"), "{told}");
}

#[test]
fn t11_14_two_offers_for_one_signature_are_both_due_when_it_comes() {
    let deals = include_str!("../../cases/deals.ron");
    let mut game = seated_at(scenario("deals.ron", deals), "ada bel cor foe firm");
    let lines = "ada: offer cor {pay 0.1} for {join club}\nbel: offer cor {pay 0.2} for {join club}\n---cor: accept 1\ncor: accept 2\n---cor: sign club\n---ada: pay 1\nbel: pay 2\n";
    let told = play_on(&mut game, lines);
    assert_eq!(told.matches("turn:{paid:").count(), 2, "{told}");
    assert!((game.situation().book(seat(&game, "cor")).spent.get() + 0.3).abs() < 1e-12);
}

#[test]
fn t11_15_an_offer_over_a_text_that_was_decided_meanwhile_falls_away() {
    let deals = include_str!("../../cases/deals.ron");
    let mut game = seated_at(scenario("deals.ron", deals), "ada bel cor foe firm");
    let told = play_on(&mut game, "---\n---\n---ada: offer bel {} for {back left 70}\n---bel: accept 1\n");
    assert!(told.contains("refused: bel the document is not on the table"), "{told}");
    assert!(told.contains("5 bargained:{deal:1,turn:{expired"), "{told}");
}

/// Any offer that these promises and two seats make.
fn offer(luck: &mut Luck, game: &Game, to: ActorId) -> Motion {
    let promise = |luck: &mut Luck| {
        let document = DocumentId(luck.below(game.setting().documents.len()) as u16);
        let clause = ClauseId(luck.below(game.setting().clauses.len()) as u16);
        match luck.below(4) {
            0 => Promise::Back { clause, position: luck.unit() * 100.0 },
            1 => Promise::Adopt { document },
            2 => Promise::Join { document },
            _ => Promise::Pay { points: luck.points(0.5) },
        }
    };
    let gives = (0..luck.below(3)).map(|_| promise(luck)).collect();
    let takes = (0..luck.below(3)).map(|_| promise(luck)).collect();
    Motion::Offer { to, gives, takes }
}

/// What a seat moves at random: anything that is in order as things stand.
fn moves(luck: &mut Luck, game: &Game, actor: ActorId) -> Vec<Motion> {
    let deals = game.situation().texts().deals().len() as u16;
    let mut all: Vec<Motion> = Vec::new();
    for of in game.setting().document_ids() {
        all.extend(game.motions(actor, of).into_iter().filter(|(_, order)| order.is_ok()).map(|(motion, _)| motion));
    }
    all.extend((1..=deals).flat_map(|deal| {
        [Motion::Answer { deal, accepts: true }, Motion::Answer { deal, accepts: false }, Motion::Pay { deal }]
    }));
    let others: Vec<_> = game.setting().actor_ids().collect();
    for _ in 0..4 {
        let to = others[luck.below(others.len())];
        all.push(offer(luck, game, to));
    }
    let is_in_order = |motion: &Motion| check_motion(game.setting(), game.situation(), actor, motion).is_ok();
    all.retain(is_in_order);
    all.retain(|_| luck.happens(0.15));
    let mut chosen: Vec<Motion> = Vec::new();
    for motion in all {
        if !chosen.iter().any(|other| other.contradicts(&motion)) {
            chosen.push(motion);
        }
    }
    chosen
}

#[test]
fn t11_16_whatever_is_moved_the_game_goes_on_and_its_log_gives_it_again() {
    for seed in 0..60 {
        let luck = &mut Luck::new(seed);
        let text = [
            include_str!("../../cases/table.ron"),
            include_str!("../../cases/deals.ron"),
            include_str!("../../cases/machines.ron"),
        ][luck.below(3)];
        let mut game = Game::new(scenario("any.ron", text), Seed(seed));
        while !game.is_over() {
            for actor in game.setting().actor_ids().collect::<Vec<_>>() {
                game.seat(actor, luck.happens(0.6));
                if game.persons().contains(actor) {
                    let motions = moves(luck, &game, actor);
                    game.table(actor, motions).expect("motions in order");
                }
            }
            game.play_round();
        }
        let mut text = Vec::new();
        log::append_header(&game, &mut text).expect("a header");
        log::append_entries(&game, 0, &mut text).expect("entries");
        let log = log::read(&String::from_utf8(text).expect("UTF-8")).expect("a log");
        assert_eq!(replay::verify(&log).expect("the same game").game.situation(), game.situation(), "seed {seed}");
    }
}

#[test]
fn t11_17_waits_that_are_longer_than_any_game_last_to_its_end() {
    let text = r#"(
        format: 1, title: "Long waits",
        rounds: [(date: "2020-01-01"), (date: "2020-02-01"), (date: "2020-03-01"), (date: "2020-04-01")],
        actors: {"ada": (), "bel": (), "cor": ()},
        venues: {"quiet": (procedure: (rule: silence(rounds: 65535))), "pair": (members: ["ada", "bel"])},
        documents: {
            "vow": (kind: declaration, venue: "quiet", closes: 3, drafting: human, clauses: {"line": ()}),
            "club": (kind: declaration, venue: "pair", notice: 65535, parties: ["ada", "bel"], clauses: {"dues": ()}),
        },
        incidents: {"raid": (author: "cor", severity: 5, victims: {"ada": 0.5}, suspects: {"cor": 1, "bel": 1}, evidence: [(layer: tactical)])},
        rules: (treaty: (patience: 65535)),
    )"#;
    let mut game = seated_at(scenario("long.ron", text), "");
    let told = play_on(&mut game, "ada: withdraw club\nada: offer bel {pay 0.1} for {join vow}\n---\n---\n");
    assert!(told.contains("1 vote_called:{document:vow,ends:3"), "{told}");
    assert!(told.contains("3 adopted:{document:vow"), "{told}");
    assert_eq!(game.situation().texts().deals()[0].footing, Footing::Offered);
    assert!(game.situation().texts().bound(document(&game, "club")).contains(seat(&game, "ada")));
}
