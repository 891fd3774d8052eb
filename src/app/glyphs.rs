//! Letters that are drawn for the first time reach the graphics card in the same frame.
//!
//! `bevy_egui` writes them into its texture after the frame is laid out, in no order with the system that reports changed
//! textures to the renderer. Reported a frame late, they would be missing from the first picture of a text; the window
//! draws none after it while nothing happens.

use bevy::asset::AssetEventSystems;
use bevy::prelude::*;
use bevy_egui::EguiPostUpdateSet;

pub(super) fn plugin(app: &mut App) {
    app.configure_sets(PostUpdate, AssetEventSystems.after(EguiPostUpdateSet::PostProcessOutput));
}
