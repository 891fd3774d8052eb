//! Norms and metanorms: boldness and vengefulness of populations that evolve.
//!
//! Axelrod, APSR 80(4), 1986, as Galán and Izquierdo (JASSS 8(3)2, 2005) read it; what neither says is a switch.

mod population;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::{Quantities, Value};
use crate::scenario::published::norms::{Deeds, Evolution};
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
    let evolve = |run: u32| {
        let mut population = Population::new(model, Seed(model.seed).of_game(u64::from(run)));
        (0..model.generations).for_each(|_| population.live());
        population.traits()
    };
    let runs: Vec<[usize; 2]> = (0..model.runs).into_par_iter().map(evolve).collect();
    let actors = model.actors;
    // Regions of Galán and Izquierdo (2005), 5.12, counted in sevenths so that nothing is divided.
    let established = |&[bold, vengeful]: &[usize; 2]| bold <= 2 * actors && vengeful >= 5 * actors;
    let collapsed = |&[bold, vengeful]: &[usize; 2]| bold >= 6 * actors && vengeful <= actors;
    let share = |is_so: &dyn Fn(&[usize; 2]) -> bool| {
        Value::Number(runs.iter().filter(|run| is_so(run)).count() as f64 / f64::from(model.runs))
    };
    let mean = |which: usize| {
        let sum: usize = runs.iter().map(|run| run[which]).sum();
        Value::Number(sum as f64 / (f64::from(model.runs) * (MOST * actors) as f64))
    };
    vec![
        ("established", share(&established)),
        ("collapsed", share(&collapsed)),
        ("boldness", mean(0)),
        ("vengefulness", mean(1)),
    ]
}
