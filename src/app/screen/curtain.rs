//! The curtain.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;

use super::{Drawn, Stage, column};
use crate::app::Screen;
use crate::app::panel::curtain_ui;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, draw.in_set(Drawn).run_if(in_state(Screen::Curtain)));
}

fn draw(mut stage: Stage) -> Result {
    stage.show(|ui, scene| {
        let sitting = scene.session.sitting()?;
        ui.add_space(0.25 * ui.available_height());
        column(ui, 720.0, |ui| curtain_ui(ui, &sitting.table()))
    })
}
