//! What scenario files get to hear: every broken file in `tests/bad` has its findings on record.

use std::path::Path;

use dinard::cli::render::render;
use dinard::scenario::{Diagnostic, Scenario};

const TEN_LINES: &str = include_str!("../../examples/ten_lines.ron");

fn findings(text: &str) -> Vec<Diagnostic> {
    Scenario::parse("test.ron", text).1
}

/// Every finding lies in the text and has a line and a column.
fn check_places(file: &str, text: &str, findings: &[Diagnostic]) {
    for finding in findings {
        let spans = finding.notes.iter().map(|(span, _)| span).chain([&finding.span]);
        for span in spans {
            assert!(text.get(span.clone()).is_some(), "{file}: {finding:?}");
        }
        let located = finding.located(file, text);
        assert!(located.line >= 1 && located.column >= 1, "{located:?}");
        assert!(located.line <= text.lines().count().max(1), "{located:?}");
    }
}

#[test]
fn broken_files_get_their_findings() {
    insta::glob!("../bad", "*.ron", |path: &Path| {
        let text = std::fs::read_to_string(path).unwrap();
        let file = path.file_name().unwrap().to_str().unwrap();
        let (_, findings) = Scenario::parse(file, &text);
        assert!(!findings.is_empty(), "{file} is not broken");
        check_places(file, &text, &findings);
        let rendered = render(&format!("tests/bad/{file}"), &text, &findings, false);
        assert!(!rendered.contains(":0:") && !rendered.contains(":0\n"), "{rendered}");
        insta::assert_snapshot!(rendered);
    });
}

#[test]
fn the_example_in_the_readme_has_no_findings() {
    let (scenario, findings) = Scenario::parse("examples/ten_lines.ron", TEN_LINES);
    assert_eq!(findings, []);
    assert_eq!(scenario.unwrap().slug, "ten_lines");
}

#[test]
fn a_file_cut_anywhere_gets_one_finding_with_a_place() {
    for (end, _) in TEN_LINES.trim_end().char_indices() {
        let text = &TEN_LINES[..end];
        let findings = findings(text);
        assert_eq!(findings.len(), 1, "{text}");
        check_places("cut.ron", text, &findings);
        render("cut.ron", text, &findings, false);
    }
}

#[test]
fn a_file_with_any_character_lost_never_panics() {
    for (at, lost) in TEN_LINES.char_indices() {
        let text = format!("{}{}", &TEN_LINES[..at], &TEN_LINES[at + lost.len_utf8()..]);
        let findings = findings(&text);
        check_places("lost.ron", &text, &findings);
        render("lost.ron", &text, &findings, false);
    }
}
