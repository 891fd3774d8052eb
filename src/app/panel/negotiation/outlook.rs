//! Who may yet join an adopted document, who would follow whom, and why those whose books are open joined or stayed out.

use bevy_egui::egui::Ui;

use super::super::words::negotiation as say;
use super::super::{Table, bars, parts};
use super::NegotiationMemory;
use crate::review::Outlook;
use crate::review::outlook::LEAST_NAMED;
use crate::sim::treaty::Stage;
use crate::sim::view::DocumentView;

/// The outsiders with the chance that each joins, and the reasons of those whose books are open.
pub(super) fn outlook_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView, memory: &mut NegotiationMemory) {
    if seen.stage == Stage::Adopted && !table.is_over() {
        chances_ui(ui, table, memory.outlook(table, seen.document));
    }
    reasons_ui(ui, table, seen, memory);
}

/// A bar for everybody with a chance worth naming; then what one that joined would bring about.
fn chances_ui(ui: &mut Ui, table: &Table<'_>, outlook: &[Outlook]) {
    if outlook.is_empty() {
        return;
    }
    parts::subheading(ui, say::OUTLOOK);
    parts::note(ui, say::OUTLOOK_NOTE);
    let (likely, others): (Vec<_>, Vec<_>) = outlook.iter().partition(|one| one.chance.get() >= LEAST_NAMED);
    for one in &likely {
        let (name, chance) = say::chance(table, one);
        bars::meter(ui, &name, one.chance.get() as f32, &chance);
    }
    say::hardly(&others, likely.is_empty(), LEAST_NAMED).into_iter().for_each(|rest| parts::text(ui, rest));
    for prospect in outlook.iter().map(|one| &one.prospect).filter(|prospect| !prospect.followers.is_empty()) {
        parts::bullet(ui, table.would_follow(prospect));
    }
    let own = outlook.iter().find(|one| Some(one.prospect.actor) == table.seat);
    own.and_then(|own| say::refusal(table, &own.prospect)).into_iter().for_each(|why| parts::text(ui, why));
}

/// The cards of each actor whose book is open, folded away.
fn reasons_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView, memory: &mut NegotiationMemory) {
    let choosers = memory.choosers(table, seen.document);
    let open: Vec<_> = choosers.iter().filter(|actor| table.opens_book_of(*actor)).collect();
    if open.is_empty() {
        return;
    }
    parts::subheading(ui, say::REASONS);
    for actor in open {
        parts::folded(ui, say::why(table, actor), |ui| {
            table.reasons(actor, seen.document).lines().for_each(|line| parts::text(ui, line.trim()));
        });
    }
}
