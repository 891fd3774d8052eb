//! What pages and Markdown have in common: words in which nothing is taken for a mark, and the frame of a page.

/// Legible on paper and on screens, light and dark.
const STYLE: &str = "body{font:1.05rem/1.55 Georgia,'Noto Serif',serif;max-width:40rem;margin:3rem auto;padding:0 1rem}\
h1{font-size:1.7rem;line-height:1.25;margin-bottom:.6rem}h2{font-size:1.05rem;margin:1.8rem 0 .2rem}p{margin:.3rem 0}\
header{padding-bottom:.8rem;border-bottom:1px solid}article+article{margin-top:4rem}ul,ol{margin:.4rem 0;padding-left:1.4rem}\
@media(prefers-color-scheme:dark){body{background:#111;color:#eee}a{color:#9cf}}\
@media print{body{margin:0;max-width:none}h2{break-after:avoid}li{break-inside:avoid}article+article{margin:0;break-before:page}}";

/// A page of HTML that needs nothing else. `style` comes on top of that of every page; `body` is HTML already.
pub(super) fn page(title: &str, style: &str, body: &str) -> String {
    let title = for_html(title);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}{style}</style>\n\
         </head>\n<body>\n{body}</body>\n</html>\n"
    )
}

/// A list of lines that are HTML already; nothing without any.
pub(super) fn list(tag: &str, class: &str, lines: impl Iterator<Item = String>) -> String {
    let lines: String = lines.map(|line| format!("<li>{line}</li>\n")).collect();
    if lines.is_empty() { String::new() } else { format!("<{tag}{class}>\n{lines}</{tag}>\n") }
}

/// Words for a page.
pub(super) fn for_html(text: &str) -> String {
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

/// Words for Markdown.
pub(super) fn for_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '|') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
