//! Published results, run: what each model gives beside what it should give.
//!
//! On this floor, since a model may take hundreds of runs at once; each is computed by functions of the rules, and one
//! file here stands for one model of [`Model`].

mod agreement;
mod attribution;
mod blame_game;
mod coercion;
mod counterfactuals;
mod crowd;
mod heat_map;
mod norms;
mod ratification;
mod settlement;
mod society;
mod stag_hunt;
mod standing_by;
mod step;
mod timing;
mod trade_at_risk;
mod value;
mod voting;

pub use heat_map::heat_map;
pub use value::{Grid, Value, expected_text};

use crate::scenario::Published;
use crate::scenario::published::{Expectation, Model};
use crate::sim::Share;
use crate::sim::belief::word;
use crate::sim::dice::{Draws, Purpose};
use crate::sim::{Dice, IncidentId, Round};

/// The quantities that a model gives, by name.
type Quantities = Vec<(&'static str, Value)>;

/// One expectation, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<'a> {
    /// What was expected.
    pub expected: &'a Expectation,
    /// What the model gave; none for a quantity that it does not have.
    pub obtained: Option<Value>,
    /// Whether that is what was expected, within the tolerance.
    pub is_met: bool,
    /// Of how many games what was obtained is the mean; 1 for what a model gives.
    pub games: u64,
}

impl<'a> Finding<'a> {
    /// What was expected beside what was obtained.
    #[must_use]
    pub fn new(expected: &'a Expectation, obtained: Option<Value>) -> Self {
        let is_met = obtained.as_ref().is_some_and(|value| value.meets(&expected.is, expected.within));
        Self { expected, obtained, is_met, games: 1 }
    }

    /// The same where what was obtained is the mean of so many games.
    #[must_use]
    pub fn over(self, games: u64) -> Self {
        Self { games, ..self }
    }
}

/// Runs a published result: one finding for each expectation, in their order.
#[must_use]
pub fn check(published: &Published) -> Vec<Finding<'_>> {
    let quantities = quantities(&published.model);
    published.expect.iter().map(|expected| Finding::new(expected, value_of(&quantities, expected))).collect()
}

fn value_of(quantities: &Quantities, expected: &Expectation) -> Option<Value> {
    quantities.iter().find(|(name, _)| *name == expected.quantity).map(|(_, value)| value.clone())
}

/// What a model gives. For a model that does not pass [`Model::check`] the quantities mean nothing.
#[must_use]
pub fn quantities(model: &Model) -> Quantities {
    match model {
        Model::Compromise(model) => settlement::compromise(model),
        Model::Challenge(model) => settlement::challenge(model),
        Model::Election(model) => settlement::election(model),
        Model::Agreement(model) => agreement::quantities(model),
        Model::EntryIntoForce(model) => ratification::quantities(model),
        Model::VotingPower(model) => voting::quantities(model),
        Model::Words(model) => {
            let words = model.probabilities.iter().map(|&chance| word(Share::clamped(chance)).to_owned());
            vec![("words", Value::Words(words.collect()))]
        }
        Model::BlameGame(model) => blame_game::quantities(model),
        Model::StagHunt(model) => stag_hunt::quantities(model),
        Model::TradeAtRisk(model) => trade_at_risk::quantities(model),
        Model::StandingBy(model) => standing_by::quantities(model),
        Model::Counterfactuals(model) => counterfactuals::quantities(model),
        Model::ImperfectAttribution(model) => attribution::quantities(model),
        Model::RandomAttribution(model) => attribution::sample(model),
        Model::Timing(model) => timing::quantities(model),
        Model::TimingSettings(model) => timing::settings(model),
        Model::Crowd(model) => crowd::quantities(model),
        Model::NormalCrowd(model) => crowd::normal_crowd(model),
        Model::NormsPayoff(model) => norms::payoff(model),
        Model::Norms(model) => norms::quantities(model),
        Model::NormsByTies(model) => norms::by_ties(model),
        Model::Sanctions(model) => coercion::sanctions(model),
        Model::Threat(model) => coercion::threat(model),
        Model::Resolve(model) => coercion::resolve(model),
        Model::Societies(model) => society::quantities(model),
    }
}

/// The stream of one random case of a study.
fn sample(dice: &mut Dice, round: u16) -> Draws<'_> {
    dice.stream(Round(round), Purpose::Sample, IncidentId(0), 0)
}

/// A whole number below `many`.
fn pick(many: usize, draws: &mut Draws<'_>) -> usize {
    ((draws.uniform() * many as f64) as usize).min(many - 1)
}

/// How many halvings find a turn: enough for a part in 1e18 of where the search began.
const HALVINGS: usize = 60;

/// Between a number at which something does not hold and one at which it does: the last at which it does not, and the
/// first at which it does.
fn turn((mut without, mut with): (f64, f64), holds: impl Fn(f64) -> bool) -> (f64, f64) {
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(without, with);
        if holds(middle) { with = middle } else { without = middle }
    }
    (without, with)
}
