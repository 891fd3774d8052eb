//! What is wrong with a scenario file, and where.

use serde::Serialize;

use super::BYTE_ORDER_MARK;
use super::spanned::Span;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The scenario cannot be played.
    Error,
    /// It can be played, but hardly as its author meant it.
    Warning,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its stable code; see [`code`](super::code).
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// What is wrong with the very words that `span` marks.
    pub label: String,
    /// Where, in bytes of the text.
    pub span: Span,
    /// Other places that have to do with it, each with what is there.
    pub notes: Vec<(Span, String)>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error; it keeps the scenario from being played.
    pub fn error(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, span, message.into())
    }

    /// A warning.
    pub fn warning(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, span, message.into())
    }

    fn new(severity: Severity, code: &'static str, span: Span, message: String) -> Self {
        Self {
            code,
            severity,
            message: printable(message),
            label: String::new(),
            span,
            notes: Vec::new(),
            help: None,
        }
    }

    /// The same with a label under the marked words.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = printable(label.into());
        self
    }

    /// The same with another place marked.
    #[must_use]
    pub fn note(mut self, span: Span, label: impl Into<String>) -> Self {
        self.notes.push((span, printable(label.into())));
        self
    }

    /// The same with advice, if there is any.
    #[must_use]
    pub fn help(mut self, help: impl Into<Option<String>>) -> Self {
        self.help = help.into().map(printable);
        self
    }

    /// Whether it keeps the scenario from being played.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The finding as a record for other programs.
    #[must_use]
    pub fn located<'a>(&'a self, file: &'a str, text: &str) -> Located<'a> {
        let start = Position::of(text, self.span.start);
        Located {
            file,
            line: start.line,
            column: start.column,
            end: Position::of(text, self.span.end),
            code: self.code,
            severity: self.severity,
            message: &self.message,
            label: &self.label,
            help: self.help.as_deref(),
        }
    }
}

/// A sentence without characters that could steer a terminal: they are written as escapes.
#[must_use]
pub fn printable(sentence: String) -> String {
    if !sentence.contains(is_unprintable) {
        return sentence;
    }
    let escape =
        |letter: char| if is_unprintable(letter) { letter.escape_default().to_string() } else { letter.into() };
    sentence.chars().map(escape).collect()
}

/// Whether a character is none that can be seen, but steers how others are shown; line ends and tabs are no such.
pub(super) fn is_unprintable(letter: char) -> bool {
    let turns_writing_round =
        ('\u{202a}'..='\u{202e}').contains(&letter) || ('\u{2066}'..='\u{2069}').contains(&letter);
    letter.is_control() && !matches!(letter, '\n' | '\r' | '\t') || turns_writing_round
}

/// A line and a column, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters that can be seen.
    pub column: usize,
}

impl Position {
    /// The position of a byte of the text; the end of the text for bytes beyond it.
    #[must_use]
    pub fn of(text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let is_seen = |letter: &char| *letter != BYTE_ORDER_MARK;
        let column = before.get(line_start..).map_or(0, |line| line.chars().filter(is_seen).count());
        Self { line: before.matches('\n').count() + 1, column: column + 1 }
    }

    /// The byte of the text at this position; the end of the text for positions beyond it.
    #[must_use]
    pub fn offset(self, text: &str) -> usize {
        let lines_before = text.split_inclusive('\n').take(self.line.saturating_sub(1));
        let line_start: usize = lines_before.map(str::len).sum();
        let line = text.get(line_start..).unwrap_or_default();
        let mut seen = line.char_indices().filter(|(_, letter)| *letter != BYTE_ORDER_MARK);
        let column = seen.nth(self.column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
        line_start + column
    }
}

/// A finding as other programs read it: `--format json` prints one a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Located<'a> {
    /// The file, as it was named to us.
    pub file: &'a str,
    /// The line of its first character, from 1.
    pub line: usize,
    /// The column of its first character, from 1, in characters.
    pub column: usize,
    /// The position after its last character.
    pub end: Position,
    /// Its stable code.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: &'a str,
    /// What is wrong with the marked words.
    pub label: &'a str,
    /// What to do about it.
    pub help: Option<&'a str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_come_back_as_bytes() {
        let text = "é(\n  \"ü\": 1)\n";
        for (offset, _) in text.char_indices() {
            assert_eq!(Position::of(text, offset).offset(text), offset);
        }
        assert_eq!(Position::of(text, text.find('1').unwrap()), Position { line: 2, column: 8 });
        assert_eq!(Position::of("", 0), Position { line: 1, column: 1 });
    }
}
