//! What the person has set: text size, theme, and the size of the window. Kept in a file of its own.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use bevy::prelude::*;
use serde::{Deserialize, Serialize};

/// The smallest text.
pub const SMALLEST: f32 = 0.8;
/// The largest text.
pub const LARGEST: f32 = 2.5;

/// The size of the first window, in points.
const FIRST_SIZE: (u32, u32) = (1280, 720);
/// The smallest and the largest window that is opened, in points.
const BOUNDS: [(u32, u32); 2] = [(640, 400), (16_384, 16_384)];

/// What the person has set.
#[derive(Clone, Debug, PartialEq, Resource, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The size of all text; 1 is normal.
    pub text_size: f32,
    /// Whether the dark theme is on; else the light one for projectors.
    pub is_dark: bool,
    /// The width and the height of the window, in points.
    pub size: (u32, u32),
    /// Whether the window fills the screen.
    pub is_full: bool,
    /// The language of scenarios, where they are written in it; each in its own if none.
    pub language: Option<String>,
    #[serde(skip)]
    file: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { text_size: 1.0, is_dark: true, size: FIRST_SIZE, is_full: false, language: None, file: None }
    }
}

impl Settings {
    /// The settings in a folder; the defaults where there are none or they cannot be read.
    #[must_use]
    pub fn load(folder: Option<&Path>) -> Self {
        let file = folder.map(|folder| folder.join("settings.json"));
        let text = file.as_ref().and_then(|file| fs::read_to_string(file).ok());
        let kept: Self = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        let mut settings = Self { text_size: fit(kept.text_size), file, ..kept };
        settings.set_size(kept.size);
        settings
    }

    /// Sets the size of the window, within what can be opened.
    pub fn set_size(&mut self, (width, height): (u32, u32)) {
        let [least, most] = BOUNDS;
        self.size = (width.clamp(least.0, most.0), height.clamp(least.1, most.1));
    }

    /// Sets the size of all text, within what is readable and fits.
    pub fn set_text_size(&mut self, size: f32) {
        self.text_size = fit(size);
    }

    /// Writes the settings to their file, in one step.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn save(&self) -> io::Result<()> {
        let Some((file, folder)) = self.file.as_ref().and_then(|file| Some((file, file.parent()?))) else {
            return Ok(());
        };
        fs::create_dir_all(folder)?;
        let mut whole = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&mut whole, self)?;
        whole.write_all(b"\n")?;
        whole.as_file().sync_data()?;
        whole.persist(file).map_err(|error| error.error)?;
        Ok(())
    }
}

/// The nearest text size that is allowed, in steps of a twentieth.
fn fit(size: f32) -> f32 {
    if size.is_finite() { ((size * 20.0).round() / 20.0).clamp(SMALLEST, LARGEST) } else { 1.0 }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Settings>().add_systems(Last, keep.run_if(resource_changed::<Settings>));
}

/// Writes changed settings down. They are a convenience: the game goes on without them.
fn keep(settings: Res<Settings>) {
    if !settings.is_added()
        && let Err(error) = settings.save()
    {
        error!("the settings cannot be kept: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_and_nonsense_becomes_the_default() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::load(Some(folder.path()));
        assert_eq!((settings.text_size, settings.is_dark), (1.0, true));
        settings.language = Some("fr".to_owned());
        settings.set_text_size(9.0);
        (settings.is_dark, settings.is_full) = (false, true);
        settings.set_size((1920, 100));
        assert_eq!(settings.size, (1920, 400));
        settings.save().unwrap();
        assert_eq!(Settings::load(Some(folder.path())), settings);
        fs::write(folder.path().join("settings.json"), "{\"text_size\": null").unwrap();
        assert!((Settings::load(Some(folder.path())).text_size - 1.0).abs() < f32::EPSILON);
    }
}
