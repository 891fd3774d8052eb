//! The curtain between two delegations at one window: whose turn it is, and nothing else.

use bevy_egui::egui::Ui;

use super::words::curtain as say;
use super::{Table, parts, words};
use crate::app::Screen;
use crate::app::intent::Intent;
use crate::app::theme;

/// Whose turn it is. Enter lifts the curtain.
pub fn curtain_ui(ui: &mut Ui, table: &Table<'_>) -> Option<Intent> {
    let seat = table.seat?;
    parts::panel(ui, "curtain", |ui| {
        parts::title(ui, &say::pass_to(&table.name(seat)));
        parts::text(ui, say::only(&table.name(seat)));
        parts::note(ui, words::round(table, table.round()));
        ui.add_space(theme::GAP);
        parts::row(ui, |ui| {
            let lift = words::by_enter(&say::lift(&table.name(seat)), parts::is_free(ui));
            let lift = parts::primary(ui, true, &lift).clicked() || parts::entered(ui);
            let leave = parts::button(ui, crate::app::text::LEAVE).clicked();
            let lift = lift.then_some(Intent::LiftCurtain);
            lift.or(leave.then_some(Intent::BackTo(Screen::Start)))
        })
    })
}
