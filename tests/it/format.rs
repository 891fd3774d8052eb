//! `docs/scenario-format.md` and `docs/published-format.md` are made from the comments of the code, and what they say about
//! defaults is true.
//!
//! `INSTA_UPDATE=always cargo t format` writes the pages anew.

use dinard::scenario::{Published, file};
use serde::de::DeserializeOwned;

/// A page on a format.
struct Page {
    path: &'static str,
    introduction: &'static str,
    /// A whole file.
    example: &'static str,
    /// The files that it is made from, in its order, each with what it shows of them.
    files: &'static [(&'static str, &'static [&'static str])],
    /// What leaving out a field means if its comment does not say so.
    otherwise: &'static str,
}

const SCENARIOS: Page = Page {
    path: concat!(env!("CARGO_MANIFEST_DIR"), "/docs/scenario-format.md"),
    introduction: INTRODUCTION,
    example: include_str!("../../examples/ten_lines.ron"),
    files: &FILES,
    otherwise: "as in the rules",
};

const RESULTS: Page = Page {
    path: concat!(env!("CARGO_MANIFEST_DIR"), "/docs/published-format.md"),
    introduction: "# The format of published results

A published result is a text file in [RON](https://github.com/ron-rs/ron): a model with its numbers, and what it should
give. `dinard check FILE` runs it, prints expected against obtained, and ends with exit code 4 if something is missed.
`dinard validate FILE` only reads it. What the models compute, and where they come from: [the models](models/README.md).

- A list stands in brackets, a pair in parentheses: `[(1, 0.5), (2, 0.5)]`. A word that has a value takes it in parentheses:
  `is: number(3)`, `is: numbers([1, 2])`, `is: most_of(numbers: [1, 2, 3], at_least: 2)`, `delay: months(3)`.
- A field that is not marked *required* may be left out.
- A figure may be called `published` only if its `source` was read `whole`.
- Where numbers are drawn at random, `seed` says which; the same seed gives the same numbers on every machine.

This page is made from the comments in `src/scenario/published.rs` and the files below it.

## A whole result

",
    example: include_str!("../../scenarios/published/stag_hunt.ron"),
    files: &RESULT_FILES,
    otherwise: "*required*",
};

const INTRODUCTION: &str = "# The scenario format

A scenario is one text file in [RON](https://github.com/ron-rs/ron), Rust's object notation: `(field: value)` for
things with named parts, `[a, b]` for lists, `{\"slug\": value}` for things that are named, `// …` for comments. Check
a file with `dinard validate FILE`; it reports everything it finds, with the line and advice.

- Names are slugs: 1 to 24 letters, digits and `_`, in quotation marks. A slug is declared once, as a key.
- Every field but the few that are marked *required* may be left out, and then has the default in the tables. Nobody
  has to write `Some` or `None`: write the value, or leave the field out.
- Left out, the numbers of an actor are those of a middling state, about the middle of the states of the default
  scenario. Such a state seldom goes ahead: somebody in a scenario should have more to gain (`concern`, a share of the
  harm) or less to lose (`threshold`, `sources`). `dinard validate` plays a few games and notes it if nobody ever acts.
- Texts are strings, or one string for each language: `{\"en\": \"A wiper\", \"fr\": \"Un effaceur\"}`.
  The first that a reader sees is in the `language` of the scenario; `--lang fr` shows French where there is some. Neither
  games nor logs depend on it, nor does anything on the language of the machine.
- Shares, chances and weights run from 0 to 1, severities from 0 to 10. Points are the unit of value: 1 point is the
  harm that an incident of severity 10 does to its only victim.
- Words such as `state` or `defence_pact` come from closed lists and stand without quotation marks.
- Unknown fields are errors, and RON extensions are off: a typing error never passes in silence.

This page is made from the comments in `src/scenario/file.rs` and the files below it.

## A whole scenario in ten lines

";

const RESULT_FILES: [(&str, &[&str]); 12] = [
    (include_str!("../../src/scenario/published/file.rs"), &["File", "Source", "Expectation"]),
    (include_str!("../../src/scenario/published.rs"), &["Read", "Status", "Expected"]),
    (include_str!("../../src/scenario/published/model.rs"), &["Model"]),
    (include_str!("../../src/scenario/published/model/settlement.rs"), &["Compromise", "Challenge", "Election"]),
    (
        include_str!("../../src/sim/settlement/challenge/reading.rs"),
        &["Reading", "Denominator", "Voters", "Offers", "Conflict", "Width"],
    ),
    (
        concat!(
            include_str!("../../src/scenario/published/model/treaty.rs"),
            include_str!("../../src/sim/entry_into_force.rs")
        ),
        &["Agreement", "Payoff", "EntryIntoForce", "Delay", "VotingPower"],
    ),
    (
        include_str!("../../src/scenario/published/model/game.rs"),
        &["Words", "BlameGame", "StagHunt", "TradeAtRisk", "StandingBy", "Counterfactuals"],
    ),
    (include_str!("../../src/scenario/published/model/attribution.rs"), &["Comparison", "World", "Seen", "Sample"]),
    (include_str!("../../src/scenario/published/model/timing.rs"), &["Resource", "Settings"]),
    (
        concat!(
            include_str!("../../src/scenario/published/model/crowd.rs"),
            include_str!("../../src/scenario/published/model/coercion.rs")
        ),
        &["Crowd", "Tie", "NormalCrowd", "Sanctions", "Threat", "Resolve"],
    ),
    (
        include_str!("../../src/scenario/published/model/norms.rs"),
        &["Deeds", "Payoffs", "Evolution", "Ties", "Refill"],
    ),
    (include_str!("../../src/scenario/published/model/society.rs"), &["Societies"]),
];

const FILES: [(&str, &[&str]); 14] = [
    (include_str!("../../src/scenario/file.rs"), &["Scenario", "Source", "Round", "Fact", "Confidence"]),
    (
        include_str!("../../src/scenario/file/actor.rs"),
        &["Actor", "Word", "Secrets", "Powers", "Sanctions", "Expectation"],
    ),
    (include_str!("../../src/sim/actor.rs"), &["Kind", "Policy"]),
    (include_str!("../../src/scenario/file/network.rs"), &["Club", "Tie"]),
    (include_str!("../../src/sim/alliance.rs"), &["TieKind"]),
    (
        concat!(
            include_str!("../../src/scenario/file/network.rs"),
            include_str!("../../src/scenario/file/incident.rs")
        ),
        &["Norm", "Incident", "Who", "Trigger", "Condition", "Price", "Evidence"],
    ),
    (include_str!("../../src/sim/incident.rs"), &["Layer"]),
    (include_str!("../../src/scenario/file/goal.rs"), &["Goal", "Aim"]),
    (
        concat!(
            include_str!("../../src/scenario/file/venue.rs"),
            include_str!("../../src/scenario/file/document.rs"),
            include_str!("../../src/scenario/file/package.rs"),
            include_str!("../../src/scenario/file/clause.rs")
        ),
        &[
            "Venue",
            "Procedure",
            "Rule",
            "Quota",
            "Document",
            "Entry",
            "Package",
            "Clause",
            "Variant",
            "Slots",
            "SlotOption",
            "Effect",
            "Preference",
        ],
    ),
    (
        concat!(
            include_str!("../../src/sim/entry_into_force.rs"),
            include_str!("../../src/sim/treaty/venue.rs"),
            include_str!("../../src/sim/treaty/document.rs"),
            include_str!("../../src/sim/treaty/package.rs"),
            include_str!("../../src/sim/treaty/clause.rs"),
            include_str!("../../src/sim/treaty/standing.rs")
        ),
        &["Rank", "Delay", "DocumentKind", "Drafting", "Signing", "Strength", "Wording"],
    ),
    (include_str!("../../src/scenario/file/claim.rs"), &["Claim"]),
    (include_str!("../../src/scenario/published.rs"), &["Expected", "Status"]),
    (include_str!("../../src/sim/rules.rs"), &["Rules", "TieWeights", "Success", "PerResponse"]),
    (include_str!("../../src/sim/rules/treaty.rs"), &["TreatyRules"]),
];

/// A struct or enum with its comments.
struct Item {
    name: String,
    is_struct: bool,
    about: Vec<String>,
    members: Vec<Member>,
}

/// A field or variant with its comments. `depth` is 2 for the fields of a variant.
struct Member {
    depth: usize,
    name: String,
    kind: String,
    about: Vec<String>,
}

impl Member {
    /// The comment without its last line, which says what leaving it out means.
    fn meaning(&self) -> String {
        let lines = self.about.iter().filter(|line| !line.starts_with("Default:") && *line != "Required.");
        lines.map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    fn default(&self) -> Option<&str> {
        let default = self.about.iter().find_map(|line| line.strip_prefix("Default: "));
        default.map(|text| text.trim_end_matches('.'))
    }

    /// The default as it would be written, if it can be.
    fn literal(&self) -> Option<&str> {
        self.default()?.strip_prefix('`')?.split('`').next()
    }
}

/// Reads an item from a source file: the shape of our own formatted code, not of Rust at large.
fn item(source: &str, name: &str) -> Option<Item> {
    let mut comment: Vec<String> = Vec::new();
    let mut renamed: Option<String> = None;
    let mut found: Option<Item> = None;
    for line in source.lines() {
        let code = line.trim();
        let depth = (line.len() - line.trim_start().len()) / 4;
        if let Some(text) = code.strip_prefix("///") {
            comment.push(text.trim().to_owned());
        } else if let Some(attribute) = code.strip_prefix("#[") {
            renamed = attribute
                .split("rename = \"")
                .nth(1)
                .and_then(|rest| rest.split('"').next())
                .map(str::to_owned)
                .or(renamed);
        } else if let Some(item) = &mut found {
            if line == "}" {
                break;
            }
            item.members.extend(member(code, depth, renamed.take(), std::mem::take(&mut comment)));
        } else {
            let about = std::mem::take(&mut comment);
            renamed = None;
            let is_struct = code == format!("pub struct {name} {{");
            if is_struct || code == format!("pub enum {name} {{") {
                found = Some(Item { name: name.to_owned(), is_struct, about, members: Vec::new() });
            }
        }
    }
    found
}

fn member(code: &str, depth: usize, renamed: Option<String>, about: Vec<String>) -> Option<Member> {
    let field = code.trim_start_matches("pub ").trim_end_matches(',');
    let (name, kind) = match field.split_once(": ") {
        Some((name, kind)) => (name.to_owned(), kind.to_owned()),
        None => {
            let name = field.split(['(', ' ']).next()?;
            (renamed.unwrap_or_else(|| snake_case(name)), field.get(name.len()..)?.to_owned())
        }
    };
    let is_name = name.starts_with(char::is_alphabetic);
    is_name.then_some(Member { depth, name, kind, about })
}

fn snake_case(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push('_');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

/// A type of ours in the words of the page.
fn in_words(kind: &str) -> String {
    let inner = |prefix: &str| kind.strip_prefix(prefix)?.strip_suffix('>').map(in_words);
    if let Some(kind) = inner("Option<").or_else(|| inner("Spanned<")) {
        return kind;
    }
    if let Some(kind) = inner("Vec<") {
        return format!("list of {kind}");
    }
    if let Some(kind) = inner("Map<") {
        return format!("{kind} by slug");
    }
    match kind {
        "Number" => "number".to_owned(),
        "Count" => "whole number".to_owned(),
        "Slug" => "slug".to_owned(),
        "Text" | "String" => "text".to_owned(),
        "bool" => "`true` or `false`".to_owned(),
        "(Slug, Slug)" => "two slugs".to_owned(),
        "(Number, Number)" => "two numbers".to_owned(),
        "Table<Who, Number>" => "number by [who](#who)".to_owned(),
        "f64" | "Share" | "Points" => "number".to_owned(),
        "u16" | "u32" | "u64" | "usize" => "whole number".to_owned(),
        "(f64, f64)" => "pair of numbers".to_owned(),
        "(u16, u16)" => "pair of whole numbers".to_owned(),
        "(Vec<u32>, u32)" => "(list of whole number, whole number)".to_owned(),
        "(String, String, bool)" => "(text, text, `true` or `false`)".to_owned(),
        "Stake" => "(name, capability, position, salience)".to_owned(),
        item => format!("[{}](#{})", spaced(item), spaced(item).replace(' ', "-")),
    }
}

fn spaced(name: &str) -> String {
    snake_case(name).replace('_', " ")
}

fn section(item: &Item, otherwise: &str) -> String {
    let mut page = format!("## {}\n\n{}\n\n", spaced(&item.name), item.about.join(" "));
    if item.is_struct {
        page += "| field | type | left out | meaning |\n|---|---|---|---|\n";
    } else {
        page += "| word | meaning |\n|---|---|\n";
    }
    for member in &item.members {
        let (name, meaning) = (&member.name, member.meaning());
        let is_required = member.about.iter().any(|line| line == "Required.");
        let default = member.default().unwrap_or(if is_required { "*required*" } else { otherwise });
        page += &match (item.is_struct, member.depth) {
            (true, _) => format!("| `{name}` | {} | {default} | {meaning} |\n", in_words(&member.kind)),
            (false, 1) if item.name == "Who" && member.kind == "(String)" => format!("| a slug | {meaning} |\n"),
            (false, 1) => format!("| `{name}` | {meaning}{} |\n", fields_of(&member.kind)),
            (false, _) => {
                format!("| – `{name}`: {} | {meaning} Left out: {default}. |\n", in_words(&member.kind))
            }
        };
    }
    let required = if otherwise == "*required*" { "" } else { " Required." };
    page.replace(" Left out: *required*.", required).replace(" Left out: as in the rules.", "") + "\n"
}

/// Where the fields of a variant stand that has them in a struct of another module.
fn fields_of(kind: &str) -> String {
    let inner = kind.trim_start_matches('(').trim_end_matches(')');
    inner.rsplit_once("::").map_or(String::new(), |(_, item)| format!(" Its numbers: {}.", in_words(item)))
}

fn codes() -> String {
    let mut page = "## Findings\n\nE: the scenario cannot be played. W: it can, but hardly as meant.\n\n| code | meaning |\n|---|---|\n".to_owned();
    let mut meaning = String::new();
    for line in include_str!("../../src/scenario/code.rs").lines() {
        if let Some(text) = line.strip_prefix("/// ") {
            meaning = text.to_owned();
        } else if let Some(code) = line.split('"').nth(1) {
            page += &format!("| {code} | {meaning} |\n");
        }
    }
    page
}

fn page(page: &Page) -> String {
    let Page { introduction, example, files, otherwise, .. } = page;
    let items = files.iter().flat_map(|(source, names)| names.iter().filter_map(|name| item(source, name)));
    let sections: String = items.map(|item| section(&item, otherwise)).collect();
    format!("{introduction}```ron\n{example}```\n\n{sections}")
}

fn check_page(path: &str, page: &str) {
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::write(path, page).expect("the page can be written");
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(written == page, "{path} is out of date: run `INSTA_UPDATE=always cargo t format`");
}

#[test]
fn the_pages_on_the_formats_say_what_the_code_says() {
    check_page(SCENARIOS.path, &(page(&SCENARIOS) + &codes()));
    check_page(RESULTS.path, &format!("{}\n", page(&RESULTS).trim_end()));
}

/// A link leads to one section of its page, and to the words that are meant.
#[test]
fn every_link_within_a_page_leads_to_its_section() {
    for Page { path, .. } in [SCENARIOS, RESULTS] {
        let page = std::fs::read_to_string(path).unwrap();
        let sections: Vec<String> =
            page.lines().filter_map(|line| Some(line.strip_prefix("## ")?.replace(' ', "-"))).collect();
        for link in page.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
            let leads_to = sections.iter().filter(|section| *section == link).count();
            assert_eq!(leads_to, 1, "{path}: #{link}");
        }
        for (number, section) in sections.iter().enumerate() {
            assert!(!sections[..number].contains(section), "{path}: two sections are called {section}");
        }
    }
    let page = std::fs::read_to_string(SCENARIOS.path).unwrap();
    let (_, kinds) = page.split_once("## document kind\n").expect("a section");
    assert!(kinds.split("## ").next().is_some_and(|kinds| kinds.contains("`communique`")), "{kinds}");
    assert!(page.contains("| `kind` | [document kind](#document-kind) | `treaty` |"));
}

/// Codes ascend without gaps within their class.
#[test]
fn codes_are_in_order() {
    let source = include_str!("../../src/scenario/code.rs");
    let codes: Vec<&str> = source.lines().filter_map(|line| line.split('"').nth(1)).collect();
    for pair in codes.windows(2) {
        let [(class, number), (next_class, next)] =
            [pair[0], pair[1]].map(|code| (&code[..3], code[3..].parse::<u8>().unwrap()));
        let follows = if class == next_class { next == number + 1 } else { next == 1 };
        assert!(follows, "{pair:?}");
    }
    assert!(codes.len() > 70 && codes.is_sorted(), "{codes:?}");
}

/// Every quantity that a model names is told of in its line of the page, and every field that can be left out says so.
#[test]
fn the_page_on_results_tells_of_every_quantity() {
    let model = item(include_str!("../../src/scenario/published/model.rs"), "Model").unwrap();
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/published")).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let published = Published::parse("test.ron", &text).0.unwrap();
        let variant = format!("{:?}", published.model);
        let name = snake_case(variant.split('(').next().unwrap());
        let member = model.members.iter().find(|member| member.name == name).unwrap();
        for quantity in published.model.quantities() {
            assert!(member.meaning().contains(&format!("`{quantity}`")), "{quantity} of {name}");
        }
    }
    for (source, _) in RESULT_FILES.iter().filter(|(source, _)| source.contains("serde(default")) {
        let can_be_left_out =
            source.matches("#[serde(default = ").count() + source.matches("#[serde(default)]").count();
        assert!(source.matches("/// Default: ").count() >= can_be_left_out, "{source}");
    }
}

#[test]
fn every_field_says_what_leaving_it_out_means() {
    for (source, names) in
        FILES.iter().filter(|(source, _)| source.contains("mirror") || source.contains("in the file."))
    {
        for item in names.iter().filter_map(|name| item(source, name)) {
            let fields = item.members.iter().filter(|member| item.is_struct || member.depth == 2);
            for field in fields {
                let is_required = field.about.last().is_some_and(|line| line == "Required.");
                assert!(is_required || field.default().is_some(), "{}.{}", item.name, field.name);
            }
        }
    }
}

/// Writes every default out and compares with leaving them all out. `required` is what must be given.
fn check_defaults<T: DeserializeOwned + PartialEq + std::fmt::Debug>(source: &str, name: &str, required: &str) {
    let fields = item(source, name).map(|item| item.members).unwrap_or_default();
    let literals = fields.iter().filter_map(|field| Some(format!("{}: {}", field.name, field.literal()?)));
    let written = literals.fold(required.to_owned(), |text, field| format!("{text}{field}, "));
    let read = |text: &str| ron::from_str::<T>(&format!("({text})"));
    assert!(!fields.is_empty() && read(required).is_ok(), "{name}");
    assert_eq!(read(&written), read(required), "{name}");
}

#[test]
fn defaults_are_what_the_comments_say() {
    let [scenario, actor, _, network, _, incident, _, goal, documents, _, claim, ..] =
        FILES.map(|(source, _)| source);
    check_defaults::<file::Source>(scenario, "Source", "");
    check_defaults::<file::Round>(scenario, "Round", "date: \"2017-06-27\", ");
    check_defaults::<file::Fact>(scenario, "Fact", "");
    check_defaults::<file::Actor>(actor, "Actor", "");
    check_defaults::<file::Word>(actor, "Word", "");
    check_defaults::<file::Secrets>(actor, "Secrets", "");
    check_defaults::<file::Powers>(actor, "Powers", "");
    check_defaults::<file::Expectation>(actor, "Expectation", "");
    check_defaults::<file::Club>(network, "Club", "kind: rivalry, members: [], ");
    check_defaults::<file::Tie>(network, "Tie", "between: (\"a\", \"b\"), kind: rivalry, ");
    check_defaults::<file::Norm>(network, "Norm", "");
    check_defaults::<file::Incident>(incident, "Incident", "");
    check_defaults::<file::Trigger>(incident, "Trigger", "");
    check_defaults::<file::Price>(incident, "Price", "call_off: 1, ");
    check_defaults::<file::Evidence>(incident, "Evidence", "layer: tactical, ");
    check_defaults::<file::Venue>(documents, "Venue", "");
    check_defaults::<file::Document>(documents, "Document", "");
    check_defaults::<file::Package>(documents, "Package", "");
    check_defaults::<file::Entry>(documents, "Entry", "");
    check_defaults::<file::Procedure>(documents, "Procedure", "");
    check_defaults::<file::Clause>(documents, "Clause", "");
    check_defaults::<file::Variant>(documents, "Variant", "text: \"May.\", position: 1, ");
    check_defaults::<file::Slots>(documents, "Slots", "text: \"May.\", options: {}, ");
    check_defaults::<file::Preference>(documents, "Preference", "position: 1, ");
    check_defaults::<file::Goal>(goal, "Goal", "aim: deterred(\"x\"), ");
    check_defaults::<file::Claim>(claim, "Claim", "measure: \"x\", is: positive, ");
    check_defaults::<file::Scenario>(scenario, "Scenario", "format: 1, title: \"\", rounds: [], actors: {}, ");
}
