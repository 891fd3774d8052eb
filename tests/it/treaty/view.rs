//! T5: the table as a seat sees it.

use super::{after, clause, document, play_on, scenario, seat, seated, seated_at};
use dinard::sim::check::motion::{OutOfOrder, check_motion};
use dinard::sim::treaty::motion::{Motion, Voice};
use dinard::sim::treaty::{Refusal, Stage, Status, Wording, Worth};
use dinard::sim::view::DocumentView;
use dinard::sim::{ActorSet, Round, View};

fn seen(view: &View, of: dinard::sim::DocumentId) -> &DocumentView {
    view.documents.iter().find(|seen| seen.document == of).expect("a document")
}

#[test]
fn t5_01_brackets_voices_and_sponsors_are_seen_by_all() {
    let game = after("ada: oppose grid\nbel: support grid\ncor: sponsor grid\n");
    for viewer in [None, Some(seat(&game, "far"))] {
        let view = game.view(viewer);
        let pact = seen(&view, document(&game, "pact"));
        let grid = pact.clauses.iter().find(|seen| seen.clause == clause(&game, "grid")).expect("a clause");
        assert_eq!(grid.wording, Wording::Bracketed);
        assert_eq!(
            ["ada", "bel", "cor"].map(|slug| grid.voice(seat(&game, slug))),
            [Voice::Against, Voice::For, Voice::Silent]
        );
        assert!(grid.sponsors.contains(seat(&game, "cor")));
        assert!((pact.bracket_share().get() - 1.0 / 3.0).abs() < 1e-12);
        assert!(pact.is_on_the_table && !pact.is_vote_called);
        assert_eq!((pact.stage, pact.deadline), (Stage::Open, Round(3)));
        assert_eq!(pact.who(Status::AtTable).count(), 5);
    }
}

#[test]
fn t5_02_a_vote_that_is_called_moves_the_deadline_and_binds_the_text() {
    let game = after("ada: call_vote code\n");
    let code = game.view(None);
    let code = seen(&code, document(&game, "code"));
    assert_eq!((code.is_vote_called, code.deadline), (true, Round(2)));
}

#[test]
fn t5_03_what_entry_into_force_lacks_is_counted_down() {
    let mut game = seated("");
    play_on(&mut game, super::ADOPTED);
    play_on(&mut game, "ada: sign pact\n---ada: ratify pact\n");
    let view = game.view(None);
    let pact = seen(&view, document(&game, "pact"));
    assert_eq!((pact.missing.ratifications, pact.missing.of_club), (2, 1));
    assert_eq!(pact.in_force, None);
}

#[test]
fn t5_04_every_motion_is_listed_as_the_rules_would_answer_it() {
    let game = after("ada: call_vote pact\n");
    let mut reasons = Vec::new();
    for actor in game.setting().actor_ids() {
        for of in game.setting().document_ids() {
            for (motion, order) in game.motions(actor, of) {
                assert_eq!(order, check_motion(game.setting(), game.situation(), actor, &motion));
                assert_eq!(motion.document(game.setting()), Some(of));
                reasons.extend(order.err());
            }
        }
    }
    assert!(reasons.contains(&OutOfOrder::NotAMember) && reasons.contains(&OutOfOrder::NotAdopted));
    let mine = game.motions(seat(&game, "far"), document(&game, "old"));
    assert!(mine.iter().any(|(motion, order)| matches!(motion, Motion::Sign { .. }) && order.is_ok()));
}

#[test]
fn t5_05_machines_say_where_they_stand_once() {
    let mut game = seated("nobody");
    let told = play_on(&mut game, "---");
    assert_eq!(told.matches("sounded:{clause:grid").count(), 1, "{told}");
    let view = game.view(None);
    let pact = seen(&view, document(&game, "pact"));
    assert_eq!(pact.clauses[0].voice(seat(&game, "foe")), Voice::Against);
    assert_eq!(pact.clauses[0].voice(seat(&game, "ada")), Voice::For);
}

#[test]
fn t5_06_who_would_join_who_would_follow_and_who_is_pivotal() {
    let mut game = seated("");
    play_on(&mut game, super::ADOPTED);
    let start = game.prospects(document(&game, "pact"));
    // Open to all: the five of the table and Far.
    assert_eq!(start.iter().map(|prospect| prospect.actor.0).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5]);
    assert!(start.iter().all(|prospect| !prospect.is_pivotal && prospect.power > 0.0));
    let club = |slug| start[seat(&game, slug).index()].power;
    assert!(
        club("ada") > club("dov") && (start.iter().map(|prospect| prospect.power).sum::<f64>() - 1.0).abs() < 1e-9
    );
    for prospect in &start {
        assert_eq!(prospect.refusal.is_none(), prospect.accession.total().get() > 1e-12 && !is_stuck(prospect));
    }
    play_on(&mut game, "ada: sign pact\nbel: sign pact---ada: ratify pact\nbel: ratify pact\n");
    let two = game.prospects(document(&game, "pact"));
    // Three are needed, two of the club are in: anybody completes it.
    assert!(two.len() == 4 && two.iter().all(|prospect| prospect.is_pivotal));
}

fn is_stuck(prospect: &dinard::sim::treaty::prospect::Prospect) -> bool {
    matches!(prospect.refusal, Some(Refusal::OutOfReach { .. }))
}

#[test]
fn t5_07_followers_are_those_who_would_not_join_without() {
    let mut game = seated("");
    play_on(&mut game, super::ADOPTED);
    let prospects = game.prospects(document(&game, "pact"));
    let willing: Vec<_> = prospects.iter().filter(|one| one.refusal.is_none()).map(|one| one.actor).collect();
    assert!(prospects.iter().all(|one| one.followers.iter().all(|follower| !willing.contains(&follower))));
}

#[test]
fn t5_08_opponents_say_what_they_could_live_with() {
    let mut game = seated("nobody");
    play_on(&mut game, "");
    let view = game.view(None);
    let pact = seen(&view, document(&game, "pact"));
    assert_eq!(pact.clauses[0].offers, [(seat(&game, "foe"), 30.0)]);
}

/// A club of one, and who stands outside: Cor joins if Bel does, Dov if the line is further.
const CLUB: &str = r#"(
    format: 1, title: "The club", playable: ["ada"],
    rounds: [(date: "2020-01-01"), (date: "2020-02-01"), (date: "2020-03-01")],
    actors: {
        "ada": (capability: 1), "bel": (capability: 1, aversion: 0.5), "cor": (capability: 1, aversion: 0.12),
        "dov": (capability: 1, aversion: 0.2),
    },
    ties: [(between: ("bel", "cor"), kind: defence_pact)],
    documents: {"club": (
        kind: declaration, parties: ["ada"],
        clauses: {"line": (position: 50, preferences: {"dov": (position: 80, half_width: 40, salience: 0.5)})},
    )},
    incidents: {"raid": (
        author: "dov", severity: 5, victims: {"ada": 0.5}, on: (round: 3), suspects: {"dov": 1, criminals: 1},
        evidence: [(layer: tactical)],
    )},
)"#;

#[test]
fn t5_09_who_joins_only_in_company_follows_it() {
    let game = seated_at(scenario("club.ron", CLUB), "");
    let followers: Vec<_> = game.prospects(document(&game, "club")).iter().map(|one| one.followers).collect();
    let cor = ActorSet::EMPTY.with(seat(&game, "cor"));
    assert_eq!(followers, [cor, ActorSet::EMPTY, ActorSet::EMPTY]);
}

#[test]
fn t5_10_a_refusal_offers_the_one_text_that_would_be_enough() {
    let game = seated_at(scenario("club.ron", CLUB), "");
    let refusals: Vec<_> = game.prospects(document(&game, "club")).into_iter().map(|one| one.refusal).collect();
    let offer = |refusal: &Option<Refusal>| {
        let Some(Refusal::NotWorthIt { most: Worth::Aversion, offer, .. }) = refusal else { panic!("{refusal:?}") };
        *offer
    };
    assert_eq!([0, 1, 2].map(|at| offer(&refusals[at])), [None, None, Some((clause(&game, "line"), 68.9))]);
    let joins_at = |text: &str| {
        let game = seated_at(scenario("club.ron", &CLUB.replace("position: 50", text)), "");
        game.prospects(document(&game, "club"))[2].refusal.is_none()
    };
    assert_eq!(["position: 68.8", "position: 68.9"].map(joins_at), [false, true]);
}

#[test]
fn t5_11_power_is_the_shapley_shubik_index_among_the_states_that_may_consent() {
    let power = |text: &str| {
        let mut game = seated_at(scenario("table.ron", text), "");
        play_on(&mut game, super::ADOPTED);
        let prospects = game.prospects(document(&game, "pact"));
        ["ada", "dov", "far"]
            .map(|slug| prospects.iter().find(|one| one.actor == seat(&game, slug)).map_or(0.0, |one| one.power))
    };
    let text = include_str!("../../cases/table.ron");
    let is = |found: [f64; 3], expected: [f64; 3]| {
        assert!(found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-12), "{found:?}");
    };
    // Counted by hand over all orders: three of six, two of them of the three of the club. Banzhaf's would be 5/18, 1/18.
    is(power(text), [17.0 / 60.0, 1.0 / 20.0, 1.0 / 20.0]);
    // Far is not invited, or no state: five are left.
    is(
        power(
            &text.replace(
                "open: true, procedure: (rule: consensus(minus: 1))",
                "procedure: (rule: consensus(minus: 1))",
            ),
        ),
        [4.0 / 15.0, 1.0 / 10.0, 0.0],
    );
    let firm = text.replace(r#"(name: "Far", capability: 0.2)"#, r#"(name: "Far", capability: 0.2, kind: firm)"#);
    is(power(&firm), [4.0 / 15.0, 1.0 / 10.0, 0.0]);
}
