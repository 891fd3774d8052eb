//! The briefing.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;

use super::{Drawn, Stage, column};
use crate::app::Screen;
use crate::app::panel::briefing_ui;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, draw.in_set(Drawn).run_if(in_state(Screen::Briefing)));
}

fn draw(mut stage: Stage) -> Result {
    stage.show(|ui, scene| {
        let memory = &mut scene.memory.panels.briefing;
        column(ui, 1100.0, |ui| briefing_ui(ui, scene.session.scenario(), memory))
    })
}
