//! A sum as it is printed: what a reader adds up comes out as what stands below it.

use super::{adding_up, decimals, rounded};
use crate::sim::Points;

/// Parts and their sum, rounded to be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// The parts as they are printed, in order. They add up to the total.
    pub parts: Vec<Points>,
    /// The rounded total.
    pub total: Points,
    /// To how many decimals all of them are printed.
    pub decimals: usize,
}

impl Sum {
    /// Parts of one rank: where rounding leaves a gap, those that it bends least are moved by one in the last decimal.
    #[must_use]
    pub fn of(parts: &[f64]) -> Self {
        let total = Points(parts.iter().sum());
        let decimals = decimals([total]);
        Self { parts: adding_up(parts, decimals), total: rounded(total, decimals), decimals }
    }

    /// Parts that are told by themselves, each rounded to the nearest, and last the rest up to the total, which takes
    /// what rounding leaves.
    #[must_use]
    pub fn with_rest(told: &[Points], total: Points) -> Self {
        let rest = told.iter().fold(total, |rest, part| rest - *part);
        let decimals = decimals(told.iter().copied().chain([rest, total]));
        let mut parts: Vec<Points> = told.iter().map(|part| rounded(*part, decimals)).collect();
        let total = rounded(total, decimals);
        parts.push(rounded(parts.iter().fold(total, |rest, part| rest - *part), decimals));
        Self { parts, total, decimals }
    }
}

#[cfg(test)]
mod tests {
    use super::super::signed_to;
    use super::*;
    use proptest::prelude::*;

    /// The printed number in units of its last decimal, as a reader reads it.
    fn read(points: Points, decimals: usize) -> i64 {
        signed_to(points, decimals).replace('−', "-").replace(['+', '.'], "").parse().unwrap()
    }

    fn assert_adds_up(sum: &Sum) {
        let read = |points| read(points, sum.decimals);
        assert_eq!(sum.parts.iter().map(|part| read(*part)).sum::<i64>(), read(sum.total), "{sum:?}");
    }

    proptest! {
        #[test]
        fn what_is_printed_adds_up(parts in prop::collection::vec(-2.0..2.0, 0..9)) {
            let sum = Sum::of(&parts);
            assert_adds_up(&sum);
            for (printed, part) in sum.parts.iter().zip(&parts) {
                prop_assert!((printed.get() - part).abs() < 0.01, "{sum:?}");
            }
        }

        #[test]
        fn the_rest_takes_what_rounding_leaves(parts in prop::collection::vec(-0.6..0.6, 0..4), total in -2.0..2.0) {
            let told: Vec<Points> = parts.into_iter().map(Points).collect();
            let sum = Sum::with_rest(&told, Points(total));
            assert_adds_up(&sum);
            prop_assert_eq!(sum.parts.len(), told.len() + 1);
            for (printed, part) in sum.parts.iter().zip(&told) {
                prop_assert!((printed.get() - part.get()).abs() < 0.005 + 1e-9, "{:?}", sum);
            }
        }
    }
}
