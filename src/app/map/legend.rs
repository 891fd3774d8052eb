//! The legend of the picture: what each line means, and a switch to leave it out.

use std::sync::Arc;

use bevy_egui::egui::text::LayoutJob;
use bevy_egui::egui::{
    Galley, Pos2, Sense, Stroke, StrokeKind, TextFormat, TextStyle, Ui, Vec2, WidgetInfo, WidgetType,
};

use super::sample;
use crate::app::text;
use crate::app::theme::{self, Palette};
use crate::sim::alliance::TieKind;

/// How long a sample line is, in points.
const SAMPLE: f32 = 20.0;

/// The room around and between a sample and its name, in points.
const PADDING: f32 = 12.0;

/// Which lines are drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Legend {
    ties: [bool; TieKind::ALL.len()],
    accusations: bool,
}

impl Default for Legend {
    fn default() -> Self {
        Self { ties: [true; TieKind::ALL.len()], accusations: true }
    }
}

impl Legend {
    pub(super) fn shows(&self, kind: TieKind) -> bool {
        self.ties[kind as usize]
    }

    pub(super) fn shows_accusations(&self) -> bool {
        self.accusations
    }

    /// How much height the legend will take.
    pub(super) fn height(ui: &Ui) -> f32 {
        let names = TieKind::ALL.map(text::tie).into_iter().chain([text::ACCUSES]);
        let (mut rows, mut left) = (1.0, ui.available_width());
        for width in names.map(|name| width(&written(ui, name, true))) {
            if left < width {
                (rows, left) = (rows + 1.0, ui.available_width());
            }
            left -= width;
        }
        let lines = marks(ui).size().y;
        rows * theme::TARGET + lines + (rows + 2.0) * ui.spacing().item_spacing.y
    }

    /// A switch for every kind of line.
    pub(super) fn ui(&mut self, ui: &mut Ui) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for kind in TieKind::ALL {
                let colour = sample::colour(Palette::of(ui), kind);
                switch(ui, &mut self.ties[kind as usize], text::tie(kind), |ui, from, to, opacity| {
                    sample::paint(ui.painter(), kind, from, to, Palette::of(ui).faded(colour, opacity));
                });
            }
            let accent = Palette::of(ui).accent;
            switch(ui, &mut self.accusations, text::ACCUSES, |ui, from, to, opacity| {
                sample::paint_arrow(ui.painter(), from, to, 1.6, Palette::of(ui).faded(accent, opacity));
            });
        });
    }
}

/// What the marks on the actors mean.
pub(super) fn marks_ui(ui: &mut Ui) {
    let galley = marks(ui);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, Palette::of(ui).weak);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text::MARKS.map(|mark| mark.1).join(", ")));
}

fn marks(ui: &Ui) -> Arc<Galley> {
    let (palette, font) = (Palette::of(ui), TextStyle::Small.resolve(ui.style()));
    let colours = [
        palette.accent,
        palette.accent,
        palette.danger,
        palette.caution,
        palette.danger,
        palette.text,
        palette.accent,
    ];
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    for ((mark, meaning), colour) in text::MARKS.into_iter().zip(colours) {
        // The gap stays within the piece, so that a mark is never parted from its word.
        let gap = if job.is_empty() { 4.0 } else { 8.0 };
        job.append(mark, gap, TextFormat::simple(font.clone(), colour));
        job.append(&format!("\u{a0}{meaning} "), 0.0, TextFormat::simple(font.clone(), palette.weak));
    }
    ui.painter().layout_job(job)
}

/// A sample line and its name. What is switched off is struck out, not only grey.
fn switch(ui: &mut Ui, is_on: &mut bool, name: &str, paint: impl FnOnce(&Ui, Pos2, Pos2, f32)) {
    let palette = Palette::of(ui);
    let opacity = if *is_on { 1.0 } else { 0.35 };
    let galley = written(ui, name, *is_on);
    let size = Vec2::new(width(&galley), theme::TARGET);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if response.clicked() {
        *is_on = !*is_on;
    }
    let visuals = ui.style().interact(&response);
    if response.has_focus() || response.hovered() {
        ui.painter().rect(rect, visuals.corner_radius, visuals.bg_fill, visuals.bg_stroke, StrokeKind::Inside);
    }
    let start = rect.left_center() + Vec2::new(5.0, 0.0);
    paint(ui, start, start + Vec2::new(SAMPLE, 0.0), opacity);
    let words = start + Vec2::new(SAMPLE + 6.0, -galley.size().y / 2.0);
    let end = words + Vec2::new(galley.size().x, galley.size().y / 2.0);
    ui.painter().galley(words, galley, palette.text);
    if !*is_on {
        ui.painter().hline(words.x..=end.x, end.y, Stroke::new(1.0, palette.weak));
    }
    response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, true, *is_on, name));
}

fn written(ui: &Ui, name: &str, is_on: bool) -> Arc<Galley> {
    let palette = Palette::of(ui);
    let colour = if is_on { palette.text } else { palette.weak };
    ui.painter().layout_no_wrap(name.to_owned(), TextStyle::Small.resolve(ui.style()), colour)
}

fn width(name: &Galley) -> f32 {
    SAMPLE + name.size().x + PADDING
}
