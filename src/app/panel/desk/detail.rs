//! The chosen response in full: dangers first, then conditions, company, and every term.

use bevy_egui::egui::Ui;

use super::super::bars::waterfall;
use super::super::prospect::{Prospect, Prospects};
use super::super::words::desk as say;
use super::super::{Table, parts, words};
use super::{DeskMemory, chosen, pledge};
use crate::review::words::Sum;
use crate::sim::ActorId;
use crate::sim::choice::{Row, Term};

/// How many terms stand by themselves; the others are added up.
const MOST_TERMS: usize = 5;

/// Everything about the chosen response.
pub(super) fn detail_ui(ui: &mut Ui, table: &Table<'_>, memory: &mut DeskMemory) {
    let Some((accused, option, prospects)) = chosen(memory) else { return };
    parts::boxed(ui, |ui| {
        let (plain, _) = words::response(option.response, table.has_acted());
        parts::subheading(ui, plain);
        dangers_ui(ui, table, accused, option);
        conditions_ui(ui, table, option);
        company_ui(ui, table, option, prospects);
        if let Some(row) = &option.row {
            parts::subheading(ui, say::WORTH);
            worth_ui(ui, row);
        }
    });
    pledge::pledge_ui(ui, table, memory);
}

fn dangers_ui(ui: &mut Ui, table: &Table<'_>, accused: ActorId, option: &Prospect) {
    for danger in &option.dangers {
        let line = format!("⚠ {}: {}.", say::DANGER, say::danger(table, accused, *danger));
        parts::caution(ui, &line);
    }
}

fn conditions_ui(ui: &mut Ui, table: &Table<'_>, option: &Prospect) {
    for condition in &option.conditions {
        parts::text(ui, words::checked(condition.is_met(), &say::condition(table, *condition)));
    }
    if let Some(refusal) = option.refusal.filter(|_| option.conditions.iter().all(|condition| condition.is_met())) {
        parts::text(ui, words::checked(false, &refusal.to_string()));
    }
}

/// Who may follow, and how likely each is to.
fn company_ui(ui: &mut Ui, table: &Table<'_>, option: &Prospect, prospects: &Prospects) {
    if option.refusal.is_some() || !option.response.is_public() {
        return;
    }
    let names: Vec<_> = option.followers.iter().map(|follower| (follower.actor, follower.chance)).collect();
    parts::text(ui, say::following(table, &names, option.band, prospects.possible_followers));
}

/// The largest terms by themselves, the rest together.
fn worth_ui(ui: &mut Ui, row: &Row) {
    let mut terms: Vec<(Term, f64)> = Term::ALL.into_iter().map(|term| (term, row.term(term))).collect();
    terms.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
    terms.truncate(MOST_TERMS);
    let (terms, mut parts): (Vec<Term>, Vec<f64>) = terms.into_iter().unzip();
    parts.push(row.total() - parts.iter().sum::<f64>());
    let labels = terms.into_iter().map(words::term).chain([words::REST.to_owned()]);
    waterfall(ui, labels, &Sum::of(&parts), say::WORTH_SUM);
}
