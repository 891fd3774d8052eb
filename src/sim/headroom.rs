//! Headroom: the most that others' acting could still make of a choice. It is cheap next to choosing again, so whoever
//! has none need not be asked again while a response window is open.

use super::choice::{Lanes, Legal, RESPONSES};
use super::front::Company;
use super::response::PUBLIC;

/// 1 for the steps that the world hears of, else 0.
const ACTS: Lanes = PUBLIC.lanes();

/// The most that each further step could be worth over the present stance, in points, less what company adds to it.
///
/// A bound, not a forecast: more pressure by others only ever takes from what words deter, and what a sanction could
/// gain from others' sanctions is granted in full. It holds as long as no front loses anybody or any pressure and
/// pressure has falling returns; where returns rise, there is no bound.
#[derive(Clone, Copy, Debug)]
pub struct Headroom {
    /// The most that each step could be worth over the stance, if nobody else acts.
    pub most: Lanes,
    /// What company in full would add.
    pub solidarity: Lanes,
    /// By how much less of one's own sources it would burn once others have shown proof.
    pub relief: Lanes,
    /// The steps that are possible at all.
    pub steps: Legal,
    /// Whether acting would spare reproach: not for one whose stance is public already.
    pub spares_reproach: bool,
}

impl Headroom {
    /// No bound: anything could still happen.
    pub const BOUNDLESS: Self = Self {
        most: [f64::INFINITY; RESPONSES],
        solidarity: [0.0; RESPONSES],
        relief: [0.0; RESPONSES],
        steps: Legal::ALL,
        spares_reproach: true,
    };

    /// The steps that the actor could want to take in such company, or in less.
    #[inline]
    #[must_use]
    pub fn wants(&self, company: Company) -> Legal {
        let reproach = if self.spares_reproach { company.reproach } else { 0.0 };
        let relieved = if company.has_proof { 1.0 } else { 0.0 };
        let mut worth = self.most;
        for (at, worth) in worth.iter_mut().enumerate() {
            *worth += self.solidarity[at] * company.share + ACTS[at] * reproach + self.relief[at] * relieved;
        }
        Legal::where_positive(&worth).intersection(self.steps)
    }
}
