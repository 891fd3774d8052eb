//! Dense ids, sets of actors, and the slugs that logs and messages print instead.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The most actors one scenario may have: an [`ActorSet`] is one machine word pair.
pub const MAX_ACTORS: usize = 128;

/// An actor: a state, a bloc that acts as one, a firm or an NGO. Index into [`Setting::actors`](super::Setting::actors).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ActorId(pub u16);

/// An incident of the scenario, launched or not. Index into [`Setting::incidents`](super::Setting::incidents).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct IncidentId(pub u16);

/// A norm of responsible behaviour that an incident may breach. Index into [`Setting::norms`](super::Setting::norms).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct NormId(pub u16);

/// A document that is negotiated. Index into [`Setting::documents`](super::Setting::documents).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DocumentId(pub u16);

/// A place where documents are negotiated. Index into [`Setting::venues`](super::Setting::venues).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VenueId(pub u16);

/// A package of documents. Index into [`Setting::packages`](super::Setting::packages).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackageId(pub u16);

/// A clause of any document. Index into [`Setting::clauses`](super::Setting::clauses).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ClauseId(pub u16);

/// A round, counted from 1; 0 is before the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Round(pub u16);

impl ActorId {
    /// The position of this actor in every table of actors.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl IncidentId {
    /// The position of this incident in every table of incidents.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl NormId {
    /// The position of this norm in every table of norms.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl VenueId {
    /// The position of this venue in every table of venues.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl PackageId {
    /// The position of this package in every table of packages.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl DocumentId {
    /// The position of this document in every table of documents.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl ClauseId {
    /// The position of this clause in every table of clauses.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl Round {
    /// The round after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// The round so many rounds later, or the last that has a number.
    #[must_use]
    pub fn plus(self, rounds: u16) -> Self {
        Self(self.0.saturating_add(rounds))
    }
}

impl fmt::Display for Round {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A set of actors, iterated in id order. Two machine words: most scenarios use only the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ActorSet {
    low: u64,
    high: u64,
}

impl ActorSet {
    /// No actor.
    pub const EMPTY: Self = Self { low: 0, high: 0 };

    /// Every actor that there can be.
    pub const ALL: Self = Self { low: u64::MAX, high: u64::MAX };

    /// The first `count` actors.
    #[must_use]
    pub fn first(count: usize) -> Self {
        let ones = |count: usize| if count >= 64 { u64::MAX } else { (1 << count) - 1 };
        Self { low: ones(count), high: ones(count.saturating_sub(64)) }
    }

    /// Which of the eight actors from the `8 * index`th on are in the set, a bit each.
    #[inline]
    pub(super) fn octet(self, index: usize) -> u8 {
        let word = if index < 8 { self.low } else { self.high };
        (word >> (8 * (index & 7))) as u8
    }

    /// The set of one actor.
    #[inline]
    fn one(actor: ActorId) -> Self {
        let bit = 1 << (actor.0 & 63);
        if actor.0 < 64 { Self { low: bit, high: 0 } } else { Self { low: 0, high: bit } }
    }

    /// Whether `actor` is in the set.
    #[inline]
    #[must_use]
    pub fn contains(self, actor: ActorId) -> bool {
        let word = if actor.0 < 64 { self.low } else { self.high };
        word >> (actor.0 & 63) & 1 == 1
    }

    /// Whether nobody is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.low | self.high == 0
    }

    /// How many actors are in the set.
    #[must_use]
    pub fn len(self) -> usize {
        (self.low.count_ones() + self.high.count_ones()) as usize
    }

    /// The set with `actor` in it.
    #[inline]
    #[must_use]
    pub fn with(self, actor: ActorId) -> Self {
        self.union(Self::one(actor))
    }

    /// The set with `actor` out of it.
    #[inline]
    #[must_use]
    pub fn without(self, actor: ActorId) -> Self {
        self.difference(Self::one(actor))
    }

    /// A number that most different sets differ in.
    #[must_use]
    pub fn bits(self) -> u64 {
        self.low ^ self.high.rotate_left(32)
    }

    /// Puts an actor in, or takes it out.
    #[inline]
    pub fn set(&mut self, actor: ActorId, is_in: bool) {
        *self = if is_in { self.with(actor) } else { self.without(actor) };
    }

    /// Actors in either set.
    #[inline]
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self { low: self.low | other.low, high: self.high | other.high }
    }

    /// Actors in both sets.
    #[inline]
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self { low: self.low & other.low, high: self.high & other.high }
    }

    /// Actors of this set that are not in the other.
    #[inline]
    #[must_use]
    pub fn difference(self, other: Self) -> Self {
        Self { low: self.low & !other.low, high: self.high & !other.high }
    }

    /// The actors of the set in id order.
    pub fn iter(self) -> impl Iterator<Item = ActorId> + Clone {
        let Self { mut low, mut high } = self;
        std::iter::from_fn(move || {
            if low != 0 {
                let lowest = low.trailing_zeros();
                low &= low - 1;
                Some(ActorId(lowest as u16))
            } else if high != 0 {
                let lowest = high.trailing_zeros();
                high &= high - 1;
                Some(ActorId(64 + lowest as u16))
            } else {
                None
            }
        })
    }
}

impl FromIterator<ActorId> for ActorSet {
    fn from_iter<I: IntoIterator<Item = ActorId>>(actors: I) -> Self {
        actors.into_iter().fold(Self::EMPTY, Self::with)
    }
}

/// The slugs behind the ids: what logs, goldens and messages print.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// Slugs of the actors, by id.
    pub actors: Vec<String>,
    /// Slugs of the incidents, by id.
    pub incidents: Vec<String>,
    /// Slugs of the norms, by id.
    pub norms: Vec<String>,
    /// Slugs of the venues that are declared, by id.
    pub venues: Vec<String>,
    /// Slugs of the documents, by id.
    pub documents: Vec<String>,
    /// Slugs of the clauses of all documents, by id.
    pub clauses: Vec<String>,
}

impl Names {
    /// The slug of an actor.
    #[must_use]
    pub fn actor(&self, actor: ActorId) -> &str {
        self.actors.get(actor.index()).map_or("?", String::as_str)
    }

    /// The slug of an incident.
    #[must_use]
    pub fn incident(&self, incident: IncidentId) -> &str {
        self.incidents.get(incident.index()).map_or("?", String::as_str)
    }

    /// The slug of a norm.
    #[must_use]
    pub fn norm(&self, norm: NormId) -> &str {
        self.norms.get(norm.index()).map_or("?", String::as_str)
    }

    /// The slug of a document.
    #[must_use]
    pub fn document(&self, document: DocumentId) -> &str {
        self.documents.get(document.index()).map_or("?", String::as_str)
    }

    /// The slug of a clause.
    #[must_use]
    pub fn clause(&self, clause: ClauseId) -> &str {
        self.clauses.get(clause.index()).map_or("?", String::as_str)
    }

    /// The actor with this slug.
    #[must_use]
    pub fn find_actor(&self, slug: &str) -> Option<ActorId> {
        self.actors.iter().position(|name| name == slug).map(|index| ActorId(index as u16))
    }

    /// The incident with this slug.
    #[must_use]
    pub fn find_incident(&self, slug: &str) -> Option<IncidentId> {
        self.incidents.iter().position(|name| name == slug).map(|index| IncidentId(index as u16))
    }

    /// The norm with this slug.
    #[must_use]
    pub fn find_norm(&self, slug: &str) -> Option<NormId> {
        self.norms.iter().position(|name| name == slug).map(|index| NormId(index as u16))
    }

    /// The document with this slug.
    #[must_use]
    pub fn find_document(&self, slug: &str) -> Option<DocumentId> {
        self.documents.iter().position(|name| name == slug).map(|index| DocumentId(index as u16))
    }

    /// The clause with this slug.
    #[must_use]
    pub fn find_clause(&self, slug: &str) -> Option<ClauseId> {
        self.clauses.iter().position(|name| name == slug).map(|index| ClauseId(index as u16))
    }
}
