//! Who may yet join an adopted document, who would follow whom, and why those whose books are open joined or stayed out.

use bevy_egui::egui::Ui;

use super::super::words::negotiation as say;
use super::super::{Table, bars, parts};
use super::NegotiationMemory;
use crate::review::Outlook;
use crate::sim::ActorId;
use crate::sim::treaty::Stage;
use crate::sim::view::DocumentView;

/// Below this chance to join nobody is named: one chance in twenty.
const LEAST: f64 = 0.05;

/// The outsiders with the chance that each joins, and the reasons of those whose books are open.
pub(super) fn outlook_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView, memory: &mut NegotiationMemory) {
    if seen.stage != Stage::Adopted {
        return;
    }
    if !table.is_over() {
        chances_ui(ui, table, memory.outlook(table, seen.document));
    }
    reasons_ui(ui, table, seen);
}

/// A bar for everybody with a chance worth naming; then what one that joined would bring about.
fn chances_ui(ui: &mut Ui, table: &Table<'_>, outlook: &[Outlook]) {
    if outlook.is_empty() {
        return;
    }
    parts::subheading(ui, say::OUTLOOK);
    parts::note(ui, say::OUTLOOK_NOTE);
    let (likely, others): (Vec<_>, Vec<_>) = outlook.iter().partition(|one| one.chance.get() >= LEAST);
    for one in &likely {
        let (name, chance) = say::chance(table, one);
        bars::meter(ui, &name, one.chance.get() as f32, &chance);
    }
    say::hardly(&others, likely.is_empty(), LEAST).into_iter().for_each(|rest| parts::text(ui, rest));
    for prospect in outlook.iter().map(|one| &one.prospect).filter(|prospect| !prospect.followers.is_empty()) {
        parts::bullet(ui, say::followers(table, prospect));
    }
    let own = outlook.iter().find(|one| Some(one.prospect.actor) == table.seat);
    own.and_then(|own| say::refusal(table, &own.prospect)).into_iter().for_each(|why| parts::text(ui, why));
}

/// A card for each actor whose book is open, folded away.
fn reasons_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView) {
    let has_chosen = |actor: &ActorId| table.opens_book_of(*actor) && table.has_weighed(*actor, seen.document);
    let open: Vec<_> = table.invited(seen.document).iter().filter(has_chosen).collect();
    if open.is_empty() {
        return;
    }
    parts::subheading(ui, say::REASONS);
    for actor in open {
        parts::folded(ui, say::why(table, actor), |ui| {
            let card = table.consent(actor, seen.document);
            card.map_or_else(|none| none.to_string(), |card| card.to_text().to_owned()).lines().for_each(|line| {
                parts::text(ui, line.trim());
            });
        });
    }
}
