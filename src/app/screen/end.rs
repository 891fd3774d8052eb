//! The end.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::Ui;

use super::{Drawn, Scene, Stage, bar, column, room};
use crate::app::Screen;
use crate::app::intent::Intent;
use crate::app::panel::end_ui;
use crate::app::session::Sitting;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, draw.in_set(Drawn).run_if(in_state(Screen::End)));
}

fn draw(mut stage: Stage) -> Result {
    stage.show(|ui, scene| {
        let session = scene.session;
        session.sitting().and_then(|sitting| end_screen(ui, scene, sitting))
    })
}

fn end_screen(ui: &mut Ui, scene: &mut Scene<'_>, sitting: &Sitting) -> Option<Intent> {
    let why = room::why_card(ui, scene, sitting);
    let memory = &mut scene.memory.panels.end;
    let wanted =
        bar::below_bar(ui, sitting, Screen::End, |ui| column(ui, 1200.0, |ui| end_ui(ui, &sitting.table(), memory)));
    why.or(wanted)
}
