//! Long lines broken between words, for people at a terminal; files and pipes get them whole.

use std::io::{self, IsTerminal as _};

/// The most characters of a line.
const WIDTH: usize = 100;
/// How much further the rest of a broken line is set in.
const HANGING: usize = 4;

/// The text as standard output should get it.
pub(super) fn for_people(text: &str) -> String {
    if io::stdout().is_terminal() { wrap(text) } else { text.to_owned() }
}

fn wrap(text: &str) -> String {
    text.split_inclusive('\n').map(wrap_line).collect()
}

fn wrap_line(line: &str) -> String {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let (mut wrapped, mut width) = (String::new(), 0);
    for word in line.split_inclusive(' ') {
        let length = word.trim_end().chars().count();
        if width + length > WIDTH && width > indent {
            wrapped.truncate(wrapped.trim_end().len());
            wrapped.push('\n');
            wrapped.extend(std::iter::repeat_n(' ', indent + HANGING));
            width = indent + HANGING;
        }
        wrapped.push_str(word);
        width += word.chars().count();
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_break_between_words_and_hang() {
        let line = format!("  {}end\n", "word ".repeat(30));
        let wrapped = wrap(&line);
        assert!(wrapped.lines().all(|line| line.chars().count() <= WIDTH && line.trim_end() == line), "{wrapped}");
        assert!(wrapped.lines().skip(1).all(|line| line.starts_with("      ")), "{wrapped}");
        assert_eq!(wrapped.split_whitespace().count(), 31);
        assert_eq!(wrap("short\n  lines\n"), "short\n  lines\n");
    }
}
