//! A motion: what a seat wants of a document, as an order is what it wants about an incident. Data only.

use serde::{Deserialize, Serialize};

use super::clause_set::ClauseSet;
use super::deal::Promise;
use super::standing::Wording;
use crate::sim::choice::TIE;
use crate::sim::event::{Ids, Lexicon, Naming};
use crate::sim::id::DocumentId;
use crate::sim::quantity::Points;
use crate::sim::setting::Setting;

/// For, against, or neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// For it.
    For,
    /// Against it.
    Against,
    /// Neither.
    #[default]
    Silent,
}

impl Voice {
    /// How a machine votes on what is worth so much to it.
    #[must_use]
    pub fn of_worth(worth: Points) -> Self {
        match worth.get() {
            worth if worth > TIE => Self::For,
            worth if worth < -TIE => Self::Against,
            _ => Self::Silent,
        }
    }
}

/// A motion of one seat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[serde(bound(
    serialize = "N::Actor: Serialize, N::Document: Serialize, N::Clause: Serialize, N::Clauses: Serialize",
    deserialize = "N::Actor: Deserialize<'de>, N::Document: Deserialize<'de>, N::Clause: Deserialize<'de>, \
                   N::Clauses: Deserialize<'de>"
))]
pub enum Motion<N: Naming = Ids> {
    /// Puts a text for a clause on the table, or amends it.
    Propose {
        /// The clause.
        clause: N::Clause,
        /// Where the text lies, 0 to 100.
        position: f64,
    },
    /// Brackets a clause, declares it clean, parks it, or takes it up again. To park it is to object to it.
    Mark {
        /// The clause.
        clause: N::Clause,
        /// What becomes of it.
        wording: Wording,
    },
    /// Folds one clause into another of the same effect, and objects to it as it was.
    Merge {
        /// The clause that goes.
        clause: N::Clause,
        /// The clause that stays.
        into: N::Clause,
    },
    /// Splits a clause off into the document that is there for it, and objects to it where it was.
    Split {
        /// The clause.
        clause: N::Clause,
    },
    /// Stands behind a clause.
    Sponsor {
        /// The clause.
        clause: N::Clause,
    },
    /// Speaks for or against a clause, or takes that back.
    Speak {
        /// The clause.
        clause: N::Clause,
        /// How.
        voice: Voice,
    },
    /// Asks the table to decide.
    CallVote {
        /// On which document.
        document: N::Document,
    },
    /// Asks that the documents of a package be decided each by itself.
    Divide {
        /// One of them.
        document: N::Document,
    },
    /// Objects to that.
    Bind {
        /// One of them.
        document: N::Document,
    },
    /// Speaks for or against adopting a document, or takes that back.
    Vote {
        /// The document.
        document: N::Document,
        /// How.
        voice: Voice,
    },
    /// Signs or endorses what was adopted.
    Sign {
        /// The document.
        document: N::Document,
        /// The clauses that it keeps out of.
        reserving: N::Clauses,
        /// The clauses that it says how it reads.
        interpreting: N::Clauses,
    },
    /// Stays out, on purpose.
    StayOut {
        /// Of which document.
        document: N::Document,
    },
    /// Ratifies what it signed, or accedes to what it did not.
    Ratify {
        /// The document.
        document: N::Document,
    },
    /// Takes an endorsement back, or gives notice.
    Withdraw {
        /// Of which document.
        document: N::Document,
    },
    /// Moves to put another out, or speaks for it.
    Expel {
        /// Of which document.
        document: N::Document,
        /// Whom.
        whom: N::Actor,
    },
    /// Speaks against putting another out.
    Keep {
        /// In which document.
        document: N::Document,
        /// Whom.
        whom: N::Actor,
    },
    /// Offers promises for promises.
    Offer {
        /// To whom.
        to: N::Actor,
        /// What the one who offers promises.
        gives: Vec<Promise<N>>,
        /// What it asks the other to promise.
        takes: Vec<Promise<N>>,
    },
    /// Accepts or declines an offer that was made to it.
    Answer {
        /// The number of the deal, from 1.
        deal: u16,
        /// Whether it accepts.
        accepts: bool,
    },
    /// Pays what it promised, and what is due.
    Pay {
        /// The number of the deal, from 1.
        deal: u16,
    },
    /// Objects to another's reservations: the document does not apply between the two.
    Object {
        /// The document.
        document: N::Document,
        /// Whose.
        to: N::Actor,
    },
}

impl Motion {
    /// The document that it is about; none for a deal, which may be about several.
    #[must_use]
    pub fn document(&self, setting: &Setting) -> Option<DocumentId> {
        Some(match self {
            Self::Offer { .. } | Self::Answer { .. } | Self::Pay { .. } => return None,
            Self::Propose { clause, .. }
            | Self::Mark { clause, .. }
            | Self::Merge { clause, .. }
            | Self::Split { clause }
            | Self::Sponsor { clause }
            | Self::Speak { clause, .. } => setting.clause(*clause).document,
            Self::CallVote { document }
            | Self::Divide { document }
            | Self::Bind { document }
            | Self::Vote { document, .. }
            | Self::Sign { document, .. }
            | Self::StayOut { document }
            | Self::Ratify { document }
            | Self::Withdraw { document }
            | Self::Expel { document, .. }
            | Self::Keep { document, .. }
            | Self::Object { document, .. } => *document,
        })
    }
}

impl Motion {
    /// Whether nobody can mean both of two motions in one round: one of them undoes the other.
    #[must_use]
    pub fn contradicts(&self, other: &Self) -> bool {
        self.undoes(other) || other.undoes(self) || self.disputes(other) || other.disputes(self)
    }

    /// One half of [`contradicts`](Self::contradicts).
    fn undoes(&self, other: &Self) -> bool {
        use Motion::{
            Answer, Bind, Divide, Expel, Keep, Mark, Merge, Propose, Ratify, Sign, Speak, Split, StayOut, Vote,
            Withdraw,
        };
        match (self, other) {
            (Propose { clause, .. }, Propose { clause: same, .. })
            | (
                Mark { clause, .. } | Merge { clause, .. } | Split { clause },
                Mark { clause: same, .. } | Merge { clause: same, .. } | Split { clause: same },
            )
            | (Speak { clause, .. }, Speak { clause: same, .. }) => clause == same && self != other,
            (Vote { document, .. }, Vote { document: same, .. })
            | (Sign { document, .. }, Sign { document: same, .. }) => document == same && self != other,
            (
                StayOut { document } | Withdraw { document },
                Sign { document: same, .. } | Ratify { document: same },
            ) => document == same,
            (Answer { deal, .. }, Answer { deal: same, .. }) => deal == same && self != other,
            (Divide { document }, Bind { document: same }) => document == same,
            (Expel { document, whom }, Keep { document: same, whom: one }) => (document, whom) == (same, one),
            _ => false,
        }
    }

    /// Whether it objects to a clause to which the other has no objection, or that the other stands behind, or sets aside a
    /// clause that the other folds another into. Who brackets a clause or sets it aside objects to it. A clause that is
    /// merged or split off takes its sponsors along, so one can stand behind it, too; and one can ask for another text of
    /// what one objects to.
    fn disputes(&self, other: &Self) -> bool {
        use Motion::{Mark, Merge, Speak, Split, Sponsor};
        use Wording::{Bracketed, Clean, Parked, Proposed};
        match (self, other) {
            (
                Speak { clause, voice: Voice::Against }
                | Mark { clause, wording: Bracketed | Parked }
                | Merge { clause, .. }
                | Split { clause },
                Speak { clause: same, voice: Voice::For | Voice::Silent }
                | Mark { clause: same, wording: Proposed | Clean },
            )
            | (
                Speak { clause, voice: Voice::Against } | Mark { clause, wording: Bracketed | Parked },
                Sponsor { clause: same },
            )
            | (
                Mark { clause, wording: Parked } | Merge { clause, .. } | Split { clause },
                Merge { into: same, .. },
            ) => clause == same,
            _ => false,
        }
    }

    /// Whether it signs a document.
    #[must_use]
    pub fn signs(&self, document: DocumentId) -> bool {
        matches!(self, Self::Sign { document: signed, .. } if *signed == document)
    }

    /// A signature without reservations or declarations.
    #[must_use]
    pub fn signature(document: DocumentId) -> Self {
        Self::Sign { document, reserving: ClauseSet::EMPTY, interpreting: ClauseSet::EMPTY }
    }

    /// The same act of consent, or its end, about another document: a signature without reservations, a ratification, a
    /// withdrawal; none for any other motion.
    #[must_use]
    pub fn about(&self, document: DocumentId) -> Option<Self> {
        if matches!(self, Self::Sign { .. }) {
            Some(Self::signature(document))
        } else if matches!(self, Self::Ratify { .. }) {
            Some(Self::Ratify { document })
        } else {
            matches!(self, Self::Withdraw { .. }).then_some(Self::Withdraw { document })
        }
    }

    /// Whether it parts with a document: stays out of it, or leaves it.
    #[must_use]
    pub fn shuns(&self, document: DocumentId) -> bool {
        matches!(self, Self::StayOut { document: shunned } | Self::Withdraw { document: shunned } if *shunned == document)
    }

    /// Whether it is about what another party has done: its reservations, or its place in the document.
    #[must_use]
    pub fn is_about_another(&self) -> bool {
        matches!(self, Self::Object { .. } | Self::Expel { .. } | Self::Keep { .. })
    }
}

impl<N: Naming> Motion<N> {
    /// The same motion under other names.
    ///
    /// # Errors
    /// A name has no counterpart.
    pub fn rename<T: Naming, L: Lexicon<N, T>>(self, lexicon: &L) -> Result<Motion<T>, L::Error> {
        let (on, of) = (|clause| lexicon.clause(clause), |document| lexicon.document(document));
        Ok(match self {
            Self::Propose { clause, position } => Motion::Propose { clause: on(clause)?, position },
            Self::Mark { clause, wording } => Motion::Mark { clause: on(clause)?, wording },
            Self::Merge { clause, into } => Motion::Merge { clause: on(clause)?, into: on(into)? },
            Self::Split { clause } => Motion::Split { clause: on(clause)? },
            Self::Sponsor { clause } => Motion::Sponsor { clause: on(clause)? },
            Self::Speak { clause, voice } => Motion::Speak { clause: on(clause)?, voice },
            Self::CallVote { document } => Motion::CallVote { document: of(document)? },
            Self::Divide { document } => Motion::Divide { document: of(document)? },
            Self::Bind { document } => Motion::Bind { document: of(document)? },
            Self::Vote { document, voice } => Motion::Vote { document: of(document)?, voice },
            Self::Sign { document, reserving, interpreting } => Motion::Sign {
                document: of(document)?,
                reserving: lexicon.clauses(reserving)?,
                interpreting: lexicon.clauses(interpreting)?,
            },
            Self::StayOut { document } => Motion::StayOut { document: of(document)? },
            Self::Ratify { document } => Motion::Ratify { document: of(document)? },
            Self::Withdraw { document } => Motion::Withdraw { document: of(document)? },
            Self::Offer { to, gives, takes } => Motion::Offer {
                to: lexicon.actor(to)?,
                gives: Promise::rename_all(gives, lexicon)?,
                takes: Promise::rename_all(takes, lexicon)?,
            },
            Self::Expel { document, whom } => Motion::Expel { document: of(document)?, whom: lexicon.actor(whom)? },
            Self::Keep { document, whom } => Motion::Keep { document: of(document)?, whom: lexicon.actor(whom)? },
            Self::Answer { deal, accepts } => Motion::Answer { deal, accepts },
            Self::Pay { deal } => Motion::Pay { deal },
            Self::Object { document, to } => Motion::Object { document: of(document)?, to: lexicon.actor(to)? },
        })
    }
}
