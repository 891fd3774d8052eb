//! Seats and what they try to reach.

use super::Directory;
use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::file;
use crate::scenario::goal::{Aim, Goal};
use crate::scenario::spanned::{Count, Slug};
use crate::sim::{ActorId, IncidentId};

/// The seats that a person can take; at least one.
pub(super) fn playable(desk: &mut Desk<'_>, names: &Directory, slugs: Option<&[Slug]>) -> Vec<ActorId> {
    let seats = match slugs {
        Some(slugs) => names.all_actors(desk, slugs),
        None => names.everybody().iter().collect(),
    };
    if names.everybody().is_empty() {
        let finding = Diagnostic::error(code::EMPTY, desk.field("actors"), "the scenario has no actors");
        desk.report(
            finding
                .label("declare at least one")
                .help("as in `actors: {\"gbr\": (name: \"United Kingdom\")}`".to_owned()),
        );
    } else if slugs.is_some_and(<[Slug]>::is_empty) {
        let finding =
            Diagnostic::error(code::EMPTY, desk.field("playable"), "nobody can take a seat in this scenario");
        desk.report(
            finding
                .label("name at least one actor")
                .help("leave `playable` out to make every actor playable".to_owned()),
        );
    }
    seats
}

/// One goal.
pub(super) fn resolve(
    desk: &mut Desk<'_>,
    names: &Directory,
    playable: &[ActorId],
    goal: &file::Goal,
) -> Option<Goal> {
    let seats = match &goal.seats {
        Some(slugs) => names.all_actors(desk, slugs).into_iter().collect(),
        None => playable.iter().copied().collect(),
    };
    let text = goal.text.as_ref().map(|text| desk.text(text));
    let aim = aim(desk, names, &goal.aim)?;
    Some(Goal { seats, aim, text })
}

fn aim(desk: &mut Desk<'_>, names: &Directory, aim: &file::Aim) -> Option<Aim> {
    Some(match aim {
        file::Aim::NamedBy { incident, accused, at_least } => {
            let (incident, accused, least) = company(desk, names, incident, accused.as_ref(), at_least)?;
            Aim::NamedBy(incident, accused, least)
        }
        file::Aim::SanctionedBy { incident, accused, at_least } => {
            let (incident, accused, least) = company(desk, names, incident, accused.as_ref(), at_least)?;
            Aim::SanctionedBy(incident, accused, least)
        }
        file::Aim::Spared { incident, accused, at_most } => {
            let (incident, accused) = (names.incident(desk, incident), names.actor(desk, accused));
            let most = desk.take(at_most).copied();
            Aim::Spared(incident?, accused?, most?)
        }
        file::Aim::Deterred(incident) => Aim::Deterred(names.incident(desk, incident)?),
        file::Aim::NormAtLeast { norm, share } => {
            let share = desk.share(share);
            Aim::NormAtLeast(names.norm(desk, norm)?, share)
        }
        file::Aim::InForce(document) => Aim::InForce(names.document(desk, document)?),
        file::Aim::BoundBy { clause, at_least } => {
            let least = desk.at_least_one(at_least);
            Aim::BoundBy(names.clause(desk, clause)?, least)
        }
        file::Aim::StandingAtLeast { actor, points } => {
            let points = desk.balance(points);
            Aim::StandingAtLeast(names.actor(desk, actor)?, points)
        }
        file::Aim::SpentAtMost { actor, points } => {
            let points = desk.points(points);
            Aim::SpentAtMost(names.actor(desk, actor)?, points)
        }
    })
}

/// Who must act together against whom, and over what.
fn company(
    desk: &mut Desk<'_>,
    names: &Directory,
    incident: &Slug,
    accused: Option<&Slug>,
    at_least: &Count,
) -> Option<(IncidentId, Option<ActorId>, u16)> {
    let incident = names.incident(desk, incident);
    let least = desk.at_least_one(at_least);
    let accused = match accused {
        Some(slug) => Some(names.actor(desk, slug)?),
        None => None,
    };
    Some((incident?, accused, least))
}
