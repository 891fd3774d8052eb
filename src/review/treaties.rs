//! What an actor made of documents: how it voted on them and on their going on, and whether it is part of them, each with why.

use super::ballot::{Ballot, ballot};
use super::consent::{Consent, consent};
use super::renewal::{Renewal, renewal};
use crate::play::Game;
use crate::sim::{ActorId, DocumentId, Round};

/// The cards of one actor about documents, in the order of these.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Treaties {
    /// Its votes.
    pub ballots: Vec<Ballot>,
    /// Its votes at reviews.
    pub renewals: Vec<Renewal>,
    /// Its joining and staying out.
    pub consents: Vec<Consent>,
}

/// What an actor had decided by a round about one document, or about all if none is named.
#[must_use]
pub fn treaties(game: &Game, actor: ActorId, document: Option<DocumentId>, round: Round) -> Treaties {
    let asked = |id: &DocumentId| document.is_none_or(|document| document == *id);
    let documents = || game.setting().document_ids().filter(asked);
    Treaties {
        ballots: documents().filter_map(|document| ballot(game, actor, document, round)).collect(),
        renewals: documents().filter_map(|document| renewal(game, actor, document, round)).collect(),
        consents: documents().filter_map(|document| consent(game, actor, document, round).ok()).collect(),
    }
}

impl Treaties {
    /// Whether it had decided nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ballots.is_empty() && self.renewals.is_empty() && self.consents.is_empty()
    }

    /// The cards as texts, votes first.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let votes = self.ballots.iter().map(Ballot::to_text).chain(self.renewals.iter().map(Renewal::to_text));
        votes.chain(self.consents.iter().map(Consent::to_text))
    }
}
