//! Norms and metanorms: boldness and vengefulness of populations that evolve.
//!
//! Axelrod, APSR 80(4), 1986, as Galán and Izquierdo (JASSS 8(3)2, 2005) read it; what neither says is a switch.

mod population;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::{Quantities, Value};
use crate::scenario::published::norms::{Deeds, Evolution, Ties};
use crate::sim::Seed;
use population::Population;

/// The largest trait: boldness and vengefulness have three bits.
const MOST: usize = 7;

/// What one actor gets, deed by deed.
pub(super) fn payoff(model: &Deeds) -> Quantities {
    let payoffs = &model.payoffs;
    let deeds = [
        (model.defections, payoffs.temptation),
        (model.punished, payoffs.punished),
        (model.hurt, payoffs.hurt),
        (model.punishments, payoffs.enforcement),
    ];
    vec![("payoff", Value::Number(deeds.iter().map(|(times, worth)| f64::from(*times) * worth).sum()))]
}

/// The shares of populations in which the norm is established or collapsed at the end, and the mean traits.
pub(super) fn quantities(model: &Evolution) -> Quantities {
    let fates = Fates::of(model);
    vec![
        ("established", Value::Number(fates.established())),
        ("collapsed", Value::Number(fates.collapsed())),
        ("boldness", Value::Number(fates.mean(0))),
        ("vengefulness", Value::Number(fates.mean(1))),
    ]
}

/// The shares established where equals drift and where they are kept, and by how much the second is larger.
pub(super) fn by_ties(model: &Evolution) -> Quantities {
    let established = |ties| Fates::of(&Evolution { ties, ..model.clone() }).established();
    let [drift, keep] = [Ties::Drift, Ties::Keep].map(established);
    vec![("established", Value::Numbers(vec![drift, keep])), ("more_if_kept", Value::Number(keep - drift))]
}

/// What became of populations: the sums of boldness and vengefulness, in sevenths.
struct Fates {
    sums: Vec<[usize; 2]>,
    actors: usize,
}

impl Fates {
    fn of(model: &Evolution) -> Self {
        let evolve = |run: u32| {
            let mut population = Population::new(model, Seed(model.seed).of_game(u64::from(run)));
            (0..model.generations).for_each(|_| population.live());
            population.traits()
        };
        Self { sums: (0..model.runs).into_par_iter().map(evolve).collect(), actors: model.actors }
    }

    // Regions of Galán and Izquierdo (2005), 5.12, counted in sevenths so that nothing is divided.

    fn established(&self) -> f64 {
        self.share(|[bold, vengeful]| bold <= 2 * self.actors && vengeful >= 5 * self.actors)
    }

    fn collapsed(&self) -> f64 {
        self.share(|[bold, vengeful]| bold >= 6 * self.actors && vengeful <= self.actors)
    }

    fn share(&self, is_so: impl Fn([usize; 2]) -> bool) -> f64 {
        self.sums.iter().filter(|sums| is_so(**sums)).count() as f64 / self.sums.len() as f64
    }

    fn mean(&self, which: usize) -> f64 {
        let sum: usize = self.sums.iter().map(|sums| sums[which]).sum();
        sum as f64 / (self.sums.len() * MOST * self.actors) as f64
    }
}
