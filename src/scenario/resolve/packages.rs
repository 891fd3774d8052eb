//! Packages: which documents are decided together, and whether they can be.

use super::Directory;
use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::file;
use crate::scenario::register::Once;
use crate::scenario::spanned::Span;
use crate::scenario::story::PackageText;
use crate::sim::id::{DocumentId, PackageId};
use crate::sim::treaty::{Document, Package};

/// Every package, for the rules and for people; notes in its documents that they are part of it.
pub(super) fn resolve(
    desk: &mut Desk<'_>,
    names: &Directory,
    entries: &[(Span, &file::Package)],
    documents: &mut [Document],
) -> (Vec<Package>, Vec<PackageText>) {
    let mut taken = Once::default();
    let mut all = Vec::new();
    for (number, (span, entry)) in entries.iter().enumerate() {
        let found = members(desk, names, entry, documents, &mut taken);
        if entry.documents.len() < 2 {
            let message = format!("the package `{}` has fewer than two documents", names.packages.slug_of(number));
            desk.report(
                Diagnostic::error(code::NO_PACKAGE, span.clone(), message).label("nothing to decide together"),
            );
        }
        for document in &found {
            if let Some(facts) = documents.get_mut(document.index()) {
                facts.package = Some(PackageId(number as u16));
            }
        }
        let title = desk.name(entry.title.as_ref(), names.packages.slug_of(number));
        all.push((Package { documents: found, signed: entry.signed }, PackageText { title }));
    }
    all.into_iter().unzip()
}

/// The documents of a package, by id. One that could not be decided with the others is reported and left out.
fn members(
    desk: &mut Desk<'_>,
    names: &Directory,
    entry: &file::Package,
    documents: &[Document],
    taken: &mut Once<DocumentId>,
) -> Vec<DocumentId> {
    let mut found: Vec<DocumentId> = Vec::new();
    for slug in &entry.documents {
        let Some(document) = names.document(desk, slug) else { continue };
        let Some(facts) = documents.get(document.index()) else { continue };
        let first = found.first().and_then(|first| documents.get(first.index())).unwrap_or(facts);
        let span = desk.span(slug);
        let reason = if !facts.parties.is_empty() {
            Some("was agreed before the game")
        } else if facts.splits_from.is_some() {
            Some("is split off another, and may never be there")
        } else if facts.venue != first.venue {
            Some("is negotiated in another venue than the first")
        } else if (facts.opens, facts.closes) != (first.opens, first.closes) {
            Some("is negotiated in other rounds than the first")
        } else {
            None
        };
        let name = desk.words(&span).replace('"', "`");
        if let Some(reason) = reason {
            let message = format!("{name} {reason}");
            let finding =
                Diagnostic::error(code::NO_PACKAGE, span, message).label("cannot be decided with the others");
            desk.report(finding.help("documents of a package share their venue, `opens` and `closes`".to_owned()));
        } else if taken.add_or_say(desk, document, span, format!("{name} is in two packages, or twice in one")) {
            found.push(document);
        }
    }
    found.sort_unstable();
    found
}
