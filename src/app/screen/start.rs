//! The start.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{UiBuilder, vec2};

use super::{Drawn, Stage, column};
use crate::app::panel::{Doors, start_ui};
use crate::app::{Screen, map};

/// From this width on there is room for a sketch of the network, in points.
const WIDE: f32 = 1000.0;
/// The width of the doors, in points.
const DOORS: f32 = 540.0;
/// About the height of all doors, in points.
const HEIGHT: f32 = 650.0;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, draw.in_set(Drawn).run_if(in_state(Screen::Start)));
}

fn draw(mut stage: Stage) -> Result {
    stage.show(|ui, scene| {
        let doors = Doors {
            scenario: scene.session.scenario(),
            saved: scene.session.bookmark(),
            played: scene.session.keepsake(),
            text_size: scene.settings.text_size,
            is_dark: scene.settings.is_dark,
            is_full: scene.settings.is_full,
        };
        let room = ui.available_rect_before_wrap();
        if room.width() < WIDE {
            return column(ui, DOORS, |ui| start_ui(ui, &doors));
        }
        let (left, right) = room.split_left_right_at_fraction(0.5);
        map::sketch(ui, &doors.scenario.setting, scene.session.layout(), right);
        let margin = ((left.size() - vec2(DOORS, HEIGHT)) / 2.0).max(vec2(24.0, 24.0));
        let left = left.shrink2(margin).with_max_y(room.bottom() - 8.0);
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| start_ui(ui, &doors)).inner
    })
}
