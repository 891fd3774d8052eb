//! Readings: what the published challenge model leaves open, or prints otherwise than its own table was made.

use serde::{Deserialize, Serialize};

use crate::sim::quantity::Share;

/// How the challenge model is read. The default is the one reading known to give the table of Scholz, Calbert and
/// Smith (2011), in 15 of 16 cells within 0.1; it looks accidental. `PRINTED` follows the equations.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Reading {
    /// What support is divided by, equation 30.
    /// Default: `all_pairs`.
    pub denominator: Denominator,
    /// Whether those who vote on a challenge take risks, too.
    /// Default: `own`.
    pub voters: Voters,
    /// Which of several offers is taken.
    /// Default: `least_weighted_position`.
    pub offers: Offers,
    /// What comes of a conflict that an actor expects to lose.
    /// Default: `loser_moves`.
    pub conflict: Conflict,
    /// Against which width distances are taken.
    /// Default: `at_first`.
    pub width: Width,
    /// The chance that things stay as they are without a challenge (`Q`).
    /// Default: `1`.
    pub status_quo: Share,
}

impl Reading {
    /// The equations as printed; where they are silent, the mildest sense: the offer that moves least. With it the
    /// median of the published case never leaves 7.
    pub const PRINTED: Self = Self {
        denominator: Denominator::Pair,
        voters: Voters::Neutral,
        offers: Offers::LeastMove,
        conflict: Conflict::LoserMoves,
        width: Width::AtFirst,
        status_quo: Share::ONE,
    };
}

impl Default for Reading {
    fn default() -> Self {
        Self {
            denominator: Denominator::AllPairs,
            voters: Voters::Own,
            offers: Offers::LeastWeightedPosition,
            ..Self::PRINTED
        }
    }
}

/// What the support of a challenger is divided by to make a chance (equation 30).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Denominator {
    /// All votes on this pair: as printed.
    Pair,
    /// All votes on all ordered pairs: chances are small, and no challenge is sure.
    AllPairs,
}

/// With which exponent the distances of those who vote on a challenge count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voters {
    /// With 1: as printed.
    Neutral,
    /// With their own risk exponent.
    Own,
}

/// Which of the offers that an actor gets is taken. The equations leave it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Offers {
    /// The one that moves it least.
    LeastMove,
    /// A conflict before a compromise before a capitulation; of compromises that with the *smallest weighted
    /// position*, whatever the move; of the others the one that moves it least.
    LeastWeightedPosition,
}

/// What an actor does that expects to lose a conflict both sides want.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conflict {
    /// It moves to the other's position.
    LoserMoves,
    /// It stays.
    Stays,
}

/// Against which width distances are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Width {
    /// That of all positions before the first round.
    AtFirst,
    /// That of all positions in the present round.
    EachRound,
}
