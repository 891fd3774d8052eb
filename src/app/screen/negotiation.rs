//! The negotiating table: texts, support, and the seat's motions.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;

use super::{Drawn, Stage, bar};
use crate::app::Screen;
use crate::app::panel::negotiation_ui;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, draw.in_set(Drawn).run_if(in_state(Screen::Negotiation)));
}

fn draw(mut stage: Stage) -> Result {
    stage.show(|ui, scene| {
        let sitting = scene.session.sitting()?;
        let memory = &mut scene.memory.panels.negotiation;
        bar::below_bar(ui, sitting, Screen::Negotiation, |ui| negotiation_ui(ui, &sitting.table(), memory))
    })
}
