//! Two published bargaining domains of the Automated Negotiating Agents Competition (ANAC), as numbers only: weights of
//! issues and worth of values, for both sides.
//!
//! Read from the copies in `NegMAS`, github.com/yasserfarouk/negmas (AGPL-3.0; the library was run for the expected
//! figures, and no code of it is here): `tests/data/scenarios/anac/y2011/Laptop/laptop_{buyer,seller}_utility.xml` and
//! `tests/data/scenarios/anac/y2010/EnglandZimbabwe/{England,Zimbabwe}.xml`. As in GENIUS, a value is worth its evaluation
//! over the best evaluation of its issue, times the weight of the issue.

/// What one issue is to one side: its weight, and the evaluation of each value.
type Worth = (f64, &'static [f64]);

/// A domain of two sides. The first side comes first in every outcome.
pub(crate) struct Domain([&'static [Worth]; 2]);

/// Laptop (2011): make, disk, monitor; 27 outcomes. Buyer, seller.
pub(crate) const LAPTOP: Domain = Domain([
    &[
        (0.445_212_577_165_563_1, &[12.0, 20.0, 30.0]),
        (0.378_082_517_080_134_24, &[30.0, 20.0, 9.0]),
        (0.176_756_709_926_056_8, &[30.0, 10.0, 20.0]),
    ],
    &[
        (0.378_082_517_080_134_24, &[12.0, 30.0, 20.0]),
        (0.176_756_709_926_056_8, &[20.0, 30.0, 9.0]),
        (0.445_212_577_165_563_1, &[3.0, 2.0, 1.0]),
    ],
]);

/// England and Zimbabwe (2010): fund, other aid, trade policy of each, forum; 576 outcomes.
pub(crate) const ENGLAND_ZIMBABWE: Domain = Domain([
    &[
        (0.303_146_233_375_827_8, &[5.0, 7.0, 9.0, 1.0]),
        (0.303_346_839_835_533, &[3.0, 6.0, 8.0, 1.0]),
        (0.049_028_952_379_678_074, &[12.0, 1.0, 7.0]),
        (0.049_045_008_022_073_14, &[10.0, 1.0, 6.0]),
        (0.295_432_966_386_888_04, &[7.0, 10.0, 4.0, 1.0]),
    ],
    &[
        (0.197_079_803_119_090_24, &[9.0, 7.0, 5.0, 1.0]),
        (0.201_342_688_162_100_74, &[8.0, 5.0, 3.0, 1.0]),
        (0.154_066_977_662_874_86, &[1.0, 9.0, 5.0]),
        (0.154_077_191_831_245_69, &[1.0, 19.0, 9.0]),
        (0.293_433_339_224_688_45, &[11.0, 9.0, 7.0, 1.0]),
    ],
]);

impl Domain {
    /// What every outcome is worth to both, the last issue turning fastest.
    pub(crate) fn utilities(&self) -> Vec<f64> {
        let [first, second] = self.0.map(Self::sums);
        first.into_iter().zip(second).flat_map(|(one, other)| [one, other]).collect()
    }

    fn sums(issues: &[Worth]) -> Vec<f64> {
        issues.iter().fold(vec![0.0], |sums, (weight, evaluations)| {
            let best = evaluations.iter().copied().fold(0.0, f64::max);
            let worth = |sum: f64| evaluations.iter().map(move |evaluation| sum + weight * evaluation / best);
            sums.into_iter().flat_map(worth).collect()
        })
    }
}
