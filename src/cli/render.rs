//! Findings on a scenario file for the terminal: message, place, source excerpt, advice.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::wrap::terminal_width;
use crate::scenario::{Diagnostic, Severity};

/// The findings as text, each followed by an empty line. `text` is the file that they are about. For a terminal they
/// are coloured, and long lines of the file are cut to its width.
#[must_use]
pub fn render(file: &str, text: &str, diagnostics: &[Diagnostic], is_for_terminal: bool) -> String {
    let renderer = match terminal_width() {
        Some(width) if is_for_terminal => Renderer::styled().term_width(width),
        _ => Renderer::plain(),
    };
    diagnostics.iter().map(|finding| format!("{}\n\n", renderer.render(&[group(file, text, finding)]))).collect()
}

fn group<'a>(file: &'a str, text: &'a str, finding: &'a Diagnostic) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let primary = AnnotationKind::Primary.span(finding.span.clone()).label(&finding.label);
    let notes = finding.notes.iter().map(|(span, label)| AnnotationKind::Context.span(span.clone()).label(label));
    let snippet = Snippet::source(text).path(file).annotation(primary).annotations(notes);
    let group = level.primary_title(&finding.message).id(finding.code).element(snippet);
    match &finding.help {
        Some(help) => group.element(Level::HELP.message(help)),
        None => group,
    }
}
