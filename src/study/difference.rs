//! Two batches of the same seeds, game by game: by how much each measure differs.
//!
//! The games of a pair share their luck, so the interval is that of the mean of their differences, ± 1.96 standard errors
//! (normal approximation), which is narrower than that of two batches apart.

use std::borrow::Cow;

use super::Row;
use super::summary::{deviation, mean, normal};
use crate::scenario::measure::{Measure, Unit};

/// One measure in two batches.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The measure's name.
    pub name: String,
    /// What it counts in; the difference of two dates is in days.
    pub unit: Unit,
    /// What it counts, in a sentence.
    pub meaning: Cow<'static, str>,
    /// In how many pairs both games have a value; the rest is of those.
    pub pairs: usize,
    /// In how many of them the values differ.
    pub differing: usize,
    /// The means, the first batch's first; none if there is no pair.
    pub means: Option<[f64; 2]>,
    /// The mean of the second less the first; none if there is no pair.
    pub difference: Option<f64>,
    /// The 95 % interval of the difference; none below two pairs.
    pub interval: Option<[f64; 2]>,
}

/// Compares batches of the same seeds and measures, the second less the first.
#[must_use]
pub fn differences(measures: &[Measure], first: &[Row], second: &[Row]) -> Vec<Difference> {
    let of = |(index, measure): (usize, &Measure)| {
        let pairs = first.iter().zip(second).map(|(one, other)| [one, other].map(|row| row.values[index]));
        Difference::of(measure, pairs.filter(|pair| pair.iter().all(|value| !value.is_nan())).collect())
    };
    measures.iter().enumerate().map(of).collect()
}

impl Difference {
    fn of(measure: &Measure, pairs: Vec<[f64; 2]>) -> Self {
        let side = |side: usize| mean(&pairs.iter().map(|pair| pair[side]).collect::<Vec<_>>());
        let apart: Vec<f64> = pairs.iter().map(|[one, other]| other - one).collect();
        let difference = mean(&apart);
        Self {
            name: measure.name.clone(),
            unit: measure.unit,
            meaning: measure.meaning.clone(),
            pairs: pairs.len(),
            differing: apart.iter().filter(|apart| apart.abs() > 0.0).count(),
            means: side(0).zip(side(1)).map(<[f64; 2]>::from),
            difference,
            interval: difference.zip(deviation(&apart)).map(|(mean, deviation)| normal(mean, deviation, apart.len())),
        }
    }
}
