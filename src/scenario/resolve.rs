//! From the file to typed ids: every slug becomes an id, every number a share or points, every omission its default.
//!
//! Nothing stops at a problem: what cannot be resolved is reported and left out, and the rest is read on.

use super::desk::Desk;
use super::file;
use super::goal::Goal;
use super::spanned::Span;
use super::story::Story;
use crate::sim::ActorId;
use crate::sim::setting::Parts;

mod actors;
mod directory;
mod facts;
mod goals;
mod incidents;
mod network;
mod rules;
mod story;

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
}

/// The entries of the file by id, each with the place of its slug.
pub(super) struct Entries<'f> {
    pub(super) actors: Vec<(Span, &'f file::Actor)>,
    pub(super) incidents: Vec<(Span, &'f file::Incident)>,
    pub(super) norms: Vec<(Span, &'f file::Norm)>,
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
    parts.treaty = network::treaty(desk, &names, &file.treaty);
    network::ties(desk, &names, file, &mut parts, &mut story);
    (parts.incidents, story.incidents) =
        by_id(&entries.incidents, |id, incident| incidents::resolve(desk, &names, &parts.actors, id, incident));
    let playable = goals::playable(desk, &names, file.playable.as_deref());
    let goals = file.goals.iter().filter_map(|goal| goals::resolve(desk, &names, &playable, goal)).collect();
    Draft { file, entries, parts, story, playable, goals }
}

/// Resolves every entry: what the rules read, and what people read.
fn by_id<E, R, P>(entries: &[(Span, &E)], mut resolve: impl FnMut(usize, &E) -> (R, P)) -> (Vec<R>, Vec<P>) {
    entries.iter().enumerate().map(|(id, (_, entry))| resolve(id, entry)).unzip()
}
