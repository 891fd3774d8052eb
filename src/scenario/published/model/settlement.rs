//! Models of how rival positions become a text.

use serde::Deserialize;

use super::{is_positive, is_share, must};
use crate::sim::settlement::challenge::Reading;

/// What one actor brings to one issue: its name, capability (at least 0), position, and salience from 0 to 1.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Stake(pub String, pub f64, pub f64, pub f64);

/// One issue.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compromise {
    /// Who wants what.
    pub actors: Vec<Stake>,
}

/// One issue over which everybody may challenge everybody.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Challenge {
    /// Who wants what.
    pub actors: Vec<Stake>,
    /// How many rounds, from 1 to 1000.
    pub rounds: u16,
    /// How the model is read where it is silent.
    /// Default: `()`.
    #[serde(default)]
    pub reading: Reading,
}

/// One or more issues on scales as wide as each other.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Election {
    /// How wide every scale is, in its unit, above 0.
    pub width: f64,
    /// Who wants what, by issue; the same actors in the same order.
    pub issues: Vec<Vec<Stake>>,
}

impl Compromise {
    pub(super) fn check(&self) -> Result<(), String> {
        check_stakes(&self.actors)
    }
}

impl Challenge {
    pub(super) fn check(&self) -> Result<(), String> {
        check_stakes(&self.actors)?;
        must((1..=1000).contains(&self.rounds), "`rounds` must be from 1 to 1000")?;
        must(is_share(self.reading.status_quo.get()), "`status_quo` must be from 0 to 1")
    }
}

impl Election {
    pub(super) fn check(&self) -> Result<(), String> {
        must(is_positive(self.width), "`width` must be above 0")?;
        let actors = self.issues.first().map_or(0, Vec::len);
        let is_even = self.issues.iter().all(|issue| issue.len() == actors);
        must(actors > 0 && is_even, "every issue needs the same actors")?;
        self.issues.iter().try_for_each(|issue| check_stakes(issue))
    }
}

fn check_stakes(stakes: &[Stake]) -> Result<(), String> {
    let is_sound = |Stake(_, capability, position, salience): &Stake| {
        capability.is_finite() && *capability >= 0.0 && position.is_finite() && is_share(*salience)
    };
    must(stakes.iter().all(is_sound), "an actor is (name, capability from 0, position, salience from 0 to 1)")?;
    must(stakes.iter().any(|stake| stake.1 * stake.3 > 0.0), "somebody must bring something to bear")
}
