//! The end: the outcome in a sentence, goals, the follow-up attacks, and the game over rounds.

mod fate;
mod grid;
mod plot;
mod report;
mod texts;

use bevy_egui::egui::{Key, Ui};

use super::words::end as say;
use super::{Edition, Table, parts, words};
use crate::app::intent::Intent;
use crate::review::TurningPoint;
use crate::sim::{ActorId, IncidentId};
use report::Report;

/// What the game came to, and the incident whose answers are shown.
#[derive(Debug, Default)]
pub struct EndMemory {
    kept: Option<(Edition, Report)>,
    incident: Option<IncidentId>,
}

/// What came of the game. Nothing is hidden any more.
pub fn end_ui(ui: &mut Ui, table: &Table<'_>, memory: &mut EndMemory) -> Option<Intent> {
    let Some(game) = table.open_book() else {
        parts::note(ui, say::NOT_OVER);
        return None;
    };
    let kept = memory.kept.take().filter(|(edition, _)| *edition == table.edition());
    let (_, report) = &*memory.kept.insert(kept.unwrap_or_else(|| (table.edition(), Report::of(game))));
    let again = parts::pressed(ui, Key::N).then_some(Intent::NewGame);
    let asked = parts::pressed(ui, Key::W).then(|| question(table, report, memory.incident)).flatten();
    let incident = &mut memory.incident;
    let wish = parts::panel(ui, "end", |ui| {
        parts::subheading(ui, say::OUTCOME);
        parts::heading(ui, &report.outcome.sentence);
        goals_ui(ui, table, report);
        let printed = texts::texts_ui(ui, report);
        fate::fates_ui(ui, table, report);
        let turning_point = turning_point_ui(ui, report);
        let why = over_rounds_ui(ui, table, report, incident);
        printed.or(turning_point).or(why).or(again_ui(ui, table))
    });
    again.or(asked).or(wish)
}

/// Why the seat, or else who took the first public step, stood where it did over the incident on show.
fn question(table: &Table<'_>, report: &Report, chosen: Option<IncidentId>) -> Option<Intent> {
    let incident = on_show(report, chosen)?;
    let actor = table.seat.or_else(|| grid::actors(table, report, incident).first().copied())?;
    Some(why(table, report, actor, incident))
}

/// Asks why an actor stood where it did at the end: about the decision that changed its stand last, or else its last one.
fn why(table: &Table<'_>, report: &Report, actor: ActorId, incident: IncidentId) -> Intent {
    let decided = || table.decisions(actor, incident).last().copied();
    let round = report.last_change(incident, actor).or_else(decided).unwrap_or(table.last_decided());
    Intent::AskWhy { actor, incident, round }
}

/// The incident of the plots: the one chosen, or else the first.
fn on_show(report: &Report, chosen: Option<IncidentId>) -> Option<IncidentId> {
    let launched = report.launched();
    chosen.filter(|incident| launched.contains(incident)).or(launched.first().copied())
}

fn goals_ui(ui: &mut Ui, table: &Table<'_>, report: &Report) {
    let is_own = |seats: &crate::sim::ActorSet| table.seat.is_none_or(|seat| seats.contains(seat));
    let goals: Vec<_> = report.outcome.goals.iter().filter(|goal| is_own(&goal.seats)).collect();
    if goals.is_empty() {
        return;
    }
    parts::subheading(ui, if table.seat.is_some() { say::YOUR_GOALS } else { say::GOALS });
    for goal in goals {
        parts::text(ui, say::goal(goal));
    }
}

/// The step on which the game turned; a click asks why it was taken.
fn turning_point_ui(ui: &mut Ui, report: &Report) -> Option<Intent> {
    parts::subheading(ui, say::TURNING_POINT);
    let Some(TurningPoint { actor, incident, round, text, .. }) = &report.turning_point else {
        parts::text(ui, say::NO_TURNING_POINT);
        return None;
    };
    let clicked = parts::line(ui, text, &words::events::why_line(text), true).clicked();
    clicked.then_some(Intent::AskWhy { actor: *actor, incident: *incident, round: *round })
}

/// Plots and the grid, for one incident at a time where they are about one.
fn over_rounds_ui(
    ui: &mut Ui,
    table: &Table<'_>,
    report: &Report,
    chosen: &mut Option<IncidentId>,
) -> Option<Intent> {
    let incident = on_show(report, *chosen)?;
    parts::subheading(ui, say::OVER_ROUNDS);
    parts::row(ui, |ui| {
        for other in report.launched() {
            if parts::choice(ui, other == incident, &table.incident_title(other)).clicked() {
                *chosen = Some(other);
            }
        }
    });
    plot::plots_ui(ui, table, report, incident);
    grid::grid_ui(ui, table, report, incident)
}

/// Another try: from any round of this game, or a new one.
fn again_ui(ui: &mut Ui, table: &Table<'_>) -> Option<Intent> {
    parts::subheading(ui, say::TRY_AGAIN);
    parts::text(ui, say::TRY_AGAIN_NOTE);
    parts::row(ui, |ui| {
        let new = parts::button(ui, say::NEW_GAME).clicked().then_some(Intent::NewGame);
        (1..=table.round().0).map(crate::sim::Round).fold(new, |wish, round| {
            let clicked = parts::button(ui, &say::from_round(&words::round(table, round))).clicked();
            wish.or(clicked.then_some(Intent::Branch(round)))
        })
    })
}
