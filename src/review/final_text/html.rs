//! A final text as a page of HTML that needs nothing else.

use std::fmt::Write as _;

use super::{Article, Change, FinalText, Rival, Span, marked_up};
use crate::review::markup::{for_html as escape, list, page};
use crate::sim::treaty::Wording;

/// What marks and notes look like.
const STYLE: &str = ".standing,.history{font-size:.85rem;opacity:.85}.standing{font-style:italic}del{background:#fde7e7}\
ins{background:#e3f4e3}sup+sup{margin-left:.2em}.by{font:.8rem sans-serif}.parked{border-left:.25rem solid;padding-left:.75rem}\
@media(prefers-color-scheme:dark){del{background:#4a1f1f}ins{background:#1c3d1c}}";

pub(super) fn write(text: &FinalText, is_marked: bool) -> String {
    let mut out = format!("<header>\n<h1>{}</h1>\n", escape(&text.title));
    for line in &text.status {
        let _ = writeln!(out, "<p>{}</p>", escape(line));
    }
    out += "</header>\n";
    for article in text.articles.iter().filter(|article| is_marked || article.number.is_some()) {
        out += &write_article(article, is_marked);
    }
    let roll_call = if is_marked { text.roll_call.as_slice() } else { &[] };
    for (title, lines) in [("Roll call", roll_call), ("Parties", &text.parties)] {
        if !lines.is_empty() {
            let _ = writeln!(out, "<h2>{title}</h2>");
        }
        out += &list("ul", "", lines.iter().map(|line| escape(line)));
    }
    if !text.notes.is_empty() {
        out += "<h2>Notes</h2>\n<ol>\n";
        for (number, note) in (1..).zip(&text.notes) {
            let _ = writeln!(out, "<li id=\"note-{number}\">{}</li>", escape(note));
        }
        out += "</ol>\n";
    }
    page(&text.title, STYLE, &out)
}

fn write_article(article: &Article, is_marked: bool) -> String {
    let number = article.heading();
    let notes = article.notes.iter().map(|note| format!("<sup><a href=\"#note-{note}\">{note}</a></sup>"));
    let notes = notes.collect::<String>();
    let class = if article.wording == Wording::Parked { " class=\"parked\"" } else { "" };
    if !is_marked {
        return format!("<h2>{number}</h2>\n<p{class}>{}{notes}</p>\n", standing(article, &article.text));
    }
    let words = marked_up(article, marked);
    let mut out = format!("<h2>{number}</h2>\n<p{class}>{words}{notes}</p>\n");
    for Rival { text, by } in &article.rivals {
        let _ = writeln!(out, "<p>Never its text: <del>{}</del>{}</p>", escape(text), author("asked for by", by));
    }
    let _ = writeln!(out, "<p class=\"standing\">{}</p>", escape(&article.standing));
    out + &list("ul", " class=\"history\"", article.history.iter().map(told))
}

/// Words with who put them in or took them out.
fn marked(span: Span<'_>, [open, close]: [&str; 2]) -> String {
    match span {
        Span::Out { text, by } => format!("<del>{}</del>{}", escape(text), author("out:", by)),
        Span::In { text, by } => format!("<ins>{open}{}{close}</ins>{}", escape(text), author("in:", by)),
        Span::Kept(text) => format!("{open}{}{close}", escape(text)),
    }
}

/// Who made a change, beside it.
fn author(what: &str, by: &str) -> String {
    format!(" <span class=\"by\">({what} {})</span>", escape(by))
}

/// Words that stand, in brackets where they are disputed.
fn standing(article: &Article, text: &str) -> String {
    if article.wording == Wording::Bracketed { format!("[{}]", escape(text)) } else { escape(text) }
}

/// A change in a line.
fn told(change: &Change) -> String {
    let moved = change.moved.as_ref();
    let moved = moved.map(|[was, is]| format!(" <del>{was}</del> <ins>{is}</ins>{}", author("by", &change.by)));
    format!("{}{}", escape(&change.told), moved.unwrap_or_default())
}
