//! A rehearsal: a scenario played many times by machines, and what it expects of that held against what came of it.

use std::convert::Infallible;

use super::Summing;
use super::published::{Finding, Value};
use super::run::{Batch, BatchError};
use crate::play::script::Script;
use crate::scenario::Scenario;
use crate::scenario::measure::{Measure, Unit, actor_measures, measures};
use crate::scenario::published::Expectation;
use crate::sim::Seed;

/// How many games are played.
const GAMES: u64 = 400;
/// The seed of all rehearsals; nobody looked for a good one.
const SEED: Seed = Seed(1);

/// Plays a scenario by its script and compares means: one finding for each of its expectations, in their order. The mean
/// of days is a day.
///
/// # Errors
/// The games cannot be played.
pub fn rehearse<'s>(scenario: &'s Scenario, script: &Script) -> Result<Vec<Finding<'s>>, BatchError<Infallible>> {
    let is_expected = |measure: &Measure| scenario.expect.iter().any(|one| one.quantity == measure.name);
    let all = measures(scenario).into_iter().chain(actor_measures(scenario));
    let all: Vec<Measure> = all.filter(is_expected).collect();
    let batch = Batch { scenario, games: GAMES, seed: SEED, jobs: 0, script: Some(script) };
    let mut summing = Summing::new(&all);
    batch.run(&all, &|| {}, |rows| {
        summing.add(rows);
        Ok(())
    })?;
    let summaries = summing.summaries();
    let mean = |expected: &Expectation| {
        let summary = summaries.iter().find(|summary| summary.name == expected.quantity)?;
        let mean = summary.mean?;
        let is_day = summary.unit == Unit::Date;
        Some(if is_day { Value::Word(summary.unit.tell(mean, 0)) } else { Value::Number(mean) })
    };
    Ok(scenario.expect.iter().map(|expected| Finding::new(expected, mean(expected))).collect())
}
