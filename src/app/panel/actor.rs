//! One actor: what everybody knows of it, its ties, and the books of one's own seat.

use bevy_egui::egui::Ui;

use super::Table;
use crate::app::intent::Intent;

/// The actor looked at.
pub fn actor_ui(_ui: &mut Ui, _table: &Table<'_>) -> Option<Intent> {
    None
}
