//! What the calendar brings about before anything else in a round: withdrawals take effect, documents run out, and
//! documents enter into force.

use super::negotiate::record;
use super::{Draft, Sink};
use crate::sim::id::{ActorSet, DocumentId};
use crate::sim::treaty::{Deed, Effect, Stage, Wording};

pub(super) fn take_effect<S: Sink>(draft: &mut Draft<'_, S>) {
    for document in draft.setting.document_ids() {
        leave(draft, document);
        lapse(draft, document);
        enter_into_force(draft, document);
    }
    teach(draft);
}

/// Skills pass on under every clause that builds capacity.
fn teach<S: Sink>(draft: &mut Draft<'_, S>) {
    for index in 0..draft.setting.provisions.lessons.len() {
        let clause = draft.setting.provisions.lessons[index];
        let actors = draft.situation.texts().pupils(draft.setting, clause);
        if !actors.is_empty() {
            record(draft, Deed::Taught { clause, actors }, None);
        }
    }
}

fn leave<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    let round = draft.situation.round();
    let leaving = draft.situation.texts().who(document, |party| party.leaves.is_some_and(|leaves| leaves <= round));
    for actor in leaving.iter() {
        record(draft, Deed::Left { actor, document }, None);
    }
}

fn lapse<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    let (setting, texts) = (draft.setting, draft.situation.texts());
    let Some(since) = texts.document(document).in_force.filter(|_| texts.is_in_force(document)) else { return };
    let runs_out = setting.document(document).clause_ids().any(|clause| {
        let rounds = if let Effect::Sunset(rounds) = setting.clause(clause).effect { rounds } else { u16::MAX };
        let is_over = draft.situation.round().0 - since.0 >= rounds;
        texts.clause(clause).wording == Wording::Adopted && is_over
    });
    if runs_out || texts.document(document).review.has_failed {
        record(draft, Deed::Lapsed { document }, None);
    }
}

fn enter_into_force<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    if draft.situation.texts().document(document).stage != Stage::Adopted {
        return;
    }
    let parties = due(draft, document);
    if !parties.is_empty() {
        record(draft, Deed::EnteredIntoForce { document, parties }, None);
    }
}

/// Whom a document begins to bind: whoever it bound before the game, from the first round; whoever consents, once the
/// document is in force and the delay after its own deed is over.
fn due<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) -> ActorSet {
    let (setting, texts) = (draft.setting, &draft.situation.texts);
    let facts = setting.document(document);
    let fresh = texts.consenting(setting, document).difference(texts.bound(document));
    if fresh.is_empty() {
        return fresh;
    }
    let today = setting.day(draft.situation.round);
    let consent = |actor| (actor, setting.day(texts.party(document, actor).since));
    draft.workspace.consents.clear();
    draft.workspace.consents.extend(texts.counting(setting, document).iter().map(consent));
    let consents = &draft.workspace.consents;
    let is_in_force = texts.is_in_force(document);
    let is_due = |actor: &crate::sim::ActorId| {
        let own = facts.entry.delay.after(setting.day(texts.party(document, *actor).since));
        let from = if is_in_force {
            Some(own)
        } else if setting.states().contains(*actor) {
            facts.entry.binds(*actor, consents)
        } else {
            facts.entry.effective(consents).map(|in_force| in_force.max(own))
        };
        facts.parties.contains(*actor) || from.is_some_and(|from| from <= today)
    };
    fresh.iter().filter(is_due).collect()
}
