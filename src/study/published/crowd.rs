//! Crowds: each joins once enough others have, by the one rule.

use super::{Quantities, Value, turn};
use crate::scenario::published::crowd::{Crowd, NormalCrowd, Tie};
use crate::sim::quantity::normal;
use crate::study::cascade::{joins, waves};

/// How close to the jump the crowd is looked at, in members.
const NEAR: f64 = 0.01;

/// Everybody sees everybody, and counts members. Half a member more or less says what happens at the threshold itself,
/// so that nothing is divided.
pub(super) fn quantities(model: &Crowd) -> Quantities {
    let thresholds: Vec<u16> = model.all_thresholds().collect();
    let half = if model.at_threshold == Tie::Joins { -0.5 } else { 0.5 };
    let joins = |one: usize, joined: &[bool]| {
        let company = joined.iter().filter(|joined| **joined).count();
        joins(company as f64, f64::from(thresholds[one]) + half)
    };
    let joined: usize = waves(thresholds.len(), &[], joins).iter().map(Vec::len).sum();
    vec![("joined", Value::count(joined))]
}

impl NormalCrowd {
    /// How many join in the end: `r = F(r)`, from nobody on.
    fn joined(&self, deviation: f64) -> f64 {
        let mut joined = 0.0;
        for _ in 0..200_000 {
            let now = self.members * normal((joined - self.mean) / deviation).get();
            if (now - joined).abs() < 1e-9 {
                return now;
            }
            joined = now;
        }
        joined
    }
}

/// The least spread of thresholds with which more than half of the crowd join, and who joins on both sides of it.
pub(super) fn normal_crowd(model: &NormalCrowd) -> Quantities {
    let (low, high) = turn(model.deviations, |deviation| model.joined(deviation) >= model.members / 2.0);
    vec![
        ("critical_deviation", Value::Number(high)),
        ("just_below", Value::Number(model.joined(low - NEAR))),
        ("just_above", Value::Number(model.joined(high + NEAR))),
    ]
}
