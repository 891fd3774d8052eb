//! The start.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;

use super::{Drawn, Stage, column};
use crate::app::Screen;
use crate::app::panel::{Doors, start_ui};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, draw.in_set(Drawn).run_if(in_state(Screen::Start)));
}

fn draw(mut stage: Stage) -> Result {
    stage.show(|ui, scene| {
        let doors = Doors {
            scenario: scene.session.scenario(),
            saved: scene.session.bookmark(),
            text_size: scene.settings.text_size,
            is_dark: scene.settings.is_dark,
        };
        column(ui, 640.0, |ui| start_ui(ui, &doors))
    })
}
