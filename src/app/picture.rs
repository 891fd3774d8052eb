//! Pictures of the window: F12 saves one.

use std::path::PathBuf;

use bevy::prelude::*;
use bevy::render::view::screenshot::{Captured, Screenshot, ScreenshotCaptured, save_to_disk};
use bevy::window::RequestRedraw;

use super::session::Session;
use super::text::{self, NO_HOME_FOR_PRINTS};

/// Where pictures go; nowhere if there is no such folder.
#[derive(Debug, Resource)]
pub(super) struct Folder(pub(super) Option<PathBuf>);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (take.run_if(resource_exists::<Folder>), stay_awake));
}

fn take(
    keys: Res<ButtonInput<KeyCode>>,
    folder: Res<Folder>,
    mut session: ResMut<Session>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut commands: Commands,
) {
    if !keys.just_pressed(KeyCode::F12) {
        return;
    }
    redraw.write(RequestRedraw);
    let Some(folder) = &folder.0 else { return session.tell_picture(Err(NO_HOME_FOR_PRINTS.to_owned())) };
    if let Err(error) = std::fs::create_dir_all(folder) {
        return session.tell_picture(Err(text::not_pictured(&error)));
    }
    let mut free = (1_u32..).map(|number| folder.join(format!("dinard-{number}.png"))).filter(|path| !path.exists());
    if let Some(path) = free.next() {
        commands.spawn(Screenshot::primary_window()).observe(
            move |picture: On<ScreenshotCaptured>,
                  mut session: ResMut<Session>,
                  mut redraw: MessageWriter<RequestRedraw>| {
                save_to_disk(&path)(picture);
                session.tell_picture(if path.exists() { Ok(&path) } else { Err(text::lost_picture(&path)) });
                redraw.write(RequestRedraw);
            },
        );
    }
}

/// A picture takes some frames, and no frame is drawn unless somebody asks for it.
fn stay_awake(pending: Query<(), (With<Screenshot>, Without<Captured>)>, mut redraw: MessageWriter<RequestRedraw>) {
    if !pending.is_empty() {
        redraw.write(RequestRedraw);
    }
}
