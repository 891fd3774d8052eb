//! Crowds: each joins once enough others have.

use serde::Deserialize;

use super::{is_positive, must};

/// A crowd, member by member.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crowd {
    /// Thresholds: the number of others from which on a member joins.
    #[serde(default)]
    pub thresholds: Vec<u16>,
    /// And one more member for every threshold from the first number to the second.
    pub from_to: (u16, u16),
    /// What a member does that is exactly at its threshold.
    #[serde(default)]
    pub at_threshold: Tie,
}

/// What somebody does whose threshold is just met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// It joins: as published.
    #[default]
    Joins,
    /// It does not.
    Stays,
}

/// A large crowd whose thresholds are normally distributed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NormalCrowd {
    /// How many.
    pub members: f64,
    /// Their mean threshold, in members.
    pub mean: f64,
    /// Between which standard deviations the jump is looked for, in members.
    pub deviations: (f64, f64),
}

impl Crowd {
    pub(super) fn check(&self) -> Result<(), String> {
        let many = usize::from(self.from_to.1.saturating_sub(self.from_to.0)) + self.thresholds.len();
        must(many < 1000, "a crowd has at most 1000 members")
    }
}

impl NormalCrowd {
    pub(super) fn check(&self) -> Result<(), String> {
        let (low, high) = self.deviations;
        must([self.members, self.mean, low, high].into_iter().all(is_positive), "all numbers must be above 0")?;
        must(low < high, "`deviations` must run upwards")
    }
}
