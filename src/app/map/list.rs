//! The network as a list: the same facts in words, for keyboards and screen readers, and for those who like tables.

use bevy_egui::egui::{Button, Grid, ScrollArea, Ui};

use super::NetworkMemory;
use super::nodes::Part;
use crate::app::intent::Intent;
use crate::app::keys;
use crate::app::panel::{Table, followed};
use crate::app::text;
use crate::app::theme;
use crate::sim::ActorId;

/// The actors by name, with their part in the incident looked at, their accounts and their ties to the actor
/// looked at.
pub fn list_ui(ui: &mut Ui, table: &Table<'_>, memory: &mut NetworkMemory) -> Option<Intent> {
    let centre = table.actor.or(table.seat);
    let mut intent = None;
    let ring = memory.brings_ring(false).then_some(centre.unwrap_or(ActorId(0)));
    ScrollArea::both().id_salt("network list").auto_shrink(false).show(ui, |ui| {
        if keys::turns_pages(ui.ctx(), "network list") {
            keys::turn_pages(ui);
        }
        Grid::new("network list").striped(true).num_columns(6).spacing([14.0, 4.0]).show(ui, |ui| {
            heads(ui, table, centre);
            for actor in table.actors() {
                let name = Button::selectable(table.actor == Some(actor), table.label(actor));
                let name = followed(ui.add(name));
                if ring == Some(actor) {
                    name.request_focus();
                    name.scroll_to_me(None);
                }
                intent = intent.take().or(name.clicked().then_some(Intent::SelectActor(actor)));
                facts(ui, table, actor, centre);
                ui.end_row();
            }
        });
    });
    intent
}

fn heads(ui: &mut Ui, table: &Table<'_>, centre: Option<ActorId>) {
    for head in ["Actor", "Kind", "Part", "Standing", "Word kept"] {
        ui.label(theme::overline(ui, head));
    }
    if let Some(centre) = centre {
        ui.label(theme::overline(ui, format!("Ties with {}", table.label(centre))));
    }
    ui.end_row();
}

fn facts(ui: &mut Ui, table: &Table<'_>, actor: ActorId, centre: Option<ActorId>) {
    ui.label(text::kind(table.kind(actor)));
    ui.label(part(table, actor));
    if let Some(standing) = table.view.standings.get(actor.index()) {
        ui.label(text::points(standing.standing));
        ui.label(text::percent(standing.resolve));
    }
    if let Some(centre) = centre {
        ui.label(ties(table, actor, centre));
    }
}

fn part(table: &Table<'_>, actor: ActorId) -> String {
    let you = (table.seat == Some(actor)).then_some("you");
    let words: Vec<_> = you.into_iter().chain(Part::of(table, actor).words()).collect();
    if words.is_empty() { "–".to_owned() } else { words.join(", ") }
}

fn ties(table: &Table<'_>, actor: ActorId, centre: ActorId) -> String {
    let ties = table.ties(actor);
    let shared = ties.iter().filter(|tie| actor != centre && (tie.from == centre || tie.to == centre));
    let words: Vec<_> = shared.map(|tie| text::tie(tie.kind)).collect();
    if words.is_empty() { "–".to_owned() } else { words.join(", ") }
}
