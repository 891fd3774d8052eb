//! How rival positions on one or more issues become a text. Three rules, each pure; equations: docs/settlement.md.

pub mod bargain;
pub mod challenge;
pub mod compromise;
pub mod election;

use serde::{Deserialize, Serialize};

use super::quantity::Share;
use challenge::Challenge;
use election::Election;

/// Rounds of challenges after which the text is taken: as many as the published table shows. Judgement as a stop.
const CHALLENGE_ROUNDS: usize = 8;

/// What one actor brings to one issue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bargainer {
    /// What it could bring to bear, at least 0, in a unit that all share.
    pub capability: f64,
    /// What it wants, on the scale of the issue.
    pub position: f64,
    /// How much of its capability it would spend on the issue.
    pub salience: Share,
}

impl Bargainer {
    /// What it does bring to bear: capability times salience.
    #[must_use]
    pub fn weight(&self) -> f64 {
        self.capability * self.salience.get()
    }
}

/// Rival positions on one or more issues; none by default, for [`Rivals::refill`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rivals {
    /// By issue, then by actor.
    bargainers: Vec<Bargainer>,
    /// By issue: how wide its scale is.
    widths: Vec<f64>,
    actors: usize,
}

/// Why bargainers are not rivals over issues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRivals {
    /// The list is empty, or not as long for one issue as for the next.
    #[error("{bargainers} bargainers cannot be shared out over {issues} issues")]
    Uneven {
        /// How many were given.
        bargainers: usize,
        /// Over so many issues.
        issues: usize,
    },
    /// A scale is not a finite length above 0.
    #[error("the scale of issue {issue} has no width")]
    NoWidth {
        /// Which issue, from 0.
        issue: usize,
    },
    /// A capability or position is not a finite number, or a capability is below 0.
    #[error("actor {actor} has no proper capability or position on issue {issue}")]
    NoNumber {
        /// Which issue, from 0.
        issue: usize,
        /// Which actor, from 0.
        actor: usize,
    },
    /// Capability times salience is 0 for everybody.
    #[error("nobody brings anything to bear on issue {issue}")]
    NoWeight {
        /// Which issue, from 0.
        issue: usize,
    },
}

impl Rivals {
    /// Rivals from their stakes: all of the first issue, then all of the second, always in the same order of actors.
    /// `widths` says for each issue how wide its scale is, in the unit of its positions.
    ///
    /// # Errors
    /// The lists do not fit, a number is none, or nobody cares about an issue.
    pub fn new(bargainers: Vec<Bargainer>, widths: Vec<f64>) -> Result<Self, NotRivals> {
        let mut rivals = Self { bargainers, widths, actors: 0 };
        rivals.check()?;
        Ok(rivals)
    }

    /// Other rivals in the place of these, without allocating once there has been room for as many.
    ///
    /// # Errors
    /// As for [`Rivals::new`]; then what is left means nothing.
    pub fn refill(
        &mut self,
        bargainers: impl Iterator<Item = Bargainer>,
        widths: impl Iterator<Item = f64>,
    ) -> Result<(), NotRivals> {
        self.bargainers.clear();
        self.bargainers.extend(bargainers);
        self.widths.clear();
        self.widths.extend(widths);
        self.check()
    }

    fn check(&mut self) -> Result<(), NotRivals> {
        let (bargainers, issues) = (self.bargainers.len(), self.widths.len());
        let actors = bargainers.checked_div(issues).unwrap_or(0);
        if actors == 0 || actors * issues != bargainers {
            return Err(NotRivals::Uneven { bargainers, issues });
        }
        self.actors = actors;
        for (issue, (stakes, width)) in self.issues().enumerate() {
            if !(width.is_finite() && width > 0.0) {
                return Err(NotRivals::NoWidth { issue });
            }
            let proper = |one: &Bargainer| one.position.is_finite() && (0.0..f64::INFINITY).contains(&one.capability);
            if let Some(actor) = stakes.iter().position(|one| !proper(one)) {
                return Err(NotRivals::NoNumber { issue, actor });
            }
            if stakes.iter().all(|one| one.weight() <= 0.0) {
                return Err(NotRivals::NoWeight { issue });
            }
        }
        Ok(())
    }

    /// How many actors there are.
    #[must_use]
    pub fn actors(&self) -> usize {
        self.actors
    }

    /// What everybody brings to each issue, with the width of its scale.
    pub fn issues(&self) -> impl Iterator<Item = (&[Bargainer], f64)> {
        self.bargainers.chunks_exact(self.actors.max(1)).zip(self.widths.iter().copied())
    }

    /// The text that one actor wants: its position on each issue.
    pub fn text_of(&self, actor: usize) -> impl Iterator<Item = f64> {
        self.issues().map(move |(stakes, _)| stakes[actor].position)
    }
}

/// The rule by which rival positions become a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Settlement {
    /// Issue by issue the mean of all positions, weighted by capability times salience.
    #[default]
    Compromise,
    /// The whole text of one of the rivals, by the odds of a probabilistic election.
    Election,
    /// Issue by issue the weighted median after eight rounds of challenges.
    Challenge,
}

/// Room to settle texts in, used again from one to the next.
#[derive(Clone, Debug, Default)]
pub struct Room {
    election: Election,
    challenge: Challenge,
    text: Vec<f64>,
}

impl Room {
    /// The text that comes out by a rule: one position for each issue. `drew`, from 0 to 1, is a number from the dice;
    /// only an election needs it.
    pub fn settle(&mut self, rule: Settlement, rivals: &Rivals, drew: f64) -> &[f64] {
        let Self { election, challenge, text } = self;
        text.clear();
        match rule {
            Settlement::Compromise => text.extend(rivals.issues().filter_map(|(stakes, _)| compromise::mean(stakes))),
            Settlement::Election => {
                election.hold(rivals);
                text.extend(rivals.text_of(election.winner(drew)));
            }
            Settlement::Challenge => {
                text.extend(rivals.issues().filter_map(|(stakes, _)| challenged(challenge, stakes)));
            }
        }
        text
    }
}

fn challenged(challenge: &mut Challenge, stakes: &[Bargainer]) -> Option<f64> {
    challenge.restart(stakes);
    for _ in 0..CHALLENGE_ROUNDS {
        challenge.play_round();
    }
    compromise::median(challenge.bargainers())
}
