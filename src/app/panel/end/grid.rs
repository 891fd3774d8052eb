//! Who did what in which round: a letter for each actor and round.

use bevy_egui::egui::{Color32, RichText, Ui};

use super::super::words::end as say;
use super::super::{Table, parts, words};
use super::Report;
use crate::app::intent::Intent;
use crate::app::theme::Palette;
use crate::sim::{ActorId, IncidentId, Response, Round};

/// The grid of one incident. A click on an actor asks why it stood there at the end.
pub(super) fn grid_ui(ui: &mut Ui, table: &Table<'_>, report: &Report, incident: IncidentId) -> Option<Intent> {
    parts::subheading(ui, &say::grid(&table.the_incident(incident)));
    parts::note(ui, words::letters());
    parts::note(ui, say::asks_why(table));
    let mut wish = None;
    parts::matrix(ui, "decisions", report.rounds().len() + 1, |ui| {
        ui.label(say::ACTOR);
        report.rounds().iter().for_each(|snapshot| drop(ui.label(snapshot.round.to_string())));
        ui.end_row();
        for actor in actors(table, report, incident) {
            let label = table.label(actor);
            if parts::line(ui, &label, &say::why_actor(&label), false).clicked() {
                wish = Some(super::why(table, report, actor, incident));
            }
            for snapshot in report.rounds() {
                let response = snapshot.stance(incident, actor);
                let (letter, meaning) = words::letter(response);
                let (ink, ground) = colours(ui, response);
                let cell = RichText::new(format!(" {letter} ")).monospace().color(ink).background_color(ground);
                ui.label(cell).on_hover_text(meaning);
            }
            ui.end_row();
        }
    });
    wish
}

/// The actors, those who led first.
pub(super) fn actors(table: &Table<'_>, report: &Report, incident: IncidentId) -> Vec<ActorId> {
    let mut actors: Vec<ActorId> = table.actors().collect();
    actors.sort_by_key(|&actor| first_step(report, incident, actor));
    actors
}

/// Letter and ground of a cell: the further a step goes, the more it stands out.
fn colours(ui: &Ui, response: Response) -> (Color32, Color32) {
    let palette = Palette::of(ui);
    match response {
        Response::HoldOut => (palette.weak, Color32::TRANSPARENT),
        Response::Private => (palette.text, palette.selection),
        Response::Public | Response::Joint => (palette.on_accent, palette.accent),
        Response::SanctionPersons | Response::SanctionSectors | Response::SanctionTrade => {
            (palette.background, palette.danger)
        }
        Response::Retract => (palette.background, palette.weak),
    }
}

/// The round of an actor's first public step, so that those who led stand first; then private words, then silence.
fn first_step(report: &Report, incident: IncidentId, actor: ActorId) -> (Round, u8) {
    let step = |least: u8| {
        let gone = |response: Response| response.rank() >= least;
        report.rounds().iter().find(|snapshot| gone(snapshot.stance(incident, actor))).map(|snapshot| snapshot.round)
    };
    match (step(2), step(1)) {
        (Some(public), _) => (public, 0),
        (None, Some(_)) => (Round(u16::MAX), 0),
        (None, None) => (Round(u16::MAX), 1),
    }
}
