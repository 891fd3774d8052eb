//! A population of the norms game: it defects, punishes, and leaves offspring.

use crate::scenario::published::norms::{Evolution, Refill, Ties};
use crate::sim::dice::Draws;
use crate::sim::{Dice, Seed};
use crate::study::published::{pick, sample};

/// How many bits a trait has.
const BITS: u32 = 3;
/// The largest trait.
const MOST: f64 = 7.0;
/// A spread of payoffs below this is none.
const EQUAL: f64 = 1e-12;

/// What one actor is like: boldness and vengefulness, in sevenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Character {
    boldness: u8,
    vengefulness: u8,
}

/// The actors of one generation.
pub(super) struct Population<'a> {
    model: &'a Evolution,
    dice: Dice,
    generation: u16,
    actors: Vec<Character>,
    payoffs: Vec<f64>,
    /// Who saw a defection and let it pass.
    shirkers: Vec<usize>,
}

impl<'a> Population<'a> {
    /// A first generation with random traits.
    pub(super) fn new(model: &'a Evolution, seed: Seed) -> Self {
        let mut dice = Dice::new(seed);
        let mut draws = sample(&mut dice, 0);
        let mut random = || pick(1 << BITS, &mut draws) as u8;
        let actors = (0..model.actors).map(|_| Character { boldness: random(), vengefulness: random() }).collect();
        Self { model, dice, generation: 0, actors, payoffs: vec![0.0; model.actors], shirkers: Vec::new() }
    }

    /// The sums of boldness and vengefulness over the actors, in sevenths.
    pub(super) fn traits(&self) -> [usize; 2] {
        let sum = |of: fn(&Character) -> u8| self.actors.iter().map(|actor| usize::from(of(actor))).sum();
        [sum(|actor| actor.boldness), sum(|actor| actor.vengefulness)]
    }

    /// Lives one generation: everybody has its chances, then the next generation takes over.
    pub(super) fn live(&mut self) {
        self.generation += 1;
        let Self { model, dice, generation, actors, payoffs, shirkers } = self;
        let mut draws = sample(dice, *generation);
        payoffs.fill(0.0);
        for _ in 0..model.chances {
            for defector in 0..actors.len() {
                let seen = draws.uniform();
                if seen < f64::from(actors[defector].boldness) / MOST {
                    defect(model, actors, defector, seen, payoffs, shirkers, &mut draws);
                }
            }
        }
        *actors = next_generation(model, actors, payoffs, &mut draws);
    }
}

/// One defects; who sees it with chance `seen` may punish it, and who lets it pass may be punished for that.
fn defect(
    model: &Evolution,
    actors: &[Character],
    defector: usize,
    seen: f64,
    payoffs: &mut [f64],
    shirkers: &mut Vec<usize>,
    draws: &mut Draws<'_>,
) {
    let worth = &model.payoffs;
    let others = || (0..actors.len()).filter(move |&other| other != defector);
    payoffs[defector] += worth.temptation;
    shirkers.clear();
    for observer in others() {
        payoffs[observer] += worth.hurt;
        if draws.uniform() >= seen {
            continue;
        }
        if draws.uniform() < f64::from(actors[observer].vengefulness) / MOST {
            payoffs[defector] += worth.punished;
            payoffs[observer] += worth.enforcement;
        } else {
            shirkers.push(observer);
        }
    }
    if !model.metanorm {
        return;
    }
    for &shirker in shirkers.iter() {
        for observer in others().filter(|&other| other != shirker) {
            let chance = seen * f64::from(actors[observer].vengefulness) / MOST;
            if chance > 0.0 && draws.uniform() < chance {
                payoffs[shirker] += worth.meta_punished;
                payoffs[observer] += worth.meta_enforcement;
            }
        }
    }
}

/// The offspring of all, brought to the size of the population, each with its chance of mutation.
fn next_generation(
    model: &Evolution,
    actors: &[Character],
    payoffs: &[f64],
    draws: &mut Draws<'_>,
) -> Vec<Character> {
    let families = actors.iter().zip(offspring(model.ties, payoffs));
    let mut next: Vec<Character> = families.flat_map(|(parent, many)| std::iter::repeat_n(*parent, many)).collect();
    while next.len() > actors.len() {
        let gone = pick(next.len(), draws);
        next.swap_remove(gone);
    }
    while next.len() < actors.len() {
        let copy = match model.refill {
            Refill::Offspring => next[pick(next.len(), draws)],
            Refill::Parents => actors[pick(actors.len(), draws)],
        };
        next.push(copy);
    }
    next.into_iter().map(|actor| actor.mutated(model.mutation, draws)).collect()
}

/// How many offspring each has: who does at least a standard deviation better than the mean two, who does as much worse
/// none, all others one.
fn offspring(ties: Ties, payoffs: &[f64]) -> impl Iterator<Item = usize> {
    let many = payoffs.len() as f64;
    let mean = payoffs.iter().sum::<f64>() / many;
    let square = |payoff: &f64| (payoff - mean) * (payoff - mean);
    let deviation = (payoffs.iter().map(square).sum::<f64>() / many).sqrt();
    let equals = match ties {
        Ties::Drift => 2,
        Ties::Keep => 1,
    };
    payoffs.iter().map(move |&payoff| {
        if deviation < EQUAL {
            equals
        } else if payoff >= mean + deviation {
            2
        } else {
            usize::from(payoff > mean - deviation)
        }
    })
}

impl Character {
    /// The same with each bit flipped by a chance.
    fn mutated(self, chance: f64, draws: &mut Draws<'_>) -> Self {
        let mut flip = |bits: u8| {
            (0..BITS).fold(bits, |bits, bit| if draws.uniform() < chance { bits ^ (1 << bit) } else { bits })
        };
        Self { boldness: flip(self.boldness), vengefulness: flip(self.vengefulness) }
    }
}
