//! Where the marks of an actor stand: each at its corner, or else at the nearest free place around its own actor.

use bevy_egui::egui::{Pos2, Rect, Vec2};

use super::nodes::RADIUS;

/// The radius of a mark, in points.
pub(super) const RADIUS_OF_MARK: f32 = 10.0;
/// How far from its actor's centre a mark stands, in points.
const AWAY: f32 = 1.22 * RADIUS;
/// How far a mark may reach into another actor or mark, in points.
const OVERLAP: f32 = 2.0;

/// The corners of an actor: what it did stands at the top right, what was done to it at the left, what it says to that
/// at the bottom right. In turns from the right, downwards.
const CORNERS: [f32; 4] = [-0.125, -0.375, 0.375, 0.125];
/// Where else a mark may stand, in turns from its corner; the nearest first.
const TURNS: [f32; 8] = [0.0, 0.125, -0.125, 0.25, -0.25, 0.375, -0.375, 0.5];

/// The places of the marks of every actor, by its centre and which corners have a mark. No mark lies on another actor or
/// another mark where there is any other place around its own.
pub(super) fn place(actors: &[(Pos2, [bool; 4])]) -> Vec<[Option<Pos2>; 4]> {
    let mut taken: Vec<Pos2> = Vec::new();
    let mut places = Vec::with_capacity(actors.len());
    for (at, has_mark) in actors {
        let mut find = |corner: f32| {
            let around = |turn: f32| *at + AWAY * Vec2::angled(std::f32::consts::TAU * (corner + turn));
            let is_clear = |place: &Pos2| {
                let mut others = actors.iter().map(|(other, _)| other).filter(|other| *other != at);
                others.all(|other| other.distance(*place) > RADIUS + RADIUS_OF_MARK - OVERLAP)
                    && taken.iter().all(|other| other.distance(*place) > 2.0 * RADIUS_OF_MARK - OVERLAP)
            };
            let place = TURNS.into_iter().map(around).find(is_clear).unwrap_or_else(|| around(0.0));
            taken.push(place);
            place
        };
        let marked = CORNERS.into_iter().zip(*has_mark);
        let mut own = [None; 4];
        own.iter_mut().zip(marked).for_each(|(own, (corner, has))| *own = has.then(|| find(corner)));
        places.push(own);
    }
    places
}

/// The room that a mark takes.
pub(super) fn room(place: Pos2) -> Rect {
    Rect::from_center_size(place, Vec2::splat(2.0 * RADIUS_OF_MARK))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::map::{Layout, inner};
    use crate::scenario::Scenario;
    use bevy_egui::egui::vec2;

    const REAL: &str = include_str!("../../../scenarios/2017_notpetya.ron");

    #[test]
    fn a_mark_stands_at_its_corner_unless_somebody_is_there() {
        let (here, there) = (Pos2::new(100.0, 100.0), Pos2::new(128.0, 75.0));
        let [alone] = place(&[(here, [true, true, true, true])])[..] else { panic!("one actor") };
        assert!(alone.iter().flatten().all(|place| (place.distance(here) - AWAY).abs() < 0.1), "{alone:?}");
        assert!(alone[0].is_some_and(|place| place.x > here.x && place.y < here.y), "top right: {alone:?}");
        let beside = place(&[(here, [true, false, false, false]), (there, [false; 4])]);
        let mark = beside[0][0].expect("a mark");
        assert!(mark.distance(there) > RADIUS && mark.distance(here) < mark.distance(there), "{mark:?}");
    }

    #[test]
    fn no_mark_lies_on_another_actor_of_the_largest_network() {
        let scenario = Scenario::parse("real.ron", REAL).0.expect("a scenario");
        let layout = Layout::of(&scenario);
        for size in [vec2(556.0, 352.0), vec2(880.0, 600.0)] {
            let frame = Rect::from_min_size(Pos2::ZERO, size);
            let at = |actor| layout.place(actor, inner(frame));
            let actors: Vec<_> =
                scenario.setting.actor_ids().map(|actor| (at(actor), [true, true, false, false])).collect();
            for (index, marks) in place(&actors).iter().enumerate() {
                for mark in marks.iter().flatten() {
                    let others = actors.iter().enumerate().filter(|(other, _)| *other != index);
                    let nearest = others.map(|(_, (other, _))| other.distance(*mark)).fold(f32::MAX, f32::min);
                    assert!(nearest > RADIUS, "{index} at {size:?}: {nearest}");
                }
            }
        }
    }
}
