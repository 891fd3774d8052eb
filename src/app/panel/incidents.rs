//! The incidents: one card each.

use bevy_egui::egui::Ui;

use super::Table;
use crate::app::intent::Intent;

/// A card for every incident that has happened, newest first.
pub fn incidents_ui(_ui: &mut Ui, _table: &Table<'_>) -> Option<Intent> {
    None
}
