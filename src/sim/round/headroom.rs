//! Headroom: the most that others' acting could still make of a choice. It is cheap next to choosing again, so whoever
//! has none need not be asked again while a response window is open.

use crate::sim::choice::{Lanes, Legal, RESPONSES};
use crate::sim::front::Company;
use crate::sim::id::ActorId;
use crate::sim::quantity::positive;
use crate::sim::setting::Setting;

/// The most that each further step could be worth over the present stance, in points, less what company adds to it.
///
/// A bound, not a forecast: more pressure by others only ever takes from what words deter, and what a sanction could
/// gain from others' sanctions is granted in full. It holds as long as no front loses anybody or any pressure and
/// pressure has falling returns; where returns rise, there is no bound.
#[derive(Clone, Copy, Debug)]
pub(super) struct Headroom {
    /// The most that each step could be worth over the stance, if nobody else acts.
    pub(super) most: Lanes,
    /// How much of the proof is shown already, 0 to 1.
    pub(super) shown: f64,
    /// By how much less of its sources the actor would burn by showing all of its proof, once others have shown theirs.
    pub(super) spared: f64,
    /// The steps that are possible at all.
    pub(super) steps: Legal,
    /// Whether acting would spare reproach: not for one whose stance is public already.
    pub(super) spares_reproach: bool,
}

impl Headroom {
    /// No bound: anything could still happen.
    pub(super) const BOUNDLESS: Self =
        Self { most: [f64::INFINITY; RESPONSES], shown: 0.0, spared: 0.0, steps: Legal::ALL, spares_reproach: true };

    /// The steps that the actor could want to take in such company, or in less.
    #[inline]
    pub(super) fn wants(&self, setting: &Setting, actor: ActorId, company: Company) -> Legal {
        let (prices, solidarity) = (&setting.tariff.prices, &setting.tariff.of(actor).solidarity);
        let reproach = if self.spares_reproach { company.reproach } else { 0.0 };
        let spared = if company.has_proof { self.spared } else { 0.0 };
        let mut worth = self.most;
        for (at, worth) in worth.iter_mut().enumerate() {
            let relief = spared * positive(prices.proof[at] - self.shown);
            *worth += solidarity[at] * company.share + prices.is_public[at] * reproach + relief;
        }
        Legal::where_positive(&worth).intersection(self.steps)
    }
}
