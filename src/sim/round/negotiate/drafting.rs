//! From rival positions to a text, and which clauses nobody disputes.

use super::super::{Draft, Sink};
use super::conceding::would_carry;
use super::{record, splitting};
use crate::sim::dice::Purpose;
use crate::sim::event::Roll;
use crate::sim::id::{ClauseId, DocumentId, IncidentId};
use crate::sim::quantity::Share;
use crate::sim::settlement::{Settlement, compromise};
use crate::sim::treaty::{Deed, Wording, rivalry};

/// What counts as no change of a text, on its scale.
const NO_CHANGE: f64 = 1e-9;

/// Moves texts to where rival positions meet.
pub(super) fn settle<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    match draft.setting.document(document).drafting.settlement() {
        Some(Settlement::Compromise) => meet_half_way(draft, document),
        Some(rule @ (Settlement::Election | Settlement::Challenge)) => settle_together(draft, document, rule),
        None => {}
    }
}

/// Brackets what somebody cannot live with, and takes the brackets off once everybody can.
pub(super) fn mark<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    draft.setting.document(document).clause_ids().for_each(|clause| mark_clause(draft, clause));
}

/// Takes up again what was set aside, where the venue would take it all the same.
pub(super) fn take_up<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    for clause in draft.setting.document(document).clause_ids() {
        if draft.situation.texts().clause(clause).wording == Wording::Parked && is_wanted(draft, clause) {
            record(draft, Deed::Marked { actor: None, clause, wording: Wording::Proposed }, None);
            splitting::rejoin(draft, clause);
        }
    }
}

/// Whether the venue would take a clause over the heads of all who object. One that came to the table parked needs
/// somebody who is for it, too.
pub(super) fn is_wanted<S: Sink>(draft: &Draft<'_, S>, clause: ClauseId) -> bool {
    let (facts, state) = (draft.setting.clause(clause), draft.situation.texts().clause(clause));
    let is_left_alone = facts.wording == Wording::Parked && state.wording == Wording::Parked;
    would_carry(draft, clause) && !(is_left_alone && state.for_it.is_empty()) && may_stand(draft, clause)
}

/// Whether a clause is one of its document: it was split off if it had to be, and does not stay in another.
fn may_stand<S: Sink>(draft: &Draft<'_, S>, clause: ClauseId) -> bool {
    let (setting, texts) = (draft.setting, draft.situation.texts());
    texts.stands(setting, clause) && !texts.stays_off(setting, clause)
}

/// Whether the table works on a clause.
pub(super) fn is_worked_on<S: Sink>(draft: &Draft<'_, S>, clause: ClauseId) -> bool {
    draft.situation.texts().clause(clause).wording.is_worked_on()
}

/// Clause by clause the weighted mean of all positions.
fn meet_half_way<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    for clause in draft.setting.document(document).clause_ids() {
        if !is_worked_on(draft, clause) {
            continue;
        }
        let mut stakes = std::mem::take(&mut draft.workspace.bargainers);
        stakes.clear();
        stakes.extend(rivalry::stakes(draft.setting, draft.situation, clause, None));
        let text = compromise::mean(&stakes);
        draft.workspace.bargainers = stakes;
        if let Some(position) = text {
            move_text(draft, clause, position, None);
        }
    }
}

/// All clauses at once, by a rule that looks at whole texts.
fn settle_together<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId, rule: Settlement) {
    let mut rivalry = std::mem::take(&mut draft.workspace.rivalry);
    let place = IncidentId(document.0);
    let drew = draft.dice.stream(draft.situation.round(), Purpose::Negotiate, place, 0).uniform();
    let roll = (rule == Settlement::Election).then_some(Roll { chance: Share::ONE, drew });
    for (clause, position) in rivalry.settle(draft.setting, draft.situation, document, (rule, drew)) {
        move_text(draft, clause, position, roll);
    }
    draft.workspace.rivalry = rivalry;
}

fn move_text<S: Sink>(draft: &mut Draft<'_, S>, clause: ClauseId, position: f64, roll: Option<Roll>) {
    if (position - draft.situation.texts().clause(clause).position).abs() > NO_CHANGE {
        record(draft, Deed::TextSettled { clause, position }, roll);
    }
}

fn mark_clause<S: Sink>(draft: &mut Draft<'_, S>, clause: ClauseId) {
    if !is_worked_on(draft, clause) {
        return;
    }
    let state = draft.situation.texts().clause(clause);
    let voters = draft.setting.voters(draft.setting.clause(clause).document);
    let wording = if state.against.intersection(voters).is_empty() { Wording::Clean } else { Wording::Bracketed };
    if state.wording != wording {
        record(draft, Deed::Marked { actor: None, clause, wording }, None);
    }
}
