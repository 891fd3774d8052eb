//! Negotiation cases, by number, as DATC does for Diplomacy: motions in, deeds out. All seats are persons' unless a case
//! says otherwise, so that only what is moved happens.

mod adoption; // T1: drafting, votes, silence
mod afterwards; // T19: what is told of votes, texts and members once all is over
mod corners; // T11: weights, ties, roll calls, and what happens while something else does
mod deals; // T7: deals; T8: expulsion, supporters
mod effects; // T6: standards of proof, skills, transparency, inspection, variants
mod force; // T3: entry into force, effects, breaches
mod joining; // T2: signatures, reservations, ratification, withdrawal
mod machines; // T4: machine negotiators
mod packages; // T15: documents that stand and fall together
mod procedure; // T14: what one seat can do to the others, and what they can do about it
mod review; // T16: parties decide whether a document goes on
mod quality; // T12: how good a text came out
mod record; // T10: the scenarios that ship
mod split; // T17: documents that split off
mod tactics; // T9: concessions, deadlock, early votes, objections, elections, challenges
mod text; // T13: the text for reading
mod venues; // T18: sittings, and the rank of delegations
mod view; // T5: the table as a seat sees it

use std::fmt::Write as _;
use std::sync::Arc;

use dinard::play::log::render_entry;
use dinard::play::notation::{parse, parse_motion};
use dinard::play::{Entry, Game};
use dinard::scenario::{Diagnostic, Roster, Scenario};
use dinard::sim::check::motion::nearest;
use dinard::sim::event::Event;
use dinard::sim::treaty::{Deed, Motion};
use dinard::sim::{Order, Record, Seed};

pub(crate) fn table() -> Arc<Scenario> {
    scenario("table.ron", include_str!("../cases/table.ron"))
}

/// A case without errors. Some make little sense on purpose, which only earns them warnings.
fn scenario(name: &str, text: &str) -> Arc<Scenario> {
    let (scenario, findings) = Scenario::parse(name, text);
    assert!(!findings.iter().any(Diagnostic::is_error), "{name}: {findings:?}");
    Arc::new(scenario.expect("a scenario"))
}

/// A game in which persons play the seats that are named, all if none are.
fn seated(persons: &str) -> Game {
    seated_at(table(), persons)
}

fn seated_at(scenario: Arc<Scenario>, persons: &str) -> Game {
    let mut game = Game::new(scenario, Seed(1));
    for actor in game.setting().actor_ids() {
        let slug = game.setting().names.actor(actor).to_owned();
        game.seat(actor, persons.is_empty() || persons.split(' ').any(|person| person == slug));
    }
    game
}

/// Plays rounds parted by `---`, one motion or order a line, and writes down what came of them at the table.
fn play(lines: &str) -> String {
    play_on(&mut seated(""), lines)
}

fn play_on(game: &mut Game, lines: &str) -> String {
    let mut told = String::new();
    tell_since(game, 0, &mut told);
    lines.split("---").for_each(|round| told += &tell_round(game, round));
    told
}

/// Plays one round, and writes down what came of it up to the orders of the next.
fn tell_round(game: &mut Game, lines: &str) -> String {
    let mut told = String::new();
    seal(game, lines, &mut told);
    let first = game.records().count();
    game.play_round();
    tell_since(game, first, &mut told);
    told
}

fn tell_since(game: &Game, first: usize, told: &mut String) {
    game.records().skip(first).filter(|record| is_told(record)).for_each(|record| tell(game, record, told));
}

fn is_told(record: &Record) -> bool {
    matches!(&record.event, Event::Treaty(deed) if !matches!(deed, Deed::Weighed { .. }))
}

/// Hands in the lines of a round, a seat at a time.
fn seal(game: &mut Game, lines: &str, told: &mut String) {
    let roster = Roster::of(game.scenario());
    let actors = game.setting().actors.len();
    let (mut orders, mut motions): (Vec<Vec<Order>>, Vec<Vec<Motion>>) =
        (vec![Vec::new(); actors], vec![Vec::new(); actors]);
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match (parse_motion(&roster, line), parse(&roster, line)) {
            (Ok((actor, motion)), _) => motions[actor.index()].push(motion),
            (Err(_), Ok((actor, order))) => orders[actor.index()].push(order),
            (Err(error), Err(_)) => {
                let _ = writeln!(told, "{error}");
            }
        }
    }
    for actor in game.setting().actor_ids().filter(|actor| game.persons().contains(*actor)).collect::<Vec<_>>() {
        let orders = std::mem::take(&mut orders[actor.index()]);
        let motions = std::mem::take(&mut motions[actor.index()]);
        if let Err(refusal) = game.seal(actor, orders) {
            let _ = writeln!(told, "refused: {} {refusal}", game.setting().names.actor(actor));
        }
        if let Err(refusal) = game.table(actor, motions.clone()) {
            let instead = motions.iter().find_map(|motion| nearest(game.setting(), game.situation(), actor, motion));
            let instead = instead.map_or_else(String::new, |motion| {
                format!("; instead: {}", dinard::play::notation::write_motion(&game.setting().names, actor, &motion))
            });
            let _ = writeln!(told, "refused: {} {refusal}{instead}", game.setting().names.actor(actor));
        }
    }
}

/// One line a deed, as the log has it.
fn tell(game: &Game, record: &Record, told: &mut String) {
    let line = render_entry(&game.setting().names, &Entry::Happened(record.clone()));
    let deed = line.split_once("\"treaty\":").map_or(line.as_str(), |(_, rest)| rest);
    let deed = deed.split_once("},\"cause\"").map_or(deed, |(deed, _)| deed);
    let _ =
        writeln!(told, "{} {}", record.round, deed.replace('"', "").trim_start_matches('{').trim_end_matches('}'));
}

/// Checks that all of these stand in what came of the lines, in this order.
fn comes_of(lines: &str, expected: &[&str]) {
    let told = play(lines);
    let mut rest = told.as_str();
    for line in expected {
        let found = rest.find(line);
        assert!(found.is_some(), "no `{line}` in what is left of:\n{told}");
        rest = rest.get(found.unwrap_or_default() + line.len()..).unwrap_or_default();
    }
}

/// Checks that none of these stands in what came of the lines.
fn never_comes_of(lines: &str, unexpected: &[&str]) {
    let told = play(lines);
    assert!(unexpected.iter().all(|line| !told.contains(line)), "{told}");
}

/// The table after these lines.
fn after(lines: &str) -> Game {
    let mut game = seated("");
    play_on(&mut game, lines);
    game
}

fn seat(game: &Game, slug: &str) -> dinard::sim::ActorId {
    game.setting().names.find_actor(slug).expect("an actor")
}

fn clause(game: &Game, slug: &str) -> dinard::sim::ClauseId {
    game.setting().names.find_clause(slug).expect("a clause")
}

fn document(game: &Game, slug: &str) -> dinard::sim::DocumentId {
    game.setting().names.find_document(slug).expect("a document")
}

/// The pact, adopted by its five members in round 3 with nobody against it.
const ADOPTED: &str = "---\n---\n";
/// The pact signed and ratified by three by the end of round 5; it is in force from round 6.
const RATIFIED: &str = "---\n---\n---ada: sign pact\nbel: sign pact\ncor: sign pact---ada: ratify pact\nbel: ratify pact\ncor: ratify pact\n";
