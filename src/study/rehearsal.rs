//! A rehearsal: a scenario played many times by machines, and what it expects of that held against what came of it.

use super::measure::Unit;
use super::published::{Finding, Value};
use super::run::{Batch, BatchError};
use super::{Measure, Row, actor_measures, measures, summarise};
use crate::play::notation::{NotationError, parse_line};
use crate::play::script::Script;
use crate::scenario::nearest::nearest;
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
    /// Something is expected of a measure that there is not.
    #[error("{scenario} expects something of `{name}`, which is no measure of its games{}", like(.nearest.as_deref()))]
    UnknownMeasure {
        /// The scenario.
        scenario: String,
        /// What it calls the measure.
        name: String,
        /// A measure with a similar name.
        nearest: Option<String>,
    },
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

fn like(nearest: Option<&str>) -> String {
    nearest.map_or(String::new(), |name| format!("; did you mean `{name}`?"))
}

/// Plays a scenario, by its script if it has one, and compares means: one finding for each of its expectations, in
/// their order. The mean of days is a day.
///
/// # Errors
/// It expects something of a measure that there is not, a line of its script is no order, or no game can be played.
pub fn rehearse(scenario: &Scenario) -> Result<Vec<Finding<'_>>, NoRehearsal> {
    let is_expected = |measure: &Measure| scenario.expect.iter().any(|one| one.quantity == measure.name);
    let mut all = measures(scenario);
    all.extend(actor_measures(scenario).into_iter().filter(is_expected));
    for expected in &scenario.expect {
        if !all.iter().any(|measure| measure.name == expected.quantity) {
            let nearest = nearest(&expected.quantity, all.iter().map(|measure| measure.name.as_str()));
            let (scenario, name) = (scenario.slug.clone(), expected.quantity.clone());
            return Err(NoRehearsal::UnknownMeasure { scenario, name, nearest: nearest.map(str::to_owned) });
        }
    }
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
