//! One incident in full: suspects, confidence, sources, and who stands where.

use bevy_egui::egui::Ui;

use super::Table;
use crate::app::intent::Intent;

/// What the seat knows of the incident looked at.
pub fn evidence_ui(_ui: &mut Ui, _table: &Table<'_>) -> Option<Intent> {
    None
}
