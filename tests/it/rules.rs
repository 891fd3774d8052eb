//! Case notation: orders in, events out. One case a rule of docs/model.md. All seats are persons', so that only what is
//! ordered happens; seats without a line hold out.

use std::fmt::Write as _;
use std::sync::Arc;

use dinard::play::log::render_entry;
use dinard::play::{Entry, Game, notation};
use dinard::scenario::{Roster, Scenario};
use dinard::sim::choice::Response;
use dinard::sim::event::{Event, Phase};
use dinard::sim::{Order, Record, Seed};
use insta::assert_snapshot;

fn five() -> Arc<Scenario> {
    let (scenario, findings) = Scenario::parse("five.ron", include_str!("../cases/five.ron"));
    Arc::new(scenario.unwrap_or_else(|| panic!("five.ron: {findings:?}")))
}

/// Plays orders in rounds parted by `---` and writes down what came of them, without what everybody saw.
fn play(orders: &str) -> String {
    let mut game = Game::new(five(), Seed(1));
    for actor in game.setting().actor_ids() {
        game.seat(actor, true);
    }
    let mut told = String::new();
    for round in orders.split("---") {
        let mut sealed: Vec<Vec<Order>> = vec![Vec::new(); game.setting().actors.len()];
        for line in round.lines().map(str::trim).filter(|line| !line.is_empty()) {
            match notation::parse(&Roster::of(game.scenario()), line) {
                Ok((actor, order)) => sealed[actor.index()].push(order),
                Err(error) => return format!("{error}"),
            }
        }
        for actor in game.setting().actor_ids() {
            let mut orders = std::mem::take(&mut sealed[actor.index()]);
            for incident in game.setting().incident_ids() {
                if game.situation().incident(incident).is_open() && !orders.iter().any(|o| o.incident == incident) {
                    orders.push(Order { incident, response: Response::HoldOut, accused: None, pledge: None });
                }
            }
            if let Err(refusal) = game.seal(actor, orders) {
                let _ = writeln!(told, "refused: {} {refusal}", game.setting().names.actor(actor));
            }
        }
        let first = game.play_round();
        let records: Vec<Record> = game.records().skip(first).cloned().collect();
        records.iter().filter(|record| is_told(record)).for_each(|record| tell(&game, record, &mut told));
    }
    told
}

fn is_told(record: &Record) -> bool {
    let is_noise = matches!(
        record.event,
        Event::Decided { .. } | Event::DecidedAsBefore { .. } | Event::WindowClosed { .. } | Event::GameEnded { .. }
    );
    (record.cause.phase >= Phase::Respond || matches!(record.event, Event::AttackWeighed { .. })) && !is_noise
}

/// One line an event, as the log has it, with four decimals.
fn tell(game: &Game, record: &Record, told: &mut String) {
    let line = render_entry(&game.setting().names, &Entry::Happened(record.clone()));
    let event = line.split_once("\"event\":").map_or(line.as_str(), |(_, rest)| rest);
    let event = event.split_once(",\"cause\"").map_or(event, |(event, _)| event);
    let _ = writeln!(told, "{} {}", record.round, rounded(&event.replace('"', "")));
}

fn rounded(text: &str) -> String {
    let mut out = String::new();
    let mut number = String::new();
    for char in text.chars().chain(Some(' ')) {
        if char.is_ascii_digit() || char == '.' && !number.is_empty() {
            number.push(char);
            continue;
        }
        match number.parse::<f64>() {
            Ok(value) if number.contains('.') => out.push_str(&format!("{value:.4}")),
            Ok(_) | Err(_) => out.push_str(&number),
        }
        number.clear();
        out.push(char);
    }
    out.trim_end().to_owned()
}

#[test]
fn silence_lets_the_norm_erode_and_the_sequel_come() {
    assert_snapshot!(play("---\n---"), @"
        1 {norm_shifted:{norm:calm,incident:raid,strength:0.5040}}
        3 {attack_weighed:{incident:sequel,verdict:launched,weighing:{prior:0.0500,own_lessons:0.0000,others_lessons:0.0000,norms:0.0504,mood:0.0000}}}
        3 {norm_shifted:{norm:calm,incident:sequel,strength:0.4435}}
        ");
}

#[test]
fn naming_alone_shames_and_is_denied() {
    assert_snapshot!(play("ada: public raid to foe"), @"
        1 {attributed:{actor:ada,incident:raid,accused:foe,joint:false,pass:1}}
        1 {pressure_changed:{accused:foe,incident:raid,pressure:0.0675,words:0.0675,price:0.0675,shame:0.0675}}
        1 {denied:{actor:foe,incident:raid}}
        1 {norm_shifted:{norm:calm,incident:raid,strength:0.5271}}
        ");
}

#[test]
fn early_sanctions_make_the_author_call_the_sequel_off() {
    assert_snapshot!(play("ada: sanction_sectors raid to foe\n---\n---"), @"
        1 {sanction_imposed:{actor:ada,incident:raid,accused:foe,response:sanction_sectors,own_cost:0.2000,pass:1}}
        1 {pressure_changed:{accused:foe,incident:raid,pressure:0.5475,words:0.0675,price:0.5475,shame:0.0675}}
        1 {denied:{actor:foe,incident:raid}}
        1 {countered:{actor:foe,incident:raid,against:[ada],cost:0.0500}}
        1 {norm_shifted:{norm:calm,incident:raid,strength:0.5271}}
        3 {attack_weighed:{incident:sequel,verdict:called_off,weighing:{prior:0.0500,own_lessons:0.2737,others_lessons:0.0000,norms:0.0527,mood:0.0000}}}
        ");
}

#[test]
fn a_pledge_that_is_met_is_kept_together() {
    assert_snapshot!(
        play(
            "ada: public raid to foe if 1 of {bel, cor} else private
             bel: public raid to foe if 1 of {ada, cor} else private"
        ),
        @"
            1 {attributed:{actor:ada,incident:raid,accused:foe,joint:false,pass:1}}
            1 {attributed:{actor:bel,incident:raid,accused:foe,joint:false,pass:1}}
            1 {pressure_changed:{accused:foe,incident:raid,pressure:0.1125,words:0.1125,price:0.1125,shame:0.1125}}
            1 {denied:{actor:foe,incident:raid}}
            1 {norm_shifted:{norm:calm,incident:raid,strength:0.5425}}
            "
    );
}

#[test]
fn a_pledge_that_is_not_met_falls_back() {
    assert_snapshot!(play("ada: public raid to foe if 2 of {bel, cor} else private"), @"
        1 {attributed_privately:{actor:ada,incident:raid,accused:foe,pass:1}}
        1 {norm_shifted:{norm:calm,incident:raid,strength:0.5040}}
        ");
}

#[test]
fn a_pledge_that_waits_for_sanctions_does_not_count_words() {
    assert_snapshot!(
        play(
            "ada: sanction_persons raid to foe if 1 of {bel, cor} sanction else private
             bel: public raid to foe"
        ),
        @"
            1 {attributed:{actor:bel,incident:raid,accused:foe,joint:false,pass:1}}
            1 {attributed_privately:{actor:ada,incident:raid,accused:foe,pass:2}}
            1 {pressure_changed:{accused:foe,incident:raid,pressure:0.0540,words:0.0540,price:0.0540,shame:0.0540}}
            1 {denied:{actor:foe,incident:raid}}
            1 {norm_shifted:{norm:calm,incident:raid,strength:0.5194}}
            "
    );
}

#[test]
fn a_pledge_that_falls_back_in_public_may_meet_another() {
    assert_snapshot!(
        play(
            "ada: public raid to foe if 1 of {bel} else private
             bel: public raid to foe if 2 of {ada, cor} else public"
        ),
        @"
            1 {attributed:{actor:bel,incident:raid,accused:foe,joint:false,pass:1}}
            1 {attributed:{actor:ada,incident:raid,accused:foe,joint:false,pass:2}}
            1 {pressure_changed:{accused:foe,incident:raid,pressure:0.1125,words:0.1125,price:0.1125,shame:0.1125}}
            1 {denied:{actor:foe,incident:raid}}
            1 {norm_shifted:{norm:calm,incident:raid,strength:0.5425}}
            "
    );
}

#[test]
fn a_pledge_is_triggered_by_an_open_order_in_the_next_pass() {
    assert_snapshot!(
        play(
            "ada: public raid to foe
             cor: public raid to foe if 1 of {ada} else private"
        ),
        @"
            1 {attributed:{actor:ada,incident:raid,accused:foe,joint:false,pass:1}}
            1 {attributed:{actor:cor,incident:raid,accused:foe,joint:false,pass:2}}
            1 {pressure_changed:{accused:foe,incident:raid,pressure:0.0975,words:0.0975,price:0.0975,shame:0.0975}}
            1 {denied:{actor:foe,incident:raid}}
            1 {norm_shifted:{norm:calm,incident:raid,strength:0.5374}}
            "
    );
}

#[test]
fn an_accusation_taken_back_costs_standing() {
    assert_snapshot!(play("ada: public raid to dov\n---\nada: retract raid"), @"
        1 {attributed:{actor:ada,incident:raid,accused:dov,joint:false,pass:1}}
        1 {pressure_changed:{accused:dov,incident:raid,pressure:0.0675,words:0.0675,price:0.0675,shame:0.0675}}
        1 {denied:{actor:dov,incident:raid}}
        1 {norm_shifted:{norm:calm,incident:raid,strength:0.5271}}
        2 {retracted:{actor:ada,incident:raid,accused:dov,cost:0.3000}}
        2 {pressure_changed:{accused:dov,incident:raid,pressure:0.0000,words:0.0000,price:0.0000,shame:0.0000}}
        3 {attack_weighed:{incident:sequel,verdict:launched,weighing:{prior:0.0500,own_lessons:0.0000,others_lessons:0.0000,norms:0.0527,mood:0.0000}}}
        ");
}

#[test]
fn what_is_not_in_the_mandate_is_refused_with_its_reason() {
    assert_snapshot!(
        play(
            "bel: sanction_persons raid to foe
             ---
             cor: sanction_persons raid to foe
             dov: public raid to foe
             foe: public raid to foe
             ada: retract raid"
        ),
        @"
            refused: bel no legal basis for cyber sanctions in this game
            1 {unanswered:{actor:bel,incident:raid}}
            1 {norm_shifted:{norm:calm,incident:raid,strength:0.5040}}
            refused: ada there is no public accusation to take back
            refused: cor no legal basis for cyber sanctions before round 3
            refused: dov no mandate to name authors in public
            refused: foe an actor does not accuse itself
            2 {unanswered:{actor:ada,incident:raid}}
            2 {unanswered:{actor:cor,incident:raid}}
            2 {unanswered:{actor:dov,incident:raid}}
            2 {unanswered:{actor:foe,incident:raid}}
            3 {attack_weighed:{incident:sequel,verdict:launched,weighing:{prior:0.0500,own_lessons:0.0000,others_lessons:0.0000,norms:0.0504,mood:0.0000}}}
            "
    );
}

#[test]
fn having_named_the_author_before_is_a_word_that_binds() {
    let mut game = Game::new(five(), Seed(1));
    let (ada, foe) = (game.setting().names.find_actor("ada"), game.setting().names.find_actor("foe"));
    let (ada, foe) = (ada.expect("ada"), foe.expect("foe"));
    game.seat(ada, true);
    let (_, order) = notation::parse(&Roster::of(game.scenario()), "ada: public raid to foe").expect("an order");
    game.seal(ada, vec![order]).expect("legal");
    game.play_round();
    game.play_round();
    let sequel = game.setting().names.find_incident("sequel").expect("sequel");
    let stake = |game: &Game, actor| {
        dinard::sim::commitment::at_stake(game.setting(), game.situation(), sequel, actor, foe).get()
    };
    assert!((stake(&game, ada) - 0.2).abs() < 1e-12, "ada's audience remembers");
    let bel = game.setting().names.find_actor("bel").expect("bel");
    let named = game.situation().outspoken().contains(bel);
    assert_eq!(stake(&game, bel) > 0.0, named, "who never named it owes nothing");
}

#[test]
fn an_empty_seat_is_unanswered_and_not_a_holdout() {
    let mut game = Game::new(five(), Seed(1));
    let ada = game.setting().names.find_actor("ada").expect("ada");
    game.seat(ada, true);
    let first = game.play_round();
    let about_ada = |record: &&Record| {
        let decides = matches!(&record.event, Event::Decided { actor, .. } if *actor == ada);
        decides || matches!(&record.event, Event::Unanswered { actor, .. } if *actor == ada)
    };
    let records: Vec<&Record> = game.records().skip(first).filter(about_ada).collect();
    assert!(matches!(records[..], [Record { event: Event::Unanswered { .. }, .. }]), "{records:?}");
}

/// A pledge to do nothing would wait for itself for ever; it is refused before it can.
#[test]
fn what_depends_on_partners_is_done_in_public() {
    assert_snapshot!(
        play(
            "ada: hold_out raid if 1 of {bel} else public
             bel: private raid to foe if 1 of {ada} else private
             cor: joint raid to foe"
        ),
        @"
            refused: ada only what is done in public can depend on partners
            refused: bel only what is done in public can depend on partners
            refused: cor it takes 2 others who act already (so far none) or a pledge, such as `if 2 of {..}`
            1 {unanswered:{actor:ada,incident:raid}}
            1 {unanswered:{actor:bel,incident:raid}}
            1 {unanswered:{actor:cor,incident:raid}}
            1 {norm_shifted:{norm:calm,incident:raid,strength:0.5040}}
            "
    );
}
