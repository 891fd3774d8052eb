//! Layer 1: what ron says about a text that it cannot read, in words for the author of a scenario.

use ron::error::Error;

use super::diagnostic::Diagnostic;
use super::nearest::{nearest, one_of};
use super::spanned::Span;
use super::{BYTE_ORDER_MARK, code};
use super::{fields, outline};

/// Explains an error of ron that stands here in a text: from the start of the last piece that ron took to the first
/// that it did not.
pub(super) fn explain(text: &str, span: Span, error: &Error) -> Diagnostic {
    Place { text, span }.explain(error)
}

/// What the format does not allow before the first bracket of the part of `text` that starts at `base`, whatever ron
/// makes of it.
pub(super) fn preamble(text: &str, base: usize) -> Option<Diagnostic> {
    let part = text.get(base..).unwrap_or_default();
    let has_extensions = ron::Deserializer::from_str(part).is_ok_and(|reader| !reader.extensions().is_empty());
    let start = text.find("#![").filter(|_| has_extensions)?;
    let end = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| start + length);
    let finding = Diagnostic::error(code::EXTENSION, start..end, "scenario files use plain RON, without extensions");
    Some(finding.label("takes effect on the whole file").help("remove this line".to_owned()))
}

/// Where ron stopped: from the start of the last piece that it took to the first that it did not.
struct Place<'t> {
    text: &'t str,
    span: Span,
}

impl Place<'_> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "ron's list of errors is open")]
    fn explain(&self, error: &Error) -> Diagnostic {
        let unbalanced = || self.overlong_text().or_else(|| self.mismatch());
        match error {
            Error::ExpectedStringEnd => self.syntax(self.span.clone(), "this text is never closed", "opened here"),
            Error::ExceededRecursionLimit => self.too_deep(),
            Error::UnclosedBlockComment => self.unclosed_comment(),
            Error::InvalidEscape(_) => self.escape(),
            _ => unbalanced().unwrap_or_else(|| self.explain_value(error)),
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "ron's list of errors is open")]
    fn explain_value(&self, error: &Error) -> Diagnostic {
        match error {
            Error::NoSuchStructField { expected, found, .. } => self.unknown_field(expected, found),
            Error::NoSuchEnumVariant { expected, found, .. } => self.unknown_word(expected, found),
            Error::MissingStructField { field, .. } => self.missing_field(field),
            Error::DuplicateStructField { field, .. } => self.repeated_field(field),
            Error::TrailingCharacters => self.trailing(),
            Error::ExpectedStructLikeEnd if self.next().is_some() => self.too_many(),
            Error::ExpectedDifferentLength { expected, found } => self.wrong_length(expected, *found),
            Error::ExpectedDifferentStructName { found, .. } => self.named_struct(found),
            _ if self.next().is_none() => self.cut_short(),
            Error::ExpectedComma | Error::ExpectedMapEnd | Error::ExpectedArrayEnd => self.missing_comma(),
            Error::ExpectedMapColon => {
                self.syntax(self.here(), "expected `:` after a key", "expected `:` before this")
            }
            Error::InvalidValueForType { expected, .. } => self.wrong_type(expected),
            Error::ExpectedIdentifier if self.key().is_none() => self.no_field_name(),
            Error::ExpectedStructLike if let Some(word) = self.bare_word() => self.needs_a_value(word),
            _ => match wanted(error) {
                Some(wanted) => self.wrong_type(wanted),
                None => self.syntax(self.here(), &decapitalised(&error.to_string()), "here"),
            },
        }
    }

    fn syntax(&self, span: Span, message: &str, label: &str) -> Diagnostic {
        Diagnostic::error(code::SYNTAX, span, message).label(label)
    }

    fn unknown_field(&self, expected: &[&str], found: &str) -> Diagnostic {
        let message = format!("unknown field `{found}` in {}", self.entry());
        let at_home = fields::owners_of(found, expected).join(" or of ");
        let help = match nearest(found, expected.iter().copied()) {
            Some(name) => format!("a field with a similar name exists: `{name}`"),
            None if !at_home.is_empty() => {
                format!("`{found}` is a field of {at_home}; here the fields are {}", one_of(expected))
            }
            None => format!("the fields are {}", one_of(expected)),
        };
        Diagnostic::error(code::UNKNOWN_FIELD, self.span.clone(), message).label("no such field here").help(help)
    }

    fn unknown_word(&self, expected: &[&str], found: &str) -> Diagnostic {
        let label = format!("expected {}", one_of(expected));
        let help = nearest(found, expected.iter().copied()).map(|name| format!("did you mean `{name}`?"));
        let message = match self.key() {
            Some(key) => format!("`{found}` is no value for `{key}`"),
            None => format!("unknown word `{found}`"),
        };
        Diagnostic::error(code::UNKNOWN_WORD, self.span.clone(), message).label(label).help(help)
    }

    fn missing_field(&self, field: &str) -> Diagnostic {
        let message = format!("field `{field}` is missing in {}", self.entry());
        let open = outline::frames(self.text, self.span.end).pop().map_or(0, |frame| frame.open.start);
        let entry = self.text.get(open..self.span.end).unwrap_or_default();
        let line_end = entry.find('\n').map_or(self.span.end, |length| open + length);
        Diagnostic::error(code::MISSING_FIELD, open..line_end, message).label(format!("`{field}` must be given here"))
    }

    fn repeated_field(&self, field: &str) -> Diagnostic {
        let message = format!("field `{field}` stands twice in {}", self.entry());
        let repeated = Diagnostic::error(code::REPEATED_FIELD, self.span.clone(), message);
        repeated.label("given before").help("keep one of the two".to_owned())
    }

    fn wrong_type(&self, wanted: &str) -> Diagnostic {
        let span = self.here();
        let found = self.text.get(span.clone()).unwrap_or_default();
        let message = match self.key() {
            Some(key) => format!("`{key}` has a value of the wrong type"),
            None => "a value of the wrong type".to_owned(),
        };
        let help = match found {
            "Some" => Some("write the value itself, without `Some(` and `)`".to_owned()),
            "None" => Some("leave the field out instead".to_owned()),
            "yes" => Some("write `true`".to_owned()),
            "no" => Some("write `false`".to_owned()),
            "{" if self.text.starts_with("{\"dinard_log\"") => Some(LOG.to_owned()),
            "{" if span.start == first_token(self.text).start => Some(OPENING.to_owned()),
            _ => unquoted(found, wanted),
        };
        Diagnostic::error(code::WRONG_TYPE, span, message).label(format!("expected {wanted}")).help(help)
    }

    /// The word right before the error, if it is one that could take a value.
    fn bare_word(&self) -> Option<Span> {
        let here = self.here();
        let before = outline::tokens(self.text).take_while(|token| token.span.start < here.start).last()?.span;
        let word = self.text.get(before.clone())?;
        word.starts_with(|letter: char| letter.is_ascii_alphabetic()).then_some(before)
    }

    fn needs_a_value(&self, span: Span) -> Diagnostic {
        let word = self.text.get(span.clone()).unwrap_or_default();
        let label = format!("expected a value after it, as in `{word}(…)`");
        Diagnostic::error(code::WRONG_TYPE, span, format!("`{word}` does not stand alone")).label(label)
    }

    fn wrong_length(&self, expected: &str, found: usize) -> Diagnostic {
        let expected = expected.replace("a tuple of size ", "").replace("tuple of ", "");
        let span = self.here();
        self.syntax(span, &format!("expected {expected} values, found {found}"), "a value is missing before this")
    }

    fn too_many(&self) -> Diagnostic {
        self.syntax(self.here(), "one value too many", "expected `)` before this")
    }

    fn missing_comma(&self) -> Diagnostic {
        let span = self.here();
        let found = self.text.get(span.clone()).unwrap_or_default();
        let diagnostic = self.syntax(span, &format!("expected a comma before `{found}`"), "expected `,` before this");
        diagnostic.help("entries are separated by commas".to_owned())
    }

    /// Something else stands where a field has its name.
    fn no_field_name(&self) -> Diagnostic {
        let found = self.text.get(self.here()).unwrap_or_default();
        let label = "expected a word without quotation marks";
        self.syntax(self.here(), "expected the name of a field", label).help(unquoted(found, label))
    }

    fn named_struct(&self, found: &str) -> Diagnostic {
        let message = format!("unexpected word `{found}`");
        let finding = self.syntax(self.span.clone(), &message, "expected fields in parentheses, as in `(name: …)`");
        finding.help("the parentheses need no name".to_owned())
    }

    fn too_deep(&self) -> Diagnostic {
        self.syntax(self.here(), "brackets stand too deep in one another", "no scenario goes as deep as this")
    }

    fn escape(&self) -> Diagnostic {
        let diagnostic = self.syntax(self.span.clone(), "unknown escape in a text", "means nothing to RON");
        diagnostic.help(r#"write `\\` for a backslash and `\"` for a quotation mark"#.to_owned())
    }

    fn trailing(&self) -> Diagnostic {
        self.syntax(self.here(), "the text goes on after the end of the scenario", "nothing may follow the last `)`")
    }

    fn unclosed_comment(&self) -> Diagnostic {
        let before = self.text.get(..self.span.end).unwrap_or(self.text);
        let start = before.rfind("/*").unwrap_or(self.span.start);
        self.syntax(start..(start + 2).min(self.text.len()), "this comment is never closed", "opened here")
    }

    /// A text over several lines right before the error: its closing mark is probably that of the next text.
    fn overlong_text(&self) -> Option<Diagnostic> {
        let here = self.here();
        let before = outline::tokens(self.text).take_while(|token| token.span.start < here.start).last()?;
        let line = self.text.get(before.span.clone())?.lines().next()?;
        let is_suspect =
            line.starts_with('"') && line.len() < before.span.len() && before.span.end >= self.span.start;
        let opened = before.span.start..before.span.start + line.len();
        is_suspect.then(|| {
            self.syntax(opened, "this text goes on for more than one line", "opened here")
                .note(here, "cannot follow a text")
                .help("is its closing quotation mark missing?".to_owned())
        })
    }

    fn mismatch(&self) -> Option<Diagnostic> {
        let (open, close) = outline::mismatch(self.text)?;
        let [opened, closed] = [&open, &close].map(|span| self.text.get(span.clone()).unwrap_or_default());
        let message = format!("this `{opened}` is never closed");
        Some(self.syntax(open, &message, "opened here").note(close, format!("`{closed}` closes something else")))
    }

    /// The text ends too early.
    fn cut_short(&self) -> Diagnostic {
        match outline::frames(self.text, self.text.len()).pop() {
            Some(frame) => {
                let bracket = self.text.get(frame.open.clone()).unwrap_or_default();
                self.syntax(frame.open, &format!("this `{bracket}` is never closed"), "opened here")
            }
            None if outline::tokens(self.text).next().is_none() => {
                let start = self.text.len() - self.text.trim_start_matches(BYTE_ORDER_MARK).len();
                let first = self.text.get(start..).and_then(|text| text.chars().next()).map_or(0, char::len_utf8);
                let diagnostic = self.syntax(start..start + first, "the file is empty", "expected `(`");
                diagnostic.help(OPENING.to_owned())
            }
            None => self.syntax(last_token(self.text), "the text ends too early", "something is missing after this"),
        }
    }

    /// The entry that the error is in, in words.
    fn entry(&self) -> String {
        match outline::entry(self.text, self.span.end) {
            entry if entry.is_empty() => "the scenario".to_owned(),
            entry => entry,
        }
    }

    /// The key whose value is wrong.
    fn key(&self) -> Option<&str> {
        outline::key_of(self.text, self.here().start)
    }

    /// The first piece of text that ron did not take; the last of all if there is none left.
    fn here(&self) -> Span {
        self.next().unwrap_or_else(|| last_token(self.text))
    }

    fn next(&self) -> Option<Span> {
        let mut tokens = outline::tokens(self.text).skip_while(|token| token.span.end <= self.span.end);
        tokens.next().map(|token| token.span)
    }
}

/// How scenario files begin.
const LOG: &str = "this is the log of a game: `dinard replay` tells it";
const OPENING: &str = "a scenario starts like this: `(format: 1, title: \"…\", …)`";

/// The first piece of the text.
fn first_token(text: &str) -> Span {
    outline::tokens(text).next().map_or(0..0, |token| token.span)
}

/// The last piece of the text.
fn last_token(text: &str) -> Span {
    outline::tokens(text).last().map_or(0..0, |token| token.span)
}

/// What ron wanted to see, if it wanted one type of value.
#[expect(clippy::wildcard_enum_match_arm, reason = "ron's list of errors is open")]
fn wanted(error: &Error) -> Option<&'static str> {
    Some(match error {
        Error::ExpectedArray => "a list in brackets, as in `[1, 2]`",
        Error::ExpectedMap => "entries in braces, as in `{\"gbr\": …}`",
        Error::ExpectedStructLike => "values in parentheses, as in `(0.5, 0.5)`",
        Error::ExpectedNamedStructLike(_) | Error::ExpectedUnit => "fields in parentheses, as in `(name: …)`",
        Error::ExpectedBoolean => "`true` or `false`",
        Error::ExpectedIdentifier => "a word without quotation marks",
        Error::ExpectedString => "a text in quotation marks",
        Error::ExpectedFloat => "a number",
        Error::ExpectedInteger | Error::IntegerOutOfBounds => "a whole number",
        _ => return None,
    })
}

/// Advice for a word in quotation marks where a bare one belongs.
fn unquoted(found: &str, wanted: &str) -> Option<String> {
    let word = found.strip_prefix('"')?.strip_suffix('"')?;
    (wanted.contains("without quotation marks") && !word.is_empty()).then(|| format!("write `{word}`"))
}

fn decapitalised(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}
