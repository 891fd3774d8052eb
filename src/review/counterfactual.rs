//! The game as it would have gone had one actor held out: the same past, the same luck, one choice less.

use crate::play::{Game, Refusal};
use crate::sim::check::check_order;
use crate::sim::{ActorId, Event, IncidentId, Order, Response, Round};

/// The game as it would have gone had `actor` taken no step over `incident` from `round` on. Its other moves, and what
/// persons did, stay as they were where they are still legal; machines decide anew.
///
/// # Errors
/// The game has not reached that round.
pub fn had_held_out(game: &Game, actor: ActorId, incident: IncidentId, round: Round) -> Result<Game, Refusal> {
    let mut branch = game.branch(round)?;
    while !branch.is_over() && (game.is_over() || branch.round() < game.round()) {
        for seat in game.setting().actor_ids() {
            if seat == actor {
                play_along(&mut branch, game, seat, Some(incident))?;
            } else if was_person(game, seat, branch.round()) && !game.scripted(branch.round()).contains(seat) {
                play_along(&mut branch, game, seat, None)?;
            } else {
                branch.seat(seat, false);
            }
        }
        branch.play_round();
    }
    Ok(branch)
}

/// Seals what a seat did in the same round of the original game. One that is to hold out does so over `incident`, and
/// over all that it did not act on.
fn play_along(branch: &mut Game, game: &Game, seat: ActorId, over: Option<IncidentId>) -> Result<(), Refusal> {
    branch.seat(seat, true);
    let mut orders = deeds(game, seat, branch.round());
    if let Some(incident) = over {
        orders.retain(|order| order.incident != incident);
        let silent = game.setting().incident_ids().filter(|id| !orders.iter().any(|order| order.incident == *id));
        let holds: Vec<_> = silent.map(|id| order(id, Response::HoldOut, None)).collect();
        orders.extend(holds);
    }
    orders.retain(|order| check_order(branch.setting(), branch.situation(), seat, order).is_ok());
    branch.seal(seat, orders)
}

/// What a seat did in a round, as orders: the last step about each incident.
fn deeds(game: &Game, seat: ActorId, round: Round) -> Vec<Order> {
    let mut orders: Vec<Order> = Vec::new();
    for record in game.records().filter(|record| record.round == round) {
        if let Event::Decided { actor, incident, accused, decision, .. } = &record.event
            && *actor == seat
        {
            orders.retain(|order| order.incident != *incident);
            orders.push(order(*incident, decision.chosen, Some(*accused)));
        }
    }
    orders
}

fn order(incident: IncidentId, response: Response, accused: Option<ActorId>) -> Order {
    Order { incident, response, accused, pledge: None }
}

/// Whether a person played a seat in a round.
fn was_person(game: &Game, seat: ActorId, round: Round) -> bool {
    game.records().filter(|record| record.round == round).any(|record| {
        matches!(&record.event, Event::Decided { actor, by_person: true, .. } | Event::Unanswered { actor, .. }
            if *actor == seat)
    })
}
