//! Sense of facts and sources: can a reader look them up?

use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::file::{Confidence, Fact};
use crate::scenario::resolve::Draft;
use crate::scenario::spanned::Span;

/// A fact that is said to be seen in a source, but names none.
pub(super) fn is_unsourced(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for (span, fact) in facts(draft, desk) {
        if matches!(fact.confidence, Confidence::Verified | Confidence::Partial) && fact.source.is_none() {
            let finding = Diagnostic::warning(code::UNSOURCED, span, "a fact that was seen in a source names none");
            let help = "add its `source`, or lower its confidence to M (memory) or J (judgement)".to_owned();
            desk.report(finding.label("seen where?").help(help));
        }
    }
}

/// Every fact of the file, with the words that mark it best.
fn facts<'f>(draft: &Draft<'f>, desk: &Desk<'_>) -> Vec<(Span, &'f Fact)> {
    let entries = &draft.entries;
    let actors = entries.actors.iter().map(|(span, actor)| (span.clone(), &actor.facts));
    let incidents = entries.incidents.iter().map(|(span, incident)| (span.clone(), &incident.facts));
    let norms = entries.norms.iter().map(|(span, norm)| (span.clone(), &norm.facts));
    let ties = draft.file.ties.iter().map(|tie| (desk.span(&tie.between.0), &tie.facts));
    let clubs = draft.file.clubs.iter().map(|(slug, club)| (desk.span(slug), &club.facts));
    let venues = entries.venues.iter().map(|(span, venue)| (span.clone(), &venue.facts));
    let documents = entries.documents.iter().map(|(span, document)| (span.clone(), &document.facts));
    let all = actors.chain(incidents).chain(norms).chain(venues).chain(documents).chain(ties).chain(clubs);
    all.flat_map(|(home, facts)| facts.iter().map(move |fact| (home.clone(), fact)))
        .map(|(home, fact)| (if fact.of.is_written() { desk.span(&fact.of) } else { home }, fact))
        .collect()
}

/// A source that neither a fact nor an expectation cites.
pub(super) fn has_an_unused_source(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    let by_facts = facts(draft, desk).into_iter().filter_map(|(_, fact)| fact.source.as_ref()?.get());
    let by_claims = draft.file.expect.iter().filter_map(|claim| claim.source.as_ref()?.get());
    let cited: Vec<&str> = by_facts.chain(by_claims).map(String::as_str).collect();
    for (source, (span, _)) in draft.story.sources.iter().zip(&draft.entries.sources) {
        if !cited.contains(&source.slug.as_str()) {
            let finding = Diagnostic::warning(
                code::UNUSED_SOURCE,
                span.clone(),
                format!("no fact cites the source `{}`", source.slug),
            );
            desk.report(finding.label("never cited"));
        }
    }
}
