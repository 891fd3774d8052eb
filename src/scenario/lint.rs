//! Layer 4: sense. A table of small checks; each finds one way in which a valid scenario is hardly what its author
//! meant. They warn, and never keep a scenario from being played.

use super::desk::Desk;
use super::resolve::Draft;
use super::spanned::Slug;
use crate::sim::{ActorId, ActorSet};

mod actors;
mod documents;
mod facts;
mod goals;
mod incidents;
mod network;
mod venues;

type Check = fn(&Draft<'_>, &mut Desk<'_>);

/// Checks that look at one entry at a time.
const CHECKS: [Check; 23] = [
    incidents::never_comes,
    incidents::depends_on_later_ones,
    incidents::contradicts_itself,
    incidents::hits_nobody,
    incidents::has_an_unsuspected_author,
    incidents::has_a_lone_suspect,
    incidents::has_late_evidence,
    incidents::is_hardly_severe,
    incidents::has_an_idle_flag,
    incidents::has_nothing_to_foresee,
    actors::is_powerless,
    actors::has_idle_members,
    actors::share_a_name,
    network::binds_nobody,
    venues::has_an_empty_table,
    documents::says_nothing,
    documents::is_never_in_force,
    venues::has_idle_votes,
    venues::never_carries,
    documents::has_no_time,
    documents::has_idle_clauses,
    documents::has_idle_wishes,
    facts::is_unsourced,
];

/// Checks for what nothing else uses. A misspelt name would set them off, so they wait until all names are known.
const CROSS_CHECKS: [Check; 5] = [
    network::trades_with_no_suspect,
    network::has_an_unused_norm,
    venues::is_unused,
    facts::has_an_unused_source,
    goals::is_hopeless,
];

/// Runs every check. Without a calendar, which is an error, nothing has a time to make sense in.
pub(super) fn lint(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    if draft.parts.rounds == 0 {
        return;
    }
    for check in CHECKS {
        check(draft, desk);
    }
    if !desk.has_misnamed() {
        for check in CROSS_CHECKS {
            check(draft, desk);
        }
    }
}

/// The slugs of those actors of a list who are not in the set.
fn uninvited<'f>(draft: &Draft<'_>, slugs: &'f [Slug], set: ActorSet) -> impl Iterator<Item = &'f Slug> {
    slugs.iter().filter(move |slug| actor(draft, slug).is_some_and(|actor| !set.contains(actor)))
}

/// The actor with a slug.
fn actor(draft: &Draft<'_>, slug: &Slug) -> Option<ActorId> {
    draft.parts.names.find_actor(slug.get()?)
}
