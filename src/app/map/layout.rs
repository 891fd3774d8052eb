//! Where the actors stand on the map: as the scenario says, or close to their friends. The same in every round.

use bevy_egui::egui::{Pos2, Rect, Vec2, pos2};

use crate::scenario::Scenario;
use crate::sim::{ActorId, Setting};

/// How often forces are let work.
const STEPS: u16 = 400;
/// The first step, in widths of the map; later ones are shorter.
const FIRST_STEP: f32 = 0.12;
/// How strongly everybody is drawn to the middle, next to full kinship.
const GRAVITY: f32 = 0.35;
/// How often actors that are too close are moved apart.
const PARTINGS: u16 = 240;
/// How far apart they are moved, in mean distances of a full map.
const APART: f32 = 0.85;
/// How far apart they are moved at least, in heights of the map, as long as there is room for it.
const CLEAR: f32 = 0.15;
/// The map is this much wider than high.
const ASPECT: f32 = 1.4;

/// A place for every actor, from (0, 0) at the top left to (1, 1).
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    places: Vec<Pos2>,
}

impl Layout {
    /// The layout of a scenario. Places that it gives are kept; the others are found.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let given = |profile: &crate::scenario::story::Profile| {
            profile.at.map(|(across, down)| pos2(across.get() as f32, down.get() as f32))
        };
        let fixed: Vec<_> = scenario.story.actors.iter().map(given).collect();
        Self { places: settle(&scenario.setting, &fixed) }
    }

    /// Where an actor stands in a part of the window.
    #[must_use]
    pub fn place(&self, actor: ActorId, on: Rect) -> Pos2 {
        let place = self.places.get(actor.index()).copied().unwrap_or(pos2(0.5, 0.5));
        on.min + place.to_vec2() * on.size()
    }
}

/// Fruchterman and Reingold's forces: everybody repels everybody, kin attract each other. No chance is involved.
fn settle(setting: &Setting, fixed: &[Option<Pos2>]) -> Vec<Pos2> {
    let count = setting.actors.len();
    let mut places: Vec<_> =
        (0..count).map(|index| fixed.get(index).copied().flatten().unwrap_or(seed(index, count))).collect();
    if fixed.iter().all(Option::is_some) {
        return part(stretch(&places, 0.0));
    }
    let reach = (1.0 / count as f32).sqrt();
    for step in 0..STEPS {
        let longest = FIRST_STEP * (1.0 - f32::from(step) / f32::from(STEPS)).powi(2);
        let forces: Vec<_> = (0..count).map(|index| force(setting, &places, index, reach)).collect();
        for (index, force) in forces.into_iter().enumerate() {
            if fixed.get(index).copied().flatten().is_none() {
                places[index] += force.normalized() * force.length().min(longest);
            }
        }
    }
    let by_rank = if fixed.iter().any(Option::is_some) { 0.0 } else { 0.5 };
    part(stretch(&places, by_rank))
}

/// Where an actor starts: on a sunflower's spiral, so that no two start in one place.
fn seed(index: usize, count: usize) -> Pos2 {
    const GOLDEN: f32 = 2.399_963;
    let radius = 0.45 * ((index as f32 + 0.5) / count as f32).sqrt();
    pos2(0.5, 0.5) + radius * Vec2::angled(index as f32 * GOLDEN)
}

/// What pulls and pushes one actor. Distances are as the wide map shows them.
fn force(setting: &Setting, places: &[Pos2], index: usize, reach: f32) -> Vec2 {
    let wide = Vec2::new(ASPECT, 1.0);
    let mut force = (pos2(0.5, 0.5) - places[index]) * GRAVITY;
    for (other, place) in places.iter().enumerate().filter(|(other, _)| *other != index) {
        let gap = (*place - places[index]) * wide;
        let distance = gap.length().max(1e-3);
        let kinship = setting.alliances.kinship(ActorId(index as u16), ActorId(other as u16)) as f32;
        let pull = kinship * distance * distance / reach;
        let push = reach * reach / distance;
        force += gap / distance * (pull - push) / wide;
    }
    force
}

/// Stretches the places so that they fill the map, each axis by itself: by distance and, for a part, by rank, which
/// opens up clusters.
fn stretch(places: &[Pos2], by_rank: f32) -> Vec<Pos2> {
    let across = spread(places.iter().map(|place| place.x), by_rank);
    let down = spread(places.iter().map(|place| place.y), by_rank);
    across.into_iter().zip(down).map(|(x, y)| pos2(x, y)).collect()
}

/// Moves actors apart that would cover each other, or their names.
fn part(mut places: Vec<Pos2>) -> Vec<Pos2> {
    let mean = 1.0 / (places.len() as f32).sqrt();
    let apart = (APART * mean).max(CLEAR.min(mean));
    for _ in 0..PARTINGS {
        for one in 0..places.len() {
            for other in 0..one {
                let gap = (places[other] - places[one]) * Vec2::new(ASPECT, 1.0);
                let missing = (apart - gap.length()).max(0.0);
                let step = gap.normalized() * missing / 2.0 / Vec2::new(ASPECT, 1.0);
                places[one] = (places[one] - step).clamp(Pos2::ZERO, pos2(1.0, 1.0));
                places[other] = (places[other] + step).clamp(Pos2::ZERO, pos2(1.0, 1.0));
            }
        }
    }
    places
}

fn spread(values: impl Iterator<Item = f32> + Clone, by_rank: f32) -> Vec<f32> {
    let (least, most) = values.clone().fold((f32::MAX, f32::MIN), |(a, b), value| (a.min(value), b.max(value)));
    let last = (values.clone().count().max(2) - 1) as f32;
    let rank = |value: f32| values.clone().filter(|other| *other < value).count() as f32 / last;
    let scaled = |value: f32| (value - least) / (most - least).max(f32::EPSILON);
    values.clone().map(|value| by_rank * rank(value) + (1.0 - by_rank) * scaled(value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_spread_over_the_whole_map() {
        let places = stretch(&[pos2(0.4, 0.5), pos2(0.45, 0.52), pos2(0.6, 0.1), pos2(0.5, 0.9)], 0.5);
        assert!(places.iter().map(|place| place.x).fold(f32::MAX, f32::min).abs() < f32::EPSILON);
        assert!((places.iter().map(|place| place.y).fold(f32::MIN, f32::max) - 1.0).abs() < f32::EPSILON);
        assert!(places[1].x - places[0].x > 0.2, "neighbours are told apart");
    }
}
