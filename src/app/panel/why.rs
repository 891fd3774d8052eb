//! The Why card: what was chosen against what was not, in at most three reasons that add up.

use bevy_egui::egui::Ui;

use super::Table;
use crate::app::intent::Intent;
use crate::sim;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Who decided.
    pub actor: sim::ActorId,
    /// About what.
    pub incident: sim::IncidentId,
    /// The last round to look at.
    pub round: sim::Round,
    /// What to compare with; the next best if none.
    pub foil: Option<sim::Response>,
}

/// The answer to the last question.
#[derive(Debug, Default)]
pub struct WhyMemory;

/// The card.
pub fn why_ui(_ui: &mut Ui, _table: &Table<'_>, _question: &Question, _memory: &mut WhyMemory) -> Option<Intent> {
    None
}
