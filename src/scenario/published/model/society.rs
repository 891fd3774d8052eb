//! A society of states that attack one another: how ready they come to be to hit back.

use serde::Deserialize;

use super::{is_share, must};

/// Societies over two scales: how well attacks are attributed, and how rational attackers are. Numbers left out are
/// those of the public code of 2016.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Societies {
    /// Chances that the victim of an attack finds the attacker if it hits back, each from 0 to 1.
    pub attributions: Vec<f64>,
    /// Chances that an attacker picks what pays best rather than anything at random, each from 0 to 1.
    pub rationalities: Vec<f64>,
    /// How many societies for each pair, from 1 to 1000.
    pub runs: u32,
    /// For how many turns, from 1 to 60000; after each, one state learns.
    pub turns: u16,
    /// How many states, from 2 to 1000.
    /// Default: `100`.
    #[serde(default = "hundred")]
    pub states: usize,
    /// How often each attacks in a turn, from 1 to 10000.
    /// Default: `100`.
    #[serde(default = "hundred")]
    pub attacks: usize,
    /// How many intensities an attack can have, from 1 to 32: 1, 2, 3 and so on.
    /// Default: `10`.
    #[serde(default = "ten")]
    pub intensities: usize,
    /// What an attack of intensity 1 costs a victim that lets it pass.
    /// Default: `0.5`.
    #[serde(default = "half")]
    pub harm: f64,
    /// What it costs a victim that hits back.
    /// Default: `0.75`.
    #[serde(default = "three_quarters")]
    pub harm_and_effort: f64,
    /// What being hit back at costs the attacker, instead of the gain of 1.
    /// Default: `0.5`.
    #[serde(default = "half")]
    pub punishment: f64,
    /// The chance that a learner tries something new instead, for each intensity, from 0 to 1.
    /// Default: `0.05`.
    #[serde(default = "twentieth")]
    pub mutation: f64,
    /// The seed of the first society.
    /// Default: `0`.
    #[serde(default)]
    pub seed: u64,
}

fn hundred() -> usize {
    100
}

fn ten() -> usize {
    10
}

fn half() -> f64 {
    0.5
}

fn three_quarters() -> f64 {
    0.75
}

fn twentieth() -> f64 {
    0.05
}

impl Societies {
    pub(super) fn check(&self) -> Result<(), String> {
        let shares = self.attributions.iter().chain(&self.rationalities).chain([&self.mutation]);
        must(shares.copied().all(is_share), "attributions, rationalities and `mutation` must be from 0 to 1")?;
        must(!self.attributions.is_empty() && !self.rationalities.is_empty(), "at least one of each is needed")?;
        must((1..=1000).contains(&self.runs), "`runs` must be from 1 to 1000")?;
        must((1..=60_000).contains(&self.turns), "`turns` must be from 1 to 60000")?;
        must((2..=1000).contains(&self.states), "`states` must be from 2 to 1000")?;
        must((1..=10_000).contains(&self.attacks), "`attacks` must be from 1 to 10000")?;
        must((1..=32).contains(&self.intensities), "`intensities` must be from 1 to 32")?;
        let worth = [self.harm, self.harm_and_effort, self.punishment];
        must(worth.into_iter().all(f64::is_finite), "what attacks cost must be finite")
    }
}
