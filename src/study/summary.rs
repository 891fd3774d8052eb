//! Measures over many games: mean, spread, quantiles, and how far the mean can be trusted.
//!
//! Intervals are at 95 %: the Wilson score interval for yes/no measures, and mean ± 1.96 standard errors (normal
//! approximation) for all others, cut off where a measure ends: at 0 for counts, rounds and shares, and at 1 for shares. One game tells nothing of how far another would lie from it, so there is neither
//! spread nor interval below two values. Quantiles interpolate linearly between order statistics (Hyndman and Fan's type 7).

use std::borrow::Cow;

use super::Row;
use super::tally::Tally;
use crate::scenario::measure::{Measure, Unit};
use crate::sim::{ActorId, IncidentId};

/// The 97.5 % quantile of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// One measure over many games.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// The incident and the actor that it is about, if it is about one.
    pub actor: Option<(IncidentId, ActorId)>,
    /// The measure's name.
    pub name: String,
    /// What it counts in.
    pub unit: Unit,
    /// What it counts, in a sentence.
    pub meaning: Cow<'static, str>,
    /// In how many games it has a value; the rest of the summary is of those.
    pub games: usize,
    /// The mean; none if there is no value.
    pub mean: Option<f64>,
    /// The standard deviation, with `games - 1` in its denominator; none below two values.
    pub deviation: Option<f64>,
    /// The 10 %, 50 % and 90 % quantiles; none if there is no value.
    pub quantiles: Option<[f64; 3]>,
    /// The 95 % interval of the mean; none below two values.
    pub interval: Option<[f64; 2]>,
}

/// Sums rows up as they come, measure by measure.
#[derive(Clone, Debug)]
pub struct Summing<'m> {
    measures: &'m [Measure],
    tallies: Vec<Tally>,
}

impl<'m> Summing<'m> {
    /// Nothing yet, of these measures.
    #[must_use]
    pub fn new(measures: &'m [Measure]) -> Self {
        Self { measures, tallies: vec![Tally::default(); measures.len()] }
    }

    /// Adds rows of these measures.
    pub fn add(&mut self, rows: &[Row]) {
        for (index, tally) in self.tallies.iter_mut().enumerate() {
            let values = rows.iter().filter_map(|row| row.values.get(index).copied()).filter(|value| !value.is_nan());
            tally.add(values.collect());
        }
    }

    /// A summary of each measure.
    #[must_use]
    pub fn summaries(&self) -> Vec<Summary> {
        self.measures.iter().zip(&self.tallies).map(|(measure, tally)| Summary::of(measure, tally)).collect()
    }
}

impl Summary {
    fn of(measure: &Measure, values: &Tally) -> Self {
        let (games, mean, deviation) = (values.len(), values.mean(), values.deviation());
        let interval = |mean, deviation| match measure.unit {
            Unit::YesNo => wilson(mean, games),
            Unit::Count | Unit::Round => within(normal(mean, deviation, games), 0.0, f64::INFINITY),
            Unit::Share => within(normal(mean, deviation, games), 0.0, 1.0),
            Unit::Points | Unit::Date => normal(mean, deviation, games),
        };
        let quantiles = [0.1, 0.5, 0.9].map(|share| values.quantile(share));
        Self {
            name: measure.name.clone(),
            unit: measure.unit,
            meaning: measure.meaning.clone(),
            actor: measure.actor(),
            games,
            mean,
            deviation,
            quantiles: if let [Some(low), Some(middle), Some(high)] = quantiles {
                Some([low, middle, high])
            } else {
                None
            },
            interval: mean.zip(deviation).map(|(mean, deviation)| interval(mean, deviation)),
        }
    }
}

pub(super) fn normal(mean: f64, deviation: f64, games: usize) -> [f64; 2] {
    let error = deviation / (games as f64).sqrt();
    [mean - Z * error, mean + Z * error]
}

/// An interval cut off where its measure ends.
fn within([from, to]: [f64; 2], least: f64, most: f64) -> [f64; 2] {
    [from.max(least), to.min(most)]
}

/// The score interval of a share (Wilson 1927): it stays within 0 and 1, also near the edges.
fn wilson(share: f64, games: usize) -> [f64; 2] {
    let n = games as f64;
    let centre = share + Z * Z / (2.0 * n);
    let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    [((centre - half) / scale).max(0.0), ((centre + half) / scale).min(1.0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 5e-4
    }

    /// Rare counts have a lower end below 0 by the normal approximation, which no count can have.
    #[test]
    fn intervals_end_where_their_measures_do() {
        let [low, high] = normal(0.1, 0.3, 10);
        assert!(close(low, -0.0859) && close(high, 0.2859));
        let [low, high] = within([low, high], 0.0, f64::INFINITY);
        assert!(close(low, 0.0) && close(high, 0.2859));
        let [low, high] = within([0.9, 1.1], 0.0, 1.0);
        assert!(close(low, 0.9) && close(high, 1.0));
    }

    /// 8 of 10 by the score interval: 0.490 to 0.943.
    #[test]
    fn the_score_interval_stays_within_nought_and_one() {
        let [low, high] = wilson(0.8, 10);
        assert!(close(low, 0.4902) && close(high, 0.9433));
        let [low, high] = wilson(0.0, 10);
        assert!(close(low, 0.0) && close(high, 0.2775));
    }
}
