//! The decision desk: every response with its worth, its conditions and what could go wrong.

use bevy_egui::egui::Ui;

use super::Table;
use crate::app::intent::Intent;

/// The order being drawn up.
#[derive(Debug, Default)]
pub struct DeskMemory;

/// The desk over the incident looked at.
pub fn desk_ui(_ui: &mut Ui, _table: &Table<'_>, _memory: &mut DeskMemory) -> Option<Intent> {
    None
}
