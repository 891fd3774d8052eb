//! T15: packages: documents that stand and fall together, and how they are divided and signed.

use super::{document, play_on, scenario, seat, seated_at};
use dinard::play::{Game, log, replay};
use dinard::review::{Audience, final_text, outcome, story};
use dinard::sim::treaty::accession::Candidate;
use dinard::sim::treaty::{Stage, Status};

/// Two declarations of one line each before three, packed together and signed like this, by such a procedure. Cor cannot
/// live with the line of the second.
fn packed(signed: &str, procedure: &str, persons: &str) -> Game {
    seated_at(scenario("packed.ron", &file(signed, procedure)), persons)
}

fn file(signed: &str, procedure: &str) -> String {
    format!(
        r#"(
            format: 1, title: "A package",
            rounds: [
                (date: "2020-01-01"), (date: "2020-02-01"), (date: "2020-03-01"), (date: "2020-04-01"),
                (date: "2020-05-01"), (date: "2020-06-01"),
            ],
            actors: {{"ada": (name: "Ada", capability: 0.5), "bel": (name: "Bel", capability: 0.3), "cor": (name: "Cor", capability: 0.2)}},
            venues: {{"house": (procedure: ({procedure}))}},
            documents: {{
                "creed": (title: "The creed", kind: declaration, venue: "house", closes: 3, drafting: human, clauses: {{"hope": (
                    effect: share_evidence, position: 50, preferences: {{
                        "ada": (position: 50, salience: 0.5), "bel": (position: 50, salience: 0.5), "cor": (position: 50, salience: 0.5),
                    }},
                )}}),
                "duty": (title: "The duty", kind: declaration, venue: "house", closes: 3, drafting: human, clauses: {{"load": (
                    effect: share_evidence, position: 80, reservable: true, preferences: {{
                        "ada": (position: 80, salience: 0.5), "bel": (position: 80, salience: 0.5),
                        "cor": (position: 20, salience: 0.5, half_width: 10, red_line: true),
                    }},
                )}}),
                "aside": (title: "The aside", kind: declaration, venue: "house", closes: 3, drafting: human, clauses: {{"note": ()}}),
            }},
            packages: {{"summit": (title: "The summit", documents: ["creed", "duty"], signed: {signed})}},
        )"#
    )
}

/// The same signed as a whole, with a creed that is a treaty, and a duty that cor can live with.
fn mixed(persons: &str) -> Game {
    let text =
        file("whole", "").replace("title: \"The creed\", kind: declaration", "title: \"The creed\", kind: treaty");
    let text = text.replace("half_width: 10, red_line: true", "half_width: 90");
    seated_at(scenario("mixed.ron", &text), persons)
}

/// What came of these lines by consensus, persons in all seats.
fn told(signed: &str, lines: &str) -> (Game, String) {
    let mut game = packed(signed, "", "");
    let told = play_on(&mut game, lines);
    (game, told)
}

fn stages(game: &Game) -> [Stage; 2] {
    ["creed", "duty"].map(|slug| game.situation().texts().document(document(game, slug)).stage)
}

fn status(game: &Game, slug: &str, actor: &str) -> Status {
    game.situation().texts().party(document(game, slug), seat(game, actor)).status
}

/// Both adopted in round 3; persons move from round 4 on.
const ADOPTED: &str = "---\n---\n---";
/// Divided in round 2; cor opposes the duty in round 3.
const DIVIDED: &str = "ada: divide duty\n---\n---cor: oppose load\n";

#[test]
fn t15_01_one_poisoned_line_sinks_the_package_and_is_named() {
    let (game, told) = told("line_by_line", "---\n---cor: oppose load\n");
    assert_eq!(stages(&game), [Stage::Failed, Stage::Failed]);
    let sank = told.find("3 sank:{document:duty").expect("a reason");
    assert!(sank < told.find("3 failed:{document:creed").expect("a failure"), "{told}");
    assert!(!told.contains("sank:{document:creed"), "{told}");
    let why =
        "“The duty” did not carry, for “load” fell, with Cor against, and the whole of “The summit” fell with that.";
    let told = outcome(&game).to_text(&game);
    assert!(
        told.contains("“The creed” fell with “The duty”; “The duty” was not adopted, and sank its package"),
        "{told}"
    );
    for slug in ["creed", "duty"] {
        let status = final_text(&game, document(&game, slug)).status.join("\n");
        assert!(status.contains(why) && told.contains(why), "{status}\n{told}");
    }
    let told: String = story(&game, Audience::Debrief).iter().map(|chapter| chapter.to_text()).collect();
    assert!(told.contains("fell with its package, for “The duty” did not carry; by itself it had 0 to 0"), "{told}");
    assert!(told.contains("did not carry, and its package fell with it; “load” fell, with Cor against"), "{told}");
}

#[test]
fn t15_02_without_one_all_are_adopted() {
    let (game, told) = told("line_by_line", "---\n---\n");
    assert_eq!(stages(&game), [Stage::Adopted, Stage::Adopted]);
    assert!(!told.contains("sank"), "{told}");
}

#[test]
fn t15_03_who_calls_the_vote_on_one_calls_it_on_all() {
    let (game, told) = told("line_by_line", "ada: call_vote duty\n---\n");
    for slug in ["creed", "duty"] {
        assert!(told.contains(&format!("1 vote_called:{{actor:ada,document:{slug},ends:2")), "{told}");
    }
    assert!(!told.contains("vote_called:{actor:ada,document:aside"), "{told}");
    assert_eq!(stages(&game), [Stage::Adopted, Stage::Adopted]);
}

#[test]
fn t15_04_a_motion_of_an_earlier_seat_on_one_comes_before_the_vote_that_a_later_one_calls_on_another() {
    let (_, told) = told("line_by_line", "ada: propose load 70\nbel: call_vote creed\ncor: propose load 60\n");
    assert!(told.contains("1 proposed:{actor:ada,clause:load,position:70"), "{told}");
    assert!(told.contains("1 overtaken:{actor:cor,document:duty"), "{told}");
}

#[test]
fn t15_05_a_division_to_which_nobody_objects_is_granted_at_the_next_sitting() {
    let (game, told) = told("line_by_line", DIVIDED);
    assert!(told.contains("1 division_moved:{actor:ada,document:duty"), "{told}");
    assert!(told.contains("2 division_decided:{document:creed,for_it:[ada],against:[],carried:true"), "{told}");
    assert_eq!(stages(&game), [Stage::Adopted, Stage::Failed]);
    assert!(!told.contains("sank"), "{told}");
}

#[test]
fn t15_06_by_consensus_one_objection_keeps_a_package_together() {
    let lines = "ada: divide duty\n---bel: bind creed\n---cor: oppose load\nada: divide creed\n";
    let (game, told) = told("line_by_line", lines);
    assert!(told.contains("2 division_opposed:{actor:bel,document:creed"), "{told}");
    assert!(told.contains("2 division_decided:{document:creed,for_it:[ada],against:[bel],carried:false"), "{told}");
    assert!(told.contains("refused: ada the venue has decided to keep the package together"), "{told}");
    assert_eq!(stages(&game), [Stage::Failed, Stage::Failed]);
}

#[test]
fn t15_07_an_objection_puts_the_division_to_the_vote() {
    let mut game = packed("line_by_line", "rule: majority()", "");
    let told = play_on(&mut game, "ada: divide duty\ncor: divide duty\n---bel: bind duty\n");
    assert!(
        told.contains("2 division_decided:{document:creed,for_it:[ada,cor],against:[bel],carried:true"),
        "{told}"
    );
}

#[test]
fn t15_08_a_division_is_asked_while_others_can_still_object() {
    let (_, told) = told("line_by_line", "ada: bind duty\nada: divide aside\n---\n---ada: divide duty\n");
    assert!(told.contains("refused: ada nobody has asked to divide the package"), "{told}");
    assert!(told.contains("refused: ada the vote is due: the others could not object any more"), "{told}");
    let (_, told) = self::told("line_by_line", "ada: divide aside\n");
    assert!(told.contains("refused: ada the document stands alone"), "{told}");
}

#[test]
fn t15_09_a_division_is_decided_before_a_vote_that_is_due_earlier() {
    let (game, told) = told("line_by_line", "ada: divide duty\nbel: call_vote creed\n---cor: oppose load\n");
    let divided =
        told.find("2 division_decided:{document:creed,for_it:[ada],against:[],carried:true").expect("a division");
    assert!(divided < told.find("2 clause_decided").expect("a vote"), "{told}");
    assert_eq!(stages(&game), [Stage::Adopted, Stage::Failed]);
}

#[test]
fn t15_10_line_by_line_a_person_endorses_what_it_likes() {
    let (game, _) = told("line_by_line", &format!("{ADOPTED}ada: sign creed\nada: stay_out duty\nbel: sign duty\n"));
    assert_eq!((status(&game, "creed", "ada"), status(&game, "duty", "ada")), (Status::Signed, Status::AtTable));
    assert_eq!((status(&game, "creed", "bel"), status(&game, "duty", "bel")), (Status::AtTable, Status::Signed));
}

#[test]
fn t15_11_who_signs_one_of_a_whole_signs_all_in_the_same_round() {
    let (game, told) = told("whole", &format!("{ADOPTED}ada: sign creed\n---\n"));
    assert!(
        told.contains("4 signed:{actor:ada,document:creed") && told.contains("4 signed:{actor:ada,document:duty")
    );
    assert_eq!(status(&game, "aside", "ada"), Status::AtTable);
    // What it says of another document of the package holds, in whichever order.
    for lines in
        ["cor: sign creed\ncor: sign duty reserving {load}\n", "cor: sign duty reserving {load}\ncor: sign creed\n"]
    {
        let (_, told) = self::told("whole", &format!("{ADOPTED}{lines}"));
        assert_eq!(told.matches("signed:{actor:cor,document:duty").count(), 1, "{told}");
        assert!(told.contains("signed:{actor:cor,document:duty,reserving:[load]"), "{told}");
        assert!(told.contains("signed:{actor:cor,document:creed"), "{told}");
    }
}

#[test]
fn t15_12_a_part_of_a_whole_is_refused() {
    let lines = format!("{ADOPTED}ada: sign creed\nada: stay_out duty\n");
    let (game, told) = told("whole", &lines);
    assert!(told.contains("refused: ada the documents of this package are signed together, or not at all"), "{told}");
    assert_eq!(status(&game, "creed", "ada"), Status::AtTable);
    let (_, told) = self::told("line_by_line", &lines);
    assert!(!told.contains("refused"), "{told}");
}

#[test]
fn t15_13_who_leaves_one_of_a_whole_leaves_all() {
    let lines = format!("{ADOPTED}ada: sign creed\n---ada: withdraw duty\n");
    let (game, told) = told("whole", &lines);
    assert!(
        told.contains("5 withdrew:{actor:ada,document:creed") && told.contains("5 withdrew:{actor:ada,document:duty")
    );
    assert_eq!(status(&game, "creed", "ada"), Status::Withdrawn);
}

#[test]
fn t15_14_a_whole_that_was_divided_is_signed_line_by_line() {
    let (game, _) = told("whole", "ada: divide duty\n---\n---\n---ada: sign creed\n");
    assert_eq!(stages(&game), [Stage::Adopted, Stage::Adopted]);
    assert_eq!((status(&game, "creed", "ada"), status(&game, "duty", "ada")), (Status::Signed, Status::AtTable));
}

#[test]
fn t15_15_a_machine_that_is_for_one_and_against_another_asks_and_those_who_would_lose_one_object() {
    let moved = |procedure: &str| {
        let text = packed("line_by_line", procedure, "nobody");
        let source = text.scenario().source_text.replace("reservable: true,", "");
        let source = source.replace(
            "(position: 80, salience: 0.5)",
            "(position: 80, salience: 0.5, half_width: 10, red_line: true)",
        );
        let mut game = seated_at(scenario("packed.ron", &source), "nobody");
        let told = play_on(&mut game, "---\n---\n");
        (stages(&game), told)
    };
    let (stages, told) = moved("rule: consensus()");
    assert!(told.contains("2 division_moved:{actor:cor,document:creed"), "{told}");
    assert!(told.contains("division_decided:{document:creed,for_it:[cor],against:[ada,bel],carried:false"), "{told}");
    assert_eq!(stages, [Stage::Failed, Stage::Failed]);
    // By majority the duty stands anyway: nobody loses anything, and nobody objects.
    let (stages, told) = moved("rule: majority()");
    assert!(!told.contains("sank") && stages == [Stage::Adopted, Stage::Adopted], "{told}");
}

#[test]
fn t15_16_machines_weigh_the_rest_of_a_whole_as_a_term_of_its_own() {
    let weighed = |signed: &str| {
        let (game, _) = told(signed, ADOPTED);
        ["creed", "duty"].map(|slug| {
            let candidate =
                Candidate::new(game.setting(), game.situation(), document(&game, slug), seat(&game, "ada"));
            candidate.accession()
        })
    };
    let [creed, duty] = weighed("line_by_line");
    assert_eq!((creed.package, duty.package), (0.0, 0.0));
    let [whole_creed, whole_duty] = weighed("whole");
    assert!((whole_creed.package - duty.total().get()).abs() < 1e-12 && duty.total().get() != 0.0);
    assert!((whole_duty.package - creed.total().get()).abs() < 1e-12);
    assert!((whole_creed.total().get() - whole_duty.total().get()).abs() < 1e-12);
}

#[test]
fn t15_17_what_a_machine_cannot_bring_home_keeps_it_out_of_the_whole() {
    let signs = |signed: &str| {
        let text = packed(signed, "", "").scenario().source_text.replace("reservable: true,", "");
        let text = text
            .replace("red_line: true", "red_line: false")
            .replace("house\": (procedure: ()", "house\": (procedure: (roll_call: true)");
        let mut game = seated_at(scenario("packed.ron", &text), "nobody");
        let told = play_on(&mut game, "---\n---\n---\n---\n");
        (told.contains("signed:{actor:cor,document:creed"), told.contains("signed:{actor:ada,document:duty"), told)
    };
    let (cor, ada, told) = signs("line_by_line");
    assert!(cor && ada, "{told}");
    let (cor, ada, told) = signs("whole");
    assert!(!cor && ada, "{told}");
}

#[test]
fn t15_18_a_log_gives_a_divided_package_again_and_the_text_names_its_company() {
    let (game, _) = told("line_by_line", DIVIDED);
    let mut text = Vec::new();
    log::append_header(&game, &mut text).expect("a header");
    log::append_entries(&game, 0, &mut text).expect("entries");
    let log = log::read(&String::from_utf8(text).expect("UTF-8")).expect("a log");
    assert_eq!(replay::verify(&log).expect("the same game").game.situation(), game.situation());
    let status = final_text(&game, document(&game, "creed")).status.join("\n");
    assert!(status.contains("Part of “The summit”, with “The duty”; divided: each stands alone."), "{status}");
    let (game, _) = told("whole", "");
    let status = final_text(&game, document(&game, "creed")).status.join("\n");
    assert!(
        status.contains("Part of “The summit”, with “The duty”; decided together, signed as a whole."),
        "{status}"
    );
}

#[test]
fn t15_19_machines_ratify_the_treaty_of_a_whole_whose_other_part_needs_only_a_signature() {
    let mut game = mixed("-");
    play_on(&mut game, "---\n---\n---\n---\n---\n---");
    for actor in ["ada", "bel", "cor"] {
        assert_eq!(status(&game, "creed", actor), Status::Ratified, "{actor}");
        assert_eq!(status(&game, "duty", actor), Status::Signed, "{actor}");
    }
}

#[test]
fn t15_20_who_accedes_to_one_of_a_whole_signs_what_a_signature_binds_to() {
    let mut game = mixed("");
    play_on(&mut game, &format!("{ADOPTED}ada: ratify creed\n---"));
    assert_eq!((status(&game, "creed", "ada"), status(&game, "duty", "ada")), (Status::Ratified, Status::Signed));
    let mut game = mixed("");
    let told = play_on(&mut game, &format!("{ADOPTED}ada: ratify creed\nada: stay_out duty\n---"));
    assert!(told.contains("refused: ada the documents of this package are signed together, or not at all"), "{told}");
}

#[test]
fn t15_21_nobody_divides_a_package_and_keeps_it_together_in_one_round() {
    let (_, told) = told("line_by_line", "ada: divide duty\nada: bind creed\n---");
    assert!(told.contains("refused: ada"), "{told}");
}

#[test]
fn t15_22_who_acts_on_each_of_a_whole_or_calls_a_package_twice_comes_too_late_for_nothing() {
    let (_, told) = told("line_by_line", "ada: call_vote creed\nada: call_vote duty\n---");
    assert!(!told.contains("overtaken"), "{told}");
    let mut game = mixed("");
    let told = play_on(
        &mut game,
        &format!("{ADOPTED}ada: sign creed\nada: sign duty\n---\nada: withdraw creed\nada: withdraw duty\n---"),
    );
    assert!(!told.contains("overtaken"), "{told}");
}

/// A machine leans to a document before a division as it votes on it: by its word, where it gave one.
#[test]
fn t15_23_a_machine_that_gave_its_word_for_a_document_does_not_ask_to_divide_it_off() {
    let source = file("line_by_line", "rule: majority()").replace("reservable: true,", "");
    let comes_of = |lines: &str| {
        let mut game = seated_at(scenario("packed.ron", &source), "ada");
        let told = play_on(&mut game, lines);
        (stages(&game), told)
    };
    let (_, told) = comes_of("ada: support load---\n---\n");
    assert!(told.contains("2 division_moved:{actor:cor"), "{told}");
    let (stages, told) = comes_of("ada: support load\nada: offer cor {pay 0.4} for {adopt duty}---\n---\n");
    assert!(told.contains("1 bargained:{deal:1,turn:{accepted:{actor:cor"), "{told}");
    assert!(!told.contains("division_moved"), "{told}");
    assert!(told.contains("3 voted:{actor:cor,document:duty,voice:for"), "{told}");
    assert_eq!(stages, [Stage::Adopted, Stage::Adopted], "{told}");
}

/// Where a clause is left to vote on, what sinks a package is the vote on the whole, not the clauses that fell.
#[test]
fn t15_24_a_vote_on_the_whole_sinks_a_package_and_is_named() {
    let (game, _) = told("line_by_line", "---\n---ada: adopt duty\nbel: reject duty\nada: adopt creed\n");
    assert_eq!(stages(&game), [Stage::Failed, Stage::Failed]);
    let why = "“The duty” did not carry, by 1 to 1 with 1 abstention, Bel against, and the whole of “The summit” fell with that.";
    let told = outcome(&game).to_text(&game);
    assert!(told.contains(why), "{told}");
    let told: String = story(&game, Audience::Debrief).iter().map(|chapter| chapter.to_text()).collect();
    assert!(
        told.contains("“The duty” (house) did not carry, by 1 to 1 with 1 abstention, Bel against, and its"),
        "{told}"
    );
    assert!(told.contains("by itself it had 1 to 0 with 2 abstentions"), "{told}");
}
