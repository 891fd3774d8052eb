//! What a text of a clause would be before anybody proposes it: its words next to those that stand, how firmly it would
//! bind, and who could live with it. A reading of the model: a government may say otherwise.

use super::words::treaty::strength;
use super::words::{Words, count};
use crate::play::Game;
use crate::scenario::slots::Piece;
use crate::sim::treaty::Strength;
use crate::sim::{ActorId, ActorSet, ClauseId};

/// A text of a clause that is thought of.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What it says, piece by piece, and whether that is new next to the text that stands.
    pub pieces: Vec<(Piece, bool)>,
    /// How firmly it would bind.
    pub strength: Strength,
    /// The members that could bring it home.
    pub within: ActorSet,
    /// The members that could not.
    pub beyond: ActorSet,
    /// Of those, for whom it lies beyond a red line.
    pub opposed: ActorSet,
}

/// What a text of a clause would be that lies at `position`, from 0 to 100.
#[must_use]
pub fn proposal(game: &Game, clause: ClauseId, position: f64) -> Proposal {
    let (words, facts) = (Words(game.scenario()), game.setting().clause(clause));
    let stands = words.clause_pieces(clause, game.situation().texts().clause(clause).position);
    let pieces = words.clause_pieces(clause, position).into_iter().zip(stands);
    let voters = game.setting().voters(facts.document);
    let accepts = |actor: &ActorId| facts.preference(*actor).accepts(position);
    let within: ActorSet = voters.iter().filter(accepts).collect();
    let beyond = voters.difference(within);
    Proposal {
        pieces: pieces.map(|(piece, stood)| (piece.clone(), piece != stood)).collect(),
        strength: facts.strength_at(position),
        within,
        beyond,
        opposed: beyond.iter().filter(|actor| facts.preference(*actor).red_line).collect(),
    }
}

impl Proposal {
    /// Whether it says anything that does not stand already.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.pieces.iter().any(|(_, is_new)| *is_new)
    }

    /// Its words, those that are new in angle quotes: "«Keep to a code» on offence."
    #[must_use]
    pub fn marked(&self) -> String {
        let mark = |(piece, is_new): &(Piece, bool)| match is_new {
            true => format!("«{}»", piece.words),
            false => piece.words.clone(),
        };
        self.pieces.iter().map(mark).collect()
    }

    /// How firmly it would bind and who could live with it: "best practice; by the model, 2 of 7 members could live with
    /// it: …".
    #[must_use]
    pub fn told(&self, words: Words<'_>) -> String {
        let members = count(self.within.union(self.beyond).len(), "member", "members");
        let within = match (self.within.is_empty(), self.beyond.is_empty()) {
            (true, _) => format!("none of {members} could live with it"),
            (false, true) => format!("all of {members} could live with it"),
            (false, false) => {
                format!("{} of {members} could live with it: {}", self.within.len(), words.set(self.within))
            }
        };
        let opposed = match self.opposed.is_empty() {
            true => String::new(),
            false => format!("; it is beyond a red line of {}", words.set(self.opposed)),
        };
        format!("{}; by the model, {within}{opposed}", strength(self.strength))
    }
}
