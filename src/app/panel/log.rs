//! The log: what happened, newest round first.

use bevy_egui::egui::Ui;

use super::Table;
use crate::app::intent::Intent;
use crate::sim;

/// How the log is filtered.
#[derive(Debug, Default)]
pub struct LogMemory {
    /// Only lines about this incident; all lines if none.
    pub incident: Option<sim::IncidentId>,
}

/// What happened as far as the seat knows.
pub fn log_ui(_ui: &mut Ui, _table: &Table<'_>, _memory: &mut LogMemory) -> Option<Intent> {
    None
}
