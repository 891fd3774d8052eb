//! Who was put out of which document, by whose votes, and what followed.

use super::words::{Words, sentence};
use crate::play::Game;
use crate::sim::apply::apply;
use crate::sim::treaty::{Deed, Party};
use crate::sim::{ActorId, ActorSet, DocumentId, Event, Round, Situation};

/// A party that was put out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expulsion {
    /// When it was decided, and took effect.
    pub round: Round,
    /// Who was put out.
    pub actor: ActorId,
    /// Of what.
    pub document: DocumentId,
    /// Who voted for it.
    pub for_it: ActorSet,
    /// Who voted against it.
    pub against: ActorSet,
    /// How it had stood to the document until then.
    pub stood: Stood,
    /// How many others the document binds after it.
    pub left: usize,
}

/// How a party stood to a document that put it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stood {
    /// It was bound.
    Bound,
    /// It had agreed to be, and was not yet.
    Agreed,
    /// It had left before.
    Gone,
}

impl Stood {
    fn of(party: &Party) -> Self {
        if party.is_bound {
            Self::Bound
        } else if party.is_in() {
            Self::Agreed
        } else {
            Self::Gone
        }
    }
}

/// The expulsions of a game, oldest first.
#[must_use]
pub fn expulsions(game: &Game) -> Vec<Expulsion> {
    let mut situation = Situation::new(game.setting());
    let mut expulsions = Vec::new();
    for record in game.records() {
        let put_out =
            if let Event::Treaty(Deed::ExpulsionDecided { document, whom, for_it, against, carried: true }) =
                &record.event
            {
                let stood = Stood::of(situation.texts().party(*document, *whom));
                let (round, actor, document) = (record.round, *whom, *document);
                Some(Expulsion { round, actor, document, for_it: *for_it, against: *against, stood, left: 0 })
            } else {
                None
            };
        apply(&mut situation, game.setting(), &record.event);
        let left = |one: Expulsion| Expulsion { left: situation.texts().bound(one.document).len(), ..one };
        expulsions.extend(put_out.map(left));
    }
    expulsions
}

impl Expulsion {
    /// "Bel was put out of “The pact” in round 4 (2020-04-01), by 3 to 1, Cor against: its consent lapsed, it has not been
    /// bound since, and it cannot come back. The document went on for 3 others."
    #[must_use]
    pub fn told(&self, words: Words<'_>) -> String {
        let (who, what, when) = (words.actor(self.actor), words.the_document(self.document), words.round(self.round));
        let tally = words.tally_among(self.for_it, self.against, ActorSet::EMPTY);
        let lapsed = match self.stood {
            Stood::Bound => "its consent lapsed, it has not been bound since, and it cannot come back",
            Stood::Agreed => "its consent lapsed before it was bound, and it cannot come back",
            Stood::Gone => "it had left before, and cannot come back",
        };
        let left = match (self.stood, self.left) {
            (Stood::Agreed, _) => String::new(),
            (Stood::Bound | Stood::Gone, 0) => " The document binds nobody now.".to_owned(),
            (Stood::Bound | Stood::Gone, 1) => " The document went on for one other.".to_owned(),
            (Stood::Bound | Stood::Gone, left) => format!(" The document went on for {left} others."),
        };
        sentence(&format!("{who} was put out of {what} in {when}, by {tally}: {lapsed}.{left}"))
    }
}
