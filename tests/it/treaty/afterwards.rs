//! T19: what the table tells afterwards: votes, texts that were not adopted, packages that fell, who was put out, who
//! stayed out, and rivals side by side.

use dinard::play::Game;
use dinard::review::words::Words;
use dinard::review::{Audience, Stood, expulsions, final_text, outcome, rivals, story};
use dinard::scenario::measure::{Played, measures};
use dinard::sim::Seed;

use super::record::shipped;
use super::{document, play_on, scenario, seat, seated_at};

const DEALS: &str = include_str!("../../cases/deals.ron");
const TABLE: &str = include_str!("../../cases/table.ron");
const SPLIT: &str = include_str!("../../cases/split.ron");

/// What comes of these lines, persons in all seats, the rest of the game played out.
fn over(file: &str, lines: &str) -> Game {
    let mut game = seated_at(scenario("afterwards.ron", file), "");
    let told = play_on(&mut game, lines);
    assert!(!told.contains("refused"), "{told}");
    game.play_out();
    game
}

fn measured(game: &Game, name: &str) -> f64 {
    let (setting, situation) = (game.setting(), game.situation());
    let played = Played { setting, situation, first_named: &[], first_named_by: &[] };
    let all = measures(game.scenario());
    all.iter().find(|measure| measure.name == name).expect("a measure").of(&played)
}

fn status(game: &Game, slug: &str) -> String {
    final_text(game, document(game, slug)).status.join("\n")
}

fn debrief(game: &Game) -> String {
    let chapters: String = story(game, Audience::Debrief).iter().map(|chapter| chapter.to_text()).collect();
    chapters + &outcome(game).to_text(game)
}

/// The firm has a seat in the pair, but no vote; hands are shown, no roll is called.
#[test]
fn t19_01_votes_are_of_members_with_a_vote_by_show_of_hands_too() {
    let votes = |game: &Game| ["one.votes_for", "one.votes_against"].map(|name| measured(game, name).to_string());
    let game = over(DEALS, "ada: support left\n---\n---\n---ada: adopt one\nfirm: adopt one\nbel: reject one\n");
    assert_eq!(votes(&game), ["1", "1"]);
    let game = over(DEALS, "ada: support left\n---\n---\n---firm: reject one\nada: adopt one\nbel: adopt one\n");
    assert_eq!(votes(&game), ["2", "0"]);
}

#[test]
fn t19_02_nobody_voted_where_nothing_was_decided() {
    let game = seated_at(scenario("afterwards.ron", DEALS), "");
    assert!(measured(&game, "one.votes_for").is_nan() && measured(&game, "club.votes_against").is_nan());
}

#[test]
fn t19_03_a_text_that_was_voted_down_is_called_nothing_else() {
    let game = over(DEALS, "ada: support left\nada: support filler\n---\n---\n---bel: reject one\n");
    let text = final_text(&game, document(&game, "one"));
    assert!(text.status.iter().any(|line| line.contains("put to the vote; it was not adopted")), "{text:?}");
    for article in text.articles.iter().filter(|article| article.number.is_some()) {
        assert!(article.standing.starts_with("carried, but the text as a whole was not adopted"), "{article:?}");
    }
}

#[test]
fn t19_04_what_nothing_was_split_off_into_is_told_so() {
    let told = |game: &Game| status(game, "prot");
    let game = seated_at(scenario("afterwards.ron", SPLIT), "");
    assert_eq!(
        told(&game),
        "Declaration, not there yet: it comes to be only if a clause is split off from “The code”."
    );
    let game = over(SPLIT, "");
    assert_eq!(told(&game), "Declaration, never came to be: no clause was split off from “The code”.");
    let game = over(SPLIT, "ada: split conduct");
    assert!(told(&game).contains("Split off from “The code”."), "{}", told(&game));
}

#[test]
fn t19_05_an_expulsion_is_told_with_its_votes_and_what_followed() {
    let game = over(DEALS, "ada: expel foe from club\n---\n");
    let all = expulsions(&game);
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].actor, all[0].stood, all[0].left), (seat(&game, "foe"), Stood::Bound, 2));
    let told = "Foe was put out of “The club” in round 2";
    assert!(outcome(&game).to_text(&game).contains(told), "{}", outcome(&game).to_text(&game));
    let status = status(&game, "club");
    assert!(status.contains(told) && status.contains("by 1 to 0: its consent lapsed, it has not been bound since"));
    assert!(status.contains("The document went on for 2 others."), "{status}");
    assert!(expulsions(&over(DEALS, "")).is_empty());
    // It leaves at once, and is put out of what it has left.
    let game = over(DEALS, "ada: expel foe from club\nfoe: withdraw club\n---\n");
    assert_eq!(expulsions(&game)[0].stood, Stood::Gone);
    let told = outcome(&game).to_text(&game);
    assert!(
        told.contains("by 1 to 0: it had left before, and cannot come back. The document went on for 2"),
        "{told}"
    );
}

/// Who breaks a silence is told, not how many.
#[test]
fn t19_06_a_broken_silence_has_names_and_no_numbers() {
    let game = over(TABLE, "---\n---\nbel: reject code");
    assert!(status(&game, "code").contains("Bel broke the silence."), "{}", status(&game, "code"));
    let told = debrief(&game);
    let line = told.lines().find(|line| line.contains("“The code” (three) was not adopted")).expect("a line");
    assert!(line.contains("was not adopted, for Bel broke the silence"), "{line}");
    assert!(!line.contains(|letter: char| letter.is_ascii_digit()) && !line.contains(" to "), "{line}");
    let game = over(TABLE, "---\n---\n");
    assert!(status(&game, "code").contains("Nobody broke the silence."), "{}", status(&game, "code"));
}

/// Rank changes what an endorsement is, also of who has no capital.
#[test]
fn t19_07_a_firm_has_a_board_and_no_capital() {
    let file = DEALS.replace("venues: {\n        \"pair\": (", "venues: {\n        \"pair\": (rank: experts, ");
    assert_ne!(file, DEALS);
    let lines = "ada: support left\nada: support filler\n---\n---\n---ada: adopt one\n---ada: sign one\nfirm: sign one\n---firm: ratify one\n";
    let game = over(&file, lines);
    let parties = final_text(&game, document(&game, "one")).parties;
    assert!(parties.contains(&"Endorsed ad referendum: Ada.".to_owned()), "{parties:?}");
    assert!(parties.contains(&"Confirmed by its board: The firm.".to_owned()), "{parties:?}");
    assert!(parties.iter().any(|line| line.starts_with("Stayed out: ") && line.contains("Bel")), "{parties:?}");
    let told = debrief(&game);
    assert!(told.contains("endorsed “One” subject to board approval"), "{told}");
}

#[test]
fn t19_08_rivals_stand_side_by_side_and_are_refused_as_adopted() {
    let mut game = Game::new(shipped("2018_un_rivals"), Seed(1));
    game.play_out();
    let out = outcome(&game);
    let all = rivals(&game, &out.texts);
    assert_eq!(all.len(), 1);
    let [a, b] = all[0].documents.as_slice() else { panic!("two rivals") };
    assert_eq!(measured(&game, "group_of_all.votes_for").to_string(), a.for_it.len().to_string());
    assert_eq!(measured(&game, "group_of_experts.votes_for").to_string(), b.for_it.len().to_string());
    for rival in [a, b] {
        let members = game.setting().voters(rival.document);
        assert_eq!(rival.for_it.union(rival.against).union(rival.abstained), members);
    }
    let told = debrief(&game);
    assert!(told.contains("Side by side, as one venue decided on them:"), "{told}");
    assert!(told.contains("“all sit” as adopted, at 46.9, lies out of reach; within it would have been"), "{told}");
    // Documents of different venues, or of a package, are no rivals.
    let mut game = Game::new(shipped("2018_charlevoix"), Seed(1));
    game.play_out();
    assert!(rivals(&game, &outcome(&game).texts).is_empty());
}

#[test]
fn t19_09_who_stayed_out_is_named_by_weight_and_counted() {
    let mut game = Game::new(shipped("2018_paris_call"), Seed(1));
    game.play_out();
    let told = outcome(&game).to_text(&game);
    let line = told.lines().find(|line| line.starts_with("  Stayed out: ")).expect("a line");
    let setting = game.setting();
    let weight = |name: &str| {
        let id = setting.actor_ids().find(|id| Words(game.scenario()).actor(*id) == name).expect("an actor");
        setting.actor(id).capability.get()
    };
    let (names, others) =
        line.trim_start_matches("  Stayed out: ").trim_end_matches(" others.").split_once(" and ").expect("a list");
    let weights: Vec<_> = names.split(", ").map(weight).collect();
    assert!(names.starts_with("the United States") && weights.is_sorted_by(|a, b| a >= b), "{names}");
    let call = document(&game, "call");
    let outside = setting.invited(call).difference(game.situation().texts().who(call, |party| party.is_in()));
    assert_eq!(others.parse(), Ok(outside.len() - weights.len()));
}
