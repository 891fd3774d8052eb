//! The page of keys.

use bevy_egui::egui::{Grid, Id, Label, Modal, RichText, ScrollArea, Ui};

use crate::app::intent::Intent;
use crate::app::theme::{self, Palette};
use crate::app::{keys, text};

/// From this width on the keys stand in two columns, in points.
const WIDE: f32 = 900.0;

/// Every key with what it does.
pub(super) fn help_ui(ui: &Ui) -> Option<Intent> {
    let modal = Modal::new(Id::new("keys")).frame(theme::window(ui)).show(ui.ctx(), |ui| {
        let width = 1080.0_f32.min(ui.ctx().content_rect().width() - 64.0);
        ui.set_width(width);
        ui.heading(text::KEYS_TITLE);
        ui.label(RichText::new(text::KEYS_NOTE).color(Palette::of(ui).weak));
        let room = ui.ctx().content_rect().height() - 240.0;
        ScrollArea::vertical().max_height(room.max(80.0)).show(ui, |ui| {
            keys::turn_pages(ui);
            let columns = if width >= WIDE { 2 } else { 1 };
            let rows = keys::PAGE.len().div_ceil(columns);
            ui.columns(columns, |columns| {
                for (column, keys) in columns.iter_mut().zip(keys::PAGE.chunks(rows)) {
                    grid_ui(column, keys);
                }
            });
        });
        let close = ui.button(text::CLOSE);
        if !close.has_focus() {
            close.request_focus();
        }
        close.clicked()
    });
    (modal.inner || modal.should_close()).then_some(Intent::ToggleHelp)
}

fn grid_ui(ui: &mut Ui, keys: &[(&str, &str)]) {
    ui.spacing_mut().interact_size.y = 0.0;
    Grid::new(keys.first().map(|(key, _)| *key)).num_columns(2).striped(true).spacing([20.0, 8.0]).show(ui, |ui| {
        for (key, meaning) in keys {
            ui.label(theme::strong(ui, *key));
            ui.add(Label::new(*meaning).wrap());
            ui.end_row();
        }
    });
}
