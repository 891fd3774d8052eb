//! The mood of a government about a document, and the chance that it joins, for those who do not know its mood.

use crate::sim::actor::Policy;
use crate::sim::dice::{Dice, Purpose};
use crate::sim::id::{ActorId, DocumentId, IncidentId, Round};
use crate::sim::quantity::{Points, Share, exp, ln};

/// The mood that a number drawn from 0 to 1 stands for: none for a machine that takes its best move; otherwise the
/// logistic quantile, in units of its temperature. So it joins with the odds of a logit (McFadden 1974).
#[must_use]
pub fn drawn(policy: Policy, drew: f64) -> f64 {
    let Policy::Logit(temperature) = policy else { return 0.0 };
    Points(temperature * ln(drew / (1.0 - drew))).max_finite().get()
}

/// The mood of a government about a document: one draw a game.
#[must_use]
pub fn of(policy: Policy, dice: &mut Dice, document: DocumentId, actor: ActorId) -> f64 {
    if !matches!(policy, Policy::Logit(_)) {
        return 0.0;
    }
    drawn(policy, dice.stream(Round(0), Purpose::Join, IncidentId(document.0), actor.0).uniform())
}

/// What is known of a mood, in points: it lies between these.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Known {
    /// It is above this.
    pub above: f64,
    /// It is not above this.
    pub up_to: f64,
}

impl Default for Known {
    /// Nothing is known.
    fn default() -> Self {
        Self { above: f64::NEG_INFINITY, up_to: f64::INFINITY }
    }
}

impl Known {
    /// Notes that a document worth `even` in an even mood was joined, or refused.
    pub fn note(&mut self, even: f64, joined: bool) {
        match joined {
            true => self.above = self.above.max(-even),
            false => self.up_to = self.up_to.min(-even),
        }
    }

    /// The share of the moods that are left in which a document worth `even` in an even mood is worth joining.
    #[must_use]
    pub fn chance(&self, policy: Policy, even: f64) -> Share {
        let share = match policy {
            Policy::HoldOut => 0.0,
            Policy::ArgMax => f64::from(even > 0.0),
            Policy::Logit(temperature) => {
                let below = |mood: f64| 1.0 / (1.0 + exp(-mood / temperature));
                let (low, high) = (below(self.above), below(self.up_to));
                let left = high - low;
                if left > 0.0 {
                    (high - below(-even).clamp(low, high)) / left
                } else {
                    f64::from(-even <= self.above)
                }
            }
        };
        Share::clamped(share)
    }
}
