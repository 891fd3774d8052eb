//! Measures over many games: mean, spread, quantiles, and how far the mean can be trusted.
//!
//! Intervals are at 95 %: the Wilson score interval for yes/no measures, and mean ± 1.96 standard errors (normal
//! approximation) for all others. One game tells nothing of how far another would lie from it, so there is neither
//! spread nor interval below two values. Quantiles interpolate linearly between order statistics (Hyndman and Fan's type 7).

use std::borrow::Cow;

use super::Row;
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

/// Sums rows up, measure by measure.
#[must_use]
pub fn summarise(measures: &[Measure], rows: &[Row]) -> Vec<Summary> {
    let of = |(index, measure): (usize, &Measure)| {
        let values = rows.iter().filter_map(|row| row.values.get(index).copied()).filter(|value| !value.is_nan());
        Summary::of(measure, values.collect())
    };
    measures.iter().enumerate().map(of).collect()
}

impl Summary {
    fn of(measure: &Measure, mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let (games, mean, deviation) = (values.len(), mean(&values), deviation(&values));
        let interval = |mean, deviation| match measure.unit {
            Unit::YesNo => wilson(mean, games),
            Unit::Count | Unit::Round | Unit::Points | Unit::Share | Unit::Date => normal(mean, deviation, games),
        };
        Self {
            name: measure.name.clone(),
            unit: measure.unit,
            meaning: measure.meaning.clone(),
            actor: measure.actor(),
            games,
            mean,
            deviation,
            quantiles: (games > 0).then(|| [0.1, 0.5, 0.9].map(|share| quantile(&values, share))),
            interval: mean.zip(deviation).map(|(mean, deviation)| interval(mean, deviation)),
        }
    }
}

pub(super) fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

pub(super) fn deviation(values: &[f64]) -> Option<f64> {
    let mean = mean(values).filter(|_| values.len() > 1)?;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    Some((squares / (values.len() - 1) as f64).sqrt())
}

/// A quantile of sorted values; 0 if there is none.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return 0.0 };
    let at = share * last as f64;
    let below = (at as usize).min(last);
    let above = (below + 1).min(last);
    sorted[below] + (at - below as f64) * (sorted[above] - sorted[below])
}

pub(super) fn normal(mean: f64, deviation: f64, games: usize) -> [f64; 2] {
    let error = deviation / (games as f64).sqrt();
    [mean - Z * error, mean + Z * error]
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

    #[test]
    fn mean_deviation_and_quantiles_are_those_of_textbooks() {
        let values = [1.0, 2.0, 3.0, 4.0];
        assert!(close(mean(&values).unwrap(), 2.5) && close(deviation(&values).unwrap(), 1.291));
        assert!(close(quantile(&values, 0.5), 2.5) && close(quantile(&values, 0.9), 3.7));
        assert_eq!((mean(&[]), deviation(&[7.0])), (None, None));
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
