//! A tally: how often each value came, which is all that a summary needs of many games. Most measures take few values,
//! so that it stays small however many games there are.

use std::cmp::Ordering;

/// Values with how often each came, ascending. Equal values in any order and any portions give equal tallies.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tally(Vec<(f64, u64)>);

impl Tally {
    /// Adds values; none of them may be not a number.
    pub(super) fn add(&mut self, mut values: Vec<f64>) {
        values.sort_unstable_by(f64::total_cmp);
        let mut old = std::mem::take(&mut self.0).into_iter().peekable();
        for value in values {
            while let Some(entry) = old.next_if(|(other, _)| other.total_cmp(&value) == Ordering::Less) {
                self.0.push(entry);
            }
            let before = old.next_if(|(other, _)| other.total_cmp(&value) == Ordering::Equal);
            match self.0.last_mut() {
                Some((last, count)) if last.total_cmp(&value) == Ordering::Equal => *count += 1,
                _ => self.0.push((value, 1 + before.map_or(0, |(_, count)| count))),
            }
        }
        self.0.extend(old);
    }

    /// How many values there are.
    pub(super) fn len(&self) -> usize {
        self.0.iter().map(|(_, count)| *count as usize).sum()
    }

    /// How many of them a test holds for.
    pub(super) fn count(&self, test: impl Fn(f64) -> bool) -> usize {
        self.0.iter().filter(|(value, _)| test(*value)).map(|(_, count)| *count as usize).sum()
    }

    /// The mean; none without values.
    pub(super) fn mean(&self) -> Option<f64> {
        let sum: f64 = self.0.iter().map(|(value, count)| value * *count as f64).sum();
        (!self.0.is_empty()).then(|| sum / self.len() as f64)
    }

    /// The standard deviation, with one less than the number of values in its denominator; none below two.
    pub(super) fn deviation(&self) -> Option<f64> {
        let games = self.len();
        let mean = self.mean().filter(|_| games > 1)?;
        let squares: f64 = self.0.iter().map(|(value, count)| (value - mean) * (value - mean) * *count as f64).sum();
        Some((squares / (games - 1) as f64).sqrt())
    }

    /// A quantile, interpolated linearly between order statistics (Hyndman and Fan's type 7); none without values.
    pub(super) fn quantile(&self, share: f64) -> Option<f64> {
        let last = self.len().checked_sub(1)?;
        let at = share * last as f64;
        let below = (at as usize).min(last);
        let [low, high] = [below, (below + 1).min(last)].map(|place| self.at(place));
        Some(low? + (at - below as f64) * (high? - low?))
    }

    /// The value at a place in the order, from 0.
    fn at(&self, place: usize) -> Option<f64> {
        let mut beyond = 0;
        let entry = self.0.iter().find(|(_, count)| {
            beyond += *count as usize;
            place < beyond
        });
        entry.map(|(value, _)| *value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: Option<f64>, expected: f64) -> bool {
        found.is_some_and(|found| (found - expected).abs() < 5e-4)
    }

    fn tally(values: &[f64]) -> Tally {
        let mut tally = Tally::default();
        tally.add(values.to_vec());
        tally
    }

    #[test]
    fn mean_deviation_and_quantiles_are_those_of_textbooks() {
        let tally_of_four = tally(&[4.0, 2.0, 3.0, 1.0]);
        assert!(close(tally_of_four.mean(), 2.5) && close(tally_of_four.deviation(), 1.291));
        assert!(close(tally_of_four.quantile(0.5), 2.5) && close(tally_of_four.quantile(0.9), 3.7));
        assert_eq!((tally(&[]).mean(), tally(&[7.0]).deviation(), tally(&[]).quantile(0.5)), (None, None, None));
    }

    #[test]
    fn portions_and_order_change_nothing() {
        let values = [3.0, 1.0, 2.0, 2.0, 1.0, 5.0, -1.0, 2.0, 3.0];
        let whole = tally(&values);
        for size in 1..values.len() {
            let mut portions = Tally::default();
            values.chunks(size).rev().for_each(|some| portions.add(some.to_vec()));
            assert_eq!(portions, whole);
        }
        assert_eq!((whole.len(), whole.0.len(), whole.count(|value| value > 1.0)), (9, 5, 6));
        assert!(close(whole.quantile(0.5), 2.0) && close(whole.mean(), 2.0));
    }
}
