//! Documents in the file: what is negotiated where, and when it is in force.

use serde::Deserialize;

use super::{Clause, Fact};
use crate::scenario::spanned::{Count, Map, Slug, Spanned, given};
use crate::scenario::text::Text;
use crate::sim::entry_into_force::Delay;
use crate::sim::treaty::{DocumentKind, Drafting};

/// A document that is negotiated, or that is in force from the first round.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Document {
    /// What people call it.
    /// Default: its slug.
    #[serde(deserialize_with = "given")]
    pub title: Option<Spanned<Text>>,
    /// What sort of document it is. A treaty binds whoever ratifies it, the others whoever endorses them; what experts or
    /// ambassadors endorse, once their capital confirms it.
    /// Default: `treaty`.
    pub kind: DocumentKind,
    /// Where it is negotiated: the slug of a venue.
    /// Default: every actor negotiates it, in every round, by full consensus; ministers do.
    #[serde(deserialize_with = "given")]
    pub venue: Option<Slug>,
    /// How rival positions become a text: `compromise`, `election`, `challenge` or `human`, where only proposals
    /// change it.
    /// Default: `compromise`.
    pub drafting: Drafting,
    /// The first round in which it is negotiated.
    /// Default: `1`.
    pub opens: Count,
    /// The last round in which it is negotiated; at its end, or at the last sitting before, the venue decides.
    /// Default: the last round.
    #[serde(deserialize_with = "given")]
    pub closes: Option<Count>,
    /// How many rounds lie between a withdrawal and its effect.
    /// Default: `0`, at once.
    pub notice: Count,
    /// When it is in force.
    /// Default: `()`, as soon as it is adopted, for whoever consents.
    pub entry: Entry,
    /// Whom it binds before the game: then its text is settled, and it is in force from the first round.
    /// Default: `[]`.
    pub parties: Vec<Slug>,
    /// The document whose clauses can be split off into this one, while both are on the table. It has no clauses of its own
    /// then, but a twin of each of the other's, under both slugs, `"protocol_conduct"`: the two and the `_` have 24
    /// letters at most.
    /// Default: none.
    #[serde(deserialize_with = "given")]
    pub splits_from: Option<Slug>,
    /// Its clauses, by slug. No two clauses of a scenario share one.
    /// Default: `{}`.
    pub clauses: Map<Clause>,
    /// What it rests on.
    /// Default: `[]`.
    pub facts: Vec<Fact>,
}

/// When a document is in force.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Entry {
    /// How many must consent to be bound.
    /// Default: `0`.
    pub ratifications: Count,
    /// A group of which some must.
    /// Default: `[]`.
    pub club: Vec<Slug>,
    /// How many of the group must.
    /// Default: `0`.
    pub of_club: Count,
    /// Without whom it is not in force.
    /// Default: `[]`.
    pub named: Vec<Slug>,
    /// How long it takes from the last deed that was needed: `days(90)`, `months(3)` or `first_of_month_after(3)`.
    /// Default: `days(0)`.
    pub delay: Spanned<Delay>,
}

impl Default for Document {
    fn default() -> Self {
        Self {
            title: None,
            kind: DocumentKind::default(),
            venue: None,
            drafting: Drafting::default(),
            opens: Spanned::implied(1),
            closes: None,
            notice: Spanned::implied(0),
            entry: Entry::default(),
            parties: Vec::new(),
            splits_from: None,
            clauses: Map::default(),
            facts: Vec::new(),
        }
    }
}
