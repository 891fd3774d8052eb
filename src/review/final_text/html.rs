//! A final text as a page of HTML that needs nothing else.

use std::fmt::Write as _;

use super::{Article, FinalText};
use crate::sim::treaty::Wording;

/// Legible on paper and on screens, light and dark.
const STYLE: &str = "body{font:1.1rem/1.6 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}\
h2{font-size:1.1rem;margin-bottom:.2rem}.standing,.history{font-size:.9rem}.standing{font-style:italic}\
del{opacity:.7}.parked{border-left:.25rem solid;padding-left:.75rem}@media(prefers-color-scheme:dark){\
body{background:#111;color:#eee}a{color:#9cf}}";

pub(super) fn write(text: &FinalText, is_marked: bool) -> String {
    let title = escape(&text.title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n\
         </head>\n<body>\n<h1>{title}</h1>\n"
    );
    for line in &text.status {
        let _ = writeln!(out, "<p>{}</p>", escape(line));
    }
    for article in text.articles.iter().filter(|article| is_marked || article.number.is_some()) {
        out += &write_article(article, is_marked);
    }
    if !text.parties.is_empty() {
        out += "<h2>Parties</h2>\n";
        list(&mut out, "ul", "", &text.parties);
    }
    if !text.notes.is_empty() {
        out += "<h2>Notes</h2>\n<ol>\n";
        for (number, note) in (1..).zip(&text.notes) {
            let _ = writeln!(out, "<li id=\"note-{number}\">{}</li>", escape(note));
        }
        out += "</ol>\n";
    }
    out + "</body>\n</html>\n"
}

fn write_article(article: &Article, is_marked: bool) -> String {
    let number = article.number.map_or_else(|| "Dropped".to_owned(), |number| format!("Article {number}"));
    let marks = article.notes.iter().map(|note| format!("<sup><a href=\"#note-{note}\">{note}</a></sup>"));
    let (marks, words) = (marks.collect::<String>(), escape(&article.text));
    let class = if article.wording == Wording::Parked { " class=\"parked\"" } else { "" };
    let words = match article.wording {
        Wording::Bracketed => format!("[{words}]"),
        Wording::Dropped => format!("<del>{words}</del>"),
        Wording::Proposed | Wording::Clean | Wording::Parked | Wording::Adopted => words,
    };
    let mut out = format!("<h2>{number}</h2>\n<p{class}>{words}{marks}</p>\n");
    if is_marked {
        for rival in &article.rivals {
            let _ = writeln!(out, "<p><del>{}</del></p>", escape(rival));
        }
        let _ = writeln!(out, "<p class=\"standing\">{}</p>", escape(&article.standing));
        list(&mut out, "ul", " class=\"history\"", &article.history);
    }
    out
}

fn list(out: &mut String, tag: &str, class: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "<{tag}{class}>");
    for line in lines {
        let _ = writeln!(out, "<li>{}</li>", escape(line));
    }
    let _ = writeln!(out, "</{tag}>");
}

/// Text in which nothing is taken for a mark.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            other => out.push(other),
        }
    }
    out
}
