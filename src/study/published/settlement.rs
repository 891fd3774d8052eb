//! Texts from rival positions: compromise, challenge and election, as the game settles them.

use super::{Quantities, Value};
use crate::scenario::published::settlement::{Challenge, Compromise, Election, Stake};
use crate::sim::Share;
use crate::sim::settlement::challenge::Challenge as Round;
use crate::sim::settlement::{Bargainer, Rivals, compromise, election};

fn bargainers(stakes: &[Stake]) -> Vec<Bargainer> {
    let bargainer = |Stake(_, capability, position, salience): &Stake| Bargainer {
        capability: *capability,
        position: *position,
        salience: Share::clamped(*salience),
    };
    stakes.iter().map(bargainer).collect()
}

fn number(value: Option<f64>) -> Value {
    Value::Number(value.unwrap_or(f64::NAN))
}

pub(super) fn compromise(model: &Compromise) -> Quantities {
    let actors = bargainers(&model.actors);
    vec![("mean", number(compromise::mean(&actors))), ("median", number(compromise::median(&actors)))]
}

/// Median and mean after each round, and the risk exponents of the first.
pub(super) fn challenge(model: &Challenge) -> Quantities {
    let mut challenge = Round::new(bargainers(&model.actors), model.reading);
    let (mut medians, mut means, mut exponents) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..model.rounds {
        challenge.play_round();
        if round == 0 {
            exponents = challenge.exponents().to_vec();
        }
        medians.push(compromise::median(challenge.bargainers()).unwrap_or(f64::NAN));
        means.push(compromise::mean(challenge.bargainers()).unwrap_or(f64::NAN));
    }
    vec![
        ("medians", Value::Numbers(medians)),
        ("means", Value::Numbers(means)),
        ("exponents", Value::Numbers(exponents)),
    ]
}

pub(super) fn election(model: &Election) -> Quantities {
    let stakes = model.issues.iter().flat_map(|issue| bargainers(issue)).collect();
    let Ok(rivals) = Rivals::new(stakes, vec![model.width; model.issues.len()]) else { return Vec::new() };
    let election = election::elect(&rivals);
    vec![("risks", Value::Numbers(election.risk)), ("odds", Value::Numbers(election.odds))]
}
