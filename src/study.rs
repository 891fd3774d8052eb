//! Floor 4: many games. A batch plays one scenario under many seeds, measures each game, and sums up.

// In suggested reading order.
pub mod run;
pub mod measure;
pub mod table;
pub mod summary;
pub mod joining;
pub mod published;

pub use measure::{Measure, measures};
pub use run::{Batch, Row};
pub use summary::{Summary, summarise};
