//! A person at the prompt: what is said, what is answered, and what is kept.

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

#[test]
fn a_line_that_is_no_text_is_asked_for_again() {
    let told = answers(b"private wiper \xff\nprivate wiper to rus\n\n".to_vec());
    assert!(told.contains("no UTF-8 text") && told.contains("ordered: private wiper to rus"), "{told}");
    assert!(told.contains("round 2> "), "{told}");
}

/// The desk that is shown first is over an incident that has news, not over the newest.
#[test]
fn the_desk_turns_to_what_has_news() {
    let assert = Shell::new().say("play --as gbr --prompt", "\n".repeat(12)).success();
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
        "`sing` is no response",
        "no choice yet",
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

/// Every row of the desk can be taken: what would be refused is listed apart, with the reason.
#[test]
fn rows_of_the_desk_are_never_refused() {
    let told = answers("1\n2\n3\n4\n5\n6\n7\n8\nquit\n");
    assert!(!told.contains("refused: ") && told.contains("the desk has no row 8"), "{told}");
    assert!(told.contains("✗ naming together: naming together needs a pledge"), "{told}");
    assert!(told.contains("You left in round 1. It was not kept: `--log FILE` keeps a game."), "{told}");
}

/// A person sees the table, moves, is told what is out of order and why, and finds what was moved in the log.
#[test]
fn a_person_negotiates_at_the_prompt() {
    let shell = Shell::new();
    let said = "table\ntable the pact\npropose grid 60\nbracket aid\nsign pact\norders\nundo\norders\n\ntable pact\ncancel\nquit\n";
    let told = shell.say(&format!("play {} --as ada --prompt --log game.jsonl", treaty_table()), said).success();
    let told = String::from_utf8(told.get_output().stdout.clone()).expect("text");
    for part in [
        "  The pact (pact): on the table until round 3 (2020-03-01)\n",
        "  The old accord (old): in force since round 1",
        "  Decides by consensus but for 1; texts meet half-way.",
        "    propose grid 80, aid 80, tell 60\n",
        "   ✗ sign, ratify and stay_out: there is no adopted text\n",
        "out of order: there is no adopted text; `adopt pact` would be in order",
        "taken back: bracket aid",
        "  → Ada proposed 60.0 for \"grid\" of The pact.",
        "  In brackets: 33 % of the clauses.",
        "[Leave the grids alone.]",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(!told.contains("Ada bracketed"), "{told}");
    let matrix = told.rsplit("Support:").next().expect("a matrix");
    assert!(matrix.lines().any(|line| line.split_whitespace().eq(["grid", "·*", "+", "+", "+", "−"])), "{matrix}");
    shell.run("replay game.jsonl --verify").success();
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
        "→ Ada offered Dov to pay 0.40 points, in return for its word to ask for 40.0 of \"tell\" (deal 1).",
        "→ Dov accepted deal 1.",
        "Ada still has to pay 0.40 points and Dov still has to ask for 40.0 of \"tell\"",
        "→ Dov kept its word: to ask for 40.0 of \"tell\" (deal 1).",
        "A payment of yours is due: `pay 1`.",
        "→ Ada paid Dov 0.40 points under deal 1.",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    shell.run("replay game.jsonl --verify").success();
}
