//! A goal of a seat, and how it stands.

use super::title::{in_sentence, quoted};
use crate::sim::event::Verdict;
use crate::sim::id::NormId;
use crate::sim::incident::Trigger;
use crate::sim::{ActorId, ActorSet, ClauseId, DocumentId, IncidentId, Points, Round, Share, Situation};

use super::Scenario;
use super::text::Text;

/// What seats try to reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// Whose goal it is.
    pub seats: ActorSet,
    /// What has to be so when the game ends.
    pub aim: Aim,
    /// The goal in the words of the scenario, if it has any; see [`Self::describe`].
    pub text: Option<Text>,
}

/// What can be reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Aim {
    /// At least so many actors name this author, or else one and the same author, in public.
    NamedBy(IncidentId, Option<ActorId>, u16),
    /// At least so many actors sanction this accused, or else one and the same.
    SanctionedBy(IncidentId, Option<ActorId>, u16),
    /// At most so many actors accuse this one in public.
    Spared(IncidentId, ActorId, u16),
    /// The author calls the attack off or scales it down.
    Deterred(IncidentId),
    /// The norm is at least this strong.
    NormAtLeast(NormId, Share),
    /// The document is in force.
    InForce(DocumentId),
    /// The clause binds at least so many actors.
    BoundBy(ClauseId, u16),
    /// The actor's standing is at least this.
    StandingAtLeast(ActorId, Points),
    /// The actor's own moves have cost it at most this.
    SpentAtMost(ActorId, Points),
}

/// How a goal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It is met as things stand.
    Met,
    /// It is not met, but still could be.
    Open,
    /// It is out of reach.
    Missed,
}

impl Goal {
    /// The goal in words: those of the scenario, or else a sentence made from the aim.
    #[must_use]
    pub fn describe(&self, scenario: &Scenario) -> String {
        self.describe_to(scenario, |_| true)
    }

    /// The same on the eve of round 1, for whom no later attack is known.
    #[must_use]
    pub fn on_the_eve(&self, scenario: &Scenario) -> String {
        self.describe_to(scenario, |incident| {
            let Trigger { round, only_if, chance } = &scenario.setting.incident(incident).trigger;
            *round == Round(1) && only_if.is_empty() && *chance == Share::ONE
        })
    }

    /// The same in a game, which tells of no attack before it has come up, unless the game is over.
    #[must_use]
    pub fn as_of(&self, scenario: &Scenario, situation: &Situation) -> String {
        let has_come = |incident| situation.incident(incident).launched.is_some();
        self.describe_to(scenario, |incident| situation.ending().is_some() || has_come(incident))
    }

    /// The same for whom only some incidents are known: a sentence made from the aim names no other, nor, unless that is
    /// a seat of the goal, whom it would be about.
    fn describe_to(&self, scenario: &Scenario, is_known: impl Fn(IncidentId) -> bool) -> String {
        match &self.text {
            Some(text) => text.to_string(),
            None => {
                let is_known = self.aim.incident().is_none_or(is_known);
                Telling { scenario, seats: self.seats, is_known }.tell(self.aim)
            }
        }
    }

    /// How the goal stands.
    #[must_use]
    pub fn judge(&self, situation: &Situation) -> Progress {
        let (is_met, can_change) = self.aim.judge(situation);
        match (is_met, can_change && situation.ending().is_none()) {
            (true, _) => Progress::Met,
            (false, true) => Progress::Open,
            (false, false) => Progress::Missed,
        }
    }

    /// Whether nothing that can still happen changes how it stands.
    #[must_use]
    pub fn is_settled(&self, situation: &Situation) -> bool {
        let (_, can_change) = self.aim.judge(situation);
        situation.ending().is_some() || !can_change
    }
}

impl Aim {
    /// The incident that it is about, if it is about one.
    #[must_use]
    pub fn incident(self) -> Option<IncidentId> {
        match self {
            Self::NamedBy(incident, ..)
            | Self::SanctionedBy(incident, ..)
            | Self::Spared(incident, ..)
            | Self::Deterred(incident) => Some(incident),
            Self::NormAtLeast(..)
            | Self::InForce(_)
            | Self::BoundBy(..)
            | Self::StandingAtLeast(..)
            | Self::SpentAtMost(..) => None,
        }
    }

    /// Whether it is met as things stand, and whether that can still change.
    fn judge(self, situation: &Situation) -> (bool, bool) {
        let is_open = |incident: IncidentId| {
            let now = situation.incident(incident);
            now.verdict.is_none() || now.is_open()
        };
        match self {
            Self::NamedBy(incident, accused, least) => {
                (accusers(situation, incident, accused, false) >= least, is_open(incident))
            }
            Self::SanctionedBy(incident, accused, least) => {
                (accusers(situation, incident, accused, true) >= least, is_open(incident))
            }
            Self::Spared(incident, accused, most) => {
                (accusers(situation, incident, Some(accused), false) <= most, is_open(incident))
            }
            Self::Deterred(incident) => match situation.incident(incident).verdict {
                Some(Verdict::CalledOff | Verdict::ScaledDown) => (true, false),
                Some(Verdict::Launched | Verdict::NeverCame) => (false, false),
                None => (false, true),
            },
            Self::NormAtLeast(norm, least) => (situation.norm(norm) >= least, true),
            Self::InForce(document) => (situation.texts().is_in_force(document), true),
            Self::BoundBy(clause, least) => {
                (situation.texts().clause(clause).bound.len() >= usize::from(least), true)
            }
            Self::StandingAtLeast(actor, least) => (situation.book(actor).standing >= least, true),
            // What is spent never comes back.
            Self::SpentAtMost(actor, most) => {
                let is_met = situation.book(actor).spent <= most;
                (is_met, is_met)
            }
        }
    }
}

/// Of which document a clause is, after its text, if another document has a clause that says the same:
/// " in “The protocol”".
fn which(scenario: &Scenario, clause: ClauseId) -> String {
    let (setting, text) = (&scenario.setting, scenario.clause_text(clause));
    let own = setting.clause(clause).document;
    let others = setting.document_ids().filter(|other| *other != own);
    let mut clauses = others.flat_map(|other| setting.document(other).clause_ids());
    match clauses.any(|other| scenario.clause_text(other) == text) {
        true => format!(" in {}", quoted(scenario.document_title(own))),
        false => String::new(),
    }
}

/// An aim as it is told to its seats.
struct Telling<'a> {
    scenario: &'a Scenario,
    seats: ActorSet,
    /// Whether they know of the incident that it is about.
    is_known: bool,
}

impl Telling<'_> {
    fn incident(&self, incident: IncidentId) -> String {
        match self.is_known {
            true => in_sentence(self.scenario.incident_title(incident)),
            false => "an attack that has not come yet".to_owned(),
        }
    }

    /// Whom an incident is about; told before it only to itself.
    fn accused(&self, accused: ActorId) -> &str {
        match self.is_known || self.seats.contains(accused) {
            true => self.scenario.actor_name(accused),
            false => "a certain actor",
        }
    }

    fn tell(&self, aim: Aim) -> String {
        let scenario = self.scenario;
        let actor = |actor| scenario.actor_name(actor);
        let whom = |accused: Option<ActorId>| accused.map_or("the same author", |accused| self.accused(accused));
        match aim {
            Aim::NamedBy(over, accused, least) => {
                format!("{} in public over {}.", company(least, "name", whom(accused)), self.incident(over))
            }
            Aim::SanctionedBy(over, accused, least) => {
                format!("{} over {}.", company(least, "sanction", whom(accused)), self.incident(over))
            }
            Aim::Spared(over, accused, 0) => {
                format!("Nobody accuses {} over {}.", self.accused(accused), self.incident(over))
            }
            Aim::Spared(over, accused, most) => {
                let verb = if most == 1 { "accuses" } else { "accuse" };
                let (whom, over) = (self.accused(accused), self.incident(over));
                format!("No more than {} {verb} {whom} in public over {over}.", actors(most))
            }
            Aim::Deterred(over) => format!("The author of {} calls it off or scales it down.", self.incident(over)),
            Aim::NormAtLeast(norm, least) => {
                format!("The norm “{}” has a strength of at least {}.", scenario.norm_text(norm), least.get())
            }
            Aim::InForce(document) => format!("{} is in force.", quoted(scenario.document_title(document))),
            Aim::BoundBy(clause, least) => {
                let text = quoted(scenario.clause_text(clause).trim_end_matches('.'));
                format!("{text}{} binds at least {}.", which(scenario, clause), actors(least))
            }
            Aim::StandingAtLeast(who, least) => {
                format!("{} has a standing of at least {}.", actor(who), points(least))
            }
            Aim::SpentAtMost(who, most) => format!("{} spends at most {}.", actor(who), points(most)),
        }
    }
}

/// So many actors doing something to somebody, as the start of a sentence.
fn company(least: u16, verb: &str, whom: &str) -> String {
    let verb = if least == 1 { format!("{verb}s") } else { verb.to_owned() };
    format!("At least {} {verb} {whom}", actors(least))
}

/// "1 point", "0.5 points".
fn points(points: Points) -> String {
    let number = points.get();
    if (number - 1.0).abs() < f64::EPSILON { "1 point".to_owned() } else { format!("{number} points") }
}

/// "one actor", "7 actors".
fn actors(number: u16) -> String {
    if number == 1 { "one actor".to_owned() } else { format!("{number} actors") }
}

/// How many actors accuse `accused` in public, or else whoever is accused by most; by sanctions only if so asked.
fn accusers(situation: &Situation, incident: IncidentId, accused: Option<ActorId>, by_sanctions: bool) -> u16 {
    let count = |accused: ActorId| {
        let accusers = situation.accusers(incident, accused);
        let counted = accusers
            .iter()
            .filter(|&accuser| !by_sanctions || situation.stance(incident, accuser).response.is_sanction());
        u16::try_from(counted.count()).unwrap_or(u16::MAX)
    };
    match accused {
        Some(accused) => count(accused),
        None => situation.accused(incident).iter().map(count).max().unwrap_or(0),
    }
}
