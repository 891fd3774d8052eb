//! Strategic attackers: how much an attack must be worth to who knows how attacks are seen, and by whom answered.
//!
//! Structure: Baliga, Bueno de Mesquita and Wolitzky, APSR 114(4), 2020 (abstract; the equations are ours). The defender
//! hits back at an attacker by the one rule, with what that is worth as deterrence and the rest as dread. No state, dice
//! or clock; equations: docs/validation.md.

use super::belief::posterior;
use super::quantity::ln;

/// Who may attack, how that is seen, and how ready the defender is to hit back.
#[derive(Clone, Debug, PartialEq)]
pub struct Attackers {
    /// By attacker, then by signal: the chance of the signal if it attacked. Each row sums to 1.
    pub guilty: Vec<Vec<f64>>,
    /// By signal: its chance if nobody attacked. Sums to 1.
    pub quiet: Vec<f64>,
    /// The chance that somebody can attack; each is as likely to be the one. From 0 to 1.
    pub chance: f64,
    /// By attacker: what an attack is worth, uniform from the first number to the second; to be hit back at costs 1.
    pub greed: Vec<(f64, f64)>,
    /// What it is worth to hit back at the guilty (`y`), uniform from the first number to the second; at the innocent,
    /// `y - 1`.
    pub zeal: (f64, f64),
}

/// Where nobody gains by attacking more or less often.
#[derive(Clone, Debug, PartialEq)]
pub struct Equilibrium {
    /// By attacker: what an attack must be worth.
    pub cutoffs: Vec<f64>,
    /// By attacker: the chance that it attacks if it can.
    pub attacks: Vec<f64>,
    /// How far the cutoffs are from those that they lead to: 0 where the search ended well.
    pub gap: f64,
}

/// The search ends where cutoffs move by less than this.
const STILL: f64 = 1e-13;
/// After so many steps the search ends anyhow.
const STEPS: usize = 5000;

impl Equilibrium {
    /// How often is attacked, summed over the attackers.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.attacks.iter().sum()
    }
}

impl Attackers {
    /// Searches for an equilibrium from a first guess of the cutoffs, by steps of half the way.
    #[must_use]
    pub fn solve(&self, mut cutoffs: Vec<f64>) -> Equilibrium {
        let mut gap = f64::INFINITY;
        for _ in 0..STEPS {
            let next = self.respond(&self.attacks(&cutoffs));
            gap = cutoffs.iter().zip(&next).map(|(cutoff, next)| (cutoff - next).abs()).fold(0.0, f64::max);
            if gap < STILL {
                break;
            }
            for (cutoff, next) in cutoffs.iter_mut().zip(next) {
                *cutoff = 0.5 * (*cutoff + next);
            }
        }
        let attacks = self.attacks(&cutoffs);
        Equilibrium { cutoffs, attacks, gap }
    }

    /// By attacker: the chance that an attack is worth more than its cutoff.
    fn attacks(&self, cutoffs: &[f64]) -> Vec<f64> {
        let ranges = self.greed.iter().zip(cutoffs);
        ranges.map(|((low, high), cutoff)| ((high - cutoff) / (high - low)).clamp(0.0, 1.0)).collect()
    }

    /// The cutoffs of attackers who expect what the defender believes of those who attack so often: what an attack
    /// adds to the chance of being hit back at.
    fn respond(&self, attacks: &[f64]) -> Vec<f64> {
        let mut cutoffs = vec![0.0; self.guilty.len()];
        for (signal, quiet) in self.quiet.iter().enumerate() {
            let beliefs = self.beliefs(attacks, signal);
            for ((cutoff, guilty), belief) in cutoffs.iter_mut().zip(&self.guilty).zip(beliefs) {
                *cutoff += (guilty[signal] - quiet) * self.hits_back(belief);
            }
        }
        cutoffs
    }

    /// By attacker: what the defender believes of its guilt after a signal; 0 for a signal that never comes.
    fn beliefs(&self, attacks: &[f64], signal: usize) -> Vec<f64> {
        let each = self.chance / self.guilty.len() as f64;
        let nobody = 1.0 - each * attacks.iter().sum::<f64>();
        let chances = self.guilty.iter().zip(attacks).map(|(guilty, attack)| each * attack * guilty[signal]);
        let mut odds: Vec<f64> = chances.chain([nobody * self.quiet[signal]]).map(ln).collect();
        if odds.iter().all(|odds| odds.is_infinite()) {
            return vec![0.0; self.guilty.len()];
        }
        posterior(&mut odds);
        odds.pop();
        odds
    }

    /// The chance that the defender hits back: by the one rule it does if `belief * y >= (1 - belief) (1 - y)`, so if
    /// `y >= 1 - belief`.
    fn hits_back(&self, belief: f64) -> f64 {
        let (low, high) = self.zeal;
        ((high - (1.0 - belief)) / (high - low)).clamp(0.0, 1.0)
    }
}
