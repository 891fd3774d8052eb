//! Deterrence with imperfect attribution: how attacks are seen, and what changes if they are seen otherwise.

use serde::Deserialize;

use super::{is_share, must};

/// One way to see attacks, and perhaps another to compare it with.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// At first.
    pub before: World,
    /// Then; left out, nothing changes.
    /// Default: none.
    #[serde(default, deserialize_with = "crate::scenario::spanned::given")]
    pub after: Option<World>,
}

/// Who may attack, how that is seen, and how ready the defender is to hit back.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct World {
    /// How attacks are seen.
    pub seen: Seen,
    /// The chance that somebody can attack at all, from 0 to 1.
    /// Default: `1`.
    #[serde(default = "one")]
    pub chance: f64,
    /// What an attack is worth to each attacker, uniform from the first number to the second, at least 0.01 more, both
    /// from -1000 to 1000. Being hit back at costs 1. If empty, from 0 to 1 for all.
    /// Default: `[]`.
    #[serde(default)]
    pub greed: Vec<(f64, f64)>,
    /// What it is worth to hit back at the guilty, uniform from the first number to the second, at least 0.01 more,
    /// both from -1000 to 1000.
    /// Default: `(0, 1)`.
    #[serde(default = "unit")]
    pub zeal: (f64, f64),
}

/// How attacks are seen.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Seen {
    /// Alike for all attackers.
    Alike {
        /// How many may attack, from 1.
        attackers: usize,
        /// The chance that an attacker is named rightly, from 0 to 1.
        named: f64,
        /// The chance that each other one is named instead.
        /// Default: `0`.
        #[serde(default)]
        misnamed: f64,
        /// The chance that each is named though nobody attacked.
        /// Default: `0`.
        #[serde(default)]
        alarm: f64,
    },
    /// By signal: the chances if each attacker attacked, and if nobody did. Each list sums to 1.
    Signals {
        /// By attacker, then by signal.
        guilty: Vec<Vec<f64>>,
        /// By signal.
        quiet: Vec<f64>,
    },
}

/// Random ways to see the attacks of a few.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// How many ways, from 1 to 100000.
    pub structures: u32,
    /// From how many random starts each is solved, from 1 to 100; times `structures` at most 100000.
    /// Default: `1`.
    #[serde(default = "single")]
    pub starts: u16,
    /// How many may attack, from 2 to 8.
    pub attackers: usize,
    /// The chance that somebody can attack at all, from 0 to 1.
    /// Default: `1`.
    #[serde(default = "one")]
    pub chance: f64,
    /// What it is worth to hit back at the guilty, uniform from the first number to the second, at least 0.01 more,
    /// both from -1000 to 1000.
    /// Default: `(0, 1)`.
    #[serde(default = "unit")]
    pub zeal: (f64, f64),
    /// The seed.
    /// Default: `0`.
    #[serde(default)]
    pub seed: u64,
}

fn one() -> f64 {
    1.0
}

fn unit() -> (f64, f64) {
    (0.0, 1.0)
}

fn single() -> u16 {
    1
}

impl Comparison {
    pub(super) fn check(&self) -> Result<(), String> {
        self.before.check()?;
        let Some(after) = &self.after else { return Ok(()) };
        after.check()?;
        must(after.seen.attackers() == self.before.seen.attackers(), "as many attackers before and after")
    }
}

impl World {
    fn check(&self) -> Result<(), String> {
        must(is_share(self.chance), "`chance` must be from 0 to 1")?;
        must(is_range(self.zeal), "`zeal` must run upwards, by 0.01 or more, within -1000 and 1000")?;
        let is_sound = self.greed.iter().copied().all(is_range);
        must(is_sound, "`greed` must run upwards, by 0.01 or more, within -1000 and 1000")?;
        let is_even = self.greed.is_empty() || self.greed.len() == self.seen.attackers();
        must(is_even, "`greed` needs a range for each attacker")?;
        self.seen.check()
    }
}

impl Seen {
    /// How many may attack.
    #[must_use]
    pub fn attackers(&self) -> usize {
        match self {
            Self::Alike { attackers, .. } => *attackers,
            Self::Signals { guilty, .. } => guilty.len(),
        }
    }

    fn check(&self) -> Result<(), String> {
        must((1..=8).contains(&self.attackers()), "from 1 to 8 can attack")?;
        match self {
            Self::Alike { attackers, named, misnamed, alarm } => {
                let sums = [named + (attackers - 1) as f64 * misnamed, *attackers as f64 * alarm];
                let chances = [*named, *misnamed, *alarm].into_iter().chain(sums);
                must(chances.into_iter().all(is_share), "chances, and their sums, must be from 0 to 1")
            }
            Self::Signals { guilty, quiet } => {
                let is_sound = |chances: &Vec<f64>| {
                    let sum: f64 = chances.iter().sum();
                    chances.len() == quiet.len() && chances.iter().copied().all(is_share) && (sum - 1.0).abs() < 1e-9
                };
                must(guilty.iter().chain([quiet]).all(is_sound), "every list of signals must sum to 1")
            }
        }
    }
}

impl Sample {
    pub(super) fn check(&self) -> Result<(), String> {
        must((1..=100_000).contains(&self.structures), "`structures` must be from 1 to 100000")?;
        must((1..=100).contains(&self.starts), "`starts` must be from 1 to 100")?;
        let solved = self.structures.saturating_mul(u32::from(self.starts));
        must(solved <= 100_000, "`structures` times `starts` must be at most 100000")?;
        must((2..=8).contains(&self.attackers), "`attackers` must be from 2 to 8")?;
        must(is_share(self.chance), "`chance` must be from 0 to 1")?;
        must(is_range(self.zeal), "`zeal` must run upwards, by 0.01 or more, within -1000 and 1000")
    }
}

/// Whether numbers between two are spread widely enough to be solved for.
fn is_range((low, high): (f64, f64)) -> bool {
    high - low >= 0.01 && low >= -1000.0 && high <= 1000.0
}
