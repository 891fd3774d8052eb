//! Where the names stand: next to their actor, and nearer to it than to any other, or else tied to it by a line.

use bevy_egui::egui::{Pos2, Rect, Vec2};

use super::nodes::RADIUS;

/// How far a name keeps from its actor, in points.
const GAP: f32 = 4.0;
/// How much nearer a name must be to its own actor than to any other to need no line, in points.
const CLEAR: f32 = 6.0;
/// How far names on one line keep from each other, in points.
const APART: f32 = 5.0;
/// How far from its actor a name with a line may stand, in points; the nearest first.
const REACH: [f32; 6] = [4.0, 12.0, 22.0, 34.0, 48.0, 62.0];
/// How much further a name that must show may stand, in points.
const FAR: [f32; 5] = [78.0, 96.0, 118.0, 144.0, 176.0];
/// How far from its actor a name may stand without a line, in points.
const BESIDE: f32 = 10.0;
/// In how many directions a place is looked for.
const DIRECTIONS: u16 = 24;

/// Where a name may stand without a line, the best first.
const SIDES: [(f32, f32); 8] =
    [(0.0, 1.0), (0.0, -1.0), (1.0, 0.0), (-1.0, 0.0), (-0.6, 1.0), (0.6, 1.0), (-0.6, -1.0), (0.6, -1.0)];

/// A name that looks for a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// The centre of its actor.
    pub(super) at: Pos2,
    /// How large it is.
    pub(super) size: Vec2,
    /// Whether it must show, whatever it may cover.
    pub(super) is_certain: bool,
}

/// The place of a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// The room that it takes.
    pub(super) rect: Rect,
    /// Whether a line ties it to its actor.
    pub(super) has_leader: bool,
}

/// A place within `frame` for each name at its actor, the most important first; none where there is no room. No name
/// covers an actor, a mark or another name, unless it must show and there is no other place.
pub(super) fn place(names: &[Wanted], marks: impl Iterator<Item = Rect>, frame: Rect) -> Vec<Option<Place>> {
    let actors: Vec<Pos2> = names.iter().map(|name| name.at).collect();
    let around = |at: &Pos2| Rect::from_center_size(*at, Vec2::splat(2.0 * RADIUS));
    let mut taken: Vec<Rect> = actors.iter().map(around).chain(marks).collect();
    let mut find = |Wanted { at, size, is_certain }: &Wanted| {
        let is_free = |rect: &Rect| frame.contains_rect(*rect) && !taken.iter().any(|other| other.intersects(*rect));
        let right_beside = beside(*at, *size).find(|rect| is_free(rect) && is_nearest(rect, *at, &actors));
        let near = || away(*at, *size, &REACH).find(|rect| is_free(rect) && is_in_sight(rect, *at, &actors));
        let far = || {
            let places = || away(*at, *size, &REACH).chain(away(*at, *size, &FAR)).filter(is_free);
            let seen = places().find(|rect| is_in_sight(rect, *at, &actors));
            seen.or_else(|| places().next()).or_else(|| within(frame, beside(*at, *size)))
        };
        let away = || near().or_else(|| is_certain.then(far).flatten());
        let place = match right_beside {
            Some(rect) => Some(Place { rect, has_leader: false }),
            None => away().map(|rect| Place { rect, has_leader: !is_plain(&rect, *at, &actors) }),
        };
        taken.extend(place.map(|place| place.rect.expand2(Vec2::new(APART, 0.0))));
        place
    };
    names.iter().map(&mut find).collect()
}

/// Whether a name away from the sides needs no line either.
fn is_plain(rect: &Rect, at: Pos2, actors: &[Pos2]) -> bool {
    rect.distance_to_pos(at) <= RADIUS + BESIDE && is_nearest(rect, at, actors)
}

/// Whether a name is clearly nearer to its own actor than to any other.
fn is_nearest(rect: &Rect, at: Pos2, actors: &[Pos2]) -> bool {
    let mut others = actors.iter().filter(|other| **other != at);
    others.all(|other| rect.distance_to_pos(at) + CLEAR <= rect.distance_to_pos(*other))
}

/// Whether a line from the actor to its name runs through no other.
fn is_in_sight(rect: &Rect, at: Pos2, actors: &[Pos2]) -> bool {
    let line = rect.clamp(at) - at;
    let distance = |other: Pos2| {
        let along = ((other - at).dot(line) / line.length_sq().max(f32::EPSILON)).clamp(0.0, 1.0);
        (at + along * line).distance(other)
    };
    actors.iter().filter(|other| **other != at).all(|other| distance(*other) > RADIUS)
}

/// The places right beside an actor.
fn beside(at: Pos2, size: Vec2) -> impl Iterator<Item = Rect> {
    let away = Vec2::splat(RADIUS + GAP) + size / 2.0;
    SIDES.into_iter().map(move |(x, y)| Rect::from_center_size(at + Vec2::new(x, y) * away, size))
}

/// The first place, moved into the frame.
fn within(frame: Rect, mut places: impl Iterator<Item = Rect>) -> Option<Rect> {
    let place = places.next()?;
    let least = frame.min;
    let most = (frame.max - place.size()).max(least);
    Some(Rect::from_min_size(place.min.clamp(least, most), place.size()))
}

/// The places around an actor at these distances, the nearest first.
fn away(at: Pos2, size: Vec2, reach: &'static [f32]) -> impl Iterator<Item = Rect> {
    reach.iter().flat_map(move |&reach| {
        (0..DIRECTIONS).map(move |turn| {
            let towards = Vec2::angled(std::f32::consts::TAU * f32::from(turn) / f32::from(DIRECTIONS));
            // From the edge of the actor to the edge of the name, whichever way it lies.
            let half = size / 2.0;
            let inside = (half.x / towards.x.abs().max(1e-3)).min(half.y / towards.y.abs().max(1e-3));
            Rect::from_center_size(at + (RADIUS + reach + inside) * towards, size)
        })
    })
}

#[cfg(test)]
mod tests {
    use bevy_egui::egui::{pos2, vec2};

    use super::*;
    use crate::app::map::{Layout, inner};
    use crate::scenario::Scenario;

    const REAL: &str = include_str!("../../../scenarios/2017_notpetya.ron");

    #[test]
    fn every_name_is_nearest_to_its_own_actor_or_tied_to_it_by_a_line() {
        let scenario = Scenario::parse("real.ron", REAL).0.unwrap();
        let layout = Layout::of(&scenario);
        // The network in a window of 1280 x 720, beside the outcome, and in one of 1920 x 1080.
        for size in [vec2(556.0, 352.0), vec2(518.0, 560.0), vec2(880.0, 600.0)] {
            let frame = Rect::from_min_size(Pos2::ZERO, size);
            let name = |actor| {
                let letters = scenario.actor_name(actor).chars().count() as f32;
                Wanted { at: layout.place(actor, inner(frame)), size: vec2(7.5 * letters, 18.0), is_certain: false }
            };
            let names: Vec<_> = scenario.setting.actor_ids().map(name).collect();
            let actors: Vec<Pos2> = names.iter().map(|name| name.at).collect();
            let places = place(&names, std::iter::empty(), frame);
            let shown: Vec<_> = actors.iter().zip(&places).filter_map(|(at, place)| Some((*at, (*place)?))).collect();
            assert_eq!(shown.len(), names.len(), "every name has a place at {size:?}");
            for (at, place) in &shown {
                let others = actors.iter().filter(|other| *other != at);
                let nearest = others.map(|other| place.rect.distance_to_pos(*other)).fold(f32::MAX, f32::min);
                assert!(place.has_leader || place.rect.distance_to_pos(*at) < nearest, "{at:?} at {size:?}");
                assert!(nearest >= RADIUS, "no name covers another actor");
                let others = shown.iter().filter(|(other, _)| other != at);
                assert!(others.clone().all(|(_, other)| !other.rect.intersects(place.rect)), "names overlap");
            }
            let lines = shown.iter().filter(|(_, place)| place.has_leader).count();
            assert!(lines * 2 <= shown.len(), "{lines} of {} names need a line at {size:?}", shown.len());
        }
    }

    #[test]
    fn a_name_without_room_is_left_out_unless_it_must_show() {
        let name = |is_certain| [Wanted { at: pos2(20.0, 20.0), size: vec2(60.0, 18.0), is_certain }];
        let frame = Rect::from_min_size(Pos2::ZERO, vec2(40.0, 40.0));
        assert_eq!(place(&name(false), std::iter::empty(), frame), [None]);
        assert!(place(&name(true), std::iter::empty(), frame)[0].is_some());
    }

    #[test]
    fn every_seat_is_named_when_it_is_ones_own() {
        let scenario = Scenario::parse("real.ron", REAL).0.unwrap();
        let layout = Layout::of(&scenario);
        let frame = Rect::from_min_size(Pos2::ZERO, vec2(556.0, 352.0));
        for seat in scenario.setting.actor_ids() {
            let mut order: Vec<_> = scenario.setting.actor_ids().collect();
            order.sort_by_key(|actor| *actor != seat);
            let wanted = |actor| {
                let letters = scenario.actor_name(actor).chars().count() as f32;
                let at = layout.place(actor, inner(frame));
                Wanted { at, size: vec2(7.5 * letters, 18.0), is_certain: actor == seat }
            };
            let names: Vec<_> = order.into_iter().map(wanted).collect();
            let marks =
                || names.iter().map(|name| Rect::from_center_size(name.at - vec2(16.0, 16.0), vec2(20.0, 20.0)));
            let own = place(&names, marks(), frame)[0].expect("one's own name");
            let covered = names.iter().filter(|other| own.rect.distance_to_pos(other.at) < RADIUS);
            assert_eq!(covered.count(), 0, "{seat:?} covers others");
        }
    }
}
