//! Review: every so many rounds in force the parties of a document decide whether it goes on.

use super::clause::Effect;
use super::motion::Voice;
use super::standing::Wording;
use super::texts::Texts;
use crate::sim::id::{ActorId, ActorSet, ClauseId, DocumentId, Round};
use crate::sim::setting::Setting;

/// What the parties have said at the review of this round, and whether the last one let the document run out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// Who has spoken for going on.
    pub for_it: ActorSet,
    /// Who has spoken against it.
    pub against: ActorSet,
    /// Whether the parties have decided that it does not go on: it lapses when the next round opens.
    pub has_failed: bool,
}

impl Review {
    /// Notes a word of a party.
    pub(in crate::sim) fn speak(&mut self, actor: ActorId, voice: Voice) {
        self.for_it.set(actor, voice == Voice::For);
        self.against.set(actor, voice == Voice::Against);
    }
}

impl Texts {
    /// The first round, from this one on, at whose end the parties of a document review it; none if no clause of it asks
    /// for that, it is not in force, or a sunset comes first or at the same time.
    #[must_use]
    pub fn next_review(&self, setting: &Setting, document: DocumentId, from: Round) -> Option<Round> {
        let since = self.document(document).in_force.filter(|_| self.is_in_force(document))?;
        let adopted = |clause: &ClauseId| self.clause(*clause).wording == Wording::Adopted;
        let clauses = || setting.document(document).clause_ids().filter(adopted);
        let passed = from.0.saturating_sub(since.0);
        let of = |clause: ClauseId| {
            let Effect::Review(rounds) = setting.clause(clause).effect else { return None };
            Some(since.plus((passed / rounds + 1).saturating_mul(rounds) - 1))
        };
        let last = |clause: ClauseId| {
            let Effect::Sunset(rounds) = setting.clause(clause).effect else { return None };
            Some(since.plus(rounds.saturating_sub(1)))
        };
        let review = clauses().filter_map(of).min()?;
        clauses().filter_map(last).all(|last| review < last).then_some(review)
    }

    /// The parties that decide at the end of a round whether a document goes on: the states that have agreed to be bound,
    /// and which a clause binds that asks for a review then. Nobody in all other rounds.
    #[must_use]
    pub fn reviewers(&self, setting: &Setting, document: DocumentId, round: Round) -> ActorSet {
        if setting.provisions.reviews.is_empty() || self.next_review(setting, document, round) != Some(round) {
            return ActorSet::EMPTY;
        }
        let reviews =
            setting.provisions.reviews.iter().filter(|clause| setting.clause(**clause).document == document);
        let bound = reviews.fold(ActorSet::EMPTY, |bound, clause| bound.union(self.clause(*clause).bound));
        bound.intersection(self.counting(setting, document))
    }
}
