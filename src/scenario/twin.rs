//! Documents that split off others: what they hold is a twin of every clause of their parent, parked until it is split off.

use super::code;
use super::desk::Desk;
use super::diagnostic::Diagnostic;
use super::file::{self, Clause, Document};
use super::register::{LONGEST, is_slug};
use super::spanned::Slug;
use super::text::Text;
use crate::sim::treaty::Wording;

/// Gives every document that splits off another its twins; reports those that cannot have any.
pub(super) fn add_twins(file: &mut file::Scenario, desk: &mut Desk<'_>) {
    let parents: Vec<(String, Document)> =
        file.documents.iter().filter_map(|(slug, document)| Some((slug.get()?.clone(), document.clone()))).collect();
    let mut taken: Vec<String> = Vec::new();
    for (slug, document) in &mut file.documents.0 {
        let (Some(own), Some(splits_from)) = (slug.get().cloned(), document.splits_from.clone()) else { continue };
        let Some(parent) = splits_from.get() else { continue };
        // One that is not declared is reported where names are looked up.
        let Some((_, found)) = parents.iter().find(|(known, _)| known == parent) else { continue };
        let reason = misfit(&own, document, parent, found, taken.contains(parent));
        taken.push(parent.clone());
        match reason {
            Some((message, label)) => {
                let finding = Diagnostic::error(code::BAD_SPLIT, desk.span(&splits_from), message);
                desk.report(finding.label(label));
            }
            None => {
                let twins = found.clauses.iter().filter_map(|(clause, facts)| {
                    let slug = twin_slug(&own, &splits_from, clause, desk)?;
                    Some(twin(slug, clause, facts))
                });
                document.clauses.0 = twins.collect();
            }
        }
    }
}

/// Why a document cannot split off another, with a label for the place.
fn misfit(
    own: &str,
    document: &Document,
    parent: &str,
    found: &Document,
    is_taken: bool,
) -> Option<(String, &'static str)> {
    if own == parent {
        Some((format!("`{own}` splits off itself"), "name another document"))
    } else if found.splits_from.is_some() {
        Some((format!("`{own}` splits off `{parent}`, which splits off another"), "only one step is possible"))
    } else if !found.parties.is_empty() {
        Some((format!("`{own}` splits off `{parent}`, which is in force already"), "its text is settled"))
    } else if !document.parties.is_empty() {
        Some((format!("`{own}` splits off `{parent}` and is in force already"), "leave out `parties`"))
    } else if !document.clauses.is_empty() {
        Some((format!("`{own}` splits off `{parent}` and has clauses of its own"), "leave out `clauses`"))
    } else if is_taken {
        Some((format!("a second document splits off `{parent}`"), "there may be one"))
    } else {
        None
    }
}

/// By which slug the twin of a clause goes; reports one that would be too long. One that is wrong already is reported
/// where it is declared.
fn twin_slug(own: &str, splits_from: &Slug, clause: &Slug, desk: &mut Desk<'_>) -> Option<Slug> {
    let name = clause.get().filter(|name| is_slug(own) && is_slug(name))?;
    let slug = format!("{own}_{name}");
    if slug.len() > LONGEST {
        let message = format!("`{slug}` has {} letters, and a slug at most {LONGEST}", slug.len());
        let finding = Diagnostic::error(code::BAD_SPLIT, desk.span(splits_from), message);
        let finding = finding.label("here every clause goes by both slugs, joined by `_`");
        let finding = finding.note(desk.span(clause), "this clause");
        desk.report(finding.help(format!("shorten `{own}` or `{name}`")));
        return None;
    }
    Some(splits_from.with(slug))
}

/// What a clause would be in the document that splits off.
fn twin(slug: Slug, clause: &Slug, facts: &Clause) -> (Slug, Clause) {
    let name = clause.get().cloned().unwrap_or_default();
    let text = facts.text.clone().unwrap_or(slug.with(Text::plain(&name)));
    (slug, Clause { text: Some(text), wording: Wording::Parked, sponsors: Vec::new(), ..facts.clone() })
}
