//! The ties in the picture, and who accuses whom.

use bevy_egui::egui::{Painter, Pos2, Ui};

use super::nodes::{RADIUS, is_new};
use super::{Legend, Picture, sample};
use crate::app::theme::Palette;
use crate::sim::ActorId;
use crate::sim::alliance::Tie;

/// How much is left of ties that do not touch the actor in the centre.
const FAINT: f32 = 0.16;
/// How much is left of ties when nobody is in the centre.
const EVEN: f32 = 0.45;
/// The gap between ties of one pair, in points.
const GAP: f32 = 6.0;

/// Paints all ties, those of the actor in the centre last, then the accusations.
pub(super) fn paint(painter: &Painter, ui: &Ui, picture: &Picture<'_>, legend: &Legend) {
    let centre = picture.centre();
    let touches = |tie: &Tie| centre.is_some_and(|actor| tie.from == actor || tie.to == actor);
    let mut ties = all_ties(picture);
    ties.retain(|(tie, _)| legend.shows(tie.kind));
    ties.sort_by_key(|(tie, _)| touches(tie));
    for (tie, lane) in ties {
        let opacity = match (centre, touches(&tie)) {
            (None, _) => EVEN,
            (Some(_), true) => 1.0,
            (Some(_), false) => FAINT,
        };
        let (from, to) = ends(picture, tie.from, tie.to, lane);
        let palette = Palette::of(ui);
        let colour = palette.faded(sample::colour(palette, tie.kind), opacity);
        sample::paint(painter, tie.kind, from, to, colour);
    }
    if legend.shows_accusations() {
        paint_accusations(painter, ui, picture);
    }
}

fn paint_accusations(painter: &Painter, ui: &Ui, picture: &Picture<'_>) {
    let Some(incident) = picture.table.incident.and_then(|incident| picture.table.view.incident(incident)) else {
        return;
    };
    for (actor, stance) in &incident.stances {
        if let Some(accused) = stance.accused.filter(|_| stance.response.is_public()) {
            let (from, to) = ends(picture, *actor, accused, 0.0);
            let width = if is_new(picture.table, *stance) { 3.0 } else { 1.6 };
            sample::paint_arrow(painter, from, to, width, Palette::of(ui).accent);
        }
    }
}

/// Every tie once, with its lane: ties of one pair run side by side.
fn all_ties(picture: &Picture<'_>) -> Vec<(Tie, f32)> {
    let mut ties: Vec<Tie> = Vec::new();
    for actor in picture.table.actors() {
        ties.extend(picture.table.ties(actor).into_iter().filter(|tie| tie.from == actor));
    }
    let pair = |tie: &Tie| (tie.from.min(tie.to), tie.from.max(tie.to));
    let lane = |index: usize, tie: &Tie| {
        let before = ties[..index].iter().filter(|other| pair(other) == pair(tie)).count();
        let all = ties.iter().filter(|other| pair(other) == pair(tie)).count();
        let lane = before as f32 - (all as f32 - 1.0) / 2.0;
        // Lanes are counted from the same side whichever way a tie points.
        if tie.from < tie.to { lane } else { -lane }
    };
    ties.iter().enumerate().map(|(index, tie)| (*tie, lane(index, tie))).collect()
}

/// From edge to edge of two actors, in a lane.
fn ends(picture: &Picture<'_>, from: ActorId, to: ActorId, lane: f32) -> (Pos2, Pos2) {
    let (from, to) = (picture.place(from), picture.place(to));
    let along = (to - from).normalized();
    let aside = along.rot90() * lane * GAP;
    (from + along * (RADIUS + 2.0) + aside, to - along * (RADIUS + 2.0) + aside)
}
