//! What the attackers made of their plans, and by which lessons.

use bevy_egui::egui::Ui;

use super::super::bars::{Bar, waterfall};
use super::super::words::end as say;
use super::super::{Table, parts};
use super::Report;
use crate::app::theme;
use crate::review::outcome::IncidentOutcome;
use crate::sim::event::Weighing;

/// Parts below this show as nothing, in points.
const LEAST: f64 = 0.005;

/// A card for every attack that its author weighed, and a line for those that came whatever they cost.
pub(super) fn fates_ui(ui: &mut Ui, table: &Table<'_>, report: &Report) {
    parts::subheading(ui, say::ATTACKERS);
    let (weighed, unweighed): (Vec<_>, Vec<_>) =
        report.outcome.incidents.iter().partition(|incident| incident.weighing.is_some());
    unweighed.iter().for_each(|incident| parts::text(ui, say::unweighed(table, incident)));
    parts::columns(ui, |left, mut right| {
        for (index, incident) in weighed.into_iter().enumerate() {
            match &mut right {
                Some(right) if index % 2 == 1 => weighed_ui(right, table, incident),
                _ => weighed_ui(left, table, incident),
            }
        }
    });
}

/// The price that the author expected, part by part, against the price at which it stops.
fn weighed_ui(ui: &mut Ui, table: &Table<'_>, incident: &IncidentOutcome) {
    let Some(weighing) = &incident.weighing else { return };
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
    let weighty = parts.into_iter().filter(|(_, points)| points.abs() >= LEAST);
    weighty.map(|(label, points)| Bar { label: label.to_owned(), points }).collect()
}
