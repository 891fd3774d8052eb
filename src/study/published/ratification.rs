//! When a treaty is in force.

use super::{Quantities, Value};
use crate::scenario::published::treaty::EntryIntoForce as Case;
use crate::sim::entry_into_force::EntryIntoForce;
use crate::sim::{ActorId, ActorSet, Date};

/// The day in force, and that without the last to ratify; `never` where something is missing.
pub(super) fn quantities(model: &Case) -> Quantities {
    let club: ActorSet = (0..).zip(&model.ratified).filter(|(_, (.., of))| *of).map(|(id, _)| ActorId(id)).collect();
    let rule = EntryIntoForce {
        ratifications: model.need,
        club,
        of_club: model.of_club,
        named: ActorSet::EMPTY,
        delay: model.delay,
    };
    let mut deposited: Vec<(ActorId, Date)> = (0..)
        .zip(&model.ratified)
        .filter_map(|(actor, (_, day, _))| Some((ActorId(actor), Date::parse(day)?)))
        .collect();
    deposited.sort_by_key(|(_, day)| *day);
    let in_force = |deposited: &[(ActorId, Date)]| {
        Value::Word(rule.effective(deposited).map_or("never".to_owned(), |day| day.to_string()))
    };
    let earlier = deposited.split_last().map_or(deposited.as_slice(), |(_, earlier)| earlier);
    vec![("in_force", in_force(&deposited)), ("without_last", in_force(earlier))]
}
