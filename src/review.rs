//! Floor 4: one game looked back on: why each actor chose as it did, what happened, and what it came to.

pub mod words;
mod scene;
pub mod why;

pub use why::{NoDecision, Why, why};
