//! Sense of goals: can anybody meet them?

use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::file::{self, Aim as Written};
use crate::scenario::goal::{Aim, Goal};
use crate::scenario::resolve::Draft;
use crate::scenario::spanned::Span;
use crate::sim::{ActorId, IncidentId};

/// A goal that cannot be met, or that nobody plays for.
pub(super) fn is_hopeless(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for (goal, entry) in draft.goals.iter().zip(&draft.file.goals) {
        if let Some(reason) = reason(draft, goal) {
            let finding = Diagnostic::warning(code::HOPELESS_GOAL, place(desk, entry), "nobody can meet this goal");
            desk.report(finding.label(reason));
        }
    }
}

/// Why a goal cannot be met, if it cannot.
fn reason(draft: &Draft<'_>, goal: &Goal) -> Option<String> {
    if !goal.seats.iter().any(|seat| draft.playable.contains(&seat)) {
        return Some("none of its seats is playable".to_owned());
    }
    match goal.aim {
        Aim::NamedBy(incident, accused, least) => too_few(draft, incident, accused, least, false),
        Aim::SanctionedBy(incident, accused, least) => too_few(draft, incident, accused, least, true),
        Aim::Deterred(incident) => {
            let incident = draft.parts.incidents.get(incident.index())?;
            (incident.price.is_none() || incident.author.actor().is_none())
                .then(|| "comes whatever it costs: it needs an actor as its author, and a `price`".to_owned())
        }
        Aim::NormAtLeast(norm, share) => {
            let is_breached = draft.parts.incidents.iter().any(|incident| incident.breaches.contains(&norm));
            let strength = draft.parts.norms.get(norm.index())?.strength;
            (!is_breached && strength < share)
                .then(|| format!("stays at {}, since no incident breaches it", strength.get()))
        }
        Aim::BoundBy(clause, least) => {
            let clause = draft.parts.clauses.get(clause.index())?;
            let document = draft.parts.documents.get(clause.document.index())?;
            let most = draft.parts.invited(document).len();
            (usize::from(least) > most).then(|| format!("at most {most} actors can be bound by it"))
        }
        Aim::Spared(..) | Aim::InForce(_) | Aim::StandingAtLeast(..) | Aim::SpentAtMost(..) => None,
    }
}

/// Why too few actors can accuse anybody, if so.
fn too_few(
    draft: &Draft<'_>,
    incident: IncidentId,
    accused: Option<ActorId>,
    least: u16,
    by_sanctions: bool,
) -> Option<String> {
    let incident = draft.parts.incidents.get(incident.index())?;
    let mut suspects = incident.suspects.iter().filter_map(|(suspect, _)| suspect.actor());
    if !suspects.any(|suspect| accused.is_none_or(|accused| accused == suspect)) {
        return Some("whom it accuses is not among the suspects".to_owned());
    }
    let able = (0_u16..).map(ActorId).zip(&draft.parts.actors).filter(|(id, actor)| {
        accused != Some(*id) && actor.powers.may_name && (!by_sanctions || actor.powers.may_sanction_from.is_some())
    });
    // Whoever is accused does not accuse itself.
    let most = able.count().min(draft.parts.actors.len().saturating_sub(1));
    (usize::from(least) > most).then(|| format!("at most {most} actors can do so"))
}

/// Where a goal stands: the name or number that it turns on.
fn place(desk: &Desk<'_>, goal: &file::Goal) -> Span {
    match &goal.aim {
        Written::NamedBy { at_least, .. } | Written::SanctionedBy { at_least, .. } => desk.span(at_least),
        Written::Spared { accused, .. } => desk.span(accused),
        Written::Deterred(incident) => desk.span(incident),
        Written::InForce(document) => desk.span(document),
        Written::BoundBy { at_least, .. } => desk.span(at_least),
        Written::NormAtLeast { share, .. } => desk.span(share),
        Written::StandingAtLeast { points, .. } | Written::SpentAtMost { points, .. } => desk.span(points),
    }
}
