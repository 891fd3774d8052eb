//! When to use a resource that use may burn: closed form against value iteration.

use super::{Quantities, Value};
use crate::scenario::published::timing::{Resource, Settings};
use crate::sim::actor::Sources;
use crate::sim::{Points, Share, disclosure};

/// How many periods value iteration looks ahead.
const PERIODS: usize = 4000;
/// What counts as no difference: room for rounding.
const ROUNDING: f64 = 1e-9;

/// The best policy: what the resource is worth, and from which stake on it is used.
#[derive(Clone, Copy)]
struct Policy {
    value: f64,
    used_from: f64,
}

impl Resource {
    /// `V(T) = p m / (1 - w P (1 - p) - w S p)`: what the resource is worth if used from a stake on.
    fn value_from(&self, from: f64) -> f64 {
        let used = self.stakes.iter().filter(|(stake, _)| *stake >= from);
        let (often, gain) = used.fold((0.0, 0.0), |(p, m), (stake, chance)| (p + chance, m + stake * chance));
        gain / (1.0 - self.discount * (self.persistence * (1.0 - often) + self.stealth * often))
    }

    fn best(&self) -> Policy {
        let mut best = Policy { value: 0.0, used_from: f64::INFINITY };
        for &(stake, _) in &self.stakes {
            let value = self.value_from(stake);
            if value > best.value {
                best = Policy { value, used_from: stake };
            }
        }
        best
    }

    /// The stake at which use and patience are worth the same, as the game prices the showing of sources.
    fn threshold(&self, value: f64) -> f64 {
        let [stealth, persistence, discount] = [self.stealth, self.persistence, self.discount].map(Share::clamped);
        disclosure::cost(&Sources { value: Points(value), stealth, persistence, discount }).get()
    }

    fn iterated(&self) -> f64 {
        let mut value = 0.0_f64;
        for _ in 0..PERIODS {
            let (used, kept) = (self.discount * self.stealth * value, self.discount * self.persistence * value);
            value = self.stakes.iter().map(|(stake, chance)| chance * (stake + used).max(kept)).sum();
        }
        value
    }

    /// Whether every stake above the threshold is used, and none below.
    fn is_consistent(&self) -> bool {
        let Policy { value, used_from } = self.best();
        let threshold = self.threshold(value);
        let sides = |stake: f64| if stake >= used_from { stake >= threshold } else { stake <= threshold };
        self.stakes.iter().all(|(stake, _)| sides(*stake) || (stake - threshold).abs() < ROUNDING)
    }
}

pub(super) fn quantities(model: &Resource) -> Quantities {
    let Policy { value, used_from } = model.best();
    vec![
        ("value", Value::Number(value)),
        ("threshold", Value::Number(model.threshold(value))),
        ("used_from", Value::Number(used_from)),
        ("iterated", Value::Number(model.iterated())),
    ]
}

/// Over all combinations: the widest gap between closed form and iteration as a share of the value, thresholds that
/// contradict the policy, and neighbours between which the threshold moves the wrong way.
pub(super) fn settings(model: &Settings) -> Quantities {
    let (mut settings, mut gap, mut inconsistent) = (0, 0.0_f64, 0);
    let (mut odd_in_stealth, mut odd_in_persistence) = (0, 0);
    for (stakes, &discount) in model.stakes.iter().flat_map(|stakes| model.discount.iter().map(move |w| (stakes, w)))
    {
        let at = |stealth, persistence| Resource { stealth, persistence, discount, stakes: stakes.clone() };
        let threshold = |stealth, persistence| {
            let resource = at(stealth, persistence);
            resource.threshold(resource.best().value)
        };
        for (row, &stealth) in model.stealth.iter().enumerate() {
            for (column, &persistence) in model.persistence.iter().enumerate() {
                let resource = at(stealth, persistence);
                let value = resource.best().value;
                gap = gap.max((value - resource.iterated()).abs() / value.max(1.0));
                settings += 1;
                inconsistent += usize::from(!resource.is_consistent());
                let here = threshold(stealth, persistence);
                let quieter = model.stealth.get(row + 1).map_or(here, |&next| threshold(next, persistence));
                let lasting = model.persistence.get(column + 1).map_or(here, |&next| threshold(stealth, next));
                odd_in_stealth += usize::from(quieter > here + ROUNDING);
                odd_in_persistence += usize::from(lasting < here - ROUNDING);
            }
        }
    }
    vec![
        ("settings", Value::count(settings)),
        ("gap", Value::Number(gap)),
        ("inconsistent", Value::count(inconsistent)),
        ("odd_in_stealth", Value::count(odd_in_stealth)),
        ("odd_in_persistence", Value::count(odd_in_persistence)),
    ]
}
