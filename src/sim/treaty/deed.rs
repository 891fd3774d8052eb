//! What happened at the treaty table: every fact that can change where a document stands.

use serde::{Deserialize, Serialize};

use crate::sim::event::{Ids, Lexicon, Naming};

/// One fact about a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[serde(bound(
    serialize = "N::Actor: Serialize, N::Actors: Serialize, N::Document: Serialize",
    deserialize = "N::Actor: Deserialize<'de>, N::Actors: Deserialize<'de>, N::Document: Deserialize<'de>"
))]
pub enum Deed<N: Naming = Ids> {
    /// A document is in force for these from now on, and for those it bound before.
    EnteredIntoForce {
        /// The document.
        document: N::Document,
        /// Whom it binds from now on.
        parties: N::Actors,
    },
}

impl<N: Naming> Deed<N> {
    /// The document that it is about.
    #[must_use]
    pub fn document(&self) -> &N::Document {
        match self {
            Self::EnteredIntoForce { document, .. } => document,
        }
    }

    /// The same deed under other names.
    ///
    /// # Errors
    /// A name has no counterpart.
    pub fn rename<T: Naming, L: Lexicon<N, T>>(self, lexicon: &L) -> Result<Deed<T>, L::Error> {
        Ok(match self {
            Self::EnteredIntoForce { document, parties } => {
                Deed::EnteredIntoForce { document: lexicon.document(document)?, parties: lexicon.actors(parties)? }
            }
        })
    }
}
