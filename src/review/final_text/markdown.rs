//! A final text as Markdown.

use std::fmt::Write as _;

use super::{Article, FinalText};
use crate::sim::treaty::Wording;

pub(super) fn write(text: &FinalText, is_marked: bool) -> String {
    let mut out = format!("# {}\n\n", escape(&text.title));
    for line in &text.status {
        let _ = writeln!(out, "{}  ", escape(line));
    }
    for article in text.articles.iter().filter(|article| is_marked || article.number.is_some()) {
        out += &write_article(article, is_marked);
    }
    if !text.parties.is_empty() {
        out += "\n## Parties\n\n";
    }
    for line in &text.parties {
        let _ = writeln!(out, "- {}", escape(line));
    }
    for (number, note) in (1..).zip(&text.notes) {
        let _ = write!(out, "\n[^{number}]: {}\n", escape(note));
    }
    out
}

fn write_article(article: &Article, is_marked: bool) -> String {
    let number = article.number.map_or_else(|| "Dropped".to_owned(), |number| format!("Article {number}"));
    let marks: String = article.notes.iter().map(|note| format!("[^{note}]")).collect();
    let words = escape(&article.text);
    let words = match article.wording {
        Wording::Bracketed => format!("\\[{words}\\]"),
        Wording::Dropped => format!("~~{words}~~"),
        Wording::Proposed | Wording::Clean | Wording::Parked | Wording::Adopted => words,
    };
    let mut out = format!("\n## {number}\n\n{words}{marks}\n");
    if is_marked {
        for rival in &article.rivals {
            let _ = write!(out, "\n~~{}~~\n", escape(rival));
        }
        let _ = write!(out, "\n*{}*\n\n", escape(&article.standing));
        for line in &article.history {
            let _ = writeln!(out, "- {}", escape(line));
        }
    }
    out
}

/// Text in which nothing is taken for a mark.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '|') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
