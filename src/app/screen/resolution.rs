//! The resolution: what came of the round, next to the network.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::Ui;

use super::{Drawn, Scene, Stage, bar, cell, room};
use crate::app::Screen;
use crate::app::intent::Intent;
use crate::app::map::network_ui;
use crate::app::panel::resolution_ui;
use crate::app::session::Sitting;
use crate::app::theme;

/// From this width on there is room for the network, in points.
const WIDE: f32 = 1000.0;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, draw.in_set(Drawn).run_if(in_state(Screen::Resolution)));
}

fn draw(mut stage: Stage) -> Result {
    stage.show(|ui, scene| {
        let session = scene.session;
        session.sitting().and_then(|sitting| resolution_screen(ui, scene, sitting))
    })
}

fn resolution_screen(ui: &mut Ui, scene: &mut Scene<'_>, sitting: &Sitting) -> Option<Intent> {
    let table = sitting.table();
    let why = room::why_card(ui, scene, sitting);
    let below = bar::below_bar(ui, sitting, Screen::Resolution, |ui| {
        let room = ui.available_rect_before_wrap();
        let share = if room.width() >= WIDE { 0.58 } else { 1.0 };
        let (left, right) = room.split_left_right_at_fraction(share);
        let (panel, ground) = (theme::panel(ui), theme::ground(ui));
        let lines = cell(ui, left, panel, |ui| resolution_ui(ui, &table, sitting.resolution()));
        let memory = &mut scene.memory.network;
        let unfolded = sitting.unfolded();
        let picture = |ui: &mut Ui| {
            if let Some(incident) = unfolded.incident {
                ui.label(theme::strong(ui, unfolded.incident_title(incident)));
            }
            network_ui(ui, &unfolded, sitting.layout(), memory)
        };
        lines.or((share < 1.0).then(|| cell(ui, right, ground, picture)).flatten())
    });
    why.or(below)
}
