//! Claims: what measures of many games should be.

use super::Directory;
use crate::scenario::claim::Claim;
use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::file;
use crate::scenario::measure::Unit;
use crate::scenario::nearest::nearest;
use crate::scenario::published::{Expectation, Expected, Status};
use crate::scenario::spanned::Spanned;
use crate::sim::date::Date;

/// One claim about a measure of these names; none if something in it cannot be read.
pub(super) fn resolve(
    desk: &mut Desk<'_>,
    names: &Directory,
    measures: &[(String, Unit)],
    entry: &file::Claim,
) -> Option<Claim> {
    let measure = measure(desk, measures, &entry.measure);
    let unit = measure.map_or(Unit::Count, |(_, unit)| *unit);
    let (is, status) = (expected_mean(desk, unit, &entry.is), desk.take(&entry.status).copied());
    let within = desk.amount(&entry.within);
    if status == Some(Status::Published) {
        let finding = Diagnostic::error(code::NOT_READ, desk.span(&entry.status), "games of a scenario are ours");
        let help = "say `replication`, `derived`, `sign_only` or `judgement`".to_owned();
        desk.report(finding.label("nobody has published them").help(help));
    }
    let source = entry.source.as_ref().and_then(|slug| names.source(desk, slug));
    let note = desk.take(&entry.note).cloned().unwrap_or_default();
    let (measure, by_script) = (measure?.0.clone(), desk.take(&entry.by_script).copied()?);
    let quantity = if by_script { measure.clone() } else { format!("{measure}, without the script") };
    let expected = Expectation { quantity, is: is?, within, status: status?, source, note };
    Some(Claim { measure, by_script, expected })
}

/// The name of a measure that there is, and its unit.
fn measure<'m>(
    desk: &mut Desk<'_>,
    measures: &'m [(String, Unit)],
    written: &Spanned<String>,
) -> Option<&'m (String, Unit)> {
    let name = desk.take(written)?.clone();
    if let Some(measure) = measures.iter().find(|(known, _)| *known == name) {
        return Some(measure);
    }
    let help = match nearest(&name, measures.iter().map(|(known, _)| known.as_str())) {
        Some(like) => format!("did you mean `{like}`?"),
        None => "`dinard batch SCENARIO --games 1 --by-actor` prints all measures".to_owned(),
    };
    let finding = Diagnostic::error(code::UNKNOWN_MEASURE, desk.span(written), format!("unknown measure `{name}`"));
    desk.report(finding.label("games of this scenario have no such measure").help(help));
    None
}

/// What a mean of this unit can be held against: a number, or the day where it is one.
fn expected_mean(desk: &mut Desk<'_>, unit: Unit, written: &Spanned<Expected>) -> Option<Expected> {
    let is = desk.take(written)?.clone();
    let fits = match &is {
        Expected::Number(_)
        | Expected::AtLeast(_)
        | Expected::AtMost(_)
        | Expected::Positive
        | Expected::Negative => unit != Unit::Date,
        Expected::Word(day) => unit == Unit::Date && Date::parse(day).is_some(),
        Expected::Numbers(_) | Expected::MostOf { .. } | Expected::Words(_) => false,
    };
    if fits {
        return Some(is);
    }
    let (message, label) = if unit == Unit::Date {
        ("the mean of this measure is a day", "expected a day: `word(\"2004-07-01\")`")
    } else {
        let label = "expected `number`, `at_least`, `at_most`, `positive` or `negative`";
        ("a measure is one number, its mean over many games", label)
    };
    let finding = Diagnostic::error(code::NOT_A_MEAN, desk.span(written), message);
    desk.report(finding.label(label));
    None
}
