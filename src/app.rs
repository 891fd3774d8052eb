//! Floor 5, feature `app`: the window. bevy is a view: it holds no rule, no number and no second copy of the game.
//!
//! A panel or a key returns an [`Intent`](intent::Intent); the session alone carries it out; the next frame shows what
//! came of it. One screen is one file, and one plugin is one function.

// In suggested reading order.
pub mod intent;
pub mod session;
pub mod shelf;
pub mod print;
pub mod settings;
pub mod places;
mod screen;
pub mod map;
pub mod panel;
mod keys;
mod chords;
mod glyphs;
mod picture;
pub mod theme;
mod text;
mod frame;
mod display;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bevy::log::{Level, LogPlugin};
use bevy::prelude::*;
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::EguiPlugin;

use crate::scenario::Scenario;
use session::Session;
use settings::Settings;

pub use display::{NoWindow, can_open_window};

/// What is on the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, States)]
pub enum Screen {
    /// Three doors.
    #[default]
    Start,
    /// The world on the eve of round 1, and whose seat to take.
    Briefing,
    /// Nothing but whose turn it is, where several delegations share the window.
    Curtain,
    /// Everybody around the table.
    Room,
    /// The documents under negotiation, and the seat's motions.
    Negotiation,
    /// What came of a round, line by line.
    Resolution,
    /// What came of the game.
    End,
}

/// What the window is opened with.
#[derive(Clone, Debug)]
pub struct Options {
    /// What a new game plays.
    pub scenario: Arc<Scenario>,
    /// The log of a game to go on with.
    pub open: Option<PathBuf>,
    /// The folder for pictures of the window; the data folder if none.
    pub screenshots: Option<PathBuf>,
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// There is no display or no graphics driver to open it with.
pub fn run(options: Options) -> Result<(), NoWindow> {
    can_open_window()?;
    let mut app = display::build(|| window(options))?;
    match app.run() {
        AppExit::Success => Ok(()),
        AppExit::Error(_) => Err(NoWindow::Lost),
    }
}

fn window(options: Options) -> App {
    let settings = Settings::load(places::config().as_deref());
    let frame = WindowPlugin { primary_window: Some(frame::window(&settings)), ..default() };
    let mut session = Session::new(options.scenario, places::data().as_deref());
    settings.language.iter().for_each(|language| session.speak(language));
    let mut app = App::new();
    app.add_plugins(DefaultPlugins.set(frame).set(log()))
        .add_plugins(EguiPlugin::default())
        .insert_resource(frugal())
        .insert_resource(settings)
        .insert_resource(session)
        .insert_resource(picture::Folder(options.screenshots.or_else(places::data)))
        .add_plugins((
            plugin,
            screen::plugin,
            keys::plugin,
            chords::plugin,
            glyphs::plugin,
            picture::plugin,
            frame::plugin,
        ));
    if let Some(path) = options.open {
        app.world_mut().write_message(intent::Intent::Open(path));
    }
    app
}

/// What works without a window: screens, settings and the session. [`Session`] and [`Settings`] must be there.
pub fn plugin(app: &mut App) {
    app.init_state::<Screen>().add_plugins((session::plugin, settings::plugin));
}

/// The terminal stays quiet: a player did not ask for it.
fn log() -> LogPlugin {
    LogPlugin { level: Level::ERROR, ..default() }
}

/// Nothing is drawn while nothing happens.
fn frugal() -> WinitSettings {
    let mode = UpdateMode::reactive_low_power(Duration::from_secs(600));
    WinitSettings { focused_mode: mode, unfocused_mode: mode }
}
