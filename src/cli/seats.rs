//! Seats by name, as they are asked for by `--as`.

use anyhow::anyhow;

use super::Fault;
use crate::scenario::roster::Unknown;
use crate::scenario::{Roster, Scenario};
use crate::sim::ActorId;

/// The seats of these slugs or names, in their order.
///
/// # Errors
/// One is nobody's, cannot be taken, or is asked for twice.
pub(super) fn named(scenario: &Scenario, names: &[String]) -> Result<Vec<ActorId>, Fault> {
    let mut seats = Vec::new();
    for name in names {
        let actor = Roster::of(scenario).actor(name).map_err(|unknown| no_seat(scenario, unknown))?;
        if !scenario.playable.contains(&actor) {
            return Err(not_playable(scenario, actor));
        }
        if seats.contains(&actor) {
            return Err(Fault::input(anyhow!(
                "the seat of {} is asked for twice",
                scenario.setting.names.actor(actor)
            )));
        }
        seats.push(actor);
    }
    Ok(seats)
}

/// A name that is nobody's: who may be meant, or whose seats can be taken.
fn no_seat(scenario: &Scenario, unknown: Unknown) -> Fault {
    if unknown.has_like {
        return Fault::input(unknown);
    }
    Fault::input(anyhow!("{}; these seats can be taken: {}", unknown.problem, playable(scenario)))
}

fn not_playable(scenario: &Scenario, actor: ActorId) -> Fault {
    let (slug, seats) = (scenario.setting.names.actor(actor), playable(scenario));
    Fault::input(anyhow!("the seat of {slug} cannot be taken in this scenario; these can: {seats}"))
}

/// The seats that can be taken, with commas.
fn playable(scenario: &Scenario) -> String {
    let seats: Vec<_> = scenario.playable.iter().map(|&seat| scenario.setting.names.actor(seat)).collect();
    seats.join(", ")
}
