//! Sense of documents: can they be negotiated, adopted and in force, and does what they say do anything?

use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::file;
use crate::scenario::resolve::Draft;
use crate::scenario::spanned::{Slug, Span};
use crate::sim::actor::Kind;
use crate::sim::treaty::{Clause, Document, Effect, Quota, Rule, Wording};
use crate::sim::{ActorId, ActorSet, Share};

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

    fn members(&self) -> ActorSet {
        self.document.venue.members
    }
}

fn cases<'a>(draft: &'a Draft<'_>) -> impl Iterator<Item = Case<'a>> {
    let everybody = ActorSet::first(draft.parts.actors.len());
    let entries = draft.entries.documents.iter().zip(&draft.parts.documents).zip(&draft.parts.names.documents);
    entries.map(move |(((span, entry), document), slug)| {
        let (entries, slugs) = (&draft.entries.clauses, &draft.parts.names.clauses);
        let numbers = usize::from(document.clauses.start)..usize::from(document.clauses.end);
        let clauses = numbers.filter_map(|number| {
            let (span, entry) = entries.get(number)?;
            Some(Article { slug: slugs.get(number)?, span, entry, clause: draft.parts.clauses.get(number)? })
        });
        Case { slug, span, entry, document, clauses: clauses.collect(), invited: document.invited(everybody) }
    })
}

/// Nobody, or no state, sits at the table.
pub(super) fn has_an_empty_table(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    let is_state = |actor: ActorId| {
        let kind = draft.parts.actors.get(actor.index()).map(|actor| actor.kind);
        matches!(kind, Some(Kind::State | Kind::Bloc))
    };
    for case in cases(draft).filter(Case::is_negotiated) {
        let (message, label) = match case.members() {
            nobody if nobody.is_empty() => (format!("nobody negotiates `{}`", case.slug), "an empty table"),
            table if !table.iter().any(is_state) => {
                (format!("no state negotiates `{}`", case.slug), "only firms and organisations sit at the table")
            }
            _ => continue,
        };
        let help = "name who negotiates under `members`, or whom it binds already under `parties`".to_owned();
        desk.report(Diagnostic::warning(code::EMPTY_TABLE, case.span.clone(), message).label(label).help(help));
    }
}

/// It has no clause that could ever stand in it.
pub(super) fn says_nothing(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft) {
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
    finding.help("whoever may join is a member, or anybody if the document is `open`".to_owned())
}

/// The slugs of those actors of a list who are not in the set.
fn uninvited<'f>(draft: &Draft<'_>, slugs: &'f [Slug], set: ActorSet) -> impl Iterator<Item = &'f Slug> {
    slugs.iter().filter(move |slug| actor(draft, slug).is_some_and(|actor| !set.contains(actor)))
}

/// The actor with a slug.
fn actor(draft: &Draft<'_>, slug: &Slug) -> Option<ActorId> {
    draft.parts.names.find_actor(slug.get()?)
}

/// A veto or a weight of somebody who does not vote, or weights that nothing weighs.
pub(super) fn has_idle_votes(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft).filter(Case::is_negotiated) {
        let procedure = &case.entry.procedure;
        let weighted = procedure
            .weights
            .keys()
            .filter(|slug| actor(draft, slug).is_some_and(|actor| !case.members().contains(actor)));
        let vetoes = uninvited(draft, &procedure.veto, case.members());
        for slug in vetoes.chain(weighted) {
            let message =
                format!("{} has no vote on `{}`", desk.words(&desk.span(slug)).replace('"', "`"), case.slug);
            let finding = Diagnostic::warning(code::IDLE_VOTE, desk.span(slug), message).label("no member");
            desk.report(finding.help("name it under `members`, or leave it out here".to_owned()));
        }
        let is_weighted = matches!(case.document.venue.procedure.rule, Rule::Majority { is_weighted: true, .. });
        if let Some((first, _)) = procedure.weights.iter().next().filter(|_| !is_weighted) {
            let message = format!("votes on `{}` are not weighted", case.slug);
            let finding = Diagnostic::warning(code::IDLE_VOTE, desk.span(first), message).label("changes nothing");
            desk.report(finding.help("say `majority(weighted: true)`, or leave `weights` out".to_owned()));
        }
    }
}

/// No vote on it can ever carry.
pub(super) fn never_carries(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft).filter(Case::is_negotiated) {
        let procedure = &case.entry.procedure;
        let found = match (&procedure.rule, case.document.venue.procedure.rule) {
            (file::Rule::Majority { quota: file::Quota::MoreThan(share), .. }, Rule::Majority { quota, .. })
                if quota == Quota::MoreThan(Share::ONE) =>
            {
                Some((desk.span(share), "more than all never is; `at_least(1)` is everybody".to_owned()))
            }
            (_, Rule::Majority { is_weighted: true, .. }) if weighs_nothing(&case) => {
                let first = procedure.weights.keys().next();
                first.map(|slug| (desk.span(slug), "every weight is 0".to_owned()))
            }
            _ => None,
        };
        if let Some((span, label)) = found {
            let message = format!("no vote on `{}` can carry", case.slug);
            desk.report(Diagnostic::warning(code::NEVER_CARRIES, span, message).label(label));
        }
    }
}

/// A silence that lasts longer than the document is on the table.
pub(super) fn is_silent_for_too_long(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft).filter(Case::is_negotiated) {
        if let file::Rule::Silence { rounds } = &case.entry.procedure.rule
            && case.document.last_call() < case.document.opens
        {
            let open = case.document.closes.0 - case.document.opens.0 + 1;
            let message = format!("the silence on `{}` is longer than the document is on the table", case.slug);
            let finding = Diagnostic::warning(code::LONG_SILENCE, desk.span(rounds), message);
            desk.report(finding.label(format!("cut short after {open} at most")));
        }
    }
}

fn weighs_nothing(case: &Case<'_>) -> bool {
    let weights = &case.document.weights;
    let weight = |actor: ActorId| weights.get(actor.index()).copied().unwrap_or(1.0);
    !weights.is_empty() && case.members().iter().all(|actor| weight(actor) == 0.0)
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
                        .help("name it under `members`, or let the document be `open`".to_owned()),
                );
            }
        }
    }
}
