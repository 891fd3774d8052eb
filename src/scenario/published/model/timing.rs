//! When to use a resource that use may burn.

use serde::Deserialize;

use super::{is_share, must};

/// A resource, and what may be at stake.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// The chance that it survives use (`S`), from 0 to 1.
    pub stealth: f64,
    /// The chance that it survives a period without use (`P`), from 0 to 1.
    pub persistence: f64,
    /// What the next period counts for (`w`), from 0 to 0.9999.
    pub discount: f64,
    /// What it costs to keep it through a period (`C`), at least 0, in the unit of the stakes.
    /// Default: `0`.
    #[serde(default)]
    pub upkeep: f64,
    /// What may be at stake in a period, in rising order, and how likely each is.
    pub stakes: Vec<(f64, f64)>,
}

/// Every combination of these, at most 10000.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Values of `S`, rising.
    pub stealth: Vec<f64>,
    /// Values of `P`, rising.
    pub persistence: Vec<f64>,
    /// Values of `w`, each from 0 to 0.9999.
    pub discount: Vec<f64>,
    /// Values of `C`, rising.
    /// Default: `[0]`.
    #[serde(default = "free")]
    pub upkeep: Vec<f64>,
    /// Lists of stakes, as of one resource.
    pub stakes: Vec<Vec<(f64, f64)>>,
}

/// Beyond this, iterating over values takes for ever.
const MOST_PATIENT: f64 = 0.9999;
/// The most combinations.
const MOST_SETTINGS: usize = 10_000;

fn free() -> Vec<f64> {
    vec![0.0]
}

impl Resource {
    pub(super) fn check(&self) -> Result<(), String> {
        let shares = [self.stealth, self.persistence, self.discount].into_iter().all(is_share);
        must(shares && self.discount <= MOST_PATIENT, "chances must be from 0 to 1, and `discount` at most 0.9999")?;
        must(self.upkeep.is_finite() && self.upkeep >= 0.0, "`upkeep` must be at least 0")?;
        check_stakes(&self.stakes)
    }
}

impl Settings {
    pub(super) fn check(&self) -> Result<(), String> {
        let shares = self.stealth.iter().chain(&self.persistence).chain(&self.discount).copied().all(is_share);
        must(
            shares && self.discount.iter().all(|discount| *discount <= MOST_PATIENT),
            "chances must be from 0 to 1, and `discount` at most 0.9999",
        )?;
        let rises = |values: &[f64]| values.windows(2).all(|pair| pair[0] < pair[1]);
        let lists = [&self.stealth, &self.persistence, &self.upkeep];
        must(lists.into_iter().all(|list| rises(list)), "chances and `upkeep` must be in rising order")?;
        let is_sound = self.upkeep.iter().all(|upkeep| upkeep.is_finite() && *upkeep >= 0.0);
        must(is_sound, "`upkeep` must be at least 0")?;
        let all =
            [self.discount.len(), self.stealth.len(), self.persistence.len(), self.upkeep.len(), self.stakes.len()];
        must(all.iter().all(|values| (1..=20).contains(values)), "each needs from 1 to 20 values")?;
        must(all.iter().product::<usize>() <= MOST_SETTINGS, "there may be at most 10000 combinations")?;
        self.stakes.iter().try_for_each(|stakes| check_stakes(stakes))
    }
}

fn check_stakes(stakes: &[(f64, f64)]) -> Result<(), String> {
    let rises = stakes.windows(2).all(|pair| pair[0].0 < pair[1].0);
    must(rises && stakes.iter().all(|(stake, _)| stake.is_finite()), "stakes must be in rising order")?;
    let sum: f64 = stakes.iter().map(|(_, chance)| chance).sum();
    let is_sound = stakes.iter().all(|(_, chance)| is_share(*chance)) && (sum - 1.0).abs() < 1e-9;
    must(is_sound, "the chances of the stakes must sum to 1")
}
