//! Floor 4: many games. A batch plays one scenario under many seeds, measures each game, and sums up.

// In suggested reading order.
pub mod run;
pub mod table;
mod tally;
pub mod summary;
pub mod difference;
pub mod joining;
pub mod published;
pub mod rehearsal;
pub mod cascade;
pub mod response_game;

pub use difference::{Comparing, Difference};
pub use rehearsal::rehearse;
pub use run::{Batch, Row};
pub use summary::{Summary, Summing};
