//! T7: offers, answers, promises kept and broken; T8: expulsion, and supporters that are no states.

use super::{document, play_on, scenario, seat, seated_at};
use dinard::play::Game;
use dinard::sim::treaty::deal::{Fate, Footing};
use dinard::sim::treaty::{Status, Worth};

const DEALS: &str = include_str!("../../cases/deals.ron");

/// A game in which persons play these seats; all of them if none are named.
fn table(persons: &str) -> Game {
    seated_at(scenario("deals.ron", DEALS), persons)
}

fn told(persons: &str, lines: &str) -> (Game, String) {
    let mut game = table(persons);
    let told = play_on(&mut game, lines);
    (game, told)
}

fn resolve(game: &Game, slug: &str) -> f64 {
    game.situation().book(seat(game, slug)).word.resolve().get()
}

fn is(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

const ALL: &str = "ada bel cor foe firm";

#[test]
fn t7_01_an_offer_is_made_answered_and_binds_what_both_ask_for() {
    let (game, told) = told(ALL, "ada: offer bel {back right 60} for {back left 70}\n---bel: accept 1\n");
    assert!(told.contains("1 bargained:{deal:1,turn:{offered:{by:ada,to:bel"), "{told}");
    assert!(told.contains("2 bargained:{deal:1,turn:{accepted:{actor:bel"), "{told}");
    let texts = game.situation().texts();
    let ask =
        |clause, actor| texts.ask(game.setting().names.find_clause(clause).expect("a clause"), seat(&game, actor));
    assert!(is(ask("right", "ada"), 60.0) && is(ask("left", "bel"), 70.0));
    assert_eq!(texts.deals()[0].footing, Footing::Struck);
}

#[test]
fn t7_02_what_is_not_answered_in_time_expires() {
    let (_, told) = told(ALL, "ada: offer bel {pay 0.1}\n---\n---\n---\n");
    assert!(told.contains("3 bargained:{deal:1,turn:{expired"), "{told}");
    assert!(!told.contains("accepted"), "{told}");
}

#[test]
fn t7_03_an_answer_is_for_whom_it_was_offered_to_and_only_once() {
    let (_, told) =
        told(ALL, "ada: offer bel {pay 0.1}\n---cor: accept 1\nada: accept 1\nbel: decline 1\n---bel: accept 1\n");
    assert!(told.contains("refused: cor that is for others to say"), "{told}");
    assert!(told.contains("refused: ada that is for others to say"), "{told}");
    assert!(told.contains("2 bargained:{deal:1,turn:{declined:{actor:bel"), "{told}");
    assert!(told.contains("refused: bel the offer no longer stands"), "{told}");
}

#[test]
fn t7_04_offers_that_are_none() {
    for (line, why) in [
        ("ada: offer ada {pay 1}", "an actor makes no deal with itself"),
        ("ada: offer bel {}", "a deal holds between 1 and 8 promises a side"),
        ("ada: offer bel {pay 0}", "a payment is a number of points above 0"),
        ("cor: offer bel {back left 10}", "no seat at this table"),
        ("ada: offer bel {back left 110}", "a text lies between 0 and 100"),
        ("ada: accept 7", "there is no offer of that number yet"),
        ("ada: pay 7", "there is no offer of that number yet"),
        ("ada: offer bel {sing left}", "`sing` is no promise; promises are back, adopt, join, pay"),
    ] {
        let (_, told) = told(ALL, line);
        assert!(told.contains(why), "{line}: {told}");
    }
}

#[test]
fn t7_05_a_promise_that_is_kept_raises_the_belief_in_the_next() {
    let lines = "ada: offer bel {back right 60} for {back left 70}\n---bel: accept 1\n---\n---ada: support left\nbel: support left\nada: adopt one\n---";
    let (game, told) = told(ALL, lines);
    let kept = "turn:{settled:{actor:bel,promise:{back:{clause:left,position:70.0}},fate:kept";
    assert!(told.contains(kept), "{told}");
    assert!(is(resolve(&game, "bel"), 10.0 / 11.0) && is(resolve(&game, "ada"), 10.0 / 11.0));
    assert!(game.situation().texts().deals()[0].fates.iter().all(|fate| *fate == Fate::Kept));
}

#[test]
fn t7_06_a_promise_that_is_broken_costs_standing_and_a_word() {
    let (game, told) = told(ALL, "ada: offer bel {} for {back left 70}\n---bel: accept 1\n---bel: propose left 10\n");
    assert!(
        told.contains("3 bargained:{deal:1,turn:{settled:{actor:bel") && told.contains("fate:broken,cost:0.1"),
        "{told}"
    );
    assert!(is(resolve(&game, "bel"), 9.0 / 11.0));
    assert!(is(game.situation().book(seat(&game, "bel")).standing.get(), -0.1));
}

#[test]
fn t7_07_a_side_payment_is_due_once_the_signature_is_there() {
    let lines =
        "ada: offer cor {pay 0.2} for {join club}\n---cor: accept 1\nada: pay 1\n---cor: sign club\n---ada: pay 1\n";
    let (game, told) = told(ALL, lines);
    assert!(
        told.contains("refused: ada there is no offer of that number yet")
            || told.contains("refused: ada no payment is due"),
        "{told}"
    );
    assert!(
        told.contains("3 bargained:{deal:1,turn:{settled:{actor:cor,promise:{join:{document:club}},fate:kept"),
        "{told}"
    );
    assert!(told.contains("4 bargained:{deal:1,turn:{paid:{actor:ada,to:cor,points:0.2"), "{told}");
    let spent = |slug| game.situation().book(seat(&game, slug)).spent.get();
    assert!(is(spent("ada"), 0.2) && is(spent("cor"), -0.2));
}

#[test]
fn t7_08_who_takes_the_signature_and_does_not_pay_breaks_its_word() {
    let lines = "ada: offer cor {pay 0.2} for {join club}\n---cor: accept 1\n---cor: sign club\n---\n";
    let (_, told) = told(ALL, lines);
    assert!(
        told.contains("4 bargained:{deal:1,turn:{settled:{actor:ada,promise:{pay:{points:0.2}},fate:broken"),
        "{told}"
    );
}

#[test]
fn t7_09_a_signature_that_does_not_come_frees_the_payer() {
    let lines = "ada: offer cor {pay 0.2} for {join club}\n---cor: accept 1\n---\n---\n---\n";
    let (_, told) = told(ALL, lines);
    assert!(
        told.contains("5 bargained:{deal:1,turn:{settled:{actor:cor,promise:{join:{document:club}},fate:broken"),
        "{told}"
    );
    assert!(told.contains("turn:{settled:{actor:ada,promise:{pay:{points:0.2}},fate:void"), "{told}");
}

#[test]
fn t7_10_a_package_across_documents_is_one_deal() {
    let lines = "ada: offer bel {back right 60, adopt two} for {back left 70, join one}\n---bel: accept 1\n---\n---ada: support left\nbel: support left\nada: adopt one\nbel: adopt one\n---\n---\n---\n";
    let (game, told) = told(ALL, lines);
    let fates = &game.situation().texts().deals()[0].fates;
    // Ada backed the text but never spoke for the document; Bel backed the text and did not sign in time.
    assert_eq!(*fates, [Fate::Kept, Fate::Broken, Fate::Kept, Fate::Broken], "{told}");
}

#[test]
fn t7_11_machines_trade_where_they_care_less_across_documents() {
    let (game, told) = told("nobody", "---\n---\n");
    assert!(
        told.contains("2 bargained:{deal:2,turn:{offered:{by:bel,to:ada,gives:[{back:{clause:left,position:90.0"),
        "{told}"
    );
    assert!(told.contains("2 bargained:{deal:2,turn:{accepted:{actor:ada"), "{told}");
    let text =
        |slug| game.situation().texts().clause(game.setting().names.find_clause(slug).expect("a clause")).position;
    assert!(text("left") > 89.0 && text("right") > 89.0, "{} {}", text("left"), text("right"));
}

#[test]
fn t7_12_a_machine_declines_a_loss_and_says_what_would_be_enough() {
    let (_, first) = told("ada cor foe firm", "ada: offer bel {} for {back right 30}\n");
    let objection = first.split("not_worth_it:{worth:").nth(1).expect("an objection");
    let payment: f64 = objection
        .split("payment:")
        .nth(1)
        .and_then(|rest| rest.split(['}', '\n']).next())
        .and_then(|text| text.parse().ok())
        .expect("a payment");
    let more = format!("ada: offer bel {{pay {}}} for {{back right 30}}\n", payment + 1e-6);
    let less = format!("ada: offer bel {{pay {}}} for {{back right 30}}\n", payment - 0.02);
    assert!(told("ada cor foe firm", &more).1.contains("accepted:{actor:bel"), "{more}");
    assert!(told("ada cor foe firm", &less).1.contains("declined:{actor:bel"), "{less}");
}

#[test]
fn t7_13_a_machine_does_not_sell_a_red_line() {
    let (_, told) = told("ada cor foe firm", "ada: offer bel {pay 0.5} for {back edge 90}\n");
    assert!(told.contains("declined:{actor:bel,objection:{out_of_reach:{clause:edge,offer:30.0"), "{told}");
}

#[test]
fn t7_14_a_machine_is_paid_for_a_signature_that_it_would_not_give() {
    let (game, told) = told("nobody", "---\n---\n---\n");
    let paid = told.contains("takes:[{join:{document:club}}]") && told.contains("turn:{paid:");
    assert!(paid, "{told}");
    let cor = game.situation().texts().party(document(&game, "club"), seat(&game, "cor")).status;
    assert_eq!(cor, Status::Signed);
}

#[test]
fn t7_15_what_was_promised_for_joining_is_a_term_of_it() {
    use dinard::sim::treaty::accession::Candidate;
    let (game, _) = told(ALL, "ada: offer cor {pay 0.2} for {join club}\n---cor: accept 1\n");
    let candidate = Candidate::new(game.setting(), game.situation(), document(&game, "club"), seat(&game, "cor"));
    let accession = candidate.accession();
    // 0.1 for its own word, and 0.2 as far as it believes Ada, which has kept nine words of ten.
    assert!(is(accession.promises, 0.1 + 0.9 * 0.2));
    assert!(
        accession.terms().iter().any(|(worth, points)| *worth == Worth::Promises && is(*points, accession.promises))
    );
}

#[test]
fn t7_16_machines_deal_over_nothing_where_all_was_agreed_before() {
    let (start, end) = (DEALS.find("\"one\": (").expect("a text"), DEALS.rfind("\"club\": (").expect("another"));
    let text = DEALS[..start].to_owned() + &DEALS[end..];
    let mut game = seated_at(scenario("agreed.ron", &text), "nobody");
    let told = play_on(&mut game, "---\n---\n---\n");
    assert!(!told.contains("bargained"), "{told}");
}

#[test]
fn t7_17_who_holds_out_takes_no_payment_and_is_offered_none() {
    let stubborn = DEALS.replace(r#""cor": (name: "Cor","#, r#""cor": (name: "Cor", policy: hold_out,"#);
    let mut game = seated_at(scenario("deals.ron", &stubborn), "ada");
    let told = play_on(&mut game, "ada: offer cor {pay 0.3} for {join club}\n---\n");
    assert!(told.contains("declined:{actor:cor,objection:{holds_out:{"), "{told}");
    let mut game = seated_at(scenario("deals.ron", &stubborn), "nobody");
    let told = play_on(&mut game, "---\n---\n---\n---\n");
    assert!(!told.contains("takes:[{join:{document:club}}]"), "{told}");
}

#[test]
fn t7_18_a_side_that_contradicts_itself_is_out_of_order() {
    for offer in [
        "{} for {back left 60, back left 40}",
        "{back right 60, back right 60} for {back left 70}",
        "{pay 0.1, pay 0.2} for {back left 40}",
        "{pay 0.1} for {join club, join club}",
    ] {
        let (_, told) = told("ada cor foe firm", &format!("ada: offer bel {offer}\n"));
        assert!(told.contains("refused: ada a side of a deal promises one text of a clause"), "{offer}: {told}");
    }
    // Each side may back its own text of one clause.
    let (_, told) = told(ALL, "ada: offer bel {back left 60} for {back left 60}\n");
    assert!(told.contains("offered:{by:ada,to:bel"), "{told}");
}

#[test]
fn t7_19_a_machine_gives_its_word_on_a_text_once() {
    let lines = "ada: offer bel {pay 0.1} for {back left 45}\n---ada: offer bel {pay 0.5} for {back left 60}\n";
    let (_, told) = told("ada cor foe firm", lines);
    assert!(told.contains("1 bargained:{deal:1,turn:{accepted:{actor:bel"), "{told}");
    assert!(
        told.contains("2 bargained:{deal:2,turn:{declined:{actor:bel,objection:{promised:{clause:left"),
        "{told}"
    );
}

#[test]
fn t7_20_a_machine_pays_for_no_voice_that_was_given() {
    let offer = "ada: offer bel {adopt one} for {pay 0.05}";
    let (_, fresh) = told("ada cor foe firm", &format!("---{offer}\n"));
    assert!(fresh.contains("2 bargained:{deal:1,turn:{accepted:{actor:bel"), "{fresh}");
    let (_, spoken) = told("ada cor foe firm", &format!("ada: adopt one---{offer}\n"));
    assert!(spoken.contains("2 bargained:{deal:1,turn:{declined:{actor:bel"), "{spoken}");
    let (_, twice) = told("ada cor foe firm", &format!("{offer}---{offer}\n"));
    assert!(twice.contains("1 bargained:{deal:1,turn:{accepted:{actor:bel"), "{twice}");
    assert!(twice.contains("2 bargained:{deal:2,turn:{declined:{actor:bel"), "{twice}");
}

#[test]
fn t7_21_nobody_pays_or_asks_for_more_than_the_purse() {
    let (_, told) =
        told(ALL, "ada: offer bel {pay 0.51} for {back left 40}\n---ada: offer bel {pay 0.5} for {back left 40}\n");
    assert!(told.contains("refused: ada nobody pays more than 0.5 points for a promise, the purse"), "{told}");
    assert!(told.contains("2 bargained:{deal:1,turn:{offered:{by:ada"), "{told}");
    let poor = DEALS.replace("title: \"Deals\",", "title: \"Deals\", rules: (treaty: (purse: 0.005)),");
    let mut game = seated_at(scenario("deals.ron", &poor), "ada");
    let told = play_on(&mut game, "ada: offer bel {pay 0.005} for {back right 30}\n");
    assert!(told.contains("declined:{actor:bel,objection:{not_worth_it") && !told.contains("payment:"), "{told}");
    let mut game = seated_at(scenario("deals.ron", &poor), "nobody");
    let told = play_on(&mut game, "---\n---\n---\n");
    assert!(!told.contains("takes:[{join:{document:club}}]"), "{told}");
}

#[test]
fn t7_22_opposing_a_text_that_one_has_promised_to_back_breaks_the_promise() {
    let broken = |text: &str| {
        let lines = format!("ada: offer bel {{}} for {{back left {text}}}\n---bel: accept 1\n---bel: oppose left\n");
        told(ALL, &lines).1.contains("3 bargained:{deal:1,turn:{settled:{actor:bel")
    };
    // The text comes to lie between Ada's 90 and what Bel asks for: beyond 70, not beyond 90.
    assert_eq!([70, 90].map(|text| broken(&text.to_string())), [false, true]);
}

#[test]
fn t8_01_a_member_is_put_out_by_the_procedure_and_cannot_come_back() {
    let (game, told) = told(ALL, "ada: expel foe from club\n---\n---foe: sign club\n");
    assert!(
        told.contains("2 expulsion_decided:{document:club,whom:foe,for_it:[ada],against:[],carried:true"),
        "{told}"
    );
    assert!(told.contains("refused: foe put out of the document by the others"), "{told}");
    let texts = game.situation().texts();
    assert_eq!(texts.party(document(&game, "club"), seat(&game, "foe")).status, Status::Expelled);
    assert!(!texts.bound(document(&game, "club")).contains(seat(&game, "foe")));
}

#[test]
fn t8_02_nobody_puts_out_itself_or_an_outsider() {
    for (line, why) in [
        ("ada: expel ada from club", "only another who is part of the document can be put out"),
        ("ada: expel cor from club", "only another who is part of the document can be put out"),
        ("cor: expel foe from club", "no part of the document"),
    ] {
        let (_, told) = told(ALL, line);
        assert!(told.contains(why), "{line}: {told}");
    }
}

#[test]
fn t8_03_machines_do_not_put_out_who_has_kept_its_word() {
    let (_, told) = told("ada cor foe firm", "ada: expel foe from club\n---\n");
    // One against is not enough to stop it where consensus is minus one; two are.
    assert!(told.contains("for_it:[ada],against:[bel],carried:true"), "{told}");
    let strict = DEALS.replace("consensus(minus: 1)", "consensus()");
    let mut game = seated_at(scenario("deals.ron", &strict), "ada cor foe firm");
    let told = play_on(&mut game, "ada: expel foe from club\n---\n");
    assert!(told.contains("for_it:[ada],against:[bel],carried:false"), "{told}");
}

#[test]
fn t8_04_machines_put_out_who_has_broken_it_twice() {
    let lines = "---ada: public raid to foe\n---ada: public next to foe\n---\n---\n";
    let (_, told) = told("ada foe", lines);
    assert!(told.contains("breached:{actor:foe,clause:truce,incident:next"), "{told}");
    assert!(told.contains("expulsion_moved:{actor:bel,document:club,whom:foe"), "{told}");
    assert!(told.contains("whom:foe,for_it:[bel,cor],against:[],carried:true"), "{told}");
}

#[test]
fn t8_05_expulsion_while_a_signature_is_pivotal_keeps_the_treaty_in_force() {
    let text = DEALS.replace("parties: [\"ada\"", "entry: (ratifications: 3), parties: [\"ada\"");
    let mut game = seated_at(scenario("deals.ron", &text), ALL);
    let club = document(&game, "club");
    let is_met = |game: &Game| {
        let counting = game.situation().texts().counting(game.setting(), club);
        game.setting().document(club).entry.is_met(counting)
    };
    assert!(is_met(&game));
    play_on(&mut game, "ada: expel foe from club\nbel: expel foe from club\n---\n---");
    let texts = game.situation().texts();
    assert!(!is_met(&game) && texts.is_in_force(club));
    assert_eq!(texts.bound(club).len(), 2);
}

#[test]
fn t8_06_a_firm_supports_lends_its_evidence_and_owes_nothing() {
    let (game, told) = told(ALL, "firm: sign club\n---\n");
    assert!(told.contains("2 entered_into_force:{document:club,parties:[firm"), "{told}");
    let texts = game.situation().texts();
    let firm = seat(&game, "firm");
    let bound = |slug| texts.clause(game.setting().names.find_clause(slug).expect("a clause")).bound.contains(firm);
    assert!(bound("tell") && !bound("truce"));
    assert!(is(
        game.situation().trust(game.setting(), seat(&game, "ada"), firm),
        1.0 - 0.3 * (1.0 - game.setting().trust(seat(&game, "ada"), firm))
    ));
}

#[test]
fn t8_07_a_firm_has_no_vote_and_does_not_count_for_entry_into_force() {
    let text = DEALS.replace("venue: \"pair\", closes: 4,", "venue: \"pair\", closes: 1, entry: (ratifications: 2),");
    let mut game = seated_at(scenario("deals.ron", &text), ALL);
    let told = play_on(
        &mut game,
        "ada: support left\nada: adopt one\nfirm: oppose left\nfirm: reject one\n---ada: sign one\nfirm: sign one\n---\n",
    );
    assert!(told.contains("1 adopted:{document:one"), "{told}");
    assert!(
        told.contains("2 signed:{actor:firm,document:one") && !told.contains("entered_into_force:{document:one"),
        "{told}"
    );
}

#[test]
fn t8_08_a_supporter_withdraws_its_support() {
    let (game, told) = told(ALL, "firm: sign club\n---firm: withdraw club\n---\n");
    assert!(
        told.contains("2 withdrew:{actor:firm,document:club,effective:3") && told.contains("3 left:{actor:firm"),
        "{told}"
    );
    assert!(!game.situation().texts().bound(document(&game, "club")).contains(seat(&game, "firm")));
}

#[test]
fn t8_09_who_takes_back_an_endorsement_pays_its_audience_and_a_word() {
    let (game, told) = told(ALL, "bel: withdraw club\n");
    assert!(told.contains("withdrew:{actor:bel,document:club,effective:2"), "{told}");
    // Agreed before the game: it is taken for ratified, and left by the book at no cost in standing.
    assert!(is(game.situation().book(seat(&game, "bel")).standing.get(), 0.0));
    let (game, told) = self::told(ALL, "cor: sign club\n---cor: withdraw club\n");
    assert!(told.contains("withdrew:{actor:cor,document:club,effective:3,cost:0.2"), "{told}");
    assert!(is(game.situation().book(seat(&game, "cor")).standing.get(), -0.2));
    assert!(is(resolve(&game, "cor"), 1.0 / 3.0));
}
