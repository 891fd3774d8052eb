//! All that the shell says. What the panels say stands in their own table.

use std::cmp::Ordering;
use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};

use super::panel::Table;
use super::screen::Tab;
use super::session::Sitting;
use crate::logfile::Unplayable;
use crate::play::Game;
use crate::review::words::count;
use crate::scenario::Scenario;
use crate::sim::actor::Kind;
use crate::sim::alliance::TieKind;
use crate::sim::treaty::Motion;
use crate::sim::{Points, Response, Round, Share};

/// The name of the window.
pub(super) const NAME: &str = "Dinard";
/// There is no folder to keep games in.
pub(super) const NO_HOME: &str = "This system has no folder for games, so this one is not kept.";
/// There is no folder to print to.
pub(super) const NO_HOME_FOR_PRINTS: &str = "This system has no folder for files, so nothing can be saved.";
/// Leaves the page of keys, or a card.
pub(super) const CLOSE: &str = "Close (Esc)";
/// Leaves the actor for the desk.
pub(super) const BACK_TO_DESK: &str = "Open the desk (D)";
/// Undoes one step.
pub(super) const UNDO: &str = "Undo";
/// Holds the buttons where there is no room for them.
pub(super) const MENU: &str = "☰ Menu";
/// Opens the page of keys.
pub(super) const HELP: &str = "Keys (F1)";
/// Above the page of keys.
pub(super) const KEYS_TITLE: &str = "Keys";
/// Below the page of keys.
pub(super) const KEYS_NOTE: &str = "Every key has a button. Tab moves on, Shift+Tab back; Enter presses what has the ring. \
                             Every game is kept on the disk after each step.";
/// Who names whom.
pub(super) const ACCUSES: &str = "Accuses";
/// A step of the round that was played last.
pub(super) const NEW: &str = "new";
/// The marks on the actors of the network.
pub(super) const MARKS: [(&str, &str); 7] = [
    ("…", "private"),
    ("✏", "named"),
    ("⛔", "sanctioned"),
    ("✱", "victim"),
    ("◎", "accused"),
    ("✖", "denies"),
    ("○", "new"),
];
/// One's own seat on the map.
#[must_use]
pub(super) fn mine(name: &str) -> String {
    format!("{name} (you)")
}

/// From the room to the negotiating table.
pub(super) const TO_TABLE: &str = "Negotiate (N)";
/// From the negotiating table to the room.
pub(super) const TO_ROOM: &str = "Room (N)";
/// From the negotiating table to an incident that waits for an answer. Enter does where it is the next step.
#[must_use]
pub(super) fn to_desk(is_next: bool) -> &'static str {
    if is_next { "To the incident (Enter)" } else { "To the incident (N)" }
}

/// Leaves for the start.
pub(super) const LEAVE: &str = "Leave";

/// A first line as a sentence: capital letter, full stop.
#[must_use]
pub(super) fn sentence(message: &impl Display) -> String {
    format!("{}.", capital(message.to_string().trim_end_matches('.')))
}

/// A save that failed.
#[must_use]
pub(super) fn not_saved(error: &io::Error) -> String {
    format!("This game is not being kept: {error}. You can play on.")
}

/// Texts that were written out: the first file, and how many lie beside it.
#[must_use]
pub(super) fn printed(files: &[PathBuf]) -> String {
    let Some(first) = files.first() else { return "There is no document to save.".to_owned() };
    let rest = files.len() - 1;
    format!("Saved: {}, and {rest} more beside it (Markdown and HTML, clean and marked up).", first.display())
}

/// Texts that could not be written out.
#[must_use]
pub(super) fn not_printed(error: &io::Error) -> String {
    format!("The text cannot be saved: {error}.")
}

/// A picture that was saved.
#[must_use]
pub(super) fn pictured(path: &Path) -> String {
    format!("Saved: {}", path.display())
}

/// A picture that has no place.
#[must_use]
pub(super) fn not_pictured(error: &io::Error) -> String {
    format!("The picture cannot be saved: {error}.")
}

/// A picture that did not come to the disk.
#[must_use]
pub(super) fn lost_picture(path: &Path) -> String {
    format!("The picture could not be saved: {}", path.display())
}

/// A log that could not be opened.
#[must_use]
pub(super) fn not_opened(path: &Path, error: &Unplayable) -> String {
    format!("The game in {} cannot be played on: {error}. The file stays as it is.", path.display())
}

/// Commits: passes the window on to the next delegation, or closes the round. Enter does where it is the next step.
#[must_use]
pub(super) fn play(table: &Table<'_>, is_next: bool) -> String {
    let key = if is_next { "Enter" } else { "Ctrl+Enter" };
    match table.next_person() {
        Some(next) => format!("Pass on to {} ({key})", table.name(next)),
        None => format!("Play the round ({key})"),
    }
}

/// The script of the scenario cannot be played.
#[must_use]
pub(super) fn no_script(problem: &str) -> String {
    format!("The others cannot do as they did: {problem}.")
}

/// An unfinished game in a few words: "NotPetya · United Kingdom · round 3 of 8".
#[must_use]
pub(super) fn bookmark(game: &Game) -> String {
    let scenario = game.scenario();
    let seats: Vec<_> = game.persons().iter().map(|seat| scenario.actor_name(seat)).collect();
    let seats = if seats.is_empty() { "watching".to_owned() } else { seats.join(", ") };
    // A round and its number stay on one line.
    let [round, _] =
        rounds(game.round(), game.setting().rounds).map(|form| form.to_lowercase().replace(' ', "\u{a0}"));
    let others = if game.follows_script() { " · the others as it went" } else { "" };
    format!("{} · {seats}{others} · {round}", scenario.story.title)
}

/// A round in words that need less and less room: "Round 3 of 8", "Round 3".
#[must_use]
pub(super) fn rounds(round: Round, rounds: u16) -> [String; 2] {
    [format!("Round {round} of {rounds}"), format!("Round {round}")]
}

/// A round with whose seat the person has: "United Kingdom · Round 3 of 8", then in words that need less and less room.
#[must_use]
pub(super) fn rounds_of(table: &Table<'_>, round: Round) -> Vec<String> {
    let [long, short] = rounds(round, table.rounds());
    let seats = table.seat.map(|seat| [table.label(seat), table.code(seat)]);
    let seated = seats.into_iter().flatten().map(|seat| format!("{seat} · {long}"));
    seated.chain([long.clone(), short]).collect()
}

/// The date and the title of a round, as far as the calendar has them.
#[must_use]
pub(super) fn day(scenario: &Scenario, round: Round) -> (String, String) {
    let day = usize::from(round.0).checked_sub(1).and_then(|index| scenario.story.days.get(index));
    day.map(|day| (day.date.to_string(), day.title.to_string())).unwrap_or_default()
}

/// A sort of actor.
#[must_use]
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::State => "state",
        Kind::Bloc => "bloc",
        Kind::Firm => "company",
        Kind::Ngo => "civil society",
    }
}

/// A kind of tie.
#[must_use]
pub(super) fn tie(kind: TieKind) -> &'static str {
    match kind {
        TieKind::DefencePact => "Defence pact",
        TieKind::IntelligenceSharing => "Intelligence",
        TieKind::PoliticalBloc => "Bloc",
        TieKind::TradeDependence => "Trade",
        TieKind::Rivalry => "Rivalry",
    }
}

/// The mark of a public stance, and its word.
#[must_use]
pub(super) fn stance(response: Response) -> (&'static str, &'static str) {
    match response {
        Response::HoldOut | Response::Retract => ("", "silent"),
        Response::Private => ("…", "told in private"),
        Response::Public | Response::Joint => ("✏", "named"),
        Response::SanctionPersons | Response::SanctionSectors | Response::SanctionTrade => ("⛔", "sanctioned"),
    }
}

/// Points with their sign: "+0.25", "−0.25".
#[must_use]
pub(super) fn points(points: Points) -> String {
    format!("{:+.2}", points.get()).replace('-', "−")
}

/// A share in per cent: "62 %".
#[must_use]
pub(super) fn percent(share: Share) -> String {
    format!("{:.0} %", 100.0 * share.get())
}

/// The names of a part of the room; the network has a second one for its list.
#[must_use]
pub(super) fn tab(tab: Tab) -> &'static [&'static str] {
    match tab {
        Tab::Incidents => &["Incidents"],
        Tab::Network => &["Network", "List"],
        Tab::Evidence => &["Evidence"],
        Tab::Desk => &["Decide"],
        Tab::Log => &["Log"],
    }
}

/// The key of a part of the room.
pub(super) fn tab_key(tab: Tab) -> &'static str {
    match tab {
        Tab::Incidents => "I",
        Tab::Network => "G",
        Tab::Evidence => "E",
        Tab::Desk => "D",
        Tab::Log => "T",
    }
}

/// What is asked of the person, in words that need less and less room, and whether the game waits for it.
#[must_use]
pub(super) fn asked(sitting: &Sitting) -> (bool, Vec<String>) {
    let (waiting, table) = (sitting.unanswered().count(), sitting.table());
    match (sitting.game().is_over(), sitting.seat().is_some(), waiting) {
        (true, ..) => (false, vec!["The game is over".to_owned()]),
        (false, false, _) => (false, vec!["You watch".to_owned()]),
        (false, true, 0) => {
            let [long, short] = at_table(&table);
            (false, vec![format!("Your move: {long}"), short])
        }
        (false, true, waiting) => {
            let incidents = count(waiting, "incident", "incidents");
            let long = format!("{incidents} to answer");
            (true, vec![format!("Your move: {long}"), long, format!("{waiting} to answer")])
        }
    }
}

/// What the person can still do once no incident waits for an answer.
fn at_table(table: &Table<'_>) -> [String; 2] {
    let tabled = table.tabled().len();
    let is_due = |motion: &Motion| !matches!(motion, Motion::Withdraw { .. } | Motion::Expel { .. });
    let may_move = |document| table.motions(document).iter().any(|(motion, order)| order.is_ok() && is_due(motion));
    if tabled > 0 {
        let motions = count(tabled, "motion", "motions");
        [format!("{motions} tabled"), format!("{motions} tabled")]
    } else if table.view.documents.iter().any(|seen| may_move(seen.document)) {
        ["make motions, or play on".to_owned(), "Move, or play on".to_owned()]
    } else {
        ["all answered".to_owned(), "All answered".to_owned()]
    }
}

/// The norms of a game: their strength now and at the start.
pub(super) struct Norms(Vec<(String, Share, Share)>);

impl Norms {
    /// The norms of a game, if it has any.
    pub(super) fn of(game: &Game, table: &Table<'_>) -> Option<Self> {
        let norms = game.setting().norm_ids().zip(&table.view.norms);
        let norms: Vec<_> =
            norms.map(|(norm, now)| (table.norm(norm), *now, game.setting().norms[norm.index()].strength)).collect();
        (!norms.is_empty()).then_some(Self(norms))
    }

    /// The mean strength now and at the start.
    fn means(&self) -> (f64, f64) {
        let count = self.0.len() as f64;
        let sum = |of: fn(&(String, Share, Share)) -> Share| self.0.iter().map(|norm| of(norm).get()).sum::<f64>();
        (sum(|norm| norm.1) / count, sum(|norm| norm.2) / count)
    }

    /// Whether they have lost or gained strength since the start, by as much as is shown.
    pub(super) fn trend(&self) -> Ordering {
        let (now, start) = self.means();
        (100.0 * now).round().total_cmp(&(100.0 * start).round())
    }

    /// "Norms 42 % ▼ 5": the mean strength, and by how many points it has moved since the start.
    pub(super) fn summary(&self) -> String {
        let (now, start) = self.means();
        let moved = ((100.0 * now).round() - (100.0 * start).round()).abs();
        let now = percent(Share::clamped(now));
        match self.trend() {
            Ordering::Less => format!("Norms {now} ▼ {moved:.0}"),
            Ordering::Equal => format!("Norms {now}"),
            Ordering::Greater => format!("Norms {now} ▲ {moved:.0}"),
        }
    }

    /// Each norm in a line of its own.
    pub(super) fn list(&self) -> String {
        let line = |(name, now, start): &(String, Share, Share)| {
            format!("{}: {}, {} at the start", capital(name), percent(*now), percent(*start))
        };
        self.0.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// With a capital letter.
#[must_use]
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}
