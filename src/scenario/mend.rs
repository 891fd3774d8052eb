//! Reading on past errors of shape, so that a reader hears of all of them at once: each is reported, mended in a copy of
//! the text, and the copy is read again.
//!
//! A misspelt field or word is put right if one that fits is near. What else does not fit is left out, or something
//! empty stands in for it. What the copy lost in this way is remembered: findings that only follow from it are dropped.

use ron::error::{Error, SpannedError};
use serde::de::{DeserializeOwned, IgnoredAny};

use super::diagnostic::{Diagnostic, Position};
use super::nearest::nearest;
use super::outline::{self, Piece};
use super::spanned::{Origin, Span, Spanned};
use super::{BYTE_ORDER_MARK, syntax};

/// How many errors are mended at most.
const MOST: usize = 250;

/// What stands in for a value whose type is not known; the last leads to the first word of a closed list.
const STAND_INS: [&str; 8] = ["()", "[]", "{}", "\"\"", "0", "false", "(\"\",\"\")", WORD];
const WORD: &str = "x";

/// What came of reading a text.
pub(super) struct Reading<T> {
    /// What was read; none if the text could not be read to its end.
    pub(super) value: Option<T>,
    /// What is wrong with its shape.
    pub(super) findings: Vec<Diagnostic>,
    /// How places in what was read are places in the text.
    pub(super) places: Places,
}

/// How places in what was read, which may be a mended copy, are places in the text.
pub(super) struct Places {
    origin: Origin,
    /// Where each byte of the copy stood in the text; empty if all are where they were, from `start` on.
    homes: Vec<usize>,
    start: usize,
    /// The stretches of the text that the copy lost; empty ones where something was missing.
    pub(super) lost: Vec<Span>,
}

impl Places {
    /// Where a value stood in the text; the very start for one that was left out.
    pub(super) fn span<T>(&self, spanned: &Spanned<T>) -> Span {
        let span = self.origin.span(spanned);
        if spanned.is_written() { self.home(span.start)..self.home(span.end) } else { 0..0 }
    }

    fn home(&self, at: usize) -> usize {
        self.homes.get(at).copied().unwrap_or(self.start + at)
    }
}

/// Reads a file of whatever kind. A byte order mark before the text is passed over.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Reading<T> {
    let start = text.len() - text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text).len();
    let preamble = syntax::preamble(text, start);
    let ron = text.get(start..).unwrap_or_default();
    match ron::from_str(ron) {
        Ok(value) if preamble.is_none() => {
            let places = Places { origin: Origin::of(ron), homes: Vec::new(), start, lost: Vec::new() };
            Reading { value: Some(value), findings: Vec::new(), places }
        }
        _ => {
            let mender = Mender::new(text, start..text.len(), ron::Options::default());
            preamble.into_iter().fold(mender, Mender::without).read()
        }
    }
}

/// What is wrong with the shape of the part of a text that is no `T`, if it is read with these options.
pub(super) fn explain<T: DeserializeOwned>(text: &str, part: Span, options: ron::Options) -> Vec<Diagnostic> {
    Mender::new(text, part, options).read::<T>().findings
}

/// Reads a text again and again until nothing is wrong with its shape.
struct Mender<'t> {
    text: &'t str,
    options: ron::Options,
    copy: Copy,
    findings: Vec<Diagnostic>,
}

/// A copy of the text, or of a part of it, with mends.
#[derive(Clone)]
struct Copy {
    text: String,
    /// Where each byte stood in the text, and where the end of the copy was. What is ours stands where it was put.
    homes: Vec<usize>,
    /// Which bytes are ours.
    ours: Vec<bool>,
    lost: Vec<Span>,
}

/// What ron stumbled over in a copy.
struct Stumble {
    error: Error,
    /// From the start of the last piece that it took to the first that it did not.
    span: Span,
    /// The first piece that it did not take.
    next: usize,
}

impl<'t> Mender<'t> {
    fn new(text: &'t str, part: Span, options: ron::Options) -> Self {
        Self { text, options, copy: Copy::of(text, part), findings: Vec::new() }
    }

    /// The same without the words that a finding marks.
    fn without(mut self, finding: Diagnostic) -> Self {
        let start = self.copy.home(0);
        let span = finding.span.start - start..finding.span.end - start;
        self.copy = self.copy.mended(&Way::correct(span, ""));
        self.findings.push(finding);
        self
    }

    /// Reads the copy until nothing is left to mend. A text that is no RON is not mended: who knows what was meant?
    fn read<T: DeserializeOwned>(mut self) -> Reading<T> {
        let is_ron = self.options.from_str::<IgnoredAny>(&self.copy.text).is_ok();
        let mut read: Result<T, SpannedError> = self.options.from_str(&self.copy.text);
        for _ in 0..MOST {
            let Err(error) = &read else { break };
            let stumble = self.copy.locate(error);
            if !self.copy.is_ours(&stumble) {
                self.findings.push(self.explain(&stumble));
            }
            let Some((copy, next)) = is_ron.then(|| self.mend(&stumble)).flatten() else { break };
            (self.copy, read) = (copy, next);
        }
        let Copy { text, homes, lost, .. } = self.copy;
        let places = Places { origin: Origin::of(&text), homes, start: 0, lost };
        Reading { value: read.ok(), findings: self.findings, places }
    }

    fn explain(&self, stumble: &Stumble) -> Diagnostic {
        let span = self.copy.home(stumble.span.start)..self.copy.home(stumble.span.end);
        syntax::explain(self.text, span, &stumble.error)
    }

    /// The first way to mend an error that gets ron past it, and what is read then.
    fn mend<T: DeserializeOwned>(&self, stumble: &Stumble) -> Option<(Copy, Result<T, SpannedError>)> {
        self.copy.ways_past(stumble).into_iter().find_map(|way| {
            let copy = self.copy.mended(&way);
            let read = self.options.from_str(&copy.text);
            let is_past = match &read {
                Ok(_) => true,
                Err(error) => self.copy.is_past(stumble, &way, &copy, &copy.locate(error)),
            };
            is_past.then_some((copy, read))
        })
    }
}

/// A way to mend an error: other words in the place of some.
struct Way {
    span: Span,
    words: String,
    /// Whether nothing is lost by it.
    is_correction: bool,
}

impl Way {
    fn correct(span: Span, words: &str) -> Self {
        Self { span, words: words.to_owned(), is_correction: true }
    }

    fn stand_in(span: Span, words: impl Into<String>) -> Self {
        Self { span, words: words.into(), is_correction: false }
    }

    fn leave_out(piece: &Piece) -> Self {
        Self::stand_in(piece.whole.clone(), "")
    }
}

impl Copy {
    fn of(text: &str, part: Span) -> Self {
        let words = text.get(part.clone()).unwrap_or_default().to_owned();
        let ours = vec![false; words.len()];
        Self { text: words, homes: (part.start..=part.end).collect(), ours, lost: Vec::new() }
    }

    fn home(&self, at: usize) -> usize {
        self.homes.get(at).or(self.homes.last()).copied().unwrap_or_default()
    }

    fn mended(&self, way: &Way) -> Self {
        let mut copy = self.clone();
        let home = self.home(way.span.start);
        if !way.is_correction {
            copy.lost.push(home..self.home(way.span.end));
        }
        copy.text.replace_range(way.span.clone(), &way.words);
        copy.homes.splice(way.span.clone(), way.words.bytes().map(|_| home));
        copy.ours.splice(way.span.clone(), way.words.bytes().map(|_| !way.is_correction));
        copy
    }

    fn locate(&self, error: &SpannedError) -> Stumble {
        let offset = |at: ron::error::Position| Position { line: at.line, column: at.col }.offset(&self.text);
        let span = offset(error.span.start)..offset(error.span.end);
        let next = outline::tokens(&self.text).map(|token| token.span).find(|token| token.end > span.end);
        Stumble { error: error.code.clone(), next: next.map_or(self.text.len(), |next| next.start), span }
    }

    /// The first byte of what an error is about.
    fn subject(&self, stumble: &Stumble) -> usize {
        #[expect(clippy::wildcard_enum_match_arm, reason = "ron's list of errors is open")]
        match stumble.error {
            Error::MissingStructField { .. } => self.bracket(stumble),
            Error::NoSuchStructField { .. }
            | Error::DuplicateStructField { .. }
            | Error::NoSuchEnumVariant { .. } => stumble.span.start,
            _ => stumble.next,
        }
    }

    /// The innermost bracket that is open where ron stopped.
    fn bracket(&self, stumble: &Stumble) -> usize {
        outline::frames(&self.text, stumble.span.end).pop().map_or(0, |frame| frame.open.start)
    }

    /// Whether an error is about words of ours, so that nobody needs to hear of it.
    fn is_ours(&self, stumble: &Stumble) -> bool {
        self.ours.get(self.subject(stumble)).copied().unwrap_or_default()
    }

    /// The ways to get past an error, the gentlest first.
    fn ways_past(&self, stumble: &Stumble) -> Vec<Way> {
        let subject = self.subject(stumble);
        let pieces = outline::pieces_around(&self.text, subject);
        #[expect(clippy::wildcard_enum_match_arm, reason = "ron's list of errors is open")]
        let gentle: Vec<Way> = match &stumble.error {
            Error::NoSuchStructField { expected, found, .. } => {
                let is_taken = |name: &&str| pieces.first().is_some_and(|piece| self.has_sibling(piece, name));
                let meant = nearest(found, expected.iter().copied()).filter(|name| !is_taken(name));
                let right = meant.map(|name| Way::correct(subject..subject + found.len(), name));
                right.into_iter().chain(pieces.first().map(Way::leave_out)).collect()
            }
            Error::MissingStructField { field, .. } => {
                let inside = subject + 1;
                let stand_in = |words| Way::stand_in(inside..inside, format!("{field}: {words},"));
                STAND_INS.into_iter().map(stand_in).collect()
            }
            Error::NoSuchEnumVariant { expected, found, .. } => {
                let word = subject..subject + found.len();
                let meant = nearest(found, expected.iter().copied()).map(|name| Way::correct(word.clone(), name));
                let any = expected.first().filter(|_| self.is_ours(stumble)).map(|name| Way::stand_in(word, *name));
                meant.into_iter().chain(any).collect()
            }
            Error::DuplicateStructField { .. } => pieces.first().map(Way::leave_out).into_iter().collect(),
            _ => Vec::new(),
        };
        let ways = gentle.into_iter().chain(pieces.iter().flat_map(|piece| self.ways_around(piece)));
        ways.filter(|way| self.text.get(way.span.clone()).is_some()).collect()
    }

    /// Ways to do without the value of a field, entry or item; there is none for the whole. A stand-in that did not do
    /// is not tried again.
    fn ways_around(&self, piece: &Piece) -> Vec<Way> {
        if piece.bracket.start == piece.bracket.end {
            return Vec::new();
        }
        let is_field = piece.key.is_some() && self.text.get(piece.bracket.clone()) == Some("(");
        let is_new = !self.ours.get(piece.value.start).copied().unwrap_or_default();
        let stand_in = |words| Way::stand_in(piece.value.clone(), words);
        let stand_ins = STAND_INS.into_iter().filter(|_| is_new).map(stand_in);
        let without = Way::leave_out(piece);
        if is_field { [without].into_iter().chain(stand_ins).collect() } else { stand_ins.chain([without]).collect() }
    }

    /// Whether a field of this name stands in the same brackets as a piece.
    fn has_sibling(&self, piece: &Piece, name: &str) -> bool {
        let is_sibling = |other: &Piece| {
            let key = other.key.clone().and_then(|key| self.text.get(key));
            other.bracket == piece.bracket && key == Some(name)
        };
        outline::pieces(&self.text).iter().any(is_sibling)
    }

    /// Whether a way leads past an error: what ron stumbles over `next`, in the mended copy, is something else.
    fn is_past(&self, stumble: &Stumble, way: &Way, mended: &Self, next: &Stumble) -> bool {
        let subject = mended.subject(next);
        let is_same = next.error == stumble.error && mended.home(subject) == self.home(self.subject(stumble));
        let words = way.span.start..way.span.start + way.words.len();
        let is_in_way = words.contains(&subject);
        // Where a word of ours needs a value, ron stumbles right after it.
        let is_after =
            !way.is_correction && !words.is_empty() && (words.start..=words.end).contains(&next.span.start);
        #[expect(clippy::wildcard_enum_match_arm, reason = "ron's list of errors is open")]
        let is_worse = match &next.error {
            Error::MissingStructField { field, .. } => {
                way.words.is_empty() && self.text.get(way.span.clone()).is_some_and(|gone| gone.starts_with(field))
            }
            Error::NoSuchEnumVariant { .. } => is_in_way && !way.words.contains(WORD),
            Error::NoSuchStructField { .. } | Error::DuplicateStructField { .. } => is_in_way,
            _ => is_in_way || is_after,
        };
        !is_same && !is_worse
    }
}
