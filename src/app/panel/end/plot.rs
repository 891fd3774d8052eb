//! The game over rounds as plots.

use bevy_egui::egui::Ui;

use super::super::Table;
use super::super::figure::{Figure, Series, figure_ui};
use super::super::words::end as say;
use super::Report;
use crate::sim::IncidentId;
use crate::sim::id::NormId;

/// The plots about one incident, and the norms.
pub(super) fn plots_ui(ui: &mut Ui, table: &Table<'_>, report: &Report, incident: IncidentId) {
    let figures = [answers(table, report, incident), price(table, report, incident), norms(table, report)];
    let figures = figures.into_iter().filter(|figure| !figure.series.is_empty());
    for figure in figures {
        figure_ui(ui, &figure);
    }
}

/// How many named and sanctioned.
fn answers(table: &Table<'_>, report: &Report, incident: IncidentId) -> Figure {
    let count = |goes_so_far: fn(u8) -> bool| -> Vec<f64> {
        let in_round = |snapshot: &super::report::Snapshot| {
            let ranks = table.actors().map(|actor| snapshot.stance(incident, actor).rank());
            ranks.filter(|rank| goes_so_far(*rank)).count() as f64
        };
        report.since_start().iter().map(in_round).collect()
    };
    let (named, sanctioned) = (count(|rank| rank >= 2), count(|rank| rank >= 3));
    let title = say::answers_title(&table.the_incident(incident), last(&named), last(&sanctioned));
    let series = vec![
        Series::new(say::NAMED, &rounds(report), &named),
        Series::new(say::SANCTIONED, &rounds(report), &sanctioned),
    ];
    Figure { name: "answers", title, series, unit: say::ACTORS, top: 4.0, last: last_round(report) }
}

/// What the incident cost its author.
fn price(table: &Table<'_>, report: &Report, incident: IncidentId) -> Figure {
    let values: Vec<f64> = report.since_start().iter().map(|snapshot| snapshot.price(incident)).collect();
    let title = say::price_title(&table.the_incident(incident), last(&values));
    let series = vec![Series::new(say::PRICE, &rounds(report), &values)];
    Figure { name: "price", title, series, unit: say::POINTS, top: 0.1, last: last_round(report) }
}

/// How strong each norm was.
fn norms(table: &Table<'_>, report: &Report) -> Figure {
    let norms = &report.outcome.norms;
    let of = |index: usize| norms.iter().filter_map(move |norms| norms.strength.get(index)).map(|share| share.get());
    let number = norms.first().map_or(0, |norms| norms.strength.len());
    let series: Vec<Series> = (0..number)
        .map(|index| {
            let values: Vec<f64> = of(index).collect();
            Series::new(table.norm(NormId(index as u16)), &rounds(report), &values)
        })
        .collect();
    let title = say::norms_title(&changes(&series));
    Figure { name: "norms", title, series, unit: say::STRENGTH, top: 0.5, last: last_round(report) }
}

/// Each norm with its first and last strength.
fn changes(series: &[Series]) -> Vec<(String, f64, f64)> {
    series
        .iter()
        .map(|one| {
            let value = |point: Option<&(u16, f64)>| point.map_or(0.0, |point| point.1);
            (one.name.clone(), value(one.points.first()), value(one.points.last()))
        })
        .collect()
}

fn rounds(report: &Report) -> Vec<u16> {
    report.since_start().iter().map(|snapshot| snapshot.round.0).collect()
}

fn last_round(report: &Report) -> u16 {
    report.rounds().last().map_or(1, |snapshot| snapshot.round.0)
}

fn last(values: &[f64]) -> f64 {
    values.last().copied().unwrap_or(0.0)
}

/// The price that authors expected when they weighed an attack, against the price at which they stop, over time.
pub(super) fn deterrence(report: &Report) -> Figure {
    let weighed = || {
        report.weighed.iter().filter_map(|(incident, round)| {
            let incident = report.outcome.incidents.iter().find(|outcome| outcome.incident == *incident)?;
            Some((round.0, incident.weighing?.price().get(), incident.call_off?.get()))
        })
    };
    let expected = weighed().map(|(round, expected, _)| (round, expected)).collect();
    let bound = weighed().map(|(round, _, bound)| (round, bound)).collect();
    let stopped = weighed().filter(|(_, expected, bound)| expected >= bound).count();
    let series = vec![Series::of(say::EXPECTED, expected).scattered(), Series::of(say::STOPS, bound)];
    let title = say::deterrence_title(stopped, weighed().count());
    Figure { name: "expected price", title, series, unit: say::POINTS, top: 0.7, last: last_round(report) }
}
