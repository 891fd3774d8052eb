//! The states of one society: they attack, remember for a turn who hit back at what, and the worst off learns.

use super::Cell;
use crate::scenario::published::society::Societies;
use crate::sim::dice::Draws;
use crate::sim::{Dice, Seed};
use crate::study::published::{pick, sample};

/// A society as it stands.
pub(super) struct States<'a> {
    model: &'a Societies,
    cell: Cell,
    dice: Dice,
    turn: u16,
    /// By state, then by intensity: the chance that it hits back.
    readiness: Vec<f64>,
    /// What each has won and lost in this turn.
    worth: Vec<f64>,
    /// What each has done in this turn, as attackers see it.
    records: Vec<Record>,
    /// What an attack is worth to the attacker, as long as a victim was so often attacked and hit back so often.
    lore: Lore,
}

/// What one state has done in a turn, and what it is best attacked with.
#[derive(Clone)]
struct Record {
    /// By intensity: how often it was attacked, and how often it hit back.
    answers: Vec<(u32, u32)>,
    /// By intensity: what an attacker expects.
    expected: Vec<f64>,
    /// The mildest of the intensities at which an attacker expects most.
    best: usize,
}

/// What attackers make of a record: nobody has seen anything at first, which counts as one attack that was let pass and
/// one that was not.
#[derive(Clone, Copy)]
struct Lore {
    attribution: f64,
    punishment: f64,
}

impl Lore {
    /// What an attack of an intensity is expected to be worth. One that is hit back at without having been attributed
    /// pays as one that is let pass.
    fn expected(self, intensity: usize, (attacked, hit_back): (u32, u32)) -> f64 {
        let answered = f64::from(hit_back + 1) / f64::from(attacked + 2);
        let punished = answered * self.attribution;
        strength(intensity) * (1.0 - punished - punished * self.punishment)
    }

    fn blank(self, intensities: usize) -> Record {
        let answers = vec![(0, 0); intensities];
        let expected = (0..intensities).map(|intensity| self.expected(intensity, (0, 0))).collect();
        let mut record = Record { answers, expected, best: 0 };
        record.find_best();
        record
    }
}

impl Record {
    fn find_best(&mut self) {
        self.best = (1..self.expected.len())
            .fold(0, |best, other| if self.expected[other] > self.expected[best] { other } else { best });
    }

    fn note(&mut self, lore: Lore, intensity: usize, hits_back: bool) {
        let (attacked, hit_back) = &mut self.answers[intensity];
        *attacked += 1;
        *hit_back += u32::from(hits_back);
        self.expected[intensity] = lore.expected(intensity, self.answers[intensity]);
        if hits_back && intensity == self.best {
            self.find_best();
        } else if !hits_back && self.is_better(intensity) {
            self.best = intensity;
        }
    }

    /// Whether an attacker rather takes this intensity than the best so far: the milder of equals.
    fn is_better(&self, intensity: usize) -> bool {
        let (this, best) = (self.expected[intensity], self.expected[self.best]);
        this > best || (this >= best && intensity < self.best)
    }
}

/// The strength of an intensity: 1 for the first.
fn strength(intensity: usize) -> f64 {
    (intensity + 1) as f64
}

impl<'a> States<'a> {
    /// States with random readiness.
    pub(super) fn new(model: &'a Societies, cell: Cell, seed: Seed) -> Self {
        let mut dice = Dice::new(seed);
        let mut draws = sample(&mut dice, 0);
        let readiness = (0..model.states * model.intensities).map(|_| draws.uniform()).collect();
        let lore = Lore { attribution: cell.attribution, punishment: model.punishment };
        let records = vec![lore.blank(model.intensities); model.states];
        Self { model, cell, dice, turn: 0, readiness, worth: vec![0.0; model.states], records, lore }
    }

    /// By intensity: the mean readiness to hit back.
    pub(super) fn readiness(&self) -> Vec<f64> {
        let (intensities, states) = (self.model.intensities, self.model.states as f64);
        let mean = |at: usize| self.readiness.iter().skip(at).step_by(intensities).sum::<f64>() / states;
        (0..intensities).map(mean).collect()
    }

    /// Lives one turn: all attack, round by round; then the worst off learns from the best off.
    pub(super) fn live(&mut self) {
        self.turn += 1;
        self.worth.fill(0.0);
        self.records.fill(self.lore.blank(self.model.intensities));
        let Self { model, cell, dice, turn, readiness, worth, records, lore } = self;
        let mut draws = sample(dice, *turn);
        for _ in 0..model.attacks {
            for attacker in 0..model.states {
                let victim = other(attacker, model.states, &mut draws);
                let record = &mut records[victim];
                let is_rational = draws.uniform() < cell.rationality;
                let intensity = if is_rational { record.best } else { pick(model.intensities, &mut draws) };
                // One draw says both: whether the victim hits back, and whether it has found whom to hit.
                let (drew, ready) = (draws.uniform(), readiness[victim * model.intensities + intensity]);
                let (hits_back, is_found) = (drew < ready, drew < ready * cell.attribution);
                let (gain, harm) = outcome(model, hits_back, is_found);
                worth[attacker] += strength(intensity) * gain;
                worth[victim] -= strength(intensity) * harm;
                record.note(*lore, intensity, hits_back);
            }
        }
        learn(model, readiness, worth, &mut draws);
    }
}

/// What an attack of strength 1 brings the attacker, and costs the victim.
fn outcome(model: &Societies, hits_back: bool, is_found: bool) -> (f64, f64) {
    let gain = if is_found { -model.punishment } else { 1.0 };
    (gain, if hits_back { model.harm_and_effort } else { model.harm })
}

/// Another state at random.
fn other(state: usize, states: usize, draws: &mut Draws<'_>) -> usize {
    let found = pick(states - 1, draws);
    found + usize::from(found >= state)
}

/// The worst off takes over each habit of the best off with even odds, and now and then a new one. Where several are as
/// well off, the first counts.
fn learn(model: &Societies, readiness: &mut [f64], worth: &[f64], draws: &mut Draws<'_>) {
    let first = |beats: fn(f64, f64) -> bool| {
        (1..worth.len()).fold(0, |best, state| if beats(worth[state], worth[best]) { state } else { best })
    };
    let (loser, winner) = (first(|one, other| one < other), first(|one, other| one > other));
    for intensity in 0..model.intensities {
        let (own, others) = (loser * model.intensities + intensity, winner * model.intensities + intensity);
        if draws.uniform() < 0.5 {
            readiness[own] = readiness[others];
        }
        if draws.uniform() < model.mutation {
            readiness[own] = draws.uniform();
        }
    }
}
