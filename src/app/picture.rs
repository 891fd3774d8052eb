//! Pictures of the window: F12 saves one.

use std::path::PathBuf;

use bevy::prelude::*;
use bevy::render::view::screenshot::{Captured, Screenshot, save_to_disk};
use bevy::window::RequestRedraw;

/// Where pictures go; nowhere if there is no such folder.
#[derive(Debug, Resource)]
pub(super) struct Folder(pub(super) Option<PathBuf>);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (take.run_if(resource_exists::<Folder>), stay_awake));
}

fn take(keys: Res<ButtonInput<KeyCode>>, folder: Res<Folder>, mut commands: Commands) {
    let Some(folder) = folder.0.as_ref().filter(|_| keys.just_pressed(KeyCode::F12)) else { return };
    if let Err(error) = std::fs::create_dir_all(folder) {
        error!("no picture can be taken: {error}");
        return;
    }
    if let Some(path) =
        (1_u32..).map(|number| folder.join(format!("dinard-{number}.png"))).find(|path| !path.exists())
    {
        commands.spawn(Screenshot::primary_window()).observe(save_to_disk(path));
    }
}

/// A picture takes some frames, and no frame is drawn unless somebody asks for it.
fn stay_awake(pending: Query<(), (With<Screenshot>, Without<Captured>)>, mut redraw: MessageWriter<RequestRedraw>) {
    if !pending.is_empty() {
        redraw.write(RequestRedraw);
    }
}
