//! The role sheet of a seat: what the person who plays it reads before the first round, on paper if need be. What it says of
//! the world all seats are told; the rest is for that seat alone.

use std::fmt::Write as _;

use super::markup::{for_html, for_markdown, list, page};
use super::role::{powers, role};
use super::words::{Words, sentence};
use crate::scenario::Scenario;
use crate::sim::ActorId;

/// Below the title of a sheet.
const PRIVATE: &str = "For this seat alone.";
/// Between sheets in text, and in Markdown.
const BREAK: &str = "\n---\n\n";

/// What a seat knows of itself on the eve of round 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleSheet {
    /// Whose sheet it is, and in what: "The United Kingdom · NotPetya".
    pub title: String,
    /// What all seats are told, by paragraph.
    pub brief: Vec<String>,
    /// What the scenario says of the seat, by paragraph; empty if it says nothing.
    pub role: Vec<String>,
    /// Its goals, which name no attack that is still to come.
    pub goals: Vec<String>,
    /// What the numbers of the model say of it; judgement.
    pub numbers: Vec<String>,
    /// What it may do.
    pub powers: Vec<String>,
}

/// The sheet of a seat.
#[must_use]
pub fn role_sheet(scenario: &Scenario, seat: ActorId) -> RoleSheet {
    let story = &scenario.story;
    let role_text = story.actors.get(seat.index()).map(|profile| profile.brief.to_string()).unwrap_or_default();
    let goals = scenario.goals.iter().filter(|goal| goal.seats.contains(seat));
    RoleSheet {
        title: format!("{} · {}", sentence(&Words(scenario).actor(seat)), story.title),
        brief: paragraphs(&story.brief.to_string()),
        role: paragraphs(&role_text),
        goals: goals.map(|goal| goal.on_the_eve(scenario)).collect(),
        numbers: role(scenario, seat),
        powers: powers(scenario, seat),
    }
}

fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect()
}

/// A stretch of a sheet.
struct Section<'a> {
    heading: &'static str,
    /// Whether its lines are points of a list, and not paragraphs.
    is_list: bool,
    lines: &'a [String],
}

impl RoleSheet {
    /// What is on it, in the order in which it is read; no empty stretch.
    fn sections(&self) -> impl Iterator<Item = Section<'_>> {
        let prose = |heading, lines| Section { heading, is_list: false, lines };
        let points = |heading, lines| Section { heading, is_list: true, lines };
        let all = [
            prose("What this is about", self.brief.as_slice()),
            prose("Your role", &self.role),
            points("Your goals", &self.goals),
            points("By the model", &self.numbers),
            points("What you may do", &self.powers),
        ];
        all.into_iter().filter(|section| !section.lines.is_empty())
    }

    fn text(&self) -> String {
        let mut out = format!("{}\n{PRIVATE}\n", self.title);
        for Section { heading, is_list, lines } in self.sections() {
            let _ = write!(out, "\n{heading}\n");
            for line in lines {
                let _ = writeln!(out, "  {}{line}", if is_list { "- " } else { "" });
            }
        }
        out
    }

    fn markdown(&self) -> String {
        let mut out = format!("# {}\n\n*{PRIVATE}*\n", for_markdown(&self.title));
        for Section { heading, is_list, lines } in self.sections() {
            let _ = write!(out, "\n## {heading}\n{}", if is_list { "\n" } else { "" });
            for line in lines {
                let line = for_markdown(line);
                let _ = if is_list { writeln!(out, "- {line}") } else { write!(out, "\n{line}\n") };
            }
        }
        out
    }

    fn html(&self) -> String {
        let mut out = format!(
            "<article>\n<header>\n<h1>{}</h1>\n<p><em>{PRIVATE}</em></p>\n</header>\n",
            for_html(&self.title)
        );
        for Section { heading, is_list, lines } in self.sections() {
            let _ = writeln!(out, "<h2>{heading}</h2>");
            let lines = lines.iter().map(|line| for_html(line));
            out += &match is_list {
                true => list("ul", "", lines),
                false => lines.map(|line| format!("<p>{line}</p>\n")).collect(),
            };
        }
        out + "</article>\n"
    }
}

/// Sheets one after the other, as text.
#[must_use]
pub fn to_text(sheets: &[RoleSheet]) -> String {
    sheets.iter().map(RoleSheet::text).collect::<Vec<_>>().join(BREAK)
}

/// The same as Markdown.
#[must_use]
pub fn to_markdown(sheets: &[RoleSheet]) -> String {
    sheets.iter().map(RoleSheet::markdown).collect::<Vec<_>>().join(BREAK)
}

/// The same as a page of HTML; printed, every sheet begins a sheet of paper.
#[must_use]
pub fn to_html(sheets: &[RoleSheet]) -> String {
    let title = sheets.first().map_or("", |sheet| sheet.title.as_str());
    page(title, "", &sheets.iter().map(RoleSheet::html).collect::<String>())
}
