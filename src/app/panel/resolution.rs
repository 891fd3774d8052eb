//! The resolution: what came of a round, line by line, each with its cause and the number that moved.

use bevy_egui::egui::Ui;

use super::Table;
use crate::app::intent::Intent;

/// What of a round's outcome is on show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// The number of the first event of the round, as [`Game::play_round`](crate::play::Game::play_round) returned it.
    pub first: usize,
    /// How many lines are shown so far.
    pub shown: usize,
}

/// How many lines there are to show from an event on.
#[must_use]
pub fn resolution_length(_table: &Table<'_>, _first: usize) -> usize {
    0
}

/// The lines shown so far, with keys to step, go back and skip.
pub fn resolution_ui(_ui: &mut Ui, _table: &Table<'_>, _resolution: Resolution) -> Option<Intent> {
    None
}
