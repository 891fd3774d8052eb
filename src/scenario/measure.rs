//! Measures: named numbers of a finished game, each with a unit and a sentence on what it counts.
//!
//! On this floor, like goals, since a file can expect something of them.

use std::borrow::Cow;

use super::{Goal, Progress, Scenario};
use crate::sim::actor::Actor;
use crate::sim::date::Date;
use crate::sim::event::Verdict;
use crate::sim::id::NormId;
use crate::sim::incident::{Incident, Suspect};
use crate::sim::setting::Parts;
use crate::sim::{ActorId, IncidentId, Names, Response, Round, Setting, Situation};

/// A finished game as measures see it.
#[derive(Clone, Copy, Debug)]
pub struct Played<'a> {
    /// What was fixed before it.
    pub setting: &'a Setting,
    /// How it ended.
    pub situation: &'a Situation,
    /// By incident: the first round at whose end somebody stood by a public accusation.
    pub first_named: &'a [Option<Round>],
    /// The same for every actor: by incident, then by actor. Empty where no measure is of an actor.
    pub first_named_by: &'a [Option<Round>],
}

/// What a measure counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A number of actors, incidents or rounds.
    Count,
    /// A round, from 1.
    Round,
    /// Points: 1 is the harm that the reference incident does to its only victim.
    Points,
    /// A share of one.
    Share,
    /// 1 for yes, 0 for no.
    YesNo,
    /// A day of the calendar, by its [number](crate::sim::date::Date::number).
    Date,
}

impl Unit {
    /// A value in words, to so many decimals; days as dates.
    #[must_use]
    pub fn tell(self, value: f64, decimals: usize) -> String {
        let date = || Date::of_number(value.round() as i64).map(|date| date.to_string());
        match self {
            Self::Date => date().unwrap_or_default(),
            Self::Count | Self::Round | Self::Points | Self::Share | Self::YesNo => format!("{value:.decimals$}"),
        }
    }

    /// The word for it in tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Round => "round",
            Self::Points => "points",
            Self::Share => "share",
            Self::YesNo => "yes/no",
            Self::Date => "date",
        }
    }
}

/// What a measure is taken of.
#[derive(Clone, Debug)]
enum Of {
    Game(fn(&Played<'_>) -> f64),
    Incident(IncidentId, fn(&Played<'_>, IncidentId) -> f64),
    Actor(IncidentId, ActorId, fn(&Played<'_>, IncidentId, ActorId) -> f64),
    Norm(NormId),
    Goal(Goal),
}

/// A named number of a finished game.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its name in tables: `price_paid`, `goal.1` for the first goal of the file, `notpetya.named` for one incident,
    /// `notpetya.gbr.named` for one actor.
    pub name: String,
    /// What it counts in.
    pub unit: Unit,
    /// What it counts, in a sentence.
    pub meaning: Cow<'static, str>,
    of: Of,
}

impl Measure {
    /// The measure of one game; not a number where it has no value.
    #[must_use]
    pub fn of(&self, played: &Played<'_>) -> f64 {
        match &self.of {
            Of::Game(measure) => measure(played),
            Of::Incident(incident, measure) => measure(played, *incident),
            Of::Actor(incident, actor, measure) => measure(played, *incident, *actor),
            Of::Norm(norm) => played.situation.norm(*norm).get(),
            Of::Goal(goal) => yes_no(goal.judge(played.situation) == Progress::Met),
        }
    }

    /// The incident and the actor that it is about, if it is about one.
    #[must_use]
    pub fn actor(&self) -> Option<(IncidentId, ActorId)> {
        match self.of {
            Of::Actor(incident, actor, _) => Some((incident, actor)),
            Of::Game(_) | Of::Incident(..) | Of::Norm(_) | Of::Goal(_) => None,
        }
    }
}

/// A measure of games or incidents: name, unit, meaning, function.
type Entry<F> = (&'static str, Unit, &'static str, F);

const OF_GAMES: [Entry<fn(&Played<'_>) -> f64>; 8] = [
    ("rounds", Unit::Round, "The round in which the game ended.", rounds),
    ("harm", Unit::Points, "What attacks cost their victims together.", harm),
    ("price_paid", Unit::Points, "What attacks cost their authors together.", price_paid),
    ("follow_ups_launched", Unit::Count, "Attacks with a price that went ahead in full.", launched),
    ("follow_ups_scaled_down", Unit::Count, "Attacks with a price that were scaled down.", scaled_down),
    ("follow_ups_called_off", Unit::Count, "Attacks with a price that were called off.", called_off),
    ("wrong_accusations", Unit::Count, "Accusations in force at the end against actors that did not do it.", wrong),
    ("concessions", Unit::Count, "Incidents over which the accused gave in.", concessions),
];

const OF_INCIDENTS: [Entry<fn(&Played<'_>, IncidentId) -> f64>; 5] = [
    ("happened", Unit::YesNo, "Whether the attack happened, in full or scaled down.", happened),
    ("named", Unit::Count, "Actors that stood by a public accusation at the end.", named),
    ("first_named", Unit::Round, "The first round at whose end somebody stood by one; empty if none.", first_named),
    ("sanctioned", Unit::Count, "Actors that sanctioned.", sanctioned),
    ("price_paid", Unit::Points, "What the attack cost its author.", price_of),
];

const OF_ACTORS: [Entry<fn(&Played<'_>, IncidentId, ActorId) -> f64>; 4] = [
    (
        "named",
        Unit::YesNo,
        "Whether the actor ever stood by a public accusation; empty without the attack.",
        named_by,
    ),
    ("sanctioned", Unit::YesNo, "Whether it sanctioned; empty without the attack.", sanctioned_by),
    ("held_out", Unit::YesNo, "Whether it took no step, not even in private; empty without the attack.", held_out_by),
    (
        "first_named",
        Unit::Date,
        "The first day of the round in which it first named somebody; empty if never.",
        named_on,
    ),
];

/// Every measure of a scenario's games but those of actors, in the order of tables.
#[must_use]
pub fn measures(scenario: &Scenario) -> Vec<Measure> {
    let goals = (1..).zip(&scenario.goals).map(|(number, goal)| Measure {
        name: goal_name(number),
        unit: Unit::YesNo,
        meaning: format!("Whether this was so at the end: {}", goal.describe(scenario)).into(),
        of: Of::Goal(goal.clone()),
    });
    let names = &scenario.setting.names;
    of_games().chain(goals).chain(of_norms(names)).chain(of_incidents(names)).collect()
}

/// What each actor that may name an author did over each incident of another's, in the order of tables.
#[must_use]
pub fn actor_measures(scenario: &Scenario) -> Vec<Measure> {
    let Setting { names, actors, incidents, .. } = &scenario.setting;
    of_actors(names, actors, incidents)
}

/// The names of all measures of a scenario that is made of these parts and so many goals.
pub(super) fn measure_names(parts: &Parts, goals: usize) -> Vec<String> {
    let Parts { names, actors, incidents, .. } = parts;
    let others = of_games().chain(of_norms(names)).chain(of_incidents(names));
    let others = others.chain(of_actors(names, actors, incidents)).map(|measure| measure.name);
    others.chain((1..=goals).map(goal_name)).collect()
}

fn goal_name(number: usize) -> String {
    format!("goal.{number}")
}

fn of_games() -> impl Iterator<Item = Measure> {
    OF_GAMES.into_iter().map(|(name, unit, meaning, measure)| Measure {
        name: name.to_owned(),
        unit,
        meaning: meaning.into(),
        of: Of::Game(measure),
    })
}

fn of_norms(names: &Names) -> impl Iterator<Item = Measure> {
    (0..).zip(&names.norms).map(|(norm, slug)| Measure {
        name: format!("norm.{slug}"),
        unit: Unit::Share,
        meaning: "The strength of the norm at the end.".into(),
        of: Of::Norm(NormId(norm)),
    })
}

fn of_incidents(names: &Names) -> impl Iterator<Item = Measure> {
    let incidents = (0..).map(IncidentId).take(names.incidents.len());
    incidents.flat_map(|incident| of_incident(names, incident))
}

fn of_actors(names: &Names, actors: &[Actor], incidents: &[Incident]) -> Vec<Measure> {
    let pairs = (0..).map(IncidentId).zip(incidents).flat_map(|(incident, facts)| {
        let may_answer =
            |(actor, own): &(ActorId, &Actor)| own.powers.may_name && facts.author != Suspect::Actor(*actor);
        let actors = (0..).map(ActorId).zip(actors).filter(may_answer);
        actors.map(move |(actor, _)| (incident, actor)).collect::<Vec<_>>()
    });
    pairs.flat_map(|(incident, actor)| of_actor(names, incident, actor)).collect()
}

fn of_incident(names: &Names, incident: IncidentId) -> impl Iterator<Item = Measure> {
    OF_INCIDENTS.into_iter().map(move |(name, unit, meaning, measure)| Measure {
        name: format!("{}.{name}", names.incident(incident)),
        unit,
        meaning: meaning.into(),
        of: Of::Incident(incident, measure),
    })
}

fn of_actor(names: &Names, incident: IncidentId, actor: ActorId) -> impl Iterator<Item = Measure> {
    OF_ACTORS.into_iter().map(move |(name, unit, meaning, measure)| Measure {
        name: format!("{}.{}.{name}", names.incident(incident), names.actor(actor)),
        unit,
        meaning: meaning.into(),
        of: Of::Actor(incident, actor, measure),
    })
}

fn yes_no(is_so: bool) -> f64 {
    f64::from(u8::from(is_so))
}

fn rounds(played: &Played<'_>) -> f64 {
    f64::from(played.situation.round().0)
}

fn harm(played: &Played<'_>) -> f64 {
    played.setting.actor_ids().map(|actor| played.situation.book(actor).harm.get()).sum()
}

fn price_paid(played: &Played<'_>) -> f64 {
    played.setting.incident_ids().map(|incident| price_of(played, incident)).sum()
}

fn launched(played: &Played<'_>) -> f64 {
    follow_ups(played, Verdict::Launched)
}

fn scaled_down(played: &Played<'_>) -> f64 {
    follow_ups(played, Verdict::ScaledDown)
}

fn called_off(played: &Played<'_>) -> f64 {
    follow_ups(played, Verdict::CalledOff)
}

/// How many of the attacks whose authors weigh a price ended so.
fn follow_ups(played: &Played<'_>, verdict: Verdict) -> f64 {
    let ended_so = |incident: &IncidentId| {
        played.setting.incident(*incident).price.is_some()
            && played.situation.incident(*incident).verdict == Some(verdict)
    };
    played.setting.incident_ids().filter(ended_so).count() as f64
}

fn wrong(played: &Played<'_>) -> f64 {
    let wrong_over = |incident| {
        let author = played.setting.incident(incident).author;
        let stances = played.situation.stances(incident).iter().filter(|stance| stance.response.is_public());
        stances.filter(|stance| stance.accused.is_some_and(|accused| author != Suspect::Actor(accused))).count()
    };
    played.setting.incident_ids().map(wrong_over).sum::<usize>() as f64
}

fn concessions(played: &Played<'_>) -> f64 {
    let incidents = played.setting.incident_ids();
    incidents.filter(|&incident| played.situation.incident(incident).conceded.is_some()).count() as f64
}

fn happened(played: &Played<'_>, incident: IncidentId) -> f64 {
    yes_no(has_happened(played, incident))
}

fn named(played: &Played<'_>, incident: IncidentId) -> f64 {
    played.situation.stances(incident).iter().filter(|stance| stance.response.is_public()).count() as f64
}

fn first_named(played: &Played<'_>, incident: IncidentId) -> f64 {
    played.first_named[incident.index()].map_or(f64::NAN, |round| f64::from(round.0))
}

fn sanctioned(played: &Played<'_>, incident: IncidentId) -> f64 {
    played.situation.stances(incident).iter().filter(|stance| stance.response.is_sanction()).count() as f64
}

fn price_of(played: &Played<'_>, incident: IncidentId) -> f64 {
    played.situation.incident(incident).price_paid.get()
}

fn has_happened(played: &Played<'_>, incident: IncidentId) -> bool {
    played.situation.incident(incident).launched.is_some()
}

/// Yes or no where the attack happened; no value where it did not.
fn after_attack(played: &Played<'_>, incident: IncidentId, is_so: bool) -> f64 {
    if has_happened(played, incident) { yes_no(is_so) } else { f64::NAN }
}

fn first_round(played: &Played<'_>, incident: IncidentId, actor: ActorId) -> Option<Round> {
    played.first_named_by.get(incident.index() * played.setting.actors.len() + actor.index()).copied().flatten()
}

fn named_by(played: &Played<'_>, incident: IncidentId, actor: ActorId) -> f64 {
    after_attack(played, incident, first_round(played, incident, actor).is_some())
}

fn sanctioned_by(played: &Played<'_>, incident: IncidentId, actor: ActorId) -> f64 {
    after_attack(played, incident, played.situation.stance(incident, actor).response.is_sanction())
}

fn held_out_by(played: &Played<'_>, incident: IncidentId, actor: ActorId) -> f64 {
    let is_silent = played.situation.stance(incident, actor).response == Response::HoldOut;
    after_attack(played, incident, is_silent && first_round(played, incident, actor).is_none())
}

fn named_on(played: &Played<'_>, incident: IncidentId, actor: ActorId) -> f64 {
    let round = first_round(played, incident, actor);
    round.map_or(f64::NAN, |round| played.setting.day(round).number() as f64)
}
