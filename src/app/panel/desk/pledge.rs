//! The pledge: to act only if enough others do.

use bevy_egui::egui::{self, Ui};

use super::super::prospect::{Partner, Prospects};
use super::super::words::desk as say;
use super::super::{Table, parts};
use super::draft::FEW;
use super::{DeskMemory, chosen};
use crate::sim::moves::Pledge;
use crate::sim::{ActorId, Response};

/// What an unmet pledge may fall back to.
const FALLBACKS: [Response; 3] = [Response::HoldOut, Response::Private, Response::Public];

/// The builder of a conditional order: always for naming together, on request for other public steps.
pub(super) fn pledge_ui(ui: &mut Ui, table: &Table<'_>, memory: &mut DeskMemory) {
    let Some((accused, option, prospects)) = chosen(memory) else { return };
    let response = option.response;
    if option.refusal.is_some() || !response.is_public() || prospects.partners.is_empty() {
        return;
    }
    let mut draft = memory.pledge().cloned();
    parts::boxed(ui, |ui| {
        if response != Response::Joint {
            toggle_ui(ui, memory, &mut draft);
        }
        // The partners take the ring from the switch, where there are any.
        if let Some(pledge) = &mut draft {
            parts::subheading(ui, say::PLEDGE);
            parts::text(ui, say::pledge(table, response, accused, pledge));
            count_ui(ui, pledge);
            partners_ui(ui, table, prospects, pledge, memory.calls_ring());
            fallback_ui(ui, prospects, response, pledge);
        }
    });
    if draft.as_ref() != memory.pledge() {
        memory.set_pledge(draft);
    }
}

fn toggle_ui(ui: &mut Ui, memory: &DeskMemory, draft: &mut Option<Pledge>) {
    let mut is_on = draft.is_some();
    let switch = parts::check(ui, &mut is_on, say::PLEDGE_TOGGLE);
    if memory.calls_ring() {
        parts::call_ring(&switch);
    }
    if switch.changed() {
        *draft = memory.suggested_pledge().filter(|_| is_on);
    }
}

/// How many it takes.
fn count_ui(ui: &mut Ui, pledge: &mut Pledge) {
    let most = u16::try_from(pledge.among.len()).unwrap_or(u16::MAX).max(1);
    parts::row(ui, |ui| {
        if parts::glyph(ui, pledge.at_least > 1, "−", say::FEWER).clicked() {
            pledge.at_least -= 1;
        }
        ui.label(say::at_least(pledge.at_least, pledge.among.len()));
        if parts::glyph(ui, pledge.at_least < most, "+", say::MORE).clicked() {
            pledge.at_least += 1;
        }
    });
}

/// Of whom: the likely ones first, the others folded away. The ring comes to the first where it is called.
fn partners_ui(ui: &mut Ui, table: &Table<'_>, prospects: &Prospects, pledge: &mut Pledge, calls_ring: bool) {
    let is_shown =
        |index: usize, partner: &Partner| index < FEW || partner.is_likely() || pledge.among.contains(partner.actor);
    let (shown, folded): (Vec<_>, Vec<_>) =
        prospects.partners.iter().enumerate().partition(|(index, partner)| is_shown(*index, partner));
    for (index, partner) in &shown {
        let check = partner_ui(ui, table, partner, pledge);
        if calls_ring && *index == 0 {
            parts::call_ring(&check);
        }
    }
    if !folded.is_empty() {
        parts::folded(ui, say::other_partners(folded.len()), |ui| {
            folded.iter().for_each(|(_, partner)| drop(partner_ui(ui, table, partner, pledge)));
        });
    }
    let most = u16::try_from(pledge.among.len()).unwrap_or(u16::MAX).max(1);
    pledge.at_least = pledge.at_least.min(most);
}

fn partner_ui(ui: &mut Ui, table: &Table<'_>, partner: &Partner, pledge: &mut Pledge) -> egui::Response {
    let actor: ActorId = partner.actor;
    let mut is_in = pledge.among.contains(actor);
    let check = parts::check(ui, &mut is_in, &say::partner(table, partner));
    if check.changed() {
        pledge.among = if is_in { pledge.among.with(actor) } else { pledge.among.without(actor) };
    }
    check
}

/// What to do when too few act.
fn fallback_ui(ui: &mut Ui, prospects: &Prospects, response: Response, pledge: &mut Pledge) {
    parts::subheading(ui, say::OTHERWISE);
    let is_milder =
        |other: &Response| prospects.is_legal(*other) && *other != response && other.rank() <= response.rank();
    parts::row(ui, |ui| {
        for fallback in FALLBACKS.into_iter().filter(is_milder) {
            if parts::choice(ui, pledge.otherwise == fallback, say::fallback(fallback)).clicked() {
                pledge.otherwise = fallback;
            }
        }
    });
}
