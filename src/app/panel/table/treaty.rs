//! What a panel may read of documents, clauses, venues and deals.

use super::Table;
use crate::sim::check::motion::agree;
use crate::sim::treaty::{Clause, Consent, Deal, Document, Motion, Promise, Venue};
use crate::sim::view::DocumentView;
use crate::sim::{ClauseId, DocumentId};

impl<'a> Table<'a> {
    /// What a document is.
    #[must_use]
    pub fn document(&self, document: DocumentId) -> &'a Document {
        self.game.setting().document(document)
    }

    /// Where a document is negotiated.
    #[must_use]
    pub fn venue(&self, document: DocumentId) -> &'a Venue {
        self.game.setting().venue(document)
    }

    /// What people call the venue of a document; none if it is only the default.
    #[must_use]
    pub fn venue_name(&self, document: DocumentId) -> Option<String> {
        self.words().venue(document)
    }

    /// Who is sent to the venue of a document, and when it sits.
    #[must_use]
    pub fn sittings(&self, document: DocumentId) -> String {
        self.words().sittings(document)
    }

    /// How an actor consents to be bound by a document.
    #[must_use]
    pub fn consent(&self, document: DocumentId) -> Consent {
        self.game.setting().consent(document)
    }

    /// What a clause is.
    #[must_use]
    pub fn clause(&self, clause: ClauseId) -> &'a Clause {
        self.game.setting().clause(clause)
    }

    /// The title of a document.
    #[must_use]
    pub fn document_title(&self, document: DocumentId) -> String {
        self.words().document(document)
    }

    /// The number of a clause in its document, from 1, and its short name: "2 aid".
    #[must_use]
    pub fn clause_title(&self, clause: ClauseId) -> String {
        let number = clause.0 - self.document(self.clause(clause).document).clauses.start + 1;
        format!("{number} {}", self.game.setting().names.clause(clause).replace('_', " "))
    }

    /// A clause in a sentence.
    #[must_use]
    pub fn clause_name(&self, clause: ClauseId) -> String {
        self.words().clause(clause)
    }

    /// What a clause says with its text there.
    #[must_use]
    pub fn clause_text(&self, clause: ClauseId, position: f64) -> String {
        self.words().clause_text(clause, position)
    }

    /// How the venue of a document decides.
    #[must_use]
    pub fn procedure(&self, document: DocumentId) -> String {
        self.words().procedure(document)
    }

    /// The package of a document, and how it is bound to the others; empty if it is in none.
    #[must_use]
    pub fn package(&self, document: &DocumentView) -> String {
        self.words().package(document)
    }

    /// Where a document stands.
    #[must_use]
    pub fn stands(&self, document: &DocumentView) -> String {
        self.words().stands(document)
    }

    /// What has to be there for a document to enter into force: "3 ratifications, 2 of …", or what it still lacks.
    #[must_use]
    pub fn lacks(&self, document: &DocumentView) -> String {
        self.words().missing(document.document, &document.missing)
    }

    /// Whether a seat can make both of two motions in one round.
    #[must_use]
    pub fn agree(&self, one: &Motion, other: &Motion) -> bool {
        agree(self.game.setting(), self.game.situation(), one, other).is_ok()
    }

    /// Promises in a sentence.
    #[must_use]
    pub fn promises(&self, promises: &[Promise]) -> String {
        self.words().promises(promises)
    }

    /// What a deal asks for in return.
    #[must_use]
    pub fn return_for(&self, promises: &[Promise]) -> String {
        self.words().return_for(promises)
    }

    /// What has become of the promises of a deal.
    #[must_use]
    pub fn fates(&self, deal: &Deal) -> String {
        self.words().fates(deal)
    }
}
