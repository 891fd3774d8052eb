//! What the start says.

use crate::scenario::Scenario;

/// The name of the game.
pub(in crate::app::panel) const NAME: &str = "Dinard";
/// What it is.
pub(in crate::app::panel) const WHAT: &str =
    "Attribute, sanction or hold out: a simulator of how states answer cyberattacks.";
/// The door to the game that was left unfinished.
pub(in crate::app::panel) const CONTINUE: &str = "Continue";
/// The door to the end of the game that was played last.
pub(in crate::app::panel) const LOOK_BACK: &str = "Look back";
/// The door to a new game.
pub(in crate::app::panel) const PLAY: &str = "Play";
/// The door to a game without a person.
pub(in crate::app::panel) const WATCH: &str = "Watch machines play";
/// What stands behind that.
pub(in crate::app::panel) const BEHIND_WATCH: &str = "All seats follow the model. Ask any of them why.";
/// Smaller text.
pub(in crate::app::panel) const SMALLER: &str = "Smaller";
/// Text of normal size.
pub(in crate::app::panel) const NORMAL: &str = "Normal";
/// Larger text.
pub(in crate::app::panel) const LARGER: &str = "Larger";
/// Changes to the light theme.
pub(in crate::app::panel) const LIGHT: &str = "Light theme";
/// Changes to the dark theme.
pub(in crate::app::panel) const DARK: &str = "Dark theme";

/// Over the languages of the scenario.
pub(in crate::app::panel) const LANGUAGE: &str = "Language of the scenario";

/// A language by its own name, as far as it is known; else by its letters.
pub(in crate::app::panel) fn language(letters: &str) -> &str {
    match letters {
        "de" => "Deutsch",
        "en" => "English",
        "es" => "Español",
        "fr" => "Français",
        "it" => "Italiano",
        "pt" => "Português",
        _ => letters,
    }
}

/// Fills the screen, or goes back to a window.
pub(in crate::app::panel) fn full(is_full: bool) -> &'static str {
    if is_full { "In a window (F11)" } else { "Full screen (F11)" }
}

/// Opens the page of keys.
pub(in crate::app::panel) const KEYS: &str = "Keys (F1)";

/// What stands behind a new game.
pub(in crate::app::panel) fn behind_play(scenario: &Scenario) -> String {
    format!("{}. One seat is yours; about {}\u{a0}minutes.", scenario.story.title, scenario.story.minutes)
}

/// The key of a door.
pub(in crate::app::panel) fn key(name: &str) -> String {
    format!("key {name}")
}

/// The size of all text.
pub(in crate::app::panel) fn text_size(size: f32) -> String {
    format!("Text size: {:.0} %", 100.0 * size)
}
