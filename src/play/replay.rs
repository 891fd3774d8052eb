//! From a log back to a game: fold it without rules or dice, continue it, or play it again and compare.

use std::sync::Arc;

use super::log::{Log, STAKE_NAMES, lists, render_entry};
use super::{Entry, Game, Refusal};
use crate::sim::choice::Term;
use crate::sim::event::{Event, Phase};
use crate::sim::{Round, Seed};

/// Where a log and its replay part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The line of the log, from 1; the header is line 1.
    pub line: usize,
    /// The round being played.
    pub round: Round,
    /// What the log says; none if it ends too early.
    pub logged: Option<String>,
    /// What the rules say now; none if they say nothing more.
    pub replayed: Option<String>,
}

/// The game that a log tells of, folded without rules or dice.
#[must_use]
pub fn fold(log: &Log) -> Game {
    let mut game = Game::before_the_first_round(Arc::clone(&log.scenario), Seed(log.header.seed));
    for entry in &log.entries {
        game.enter(entry.clone());
    }
    game
}

/// The game that a log tells of, ready to be played on: a step that was cut short, as by a power cut, is finished.
///
/// # Errors
/// The rules do not give what the log holds of the step that was cut short.
pub fn resume(log: &Log) -> Result<Game, Difference> {
    let cut = last_opening(&log.entries);
    let mut game = Game::before_the_first_round(Arc::clone(&log.scenario), Seed(log.header.seed));
    for entry in &log.entries[..cut] {
        game.enter(entry.clone());
    }
    play_on(&mut game, log, cut)?;
    if is_between_rounds(&game) {
        game.open_round();
    }
    Ok(game)
}

/// Whether the last round is closed and the next one not open yet.
fn is_between_rounds(game: &Game) -> bool {
    let closed = game.records().next_back().is_none_or(|record| record.cause.phase >= Phase::Respond);
    closed && !game.is_over()
}

/// Where the last step begins whose events may be incomplete: the last opening of a round. An undo after it
/// leaves nothing incomplete.
fn last_opening(entries: &[Entry]) -> usize {
    let is_opening =
        |entry: &Entry| matches!(entry, Entry::Happened(record) if record.event == Event::RoundOpened {});
    let is_undo = |entry: &Entry| matches!(entry, Entry::Undone { .. });
    let opening = entries.iter().rposition(is_opening).unwrap_or(0);
    match entries.iter().rposition(is_undo) {
        Some(undo) if undo > opening => undo + 1,
        Some(_) | None => opening,
    }
}

/// A log that the rules give, line by line.
#[derive(Debug)]
pub struct Verified {
    /// The game that it tells of.
    pub game: Game,
    /// The round in the midst of which the log ends, as one that was cut does; none if it ends between two steps.
    pub cut: Option<Round>,
}

/// Plays a log again from its seed and orders, and names the first line that differs. A log that ends in the midst of a
/// round differs in none: it was cut.
///
/// # Errors
/// The first difference.
pub fn verify(log: &Log) -> Result<Verified, Difference> {
    let mut game = Game::before_the_first_round(Arc::clone(&log.scenario), Seed(log.header.seed));
    check_lists(log, &game)?;
    play_on(&mut game, log, 0)?;
    match game.journal().get(log.entries.len()) {
        None => Ok(Verified { game, cut: None }),
        Some(next) => {
            let told = fold(log);
            if told.is_over() {
                let replayed = render_entry(&game.setting().names, next);
                return Err(difference(&game, log, log.entries.len(), Some(replayed)));
            }
            Ok(Verified { cut: Some(told.round()), game: told })
        }
    }
}

/// Whether the header names terms and coefficients as the decisions below it are read.
fn check_lists(log: &Log, game: &Game) -> Result<(), Difference> {
    let (logged, replayed) = (log.header.lists(), lists(&Term::ALL, &STAKE_NAMES));
    if logged == replayed {
        return Ok(());
    }
    Err(Difference { line: 1, round: game.round(), logged: Some(logged), replayed: Some(replayed) })
}

/// Replays the entries of a log from `start` on into a game that stands just before them.
fn play_on(game: &mut Game, log: &Log, start: usize) -> Result<(), Difference> {
    for (index, entry) in log.entries.iter().enumerate().skip(start) {
        if game.journal().len() <= index {
            repeat(game, entry).map_err(|refusal| difference(game, log, index, Some(refusal.to_string())))?;
        }
        let replayed = game.journal().get(index).map(|entry| render_entry(&game.setting().names, entry));
        if replayed.as_deref() != log.lines.get(index).map(String::as_str) {
            return Err(difference(game, log, index, replayed));
        }
    }
    Ok(())
}

/// Does again what led to an entry.
fn repeat(game: &mut Game, entry: &Entry) -> Result<(), Refusal> {
    match entry {
        Entry::Seated { actor, by_person, .. } => game.seat(*actor, *by_person),
        Entry::Others { .. } => game.enter(entry.clone()),
        Entry::Sealed { actor, .. } | Entry::Tabled { actor, .. } if !game.persons().contains(*actor) => {
            game.enter_script();
        }
        Entry::Sealed { actor, orders, .. } => game.seal(*actor, orders.clone())?,
        Entry::Tabled { actor, motions, .. } => game.table(*actor, motions.clone())?,
        Entry::Undone { to } => game.undo(*to)?,
        // Nothing happens after the end.
        Entry::Happened(_) if game.is_over() => {}
        Entry::Happened(record) if record.cause.phase < Phase::Respond => game.open_round(),
        Entry::Happened(_) => game.close_round(),
    }
    Ok(())
}

fn difference(game: &Game, log: &Log, index: usize, replayed: Option<String>) -> Difference {
    Difference { line: index + 2, round: game.round(), logged: log.lines.get(index).cloned(), replayed }
}
