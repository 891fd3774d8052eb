//! Headroom: the most that others' acting could still make of a choice. It is cheap next to choosing again, so whoever
//! has none need not be asked again while a response window is open.

use super::choice::{Lanes, RESPONSES, Response};
use super::front::Company;

/// The steps that the world hears of.
const ACTS: [Response; 5] = [
    Response::Public,
    Response::Joint,
    Response::SanctionPersons,
    Response::SanctionSectors,
    Response::SanctionTrade,
];

/// The most that each further step could be worth over the present stance, in points, less what company adds to it.
///
/// A bound, not a forecast: more pressure by others only ever takes from what words deter, and what a sanction could
/// gain from others' sanctions is granted in full. It holds as long as no front loses anybody or any pressure and
/// pressure has falling returns; where returns rise, there is no bound.
#[derive(Clone, Copy, Debug)]
pub struct Headroom {
    most: Lanes,
    solidarity: Lanes,
}

impl Headroom {
    /// No bound: anything could still happen.
    pub const BOUNDLESS: Self = Self { most: [f64::INFINITY; RESPONSES], solidarity: [0.0; RESPONSES] };

    /// No step is possible.
    pub const NONE: Self = Self { most: [f64::NEG_INFINITY; RESPONSES], solidarity: [0.0; RESPONSES] };

    /// Enters a step worth at most `most` over the stance without company, and what company in full would add.
    pub fn put(&mut self, response: Response, most: f64, solidarity: f64) {
        self.most[response.index()] = most;
        self.solidarity[response.index()] = solidarity;
    }

    /// Whether the actor could want to act in public in such company, or in less.
    #[must_use]
    pub fn allows_acting(&self, company: Company) -> bool {
        ACTS.into_iter().any(|response| self.allows(response, company, company.reproach))
    }

    /// Whether the actor could want to take any step in such company, or in less.
    #[must_use]
    pub fn allows_any(&self, company: Company) -> bool {
        let quiet = [Response::Private, Response::Retract];
        quiet.into_iter().any(|response| self.allows(response, company, 0.0)) || self.allows_acting(company)
    }

    fn allows(&self, response: Response, company: Company, reproach: f64) -> bool {
        let at = response.index();
        self.most[at] + self.solidarity[at] * company.share + reproach > 0.0
    }
}
