//! Others do as they did: the script of a scenario beside persons, kept by the log, undone and branched off with it.

use std::sync::Arc;

use dinard::play::log::{append_entries, append_header, read};
use dinard::play::replay::{fold, resume, verify};
use dinard::play::{Game, Player};
use dinard::review::{as_it_went, consent, why, withdrawals};
use dinard::scenario::Scenario;
use dinard::sim::event::Event;
use dinard::sim::treaty::{Deed, Motion};
use dinard::sim::{ActorId, Record, Round, Seed};

use crate::cli::Shell;

fn charlevoix() -> Arc<Scenario> {
    let text = include_str!("../../scenarios/2018_charlevoix.ron");
    Arc::new(Scenario::parse("2018_charlevoix", text).0.expect("a scenario"))
}

/// A person in one seat, the others as it went.
fn beside(seat: &str) -> Game {
    let mut game = Game::new(charlevoix(), Seed(1));
    let seat = actor(&game, seat);
    game.seat(seat, true);
    game.follow_script().expect("orders");
    game
}

fn actor(game: &Game, slug: &str) -> ActorId {
    game.setting().names.find_actor(slug).expect("an actor")
}

/// Who left the commitment, and when.
fn leavers(game: &Game) -> Vec<(ActorId, Round)> {
    let left = |record: &Record| {
        let Event::Treaty(Deed::Withdrew { actor, .. }) = &record.event else { return None };
        Some((*actor, record.round))
    };
    game.records().filter_map(left).collect()
}

fn log_of(game: &Game) -> String {
    let mut text = Vec::new();
    append_header(game, &mut text).expect("a header");
    append_entries(game, 0, &mut text).expect("entries");
    String::from_utf8(text).expect("text")
}

/// Canada plays; the United States leaves as it did, and the debrief says what that cost whom.
#[test]
fn the_others_do_as_they_did() {
    let mut game = beside("can");
    let (usa, can) = (actor(&game, "usa"), actor(&game, "can"));
    game.play_out();
    assert_eq!(leavers(&game), [(usa, Round(4))]);
    let [withdrawal] = &withdrawals(&game)[..] else { panic!("one withdrawal") };
    assert!(withdrawal.standing.get() > 0.1 && withdrawal.losses.len() == 5, "{withdrawal:?}");
    assert_eq!((game.orders_by(usa, Round(4)), game.orders_by(can, Round(4))), (Player::Script, Player::Person));
    assert_eq!(game.scripted(Round(4)).iter().collect::<Vec<_>>(), [usa]);
    let told = as_it_went(&game, Round(5)).expect("sanctions");
    assert_eq!(told, "The United States did here as the record has it; the model did not weigh it.");
    assert_eq!(as_it_went(&game, Round(3)), None);
}

/// Nobody gave a reason for what a script says, and no card makes one up.
#[test]
fn a_scripted_deed_is_told_as_scripted() {
    let mut game = beside("can");
    game.play_out();
    let names = &game.setting().names;
    let (usa, document) = (actor(&game, "usa"), names.find_document("communique").expect("a document"));
    let card = consent(&game, usa, document, Round(4)).expect("a card");
    assert!(card.by == Player::Script && card.reasons.is_empty() && card.turns.is_empty());
    assert!(
        card.to_text().contains("it is what the record has, and the model did not weigh it"),
        "{}",
        card.to_text()
    );
    let incident = names.find_incident("notpetya").expect("an incident");
    let card = why(&game, usa, incident, Round(5), None).expect("a card");
    assert!(card.by == Player::Script && card.reasons.is_empty(), "{}", card.to_text());
    assert!(card.to_text().starts_with("What did the script, which plays the United States as it went, order over"));
}

/// The script never moves a person: as the United States, one decides oneself.
#[test]
fn the_script_leaves_the_seats_of_persons_alone() {
    let mut game = beside("usa");
    game.play_out();
    assert_eq!(leavers(&game), []);
    assert!((1..=7).all(|round| game.scripted(Round(round)).is_empty()));
}

/// What is not legal in this game is left to the rules: without an adoption nobody can leave.
#[test]
fn a_line_that_is_not_legal_is_left_to_the_rules() {
    let mut game = beside("can");
    let can = actor(&game, "can");
    let document = game.setting().names.find_document("communique").expect("a document");
    while game.round() < Round(3) {
        let clauses = game.setting().document(document).clause_ids();
        let against: Vec<_> = clauses
            .map(|clause| Motion::Speak { clause, voice: dinard::sim::treaty::motion::Voice::Against })
            .collect();
        game.table(can, against).expect("in order");
        game.play_round();
    }
    game.play_out();
    assert_eq!(leavers(&game), []);
    assert!(game.scripted(Round(4)).is_empty());
}

/// A log remembers that the others do as they did: a game that is taken up again goes on the same way.
#[test]
fn logs_undo_and_branches_keep_it() {
    let mut whole = beside("can");
    whole.play_out();
    let text = log_of(&whole);
    assert_eq!(verify(&read(&text).expect("a log")).expect("the same").game.journal(), whole.journal());
    assert_eq!(fold(&read(&text).expect("a log")).journal(), whole.journal());
    let mut cut = beside("can");
    while cut.round() < Round(3) {
        cut.play_round();
    }
    let mut resumed = resume(&read(&log_of(&cut)).expect("a log")).expect("a game");
    assert!(resumed.follows_script());
    resumed.play_out();
    assert_eq!(resumed.journal(), whole.journal());
    let mut branch = whole.branch(Round(2)).expect("a round that was reached");
    branch.play_out();
    assert_eq!(leavers(&branch), leavers(&whole));
    whole.undo(Round(4)).expect("a round that was reached");
    assert_eq!(leavers(&whole), []);
    whole.play_out();
    assert_eq!(leavers(&whole), leavers(&branch));
    let log = read(&log_of(&whole)).expect("a log");
    assert_eq!(verify(&log).expect("the same").game.journal(), whole.journal());
}

/// A log whose scenario has a broken script cannot be gone on with.
#[test]
fn a_log_with_a_broken_script_is_refused() {
    let text = log_of(&beside("can")).replace("@4 usa: withdraw", "@4 usa: witdraw");
    assert!(read(&text).expect_err("no orders").problem.contains("no orders"));
}

/// The prompt says so, plays it, and goes on with it from a log.
#[test]
fn the_prompt_plays_beside_the_script() {
    let shell = Shell::new();
    let said = "\nadopt communique\n\nsign communique\n\nquit\n";
    let told = shell.say("play 2018_charlevoix --as can --script --prompt --log game.jsonl", said).success();
    let told = String::from_utf8(told.get_output().stdout.clone()).expect("text");
    assert!(told.contains("The other seats do as they did, by the script of the scenario"), "{told}");
    let told = shell.say("play --resume game.jsonl --prompt", "\n\n\n\n").success();
    let told = String::from_utf8(told.get_output().stdout.clone()).expect("text");
    let (_, debrief) = told.split_once("Outcome\n").expect("a debrief");
    let left = debrief.lines().find(|line| line.contains(" left ")).expect("a withdrawal");
    assert!(left.starts_with("The United States left") && debrief.contains("Canada 0."), "{debrief}");
    shell.run("replay game.jsonl --verify").success();
    let error = shell.error("play 2019_dinard --as fra --script --prompt", 2);
    let told =
        "error: the scenario 2019_dinard has no `script`; of those that come with the program, these have one: ";
    let scripted = error.strip_prefix(told).expect("a list");
    let entries = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios")).expect("a folder");
    let texts = entries.filter_map(|entry| std::fs::read_to_string(entry.ok()?.path()).ok());
    assert_eq!(texts.filter(|text| text.contains("\n    script: [")).count(), scripted.split(", ").count());
    let head = include_str!("../../docs/treaty-scenarios.md").split("\n\n").nth(1).expect("a head");
    for slug in scripted.split(", ") {
        assert!(head.contains(&format!("`{slug}`")), "{slug} is not named in the head of the page");
    }
}
