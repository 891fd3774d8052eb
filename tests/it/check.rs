//! Published results: all that come with the program are met, and every check can fail.
//!
//! A check that cannot fail proves nothing. Each mutation here changes one thing in a shipped file, a sign, a tie rule,
//! a denominator, and says which expectations must notice.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use dinard::scenario::Published;
use dinard::scenario::published::{Expectation, Status};
use dinard::study::published::{Value, check, expected_text, quantities};

use crate::cli::Shell;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/published");

fn text(name: &str) -> String {
    fs::read_to_string(Path::new(FOLDER).join(name).with_extension("ron")).expect("a shipped result")
}

fn parse(text: &str) -> Published {
    parse_as("test.ron", text)
}

fn parse_as(name: &str, text: &str) -> Published {
    let (published, findings) = Published::parse(name, text);
    published.unwrap_or_else(|| panic!("{findings:?}"))
}

/// All that come with the program, by name.
fn shipped() -> Vec<Published> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(FOLDER).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files.iter().map(|path| parse_as(&path.to_string_lossy(), &fs::read_to_string(path).expect("a file"))).collect()
}

/// How many shipped scenarios expect something.
fn expecting() -> usize {
    let folder = Path::new(FOLDER).parent().expect("a folder above");
    let files = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    files
        .filter(|path| path.is_file() && fs::read_to_string(path).expect("a file").contains("\n    expect: ["))
        .count()
}

/// The quantities of a shipped result that miss what is expected after words in its file were replaced.
fn missed_after(name: &str, replacements: &[(&str, &str)]) -> Vec<String> {
    let mut text = text(name);
    for (words, others) in replacements {
        assert_eq!(text.matches(words).count(), 1, "{words} in {name}");
        text = text.replace(words, others);
    }
    let published = parse(&text);
    check(&published).iter().filter(|one| !one.is_met).map(|one| one.expected.quantity.clone()).collect()
}

#[test]
fn every_shipped_result_is_met() {
    let table = table();
    let models = table.lines().skip(2).filter(|line| !line.starts_with("|  |")).count();
    let quick = shipped().iter().filter(|published| !published.slow).count();
    assert_eq!(models, quick + expecting(), "every file in scenarios/published comes with the program");
    assert!(!table.contains("| NO |"), "{table}");
}

#[test]
fn a_result_that_is_not_met_gives_4_and_a_bad_file_2() {
    let shell = Shell::new();
    shell.write("wrong.ron", &text("stag_hunt").replace("0.6666666666666666", "0.7"));
    assert_eq!(shell.error("check wrong.ron", 4), "error: 1 quantity is not as expected");
    shell.write("right.ron", &text("stag_hunt"));
    let json = shell.json("check right.ron --format json");
    assert_eq!(json[0]["findings"][0]["expected"], serde_json::json!({"number": 0.666_666_666_666_666_6}));
    assert!(shell.error("run right.ron", 2).contains("is a published result"));
    shell.write("typo.ron", &text("stag_hunt").replace("\"joins_from\"", "\"join_from\""));
    let message = shell.error("check typo.ron", 2);
    assert!(message.contains("typo.ron:11:20") && message.contains("did you mean `joins_from`?"), "{message}");
    shell.write("scenario.ron", include_str!("../../examples/ten_lines.ron"));
    shell.error("check scenario.ron", 2);
}

/// Names that a file may use and names that a run gives are kept in two places.
#[test]
fn every_quantity_that_a_model_names_it_gives() {
    for published in shipped() {
        if published.slow || published.slug.starts_with("society") {
            continue;
        }
        let mut given: Vec<&str> = quantities(&published.model).into_iter().map(|(name, _)| name).collect();
        let mut named = published.model.quantities().to_vec();
        given.sort_unstable();
        named.sort_unstable();
        assert_eq!(given, named, "{}", published.slug);
    }
}

/// What was only read in an abstract, second hand or not at all is never called published: only these are.
#[test]
fn nothing_unread_is_called_published() {
    let read = ["budapest_", "emission_challenge", "icd_203", "ktab_", "society_"];
    for published in shipped() {
        let claims = published.expect.iter().any(|one| one.status == Status::Published);
        assert_eq!(claims, read.iter().any(|name| published.slug.starts_with(name)), "{}", published.slug);
    }
    let claimed = text("blame_game").replacen("status: derived", "status: published", 1);
    assert_eq!(Published::parse("x", &claimed).1[0].code, "E0226");
}

/// A small society: what a grid gives, and its picture and table.
#[test]
fn a_grid_is_drawn_and_written() {
    let shell = Shell::new();
    let small = "rationalities: [1, 0], attributions: [0, 1], states: 10, attacks: 10, runs: 1, turns: 20";
    let text =
        text("society_rational").replace("rationalities: [1], attributions: [0.1, 0.3], runs: 2, turns: 2500", small);
    shell.write("small.ron", &text);
    shell.error("check small.ron --out figures", 4);
    let picture = shell.read("figures/small.svg");
    assert_eq!(picture.matches("<rect").count(), 5, "a sheet and four cells");
    let table = shell.read("figures/small.csv");
    let published = parse(&text);
    let (_, value) = quantities(&published.model).into_iter().next().expect("a grid");
    let Value::Grid(grid) = value else { panic!("deterrence is a grid") };
    for (line, cell) in table.lines().skip(1).zip(&grid.cells) {
        assert!(line.contains(&cell.to_string()) && picture.contains(&format!(">{cell:.2}<")), "{line}");
    }
    assert_eq!(table.lines().count(), 5);
    shell.error("check small.ron --out figures", 4);
}

#[test]
fn results_do_not_depend_on_how_many_threads_there_are() {
    let published = parse(&text("metanorms_100"));
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| quantities(&published.model))
    };
    assert_eq!(on(1), on(3));
}

#[test]
fn another_denominator_of_challenges_is_noticed() {
    let missed = missed_after("emission_challenge", &[("denominator: all_pairs", "denominator: pair")]);
    assert_eq!(missed, ["medians", "means", "medians", "means", "exponents"]);
    let missed = missed_after("emission_challenge", &[("offers: least_weighted_position", "offers: least_move")]);
    assert_eq!(missed, ["medians", "means", "medians", "means"]);
    let missed = missed_after("emission_challenge", &[("voters: own", "voters: neutral")]);
    assert_eq!(missed, ["medians", "medians", "means"]);
    let missed = missed_after("emission_as_printed", &[("denominator: pair", "denominator: all_pairs")]);
    assert_eq!(missed, ["medians"]);
}

#[test]
fn another_rule_for_ties_is_noticed() {
    let stays = "from_to: (0, 99), at_threshold: stays";
    assert_eq!(missed_after("crowd_uniform", &[("from_to: (0, 99)", stays)]), ["joined"]);
    let stays = "from_to: (2, 99), at_threshold: stays";
    assert_eq!(missed_after("crowd_gap", &[("from_to: (2, 99)", stays)]), ["joined"]);
}

/// The sign of one term: a loss becomes a gain.
#[test]
fn a_flipped_sign_is_noticed() {
    assert_eq!(
        missed_after("norms_worked_agent", &[("punishments: 9", "punishments: 9, payoffs: (hurt: 1)")]),
        ["payoff"]
    );
    assert_eq!(missed_after("stag_hunt", &[("alone: 0", "alone: -1")]), ["joins_from"]);
    assert_eq!(missed_after("trade_at_risk", &[("sources: 0.04", "sources: 0")]), ["sanctioned_up_to"]);
    assert_eq!(missed_after("standing_by", &[("share: 0.5", "share: 0")]), ["acts_from"]);
    let kinder = "metanorm: true, payoffs: (meta_punished: 9)";
    assert_eq!(missed_after("metanorms_100", &[("metanorm: true", kinder)]), ["established", "collapsed"]);
    let swapped = [("stealth: 0.3", "stealth: 0.8"), ("persistence: 0.8", "persistence: 0.3")];
    assert_eq!(missed_after("timing_die", &swapped), ["value", "threshold", "used_from", "iterated"]);
}

#[test]
fn other_rules_of_treaties_are_noticed() {
    assert_eq!(missed_after("budapest_convention", &[("first_of_month_after(3)", "months(3)")]), ["in_force"]);
    assert_eq!(missed_after("agreement_minimum", &[(", clause: 7", "")]), ["largest"]);
    assert_eq!(missed_after("agreement_threshold", &[("need: 4", "need: 5")]), ["sizes"]);
    assert_eq!(missed_after("ktab_election", &[("width: 100", "width: 90")]), ["odds"]);
    assert_eq!(
        missed_after(
            "norms_1000",
            &[("runs: 400, generations: 1000", "runs: 50, generations: 1000, metanorm: true")]
        ),
        ["collapsed", "established"]
    );
}

/// The table of all quick results, made once.
fn table() -> &'static str {
    static TABLE: LazyLock<String> = LazyLock::new(|| Shell::new().output("check --format markdown"));
    &TABLE
}

/// The table without the seconds, as docs/validation.md shows it.
fn without_seconds(table: &str) -> String {
    let cut = |line: &str| {
        line.trim_end_matches('|').rsplit_once('|').map_or(String::new(), |(row, _)| format!("{row}|\n"))
    };
    table.lines().map(cut).collect()
}

/// The table in the README is a short form: rows of the whole one.
#[test]
fn the_table_in_the_readme_is_part_of_it() {
    let readme = include_str!("../../README.md");
    let (_, after) = readme.split_once("| model | quantity | expected").expect("a table");
    let rows: Vec<&str> = after.lines().skip(2).take_while(|line| line.starts_with('|')).collect();
    let table = without_seconds(table());
    assert!(rows.len() >= 8, "{}", rows.len());
    for row in rows {
        assert!(table.lines().any(|line| line == row), "{row}");
    }
}

/// The rows of the slow results in docs/validation.md, below a sentence of their own.
fn slow_rows() -> Vec<&'static str> {
    let docs = include_str!("../../docs/validation.md");
    let (_, after) = docs.split_once("The slow results").expect("a second table");
    after.lines().skip_while(|line| !line.starts_with('|')).skip(2).take_while(|line| line.starts_with('|')).collect()
}

/// Without running them: which results are slow, and what is expected of them.
#[test]
fn the_slow_table_in_the_docs_is_of_the_slow_results() {
    let slow: Vec<_> = shipped().into_iter().filter(|published| published.slow).collect();
    let expected = slow.iter().flat_map(|published| {
        let row = |(index, one): (usize, &Expectation)| {
            let title = if index == 0 { published.title.as_str() } else { "" };
            let within = Value::Number(one.within);
            (format!("| {title} | {} | {} | ", one.quantity, expected_text(&one.is)), format!(" | {within} | "))
        };
        published.expect.iter().enumerate().map(row).collect::<Vec<_>>()
    });
    let rows = slow_rows();
    let expected: Vec<_> = expected.collect();
    assert_eq!(rows.len(), expected.len(), "{rows:#?}");
    for ((start, within), row) in expected.iter().zip(&rows) {
        assert!(row.starts_with(start) && row.contains(within) && row.ends_with(" | yes |"), "{start}: {row}");
    }
}

#[test]
#[ignore = "runs the slow results: an hour of processor time; see docs/validation.md"]
fn the_slow_table_in_the_docs_is_the_one_that_comes_out() {
    let quick = without_seconds(table());
    let all = without_seconds(&Shell::new().output("check --slow --format markdown"));
    let slow: Vec<_> = all.lines().filter(|line| !quick.lines().any(|other| other == *line)).collect();
    assert_eq!(slow_rows(), slow);
}

#[test]
fn the_table_in_the_docs_is_the_one_that_comes_out() {
    let docs = include_str!("../../docs/validation.md");
    let table = without_seconds(table());
    assert!(docs.contains(&table), "docs/validation.md should hold this table:\n{table}");
}
