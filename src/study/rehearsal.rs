//! A rehearsal: a scenario played many times by machines, and what it expects of that held against what came of it.

use super::published::{Finding, Value};
use super::run::{Batch, BatchError};
use super::{Row, summarise};
use crate::play::notation::{NotationError, parse_line};
use crate::play::script::Script;
use crate::scenario::measure::{Measure, Unit, actor_measures, measures};
use crate::scenario::published::Expectation;
use crate::scenario::{Roster, Scenario};
use crate::sim::Seed;

/// How many games are played.
const GAMES: u64 = 400;
/// The seed of all rehearsals; nobody looked for a good one.
const SEED: Seed = Seed(1);

/// Why a scenario cannot be rehearsed.
#[derive(Debug, thiserror::Error)]
pub enum NoRehearsal {
    /// A line of its script is no order.
    #[error("{scenario}: line {line} of its `script`, {error}")]
    Script {
        /// The scenario.
        scenario: String,
        /// Which line, from 1.
        line: usize,
        /// What is wrong with it.
        error: NotationError,
    },
    /// The games cannot be played.
    #[error(transparent)]
    Batch(#[from] BatchError<std::convert::Infallible>),
}

/// Plays a scenario, by its script if it has one, and compares means: one finding for each of its expectations, in
/// their order. The mean of days is a day.
///
/// # Errors
/// A line of its script is no order, or no game can be played.
pub fn rehearse(scenario: &Scenario) -> Result<Vec<Finding<'_>>, NoRehearsal> {
    let is_expected = |measure: &Measure| scenario.expect.iter().any(|one| one.quantity == measure.name);
    let all = measures(scenario).into_iter().chain(actor_measures(scenario));
    let all: Vec<Measure> = all.filter(is_expected).collect();
    let script = script(scenario)?;
    let batch = Batch { scenario, games: GAMES, seed: SEED, jobs: 0, script: script.as_ref() };
    let mut rows: Vec<Row> = Vec::new();
    batch.run(&all, &|| {}, |some| {
        rows.extend_from_slice(some);
        Ok(())
    })?;
    let summaries = summarise(&all, &rows);
    let mean = |expected: &Expectation| {
        let summary = summaries.iter().find(|summary| summary.name == expected.quantity)?;
        let mean = summary.mean?;
        let is_day = summary.unit == Unit::Date;
        Some(if is_day { Value::Word(summary.unit.tell(mean, 0)) } else { Value::Number(mean) })
    };
    Ok(scenario.expect.iter().map(|expected| Finding::new(expected, mean(expected))).collect())
}

/// What seats do by the script of a scenario; nothing without one.
fn script(scenario: &Scenario) -> Result<Option<Script>, NoRehearsal> {
    let roster = Roster::of(scenario);
    let mut lines = Vec::new();
    for (line, text) in (1..).zip(&scenario.script) {
        let slug = || scenario.slug.clone();
        let read = parse_line(&roster, text);
        lines.extend(read.map_err(|error| NoRehearsal::Script { scenario: slug(), line, error })?);
    }
    Ok((!lines.is_empty()).then_some(Script { lines }))
}
