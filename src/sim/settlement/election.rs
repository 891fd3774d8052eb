//! Election: odds over rival texts, by a probabilistic Condorcet election between every two of them.
//!
//! The first step of the Spatial Model of Politics of KTAB (KAPSARC Toolkit for Behavioral Analysis, MIT licence), read
//! from its documentation and its reference run; own code. Equations: docs/settlement.md §2.

use super::Rivals;
use crate::sim::belief::posterior;
use crate::sim::quantity::ln;

/// Support that every text has against every other, so that no contest is empty. As in KTAB.
const FLOOR: f64 = 1e-8;

/// The risk attitude of the least secure actor, as in KTAB (`BigRRange: Mid`).
const LEAST: f64 = -0.5;
/// The risk attitude of the most secure actor, as in KTAB.
const MOST: f64 = 1.0;

/// How an election over rival texts stands; with the room it was held in, for the next.
#[derive(Clone, Debug, Default)]
pub struct Election {
    /// By actor, -0.5 to 1: how it takes risks. Above 0 it shuns them, below 0 it seeks them. An actor whose text is
    /// likely to win has much to lose. 0 for who does not stand.
    pub risk: Vec<f64>,
    /// By actor: the chance that its text wins. Actors who want the same text have the same chance; who stands for none
    /// has none.
    pub odds: Vec<f64>,
    /// By actor: the first who stands for the same text; itself if nobody does.
    pub spokesman: Vec<usize>,
    /// By actor: its capability, meant over the issues.
    influence: Vec<f64>,
    /// Who stands: those who care for any issue.
    candidates: Vec<usize>,
    /// By actor, then by candidate.
    utilities: Vec<f64>,
    /// Who speaks for each text.
    texts: Vec<usize>,
    /// By actor, then by text.
    standing: Vec<f64>,
    /// By candidate in the first election, by text in the second.
    chances: Vec<f64>,
}

impl Election {
    /// Holds an election over the texts that the rivals want, in the place of the last one, without allocating once
    /// there has been room for as many actors. Only who cares for an issue stands. Everybody first judges texts by
    /// distance alone; the odds that come out say how secure each is, and so how it takes risks; then each text stands
    /// once.
    pub fn hold(&mut self, rivals: &Rivals) {
        let actors = rivals.actors();
        refill(&mut self.candidates, (0..actors).filter(|&actor| care(rivals, actor) > 0.0));
        weigh_influence(rivals, &mut self.influence);
        weigh_texts(rivals, &self.candidates, &mut self.utilities);
        count_odds(&self.influence, &self.utilities, &mut self.chances);
        take_attitudes(&mut self.chances);
        refill(&mut self.risk, (0..actors).map(|actor| found(&self.candidates, &self.chances, actor)));
        let texts = self.candidates.len().max(1);
        for (row, risk) in self.utilities.chunks_exact_mut(texts).zip(&self.risk) {
            for utility in row {
                *utility *= 1.0 + risk * (1.0 - *utility);
            }
        }
        let same = |a: usize, b: usize| rivals.text_of(a).eq(rivals.text_of(b));
        let spokesman = |actor| self.candidates.iter().copied().find(|&other| same(actor, other)).unwrap_or(actor);
        refill(&mut self.spokesman, (0..actors).map(spokesman));
        refill(&mut self.texts, self.candidates.iter().copied().filter(|&actor| self.spokesman[actor] == actor));
        let places = || self.candidates.iter().enumerate().filter(|(_, actor)| self.spokesman[**actor] == **actor);
        let rows = self.utilities.chunks_exact(texts);
        refill(&mut self.standing, rows.flat_map(|row| places().map(move |(place, _)| row[place])));
        count_odds(&self.influence, &self.standing, &mut self.chances);
        refill(&mut self.odds, self.spokesman.iter().map(|who| found(&self.texts, &self.chances, *who)));
    }

    /// The texts that stand: who speaks for each, and the chance that it wins.
    pub fn contests(&self) -> impl Iterator<Item = (usize, f64)> {
        self.texts.iter().copied().zip(self.chances.iter().copied())
    }

    /// Who stands for the text of a spokesman.
    pub fn behind(&self, spokesman: usize) -> impl Iterator<Item = usize> {
        self.candidates.iter().copied().filter(move |actor| self.spokesman[*actor] == spokesman)
    }

    /// The spokesman of the text that wins if the number drawn, from 0 to 1, is `drew`; the first actor where nobody
    /// stands.
    #[must_use]
    pub fn winner(&self, drew: f64) -> usize {
        let mut left = drew;
        for (actor, odds) in self.contests() {
            if left < odds {
                return actor;
            }
            left -= odds;
        }
        self.texts.last().copied().unwrap_or(0)
    }
}

/// What stands beside an actor in a list by actors, ascending; 0 if it is not in it.
fn found(actors: &[usize], values: &[f64], actor: usize) -> f64 {
    actors.binary_search(&actor).map_or(0.0, |place| values[place])
}

/// Holds a single election.
#[must_use]
pub fn elect(rivals: &Rivals) -> Election {
    let mut election = Election::default();
    election.hold(rivals);
    election
}

/// Other items in the place of those of a list, in the room that it has.
fn refill<T>(list: &mut Vec<T>, items: impl Iterator<Item = T>) {
    list.clear();
    list.extend(items);
}

/// The odds of each text when every two of them meet: support is influence times what a text is worth more than the
/// other, and the chance to win is in proportion to support. `utilities` is dense, by actor, then by text; influence
/// is at least 0. The odds sum to 1; there are none without an actor.
fn count_odds(influence: &[f64], utilities: &[f64], odds: &mut Vec<f64>) {
    let texts = utilities.len().checked_div(influence.len()).unwrap_or(0);
    odds.clear();
    odds.resize(texts, 0.0);
    for one in 0..texts {
        for other in 0..one {
            let (mut support, mut against) = (FLOOR, FLOOR);
            for (influence, row) in influence.iter().zip(utilities.chunks_exact(texts)) {
                let vote = influence * (row[one] - row[other]);
                support += vote.max(0.0);
                against += (-vote).max(0.0);
            }
            odds[one] += ln(support / (support + against));
            odds[other] += ln(against / (support + against));
        }
    }
    posterior(odds);
}

/// By actor: its capability, meant over the issues.
fn weigh_influence(rivals: &Rivals, influence: &mut Vec<f64>) {
    influence.clear();
    influence.resize(rivals.actors(), 0.0);
    for (stakes, _) in rivals.issues() {
        for (sum, one) in influence.iter_mut().zip(stakes) {
            *sum += one.capability;
        }
    }
    let issues = rivals.issues().count().max(1) as f64;
    influence.iter_mut().for_each(|sum| *sum /= issues);
}

/// How much an actor cares for all issues together: the sum of the squares of its saliences.
fn care(rivals: &Rivals, actor: usize) -> f64 {
    rivals.issues().map(|(stakes, _)| square(stakes[actor].salience.get())).sum()
}

fn square(x: f64) -> f64 {
    x * x
}

/// By actor, then by candidate: one minus the distance to its text, in widths of the scales, weighted by own salience.
/// All texts are alike to those who care for no issue.
fn weigh_texts(rivals: &Rivals, candidates: &[usize], utilities: &mut Vec<f64>) {
    utilities.clear();
    utilities.resize(rivals.actors() * candidates.len(), 1.0);
    for (actor, row) in utilities.chunks_exact_mut(candidates.len().max(1)).enumerate() {
        let care = care(rivals, actor);
        for (whose, utility) in candidates.iter().zip(row).filter(|_| care > 0.0) {
            let apart = rivals.issues().map(|(stakes, width)| {
                let own = &stakes[actor];
                square(own.salience.get() * (own.position - stakes[*whose].position) / width)
            });
            *utility = 1.0 - (apart.sum::<f64>() / care).sqrt();
        }
    }
}

/// Risk attitudes from odds: the least likely text takes the most risks. With equal odds nobody has an attitude.
fn take_attitudes(odds: &mut [f64]) {
    let least = odds.iter().copied().fold(f64::INFINITY, f64::min);
    let most = odds.iter().copied().fold(0.0, f64::max);
    for odds in odds {
        *odds = if most > least { LEAST + (MOST - LEAST) * (*odds - least) / (most - least) } else { 0.0 };
    }
}
