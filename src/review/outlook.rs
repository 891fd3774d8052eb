//! The outlook of a document: how likely each outsider joins next, as far as those at the table can know.

use crate::play::Game;
use crate::sim::treaty::mood::Known;
use crate::sim::treaty::prospect::Prospect;
use crate::sim::treaty::{Accession, Deed, Refusal, Status};
use crate::sim::{ActorId, DocumentId, Event, Share};

/// Below this chance to join nobody is named: one in twenty. Judgement.
pub const LEAST_NAMED: f64 = 0.05;

/// An outsider and how likely it joins.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// What joining is worth to it in an even mood, and what hangs on it.
    pub prospect: Prospect,
    /// The share of the moods its government may be in, after what it did before, in which it would join now. A machine's
    /// rules are taken for all, whoever plays them.
    pub chance: Share,
}

/// Everybody who could join a document and has not, likeliest first: an outlook as things stand, not a promise. Deals
/// and attacks to come are not in it.
#[must_use]
pub fn outlook(game: &Game, document: DocumentId) -> Vec<Outlook> {
    let chance = |prospect: &Prospect| {
        let has_left = game.situation().texts().party(document, prospect.actor).status == Status::Withdrawn;
        let is_stuck = matches!(prospect.refusal, Some(Refusal::OutOfReach { .. }));
        let policy = game.setting().actor(prospect.actor).policy;
        match has_left || is_stuck {
            true => Share::clamped(0.0),
            false => known(game, document, prospect.actor).chance(policy, prospect.accession.total().get()),
        }
    };
    let prospects = game.prospects(document).into_iter();
    let mut all: Vec<_> = prospects.map(|prospect| Outlook { chance: chance(&prospect), prospect }).collect();
    all.sort_by(|a, b| b.chance.get().total_cmp(&a.chance.get()).then(a.prospect.actor.cmp(&b.prospect.actor)));
    all
}

/// What an actor's mood about a document can be after what it did: what it would have joined in, it is not in.
fn known(game: &Game, about: DocumentId, of: ActorId) -> Known {
    let mut known = Known::default();
    for record in game.records() {
        let Event::Treaty(Deed::Weighed { actor, document, accession, refusal }) = &record.event else { continue };
        let Accession { mood, .. } = accession;
        if (*actor, *document) == (of, about) && !matches!(refusal, Some(Refusal::OutOfReach { .. })) {
            known.note(accession.total().get() - mood, refusal.is_none());
        }
    }
    known
}
