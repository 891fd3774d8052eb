//! Coercion: when sanctions work, from which threat on nobody backs down, and whose word is believed.

use super::step::is_taken;
use super::{Quantities, Value, sample, turn};
use crate::scenario::published::coercion::{Resolve, Sanctions, Threat};
use crate::sim::actor::Word;
use crate::sim::choice::{Outlook, Stakes};
use crate::sim::pressure::{contest, total};
use crate::sim::{Dice, Seed};

impl Sanctions {
    /// The chance that the sanctions of the first so many partners work.
    fn success(&self, partners: usize, resistance: f64, evasion: f64) -> f64 {
        let sum = |of: &[f64]| of.iter().sum::<f64>();
        let (sanctioning, way_round) = (sum(&self.dependence[..partners]), sum(&self.dependence[partners..]));
        contest(total(0.0, self.bite * sanctioning, way_round, evasion), resistance, self.sharpness)
    }

    /// Of random targets: the share that gives in to the threat of everybody's sanctions, and of the others the share
    /// that gives in to the sanctions.
    fn threatened_and_sanctioned(&self) -> [f64; 2] {
        let (low, high) = self.resistance;
        let mut dice = Dice::new(Seed(self.seed));
        let mut draws = sample(&mut dice, 0);
        let (mut yielded, mut sanctioned, mut gave_in) = (0_u32, 0_u32, 0_u32);
        for _ in 0..self.targets {
            let resistance = low + (high - low) * draws.uniform();
            let success = self.success(self.dependence.len(), resistance, self.evasion);
            if draws.uniform() < success {
                yielded += 1;
            } else {
                sanctioned += 1;
                gave_in += u32::from(draws.uniform() < success);
            }
        }
        [f64::from(yielded) / f64::from(self.targets), f64::from(gave_in) / f64::from(sanctioned)]
    }
}

pub(super) fn sanctions(model: &Sanctions) -> Quantities {
    let resistance = f64::midpoint(model.resistance.0, model.resistance.1);
    let by_partners = |evasion: f64| -> Vec<f64> {
        (0..=model.dependence.len()).map(|partners| model.success(partners, resistance, evasion)).collect()
    };
    let (success, whole) = (by_partners(model.evasion), by_partners(0.0));
    let least = |steps: &mut dyn Iterator<Item = f64>| Value::Number(steps.fold(f64::INFINITY, f64::min));
    let some = 1..model.dependence.len();
    let rates = model.threatened_and_sanctioned();
    vec![
        ("least_gain", least(&mut success.windows(2).map(|pair| pair[1] - pair[0]))),
        ("least_undone", least(&mut some.map(|partners| whole[partners] - success[partners]))),
        ("success", Value::Numbers(success)),
        ("selection", Value::Number(rates[0] - rates[1])),
        ("rates", Value::Numbers(rates.to_vec())),
    ]
}

/// The loudest threat that is tried, where none locks in.
const LOUDEST: f64 = 1e12;

/// From which loudness on who has threatened carries the threat out, by the one rule.
pub(super) fn threat(model: &Threat) -> Quantities {
    let is_locked_in = |loudness: f64| {
        let stakes = Stakes {
            deterrence: model.deterrence,
            effort: model.effort,
            commitment: model.audience * loudness,
            ..Stakes::default()
        };
        is_taken(stakes, Outlook { guilt: model.guilt, ..Outlook::default() })
    };
    let mut loud = 1.0;
    while loud < LOUDEST && !is_locked_in(loud) {
        loud *= 2.0;
    }
    vec![("locked_in_from", Value::Number(turn((0.0, loud), is_locked_in).1))]
}

/// The belief in the next word.
pub(super) fn resolve(model: &Resolve) -> Quantities {
    let record = Word::default();
    let word = Word { kept: record.kept + f64::from(model.kept), broken: record.broken + f64::from(model.broken) };
    vec![("believed", Value::Number(word.resolve().get()))]
}
