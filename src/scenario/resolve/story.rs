//! The parts of the story that stand by themselves: title, texts, calendar and sources.

use super::Directory;
use crate::scenario::code;
use crate::scenario::date::Date;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::file;
use crate::scenario::spanned::{Count, Span, Spanned};
use crate::scenario::story::{Day, Source, Story};

/// The version of the format that this program reads.
const FORMAT: u16 = 1;
/// The most rounds.
const MOST_ROUNDS: usize = 1000;

/// What stands at the head of the file.
pub(super) fn resolve(desk: &mut Desk<'_>, file: &file::Scenario) -> Story {
    check_format(desk, &file.format);
    desk.take_language(&file.language);
    let title = desk.text(&file.title);
    if title.is_empty() && file.title.get().is_some() {
        let finding = Diagnostic::error(code::EMPTY, desk.span(&file.title), "the scenario has no title");
        desk.report(finding.label("a title has at least one letter"));
    }
    Story {
        title,
        brief: desk.text(&file.brief),
        learn: file.learn.iter().map(|sentence| desk.text(sentence)).collect(),
        language: desk.language.clone(),
        minutes: desk.at_least_one(&file.minutes),
        days: calendar(desk, &file.rounds),
        ..Story::default()
    }
}

/// Reports a version of the format that this program does not read.
pub(in crate::scenario) fn check_format(desk: &mut Desk<'_>, written: &Count) {
    let Some(&format) = desk.take(written) else { return };
    if format != FORMAT {
        let message = format!("this is a file of format {format}, but this program reads format {FORMAT}");
        let finding = Diagnostic::error(code::UNKNOWN_FORMAT, desk.span(written), message);
        let help = if format > FORMAT { "use a newer version of the program" } else { "write `format: 1`" };
        desk.report(finding.label(format!("expected {FORMAT}")).help(help.to_owned()));
    }
}

/// The days of the rounds, which must ascend.
fn calendar(desk: &mut Desk<'_>, rounds: &[file::Round]) -> Vec<Day> {
    if rounds.is_empty() || rounds.len() > MOST_ROUNDS {
        let (code, message) = match rounds.len() {
            0 => (code::EMPTY, "the calendar has no rounds".to_owned()),
            many => (code::TOO_MANY, format!("a calendar of {many} rounds is too long")),
        };
        let finding = Diagnostic::error(code, desk.field("rounds"), message);
        desk.report(finding.label(format!("expected 1 to {MOST_ROUNDS} rounds")));
    }
    let mut days: Vec<Day> = Vec::new();
    let mut last: Option<(Date, Span)> = None;
    for round in rounds.iter().take(MOST_ROUNDS) {
        let title = desk.text(&round.title);
        let Some(date) = desk.date(&round.date) else { continue };
        let span = desk.span(&round.date);
        if let Some((_, before)) = last.filter(|(before, _)| *before >= date) {
            let finding = Diagnostic::error(
                code::DATES_OUT_OF_ORDER,
                span.clone(),
                format!("{date} is not after the round before"),
            );
            desk.report(finding.label("must be a later day").note(before, "the round before"));
        }
        last = Some((date, span));
        days.push(Day { date, title });
    }
    days
}

/// The sources, in the order of the file.
pub(super) fn sources(desk: &mut Desk<'_>, names: &Directory, entries: &[(Span, &file::Source)]) -> Vec<Source> {
    let take = |desk: &mut Desk<'_>, text: &Spanned<String>| desk.take(text).cloned().unwrap_or_default();
    let sources = entries.iter().enumerate().map(|(number, (_, source))| Source {
        slug: names.sources.slug_of(number).to_owned(),
        title: take(desk, &source.title),
        publisher: take(desk, &source.publisher),
        date: partial_date(desk, &source.date),
        url: take(desk, &source.url),
    });
    sources.collect()
}

/// A year, a month or a day.
fn partial_date(desk: &mut Desk<'_>, date: &Spanned<String>) -> String {
    let Some(written) = desk.take(date).cloned() else { return String::new() };
    if !written.is_empty() && !Date::is_partial(&written) {
        let finding = Diagnostic::error(code::NO_DATE, desk.span(date), format!("`{written}` is no date"));
        desk.report(
            finding.label("expected a year, a month or a day, as in \"2018\", \"2018-02\" or \"2018-02-15\""),
        );
    }
    written
}
