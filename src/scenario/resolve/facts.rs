//! Facts: what numbers rest on.

use serde::de::DeserializeOwned;

use super::Directory;
use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::fields::fields_of;
use crate::scenario::file;
use crate::scenario::nearest::{nearest, one_of};
use crate::scenario::story::Fact;

/// The facts on an entry that is an `E` in the file.
pub(super) fn resolve<E: DeserializeOwned>(
    desk: &mut Desk<'_>,
    names: &Directory,
    facts: &[file::Fact],
) -> Vec<Fact> {
    facts.iter().map(|fact| one(desk, names, fact, fields_of::<E>())).collect()
}

fn one(desk: &mut Desk<'_>, names: &Directory, fact: &file::Fact, fields: &[&str]) -> Fact {
    Fact {
        of: subject(desk, fact, fields),
        source: fact.source.as_ref().and_then(|source| names.source(desk, source)),
        confidence: fact.confidence,
        imputed: fact.imputed,
        note: desk.text(&fact.note),
    }
}

/// The field that a fact is about; it must be one that its entry has.
fn subject(desk: &mut Desk<'_>, fact: &file::Fact, fields: &[&str]) -> String {
    let Some(of) = desk.take(&fact.of).cloned() else { return String::new() };
    if !of.is_empty() && !fields.contains(&of.as_str()) {
        let help = match nearest(&of, fields.iter().copied()) {
            Some(field) => format!("a field with a similar name exists: `{field}`"),
            None => format!("the fields are {}", one_of(fields)),
        };
        let finding = Diagnostic::error(
            code::UNKNOWN_SUBJECT,
            desk.span(&fact.of),
            format!("a fact on `{of}`, which is no field"),
        );
        desk.report(finding.label("no such field here").help(help));
    }
    of
}
