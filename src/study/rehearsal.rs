//! A rehearsal: a scenario played many times by machines, and what it expects of that held against what came of it.

use std::convert::Infallible;

use super::published::{Finding, Value};
use super::run::{Batch, BatchError};
use super::{Row, summarise};
use crate::scenario::Scenario;
use crate::scenario::measure::{Measure, actor_measures, measures};
use crate::scenario::published::Expectation;
use crate::sim::Seed;

/// How many games are played.
const GAMES: u64 = 400;
/// The seed of all rehearsals; nobody looked for a good one.
const SEED: Seed = Seed(1);

/// Plays a scenario and compares means: one finding for each of its expectations, in their order.
///
/// # Errors
/// The games cannot be played.
pub fn rehearse(scenario: &Scenario) -> Result<Vec<Finding<'_>>, BatchError<Infallible>> {
    let is_expected = |measure: &Measure| scenario.expect.iter().any(|one| one.quantity == measure.name);
    let all = measures(scenario).into_iter().chain(actor_measures(scenario));
    let all: Vec<Measure> = all.filter(is_expected).collect();
    let batch = Batch { scenario, games: GAMES, seed: SEED, jobs: 0, script: None };
    let mut rows: Vec<Row> = Vec::new();
    batch.run(&all, &|| {}, |some| {
        rows.extend_from_slice(some);
        Ok(())
    })?;
    let summaries = summarise(&all, &rows);
    let mean = |name: &str| summaries.iter().find(|summary| summary.name == name).and_then(|summary| summary.mean);
    let finding = |expected| {
        let Expectation { quantity, .. }: &Expectation = expected;
        Finding::new(expected, mean(quantity).map(Value::Number))
    };
    Ok(scenario.expect.iter().map(finding).collect())
}
