//! What scenario files get to hear: every broken file in `tests/bad` has its findings on record.

use std::fs;
use std::path::Path;

use dinard::cli::render::render;
use dinard::play::script::findings;
use dinard::scenario::{Diagnostic, Scenario};

const TEN_LINES: &str = include_str!("../../examples/ten_lines.ron");

fn findings_of(text: &str) -> Vec<Diagnostic> {
    findings("test.ron", text)
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
    insta::glob!("../bad", "*.ron", |path| {
        let text = fs::read_to_string(path).unwrap();
        let file = path.file_name().unwrap().to_str().unwrap();
        let findings = findings(file, &text);
        assert!(!findings.is_empty(), "{file} is not broken");
        check_places(file, &text, &findings);
        let rendered = render(&format!("tests/bad/{file}"), &text, &findings, false);
        assert!(!rendered.contains(":0:") && !rendered.contains(":0\n"), "{rendered}");
        insta::assert_snapshot!(rendered);
    });
}

/// Some editors put an invisible mark before the text. It changes nothing: findings stand on the same words.
#[test]
fn a_byte_order_mark_is_passed_over() {
    let marked = format!("\u{feff}{TEN_LINES}");
    let (scenario, findings) = Scenario::parse("ten_lines.ron", &marked);
    assert_eq!((findings, scenario.unwrap().source_text.as_str()), (Vec::new(), TEN_LINES));
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let marked = format!("\u{feff}{text}");
        let (plain, with_mark) = (findings_of(&text), findings_of(&marked));
        let records = |text: &str, findings: &[Diagnostic]| -> Vec<String> {
            let located = findings.iter().map(|finding| finding.located("x", text));
            located.map(|record| serde_json::to_string(&record).unwrap()).collect()
        };
        assert_eq!(records(&text, &plain), records(&marked, &with_mark));
        let words = |text: &str, finding: &Diagnostic| text[finding.span.clone()].to_owned();
        for (plain, with_mark) in plain.iter().zip(&with_mark) {
            let is_start = with_mark.span.start == 0;
            assert!(is_start || words(&text, plain) == words(&marked, with_mark), "{plain:?} {with_mark:?}");
        }
    }
}

#[test]
fn an_empty_calendar_is_reported_once() {
    let text = TEN_LINES.replace("rounds: [", "rounds: [], //").replace("severity: 8", "severity: 8, on: (round: 1)");
    let told: Vec<_> = findings_of(&text).into_iter().map(|finding| finding.message).collect();
    assert_eq!(told, ["the calendar has no rounds"]);
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
        let findings = findings_of(text);
        assert_eq!(findings.len(), 1, "{text}");
        check_places("cut.ron", text, &findings);
        assert!(!render("cut.ron", text, &findings, false).is_empty());
    }
}

/// Every scenario that we ship, cut at every 50th byte.
#[test]
fn a_shipped_scenario_cut_anywhere_never_panics() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "ron") {
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        let text = text.trim_end();
        for cut in (0..text.len()).step_by(50).filter_map(|end| text.get(..end)) {
            let findings = findings_of(cut);
            assert_eq!(findings.len(), 1, "{}", cut.len());
            check_places("cut.ron", cut, &findings);
        }
    }
}

#[test]
fn a_file_with_any_character_lost_never_panics() {
    for (at, lost) in TEN_LINES.char_indices() {
        let text = format!("{}{}", &TEN_LINES[..at], &TEN_LINES[at + lost.len_utf8()..]);
        let findings = findings_of(&text);
        check_places("lost.ron", &text, &findings);
        assert_eq!(render("lost.ron", &text, &findings, false).is_empty(), findings.is_empty());
    }
}

/// Whatever stands in the place of a word, every finding has a place.
#[test]
fn a_file_with_any_word_replaced_never_panics() {
    let is_word = |letter: char| letter.is_alphanumeric() || "_\"-.".contains(letter);
    let starts =
        TEN_LINES.char_indices().filter(|&(at, letter)| is_word(letter) && !TEN_LINES[..at].ends_with(is_word));
    for (start, _) in starts {
        let end = TEN_LINES[start..].find(|letter| !is_word(letter)).map_or(TEN_LINES.len(), |length| start + length);
        for other in ["", "x", "\u{e9}", "r#\u{e9}", "()", "[{}]", "\"\u{e9}\"", "titel: 1, kin", "None"] {
            let text = format!("{}{other}{}", &TEN_LINES[..start], &TEN_LINES[end..]);
            let findings = findings_of(&text);
            check_places("replaced.ron", &text, &findings);
            assert_eq!(render("replaced.ron", &text, &findings, false).is_empty(), findings.is_empty());
        }
    }
}

#[test]
fn names_numbers_and_sense_are_judged_in_one_pass() {
    let findings = findings_of(include_str!("../bad/all_layers_at_once.ron"));
    let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, ["E0211", "E0201", "W0311", "E0103"]);
}

/// A text with so many mistakes that not all are mended gets what was found so far, and no end.
#[test]
fn many_mistakes_come_to_an_end() {
    let misspelt = "(betwen: (\"gbr\", \"fra\"), knd: rivalry), ".repeat(200);
    let text = TEN_LINES.replace("playable:", &format!("ties: [{misspelt}], playable:"));
    let findings = findings_of(&text);
    assert!(findings.len() >= 250 && findings.iter().all(|finding| finding.code == "E0002"));
    check_places("many.ron", &text, &findings);
}

/// Whatever field of a file is misspelt, or holds a value of another type, the reading goes on to the end.
#[test]
fn a_mistake_anywhere_leaves_the_others_to_be_found() {
    let with_other = TEN_LINES.replace("author: \"rus\"", "author: \"rsu\"");
    let fields = ["title", "rounds", "date", "actors", "threshold", "clubs", "kind", "members", "layer", "severity"];
    for field in fields {
        let key = format!("{field}: ");
        for text in [
            with_other.replacen(&key, &format!("{field}x: "), 1),
            with_other.replacen(&key, &format!("{key}yes, x_{key}"), 1),
        ] {
            let findings = findings_of(&text);
            check_places("mistake.ron", &text, &findings);
            assert!(findings.iter().any(|finding| finding.code < "E0100"), "{text} {findings:?}");
            let is_other = |finding: &Diagnostic| &text[finding.span.clone()] == "\"rsu\"";
            assert!(findings.iter().any(is_other), "{text} {findings:?}");
            let told = findings.iter().filter(|finding| finding.code > "E0100").count();
            assert_eq!(told, 1, "{text} {findings:?}");
        }
    }
}

#[test]
fn every_code_in_use_is_explained() {
    let explained = include_str!("../../src/scenario/code.rs");
    let codes: Vec<&str> = explained.lines().filter_map(|line| line.split('"').nth(1)).collect();
    let mut seen: Vec<&str> = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        seen.extend(findings_of(&text).iter().map(|finding| finding.code));
    }
    let unseen: Vec<_> = codes.iter().filter(|code| !seen.contains(code)).collect();
    assert!(unseen.is_empty(), "no file in tests/bad shows {unseen:?}");
    assert!(seen.iter().all(|code| codes.contains(code)));
}

#[test]
fn findings_are_records_for_other_programs() {
    let text = include_str!("../bad/names_bad_slugs.ron");
    let findings = findings_of(text);
    let record = serde_json::to_string(&findings[0].located("a.ron", text)).unwrap();
    assert_eq!(
        record,
        r#"{"file":"a.ron","line":7,"column":9,"end":{"line":7,"column":11},"code":"E0101","severity":"error","message":"an actor has no slug","label":"expected 1 to 24 letters, digits and `_`","help":null}"#
    );
}
