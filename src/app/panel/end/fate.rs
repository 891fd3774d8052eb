//! What the attackers made of their plans, and by which lessons.

use bevy_egui::egui::Ui;

use super::super::bars::{gauge, waterfall};
use super::super::figure::figure_ui;
use super::super::words::end as say;
use super::super::{Table, parts};
use super::{Report, plot};
use crate::app::theme;
use crate::review::outcome::IncidentOutcome;
use crate::review::words::Sum;
use crate::sim::event::Weighing;

/// Why each follow-up came or not: prices against bounds over time, who paid, and each price by its parts.
pub(super) fn fates_ui(ui: &mut Ui, table: &Table<'_>, report: &Report) {
    parts::subheading(ui, say::ATTACKERS);
    let (weighed, unweighed): (Vec<_>, Vec<_>) =
        report.outcome.incidents.iter().partition(|incident| incident.weighing.is_some());
    if weighed.is_empty() {
        unweighed.iter().for_each(|incident| parts::text(ui, say::unweighed(table, incident)));
        return;
    }
    parts::columns(ui, |left, right| {
        figure_ui(left, &plot::deterrence(report));
        let right = right.unwrap_or(left);
        unweighed.iter().for_each(|incident| parts::text(right, say::unweighed(table, incident)));
        gauges_ui(right, table, report);
    });
    parts::folded(ui, say::PARTS.to_owned(), |ui| parts_ui(ui, table, &weighed));
}

/// A line and a gauge for each attack that was weighed, all on one scale.
fn gauges_ui(ui: &mut Ui, table: &Table<'_>, report: &Report) {
    let prices = report
        .outcome
        .incidents
        .iter()
        .filter_map(|incident| Some((incident, incident.weighing?.price().get(), incident.call_off?.get())));
    let top = prices.clone().fold(0.0_f64, |top, (_, expected, bound)| top.max(expected).max(bound));
    parts::note(ui, say::GAUGES);
    for (incident, expected, bound) in prices {
        let round = report.weighed.iter().find(|(weighed, _)| *weighed == incident.incident).map(|(_, round)| *round);
        parts::text(ui, say::gauge(table, incident, round, expected, bound));
        gauge(ui, expected, bound, top);
    }
}

fn parts_ui(ui: &mut Ui, table: &Table<'_>, weighed: &[&IncidentOutcome]) {
    parts::columns(ui, |left, mut right| {
        for (index, incident) in weighed.iter().enumerate() {
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
        price_ui(ui, weighing);
        parts::text(ui, say::threshold(incident));
    });
}

fn price_ui(ui: &mut Ui, weighing: &Weighing) {
    let parts = [
        (say::PRIOR, weighing.prior),
        (say::OWN_LESSONS, weighing.own_lessons),
        (say::OTHERS_LESSONS, weighing.others_lessons),
        (say::NORMS_IN_THE_WAY, weighing.norms),
        (say::OWN_WORD, weighing.word),
        (say::OTHERS_DUTY, weighing.duty),
        (say::FORESEEN_ANSWER, weighing.answer),
        (say::MOOD, weighing.mood),
    ];
    let sum = Sum::of(&parts.map(|(_, points)| points));
    waterfall(ui, parts.map(|(label, _)| label.to_owned()), &sum, say::PRICE_SUM);
}
