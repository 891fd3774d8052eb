//! A claim: what a measure of a scenario's games should be on average, and in which games.

use super::published::Expectation;

/// What a scenario expects of many games of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The measure.
    pub measure: String,
    /// Whether the seats of the script play by it in those games.
    pub by_script: bool,
    /// What its mean should be, under a name that says which games it is about.
    pub expected: Expectation,
}
