//! The resolution: what came of a round, line by line, each with its cause and the number that moved.

use std::ops::Range;

use bevy_egui::egui::{Align, Key, RichText, Ui};

use super::chronicle::{Entry, chronicle};
use super::words::events as say;
use super::{Table, parts, words};
use crate::app::intent::Intent;
use crate::app::theme;
use crate::play::Game;
use crate::review::as_it_went;
use crate::sim::event::Phase;
use crate::sim::{IncidentId, Round};

/// What of a round's outcome is on show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// The number of the first event of the round, as [`Game::play_round`](crate::play::Game::play_round) returned it.
    pub first: usize,
    /// How many lines are shown so far.
    pub shown: usize,
}

impl Resolution {
    /// The round whose outcome it is.
    #[must_use]
    pub fn played(self, game: &Game) -> Round {
        game.records().nth(self.first).map_or(game.round(), |record| record.round)
    }
}

/// How many lines there are to show from an event on.
#[must_use]
pub fn resolution_length(table: &Table<'_>, first: usize) -> usize {
    chronicle(table).iter().filter(|entry| entry.number >= first).count()
}

/// How far the lines shown so far go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// How many of the game's events they tell of, from the first on.
    pub events: usize,
    /// The incident of the newest line that is about one.
    pub incident: Option<IncidentId>,
}

/// How far the lines shown so far go: to the event before the first line that is not shown.
#[must_use]
pub fn resolution_reach(table: &Table<'_>, resolution: Resolution) -> Reach {
    let all = chronicle(table);
    let lines = all.iter().filter(|entry| entry.number >= resolution.first);
    let next = lines.clone().nth(resolution.shown);
    Reach {
        events: next.map_or(usize::MAX, |entry| entry.number),
        incident: lines.take(resolution.shown).filter_map(|entry| entry.incident).last(),
    }
}

/// The lines shown so far, with keys to step, go back and skip.
pub fn resolution_ui(ui: &mut Ui, table: &Table<'_>, resolution: Resolution) -> Option<Intent> {
    let played = resolution.played(table.game);
    let all = chronicle(table);
    let start = all.iter().position(|entry| entry.number >= resolution.first).unwrap_or(all.len());
    let end = all.len().min(start.saturating_add(resolution.shown));
    let (shown, is_all) = (all.get(start..end).unwrap_or_default(), end == all.len());
    let key = pressed(ui, shown, is_all);
    let lines = |ui: &mut Ui| {
        parts::panel(ui, "resolution", |ui| {
            parts::heading(ui, &say::resolution(table, played));
            if all.get(start).is_none_or(|entry| entry.round != played) {
                parts::note(ui, say::NOTHING);
            }
            let asked = lines_ui(ui, table, &all, start..end, played);
            if let Some(told) = as_it_went(table.game, played).filter(|_| is_all) {
                parts::note(ui, told);
            }
            asked
        })
    };
    let (asked, buttons) = parts::with_footer(ui, "resolution buttons", lines, |ui| buttons_ui(ui, table, is_all));
    key.or(buttons).or(asked)
}

fn pressed(ui: &Ui, shown: &[Entry], is_all: bool) -> Option<Intent> {
    if parts::shortcut_free(ui, Key::Space) || parts::entered(ui) {
        return Some(if is_all { Intent::LeaveResolution } else { Intent::StepResolution });
    }
    let step = parts::pressed(ui, Key::ArrowRight).then_some(Intent::StepResolution);
    let back = parts::pressed(ui, Key::ArrowLeft).then_some(Intent::StepBack);
    let skip = parts::pressed(ui, Key::End).then_some(Intent::SkipResolution);
    let why = parts::pressed(ui, Key::W).then(|| shown.iter().rev().find_map(question)).flatten();
    step.or(back).or(skip).or(why)
}

fn buttons_ui(ui: &mut Ui, table: &Table<'_>, is_all: bool) -> Option<Intent> {
    parts::row(ui, |ui| {
        let next = if is_all { say::go_on(table) } else { say::STEP.to_owned() };
        let next = words::by_enter(&next, parts::is_free(ui));
        let next = parts::primary(ui, true, &next).clicked();
        let next = next.then_some(if is_all { Intent::LeaveResolution } else { Intent::StepResolution });
        let back = parts::button(ui, say::STEP_BACK).clicked().then_some(Intent::StepBack);
        let skip = parts::button_if(ui, !is_all, say::SKIP).clicked().then_some(Intent::SkipResolution);
        next.or(back).or(skip)
    })
}

/// The lines under the headings of their rounds and phases; the newest stands out and is scrolled to.
fn lines_ui(ui: &mut Ui, table: &Table<'_>, all: &[Entry], shown: Range<usize>, played: Round) -> Option<Intent> {
    let (mut before, mut wish): (Option<&Entry>, _) = (None, None);
    for entry in all.get(shown.clone()).unwrap_or_default() {
        headings_ui(ui, table, before, entry, played);
        let is_newest = shown.end.checked_sub(1).and_then(|last| all.get(last)) == Some(entry);
        let asked = line_ui(ui, entry, is_newest);
        cause_ui(ui, all, before, entry);
        wish = wish.or(asked);
        before = Some(entry);
    }
    follow(ui, shown.end);
    wish
}

fn headings_ui(ui: &mut Ui, table: &Table<'_>, before: Option<&Entry>, entry: &Entry, played: Round) {
    if before.map_or(played, |before| before.round) != entry.round {
        ui.add_space(theme::GAP);
        parts::heading(ui, &words::round(table, entry.round));
    }
    let phase = |entry: &Entry| (entry.round, say::phase(entry.phase));
    if before.map(phase) != Some(phase(entry)) {
        parts::subheading(ui, say::phase(entry.phase));
    }
}

fn line_ui(ui: &mut Ui, entry: &Entry, is_newest: bool) -> Option<Intent> {
    if let Some(question) = question(entry) {
        let response = parts::line(ui, &entry.text, &say::why_line(&entry.text), true);
        return response.clicked().then_some(question);
    }
    let line = if is_newest { theme::strong(ui, &entry.text) } else { RichText::new(&entry.text) };
    parts::text(ui, line);
    None
}

/// What led to a line, unless the line before says so; attacks of earlier rounds go without saying.
fn cause_ui(ui: &mut Ui, all: &[Entry], before: Option<&Entry>, entry: &Entry) {
    let is_same = before.is_some_and(|before| before.cause == entry.cause && before.round == entry.round);
    let cause = entry.cause.and_then(|cause| all.get(cause));
    let cause = cause.filter(|cause| cause.phase != Phase::Inject || cause.round == entry.round);
    // What is done at the negotiating table is told in order; that it comes after something does not make it follow.
    let cause = cause.filter(|cause| entry.phase != Phase::Negotiate || cause.phase != Phase::Negotiate);
    let cause = cause.map(|cause| if is_same { say::SAME_CAUSE } else { &cause.text });
    if let Some(line) = say::because(cause, entry.roll.as_deref()) {
        ui.indent(("cause", entry.number), |ui| parts::note(ui, line));
    }
}

fn question(entry: &Entry) -> Option<Intent> {
    let (actor, incident) = (entry.decider?, entry.incident?);
    Some(Intent::AskWhy { actor, incident, round: entry.round })
}

/// Scrolls to the end whenever lines were added.
fn follow(ui: &Ui, shown: usize) {
    let id = ui.id().with("resolution shown");
    let before = ui.data(|data| data.get_temp::<usize>(id));
    if before != Some(shown) {
        ui.data_mut(|data| data.insert_temp(id, shown));
        ui.scroll_to_cursor(Some(Align::BOTTOM));
    }
}
