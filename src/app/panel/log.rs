//! The log: what happened, newest round first.

use bevy_egui::egui::{ComboBox, Label, Response, Ui};

use super::chronicle::{Entry, chronicle};
use super::words::events as say;
use super::{Edition, Table, parts, words};
use crate::app::intent::Intent;
use crate::app::theme;
use crate::sim;

/// Below this width the filter stands under its title, in points.
const NARROW: f32 = 480.0;

/// How the log is filtered, and its lines until the game changes.
#[derive(Debug, Default)]
pub struct LogMemory {
    /// Only lines about this incident; all lines if none.
    pub incident: Option<sim::IncidentId>,
    kept: Option<(Edition, Vec<Entry>)>,
}

impl LogMemory {
    fn refresh(&mut self, table: &Table<'_>) {
        if self.kept.as_ref().is_none_or(|(edition, _)| *edition != table.edition()) {
            self.kept = Some((table.edition(), chronicle(table)));
        }
    }

    fn entries(&self) -> &[Entry] {
        self.kept.as_ref().map_or(&[], |(_, entries)| entries.as_slice())
    }
}

/// What happened as far as the seat knows; a click on a line with a decision behind it asks why.
pub fn log_ui(ui: &mut Ui, table: &Table<'_>, memory: &mut LogMemory) -> Option<Intent> {
    memory.refresh(table);
    parts::panel(ui, "log", |ui| {
        filter_ui(ui, table, memory);
        let shown = |entry: &&Entry| memory.incident.is_none() || entry.incident == memory.incident;
        let mut entries: Vec<&Entry> = memory.entries().iter().filter(shown).collect();
        entries.sort_by_key(|entry| (std::cmp::Reverse(entry.round), entry.number));
        if entries.is_empty() {
            parts::note(ui, say::NOTHING_YET);
        }
        let mut round = None;
        entries.into_iter().fold(None, |wish, entry| {
            if round.replace(entry.round) != Some(entry.round) {
                parts::subheading(ui, &words::round(table, entry.round));
            }
            wish.or(entry_ui(ui, entry))
        })
    })
}

/// Everything, or one incident.
fn filter_ui(ui: &mut Ui, table: &Table<'_>, memory: &mut LogMemory) {
    let filter = |ui: &mut Ui| {
        let title = theme::strong(ui, say::LOG);
        let title = ui.add(Label::new(title).wrap());
        choices_ui(ui, table, memory).labelled_by(title.id);
    };
    match ui.available_width() < NARROW {
        true => ui.vertical(filter),
        false => ui.horizontal(filter),
    };
}

fn choices_ui(ui: &mut Ui, table: &Table<'_>, memory: &mut LogMemory) -> Response {
    let name = |incident| table.incident_title(incident);
    let shown = memory.incident.map_or_else(|| say::ALL_INCIDENTS.to_owned(), name);
    let choices = ComboBox::from_id_salt("incident").selected_text(shown);
    let choices = choices.show_ui(ui, |ui| {
        ui.selectable_value(&mut memory.incident, None, say::ALL_INCIDENTS);
        for incident in &table.view.incidents {
            let incident = incident.incident;
            ui.selectable_value(&mut memory.incident, Some(incident), name(incident));
        }
    });
    parts::followed(choices.response)
}

fn entry_ui(ui: &mut Ui, entry: &Entry) -> Option<Intent> {
    let (Some(actor), Some(incident)) = (entry.decider, entry.incident) else {
        parts::text(ui, &entry.text);
        return None;
    };
    let clicked = parts::line(ui, &entry.text, &say::why_line(&entry.text), true).clicked();
    clicked.then_some(Intent::AskWhy { actor, incident, round: entry.round })
}
