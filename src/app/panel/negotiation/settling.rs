//! Where the clause looked at would settle now: the odds of rival places as bars over the scale, and what other rules give.

use bevy_egui::egui::{Align2, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, TextStyle, Ui, Vec2};

use super::super::words::settling as say;
use super::super::{Table, parts};
use super::NegotiationMemory;
use crate::app::theme::Palette;
use crate::review::Settling;
use crate::sim::view::DocumentView;

/// How high bars are at most, in points.
const BARS: f32 = 48.0;
/// How high the wedge is that stands there where no text is elected, in points.
const WEDGE: f32 = 12.0;
/// How high the lane is with what stands below it, in points.
const BELOW: f32 = 38.0;
/// The most places whose odds are told in words.
const MOST_TOLD: usize = 5;

/// The picture and its figures; nothing where the table does not work on the clause.
pub(super) fn settling_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView, memory: &mut NegotiationMemory) {
    let Some(clause) = memory.clause_in(seen).map(|clause| clause.clause) else { return };
    let (is_draft, settling) = memory.settling(table, clause);
    let Some(settling) = settling else { return };
    parts::subheading(ui, &say::settling_on(&table.clause_title(clause)));
    if settling.rule.is_some() {
        parts::unread(ui, |ui| picture_ui(ui, settling));
    }
    for place in settling.rivals.iter().take(MOST_TOLD) {
        parts::bullet(ui, say::rival(&table.rival(settling, place)));
    }
    say::other_rivals(settling, MOST_TOLD).into_iter().for_each(|rest| parts::bullet(ui, rest));
    parts::text(ui, say::settles(settling));
    parts::note(ui, say::settling_note(is_draft));
}

/// A dot on the scale for each place, and over it a bar as high as its odds; a letter below for what a rule gives, and a
/// wedge where the text lies.
fn picture_ui(ui: &mut Ui, settling: &Settling) {
    let above = if settling.rivals.is_empty() { WEDGE } else { BARS };
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), above + BELOW), Sense::hover());
    let (painter, palette) = (ui.painter_at(rect), Palette::of(ui));
    let font = TextStyle::Small.resolve(ui.style());
    let lane = Rect::from_x_y_ranges(
        rect.left() + 24.0..=rect.right() - 40.0,
        rect.top() + above + 6.0..=rect.top() + above + 12.0,
    );
    let x = |position: f64| lane.left() + (position / 100.0).clamp(0.0, 1.0) as f32 * lane.width();
    for (at, align, end) in [(rect.left(), Align2::LEFT_CENTER, "0"), (rect.right(), Align2::RIGHT_CENTER, "100")] {
        painter.text(Pos2::new(at, lane.center().y), align, end, font.clone(), palette.weak);
    }
    painter.rect(lane, 3.0, palette.selection, Stroke::new(1.0, palette.outline), StrokeKind::Inside);
    for place in &settling.rivals {
        let (at, high) = (x(place.position), place.odds.get() as f32 * BARS);
        let bar = Rect::from_x_y_ranges(at - 3.0..=at + 3.0, lane.top() - high..=lane.top());
        painter.rect_filled(bar, 1.0, palette.accent);
        painter.circle(Pos2::new(at, lane.center().y), 4.5, palette.raised, Stroke::new(2.0, palette.accent));
    }
    let stands = Pos2::new(x(settling.stands), lane.top() - 1.0);
    if settling.rivals.is_empty() {
        let corners = vec![stands, stands + Vec2::new(-7.0, -11.0), stands + Vec2::new(7.0, -11.0)];
        painter.add(Shape::convex_polygon(corners, palette.text, Stroke::NONE));
    }
    // Two letters at one place stand side by side.
    let mut taken: Vec<f32> = Vec::new();
    for (rule, position) in &settling.places {
        let at = x(*position);
        painter.vline(at, lane.bottom()..=lane.bottom() + 7.0, Stroke::new(2.0, palette.text));
        let shift = if taken.iter().any(|other| (other - at).abs() < 12.0) { 13.0 } else { 0.0 };
        let place = Pos2::new(at + shift, lane.bottom() + 7.0);
        painter.text(place, Align2::CENTER_TOP, say::letter_of(*rule), font.clone(), palette.text);
        taken.push(at);
    }
}
