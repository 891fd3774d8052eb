//! Documents that are negotiated, signed, ratified and in force, and what their clauses do meanwhile.
//!
//! A [`Document`] and its [`Clause`]s are facts of the scenario; where they stand is in [`Texts`]. A document that is
//! in force from the first round is one whose text is adopted and whose parties are bound before the game. Rules and
//! equations: docs/treaty.md.

pub mod accession;
pub mod agenda;
pub mod amendment;
pub mod clause;
pub mod clause_set;
pub mod consent;
pub mod deal;
pub mod deed;
pub mod document;
pub mod mood;
pub mod motion;
pub mod package;
pub mod procedure;
pub mod prospect;
pub mod provisions;
pub mod reach;
pub mod review;
pub mod rivalry;
pub mod side;
pub mod split;
pub mod standing;
pub mod texts;
pub mod venue;

pub use accession::{Accession, Refusal, Worth};
pub use agenda::Agenda;
pub use clause::{Clause, Effect, Preference, Strength, Variant};
pub use clause_set::ClauseSet;
pub use consent::Consent;
pub use deal::{Deal, Offer, Promise};
pub use deed::Deed;
pub use document::{Document, DocumentKind, Drafting};
pub use motion::{Motion, Voice};
pub use package::{Division, Package, Signing};
pub use procedure::{Procedure, Quota, Rule};
pub use provisions::Provisions;
pub use review::Review;
pub use rivalry::{RivalText, Rivalry};
pub use standing::{Party, Stage, Status, Wording};
pub use texts::Texts;
pub use venue::{Rank, Venue};
