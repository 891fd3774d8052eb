//! What the attackers made of their plans, and by which lessons.

use bevy_egui::egui::Ui;

use super::super::bars::{Bar, waterfall};
use super::super::words::end as say;
use super::super::{Table, parts};
use super::Report;
use crate::app::theme;
use crate::review::outcome::IncidentOutcome;
use crate::sim::event::Weighing;

/// A card for every attack that its author weighed, and a line for those that came whatever they cost.
pub(super) fn fates_ui(ui: &mut Ui, table: &Table<'_>, report: &Report) {
    parts::subheading(ui, say::ATTACKERS);
    for incident in &report.outcome.incidents {
        match &incident.weighing {
            Some(weighing) => weighed_ui(ui, table, incident, weighing),
            None => parts::text(ui, say::unweighed(table, incident)),
        }
    }
}

/// The price that the author expected, part by part, against the price at which it stops.
fn weighed_ui(ui: &mut Ui, table: &Table<'_>, incident: &IncidentOutcome, weighing: &Weighing) {
    parts::boxed(ui, |ui| {
        let title = theme::strong(ui, say::fate(table, incident));
        parts::text(ui, title);
        waterfall(ui, &bars(weighing), say::PRICE_SUM);
        parts::text(ui, say::threshold(incident));
    });
}

fn bars(weighing: &Weighing) -> Vec<Bar> {
    let parts = [
        (say::PRIOR, weighing.prior),
        (say::OWN_LESSONS, weighing.own_lessons),
        (say::OTHERS_LESSONS, weighing.others_lessons),
        (say::NORMS_IN_THE_WAY, weighing.norms),
        (say::MOOD, weighing.mood),
    ];
    parts.into_iter().map(|(label, points)| Bar { label: label.to_owned(), points }).collect()
}
