//! Norms and metanorms: boldness and vengefulness that evolve.

use serde::Deserialize;

use super::must;

/// What one actor did and what was done to it in a generation.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deeds {
    /// How often it defected.
    pub defections: u32,
    /// How often it was punished.
    pub punished: u32,
    /// How often others defected.
    pub hurt: u32,
    /// How often it punished.
    pub punishments: u32,
    /// What that is worth.
    /// Default: `()`.
    #[serde(default)]
    pub payoffs: Payoffs,
}

/// What deeds are worth, in the unit of Axelrod (1986), whose numbers are the defaults (second hand).
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Payoffs {
    /// To defect.
    /// Default: `3`.
    pub temptation: f64,
    /// That another defects.
    /// Default: `-1`.
    pub hurt: f64,
    /// To be punished.
    /// Default: `-9`.
    pub punished: f64,
    /// To punish.
    /// Default: `-2`.
    pub enforcement: f64,
    /// To be punished for letting pass.
    /// Default: `-9`.
    pub meta_punished: f64,
    /// To punish for letting pass.
    /// Default: `-2`.
    pub meta_enforcement: f64,
}

impl Default for Payoffs {
    fn default() -> Self {
        let (punished, enforcement) = (-9.0, -2.0);
        Self {
            temptation: 3.0,
            hurt: -1.0,
            punished,
            enforcement,
            meta_punished: punished,
            meta_enforcement: enforcement,
        }
    }
}

/// Populations that evolve.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evolution {
    /// How many populations, from 1 to 1000.
    pub runs: u32,
    /// For how many generations, from 1 to 60000.
    pub generations: u16,
    /// Whether letting pass is punished, too.
    /// Default: `false`.
    #[serde(default)]
    pub metanorm: bool,
    /// What deeds are worth.
    /// Default: `()`.
    #[serde(default)]
    pub payoffs: Payoffs,
    /// What becomes of a generation in which all do equally well.
    /// Default: `drift`.
    #[serde(default)]
    pub ties: Ties,
    /// How a generation that is too small is brought back to its size.
    /// Default: `offspring`.
    #[serde(default)]
    pub refill: Refill,
    /// How many actors, from 3 to 100.
    /// Default: `20`.
    #[serde(default = "twenty")]
    pub actors: usize,
    /// How often each can defect in a generation, from 1 to 100.
    /// Default: `4`.
    #[serde(default = "four")]
    pub chances: u32,
    /// The chance that a bit of an offspring flips, from 0 to 1.
    /// Default: `0.01`.
    #[serde(default = "hundredth")]
    pub mutation: f64,
    /// The seed of the first population.
    /// Default: `0`.
    #[serde(default)]
    pub seed: u64,
}

/// What becomes of a generation in which all do equally well. The paper is silent; it decides whether metanorms last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ties {
    /// Everybody has two offspring, of which half go: as Galán and Izquierdo (2005) read it.
    #[default]
    Drift,
    /// Everybody has one.
    Keep,
}

/// How too few offspring become enough. Too many are thinned at random.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refill {
    /// By copies of offspring drawn at random, copies included.
    #[default]
    Offspring,
    /// By copies of parents drawn at random.
    Parents,
}

fn twenty() -> usize {
    20
}

fn four() -> u32 {
    4
}

fn hundredth() -> f64 {
    0.01
}

impl Payoffs {
    fn check(&self) -> Result<(), String> {
        let own = [self.temptation, self.hurt, self.punished, self.enforcement];
        let is_sound = own.into_iter().chain([self.meta_punished, self.meta_enforcement]).all(f64::is_finite);
        must(is_sound, "payoffs must be finite")
    }
}

impl Deeds {
    pub(super) fn check(&self) -> Result<(), String> {
        self.payoffs.check()
    }
}

impl Evolution {
    pub(super) fn check(&self) -> Result<(), String> {
        must((1..=1000).contains(&self.runs), "`runs` must be from 1 to 1000")?;
        must((1..=60_000).contains(&self.generations), "`generations` must be from 1 to 60000")?;
        must((3..=100).contains(&self.actors), "`actors` must be from 3 to 100")?;
        must((1..=100).contains(&self.chances), "`chances` must be from 1 to 100")?;
        must((0.0..=1.0).contains(&self.mutation), "`mutation` must be from 0 to 1")?;
        self.payoffs.check()
    }
}
