//! Norms and what the scenario's treaty says from the start. The negotiation of texts builds on this.

use super::id::ActorSet;
use super::quantity::Share;

/// A norm of responsible behaviour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Norm {
    /// How strong it is before the game: the chance that a breach is felt as one.
    pub strength: Share,
}

/// A treaty that is in force from the first round.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Treaty {
    /// Who is bound.
    pub parties: ActorSet,
    /// Parties owe each other an answer to attacks of at least this severity; none if the text has no such duty.
    pub answer_from: Option<Share>,
    /// How much trust the text adds between parties when they show each other evidence.
    pub shared_evidence: Share,
}

impl Treaty {
    /// Whether two actors are both bound.
    #[must_use]
    pub fn binds_both(&self, a: super::ActorId, b: super::ActorId) -> bool {
        self.parties.contains(a) && self.parties.contains(b)
    }
}
