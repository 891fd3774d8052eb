//! A pen that remembers how it wrote its latest numbers and lists: most of a game's return, round after round.

use super::json::{self, Text};
use crate::play::slugs::SlugsOf;
use crate::sim::{ActorSet, Names};

/// How many numbers are remembered: each in the one place that its bits lead to.
const PLACES: usize = 1024;

/// How many lists of actors are remembered, in the same way.
const LISTS: usize = 64;

/// How long the text of a number and the comma after it may be: `-1.7976931348623157e+308,` has 25 characters, and this
/// fills a place up.
const LONGEST: usize = 31;

/// What writes a log: numbers as `serde_json` does, and sets of actors as lists of slugs. One pen may write many games of
/// one scenario.
#[derive(Debug)]
pub struct Pen {
    known: Vec<Known>,
    lists: Vec<(ActorSet, Text)>,
}

/// A number and its text.
#[derive(Clone, Copy, Debug)]
struct Known {
    bits: u64,
    text: [u8; LONGEST],
    length: u8,
}

/// Fibonacci hashing: the golden ratio spreads neighbours (Knuth, The Art of Computer Programming 3, 6.4). `places` is a
/// power of two.
fn place(bits: u64, places: usize) -> usize {
    (bits.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - places.trailing_zeros())) as usize
}

impl Pen {
    /// A pen that remembers nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            known: vec![Known { bits: 0, text: [0; LONGEST], length: 0 }; PLACES],
            lists: vec![(ActorSet::EMPTY, Text::new()); LISTS],
        }
    }

    /// Appends a number that is likely to return.
    pub(super) fn number(&mut self, value: f64, text: &mut Text) {
        let known = self.known(value);
        text.extend_from_slice(&known.text[..usize::from(known.length)]);
        text.pop();
    }

    /// Appends numbers to a list, with a comma after each: first those that are new each time, then those that are likely
    /// to return. Many are nothing; a bare 0 says so in the fewest bytes.
    pub(super) fn numbers(&mut self, new: &[f64], returning: &[f64], text: &mut Text) {
        for value in new {
            if value.abs() > 0.0 {
                json::number(*value, text);
                text.push(b',');
            } else {
                text.extend_from_slice(b"0,");
            }
        }
        for value in returning {
            if value.abs() > 0.0 {
                let known = self.known(*value);
                // A copy of fixed length, cut to size, is faster than one of the right length.
                text.extend_from_slice(&known.text);
                text.truncate(text.len() - LONGEST + usize::from(known.length));
            } else {
                text.extend_from_slice(b"0,");
            }
        }
    }

    #[inline]
    fn known(&mut self, value: f64) -> &Known {
        let bits = value.to_bits();
        let known = &mut self.known[place(bits, PLACES)];
        if known.length == 0 || known.bits != bits {
            known.remember(value);
        }
        known
    }

    /// Appends the slugs of these actors, as a list.
    pub(super) fn actors(&mut self, names: &Names, actors: ActorSet, text: &mut Text) {
        let (known, list) = &mut self.lists[place(actors.bits(), LISTS)];
        if list.is_empty() || *known != actors {
            *known = actors;
            list.clear();
            SlugsOf::new(names, actors).append(list);
        }
        text.extend_from_slice(list);
    }
}

impl Known {
    fn remember(&mut self, value: f64) {
        let mut buffer = zmij::Buffer::new();
        let digits = json::digits(value, &mut buffer);
        self.text[..digits.len()].copy_from_slice(digits);
        self.text[digits.len()] = b',';
        (self.bits, self.length) = (value.to_bits(), digits.len() as u8 + 1);
    }
}

impl Default for Pen {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::{Pen, json};
    use crate::sim::{ActorId, ActorSet, Names};

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

    #[test]
    fn lists_of_numbers_are_those_of_serde() {
        let numbers: Vec<f64> =
            (0..40).map(|n| if n % 3 == 0 { 0.0 } else { -1e300 / f64::from(n % 7 + 1) }).collect();
        for (new, returning) in (0..numbers.len()).map(|at| numbers.split_at(at)) {
            let mut text = Vec::new();
            Pen::new().numbers(new, returning, &mut text);
            let list = format!("[{}]", String::from_utf8(text).unwrap().trim_end_matches(','));
            assert_eq!(serde_json::from_str::<Vec<f64>>(&list).unwrap(), numbers);
        }
    }

    #[test]
    fn lists_are_written_alike_the_first_time_and_again() {
        let slugs: Vec<String> = (0..70).map(|number| format!("a{number}")).collect();
        let names = Names { actors: slugs.clone(), ..Names::default() };
        let mut pen = Pen::new();
        for numbers in (0..200_u16).map(|n| vec![n % 70]).chain([vec![], vec![3, 69], vec![0, 1, 64], vec![]]) {
            let actors: ActorSet = numbers.iter().copied().map(ActorId).collect();
            let (mut once, mut again) = (Vec::new(), Vec::new());
            pen.actors(&names, actors, &mut once);
            pen.actors(&names, actors, &mut again);
            let slugs: Vec<&str> = numbers.iter().map(|&number| slugs[usize::from(number)].as_str()).collect();
            let expected = serde_json::to_string(&slugs).unwrap();
            assert_eq!((String::from_utf8(once), String::from_utf8(again)), (Ok(expected.clone()), Ok(expected)));
        }
    }
}
