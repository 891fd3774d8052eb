//! The outline of a RON text: its brackets and keys. It tells which entry a byte is in, and where a value stands.
//!
//! ron says where a text is wrong, but not in which actor or list; and it forgets where the numbers of a struct of
//! ours stood. A scan of the brackets answers both, and works on broken texts too.

use super::BYTE_ORDER_MARK;
use super::spanned::Span;

/// A piece of RON text between blanks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Open,
    Close,
    Colon,
    Comma,
    /// A word, a number or a text.
    Atom,
}

/// An open bracket and what it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame<'t> {
    /// The bracket.
    pub(super) open: Span,
    /// The key whose value it holds, without quotation marks.
    key: Option<&'t str>,
    /// How many commas it has seen.
    commas: usize,
    /// The key of the value that is being read.
    pending: Option<Span>,
}

/// The pieces of the text, in order.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + blank(rest);
        let rest = text.get(start..)?;
        let kind = match rest.chars().next()? {
            '(' | '[' | '{' => TokenKind::Open,
            ')' | ']' | '}' => TokenKind::Close,
            ':' => TokenKind::Colon,
            ',' => TokenKind::Comma,
            _ => TokenKind::Atom,
        };
        at = start + if kind == TokenKind::Atom { atom(rest) } else { 1 };
        Some(Token { kind, span: start..at })
    })
}

/// The length of the blanks and comments at the start.
fn blank(text: &str) -> usize {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == BYTE_ORDER_MARK);
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| rest.get(end..).unwrap_or_default());
        } else if rest.starts_with("/*") {
            rest = rest.get(block_comment(rest)..).unwrap_or_default();
        } else {
            return text.len() - rest.len();
        }
    }
}

/// The length of the block comment at the start; they nest.
fn block_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let step = if rest.starts_with("/*") {
            depth += 1;
            2
        } else if rest.starts_with("*/") {
            depth -= 1;
            2
        } else {
            rest.chars().next().map_or(1, char::len_utf8)
        };
        at += step;
        if depth == 0 {
            break;
        }
    }
    at
}

/// The length of the word, number or text at the start.
fn atom(text: &str) -> usize {
    let raw = text.trim_start_matches(['b', 'r']);
    let hashes = raw.len() - raw.trim_start_matches('#').len();
    let prefix = text.len() - raw.len() + hashes;
    if text.get(prefix..).is_some_and(|rest| rest.starts_with('"')) {
        return if text.starts_with('"') || text.starts_with("b\"") {
            prefix + quoted(text.get(prefix..).unwrap_or_default())
        } else {
            let end = format!("\"{}", "#".repeat(hashes));
            let body = text.get(prefix + 1..).unwrap_or_default();
            body.find(&end).map_or(text.len(), |at| prefix + 1 + at + end.len())
        };
    }
    let is_end = |c: char| c.is_whitespace() || "()[]{}:,\"/".contains(c);
    let first = text.chars().next().map_or(1, char::len_utf8);
    text.get(first..).and_then(|rest| rest.find(is_end)).map_or(text.len(), |length| first + length)
}

/// The length of the text in quotation marks at the start.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

/// The brackets that are open before a byte, outermost first.
pub(super) fn frames(text: &str, offset: usize) -> Vec<Frame<'_>> {
    let mut frames = Vec::new();
    let mut last = 0..0;
    for token in tokens(text).take_while(|token| token.span.end <= offset) {
        step(text, &mut frames, &token, &last);
        last = token.span;
    }
    frames
}

/// Takes one more token into account; `last` is the one before it.
fn step<'t>(text: &'t str, frames: &mut Vec<Frame<'t>>, token: &Token, last: &Span) {
    let top = frames.last_mut();
    match (token.kind, top) {
        (TokenKind::Open, top) => {
            let key = top.and_then(|frame| frame.pending.clone()).and_then(|key| text.get(key));
            let key = key.map(|key| key.trim_matches('"'));
            frames.push(Frame { open: token.span.clone(), key, commas: 0, pending: None });
        }
        (TokenKind::Close, _) => drop(frames.pop()),
        (TokenKind::Colon, Some(frame)) => frame.pending = Some(last.clone()),
        (TokenKind::Comma, Some(frame)) => {
            frame.commas += 1;
            frame.pending = None;
        }
        (TokenKind::Colon | TokenKind::Comma | TokenKind::Atom, _) => {}
    }
}

/// The key whose value starts at this byte.
pub(super) fn key_of(text: &str, offset: usize) -> Option<&str> {
    let key = frames(text, offset).pop()?.pending?;
    text.get(key).map(|key| key.trim_matches('"'))
}

/// What starts at this byte, as the subject of a sentence: `` `capability` `` or ``a value of `at` ``.
pub(super) fn subject(text: &str, offset: usize) -> Option<String> {
    let key = key_of(text, offset).map(|key| format!("`{key}`"));
    key.or_else(|| Some(format!("a value of `{}`", frames(text, offset).pop()?.key?)))
}

/// The first bracket that is closed by one of another kind: the two brackets.
pub(super) fn mismatch(text: &str) -> Option<(Span, Span)> {
    let mut open: Vec<Span> = Vec::new();
    for token in tokens(text) {
        match token.kind {
            TokenKind::Open => open.push(token.span),
            TokenKind::Close => {
                let opened = open.pop()?;
                let pair = [opened.clone(), token.span.clone()].map(|span| text.get(span).unwrap_or_default());
                if !matches!(pair, ["(", ")"] | ["[", "]"] | ["{", "}"]) {
                    return Some((opened, token.span));
                }
            }
            TokenKind::Colon | TokenKind::Comma | TokenKind::Atom => {}
        }
    }
    None
}

/// The entry that a byte is in, in words: `` `actors.gbr` `` or ``item 3 of `ties` ``; empty at the outermost level.
pub(super) fn entry(text: &str, offset: usize) -> String {
    let frames = frames(text, offset);
    let path = frames.iter().filter_map(|frame| frame.key).collect::<Vec<_>>().join(".");
    let item = match frames.as_slice() {
        [.., list, item] if item.key.is_none() => Some(list.commas + 1),
        _ => None,
    };
    match item {
        Some(number) => format!("item {number} of `{path}`"),
        None if path.is_empty() => path,
        None => format!("`{path}`"),
    }
}

/// The entry of the outermost lists and maps that a byte is in, as a key to compare: `actors.gbr` or `ties.3`.
pub(super) fn home(text: &str, offset: usize) -> String {
    let frames = frames(text, offset);
    let section = frames.get(1).and_then(|frame| frame.key).unwrap_or_default();
    let key = frames.get(1).and_then(|frame| frame.pending.clone()).and_then(|key| text.get(key));
    let slug = || {
        tokens(text.get(offset..)?)
            .next()
            .and_then(|token| text.get(offset + token.span.start..offset + token.span.end))
    };
    match key.or_else(|| if frames.len() == 2 { slug() } else { None }) {
        Some(key) => format!("{section}.{}", key.trim_matches('"')),
        None => format!("{section}.{}", frames.get(1).map_or(0, |frame| frame.commas)),
    }
}

/// Where the key of a field of the outermost struct stands.
pub(super) fn field(text: &str, name: &str) -> Option<Span> {
    let mut keys = Vec::new();
    walk(text, |frames, token| {
        if let ([frame], TokenKind::Colon) = (frames, token.kind) {
            keys.extend(frame.pending.clone());
        }
    });
    keys.into_iter().find(|key| text.get(key.clone()) == Some(name))
}

/// Every value that is a word, number or text, with the path of keys to it, such as `ties.defence_pact`.
pub(super) fn leaves(text: &str) -> Vec<(String, Span)> {
    let mut leaves = Vec::new();
    walk(text, |frames, token| {
        let key = frames.last().and_then(|frame| frame.pending.clone()).and_then(|key| text.get(key));
        if let (Some(key), TokenKind::Atom) = (key, token.kind) {
            let path: Vec<&str> = frames.iter().filter_map(|frame| frame.key).chain([key]).collect();
            leaves.push((path.join("."), token.span.clone()));
        }
    });
    leaves
}

/// A field, an entry or an item: what stands between two commas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The bracket that it stands in; empty at the outermost level.
    pub(super) bracket: Span,
    /// Its key, if it has one.
    pub(super) key: Option<Span>,
    /// Its value; empty if there is none.
    pub(super) value: Span,
    /// All of it, with the comma that follows.
    pub(super) whole: Span,
}

impl Piece {
    fn new(bracket: Span) -> Self {
        let end = bracket.end;
        Self { bracket, key: None, value: end..end, whole: end..end }
    }

    /// Takes one more token into account.
    fn grow(&mut self, token: &Token) {
        for span in [&mut self.value, &mut self.whole] {
            *span = if span.start == span.end { token.span.clone() } else { span.start..token.span.end };
        }
        if token.kind == TokenKind::Colon && self.key.is_none() {
            self.key = Some(self.whole.start..self.value.end - 1);
            self.value = token.span.end..token.span.end;
        }
    }
}

/// The pieces of all brackets of the text, inner ones before those that they stand in.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut open = vec![Piece::new(0..0)];
    let mut pieces = Vec::new();
    for token in tokens(text) {
        match token.kind {
            TokenKind::Close => pieces.extend(open.pop().filter(|piece| !piece.whole.is_empty())),
            TokenKind::Comma => {
                if let Some(piece) = open.last_mut() {
                    piece.whole.end = token.span.end;
                    let next = Piece::new(piece.bracket.clone());
                    pieces.push(std::mem::replace(piece, next));
                }
                continue;
            }
            TokenKind::Open | TokenKind::Colon | TokenKind::Atom => {}
        }
        if let Some(piece) = open.last_mut() {
            piece.grow(&token);
        }
        if token.kind == TokenKind::Open {
            open.push(Piece::new(token.span));
        }
    }
    pieces.extend(open.into_iter().rev());
    pieces
}

/// The pieces that a byte is in, innermost first.
pub(super) fn pieces_around(text: &str, offset: usize) -> Vec<Piece> {
    pieces(text).into_iter().filter(|piece| piece.whole.contains(&offset)).collect()
}

/// Shows each token, with the brackets that it stands in, to `look`.
fn walk<'t>(text: &'t str, mut look: impl FnMut(&[Frame<'t>], &Token)) {
    let mut frames = Vec::new();
    let mut last = 0..0;
    for token in tokens(text) {
        step(text, &mut frames, &token, &last);
        look(&frames, &token);
        last = token.span;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r##"(
    // "a comment: with (brackets
    title: "a \" quote {", /* and /* nested */ [ */
    actors: { "gbr": (word: (kept: 3)), r#"u"sa"#: (at: (1, 2)) },
    ties: [(kind: rivalry), (between: ("gbr", "usa"))],
)"##;

    #[test]
    fn entries_are_told_by_their_keys_and_numbers() {
        let entry_of = |needle: &str| entry(TEXT, TEXT.find(needle).unwrap());
        assert_eq!(entry_of("title"), "");
        assert_eq!(entry_of("word"), "`actors.gbr`");
        assert_eq!(entry_of("kept"), "`actors.gbr.word`");
        assert_eq!(entry_of("between"), "item 2 of `ties`");
    }

    #[test]
    fn values_are_found_by_their_path() {
        let leaves = leaves(TEXT);
        let value = |path| leaves.iter().find(|(name, _)| name == path).and_then(|(_, span)| TEXT.get(span.clone()));
        assert_eq!(value("actors.gbr.word.kept"), Some("3"));
        assert_eq!(value("title"), Some(r#""a \" quote {""#));
        assert_eq!(value("actors.gbr"), None);
        assert_eq!(field(TEXT, "ties").and_then(|span| TEXT.get(span)), Some("ties"));
        assert_eq!(field(TEXT, "kind"), None);
    }

    #[test]
    fn every_prefix_of_a_text_has_an_outline() {
        for (offset, _) in TEXT.char_indices() {
            let prefix = &TEXT[..offset];
            assert!(tokens(prefix).all(|token| token.span.end <= offset));
            entry(prefix, offset);
        }
    }
}
