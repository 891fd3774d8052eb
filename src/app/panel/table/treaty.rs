//! What a panel may read of documents, clauses, venues and deals.

use super::Table;
use crate::review::settling::RivalPlace;
use crate::review::words::sentence;
use crate::review::{Proposal, Settling, proposal, settling};
use crate::scenario::Slots;
use crate::sim::check::motion::agree;
use crate::sim::treaty::rivalry::Ask;
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

    /// The slots by which a clause is drafted, if it is.
    #[must_use]
    pub fn slots(&self, clause: ClauseId) -> Option<&'a Slots> {
        self.game.scenario().slots(clause)
    }

    /// The letter of a variant of a clause; none for combinations of slots.
    #[must_use]
    pub fn letter(&self, clause: ClauseId, variant: usize) -> Option<char> {
        self.words().letter(clause, variant)
    }

    /// What a text of a clause would be.
    #[must_use]
    pub fn proposal(&self, clause: ClauseId, position: f64) -> Proposal {
        proposal(self.game, clause, position)
    }

    /// How much each vote on a document weighs; none where each has one.
    #[must_use]
    pub fn weights(&self, document: DocumentId) -> Option<String> {
        self.words().weights(document)
    }

    /// By which rule a document enters into force; none where it has, or no number is set.
    #[must_use]
    pub fn entry_rule(&self, seen: &DocumentView) -> Option<String> {
        self.words().entry(seen)
    }

    /// How firmly a text would bind and who could live with it.
    #[must_use]
    pub fn proposed(&self, proposal: &Proposal) -> String {
        sentence(&proposal.told(self.words())) + "."
    }

    /// What the seat asks for in a clause; nothing unless it sits at the table.
    #[must_use]
    pub fn ask(&self, clause: ClauseId) -> Option<Ask> {
        let members = self.venue(self.clause(clause).document).members;
        let actor = self.seat.filter(|seat| members.contains(*seat))?;
        Some(Ask { actor, clause, position: self.game.situation().texts().ask(clause, actor) })
    }

    /// Where a clause would settle now, with somebody perhaps asking for something else.
    #[must_use]
    pub fn settling(&self, clause: ClauseId, instead: Option<Ask>) -> Option<Settling> {
        settling(self.game, clause, instead)
    }

    /// A place of a clause in an election: where, how likely, and who asks for it.
    #[must_use]
    pub fn rival(&self, settling: &Settling, place: &RivalPlace) -> String {
        settling.rival_told(self.words(), place)
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

    /// Whether there is a document into which a clause could be split off.
    #[must_use]
    pub fn can_be_split(&self, clause: ClauseId) -> bool {
        self.game.setting().twin(clause).is_some()
    }

    /// Who has spoken so far at the review of a document, if there is one in this round.
    #[must_use]
    pub fn review(&self, seen: &DocumentView) -> Option<String> {
        self.words().review(seen)
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
