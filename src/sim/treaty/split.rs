//! Splitting: a clause that one text cannot hold moves into a document of its own, which splits off from the first.
//!
//! The document that splits off has a twin of every clause of its parent, of which none stands in it until it is split off.

use super::standing::{Stage, Wording};
use super::texts::Texts;
use crate::sim::id::{ClauseId, DocumentId, Round};
use crate::sim::setting::Setting;

impl Setting {
    /// The document into which clauses of this one can be split off, if there is one.
    #[must_use]
    pub fn split_of(&self, document: DocumentId) -> Option<DocumentId> {
        self.document_ids().find(|other| self.document(*other).splits_from == Some(document))
    }

    /// What a clause becomes in the document into which it can be split off.
    #[must_use]
    pub fn twin(&self, clause: ClauseId) -> Option<ClauseId> {
        let parent = self.clause(clause).document;
        let at = clause.0 - self.document(parent).clauses.start;
        let twins = &self.document(self.split_of(parent)?).clauses;
        Some(ClauseId(twins.start + at)).filter(|twin| twins.contains(&twin.0))
    }
}

impl Texts {
    /// Whether a clause stands in its document: not one that would have to be split off first.
    #[must_use]
    pub fn stands(&self, setting: &Setting, clause: ClauseId) -> bool {
        let document = setting.clause(clause).document;
        setting.document(document).splits_from.is_none() || self.clause(clause).is_split
    }

    /// The clauses that stand in a document, in order.
    #[must_use]
    pub fn clauses<'a>(
        &'a self,
        setting: &'a Setting,
        document: DocumentId,
    ) -> impl DoubleEndedIterator<Item = ClauseId> + Clone + use<'a> {
        setting.document(document).clause_ids().filter(move |clause| self.stands(setting, *clause))
    }

    /// Whether a document is there to be spoken of: not one that splits off another of which nothing was split off.
    #[must_use]
    pub fn is_there(&self, setting: &Setting, document: DocumentId) -> bool {
        setting.document(document).splits_from.is_none() || self.clauses(setting, document).next().is_some()
    }

    /// The documents that are there to be spoken of, by id.
    pub fn there<'a>(&'a self, setting: &'a Setting) -> impl Iterator<Item = DocumentId> + use<'a> {
        setting.document_ids().filter(move |document| self.is_there(setting, *document))
    }

    /// What a clause became that was split off, as long as it stands there.
    #[must_use]
    pub fn split_off(&self, setting: &Setting, clause: ClauseId) -> Option<ClauseId> {
        setting.twin(clause).filter(|twin| {
            let is_kept = self.clause(*twin).wording != Wording::Dropped;
            self.clause(*twin).is_split && is_kept
        })
    }

    /// Whether a clause that was split off stays where it is: it became part of that text, or a vote on it is called.
    #[must_use]
    pub fn stays_off(&self, setting: &Setting, clause: ClauseId) -> bool {
        self.split_off(setting, clause).is_some_and(|twin| {
            let is_voted_on = self.document(setting.clause(twin).document).vote_ends.is_some();
            is_voted_on || !self.clause(twin).wording.is_open()
        })
    }

    /// Whether a document still takes up what is split off: its text is open, no vote on it is called, and its turn at a
    /// table is still to come, in this round where it comes after its parent.
    #[must_use]
    pub fn takes_up(&self, setting: &Setting, document: DocumentId, round: Round) -> bool {
        let state = self.document(document);
        let comes_after = setting.document(document).splits_from.is_some_and(|parent| parent < document);
        let turn = setting.agenda(document).next(if comes_after { round } else { round.next() });
        state.stage == Stage::Open && state.vote_ends.is_none() && turn.is_some()
    }
}
