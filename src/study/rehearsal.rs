//! A rehearsal: a scenario played many times by machines, and what it expects of that held against what came of it.

use std::convert::Infallible;

use super::published::{Finding, Value};
use super::run::{Batch, BatchError};
use super::{Summary, Summing};
use crate::play::script::Script;
use crate::scenario::measure::{Measure, Unit, actor_measures, measures};
use crate::scenario::{Claim, Scenario};
use crate::sim::Seed;

/// How many games are played.
const GAMES: u64 = 400;
/// The seed of all rehearsals; nobody looked for a good one.
const SEED: Seed = Seed(1);

/// Plays a scenario, by its script or without it as its expectations say, and compares means: one finding for each of
/// them, in their order. The mean of days is a day.
///
/// # Errors
/// The games cannot be played.
pub fn rehearse<'s>(scenario: &'s Scenario, script: &Script) -> Result<Vec<Finding<'s>>, BatchError<Infallible>> {
    let scripted = summaries(scenario, Some(script))?;
    let alone = summaries(scenario, None)?;
    let mean = |claim: &Claim| {
        let summaries = if claim.by_script { &scripted } else { &alone };
        let summary = summaries.iter().find(|summary| summary.name == claim.measure)?;
        let mean = summary.mean?;
        let is_day = summary.unit == Unit::Date;
        Some(if is_day { Value::Word(summary.unit.tell(mean, 0)) } else { Value::Number(mean) })
    };
    Ok(scenario.expect.iter().map(|claim| Finding::new(&claim.expected, mean(claim)).over(GAMES)).collect())
}

/// What the games come to under a script, or without any, for the measures that the claims about such games name.
fn summaries(scenario: &Scenario, script: Option<&Script>) -> Result<Vec<Summary>, BatchError<Infallible>> {
    let is_claimed = |measure: &Measure| {
        scenario.expect.iter().any(|claim| claim.by_script == script.is_some() && claim.measure == measure.name)
    };
    let all: Vec<Measure> =
        measures(scenario).into_iter().chain(actor_measures(scenario)).filter(is_claimed).collect();
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let batch = Batch { scenario, games: GAMES, seed: SEED, jobs: 0, script };
    let mut summing = Summing::new(&all);
    batch.run(&all, &|| {}, |rows| {
        summing.add(rows);
        Ok(())
    })?;
    Ok(summing.summaries())
}
