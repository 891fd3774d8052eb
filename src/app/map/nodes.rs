//! The actors in the picture: their shape says what they are, a mark says what they did, never the colour alone.

use std::sync::Arc;

use bevy_egui::egui::{
    Align2, Color32, CornerRadius, FontId, Galley, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2,
};

use super::{Picture, marks, names};
use crate::app::panel::Table;
use crate::app::text;
use crate::app::theme::{self, Palette};
use crate::sim::actor::Kind;
use crate::sim::situation::Stance;
use crate::sim::{ActorId, Response, Round};

/// The radius of an actor, in points.
pub(super) const RADIUS: f32 = 19.0;
/// How much of a dimmed actor is left.
const DIM: f32 = 0.4;

/// What part an actor has in the incident looked at, as far as the seat knows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Part {
    pub(super) response: Response,
    pub(super) is_victim: bool,
    pub(super) is_accused: bool,
    pub(super) has_denied: bool,
    pub(super) has_conceded: bool,
    /// Whether its step is of the round that was played last.
    pub(super) is_new: bool,
}

impl Part {
    pub(super) fn of(table: &Table<'_>, actor: ActorId) -> Self {
        let Some(incident) = table.incident.and_then(|incident| table.view.incident(incident)) else {
            return Self::default();
        };
        let is_public = |response: Response| response.is_public();
        Self {
            response: incident.stance(actor).response,
            is_victim: table.victims(incident.incident).iter().any(|(victim, _)| *victim == actor),
            is_accused: incident.stances.iter().any(|(_, s)| is_public(s.response) && s.accused == Some(actor)),
            has_denied: incident.denied.contains(actor),
            has_conceded: incident.conceded == Some(actor),
            is_new: is_new(table, incident.stance(actor)),
        }
    }

    /// The marks as [`marks::place`] counts its corners; empty where there is none.
    fn marks(self) -> [&'static str; 4] {
        let mark = |holds: bool, mark: &'static str| if holds { mark } else { "" };
        let answer = if self.has_conceded { "✔" } else { mark(self.has_denied, "✖") };
        [text::stance(self.response).0, mark(self.is_victim, "✱"), mark(self.is_accused, "◎"), answer]
    }

    /// The part in words.
    pub(super) fn words(self) -> impl Iterator<Item = &'static str> {
        let words = [
            (self.is_victim, "victim"),
            (self.is_accused, "accused"),
            (self.has_denied, "denies"),
            (self.has_conceded, "gave in"),
            (self.response != Response::HoldOut, text::stance(self.response).1),
            (self.is_new, text::NEW),
        ];
        words.into_iter().filter(|(holds, _)| *holds).map(|(_, word)| word)
    }
}

/// Whether a step was taken in the round that was played last.
pub(super) fn is_new(table: &Table<'_>, stance: Stance) -> bool {
    let news = table.news.unwrap_or(table.last_decided());
    stance.response != Response::HoldOut && stance.since > Round(0) && stance.since >= news
}

/// Paints every actor, and the names for which there is room, the most important first.
pub(super) fn paint(painter: &Painter, ui: &Ui, picture: &Picture<'_>, hovered: Option<ActorId>) {
    let kin = picture.table.actor.map(|actor| kin(picture.table, actor));
    let is_dim = |actor: ActorId| kin.as_ref().is_some_and(|kin| !kin.contains(&actor));
    let mut nodes: Vec<Node> = picture.table.actors().map(|actor| Node::of(picture, actor, is_dim(actor))).collect();
    nodes.sort_by_key(|node| rank(picture, hovered, node.actor));
    for node in &nodes {
        node.paint(painter, ui, picture, hovered == Some(node.actor));
    }
    let marked: Vec<_> = nodes.iter().map(|node| (node.at, node.part.marks().map(|mark| !mark.is_empty()))).collect();
    let marks = marks::place(&marked);
    for (node, places) in nodes.iter().zip(&marks) {
        node.paint_marks(painter, Palette::of(ui), *places);
    }
    let names: Vec<_> = nodes.iter().map(|node| node.name(painter, ui, picture)).collect();
    let wanted = nodes.iter().zip(&names).map(|(node, name)| names::Wanted {
        at: node.at,
        size: name.size(),
        is_certain: node.is_mine,
    });
    let wanted: Vec<_> = wanted.collect();
    let rooms = marks.iter().flatten().flatten().map(|place| marks::room(*place));
    for ((node, name), place) in nodes.iter().zip(names).zip(names::place(&wanted, rooms, picture.frame)) {
        node.paint_name(painter, ui, name, place);
    }
}

/// A ring around the picture, and one around the actor that arrow keys start from.
pub(super) fn paint_focus(painter: &Painter, ui: &Ui, frame: Rect, from: Option<Pos2>) {
    let stroke = Stroke::new(2.5, Palette::of(ui).focus);
    painter.rect_stroke(frame, CornerRadius::same(theme::ROUNDING), stroke, StrokeKind::Inside);
    if let Some(from) = from {
        painter.circle_stroke(from, RADIUS + 7.0, stroke);
    }
}

/// An actor and those it has ties with.
fn kin(table: &Table<'_>, actor: ActorId) -> Vec<ActorId> {
    let ends = table.ties(actor).into_iter().flat_map(|tie| [tie.from, tie.to]);
    ends.chain([actor]).collect()
}

/// Whose name comes first: one's own, those looked at, then those who play a part.
fn rank(picture: &Picture<'_>, hovered: Option<ActorId>, actor: ActorId) -> u8 {
    let part = Part::of(picture.table, actor);
    if picture.table.seat == Some(actor) {
        return 0;
    }
    let is_looked_at = [hovered, picture.table.actor].contains(&Some(actor));
    match (is_looked_at, part.is_victim || part.is_accused || part.response != Response::HoldOut) {
        (true, _) => 1,
        (false, true) => 2,
        (false, false) => 3,
    }
}

/// One actor in the picture.
struct Node {
    actor: ActorId,
    at: Pos2,
    part: Part,
    is_mine: bool,
    opacity: f32,
}

impl Node {
    fn of(picture: &Picture<'_>, actor: ActorId, is_dim: bool) -> Self {
        Self {
            actor,
            at: picture.place(actor),
            part: Part::of(picture.table, actor),
            is_mine: picture.table.seat == Some(actor),
            opacity: if is_dim { DIM } else { 1.0 },
        }
    }

    fn paint(&self, painter: &Painter, ui: &Ui, picture: &Picture<'_>, is_hovered: bool) {
        let palette = Palette::of(ui);
        let (part, is_mine) = (self.part, self.is_mine);
        let is_looked_at = picture.table.actor == Some(self.actor);
        let fill = if is_mine { palette.accent } else { palette.raised };
        let line = match (is_looked_at, is_hovered) {
            (true, _) => Stroke::new(3.0, palette.accent),
            (false, true) => Stroke::new(2.0, palette.text),
            (false, false) => Stroke::new(1.5, palette.weak),
        };
        let (fill, line) = (self.dim(palette, fill), Stroke { color: self.dim(palette, line.color), ..line });
        painter.add(self.outline(picture.table.kind(self.actor), fill, line));
        if part.is_new {
            let colour = if part.response.is_sanction() { palette.danger } else { palette.accent };
            painter.circle_stroke(self.at, RADIUS + 4.0, Stroke::new(3.0, self.dim(palette, colour)));
        }
        let ink = if is_mine { palette.on_accent } else { self.dim(palette, palette.text) };
        painter.text(self.at, Align2::CENTER_CENTER, self.code(picture.table), theme::strong_font(ui, 13.0), ink);
    }

    fn dim(&self, palette: &Palette, colour: Color32) -> Color32 {
        palette.faded(colour, self.opacity)
    }

    fn code(&self, table: &Table<'_>) -> String {
        table.code(self.actor).chars().take(4).collect()
    }

    /// The shape by the sort of actor: states are round, blocs have six corners, companies four, NGOs stand on one.
    fn outline(&self, kind: Kind, fill: Color32, line: Stroke) -> Shape {
        match kind {
            Kind::State => Shape::Vec(vec![
                Shape::circle_filled(self.at, RADIUS, fill),
                Shape::circle_stroke(self.at, RADIUS, line),
            ]),
            Kind::Bloc => self.polygon(6, 0.0, 1.18, fill, line),
            Kind::Firm => self.polygon(4, std::f32::consts::FRAC_PI_4, 1.3, fill, line),
            Kind::Ngo => self.polygon(4, 0.0, 1.3, fill, line),
        }
    }

    fn polygon(&self, corners: u8, turn: f32, size: f32, fill: Color32, line: Stroke) -> Shape {
        let step = std::f32::consts::TAU / f32::from(corners);
        let corner = |index| self.at + size * RADIUS * Vec2::angled(turn + step * f32::from(index));
        Shape::convex_polygon((0..corners).map(corner).collect(), fill, line)
    }

    fn paint_marks(&self, painter: &Painter, palette: &Palette, places: [Option<Pos2>; 4]) {
        let step = if self.part.response.is_sanction() { palette.danger } else { palette.accent };
        let colours = [step, palette.caution, palette.danger, palette.text];
        for ((place, mark), colour) in places.into_iter().zip(self.part.marks()).zip(colours) {
            let Some(at) = place else { continue };
            let line = Stroke::new(1.5, palette.background);
            painter.circle(at, marks::RADIUS_OF_MARK, self.dim(palette, colour), line);
            painter.text(at, Align2::CENTER_CENTER, mark, FontId::proportional(13.0), palette.background);
        }
    }

    /// Its name; one's own stands out.
    fn name(&self, painter: &Painter, ui: &Ui, picture: &Picture<'_>) -> Arc<Galley> {
        let (palette, label) = (Palette::of(ui), picture.table.label(self.actor));
        match self.is_mine {
            true => painter.layout_no_wrap(text::mine(&label), theme::strong_font(ui, 15.0), palette.accent),
            false => painter.layout_no_wrap(label, FontId::proportional(14.0), self.dim(palette, palette.text)),
        }
    }

    /// The name in its place, with a line to the actor where others are as near.
    fn paint_name(&self, painter: &Painter, ui: &Ui, name: Arc<Galley>, place: Option<names::Place>) {
        let (palette, Some(place)) = (Palette::of(ui), place) else { return };
        if place.has_leader {
            let to = place.rect.clamp(self.at);
            let from = self.at + (to - self.at).normalized() * RADIUS;
            painter.line_segment([from, to], Stroke::new(1.5, self.dim(palette, palette.text)));
        }
        painter.rect_filled(place.rect.shrink2(Vec2::new(0.0, 2.0)), 3.0, palette.background);
        painter.galley(place.rect.min, name, palette.text);
    }
}
