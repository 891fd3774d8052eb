//! The negotiating table: what is on it and until when, its clauses, who supports what, and the motions of the seat.

mod clauses;
mod deals;
mod draft;
mod entry;
mod motions;
mod outlook;
mod reasons;
mod settling;
mod support;
mod text;

use std::cell::RefCell;

use bevy_egui::egui::{Align, Key, Rect, ScrollArea, Ui, UiBuilder};

use super::words::negotiation as say;
use super::{Table, bars, parts};
use crate::app::intent::Intent;
use crate::app::keys;
use crate::app::theme;
use crate::sim::view::DocumentView;

pub use draft::NegotiationMemory;

/// From this width on the clauses, the support and the motions stand side by side, in points.
const WIDE: f32 = 1100.0;
/// From this width on the motions stand beside the rest, in points.
const MIDDLE: f32 = 700.0;
/// The least height in which the head of the document can stay in sight, in points.
const TALL: f32 = 420.0;
/// The least height in which the head can take several rows, in points.
const ROOMY: f32 = 560.0;
/// How high the list of what is tabled grows before it scrolls, in points, and as a share of its column.
const LISTED: (f32, f32) = (190.0, 0.45);

/// The table as the seat sees it, and what it moves.
pub fn negotiation_ui(ui: &mut Ui, table: &Table<'_>, memory: &mut NegotiationMemory) -> Option<Intent> {
    let Some(seen) = memory.open(table) else {
        parts::note(ui, say::NO_DOCUMENT);
        return None;
    };
    let pressed = motions::press_keys(ui, table, seen, memory);
    keys::give_pages(ui.ctx(), memory.pages);
    if ui.available_height() < TALL || ui.available_width() < MIDDLE {
        let frame = theme::panel(ui);
        let all = |ui: &mut Ui| {
            parts::panel(ui, "negotiation", |ui| {
                head_ui(ui, table, seen, memory, true);
                let printed = print_ui(ui);
                clauses::clauses_ui(ui, table, seen, memory);
                support_ui(ui, table, seen, memory);
                printed.or(motions::motions_ui(ui, table, seen, memory)).or(motions::tabled_ui(ui, table))
            })
        };
        return pressed.or(frame.show(ui, all).inner);
    }
    let is_roomy = ui.available_height() >= ROOMY;
    let head = theme::panel(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        head_ui(ui, table, seen, memory, is_roomy);
    });
    let room = ui.available_rect_before_wrap().with_min_y(head.response.rect.bottom());
    ui.painter().hline(room.x_range(), room.top(), ui.visuals().window_stroke);
    let moved = columns_ui(ui, room, table, seen, memory);
    pressed.or(moved)
}

/// Side by side: the clauses, who supports them, and the motions. The first two share a column where there is no room
/// for three.
fn columns_ui(
    ui: &mut Ui,
    room: Rect,
    table: &Table<'_>,
    seen: &DocumentView,
    memory: &mut NegotiationMemory,
) -> Option<Intent> {
    let has_three = room.width() >= WIDE;
    let ring = ui.memory(|memory| memory.focused()).and_then(|id| ui.ctx().read_response(id));
    let (rest, right) = room.split_left_right_at_fraction(if has_three { 0.68 } else { 0.55 });
    let (left, centre) = rest.split_left_right_at_fraction(if has_three { 0.56 } else { 1.0 });
    let columns = [("clauses", left), ("support", centre), ("motions", right)];
    memory.pages = ring.and_then(|ring| {
        columns.into_iter().find_map(|(name, place)| place.contains(ring.rect.left_center()).then_some(name))
    });
    let printed = column(ui, left, |ui| {
        parts::panel(ui, "clauses", |ui| {
            clauses::clauses_ui(ui, table, seen, memory);
            let printed = print_ui(ui);
            if !has_three {
                support_ui(ui, table, seen, memory);
            }
            printed
        })
    });
    if has_three {
        column(ui, centre, |ui| parts::panel(ui, "support", |ui| support_ui(ui, table, seen, memory)));
    }
    printed.or(column(ui, right, |ui| side_ui(ui, table, seen, memory)))
}

/// The motions, and below them what is tabled.
fn side_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView, memory: &mut NegotiationMemory) -> Option<Intent> {
    // Both parts draw with the same memory, one after the other.
    let memory = RefCell::new(memory);
    let motions = |ui: &mut Ui| {
        parts::panel(ui, "motions", |ui| motions::motions_ui(ui, table, seen, &mut memory.borrow_mut()))
    };
    let tabled = |ui: &mut Ui| {
        let most = LISTED.0.min(LISTED.1 * ui.available_height());
        let area = ScrollArea::vertical().id_salt("tabled list").max_height(most).auto_shrink([false, true]);
        area.show(ui, |ui| motions::tabled_ui(ui, table)).inner
    };
    let (moved, taken) = parts::with_footer(ui, "tabled", motions, tabled);
    moved.or(taken)
}

/// A column with a hairline at its left.
fn column<R>(ui: &mut Ui, place: Rect, body: impl FnOnce(&mut Ui) -> R) -> R {
    ui.painter().vline(place.left(), place.y_range(), ui.visuals().window_stroke);
    let inside = place - theme::panel(ui).inner_margin;
    ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
        ui.shrink_clip_rect(place);
        body(ui)
    })
    .inner
}

/// The document, its venue and procedure, and how long it has; in as few lines as it takes where there is no room.
fn head_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView, memory: &mut NegotiationMemory, is_roomy: bool) {
    let documents = &table.view.documents;
    if documents.len() > 1 {
        parts::row(ui, |ui| {
            for other in documents {
                let title = table.document_title(other.document);
                if parts::choice(ui, other.document == seen.document, &title).clicked() {
                    memory.turn_to(other.document);
                }
            }
        });
        if parts::pressed(ui, Key::L) {
            memory.turn_to_next(table);
        }
    }
    let state = |ui: &mut Ui| {
        if documents.len() == 1 {
            parts::heading(ui, &table.document_title(seen.document));
        }
        parts::text(ui, say::state(table, seen));
        if let Some(deadline) = say::deadline(table, seen) {
            let deadline = theme::strong(ui, deadline);
            parts::text(ui, deadline);
        }
    };
    let venue = |ui: &mut Ui| {
        if seen.package.is_some() {
            parts::note(ui, say::package(table, seen));
        }
        parts::note(ui, say::venue(table, seen.document));
        brackets_ui(ui, seen);
    };
    match is_roomy {
        true => {
            parts::row(ui, state);
            parts::row(ui, venue);
        }
        false => parts::row(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            state(ui);
            venue(ui);
        }),
    }
}

/// The way to print the text.
fn print_ui(ui: &mut Ui) -> Option<Intent> {
    parts::button(ui, say::PRINT).clicked().then_some(Intent::Print)
}

/// How much of the text is in brackets, while there is still something to be done about it.
fn brackets_ui(ui: &mut Ui, seen: &DocumentView) {
    if seen.is_on_the_table {
        bars::short_meter(ui, seen.bracket_share().get() as f32, &say::brackets(seen));
    }
}

/// Who supports what, which its key brings into sight, and entry into force.
fn support_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView, memory: &mut NegotiationMemory) {
    if parts::pressed(ui, Key::M) {
        ui.scroll_to_cursor(Some(Align::TOP));
    }
    support::matrix_ui(ui, table, seen, memory.clause());
    settling::settling_ui(ui, table, seen, memory);
    entry::entry_ui(ui, table, seen, memory);
    outlook::outlook_ui(ui, table, seen, memory);
    reasons::reasons_ui(ui, table, seen, memory);
}
