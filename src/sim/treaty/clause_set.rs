//! A set of clauses.

use crate::sim::id::ClauseId;

/// The most clauses that all documents of one scenario may have: a set is one machine word pair.
pub const MAX_CLAUSES: usize = 128;

/// A set of clauses, iterated in id order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClauseSet(u128);

impl ClauseSet {
    /// No clause.
    pub const EMPTY: Self = Self(0);

    /// Whether nothing is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a clause is in the set.
    #[must_use]
    pub fn contains(self, clause: ClauseId) -> bool {
        self.0 >> clause.0 & 1 == 1
    }

    /// The set with a clause in it.
    #[must_use]
    pub fn with(self, clause: ClauseId) -> Self {
        Self(self.0 | 1 << clause.0)
    }

    /// The clauses of the set in id order.
    pub fn iter(self) -> impl Iterator<Item = ClauseId> + Clone {
        (0..MAX_CLAUSES as u16).map(ClauseId).filter(move |clause| self.contains(*clause))
    }
}

impl FromIterator<ClauseId> for ClauseSet {
    fn from_iter<I: IntoIterator<Item = ClauseId>>(clauses: I) -> Self {
        clauses.into_iter().fold(Self::EMPTY, Self::with)
    }
}
