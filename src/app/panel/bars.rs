//! Bars that are readable in grey: gains are solid, losses are hollow and hatched, and the number stands next to each.

use bevy_egui::egui::{
    Align, Color32, Label, Layout, Painter, Pos2, Rect, RichText, Sense, Stroke, StrokeKind, TextStyle, Ui, Vec2,
    WidgetInfo, WidgetType,
};

use crate::app::theme::{self, Palette};
use crate::review::words::{Sum, signed_to};
use crate::sim::Points;

/// How high a bar is, in points.
const HEIGHT: f32 = 12.0;
/// How wide a bar in a row is, in points.
const SHORT: f32 = 160.0;
/// From this width on a bar stands beside its words, in points.
const ONE_LINE: f32 = 460.0;

/// A share of one as a bar with its words beside it. `name` says what is measured.
pub(super) fn meter(ui: &mut Ui, name: &str, share: f32, value: &str) {
    let words = format!("{name}: {value}");
    if ui.available_width() < ONE_LINE {
        ui.add(Label::new(&words).wrap());
        meter_bar(ui, share, &words);
        return;
    }
    // The words keep to their part, so that the bars below one another begin at the same place.
    let part = Vec2::new(0.54 * ui.available_width(), ui.text_style_height(&TextStyle::Body));
    ui.allocate_ui_with_layout(Vec2::new(ui.available_width(), part.y), Layout::left_to_right(Align::Center), |ui| {
        let words_ui = |ui: &mut Ui| {
            ui.set_min_width(part.x);
            ui.add(Label::new(&words).wrap());
        };
        ui.allocate_ui_with_layout(part, Layout::left_to_right(Align::Center), words_ui);
        meter_bar(ui, share, &words);
    });
}

/// A share of one in a row of other things: its words, then a bar if there is room.
pub(super) fn short_meter(ui: &mut Ui, share: f32, words: &str) {
    ui.add(Label::new(words).wrap());
    if ui.available_size_before_wrap().x >= SHORT {
        bar_of(ui, SHORT, share, words);
    }
}

fn meter_bar(ui: &mut Ui, share: f32, words: &str) {
    bar_of(ui, ui.available_width(), share, words);
}

fn bar_of(ui: &mut Ui, width: f32, share: f32, words: &str) {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, HEIGHT), Sense::hover());
    let color = Palette::of(ui).accent;
    let painter = ui.painter_at(rect);
    let full = rect.shrink(1.0);
    painter.rect_stroke(full, 2.0, Stroke::new(1.0, Palette::of(ui).weak), StrokeKind::Inside);
    let filled = Rect::from_min_size(full.min, Vec2::new(full.width() * share.clamp(0.0, 1.0), full.height()));
    painter.rect_filled(filled, 2.0, color);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, words));
}

/// An amount against a bound on a scale up to `top`: a bar, and a post where the bound is.
pub(super) fn gauge(ui: &mut Ui, amount: f64, bound: f64, top: f64) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEIGHT + 4.0), Sense::hover());
    let (painter, palette) = (ui.painter_at(rect), Palette::of(ui));
    let x =
        |points: f64| rect.left() + (points / top.max(f64::EPSILON)).clamp(0.0, 1.0) as f32 * (rect.width() - 3.0);
    let lane = rect.shrink2(Vec2::new(0.0, 3.0));
    painter.rect_filled(Rect::from_x_y_ranges(rect.left()..=x(bound), lane.y_range()), 1.0, palette.selection);
    let bar = Rect::from_x_y_ranges(rect.left()..=x(amount).max(rect.left() + 1.0), lane.y_range());
    fill(&painter, bar, if amount < bound { palette.caution } else { palette.good }, amount >= bound);
    painter.vline(x(bound) + 1.0, rect.y_range(), Stroke::new(3.0, palette.text));
}

/// Bars that follow on one another from nothing to their sum, each with its words and its number, and the sum last.
/// They are drawn as they are printed; what prints as nothing is left out.
pub(super) fn waterfall(ui: &mut Ui, labels: impl IntoIterator<Item = String>, sum: &Sum, sum_label: &str) {
    let scale = Scale::of(&sum.parts);
    let mut at = 0.0;
    let bars = labels.into_iter().zip(&sum.parts).filter(|(_, points)| points.get().abs() > 0.0);
    for (label, points) in bars {
        let words = format!("{}  {label}", signed_to(*points, sum.decimals));
        strip(ui, &scale, RichText::new(words), at, at + points.get());
        at += points.get();
    }
    let words = theme::strong(ui, format!("{}  {sum_label}", signed_to(sum.total, sum.decimals)));
    strip(ui, &scale, words, 0.0, at);
}

/// From points to the width of the strip.
struct Scale {
    least: f64,
    most: f64,
}

impl Scale {
    fn of(parts: &[Points]) -> Self {
        let (mut at, mut scale) = (0.0_f64, Self { least: 0.0, most: 0.0 });
        for part in parts {
            at += part.get();
            scale.least = scale.least.min(at);
            scale.most = scale.most.max(at);
        }
        scale
    }

    fn x(&self, points: f64, rect: Rect) -> f32 {
        let span = (self.most - self.least).max(f64::EPSILON);
        rect.left() + ((points - self.least) / span) as f32 * rect.width()
    }
}

fn strip(ui: &mut Ui, scale: &Scale, words: RichText, from: f64, to: f64) {
    ui.add(Label::new(words).wrap());
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), HEIGHT), Sense::hover());
    let painter = ui.painter_at(rect);
    let zero = scale.x(0.0, rect).clamp(rect.left() + 0.5, rect.right() - 0.5);
    painter.vline(zero, rect.y_range(), Stroke::new(1.0, Palette::of(ui).weak));
    let (a, b) = (scale.x(from, rect), scale.x(to, rect));
    let bar = Rect::from_x_y_ranges(a.min(b)..=a.max(b).max(a.min(b) + 1.0), rect.shrink(1.0).y_range());
    let palette = Palette::of(ui);
    fill(&painter, bar, if to < from { palette.danger } else { palette.good }, to >= from);
}

/// Solid for gains, hatched for losses.
fn fill(painter: &Painter, bar: Rect, color: Color32, is_gain: bool) {
    if is_gain {
        painter.rect_filled(bar, 1.0, color);
        return;
    }
    painter.rect_stroke(bar, 1.0, Stroke::new(1.0, color), StrokeKind::Inside);
    let hatching = painter.with_clip_rect(bar.intersect(painter.clip_rect()));
    let mut x = bar.left() - bar.height();
    while x < bar.right() {
        let (foot, head) = (Pos2::new(x, bar.bottom()), Pos2::new(x + bar.height(), bar.top()));
        hatching.line_segment([foot, head], Stroke::new(1.0, color));
        x += 5.0;
    }
}
