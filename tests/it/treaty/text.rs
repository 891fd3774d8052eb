//! T13: the text for reading, clean and marked up, with who put words in and took them out.

use dinard::play::Game;
use dinard::review::final_text::Span;
use dinard::review::words::Words;
use dinard::review::{FinalText, final_text, proposal};
use dinard::sim::treaty::Strength;
use dinard::sim::{ClauseId, Seed};

use super::record::shipped;
use super::{document, play_on, scenario, seated_at};

/// A declaration of two articles, drafted by proposals; the first has three wordings.
fn drafted(drafting: &str, lines: &str) -> FinalText {
    let text = format!(
        r#"(
            format: 1, title: "A text",
            rounds: [(date: "2020-01-01"), (date: "2020-02-01"), (date: "2020-03-01"), (date: "2020-04-01")],
            actors: {{"ada": (name: "Ada"), "bel": (name: "Bel"), "far": (name: "Far")}},
            venues: {{"pair": (name: "The pair", members: ["ada", "bel"])}},
            documents: {{"vow": (
                title: "The vow", kind: declaration, venue: "pair", closes: 3, drafting: {drafting},
                clauses: {{
                    "line": (position: 0, variants: [
                        (text: "Best <practices>.", position: 0), (text: "A code of *conduct*.", position: 50), (text: "A treaty.", position: 100),
                    ], preferences: {{"ada": (position: 50, salience: 0.5, half_width: 100), "bel": (position: 100, salience: 0.5, half_width: 100)}}),
                    "rest": (text: "And the rest.", position: 40, preferences: {{"ada": (position: 40), "bel": (position: 60)}}),
                }},
            )}},
            incidents: {{"raid": (author: "far", severity: 5, victims: {{"ada": 0.5}}, suspects: {{"far": 1, "bel": 1}}, evidence: [(layer: tactical)])}},
        )"#
    );
    let mut game = seated_at(scenario("text.ron", &text), "");
    let told = play_on(&mut game, lines);
    assert!(!told.contains("refused"), "{told}");
    final_text(&game, document(&game, "vow"))
}

const DRAFTS: &str = "ada: propose line 50\n---bel: propose line 100\n---ada: oppose rest\n";

#[test]
fn t13_01_words_that_went_out_and_in_name_who_did_that() {
    let text = drafted("human", DRAFTS);
    let spans = text.articles[0].spans();
    assert_eq!(
        spans,
        [vec![
            Span::Out { text: "Best <practices>.", by: "Ada" },
            Span::Out { text: "A code of *conduct*.", by: "Bel" },
            Span::In { text: "A treaty.", by: "Bel" },
        ]]
    );
    assert_eq!(text.articles[1].spans(), [vec![Span::Out { text: "And the rest.", by: "Ada" }]]);
    assert_eq!((text.articles[0].number, text.articles[1].number), (Some(1), None));
    assert!(text.articles[0].rivals.is_empty(), "each was the text once");
}

#[test]
fn t13_02_a_text_that_settled_is_theirs_who_asked_that_way() {
    let text = drafted("compromise", "---\n---\n");
    let settled = text.articles[0].history.iter().find(|change| change.inserted.is_some()).expect("a change");
    assert_eq!(settled.by, "Ada and Bel");
    let rivals: Vec<_> =
        text.articles[0].rivals.iter().map(|rival| (rival.text.as_str(), rival.by.as_str())).collect();
    // Half-way, at 75, the milder of two as near is the text.
    assert_eq!(rivals, [("A treaty.", "Bel")]);
    // Ada is where the rest was: its change is Bel's alone. Words without variants stay.
    let moved = text.articles[1].history.iter().find(|change| change.moved.is_some()).expect("a change");
    assert_eq!((moved.by.as_str(), &moved.inserted), ("Bel", &None));
    assert_eq!(text.articles[1].spans(), [vec![Span::Kept("And the rest.")]]);
}

#[test]
fn t13_03_pages_show_the_marks_and_take_no_words_for_marks() {
    let text = drafted("human", DRAFTS);
    let page = text.to_html(true);
    for part in [
        "<del>Best &lt;practices&gt;.</del> <span class=\"by\">(out: Ada)</span>",
        "<ins>A treaty.</ins> <span class=\"by\">(in: Bel)</span>",
        "<del>0</del> <ins>50</ins> <span class=\"by\">(by Ada)</span>",
        "<h2>Dropped</h2>\n<p><del>And the rest.</del> <span class=\"by\">(out: Ada)</span></p>",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let page = text.to_markdown(true);
    for part in [
        "~~A code of \\*conduct\\*.~~ (out: Bel) <ins>A treaty.</ins> (in: Bel)",
        "## Dropped\n\n~~And the rest.~~ (out: Ada)\n",
        "Ada proposed this clause at 50. ~~0~~ <ins>50</ins> (Ada)",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[test]
fn t13_04_the_clean_text_has_no_marks() {
    let text = drafted("human", DRAFTS);
    for page in [text.to_html(false), text.to_markdown(false)] {
        assert!(page.contains("A treaty.") && !page.contains("And the rest"), "{page}");
        assert!(!["<del>", "<ins>", "~~", "(in:", "(out:"].iter().any(|mark| page.contains(mark)), "{page}");
    }
}

/// Machines move in every round; a page that told each by itself would be one of numbers.
#[test]
fn t13_05_what_a_round_asked_for_anew_is_one_line() {
    let mut game = Game::new(shipped("2019_dinard"), Seed(1));
    game.play_out();
    let text = final_text(&game, document(&game, "initiative"));
    for article in &text.articles {
        let asked = article.history.iter().filter(|change| change.told.contains("now asked for"));
        let rounds: Vec<&str> = asked.map(|change| change.told.split(':').next().expect("a head")).collect();
        let mut once = rounds.clone();
        once.dedup();
        assert_eq!(rounds, once);
    }
    let told: Vec<&str> = text.articles[0].history.iter().take(2).map(|change| change.told.as_str()).collect();
    insta::assert_snapshot!(told.join("\n"), @"
    Round 1 (2019-01-21): This clause was now asked for at 11.3 by the United States; at 1.3 by the United Kingdom; at 66.8 by France and Germany; at 98.7 by Italy; at 73.7 by Canada; at 84.7 by Japan.
    Round 1 (2019-01-21): The text of this clause settled at 46.4.
    ");
}

/// The convention of Budapest, of which two articles may be reserved.
#[test]
fn t13_06_every_footnote_is_referred_to() {
    let mut game = seated_at(shipped("2001_budapest"), "fra usa");
    let lines = "---\nfra: sign convention reserving {article_4}\nusa: sign convention\n---\nusa: object convention to fra\n---\n";
    let told = play_on(&mut game, lines);
    assert!(!told.contains("refused"), "{told}");
    let text = final_text(&game, document(&game, "convention"));
    let referred: Vec<_> = text.articles.iter().filter(|article| !article.notes.is_empty()).collect();
    assert_eq!(referred.len(), 1);
    assert_eq!(referred[0].notes, [1, 2]);
    insta::assert_snapshot!(text.notes.join("\n"), @"
    By reservation, this clause does not bind France.
    The United States objected to the reservations of France: the text does not apply between them.
    ");
}

/// A declaration of one article that is drafted by slots, in two languages.
const BY_SLOTS: &str = r#"(
    format: 1, title: {"en": "A text", "fr": "Un texte"},
    rounds: [(date: "2020-01-01"), (date: "2020-02-01"), (date: "2020-03-01"), (date: "2020-04-01")],
    actors: {"ada": (name: "Ada"), "bel": (name: "Bel"), "far": (name: "Far")},
    venues: {"pair": (members: ["ada", "bel"])},
    documents: {"vow": (
        title: "The vow", kind: declaration, venue: "pair", closes: 3, drafting: human,
        clauses: {"line": (
            position: 10, strength: binding, slots: (
                text: {"en": "States {duty} attack {target}.", "fr": "Les États {duty} attaquer {target}."}, from: 10,
                options: {
                    "duty": [
                        (text: {"en": "should not", "fr": "ne devraient pas"}, strength: political_commitment),
                        (text: {"en": "shall not", "fr": "ne doivent pas"}, shift: 20),
                    ],
                    "target": [
                        (text: {"en": "grids", "fr": "les réseaux"}),
                        (text: {"en": "grids and hospitals", "fr": "les réseaux et les hôpitaux"}, shift: 50),
                    ],
                },
            ),
            preferences: {"ada": (position: 30, half_width: 30), "bel": (position: 60, half_width: 30, red_line: true)},
        )},
    )},
    incidents: {"raid": (author: "far", severity: 5, victims: {"ada": 0.5}, suspects: {"far": 1, "bel": 1}, evidence: [(layer: tactical)])},
)"#;

#[test]
fn t13_07_combinations_of_slots_are_the_variants_of_their_clause() {
    let world = scenario("slots.ron", BY_SLOTS);
    let clause = &world.setting.clauses[0];
    let lies: Vec<_> = clause.variants.iter().map(|variant| (variant.position, variant.strength)).collect();
    let [soft, hard] = [Strength::PoliticalCommitment, Strength::Binding];
    assert_eq!(lies, [(10.0, soft), (30.0, hard), (60.0, soft), (80.0, hard)]);
    let text = &world.story.clauses[0];
    let says = |language: &str| text.variants.iter().map(|words| words.get(language).to_owned()).collect::<Vec<_>>();
    assert_eq!(says("en")[1..3], ["States shall not attack grids.", "States should not attack grids and hospitals."]);
    assert_eq!(says("fr")[0], "Les États ne devraient pas attaquer les réseaux.");
    let slots = text.slots.as_ref().expect("slots");
    assert_eq!(slots.combinations, [[0, 0], [1, 0], [0, 1], [1, 1]]);
    assert_eq!((slots.turned(2, 0, 1), slots.turned(2, 1, 0), slots.turned(2, 1, 2)), (Some(3), Some(0), None));
    for (at, words) in says("en").iter().enumerate() {
        let pieces: String = slots.pieces(at).into_iter().map(|piece| piece.words).collect();
        assert_eq!(&pieces, words);
    }
    let french = world.as_ref().clone().told_in("fr");
    let french = french.expect("French is one of its languages");
    let pieces = french.slots(ClauseId(0)).expect("slots").pieces(3);
    assert_eq!(
        pieces.iter().map(|piece| piece.words.as_str()).collect::<Vec<_>>(),
        ["Les États ", "ne doivent pas", " attaquer ", "les réseaux et les hôpitaux", "."]
    );
}

#[test]
fn t13_08_only_the_slots_that_changed_are_marked_up() {
    let mut game = seated_at(scenario("slots.ron", BY_SLOTS), "");
    let lines = "ada: propose line duty=shall not target=1\n---bel: propose line duty=2 target=hospitals\n---\n";
    assert!(!play_on(&mut game, lines).contains("refused"));
    let text = final_text(&game, document(&game, "vow"));
    assert_eq!(text.articles[0].text, "States shall not attack grids and hospitals.");
    assert_eq!(
        text.articles[0].spans(),
        [
            vec![Span::Kept("States ")],
            vec![Span::Out { text: "should not", by: "Ada" }, Span::In { text: "shall not", by: "Ada" }],
            vec![Span::Kept(" attack ")],
            vec![Span::Out { text: "grids", by: "Bel" }, Span::In { text: "grids and hospitals", by: "Bel" }],
            vec![Span::Kept(".")],
        ]
    );
    let told = "States ~~should not~~ (out: Ada) <ins>shall not</ins> (in: Ada) attack ~~grids~~ (out: Bel) \
                <ins>grids and hospitals</ins> (in: Bel).";
    assert!(text.to_markdown(true).contains(told), "{}", text.to_markdown(true));
    assert!(text.to_markdown(false).contains("\n\nStates shall not attack grids and hospitals.\n"));
    assert!(text.articles[0].rivals.is_empty(), "nobody asks for another combination");
    let told = &text.articles[0].history[0].told;
    assert!(
        told.ends_with("Ada proposed this clause at 80: “shall not” and “grids and hospitals”.")
            || told.ends_with("Ada proposed this clause at 30: “shall not” and “grids”."),
        "{told}"
    );
}

#[test]
fn t13_09_what_is_bracketed_is_so_as_a_whole_and_what_is_dropped_goes_out_in_one() {
    let drafts = "ada: propose line duty=2 target=1\nbel: bracket line\n";
    let mut game = seated_at(scenario("slots.ron", BY_SLOTS), "");
    play_on(&mut game, drafts);
    let text = final_text(&game, document(&game, "vow")).to_markdown(true);
    let told = "\\[States ~~should not~~ (out: Ada) <ins>shall not</ins> (in: Ada) attack grids.\\]";
    assert!(text.contains(told), "{text}");
    let mut game = seated_at(scenario("slots.ron", BY_SLOTS), "");
    play_on(&mut game, "---\n---bel: oppose line\n");
    let text = final_text(&game, document(&game, "vow"));
    let gone = Span::Out { text: "States should not attack grids.", by: "Bel" };
    assert_eq!(text.articles[0].spans(), [vec![gone]]);
}

#[test]
fn t13_10_a_text_that_is_thought_of_tells_what_is_new_and_who_could_live_with_it() {
    let game = seated_at(scenario("slots.ron", BY_SLOTS), "");
    let told = |position| {
        let proposal = proposal(&game, ClauseId(0), position);
        (proposal.is_new(), proposal.marked(), proposal.told(Words(game.scenario())))
    };
    let at_30 = "binding; by the model, all of 2 members could live with it";
    assert_eq!(told(30.0), (true, "States «shall not» attack grids.".to_owned(), at_30.to_owned()));
    let at_10 =
        "political commitment; by the model, 1 of 2 members could live with it: Ada; it is beyond a red line of Bel";
    assert_eq!(told(10.0), (false, "States should not attack grids.".to_owned(), at_10.to_owned()));
}
