//! From the file to typed ids: every slug becomes an id, every number a share or points, every omission its default.
//!
//! Nothing stops at a problem: what cannot be resolved is reported and left out, and the rest is read on.

use super::code;
use super::desk::Desk;
use super::diagnostic::Diagnostic;
use super::file;
use super::goal::Goal;
use super::outline;
use super::register::{Kind, Register};
use super::spanned::Span;
use super::story::Story;
use crate::sim::id::MAX_ACTORS;
use crate::sim::setting::Parts;
use crate::sim::{ActorId, Names};

mod actors;
mod goals;
mod incidents;
mod names;
mod network;
mod rules;
mod story;

pub(super) use names::Directory;

/// The version of the format that this program reads.
const FORMAT: u16 = 1;
/// The most rounds, incidents or norms: far more than anybody plays, far below what ids can count.
const MOST: usize = 1000;
/// The most sources.
const MOST_SOURCES: usize = 10_000;

/// A scenario as far as it could be resolved, next to the entries of the file that it came from.
pub(super) struct Draft<'f> {
    pub(super) file: &'f file::Scenario,
    /// The entries of the file by id, each with the place of its slug.
    pub(super) actors: Vec<(Span, &'f file::Actor)>,
    pub(super) incidents: Vec<(Span, &'f file::Incident)>,
    pub(super) norms: Vec<(Span, &'f file::Norm)>,
    pub(super) parts: Parts,
    pub(super) story: Story,
    pub(super) playable: Vec<ActorId>,
    pub(super) goals: Vec<Goal>,
}

/// Resolves the whole file.
pub(super) fn resolve<'f>(file: &'f file::Scenario, desk: &mut Desk<'_>) -> Draft<'f> {
    check_format(file, desk);
    desk.take_language(&file.language);
    let days = story::calendar(desk, &file.rounds);

    let (mut actor_names, actors) = Register::declare(desk, ACTOR, &file.actors);
    let (mut incident_names, incidents) = Register::declare(desk, INCIDENT, &file.incidents);
    let (norm_names, norms) = Register::declare(desk, NORM, &file.norms);
    let (source_names, sources) = Register::declare(desk, SOURCE, &file.sources);
    actor_names.set_titles(actors.iter().map(|(_, actor)| title_of(actor.name.as_ref())));
    incident_names.set_titles(incidents.iter().map(|(_, incident)| title_of(incident.title.as_ref())));
    let rounds = u16::try_from(file.rounds.len().min(MOST)).unwrap_or(u16::MAX);
    let names = Directory { actors: actor_names, incidents: incident_names, norms: norm_names, sources: source_names, rounds };

    let mut story = story::frame(desk, file, days);
    let mut parts = Parts { names: names.slugs(), rounds, rules: rules::resolve(desk, &file.rules), ..Parts::default() };
    story.sources = story::sources(desk, &names, &sources);
    for (id, (_, actor)) in actors.iter().enumerate() {
        let (actor, profile) = actors::resolve(desk, &names, id, actor);
        parts.actors.push(actor);
        story.actors.push(profile);
    }
    for (id, (_, norm)) in norms.iter().enumerate() {
        let (norm, text) = network::norm(desk, &names, id, norm);
        parts.norms.push(norm);
        story.norms.push(text);
    }
    network::resolve(desk, &names, file, &mut parts, &mut story);
    for (id, (_, incident)) in incidents.iter().enumerate() {
        let (incident, dossier) = incidents::resolve(desk, &names, &parts, id, incident);
        parts.incidents.push(incident);
        story.incidents.push(dossier);
    }
    let playable = goals::playable(desk, &names, file.playable.as_deref());
    let goals = file.goals.iter().filter_map(|goal| goals::resolve(desk, &names, &playable, goal)).collect();
    Draft { file, actors, incidents, norms, parts, story, playable, goals }
}

const ACTOR: Kind = Kind { noun: "actor", home: "actors", unknown: code::UNKNOWN_ACTOR, most: MAX_ACTORS };
const INCIDENT: Kind = Kind { noun: "incident", home: "incidents", unknown: code::UNKNOWN_INCIDENT, most: MOST };
const NORM: Kind = Kind { noun: "norm", home: "norms", unknown: code::UNKNOWN_NORM, most: MOST };
const SOURCE: Kind = Kind { noun: "source", home: "sources", unknown: code::UNKNOWN_SOURCE, most: MOST_SOURCES };
