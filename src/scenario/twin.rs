//! Documents that split off others: what they hold is a twin of every clause of their parent, parked until it is split off.

use super::code;
use super::desk::Desk;
use super::diagnostic::Diagnostic;
use super::file::{self, Clause, Document};
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
                let twins =
                    found.clauses.iter().filter_map(|(clause, facts)| twin(&own, &splits_from, clause, facts));
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

/// What a clause would be in the document that splits off.
fn twin(own: &str, written: &Slug, clause: &Slug, facts: &Clause) -> Option<(Slug, Clause)> {
    let slug = written.with(format!("{own}_{}", clause.get()?));
    let text = facts.text.clone().unwrap_or(written.with(Text::plain(clause.get()?)));
    Some((slug, Clause { text: Some(text), wording: Wording::Parked, sponsors: Vec::new(), ..facts.clone() }))
}
