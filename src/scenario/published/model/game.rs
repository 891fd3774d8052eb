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

/// A sanction against a partner in trade: all it is worth and costs, in any one unit.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TradeAtRisk {
    /// How likely its target is guilty, 0 to 1.
    pub guilt: f64,
    /// Worth of deterring one who is, from 0.
    pub deterrence: f64,
    /// Cost of the work, from 0.
    pub effort: f64,
    /// Cost of the sources that are shown, from 0.
    pub sources: f64,
    /// Cost if all trade were with the target, above 0.
    pub price: f64,
}

/// A step that partners reproach for leaving undone: all it is worth and costs, in any one unit.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandingBy {
    /// Worth of acting with all partners, from 0.
    pub solidarity: f64,
    /// The share of partners who act, 0 to 1.
    pub share: f64,
    /// Cost of acting without them, from 0.
    pub threshold: f64,
    /// Cost of the work, from 0.
    pub effort: f64,
    /// Cost of the reproach if those who act are as vengeful as can be, above 0.
    pub reproach: f64,
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

impl TradeAtRisk {
    pub(super) fn check(&self) -> Result<(), String> {
        must(is_share(self.guilt), "`guilt` must be from 0 to 1")?;
        must(is_positive(self.price), "`price` must be above 0")?;
        must([self.deterrence, self.effort, self.sources].into_iter().all(is_amount), NO_AMOUNT)
    }
}

impl StandingBy {
    pub(super) fn check(&self) -> Result<(), String> {
        must(is_share(self.share), "`share` must be from 0 to 1")?;
        must(is_positive(self.reproach), "`reproach` must be above 0")?;
        must([self.solidarity, self.threshold, self.effort].into_iter().all(is_amount), NO_AMOUNT)
    }
}

const NO_AMOUNT: &str = "what a step is worth and costs must be 0 or more";

fn is_amount(number: f64) -> bool {
    number.is_finite() && number >= 0.0
}

impl Counterfactuals {
    pub(super) fn check(&self) -> Result<(), String> {
        must((1..=MOST).contains(&self.decisions), "`decisions` must be from 1 to 1000000")
    }
}
