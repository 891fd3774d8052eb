//! The actors in the picture: their shape says what they are, a mark says what they did, never the colour alone.

use bevy_egui::egui::{
    Align2, Color32, CornerRadius, FontId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, Vec2,
};

use super::Picture;
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

/// Where a name may stand next to its actor, the best first, in distances that keep it clear.
const SIDES: [(f32, f32); 8] =
    [(0.0, 1.0), (0.0, -1.0), (1.0, 0.0), (-1.0, 0.0), (-0.6, 1.0), (0.6, 1.0), (-0.6, -1.0), (0.6, -1.0)];

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
    stance.response != Response::HoldOut && stance.since > Round(0) && stance.since >= table.last_decided()
}

/// Paints every actor, and the names for which there is room, the most important first.
pub(super) fn paint(painter: &Painter, ui: &Ui, picture: &Picture<'_>, hovered: Option<ActorId>) {
    let kin = picture.table.actor.map(|actor| kin(picture.table, actor));
    let mut taken: Vec<Rect> = picture.table.actors().map(|actor| around(picture.place(actor), RADIUS)).collect();
    let mut named: Vec<ActorId> = picture.table.actors().collect();
    named.sort_by_key(|actor| rank(picture, hovered, *actor));
    for actor in named {
        let is_dim = kin.as_ref().is_some_and(|kin| !kin.contains(&actor));
        let node = Node { actor, at: picture.place(actor), opacity: if is_dim { DIM } else { 1.0 } };
        node.paint(painter, ui, picture, hovered == Some(actor));
        node.paint_name(painter, ui, picture, &mut taken);
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

/// Whose name comes first: those looked at, then those who play a part.
fn rank(picture: &Picture<'_>, hovered: Option<ActorId>, actor: ActorId) -> u8 {
    let part = Part::of(picture.table, actor);
    let is_looked_at = [hovered, picture.table.actor, picture.table.seat].contains(&Some(actor));
    match (is_looked_at, part.is_victim || part.is_accused || part.response != Response::HoldOut) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    }
}

fn around(centre: Pos2, radius: f32) -> Rect {
    Rect::from_center_size(centre, Vec2::splat(2.0 * radius))
}

/// One actor in the picture.
struct Node {
    actor: ActorId,
    at: Pos2,
    opacity: f32,
}

impl Node {
    fn paint(&self, painter: &Painter, ui: &Ui, picture: &Picture<'_>, is_hovered: bool) {
        let palette = Palette::of(ui);
        let part = Part::of(picture.table, self.actor);
        let is_mine = picture.table.seat == Some(self.actor);
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
        self.paint_marks(painter, palette, part);
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

    /// What it did at the top right, what was done to it at the top left, what it says to that at the bottom right.
    fn paint_marks(&self, painter: &Painter, palette: &Palette, part: Part) {
        let (mark, _) = text::stance(part.response);
        let colour = if part.response.is_sanction() { palette.danger } else { palette.accent };
        self.paint_mark(painter, palette, Vec2::new(1.0, -1.0), mark, colour);
        let (victim, accused) = (if part.is_victim { "✱" } else { "" }, if part.is_accused { "◎" } else { "" });
        self.paint_mark(painter, palette, Vec2::new(-1.0, -1.0), victim, palette.caution);
        self.paint_mark(painter, palette, Vec2::new(-1.0, 1.0), accused, palette.danger);
        let answer = if part.has_conceded {
            "✔"
        } else if part.has_denied {
            "✖"
        } else {
            ""
        };
        self.paint_mark(painter, palette, Vec2::new(1.0, 1.0), answer, palette.text);
    }

    fn paint_mark(&self, painter: &Painter, palette: &Palette, corner: Vec2, mark: &str, colour: Color32) {
        if mark.is_empty() {
            return;
        }
        let at = self.at + corner * 0.86 * RADIUS;
        painter.circle(at, 10.0, self.dim(palette, colour), Stroke::new(1.5, palette.background));
        painter.text(at, Align2::CENTER_CENTER, mark, FontId::proportional(13.0), palette.background);
    }

    /// The name next to the actor, where it covers no other actor or name.
    fn paint_name(&self, painter: &Painter, ui: &Ui, picture: &Picture<'_>, taken: &mut Vec<Rect>) {
        let palette = Palette::of(ui);
        let colour = self.dim(palette, palette.text);
        let galley = painter.layout_no_wrap(picture.table.label(self.actor), FontId::proportional(14.0), colour);
        let size = galley.size();
        let away = Vec2::splat(RADIUS + 5.0) + size / 2.0;
        let rects = SIDES
            .map(|(x, y)| Rect::from_center_size(self.at + Vec2::new(x, y) * (away + Vec2::new(6.0, 0.0)), size));
        let is_free = |rect: &&Rect| {
            painter.clip_rect().contains_rect(**rect) && !taken.iter().any(|other| other.intersects(**rect))
        };
        if let Some(rect) = rects.iter().find(is_free) {
            painter.rect_filled(rect.shrink2(Vec2::new(0.0, 2.0)), 3.0, palette.background);
            painter.galley(rect.min, galley, colour);
            taken.push(*rect);
        }
    }
}
