//! A value: what a model gives for one quantity.

use std::fmt;

use crate::scenario::published::Expected;

/// What a model gives for one quantity.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number.
    Number(f64),
    /// Numbers, in order.
    Numbers(Vec<f64>),
    /// A word, or a day.
    Word(String),
    /// Words, in order.
    Words(Vec<String>),
    /// Numbers over two scales.
    Grid(Grid),
}

/// Numbers over two scales.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// What differs from row to row, and its values.
    pub down: (&'static str, Vec<f64>),
    /// What differs within a row, and its values.
    pub across: (&'static str, Vec<f64>),
    /// The numbers, row by row.
    pub cells: Vec<f64>,
}

impl Value {
    /// A count.
    pub(super) fn count(number: usize) -> Self {
        Self::Number(number as f64)
    }

    /// Counts, in order.
    pub(super) fn counts(numbers: impl IntoIterator<Item = usize>) -> Self {
        Self::Numbers(numbers.into_iter().map(|number| number as f64).collect())
    }

    /// Whether it is what is expected; numbers may be off by `within`.
    #[must_use]
    pub fn meets(&self, expected: &Expected, within: f64) -> bool {
        let close = |a: f64, b: f64| (a - b).abs() <= within;
        match (self, expected) {
            (Self::Number(number), Expected::Number(expected)) => close(*number, *expected),
            (Self::Number(number), Expected::AtLeast(bound)) => *number >= bound - within,
            (Self::Number(number), Expected::AtMost(bound)) => *number <= bound + within,
            (Self::Number(number), Expected::Positive) => *number > within,
            (Self::Number(number), Expected::Negative) => *number < -within,
            (Self::Numbers(numbers) | Self::Grid(Grid { cells: numbers, .. }), Expected::Numbers(expected)) => {
                numbers.len() == expected.len() && hits(numbers, expected, close) == expected.len()
            }
            (
                Self::Numbers(numbers) | Self::Grid(Grid { cells: numbers, .. }),
                Expected::MostOf { numbers: expected, at_least },
            ) => hits(numbers, expected, close) >= *at_least,
            (Self::Word(word), Expected::Word(expected)) => word == expected,
            (Self::Words(words), Expected::Words(expected)) => words == expected,
            _ => false,
        }
    }
}

/// How many numbers are close to those expected in their places.
fn hits(numbers: &[f64], expected: &[f64], close: impl Fn(f64, f64) -> bool) -> usize {
    numbers.iter().zip(expected).filter(|(number, expected)| close(**number, **expected)).count()
}

/// The shortest text with six significant digits or so: enough to compare by eye. What a model leaves undefined, such as
/// a share of none, is said to be so.
struct Digits(f64);

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.is_finite() {
            return f.write_str("undefined");
        }
        if self.0 != 0.0 && (self.0.abs() < 1e-4 || self.0.abs() >= 1e9) {
            return write!(f, "{:.1e}", self.0);
        }
        let fixed = format!("{:.5}", self.0);
        let bare = if fixed.contains('.') { fixed.trim_end_matches('0').trim_end_matches('.') } else { &fixed };
        f.write_str(bare)
    }
}

/// Of more numbers than this a table shows a few.
const MANY: usize = 16;

/// Numbers, or the first few and the last of many.
fn numbers(f: &mut fmt::Formatter<'_>, numbers: &[f64]) -> fmt::Result {
    match numbers {
        [first, second, .., last] if numbers.len() > MANY => {
            write!(f, "{} numbers: {}, {}, …, {}", numbers.len(), Digits(*first), Digits(*second), Digits(*last))
        }
        _ => list(f, numbers.iter().map(|number| Digits(*number))),
    }
}

fn list(f: &mut fmt::Formatter<'_>, items: impl Iterator<Item = impl fmt::Display>) -> fmt::Result {
    for (index, item) in items.enumerate() {
        write!(f, "{}{item}", if index > 0 { ", " } else { "" })?;
    }
    Ok(())
}

/// As in tables: numbers rounded for reading.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => Digits(*number).fmt(f),
            Self::Numbers(items) | Self::Grid(Grid { cells: items, .. }) => numbers(f, items),
            Self::Word(word) => f.write_str(word),
            Self::Words(words) => list(f, words.iter()),
        }
    }
}

/// What is expected, as in tables.
#[must_use]
pub fn expected_text(expected: &Expected) -> String {
    match expected {
        Expected::Number(number) => Value::Number(*number).to_string(),
        Expected::Numbers(numbers) => Value::Numbers(numbers.clone()).to_string(),
        Expected::MostOf { numbers, at_least } => {
            format!("{at_least} of: {}", Value::Numbers(numbers.clone()))
        }
        Expected::AtLeast(bound) => format!("≥ {}", Digits(*bound)),
        Expected::AtMost(bound) => format!("≤ {}", Digits(*bound)),
        Expected::Positive => "> 0".to_owned(),
        Expected::Negative => "< 0".to_owned(),
        Expected::Word(word) => word.clone(),
        Expected::Words(words) => Value::Words(words.clone()).to_string(),
    }
}
