//! Random decisions by the one rule, made again just before and just beyond where they should flip.

use super::{Quantities, Value, sample};
use crate::scenario::published::game::Counterfactuals;
use crate::sim::choice::{Decision, Ledger, Lever, Outlook, Stakes};
use crate::sim::dice::Draws;
use crate::sim::{Dice, Response, Seed};

/// How far before and beyond a flip the decision is made again.
const STEP: f64 = 1e-6;

/// How many flips were tried, and how many of them missed.
pub(super) fn quantities(model: &Counterfactuals) -> Quantities {
    let (mut flips, mut missed) = (0, 0);
    for game in 0..model.decisions {
        let mut dice = Dice::new(Seed(model.seed).of_game(u64::from(game)));
        let decision = random_decision(&mut sample(&mut dice, 0));
        for lever in [Lever::Guilt, Lever::Share] {
            let range = decision.holds_for(lever);
            let ends = [range.from.map(|end| (end, -STEP)), range.to.map(|end| (end, STEP))];
            for ((tie, other), step) in
                ends.into_iter().flatten().filter(|((tie, _), _)| (0.001..0.999).contains(tie))
            {
                let stays = decision.again_at(lever, tie - step) == decision.chosen;
                let turns = decision.again_at(lever, tie + step) == other;
                flips += 1;
                missed += usize::from(!(stays && turns));
            }
        }
    }
    vec![("flips", Value::count(flips)), ("missed", Value::count(missed))]
}

/// A decision between holding out and four steps, of random stakes in points.
fn random_decision(draws: &mut Draws<'_>) -> Decision {
    let mut draw = || draws.uniform();
    let outlook = Outlook { guilt: draw(), vulnerability: draw(), share: draw() };
    let responses = [Response::Private, Response::Public, Response::Joint, Response::SanctionPersons];
    let mut options = vec![(Response::HoldOut, Stakes::default())];
    for response in responses {
        let stakes = Stakes {
            deterrence: draw(),
            dread: draw(),
            sticks: draw(),
            backfires: draw(),
            disclosure: 0.3 * draw(),
            exposure: 0.3 * draw(),
            effort: 0.1 * draw(),
            solidarity: draw(),
            threshold: 0.6 * draw(),
            commitment: 0.2 * draw(),
            reproach: 0.2 * draw(),
        };
        options.push((response, stakes));
    }
    let chosen = Ledger::new(options.iter().copied(), &outlook).best();
    Decision { outlook, options, chosen }
}
