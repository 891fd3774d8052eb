//! What a game came to: who named and sanctioned when, what attackers made of it, what it cost, and what was reached.

mod follow_ups;
mod incident;
mod text;

pub use follow_ups::FollowUps;
pub use incident::{Deed, IncidentOutcome};
pub(super) use incident::{deeds, step};

use super::expulsion::{Expulsion, expulsions};
use super::quality::{TextQuality, qualities};
use super::rivals::{Rivals, rivals};
use super::theory::{Lens, lens};
use super::withdrawal::{Withdrawal, withdrawals};
use crate::play::Game;
use crate::scenario::Progress;
use crate::sim::apply::apply;
use crate::sim::{ActorId, ActorSet, Event, IncidentId, Points, Round, Setting, Share, Situation};

/// What a game has come to, finished or not. The whole truth: for debriefs, not for seats.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The outcome in one sentence.
    pub sentence: String,
    /// The incidents of the scenario that came up or were weighed, by id.
    pub incidents: Vec<IncidentOutcome>,
    /// What attacks have cost their victims together, in points.
    pub harm: Points,
    /// What attacks have cost their authors together, in points.
    pub price_paid: Points,
    /// What became of the attacks whose authors weigh a price.
    pub follow_ups: FollowUps,
    /// Where the norms stood at the start, as round 0, and at the end of each round.
    pub norms: Vec<NormsOf>,
    /// Who kept or broke a word when incidents closed.
    pub words: Vec<WordOf>,
    /// Who reproached whom for silence.
    pub reproaches: Vec<Reproach>,
    /// The published mechanisms that carried the decisions of machines.
    pub lens: Lens,
    /// How good the texts came out that were negotiated, by document.
    pub texts: Vec<TextQuality>,
    /// Documents that one venue decided on each by itself, side by side.
    pub rivals: Vec<Rivals>,
    /// Who left which document, and what that cost whom.
    pub withdrawals: Vec<Withdrawal>,
    /// Who was put out of which document, and what followed.
    pub expulsions: Vec<Expulsion>,
    /// The goals of the scenario and how they stand.
    pub goals: Vec<GoalOutcome>,
}

/// The strength of the norms at the end of a round, or at the start.
#[derive(Clone, Debug, PartialEq)]
pub struct NormsOf {
    /// Which round; 0 at the start.
    pub round: Round,
    /// By norm.
    pub strength: Vec<Share>,
}

/// What an actor did with its word over an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordOf {
    /// Who had given it.
    pub actor: ActorId,
    /// Over which incident it was due.
    pub incident: IncidentId,
    /// Whether it was kept.
    pub kept: bool,
}

/// A reproach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reproach {
    /// When.
    pub round: Round,
    /// Who made it.
    pub by: ActorId,
    /// Who had been silent.
    pub silent: ActorId,
    /// Over which incident.
    pub incident: IncidentId,
    /// Standing that the silent one lost, in points.
    pub cost: Points,
}

/// A goal and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalOutcome {
    /// The goal in words.
    pub text: String,
    /// Whose it is.
    pub seats: ActorSet,
    /// How it stands.
    pub progress: Progress,
    /// Whether that can no longer change.
    pub is_settled: bool,
}

/// What a game has come to so far.
#[must_use]
pub fn outcome(game: &Game) -> Outcome {
    let situation = game.situation();
    let launched = game.setting().incident_ids().filter(|&id| situation.incident(id).verdict.is_some());
    let incidents: Vec<_> = launched.map(|id| IncidentOutcome::of(game, id)).collect();
    let (words, reproaches) = conduct(game);
    let follow_ups = FollowUps::of(game.setting(), situation);
    let texts = qualities(game);
    Outcome {
        sentence: text::sentence(game, &incidents, follow_ups, &texts),
        follow_ups,
        harm: game.setting().actor_ids().fold(Points::ZERO, |sum, actor| sum + situation.book(actor).harm),
        price_paid: price_paid(game.setting(), situation),
        norms: norms_by_round(game),
        words,
        reproaches,
        lens: lens(game),
        rivals: rivals(game, &texts),
        texts,
        withdrawals: withdrawals(game),
        expulsions: expulsions(game),
        goals: goals(game),
        incidents,
    }
}

/// What all attacks have cost their authors, in points.
#[must_use]
pub fn price_paid(setting: &Setting, situation: &Situation) -> Points {
    setting.incident_ids().fold(Points::ZERO, |sum, incident| sum + situation.incident(incident).price_paid)
}

fn norms_by_round(game: &Game) -> Vec<NormsOf> {
    let records: Vec<_> = game.records().collect();
    let mut situation = Situation::new(game.setting());
    let norms_of = |situation: &Situation| NormsOf { round: situation.round(), strength: situation.norms().to_vec() };
    let start = norms_of(&situation);
    let rounds = records.chunk_by(|a, b| a.round == b.round).map(|records| {
        for record in records {
            apply(&mut situation, game.setting(), &record.event);
        }
        norms_of(&situation)
    });
    std::iter::once(start).chain(rounds).collect()
}

fn conduct(game: &Game) -> (Vec<WordOf>, Vec<Reproach>) {
    let (mut words, mut reproaches) = (Vec::new(), Vec::new());
    for record in game.records() {
        if let Event::IncidentClosed { incident, kept, broke } = &record.event {
            let of = |actor, kept| WordOf { actor, incident: *incident, kept };
            words.extend(kept.iter().map(|actor| of(actor, true)).chain(broke.iter().map(|actor| of(actor, false))));
        }
        if let Event::Reproached { by, silent, incident, cost, .. } = &record.event {
            let (by, silent, incident, cost) = (*by, *silent, *incident, *cost);
            reproaches.push(Reproach { round: record.round, by, silent, incident, cost });
        }
    }
    (words, reproaches)
}

fn goals(game: &Game) -> Vec<GoalOutcome> {
    let scenario = game.scenario();
    let goals = scenario.goals.iter().map(|goal| GoalOutcome {
        text: goal.describe(scenario),
        seats: goal.seats,
        progress: goal.judge(game.situation()),
        is_settled: goal.is_settled(game.situation()),
    });
    goals.collect()
}
