//! Entry into force: how many have agreed to be bound round by round, whose consent met the rule, and whose would.

use bevy_egui::egui::Ui;

use super::super::figure::{Figure, Series, figure_ui};
use super::super::words::negotiation as say;
use super::super::{Table, parts};
use super::NegotiationMemory;
use crate::sim::view::DocumentView;
use crate::sim::{ActorSet, Round};

/// What a document takes, the curve of consents, and who is pivotal.
pub(super) fn entry_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView, memory: &mut NegotiationMemory) {
    parts::subheading(ui, say::ENTRY);
    parts::text(ui, say::entry(table, seen));
    table.entry_rule(seen).into_iter().for_each(|rule| parts::note(ui, rule));
    say::pivotal(table, seen.pivotal).into_iter().for_each(|pivotal| parts::text(ui, pivotal));
    let entry = &table.document(seen.document).entry;
    let consents = memory.consents(table, seen.document);
    let met = consents.iter().find(|(_, who)| entry.is_met(*who)).map(|(round, _)| *round);
    for (round, who) in joined(consents) {
        parts::bullet(ui, say::joined(table, round, who, met == Some(Round(round))));
    }
    if entry.ratifications > 0 && !consents.is_empty() {
        figure_ui(ui, &curve(table, consents, entry.ratifications, met));
    }
}

/// Consents over the rounds, beside how many are needed. Who joined is written over the curve, with a diamond where
/// that met the rule.
fn curve(table: &Table<'_>, consents: &[(Round, ActorSet)], needed: u16, met: Option<Round>) -> Figure {
    let number = |who: &ActorSet| who.len() as f64;
    let mut counted = Series::of(say::CONSENTS, consents.iter().map(|(round, who)| (round.0, number(who))).collect());
    let note = |(round, who)| (round, say::codes(table, who, met == Some(Round(round))));
    counted.notes = joined(consents).map(note).collect();
    let bound = [1, table.rounds()].map(|round| (round, f64::from(needed))).to_vec();
    let now = consents.last().map_or(0, |(_, who)| who.len());
    let most = consents.iter().map(|(_, who)| number(who)).fold(f64::from(needed), f64::max);
    Figure {
        name: "entry into force",
        title: say::curve(now, needed),
        series: vec![counted, Series::of(say::NEEDED, bound)],
        unit: say::PARTIES,
        top: most * 1.4,
        last: table.rounds(),
    }
}

/// Who gave its consent in each round in which anybody did.
fn joined(consents: &[(Round, ActorSet)]) -> impl Iterator<Item = (u16, ActorSet)> {
    let before = std::iter::once(ActorSet::EMPTY).chain(consents.iter().map(|(_, who)| *who));
    let joined = consents.iter().zip(before).map(|((round, now), before)| (round.0, now.difference(before)));
    joined.filter(|(_, who)| !who.is_empty())
}
