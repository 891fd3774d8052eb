//! Clauses in the file: what they do, where their text lies, and who wants what of them.

use serde::Deserialize;

use crate::scenario::spanned::{Count, Map, Number, Slug, Spanned, given};
use crate::scenario::text::Text;
use crate::sim::treaty::{Strength, Wording};

/// A clause: a place in a document whose text lies on a scale from 0, which asks for nothing, to 100.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Clause {
    /// What it says.
    /// Default: its slug.
    #[serde(deserialize_with = "given")]
    pub text: Option<Spanned<Text>>,
    /// What it does in force.
    /// Default: `declaratory`, words without an effect.
    pub effect: Effect,
    /// Where its text lies at first, 0 to 100.
    /// Default: `50`.
    pub position: Number,
    /// How firmly it binds: `best_practice`, `political_commitment` or `binding`. Variants have their own.
    /// Default: `political_commitment`.
    pub strength: Strength,
    /// Rival wordings, from the mildest to the furthest. The one nearest to where the text lies is the text.
    /// Default: `[]`, one wording for every text.
    pub variants: Vec<Variant>,
    /// Places in its text with the options for each. Every combination of options is a variant.
    /// Default: no slots.
    #[serde(deserialize_with = "given")]
    pub slots: Option<Slots>,
    /// What has become of its text before the game: `proposed`, `bracketed`, `clean`, `parked`, `adopted` or `dropped`.
    /// Default: `proposed`; in a document that is in force from the start, adopted.
    pub wording: Wording,
    /// Whether one can sign the document and keep out of this clause.
    /// Default: `false`.
    pub reservable: bool,
    /// Who stands behind it at first.
    /// Default: `[]`.
    pub sponsors: Vec<Slug>,
    /// What actors want of it, by slug. Who is left out does not care.
    /// Default: `{}`.
    pub preferences: Map<Preference>,
}

/// One of the rival wordings of a clause.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// What it says.
    /// Required.
    pub text: Spanned<Text>,
    /// Where its text lies, 0 to 100; further than the variant before it.
    /// Required.
    pub position: Number,
    /// How firmly it binds: `best_practice`, `political_commitment` or `binding`.
    /// Default: `political_commitment`.
    #[serde(default)]
    pub strength: Strength,
}

/// A text that is drafted by slots. A combination of options lies where its shifts add up to, counted from the start.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slots {
    /// What it says, with the name of a slot in braces for each place: `"States {duty} attack {target}."`.
    /// Required.
    pub text: Spanned<Text>,
    /// Where shifts count from, 0 to 100.
    /// Default: `0`.
    #[serde(default)]
    pub from: Number,
    /// What may stand in each place, by slot, from the mildest to the furthest. One slot at most says how firmly the
    /// text binds; 64 combinations at most, no two at the same position.
    /// Required.
    pub options: Map<Vec<SlotOption>>,
}

/// What may stand in a slot.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlotOption {
    /// What it says, in every language of the text around it.
    /// Required.
    pub text: Spanned<Text>,
    /// How much further the text goes with it; more than with the option before it.
    /// Default: `0`.
    #[serde(default)]
    pub shift: Number,
    /// How firmly the text binds with it: `best_practice`, `political_commitment` or `binding`.
    /// Default: that of the clause.
    #[serde(default, deserialize_with = "given")]
    pub strength: Option<Strength>,
}

/// What a clause does in force.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Effect {
    /// Parties do not breach these norms: `restraint(norms: ["public_core"])`.
    Restraint {
        /// The slugs of the norms.
        /// Required.
        norms: Vec<Slug>,
    },
    /// Parties believe each other's evidence more.
    ShareEvidence,
    /// Parties owe each other an answer: `collective_response(from: 5, at_least: 3)`.
    CollectiveResponse {
        /// The least severity, 0 to 10.
        /// Required.
        from: Number,
        /// How many answers discharge the other parties.
        /// Default: `0`; each party owes its own.
        #[serde(default)]
        at_least: Count,
    },
    /// Parties hold each other to one standard of proof, and fear an error less.
    AttributionStandard,
    /// Parties' services learn from the best of them.
    CapacityBuilding,
    /// Attacks that breach these norms do parties less harm: `transparency(norms: ["elections"])`.
    Transparency {
        /// The slugs of the norms.
        /// Required.
        norms: Vec<Slug>,
    },
    /// Inspectors look into breaches of the document's restraints.
    Verification,
    /// No clause of the document does anything below so many parties: `minimum_participation(parties: 5)`.
    MinimumParticipation {
        /// How many; at least 1.
        /// Required.
        parties: Count,
    },
    /// The document lapses: `sunset(rounds: 6)`.
    Sunset {
        /// After how many rounds in force; at least 1.
        /// Required.
        rounds: Count,
    },
    /// Parties decide again and again whether the document goes on: `review(rounds: 3)`.
    Review {
        /// After how many rounds in force, each time; at least 1.
        /// Required.
        rounds: Count,
    },
    /// Words without an effect in the rules.
    #[default]
    Declaratory,
}

/// What one actor wants of a clause.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preference {
    /// Where it wants the text, 0 to 100.
    /// Required.
    pub position: Number,
    /// How much it cares, and so how much of its weight it brings to bear, 0 to 1.
    /// Default: `0.5`.
    #[serde(default = "half")]
    pub salience: Number,
    /// How far from its position a text may lie that it can still bring home.
    /// Default: `25`.
    #[serde(default = "quarter")]
    pub half_width: Number,
    /// Whether it opposes a text beyond that, rather than living with it.
    /// Default: `false`.
    #[serde(default)]
    pub red_line: bool,
}

impl Default for Clause {
    fn default() -> Self {
        Self {
            text: None,
            effect: Effect::default(),
            position: Spanned::implied(50.0),
            strength: Strength::default(),
            variants: Vec::new(),
            slots: None,
            wording: Wording::default(),
            reservable: false,
            sponsors: Vec::new(),
            preferences: Map::default(),
        }
    }
}

fn half() -> Number {
    Spanned::implied(0.5)
}

fn quarter() -> Number {
    Spanned::implied(25.0)
}
