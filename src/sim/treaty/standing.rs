//! Where a document, a clause and each actor's part in them stand.

use serde::{Deserialize, Serialize};

use crate::sim::id::{ActorSet, Round};

/// What has become of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Its text is still open.
    #[default]
    Open,
    /// The venue adopted it; actors may sign.
    Adopted,
    /// The venue did not adopt it in time.
    Failed,
    /// It ran out.
    Lapsed,
}

/// What has become of the text of a clause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wording {
    /// On the table; nobody has said whether it can stand.
    #[default]
    Proposed,
    /// Disputed: somebody cannot live with it as it is.
    Bracketed,
    /// Undisputed.
    Clean,
    /// Set aside: nobody works on it until it is taken up again, by a member or because it would carry all the same.
    Parked,
    /// Part of the adopted text.
    Adopted,
    /// Out of the text for good.
    Dropped,
}

impl Wording {
    /// Whether its text may still change.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::Bracketed | Self::Clean | Self::Parked)
    }

    /// Whether the table works on it: its text may still change, and it was not set aside.
    #[must_use]
    pub fn is_worked_on(self) -> bool {
        self.is_open() && self != Self::Parked
    }
}

/// How an actor stands to a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Not part of it.
    #[default]
    Out,
    /// Sits where it is negotiated.
    AtTable,
    /// Has signed or endorsed it.
    Signed,
    /// Has ratified it, or acceded to it.
    Ratified,
    /// Has left it, or announced that it does.
    Withdrawn,
    /// Was put out by the others.
    Expelled,
}

/// One actor's part in one document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// How it stands to it.
    pub status: Status,
    /// Since when.
    pub since: Round,
    /// Whether the document binds it now.
    pub is_bound: bool,
    /// When its withdrawal takes effect, once it has announced one.
    pub leaves: Option<Round>,
    /// Who objects to its reservations: between them and it the document does not apply.
    pub objectors: ActorSet,
    /// The round at whose end the others decide whether to put it out, once somebody has moved it.
    pub expulsion: Option<Round>,
    /// Who has moved to put it out, until that is decided.
    pub expellers: ActorSet,
    /// Who has spoken for keeping it, until that is decided.
    pub keepers: ActorSet,
    /// How many breaches of it the others had before them when they last voted on putting it out.
    pub judged: u16,
}

impl Party {
    /// Whether it has signed, endorsed or ratified the document, and not left it.
    #[must_use]
    pub fn is_in(&self) -> bool {
        matches!(self.status, Status::Signed | Status::Ratified)
    }

    /// Takes a motion to put it out off the table: it was decided.
    pub(in crate::sim) fn close_expulsion(&mut self) {
        (self.expulsion, self.expellers, self.keepers) = (None, ActorSet::EMPTY, ActorSet::EMPTY);
    }
}
