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
    /// `V(T) = (p m - C (1 - p)) / (1 - w P (1 - p) - w S p)`: what the resource is worth if used from a stake on.
    fn value_from(&self, from: f64) -> f64 {
        let used = self.stakes.iter().filter(|(stake, _)| *stake >= from);
        let (often, gain) = used.fold((0.0, 0.0), |(p, m), (stake, chance)| (p + chance, m + stake * chance));
        (gain - self.upkeep * (1.0 - often))
            / (1.0 - self.discount * (self.persistence * (1.0 - often) + self.stealth * often))
    }

    fn best(&self) -> Policy {
        let mut best = Policy { value: f64::NEG_INFINITY, used_from: f64::INFINITY };
        for &(stake, _) in &self.stakes {
            let value = self.value_from(stake);
            if value > best.value {
                best = Policy { value, used_from: stake };
            }
        }
        best
    }

    /// The stake at which use and patience are worth the same: as the game prices the showing of sources, less what
    /// keeping costs.
    fn threshold(&self, value: f64) -> f64 {
        let [stealth, persistence, discount] = [self.stealth, self.persistence, self.discount].map(Share::clamped);
        disclosure::cost(&Sources { value: Points(value), stealth, persistence, discount }).get() - self.upkeep
    }

    fn iterated(&self) -> f64 {
        let mut value = 0.0_f64;
        for _ in 0..PERIODS {
            let used = self.discount * self.stealth * value;
            let kept = self.discount * self.persistence * value - self.upkeep;
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

impl Settings {
    /// Every combination, as a resource and as places in the lists of stealth, persistence and upkeep.
    fn resources(&self) -> Vec<(Resource, [usize; 3])> {
        let [persistences, upkeeps] = [self.persistence.len(), self.upkeep.len()];
        let mut resources = Vec::new();
        for stakes in &self.stakes {
            for &discount in &self.discount {
                for at in 0..self.stealth.len() * persistences * upkeeps {
                    let place = [at / (persistences * upkeeps), at / upkeeps % persistences, at % upkeeps];
                    resources.push((self.resource(place, discount, stakes), place));
                }
            }
        }
        resources
    }

    fn resource(&self, place: [usize; 3], discount: f64, stakes: &[(f64, f64)]) -> Resource {
        Resource {
            stealth: self.stealth[place[0]],
            persistence: self.persistence[place[1]],
            upkeep: self.upkeep[place[2]],
            discount,
            stakes: stakes.to_vec(),
        }
    }

    /// The same resource with one of the three numbers a step higher.
    fn next(&self, resource: &Resource, mut place: [usize; 3], number: usize) -> Option<Resource> {
        place[number] += 1;
        let lists = [&self.stealth, &self.persistence, &self.upkeep];
        (place[number] < lists[number].len()).then(|| self.resource(place, resource.discount, &resource.stakes))
    }
}

/// Over all combinations: the widest gap between closed form and iteration as a share of the value, thresholds that
/// contradict the policy, and neighbours between which the threshold moves the wrong way.
pub(super) fn settings(model: &Settings) -> Quantities {
    let (mut gap, mut inconsistent, mut odd) = (0.0_f64, 0, [0; 3]);
    let resources = model.resources();
    for (resource, place) in &resources {
        let value = resource.best().value;
        gap = gap.max((value - resource.iterated()).abs() / value.max(1.0));
        inconsistent += usize::from(!resource.is_consistent());
        // Stealth and upkeep lower the threshold, persistence raises it.
        for (number, direction) in [-1.0, 1.0, -1.0].into_iter().enumerate() {
            let Some(next) = model.next(resource, *place, number) else { continue };
            let moves = next.threshold(next.best().value) - resource.threshold(value);
            odd[number] += usize::from(direction * moves < -ROUNDING);
        }
    }
    vec![
        ("settings", Value::count(resources.len())),
        ("gap", Value::Number(gap)),
        ("inconsistent", Value::count(inconsistent)),
        ("odd_in_stealth", Value::count(odd[0])),
        ("odd_in_persistence", Value::count(odd[1])),
        ("odd_in_upkeep", Value::count(odd[2])),
    ]
}
