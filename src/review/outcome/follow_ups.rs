//! What became of the follow-ups: the attacks whose authors weigh a price.

use crate::review::words::fate;
use crate::sim::event::Verdict;
use crate::sim::{Setting, Situation};

/// What became of the attacks whose authors weigh a price.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FollowUps {
    /// How many went ahead in full.
    pub launched: usize,
    /// How many went ahead, but smaller.
    pub scaled_down: usize,
    /// How many were called off.
    pub called_off: usize,
}

impl FollowUps {
    /// What became of them so far; one that never came up counts nowhere.
    #[must_use]
    pub fn of(setting: &Setting, situation: &Situation) -> Self {
        let priced = setting.incident_ids().filter(|incident| setting.incident(*incident).price.is_some());
        let verdicts: Vec<_> = priced.map(|incident| situation.incident(incident).verdict).collect();
        let number = |verdict| verdicts.iter().filter(|one| **one == Some(verdict)).count();
        Self {
            launched: number(Verdict::Launched),
            scaled_down: number(Verdict::ScaledDown),
            called_off: number(Verdict::CalledOff),
        }
    }

    /// How many there were.
    #[must_use]
    pub fn total(self) -> usize {
        self.launched + self.scaled_down + self.called_off
    }

    /// How many of them went otherwise in `other`, at least.
    #[must_use]
    pub fn unlike(self, other: Self) -> usize {
        let apart = |of: fn(Self) -> usize| of(self).abs_diff(of(other));
        apart(|all| all.launched).max(apart(|all| all.scaled_down)).max(apart(|all| all.called_off))
    }

    /// "4 went ahead in full, 1 was scaled down, none was called off".
    #[must_use]
    pub fn in_words(self) -> String {
        let told = |number: usize, one: &str, many: &str| match number {
            0 => format!("none {one}"),
            1 => format!("1 {one}"),
            _ => format!("{number} {many}"),
        };
        let launched = told(self.launched, fate(Verdict::Launched), "went ahead in full");
        let scaled_down = told(self.scaled_down, fate(Verdict::ScaledDown), "were scaled down");
        format!("{launched}, {scaled_down}, {}", told(self.called_off, fate(Verdict::CalledOff), "were called off"))
    }
}
