//! A pen that remembers how it wrote its latest numbers: most numbers of a game return, round after round.

use super::json::{self, Text};

/// How many numbers are remembered: each in the one place that its bits lead to.
const PLACES: usize = 1024;

/// The longest number has so many characters: `-1.7976931348623157e+308`.
const LONGEST: usize = 24;

/// Writes numbers as [`json::number`] does.
#[derive(Debug)]
pub(super) struct Pen {
    known: Vec<Known>,
}

/// A number and its text.
#[derive(Clone, Copy, Debug)]
struct Known {
    bits: u64,
    text: [u8; LONGEST],
    length: u8,
}

impl Pen {
    /// A pen that remembers nothing yet.
    pub(super) fn new() -> Self {
        Self { known: vec![Known { bits: 0, text: [0; LONGEST], length: 0 }; PLACES] }
    }

    /// Appends a number.
    pub(super) fn number(&mut self, value: f64, text: &mut Text) {
        let bits = value.to_bits();
        // Fibonacci hashing: the golden ratio spreads neighbours (Knuth, The Art of Computer Programming 3, 6.4).
        let place = (bits.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 54) as usize;
        let known = &mut self.known[place];
        if known.length == 0 || known.bits != bits {
            let start = text.len();
            json::number(value, text);
            known.remember(bits, &text[start..]);
        } else {
            // A copy of fixed length, cut to size, is faster than one of the right length.
            text.extend_from_slice(&known.text);
            text.truncate(text.len() - LONGEST + usize::from(known.length));
        }
    }
}

impl Known {
    fn remember(&mut self, bits: u64, text: &[u8]) {
        if let Some(place) = self.text.get_mut(..text.len()) {
            place.copy_from_slice(text);
            (self.bits, self.length) = (bits, text.len() as u8);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Pen, json};

    #[test]
    fn numbers_are_written_alike_the_first_time_and_again() {
        let mut pen = Pen::new();
        let numbers = [0.0, -0.0, 0.1 + 0.2, -f64::MAX, f64::MIN_POSITIVE, 1.0, f64::NAN, 1e21];
        for value in numbers.into_iter().chain((0..3000).map(|n| 1.0 / f64::from(n))).chain(numbers) {
            let (mut once, mut again, mut plain) = (Vec::new(), Vec::new(), Vec::new());
            pen.number(value, &mut once);
            pen.number(value, &mut again);
            json::number(value, &mut plain);
            assert_eq!((&once, &again), (&plain, &plain), "{value}");
        }
    }
}
