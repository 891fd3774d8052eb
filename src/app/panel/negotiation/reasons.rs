//! Why an actor voted on the document as it did, and why it joined or stayed out: its reasons as bars that add up, and what
//! would have turned them. One actor at a time, of those whose books are open.

use bevy_egui::egui::{Align, Key, Ui};

use super::super::words::reasons as say;
use super::super::words::{REST, why};
use super::super::{Table, bars, parts};
use super::NegotiationMemory;
use crate::review::{Ballot, Consent};
use crate::sim::view::DocumentView;

/// The cards of the actor chosen, with the way to the others; nothing where no book is open.
pub(super) fn reasons_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView, memory: &mut NegotiationMemory) {
    let choosers = memory.choosers(table, seen.document);
    let open: Vec<_> = choosers.iter().filter(|actor| table.opens_book_of(*actor)).collect();
    if open.is_empty() {
        return;
    }
    let looked_at = memory.reasoner.or(table.actor).or(table.seat);
    let mut at = open.iter().position(|actor| Some(*actor) == looked_at).unwrap_or(0);
    // The key brings the reasons into sight first.
    let is_called = parts::pressed(ui, Key::W);
    let is_next = is_called && std::mem::replace(&mut memory.has_reasoned, true);
    if is_called {
        ui.scroll_to_cursor(Some(Align::TOP));
    }
    parts::subheading(ui, say::REASONS);
    if open.len() > 1 {
        parts::row(ui, |ui| {
            let before = parts::glyph(ui, true, "←", say::REASONS_BEFORE).clicked();
            let after = parts::glyph(ui, true, "→", say::REASONS_AFTER).clicked() || is_next;
            let steps = if after {
                1
            } else if before {
                open.len() - 1
            } else {
                0
            };
            if steps > 0 {
                at = (at + steps) % open.len();
                memory.reasoner = Some(open[at]);
            }
            ui.label(say::reasoner(table, open[at], at, open.len()));
        });
    }
    let treaties = memory.treaties(table, open[at], seen.document);
    treaties.ballots.iter().for_each(|ballot| ballot_ui(ui, ballot));
    treaties.consents.iter().for_each(|consent| consent_ui(ui, consent));
}

/// A vote goes by clauses, not by a sum.
fn ballot_ui(ui: &mut Ui, ballot: &Ballot) {
    parts::boxed(ui, |ui| lines_ui(ui, ballot.to_text()));
}

/// A question with its answer in lines.
fn lines_ui(ui: &mut Ui, card: &str) {
    let mut lines = card.lines().map(str::trim);
    lines.next().into_iter().for_each(|question| parts::heading(ui, question));
    lines.for_each(|line| parts::text(ui, line));
}

fn consent_ui(ui: &mut Ui, consent: &Consent) {
    parts::boxed(ui, |ui| {
        if !consent.by.is_machine() {
            lines_ui(ui, consent.to_text());
            return;
        }
        parts::heading(ui, &consent.question);
        consent.bar.iter().for_each(|bar| parts::text(ui, bar));
        let labels = consent.reasons.iter().map(say::reason).chain([REST.to_owned()]);
        bars::waterfall(ui, labels, &consent.sum(), say::INSIDE);
        parts::subheading(ui, say::TURNS);
        if consent.turns.is_empty() {
            parts::text(ui, say::NO_TURN);
        }
        consent.turns.iter().for_each(|turn| parts::bullet(ui, say::turn(consent, turn)));
        parts::note(ui, &consent.note);
        if !consent.theory.is_empty() {
            parts::subheading(ui, why::LITERATURE);
            consent.theory.iter().for_each(|mechanism| parts::bullet(ui, mechanism.entry()));
        }
    });
}
