//! The desk that reads a scenario: it takes values out of the file, checks each, and keeps every finding.

use serde::de::DeserializeOwned;

use super::date::Date;
use super::diagnostic::{Diagnostic, is_unprintable};
use super::mend::{self, Places};
use super::spanned::{Span, Spanned, bare_numbers};
use super::text::Text;
use super::{code, outline};
use crate::sim::actor::Policy;
use crate::sim::entry_into_force::Delay;
use crate::sim::rules::Rules;

/// Collects the findings on one text.
pub(super) struct Desk<'t> {
    text: &'t str,
    places: Places,
    /// The language of plain strings.
    pub(super) language: String,
    /// What is wrong with the shape of the text.
    shape: Vec<Diagnostic>,
    findings: Vec<Diagnostic>,
}

impl<'t> Desk<'t> {
    /// A desk for what was read of a text, with the findings on its shape.
    pub(super) fn new(text: &'t str, places: Places, shape: Vec<Diagnostic>) -> Self {
        Self { text, places, language: "en".to_owned(), shape, findings: Vec::new() }
    }

    /// The findings, in the order of the text. Those that only follow from what could not be read are left out, and so
    /// are warnings that only follow from an error: those on the same words, and where a name is wrong, those on the
    /// same entry.
    pub(super) fn into_findings(mut self) -> Vec<Diagnostic> {
        let findings = std::mem::take(&mut self.findings);
        let findings: Vec<Diagnostic> =
            findings.into_iter().filter(|finding| !self.follows_from_loss(finding)).collect();
        let mut findings: Vec<Diagnostic> = self.shape.drain(..).chain(findings).collect();
        let misnamed = findings.iter().filter(|finding| is_misnamed(finding)).map(|finding| finding.span.start);
        let lost = self.places.lost.iter().map(|lost| lost.start);
        let homes: Vec<String> = misnamed.chain(lost).map(|at| outline::home(self.text, at)).collect();
        let errors: Vec<Span> = findings.iter().filter(|f| f.is_error()).map(|f| f.span.clone()).collect();
        findings.retain(|finding| {
            let follows =
                || errors.contains(&finding.span) || homes.contains(&outline::home(self.text, finding.span.start));
            finding.is_error() || !follows()
        });
        findings.sort_by_key(|finding| (finding.span.start, finding.code));
        findings.dedup();
        findings
    }

    /// Whether there would be no such finding if all of the text could be read: it is about something lost, or about a
    /// name that stands there.
    fn follows_from_loss(&self, finding: &Diagnostic) -> bool {
        let is_name = NAMES.contains(&finding.code);
        self.places.lost.iter().any(|lost| {
            let is_said = || self.words(lost).contains(self.words(&finding.span));
            finding.span.is_empty() || lost.contains(&finding.span.start) || is_name && is_said()
        })
    }

    /// Whether a name or a value could not be read as one.
    pub(super) fn has_misnamed(&self) -> bool {
        !self.places.lost.is_empty() || self.findings.iter().any(is_misnamed)
    }

    /// Where the key of a field of the outermost struct stands; the very start if it is left out.
    pub(super) fn field(&self, name: &str) -> Span {
        outline::field(self.text, name).unwrap_or(0..0)
    }

    pub(super) fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Where a value stands in the text.
    pub(super) fn span<T>(&self, spanned: &Spanned<T>) -> Span {
        self.places.span(spanned)
    }

    /// The words of the text in a span.
    pub(super) fn words(&self, span: &Span) -> &'t str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// The field or slug whose value stands here, as the subject of a sentence.
    pub(super) fn subject(&self, span: &Span) -> String {
        outline::subject(self.text, span.start).unwrap_or_else(|| "this".to_owned())
    }

    /// Takes a value; reports text that is none.
    pub(super) fn take<'s, T: Readable>(&mut self, spanned: &'s Spanned<T>) -> Option<&'s T> {
        if spanned.get().is_none() {
            let span = self.span(spanned);
            let findings = match T::WANTED {
                Some((noun, expected)) => vec![self.wrong_type::<T>(span, noun, expected)],
                None => mend::explain::<T>(self.text, span, bare_numbers()),
            };
            findings.into_iter().for_each(|finding| self.report(finding));
        }
        let taken = spanned.get()?;
        if let Some(letter) = taken.letters().find(|letter| is_unprintable(*letter)) {
            let message = format!("a text holds `{}`, which nobody can see", letter.escape_default());
            let finding = Diagnostic::error(code::UNPRINTABLE, self.span(spanned), message);
            self.report(finding.label("steers how the text around it is shown").help("leave it out".to_owned()));
        }
        Some(taken)
    }

    fn wrong_type<T: Readable>(&self, span: Span, noun: &str, expected: &str) -> Diagnostic {
        let (subject, found) = (self.subject(&span), brief(self.words(&span)));
        let help = match found.as_str() {
            "None" => Some("leave the field out instead".to_owned()),
            found => T::advise(found),
        };
        let finding = Diagnostic::error(code::WRONG_TYPE, span, format!("{subject} is `{found}`, not {noun}"));
        finding.label(format!("expected {expected}")).help(help)
    }

    /// Takes a text for players.
    pub(super) fn text(&mut self, spanned: &Spanned<Text>) -> Text {
        let text = self.take(spanned).cloned().unwrap_or_default();
        self.check_languages(&text, self.span(spanned));
        text.at_home_in(&self.language)
    }

    /// Takes a text for players that stands in for a slug if it is left out.
    pub(super) fn name(&mut self, spanned: Option<&Spanned<Text>>, slug: &str) -> Text {
        match spanned {
            Some(spanned) => {
                let name = self.text(spanned);
                if name.is_empty() && spanned.get().is_some() {
                    let finding =
                        Diagnostic::error(code::EMPTY, self.span(spanned), format!("`{slug}` has an empty name"));
                    let help = "leave it out, and the slug is its name".to_owned();
                    self.report(finding.label("a name has at least one letter").help(help));
                }
                name
            }
            None => Text::plain(slug).at_home_in(&self.language),
        }
    }

    fn check_languages(&mut self, text: &Text, span: Span) {
        let mut seen: Vec<&str> = Vec::new();
        for language in text.languages().filter(|language| !language.is_empty()) {
            if !is_language(language) {
                self.report(no_language(language, span.clone()));
            } else if seen.contains(&language) {
                let finding = Diagnostic::error(
                    code::NO_LANGUAGE,
                    span.clone(),
                    format!("a text is given twice in `{language}`"),
                );
                self.report(finding.label("one text for each language"));
            }
            seen.push(language);
        }
    }

    /// Takes the language of the scenario.
    pub(super) fn take_language(&mut self, spanned: &Spanned<String>) {
        let Some(language) = self.take(spanned).cloned() else { return };
        if !is_language(&language) {
            self.report(no_language(&language, self.span(spanned)));
        }
        self.language = language;
    }

    /// Takes a day.
    pub(super) fn date(&mut self, spanned: &Spanned<String>) -> Option<Date> {
        let written = self.take(spanned)?;
        let date = Date::parse(written);
        if date.is_none() {
            let finding = Diagnostic::error(code::NO_DATE, self.span(spanned), format!("`{written}` is no day"));
            self.report(finding.label("expected year-month-day, as in \"2017-06-27\""));
        }
        date
    }
}

/// The codes of names that stand for nothing.
const NAMES: [&str; 8] = [
    code::UNKNOWN_ACTOR,
    code::UNKNOWN_INCIDENT,
    code::UNKNOWN_NORM,
    code::UNKNOWN_SOURCE,
    code::UNKNOWN_DOCUMENT,
    code::UNKNOWN_CLAUSE,
    code::UNKNOWN_QUANTITY,
    code::UNKNOWN_MEASURE,
];

fn is_misnamed(finding: &Diagnostic) -> bool {
    finding.code.starts_with("E01") || finding.code == code::WRONG_TYPE
}

fn is_language(language: &str) -> bool {
    (2..=3).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_lowercase())
}

fn no_language(language: &str, span: Span) -> Diagnostic {
    let finding = Diagnostic::error(code::NO_LANGUAGE, span, format!("`{language}` is no language"));
    finding.label("expected two or three lower-case letters").help("as in `en` or `fr`".to_owned())
}

/// The beginning of a long piece of text.
fn brief(found: &str) -> String {
    const LONGEST: usize = 30;
    let line = found.lines().next().unwrap_or_default();
    if line.chars().count() <= LONGEST && line.len() == found.len() {
        return line.to_owned();
    }
    line.chars().take(LONGEST).chain(['…']).collect()
}

/// A type that a file may hold in one piece, with words for what is expected.
pub(super) trait Readable: DeserializeOwned {
    /// What it is and how it is written; none where ron's own explanation is better.
    const WANTED: Option<(&'static str, &'static str)>;

    /// What people read of it.
    fn letters(&self) -> Box<dyn Iterator<Item = char> + '_> {
        Box::new(std::iter::empty())
    }

    /// What to write instead.
    fn advise(_found: &str) -> Option<String> {
        None
    }
}

impl Readable for f64 {
    const WANTED: Option<(&'static str, &'static str)> = Some(("a number", "digits, as in `0.5`"));

    fn advise(found: &str) -> Option<String> {
        let bare = found.trim_matches('"');
        if let Some(percent) = bare.strip_suffix('%').and_then(|percent| percent.trim().parse::<f64>().ok()) {
            return Some(format!("write {} for {percent} per cent", percent / 100.0));
        }
        let dotted = bare.replace(',', ".");
        (dotted != found).then(|| dotted.parse::<f64>().ok()).flatten().map(|number| format!("write `{number}`"))
    }
}

impl Readable for u16 {
    const WANTED: Option<(&'static str, &'static str)> = Some(("a whole number", "a number from 0 to 65535"));
}

impl Readable for String {
    const WANTED: Option<(&'static str, &'static str)> = Some(("a text", "a text in quotation marks"));

    fn advise(found: &str) -> Option<String> {
        let is_word = found.chars().all(|c| c.is_alphanumeric() || c == '_');
        (is_word && !found.is_empty()).then(|| format!("write `\"{found}\"`"))
    }

    fn letters(&self) -> Box<dyn Iterator<Item = char> + '_> {
        Box::new(self.chars())
    }
}

impl Readable for Text {
    const WANTED: Option<(&'static str, &'static str)> = Some((
        "a text",
        "a text in quotation marks, or one for each language as in `{\"en\": \"…\", \"fr\": \"…\"}`",
    ));

    fn advise(found: &str) -> Option<String> {
        String::advise(found)
    }

    fn letters(&self) -> Box<dyn Iterator<Item = char> + '_> {
        Box::new(self.versions().flat_map(str::chars))
    }
}

impl Readable for super::file::Who {
    const WANTED: Option<(&'static str, &'static str)> =
        Some(("an actor", "the slug of an actor in quotation marks, `criminals` or `nobody`"));

    fn advise(found: &str) -> Option<String> {
        match super::nearest::nearest(found, ["criminals", "nobody"].into_iter()) {
            Some(word) => Some(format!("did you mean `{word}`?")),
            None => String::advise(found),
        }
    }
}

impl Readable for Delay {
    const WANTED: Option<(&'static str, &'static str)> = None;
}

impl Readable for Policy {
    const WANTED: Option<(&'static str, &'static str)> = None;
}

impl Readable for Rules {
    const WANTED: Option<(&'static str, &'static str)> = None;
}
