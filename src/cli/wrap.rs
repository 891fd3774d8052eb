//! Long lines broken between words, for people at a terminal; files and pipes get them whole.

use std::io::{self, IsTerminal as _};

use textwrap::{Options, WordSeparator, WordSplitter};

/// The most characters of a line, however wide the terminal: longer lines are hard to read.
const WIDEST: usize = 100;
/// How much further the rest of a broken line is set in.
const HANGING: usize = 4;

/// The text as standard output should get it.
pub(super) fn for_people(text: &str) -> String {
    terminal_width().map_or_else(|| text.to_owned(), |width| wrap(text, width.min(WIDEST)))
}

/// How many characters fit on a line of standard output; none if that is no terminal.
pub(super) fn terminal_width() -> Option<usize> {
    io::stdout().is_terminal().then(textwrap::termwidth)
}

/// The text with its lines broken between words, so that each has at most so many characters.
pub(super) fn wrap(text: &str, width: usize) -> String {
    text.split_inclusive('\n').map(|line| wrap_line(line, width)).collect()
}

/// One line with its line break, if it has one. A word that is longer than the line stays whole.
fn wrap_line(line: &str, width: usize) -> String {
    let words = line.trim_start_matches(' ').trim_end();
    let indent = " ".repeat(line.len() - line.trim_start_matches(' ').len());
    let hanging = " ".repeat(indent.len() + HANGING);
    let options = Options::new(width).initial_indent(&indent).subsequent_indent(&hanging).break_words(false);
    let options = options.word_separator(WordSeparator::AsciiSpace).word_splitter(WordSplitter::NoHyphenation);
    let end = if line.ends_with('\n') { "\n" } else { "" };
    if words.is_empty() { line.to_owned() } else { textwrap::fill(words, options) + end }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_break_between_words_and_hang() {
        let line = format!("  {}2018-02-15 end\n", "word ".repeat(30));
        for width in [40, 80, 100] {
            let wrapped = wrap(&line, width);
            assert!(
                wrapped.lines().all(|line| line.chars().count() <= width && line.trim_end() == line),
                "{wrapped}"
            );
            assert!(wrapped.lines().skip(1).all(|line| line.starts_with("      w") || line.starts_with("      2")));
            assert_eq!(wrapped.split_whitespace().collect::<Vec<_>>(), line.split_whitespace().collect::<Vec<_>>());
        }
        assert_eq!(wrap("short\n\n  lines\n", 80), "short\n\n  lines\n");
        assert_eq!(wrap("1234567890", 4), "1234567890");
    }
}
