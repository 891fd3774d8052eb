//! The program from outside: help texts, exit codes, files and JSON.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use assert_cmd::Command;
use assert_cmd::assert::Assert;
use serde_json::Value;
use tempfile::TempDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The program in an empty folder, away from any terminal.
struct Shell {
    folder: TempDir,
}

impl Shell {
    fn new() -> Self {
        Self { folder: TempDir::new().expect("a folder") }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("a file");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a file")
    }

    /// Runs a command line of words without blanks.
    fn run(&self, line: &str) -> Assert {
        self.say(line, "")
    }

    /// Runs a command line with something on standard input.
    fn say(&self, line: &str, input: &str) -> Assert {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dinard"));
        command.current_dir(self.folder.path()).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        command.args(line.split(' ').filter(|word| !word.is_empty())).write_stdin(input).assert()
    }

    /// Standard output of a command that succeeds.
    fn output(&self, line: &str) -> String {
        String::from_utf8(self.run(line).success().get_output().stdout.clone()).expect("text")
    }

    /// The message of a command that fails with this exit code.
    fn error(&self, line: &str, code: i32) -> String {
        let assert = self.run(line).code(code);
        let message = String::from_utf8(assert.get_output().stderr.clone()).expect("text");
        assert!(message.starts_with("error: ") && message.matches("error: ").count() == 1, "{message}");
        message.trim_end().to_owned()
    }

    fn json(&self, line: &str) -> Value {
        serde_json::from_str(&self.output(line)).expect("JSON")
    }

    /// A log of the small scenario.
    fn with_log() -> Self {
        let shell = Self::new();
        shell.run(&format!("run {} --seed 7 --log game.jsonl", ten_lines())).success();
        shell
    }
}

fn ten_lines() -> String {
    Path::new(ROOT).join("examples/ten_lines.ron").display().to_string()
}

/// What a value looks like, whatever it says: lists by their first entry, numbers and texts by their kind.
fn shape(value: &Value) -> Value {
    match value {
        Value::Null => Value::Null,
        Value::Bool(_) => "yes/no".into(),
        Value::Number(_) => "number".into(),
        Value::String(_) => "text".into(),
        Value::Array(entries) => {
            entries.iter().max_by_key(|entry| entry.to_string().len()).map(shape).into_iter().collect()
        }
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), shape(value))).collect(),
    }
}

#[test]
fn help_has_examples_for_every_verb() {
    let shell = Shell::new();
    for verb in ["", "play", "run", "validate", "replay", "explain", "compare", "batch", "window"] {
        let name = if verb.is_empty() { "help".to_owned() } else { format!("help_{verb}") };
        insta::assert_snapshot!(name, shell.output(&format!("{verb} --help")));
    }
    assert!(shell.output("--version").starts_with("dinard "));
}

#[test]
fn what_is_handed_in_wrong_gives_2_and_says_what_to_do() {
    let shell = Shell::with_log();
    shell.write(
        "broken.ron",
        "(format: 1, title: \"x\", rounds: [(date: \"2017-06-27\")], actors: {\"gbr\": (naem: \"y\")})",
    );
    shell.write("typo.txt", "# orders\n\n@1 gbr: joint wyper\n");
    shell.write("illegal.txt", "@1 gbr: retract wiper\n");
    shell.write("noise.jsonl", "{}\n");
    let game = ten_lines();
    let cases = [
        ("run 2017_notpetia", "there is no scenario 2017_notpetia; did you mean 2017_notpetya?"),
        ("run brokn.ron", "there is no file brokn.ron; did you mean ./broken.ron?"),
        ("run nowhere/x.ron", "there is no file nowhere/x.ron; there is no folder nowhere either"),
        ("run broken.ron", "a field with a similar name exists: `name`"),
        ("validate broken.ron", "1 error and 0 warnings in 1 file"),
        ("validate .", "1 error and 0 warnings in 1 file"),
        (
            &format!("run {game} --orders typo.txt"),
            "typo.txt:3:15: there is no incident `wyper`; did you mean `wiper`?",
        ),
        (
            &format!("run {game} --orders illegal.txt"),
            "illegal.txt:1: `gbr: retract wiper` in round 1: there is no public accusation to take back",
        ),
        ("replay noise.jsonl", "noise.jsonl:1:2: missing field `dinard_log`"),
        ("explain game.jsonl --round 1 --actor gbx", "the scenario has no actor gbx; did you mean gbr?"),
        (
            "explain game.jsonl --round 1 --actor gbr --incident wipe",
            "the scenario has no incident wipe; did you mean wiper?",
        ),
        ("explain game.jsonl --round 9 --actor gbr", "the log has rounds 1 to 3; there is no round 9"),
        ("play --as xyz", "the scenario has no actor xyz; there are usa, gbr"),
        ("play --as chn", "the seat of chn cannot be taken in this scenario; these can: gbr, fra"),
        (
            &format!("play {game} --prompt --log game.jsonl"),
            "game.jsonl exists; go on with it by --resume game.jsonl",
        ),
    ];
    for (line, message) in cases {
        let line = if line.starts_with("play --as") { format!("{line} --prompt") } else { line.to_owned() };
        let told = shell.error(&line, 2);
        assert!(told.contains(message), "{line}: {told}");
    }
    shell.run("batch --games 0").code(2);
    shell.run("sing").code(2);
}

#[test]
fn a_run_that_fails_gives_3() {
    let shell = Shell::new();
    let told = shell.error(&format!("run {} --log nowhere/game.jsonl", ten_lines()), 3);
    assert!(told.starts_with("error: cannot write nowhere/game.jsonl"), "{told}");
    let told = shell.error(&format!("batch {} --games 2 --out nowhere/games.csv", ten_lines()), 3);
    assert!(told.starts_with("error: cannot write nowhere/games.csv"), "{told}");
}

#[test]
fn the_same_seed_gives_the_same_log_and_it_verifies() {
    let shell = Shell::new();
    for name in ["one", "two"] {
        shell.run(&format!("run 2017_notpetya --seed 3 --log {name}.jsonl")).success();
    }
    shell.run("run 2017_notpetya --seed 4 --log other.jsonl").success();
    assert_eq!(shell.read("one.jsonl"), shell.read("two.jsonl"));
    assert_ne!(shell.read("one.jsonl"), shell.read("other.jsonl"));
    let lines = shell.read("one.jsonl").lines().count();
    let told = shell.output("replay one.jsonl --verify");
    assert_eq!(told.trim_end(), format!("one.jsonl: the rules give all {lines} lines"));
    assert_eq!(shell.output("replay one.jsonl"), shell.output("run 2017_notpetya --seed 3"));
}

#[test]
fn a_log_that_was_tampered_with_gives_4_and_names_the_line() {
    let shell = Shell::with_log();
    let mut lines: Vec<_> = shell.read("game.jsonl").lines().map(str::to_owned).collect();
    let number = lines.iter().position(|line| line.contains("\"drew\":")).expect("a draw");
    lines[number] = lines[number].replacen("\"drew\":0.", "\"drew\":0.1", 1);
    shell.write("game.jsonl", &(lines.join("\n") + "\n"));
    let told = shell.error("replay game.jsonl --verify", 4);
    assert!(told.contains(&format!("game.jsonl:{}: the rules", number + 1)), "{told}");
    assert!(told.contains("the log: ") && told.contains("the rules: "), "{told}");
    lines.truncate(number);
    shell.write("short.jsonl", &(lines.join("\n") + "\n"));
    let told = shell.error("replay short.jsonl --verify", 4);
    assert!(told.contains(&format!("short.jsonl:{}", number + 1)) && told.contains("the log:   nothing"), "{told}");
}

#[test]
fn json_keeps_its_shape() {
    let shell = Shell::with_log();
    let game = ten_lines();
    let shapes = [
        ("run", shell.json("run 2017_notpetya --seed 3 --format json")),
        ("replay", shell.json("replay game.jsonl --format json")),
        ("verify", shell.json("replay game.jsonl --verify --format json")),
        ("events", shell.json("replay game.jsonl --events --format json")),
        ("explain", shell.json("explain game.jsonl --round 2 --actor gbr --foil public --format json")),
        ("compare", shell.json("compare game.jsonl game.jsonl --format json")),
        ("batch", shell.json(&format!("batch {game} --games 5 --format json"))),
    ];
    assert_eq!(shell.json(&format!("run {game} --seed 7 --format json")), shapes[1].1);
    for (verb, value) in shapes {
        insta::assert_snapshot!(format!("json_{verb}"), serde_json::to_string_pretty(&shape(&value)).expect("JSON"));
    }
    shell.write("broken.ron", "(format: 1, title: 5)");
    let output = shell.run("validate broken.ron --format json").code(2);
    let lines = String::from_utf8(output.get_output().stdout.clone()).expect("text");
    let finding: Value = serde_json::from_str(lines.lines().next().expect("a finding")).expect("JSON");
    assert_eq!((&finding["file"], &finding["line"]), (&"broken.ron".into(), &1.into()));
}

#[test]
fn explanations_add_up() {
    let shell = Shell::with_log();
    for round in 1..=3 {
        let cards = shell.json(&format!("explain game.jsonl --round {round} --actor fra --format json"));
        for card in cards.as_array().expect("cards") {
            let reasons = card["reasons"].as_array().expect("reasons");
            let told: f64 = reasons.iter().map(|reason| reason["points"].as_f64().expect("points")).sum();
            let (rest, total) = (card["rest"].as_f64().expect("points"), card["total"].as_f64().expect("points"));
            assert!((told + rest - total).abs() < 1e-9, "{card:#}");
        }
        let text = shell.output(&format!("explain game.jsonl --round {round} --actor fra"));
        assert!(text.contains("Total difference") && text.contains("not the real one"), "{text}");
    }
}

#[test]
fn a_batch_is_the_same_for_any_number_of_jobs_and_its_rows_can_be_seen() {
    let shell = Shell::new();
    for jobs in [1, 2] {
        shell.run(&format!("batch 2017_notpetya --games 40 --seed 5 --jobs {jobs} --out {jobs}.csv")).success();
    }
    assert_eq!(shell.read("1.csv"), shell.read("2.csv"));
    let table = shell.read("1.csv");
    let mut rows = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let (names, row) = (rows.next().expect("names"), rows.nth(7).expect("a row"));
    let cell = |name: &str| row[names.iter().position(|other| *other == name).expect("a column")];
    let game = shell.json(&format!("run 2017_notpetya --seed {} --format json", cell("seed")));
    assert_eq!(game["outcome"]["price_paid"].as_f64(), cell("price_paid").parse().ok());
    assert_eq!(game["outcome"]["harm"].as_f64(), cell("harm").parse().ok());
    assert_eq!(game["round"].to_string(), cell("rounds"));
}

#[test]
fn order_files_that_come_with_the_program_are_carried_out() {
    let shell = Shell::new();
    let orders = |name: &str| Path::new(ROOT).join("examples/orders").join(name).display().to_string();
    let silent = shell.json(&format!("run --orders {} --format json", orders("everyone_holds_out.txt")));
    assert_eq!(silent["outcome"]["price_paid"].as_f64(), Some(0.0));
    let early = shell.json(&format!("run --orders {} --format json", orders("early_joint_sanctions.txt")));
    let named = early["outcome"]["incidents"][0]["named"].as_array().expect("names").len();
    assert!(named >= 12, "{named} named");
}

#[test]
fn a_person_plays_at_the_prompt_and_goes_on_later() {
    let shell = Shell::new();
    let game = ten_lines();
    let said =
        "help\n99\nsing\nwhy usa\njoint wiper to rus if 1 of {usa, fra} else private\n\nwhy usa\nundo\n1\n\nquit\n";
    let told = shell.say(&format!("play {game} --as gbr --prompt --log game.jsonl"), said).success();
    let told = String::from_utf8(told.get_output().stdout.clone()).expect("text");
    for part in [
        "You are the United Kingdom",
        "take that row",
        "no row 99",
        "`sing` is no response",
        "no choice yet",
        "ordered: joint wiper to rus if 1 of {fra, usa} else private",
        "Why did the United States",
        "You left in round 2",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    shell.run("replay game.jsonl --verify").success();
    let told = shell.say("play --resume game.jsonl --prompt", "\n\n").success();
    let told = String::from_utf8(told.get_output().stdout.clone()).expect("text");
    assert!(told.contains("Your goals") && told.contains("Outcome"), "{told}");
    shell.run("replay game.jsonl --verify").success();
    assert!(shell.read("game.jsonl").trim_end().ends_with('}') && shell.read("game.jsonl").contains("game_ended"));
}

#[test]
fn without_a_window_and_a_person_machines_play() {
    let told = Shell::new().output("");
    assert!(
        told.starts_with("No window: ") && told.lines().next().is_some_and(|line| line.ends_with("in the terminal."))
    );
    assert!(told.contains("Round 1 (2017-06-27)") && told.contains("Outcome"), "{told}");
}

#[test]
fn a_reader_that_has_had_enough_is_no_error() {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_dinard"))
        .args(["run", "2017_notpetya"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("an end");
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}
