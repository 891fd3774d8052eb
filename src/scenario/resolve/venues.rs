//! Venues: who sits where, when, and by which rules.

use super::{Directory, facts};
use crate::scenario::desk::Desk;
use crate::scenario::file;
use crate::scenario::register::Once;
use crate::scenario::spanned::{Count, Map, Number};
use crate::scenario::story::VenueText;
use crate::sim::Round;
use crate::sim::treaty::{Procedure, Quota, Rule, Venue};

/// The venue with this number, for the rules and for people.
pub(super) fn resolve(desk: &mut Desk<'_>, names: &Directory, id: usize, entry: &file::Venue) -> (Venue, VenueText) {
    let members = entry.members.as_ref().map_or_else(|| names.everybody(), |slugs| names.set(desk, slugs));
    let venue = Venue {
        members,
        procedure: procedure(desk, names, &entry.procedure),
        weights: weights(desk, names, &entry.weights),
        is_open: entry.open,
        sits: entry.sits.as_ref().map(|rounds| sittings(desk, names, rounds)),
        rank: entry.rank,
    };
    let name = desk.name(entry.name.as_ref(), names.venues.slug_of(id));
    (venue, VenueText { name, facts: facts::resolve::<file::Venue>(desk, names, &entry.facts) })
}

/// The venue of documents that name none. It goes without a name.
pub(super) fn plenary(names: &Directory) -> Venue {
    Venue { members: names.everybody(), ..Venue::default() }
}

/// The rounds of a list, each once, ascending.
fn sittings(desk: &mut Desk<'_>, names: &Directory, rounds: &[Count]) -> Vec<Round> {
    let mut seen = Once::default();
    for entry in rounds {
        let round = names.round(desk, entry);
        seen.add(desk, round, desk.span(entry));
    }
    let mut sits: Vec<Round> = seen.keys().collect();
    sits.sort_unstable();
    sits
}

fn procedure(desk: &mut Desk<'_>, names: &Directory, entry: &file::Procedure) -> Procedure {
    let rule = match &entry.rule {
        file::Rule::Consensus { minus } => Rule::Consensus { minus: desk.take(minus).copied().unwrap_or_default() },
        file::Rule::Silence { rounds } => Rule::Silence { rounds: desk.at_least_one(rounds) },
        file::Rule::Majority { quota, of_all, weighted } => {
            let quota = match quota {
                file::Quota::MoreThan(share) => Quota::MoreThan(desk.share(share)),
                file::Quota::AtLeast(share) => Quota::AtLeast(desk.share(share)),
            };
            Rule::Majority { quota, of_all: *of_all, is_weighted: *weighted }
        }
    };
    Procedure { rule, veto: names.set(desk, &entry.veto), is_roll_call: entry.roll_call, may_opt_out: entry.opt_out }
}

/// What votes weigh, by actor; empty where the file does not say.
fn weights(desk: &mut Desk<'_>, names: &Directory, entries: &Map<Number>) -> Vec<f64> {
    let written = names.by_actor(desk, entries);
    if written.is_empty() {
        return Vec::new();
    }
    let mut weights = vec![1.0; names.everybody().len()];
    for (actor, weight) in written {
        if let Some(place) = weights.get_mut(actor.index()) {
            *place = desk.amount(weight);
        }
    }
    weights
}
