//! How ties look: each kind has a pattern of its own, so that they can be told apart in grey.

use bevy_egui::egui::{Color32, Painter, Pos2, Shape, Stroke};

use crate::app::theme::Palette;
use crate::sim::alliance::TieKind;

/// The gap between the lines of a double line, in points.
const DOUBLE: f32 = 3.0;
/// The length and the height of a tooth, in points.
const TOOTH: (f32, f32) = (6.0, 2.5);

/// The colour of a kind of tie.
pub(super) fn colour(palette: &Palette, kind: TieKind) -> Color32 {
    match kind {
        TieKind::DefencePact => palette.good,
        TieKind::IntelligenceSharing => palette.secret,
        TieKind::PoliticalBloc => palette.weak,
        TieKind::TradeDependence => palette.caution,
        TieKind::Rivalry => palette.danger,
    }
}

/// Paints a tie from one point to another.
pub(super) fn paint(painter: &Painter, kind: TieKind, from: Pos2, to: Pos2, colour: Color32) {
    let aside = (to - from).normalized().rot90();
    match kind {
        TieKind::DefencePact => {
            painter.line_segment([from, to], Stroke::new(2.0, colour));
        }
        TieKind::IntelligenceSharing => {
            for offset in [aside * DOUBLE / 2.0, -aside * DOUBLE / 2.0] {
                painter.line_segment([from + offset, to + offset], Stroke::new(1.2, colour));
            }
        }
        TieKind::PoliticalBloc => {
            painter.line_segment([from, to], Stroke::new(1.0, colour));
        }
        TieKind::TradeDependence => {
            painter.extend(Shape::dotted_line(&[from, to], colour, 6.0, 1.5));
        }
        TieKind::Rivalry => {
            painter.line(zigzag(from, to), Stroke::new(1.5, colour));
        }
    }
}

/// Paints an arrow, for accusations.
pub(super) fn paint_arrow(painter: &Painter, from: Pos2, to: Pos2, width: f32, colour: Color32) {
    const HEAD: f32 = 9.0;
    let along = (to - from).normalized();
    painter.extend(Shape::dashed_line(&[from, to - along * HEAD], Stroke::new(width, colour), 9.0, 4.0));
    let wings = [to, to - along * HEAD + along.rot90() * HEAD / 2.0, to - along * HEAD - along.rot90() * HEAD / 2.0];
    painter.add(Shape::convex_polygon(wings.to_vec(), colour, Stroke::NONE));
}

fn zigzag(from: Pos2, to: Pos2) -> Vec<Pos2> {
    let (along, aside) = ((to - from).normalized(), (to - from).normalized().rot90());
    let teeth = ((to - from).length() / TOOTH.0) as u16;
    let tooth = |index: u16| {
        let side = if index.is_multiple_of(2) { TOOTH.1 } else { -TOOTH.1 };
        from + along * (f32::from(index) + 0.5) * TOOTH.0 + aside * side
    };
    [from].into_iter().chain((0..teeth).map(tooth)).chain([to]).collect()
}
