//! Headroom: the most that others' acting could still make of a choice. It is cheap next to choosing again, so whoever
//! has none need not be asked again while a response window is open.

use super::choice::{Lanes, RESPONSES, Response, TIE};
use super::front::Company;

/// The most that each further step could be worth over the present stance, in points, less what company adds to it.
///
/// A bound, not a forecast: others' pressure only ever takes from what words deter, and what a sanction could gain from
/// others' sanctions is granted in full. It holds as long as nobody takes a word back and pressure has falling returns;
/// where returns rise, there is no bound.
#[derive(Clone, Copy, Debug)]
pub struct Headroom {
    most: Lanes,
    solidarity: Lanes,
}

impl Headroom {
    /// No bound: anything could still happen.
    pub const BOUNDLESS: Self = Self { most: [f64::INFINITY; RESPONSES], solidarity: [0.0; RESPONSES] };

    /// The headroom of steps worth at most `most` over the stance without company, minus infinity for those that the
    /// actor cannot take; `solidarity` is what company in full would add to each.
    pub(super) fn new(most: Lanes, solidarity: Lanes) -> Self {
        Self { most, solidarity }
    }

    /// Whether the actor could want to act in public in such company, or in less.
    #[must_use]
    pub fn allows_acting(&self, company: Company) -> bool {
        Response::ALL.into_iter().filter(|response| response.is_public()).any(|r| self.allows(r, company))
    }

    /// Whether the actor could want to take any step in such company, or in less.
    #[must_use]
    pub fn allows_any(&self, company: Company) -> bool {
        Response::ALL.into_iter().any(|response| self.allows(response, company))
    }

    fn allows(&self, response: Response, company: Company) -> bool {
        let at = response.index();
        let reproach = if response.is_public() { company.reproach } else { 0.0 };
        self.most[at] + self.solidarity[at] * company.share + reproach > TIE
    }
}
