//! How the lines of a plot look: each has a colour, a style and a symbol of its own.

use bevy_egui::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2};
use egui_plot::{LineStyle, MarkerShape};

use crate::app::theme::Palette;

/// The look of one line.
pub(super) struct Look {
    pub(super) color: Color32,
    pub(super) line: LineStyle,
    pub(super) marker: MarkerShape,
}

impl Look {
    /// The look of the line with this position.
    pub(super) fn of(index: usize, palette: &Palette) -> Self {
        let (color, line, marker) = match index % 4 {
            0 => (palette.accent, LineStyle::Solid, MarkerShape::Circle),
            1 => (palette.caution, LineStyle::dashed_loose(), MarkerShape::Up),
            2 => (palette.good, LineStyle::dotted_dense(), MarkerShape::Square),
            _ => (palette.secret, LineStyle::dashed_dense(), MarkerShape::Diamond),
        };
        Self { color, line, marker }
    }

    /// A sample for the key.
    pub(super) fn paint(&self, painter: &Painter, rect: Rect) {
        let (centre, stroke) = (rect.center(), Stroke::new(2.0, self.color));
        let ends = [rect.left_center(), rect.right_center()];
        match self.line {
            LineStyle::Solid => drop(painter.line_segment(ends, stroke)),
            LineStyle::Dashed { length } => drop(painter.add(Shape::dashed_line(&ends, stroke, length, length / 2.0))),
            LineStyle::Dotted { spacing } => drop(painter.add(Shape::dotted_line(&ends, self.color, spacing, 1.0))),
        }
        painter.add(self.symbol(centre));
    }

    fn symbol(&self, centre: Pos2) -> Shape {
        let at = |x: f32, y: f32| centre + 5.0 * Vec2::new(x, y);
        match self.marker {
            MarkerShape::Up => self.polygon(vec![at(0.0, -1.0), at(1.0, 0.8), at(-1.0, 0.8)]),
            MarkerShape::Square => self.polygon(vec![at(-0.8, -0.8), at(0.8, -0.8), at(0.8, 0.8), at(-0.8, 0.8)]),
            MarkerShape::Diamond => self.polygon(vec![at(0.0, -1.0), at(1.0, 0.0), at(0.0, 1.0), at(-1.0, 0.0)]),
            _ => Shape::circle_filled(centre, 5.0, self.color),
        }
    }

    fn polygon(&self, points: Vec<Pos2>) -> Shape {
        Shape::convex_polygon(points, self.color, Stroke::NONE)
    }
}
