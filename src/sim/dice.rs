//! All chance of the game: one `ChaCha8` stream per (round, purpose, incident, part of it).
//!
//! A new draw in one phase never shifts another, and two runs that differ in one choice share their luck
//! everywhere else (common random numbers).

use rand::Rng as _;
use rand::SeedableRng as _;
use rand::rngs::ChaCha8Rng;
use serde::{Deserialize, Serialize};

use super::id::{IncidentId, Round};
use super::quantity::Share;

/// The seed of a game. Equal scenario, seed and orders give byte-equal logs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Seed(pub u64);

impl Seed {
    /// The seed of game `index` of a batch: `SplitMix64` of both (Steele, Lea and Flood 2014), so that batches
    /// with neighbouring seeds share no game.
    #[must_use]
    pub fn of_game(self, index: u64) -> Self {
        let mut z =
            self.0.wrapping_mul(0xD129_0C86_6F2B_E2C5).wrapping_add(index.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        Self(z ^ z >> 31)
    }
}

/// What a draw is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Purpose {
    /// Does a scripted attack happen, and in what mood is its author?
    Inject = 1,
    /// What does each actor's intelligence service see?
    Observe = 2,
    /// A machine seat that does not always take its best move.
    Respond = 3,
    /// Is a silent partner reproached?
    Reproach = 4,
    /// Does the accused give in or hit back?
    React = 5,
    /// What does a study draw that plays no game?
    Sample = 6,
    /// Whose text wins an election at the treaty table?
    Negotiate = 7,
    /// Do inspectors find the author of a breach?
    Inspect = 8,
    /// In what mood is a government about a document?
    Join = 9,
}

/// Where the numbers come from.
#[derive(Debug)]
enum Source {
    ChaCha(Box<ChaCha8Rng>),
    Always(f64),
}

/// The dice of one game.
#[derive(Debug)]
pub struct Dice(Source);

impl Dice {
    /// Dice for a game with this seed.
    #[must_use]
    pub fn new(seed: Seed) -> Self {
        Self(Source::ChaCha(Box::new(ChaCha8Rng::seed_from_u64(seed.0))))
    }

    /// Dice that always draw 0: every chance comes true.
    #[must_use]
    pub fn min() -> Self {
        Self(Source::Always(0.0))
    }

    /// Dice that always draw the largest number below 1: no uncertain chance comes true.
    #[must_use]
    pub fn max() -> Self {
        Self(Source::Always(1.0 - f64::EPSILON))
    }

    /// Starts the stream of one (round, purpose, incident, part); `part` tells apart what shares the first three.
    pub fn stream(&mut self, round: Round, purpose: Purpose, incident: IncidentId, part: u16) -> Draws<'_> {
        if let Source::ChaCha(rng) = &mut self.0 {
            let place = u64::from(round.0) << 48 | (purpose as u64) << 32;
            rng.set_stream(place | u64::from(incident.0) << 16 | u64::from(part));
            rng.set_word_pos(0);
        }
        Draws(&mut self.0)
    }
}

/// Draws from one stream, in order.
#[derive(Debug)]
pub struct Draws<'dice>(&'dice mut Source);

impl Draws<'_> {
    /// A number uniform on [0, 1), with 53 random bits.
    pub fn uniform(&mut self) -> f64 {
        match self.0 {
            Source::ChaCha(rng) => unit(rng.next_u64()),
            Source::Always(value) => *value,
        }
    }

    /// As many numbers, uniform on [0, 1), as the slice has room for: the same as drawing them one by one.
    pub fn fill(&mut self, numbers: &mut [f64]) {
        match self.0 {
            Source::ChaCha(rng) => {
                let mut words = [[0; 8]; 16];
                for numbers in numbers.chunks_mut(words.len()) {
                    let words = &mut words[..numbers.len()];
                    rng.fill_bytes(words.as_flattened_mut());
                    for (number, word) in numbers.iter_mut().zip(words) {
                        *number = unit(u64::from_le_bytes(*word));
                    }
                }
            }
            Source::Always(value) => numbers.fill(*value),
        }
    }

    /// Draws once and says whether a chance came true, with the number drawn.
    pub fn happens(&mut self, chance: Share) -> (bool, f64) {
        let drew = self.uniform();
        (drew < chance.get(), drew)
    }
}

/// The top 53 bits as a number on [0, 1).
fn unit(bits: u64) -> f64 {
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::{Dice, IncidentId, Purpose, Round, Seed};

    #[test]
    fn many_numbers_are_those_drawn_one_by_one() {
        let mut dice = Dice::new(Seed(7));
        let mut many = [0.0; 40];
        dice.stream(Round(3), Purpose::Observe, IncidentId(1), 2).fill(&mut many);
        let mut draws = dice.stream(Round(3), Purpose::Observe, IncidentId(1), 2);
        assert_eq!(many.map(f64::to_bits), std::array::from_fn(|_| draws.uniform().to_bits()));
    }
}
