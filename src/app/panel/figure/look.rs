//! How the lines of a plot look: each has a colour, a style and a symbol of its own.

use bevy_egui::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2};
use egui_plot::{LineStyle, MarkerShape};

use crate::app::theme::Palette;

/// The symbol of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Symbol {
    Circle,
    Triangle,
    Square,
    Diamond,
}

/// The look of one line.
pub(super) struct Look {
    pub(super) color: Color32,
    pub(super) line: LineStyle,
    symbol: Symbol,
}

impl Look {
    /// The look of the line with this position.
    pub(super) fn of(index: usize, palette: &Palette) -> Self {
        let (color, line, symbol) = match index % 4 {
            0 => (palette.accent, LineStyle::Solid, Symbol::Circle),
            1 => (palette.caution, LineStyle::dashed_loose(), Symbol::Triangle),
            2 => (palette.good, LineStyle::dotted_dense(), Symbol::Square),
            _ => (palette.secret, LineStyle::dashed_dense(), Symbol::Diamond),
        };
        Self { color, line, symbol }
    }

    /// The symbol on a plot.
    pub(super) fn marker(&self) -> MarkerShape {
        match self.symbol {
            Symbol::Circle => MarkerShape::Circle,
            Symbol::Triangle => MarkerShape::Up,
            Symbol::Square => MarkerShape::Square,
            Symbol::Diamond => MarkerShape::Diamond,
        }
    }

    /// A sample for the key.
    pub(super) fn paint(&self, painter: &Painter, rect: Rect, has_line: bool) {
        let (stroke, ends) = (Stroke::new(2.0, self.color), [rect.left_center(), rect.right_center()]);
        let line = match self.line {
            LineStyle::Solid => vec![Shape::line_segment(ends, stroke)],
            LineStyle::Dashed { length } => Shape::dashed_line(&ends, stroke, length, length / 2.0),
            LineStyle::Dotted { spacing } => Shape::dotted_line(&ends, self.color, spacing, 1.0),
        };
        painter.extend(line.into_iter().filter(|_| has_line));
        painter.add(self.sample(rect.center()));
    }

    fn sample(&self, centre: Pos2) -> Shape {
        let polygon = |corners: &[(f32, f32)]| {
            let points = corners.iter().map(|&(x, y)| centre + 5.0 * Vec2::new(x, y)).collect();
            Shape::convex_polygon(points, self.color, Stroke::NONE)
        };
        match self.symbol {
            Symbol::Circle => Shape::circle_filled(centre, 5.0, self.color),
            Symbol::Triangle => polygon(&[(0.0, -1.0), (1.0, 0.8), (-1.0, 0.8)]),
            Symbol::Square => polygon(&[(-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)]),
            Symbol::Diamond => polygon(&[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)]),
        }
    }
}
