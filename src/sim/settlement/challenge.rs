//! Challenge: Bueno de Mesquita's expected-utility model, in the form of Scholz, Calbert and Smith (ICAART 2011,
//! doi 10.5220/0003121500180030), whose equation numbers are given here. Own code.
//!
//! A validation target and an option, not the default: the paper's table comes out of one [`Reading`] only, which looks
//! accidental (docs/settlement.md §3).

mod reading;

pub use reading::{Conflict, Denominator, Offers, Reading, Voters, Width};

use super::{Bargainer, compromise};
use crate::sim::quantity::pow;

/// Distances below this, in widths of the scale, are none.
const SAME: f64 = 1e-12;

/// A contest of challenges over one issue, round by round.
#[derive(Clone, Debug, Default)]
pub struct Challenge {
    bargainers: Vec<Bargainer>,
    reading: Reading,
    width: f64,
    /// By actor: the present risk exponent (`r`).
    exponents: Vec<f64>,
    /// By challenger, then by responder: the support of the challenger, as a chance to win (`P`).
    chances: Vec<f64>,
    /// By actor: a voter's distances; later the danger each is in; later the next positions.
    scratch: Vec<f64>,
}

/// What one actor expects of another: who challenges, seen with whose risk exponent.
#[derive(Clone, Copy)]
struct Bout {
    challenger: usize,
    responder: usize,
    exponent: f64,
    median: f64,
}

/// What an actor may be brought to do.
#[derive(Clone, Copy)]
struct Offer {
    /// 0 conflict, 1 compromise, 2 capitulation.
    rank: u8,
    target: f64,
    moved: f64,
    weighted: f64,
}

impl Challenge {
    /// A contest from the positions that the bargainers hold at first.
    #[must_use]
    pub fn new(bargainers: Vec<Bargainer>, reading: Reading) -> Self {
        let mut challenge = Self { bargainers, reading, ..Self::default() };
        challenge.open();
        challenge
    }

    /// Another contest by the same reading, in the place of this one; it allocates nothing once there has been room for
    /// as many bargainers.
    pub fn restart(&mut self, bargainers: &[Bargainer]) {
        self.bargainers.clear();
        self.bargainers.extend_from_slice(bargainers);
        self.open();
    }

    fn open(&mut self) {
        let actors = self.bargainers.len();
        self.width = width(&self.bargainers);
        for (list, first, cells) in [
            (&mut self.exponents, 1.0, actors),
            (&mut self.chances, 0.0, actors * actors),
            (&mut self.scratch, 0.0, actors),
        ] {
            list.clear();
            list.resize(cells, first);
        }
    }

    /// Who holds which position now.
    #[must_use]
    pub fn bargainers(&self) -> &[Bargainer] {
        &self.bargainers
    }

    /// By actor, 0.5 to 2: the risk exponents of the last round. Above 1 an actor shuns risks, below 1 it seeks them.
    #[must_use]
    pub fn exponents(&self) -> &[f64] {
        &self.exponents
    }

    /// Everybody weighs every challenge, and moves by the offer it takes. Nothing happens where all want the same, or
    /// nobody weighs anything.
    pub fn play_round(&mut self) {
        if self.reading.width == Width::EachRound {
            self.width = width(&self.bargainers);
        }
        let Some(median) = compromise::median(&self.bargainers).filter(|_| self.width > SAME) else { return };
        self.exponents.fill(1.0);
        self.poll();
        self.take_risks(median);
        self.poll();
        for actor in 0..self.bargainers.len() {
            let offer = self.best_offer(actor, median);
            self.scratch[actor] = offer.map_or(self.bargainers[actor].position, |offer| offer.target);
        }
        for (bargainer, next) in self.bargainers.iter_mut().zip(&self.scratch) {
            bargainer.position = *next;
        }
    }

    fn distance(&self, a: usize, b: usize) -> f64 {
        (self.bargainers[a].position - self.bargainers[b].position).abs() / self.width
    }

    /// Chances of all challenges (30): voter k gives challenger i `c_k s_k (d_kj^r - d_ki^r)` against j, if positive.
    fn poll(&mut self) {
        let actors = self.bargainers.len();
        self.chances.fill(0.0);
        for voter in 0..actors {
            let exponent = if self.reading.voters == Voters::Own { self.exponents[voter] } else { 1.0 };
            for other in 0..actors {
                self.scratch[other] = pow(self.distance(voter, other), exponent);
            }
            let weight = self.bargainers[voter].weight();
            for (row, to_challenger) in self.chances.chunks_exact_mut(actors).zip(&self.scratch) {
                for (support, to_responder) in row.iter_mut().zip(&self.scratch) {
                    *support += (weight * (to_responder - to_challenger)).max(0.0);
                }
            }
        }
        self.divide();
    }

    /// Turns support into chances. Who is of one mind has no chance against each other.
    fn divide(&mut self) {
        let actors = self.bargainers.len();
        // Each vote counts once for and once against: over ordered pairs the votes are twice the support.
        let all = 2.0 * self.chances.iter().sum::<f64>();
        for one in 0..actors {
            for other in 0..=one {
                let (there, back) = (one * actors + other, other * actors + one);
                let votes = match self.reading.denominator {
                    Denominator::Pair => self.chances[there] + self.chances[back],
                    Denominator::AllPairs => all,
                };
                let apart = votes > 0.0 && self.distance(one, other) >= SAME;
                for cell in [there, back].into_iter().take(if one == other { 1 } else { 2 }) {
                    self.chances[cell] = if apart { self.chances[cell] / votes } else { 0.0 };
                }
            }
        }
    }

    /// Risk exponents (33, 34): who is in the greatest danger from the others' challenges takes the most risks.
    fn take_risks(&mut self, median: f64) {
        let actors = self.bargainers.len();
        for responder in 0..actors {
            let others = (0..actors).filter(|&challenger| challenger != responder);
            let danger = others.map(|challenger| self.expect(Bout { challenger, responder, exponent: 1.0, median }));
            self.scratch[responder] = danger.sum();
        }
        let least = self.scratch.iter().copied().fold(f64::INFINITY, f64::min);
        let most = self.scratch.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let span = most - least;
        for (exponent, danger) in self.exponents.iter_mut().zip(&self.scratch) {
            let risk = if span > SAME { (2.0 * danger - most - least) / span } else { 0.0 };
            *exponent = (1.0 - risk / 3.0) / (1.0 + risk / 3.0);
        }
    }

    /// What a challenge is worth to the challenger (15, 16, 22 to 25), between -4 and 4 as utilities run from -2 to 2.
    fn expect(&self, bout: Bout) -> f64 {
        let Bout { challenger, responder, exponent, median } = bout;
        let utility = |base: f64| 2.0 - 4.0 * pow(base.max(0.0), exponent);
        let chance = self.chances[challenger * self.bargainers.len() + responder];
        let apart = self.distance(challenger, responder);
        let (success, failure) = (utility(0.5 - 0.5 * apart), utility(0.5 + 0.5 * apart));
        let resists = self.bargainers[responder].salience.get();
        let challenged = resists * (chance * success + (1.0 - chance) * failure) + (1.0 - resists) * success;
        let quiet = self.reading.status_quo.get();
        let off_median = (self.bargainers[challenger].position - median).abs() / self.width;
        let change = 0.25 * (off_median + apart);
        let drift = utility(if off_median < apart { 0.5 - change } else { 0.5 + change });
        challenged - quiet * utility(0.5) - (1.0 - quiet) * drift
    }

    /// The offer that an actor takes, if it gets one.
    fn best_offer(&self, actor: usize, median: f64) -> Option<Offer> {
        let rivals = (0..self.bargainers.len()).filter(|&rival| self.distance(actor, rival) >= SAME);
        let mut best: Option<Offer> = None;
        for offer in rivals.filter_map(|rival| self.offer(actor, rival, median)) {
            let key = |offer: &Offer| match self.reading.offers {
                Offers::LeastMove => (0, offer.moved, offer.target),
                Offers::LeastWeightedPosition if offer.rank == 1 => (1, offer.weighted, 0.0),
                Offers::LeastWeightedPosition => (offer.rank, offer.moved, 0.0),
            };
            if best.as_ref().is_none_or(|best| key(&offer) < key(best)) {
                best = Some(offer);
            }
        }
        best
    }

    /// What a rival brings an actor to do, both challenges seen by the actor: `own` of its own, `met` of the rival's.
    fn offer(&self, actor: usize, rival: usize, median: f64) -> Option<Offer> {
        let exponent = self.exponents[actor];
        let own = self.expect(Bout { challenger: actor, responder: rival, exponent, median });
        let met = self.expect(Bout { challenger: rival, responder: actor, exponent, median });
        let (here, there) = (self.bargainers[actor].position, self.bargainers[rival].position);
        let (rank, target) = if met > own && own > 0.0 {
            (0, there)
        } else if met > 0.0 && own < 0.0 {
            if met > -own { (1, here + (there - here) * (own / met).abs()) } else { (2, there) }
        } else {
            return None;
        };
        if rank == 0 && self.reading.conflict == Conflict::Stays {
            return None;
        }
        let weighted = (own.abs() * here + met.abs() * there) / (own.abs() + met.abs());
        Some(Offer { rank, target, moved: (target - here).abs(), weighted })
    }
}

/// How far apart the outermost positions are; 0 without any.
fn width(bargainers: &[Bargainer]) -> f64 {
    let least = bargainers.iter().map(|one| one.position).fold(f64::INFINITY, f64::min);
    let most = bargainers.iter().map(|one| one.position).fold(f64::NEG_INFINITY, f64::max);
    (most - least).max(0.0)
}
