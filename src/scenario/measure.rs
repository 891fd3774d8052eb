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
use crate::sim::treaty::procedure::Ballot;
use crate::sim::treaty::{Party, Stage, Wording};
use crate::sim::{ActorId, ActorSet, DocumentId, IncidentId, Names, Response, Round, Setting, Situation};

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
    Document(DocumentId, fn(&Played<'_>, DocumentId) -> f64),
    Member(DocumentId, ActorId, fn(&Played<'_>, DocumentId, ActorId) -> f64),
    Norm(NormId),
    Goal(Goal),
}

/// A named number of a finished game.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its name in tables: `price_paid`, `goal.1` for the first goal of the file, `notpetya.named` for one incident,
    /// `call.joined` for one document, `notpetya.gbr.named` and `call.gbr.joined` for one actor.
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
            Of::Document(document, measure) => measure(played, *document),
            Of::Member(document, actor, measure) => measure(played, *document, *actor),
            Of::Norm(norm) => played.situation.norm(*norm).get(),
            Of::Goal(goal) => yes_no(goal.judge(played.situation) == Progress::Met),
        }
    }

    /// The incident and the actor that it is about, if it is about what one did over one.
    #[must_use]
    pub fn actor(&self) -> Option<(IncidentId, ActorId)> {
        match self.of {
            Of::Actor(incident, actor, _) => Some((incident, actor)),
            Of::Game(_) | Of::Incident(..) | Of::Document(..) | Of::Member(..) | Of::Norm(_) | Of::Goal(_) => None,
        }
    }
}

/// A measure in a list: name, unit, meaning, function.
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

const OF_DOCUMENTS: [Entry<fn(&Played<'_>, DocumentId) -> f64>; 6] = [
    ("adopted", Unit::YesNo, "Whether the venue adopted it.", adopted),
    ("clauses", Unit::Count, "Clauses of the text that was adopted.", clauses),
    (
        "votes_for",
        Unit::Count,
        "Members with a vote, one each, that were for the whole text when its venue decided, by roll call or not; empty \
         if it never did. Firms and civil society have no vote.",
        votes_for,
    ),
    (
        "votes_against",
        Unit::Count,
        "Those that were against it then, under silence those that broke it; empty if its venue never decided.",
        votes_against,
    ),
    ("joined", Unit::Count, "Actors that had signed, endorsed or ratified it and not left it.", joined),
    (
        "in_force",
        Unit::Date,
        "The first day of the round in which it entered into force; empty if never.",
        in_force_on,
    ),
];

const OF_MEMBERS: [Entry<fn(&Played<'_>, DocumentId, ActorId) -> f64>; 1] =
    [("joined", Unit::YesNo, "Whether the actor had signed, endorsed or ratified it and not left it.", joined_by)];

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
    let texts = of_documents(names);
    of_games().chain(goals).chain(of_norms(names)).chain(texts).chain(of_incidents(names)).collect()
}

/// What each actor that may name an author did over each incident of another's, and whether each that a document is open
/// to joined it, in the order of tables.
#[must_use]
pub fn actor_measures(scenario: &Scenario) -> Vec<Measure> {
    let setting = &scenario.setting;
    let Setting { names, actors, incidents, .. } = setting;
    let invited = setting.document_ids().map(|document| setting.invited(document));
    of_actors(names, actors, incidents).chain(of_members(names, invited)).collect()
}

/// The names and units of all measures of a scenario that is made of these parts and so many goals.
pub(super) fn names_and_units(parts: &Parts, goals: usize) -> Vec<(String, Unit)> {
    let Parts { names, actors, incidents, documents, .. } = parts;
    let others = of_games().chain(of_norms(names)).chain(of_documents(names)).chain(of_incidents(names));
    let invited = documents.iter().map(|document| parts.invited(document));
    let by_actor = of_actors(names, actors, incidents).chain(of_members(names, invited));
    let goals = (1..=goals).map(|number| (goal_name(number), Unit::YesNo));
    others.chain(by_actor).map(|measure| (measure.name, measure.unit)).chain(goals).collect()
}

fn goal_name(number: usize) -> String {
    format!("goal.{number}")
}

/// A measure for every entry of a list, named after what they are all taken of.
fn listed<F, const N: usize>(
    entries: [Entry<F>; N],
    whose: String,
    of: impl Fn(F) -> Of,
) -> impl Iterator<Item = Measure> {
    entries.into_iter().map(move |(name, unit, meaning, measure)| Measure {
        name: format!("{whose}{name}"),
        unit,
        meaning: meaning.into(),
        of: of(measure),
    })
}

fn of_games() -> impl Iterator<Item = Measure> {
    listed(OF_GAMES, String::new(), Of::Game)
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

fn of_documents(names: &Names) -> impl Iterator<Item = Measure> {
    let documents = (0..).map(DocumentId).take(names.documents.len());
    documents.flat_map(|document| of_document(names, document))
}

/// Of each document, by id, with who is invited to it.
fn of_members(names: &Names, invited: impl Iterator<Item = ActorSet>) -> impl Iterator<Item = Measure> {
    let members = (0..).map(DocumentId).zip(invited);
    let members = members.flat_map(|(document, invited)| invited.iter().map(move |actor| (document, actor)));
    members.flat_map(|(document, actor)| of_member(names, document, actor))
}

fn of_actors(names: &Names, actors: &[Actor], incidents: &[Incident]) -> impl Iterator<Item = Measure> {
    let pairs = (0..).map(IncidentId).zip(incidents).flat_map(move |(incident, facts)| {
        let may_answer =
            move |(actor, own): &(ActorId, &Actor)| own.powers.may_name && facts.author != Suspect::Actor(*actor);
        let actors = (0..).map(ActorId).zip(actors).filter(may_answer);
        actors.map(move |(actor, _)| (incident, actor)).collect::<Vec<_>>()
    });
    pairs.flat_map(|(incident, actor)| of_actor(names, incident, actor))
}

fn of_incident(names: &Names, incident: IncidentId) -> impl Iterator<Item = Measure> {
    listed(OF_INCIDENTS, format!("{}.", names.incident(incident)), move |measure| Of::Incident(incident, measure))
}

fn of_actor(names: &Names, incident: IncidentId, actor: ActorId) -> impl Iterator<Item = Measure> {
    let whose = format!("{}.{}.", names.incident(incident), names.actor(actor));
    listed(OF_ACTORS, whose, move |measure| Of::Actor(incident, actor, measure))
}

fn of_document(names: &Names, document: DocumentId) -> impl Iterator<Item = Measure> {
    listed(OF_DOCUMENTS, format!("{}.", names.document(document)), move |measure| Of::Document(document, measure))
}

fn of_member(names: &Names, document: DocumentId, actor: ActorId) -> impl Iterator<Item = Measure> {
    let whose = format!("{}.{}.", names.document(document), names.actor(actor));
    listed(OF_MEMBERS, whose, move |measure| Of::Member(document, actor, measure))
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

fn adopted(played: &Played<'_>, document: DocumentId) -> f64 {
    let stage = played.situation.texts().document(document).stage;
    yes_no(matches!(stage, Stage::Adopted | Stage::Lapsed))
}

fn clauses(played: &Played<'_>, document: DocumentId) -> f64 {
    let texts = played.situation.texts();
    let clauses = played.setting.document(document).clause_ids();
    clauses.filter(|clause| texts.clause(*clause).wording == Wording::Adopted).count() as f64
}

fn votes_for(played: &Played<'_>, document: DocumentId) -> f64 {
    votes(played, document, |vote| vote.for_it)
}

fn votes_against(played: &Played<'_>, document: DocumentId) -> f64 {
    votes(played, document, |vote| vote.against)
}

fn votes(played: &Played<'_>, document: DocumentId, side: impl Fn(&Ballot) -> ActorSet) -> f64 {
    let state = played.situation.texts().document(document);
    state.decided.map_or(f64::NAN, |_| side(&state.vote).len() as f64)
}

fn joined(played: &Played<'_>, document: DocumentId) -> f64 {
    played.situation.texts().who(document, Party::is_in).len() as f64
}

fn joined_by(played: &Played<'_>, document: DocumentId, actor: ActorId) -> f64 {
    yes_no(played.situation.texts().party(document, actor).is_in())
}

fn in_force_on(played: &Played<'_>, document: DocumentId) -> f64 {
    let since = played.situation.texts().document(document).in_force;
    since.map_or(f64::NAN, |round| played.setting.day(round).number() as f64)
}
