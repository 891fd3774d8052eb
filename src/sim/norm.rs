//! Norms of responsible behaviour: what attacks breach, and what clauses protect.

use super::quantity::Share;

/// A norm of responsible behaviour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Norm {
    /// How strong it is before the game: the chance that a breach is felt as one.
    pub strength: Share,
}
