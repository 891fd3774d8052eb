//! Models of who takes part in a treaty, who is pivotal, and when it is in force.

use serde::Deserialize;

use super::{is_positive, must};
use crate::sim::Date;
use crate::sim::entry_into_force::Delay;

/// An agreement among actors alike.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// How many actors there are, from 1 to 128.
    pub actors: usize,
    /// What each gets.
    pub payoff: Payoff,
    /// Below so many members nobody owes anything; 0 for no such clause.
    /// Default: `0`.
    #[serde(default)]
    pub clause: usize,
    /// The size of which payoffs and efforts are told, at most `actors`.
    /// Default: `0`.
    #[serde(default)]
    pub size: usize,
}

/// What actors alike get; letters as in docs/settlement.md §5, all above 0.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Payoff {
    /// Linear benefit, quadratic cost.
    Linear {
        /// What effort brings each (`b`).
        benefit: f64,
        /// How steeply it costs (`c`).
        cost: f64,
    },
    /// Quadratic benefit and cost; members lead.
    Quadratic {
        /// Effort beyond which more is no use (`a`).
        enough: f64,
        /// What effort brings all together (`b`).
        benefit: f64,
        /// How steeply it costs (`c`).
        cost: f64,
    },
    /// Doing or not.
    Dilemma {
        /// What an act brings each (`b`).
        benefit: f64,
        /// What it costs who does it (`c`).
        cost: f64,
    },
    /// All get something once enough take part.
    Threshold {
        /// How many are enough.
        need: usize,
        /// What all get then (`G`).
        gain: f64,
        /// What taking part costs (`c`).
        cost: f64,
    },
}

/// A rule, and who ratified when.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryIntoForce {
    /// Who ratified, the day as year-month-day, and whether it is of the club.
    pub ratified: Vec<(String, String, bool)>,
    /// How many must ratify.
    pub need: u16,
    /// How many of them of the club.
    /// Default: `0`.
    #[serde(default)]
    pub of_club: u16,
    /// How long it takes from then.
    pub delay: Delay,
}

/// A vote that is won by meeting every condition.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VotingPower {
    /// For each condition the weights by voter, and the quota that they must reach.
    pub conditions: Vec<(Vec<u32>, u32)>,
}

/// More actors than this do not fit in a set.
const MOST_ACTORS: usize = 128;

impl Agreement {
    pub(super) fn check(&self) -> Result<(), String> {
        must((1..=MOST_ACTORS).contains(&self.actors), "`actors` must be from 1 to 128")?;
        must(self.size <= self.actors, "`size` must not be more than `actors`")?;
        let numbers = match self.payoff {
            Payoff::Linear { benefit, cost } | Payoff::Dilemma { benefit, cost } => [benefit, cost, 1.0],
            Payoff::Quadratic { enough, benefit, cost } => [enough, benefit, cost],
            Payoff::Threshold { gain, cost, .. } => [gain, cost, 1.0],
        };
        must(numbers.into_iter().all(is_positive), "the numbers of a payoff must be above 0")
    }
}

impl EntryIntoForce {
    pub(super) fn check(&self) -> Result<(), String> {
        must(self.ratified.len() <= MOST_ACTORS, "at most 128 can ratify")?;
        let wrong = self.ratified.iter().find(|(_, day, _)| Date::parse(day).is_none());
        wrong.map_or(Ok(()), |(_, day, _)| Err(format!("`{day}` is no day: year-month-day")))
    }
}

impl VotingPower {
    pub(super) fn check(&self) -> Result<(), String> {
        let actors = self.conditions.first().map_or(0, |(weights, _)| weights.len());
        must((1..=MOST_ACTORS).contains(&actors), "there must be from 1 to 128 voters")?;
        let is_even = self.conditions.iter().all(|(weights, _)| weights.len() == actors);
        must(is_even, "every condition needs a weight for every voter")
    }
}
