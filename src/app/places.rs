//! Where the program keeps its files, by the customs of each system.

use std::env;
use std::path::PathBuf;

/// Overrides every place: settings and games all lie in this folder.
const OVERRIDE: &str = "DINARD_DATA";

/// The folder for logs of games and pictures of the window; none if there is no home.
#[must_use]
pub fn data() -> Option<PathBuf> {
    folder(OVERRIDE).or_else(|| Some(system_data()?.join("dinard")))
}

/// The folder for settings; none if there is no home.
#[must_use]
pub fn config() -> Option<PathBuf> {
    folder(OVERRIDE).or_else(|| Some(system_config()?.join("dinard")))
}

fn system_data() -> Option<PathBuf> {
    if cfg!(windows) {
        folder("APPDATA")
    } else if cfg!(target_os = "macos") {
        Some(folder("HOME")?.join("Library/Application Support"))
    } else {
        folder("XDG_DATA_HOME").or_else(|| Some(folder("HOME")?.join(".local/share")))
    }
}

fn system_config() -> Option<PathBuf> {
    if cfg!(any(windows, target_os = "macos")) {
        system_data()
    } else {
        folder("XDG_CONFIG_HOME").or_else(|| Some(folder("HOME")?.join(".config")))
    }
}

/// The folder that a variable names, if it names one.
fn folder(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}
