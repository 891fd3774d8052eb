//! The resolution: what came of the round, next to the network.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{CentralPanel, Panel, Ui};

use super::{Drawn, Scene, Stage, bar, room};
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
    let bar = bar::bar_ui(ui, sitting, Screen::Resolution);
    let mut picked = None;
    if ui.available_width() >= WIDE {
        let width = ui.available_width() * 0.42;
        Panel::right("network").exact_size(width).resizable(false).frame(theme::ground(ui)).show(ui, |ui| {
            picked = network_ui(ui, &table, sitting.layout(), &mut scene.memory.network);
        });
    }
    let lines = CentralPanel::default()
        .frame(theme::panel(ui))
        .show(ui, |ui| resolution_ui(ui, &table, sitting.resolution()))
        .inner;
    why.or(lines).or(picked).or(bar)
}
