//! Who joins a document, over many machine-played games.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use crate::sim::round::{Table, play_round};
use crate::sim::{Dice, DocumentId, Orders, Seed, Setting, Situation};

/// In how many games each actor, by id, is part of a document at the end: has signed, endorsed or ratified it. The same
/// for any number of threads.
#[must_use]
pub fn joining(setting: &Setting, document: DocumentId, seed: Seed, games: u64) -> Vec<u64> {
    let nobody = || vec![0; setting.actors.len()];
    let add = |mut sum: Vec<u64>, joined: Vec<u64>| {
        sum.iter_mut().zip(joined).for_each(|(sum, joined)| *sum += joined);
        sum
    };
    (0..games).into_par_iter().map(|game| play(setting, document, seed.of_game(game))).reduce(nobody, add)
}

/// Who is part of the document at the end of one game: 1 or 0, by id.
fn play(setting: &Setting, document: DocumentId, seed: Seed) -> Vec<u64> {
    let mut situation = Situation::new(setting);
    let mut table = Table::new(setting, Dice::new(seed));
    while situation.ending().is_none() {
        play_round(setting, &mut situation, &Orders::machines(), &mut table, &mut ());
    }
    let is_in = |actor| u64::from(situation.texts().party(document, actor).is_in());
    setting.actor_ids().map(is_in).collect()
}
