//! Whether a window can be opened. bevy panics where it cannot: the panic is caught and told in one line.

use std::env;
use std::panic::{self, AssertUnwindSafe};

use bevy::prelude::App;

/// Why there is no window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoWindow {
    /// No display is set.
    #[error("there is no display: DISPLAY is not set")]
    NoDisplay,
    /// The display does not answer.
    #[error("the display cannot be opened: check DISPLAY")]
    Unreachable,
    /// No graphics driver can draw on it.
    #[error("no graphics driver was found: install Vulkan or OpenGL drivers (on Debian: mesa-vulkan-drivers)")]
    NoGraphics,
    /// The window broke down while it was open.
    #[error("the window broke down; the game is kept up to its last step")]
    Lost,
}

/// Whether there seems to be a display. Cheap: it asks nobody.
///
/// # Errors
/// There is none.
pub fn can_open_window() -> Result<(), NoWindow> {
    let needs_x11 = cfg!(all(unix, not(target_os = "macos")));
    let has_display = || env::var_os("DISPLAY").is_some_and(|display| !display.is_empty());
    if needs_x11 && !has_display() { Err(NoWindow::NoDisplay) } else { Ok(()) }
}

/// Builds the app. Display and graphics are opened on the way; where bevy panics, the terminal stays clean.
pub(super) fn build(build: impl FnOnce() -> App) -> Result<App, NoWindow> {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let app = panic::catch_unwind(AssertUnwindSafe(build));
    panic::set_hook(hook);
    app.map_err(|panic| {
        let words = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
        if words.is_some_and(|words| words.contains("GPU")) { NoWindow::NoGraphics } else { NoWindow::Unreachable }
    })
}
