//! Societies of states that attack one another: does it come to pay to hit back, and so to let be?
//!
//! After the public code of the model of deterrence in cyberspace by the Australian National University; own code. Rules,
//! source and what differs: docs/models/society.md.

mod states;

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::{Grid, Quantities, Value};
use crate::scenario::published::society::Societies;
use crate::sim::Seed;
use states::States;

/// One pair of an attribution and a rationality.
#[derive(Clone, Copy)]
struct Cell {
    attribution: f64,
    rationality: f64,
}

impl Societies {
    /// Every pair, rationality by rationality.
    fn cells(&self) -> Vec<Cell> {
        let across =
            |&rationality: &f64| self.attributions.iter().map(move |&attribution| Cell { attribution, rationality });
        self.rationalities.iter().flat_map(across).collect()
    }

    /// How much one society is deterred in the end: how often states hit back, on average, at the intensity at which
    /// they do so most.
    fn deterrence(&self, cell: Cell, run: usize) -> f64 {
        let mut states = States::new(self, cell, Seed(self.seed).of_game(run as u64));
        (0..self.turns).for_each(|_| states.live());
        states.readiness().into_iter().fold(0.0, f64::max)
    }
}

/// The mean over societies for each pair, and the least and the largest of all means.
pub(super) fn quantities(model: &Societies) -> Quantities {
    let (cells, runs) = (model.cells(), model.runs as usize);
    let each = (0..cells.len() * runs).into_par_iter().map(|run| model.deterrence(cells[run / runs], run));
    let each: Vec<f64> = each.collect();
    let means: Vec<f64> = each.chunks(runs).map(|runs| runs.iter().sum::<f64>() / runs.len() as f64).collect();
    let least = means.iter().copied().fold(f64::INFINITY, f64::min);
    let most = means.iter().copied().fold(0.0, f64::max);
    let jump = means.last().copied().unwrap_or_default() - means.first().copied().unwrap_or_default();
    let grid = Grid {
        down: ("rationality", model.rationalities.clone()),
        across: ("attribution", model.attributions.clone()),
        cells: means,
    };
    vec![
        ("deterrence", Value::Grid(grid)),
        ("least", Value::Number(least)),
        ("most", Value::Number(most)),
        ("jump", Value::Number(jump)),
    ]
}
