//! The start: three doors, text size and theme.

use bevy_egui::egui::{Key, RichText, Sides, Ui};

use super::parts;
use super::words::start as say;
use crate::app::intent::Intent;
use crate::app::settings::{LARGEST, SMALLEST};
use crate::scenario::Scenario;

/// What stands behind the doors.
#[derive(Clone, Copy, Debug)]
pub struct Doors<'a> {
    /// The scenario to play.
    pub scenario: &'a Scenario,
    /// The game that was left unfinished, in a few words.
    pub saved: Option<&'a str>,
    /// The game that was played last, in a few words, if it was played to its end.
    pub played: Option<&'a str>,
    /// The size of all text; 1 is normal.
    pub text_size: f32,
    /// Whether the dark theme is on.
    pub is_dark: bool,
    /// Whether the window fills the screen.
    pub is_full: bool,
}

/// A door: what it says, what stands behind it, its key, and where it leads.
struct Door {
    label: &'static str,
    behind: String,
    key: Key,
    leads_to: Intent,
}

/// The doors: go on, play, watch, and look back at what was played last. The likeliest is focused, so that Enter is enough.
pub fn start_ui(ui: &mut Ui, doors: &Doors<'_>) -> Option<Intent> {
    parts::panel(ui, "start", |ui| {
        parts::title(ui, say::NAME);
        parts::text(ui, say::WHAT);
        ui.add_space(12.0);
        let door = behind(doors).into_iter().enumerate().fold(None, |wish, (index, door)| {
            let opened = door_ui(ui, &door, index == 0);
            wish.or(opened)
        });
        ui.add_space(12.0);
        door.or(look_ui(ui, doors)).or(languages_ui(ui, doors.scenario))
    })
}

fn behind(doors: &Doors<'_>) -> Vec<Door> {
    let saved = doors.saved.map(|saved| Door {
        label: say::CONTINUE,
        behind: saved.to_owned(),
        key: Key::C,
        leads_to: Intent::Continue,
    });
    let play =
        Door { label: say::PLAY, behind: say::behind_play(doors.scenario), key: Key::P, leads_to: Intent::Play };
    let watch =
        Door { label: say::WATCH, behind: say::BEHIND_WATCH.to_owned(), key: Key::M, leads_to: Intent::Watch };
    let Some(played) = doors.played else { return saved.into_iter().chain([play, watch]).collect() };
    // A newer game than the saved one was played to its end: that one comes later.
    let back = Door { label: say::LOOK_BACK, behind: played.to_owned(), key: Key::B, leads_to: Intent::LookBack };
    [play, back].into_iter().chain(saved).chain([watch]).collect()
}

fn door_ui(ui: &mut Ui, door: &Door, is_first: bool) -> Option<Intent> {
    let name = format!("{}: {}", door.label, door.behind);
    let response = parts::card(ui, door.label, &name, is_first, |ui| {
        let key = RichText::new(say::key(door.key.name())).weak();
        let label = RichText::new(door.label).heading();
        Sides::new().shrink_left().show(ui, |ui| ui.label(label), |ui| ui.label(key));
        parts::text(ui, &door.behind);
    });
    if is_first && ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    (response.clicked() || parts::pressed(ui, door.key)).then(|| door.leads_to.clone())
}

/// The languages of the scenario, where it has several.
fn languages_ui(ui: &mut Ui, scenario: &Scenario) -> Option<Intent> {
    let mut languages = scenario.story.languages();
    if languages.len() < 2 {
        return None;
    }
    languages.sort();
    parts::subheading(ui, say::LANGUAGE);
    parts::row(ui, |ui| {
        languages.into_iter().fold(None, |wish, language| {
            let is_chosen = language == scenario.story.language;
            let clicked = parts::choice(ui, is_chosen, say::language(&language)).clicked();
            wish.or(clicked.then_some(Intent::Speak(language)))
        })
    })
}

/// Text size and theme, right here.
fn look_ui(ui: &mut Ui, doors: &Doors<'_>) -> Option<Intent> {
    let size = doors.text_size;
    parts::subheading(ui, &say::text_size(size));
    parts::row(ui, |ui| {
        let to = |ui: &mut Ui, label: &str, wanted: f32| {
            let wanted = wanted.clamp(SMALLEST, LARGEST);
            let changes = (wanted - size).abs() > 1e-3;
            parts::button_if(ui, changes, label).clicked().then_some(Intent::TextSize(wanted))
        };
        let smaller = to(ui, say::SMALLER, size - 0.1);
        let normal = to(ui, say::NORMAL, 1.0);
        let larger = to(ui, say::LARGER, size + 0.1);
        let theme = if doors.is_dark { say::LIGHT } else { say::DARK };
        let theme = parts::button(ui, theme).clicked().then_some(Intent::ToggleTheme);
        let full = parts::button(ui, say::full(doors.is_full)).clicked().then_some(Intent::ToggleFullScreen);
        let keys = parts::button(ui, say::KEYS).clicked().then_some(Intent::ToggleHelp);
        smaller.or(normal).or(larger).or(theme).or(full).or(keys)
    })
}
