//! The briefing: the world on the eve of round 1, and whose seat to take.

use bevy_egui::egui::Ui;

use crate::app::intent::Intent;
use crate::scenario::Scenario;
use crate::sim;

/// What the briefing remembers.
#[derive(Clone, Copy, Debug, Default)]
pub struct BriefingMemory {
    /// The seat whose role sheet is open.
    pub seat: Option<sim::ActorId>,
}

/// The brief, what can be learnt, the seats with their role sheets, and the sources.
pub fn briefing_ui(_ui: &mut Ui, _scenario: &Scenario, _memory: &mut BriefingMemory) -> Option<Intent> {
    None
}
