//! `docs/notation.md` shows every order and motion there is, each in a line that the program reads.

use dinard::play::notation::{VERBS, Wish, parse_line};
use dinard::scenario::{Roster, Scenario};
use dinard::sim::Response;

const PAGE: &str = include_str!("../../docs/notation.md");
const SCENARIO: &str = include_str!("../../scenarios/2019_dinard.ron");
/// The heads that hold the grammar.
const HEADS: [&str; 2] =
    [include_str!("../../src/play/notation.rs"), include_str!("../../src/play/notation/motion.rs")];

/// What stands between fences of a kind, a text each.
fn fenced<'t>(text: &'t str, fence: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(fence).skip(1).filter_map(|rest| rest.split("```").next())
}

/// Every example: the first cells of tables, and the lines of files.
fn examples() -> Vec<String> {
    let cells = PAGE.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |"));
    let files = fenced(PAGE, "```orders\n").flat_map(str::lines);
    cells.map(|(example, _)| example).chain(files).map(str::to_owned).collect()
}

#[test]
fn every_example_is_read_and_every_verb_has_one() {
    let roster = Roster::of(&Scenario::parse("2019_dinard.ron", SCENARIO).0.expect("a scenario"));
    let mut shown = Vec::new();
    for example in examples() {
        match parse_line(&roster, &example) {
            Ok(Some(line)) => {
                if let Wish::Order(order) = &line.wish {
                    shown.push(order.response.slug().to_owned());
                } else {
                    let verb = example.split(": ").nth(1).and_then(|rest| rest.split(' ').next());
                    shown.push(verb.expect("a verb").to_owned());
                }
            }
            Ok(None) => assert!(example.starts_with('#'), "{example}"),
            Err(error) => panic!("{example}: {error}"),
        }
    }
    for verb in VERBS.into_iter().chain(Response::ALL.map(Response::slug)) {
        assert!(shown.iter().any(|word| word == verb), "no example of {verb}");
    }
}

/// What is wrong with a line, where, and what would be right.
#[test]
fn a_line_that_is_none_is_told_precisely() {
    let roster = Roster::of(&Scenario::parse("2019_dinard.ron", SCENARIO).0.expect("a scenario"));
    for (line, told) in [
        (
            "fra: propose capacity D",
            "column 23: `capacity` has no variants; say where its text shall lie: a number from 0 to 100",
        ),
        (
            "fra: propose conduct E",
            "column 22: `conduct` has no variant `E`; say a number from 0 to 100, or options such as `duty=1 report=1`",
        ),
        (
            "fra: propose conduct",
            "column 21: expected a number from 0 to 100, or options such as `duty=1 report=1`, found the end of the line",
        ),
        ("fra: propose capacity much", "column 23: expected a number from 0 to 100, found `much`"),
        ("fra: propose capacity 1e400", "column 23: expected a number from 0 to 100, found `1e400`"),
        ("fra: propose capacity 60.5.5", "column 23: expected a number from 0 to 100, found `60.5.5`"),
        ("fra: propose capacity -5", "column 23: expected a number from 0 to 100, found `-5`"),
        ("fra: propose capacity 60 %", "column 26: expected the end of the line, found `%`"),
        ("fra: offer usa {pay 1x}", "column 21: expected a number of points, found `1x`"),
        (
            "fra: support conduct, capacity",
            "column 21: expected the end of the line, found `,`; one line says one thing",
        ),
        (
            "fra: support initiative",
            "column 14: `initiative` is a document; there are conduct, understanding, capacity",
        ),
        ("fra: adopt conduct", "column 12: `conduct` is a clause; there is only initiative"),
        ("fra: sign initiative reserving {conduct", "column 40: expected `}`, found the end of the line"),
        ("fra: accept 70000", "column 13: expected a number from 1 to 65535, found `70000`"),
        ("fra: divid initiative", "column 6: `divid` is neither a response nor a motion; did you mean `divide`?"),
        ("fra: expel from initiative", "column 12: expected an actor, found `from`"),
        ("@8 fra: support conduct", "column 2: there is no round 8; the last is round 7"),
        ("@0 fra: support conduct", "column 2: expected a number from 1 to 65535, found `0`"),
        (
            "nobody: support conduct",
            "column 1: there is no actor `nobody`; there are usa, gbr, fra, deu, ita, can, jpn, rus, chn",
        ),
    ] {
        let error = parse_line(&roster, line).expect_err("no line").to_string();
        assert_eq!(error, told, "{line}");
    }
    for line in
        ["@5 fra: propose capacity 60.5", "fra: propose conduct d", "fra: offer usa {pay .5, join initiative}"]
    {
        assert!(parse_line(&roster, line).is_ok_and(|line| line.is_some()), "{line}");
    }
}

#[test]
fn the_grammar_is_that_of_the_code() {
    let heads = HEADS.iter().flat_map(|head| {
        let head: String = head
            .lines()
            .map_while(|line| line.strip_prefix("//!"))
            .map(|line| format!("{}\n", line.trim_start_matches(' ')))
            .collect();
        fenced(&head, "```text\n").map(str::to_owned).collect::<Vec<_>>()
    });
    let lines = |text: &str| text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
    let told: Vec<_> = fenced(PAGE, "```text\n").map(lines).collect();
    assert_eq!(told, heads.map(|head| lines(&head)).collect::<Vec<_>>());
}
