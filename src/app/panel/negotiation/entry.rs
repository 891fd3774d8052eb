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
    say::pivotal(table, seen.pivotal).into_iter().for_each(|pivotal| parts::text(ui, pivotal));
    let entry = &table.document(seen.document).entry;
    let consents = memory.consents(table, seen.document);
    let met = consents.iter().find(|(_, who)| entry.is_met(*who)).map(|(round, _)| *round);
    let before = std::iter::once(ActorSet::EMPTY).chain(consents.iter().map(|(_, who)| *who));
    for ((round, now), before) in consents.iter().zip(before) {
        let joined = now.difference(before);
        if !joined.is_empty() {
            parts::bullet(ui, &say::joined(table, round.0, joined, met == Some(*round)));
        }
    }
    if entry.ratifications > 0 && !consents.is_empty() {
        figure_ui(ui, &curve(table, consents, entry.ratifications, met));
    }
}

/// Consents over the rounds, beside how many are needed; the consent that met the rule is marked.
fn curve(table: &Table<'_>, consents: &[(Round, ActorSet)], needed: u16, met: Option<Round>) -> Figure {
    let number = |who: &ActorSet| who.len() as f64;
    let of = |name: &str, points| Series { name: name.to_owned(), points };
    let counted = consents.iter().map(|(round, who)| (round.0, number(who))).collect();
    let bound = [1, table.rounds()].map(|round| (round, f64::from(needed))).to_vec();
    let mut series = vec![of(say::CONSENTS, counted), of(say::NEEDED, bound)];
    if let Some((round, who)) = consents.iter().find(|(round, _)| Some(*round) == met) {
        series.push(of(say::MET, vec![(round.0, number(who))]));
    }
    let now = consents.last().map_or(0, |(_, who)| who.len());
    Figure {
        name: "entry into force",
        title: say::curve(now, needed),
        series,
        unit: say::PARTIES,
        top: f64::from(needed) + 1.0,
        last: table.rounds(),
    }
}
