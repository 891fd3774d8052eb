//! Mutations of the code: the checks of published results notice if a sign, a tie rule or a denominator of the rules
//! themselves is changed. `check` mutates files; here the program is built anew for each mutation, which takes minutes:
//!
//! `cargo t mutations -- --ignored --nocapture`

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// One change to the code, and the results that must notice it.
struct Mutation {
    what: &'static str,
    file: &'static str,
    words: &'static str,
    others: &'static str,
    noticed_by: &'static [&'static str],
}

/// First the ten terms of the one rule, each with its sign flipped.
const MUTATIONS: [Mutation; 20] = [
    Mutation {
        what: "deterring the guilty loses",
        file: "src/sim/choice.rs",
        words: "p * self.deterrence,",
        others: "-p * self.deterrence,",
        noticed_by: &["trade_at_risk", "audience_costs"],
    },
    Mutation {
        what: "accusing the innocent gains",
        file: "src/sim/choice.rs",
        words: "-(1.0 - p) * self.dread",
        others: "(1.0 - p) * self.dread",
        noticed_by: &["stag_hunt"],
    },
    Mutation {
        what: "blame that bounces off gains",
        file: "src/sim/choice.rs",
        words: "(mu * self.sticks - (1.0 - mu) * self.backfires)",
        others: "(mu * self.sticks + (1.0 - mu) * self.backfires)",
        noticed_by: &["blame_game"],
    },
    Mutation {
        what: "showing sources gains",
        file: "src/sim/choice.rs",
        words: "-self.disclosure,",
        others: "self.disclosure,",
        noticed_by: &["trade_at_risk"],
    },
    Mutation {
        what: "putting trade at risk gains",
        file: "src/sim/choice.rs",
        words: "-self.exposure,",
        others: "self.exposure,",
        noticed_by: &["trade_at_risk"],
    },
    Mutation {
        what: "work gains",
        file: "src/sim/choice.rs",
        words: "-self.effort,",
        others: "self.effort,",
        noticed_by: &["audience_costs", "trade_at_risk", "standing_by"],
    },
    Mutation {
        what: "company costs",
        file: "src/sim/choice.rs",
        words: "self.solidarity * outlook.share",
        others: "-self.solidarity * outlook.share",
        noticed_by: &["crowd_uniform", "standing_by"],
    },
    Mutation {
        what: "going ahead gains",
        file: "src/sim/choice.rs",
        words: "-self.threshold,",
        others: "self.threshold,",
        noticed_by: &["standing_by"],
    },
    Mutation {
        what: "a word kept costs",
        file: "src/sim/choice.rs",
        words: "self.commitment,",
        others: "-self.commitment,",
        noticed_by: &["audience_costs"],
    },
    Mutation {
        what: "reproach spared costs",
        file: "src/sim/choice.rs",
        words: "self.reproach,",
        others: "-self.reproach,",
        noticed_by: &["standing_by"],
    },
    Mutation {
        what: "who is just at its threshold stays out",
        file: "src/study/published/crowd.rs",
        words: "Tie::Joins { -0.5 } else { 0.5 }",
        others: "Tie::Joins { 0.5 } else { -0.5 }",
        noticed_by: &["crowd_uniform", "crowd_gap"],
    },
    Mutation {
        what: "challenges are weighed against the pair alone",
        file: "src/sim/settlement/challenge.rs",
        words: "Denominator::AllPairs => all,",
        others: "Denominator::AllPairs => self.chances[there] + self.chances[back],",
        noticed_by: &["emission_challenge"],
    },
    Mutation {
        what: "showing sources is cheap where they would last",
        file: "src/sim/disclosure.rs",
        words: "sources.persistence.get() - sources.stealth.get()",
        others: "sources.stealth.get() - sources.persistence.get()",
        noticed_by: &["timing_die", "timing_settings", "timing_upkeep"],
    },
    Mutation {
        what: "third parties make sanctions bite harder",
        file: "src/sim/pressure.rs",
        words: "(1.0 - evasion * way_round",
        others: "(1.0 + evasion * way_round",
        noticed_by: &["sanctions"],
    },
    Mutation {
        what: "attackers take attribution for its opposite",
        file: "src/study/published/society/states.rs",
        words: "let punished = answered * self.attribution;",
        others: "let punished = answered * (1.0 - self.attribution);",
        noticed_by: &["society_rational"],
    },
    Mutation {
        what: "who does not care counts in full in a compromise",
        file: "src/sim/settlement.rs",
        words: "self.capability * self.salience.get()",
        others: "self.capability",
        noticed_by: &["emission_compromise"],
    },
    Mutation {
        what: "nobody at the table seeks risks",
        file: "src/sim/settlement/election.rs",
        words: "const LEAST: f64 = -0.5;",
        others: "const LEAST: f64 = 0.0;",
        noticed_by: &["ktab_election"],
    },
    Mutation {
        what: "who completes a coalition counts the same in every order",
        file: "src/sim/power.rs",
        words: "weight *= (size + 1) as f64 / others.saturating_sub(size).max(1) as f64;",
        others: "weight *= 1.0;",
        noticed_by: &["council_1958"],
    },
    Mutation {
        what: "a treaty is in force on the day of the month",
        file: "src/sim/entry_into_force.rs",
        words: "day.plus_months(months).first_of_next_month()",
        others: "day.plus_months(months)",
        noticed_by: &["budapest_convention"],
    },
    Mutation {
        what: "who leaves an agreement still counts as one of its members",
        file: "src/sim/participation.rs",
        words: "payoff(true, size) - payoff(false, size - 1)",
        others: "payoff(true, size) - payoff(false, size)",
        noticed_by: &["agreement_linear", "agreement_threshold"],
    },
];

/// A copy of the project, in which only `src` is its own. Nothing half built is taken over: after a run that was stopped, the
/// compiler has given a mutation back that was no longer in the text.
fn copy() -> PathBuf {
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutations");
    fs::create_dir_all(&copy).expect("a folder");
    let half_built = copy.join("target/debug/incremental");
    if half_built.exists() {
        fs::remove_dir_all(half_built).expect("a folder that can go");
    }
    copy_folder(&Path::new(ROOT).join("src"), &copy.join("src"));
    for name in ["Cargo.toml", "Cargo.lock", "assets", "benches", "examples", "scenarios", "tests"] {
        let link = copy.join(name);
        if !link.exists() {
            std::os::unix::fs::symlink(Path::new(ROOT).join(name), &link).expect("a link");
        }
    }
    copy
}

/// Copies what differs, so that little is built anew.
fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry").path();
        let target = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            copy_folder(&entry, &target);
        } else {
            write(&target, &fs::read_to_string(&entry).expect("a file"));
        }
    }
}

fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).expect("a file");
    }
}

/// The slugs of the results that the program in the copy misses.
fn missed(copy: &Path) -> BTreeSet<String> {
    let target = copy.join("target");
    let build = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--no-default-features", "--bin", "dinard", "--target-dir"])
        .arg(&target)
        .current_dir(copy)
        .status();
    assert!(build.is_ok_and(|status| status.success()), "the mutation must build");
    let output = Command::new(target.join("debug/dinard")).args(["check", "--format", "json"]).output();
    let output = String::from_utf8(output.expect("the program runs").stdout).expect("text");
    let results: Value = serde_json::from_str(&output).expect("JSON");
    let results = results.as_array().expect("results");
    let is_missed = |result: &&Value| {
        result["findings"].as_array().expect("findings").iter().any(|finding| finding["met"] == false)
    };
    results.iter().filter(is_missed).map(|result| result["result"].as_str().expect("a slug").to_owned()).collect()
}

#[test]
#[expect(clippy::print_stdout, reason = "says which checks notice what")]
#[ignore = "builds the program for each mutation: minutes; see docs/validation.md"]
fn the_checks_notice_mutations_of_the_code() {
    let copy = copy();
    assert!(missed(&copy).is_empty(), "unchanged, everything is met");
    for Mutation { what, file, words, others, noticed_by } in MUTATIONS {
        let path = copy.join(file);
        let text = fs::read_to_string(&path).expect("a file");
        assert_eq!(text.matches(words).count(), 1, "{words} in {file}");
        write(&path, &text.replace(words, others));
        let missed = missed(&copy);
        write(&path, &text);
        println!("{what}: noticed by {missed:?}");
        for result in noticed_by {
            assert!(missed.contains(*result), "{what}: {result} should notice");
        }
    }
}
