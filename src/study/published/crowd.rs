//! Crowds: each joins once enough others have, by the one rule.

use super::{Quantities, Value};
use crate::scenario::published::crowd::{Crowd, NormalCrowd, Tie};
use crate::sim::Response;
use crate::sim::choice::{Ledger, Outlook, Stakes};
use crate::sim::quantity::normal;

/// How many halvings the search for the jump takes.
const HALVINGS: usize = 40;
/// How close to the jump the crowd is looked at, in members.
const NEAR: f64 = 0.01;

/// Whether a member joins when so many have: solidarity against reluctance, in members. Half a member more or less
/// says what happens at the threshold itself, so that nothing is divided.
fn joins(threshold: u16, joined: usize, tie: Tie) -> bool {
    let half = if tie == Tie::Joins { -0.5 } else { 0.5 };
    let stakes = Stakes { solidarity: joined as f64, threshold: f64::from(threshold) + half, ..Stakes::default() };
    let outlook = Outlook { share: 1.0, ..Outlook::default() };
    Ledger::new([(Response::HoldOut, Stakes::default()), (Response::Public, stakes)], &outlook).best()
        == Response::Public
}

pub(super) fn quantities(model: &Crowd) -> Quantities {
    let thresholds: Vec<u16> = model.thresholds.iter().copied().chain(model.from_to.0..=model.from_to.1).collect();
    let mut joined = 0;
    loop {
        let now = thresholds.iter().filter(|&&threshold| joins(threshold, joined, model.at_threshold)).count();
        if now <= joined {
            return vec![("joined", Value::count(joined))];
        }
        joined = now;
    }
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
    let (mut low, mut high) = model.deviations;
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if model.joined(middle) < model.members / 2.0 { low = middle } else { high = middle }
    }
    vec![
        ("critical_deviation", Value::Number(high)),
        ("just_below", Value::Number(model.joined(low - NEAR))),
        ("just_above", Value::Number(model.joined(high + NEAR))),
    ]
}
