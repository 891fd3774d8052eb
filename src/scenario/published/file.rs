//! The file of a published result, as it is written: the mirror of the format. docs/published-format.md is made from the
//! comments here and in `model`.

use serde::Deserialize;

use super::{Expected, Model, Read, Status};
use crate::scenario::spanned::{Count, Map, Number, Slug, Spanned, given};

/// A whole file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// The version of the format: 1.
    pub format: Count,
    /// The name of the model, in one line.
    pub title: Spanned<String>,
    /// What the model says, in a sentence or two.
    /// Default: `""`.
    #[serde(default)]
    pub brief: Spanned<String>,
    /// Where figures come from; may be empty.
    pub sources: Map<Source>,
    /// The model with its numbers, as in `stag_hunt(both: 4, alone: 0, spared: 3, neither: 2)`.
    pub model: Spanned<Model>,
    /// Whether it takes minutes: it is run only with `--slow`.
    /// Default: `false`.
    #[serde(default)]
    pub slow: Spanned<bool>,
    /// What the model should give; at least one.
    pub expect: Vec<Expectation>,
}

/// Where figures come from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Author, title, place and year.
    pub title: Spanned<String>,
    /// How much of it you read.
    pub read: Spanned<Read>,
    /// Where it can be read.
    /// Default: `""`.
    #[serde(default)]
    pub url: Spanned<String>,
}

/// What one quantity should be.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// One of the quantities that the model gives.
    pub quantity: Slug,
    /// What it should be.
    pub is: Spanned<Expected>,
    /// How far off a number may be, from 0, in the unit of the quantity.
    /// Default: `0`.
    #[serde(default)]
    pub within: Number,
    /// How well that is known.
    pub status: Spanned<Status>,
    /// The slug of a source that says so.
    /// Default: none.
    #[serde(default, deserialize_with = "given")]
    pub source: Option<Slug>,
    /// Anything that a reader should know.
    /// Default: `""`.
    #[serde(default)]
    pub note: Spanned<String>,
}
