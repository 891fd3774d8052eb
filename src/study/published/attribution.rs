//! Deterrence with imperfect attribution: equilibria, and what changes when attacks are seen otherwise.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::{Quantities, Value, sample as stream};
use crate::scenario::published::attribution::{Comparison, Sample, Seen, World};
use crate::sim::dice::Draws;
use crate::sim::equilibrium::{Attackers, Equilibrium, Greed};
use crate::sim::quantity::ln;
use crate::sim::{Dice, Seed};

/// A search that ends further from its equilibrium than this has found none.
const SOLVED: f64 = 1e-7;
/// Equilibria further apart than this are two.
const APART: f64 = 1e-7;
/// More attacks than this count as more.
const MORE: f64 = 1e-4;

impl World {
    fn attackers(&self) -> Attackers {
        let count = self.seen.attackers();
        let (guilty, quiet) = signals(&self.seen);
        let greed = match self.greed.as_slice() {
            [] => vec![Greed::Uniform(0.0, 1.0); count],
            ranges => ranges.iter().map(|&(low, high)| Greed::Uniform(low, high)).collect(),
        };
        alike(guilty, quiet, self.chance, greed, self.zeal)
    }
}

/// Attackers who are as likely to be the one who can attack, before a defender as ready to hit back at each.
fn alike(guilty: Vec<Vec<f64>>, quiet: Vec<f64>, chance: f64, greed: Vec<Greed>, zeal: (f64, f64)) -> Attackers {
    let count = guilty.len();
    Attackers { guilty, quiet, chances: vec![chance / count as f64; count], greed, zeal: vec![zeal; count] }
}

/// The chances of each signal: by attacker if it attacked, and if nobody did. Signal 0 is nothing, 1 names the first.
fn signals(seen: &Seen) -> (Vec<Vec<f64>>, Vec<f64>) {
    match seen {
        Seen::Signals { guilty, quiet } => (guilty.clone(), quiet.clone()),
        &Seen::Alike { attackers, named, misnamed, alarm } => {
            let others = attackers.saturating_sub(1) as f64;
            let row = |who: usize| {
                let names = (0..attackers).map(|other| if other == who { named } else { misnamed });
                [1.0 - named - others * misnamed].into_iter().chain(names).collect()
            };
            let quiet = [1.0 - attackers as f64 * alarm].into_iter().chain(std::iter::repeat_n(alarm, attackers));
            ((0..attackers).map(row).collect(), quiet.collect())
        }
    }
}

fn solve(attackers: &Attackers) -> Equilibrium {
    attackers.solve(vec![0.5; attackers.guilty.len()])
}

pub(super) fn quantities(model: &Comparison) -> Quantities {
    let before = solve(&model.before.attackers());
    let after = model.after.as_ref().map_or_else(|| before.clone(), |after| solve(&after.attackers()));
    let others = |equilibrium: &Equilibrium| equilibrium.attacks.iter().skip(1).sum::<f64>();
    vec![
        ("change", Value::Number(after.total() - before.total())),
        ("change_of_others", Value::Number(others(&after) - others(&before))),
        ("gap", Value::Number(before.gap.max(after.gap))),
        ("total", Value::Numbers(vec![before.total(), after.total()])),
        ("cutoffs", Value::Numbers(before.cutoffs)),
        ("attacks", Value::Numbers(before.attacks)),
    ]
}

/// What one random way to see attacks is found to do.
#[derive(Clone, Copy)]
struct Found {
    is_unsolved: bool,
    has_several: bool,
    /// None where a search ended without an equilibrium.
    rises: Option<[bool; 2]>,
}

impl Sample {
    fn look(&self, number: u32) -> Found {
        let mut dice = Dice::new(Seed(self.seed).of_game(u64::from(number)));
        let mut draws = stream(&mut dice, 0);
        let attackers = self.random(&mut draws);
        let starts = (0..self.starts).map(|_| (0..self.attackers).map(|_| draws.uniform()).collect());
        let found: Vec<Equilibrium> = starts.map(|start| attackers.solve(start)).collect();
        let solved = || found.iter().filter(|equilibrium| equilibrium.gap < SOLVED);
        let apart = |one: &Equilibrium, other: &Equilibrium| {
            one.cutoffs.iter().zip(&other.cutoffs).any(|(one, other)| (one - other).abs() > APART)
        };
        let has_several = solved().next().is_some_and(|first| solved().any(|other| apart(first, other)));
        let others = [solve(&ambiguous(&attackers)), solve(&certain(&attackers))];
        let before = solve(&attackers);
        let all_solved = others.iter().chain([&before]).all(|equilibrium| equilibrium.gap < SOLVED);
        let rises = all_solved.then(|| others.each_ref().map(|after| after.total() > before.total() + MORE));
        Found { is_unsolved: solved().count() < found.len(), has_several, rises }
    }

    /// Random chances of signals. No signal that names somebody is likelier if nobody attacked than if somebody did.
    fn random(&self, draws: &mut Draws<'_>) -> Attackers {
        let signals = self.attackers + 1;
        let guilty: Vec<Vec<f64>> = (0..self.attackers).map(|_| simplex(signals, 1, draws)).collect();
        let mut quiet = simplex(signals, 8, draws);
        for (signal, chance) in quiet.iter_mut().enumerate().skip(1) {
            *chance = guilty.iter().map(|row| row[signal]).fold(*chance, f64::min);
        }
        quiet[0] = 1.0 - quiet.iter().skip(1).sum::<f64>();
        let greed = vec![Greed::Uniform(0.0, 1.0); self.attackers];
        alike(guilty, quiet, self.chance, greed, self.zeal)
    }
}

/// Random chances that sum to 1 (Dirichlet's distribution); the first is `weight` times as likely as each other.
fn simplex(len: usize, weight: usize, draws: &mut Draws<'_>) -> Vec<f64> {
    let mut exponential = || -ln(1.0 - draws.uniform());
    let mut chances: Vec<f64> =
        (0..len).map(|at| (0..if at == 0 { weight } else { 1 }).map(|_| exponential()).sum()).collect();
    let sum: f64 = chances.iter().sum();
    chances.iter_mut().for_each(|chance| *chance /= sum);
    chances
}

/// Half of the attacks by the first that went unseen are now seen, but as if the second had done them.
fn ambiguous(attackers: &Attackers) -> Attackers {
    let mut other = attackers.clone();
    let seen = 0.5 * other.guilty[0][0];
    other.guilty[0][0] -= seen;
    other.guilty[0][2] += seen;
    other
}

/// Two fifths of the attacks by the first that are named rightly now give a signal that nothing else gives.
fn certain(attackers: &Attackers) -> Attackers {
    let mut other = attackers.clone();
    let sure = 0.4 * other.guilty[0][1];
    other.guilty[0][1] -= sure;
    for (who, row) in other.guilty.iter_mut().enumerate() {
        row.push(if who == 0 { sure } else { 0.0 });
    }
    other.quiet.push(0.0);
    other
}

pub(super) fn sample(model: &Sample) -> Quantities {
    let found: Vec<Found> = (0..model.structures).into_par_iter().map(|number| model.look(number)).collect();
    let rises: Vec<[bool; 2]> = found.iter().filter_map(|found| found.rises).collect();
    let share = |which: usize| {
        let rising = rises.iter().filter(|rises| rises[which]).count();
        Value::Number(rising as f64 / rises.len() as f64)
    };
    vec![
        ("several", Value::count(found.iter().filter(|found| found.has_several).count())),
        ("unsolved", Value::count(found.iter().filter(|found| found.is_unsolved).count())),
        ("rises_by_ambiguity", share(0)),
        ("rises_by_certainty", share(1)),
    ]
}
