//! The decision desk: every response with its worth, its conditions and what could go wrong.

mod detail;
mod draft;
mod option;
mod pledge;

use std::cell::RefCell;

use bevy_egui::egui::{Key, Modifiers, Ui};

use super::prospect::{Prospect, Prospects};
use super::words::desk as say;
use super::{Table, parts, words};
use crate::app::intent::Intent;
use crate::app::text;
use crate::sim::view::IncidentView;
use crate::sim::{ActorId, Response};

pub use draft::DeskMemory;

/// The least height in which the buttons can stand below the list instead of at its end, in points.
const TALL: f32 = 320.0;

/// The keys of the responses, mildest first.
const DIGITS: [Key; 8] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8];

/// The groups of responses, with the key that goes from one of a group to the next.
const GROUPS: [(Key, &str, &[Response]); 4] = [
    (Key::H, say::HOLD_OUT, &[Response::HoldOut]),
    (Key::A, say::ATTRIBUTE, &[Response::Private, Response::Public, Response::Joint]),
    (Key::S, say::SANCTION, &[Response::SanctionPersons, Response::SanctionSectors, Response::SanctionTrade]),
    (Key::R, say::TAKE_BACK, &[Response::Retract]),
];

/// The desk over the incident looked at.
pub fn desk_ui(ui: &mut Ui, table: &Table<'_>, memory: &mut DeskMemory) -> Option<Intent> {
    let seated = table.seat.zip(table.incident.and_then(|incident| table.view.incident(incident)));
    let Some((seat, incident)) = seated.filter(|(_, incident)| incident.is_open && !table.is_over()) else {
        parts::note(ui, say::NO_DESK);
        return None;
    };
    memory.open(table, seat, incident);
    if memory.prospects().is_none() {
        parts::note(ui, say::NOBODY_TO_ACCUSE);
        return None;
    }
    press_keys(ui, memory);
    // Each round and incident has a scroll position of its own.
    let name = format!("desk {} {:?}", table.round(), incident.incident);
    if ui.available_height() < TALL {
        return parts::panel(ui, &name, |ui| {
            responses_ui(ui, table, incident, memory);
            commit_ui(ui, table, incident, memory)
        });
    }
    // Both parts draw with the same memory, one after the other.
    let memory = RefCell::new(memory);
    let responses = |ui: &mut Ui| {
        parts::panel(ui, &name, |ui| responses_ui(ui, table, incident, &mut memory.borrow_mut()));
        None
    };
    let commit = |ui: &mut Ui| commit_ui(ui, table, incident, &mut memory.borrow_mut());
    parts::with_footer(ui, "desk commit", responses, commit).1
}

/// A response picked by key takes the ring away, so that Enter seals; the next Tab brings it to what can be set about it.
fn press_keys(ui: &Ui, memory: &mut DeskMemory) {
    memory.ring_moves(ui.input(|input| input.key_pressed(Key::Tab)));
    for (response, key) in Response::ALL.into_iter().zip(DIGITS) {
        if parts::pressed(ui, key) {
            parts::let_go(ui);
            memory.choose(response);
            memory.wait_for_ring();
        }
    }
    for (key, _, group) in GROUPS {
        if parts::pressed(ui, key) {
            parts::let_go(ui);
            memory.step_through(group);
            memory.wait_for_ring();
        }
    }
}

fn responses_ui(ui: &mut Ui, table: &Table<'_>, incident: &IncidentView, memory: &mut DeskMemory) {
    parts::heading(ui, &say::desk(&table.incident_title(incident.incident)));
    accused_ui(ui, table, incident, memory);
    for (key, name, group) in GROUPS {
        parts::subheading(ui, &say::group(name, key.name()));
        for &response in group {
            option::option_ui(ui, table, memory, response);
            if memory.response() == Some(response) {
                detail::detail_ui(ui, table, memory);
            }
        }
    }
}

/// Whom to accuse, with how likely each is guilty.
fn accused_ui(ui: &mut Ui, table: &Table<'_>, incident: &IncidentView, memory: &mut DeskMemory) {
    parts::subheading(ui, say::ACCUSED);
    let suspects = incident.beliefs.iter().filter_map(|belief| {
        let actor = belief.suspect.actor().filter(|&actor| Some(actor) != table.seat)?;
        Some((actor, belief.probability))
    });
    let mut suspects: Vec<_> = suspects.collect();
    suspects.sort_by(|(_, a), (_, b)| b.get().total_cmp(&a.get()));
    parts::row(ui, |ui| {
        for (actor, probability) in suspects {
            let label = format!("{} {}", table.label(actor), words::share(probability));
            if parts::choice(ui, memory.accused() == Some(actor), &label).clicked() {
                memory.accuse(table, incident.incident, actor);
            }
        }
    });
}

/// What is sealed, and the buttons that seal, take back and play.
fn commit_ui(ui: &mut Ui, table: &Table<'_>, incident: &IncidentView, memory: &mut DeskMemory) -> Option<Intent> {
    let sealed = table.sealed_about(incident.incident);
    let open = table.view.incidents.iter().filter(|incident| incident.is_open).count();
    let drawn_up = memory.order(table, incident.incident).filter(|(order, _)| Some(order) != sealed);
    parts::text(ui, say::sealed(table, sealed, open));
    if let Some((order, Err(refusal))) = &drawn_up {
        let counts_on_nobody = order.pledge.as_ref().is_some_and(|pledge| pledge.among.is_empty());
        let refusal = refusal.to_string();
        let said = if counts_on_nobody { say::nobody_ticked(order.response) } else { &refusal };
        parts::text(ui, words::checked(false, said));
    }
    if memory.has_asked(table) {
        parts::caution(ui, say::ASKED);
    }
    parts::row(ui, |ui| {
        let is_next = drawn_up.is_none();
        let seal = drawn_up.and_then(|(order, legal)| {
            let wanted = seal_ui(ui, legal.is_ok(), memory);
            wanted.then_some(Intent::Seal(order))
        });
        let play = play_ui(ui, table, is_next, memory);
        let unseal = sealed.is_some() && parts::button(ui, say::UNSEAL).clicked();
        seal.or(play.then_some(Intent::PlayRound)).or(unseal.then_some(Intent::Unseal(incident.incident)))
    })
}

/// Whether the order drawn up is to be sealed.
fn seal_ui(ui: &mut Ui, is_legal: bool, memory: &DeskMemory) -> bool {
    let takes_enter = memory.has_ring() || parts::is_free(ui);
    let clicked = parts::primary(ui, is_legal, &words::by_enter(say::SEAL, takes_enter)).clicked();
    clicked || is_legal && (memory.is_confirmed() || parts::entered(ui))
}

/// Whether the round is to be played. Enter does so once nothing is drawn up that could be sealed, and asks once where
/// nothing is sealed at all.
fn play_ui(ui: &mut Ui, table: &Table<'_>, is_next: bool, memory: &mut DeskMemory) -> bool {
    let label = text::play(table, is_next && parts::is_free(ui));
    let clicked = match is_next {
        true => parts::primary(ui, true, &label).clicked() || parts::entered(ui) && memory.is_sure(table),
        false => parts::button(ui, &label).clicked(),
    };
    clicked || parts::shortcut(ui, Modifiers::COMMAND, Key::Enter)
}

/// One of the prospects, with whom it is against.
fn chosen(memory: &DeskMemory) -> Option<(ActorId, &Prospect, &Prospects)> {
    let prospects = memory.prospects()?;
    Some((prospects.accused, prospects.option(memory.response()?)?, prospects))
}
