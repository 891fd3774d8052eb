//! A rehearsal: a scenario played many times by machines, and what it expects of that held against what came of it.

use super::published::{Finding, Value};
use super::run::{Batch, BatchError};
use super::{Row, measures, summarise};
use crate::scenario::Scenario;
use crate::scenario::nearest::nearest;
use crate::scenario::published::Expectation;
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
    /// The games cannot be played.
    #[error(transparent)]
    Batch(#[from] BatchError<std::convert::Infallible>),
}

fn like(nearest: Option<&str>) -> String {
    nearest.map_or(String::new(), |name| format!("; did you mean `{name}`?"))
}

/// Plays a scenario and compares means: one finding for each of its expectations, in their order.
///
/// # Errors
/// It expects something of a measure that there is not, or no game can be played.
pub fn rehearse(scenario: &Scenario) -> Result<Vec<Finding<'_>>, NoRehearsal> {
    let all = measures(scenario);
    for expected in &scenario.expect {
        if !all.iter().any(|measure| measure.name == expected.quantity) {
            let nearest = nearest(&expected.quantity, all.iter().map(|measure| measure.name.as_str()));
            let (scenario, name) = (scenario.slug.clone(), expected.quantity.clone());
            return Err(NoRehearsal::UnknownMeasure { scenario, name, nearest: nearest.map(str::to_owned) });
        }
    }
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
