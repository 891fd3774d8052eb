//! Models of one decision.

use serde::Deserialize;

use super::{is_positive, is_share, must};

/// Which probabilities to put in words.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// The probabilities, each from 0 to 1.
    pub probabilities: Vec<f64>,
}

/// The Blame Game: random games of one attacker and one victim; and from which vulnerability on blame is worth it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlameGame {
    /// How many random games, from 1 to a million.
    pub games: u32,
    /// What blame brings if it sticks, and costs if it does not, both above 0, in any one unit; pair by pair.
    pub blame: Vec<(f64, f64)>,
    /// The seed of the random games.
    /// Default: `0`.
    #[serde(default)]
    pub seed: u64,
}

/// A stag hunt of two: what each gets, in any one unit.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StagHunt {
    /// To join, and the other does.
    pub both: f64,
    /// To join, and the other does not.
    pub alone: f64,
    /// Not to join, and the other does.
    pub spared: f64,
    /// Neither joins.
    pub neither: f64,
}

/// Random decisions by the one rule, made again on both sides of where they should flip.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counterfactuals {
    /// How many, from 1 to a million.
    pub decisions: u32,
    /// The seed of the random decisions.
    /// Default: `0`.
    #[serde(default)]
    pub seed: u64,
}

const MOST: u32 = 1_000_000;

impl Words {
    pub(super) fn check(&self) -> Result<(), String> {
        must(self.probabilities.iter().copied().all(is_share), "probabilities must be from 0 to 1")
    }
}

impl BlameGame {
    pub(super) fn check(&self) -> Result<(), String> {
        must((1..=MOST).contains(&self.games), "`games` must be from 1 to 1000000")?;
        must(self.blame.iter().all(|(r, c)| is_positive(*r) && is_positive(*c)), "`blame` must be above 0")
    }
}

impl StagHunt {
    pub(super) fn check(&self) -> Result<(), String> {
        let all = [self.both, self.alone, self.spared, self.neither];
        must(all.into_iter().all(f64::is_finite), "payoffs must be finite")
    }
}

impl Counterfactuals {
    pub(super) fn check(&self) -> Result<(), String> {
        must((1..=MOST).contains(&self.decisions), "`decisions` must be from 1 to 1000000")
    }
}
