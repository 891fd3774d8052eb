//! How machines move a text that would not carry: they come towards whoever stands in its way, the further the nearer
//! the deadline, and park what no text could save. Rules: docs/treaty.md §8.

use super::super::{Draft, Sink};
use super::drafting::is_worked_on;
use super::{machines, record};
use crate::sim::check::motion::splits_into;
use crate::sim::id::{ActorId, ActorSet, ClauseId, DocumentId};
use crate::sim::quantity::pow;
use crate::sim::treaty::clause::FURTHEST;
use crate::sim::treaty::procedure::{Ballot, Rule};
use crate::sim::treaty::{Deed, Drafting, Wording};

/// The least step that is worth saying, on the scale of texts.
const LEAST_STEP: f64 = 1.0;

/// Lets machines come towards those who oppose what would not carry as it stands.
pub(super) fn concede<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    for clause in draft.setting.document(document).clause_ids() {
        if !is_worked_on(draft, clause) || would_carry(draft, clause) {
            continue;
        }
        match draft.setting.document(document).drafting {
            Drafting::Human => counter_propose(draft, clause),
            Drafting::Compromise | Drafting::Election | Drafting::Challenge => come_closer(draft, clause),
        }
    }
}

/// Whether the venue would take the clause if it voted on what its members have said so far.
pub(super) fn would_carry<S: Sink>(draft: &Draft<'_, S>, clause: ClauseId) -> bool {
    let document = draft.setting.clause(clause).document;
    let state = draft.situation.texts().clause(clause);
    let ballot = Ballot { members: draft.setting.voters(document), for_it: state.for_it, against: state.against };
    draft.setting.carries(document, &ballot)
}

fn opponents<S: Sink>(draft: &Draft<'_, S>, clause: ClauseId) -> ActorSet {
    let voters = draft.setting.voters(draft.setting.clause(clause).document);
    draft.situation.texts().clause(clause).against.intersection(voters)
}

/// Where a clause's opponents could live with it, on average: what everybody else aims at.
fn target<S: Sink>(draft: &Draft<'_, S>, clause: ClauseId) -> Option<f64> {
    let text = draft.situation.texts().clause(clause).position;
    let against = opponents(draft, clause);
    let nearest = against.iter().map(|actor| draft.setting.clause(clause).preference(actor).nearest(text));
    (!against.is_empty()).then(|| nearest.sum::<f64>() / against.len() as f64)
}

/// How far of the way an actor goes that it could go: a time-dependent tactic, slow at first (Faratin, Sierra and
/// Jennings 1998, from memory).
fn urgency<S: Sink>(draft: &Draft<'_, S>, document: DocumentId) -> f64 {
    let elapsed = draft.setting.agenda(document).elapsed(draft.situation.round());
    pow(elapsed, draft.setting.rules.treaty.tenacity)
}

/// Members ask for texts nearer to what opponents could bring home, as far as they could bring those home themselves;
/// opponents come towards the text.
fn come_closer<S: Sink>(draft: &mut Draft<'_, S>, clause: ClauseId) {
    let document = draft.setting.clause(clause).document;
    let Some(target) = target(draft, clause) else { return };
    let (urgency, against) = (urgency(draft, document), opponents(draft, clause));
    let text = draft.situation.texts().clause(clause).position;
    for actor in machines(draft, draft.setting.voters(document)).iter() {
        let preference = draft.setting.clause(clause).preference(actor);
        if preference.salience.get() <= 0.0 || draft.situation.texts().owes_text(actor, clause) {
            continue;
        }
        let aim = if against.contains(actor) { text } else { target };
        let position = preference.position + urgency * (preference.nearest(aim) - preference.position);
        let asked = draft.situation.texts().ask(clause, actor);
        let is_step = (position - asked).abs() >= LEAST_STEP && (position - asked) * (aim - asked) > 0.0;
        if is_step {
            let towards = against.without(actor);
            record(draft, Deed::Conceded { actor, clause, position, towards }, None);
        }
    }
}

/// Where only proposals change the text, the member with most at stake that does not stand in the way proposes what the
/// others could bring home, if it could, too.
fn counter_propose<S: Sink>(draft: &mut Draft<'_, S>, clause: ClauseId) {
    let (setting, against) = (draft.setting, opponents(draft, clause));
    let Some(position) = target(draft, clause) else { return };
    let weight = |actor: &ActorId| {
        let salience = setting.clause(clause).preference(*actor).salience.get();
        setting.actor(*actor).capability.get() * salience
    };
    let voters = machines(draft, setting.voters(setting.clause(clause).document)).iter();
    let may = |actor: &ActorId| {
        let accepts = setting.clause(clause).preference(*actor).accepts(position);
        accepts && weight(actor) > 0.0 && !draft.situation.texts().owes_text(*actor, clause)
    };
    let is_first = |actor: &ActorId| !against.contains(*actor);
    let able = voters.filter(may);
    // Those who are content with the text speak first; a lone opponent says itself what it wants.
    let proposer =
        able.max_by(|a, b| is_first(a).cmp(&is_first(b)).then(weight(a).total_cmp(&weight(b))).then(b.cmp(a)));
    let is_step = (position - draft.situation.texts().clause(clause).position).abs() >= LEAST_STEP;
    if let Some(actor) = proposer.filter(|_| is_step) {
        record(draft, Deed::Proposed { actor, clause, position }, None);
    }
}

/// Parks what no text could save, in the last sitting before the vote must be called: so many red lines leave nothing
/// between them. Its strongest supporter does so, or splits it off where a document is there for that.
pub(super) fn park<S: Sink>(draft: &mut Draft<'_, S>, document: DocumentId) {
    let facts = draft.setting.document(document);
    let (agenda, rule) = (draft.setting.agenda(document), draft.setting.venue(document).procedure.rule);
    let next = agenda.next(draft.situation.round().next());
    if next.is_none() || next != agenda.last_call() || !is_unanimous(rule) {
        return;
    }
    for clause in facts.clause_ids() {
        let between = red_lines(draft, clause);
        if is_worked_on(draft, clause) && !would_carry(draft, clause) && !between.is_empty() {
            let supporters =
                draft.situation.texts().clause(clause).for_it.intersection(draft.setting.voters(document));
            let able = machines(draft, supporters).iter();
            let weight = |actor: &ActorId| draft.setting.actor(*actor).capability.get();
            let Some(actor) = able.max_by(|a, b| weight(a).total_cmp(&weight(b)).then(b.cmp(a))) else { continue };
            record(draft, Deed::Deadlocked { clause, between }, None);
            let parked = Deed::Marked { actor: Some(actor), clause, wording: Wording::Parked };
            let into = splits_into(draft.setting, draft.situation, clause);
            let split = into.map(|into| Deed::Split { actor, clause, into });
            record(draft, split.unwrap_or(parked), None);
        }
    }
}

/// Whether one opponent is enough to stop a clause.
fn is_unanimous(rule: Rule) -> bool {
    match rule {
        Rule::Consensus { minus } => minus == 0,
        Rule::Silence { .. } => true,
        Rule::Majority { .. } => false,
    }
}

/// The two members, or one, whose red lines leave no text between them; nobody if they leave one.
fn red_lines<S: Sink>(draft: &Draft<'_, S>, clause: ClauseId) -> ActorSet {
    let facts = draft.setting.clause(clause);
    let (mut low, mut high) = ((0.0, None), (FURTHEST, None));
    for actor in draft.setting.voters(facts.document).iter() {
        let preference = facts.preference(actor);
        if preference.red_line {
            let (from, to) =
                (preference.position - preference.half_width, preference.position + preference.half_width);
            low = if from > low.0 { (from, Some(actor)) } else { low };
            high = if to < high.0 { (to, Some(actor)) } else { high };
        }
    }
    if low.0 > high.0 { [low.1, high.1].into_iter().flatten().collect() } else { ActorSet::EMPTY }
}
