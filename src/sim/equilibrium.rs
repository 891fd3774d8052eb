//! Strategic attackers: how much an attack must be worth to who knows how attacks are seen, and by whom answered.
//!
//! Structure: Baliga, Bueno de Mesquita and Wolitzky, APSR 114(4), 2020 (abstract; the equations are ours). The defender
//! hits back at an attacker by the one rule, with what that is worth as deterrence and the rest as dread. No state, dice
//! or clock; equations: docs/models/attribution.md.

use super::belief::posterior;
use super::quantity::{ln, logistic};

/// What an attack is worth to somebody who may make it; to be hit back at costs 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Greed {
    /// Anything from the first number to the second, which is larger.
    Uniform(f64, f64),
    /// Logistic: as likely more as less than `middle`; with a `spread` of 0 just that.
    Logistic {
        /// The middle.
        middle: f64,
        /// The scale, at least 0.
        spread: f64,
    },
    /// More than any answer costs.
    Boundless,
}

impl Greed {
    /// The chance that an attack is worth more than a cutoff.
    fn exceeds(self, cutoff: f64) -> f64 {
        match self {
            Self::Uniform(low, high) => ((high - cutoff) / (high - low)).clamp(0.0, 1.0),
            Self::Logistic { middle, spread } if spread > 0.0 => logistic((middle - cutoff) / spread).get(),
            Self::Logistic { middle, .. } => f64::from(u8::from(middle > cutoff)),
            Self::Boundless => 1.0,
        }
    }
}

/// Who may attack, how that is seen, and how ready the defender is to hit back.
#[derive(Clone, Debug, PartialEq)]
pub struct Attackers {
    /// By attacker, then by signal: the chance of the signal if it attacked. Each row sums to 1.
    pub guilty: Vec<Vec<f64>>,
    /// By signal: its chance if nobody attacked. Sums to 1.
    pub quiet: Vec<f64>,
    /// By attacker: the chance that it is the one who can attack. They sum to at most 1.
    pub chances: Vec<f64>,
    /// By attacker: what an attack is worth.
    pub greed: Vec<Greed>,
    /// By attacker: what it is worth to hit back at it if it is guilty (`y`), uniform from the first number to the
    /// second; if it is innocent, `y - 1`.
    pub zeal: Vec<(f64, f64)>,
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
        self.greed.iter().zip(cutoffs).map(|(greed, cutoff)| greed.exceeds(*cutoff)).collect()
    }

    /// The cutoffs of attackers who expect what the defender believes of those who attack so often: what an attack
    /// adds to the chance of being hit back at.
    fn respond(&self, attacks: &[f64]) -> Vec<f64> {
        let mut cutoffs = vec![0.0; self.guilty.len()];
        for (signal, quiet) in self.quiet.iter().enumerate() {
            for (attacker, belief) in self.beliefs(attacks, signal).into_iter().enumerate() {
                cutoffs[attacker] += (self.guilty[attacker][signal] - quiet) * self.hits_back(attacker, belief);
            }
        }
        cutoffs
    }

    /// By attacker: what the defender believes of its guilt after a signal if they attack so often; 0 for a signal that
    /// never comes.
    #[must_use]
    pub fn beliefs(&self, attacks: &[f64], signal: usize) -> Vec<f64> {
        let likely: Vec<f64> = self.chances.iter().zip(attacks).map(|(chance, attack)| chance * attack).collect();
        let nobody = 1.0 - likely.iter().sum::<f64>();
        let chances = self.guilty.iter().zip(&likely).map(|(guilty, likely)| likely * guilty[signal]);
        let mut odds: Vec<f64> = chances.chain([nobody * self.quiet[signal]]).map(ln).collect();
        if odds.iter().all(|odds| odds.is_infinite()) {
            return vec![0.0; self.guilty.len()];
        }
        posterior(&mut odds);
        odds.pop();
        odds
    }

    /// The chance that the defender hits back at an attacker: by the one rule it does if
    /// `belief * y >= (1 - belief) (1 - y)`, so if `y >= 1 - belief`.
    fn hits_back(&self, attacker: usize, belief: f64) -> f64 {
        let (low, high) = self.zeal[attacker];
        ((high - (1.0 - belief)) / (high - low)).clamp(0.0, 1.0)
    }
}
