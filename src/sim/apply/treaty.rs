//! What each deed at the treaty table changes.

use super::stir;
use crate::sim::id::{ActorId, ActorSet, ClauseId, DocumentId, IncidentId, Round};
use crate::sim::incident::Suspect;
use crate::sim::quantity::ln;
use crate::sim::setting::Setting;
use crate::sim::situation::Situation;
use crate::sim::treaty::deed::Deed;
use crate::sim::treaty::motion::Voice;
use crate::sim::treaty::procedure::Ballot;
use crate::sim::treaty::{ClauseSet, Consent, Division, Review, Stage, Status, Wording};

#[expect(clippy::too_many_lines, reason = "one arm a deed; splitting it would hide that it is a table")]
pub(super) fn apply(situation: &mut Situation, setting: &Setting, deed: &Deed) {
    let texts = &mut situation.texts;
    match deed {
        Deed::Proposed { actor, clause, position } => {
            texts.propose(*clause, *actor, *position, situation.round);
        }
        Deed::Conceded { actor, clause, position, .. } => *texts.ask_mut(*clause, *actor) = *position,
        Deed::Marked { actor, clause, wording } => {
            let state = &mut texts.clauses[clause.index()];
            state.wording = *wording;
            if let Some(actor) = actor.filter(|_| *wording != Wording::Parked) {
                let objects = *wording == Wording::Bracketed;
                state.against.set(actor, objects);
                state.for_it = if objects { state.for_it.without(actor) } else { state.for_it };
            }
        }
        Deed::Merged { clause, into, .. } => {
            let merged = &mut texts.clauses[clause.index()];
            merged.wording = Wording::Parked;
            let sponsors = merged.sponsors;
            let kept = &mut texts.clauses[into.index()];
            kept.sponsors = kept.sponsors.union(sponsors);
        }
        Deed::Split { actor, clause, into } => texts.split(*clause, *into, *actor),
        Deed::Rejoined { from, .. } => texts.rejoin(setting, *from),
        Deed::Sponsored { actor, clause } => {
            let state = &mut texts.clauses[clause.index()];
            state.sponsors = state.sponsors.with(*actor);
        }
        Deed::Spoke { actor, clause, voice } => {
            let state = &mut texts.clauses[clause.index()];
            state.for_it.set(*actor, *voice == Voice::For);
            state.against.set(*actor, *voice == Voice::Against);
            texts.note_word(*clause, *actor, situation.round);
        }
        Deed::Sounded { clause, for_it, against } => {
            let state = &mut texts.clauses[clause.index()];
            (state.for_it, state.against) = (*for_it, *against);
        }
        Deed::TextSettled { clause, position } => texts.settle(*clause, *position, situation.round),
        Deed::VoteCalled { document, ends, .. } => {
            let state = &mut texts.documents[document.index()];
            (state.vote_called, state.vote_ends) = (Some(situation.round), Some(*ends));
        }
        Deed::DivisionMoved { .. } | Deed::DivisionOpposed { .. } | Deed::DivisionDecided { .. } => {
            divide(situation, setting, deed);
        }
        Deed::Voted { actor, document, voice } if texts.document(*document).stage == Stage::Adopted => {
            texts.documents[document.index()].review.speak(*actor, *voice);
        }
        Deed::Voted { actor, document, voice } => {
            let state = &mut texts.documents[document.index()];
            state.for_it.set(*actor, *voice == Voice::For);
            state.against.set(*actor, *voice == Voice::Against);
            setting
                .document(*document)
                .clause_ids()
                .for_each(|clause| texts.note_word(clause, *actor, situation.round));
        }
        Deed::ClauseDecided { clause, against, carried, .. } => {
            decide(situation, setting, *clause, *against, *carried);
        }
        Deed::Adopted { document, for_it, against } => {
            close(situation, setting, *document, Stage::Adopted, *for_it, *against);
        }
        Deed::Failed { document, for_it, against } => {
            close(situation, setting, *document, Stage::Failed, *for_it, *against);
        }
        Deed::Weighed { .. }
        | Deed::StayedOut { .. }
        | Deed::Overtaken { .. }
        | Deed::Deadlocked { .. }
        | Deed::Sank { .. } => {}
        Deed::Signed { actor, document, reserving, interpreting } => {
            sign(situation, setting, (*document, *actor), (*reserving, *interpreting));
        }
        Deed::Ratified { actor, document } => ratify(situation, setting, *document, *actor),
        Deed::Objected { actor, document, to } => {
            let party = texts.party_mut(*document, *to);
            party.objectors = party.objectors.with(*actor);
            rebind(situation, setting, *document);
        }
        Deed::Withdrew { actor, document, effective, cost } => {
            let reviewers = texts.reviewers(setting, *document, situation.round);
            let breaks_word = setting.consent(*document) != Consent::Ratification
                && texts.consenting(setting, *document).contains(*actor)
                && !reviewers.contains(*actor);
            withdraw(situation, *document, *actor, *effective);
            situation.books[actor.index()].standing += -*cost;
            if breaks_word {
                super::note_words(situation, setting, ActorSet::EMPTY, ActorSet::EMPTY.with(*actor));
            }
        }
        Deed::ExpulsionMoved { actor, document, whom } => {
            let ends = setting.venue(*document).expulsion_ends(situation.round);
            let party = texts.party_mut(*document, *whom);
            party.expulsion = party.expulsion.or(ends);
            (party.expellers, party.keepers) = (party.expellers.with(*actor), party.keepers.without(*actor));
        }
        Deed::ExpulsionOpposed { actor, document, whom } => {
            let party = texts.party_mut(*document, *whom);
            (party.expellers, party.keepers) = (party.expellers.without(*actor), party.keepers.with(*actor));
        }
        Deed::ExpulsionDecided { document, whom, carried, .. } => {
            let judged = texts.breaches_of(setting, *document, *whom);
            let party = texts.party_mut(*document, *whom);
            party.judged = judged;
            party.close_expulsion();
            if *carried {
                (party.is_bound, party.leaves) = (false, None);
                become_part(situation, *document, *whom, Status::Expelled);
                rebind(situation, setting, *document);
            }
        }
        Deed::EnteredIntoForce { document, parties } => enter_into_force(situation, setting, *document, *parties),
        Deed::Left { actor, document } => {
            let party = texts.party_mut(*document, *actor);
            (party.is_bound, party.leaves) = (false, None);
            rebind(situation, setting, *document);
        }
        Deed::Taught { clause, actors } => texts.teach(setting, *clause, *actors),
        Deed::Uncovered { actor, clause, incident } => uncover(situation, setting, *actor, *clause, *incident),
        Deed::Bargained { deal, turn } => super::deal::apply(situation, setting, *deal, turn),
        Deed::Reviewed { document, carried, .. } => {
            texts.documents[document.index()].review = Review { has_failed: !carried, ..Review::default() };
            situation.moved_this_round = true;
        }
        Deed::Lapsed { document } => {
            texts.documents[document.index()].stage = Stage::Lapsed;
            rebind(situation, setting, *document);
        }
        Deed::Breached { actor, clause, incident, cost } => {
            situation.books[actor.index()].standing += -*cost;
            super::note_words(situation, setting, ActorSet::EMPTY, ActorSet::EMPTY.with(*actor));
            situation.texts.note_breach(*clause, *incident, *actor);
        }
    }
}

/// What becomes of a package that somebody wants divided.
fn divide(situation: &mut Situation, setting: &Setting, deed: &Deed) {
    let Some(document) = deed.document(setting) else { return };
    let Some(package) = setting.document(document).package else { return };
    let (agenda, round) = (setting.agenda(document), situation.round);
    let due = situation.texts.document(document).vote_ends.unwrap_or_else(|| agenda.deadline());
    let state = &mut situation.texts.packages[package.index()];
    if let Deed::DivisionMoved { actor, .. } = deed {
        let ends = agenda.next(round.next()).unwrap_or(due).min(due);
        state.division = if state.division == Division::Unasked { Division::Asked { ends } } else { state.division };
        (state.for_it, state.against) = (state.for_it.with(*actor), state.against.without(*actor));
    } else if let Deed::DivisionOpposed { actor, .. } = deed {
        (state.for_it, state.against) = (state.for_it.without(*actor), state.against.with(*actor));
    } else if let Deed::DivisionDecided { for_it, against, carried, .. } = deed {
        state.division = if *carried { Division::Granted } else { Division::Refused };
        (state.for_it, state.against) = (*for_it, *against);
    }
}

/// Those whom a clause binds believe what its inspectors found.
fn uncover(situation: &mut Situation, setting: &Setting, author: ActorId, clause: ClauseId, incident: IncidentId) {
    let readers = situation.texts.clause(clause).bound.without(author);
    let suspects = &setting.incident(incident).suspects;
    let Some(index) = suspects.iter().position(|(suspect, _)| *suspect == Suspect::Actor(author)) else { return };
    let weight = ln(setting.rules.treaty.finding.max(1.0));
    for reader in readers.iter() {
        situation.evidence.learn(incident, index, reader, weight);
    }
    situation.evidence.mark(incident, readers);
}

fn decide(situation: &mut Situation, setting: &Setting, clause: ClauseId, against: ActorSet, carried: bool) {
    let may_opt_out = setting.venue(setting.clause(clause).document).procedure.may_opt_out;
    let state = &mut situation.texts.clauses[clause.index()];
    state.wording = if carried { Wording::Adopted } else { Wording::Dropped };
    if carried && may_opt_out {
        state.opted_out = against;
        state.reserved = state.reserved.union(against);
    }
    situation.moved_this_round = true;
}

/// The venue has decided. By roll call every vote is on record; otherwise what members have said in so many words.
fn close(
    situation: &mut Situation,
    setting: &Setting,
    document: DocumentId,
    stage: Stage,
    for_it: ActorSet,
    against: ActorSet,
) {
    let (round, members) = (situation.round, setting.voters(document));
    let state = &mut situation.texts.documents[document.index()];
    (state.stage, state.vote_ends, state.decided) = (stage, None, Some(round));
    let [with_vote_for, with_vote_against] = [for_it, against].map(|side| side.intersection(members));
    state.vote = Ballot { members, for_it: with_vote_for, against: with_vote_against };
    if setting.venue(document).procedure.is_roll_call {
        (state.for_it, state.against) = (for_it, against);
    }
    situation.moved_this_round = true;
}

/// A signature. One after a withdrawal is a new act: its reservations are its own, and what it left runs out with the
/// notice; the same endorsement again only takes the withdrawal back.
fn sign(situation: &mut Situation, setting: &Setting, part: (DocumentId, ActorId), terms: (ClauseSet, ClauseSet)) {
    let (document, actor) = part;
    let leaves = still_bound_until(situation, document, actor);
    let has_changed = set_terms(situation, setting, part, terms);
    become_part(situation, document, actor, Status::Signed);
    if has_changed || setting.consent(document).takes_two_steps() {
        situation.texts.party_mut(document, actor).leaves = leaves;
    }
}

/// A ratification confirms a signature with its reservations, or takes back a withdrawal whose notice is not over. Any
/// other is an accession, without reservations.
fn ratify(situation: &mut Situation, setting: &Setting, document: DocumentId, actor: ActorId) {
    let leaves = still_bound_until(situation, document, actor);
    let confirms = situation.texts.party(document, actor).status == Status::Signed;
    if !confirms && leaves.is_none() {
        set_terms(situation, setting, (document, actor), (ClauseSet::EMPTY, ClauseSet::EMPTY));
    }
    become_part(situation, document, actor, Status::Ratified);
    if confirms {
        situation.texts.party_mut(document, actor).leaves = leaves;
    }
}

/// When the document lets go of an actor that is leaving; none if it does not bind it, or for good.
fn still_bound_until(situation: &Situation, document: DocumentId, actor: ActorId) -> Option<Round> {
    let party = situation.texts.party(document, actor);
    party.leaves.filter(|_| party.is_bound)
}

/// Puts the reservations and declarations of a new act in the place of earlier ones, and says whether the reservations
/// are others: objections to the old ones fall away. Who opted out of a clause stays out of it.
fn set_terms(
    situation: &mut Situation,
    setting: &Setting,
    (document, actor): (DocumentId, ActorId),
    (reserving, interpreting): (ClauseSet, ClauseSet),
) -> bool {
    let mut has_changed = false;
    for clause in setting.document(document).clause_ids() {
        let state = &mut situation.texts.clauses[clause.index()];
        let keeps_out = reserving.contains(clause) || state.opted_out.contains(actor);
        has_changed |= state.reserved.contains(actor) != keeps_out;
        state.reserved.set(actor, keeps_out);
        state.interpreted.set(actor, interpreting.contains(clause));
    }
    let objectors = &mut situation.texts.party_mut(document, actor).objectors;
    if has_changed && !objectors.is_empty() {
        *objectors = ActorSet::EMPTY;
        rebind(situation, setting, document);
    }
    has_changed
}

fn become_part(situation: &mut Situation, document: DocumentId, actor: ActorId, status: Status) {
    let round = situation.round;
    let party = situation.texts.party_mut(document, actor);
    (party.status, party.since, party.leaves) = (status, round, None);
    situation.moved_this_round = true;
}

fn withdraw(situation: &mut Situation, document: DocumentId, actor: ActorId, effective: Round) {
    become_part(situation, document, actor, Status::Withdrawn);
    situation.texts.party_mut(document, actor).leaves = Some(effective);
}

fn enter_into_force(situation: &mut Situation, setting: &Setting, document: DocumentId, parties: ActorSet) {
    let round = situation.round;
    situation.texts.documents[document.index()].in_force.get_or_insert(round);
    for actor in parties.iter() {
        situation.texts.party_mut(document, actor).is_bound = true;
    }
    rebind(situation, setting, document);
}

/// What binds whom has changed: whoever it binds, or bound, weighs other duties.
fn rebind(situation: &mut Situation, setting: &Setting, document: DocumentId) {
    situation.texts.bind(setting, document);
    stir(situation, setting.invited(document));
    situation.moved_this_round = true;
}
