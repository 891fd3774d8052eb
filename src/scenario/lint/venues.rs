//! Sense of venues: can anybody decide anything there?

use super::{actor, uninvited};
use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::file;
use crate::scenario::resolve::Draft;
use crate::scenario::spanned::Span;
use crate::sim::actor::Kind;
use crate::sim::treaty::{Quota, Rule, Venue};
use crate::sim::{ActorId, Share};

/// A venue with its slug, its place, and what the file says of it.
struct Case<'a> {
    slug: &'a str,
    span: &'a Span,
    entry: &'a file::Venue,
    venue: &'a Venue,
    /// How many documents name it, and how many of them are negotiated in the game.
    documents: (usize, usize),
}

impl Case<'_> {
    fn is_used(&self) -> bool {
        self.documents.1 > 0
    }
}

fn cases<'a>(draft: &'a Draft<'_>) -> impl Iterator<Item = Case<'a>> {
    let entries = draft.entries.venues.iter().zip(&draft.parts.venues).zip(&draft.parts.names.venues).enumerate();
    entries.map(|(number, (((span, entry), venue), slug))| {
        let named = draft.parts.documents.iter().filter(move |document| document.venue.index() == number);
        let documents = (named.clone().count(), named.filter(|document| document.parties.is_empty()).count());
        Case { slug, span, entry, venue, documents }
    })
}

/// No document is negotiated in it.
pub(super) fn is_unused(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft).filter(|case| case.documents.0 == 0) {
        let message = format!("no document names the venue `{}`", case.slug);
        let finding = Diagnostic::warning(code::IDLE_VENUE, case.span.clone(), message).label("nothing to do");
        desk.report(finding.help(format!("say `venue: \"{}\"` in a document, or leave it out", case.slug)));
    }
}

/// Nobody, or no state, sits there.
pub(super) fn has_an_empty_table(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    let is_state = |actor: ActorId| {
        let kind = draft.parts.actors.get(actor.index()).map(|actor| actor.kind);
        matches!(kind, Some(Kind::State | Kind::Bloc))
    };
    for case in cases(draft).filter(Case::is_used) {
        let (message, label) = match case.venue.members {
            nobody if nobody.is_empty() => (format!("nobody sits in `{}`", case.slug), "an empty table"),
            table if !table.iter().any(is_state) => {
                (format!("no state sits in `{}`", case.slug), "only firms and organisations sit at the table")
            }
            _ => continue,
        };
        let help = "name who negotiates under `members`; whom a text binds already is named under `parties` of the \
                    document"
            .to_owned();
        desk.report(Diagnostic::warning(code::EMPTY_TABLE, case.span.clone(), message).label(label).help(help));
    }
}

/// A veto or a weight of somebody who does not vote, or weights that nothing weighs.
pub(super) fn has_idle_votes(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft).filter(Case::is_used) {
        let (entry, members) = (case.entry, case.venue.members);
        let weighted =
            entry.weights.keys().filter(|slug| actor(draft, slug).is_some_and(|actor| !members.contains(actor)));
        let vetoes = uninvited(draft, &entry.procedure.veto, members);
        for slug in vetoes.chain(weighted) {
            let message =
                format!("{} has no vote in `{}`", desk.words(&desk.span(slug)).replace('"', "`"), case.slug);
            let finding = Diagnostic::warning(code::IDLE_VOTE, desk.span(slug), message).label("no member");
            desk.report(finding.help("name it under `members`, or leave it out here".to_owned()));
        }
        let is_weighted = matches!(case.venue.procedure.rule, Rule::Majority { is_weighted: true, .. });
        if let Some((first, _)) = entry.weights.iter().next().filter(|_| !is_weighted) {
            let message = format!("votes in `{}` are not weighted", case.slug);
            let finding = Diagnostic::warning(code::IDLE_VOTE, desk.span(first), message).label("changes nothing");
            desk.report(finding.help("say `majority(weighted: true)`, or leave `weights` out".to_owned()));
        }
    }
}

/// No vote in it can ever carry.
pub(super) fn never_carries(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft).filter(Case::is_used) {
        let found = match (&case.entry.procedure.rule, case.venue.procedure.rule) {
            (file::Rule::Majority { quota: file::Quota::MoreThan(share), .. }, Rule::Majority { quota, .. })
                if quota == Quota::MoreThan(Share::ONE) =>
            {
                Some((desk.span(share), "more than all never is; `at_least(1)` is everybody".to_owned()))
            }
            (_, Rule::Majority { is_weighted: true, .. }) if weighs_nothing(case.venue) => {
                let first = case.entry.weights.keys().next();
                first.map(|slug| (desk.span(slug), "every weight is 0".to_owned()))
            }
            _ => None,
        };
        if let Some((span, label)) = found {
            let message = format!("no vote in `{}` can carry", case.slug);
            desk.report(Diagnostic::warning(code::NEVER_CARRIES, span, message).label(label));
        }
    }
}

fn weighs_nothing(venue: &Venue) -> bool {
    let weight = |actor: ActorId| venue.weights.get(actor.index()).copied().unwrap_or(1.0);
    !venue.weights.is_empty() && venue.members.iter().all(|actor| weight(actor) == 0.0)
}
