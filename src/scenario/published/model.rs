//! The models that a published result can be about, each with its numbers and the quantities that it gives.

pub mod attribution;
pub mod coercion;
pub mod crowd;
pub mod game;
pub mod norms;
pub mod settlement;
pub mod society;
pub mod timing;
pub mod treaty;

use serde::Deserialize;

/// A model with its numbers: a closed list. What each computes, and from whom it is: docs/validation.md.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Model {
    /// The weighted mean and median of positions.
    Compromise(settlement::Compromise),
    /// Rounds of challenges.
    Challenge(settlement::Challenge),
    /// Odds over rival texts.
    Election(settlement::Election),
    /// Which coalitions of actors alike are stable.
    Agreement(treaty::Agreement),
    /// When a treaty is in force.
    EntryIntoForce(treaty::EntryIntoForce),
    /// Who is pivotal in a vote.
    VotingPower(treaty::VotingPower),
    /// Words for probabilities.
    Words(game::Words),
    /// Whether to blame an attacker who may not be vulnerable to it.
    BlameGame(game::BlameGame),
    /// Whether to join a partner who may not come.
    StagHunt(game::StagHunt),
    /// Where decisions flip.
    Counterfactuals(game::Counterfactuals),
    /// How often attackers attack who may not be recognised.
    ImperfectAttribution(attribution::Comparison),
    /// The same over random ways to see attacks.
    RandomAttribution(attribution::Sample),
    /// When to use a resource that use may burn.
    Timing(timing::Resource),
    /// The same over many resources.
    TimingSettings(timing::Settings),
    /// Who joins a crowd, by thresholds that are given.
    Crowd(crowd::Crowd),
    /// Who joins a crowd whose thresholds are normally distributed.
    NormalCrowd(crowd::NormalCrowd),
    /// What one actor of the norms game gets.
    NormsPayoff(norms::Deeds),
    /// When sanctions and threats of them work.
    Sanctions(coercion::Sanctions),
    /// From which threat on nobody backs down.
    Threat(coercion::Threat),
    /// Whose word is believed.
    Resolve(coercion::Words),
    /// How boldness and vengefulness evolve.
    Norms(norms::Evolution),
    /// The same with either rule for ties.
    NormsByTies(norms::Evolution),
    /// How ready states come to be to hit back.
    Societies(society::Societies),
}

impl Model {
    /// The names of the quantities that it gives.
    #[must_use]
    pub fn quantities(&self) -> &'static [&'static str] {
        match self {
            Self::Compromise(_) => &["mean", "median"],
            Self::Challenge(_) => &["medians", "means", "exponents"],
            Self::Election(_) => &["risks", "odds"],
            Self::Agreement(_) => {
                &["sizes", "largest", "largest_of_each", "sizes_over_costs", "member", "outsider", "effort", "total"]
            }
            Self::EntryIntoForce(_) => &["in_force", "without_last"],
            Self::VotingPower(_) => &["banzhaf", "shapley_shubik", "swings"],
            Self::Words(_) => &["words"],
            Self::BlameGame(_) => &["violations", "blamed_from", "deterred", "tolerated", "mixed"],
            Self::StagHunt(_) => &["joins_from"],
            Self::Counterfactuals(_) => &["flips", "missed"],
            Self::ImperfectAttribution(_) => &["cutoffs", "attacks", "total", "change", "change_of_others", "gap"],
            Self::RandomAttribution(_) => &["several", "unsolved", "rises_by_ambiguity", "rises_by_certainty"],
            Self::Timing(_) => &["value", "threshold", "used_from", "iterated"],
            Self::TimingSettings(_) => {
                &["settings", "gap", "inconsistent", "odd_in_stealth", "odd_in_persistence", "odd_in_upkeep"]
            }
            Self::Crowd(_) => &["joined"],
            Self::NormalCrowd(_) => &["critical_deviation", "just_below", "just_above"],
            Self::NormsPayoff(_) => &["payoff"],
            Self::Norms(_) => &["established", "collapsed", "boldness", "vengefulness"],
            Self::Sanctions(_) => &["success", "least_gain", "least_undone", "rates", "selection"],
            Self::Threat(_) => &["locked_in_from"],
            Self::Resolve(_) => &["believed"],
            Self::NormsByTies(_) => &["established", "more_if_kept"],
            Self::Societies(_) => &["deterrence", "least", "most", "jump"],
        }
    }

    /// Whether the numbers make sense together.
    ///
    /// # Errors
    /// What does not, in a few words.
    pub fn check(&self) -> Result<(), String> {
        match self {
            Self::Compromise(model) => model.check(),
            Self::Challenge(model) => model.check(),
            Self::Election(model) => model.check(),
            Self::Agreement(model) => model.check(),
            Self::EntryIntoForce(model) => model.check(),
            Self::VotingPower(model) => model.check(),
            Self::Words(model) => model.check(),
            Self::BlameGame(model) => model.check(),
            Self::StagHunt(model) => model.check(),
            Self::Counterfactuals(model) => model.check(),
            Self::ImperfectAttribution(model) => model.check(),
            Self::RandomAttribution(model) => model.check(),
            Self::Timing(model) => model.check(),
            Self::TimingSettings(model) => model.check(),
            Self::Crowd(model) => model.check(),
            Self::NormalCrowd(model) => model.check(),
            Self::NormsPayoff(model) => model.check(),
            Self::Norms(model) | Self::NormsByTies(model) => model.check(),
            Self::Societies(model) => model.check(),
            Self::Sanctions(model) => model.check(),
            Self::Threat(model) => model.check(),
            Self::Resolve(_) => Ok(()),
        }
    }
}

/// Says `problem` unless `holds`.
fn must(holds: bool, problem: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(problem.to_owned()) }
}

/// Whether a number is finite and above 0.
fn is_positive(number: f64) -> bool {
    number.is_finite() && number > 0.0
}

/// Whether a number is from 0 to 1.
fn is_share(number: f64) -> bool {
    (0.0..=1.0).contains(&number)
}
