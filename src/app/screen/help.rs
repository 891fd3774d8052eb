//! The page of keys.

use bevy_egui::egui::{Grid, Id, Modal, RichText, ScrollArea, Ui};

use crate::app::intent::Intent;
use crate::app::theme::{self, Palette};
use crate::app::{keys, text};

/// Every key with what it does.
pub(super) fn help_ui(ui: &Ui) -> Option<Intent> {
    let modal = Modal::new(Id::new("keys")).frame(theme::window(ui)).show(ui.ctx(), |ui| {
        ui.set_width(560.0_f32.min(ui.ctx().content_rect().width() - 64.0));
        ui.heading(text::KEYS_TITLE);
        ui.label(RichText::new(text::KEYS_NOTE).color(Palette::of(ui).weak));
        let room = ui.ctx().content_rect().height() - 240.0;
        ScrollArea::vertical().max_height(room.max(80.0)).show(ui, |ui| {
            Grid::new("keys").num_columns(2).striped(true).spacing([24.0, 6.0]).show(ui, |ui| {
                for (key, meaning) in keys::PAGE {
                    ui.label(theme::strong(ui, key));
                    ui.label(meaning);
                    ui.end_row();
                }
            });
        });
        let close = ui.button(text::CLOSE);
        if ui.memory(|memory| memory.focused().is_none()) {
            close.request_focus();
        }
        close.clicked()
    });
    (modal.inner || modal.should_close()).then_some(Intent::ToggleHelp)
}
