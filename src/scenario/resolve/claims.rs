//! Claims: what measures of many games should be.

use super::Directory;
use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::file;
use crate::scenario::nearest::nearest;
use crate::scenario::published::{Expectation, Expected, Status};
use crate::scenario::spanned::Spanned;

/// One claim about a measure of these names; none if something in it cannot be read.
pub(super) fn resolve(
    desk: &mut Desk<'_>,
    names: &Directory,
    measures: &[String],
    entry: &file::Claim,
) -> Option<Expectation> {
    let quantity = measure(desk, measures, &entry.measure);
    let (is, status) = (one_number(desk, &entry.is), desk.take(&entry.status).copied());
    let within = desk.amount(&entry.within);
    if status == Some(Status::Published) {
        let finding = Diagnostic::error(code::NOT_READ, desk.span(&entry.status), "games of a scenario are ours");
        let help = "say `replication`, `derived`, `sign_only` or `judgement`".to_owned();
        desk.report(finding.label("nobody has published them").help(help));
    }
    let source = entry.source.as_ref().and_then(|slug| names.source(desk, slug));
    let note = desk.take(&entry.note).cloned().unwrap_or_default();
    Some(Expectation { quantity: quantity?, is: is?, within, status: status?, source, note })
}

/// The name of a measure that there is.
fn measure(desk: &mut Desk<'_>, measures: &[String], written: &Spanned<String>) -> Option<String> {
    let name = desk.take(written)?.clone();
    if measures.contains(&name) {
        return Some(name);
    }
    let help = match nearest(&name, measures.iter().map(String::as_str)) {
        Some(like) => format!("did you mean `{like}`?"),
        None => "`dinard batch SCENARIO --games 1 --by-actor` prints all measures".to_owned(),
    };
    let finding = Diagnostic::error(code::UNKNOWN_MEASURE, desk.span(written), format!("unknown measure `{name}`"));
    desk.report(finding.label("games of this scenario have no such measure").help(help));
    None
}

/// What a mean can be held against.
fn one_number(desk: &mut Desk<'_>, written: &Spanned<Expected>) -> Option<Expected> {
    let is = desk.take(written)?.clone();
    match is {
        Expected::Number(_)
        | Expected::AtLeast(_)
        | Expected::AtMost(_)
        | Expected::Positive
        | Expected::Negative => Some(is),
        Expected::Numbers(_) | Expected::MostOf { .. } | Expected::Word(_) | Expected::Words(_) => {
            let message = "a measure is one number, its mean over many games";
            let finding = Diagnostic::error(code::NOT_ONE_NUMBER, desk.span(written), message);
            desk.report(finding.label("expected `number`, `at_least`, `at_most`, `positive` or `negative`"));
            None
        }
    }
}
