//! The clauses of a document, in order: their words, how firmly they bind, and where on the scale they lie.

use bevy_egui::egui::{Align2, Painter, Pos2, Rect, Sense, Shape, Sides, Stroke, StrokeKind, TextStyle, Ui, Vec2};

use super::super::words::negotiation as say;
use super::super::{Table, parts};
use super::NegotiationMemory;
use crate::app::theme::{self, Palette};
use crate::review::words::Words;
use crate::sim::ActorId;
use crate::sim::treaty::Wording;
use crate::sim::view::{ClauseView, DocumentView};

/// How high the scale is, in points.
const SCALE: f32 = 30.0;

/// All clauses; a click looks at one.
pub(super) fn clauses_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView, memory: &mut NegotiationMemory) {
    for clause in &seen.clauses {
        let is_chosen = memory.clause() == Some(clause.clause);
        let name = say::clause_name(table, clause);
        let card =
            parts::card(ui, ("clause", clause.clause.0), &name, is_chosen, |ui| clause_ui(ui, table, seen, clause));
        if is_chosen && memory.take_fresh() {
            card.scroll_to_me(None);
        }
        if card.clicked() {
            memory.look_at(table, clause.clause);
        }
        ui.add_space(theme::GAP);
    }
}

fn clause_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView, clause: &ClauseView) {
    let palette = Palette::of(ui);
    let title = theme::strong(ui, say::clause_heading(table, clause));
    let ink = match clause.wording {
        Wording::Bracketed => palette.caution,
        Wording::Clean | Wording::Adopted => palette.good,
        Wording::Proposed => palette.text,
        Wording::Parked | Wording::Dropped => palette.weak,
    };
    let badge = theme::strong(ui, say::badge(clause.wording)).color(ink);
    Sides::new().shrink_left().show(ui, |ui| ui.label(title), |ui| ui.label(badge));
    parts::text(ui, say::text(table, clause));
    let rung = say::rung(clause.strength);
    let effect = Words(table.game.scenario()).effect(&table.clause(clause.clause).effect);
    parts::note(ui, format!("{rung} · {effect}"));
    let members = table.venue(seen.document).members;
    let asks: Vec<(ActorId, f64)> =
        members.iter().filter_map(|actor| Some((actor, *clause.asks.get(actor.index())?))).collect();
    parts::unread(ui, |ui| scale_ui(ui, table, clause, &asks));
    parts::note(ui, format!("{} · {}", say::place(clause, table.seat, &asks), say::count_of(table, clause)));
}

/// The scale from 0 to 100: a tick where each member asks for the text, a ring for the seat, a wedge where it lies.
fn scale_ui(ui: &mut Ui, table: &Table<'_>, clause: &ClauseView, asks: &[(ActorId, f64)]) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), SCALE), Sense::hover());
    let (painter, palette) = (ui.painter_at(rect), Palette::of(ui));
    let font = TextStyle::Small.resolve(ui.style());
    let ends = [painter.layout_no_wrap("0".to_owned(), font.clone(), palette.weak).size().x, 26.0];
    let lane = Rect::from_min_max(
        Pos2::new(rect.left() + ends[0] + 14.0, rect.center().y - 1.0),
        Pos2::new(rect.right() - ends[1] - 14.0, rect.center().y + 5.0),
    );
    painter.text(Pos2::new(rect.left(), lane.center().y), Align2::LEFT_CENTER, "0", font.clone(), palette.weak);
    painter.text(Pos2::new(rect.right(), lane.center().y), Align2::RIGHT_CENTER, "100", font, palette.weak);
    let x = |position: f64| lane.left() + (position / 100.0).clamp(0.0, 1.0) as f32 * lane.width();
    painter.rect(lane, 3.0, palette.selection, Stroke::new(1.0, palette.outline), StrokeKind::Inside);
    for (_, ask) in asks.iter().filter(|(actor, _)| Some(*actor) != table.seat) {
        painter.vline(x(*ask), lane.top() - 3.0..=lane.bottom() + 3.0, Stroke::new(2.0, palette.weak));
    }
    if let Some((_, own)) = asks.iter().find(|(actor, _)| Some(*actor) == table.seat) {
        let centre = Pos2::new(x(*own), lane.center().y);
        painter.circle(centre, 6.0, palette.raised, Stroke::new(2.5, palette.accent));
    }
    wedge(&painter, Pos2::new(x(clause.position), lane.top() - 1.0), palette);
}

/// A wedge that points down at the text.
fn wedge(painter: &Painter, tip: Pos2, palette: &Palette) {
    let corners = vec![tip, tip + Vec2::new(-7.0, -11.0), tip + Vec2::new(7.0, -11.0)];
    painter.add(Shape::convex_polygon(corners, palette.text, Stroke::NONE));
}
