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

/// A model with its numbers: a closed list, each with the quantities that it gives.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Model {
    /// The weighted mean and median of positions: `mean` and `median`.
    Compromise(settlement::Compromise),
    /// Rounds of challenges. `medians` and `means` of the positions after each round; `exponents`, how much risk each
    /// actor takes in the first.
    Challenge(settlement::Challenge),
    /// Odds over rival texts. By actor: `risks`, its attitude to risk, and `odds` that its text wins.
    Election(settlement::Election),
    /// Which coalitions of actors alike are stable. Their `sizes` and the `largest`; `largest_of_each`, what is largest
    /// among 3 actors, 4 and so on up to all; `sizes_over_costs`, every size that is stable at some cost, from a
    /// thousandth to a thousandfold. In a coalition of the size given: what a `member` and an `outsider` get, the
    /// `total` of that, and with quadratic benefit the `effort` of all.
    Agreement(treaty::Agreement),
    /// When a treaty is in force: `in_force`, the day, and `without_last`, the day if the last had not ratified;
    /// `never` if something is missing.
    EntryIntoForce(treaty::EntryIntoForce),
    /// Who is pivotal in a vote. By voter: `banzhaf` and `shapley_shubik`, each summing to 1, and `swings`, a number.
    VotingPower(treaty::VotingPower),
    /// Words for probabilities: `words`.
    Words(game::Words),
    /// Whether to blame an attacker who may not be vulnerable to it. `violations`, random games in whose equilibrium
    /// somebody would rather do otherwise; `blamed_from`, the vulnerability from which on blame is chosen; the shares
    /// of games in which the attack is `deterred`, `tolerated` or `mixed`.
    BlameGame(game::BlameGame),
    /// Whether to join a partner who may not come: `joins_from`, the chance of it from which on joining is chosen.
    StagHunt(game::StagHunt),
    /// Whether to sanction a partner in trade: `sanctioned_up_to`, the share of trade with it up to which it is done.
    TradeAtRisk(game::TradeAtRisk),
    /// Whether to stand by where partners reproach it: `acts_from`, how vengeful they must be, 0 to 1, for acting.
    StandingBy(game::StandingBy),
    /// Where decisions flip: how many `flips` were tried, and how many were `missed`.
    Counterfactuals(game::Counterfactuals),
    /// How often attackers attack who may not be recognised. By attacker, before: `cutoffs`, what an attack must be
    /// worth, and `attacks`, the chance of one. `total` of attacks before and after, its `change`, the
    /// `change_of_others` than the first; `gap`, how far the solutions are from a fixed point.
    ImperfectAttribution(attribution::Comparison),
    /// The same over random ways to see attacks. How many have `several` equilibria and how many are `unsolved`; the
    /// shares in which attacks rise when more are seen but misnamed (`rises_by_ambiguity`), or surely known
    /// (`rises_by_certainty`).
    RandomAttribution(attribution::Sample),
    /// When to use a resource that use may burn. `value` of the resource, and `iterated`, the same by value iteration;
    /// `threshold`, what must be at stake, and `used_from`, the least of the stakes given that is.
    Timing(timing::Resource),
    /// The same over many resources. How many `settings`; the widest `gap` between closed form and iteration, as a
    /// share of the value; `inconsistent` thresholds; and how often a threshold moves the wrong way with one of the
    /// numbers: `odd_in_stealth`, `odd_in_persistence`, `odd_in_upkeep`.
    TimingSettings(timing::Settings),
    /// Who joins a crowd, by thresholds that are given: `joined`, a number.
    Crowd(crowd::Crowd),
    /// Who joins a crowd whose thresholds are normally distributed. `critical_deviation`, from which on more than half
    /// join; `just_below` and `just_above`, how many join there.
    NormalCrowd(crowd::NormalCrowd),
    /// What one actor of the norms game gets: `payoff`.
    NormsPayoff(norms::Deeds),
    /// When sanctions and threats of them work. `success` of sanctions, by how many partners join; `least_gain` by one
    /// more, `least_undone` by third parties; `rates` at which threats and sanctions work, and `selection`, the first
    /// less the second.
    Sanctions(coercion::Sanctions),
    /// From which threat on nobody backs down: `locked_in_from`, how loud it is.
    Threat(coercion::Threat),
    /// Whose word is believed: `believed`, the belief in the next one.
    Resolve(coercion::Resolve),
    /// How boldness and vengefulness evolve. The shares of populations in which the norm is `established` and
    /// `collapsed`; the means of `boldness` and `vengefulness`, 0 to 1.
    Norms(norms::Evolution),
    /// The same with either rule for ties. `established`, where equals drift and where they are kept; `more_if_kept`,
    /// the second less the first.
    NormsByTies(norms::Evolution),
    /// How ready states come to be to hit back. `deterrence`, the mean over societies by rationality and attribution;
    /// the `least` and the `most` of it, and `jump`, the last less the first.
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
            Self::TradeAtRisk(_) => &["sanctioned_up_to"],
            Self::StandingBy(_) => &["acts_from"],
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
            Self::TradeAtRisk(model) => model.check(),
            Self::StandingBy(model) => model.check(),
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
