//! The network as a list: the same facts in words, for keyboards and screen readers, and for those who like tables.

use bevy_egui::egui::{Button, Grid, Label, Rect, RichText, ScrollArea, Ui};

use super::NetworkMemory;
use super::nodes::Part;
use crate::app::intent::Intent;
use crate::app::keys;
use crate::app::panel::{Table, followed};
use crate::app::text;
use crate::app::theme;
use crate::sim::ActorId;
use crate::sim::actor::Kind;

/// How narrow a column of words gets, in points.
const LEAST: f32 = 96.0;
/// The share of the width that the parts have.
const PART: f32 = 0.19;
/// The share of the width that names have: longer ones break.
const NAME: f32 = 0.28;

/// The actors by name, with their part in the incident looked at, their accounts and their ties to the actor
/// looked at.
pub fn list_ui(ui: &mut Ui, table: &Table<'_>, memory: &mut NetworkMemory) -> Option<Intent> {
    let centre = table.actor.or(table.seat);
    let mut intent = None;
    let ring = memory.brings_ring(false).then_some(centre.unwrap_or(ActorId(0)));
    let place = ui.max_rect().with_max_x(ui.max_rect().right() - ui.spacing().scroll.allocated_width());
    ScrollArea::both().id_salt("network list").auto_shrink(false).show(ui, |ui| {
        if keys::turns_pages(ui.ctx(), "network list") {
            keys::turn_pages(ui);
        }
        Grid::new("network list").striped(true).num_columns(5).spacing([12.0, 4.0]).show(ui, |ui| {
            heads(ui, table, centre, place);
            for actor in table.actors() {
                let name = Button::selectable(table.actor == Some(actor), table.label(actor)).wrap();
                let name = ui.scope(|ui| {
                    ui.set_max_width((NAME * place.width()).max(LEAST));
                    followed(ui.add(name))
                });
                let name = name.inner;
                if ring == Some(actor) {
                    name.request_focus();
                    name.scroll_to_me(None);
                }
                intent = intent.take().or(name.clicked().then_some(Intent::SelectActor(actor)));
                facts(ui, table, actor, centre, place);
                ui.end_row();
            }
        });
    });
    intent
}

fn heads(ui: &mut Ui, table: &Table<'_>, centre: Option<ActorId>, place: Rect) {
    for head in ["Actor", "Part", "Standing", "Word kept"] {
        ui.label(theme::overline(ui, head));
    }
    if let Some(centre) = centre {
        let head = theme::overline(ui, format!("Ties with {}", table.label(centre)));
        cell(ui, head, place.right() - ui.cursor().left());
    }
    ui.end_row();
}

fn facts(ui: &mut Ui, table: &Table<'_>, actor: ActorId, centre: Option<ActorId>, place: Rect) {
    cell(ui, RichText::new(part(table, actor)).small(), PART * place.width());
    if let Some(standing) = table.view.standings.get(actor.index()) {
        ui.label(text::points(standing.standing));
        ui.label(text::percent(standing.resolve));
    }
    if let Some(centre) = centre {
        cell(ui, RichText::new(ties(table, actor, centre)).small(), place.right() - ui.cursor().left());
    }
}

/// A cell whose words break, so that the table need not be scrolled sideways.
fn cell(ui: &mut Ui, words: RichText, width: f32) {
    ui.scope(|ui| {
        ui.set_max_width(width.max(LEAST));
        ui.add(Label::new(words).wrap());
    });
}

/// What an actor is, if it is no state, and its part in the incident looked at.
fn part(table: &Table<'_>, actor: ActorId) -> String {
    let kind = Some(table.kind(actor)).filter(|kind| *kind != Kind::State).map(text::kind);
    let you = (table.seat == Some(actor)).then_some("you");
    let words: Vec<_> = kind.into_iter().chain(you).chain(Part::of(table, actor).words()).collect();
    if words.is_empty() { "–".to_owned() } else { words.join(", ") }
}

fn ties(table: &Table<'_>, actor: ActorId, centre: ActorId) -> String {
    let ties = table.ties(actor);
    let shared = ties.iter().filter(|tie| actor != centre && (tie.from == centre || tie.to == centre));
    let words: Vec<_> = shared.map(|tie| text::tie(tie.kind)).collect();
    if words.is_empty() { "–".to_owned() } else { words.join(", ") }
}
