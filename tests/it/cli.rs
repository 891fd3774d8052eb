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
pub(crate) struct Shell {
    folder: TempDir,
}

impl Shell {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().expect("a folder") }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("a file");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a file")
    }

    /// Runs a command line of words without blanks.
    pub(crate) fn run(&self, line: &str) -> Assert {
        self.say(line, "")
    }

    /// Runs a command line with something on standard input.
    pub(crate) fn say(&self, line: &str, input: impl Into<Vec<u8>>) -> Assert {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dinard"));
        command.current_dir(self.folder.path()).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
        command.args(line.split(' ').filter(|word| !word.is_empty())).write_stdin(input).assert()
    }

    /// Standard output of a command that succeeds.
    pub(crate) fn output(&self, line: &str) -> String {
        String::from_utf8(self.run(line).success().get_output().stdout.clone()).expect("text")
    }

    /// The message of a command that fails with this exit code.
    pub(crate) fn error(&self, line: &str, code: i32) -> String {
        let assert = self.run(line).code(code);
        let message = String::from_utf8(assert.get_output().stderr.clone()).expect("text");
        assert!(message.starts_with("error: ") && message.matches("error: ").count() == 1, "{message}");
        message.trim_end().to_owned()
    }

    /// The JSON that a command which fails with this exit code prints.
    fn failure(&self, line: &str, code: i32) -> Value {
        let assert = self.run(line).code(code);
        assert!(assert.get_output().stderr.starts_with(b"error: "));
        serde_json::from_slice(&assert.get_output().stdout).expect("JSON")
    }

    pub(crate) fn json(&self, line: &str) -> Value {
        serde_json::from_str(&self.output(line)).expect("JSON")
    }

    /// A log of the small scenario.
    pub(crate) fn with_log() -> Self {
        let shell = Self::new();
        shell.run(&format!("run {} --seed 7 --log game.jsonl", ten_lines())).success();
        shell
    }
}

pub(crate) fn ten_lines() -> String {
    Path::new(ROOT).join("examples/ten_lines.ron").display().to_string()
}

pub(crate) fn treaty_table() -> String {
    Path::new(ROOT).join("tests/cases/table.ron").display().to_string()
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
    let help = shell.output("--help");
    let (_, commands) = help.split_once("Commands:\n").expect("a list");
    let verbs = commands.lines().take_while(|line| !line.is_empty()).filter(|line| line.starts_with("  "));
    let verbs: Vec<_> =
        verbs.filter(|line| !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next()).collect();
    assert!(verbs.len() > 12 && verbs.contains(&"cascade"), "{verbs:?}");
    for verb in verbs.iter().copied().filter(|verb| *verb != "help") {
        let help = shell.output(&format!("{verb} --help"));
        let examples = help.split_once("Examples:").map(|(_, examples)| examples);
        assert!(examples.is_some_and(|examples| examples.contains(&format!("  dinard {verb}"))), "{help}");
        insta::assert_snapshot!(format!("help_{verb}"), help);
    }
    insta::assert_snapshot!("help", help);
    for verb in verbs.into_iter().filter(|verb| *verb != "help").chain([""]) {
        for line in [format!("{verb} --help"), format!("{verb} -h"), format!("help {verb}")] {
            let help = shell.output(&line);
            let widest = help.lines().map(|line| line.chars().count()).max();
            assert!(widest.is_some_and(|widest| (70..=80).contains(&widest)), "{line}: {help}");
        }
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
        ("replay noise.jsonl", "noise.jsonl:1:2: this is no log of a game; the first line of one begins with"),
        ("replay broken.ron", "this is no log of a game; it looks like a scenario: `dinard run"),
        ("rnu", "there is no command `rnu`; did you mean `run`?"),
        ("own.ron", "there is no command `own.ron`; to play that scenario: `dinard play own.ron`"),
        ("game.jsonl", "to tell the game in that log: `dinard replay game.jsonl`"),
        ("2017_notpetya", "to let machines play it: `dinard run 2017_notpetya`"),
        ("explain game.jsonl --round five --actor gbr", "a round is a whole number from 1 to 65535, such as 5"),
        ("explain game.jsonl --round 0 --actor gbr", "a round is a whole number from 1 to 65535, such as 5"),
        ("explain game.jsonl --round 1 --actor gbr --reruns x", "reruns are a whole number from 0 to 1000000"),
        ("batch --games 2 --jobs x", "jobs are a whole number; 0 for as many as there are cores"),
        ("play 2017_notpetya --as gbr", "nobody can play gbr, since standard input is no terminal; add `--prompt`"),
        ("run --seed -1", "a seed is any whole number from 0 to"),
        ("batch --games -2", "a batch has a whole number of games, from 1 on, such as 1000"),
        ("batch --games 2 --seed x", "a seed is any whole number from 0 to"),
        ("explain game.jsonl --round 9 --actor gbr", "the log has rounds 1 to 3; there is no round 9"),
        ("play --as xyz", "there is no actor `xyz`; these seats can be taken: gbr, fra, "),
        ("play --as chn", "the seat of chn cannot be taken in this scenario; these can: gbr, fra"),
        (
            &format!("run {game} --log broken.ron"),
            "error: broken.ron is there already and is another sort of file; name a file that may be replaced",
        ),
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
fn a_file_that_cannot_be_read_does_not_hide_the_next() {
    let shell = Shell::new();
    shell.write("broken.ron", "(format: 1, title: 5)");
    let output = shell.run("validate nowhere.ron broken.ron --format json").code(2);
    let lines = String::from_utf8(output.get_output().stdout.clone()).expect("text");
    let findings: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!((&findings[0]["file"], &findings[0]["severity"]), (&"nowhere.ron".into(), &"error".into()));
    assert!(findings.len() > 1 && findings[1]["file"] == "broken.ron", "{lines}");
}

#[test]
fn a_run_that_fails_gives_3() {
    let shell = Shell::new();
    #[cfg(target_os = "linux")]
    {
        let told = shell.error(&format!("run {} --log /dev/full", ten_lines()), 3);
        assert!(told.starts_with("error: cannot write /dev/full: ") && !told.contains(".tmp"), "{told}");
        let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a device");
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_dinard"))
            .args(["run", &ten_lines()])
            .stdout(full)
            .output()
            .expect("the program");
        let told = String::from_utf8(run.stderr).expect("text");
        assert!(told.starts_with("error: cannot write standard output: No space left"), "{told}");
        assert_eq!(run.status.code(), Some(3));
    }
    shell.write("a.jsonl", "");
    let told = shell.error(&format!("run {} --log a.jsonl/x", ten_lines()), 3);
    assert_eq!(told, "error: cannot write a.jsonl/x: a.jsonl is a file, and files do not hold others");
    let told = shell.error(&format!("run {} --log nowhere/game.jsonl", ten_lines()), 3);
    assert!(told.starts_with("error: cannot write nowhere/game.jsonl"), "{told}");
    let told = shell.error(&format!("batch {} --games 2 --out nowhere/games.csv", ten_lines()), 3);
    assert!(told.starts_with("error: cannot write nowhere/games.csv"), "{told}");
}

#[test]
fn a_persons_game_is_not_replaced_by_one_of_machines() {
    let shell = Shell::new();
    shell.say(&format!("play {} --as gbr --prompt --log game.jsonl", ten_lines()), "1\n\nquit\n").success();
    let before = shell.read("game.jsonl");
    let told = shell.error(&format!("run {} --log game.jsonl", ten_lines()), 2);
    assert!(told.contains("holds a game with a person's moves"), "{told}");
    assert_eq!(shell.read("game.jsonl"), before);
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
}

#[test]
fn json_keeps_its_shape() {
    let shell = Shell::with_log();
    let game = ten_lines();
    shell.write("name.txt", "fra: public wiper to rus\n");
    shell.run(&format!("run {game} --seed 7 --orders name.txt --log named.jsonl")).success();
    let shapes = [
        ("run", shell.json("run 2017_notpetya --seed 3 --format json")),
        ("replay", shell.json("replay game.jsonl --format json")),
        ("verify", shell.json("replay game.jsonl --verify --format json")),
        ("events", shell.json("replay game.jsonl --events --format json")),
        ("explain", shell.json("explain game.jsonl --round 2 --actor fra --foil public --format json")),
        ("compare", shell.json("compare game.jsonl named.jsonl --format json")),
        ("batch", shell.json(&format!("batch {game} --games 5 --format json"))),
        ("batches", shell.json(&format!("batch {game} --games 5 --by-actor --against name.txt --format json"))),
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
fn two_games_are_compared_in_tables() {
    let shell = Shell::with_log();
    shell.write("name.txt", "@1 France: public wiper to rus\n");
    shell.run(&format!("run {} --seed 7 --orders name.txt --log named.jsonl", ten_lines())).success();
    let told = shell.output("compare game.jsonl named.jsonl");
    for part in [
        "First: game.jsonl. Second: named.jsonl.",
        "Both games have seed 7: they share their luck",
        "They part in round 1 (2017-06-27), by what France made of “wiper”.",
        "In the second game: the person who plays France ordered to name Russia in public.",
        "In sum",
        "Answers",
        "named Russia in public (round 1)",
        "price paid by authors",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(told.lines().skip(4).all(|line| line.chars().count() <= 120), "{told}");
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
    shell.output("run 2017_notpetya --seed 7 --log notpetya.jsonl");
    let own = shell.json("explain notpetya.jsonl --round 5 --actor rus --incident notpetya --format json");
    assert_eq!((&own[0]["silence"], &own[0]["actor"]), (&"notpetya".into(), &"rus".into()), "{own:#}");
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

/// What persons ask for at Saltmere decides what they get: a protocol beside the convention, or neither that nor inspectors.
#[test]
fn two_courses_at_saltmere_end_otherwise() {
    let shell = Shell::new();
    let mean = |orders: &str, measure: &str| {
        let orders = Path::new(ROOT).join("examples/orders").join(orders).display().to_string();
        let batch = shell.json(&format!("batch saltmere --games 100 --orders {orders} --format json"));
        let measures = batch["measures"].as_array().expect("measures").clone();
        let found = measures.iter().find(|one| one["name"] == measure).expect("the measure");
        found["mean"].as_f64().expect("a mean")
    };
    let [deal, all] = ["saltmere_protocol.txt", "saltmere_all_or_nothing.txt"];
    assert!(mean(deal, "protocol.adopted") > 0.99 && mean(all, "protocol.adopted") < 0.01);
    assert!(mean(deal, "convention.clauses") > mean(all, "convention.clauses"));
    assert!(mean(deal, "pumps.happened") < mean(all, "pumps.happened"));
}

#[test]
fn order_files_that_come_with_the_program_are_carried_out() {
    let shell = Shell::new();
    let orders = |name: &str| Path::new(ROOT).join("examples/orders").join(name).display().to_string();
    let silent = shell.json(&format!("run --orders {} --format json", orders("everyone_holds_out.txt")));
    assert_eq!(silent["outcome"]["price_paid"].as_f64(), Some(0.0));
    for seed in 1..=7 {
        let run = |name: &str| {
            let output = shell.run(&format!("run --seed {seed} --orders {} --format json", orders(name))).success();
            let output = output.get_output().clone();
            assert_eq!(String::from_utf8(output.stderr).expect("text"), "", "seed {seed}");
            serde_json::from_slice::<Value>(&output.stdout).expect("JSON")["outcome"].take()
        };
        let [silent, early] = ["everyone_holds_out.txt", "early_joint_sanctions.txt"].map(run);
        let attack = &early["incidents"][0];
        assert!(attack["named"].as_array().expect("names").len() >= 12, "seed {seed}: {attack:#}");
        // Where the accused gave in, there is nothing left to sanction when the Union may.
        let sanctioned = attack["sanctioned"].as_array().expect("names");
        let by: Vec<_> = sanctioned.iter().filter_map(|one| one["actor"].as_str()).collect();
        assert!(by == ["usa", "eu"] || by == ["usa"] && attack["conceded"] == "rus", "seed {seed}: {sanctioned:?}");
        assert!(sanctioned.iter().all(|one| one["retracted"].is_null()), "seed {seed}: {sanctioned:?}");
        assert_ne!(early["follow_ups"], silent["follow_ups"], "seed {seed}");
    }
}

#[test]
fn names_and_foils_that_mean_nothing_come_with_advice() {
    let shell = Shell::with_log();
    let cases = [
        ("explain game.jsonl --round 1 --actor gbx", "there is no actor `gbx`; did you mean `gbr` (United Kingdom)?"),
        ("explain game.jsonl --round 1 --actor UK", "there is no actor `UK`; did you mean `gbr` (United Kingdom)?"),
        (
            "explain game.jsonl --round 1 --actor gbr --incident wipe",
            "there is no incident `wipe`; did you mean `wiper`?",
        ),
        (
            "explain game.jsonl --round 1 --actor gbr --foil retract",
            "over wiper: retract was not open to it then: there is no public accusation to take back; open were \
             hold_out, private, public,",
        ),
        (
            "explain game.jsonl --round 1 --actor gbr --incident wiper --foil joint",
            "joint was not open to it then: it takes 2 others who act already (so far none) or a pledge",
        ),
    ];
    for (line, message) in cases {
        let told = shell.error(line, 2);
        assert!(told.contains(message), "{line}: {told}");
    }
    let by_name = shell.output("explain game.jsonl --round 1 --actor United_Kingdom --incident Wiper");
    assert_eq!(by_name, shell.output("explain game.jsonl --round 1 --actor gbr --incident wiper"));
}

#[test]
fn every_line_of_an_order_file_that_is_no_order_is_told() {
    let shell = Shell::new();
    shell.write(
        "typos.txt",
        "gbr: joint wyper\n# a comment\nFrance: public wiper\n@0 usa: public wiper\nusa: sing wiper\n",
    );
    let line = format!("run {} --orders typos.txt", ten_lines());
    let told = shell.error(&line, 2);
    for place in ["typos.txt:1:12: there is no incident", "typos.txt:4:2: expected a number", "typos.txt:5:6: `sing`"]
    {
        assert!(told.contains(place), "{place}: {told}");
    }
    assert!(!told.contains("typos.txt:2") && !told.contains("typos.txt:3"), "{told}");
    let findings = shell.failure(&format!("{line} --format json"), 2)["findings"].clone();
    assert_eq!(findings.as_array().map(Vec::len), Some(3), "{findings}");
    assert_eq!(findings[1]["line"], 4);
}

#[test]
fn failures_are_json_where_json_was_asked_for() {
    let shell = Shell::with_log();
    shell.write("broken.ron", "(format: 1, title: 5)");
    shell.write("broken.jsonl", &shell.read("game.jsonl").replacen("\"event\":", "\"evnt\":", 1));
    let broken = ["run broken.ron", "batch broken.ron --games 2"];
    for line in broken {
        let found = shell.failure(&format!("{line} --format json"), 2);
        let finding = &found["findings"][0];
        assert_eq!((&finding["file"], &finding["line"]), (&"broken.ron".into(), &1.into()), "{found}");
        assert!(finding["code"].is_string() && finding["message"].is_string(), "{found}");
    }
    let logs = [
        "replay broken.jsonl",
        "replay --verify broken.jsonl",
        "explain broken.jsonl --round 1 --actor gbr",
        "compare game.jsonl broken.jsonl",
    ];
    for line in logs {
        let found = shell.failure(&format!("{line} --format json"), 2);
        let finding = &found["findings"][0];
        assert_eq!((&finding["file"], &finding["line"]), (&"broken.jsonl".into(), &2.into()), "{found}");
        assert_eq!(
            (&finding["message"], &finding["help"]),
            (&"there is no field `evnt` here".into(), &"did you mean `event`?".into(),)
        );
    }
    let tampered = shell.read("game.jsonl").replace("\"release\":0", "\"release\":65535");
    shell.write("tampered.jsonl", &tampered);
    let told = shell.error("explain tampered.jsonl --round 1 --actor gbr", 2);
    assert!(told.contains("`wiper` has no evidence 65536"), "{told}");
    let found = shell.failure("explain game.jsonl --round 1 --actor gbx --format json", 2);
    assert!(found["error"].as_str().is_some_and(|error| error.contains("did you mean")), "{found}");
}

#[test]
fn a_command_line_that_cannot_be_read_is_json_where_json_was_asked_for() {
    let shell = Shell::new();
    for line in
        ["run --format json --seed x", "run --seed x --format=json", "batch --format json", "rnu --format json"]
    {
        let failure = shell.failure(line, 2);
        assert_eq!(failure["exit_code"], 2, "{line}");
        assert!(!failure["error"].as_str().expect("a text").is_empty(), "{line}");
    }
}

/// One seat, one incident, one round: one order.
#[test]
fn an_order_file_that_contradicts_itself_is_refused() {
    let shell = Shell::new();
    shell.write("twice.txt", "@1 gbr: hold_out wiper\n# else\n@1 gbr: public wiper to rus\n");
    let told = shell.error(&format!("run {} --orders twice.txt", ten_lines()), 2);
    assert!(told.contains("twice.txt:3: line 1 has another order of this seat"), "{told}");
    shell.write("motions.txt", "@1 ada: support grid\n@1 ada: park grid\n");
    let told = shell.error(&format!("run {} --orders motions.txt", treaty_table()), 2);
    let contrary = "another motion of the same round says the contrary";
    assert!(told.ends_with(&format!("motions.txt:2: `ada: park grid` in round 1: {contrary}")), "{told}");
    shell.write("once.txt", "gbr: hold_out wiper\n@1 gbr: public wiper to rus\n@2 gbr: hold_out wiper\n");
    shell.run(&format!("run {} --orders once.txt", ten_lines())).success();
}

#[test]
fn a_mismatch_is_json_where_json_was_asked_for() {
    let shell = Shell::with_log();
    shell.write("game.jsonl", &shell.read("game.jsonl").replacen("\"drew\":0.", "\"drew\":0.1", 1));
    let found = shell.failure("replay --verify game.jsonl --format json", 4);
    assert_eq!((&found["matches"], &found["exit_code"]), (&false.into(), &4.into()));
    assert!(found["line"].is_u64() && found["logged"].is_string() && found["replayed"].is_string(), "{found}");
}

#[test]
fn an_unfinished_game_says_so() {
    let shell = Shell::with_log();
    let text = shell.read("game.jsonl");
    let lines: Vec<_> = text.lines().collect();
    let opening = |round: usize| {
        let is_opening = |line: &&str| line.contains("round_opened") && line.contains(&format!("\"round\":{round},"));
        lines.iter().position(is_opening).expect("a round")
    };
    for (cut, played, told) in [
        (1, 0, "the game is unfinished: no round of 3 was played"),
        (opening(2), 1, "the game is unfinished: it stands after round 1 of 3"),
        (opening(3), 2, "the game is unfinished: it stands after round 2 of 3"),
    ] {
        shell.write("cut.jsonl", &(lines[..cut].join("\n") + "\n"));
        assert!(shell.output("replay --verify cut.jsonl").contains(told), "{told}");
        assert!(shell.output("replay cut.jsonl").contains(told), "{told}");
        for line in ["replay --verify cut.jsonl --format json", "replay cut.jsonl --format json"] {
            let progress = shell.json(line)["progress"].clone();
            assert_eq!(progress, serde_json::json!({ "finished": false, "played": played, "rounds": 3 }));
        }
    }
    assert!(!shell.output("replay --verify game.jsonl").contains("unfinished"));
    assert_eq!(shell.json("replay game.jsonl --format json")["progress"]["finished"], true);
}

/// A log that ends in the midst of a round differs from the rules in no line, and is told from one that does.
#[test]
fn a_log_that_was_cut_in_a_round_says_so() {
    let shell = Shell::with_log();
    let text = shell.read("game.jsonl");
    let decided = text.lines().position(|line| line.contains("\"round\":2,\"event\":{\"decided\"")).expect("a line");
    let lines: Vec<_> = text.lines().take(decided + 1).collect();
    shell.write("cut.jsonl", &(lines.join("\n") + "\n"));
    shell.write("torn.jsonl", &(lines.join("\n") + "\n{\"round\":2,\"eve"));
    for name in ["cut.jsonl", "torn.jsonl"] {
        let told = shell.output(&format!("replay --verify {name}"));
        assert!(told.starts_with(&format!("{name}: the rules give all {} lines\n", lines.len())), "{told}");
        assert!(told.contains("the log ends in the midst of round 2"), "{told}");
        let found = shell.json(&format!("replay --verify {name} --format json"));
        assert_eq!((&found["matches"], &found["cut_in_round"]), (&true.into(), &2.into()));
        assert_eq!((&found["progress"]["played"], &found["progress"]["finished"]), (&1.into(), &false.into()));
    }
    assert_eq!(shell.json("replay --verify game.jsonl --format json")["cut_in_round"], Value::Null);
    let changed = lines.join("\n").replace(
        "\"incident\":\"wiper\",\"release\":0,\"signal\":\"nothing\"",
        "\"incident\":\"wiper\",\"release\":0,\"signal\":{\"points_to\":\"criminals\"}",
    );
    shell.write("changed.jsonl", &(changed + "\n"));
    shell.error("replay --verify changed.jsonl", 4);
}

#[test]
fn a_log_of_another_version_comes_with_a_warning() {
    let shell = Shell::with_log();
    let ours = format!("\"version\":\"{}\"", env!("CARGO_PKG_VERSION"));
    shell.write("old.jsonl", &shell.read("game.jsonl").replacen(&ours, "\"version\":\"0.0.1\"", 1));
    let told = |name: &str| {
        let assert = shell.run(&format!("replay --verify {name}")).success();
        String::from_utf8(assert.get_output().stderr.clone()).expect("text")
    };
    assert!(told("old.jsonl").starts_with("warning: old.jsonl: written by version 0.0.1, read by"));
    assert_eq!(told("game.jsonl"), "");
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    let shell = Shell::with_log();
    let scenario = fs::read_to_string(ten_lines()).expect("a file");
    shell.write("ten_lines.ron", &format!("\u{feff}{scenario}"));
    shell.write("orders.txt", "\u{feff}@1 gbr: private wiper to rus\n");
    shell.write("marked.jsonl", &format!("\u{feff}{}", shell.read("game.jsonl")));
    shell.run("run ten_lines.ron --seed 7 --log again.jsonl").success();
    assert_eq!(shell.read("again.jsonl"), shell.read("game.jsonl"));
    shell.run("run ten_lines.ron --orders orders.txt").success();
    shell.run("replay --verify marked.jsonl").success();
    shell.run("validate ten_lines.ron").success();
}

/// The example of the README is a game: in some games nobody acts, in some a few, in some everybody.
#[test]
fn the_example_comes_out_in_several_ways() {
    let shell = Shell::new();
    shell.run(&format!("batch {} --games 200 --out games.csv", ten_lines())).success();
    let table = shell.read("games.csv");
    let column = table.lines().next().expect("a heading").split(',').position(|name| name == "wiper.named");
    let named = table.lines().skip(1).filter_map(|row| row.split(',').nth(column.expect("a column")));
    let named: Vec<_> = named.collect();
    for number in ["0", "2", "3"] {
        assert!(named.iter().filter(|named| **named == number).count() >= 40, "{number}: {named:?}");
    }
}

#[test]
fn a_game_in_which_nobody_acts_says_what_kept_them() {
    let shell = Shell::new();
    let game = ten_lines();
    let told = shell.output(&format!("run {game} --seed 1 --log game.jsonl"));
    let line = told.lines().last().expect("a line");
    assert!(line.starts_with("Every machine held out. What weighed most against naming an author"), "{line}");
    assert!(line.contains("doubt about who did it (3 of 3 last decisions)"), "{line}");
    let ask = line.split('`').nth(1).expect("a command").strip_prefix("dinard ").expect("ours").to_owned();
    assert!(shell.output(&ask).contains("Doubt: "), "{ask}");
    assert_eq!(shell.json(&format!("run {game} --seed 1 --format json"))["standstill"]["term"], "innocent");
    assert!(!shell.output(&format!("run {game} --seed 7")).contains("Every machine held out"));
    assert!(!told.contains("No answer from"), "{told}");
}

#[test]
fn a_scenario_in_which_nobody_ever_acts_gets_a_note() {
    let shell = Shell::new();
    let scenario = fs::read_to_string(ten_lines()).expect("a file");
    shell.write(
        "shy.ron",
        &scenario.replace("threshold: 0", "threshold: 3").replace("France\"", "France\", threshold: 3"),
    );
    let told = shell.output("validate --deny-warnings shy.ron");
    assert!(told.starts_with("note: shy.ron: in 16 games of machines nobody ever took a step"), "{told}");
    assert!(told.contains("going ahead alone") || told.contains("doubt about who did it"), "{told}");
    assert_eq!(shell.json("validate --format json shy.ron")["severity"], "note");
    assert_eq!(shell.output(&format!("validate {}", ten_lines())), "0 errors and 0 warnings in 1 file\n");
}

/// The language that is asked for changes what is read, and neither game nor log.
#[test]
fn texts_are_shown_in_the_language_that_is_asked_for() {
    let shell = Shell::new();
    shell.run("run 2017_notpetya --seed 7 --log english.jsonl").success();
    let told = shell.output("run 2017_notpetya --seed 7 --log french.jsonl --lang fr");
    assert!(told.contains("Royaume-Uni") && told.contains("Au moins dix acteurs nomment"), "{told}");
    assert!(shell.read("english.jsonl") == shell.read("french.jsonl"));
    assert!(!shell.output("run 2017_notpetya --seed 7").contains("Royaume-Uni"));
    for line in [
        "replay english.jsonl --lang fr",
        "explain english.jsonl --round 5 --actor Allemagne --lang FR --reruns 0",
        "compare english.jsonl french.jsonl --lang fr",
    ] {
        shell.run(line).success();
    }
    assert!(shell.output("explain english.jsonl --round 5 --actor deu --lang fr --reruns 0").contains("Allemagne"));
    let assert = shell.say("play --as gbr --prompt --lang fr", "goals\nquit\n").success();
    let told = String::from_utf8(assert.get_output().stdout.clone()).expect("text");
    assert!(told.contains("You are Royaume-Uni") && told.contains("– open: Au moins dix acteurs"), "{told}");
    let told = shell.error("run 2017_notpetya --lang de", 2);
    assert!(told.contains("no text of this scenario is in `de`; its languages are en and fr"), "{told}");
}

/// The cells of a table, by the names of its columns.
fn rows_of(csv: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut lines = csv.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let names = lines.next().expect("a heading");
    lines.map(|row| names.iter().cloned().zip(row).collect()).collect()
}

/// A row of a batch with orders is the very game that `run` plays with that seed and those orders, actor by actor.
#[test]
fn a_batch_with_orders_is_made_of_games_that_can_be_played_again() {
    let shell = Shell::new();
    let game = ten_lines();
    shell.write("orders.txt", "@2 gbr: public wiper to rus\nfra: private wiper to rus\n");
    shell.run(&format!("batch {game} --games 12 --orders orders.txt --by-actor --out games.csv")).success();
    let mut compared = 0;
    for row in rows_of(&shell.read("games.csv")) {
        let line = format!("run {game} --seed {} --orders orders.txt --format json", row["seed"]);
        // Where the machine of an earlier round has named it already, the order for round 2 is not legal.
        let Ok(played) = shell.run(&line).try_success() else { continue };
        let played: Value = serde_json::from_slice(&played.get_output().stdout).expect("JSON");
        let incident = &played["outcome"]["incidents"][0];
        let met = played["outcome"]["goals"][0]["progress"] == "met";
        assert_eq!(row["goal.1"], if met { "1" } else { "0" }, "{row:?}");
        for actor in ["gbr", "fra", "usa"] {
            let named = incident["named"].as_array().expect("a list");
            let deed = named.iter().find(|deed| deed["actor"] == actor);
            assert_eq!(row[&format!("wiper.{actor}.named")], if deed.is_some() { "1" } else { "0" }, "{row:?}");
            let date = deed.and_then(|deed| deed["date"].as_str()).unwrap_or_default();
            assert_eq!(row[&format!("wiper.{actor}.first_named")], date, "{row:?}");
            let held_out = incident["held_out"].as_array().expect("a list").contains(&actor.into());
            assert_eq!(row[&format!("wiper.{actor}.held_out")], if held_out { "1" } else { "0" }, "{row:?}");
        }
        compared += 1;
    }
    assert!(compared >= 6, "{compared}");
}

/// Two batches of the same seeds: means of both, and what is between them, pair by pair.
#[test]
fn batches_are_compared_game_by_game() {
    let shell = Shell::new();
    let game = ten_lines();
    shell.write("silence.txt", "*: hold_out wiper\n");
    shell.write("named.txt", "fra: public wiper to rus\n");
    let line = format!("batch {game} --games 60 --seed 3");
    let told = shell.json(&format!("{line} --orders silence.txt --against named.txt --format json"));
    for (file, list) in [("silence.txt", &told["measures"]), ("named.txt", &told["against"]["measures"])] {
        assert_eq!(&shell.json(&format!("{line} --orders {file} --format json"))["measures"], list, "{file}");
    }
    let differences = told["against"]["differences"].as_array().expect("a list");
    let named = differences.iter().find(|one| one["name"] == "wiper.named").expect("a measure");
    let [first, second] = [0, 1].map(|side| named["means"][side].as_f64().expect("a mean"));
    assert!(first.abs() < 1e-12 && second >= 1.0, "{named}");
    assert!((named["difference"].as_f64().expect("a number") - (second - first)).abs() < 1e-12, "{named}");
    assert_eq!((&named["pairs"], &named["differing"]), (&60.into(), &60.into()));
    let itself = shell.json(&format!("{line} --orders named.txt --against named.txt --format json"));
    for one in itself["against"]["differences"].as_array().expect("a list") {
        assert!(one["differing"] == 0 && one["difference"].as_f64().is_none_or(|apart| apart == 0.0), "{one}");
    }
    let table = shell.output(&format!("{line} --orders silence.txt --against named.txt --jobs 1 --out both.csv"));
    assert!(table.contains("difference") && table.contains("measures are the same in every pair"), "{table}");
    assert_eq!(table, shell.output(&format!("{line} --orders silence.txt --against named.txt --jobs 3")));
    let rows = rows_of(&shell.read("both.csv"));
    assert!(
        rows.len() == 60 && rows.iter().all(|row| row["wiper.named"] == "0" && row["against.wiper.named"] != "0")
    );
}

/// Whoever stops a long batch keeps the rows so far, whole, and nothing else; the next one replaces them.
#[test]
fn a_batch_that_is_stopped_keeps_its_rows() {
    let shell = Shell::new();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_dinard"))
        .args(["batch", &ten_lines(), "--games", "100000000", "--jobs", "1", "--out", "games.csv"])
        .current_dir(shell.path(""))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program");
    let part = || fs::read_to_string(shell.path("games.csv.part")).unwrap_or_default();
    while part().lines().count() < 2 {
        assert!(child.try_wait().expect("a state").is_none(), "it ended by itself");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let other = shell.error(&format!("batch {} --games 2 --out games.csv", ten_lines()), 3);
    assert_eq!(other, "error: games.csv.part: another program is writing this file");
    child.kill().expect("a child");
    child.wait().expect("an end");
    let rows = part();
    let columns = rows.lines().next().expect("a heading").split(',').count();
    assert!(rows.ends_with('\n') && rows.lines().all(|row| row.split(',').count() == columns));
    let files = || fs::read_dir(shell.path("")).expect("a folder").flatten().map(|file| file.file_name());
    assert!(files().eq(["games.csv.part"]), "{:?}", files().collect::<Vec<_>>());
    shell.run(&format!("batch {} --games 5000 --out games.csv", ten_lines())).success();
    assert!(files().eq(["games.csv"]), "{:?}", files().collect::<Vec<_>>());
    assert_eq!(rows_of(&shell.read("games.csv")).len(), 5000);
}

/// An order that can never be legal is refused, one that is not is told of, and so is a file that orders nothing; a folder is no file.
#[test]
fn orders_without_effect_are_told_of() {
    let shell = Shell::new();
    shell.write("own.txt", "gbr: public wiper to gbr\n");
    let error = shell.error(&format!("run {} --orders own.txt", ten_lines()), 2);
    assert_eq!(error, "error: own.txt:1: `gbr: public wiper to gbr` in round 1: an actor does not accuse itself");
    shell.write("idle.txt", "gbr: retract wiper\n");
    let told = shell.run(&format!("run {} --orders idle.txt", ten_lines())).success();
    let told = String::from_utf8(told.get_output().stderr.clone()).expect("text");
    let warning =
        "warning: idle.txt:1: `gbr: retract wiper` was legal in no round: there is no public accusation to take back";
    assert_eq!(told.trim_end(), warning);
    fs::create_dir(shell.path("folder.ron")).expect("a folder");
    shell.write("blank.txt", "\u{feff}\r\n  # nothing\r\n");
    shell.write("steering.txt", "gbr: \u{1b}[31mpublic wiper\ngbr: \u{202e}public wiper\n");
    shell.run(&format!("run {} --log game.jsonl", ten_lines())).success();
    for (line, told) in [
        ("--orders blank.txt", "blank.txt holds no orders: every line is blank or a comment"),
        ("--orders folder.ron", "folder.ron is a folder, not a file"),
        ("--orders steering.txt", "found `\\u{1b}`"),
        ("--orders steering.txt", "found `\\u{202e}`"),
    ] {
        let error = shell.error(&format!("run {} {line}", ten_lines()), 2);
        assert!(error.contains(told) && !error.contains(['\u{1b}', '\u{202e}']), "{line}: {error}");
    }
    fs::create_dir(shell.path("folder")).expect("a folder");
    for (line, told) in [
        ("run folder.ron", "error: folder.ron is a folder, not a file"),
        ("run folder", "error: folder is a folder, not a file"),
        ("replay folder", "error: folder is a folder, not a file"),
        ("play --prompt --log folder", "error: folder is a folder; name a new file"),
        ("run game.jsonl", "this is the log of a game: `dinard replay` tells it"),
        ("cascade --first ,", "error: no actor is named; there are usa, "),
    ] {
        let error = shell.error(line, 2);
        assert!(error.contains(told), "{line}: {error}");
    }
}

#[test]
fn a_batch_says_which_orders_had_no_effect() {
    let shell = Shell::new();
    shell.write("orders.txt", "@1 gbr: retract wiper\n\n@2 gbr: public wiper to rus\nusa: hold_out wiper\n");
    let assert = shell.run(&format!("batch {} --games 50 --orders orders.txt", ten_lines())).success();
    let told = String::from_utf8(assert.get_output().stderr.clone()).expect("text");
    assert!(told.contains("warning: orders.txt:1: `gbr: retract wiper` was legal in no game"), "{told}");
    assert!(!told.contains("orders.txt:4"), "{told}");
    shell.write("typo.txt", "gbr: publik wiper\n");
    let told = shell.error(&format!("batch {} --games 5 --against typo.txt", ten_lines()), 2);
    assert!(told.contains("typo.txt:1:6: `publik` is no response; did you mean `public`?"), "{told}");
}

#[test]
fn goals_and_actors_of_a_batch_are_told_in_tables() {
    let shell = Shell::new();
    let told = shell.output(&format!("batch {} --games 100 --by-actor", ten_lines()));
    assert!(
        told.contains("\ngoal.1 ") && told.contains("goal.1 (the United Kingdom, France and the United States): At")
    );
    let row = told.lines().find(|line| line.starts_with("wiper ") && line.contains(" gbr ")).expect("a row");
    assert!(row.trim_end().split("  ").last().is_some_and(|date| date.trim().starts_with("2017-")), "{row}");
    assert!(!shell.output(&format!("batch {} --games 5", ten_lines())).contains("first named"));
}

#[test]
fn one_game_gives_no_interval() {
    let shell = Shell::new();
    let text = shell.output(&format!("batch {} --games 1", ten_lines()));
    assert!(text.contains('–') && !text.contains(" to "), "{text}");
    for measure in shell.json(&format!("batch {} --games 1 --format json", ten_lines()))["measures"]
        .as_array()
        .expect("measures")
    {
        assert!(measure["interval_95"].is_null() && measure["sd"].is_null(), "{measure}");
    }
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

/// A batch plays the motions of its script, and says which were never in order.
#[test]
fn batches_play_motions() {
    let (shell, table) = (Shell::new(), treaty_table());
    shell.write("motions.txt", "@1 ada: propose grid 60\n@1 bel: call_vote pact\n@9 ada: bracket grid\n");
    let line = format!("batch {table} --games 6 --orders motions.txt --out games.csv");
    let assert = shell.run(&line).success();
    let told = String::from_utf8(assert.get_output().stderr.clone()).expect("text");
    assert!(told.contains("motions.txt:3: `ada: bracket grid` was legal in no game"), "{told}");
    assert!(!told.contains("motions.txt:1") && !told.contains("motions.txt:2"), "{told}");
    assert_eq!(rows_of(&shell.read("games.csv")).len(), 6);
}

#[test]
fn order_files_hold_motions() {
    let (shell, table) = (Shell::new(), treaty_table());
    shell.write(
        "motions.txt",
        "@1 ada: propose grid 60\n@1 bel: bracket aid\n@4 ada: sign pact\n@5 ada: ratify pact\n",
    );
    shell.run(&format!("run {table} --orders motions.txt --log game.jsonl")).success();
    let log = shell.read("game.jsonl");
    assert!(log.contains(r#""proposed":{"actor":"ada","clause":"grid","position":60.0}"#), "{log}");
    assert!(log.contains(r#""ratified":{"actor":"ada","document":"pact"}"#), "{log}");
    shell.run("replay game.jsonl --verify").success();
    shell.write("early.txt", "@1 ada: sign pact\n");
    let error = shell.error(&format!("run {table} --orders early.txt"), 2);
    assert!(
        error.ends_with(
            "early.txt:1: `ada: sign pact` in round 1: there is no adopted text; `adopt pact` would be in order"
        ),
        "{error}"
    );
    shell.write("late.txt", "@99 ada: sign pact\n");
    let error = shell.error(&format!("run {table} --orders late.txt"), 2);
    assert_eq!(error, "error: late.txt:1:2: there is no round 99; the last is round 10");
    shell.write("typo.txt", "ada: propse grid 60\n");
    let error = shell.error(&format!("run {table} --orders typo.txt"), 2);
    assert!(
        error.contains("typo.txt:1:6: `propse` is neither a response nor a motion; did you mean `propose`?"),
        "{error}"
    );
}

#[test]
fn a_script_is_played_by_run_and_check_and_read_by_validate() {
    let shell = Shell::new();
    let budapest = include_str!("../../scenarios/2001_budapest.ron");
    let told = shell.output("run 2001_budapest --script");
    assert!(told.contains("Round 8 (2004-07-01): The first of the month\n  “Convention on Cybercrime” binds Albania, Croatia, Estonia, Hungary and Lithuania."), "{told}");
    let error = shell.error("run 2019_dinard --script", 2);
    let told =
        "error: the scenario 2019_dinard has no `script`; of those that come with the program, these have one: ";
    assert!(error.starts_with(told) && error.contains("2018_charlevoix"), "{error}");
    shell.write("typo.ron", &budapest.replace("@5 est: ratify convention", "@5 est: ratfy convention"));
    let problem = "error[E0224]: `ratfy` is neither a response nor a motion\n  --> typo.ron:";
    let told = shell.run("validate typo.ron").code(2);
    let told = String::from_utf8(told.get_output().stdout.clone()).expect("text");
    for told in [told, shell.error("run typo.ron --script", 2), shell.error("check typo.ron", 2)] {
        assert!(told.contains(problem) && told.contains("did you mean `ratify`?"), "{told}");
    }
    // Without Lithuania, France is the fifth, and it enters into force in 2006.
    shell.write("four.ron", &budapest.replace("        \"@7 ltu: ratify convention\",\n", ""));
    assert_eq!(shell.error("check four.ron", 4), "error: 1 quantity is not as expected");
}

#[test]
fn the_text_of_a_document_is_written_clean_and_marked_up() {
    let (shell, table) = (Shell::new(), treaty_table());
    shell.write(
        "motions.txt",
        "@4 ada: sign pact reserving {aid} declaring {grid}\n@5 ada: ratify pact\n@6 bel: object pact to ada\n",
    );
    shell.run(&format!("run {table} --orders motions.txt --log game.jsonl")).success();
    let clean = shell.output("text game.jsonl --document pact");
    assert!(clean.starts_with("# The pact\n\nTreaty, adopted.  \n"), "{clean}");
    assert!(clean.contains("Answer for each other.[^2][^3]\n"), "{clean}");
    assert!(clean.contains("[^2]: By reservation, this clause does not bind Ada and Dov."), "{clean}");
    assert!(clean.contains("[^1]: How to read this clause was declared by Ada."), "{clean}");
    assert!(
        clean.contains("Bel objected to the reservations of Ada: the text does not apply between them."),
        "{clean}"
    );
    assert!(!clean.contains("Round 1"), "{clean}");
    let marked = shell.output("text game.jsonl --document pact --marked");
    assert!(marked.contains("- Round 1 (2020-01-01): The text of this clause settled at "), "{marked}");
    assert!(marked.contains("*adopted; binding; restraint: no breach of "), "{marked}");
    shell.run("text game.jsonl --document pact --form html --marked --out text.html").success();
    let page = shell.read("text.html");
    assert!(
        page.starts_with("<!doctype html>\n<html lang=\"en\">") && page.ends_with("</body>\n</html>\n"),
        "{page}"
    );
    assert!(
        page.contains("<sup><a href=\"#note-2\">2</a></sup>") && page.contains("<li id=\"note-2\">By reservation"),
        "{page}"
    );
    assert!(page.contains("The text of this clause settled at ") && !page.contains("http"), "{page}");
    shell.run("text game.jsonl --document pact --form html --out text.html").success();
    let error = shell.error("text game.jsonl --document code --form html --out text.html", 2);
    assert!(error.contains("text.html is there already"), "a text of another title: {error}");
    let error = shell.error("text game.jsonl --document pact --out game.jsonl", 2);
    assert!(error.contains("is another sort of file"), "{error}");
    let error = shell.error("text game.jsonl", 2);
    assert!(error.contains("say which document: --document pact, or --document code"), "{error}");
    let error = shell.error("text game.jsonl --document pakt", 2);
    assert!(error.contains("did you mean `pact`"), "{error}");
}

#[test]
fn what_actors_made_of_documents_is_explained() {
    let shell = Shell::new();
    let told = shell.output("run 2018_paris_call --seed 2 --log game.jsonl");
    assert!(
        told.contains("refused “The Paris Call for Trust and Security in Cyberspace”, most of all for "),
        "{told}"
    );
    assert!(told.contains("because “infrastructure”, adopted at "), "{told}");
    assert!(told.contains(" about documents, by how many: ") && told.contains("Two-level games "), "{told}");
    let card = shell.output("explain game.jsonl --round 2 --actor usa");
    assert!(card.starts_with("Why did the United States stay out of “The Paris Call"), "{card}");
    assert!(card.contains("In the literature:\n  Two-level games.") && card.contains("(Putnam, "), "{card}");
    assert_eq!(card, shell.output("explain game.jsonl --round 2 --actor usa --document call"));
    let joined = shell.output("explain game.jsonl --round 2 --actor can");
    assert!(
        joined.starts_with("Why did Canada endorse “The Paris Call")
            && joined.contains("It would have stayed out if "),
        "{joined}"
    );
    for actor in ["usa", "can", "deu"] {
        let cards = shell.json(&format!("explain game.jsonl --round 2 --actor {actor} --format json"));
        let card =
            cards.as_array().and_then(|cards| cards.iter().find(|card| card["choice"].is_string())).expect("a card");
        let points = |value: &Value| value.as_f64().expect("points");
        let reasons: f64 =
            card["reasons"].as_array().expect("reasons").iter().map(|one| points(&one["points"])).sum();
        assert!((reasons + points(&card["rest"]) - points(&card["total"])).abs() < 1e-12, "{card}");
        assert_eq!(card["refusal"].is_null(), card["choice"] == "join", "{card}");
    }
    let early = shell.error("explain game.jsonl --round 1 --actor usa --document call", 2);
    assert!(early.contains("usa had decided nothing about this document by round 1"), "{early}");
    assert!(
        shell.error("explain game.jsonl --round 1 --actor usa --document cal", 2).contains("did you mean `call` (")
    );
    shell.error("explain game.jsonl --round 2 --actor usa --document call --foil public", 2);
}

#[test]
fn votes_are_told_with_their_numbers_and_by_name_on_a_roll_call() {
    let shell = Shell::new();
    let told = shell.output("run 2019_dinard --seed 1 --log game.jsonl");
    assert!(told.contains("was adopted with two of three clauses, by "), "{told}");
    let marked = shell.output("text game.jsonl --marked");
    assert!(marked.contains("\n## Roll call\n\n- For (") && marked.contains("\nThe vote: "), "{marked}");
    assert!(!shell.output("text game.jsonl").contains("Roll call"));
    let page = shell.output("text game.jsonl --marked --form html");
    assert!(page.contains("<h2>Roll call</h2>\n<ul>\n<li>For ("), "{page}");
    let card = shell.output("explain game.jsonl --round 5 --actor fra");
    assert!(card.contains("vote for “The Dinard declaration") && card.contains("Two-level games"), "{card}");
}

#[test]
fn words_without_an_effect_are_called_declaratory() {
    let shell = Shell::new();
    shell.run("run 2018_paris_call --seed 2 --log game.jsonl").success();
    let marked = shell.output("text game.jsonl --marked");
    assert!(marked.contains("; declaratory: words without an effect in the model; text at "), "{marked}");
}

#[test]
fn a_wrong_verb_names_motions_where_there_are_documents() {
    let shell = Shell::new();
    shell.write("typo.txt", "ada: xyzzy grid\n");
    let error = shell.error(&format!("run {} --orders typo.txt", treaty_table()), 2);
    assert!(error.contains("responses are hold_out") && error.contains("motions are propose, "), "{error}");
    shell.write("typo.txt", "gbr: xyzzy wiper\n");
    let error = shell.error(&format!("run {} --orders typo.txt", ten_lines()), 2);
    assert!(error.contains("responses are hold_out") && !error.contains("motions are"), "{error}");
}
