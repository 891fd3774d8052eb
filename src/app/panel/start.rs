//! The start: three doors, text size and theme.

use bevy_egui::egui::Ui;

use crate::app::intent::Intent;
use crate::scenario::Scenario;

/// What stands behind the doors.
#[derive(Clone, Copy, Debug)]
pub struct Doors<'a> {
    /// The scenario to play.
    pub scenario: &'a Scenario,
    /// The game that was left unfinished, in a few words.
    pub saved: Option<&'a str>,
    /// The size of all text; 1 is normal.
    pub text_size: f32,
    /// Whether the dark theme is on.
    pub is_dark: bool,
}

/// Three doors: go on, play, watch. The likeliest is focused, so that Enter is enough.
pub fn start_ui(_ui: &mut Ui, _doors: &Doors<'_>) -> Option<Intent> {
    None
}
