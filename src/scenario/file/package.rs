//! Packages in the file: documents that are decided together.

use serde::Deserialize;

use crate::scenario::spanned::{Slug, Spanned, given};
use crate::scenario::text::Text;
use crate::sim::treaty::Signing;

/// Documents that are decided together: none is adopted unless all are, or they are divided first.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Package {
    /// What people call it.
    /// Default: its slug.
    #[serde(deserialize_with = "given")]
    pub title: Option<Spanned<Text>>,
    /// Its documents: two at least, of one venue, with the same first and last round. A document is in one package at most.
    /// Default: `[]`.
    pub documents: Vec<Slug>,
    /// How they are signed: `line_by_line`, each by whoever likes it, or `whole`, all of them or none.
    /// Default: `line_by_line`.
    pub signed: Signing,
}
