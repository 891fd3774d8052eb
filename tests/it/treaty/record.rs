//! T10: the treaty scenarios that ship, against what docs/treaty-scenarios.md says of them.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use dinard::play::{Game, log, replay};
use dinard::review::{Sequel, Withdrawal, final_text, outcome, withdrawals};
use dinard::scenario::Scenario;
use dinard::sim::event::Event;
use dinard::sim::round::{Table, play_round};
use dinard::sim::treaty::accession::Candidate;
use dinard::sim::treaty::{Deed, Stage, Status};
use dinard::sim::{Date, Dice, Orders, Round, Seed, Situation};
use dinard::study::joining::joining;

use super::{ADOPTED, RATIFIED, after, clause, document, scenario, seal, seat};

pub(super) fn shipped(name: &str) -> Arc<Scenario> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(format!("{name}.ron"));
    scenario(name, &fs::read_to_string(path).expect("a file"))
}

/// A game under an order file.
fn under_orders(name: &str, orders: &str) -> Game {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/orders").join(orders);
    under(shipped(name), &fs::read_to_string(path).expect("a file"))
}

/// A game in which all do as they did.
fn as_it_went(name: &str) -> Game {
    let mut game = Game::new(shipped(name), Seed(1));
    game.follow_script().expect("orders");
    game.play_out();
    game
}

/// A game under lines of the form `@round who: motion`.
fn under(scenario: Arc<Scenario>, text: &str) -> Game {
    let mut game = Game::new(scenario, Seed(1));
    while !game.is_over() {
        let own = format!("@{} ", game.round());
        let lines: Vec<_> = text.lines().filter_map(|line| line.strip_prefix(&own)).collect();
        let slugs: Vec<_> = lines.iter().filter_map(|line| line.split(':').next()).collect();
        for actor in game.setting().actor_ids().collect::<Vec<_>>() {
            let is_meant = slugs.contains(&game.setting().names.actor(actor));
            game.seat(actor, is_meant);
        }
        let mut told = String::new();
        seal(&mut game, &lines.join("\n"), &mut told);
        assert_eq!(told, "");
        game.play_round();
    }
    game
}

#[test]
fn t10_01_the_paris_call_over_200_games_is_the_table_of_the_page() {
    let scenario = shipped("2018_paris_call");
    let call = scenario.setting.names.find_document("call").expect("a document");
    let joined = joining(&scenario.setting, call, Seed(1), 200);
    let page =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/treaty-scenarios.md")).expect("a page");
    for (actor, joined) in scenario.setting.actor_ids().zip(joined) {
        let row = format!("| {} | {:.2} | ", scenario.actor_name(actor), joined as f64 / 200.0);
        assert!(page.contains(&row), "no `{row}`");
    }
}

#[test]
fn t10_02_budapest_enters_into_force_on_its_day_with_its_reservations() {
    let budapest = shipped("2001_budapest");
    let lines: Vec<&str> = budapest.script.iter().map(|(_, line)| line.as_str()).collect();
    let script = lines.join("\n");
    let game = under(budapest, &script);
    let texts = game.situation().texts();
    let convention = document(&game, "convention");
    let in_force = texts.document(convention).in_force.expect("in force");
    assert_eq!(game.setting().day(in_force), Date { year: 2004, month: 7, day: 1 });
    let bound = |slug| texts.clause(clause(&game, slug)).bound.contains(seat(&game, "ltu"));
    assert_eq!(["article_2", "article_4", "article_29"].map(bound), [true, false, false]);
    assert_eq!(texts.party(convention, seat(&game, "usa")).status, Status::Ratified);
}

#[test]
fn t10_03_budapest_without_its_fifth_is_never_in_force() {
    let mut game = Game::new(shipped("2001_budapest"), Seed(1));
    game.play_out();
    let convention = document(&game, "convention");
    assert_eq!(game.situation().texts().document(convention).stage, Stage::Adopted);
    assert_eq!(game.situation().texts().document(convention).in_force, None);
}

#[test]
fn t10_04_the_reversal_of_charlevoix_costs_both_sides() {
    let game = as_it_went("2018_charlevoix");
    let [withdrawal] = &withdrawals(&game)[..] else { panic!("one withdrawal") };
    assert_eq!((withdrawal.actor, withdrawal.round), (seat(&game, "usa"), Round(4)));
    assert!(withdrawal.standing.get() > 0.1 && withdrawal.forgone.get() > 0.1);
    assert!(withdrawal.resolve[1] < withdrawal.resolve[0]);
    assert_eq!(withdrawal.losses.len(), 6);
    assert_eq!(withdrawal.losses[0].0, seat(&game, "can"));
    assert!(withdrawal.losses.iter().all(|(_, loss)| loss.get() > 0.05));
    let mut stays = Game::new(shipped("2018_charlevoix"), Seed(1));
    stays.play_out();
    assert_eq!(withdrawals(&stays), []);
    // Adopted in round 2 and endorsed by all seven in round 3.
    let endorsed = stays.records().filter(|record| matches!(record.event, Event::Treaty(Deed::Signed { .. })));
    assert_eq!(endorsed.map(|record| record.round).collect::<Vec<_>>(), [Round(3); 7]);
}

#[test]
fn t10_05_dinard_agrees_on_no_code_of_conduct_and_on_the_rest() {
    let mut game = Game::new(shipped("2019_dinard"), Seed(1));
    game.play_out();
    let parked = game.records().any(|record| {
        matches!(&record.event, Event::Treaty(Deed::Deadlocked { between, .. })
            if between.contains(seat(&game, "gbr")) && between.contains(seat(&game, "ita")) && between.len() == 2)
    });
    assert!(parked);
    let text = final_text(&game, document(&game, "initiative"));
    let stands: Vec<_> = text.articles.iter().map(|article| article.number).collect();
    assert_eq!(stands, [None, Some(1), Some(2)]);
}

#[test]
fn t10_06_both_resolutions_are_adopted_and_so_many_votes_are_as_recorded() {
    let mut game = Game::new(shipped("2018_un_rivals"), Seed(1));
    game.play_out();
    // For it, of those who voted for it, by the record (R package unvotes): 73/27, then 73/266.
    let record = [
        ("group_of_all", "rus chn ind prk irn zaf sgp sau nga cri", 30),
        (
            "group_of_experts",
            "usa gbr fra deu ita can jpn ind isr aus nzl kor ukr est ltu nld dnk pol esp bra zaf sgp alb geo sau nga cri",
            24,
        ),
    ];
    for (slug, recorded, hits) in record {
        let of = document(&game, slug);
        assert_eq!(game.situation().texts().document(of).stage, Stage::Adopted);
        let for_it = game.situation().texts().document(of).for_it;
        let agrees = |actor| for_it.contains(actor) == recorded.split(' ').any(|slug| seat(&game, slug) == actor);
        assert_eq!(game.setting().actor_ids().filter(|actor| agrees(*actor)).count(), hits, "{slug}");
    }
}

#[test]
fn t10_09_a_withdrawal_that_was_taken_back_cost_nobody_its_company() {
    let lines = format!("{RATIFIED}---bel: withdraw pact---bel: ratify pact---\n---\n");
    let game = after(&lines);
    let [withdrawal] = &withdrawals(&game)[..] else { panic!("one withdrawal") };
    assert_eq!((withdrawal.round, withdrawal.sequel), (Round(6), Sequel::TakenBack(Round(7))));
    assert!(withdrawal.losses.is_empty() && withdrawal.forgone.get().abs() < 1e-12);
    let told = &outcome(&game).aftermath(&game)[0];
    assert!(told.contains("took it back in round 7") && told.contains("nobody lost its company"), "{told}");
    let leaves = after(&lines.replace("---bel: ratify pact", "---"));
    let [withdrawal] = &withdrawals(&leaves)[..] else { panic!("one withdrawal") };
    assert_eq!(withdrawal.sequel, Sequel::Left);
    // Ada loses more than Cor: she counts on Bel's answer and its name, and Bel is her ally in defence, too.
    let losses: Vec<_> = withdrawal.losses.iter().map(|(other, _)| *other).collect();
    assert_eq!(losses, ["ada", "cor"].map(|slug| seat(&leaves, slug)));
    assert!(withdrawal.losses.iter().all(|(_, loss)| loss.get() > 0.0));
    // Goods, name and the ties that it had: what a withdrawal forgoes is all three.
    let before = after(RATIFIED);
    let own = Candidate::new(before.setting(), before.situation(), document(&before, "pact"), seat(&before, "bel"));
    let own = own.accession();
    assert!(own.gain > 0.0 && own.reputation > 0.0 && own.ties > 0.0);
    assert!((withdrawal.forgone.get() - own.gain - own.reputation - own.ties).abs() < 1e-9);
}

#[test]
fn t10_10_who_leaves_what_never_bound_it_forgoes_nothing() {
    let game = after(&format!("{ADOPTED}---ada: sign pact\nbel: sign pact---bel: withdraw pact---\n---\n"));
    let [withdrawal] = &withdrawals(&game)[..] else { panic!("one withdrawal") };
    assert_eq!(withdrawal.sequel, Sequel::NeverBound);
    assert!(withdrawal.losses.is_empty() && withdrawal.forgone.get().abs() < 1e-12);
    let told = &outcome(&game).aftermath(&game)[0];
    assert!(told.contains("before it was bound by it") && !told.contains("goods and company"), "{told}");
}

#[test]
fn t10_08_the_host_that_leaves_costs_the_others_less_than_the_largest() {
    let cost = |game: &Game| {
        let [withdrawal] = &withdrawals(game)[..] else { panic!("one") };
        withdrawal.clone()
    };
    let largest = cost(&as_it_went("2018_charlevoix"));
    let host = cost(&under_orders("2018_charlevoix", "charlevoix_canada_leaves.txt"));
    assert!(host.standing.get() > 0.1 && host.resolve[1] < host.resolve[0] && host.forgone.get() > 0.1);
    assert_eq!(host.losses.len(), 6);
    let most = |withdrawal: &Withdrawal| withdrawal.losses[0].1.get();
    assert!(0.0 < most(&host) && most(&host) < most(&largest));
}

/// Machines play all of these the same with and without a log, and from their logs again.
#[test]
fn t10_07_logs_change_nothing_and_give_the_same_game_again() {
    let cases = [
        scenario("machines.ron", include_str!("../../cases/machines.ron")),
        scenario("deals.ron", include_str!("../../cases/deals.ron")),
        scenario("effects.ron", include_str!("../../cases/effects.ron")),
        shipped("2018_charlevoix"),
        shipped("2018_paris_call"),
        shipped("2018_un_rivals"),
        shipped("2019_dinard"),
    ];
    for scenario in cases {
        let mut game = Game::new(Arc::clone(&scenario), Seed(5));
        game.play_out();
        let setting = game.setting();
        let mut situation = Situation::new(setting);
        let mut table = Table::new(setting, Dice::new(game.seed()));
        while situation.ending().is_none() {
            play_round(setting, &mut situation, &Orders::machines(), &mut table, &mut ());
        }
        assert_eq!(&situation, game.situation(), "{}", scenario.slug);
        let mut text = Vec::new();
        log::append_header(&game, &mut text).expect("a header");
        log::append_entries(&game, 0, &mut text).expect("entries");
        let log = log::read(&String::from_utf8(text).expect("UTF-8")).expect("a log");
        assert_eq!(
            replay::verify(&log).expect("the same game").game.situation(),
            game.situation(),
            "{}",
            scenario.slug
        );
        assert_eq!(replay::fold(&log).situation(), game.situation(), "{}", scenario.slug);
    }
}

/// Whether a deed follows from a deed that can lead to it; from none, if it is a move of its own.
fn follows_rightly(deed: &Deed, cause: Option<&Event>) -> bool {
    let follows = |leads: &dyn Fn(&Deed) -> bool| matches!(cause, Some(Event::Treaty(led)) if leads(led));
    if matches!(deed, Deed::ClauseDecided { .. } | Deed::Adopted { .. }) {
        follows(&|led| matches!(led, Deed::VoteCalled { .. }))
    } else if matches!(deed, Deed::Signed { .. }) {
        follows(&|led| matches!(led, Deed::Adopted { .. }))
    } else if matches!(deed, Deed::EnteredIntoForce { .. }) {
        follows(&|led| matches!(led, Deed::Signed { .. }))
    } else if matches!(deed, Deed::Taught { .. }) {
        follows(&|led| matches!(led, Deed::EnteredIntoForce { .. }))
    } else if let Deed::Left { actor, .. } = deed {
        follows(&|led| matches!(led, Deed::Withdrew { actor: who, .. } if who == actor))
    } else {
        cause.is_none()
    }
}

#[test]
fn t10_90_deeds_follow_from_what_led_to_them_and_not_from_what_came_before() {
    let reversal = as_it_went("2018_charlevoix");
    let dinard = under(shipped("2019_dinard"), "");
    for game in [&reversal, &dinard] {
        let records: Vec<_> = game.records().collect();
        let mut seen = 0;
        for record in &records {
            let Event::Treaty(deed) = &record.event else { continue };
            let cause = record.cause.after.map(|number| &records[number as usize].event);
            assert!(follows_rightly(deed, cause), "{deed:?} after {cause:?}");
            seen += usize::from(cause.is_some());
        }
        assert!(seen > 5, "{seen}");
    }
    assert!(reversal.records().any(|record| matches!(record.event, Event::Treaty(Deed::Left { .. }))));
}
