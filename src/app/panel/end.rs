//! The end: the outcome in a sentence, goals, the follow-up attacks, and the game over rounds.

use bevy_egui::egui::Ui;

use super::Table;
use crate::app::intent::Intent;

/// What of the end is unfolded.
#[derive(Debug, Default)]
pub struct EndMemory;

/// What came of the game.
pub fn end_ui(_ui: &mut Ui, _table: &Table<'_>, _memory: &mut EndMemory) -> Option<Intent> {
    None
}
