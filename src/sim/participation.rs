//! Participation: which agreements enforce themselves, because nobody gains by leaving and nobody by joining.
//!
//! Stability of coalitions after d'Aspremont et al. (Canadian Journal of Economics 16(1), 1983), applied to treaties
//! by Carraro and Siniscalco (Journal of Public Economics 52(3), 1993) and Barrett (Oxford Economic Papers 46, 1994).
//! Who is indifferent stays where it is. Gains are compared with a tolerance of 1e-9, in the unit of the payoffs.

pub mod payoff;

use super::id::{ActorId, ActorSet};

/// What counts as no gain, in the unit of the payoffs: room for rounding.
const NO_GAIN: f64 = 1e-9;

/// What a member gains by staying in a coalition of `size`, itself included, over leaving it; 0 where there is none.
///
/// `payoff(is_member, size)` is what a member of, or an outsider to, a coalition of so many gets.
#[must_use]
pub fn gain_of_staying(size: usize, payoff: impl Fn(bool, usize) -> f64) -> f64 {
    if size == 0 { 0.0 } else { payoff(true, size) - payoff(false, size - 1) }
}

/// Internal stability: nobody in a coalition of `size` gains by leaving it.
#[must_use]
pub fn is_internally_stable(size: usize, payoff: impl Fn(bool, usize) -> f64) -> bool {
    gain_of_staying(size, payoff) >= -NO_GAIN
}

/// External stability: nobody outside a coalition of `size`, out of `actors` alike, gains by joining it.
#[must_use]
pub fn is_externally_stable(size: usize, actors: usize, payoff: impl Fn(bool, usize) -> f64) -> bool {
    size >= actors || gain_of_staying(size + 1, payoff) <= NO_GAIN
}

/// The sizes, from 0 to `actors`, of coalitions among actors alike that nobody leaves and nobody joins.
pub fn stable_sizes<P>(actors: usize, payoff: P) -> impl Iterator<Item = usize>
where
    P: Fn(bool, usize) -> f64,
{
    (0..=actors)
        .filter(move |&size| is_internally_stable(size, &payoff) && is_externally_stable(size, actors, &payoff))
}

/// The largest coalition that nobody leaves and nobody joins; none if there is no stable size at all.
#[must_use]
pub fn largest_stable(actors: usize, payoff: impl Fn(bool, usize) -> f64) -> Option<usize> {
    stable_sizes(actors, payoff).last()
}

/// Who gains by leaving a coalition of actors that differ. `payoff(actor, coalition)` is what an actor gets, in or out.
#[must_use]
pub fn leavers(coalition: ActorSet, payoff: impl Fn(ActorId, ActorSet) -> f64) -> ActorSet {
    let gains = |&actor: &ActorId| payoff(actor, coalition.without(actor)) - payoff(actor, coalition) > NO_GAIN;
    coalition.iter().filter(gains).collect()
}

/// Who, of those `invited`, gains by joining a coalition of actors that differ.
#[must_use]
pub fn joiners(coalition: ActorSet, invited: ActorSet, payoff: impl Fn(ActorId, ActorSet) -> f64) -> ActorSet {
    let gains = |&actor: &ActorId| payoff(actor, coalition.with(actor)) - payoff(actor, coalition) > NO_GAIN;
    invited.difference(coalition).iter().filter(gains).collect()
}

/// Whether nobody leaves a coalition of actors that differ, and nobody `invited` joins it.
#[must_use]
pub fn is_stable(coalition: ActorSet, invited: ActorSet, payoff: impl Fn(ActorId, ActorSet) -> f64) -> bool {
    leavers(coalition, &payoff).is_empty() && joiners(coalition, invited, &payoff).is_empty()
}
