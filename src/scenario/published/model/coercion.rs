//! Coercion: sanctions that others may undo, threats before an audience, and words that were kept or broken.

use serde::Deserialize;

use super::{is_positive, is_share, must};

/// Sanctions by one partner after another against one target, and threats of them.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sanctions {
    /// The share of the target's trade that is with each partner, in the order in which they join.
    pub dependence: Vec<f64>,
    /// How hard a sanction bites, per unit of dependence, above 0.
    pub bite: f64,
    /// How much of a sanction third parties undo at full dependence on them, 0 to 1.
    pub evasion: f64,
    /// What the target can bear, in units of pressure: uniform from the first number to the second, both above 0.
    pub resistance: (f64, f64),
    /// How sharp the contest is, above 0 and at most 100.
    /// Default: `1`.
    #[serde(default = "one")]
    pub sharpness: f64,
    /// How many random targets are threatened, from 1 to a million.
    pub targets: u32,
    /// The seed of the random targets.
    /// Default: `0`.
    #[serde(default)]
    pub seed: u64,
}

/// A threat before an audience. What it costs and brings is in any one unit.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Threat {
    /// What backing down costs per unit of how loud the threat was (`alpha`), above 0.
    pub audience: f64,
    /// What carrying it out costs (`E`).
    pub effort: f64,
    /// What it deters if the target is guilty, times the marginal success (`G marg`).
    pub deterrence: f64,
    /// Belief that the target is guilty (`p`), 0 to 1.
    pub guilt: f64,
}

/// Words kept and broken, after one of each that everybody is taken to have.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resolve {
    /// How many were kept.
    pub kept: u32,
    /// How many were broken.
    pub broken: u32,
}

fn one() -> f64 {
    1.0
}

impl Sanctions {
    pub(super) fn check(&self) -> Result<(), String> {
        let sum: f64 = self.dependence.iter().sum();
        let shares = self.dependence.iter().chain([&sum, &self.evasion]);
        must(shares.copied().all(is_share), "dependences, their sum and `evasion` must be from 0 to 1")?;
        must((1..=100).contains(&self.dependence.len()), "there must be from 1 to 100 partners")?;
        let (low, high) = self.resistance;
        must([low, self.bite, self.sharpness].into_iter().all(is_positive), "the other numbers must be above 0")?;
        must(self.sharpness <= 100.0, "`sharpness` must be at most 100")?;
        must(low < high && high.is_finite(), "`resistance` must run upwards")?;
        must((1..=1_000_000).contains(&self.targets), "`targets` must be from 1 to 1000000")
    }
}

impl Threat {
    pub(super) fn check(&self) -> Result<(), String> {
        must(is_positive(self.audience) && is_share(self.guilt), "`audience` is above 0 and `guilt` a share")?;
        must(self.effort.is_finite() && self.deterrence.is_finite(), "costs and gains must be finite")
    }
}
