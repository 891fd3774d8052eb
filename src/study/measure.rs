//! Measures: named numbers of a finished game, each with a unit and a sentence on what it counts.

use crate::scenario::Scenario;
use crate::sim::event::Verdict;
use crate::sim::id::NormId;
use crate::sim::incident::Suspect;
use crate::sim::{IncidentId, Names, Round, Setting, Situation};

/// A finished game as measures see it.
#[derive(Clone, Copy, Debug)]
pub struct Played<'a> {
    /// What was fixed before it.
    pub setting: &'a Setting,
    /// How it ended.
    pub situation: &'a Situation,
    /// By incident: the first round at whose end somebody stood by a public accusation.
    pub first_named: &'a [Option<Round>],
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
}

impl Unit {
    /// The word for it in tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Round => "round",
            Self::Points => "points",
            Self::Share => "share",
            Self::YesNo => "yes/no",
        }
    }
}

/// What a measure is taken of.
#[derive(Clone, Copy, Debug)]
enum Of {
    Game(fn(&Played<'_>) -> f64),
    Incident(IncidentId, fn(&Played<'_>, IncidentId) -> f64),
    Norm(NormId),
}

/// A named number of a finished game.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its name in tables: `price_paid`, or `notpetya.named` for one incident.
    pub name: String,
    /// What it counts in.
    pub unit: Unit,
    /// What it counts, in a sentence.
    pub meaning: &'static str,
    of: Of,
}

impl Measure {
    /// The measure of one game; not a number where it has no value.
    #[must_use]
    pub fn of(&self, played: &Played<'_>) -> f64 {
        match self.of {
            Of::Game(measure) => measure(played),
            Of::Incident(incident, measure) => measure(played, incident),
            Of::Norm(norm) => played.situation.norm(norm).get(),
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

/// Every measure of a scenario's games, in the order of tables.
#[must_use]
pub fn measures(scenario: &Scenario) -> Vec<Measure> {
    let (setting, names) = (&scenario.setting, &scenario.setting.names);
    let games = OF_GAMES.into_iter().map(|(name, unit, meaning, measure)| Measure {
        name: name.to_owned(),
        unit,
        meaning,
        of: Of::Game(measure),
    });
    let norms = setting.norm_ids().map(|norm| Measure {
        name: format!("norm.{}", names.norm(norm)),
        unit: Unit::Share,
        meaning: "The strength of the norm at the end.",
        of: Of::Norm(norm),
    });
    let incidents = setting.incident_ids().flat_map(|incident| of_incident(names, incident));
    games.chain(norms).chain(incidents).collect()
}

fn of_incident(names: &Names, incident: IncidentId) -> impl Iterator<Item = Measure> {
    OF_INCIDENTS.into_iter().map(move |(name, unit, meaning, measure)| Measure {
        name: format!("{}.{name}", names.incident(incident)),
        unit,
        meaning,
        of: Of::Incident(incident, measure),
    })
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
    f64::from(u8::from(played.situation.incident(incident).launched.is_some()))
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
