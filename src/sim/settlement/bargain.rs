//! Bargain: how good an outcome is among all that were possible, for all who bargain.
//!
//! Over a finite set of outcomes: the frontier, the solutions of Nash (Econometrica 18(2), 1950) and of Kalai and
//! Smorodinsky (Econometrica 43(3), 1975), the greatest welfare, and how far an outcome is from each.

use std::cmp::Ordering;

/// What each outcome of a finite set, and having none, is worth to each actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Bargain {
    /// By outcome, then by actor.
    utilities: Vec<f64>,
    /// By actor: what no agreement is worth.
    disagreement: Vec<f64>,
}

/// Why numbers are no bargain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoBargain {
    /// Nobody bargains, or the list is not as long for one outcome as for the next.
    #[error("{utilities} utilities cannot be shared out over {actors} actors")]
    Uneven {
        /// How many were given.
        utilities: usize,
        /// For so many actors.
        actors: usize,
    },
    /// A utility is not a finite number.
    #[error("a utility is not a finite number")]
    NoNumber,
}

/// The outcomes that theory singles out. Indices; ties go to the greater welfare, then to the earlier outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solutions {
    /// Outcomes that nobody would refuse and that are worse than no other for all, in order; never empty.
    pub frontier: Vec<usize>,
    /// The greatest product of gains over no agreement.
    pub nash: usize,
    /// The smallest share that anybody gets of what it could gain at most is as large as possible; then the next
    /// smallest share, and so on.
    pub kalai_smorodinsky: usize,
    /// The greatest sum of utilities. It needs utilities that can be compared between actors.
    pub welfare: usize,
}

/// How far an outcome is from what theory singles out: Euclidean distances in the unit of the utilities.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quality {
    /// To the nearest outcome on the frontier; 0 on it.
    pub to_frontier: f64,
    /// To the Nash solution.
    pub to_nash: f64,
    /// To the Kalai-Smorodinsky solution.
    pub to_kalai_smorodinsky: f64,
    /// To the greatest welfare.
    pub to_welfare: f64,
}

impl Bargain {
    /// A bargain. `utilities` is dense: all of the first outcome, then all of the second, always in the order of
    /// `disagreement`.
    ///
    /// # Errors
    /// The lists do not fit, or a number is not finite.
    pub fn new(utilities: Vec<f64>, disagreement: Vec<f64>) -> Result<Self, NoBargain> {
        if disagreement.is_empty() || !utilities.len().is_multiple_of(disagreement.len()) {
            return Err(NoBargain::Uneven { utilities: utilities.len(), actors: disagreement.len() });
        }
        if utilities.iter().chain(&disagreement).any(|utility| !utility.is_finite()) {
            return Err(NoBargain::NoNumber);
        }
        Ok(Self { utilities, disagreement })
    }

    /// What an outcome is worth, by actor.
    #[must_use]
    pub fn utilities(&self, outcome: usize) -> &[f64] {
        let actors = self.disagreement.len();
        &self.utilities[outcome * actors..(outcome + 1) * actors]
    }

    /// The number of outcomes.
    #[must_use]
    pub fn outcomes(&self) -> usize {
        self.utilities.len() / self.disagreement.len()
    }

    /// Whether nobody would rather have no agreement.
    #[must_use]
    pub fn is_acceptable(&self, outcome: usize) -> bool {
        self.utilities(outcome).iter().zip(&self.disagreement).all(|(utility, without)| utility >= without)
    }

    /// Whether no other outcome is better for somebody and worse for nobody (Pareto).
    #[must_use]
    pub fn is_efficient(&self, outcome: usize) -> bool {
        let own = self.utilities(outcome);
        (0..self.outcomes()).all(|other| {
            let other = self.utilities(other);
            other.iter().zip(own).any(|(other, own)| other < own) || other.iter().zip(own).all(|(o, own)| o <= own)
        })
    }

    /// What theory singles out; none if every outcome would be refused by somebody.
    #[must_use]
    pub fn solve(&self) -> Option<Solutions> {
        let acceptable = |outcome: &usize| self.is_acceptable(*outcome);
        let frontier: Vec<usize> =
            (0..self.outcomes()).filter(acceptable).filter(|outcome| self.is_efficient(*outcome)).collect();
        let most = self.most_gains();
        let product = |outcome| self.shares(outcome, &most).product::<f64>();
        let sorted = |outcome| {
            let mut shares: Vec<f64> = self.shares(outcome, &most).collect();
            shares.sort_by(f64::total_cmp);
            shares
        };
        let nash = self.best(&frontier, |a, b| product(a).total_cmp(&product(b)))?;
        let kalai_smorodinsky =
            self.best(&frontier, |a, b| sorted(a).partial_cmp(&sorted(b)).unwrap_or(Ordering::Equal))?;
        let welfare = self.best(&frontier, |_, _| Ordering::Equal)?;
        Some(Solutions { frontier, nash, kalai_smorodinsky, welfare })
    }

    /// How far an outcome is from the solutions of this bargain.
    #[must_use]
    pub fn quality(&self, outcome: usize, solutions: &Solutions) -> Quality {
        let to = |other: usize| self.distance(outcome, other);
        Quality {
            to_frontier: solutions.frontier.iter().map(|&other| to(other)).fold(f64::INFINITY, f64::min),
            to_nash: to(solutions.nash),
            to_kalai_smorodinsky: to(solutions.kalai_smorodinsky),
            to_welfare: to(solutions.welfare),
        }
    }

    /// How far two outcomes are apart: Euclidean, in the unit of the utilities.
    #[must_use]
    pub fn distance(&self, one: usize, other: usize) -> f64 {
        let apart = self.utilities(one).iter().zip(self.utilities(other)).map(|(a, b)| (a - b) * (a - b));
        apart.sum::<f64>().sqrt()
    }

    /// By actor: the most it can gain over no agreement by an outcome that nobody refuses; at least 0.
    fn most_gains(&self) -> Vec<f64> {
        let mut most = vec![0.0; self.disagreement.len()];
        for outcome in (0..self.outcomes()).filter(|&outcome| self.is_acceptable(outcome)) {
            for ((most, utility), without) in most.iter_mut().zip(self.utilities(outcome)).zip(&self.disagreement) {
                *most = f64::max(*most, utility - without);
            }
        }
        most
    }

    /// What each gets of the most it could gain, 0 to 1. Who can gain nothing is left out.
    fn shares(&self, outcome: usize, most: &[f64]) -> impl Iterator<Item = f64> {
        let gains =
            self.utilities(outcome).iter().zip(&self.disagreement).map(|(utility, without)| utility - without);
        gains.zip(most).filter(|(_, most)| **most > 0.0).map(|(gain, most)| gain / most)
    }

    /// The best outcome of a list by an order; ties go to the greater welfare, then to the earlier one.
    fn best(&self, outcomes: &[usize], order: impl Fn(usize, usize) -> Ordering) -> Option<usize> {
        let welfare = |outcome: usize| self.utilities(outcome).iter().sum::<f64>();
        let by_worth = |a: usize, b: usize| order(a, b).then(welfare(a).total_cmp(&welfare(b))).then(b.cmp(&a));
        outcomes.iter().copied().max_by(|&a, &b| by_worth(a, b))
    }
}
