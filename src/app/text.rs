//! All that the shell says. What the panels say stands in their own table.

use std::fmt::Display;
use std::io;
use std::path::Path;

use super::logfile::Unplayable;
use super::screen::Tab;
use super::session::Sitting;
use crate::play::Game;
use crate::scenario::Scenario;
use crate::sim::actor::Kind;
use crate::sim::alliance::TieKind;
use crate::sim::{Points, Response, Round, Share};

/// The name of the window.
pub(super) const NAME: &str = "Dinard";
/// There is no folder to keep games in.
pub(super) const NO_HOME: &str = "This system has no folder for games, so this one is not kept.";
/// Leaves the page of keys, or a card.
pub(super) const CLOSE: &str = "Close  (Esc)";
/// Leaves the actor for the desk.
pub(super) const BACK_TO_DESK: &str = "Open the desk  D";
/// Undoes one step.
pub(super) const UNDO: &str = "Undo";
/// Commits: closes the window for orders and plays the round.
pub(super) const PLAY_ROUND: &str = "Play the round  Ctrl+Enter";
/// Opens the page of keys.
pub(super) const HELP: &str = "Keys  F1";
/// Above the page of keys.
pub(super) const KEYS_TITLE: &str = "Keys";
/// Below the page of keys.
pub(super) const KEYS_NOTE: &str = "Every key has a button. Tab moves on, Shift+Tab back; Enter presses what has the ring. \
                             Every game is kept on the disk after each step.";
/// Who names whom.
pub(super) const ACCUSES: &str = "Accuses";
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

/// A log that could not be opened.
#[must_use]
pub(super) fn not_opened(path: &Path, error: &Unplayable) -> String {
    format!("The game in {} cannot be played on: {error}. The file stays as it is.", path.display())
}

/// An unfinished game in a few words: "NotPetya · United Kingdom · round 3 of 8".
#[must_use]
pub(super) fn bookmark(game: &Game) -> String {
    let scenario = game.scenario();
    let seat = game.persons().iter().next();
    let seat = seat.map_or("watching", |seat| scenario.actor_name(seat));
    format!("{} · {seat} · {}", scenario.story.title, round(game.round(), game.setting().rounds))
}

/// "Round 3 of 8".
#[must_use]
pub(super) fn round(round: Round, rounds: u16) -> String {
    format!("round {round} of {rounds}")
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

/// Points with their sign: "+0.25".
#[must_use]
pub(super) fn points(points: Points) -> String {
    format!("{:+.2}", points.get())
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
        Tab::Incidents => &["Incidents  I"],
        Tab::Network => &["Network  G", "List"],
        Tab::Evidence => &["Evidence  E"],
        Tab::Desk => &["Decide  D"],
        Tab::Log => &["Log  T"],
    }
}

/// What is asked of the person, and whether the game waits for it.
#[must_use]
pub(super) fn asked(sitting: &Sitting) -> (bool, String) {
    let waiting = sitting.unanswered().count();
    match (sitting.game().is_over(), sitting.seat().is_some(), waiting) {
        (true, ..) => (false, "The game is over".to_owned()),
        (false, false, _) => (false, "You watch".to_owned()),
        (false, true, 0) => (false, "Nothing waits for you".to_owned()),
        (false, true, 1) => (true, "Your move: one incident waits for your answer".to_owned()),
        (false, true, many) => (true, format!("Your move: {many} incidents wait for your answer")),
    }
}

/// With a capital letter.
#[must_use]
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}
