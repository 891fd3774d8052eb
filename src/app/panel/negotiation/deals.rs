//! Deals: those that stand, and one being drawn up.

use bevy_egui::egui::{Key, Ui};

use super::super::words::negotiation as say;
use super::super::{Table, parts};
use super::NegotiationMemory;
use super::draft::Terms;
use super::motions::buttons_ui;
use crate::sim::Points;
use crate::sim::treaty::Promise;
use crate::sim::treaty::deal::{Footing, MAX_PROMISES};
use crate::sim::treaty::motion::Motion;
use crate::sim::view::DocumentView;

/// By how much a payment goes up or down, in points.
const COIN: f64 = 0.05;

/// The deals that stand, with what the seat can do about them; then the builder.
pub(super) fn deals_ui(
    ui: &mut Ui,
    table: &Table<'_>,
    seen: &DocumentView,
    memory: &mut NegotiationMemory,
) -> Option<Motion> {
    parts::subheading(ui, say::DEALS);
    let standing = || (1..).zip(&table.view.deals).filter(|(_, deal)| deal.footing != Footing::Gone);
    if standing().next().is_none() {
        parts::note(ui, say::NO_DEALS);
    }
    let mut wanted = None;
    for (number, deal) in standing() {
        parts::text(ui, say::deal(table, usize::from(number), deal));
        if deal.footing == Footing::Struck {
            parts::note(ui, table.fates(deal));
        }
        let answers = [true, false].map(|accepts| Motion::Answer { deal: number, accepts });
        let all = answers.into_iter().chain([Motion::Pay { deal: number }]);
        let legal: Vec<_> = all.filter(|motion| table.check_motion(motion).is_ok()).collect();
        wanted = wanted.or(buttons_ui(ui, table, legal));
    }
    let mut offered = None;
    parts::folded_by(ui, say::DRAFT_DEAL, Key::O, |ui| offered = builder_ui(ui, table, seen, memory));
    wanted.or(offered)
}

/// A deal, slot by slot: with whom, what for what.
fn builder_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView, memory: &mut NegotiationMemory) -> Option<Motion> {
    let (clause, position) = (memory.clause(), memory.position);
    let terms = &mut memory.terms;
    ui.label(say::PARTNER);
    parts::row(ui, |ui| {
        for actor in table.venue(seen.document).members.iter().filter(|actor| Some(*actor) != table.seat) {
            if parts::choice(ui, terms.to == Some(actor), &table.label(actor)).clicked() {
                terms.to = Some(actor);
            }
        }
    });
    parts::row(ui, |ui| {
        for (sort, label) in say::PROMISES.iter().enumerate() {
            if parts::choice(ui, terms.sort == sort, label).clicked() {
                terms.sort = sort;
            }
        }
    });
    let promise = terms.promise(seen.document, clause, position);
    if let Some(Promise::Pay { .. }) = promise {
        payment_ui(ui, terms);
    }
    let promise = terms.promise(seen.document, clause, position);
    for (side, heading) in [say::GIVES, say::TAKES].into_iter().enumerate() {
        side_ui(ui, table, &mut terms.sides[side], heading, promise.as_ref());
    }
    let offer = terms.offer()?;
    let [gives, takes] = &terms.sides;
    if gives.is_empty() || takes.is_empty() {
        parts::caution(ui, say::one_sided(gives.is_empty()));
    }
    parts::named(ui, "offer", |ui| buttons_ui(ui, table, vec![offer]))
}

fn payment_ui(ui: &mut Ui, terms: &mut Terms) {
    let sum = terms.points.get();
    parts::row(ui, |ui| {
        if parts::glyph(ui, sum > COIN * 1.5, "−", say::LESS).clicked() {
            terms.points = Points(sum - COIN);
        }
        ui.label(format!("{sum:.2}"));
        if parts::glyph(ui, true, "+", say::MORE).clicked() {
            terms.points = Points(sum + COIN);
        }
    });
}

/// What one side promises, each with a way back, and the next promise to add. The ring stays with the way to add.
fn side_ui(ui: &mut Ui, table: &Table<'_>, side: &mut Vec<Promise>, heading: &str, next: Option<&Promise>) {
    let told = |promise: &Promise| table.promises(std::slice::from_ref(promise));
    ui.label(format!("{heading}: {}", table.promises(side)));
    let mut gone = None;
    if !side.is_empty() {
        parts::row(ui, |ui| {
            for (index, promise) in side.iter().enumerate() {
                if parts::glyph(ui, true, "×", &say::take_off(&told(promise))).clicked() {
                    gone = Some(index);
                }
            }
        });
    }
    parts::named(ui, heading, |ui| {
        let Some(next) = next else { return };
        let add = parts::button_if(ui, side.len() < MAX_PROMISES, &format!("{} {}", say::ADD, told(next)));
        if gone.is_some() {
            add.request_focus();
        }
        if add.clicked() {
            side.push(next.clone());
        }
    });
    if let Some(index) = gone {
        side.remove(index);
    }
}
