//! From the file to typed ids: every slug becomes an id, every number a share or points, every omission its default.
//!
//! Nothing stops at a problem: what cannot be resolved is reported and left out, and the rest is read on.

use super::claim::Claim;
use super::desk::Desk;
use super::file;
use super::goal::Goal;
use super::measure::names_and_units;
use super::spanned::Span;
use super::story::{Story, VenueText};
use crate::sim::ActorId;
use crate::sim::id::DocumentId;
use crate::sim::setting::Parts;

mod actors;
mod directory;
mod documents;
mod claims;
mod facts;
mod goals;
mod incidents;
mod network;
mod packages;
mod rules;
mod slots;
mod story;
mod venues;

pub(super) use directory::Directory;
pub(super) use story::check_format;

/// A scenario as far as it could be resolved, next to the entries of the file that it came from.
pub(super) struct Draft<'f> {
    pub(super) file: &'f file::Scenario,
    pub(super) entries: Entries<'f>,
    pub(super) parts: Parts,
    pub(super) story: Story,
    pub(super) playable: Vec<ActorId>,
    pub(super) goals: Vec<Goal>,
    pub(super) script: Vec<(Span, String)>,
    pub(super) expect: Vec<Claim>,
}

/// The entries of the file by id, each with the place of its slug.
pub(super) struct Entries<'f> {
    pub(super) actors: Vec<(Span, &'f file::Actor)>,
    pub(super) incidents: Vec<(Span, &'f file::Incident)>,
    pub(super) norms: Vec<(Span, &'f file::Norm)>,
    pub(super) venues: Vec<(Span, &'f file::Venue)>,
    pub(super) documents: Vec<(Span, &'f file::Document)>,
    pub(super) packages: Vec<(Span, &'f file::Package)>,
    pub(super) clauses: Vec<(Span, &'f file::Clause)>,
    pub(super) sources: Vec<(Span, &'f file::Source)>,
}

/// Resolves the whole file.
pub(super) fn resolve<'f>(file: &'f file::Scenario, desk: &mut Desk<'_>) -> Draft<'f> {
    let mut story = story::resolve(desk, file);
    let (names, entries) = Directory::declare(desk, file);
    let mut parts = Parts {
        names: names.slugs(),
        rounds: names.rounds,
        rules: rules::resolve(desk, &file.rules),
        ..Parts::default()
    };
    story.sources = story::sources(desk, &names, &entries.sources);
    (parts.actors, story.actors) = by_id(&entries.actors, |id, actor| actors::resolve(desk, &names, id, actor));
    (parts.norms, story.norms) = by_id(&entries.norms, |id, norm| network::norm(desk, &names, id, norm));
    parts.days = story.days.iter().map(|day| day.date).collect();
    (parts.venues, story.venues) = by_id(&entries.venues, |id, venue| venues::resolve(desk, &names, id, venue));
    parts.venues.push(venues::plenary(&names));
    story.venues.push(VenueText::default());
    clauses_and_documents(desk, &names, &entries, &mut parts, &mut story);
    (parts.packages, story.packages) = packages::resolve(desk, &names, &entries.packages, &mut parts.documents);
    network::ties(desk, &names, file, &mut parts, &mut story);
    (parts.incidents, story.incidents) = by_id(&entries.incidents, |id, incident| {
        incidents::resolve(desk, &names, &parts.actors, &parts.ties, id, incident)
    });
    let playable = goals::playable(desk, &names, file.playable.as_deref());
    let goals = file.goals.iter().filter_map(|goal| goals::resolve(desk, &names, &playable, goal)).collect();
    let script = file.script.iter().filter_map(|line| Some((desk.span(line), desk.take(line)?.clone()))).collect();
    let measures = names_and_units(&parts, file.goals.len());
    let expect = file.expect.iter().filter_map(|entry| claims::resolve(desk, &names, &measures, entry)).collect();
    Draft { file, entries, parts, story, playable, goals, script, expect }
}

/// Resolves every document with its clauses, which stand next to each other.
fn clauses_and_documents(
    desk: &mut Desk<'_>,
    names: &Directory,
    entries: &Entries<'_>,
    parts: &mut Parts,
    story: &mut Story,
) {
    for (number, (_, entry)) in entries.documents.iter().enumerate() {
        let (id, start) = (DocumentId(number as u16), parts.clauses.len());
        let is_own = |clause: &&file::Clause| entry.clauses.iter().any(|(_, own)| std::ptr::eq(own, *clause));
        let own = entries.clauses.iter().map(|(_, clause)| *clause).filter(is_own);
        for clause in own {
            let number = parts.clauses.len();
            let is_in_force = !entry.parties.is_empty();
            let (facts, text) = documents::clause(desk, names, number, id, is_in_force, clause);
            parts.clauses.push(facts);
            story.clauses.push(text);
        }
        let range = start as u16..parts.clauses.len() as u16;
        let (facts, text) = documents::document(desk, names, number, entry, range);
        parts.documents.push(facts);
        story.documents.push(text);
    }
}

/// Resolves every entry: what the rules read, and what people read.
fn by_id<E, R, P>(entries: &[(Span, &E)], mut resolve: impl FnMut(usize, &E) -> (R, P)) -> (Vec<R>, Vec<P>) {
    entries.iter().enumerate().map(|(id, (_, entry))| resolve(id, entry)).unzip()
}
