//! The text to be proposed: where it lies, by scale, by variant or slot by slot, and what it would be.

use bevy_egui::egui::text::LayoutJob;
use bevy_egui::egui::{Key, Label, Slider, Stroke, TextFormat, TextStyle, Ui, WidgetInfo};

use super::super::words::negotiation as say;
use super::super::{Table, parts};
use super::NegotiationMemory;
use crate::app::theme::{self, Palette};
use crate::review::Proposal;
use crate::scenario::Slots;
use crate::sim::ClauseId;
use crate::sim::treaty::clause::FURTHEST;

/// By how much an arrow moves the text.
const STEP: f64 = 5.0;
/// The room that the buttons and the number take beside the scale, in points.
const BESIDE: f32 = 160.0;
/// The keys of the slots, in their order.
const SLOT_KEYS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

/// The keys that move the text: along the scale, to the next variant, or to the next option of a slot.
pub(super) fn press_keys(ui: &Ui, table: &Table<'_>, clause: ClauseId, memory: &mut NegotiationMemory) {
    for (key, step) in [(Key::ArrowRight, STEP), (Key::ArrowLeft, -STEP)] {
        if parts::shortcut_free(ui, key) {
            memory.position = (memory.position + step).clamp(0.0, FURTHEST);
        }
    }
    if parts::pressed(ui, Key::V) {
        memory.position = next_variant(table, clause, memory.position);
    }
    for (slot, key) in SLOT_KEYS.into_iter().enumerate() {
        if parts::pressed(ui, key) {
            memory.position = next_option(table, clause, slot, memory.position).unwrap_or(memory.position);
        }
    }
}

/// The text of the variant after the one that a text would be, or of the mildest; the text itself if there are none.
fn next_variant(table: &Table<'_>, clause: ClauseId, position: f64) -> f64 {
    let facts = table.clause(clause);
    let after = facts.variant_at(position).and_then(|at| facts.variants.get(at + 1));
    after.or(facts.variants.first()).map_or(position, |variant| variant.position)
}

/// The text in which a slot takes the option after the one that it takes, or the mildest; none without such a slot.
fn next_option(table: &Table<'_>, clause: ClauseId, slot: usize, position: f64) -> Option<f64> {
    let slots = table.slots(clause)?;
    let now = table.clause(clause).variant_at(position)?;
    let next = (slots.taken(now, slot)? + 1) % slots.slots.get(slot)?.options.len();
    turned(table, clause, now, (slot, next))
}

/// Where the text lies that differs from a variant in the option that a slot takes.
fn turned(table: &Table<'_>, clause: ClauseId, variant: usize, (slot, option): (usize, usize)) -> Option<f64> {
    let variant = table.slots(clause)?.turned(variant, slot, option)?;
    table.clause(clause).variants.get(variant).map(|variant| variant.position)
}

/// Where the text is to lie, and what it would be.
pub(super) fn text_ui(ui: &mut Ui, table: &Table<'_>, clause: ClauseId, memory: &mut NegotiationMemory) {
    scale_ui(ui, memory);
    match table.slots(clause) {
        Some(slots) => slots_ui(ui, table, clause, slots, memory),
        None => variants_ui(ui, table, clause, memory),
    }
    let proposal = table.proposal(clause, memory.position);
    if table.slots(clause).is_some() {
        words_ui(ui, &proposal);
    }
    parts::note(ui, table.proposed(&proposal));
}

fn scale_ui(ui: &mut Ui, memory: &mut NegotiationMemory) {
    parts::row(ui, |ui| {
        if parts::glyph(ui, memory.position > 0.0, "←", say::MILDER).clicked() {
            memory.position = (memory.position - STEP).max(0.0);
        }
        ui.spacing_mut().slider_width = (ui.available_width() - BESIDE).max(60.0);
        let slider = Slider::new(&mut memory.position, 0.0..=FURTHEST).step_by(1.0).show_value(false);
        let response = parts::followed(ui.add(slider));
        response.widget_info(|| WidgetInfo::slider(true, memory.position, say::TEXT_SLOT));
        if parts::glyph(ui, memory.position < FURTHEST, "→", say::FIRMER).clicked() {
            memory.position = (memory.position + STEP).min(FURTHEST);
        }
        ui.label(format!("{:.0}", memory.position));
    });
}

fn variants_ui(ui: &mut Ui, table: &Table<'_>, clause: ClauseId, memory: &mut NegotiationMemory) {
    let facts = table.clause(clause);
    let nearest = facts.variant_at(memory.position);
    for (at, variant) in facts.variants.iter().enumerate() {
        let words = say::lettered(table.letter(clause, at), &table.clause_text(clause, variant.position));
        if parts::choice(ui, nearest == Some(at), &words).clicked() {
            memory.position = variant.position;
        }
    }
}

/// A selector for each slot. The ring stays where it is: options never come or go.
fn slots_ui(ui: &mut Ui, table: &Table<'_>, clause: ClauseId, slots: &Slots, memory: &mut NegotiationMemory) {
    let Some(now) = table.clause(clause).variant_at(memory.position) else { return };
    for (number, slot) in slots.slots.iter().enumerate() {
        ui.label(say::slot(number, &slot.slug));
        for (at, option) in slot.options.iter().enumerate() {
            let is_taken = slots.taken(now, number) == Some(at);
            if parts::choice(ui, is_taken, &option.to_string()).clicked() {
                memory.position = turned(table, clause, now, (number, at)).unwrap_or(memory.position);
            }
        }
    }
}

/// The words as they would stand; those that are new are heavier and underlined.
fn words_ui(ui: &mut Ui, proposal: &Proposal) {
    let (palette, font) = (Palette::of(ui), TextStyle::Body.resolve(ui.style()));
    let heavy = theme::strong_font(ui, font.size);
    let mut job = LayoutJob::default();
    for (piece, is_new) in &proposal.pieces {
        let plain = TextFormat::simple(font.clone(), palette.text);
        let marked = TextFormat {
            underline: Stroke::new(1.5, palette.accent),
            ..TextFormat::simple(heavy.clone(), palette.text)
        };
        job.append(&piece.words, 0.0, if *is_new { marked } else { plain });
    }
    ui.add_space(theme::GAP / 2.0);
    ui.add(Label::new(job).wrap());
    parts::note(ui, say::new_words(proposal));
}
