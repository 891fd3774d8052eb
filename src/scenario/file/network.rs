//! Ties, clubs and norms in the file.

use serde::Deserialize;

use super::Fact;
use crate::scenario::spanned::{Number, Slug, Spanned, given};
use crate::scenario::text::Text;
use crate::sim::alliance::TieKind;

/// What binds two actors.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    /// The two ends. Only for `trade_dependence` does their order matter: the first depends on the second.
    /// Required.
    pub between: (Slug, Slug),
    /// What binds them. It overrides a tie of the same kind that comes from a club.
    /// Required.
    pub kind: TieKind,
    /// How strongly, 0 to 1. For trade: the share of the first one's trade that is with the second.
    /// Default: `1`.
    #[serde(default = "full")]
    pub weight: Number,
    /// What it rests on.
    /// Default: `[]`.
    #[serde(default)]
    pub facts: Vec<Fact>,
}

/// A group whose members are all tied to one another, in the same way and as strongly.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Club {
    /// What people call it.
    /// Default: its slug.
    #[serde(default, deserialize_with = "given")]
    pub name: Option<Spanned<Text>>,
    /// What binds the members; not `trade_dependence`, which has a direction.
    /// Required.
    pub kind: TieKind,
    /// How strongly, 0 to 1. Where two clubs of one kind bind the same pair, the stronger counts.
    /// Default: `1`.
    #[serde(default = "full")]
    pub weight: Number,
    /// Who is in it: at least two.
    /// Required.
    pub members: Vec<Slug>,
    /// What it rests on.
    /// Default: `[]`.
    #[serde(default)]
    pub facts: Vec<Fact>,
}

/// A norm of responsible behaviour.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Norm {
    /// What it says.
    /// Default: its slug.
    #[serde(deserialize_with = "given")]
    pub text: Option<Spanned<Text>>,
    /// How strong it is before the game, 0 to 1: the chance that a breach is felt as one.
    /// Default: `0.5`.
    pub strength: Number,
    /// What it rests on.
    /// Default: `[]`.
    pub facts: Vec<Fact>,
}

impl Default for Norm {
    fn default() -> Self {
        Self { text: None, strength: Number::implied(0.5), facts: Vec::new() }
    }
}

fn full() -> Number {
    Number::implied(1.0)
}
