//! A final text as Markdown.

use std::fmt::Write as _;

use super::{Article, FinalText, Rival, Span, marked_up};
use crate::review::markup::for_markdown as escape;
use crate::sim::treaty::Wording;

pub(super) fn write(text: &FinalText, is_marked: bool) -> String {
    let mut out = format!("# {}\n\n", escape(&text.title));
    for line in &text.status {
        let _ = writeln!(out, "{}  ", escape(line));
    }
    for article in text.articles.iter().filter(|article| is_marked || article.number.is_some()) {
        out += &write_article(article, is_marked);
    }
    let roll_call = if is_marked { text.roll_call.as_slice() } else { &[] };
    for (title, lines) in [("Roll call", roll_call), ("Parties", &text.parties)] {
        if !lines.is_empty() {
            let _ = write!(out, "\n## {title}\n\n");
        }
        for line in lines {
            let _ = writeln!(out, "- {}", escape(line));
        }
    }
    for (number, note) in (1..).zip(&text.notes) {
        let _ = write!(out, "\n[^{number}]: {}\n", escape(note));
    }
    out
}

fn write_article(article: &Article, is_marked: bool) -> String {
    let number = article.heading();
    let notes: String = article.notes.iter().map(|note| format!("[^{note}]")).collect();
    if !is_marked {
        return format!("\n## {number}\n\n{}{notes}\n", standing(article, &article.text));
    }
    let words = marked_up(article, marked);
    let mut out = format!("\n## {number}\n\n{words}{notes}\n");
    for Rival { text, by } in &article.rivals {
        let _ = write!(out, "\nNever its text: ~~{}~~ (asked for by {})\n", escape(text), escape(by));
    }
    let _ = write!(out, "\n*{}*\n\n", escape(&article.standing));
    for change in &article.history {
        let moved =
            change.moved.as_ref().map(|[was, is]| format!(" ~~{was}~~ <ins>{is}</ins> ({})", escape(&change.by)));
        let _ = writeln!(out, "- {}{}", escape(&change.told), moved.unwrap_or_default());
    }
    out
}

/// Words with who put them in or took them out.
fn marked(span: Span<'_>, [open, close]: [&str; 2]) -> String {
    let brackets = [open, close].map(escape);
    let [open, close] = brackets;
    match span {
        Span::Out { text, by } => format!("~~{}~~ (out: {})", escape(text), escape(by)),
        Span::In { text, by } => format!("<ins>{open}{}{close}</ins> (in: {})", escape(text), escape(by)),
        Span::Kept(text) => format!("{open}{}{close}", escape(text)),
    }
}

/// Words that stand, in brackets where they are disputed.
fn standing(article: &Article, text: &str) -> String {
    if article.wording == Wording::Bracketed { format!("\\[{}\\]", escape(text)) } else { escape(text) }
}
