//! Stable coalitions of actors alike.

use super::{Quantities, Value};
use crate::scenario::published::treaty::{Agreement, Payoff};
use crate::sim::participation::payoff::{Dilemma, LinearBenefit, QuadraticBenefit, Threshold, from_members_on};
use crate::sim::participation::stable_sizes;

/// The costs that are tried, as multiples of the cost given: a thousandth to a thousandfold, by one per cent.
const COSTS: (f64, f64, f64) = (0.001, 1000.0, 1.01);

impl Agreement {
    /// What a member of, or an outsider to, a coalition of `size` out of `actors` gets.
    fn payoff(&self, actors: usize, is_member: bool, size: usize) -> f64 {
        match self.payoff {
            Payoff::Linear { benefit, cost } => LinearBenefit { actors, benefit, cost }.payoff(is_member, size),
            Payoff::Quadratic { enough, benefit, cost } => {
                QuadraticBenefit { actors, enough, benefit, cost }.payoff(is_member, size)
            }
            Payoff::Dilemma { benefit, cost } => Dilemma { benefit, cost }.payoff(is_member, size),
            Payoff::Threshold { need, gain, cost } => Threshold { need, gain, cost }.payoff(is_member, size),
        }
    }

    /// The stable sizes of those that do something: without the one member who does as an outsider would.
    fn sizes(&self, actors: usize) -> Vec<usize> {
        let clause = from_members_on(self.clause, |is_member, size| self.payoff(actors, is_member, size));
        let acts = |size: usize| match self.payoff {
            Payoff::Linear { .. } | Payoff::Quadratic { .. } => size >= self.clause.max(2),
            Payoff::Dilemma { benefit, cost } => Dilemma { benefit, cost }.acts(size),
            Payoff::Threshold { .. } => true,
        };
        stable_sizes(actors, clause).filter(|&size| acts(size)).collect()
    }

    fn at_cost(&self, factor: f64) -> Self {
        let mut other = self.clone();
        match &mut other.payoff {
            Payoff::Linear { cost, .. }
            | Payoff::Quadratic { cost, .. }
            | Payoff::Dilemma { cost, .. }
            | Payoff::Threshold { cost, .. } => *cost *= factor,
        }
        other
    }

    /// Every size that is stable at some cost.
    fn sizes_over_costs(&self) -> Vec<usize> {
        let (from, to, step) = COSTS;
        let factors = std::iter::successors(Some(from), |factor| Some(factor * step)).take_while(|&f| f < to);
        distinct(factors.flat_map(|factor| self.at_cost(factor).sizes(self.actors)))
    }

    /// Everybody's effort with a coalition of the size given; only where effort is a quantity.
    fn effort(&self) -> f64 {
        match self.payoff {
            Payoff::Quadratic { enough, benefit, cost } => {
                QuadraticBenefit { actors: self.actors, enough, benefit, cost }.efforts(self.size).all
            }
            Payoff::Linear { .. } | Payoff::Dilemma { .. } | Payoff::Threshold { .. } => f64::NAN,
        }
    }
}

fn distinct(sizes: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut sizes: Vec<usize> = sizes.collect();
    sizes.sort_unstable();
    sizes.dedup();
    sizes
}

pub(super) fn quantities(model: &Agreement) -> Quantities {
    let sizes = model.sizes(model.actors);
    let largest = sizes.last().map_or(f64::NAN, |&size| size as f64);
    let of_each = (3..=model.actors).filter_map(|actors| model.sizes(actors).last().copied());
    let [member, outsider] = [true, false].map(|is_member| model.payoff(model.actors, is_member, model.size));
    let (inside, outside) = (model.size as f64, (model.actors - model.size) as f64);
    let of_outsiders = if outside > 0.0 { outside * outsider } else { 0.0 };
    vec![
        ("sizes", Value::counts(sizes)),
        ("largest", Value::Number(largest)),
        ("largest_of_each", Value::counts(distinct(of_each))),
        ("sizes_over_costs", Value::counts(model.sizes_over_costs())),
        ("member", Value::Number(member)),
        ("outsider", Value::Number(outsider)),
        ("effort", Value::Number(model.effort())),
        ("total", Value::Number(inside * member + of_outsiders)),
    ]
}
