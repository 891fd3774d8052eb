//! Crowds: each joins once enough others have.

use serde::Deserialize;

use super::{is_positive, must};

/// A crowd, member by member.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crowd {
    /// Thresholds: the number of others from which on a member joins.
    /// Default: `[]`.
    #[serde(default)]
    pub thresholds: Vec<u16>,
    /// And one more member for every threshold from the first number to the second, which is not less.
    /// Default: none.
    #[serde(default, deserialize_with = "crate::scenario::spanned::given")]
    pub from_to: Option<(u16, u16)>,
    /// What a member does that is exactly at its threshold.
    /// Default: `joins`.
    #[serde(default)]
    pub at_threshold: Tie,
}

/// What somebody does whose threshold is just met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// It joins: as Granovetter has it.
    #[default]
    Joins,
    /// It does not.
    Stays,
}

/// A large crowd whose thresholds are normally distributed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NormalCrowd {
    /// How many they are, above 0.
    pub members: f64,
    /// Their mean threshold, in members, above 0.
    pub mean: f64,
    /// Between which standard deviations the jump is looked for, in members.
    pub deviations: (f64, f64),
}

impl Crowd {
    /// The threshold of every member.
    pub fn all_thresholds(&self) -> impl Iterator<Item = u16> {
        let range = self.from_to.into_iter().flat_map(|(from, to)| from..=to);
        self.thresholds.iter().copied().chain(range)
    }

    pub(super) fn check(&self) -> Result<(), String> {
        must(self.from_to.is_none_or(|(from, to)| from <= to), "`from_to` must run upwards")?;
        must((1..=1000).contains(&self.all_thresholds().count()), "a crowd has from 1 to 1000 members")
    }
}

impl NormalCrowd {
    pub(super) fn check(&self) -> Result<(), String> {
        let (low, high) = self.deviations;
        must([self.members, self.mean, low, high].into_iter().all(is_positive), "all numbers must be above 0")?;
        must(low < high, "`deviations` must run upwards")
    }
}
