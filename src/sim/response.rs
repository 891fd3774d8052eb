//! The responses to an incident: the ladder from holding out to cutting trade, and sets of its rungs.

use serde::{Deserialize, Serialize};

/// What an actor can do about an incident, mildest first; ties go to the milder one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// Take no further step: stay silent, or stand by what was said before.
    #[default]
    HoldOut,
    /// Tell the accused and close partners, in private.
    Private,
    /// Name the author in public, alone if need be.
    Public,
    /// Name the author in public, together with others or else only in private.
    Joint,
    /// Name the author and list people and units.
    SanctionPersons,
    /// Name the author and restrict sectors.
    SanctionSectors,
    /// Name the author and cut trade at large.
    SanctionTrade,
    /// Take a public accusation back.
    Retract,
}

/// How many responses there are.
pub const RESPONSES: usize = 8;

impl Response {
    /// All responses, mildest first.
    pub const ALL: [Self; RESPONSES] = [
        Self::HoldOut,
        Self::Private,
        Self::Public,
        Self::Joint,
        Self::SanctionPersons,
        Self::SanctionSectors,
        Self::SanctionTrade,
        Self::Retract,
    ];

    /// The position in tables of responses.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    /// How far it goes: 0 silent, 1 private, 2 named in public, 3 to 5 sanctions.
    #[must_use]
    pub fn rank(self) -> u8 {
        match self {
            Self::HoldOut | Self::Retract => 0,
            Self::Private => 1,
            Self::Public | Self::Joint => 2,
            Self::SanctionPersons => 3,
            Self::SanctionSectors => 4,
            Self::SanctionTrade => 5,
        }
    }

    /// Whether the world hears of it.
    #[must_use]
    pub fn is_public(self) -> bool {
        PUBLIC.contains(self)
    }

    /// Whether it is a sanction.
    #[must_use]
    pub fn is_sanction(self) -> bool {
        SANCTIONS.contains(self)
    }

    /// The word for it in scenario files, logs and orders.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::HoldOut => "hold_out",
            Self::Private => "private",
            Self::Public => "public",
            Self::Joint => "joint",
            Self::SanctionPersons => "sanction_persons",
            Self::SanctionSectors => "sanction_sectors",
            Self::SanctionTrade => "sanction_trade",
            Self::Retract => "retract",
        }
    }
}

/// What the world hears of.
pub(super) const PUBLIC: Legal = Legal::of(&[Response::Public, Response::Joint]).union(SANCTIONS);
const SANCTIONS: Legal = Legal::of(&[Response::SanctionPersons, Response::SanctionSectors, Response::SanctionTrade]);

/// The bit of each response in a [`Legal`].
const BITS: Lanes = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0];

/// One number for each response, by [`Response::index`].
pub type Lanes = [f64; RESPONSES];

/// A set of responses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Legal(u8);

impl Legal {
    /// All responses.
    pub const ALL: Self = Self(u8::MAX);

    /// The responses whose lane is above 0.
    #[inline]
    #[must_use]
    pub fn where_positive(lanes: &Lanes) -> Self {
        // Sums of powers of two are exact, and lanes are added side by side; bits would be set one by one.
        let bit = |at: usize| if lanes[at] > 0.0 { BITS[at] } else { 0.0 };
        let pairs: [f64; RESPONSES / 2] = std::array::from_fn(|at| bit(at) + bit(at + RESPONSES / 2));
        Self(((pairs[0] + pairs[2]) + (pairs[1] + pairs[3])) as u8)
    }

    /// 1 in the lanes of these responses, 0 in the others.
    #[must_use]
    pub const fn lanes(self) -> Lanes {
        let (mut lanes, mut at) = ([0.0; RESPONSES], 0);
        while at < RESPONSES {
            lanes[at] = (self.0 >> at & 1) as f64;
            at += 1;
        }
        lanes
    }

    /// The set of these responses.
    #[must_use]
    pub const fn of(responses: &[Response]) -> Self {
        let (mut set, mut at) = (0, 0);
        while at < responses.len() {
            set |= 1 << responses[at] as u8;
            at += 1;
        }
        Self(set)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether the world hears of any.
    #[must_use]
    pub fn has_public(self) -> bool {
        !self.intersection(PUBLIC).is_empty()
    }

    /// Responses in either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Responses in both sets.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The set with a response out of it.
    #[must_use]
    pub fn without(self, response: Response) -> Self {
        Self(self.0 & !(1 << response.index()))
    }

    /// Whether a response is in the set.
    #[must_use]
    pub const fn contains(self, response: Response) -> bool {
        self.0 >> response as u8 & 1 == 1
    }

    /// The set with a response in it.
    #[must_use]
    pub fn with(self, response: Response) -> Self {
        Self(self.0 | 1 << response.index())
    }

    /// The responses of the set, mildest first.
    #[inline]
    pub fn iter(self) -> impl Iterator<Item = Response> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let next = *Response::ALL.get(left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(next)
        })
    }
}

impl FromIterator<Response> for Legal {
    fn from_iter<I: IntoIterator<Item = Response>>(responses: I) -> Self {
        responses.into_iter().fold(Self::default(), Self::with)
    }
}
