//! Sense of actors: can a player do anything, can a bloc act?

use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::resolve::Draft;
use crate::sim::ActorId;
use crate::sim::actor::Kind;

/// A player in this seat could only hold out and speak in private: it may name nobody, and has no document to join.
pub(super) fn is_powerless(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for (id, ((span, _), actor)) in (0_u16..).zip(draft.entries.actors.iter().zip(&draft.parts.actors)) {
        let mut documents = draft.parts.documents.iter();
        let may_join = documents.any(|document| draft.parts.invited(document).contains(ActorId(id)));
        if draft.playable.contains(&ActorId(id)) && !actor.powers.may_name && !may_join {
            let slug = draft.parts.names.actor(ActorId(id));
            let message = format!("a player of `{slug}` can only hold out and speak in private");
            let finding =
                Diagnostic::warning(code::POWERLESS, span.clone(), message).label("may not name anybody in public");
            desk.report(finding.help("let it name authors, or leave it out of `playable`".to_owned()));
        }
    }
}

/// A bloc without members, or an actor with members that is no bloc.
pub(super) fn has_idle_members(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for ((span, entry), slug) in draft.entries.actors.iter().zip(&draft.parts.names.actors) {
        let (message, label) = match (entry.kind == Kind::Bloc, entry.members.is_empty()) {
            (true, true) => (format!("bloc `{slug}` has no members, so it acts like a state"), "a bloc of nobody"),
            (false, false) => (format!("`{slug}` has members, but is no bloc"), "add `kind: bloc`"),
            (true, false) | (false, true) => continue,
        };
        desk.report(Diagnostic::warning(code::IDLE_MEMBERS, span.clone(), message).label(label));
    }
}

/// Two actors that people cannot tell apart.
pub(super) fn share_a_name(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    let names =
        draft.story.actors.iter().map(|profile| profile.name.get(&draft.story.language).trim().to_lowercase());
    let mut seen: Vec<(String, usize)> = Vec::new();
    for (id, name) in names.enumerate() {
        match seen.iter().find(|(other, _)| *other == name) {
            Some(&(_, first)) if !name.is_empty() => {
                let place = |id: usize| draft.entries.actors.get(id).map_or(0..0, |(span, _)| span.clone());
                let message = format!("two actors are called {}", draft.story.actors[id].name);
                let finding = Diagnostic::warning(code::SAME_NAME, place(id), message).label("called so, too");
                desk.report(finding.note(place(first), "called so first"));
            }
            _ => seen.push((name, id)),
        }
    }
}
