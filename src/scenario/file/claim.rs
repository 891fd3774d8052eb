//! What a scenario claims about its games, in the file.

use serde::Deserialize;

use crate::scenario::published::{Expected, Status};
use crate::scenario::spanned::{Number, Slug, Spanned, given};

/// What a measure should be, on average over many games that machines play.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The measure, as `dinard batch --by-actor` names it: `"wiper.happened"`, `"wiper.gbr.named"`.
    /// Required.
    pub measure: Spanned<String>,
    /// What it should be.
    /// Required.
    pub is: Spanned<Expected>,
    /// How far off it may be, in the unit of the measure, from 0.
    /// Default: `0`.
    #[serde(default)]
    pub within: Number,
    /// Whether the seats of the `script`, if there is one, play by it in those games; else all decide for themselves.
    /// Default: `true`.
    #[serde(default = "by_script")]
    pub by_script: Spanned<bool>,
    /// How well that is known. Games are ours: they publish nothing.
    /// Default: `judgement`.
    #[serde(default = "judgement")]
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

fn by_script() -> Spanned<bool> {
    Spanned::implied(true)
}

fn judgement() -> Spanned<Status> {
    Spanned::implied(Status::Judgement)
}
