//! Who is pivotal in a vote.

use super::{Quantities, Value};
use crate::scenario::published::treaty::VotingPower;
use crate::sim::power::{Condition, Game};

pub(super) fn quantities(model: &VotingPower) -> Quantities {
    let conditions = model.conditions.iter();
    let conditions = conditions.map(|(weights, quota)| Condition { weights: weights.clone(), quota: *quota });
    let Ok(power) = Game::new(conditions.collect()).power() else { return Vec::new() };
    vec![
        ("banzhaf", Value::Numbers(power.banzhaf)),
        ("shapley_shubik", Value::Numbers(power.shapley_shubik)),
        ("swings", Value::Numbers(power.swings.iter().map(|&swings| swings as f64).collect())),
    ]
}
