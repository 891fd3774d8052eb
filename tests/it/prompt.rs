//! A person at the prompt: what is said, what is answered, and what is kept.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::process::Stdio;

use dinard::play::notation::VERBS;

use crate::cli::{Shell, ten_lines, treaty_table};

/// What the prompt of the small scenario says to these lines, for a person in the seat of the United Kingdom.
fn answers(said: impl Into<Vec<u8>>) -> String {
    let assert = Shell::new().say(&format!("play {} --as gbr --prompt", ten_lines()), said).success();
    String::from_utf8(assert.get_output().stdout.clone()).expect("text")
}

#[test]
fn undo_takes_back_the_last_order_before_it_takes_back_a_round() {
    let told = answers("private wiper to rus\npublic wiper to rus\nundo\norders\nundo\norders\nundo\n");
    for part in [
        "ordered: public wiper to rus, instead of private wiper to rus",
        "taken back: public wiper to rus; this stands again: private wiper to rus",
        "taken back: private wiper to rus\n",
        "no orders yet: you take no further step over any incident",
        "this is the first round, and you have ordered nothing: there is nothing to undo",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let told = answers("\nundo\n");
    assert!(told.contains("back to round 1; what was ordered in it is taken back"), "{told}");
}

#[test]
fn orders_are_listed_and_cancelled() {
    let told = answers("private wiper to Russia\norders\ncancel Wiper\ncancel\n");
    assert!(told.contains("round 1>   private wiper to rus\n"), "{told}");
    assert!(
        told.contains("taken back: private wiper to rus") && told.contains("no such order to take back"),
        "{told}"
    );
}

/// What an order leaves open is said, and a mark that some programs put before a text changes nothing.
#[test]
fn what_is_left_open_is_said() {
    let told = answers(
        "\u{feff}public wiper\njoint wiper to rus if 1 of {gbr}\njoint wiper to rus if 3 of {usa, fra}\nquit\n",
    );
    assert!(told.contains("round 1>   ordered: public wiper (accusing Russia, as you name nobody)\n"), "{told}");
    assert!(told.contains("refused: a pledge counts on others, and none is named\n"), "{told}");
    assert!(told.contains("refused: a pledge on 2 others counts on 1 to 2 of them\n"), "{told}");
}

#[test]
fn names_will_do_for_slugs() {
    let told = answers(
        "joint wiper to russia if 1 of {United States, the france} else private\n\nwhy United States\nwhy United Kingdom\nwhy UK\n",
    );
    assert!(told.contains("ordered: joint wiper to rus if 1 of {fra, usa} else private"), "{told}");
    assert!(told.contains("What did the person who plays the United Kingdom order"), "{told}");
    assert!(told.contains("the books of others open when the game is over"), "{told}");
    assert!(told.contains("there is no actor `UK`; did you mean `gbr` (United Kingdom)?"), "{told}");
}

/// A name that is like none is answered by the names that there are.
#[test]
fn nobody_is_no_seat() {
    let shell = Shell::new();
    let told = shell.error("play --as nobody --prompt", 2);
    assert!(
        told.starts_with("error: there is no actor `nobody`; these seats can be taken: gbr, fra, deu, "),
        "{told}"
    );
    assert!(!told.contains("alliance_firms") && !told.contains('?'), "{told}");
    let told = shell.error("play --as Germny --prompt", 2);
    assert_eq!(told, "error: there is no actor `Germny`; did you mean `deu` (Germany)?");
    let told = shell.say("play --as gbr --prompt", "tell notpetya to nobody\n((((\n").success();
    let told = String::from_utf8(told.get_output().stdout.clone()).expect("text");
    assert!(told.contains("column 18: there is no actor `nobody`; there are "), "{told}");
    assert!(told.contains("column 1: expected a command, or what to order or to move; say `help`"), "{told}");
}

#[test]
fn a_line_that_is_no_text_is_asked_for_again() {
    let told = answers(b"private wiper \xff\nprivate wiper to rus\n\n".to_vec());
    assert!(told.contains("no UTF-8 text") && told.contains("ordered: private wiper to rus"), "{told}");
    assert!(told.contains("round 2> "), "{told}");
}

/// Over the incident that a goal of the seat is about while that is open; else over one that has news.
#[test]
fn the_desk_opens_on_what_the_goals_are_about() {
    let shown = |told: &str| -> Vec<String> {
        let desks = told.lines().filter(|line| !line.starts_with(' ') && line.contains(", severity "));
        desks.map(|line| line.split(", severity").next().expect("a title").to_owned()).collect()
    };
    let assert = Shell::new().say("play --as gbr --prompt", "\n".repeat(12)).success();
    let told = String::from_utf8(assert.get_output().stdout.clone()).expect("text");
    let titles = shown(&told);
    assert!(titles.len() >= 12 && titles.iter().all(|title| title == "NotPetya"), "{titles:?}");
}

/// The desk that is shown first is over an incident that has news, not over the newest, where no goal is about any.
#[test]
fn the_desk_turns_to_what_has_news() {
    let shell = Shell::new();
    let scenario = include_str!("../../scenarios/2017_notpetya.ron");
    let goals = scenario.find("    goals: [").expect("goals");
    let rest = scenario[goals..].find("\n    ],\n").expect("their end") + goals + "\n    ],\n".len();
    shell.write("aimless.ron", &[&scenario[..goals], &scenario[rest..]].concat());
    let assert = shell.say("play aimless.ron --as gbr --prompt", "\n".repeat(12)).success();
    let told = String::from_utf8(assert.get_output().stdout.clone()).expect("text");
    let rounds = told.split("round ").count();
    assert!(rounds > 12, "{told}");
    for round in told.split("> ").filter(|round| round.contains("; new evidence")) {
        let shown =
            round.lines().find(|line| !line.starts_with(' ') && line.contains(", severity ")).expect("a desk");
        let title = shown.split(", severity").next().expect("a title");
        let listed = round.lines().find(|line| line.starts_with(&format!("  {title} ("))).expect("a line");
        assert!(listed.contains("; new"), "{round}");
    }
}

#[test]
fn a_person_plays_at_the_prompt_and_goes_on_later() {
    let shell = Shell::new();
    let game = ten_lines();
    let said =
        "help\n99\nsing\nwhy gbr\njoint wiper to rus if 1 of {usa, fra} else private\n\nwhy gbr\nundo\n1\n\nquit\n";
    let told = shell.say(&format!("play {game} --as gbr --prompt --log game.jsonl"), said).success();
    let told = String::from_utf8(told.get_output().stdout.clone()).expect("text");
    for part in [
        "You are the United Kingdom",
        "what that row of the desk says",
        "no row 99",
        "there is no command `sing`",
        "no choice has been made yet",
        "ordered: joint wiper to rus if 1 of {fra, usa} else private",
        "What did the person who plays the United Kingdom order",
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

/// A game that is over can still be asked about, at once or from its log; nobody else takes a person's seat.
#[test]
fn the_books_stay_open_after_the_game() {
    let shell = Shell::new();
    let line = format!("play {} --as gbr --prompt --log game.jsonl", ten_lines());
    shell.say(&line, "1\n\nquit\n").success();
    let unfinished = shell.read("game.jsonl");
    let refused = shell.error("play --resume game.jsonl", 2);
    assert!(refused.contains("a person plays gbr") && refused.contains("--prompt"), "{refused}");
    assert_eq!(shell.read("game.jsonl"), unfinished);
    let said = "\n".repeat(12) + "why usa\nlog\npublic wiper to rus\nhelp\nquit\n";
    let over = shell.say("play --resume game.jsonl --prompt", said.clone()).success();
    let kept = shell.read("game.jsonl");
    let again = shell.say("play --resume game.jsonl --prompt", said).success();
    for told in [over, again] {
        let told = String::from_utf8(told.get_output().stdout.clone()).expect("text");
        let (_, after) = told.split_once("after the game> ").expect("a prompt");
        for part in ["Why did the United States", "#0 round 1", "the game is over", "every event of the game"] {
            assert!(after.contains(part), "{part}: {after}");
        }
    }
    assert_eq!(shell.read("game.jsonl"), kept);
    let told = shell.output("play --resume game.jsonl");
    assert!(told.contains("dinard explain game.jsonl --round 3 --actor NAME"), "{told}");
}

/// Who did it comes out with the books, not before.
#[test]
fn an_author_says_that_it_did_it_when_the_game_is_over() {
    let shell = Shell::new();
    let said = "\nwhy rus\n".to_owned() + &"\n".repeat(15) + "why rus\nquit\n";
    let told = shell.say("play 2017_notpetya --as gbr --prompt --seed 7", said).success();
    let told = String::from_utf8(told.get_output().stdout.clone()).expect("text");
    let (before, after) = told.split_once("after the game> ").expect("a prompt");
    assert!(before.contains("the books of others open when the game is over"), "{before}");
    assert!(!before.contains("did this itself") && after.contains("did this itself"), "{after}");
}

/// A log that is gone on with is the same file, to which is added; only a torn end goes.
#[test]
fn going_on_with_a_log_only_appends() {
    let shell = Shell::new();
    let line = format!("play {} --as gbr --prompt --log game.jsonl", ten_lines());
    shell.say(&line, "1\n\nquit\n").success();
    let before = shell.read("game.jsonl");
    for torn in ["", "{\"round\":2,\"eve"] {
        shell.write("torn.jsonl", &format!("{before}{torn}"));
        let mut held = File::open(shell.path("torn.jsonl")).expect("a file");
        shell.say("play --resume torn.jsonl --prompt", "\n\n").success();
        let mut after = String::new();
        held.read_to_string(&mut after).expect("text");
        assert!(after.len() > before.len() && after.starts_with(&before) && after == shell.read("torn.jsonl"));
        shell.run("replay torn.jsonl --verify").success();
    }
    shell.write("unended.jsonl", before.trim_end());
    shell.say("play --resume unended.jsonl --prompt", "\n\n").success();
    assert_eq!(shell.read("unended.jsonl"), shell.read("torn.jsonl"));
}

/// A second game on the same log would write over a person's moves, so it is refused for as long as the first is open.
#[test]
fn one_game_at_a_time_writes_a_log() {
    let shell = Shell::new();
    let game = ten_lines();
    let mut first = std::process::Command::new(env!("CARGO_BIN_EXE_dinard"))
        .args(["play", &game, "--as", "gbr", "--prompt", "--log", "game.jsonl"])
        .current_dir(shell.path(""))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program");
    // Something at the prompt: the log is open.
    first.stdout.as_mut().expect("a pipe").read_exact(&mut [0]).expect("a byte");
    let before = shell.read("game.jsonl");
    let in_use = "error: game.jsonl: another game is writing this log";
    assert_eq!(shell.error("play --resume game.jsonl --prompt", 3), in_use);
    assert_eq!(shell.error(&format!("run {game} --log game.jsonl"), 3), in_use);
    assert_eq!(shell.read("game.jsonl"), before);
    shell.run("replay game.jsonl").success();
    first.stdin.take().expect("a pipe").write_all(b"1\n\n1\n\nquit\n").expect("words");
    assert!(first.wait_with_output().expect("an end").status.success());
    assert!(shell.read("game.jsonl").matches("\"orders\":").count() >= 2, "{}", shell.read("game.jsonl"));
    shell.say("play --resume game.jsonl --prompt", "quit\n").success();
    shell.run("replay game.jsonl --verify").success();
}

/// Every row of the desk can be taken: what would be refused is listed apart, with the reason.
#[test]
fn rows_of_the_desk_are_never_refused() {
    let told = answers("1\n2\n3\n4\n5\n6\n7\n8\nquit\n");
    assert!(!told.contains("refused: ") && told.contains("the desk has no row 8"), "{told}");
    assert!(
        told.contains(
            "× naming together: it takes 2 others who act already (so far none) or a pledge, such as `if 2 of {..}`"
        ),
        "{told}"
    );
    assert!(told.contains("You left in round 1. It was not kept: `--log FILE` keeps a game."), "{told}");
}

#[test]
fn goals_and_role_are_shown_when_asked_for() {
    let told = answers("goals\nbrief\ngaols\nhelp\nquit\n");
    assert!(told.contains("round 1>   – open: At least 3 actors name Russia"), "{told}");
    assert_eq!(told.matches("You are the United Kingdom").count(), 2, "{told}");
    assert!(told.contains("there is no command `gaols`; did you mean `goals`?"), "{told}");
    for word in
        ["desk INCIDENT", "orders ", "cancel INCIDENT", "why ACTOR", "goals ", "brief ", "undo ", "help ", "quit "]
    {
        assert!(told.contains(&format!("\n  {word}")), "{word}: {told}");
    }
    assert!(told.contains("Your goals are judged apart") && told.contains("worth to you by the model, goals apart"));
}

/// What the prompt of the exercise says to these lines, for a person in the seat of Yarrow.
fn at_saltmere(said: &str) -> String {
    let assert = Shell::new().say("play saltmere --as yarrow --prompt", said).success();
    String::from_utf8(assert.get_output().stdout.clone()).expect("text")
}

#[test]
fn the_table_tells_what_votes_weigh() {
    let told = at_saltmere("table convention\nquit\n");
    let weights = "  Votes weigh: Tavara 5, Kestrin 4, Orsel, Delmora and Yarrow 3, the Lake Union 2, Sandrey 1; \
                   if all vote, at least 14.7 of 21 must be for it.\n";
    assert_eq!(told.matches(weights).count(), 1, "{told}");
    let told = at_saltmere("table hospitals\nquit\n");
    assert!(told.contains("Decides by silence") && !told.contains("Votes weigh"), "{told}");
}

/// What counts, who does not, which names must be among them, and how long it takes.
#[test]
fn the_table_tells_the_rule_of_entry_into_force() {
    let told = at_saltmere("table convention\nquit\n");
    let rule = "  To enter into force: 0 of 5 ratifications, at least 1 of them by some of Kestrin and Yarrow (0 so far); \
                30 days after the last of these; firms and civil society do not count.\n";
    assert!(told.contains(rule), "{told}");
    let said = Shell::new().say("play 2001_budapest --as fra --prompt", "table convention\nquit\n").success();
    let told = String::from_utf8(said.get_output().stdout.clone()).expect("text");
    let rule = told.lines().find(|line| line.contains("To enter into force: 0 of 5 ratifications")).expect("a rule");
    assert!(rule.ends_with("; on the first of the month after 3 months from the last of these."), "{rule}");
}

#[test]
fn an_election_says_what_silence_comes_to() {
    let told = at_saltmere("table fund\npropose teaching 70\n\ntable fund\nquit\n");
    let line =
        "Who proposes no text in an election stands for its preference all the same; you stand for teaching at";
    assert!(told.contains(&format!("{line} 85.\n")) && told.contains(&format!("{line} 70.\n")), "{told}");
    assert!(!at_saltmere("table convention\nquit\n").contains("in an election"));
}

/// A goal over an attack that nobody has heard of tells neither the attack nor who is behind it.
#[test]
fn a_goal_tells_of_no_attack_before_it_has_come() {
    let told = at_saltmere("goals\n\ngoals\nquit\n");
    let (before, after) = told.split_once("round 2> ").expect("a second round");
    let (before, _) = before.rsplit_once("round 1> ").expect("a first round");
    assert!(!before.contains("The blackout") && !before.contains("accuse Kestrin"), "{before}");
    assert!(before.contains("accuse a certain actor in public over an attack that has not come yet"), "{before}");
    assert!(after.contains("accuse Kestrin in public over “The blackout in Delmora”"), "{after}");
}

/// Whoever names nothing is told what could be named, or is shown the only thing that can be meant.
#[test]
fn why_and_desk_alone_say_something() {
    let told = at_saltmere("desk\nwhy\nquit\n");
    assert!(told.contains("no incident is open") && told.contains("no choice has been made yet"), "{told}");
    let told = at_saltmere("\ndesk\n\nwhy\n\ndesk\nquit\n");
    assert_eq!(told.matches("Your moves against Kestrin").count(), 4, "three rounds and one desk: {told}");
    assert!(told.contains("What did the person who plays Yarrow order over “The blackout in Delmora”?"), "{told}");
    assert!(told.contains("over which incident? Open are blackout, clinics; `desk blackout` shows"), "{told}");
    let over = answers("\n\n\nwhy\nquit\n");
    let (_, answer) = over.rsplit_once("after the game> What").expect("an answer");
    assert!(answer.starts_with(" did the person who plays the United Kingdom order"), "{over}");
}

/// What is met now may still be lost; at the end it is met.
#[test]
fn a_goal_that_can_still_be_lost_is_met_so_far() {
    let shell = Shell::new();
    let game = ten_lines();
    shell.run(&format!("run {game} --seed 7 --log game.jsonl")).success();
    assert!(shell.output("replay game.jsonl").contains("Goal ✓ met: At least 3 actors name Russia"));
    let text = shell.read("game.jsonl");
    let closed = text.lines().position(|line| line.contains("incident_closed")).expect("a line");
    shell.write("cut.jsonl", &(text.lines().take(closed).collect::<Vec<_>>().join("\n") + "\n"));
    assert!(shell.output("replay cut.jsonl").contains("Goal ✓ met so far: At least 3 actors name Russia"));
    let goal = shell.json("replay cut.jsonl --format json")["outcome"]["goals"][0].clone();
    assert_eq!((goal["progress"].as_str(), goal["settled"].as_bool()), (Some("met"), Some(false)));
}

/// Two delegations take turns; what one sees and orders never stands on the screen of the other.
#[test]
fn delegations_take_turns_at_one_keyboard() {
    let shell = Shell::new();
    let game = ten_lines();
    let said = "\nprivate wiper to rus\n\n\nundo\npublic wiper to rus\n\n\norders\n\n\n\n\n\n\n\n";
    let line = format!("play {game} --as gbr --as France --seed 7 --prompt --log game.jsonl");
    let told = String::from_utf8(shell.say(&line, said).success().get_output().stdout.clone()).expect("text");
    let screens: Vec<&str> = told.split(&"─".repeat(60)).skip(1).collect();
    assert_eq!(screens.len(), 7, "{told}");
    for (screen, (round, name, other)) in screens.iter().zip([
        (1, "the United Kingdom", "France"),
        (1, "France", "The United Kingdom"),
        (2, "the United Kingdom", "France"),
        (2, "France", "The United Kingdom"),
        (3, "the United Kingdom", "France"),
        (3, "France", "The United Kingdom"),
    ]) {
        assert!(
            screen.contains(&format!("Round {round}. Pass the keyboard to {name}, then press Enter.")),
            "{screen}"
        );
        assert!(!screen.contains(&format!("{other}: standing")), "{screen}");
    }
    assert!(screens[0].contains("You are the United Kingdom") && screens[1].contains("You are France"));
    assert!(!screens[1].contains("private wiper") && !screens[2].contains("public wiper"), "{told}");
    assert!(screens[1].contains("a round that others played too stays played"), "{told}");
    assert!(
        screens[2].contains("→ Over “wiper”, ") && screens[2].contains("France named Russia in public"),
        "{told}"
    );
    assert!(screens[6].contains("Goals of the United Kingdom") && screens[6].contains("Goals of France"), "{told}");
    shell.run("replay game.jsonl --verify").success();
    let log = shell.read("game.jsonl");
    assert_eq!(log.matches("\"seat\":\"person\"").count(), 2);
}

/// The seats of the log come back, one after the other.
#[test]
fn delegations_go_on_later() {
    let shell = Shell::new();
    let line = format!("play {} --as gbr --as fra --prompt --log game.jsonl", ten_lines());
    shell.say(&line, "\n\n\n\n\nquit\n").success();
    let told = shell.say("play --resume game.jsonl --prompt", "\n\n\n\nquit\n").success();
    let told = String::from_utf8(told.get_output().stdout.clone()).expect("text");
    assert!(told.contains("Pass the keyboard to the United Kingdom") && told.contains("Pass the keyboard to France"));
    let twice = shell.error(&format!("play {} --as gbr --as gbr --prompt", ten_lines()), 2);
    assert!(twice.contains("the seat of gbr is asked for twice"), "{twice}");
}

/// Who adopts a text of which it still opposes a clause hears of it, and may do so all the same.
#[test]
fn who_adopts_what_it_opposes_is_told_so() {
    let said = "oppose grid\n\nadopt pact\ncancel\nsilent grid\nadopt pact\nquit\n";
    let told = Shell::new().say(&format!("play {} --as ada --prompt", treaty_table()), said).success();
    let told = String::from_utf8(told.get_output().stdout.clone()).expect("text");
    let note =
        "moved: adopt pact\n  ! you still oppose “grid”, which is voted on first; `silent grid` takes that back\n";
    assert_eq!((told.matches(note).count(), told.matches("moved: adopt pact\n").count()), (1, 2), "{told}");
}

/// A person sees the table, moves, is told what is out of order and why, and finds what was moved in the log.
#[test]
fn a_person_negotiates_at_the_prompt() {
    let shell = Shell::new();
    let said = "table\ntable the pact\npropose grid 60\nbracket aid\nclean aid\nsign pact\norders\nundo\norders\n\ntable pact\ncancel\nquit\n";
    let told = shell.say(&format!("play {} --as ada --prompt --log game.jsonl", treaty_table()), said).success();
    let told = String::from_utf8(told.get_output().stdout.clone()).expect("text");
    for part in [
        "  The pact (pact): on the table until round 3 (2020-03-01)\n",
        "  The old accord (old): in force since round 1",
        "  Decides by consensus but for 1; texts meet half-way.",
        "    propose grid 80, aid 80, tell 60\n",
        "   × sign, ratify and stay_out: there is no adopted text\n",
        "out of order: there is no adopted text; `adopt pact` would be in order",
        "the contrary: `bracket aid`; `undo` takes the last order back, `cancel` all of them\n",
        "taken back: bracket aid",
        "  → Ada proposed “grid” of “The pact” at 60.",
        "  In brackets: 33 % of the clauses.",
        "[Leave the grids alone.]",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(!told.contains("Ada bracketed"), "{told}");
    let matrix = told.rsplit("Support:").next().expect("a matrix");
    assert!(matrix.lines().any(|line| line.split_whitespace().eq(["grid", "–★", "✓", "✓", "✓", "×"])), "{matrix}");
    shell.run("replay game.jsonl --verify").success();
}

/// Every verb of a motion stands in the list of a table where it is in order; what is not in order has its reason.
#[test]
fn a_table_lists_every_motion_that_is_in_order() {
    let package = "packages: {\"both\": (documents: [\"code\", \"more\"])}, documents: {\"more\": (venue: \"three\", \
                   closes: 3, clauses: {\"words_too\": ()}), ";
    let shell = Shell::new();
    let table = std::fs::read_to_string(treaty_table()).expect("a scenario");
    shell.write("table.ron", &table);
    shell.write("package.ron", &table.replace("documents: {", package));
    shell.write("split.ron", include_str!("../cases/split.ron"));
    let games = [
        (
            "table.ron --as ada --seed 3",
            "table pact\ntable vow\n\n\n\ntable pact\nsign pact\n\nratify pact\n\ntable pact\n",
        ),
        // Two at one keyboard: each sits down by an empty line, and is done by another.
        (
            "table.ron --as ada --as bel",
            "\nexpel foe from old\noffer bel {pay 0.1}\n\n\n\n\n\n\ntable old\naccept 1\n\n\ntable pact\n",
        ),
        ("package.ron --as ada --as bel", "\ntable code\ndivide code\n\n\n\n\n\n\ntable code\n"),
        ("split.ron --as ada", "table code\n"),
    ];
    let told = games.map(|(game, said)| {
        let told = shell.say(&format!("play {game} --prompt"), said).success();
        String::from_utf8(told.get_output().stdout.clone()).expect("text")
    });
    let lists = told.iter().flat_map(|told| told.split("  Your motions:\n").skip(1));
    let listed = lists.flat_map(|list| list.lines().map_while(|line| line.strip_prefix("    ")));
    let verbs: BTreeSet<&str> = listed.filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(verbs, BTreeSet::from(VERBS), "{told:#?}");
    assert!(told[0].contains("\n   × withdraw, object, expel and keep: no part of the document\n"), "{}", told[0]);
}

/// What stands in slots is shown of a text that is settled, too; how to ask for another only while one can.
#[test]
fn slots_are_asked_for_only_on_the_table() {
    let said = format!("table initiative\n{}table initiative\n", "\n".repeat(5));
    let told = Shell::new().say("play 2019_dinard --as fra --prompt", said).success();
    let told = String::from_utf8(told.get_output().stdout.clone()).expect("text");
    let (open, settled) = told.split_once("round 2> ").expect("two tables");
    assert!(
        open.contains("  Slots of conduct, * what stands; say `propose conduct duty=1 report=1` or such:\n"),
        "{open}"
    );
    assert!(settled.contains("  Slots of conduct, * what stands:\n"), "{settled}");
}

/// A deal is offered at the prompt, accepted by a machine, and the payment asked for when it is due.
#[test]
fn a_person_deals_at_the_prompt_and_is_told_what_is_due() {
    let shell = Shell::new();
    let said = "offer dov {pay 0.4} for {back tell 40}\n\ntable\n\n\npay 1\n\nquit\n";
    let told = shell.say(&format!("play {} --as ada --prompt --log game.jsonl", treaty_table()), said).success();
    let told = String::from_utf8(told.get_output().stdout.clone()).expect("text");
    for part in [
        "moved: offer dov {pay 0.4} for {back tell 40}",
        "→ Ada offered Dov to pay 0.40 points, in return for its word to ask for “tell” at 40 (deal 1).",
        "→ Dov accepted deal 1.",
        "Ada still has to pay 0.40 points and Dov still has to ask for “tell” at 40",
        "→ Dov kept its word: to ask for “tell” at 40 (deal 1).",
        "A payment of yours is due: `pay 1`.",
        "→ Ada paid Dov 0.40 points under deal 1.",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    shell.run("replay game.jsonl --verify").success();
}

/// The reversal of Charlevoix from the seat of the United States, and with Canada at the same keyboard: the debrief says
/// what it cost whom, and how good the text was.
#[test]
fn the_debrief_says_what_the_reversal_cost_whom() {
    let reversal = |seats: &str, said: &str| {
        let told = Shell::new().say(&format!("play 2018_charlevoix {seats} --prompt"), said).success();
        String::from_utf8(told.get_output().stdout.clone()).expect("text")
    };
    let alone = reversal("--as usa", "\n\nsign communique\n\nwithdraw communique\ntable communique\n\n\n\n\n");
    // Before it is sealed, and in the debrief: the same price.
    let price = "it costs you 0.20 points of standing, 0.48 in goods and company, and you break your word, which then counts \
                 for 33 % after 50 %";
    let foretold = format!(
        "you would be out of “The Charlevoix commitment on defending democracy” from round 5 \
                            (2018-06-11) on, unless you take that back before; {price}"
    );
    assert!(alone.contains(&format!("moved: withdraw communique\n  ! {foretold}\n")), "{alone}");
    assert!(alone.contains(&format!("   ! to withdraw: {foretold}.\n")), "{alone}");
    let paid = "it lost 0.20 of standing and 0.48 in goods and company, and it broke its word, which counts for 33 % after \
                50 %";
    assert!(alone.contains(paid), "{alone}");
    let pass = "\n\n\n\n";
    let signs = "\nsign communique\n\n";
    let leaves = "\nwithdraw communique\n\n\n\n";
    let both = [pass, pass, signs, signs, leaves, pass, pass, pass].concat();
    let both = reversal("--as usa --as can", &both);
    for told in [alone, both] {
        let (_, debrief) = told.split_once("Outcome\n").expect("a debrief");
        let left = debrief.lines().find(|line| line.contains(" left ")).expect("a withdrawal");
        assert!(left.starts_with("The United States left") && left.contains("of standing"), "{left}");
        assert!(left.contains("the others lost its company: Canada 0."), "{left}");
        assert!(debrief.contains("strength 0.58 of 1") && debrief.contains("Kalai-Smorodinsky"), "{debrief}");
    }
}

/// The table says how likely each joins, tells a seat first what speaks against its own joining, and shows what motions
/// look like.
#[test]
fn the_outlook_is_a_chance_and_begins_with_the_seat() {
    let shell = Shell::new();
    let said = "\ntable call\n\nwhy ind\nquit\n";
    let told = shell.say("play 2018_paris_call --seed 2 --as ind --prompt", said).success();
    let told = String::from_utf8(told.get_output().stdout.clone()).expect("text");
    assert!(told.contains("Outlook for this round, by the moods that governments may be in, to join as it stands: "));
    let refusals: Vec<&str> = told.lines().filter(|line| line.contains("In an even mood, out stays ")).collect();
    assert!(refusals.len() > 12 && refusals[0].contains("stays India: "), "{refusals:?}");
    assert!(told.contains("declaratory:") && told.contains("  none"), "{told}");
    assert!(told.contains("offer ") && told.contains(" {pay 0.1} for {join call} (or other promises"), "{told}");
}

/// Dinard's clause on conduct is drafted by slots.
#[test]
fn slots_are_listed_and_drafted_by_number_or_by_words() {
    let said = "table initiative\npropose conduct duty=best practices report=2\npropose conduct duty=2\npropose conduct dty=2 report=1\n\
                propose conduct duty=conduct report=nothing\npropose conduct duty=1 duty=2\n";
    let assert = Shell::new().say("play 2019_dinard --as fra --prompt", said).success();
    let told = String::from_utf8(assert.get_output().stdout.clone()).expect("text");
    let flat = told.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "Slots of conduct, * what stands; say `propose conduct duty=1 report=1` or such:",
        "duty: 1 Exchange best practices; *2 Keep to a code of conduct",
        "report: *1 each in its own way; 2 and say in public how that goes",
        "conduct: compromise would put it at 46.6.",
        "moved: propose conduct 30",
        "it would say, with what is new in «»: «Exchange best practices» on offence and defence, «and say in public how that goes».",
        "best practice; by the model, 2 of 7 members could live with it: the United States and the United Kingdom; it is beyond a \
         red line of France, Germany, Italy, Canada and Japan",
        "with it, compromise would put it at 40.6",
        "expected `report=` and its option, found the end of the line",
        "there is no slot `dty`; did you mean `duty`?",
        "there is no option `nothing`; there are 1, 2",
        "a slot takes one option only; say `report=`, too",
    ] {
        assert!(flat.contains(part), "{part}: {told}");
    }
}
