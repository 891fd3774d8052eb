//! Sense of documents: can they be negotiated, adopted and in force, and does what they say do anything?

use super::{actor, uninvited};
use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::file;
use crate::scenario::resolve::Draft;
use crate::scenario::spanned::Span;
use crate::sim::ActorSet;
use crate::sim::treaty::{Agenda, Clause, Document, Effect, Wording};

/// A document with its slug, its place, what the file says of it, and who may ever be bound by it.
struct Case<'a> {
    slug: &'a str,
    span: &'a Span,
    entry: &'a file::Document,
    document: &'a Document,
    clauses: Vec<Article<'a>>,
    invited: ActorSet,
}

/// A clause with its slug, its place, and what the file says of it.
struct Article<'a> {
    slug: &'a str,
    span: &'a Span,
    entry: &'a file::Clause,
    clause: &'a Clause,
}

impl Case<'_> {
    /// Whether it is negotiated in the game, rather than in force from the start.
    fn is_negotiated(&self) -> bool {
        self.document.parties.is_empty()
    }
}

fn cases<'a>(draft: &'a Draft<'_>) -> impl Iterator<Item = Case<'a>> {
    let entries = draft.entries.documents.iter().zip(&draft.parts.documents).zip(&draft.parts.names.documents);
    entries.map(move |(((span, entry), document), slug)| {
        let (entries, slugs) = (&draft.entries.clauses, &draft.parts.names.clauses);
        let numbers = usize::from(document.clauses.start)..usize::from(document.clauses.end);
        let clauses = numbers.filter_map(|number| {
            let (span, entry) = entries.get(number)?;
            Some(Article { slug: slugs.get(number)?, span, entry, clause: draft.parts.clauses.get(number)? })
        });
        // Twins are what their clauses are.
        let clauses = clauses.filter(|_| document.splits_from.is_none());
        Case { slug, span, entry, document, clauses: clauses.collect(), invited: draft.parts.invited(document) }
    })
}

/// It has no clause that could ever stand in it.
pub(super) fn says_nothing(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft).filter(|case| case.document.splits_from.is_none()) {
        let is_dropped = |article: &&Article<'_>| article.clause.wording == Wording::Dropped;
        if case.clauses.iter().all(|article| is_dropped(&article))
            && (case.is_negotiated() || case.clauses.is_empty())
        {
            let label = if case.clauses.is_empty() { "no clauses" } else { "every clause is dropped" };
            let message = format!("`{}` says nothing", case.slug);
            desk.report(Diagnostic::warning(code::IDLE_DOCUMENT, case.span.clone(), message).label(label));
        } else if !case.is_negotiated() {
            for Article { slug, span, .. } in case.clauses.iter().filter(is_dropped) {
                let message = format!("clause `{slug}` is dropped from `{}`, which is in force", case.slug);
                let finding = Diagnostic::warning(code::IDLE_CLAUSE, (*span).clone(), message).label("does nothing");
                desk.report(finding.help("leave it out".to_owned()));
            }
        }
    }
}

/// What must come together before it is in force never can.
pub(super) fn is_never_in_force(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft).filter(Case::is_negotiated) {
        let (entry, rule) = (&case.entry.entry, &case.document.entry);
        let (most, able) = (case.invited.len(), rule.club.intersection(case.invited).len());
        if usize::from(rule.ratifications) > most {
            let label = format!("only {most} can be bound by it");
            desk.report(never_in_force(&case, desk.span(&entry.ratifications), &label));
        }
        if usize::from(rule.of_club) > able {
            let label = format!("only {able} of the club can be bound by it");
            desk.report(never_in_force(&case, desk.span(&entry.of_club), &label));
        }
        for slug in uninvited(draft, &entry.named, case.invited) {
            desk.report(never_in_force(&case, desk.span(slug), "cannot be bound by it"));
        }
        for article in &case.clauses {
            if let file::Effect::MinimumParticipation { parties } = &article.entry.effect
                && parties.get().is_some_and(|parties| usize::from(*parties) > most)
            {
                let message = format!("`{}` never has enough parties to do anything", case.slug);
                let finding = Diagnostic::warning(code::NEVER_IN_FORCE, desk.span(parties), message);
                desk.report(finding.label(format!("only {most} can be bound by it")));
            }
        }
    }
}

fn never_in_force(case: &Case<'_>, span: Span, label: &str) -> Diagnostic {
    let message = format!("`{}` can never be in force", case.slug);
    let finding = Diagnostic::warning(code::NEVER_IN_FORCE, span, message).label(label);
    finding.help("whoever may join is a member of its venue, or anybody if the venue is `open`".to_owned())
}

/// Its venue never sits while it could be negotiated, or a silence would last longer than it is on the table.
pub(super) fn has_no_time(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft).filter(Case::is_negotiated) {
        let agenda = Agenda::new(case.document, draft.parts.venue(case.document));
        let (opens, closes) = (case.document.opens, case.document.closes);
        let at = case.entry.venue.as_ref().map_or_else(|| case.span.clone(), |venue| desk.span(venue));
        match (agenda.first(), agenda.last_call()) {
            (None, _) => {
                let message = format!("`{}` is never on the table: its venue does not sit", case.slug);
                let finding = Diagnostic::warning(code::NEVER_SITS, at, message);
                let label = format!("sits in no round from {opens} to {closes}");
                desk.report(finding.label(label).help("give the venue a round to sit in, under `sits`".to_owned()));
            }
            (Some(first), None) => {
                let message = format!("the silence on `{}` is longer than the document is on the table", case.slug);
                let label = format!("cut short after {} at most", closes.0 - first.0 + 1);
                desk.report(Diagnostic::warning(code::LONG_SILENCE, at, message).label(label));
            }
            (Some(_), Some(_)) => {}
        }
    }
}

/// A clause whose effect has nothing to be about.
pub(super) fn has_idle_clauses(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft) {
        let restrains = case.clauses.iter().any(|article| matches!(article.clause.effect, Effect::Restraint(_)));
        for Article { slug, span, entry, clause } in &case.clauses {
            let (message, label) = match (&entry.effect, &clause.effect) {
                (file::Effect::Restraint { norms }, _) if norms.is_empty() => {
                    (format!("clause `{slug}` forbids nothing"), "a restraint without norms")
                }
                (file::Effect::Transparency { norms }, _) if norms.is_empty() => {
                    (format!("clause `{slug}` protects nothing"), "transparency without norms")
                }
                (_, Effect::Verification) if !restrains => {
                    (format!("clause `{slug}` has nothing to verify"), "no clause of the document is a restraint")
                }
                _ => continue,
            };
            desk.report(Diagnostic::warning(code::IDLE_CLAUSE, (*span).clone(), message).label(label));
        }
    }
}

/// A wish of somebody who can never be bound, nor sits at the table.
pub(super) fn has_idle_wishes(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft).filter(Case::is_negotiated) {
        for Article { slug: clause, entry, .. } in &case.clauses {
            let wishes = entry
                .preferences
                .keys()
                .filter(|slug| actor(draft, slug).is_some_and(|actor| !case.invited.contains(actor)));
            for slug in wishes {
                let who = desk.words(&desk.span(slug)).replace('"', "`");
                let message = format!("{who} wants something of `{clause}`, but is not invited to `{}`", case.slug);
                let finding = Diagnostic::warning(code::IDLE_WISH, desk.span(slug), message);
                desk.report(
                    finding
                        .label("never counts")
                        .help("name it under `members` of the venue, or let the venue be `open`".to_owned()),
                );
            }
        }
    }
}
