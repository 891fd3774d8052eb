//! The incidents: one card each.

use bevy_egui::egui::{Id, Response, RichText, Ui};

use super::words::evidence as say;
use super::{Table, bars, parts, words};
use crate::app::intent::Intent;
use crate::sim::IncidentId;
use crate::sim::view::IncidentView;

/// A card for every incident that has happened, newest first; the one looked at in full.
pub fn incidents_ui(ui: &mut Ui, table: &Table<'_>) -> Option<Intent> {
    parts::panel(ui, "incidents", |ui| {
        parts::heading(ui, say::INCIDENTS);
        if table.view.incidents.is_empty() {
            parts::note(ui, say::NOTHING_YET);
        }
        table.view.incidents.iter().rev().fold(None, |wish, incident| wish.or(incident_ui(ui, table, incident)))
    })
}

fn incident_ui(ui: &mut Ui, table: &Table<'_>, incident: &IncidentView) -> Option<Intent> {
    let is_chosen = table.incident == Some(incident.incident);
    let title = table.incident_title(incident.incident);
    let date = words::round(table, incident.launched);
    let name = format!("{title}, {date}");
    let card = parts::card(ui, ("incident", incident.incident), &name, is_chosen, |ui| {
        ui.label(RichText::new(&title).heading());
        parts::note(ui, date);
        if is_chosen {
            bars::meter(ui, say::SEVERITY, incident.severity.get() as f32, &words::severity(incident.severity));
            let victims = table.victims(incident.incident).iter().map(|(who, _)| *who);
            parts::text(ui, say::hit(&table.names(victims)));
        }
        parts::text(ui, say::openness(table, incident));
        if let Some(line) = answer(table, incident) {
            parts::text(ui, line);
        }
    });
    let answers = table.seat.is_some() && incident.is_open && !table.is_over();
    if is_chosen {
        follow(ui, incident.incident, &card);
    }
    let is_sealed = table.sealed_about(incident.incident).is_some();
    let opened = is_chosen && answers && parts::button(ui, say::answer(is_sealed)).clicked();
    let looked_at = card.clicked().then_some(Intent::SelectIncident(incident.incident));
    opened.then_some(Intent::OpenDesk(incident.incident)).or(looked_at)
}

/// Scrolls to the card that is looked at, whenever that is another.
fn follow(ui: &Ui, chosen: IncidentId, card: &Response) {
    let id = Id::new("incident looked at");
    if ui.data(|data| data.get_temp::<IncidentId>(id)) != Some(chosen) {
        ui.data_mut(|data| data.insert_temp(id, chosen));
        card.scroll_to_me(None);
    }
}

/// What the seat has sealed, or done before.
fn answer(table: &Table<'_>, incident: &IncidentView) -> Option<String> {
    table.seat?;
    if let Some(order) = table.sealed_about(incident.incident) {
        let (plain, _) = words::response(order.response, false);
        return Some(say::sealed(plain));
    }
    let mine = incident.mine;
    mine.accused.is_some().then(|| say::mine(&words::stance(table, mine)))
}
