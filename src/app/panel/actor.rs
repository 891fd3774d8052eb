//! One actor: what everybody knows of it, its ties, and the books of one's own seat.

use bevy_egui::egui::{Key, Ui};

use super::words::actor as say;
use super::{Table, bars, parts, words};
use crate::app::intent::Intent;
use crate::sim::alliance::TieKind;
use crate::sim::view::IncidentView;
use crate::sim::{ActorId, Response};

/// The actor looked at.
pub fn actor_ui(ui: &mut Ui, table: &Table<'_>) -> Option<Intent> {
    let Some(actor) = table.actor else {
        parts::note(ui, say::NO_ACTOR);
        return None;
    };
    parts::panel(ui, "actor", |ui| {
        parts::heading(ui, &table.label(actor));
        parts::note(ui, say::who(table, actor));
        standing_ui(ui, table, actor);
        let why = stances_ui(ui, table, actor);
        ties_ui(ui, table, actor);
        why.or(parts::button(ui, say::DESELECT).clicked().then_some(Intent::DeselectActor))
    })
}

fn standing_ui(ui: &mut Ui, table: &Table<'_>, actor: ActorId) {
    let Some(standing) = table.view.standings.get(actor.index()) else { return };
    parts::text(ui, say::standing(standing.standing));
    bars::meter(ui, say::RESOLVE, standing.resolve.get() as f32, &words::share(standing.resolve));
    if !table.members(actor).is_empty() {
        parts::text(ui, say::members(table, actor));
    }
    if let Some(book) = table.view.book.filter(|_| table.seat == Some(actor)) {
        parts::subheading(ui, say::BOOK);
        say::book(table, actor, &book).iter().for_each(|line| parts::bullet(ui, line));
    }
}

/// What it has done about each incident, with the question why.
fn stances_ui(ui: &mut Ui, table: &Table<'_>, actor: ActorId) -> Option<Intent> {
    if table.view.incidents.is_empty() {
        return None;
    }
    parts::subheading(ui, say::STANCES);
    let key = parts::pressed(ui, Key::W);
    let newest = table.view.incidents.iter().rev();
    newest.enumerate().fold(None, |wish, (index, incident)| {
        let asked = stance_ui(ui, table, actor, incident) || key && is_asked(table, incident, index);
        wish.or(asked.then(|| question(table, actor, incident)))
    })
}

/// The key asks about the incident looked at, or else about the newest.
fn is_asked(table: &Table<'_>, incident: &IncidentView, index: usize) -> bool {
    table.incident.map_or(index == 0, |looked_at| looked_at == incident.incident)
}

fn stance_ui(ui: &mut Ui, table: &Table<'_>, actor: ActorId, incident: &IncidentView) -> bool {
    let stance = table.stance(actor, incident);
    let title = table.incident_title(incident.incident);
    let line = match stance.response {
        Response::HoldOut => say::no_step(table.opens_book_of(actor)).to_owned(),
        Response::Private
        | Response::Public
        | Response::Joint
        | Response::SanctionPersons
        | Response::SanctionSectors
        | Response::SanctionTrade
        | Response::Retract => words::stance(table, stance),
    };
    parts::line(ui, &format!("{title}: {line}"), &say::why_about(&title), true).clicked()
}

fn question(table: &Table<'_>, actor: ActorId, incident: &IncidentView) -> Intent {
    Intent::AskWhy { actor, incident: incident.incident, round: table.last_decided() }
}

fn ties_ui(ui: &mut Ui, table: &Table<'_>, actor: ActorId) {
    parts::subheading(ui, say::TIES);
    let mut ties = table.ties(actor);
    ties.sort_by(|a, b| b.weight.get().total_cmp(&a.weight.get()));
    for kind in TieKind::ALL {
        let of_kind: Vec<_> = ties.iter().filter(|tie| tie.kind == kind).copied().collect();
        if !of_kind.is_empty() {
            parts::text(ui, format!("{}: {}", say::tie_kind(kind), say::ties(table, &of_kind, actor)));
        }
    }
}
