//! What programs read: games, Why cards and summaries as JSON, with slugs for names.

mod batch;
mod card;
mod comparison;
mod outcome;

use serde_json::{Value, json};

pub(super) use batch::batches;
pub(super) use card::cards;
pub(super) use comparison::comparison;
use outcome::{of_follow_ups, of_outcome};

use crate::play::Game;
use crate::review::{Line, Standstill, TurningPoint, outcome as come_to, standstill, turning_point};
use crate::sim::incident::Suspect;
use crate::sim::{ActorId, ActorSet, Names};

/// A game: what it is and what it came to.
pub(super) fn game(game: &Game) -> Value {
    let names = &game.setting().names;
    json!({
        "scenario": game.scenario().slug,
        "seed": game.seed().0,
        "round": game.round(),
        "progress": progress(game),
        "ending": game.situation().ending(),
        "outcome": of_outcome(names, &come_to(game)),
        "turning_point": turning_point(game).map(|point| of_turning_point(names, &point)),
        "standstill": standstill(game).map(|standstill| of_standstill(names, &standstill)),
    })
}

fn of_standstill(names: &Names, standstill: &Standstill) -> Value {
    json!({
        "term": standstill.term,
        "times": standstill.times,
        "decisions": standstill.decisions,
        "actor": names.actor(standstill.example.0),
        "round": standstill.example.1,
        "text": standstill.text,
    })
}

/// How far a game has come.
pub(super) fn progress(game: &Game) -> Value {
    json!({ "finished": game.is_over(), "played": game.rounds_played(), "rounds": game.setting().rounds })
}

fn of_turning_point(names: &Names, point: &TurningPoint) -> Value {
    json!({
        "actor": names.actor(point.actor),
        "incident": names.incident(point.incident),
        "round": point.round,
        "response": point.response,
        "price_paid": point.price_paid,
        "follow_ups": point.follow_ups.map(of_follow_ups),
        "tried": point.tried,
        "text": point.text,
    })
}

/// Every event in words.
pub(super) fn timeline(lines: &[Line]) -> Value {
    let lines = lines.iter().map(|line| {
        json!({
            "number": line.number,
            "round": line.round,
            "date": line.date.map(|date| date.to_string()),
            "phase": line.phase,
            "after": line.after,
            "text": line.text,
            "roll": line.roll,
        })
    });
    lines.collect()
}

fn suspect(names: &Names, suspect: Suspect) -> Value {
    match suspect {
        Suspect::Actor(actor) => json!(names.actor(actor)),
        Suspect::Criminals => json!("criminals"),
        Suspect::Nobody => json!("nobody"),
    }
}

fn actor(names: &Names, actor: Option<ActorId>) -> Value {
    actor.map_or(Value::Null, |actor| json!(names.actor(actor)))
}

fn set(names: &Names, actors: ActorSet) -> Value {
    actors.iter().map(|actor| names.actor(actor)).collect()
}
