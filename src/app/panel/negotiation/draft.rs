//! What is being drawn up at the table: the clause and the text looked at, reservations, and the terms of a deal.

use crate::app::panel::{Edition, Table};
use crate::review::{Outlook, Settling, Treaties};
use crate::sim::treaty::rivalry::Ask;
use crate::sim::treaty::{ClauseSet, Motion, Promise};
use crate::sim::view::{ClauseView, DocumentView};
use crate::sim::{ActorId, ActorSet, ClauseId, DocumentId, Points, Round};

/// What is looked at and drawn up. It is kept while the round and the seat stay the same.
#[derive(Debug, Default)]
pub struct NegotiationMemory {
    about: Option<(Round, Option<ActorId>)>,
    document: Option<DocumentId>,
    clause: Option<ClauseId>,
    /// Where the text to be proposed lies.
    pub(super) position: f64,
    pub(super) reserving: ClauseSet,
    pub(super) interpreting: ClauseSet,
    pub(super) terms: Terms,
    consents: Option<(Edition, DocumentId, Vec<(Round, ActorSet)>)>,
    outlook: Option<(Edition, DocumentId, Vec<Outlook>)>,
    choosers: Option<(Edition, DocumentId, ActorSet)>,
    settling: Option<(Edition, ClauseId, Option<Ask>, Option<Settling>)>,
    treaties: Option<(Edition, DocumentId, ActorId, Treaties)>,
    /// Whose reasons are looked at; the actor looked at elsewhere, or the seat, if none.
    pub(super) reasoner: Option<ActorId>,
    /// Whether the key of the reasons was pressed before.
    pub(super) has_reasoned: bool,
    is_fresh: bool,
    /// The column of the ring, by its name: the page keys turn it.
    pub(super) pages: Option<&'static str>,
}

/// The terms of a deal being drawn up.
#[derive(Debug)]
pub(super) struct Terms {
    pub(super) to: Option<ActorId>,
    /// What the seat gives, and what it takes.
    pub(super) sides: [Vec<Promise>; 2],
    /// The sort of promise to add next: the index of its word.
    pub(super) sort: usize,
    /// The sum to add next.
    pub(super) points: Points,
}

impl Default for Terms {
    fn default() -> Self {
        Self { to: None, sides: [Vec::new(), Vec::new()], sort: 0, points: Points(0.1) }
    }
}

impl Terms {
    /// The offer as it is drawn up; none without a partner.
    pub(super) fn offer(&self) -> Option<Motion> {
        let [gives, takes] = self.sides.clone();
        Some(Motion::Offer { to: self.to?, gives, takes })
    }

    /// The promise that would be added next.
    pub(super) fn promise(&self, document: DocumentId, clause: Option<ClauseId>, position: f64) -> Option<Promise> {
        match self.sort {
            0 => Some(Promise::Back { clause: clause?, position }),
            1 => Some(Promise::Adopt { document }),
            2 => Some(Promise::Join { document }),
            _ => Some(Promise::Pay { points: self.points }),
        }
    }
}

impl NegotiationMemory {
    /// The document looked at; the first on the table if none is. Forgets what another seat or round has drawn up.
    pub(super) fn open<'a>(&mut self, table: &Table<'a>) -> Option<&'a DocumentView> {
        let about = Some((table.round(), table.seat));
        if self.about != about {
            let (document, clause) = (self.document, self.clause);
            *self = Self { about, document, clause, ..Self::default() };
            self.reset_position(table);
        }
        let documents = &table.view.documents;
        let known = documents.iter().find(|seen| Some(seen.document) == self.document);
        let seen = known.or(documents.iter().find(|seen| seen.is_on_the_table)).or(documents.first())?;
        self.document = Some(seen.document);
        if !seen.clauses.iter().any(|clause| Some(clause.clause) == self.clause) {
            self.clause = seen.clauses.first().map(|clause| clause.clause);
            (self.reserving, self.interpreting) = (ClauseSet::EMPTY, ClauseSet::EMPTY);
            self.reset_position(table);
        }
        Some(seen)
    }

    pub(super) fn turn_to(&mut self, document: DocumentId) {
        self.document = Some(document);
    }

    pub(super) fn turn_to_next(&mut self, table: &Table<'_>) {
        let ids = || table.view.documents.iter().map(|seen| seen.document);
        let after = ids().skip_while(|document| Some(*document) != self.document).nth(1);
        self.document = after.or_else(|| ids().next());
    }

    /// The clause looked at.
    pub(super) fn clause(&self) -> Option<ClauseId> {
        self.clause
    }

    /// The clause looked at, as it stands.
    pub(super) fn clause_in<'a>(&self, seen: &'a DocumentView) -> Option<&'a ClauseView> {
        seen.clauses.iter().find(|clause| Some(clause.clause) == self.clause)
    }

    pub(super) fn look_at(&mut self, table: &Table<'_>, clause: ClauseId) {
        if self.clause.replace(clause) != Some(clause) {
            self.is_fresh = true;
            self.reset_position(table);
        }
    }

    /// Looks at the clause so many places further down, or up.
    pub(super) fn step(&mut self, table: &Table<'_>, seen: &DocumentView, down: isize) {
        let at = seen.clauses.iter().position(|clause| Some(clause.clause) == self.clause).unwrap_or(0);
        if let Some(next) = at.checked_add_signed(down).and_then(|next| seen.clauses.get(next)) {
            self.look_at(table, next.clause);
        }
    }

    /// Whether the clause looked at has not been shown since it was chosen.
    pub(super) fn take_fresh(&mut self) -> bool {
        std::mem::take(&mut self.is_fresh)
    }

    /// The slot for a text starts where the seat asks for it to lie, or else where it lies.
    fn reset_position(&mut self, table: &Table<'_>) {
        let clauses = table.view.documents.iter().flat_map(|seen| &seen.clauses);
        let clause = clauses.into_iter().find(|clause| Some(clause.clause) == self.clause);
        let ask = |clause: &ClauseView| table.ask(clause.clause).map(|ask| ask.position);
        self.position = clause.map_or(0.0, |clause| ask(clause).unwrap_or(clause.position)).round();
    }

    /// Whose consent counted at the end of each round, worked out once for a state of the game.
    pub(super) fn consents(&mut self, table: &Table<'_>, document: DocumentId) -> &[(Round, ActorSet)] {
        let kept = self.consents.take().filter(|(edition, of, _)| (*edition, *of) == (table.edition(), document));
        let fresh = || (table.edition(), document, table.consents(document));
        &self.consents.insert(kept.unwrap_or_else(fresh)).2
    }

    /// Who may yet join, worked out once for a state of the game.
    pub(super) fn outlook(&mut self, table: &Table<'_>, document: DocumentId) -> &[Outlook] {
        let kept = self.outlook.take().filter(|(edition, of, _)| (*edition, *of) == (table.edition(), document));
        let fresh = || (table.edition(), document, table.outlook(document));
        &self.outlook.insert(kept.unwrap_or_else(fresh)).2
    }

    /// Why an actor voted and joined, or did not, worked out once for a state of the game.
    pub(super) fn treaties(&mut self, table: &Table<'_>, actor: ActorId, document: DocumentId) -> &Treaties {
        let key = (table.edition(), document, actor);
        let kept = self.treaties.take().filter(|(edition, about, of, _)| (*edition, *about, *of) == key);
        let fresh = || (key.0, document, actor, table.treaties(actor, document));
        &self.treaties.insert(kept.unwrap_or_else(fresh)).3
    }

    /// Where a clause would settle, with the draft in it if the seat drafts another text than it asks for; and whether it
    /// does. Worked out once for a state of the game and a draft.
    pub(super) fn settling(&mut self, table: &Table<'_>, clause: ClauseId) -> (bool, Option<&Settling>) {
        let asked = table.ask(clause);
        let draft = asked.filter(|ask| (ask.position - self.position).abs() >= 0.5);
        let draft = draft.map(|ask| Ask { position: self.position, ..ask });
        let key = (table.edition(), clause, draft);
        let kept = self.settling.take().filter(|(edition, of, with, _)| (*edition, *of, *with) == key);
        let fresh = || (key.0, clause, draft, table.settling(clause, draft));
        (draft.is_some(), self.settling.insert(kept.unwrap_or_else(fresh)).3.as_ref())
    }

    /// Who has voted on a document or weighed it, worked out once for a state of the game.
    pub(super) fn choosers(&mut self, table: &Table<'_>, document: DocumentId) -> ActorSet {
        let kept = self.choosers.take().filter(|(edition, of, _)| (*edition, *of) == (table.edition(), document));
        let fresh = || (table.edition(), document, table.choosers(document));
        self.choosers.insert(kept.unwrap_or_else(fresh)).2
    }
}
