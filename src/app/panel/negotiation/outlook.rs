//! Who may yet join an adopted document, and who would follow whom.

use bevy_egui::egui::Ui;

use super::super::words::negotiation as say;
use super::super::{Table, bars, parts};
use super::NegotiationMemory;
use crate::review::Outlook;
use crate::review::outlook::LEAST_NAMED;
use crate::sim::treaty::Stage;
use crate::sim::view::DocumentView;

/// The outsiders with the chance that each joins.
pub(super) fn outlook_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView, memory: &mut NegotiationMemory) {
    if seen.stage == Stage::Adopted && !table.is_over() {
        chances_ui(ui, table, memory.outlook(table, seen.document));
    }
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
