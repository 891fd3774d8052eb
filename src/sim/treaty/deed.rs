//! What happened at the treaty table: every fact that can change where a document stands.

use serde::{Deserialize, Serialize};

use super::accession::{Accession, Refusal};
use super::deal::Turn;
use super::motion::Voice;
use super::standing::Wording;
use crate::sim::event::{Ids, Lexicon, Naming};
use crate::sim::id::{ClauseId, DocumentId, Round};
use crate::sim::quantity::Points;
use crate::sim::setting::Setting;

/// One fact about a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[serde(bound(
    serialize = "N::Actor: Serialize, N::Actors: Serialize, N::Document: Serialize, N::Clause: Serialize, \
                 N::Clauses: Serialize, N::Incident: Serialize",
    deserialize = "N::Actor: Deserialize<'de>, N::Actors: Deserialize<'de>, N::Document: Deserialize<'de>, \
                   N::Clause: Deserialize<'de>, N::Clauses: Deserialize<'de>, N::Incident: Deserialize<'de>"
))]
#[expect(missing_docs, reason = "the fields of every deed are those of the sentence above it")]
pub enum Deed<N: Naming = Ids> {
    /// A member put a text for a clause on the table.
    Proposed { actor: N::Actor, clause: N::Clause, position: f64 },
    /// A machine asks for another text than before, to meet those who oppose the clause.
    Conceded { actor: N::Actor, clause: N::Clause, position: f64, towards: N::Actors },
    /// The red lines of these leave no text of a clause between them. Changes nothing by itself.
    Deadlocked { clause: N::Clause, between: N::Actors },
    /// A clause was bracketed, declared clean, parked or taken up again; by the table itself if by nobody.
    Marked {
        #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
        actor: Option<N::Actor>,
        clause: N::Clause,
        wording: Wording,
    },
    /// A member folded one clause into another, which its sponsors stand behind, too; it was parked.
    Merged { actor: N::Actor, clause: N::Clause, into: N::Clause },
    /// A member split a clause off into another document, with its text, its sponsors and all words; it was parked.
    Split { actor: N::Actor, clause: N::Clause, into: N::Clause },
    /// The table works again on a clause that was split off: it falls out of the other document.
    Rejoined { clause: N::Clause, from: N::Clause },
    /// A member stood behind a clause.
    Sponsored { actor: N::Actor, clause: N::Clause },
    /// A member spoke for or against a clause.
    Spoke { actor: N::Actor, clause: N::Clause, voice: Voice },
    /// Members stand so on a clause as it is worded now.
    Sounded { clause: N::Clause, for_it: N::Actors, against: N::Actors },
    /// The text of a clause moved to where rival positions meet.
    TextSettled { clause: N::Clause, position: f64 },
    /// A vote was called; it is decided at the end of a round. By the calendar if by nobody.
    VoteCalled {
        #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
        actor: Option<N::Actor>,
        document: N::Document,
        ends: Round,
    },
    /// A member spoke for or against adopting a document.
    Voted { actor: N::Actor, document: N::Document, voice: Voice },
    /// A member asked that the documents of a package be decided each by itself.
    DivisionMoved { actor: N::Actor, document: N::Document },
    /// A member objected to that.
    DivisionOpposed { actor: N::Actor, document: N::Document },
    /// A package was divided, or was not.
    DivisionDecided { document: N::Document, for_it: N::Actors, against: N::Actors, carried: bool },
    /// The table took a clause into the text, or dropped it.
    ClauseDecided { clause: N::Clause, for_it: N::Actors, against: N::Actors, carried: bool },
    /// The table adopted a document.
    Adopted { document: N::Document, for_it: N::Actors, against: N::Actors },
    /// A document did not carry, and took the others of its package down with it. Changes nothing by itself.
    Sank { document: N::Document },
    /// The table did not adopt a document.
    Failed { document: N::Document, for_it: N::Actors, against: N::Actors },
    /// An actor weighed whether to be part of a document. Changes nothing by itself.
    Weighed {
        actor: N::Actor,
        document: N::Document,
        accession: Accession,
        #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
        refusal: Option<Refusal<N>>,
    },
    /// An actor signed or endorsed a document.
    Signed { actor: N::Actor, document: N::Document, reserving: N::Clauses, interpreting: N::Clauses },
    /// An actor stayed out of a document, on purpose. Changes nothing by itself.
    StayedOut { actor: N::Actor, document: N::Document },
    /// An actor ratified a document, or acceded to it.
    Ratified { actor: N::Actor, document: N::Document },
    /// An actor objected to another's reservations.
    Objected { actor: N::Actor, document: N::Document, to: N::Actor },
    /// An actor took its endorsement back, or gave notice. What that costs it in standing: by the book, nothing.
    Withdrew {
        actor: N::Actor,
        document: N::Document,
        effective: Round,
        #[serde(default, skip_serializing_if = "is_nothing")]
        cost: Points,
    },
    /// A party moved to put another out.
    ExpulsionMoved { actor: N::Actor, document: N::Document, whom: N::Actor },
    /// A party spoke against putting another out.
    ExpulsionOpposed { actor: N::Actor, document: N::Document, whom: N::Actor },
    /// The others put a party out, or did not.
    ExpulsionDecided { document: N::Document, whom: N::Actor, for_it: N::Actors, against: N::Actors, carried: bool },
    /// A motion came too late: what it was about had changed. Changes nothing.
    Overtaken { actor: N::Actor, document: N::Document },
    /// A document is in force for these from now on, and for those it bound before.
    EnteredIntoForce { document: N::Document, parties: N::Actors },
    /// A withdrawal took effect.
    Left { actor: N::Actor, document: N::Document },
    /// Something happened to a deal; the first of a game is number 1.
    Bargained { deal: u16, turn: Turn<N> },
    /// Those whom a clause binds passed skills on to these.
    Taught { clause: N::Clause, actors: N::Actors },
    /// Inspectors found that an actor is behind a breach of a clause; those whom it binds hear of it.
    Uncovered { actor: N::Actor, clause: N::Clause, incident: N::Incident },
    /// The parties reviewed a document: it goes on, or lapses when the next round opens.
    Reviewed { document: N::Document, for_it: N::Actors, against: N::Actors, silent: N::Actors, carried: bool },
    /// A document ran out.
    Lapsed { document: N::Document },
    /// Parties announced that another had breached a clause.
    Breached { actor: N::Actor, clause: N::Clause, incident: N::Incident, cost: Points },
}

/// Whether nothing is lost by it.
fn is_nothing(points: &Points) -> bool {
    *points == Points::ZERO
}

impl Deed {
    /// The document that it is about; none for a deal, which may be about several.
    #[must_use]
    pub fn document(&self, setting: &Setting) -> Option<DocumentId> {
        let of = |clause: &ClauseId| setting.clause(*clause).document;
        Some(match self {
            Self::Bargained { .. } => return None,
            Self::Proposed { clause, .. }
            | Self::Conceded { clause, .. }
            | Self::Deadlocked { clause, .. }
            | Self::Marked { clause, .. }
            | Self::Merged { clause, .. }
            | Self::Split { clause, .. }
            | Self::Rejoined { clause, .. }
            | Self::Sponsored { clause, .. }
            | Self::Spoke { clause, .. }
            | Self::Sounded { clause, .. }
            | Self::TextSettled { clause, .. }
            | Self::ClauseDecided { clause, .. }
            | Self::Taught { clause, .. }
            | Self::Uncovered { clause, .. }
            | Self::Breached { clause, .. } => of(clause),
            Self::VoteCalled { document, .. }
            | Self::Voted { document, .. }
            | Self::DivisionMoved { document, .. }
            | Self::DivisionOpposed { document, .. }
            | Self::DivisionDecided { document, .. }
            | Self::Sank { document }
            | Self::Adopted { document, .. }
            | Self::Failed { document, .. }
            | Self::Weighed { document, .. }
            | Self::Signed { document, .. }
            | Self::StayedOut { document, .. }
            | Self::Ratified { document, .. }
            | Self::Objected { document, .. }
            | Self::Withdrew { document, .. }
            | Self::ExpulsionMoved { document, .. }
            | Self::ExpulsionOpposed { document, .. }
            | Self::ExpulsionDecided { document, .. }
            | Self::Overtaken { document, .. }
            | Self::EnteredIntoForce { document, .. }
            | Self::Left { document, .. }
            | Self::Reviewed { document, .. }
            | Self::Lapsed { document } => *document,
        })
    }
}

impl<N: Naming> Deed<N> {
    /// The same deed under other names.
    ///
    /// # Errors
    /// A name has no counterpart.
    #[expect(clippy::too_many_lines, reason = "one arm a deed; splitting it would hide that it is a table")]
    pub fn rename<T: Naming, L: Lexicon<N, T>>(self, to: &L) -> Result<Deed<T>, L::Error> {
        let (one, set) = (|actor| to.actor(actor), |actors| to.actors(actors));
        let (on, of) = (|clause| to.clause(clause), |document| to.document(document));
        let maybe = |actor: Option<N::Actor>| actor.map(|actor| to.actor(actor)).transpose();
        Ok(match self {
            Self::Proposed { actor, clause, position } => {
                Deed::Proposed { actor: one(actor)?, clause: on(clause)?, position }
            }
            Self::Conceded { actor, clause, position, towards } => {
                Deed::Conceded { actor: one(actor)?, clause: on(clause)?, position, towards: set(towards)? }
            }
            Self::Deadlocked { clause, between } => Deed::Deadlocked { clause: on(clause)?, between: set(between)? },
            Self::Marked { actor, clause, wording } => {
                Deed::Marked { actor: maybe(actor)?, clause: on(clause)?, wording }
            }
            Self::Merged { actor, clause, into } => {
                Deed::Merged { actor: one(actor)?, clause: on(clause)?, into: on(into)? }
            }
            Self::Split { actor, clause, into } => {
                Deed::Split { actor: one(actor)?, clause: on(clause)?, into: on(into)? }
            }
            Self::Rejoined { clause, from } => Deed::Rejoined { clause: on(clause)?, from: on(from)? },
            Self::Sponsored { actor, clause } => Deed::Sponsored { actor: one(actor)?, clause: on(clause)? },
            Self::Spoke { actor, clause, voice } => Deed::Spoke { actor: one(actor)?, clause: on(clause)?, voice },
            Self::Sounded { clause, for_it, against } => {
                Deed::Sounded { clause: on(clause)?, for_it: set(for_it)?, against: set(against)? }
            }
            Self::TextSettled { clause, position } => Deed::TextSettled { clause: on(clause)?, position },
            Self::VoteCalled { actor, document, ends } => {
                Deed::VoteCalled { actor: maybe(actor)?, document: of(document)?, ends }
            }
            Self::Voted { actor, document, voice } => {
                Deed::Voted { actor: one(actor)?, document: of(document)?, voice }
            }
            Self::DivisionMoved { actor, document } => {
                Deed::DivisionMoved { actor: one(actor)?, document: of(document)? }
            }
            Self::DivisionOpposed { actor, document } => {
                Deed::DivisionOpposed { actor: one(actor)?, document: of(document)? }
            }
            Self::DivisionDecided { document, for_it, against, carried } => Deed::DivisionDecided {
                document: of(document)?,
                for_it: set(for_it)?,
                against: set(against)?,
                carried,
            },
            Self::Sank { document } => Deed::Sank { document: of(document)? },
            Self::ClauseDecided { clause, for_it, against, carried } => {
                Deed::ClauseDecided { clause: on(clause)?, for_it: set(for_it)?, against: set(against)?, carried }
            }
            Self::Adopted { document, for_it, against } => {
                Deed::Adopted { document: of(document)?, for_it: set(for_it)?, against: set(against)? }
            }
            Self::Failed { document, for_it, against } => {
                Deed::Failed { document: of(document)?, for_it: set(for_it)?, against: set(against)? }
            }
            Self::Weighed { actor, document, accession, refusal } => Deed::Weighed {
                actor: one(actor)?,
                document: of(document)?,
                accession,
                refusal: refusal.map(|refusal| refusal.rename(to)).transpose()?,
            },
            Self::Signed { actor, document, reserving, interpreting } => Deed::Signed {
                actor: one(actor)?,
                document: of(document)?,
                reserving: to.clauses(reserving)?,
                interpreting: to.clauses(interpreting)?,
            },
            Self::StayedOut { actor, document } => Deed::StayedOut { actor: one(actor)?, document: of(document)? },
            Self::Ratified { actor, document } => Deed::Ratified { actor: one(actor)?, document: of(document)? },
            Self::Objected { actor, document, to: whom } => {
                Deed::Objected { actor: one(actor)?, document: of(document)?, to: one(whom)? }
            }
            Self::Withdrew { actor, document, effective, cost } => {
                Deed::Withdrew { actor: one(actor)?, document: of(document)?, effective, cost }
            }
            Self::ExpulsionMoved { actor, document, whom } => {
                Deed::ExpulsionMoved { actor: one(actor)?, document: of(document)?, whom: one(whom)? }
            }
            Self::ExpulsionOpposed { actor, document, whom } => {
                Deed::ExpulsionOpposed { actor: one(actor)?, document: of(document)?, whom: one(whom)? }
            }
            Self::ExpulsionDecided { document, whom, for_it, against, carried } => Deed::ExpulsionDecided {
                document: of(document)?,
                whom: one(whom)?,
                for_it: set(for_it)?,
                against: set(against)?,
                carried,
            },
            Self::Overtaken { actor, document } => Deed::Overtaken { actor: one(actor)?, document: of(document)? },
            Self::EnteredIntoForce { document, parties } => {
                Deed::EnteredIntoForce { document: of(document)?, parties: set(parties)? }
            }
            Self::Left { actor, document } => Deed::Left { actor: one(actor)?, document: of(document)? },
            Self::Bargained { deal, turn } => Deed::Bargained { deal, turn: turn.rename(to)? },
            Self::Taught { clause, actors } => Deed::Taught { clause: on(clause)?, actors: set(actors)? },
            Self::Uncovered { actor, clause, incident } => {
                Deed::Uncovered { actor: one(actor)?, clause: on(clause)?, incident: to.incident(incident)? }
            }
            Self::Reviewed { document, for_it, against, silent, carried } => Deed::Reviewed {
                document: of(document)?,
                for_it: set(for_it)?,
                against: set(against)?,
                silent: set(silent)?,
                carried,
            },
            Self::Lapsed { document } => Deed::Lapsed { document: of(document)? },
            Self::Breached { actor, clause, incident, cost } => {
                Deed::Breached { actor: one(actor)?, clause: on(clause)?, incident: to.incident(incident)?, cost }
            }
        })
    }
}
