//! The page of keys.

use bevy_egui::egui::{Grid, Id, Label, Modal, RichText, ScrollArea, Ui, Vec2};

use crate::app::intent::Intent;
use crate::app::theme::{self, Palette};
use crate::app::{keys, text};

/// From this width on the keys stand in two columns, in points.
const WIDE: f32 = 900.0;

/// Every key with what it does.
pub(super) fn help_ui(ui: &Ui) -> Option<Intent> {
    let modal = Modal::new(Id::new("keys")).frame(theme::window(ui)).show(ui.ctx(), |ui| {
        let window =
            ui.ctx().content_rect().size() - ui.spacing().window_margin.sum() - Vec2::splat(4.0 * theme::GAP);
        let width = 1080.0_f32.min(window.x);
        ui.set_width(width);
        ui.set_max_height(window.y);
        ui.heading(text::KEYS_TITLE);
        ui.label(RichText::new(text::KEYS_NOTE).color(Palette::of(ui).weak));
        let room = ui.available_height() - theme::GAP - theme::TARGET;
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

#[cfg(test)]
mod tests {
    use bevy_egui::egui::vec2;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;

    /// The page in a window of this size: how far down the last key and the button stand.
    fn bottoms(width: f32, height: f32) -> (f32, f32) {
        let mut is_dressed = false;
        let look = |ui: &mut Ui| {
            if std::mem::replace(&mut is_dressed, true) {
                help_ui(ui);
            } else {
                theme::install(ui.ctx());
            }
        };
        let mut harness = Harness::builder().with_size(vec2(width, height)).build_ui(look);
        harness.run_steps(6);
        let last = keys::PAGE.chunks(keys::PAGE.len().div_ceil(2)).filter_map(|keys| keys.last());
        let bottom = |meaning: &str| harness.get_by_label(meaning).rect().bottom();
        (last.map(|(_, meaning)| bottom(meaning)).fold(0.0, f32::max), bottom(text::CLOSE))
    }

    #[test]
    fn all_keys_are_in_sight_in_a_window_of_the_first_size() {
        let (last, close) = bottoms(1280.0, 720.0);
        assert!(last < close - theme::TARGET && close < 720.0, "the last key ends at {last}, the button at {close}");
    }

    #[test]
    fn the_way_out_stays_in_a_small_window() {
        let (_, close) = bottoms(640.0, 400.0);
        assert!(close < 400.0, "the button ends at {close}");
    }
}
