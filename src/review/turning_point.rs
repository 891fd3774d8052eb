//! The turning point: the one public step without which the game would have come out most differently.

use super::counterfactual::had_held_out;
use super::outcome::{FollowUps, price_paid};
use super::words::{Words, past, sentence};
use crate::play::Game;
use crate::sim::{ActorId, Event, IncidentId, Points, Record, Response, Round};

/// The most steps that are tried, earliest first.
const MOST: usize = 48;

/// A public step, and what the game would have come to without it.
#[derive(Clone, Debug, PartialEq)]
pub struct TurningPoint {
    /// Who took it.
    pub actor: ActorId,
    /// Over which incident.
    pub incident: IncidentId,
    /// When.
    pub round: Round,
    /// What it was.
    pub response: Response,
    /// What attacks cost their authors in all: as it went, and had the actor held out instead.
    pub price_paid: [Points; 2],
    /// What became of the follow-ups: as it went, and had the actor held out instead.
    pub follow_ups: [FollowUps; 2],
    /// How many public steps were tried.
    pub tried: usize,
    /// All that in words.
    pub text: String,
}

/// A public step of the game.
#[derive(Clone, Copy, PartialEq)]
struct Step {
    actor: ActorId,
    accused: ActorId,
    incident: IncidentId,
    round: Round,
    response: Response,
}

/// The turning point of a finished game: the public step whose replacement by holding out changes most what attacks
/// cost their authors and, if that is equal, how many follow-ups go otherwise. None if no step changes either.
#[must_use]
pub fn turning_point(game: &Game) -> Option<TurningPoint> {
    if !game.is_over() {
        return None;
    }
    let steps = public_steps(game);
    let now = came_to(game);
    let without = steps.iter().filter_map(|step| {
        let branch = had_held_out(game, step.actor, step.incident, step.round).ok()?;
        Some((step, came_to(&branch)))
    });
    let difference = |(_, then): &(&Step, CameTo)| ((then.0 - now.0).get().abs(), then.1.unlike(now.1));
    let most = without.max_by(|a, b| {
        let ((price_a, number_a), (price_b, number_b)) = (difference(a), difference(b));
        price_a.total_cmp(&price_b).then(number_a.cmp(&number_b))
    })?;
    let (price, number) = difference(&most);
    let (step, then) = most;
    (price > 1e-9 || number > 0).then(|| step.turning_point(game, now, then, steps.len()))
}

/// What attacks have cost their authors, and what became of the follow-ups.
type CameTo = (Points, FollowUps);

fn came_to(game: &Game) -> CameTo {
    let (setting, situation) = (game.setting(), game.situation());
    (price_paid(setting, situation), FollowUps::of(setting, situation))
}

fn public_steps(game: &Game) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for step in game.records().filter_map(Step::of) {
        steps.retain(|other| (other.actor, other.incident, other.round) != (step.actor, step.incident, step.round));
        steps.push(step);
    }
    steps.truncate(MOST);
    steps
}

impl Step {
    /// The public step that a record holds, if it does.
    fn of(record: &Record) -> Option<Self> {
        let Event::Decided { actor, incident, accused, decision, .. } = &record.event else { return None };
        let (actor, incident, accused, response) = (*actor, *incident, *accused, decision.chosen);
        response.is_public().then_some(Self { actor, accused, incident, round: record.round, response })
    }

    fn turning_point(&self, game: &Game, now: CameTo, then: CameTo, tried: usize) -> TurningPoint {
        TurningPoint {
            actor: self.actor,
            incident: self.incident,
            round: self.round,
            response: self.response,
            price_paid: [now.0, then.0],
            follow_ups: [now.1, then.1],
            tried,
            text: self.told(Words(game.scenario()), now, then, tried),
        }
    }

    fn told(&self, words: Words<'_>, now: CameTo, then: CameTo, tried: usize) -> String {
        let (actor, about) = (words.actor(self.actor), words.the_incident(self.incident));
        let deed = past(self.response, &words.actor(self.accused), false);
        let deed = sentence(&format!("{actor} {deed} over {about} in {}.", words.round(self.round)));
        let follow_ups = match (then.1, now.1) {
            (then, _) if then.total() == 0 => String::new(),
            (then, now) if then == now => format!("; of the follow-ups, as it went, {}", then.in_words()),
            (then, now) => format!("; of the follow-ups, {}, where in this game {}", then.in_words(), now.in_words()),
        };
        format!(
            "{deed} Had it held out from then on, all else left to the rule, attacks would have cost their authors {:.2} \
             points instead of {:.2}{follow_ups}. {}",
            then.0.get(),
            now.0.get(),
            match tried {
                1 => "It was the only public step of the game.".to_owned(),
                _ => format!("Of {tried} public steps tried, this one changes most."),
            },
        )
    }
}
