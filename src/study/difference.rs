//! Two batches of the same seeds, game by game: by how much each measure differs.
//!
//! The games of a pair share their luck, so the interval is that of the mean of their differences, ± 1.96 standard errors
//! (normal approximation), which is narrower than that of two batches apart.

use std::borrow::Cow;

use super::Row;
use super::summary::normal;
use super::tally::Tally;
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

/// Compares rows of two batches of the same seeds and measures as they come.
#[derive(Debug)]
pub struct Comparing<'m> {
    measures: &'m [Measure],
    pairs: Vec<Pairs>,
}

/// One measure in pairs of games in which both have a value.
#[derive(Clone, Debug, Default)]
struct Pairs {
    sides: [Tally; 2],
    apart: Tally,
}

impl<'m> Comparing<'m> {
    /// Nothing yet, of these measures.
    #[must_use]
    pub fn new(measures: &'m [Measure]) -> Self {
        Self { measures, pairs: vec![Pairs::default(); measures.len()] }
    }

    /// Adds rows of the same games under either batch.
    pub fn add(&mut self, first: &[Row], second: &[Row]) {
        for (index, pairs) in self.pairs.iter_mut().enumerate() {
            let both = first.iter().zip(second).map(|(one, other)| [one, other].map(|row| row.values[index]));
            pairs.add(both.filter(|pair| pair.iter().all(|value| !value.is_nan())).collect());
        }
    }

    /// The difference in each measure, the second batch less the first.
    #[must_use]
    pub fn differences(&self) -> Vec<Difference> {
        self.measures.iter().zip(&self.pairs).map(|(measure, pairs)| Difference::of(measure, pairs)).collect()
    }
}

impl Pairs {
    fn add(&mut self, pairs: Vec<[f64; 2]>) {
        for (side, tally) in self.sides.iter_mut().enumerate() {
            tally.add(pairs.iter().map(|pair| pair[side]).collect());
        }
        self.apart.add(pairs.iter().map(|[one, other]| other - one).collect());
    }
}

impl Difference {
    fn of(measure: &Measure, Pairs { sides: [first, second], apart }: &Pairs) -> Self {
        let difference = apart.mean();
        Self {
            name: measure.name.clone(),
            unit: measure.unit,
            meaning: measure.meaning.clone(),
            pairs: apart.len(),
            differing: apart.count(|apart| apart.abs() > 0.0),
            means: first.mean().zip(second.mean()).map(<[f64; 2]>::from),
            difference,
            interval: difference.zip(apart.deviation()).map(|(mean, deviation)| normal(mean, deviation, apart.len())),
        }
    }
}
