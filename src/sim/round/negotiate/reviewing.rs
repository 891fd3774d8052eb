//! The parties of a document that is up for review decide, by the venue's procedure, whether it goes on.

use super::super::{Draft, Sink};
use super::{joining, machines, record};
use crate::sim::id::{ActorId, DocumentId};
use crate::sim::quantity::Points;
use crate::sim::treaty::accession::Candidate;
use crate::sim::treaty::procedure::Ballot;
use crate::sim::treaty::{Deed, Voice};

/// Persons have said what they want; machines want what is worth something to them. Silence is consent where the
/// procedure says so.
pub(super) fn decide<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    let members = draft.situation.texts().reviewers(draft.setting, document, draft.situation.round());
    if members.is_empty() {
        return;
    }
    let said = draft.situation.texts().document(document).review;
    let (mut for_it, mut against) = (said.for_it.intersection(members), said.against.intersection(members));
    for actor in machines(draft, members).iter() {
        let voice = Voice::of_worth(worth(draft, document, actor));
        for_it.set(actor, voice == Voice::For);
        against.set(actor, voice == Voice::Against);
    }
    let carried = draft.setting.carries(document, &Ballot { members, for_it, against });
    let silent = members.difference(for_it.union(against));
    record(draft, Deed::Reviewed { document, for_it, against, silent, carried }, None);
}

/// What going on is worth to a machine, in points.
fn worth<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId, actor: ActorId) -> Points {
    let mood = joining::mood(draft, document, actor);
    Candidate::new(draft.setting, draft.situation, document, actor).in_mood(mood).worth_of_going_on()
}
