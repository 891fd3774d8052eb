//! The frame of the window: its size comes back, and it can fill the screen.

use bevy::prelude::*;
use bevy::window::{
    MonitorSelection, PrimaryWindow, RequestRedraw, WindowCloseRequested, WindowMode, WindowResized, WindowResolution,
};

use super::settings::Settings;
use super::text;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        Update,
        (
            fill.run_if(resource_changed::<Settings>),
            remember.run_if(on_message::<WindowCloseRequested>),
            settle.run_if(on_message::<WindowResized>),
        ),
    );
}

/// The window as it was left.
pub(super) fn window(settings: &Settings) -> Window {
    let (width, height) = settings.size;
    Window {
        title: text::NAME.to_owned(),
        name: Some("dinard".to_owned()),
        resolution: WindowResolution::new(width, height),
        mode: mode(settings),
        resize_constraints: WindowResizeConstraints { min_width: 640.0, min_height: 400.0, ..default() },
        ..default()
    }
}

fn mode(settings: &Settings) -> WindowMode {
    if settings.is_full { WindowMode::BorderlessFullscreen(MonitorSelection::Current) } else { WindowMode::Windowed }
}

fn fill(settings: Res<Settings>, mut windows: Query<&mut Window, With<PrimaryWindow>>) {
    for mut window in &mut windows {
        if window.mode != mode(&settings) {
            window.mode = mode(&settings);
        }
    }
}

/// The frame of a new size may still be laid out for the old one: one more shows it right.
fn settle(mut redraw: MessageWriter<RequestRedraw>) {
    redraw.write(RequestRedraw);
}

/// Before the window goes. A full screen says nothing of the size that the window has without.
fn remember(windows: Query<&Window, With<PrimaryWindow>>, mut settings: ResMut<Settings>) {
    for window in windows.iter().filter(|window| window.mode == WindowMode::Windowed) {
        settings.set_size((window.width().round() as u32, window.height().round() as u32));
    }
}
