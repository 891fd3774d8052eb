//! Who answered which incident otherwise in two games.

use crate::play::Game;
use crate::review::outcome::{Deed, IncidentOutcome, Outcome, deeds};
use crate::sim::{ActorId, IncidentId};

/// What one actor did over one incident in two games, where that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    /// Over which incident.
    pub incident: IncidentId,
    /// Who.
    pub actor: ActorId,
    /// What it did in each game.
    pub answers: [Answer; 2],
}

/// What one actor did over one incident.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The attack did not happen.
    NoAttack,
    /// Its steps, in order.
    Steps(Vec<Deed>),
    /// A bloc spoke for it, and it took no step itself.
    ViaCollective(ActorId),
    /// It took no step.
    HeldOut,
    /// A person plays it and never sent an answer.
    Unanswered,
}

/// Every difference, by incident and actor. A step taken in another round is a difference.
pub(super) fn answers(games: [&Game; 2], outcomes: &[Outcome; 2]) -> Vec<Answers> {
    let setting = games[0].setting();
    let mut differences = Vec::new();
    for incident in setting.incident_ids() {
        let steps = games.map(|game| deeds(game, incident));
        let found = outcomes.each_ref().map(|outcome| outcome.incidents.iter().find(|one| one.incident == incident));
        for actor in setting.actor_ids() {
            let answers = [0, 1].map(|side| Answer::of(actor, found[side], &steps[side]));
            if answers[0].differs(&answers[1]) {
                differences.push(Answers { incident, actor, answers });
            }
        }
    }
    differences
}

impl Answer {
    fn of(actor: ActorId, outcome: Option<&IncidentOutcome>, deeds: &[Deed]) -> Self {
        let Some(outcome) = outcome.filter(|outcome| outcome.launched.is_some()) else { return Self::NoAttack };
        let steps: Vec<_> = deeds.iter().filter(|deed| deed.actor == actor).copied().collect();
        if !steps.is_empty() {
            return Self::Steps(steps);
        }
        if let Some((_, bloc)) = outcome.via_collective.iter().find(|(member, _)| *member == actor) {
            return Self::ViaCollective(*bloc);
        }
        if outcome.unanswered.contains(actor) { Self::Unanswered } else { Self::HeldOut }
    }

    /// Whether there is a difference to tell: silence is none where the other game has no attack to be silent about.
    fn differs(&self, other: &Self) -> bool {
        let is_told = |one: &Self, other: &Self| *one != Self::NoAttack || matches!(other, Self::Steps(_));
        self != other && is_told(self, other) && is_told(other, self)
    }
}
