//! The game over rounds as plots. Symbols and line styles tell the lines apart; the table below each says the same.

use bevy_egui::egui::{Sense, Ui, Vec2};
use egui_plot::{GridInput, GridMark, Line, Plot, Points};

use super::super::words::end as say;
use super::super::{Table, parts, words};
use super::Report;
use super::look::Look;
use crate::app::theme::Palette;
use crate::sim::IncidentId;
use crate::sim::id::NormId;

/// How high a plot is, in points.
const HEIGHT: f32 = 180.0;

/// One line of a plot.
struct Series {
    name: String,
    values: Vec<f64>,
}

/// A plot with its title, its lines and its table.
struct Figure {
    name: &'static str,
    title: String,
    rounds: Vec<u16>,
    series: Vec<Series>,
    /// What is measured.
    unit: &'static str,
    /// The least top of the scale.
    top: f64,
}

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
        report.rounds.iter().map(in_round).collect()
    };
    let (named, sanctioned) = (count(|rank| rank >= 2), count(|rank| rank >= 3));
    let title = say::answers_title(&table.incident_title(incident), last(&named), last(&sanctioned));
    let series = vec![
        Series { name: say::NAMED.to_owned(), values: named },
        Series { name: say::SANCTIONED.to_owned(), values: sanctioned },
    ];
    Figure { name: "answers", title, rounds: rounds(report), series, unit: say::ACTORS, top: 4.0 }
}

/// What the incident cost its author.
fn price(table: &Table<'_>, report: &Report, incident: IncidentId) -> Figure {
    let values: Vec<f64> = report.rounds.iter().map(|snapshot| snapshot.price(incident)).collect();
    let title = say::price_title(&table.incident_title(incident), last(&values));
    let series = vec![Series { name: say::PRICE.to_owned(), values }];
    Figure { name: "price", title, rounds: rounds(report), series, unit: say::POINTS, top: 0.1 }
}

/// How strong each norm was.
fn norms(table: &Table<'_>, report: &Report) -> Figure {
    let by_round = report.outcome.norms.iter().filter(|norms| norms.round.0 > 0);
    let of =
        |index: usize| by_round.clone().filter_map(move |norms| norms.strength.get(index)).map(|share| share.get());
    let number = report.outcome.norms.first().map_or(0, |norms| norms.strength.len());
    let series: Vec<Series> = (0..number)
        .map(|index| Series { name: table.norm(NormId(index as u16)), values: of(index).collect() })
        .collect();
    let title = say::norms_title(&changes(&series));
    Figure { name: "norms", title, rounds: rounds(report), series, unit: say::STRENGTH, top: 0.5 }
}

/// Each norm with its first and last strength.
fn changes(series: &[Series]) -> Vec<(String, f64, f64)> {
    series
        .iter()
        .map(|one| (one.name.clone(), one.values.first().copied().unwrap_or(0.0), last(&one.values)))
        .collect()
}

fn rounds(report: &Report) -> Vec<u16> {
    report.rounds.iter().map(|snapshot| snapshot.round.0).collect()
}

fn last(values: &[f64]) -> f64 {
    values.last().copied().unwrap_or(0.0)
}

fn figure_ui(ui: &mut Ui, figure: &Figure) {
    parts::boxed(ui, |ui| {
        parts::heading(ui, &figure.title);
        parts::unread(ui, |ui| plot_ui(ui, figure));
        key_ui(ui, figure);
        ui.collapsing(say::numbers(figure.name), |ui| twin_ui(ui, figure));
    });
}

fn plot_ui(ui: &mut Ui, figure: &Figure) {
    let palette = Palette::of(ui);
    let last = figure.rounds.last().copied().unwrap_or(1);
    let plot = still(Plot::new(figure.name))
        .include_x(1.0)
        .include_x(f64::from(last.max(2)))
        .include_y(0.0)
        .include_y(figure.top)
        .x_axis_label(say::ROUND)
        .y_axis_label(figure.unit)
        .x_grid_spacer(|input| marks(input, 20.0, 1.0))
        .y_grid_spacer(|input| marks(input, 6.0, 0.0))
        .y_axis_formatter(|mark, _| words::number(mark.value));
    plot.show(ui, |plot| {
        for (index, one) in figure.series.iter().enumerate() {
            let look = Look::of(index, palette);
            let points = || -> Vec<[f64; 2]> {
                figure.rounds.iter().zip(&one.values).map(|(round, value)| [f64::from(*round), *value]).collect()
            };
            plot.line(Line::new(one.name.clone(), points()).color(look.color).width(2.0).style(look.line));
            plot.points(Points::new(one.name.clone(), points()).color(look.color).shape(look.marker()).radius(5.0));
        }
    });
}

/// A plot that stays as it is: nothing to drag, nothing to zoom.
fn still(plot: Plot<'_>) -> Plot<'_> {
    plot.height(HEIGHT)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .show_crosshair(false)
        .show_background(false)
}

/// About so many marks at round numbers, at least one `least` apart if that is above 0.
fn marks(input: GridInput, number: f64, least: f64) -> Vec<GridMark> {
    const STEPS: [f64; 14] = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0];
    let (from, to) = input.bounds;
    let fits = |step: &f64| *step >= least && (to - from) / step <= number;
    let step = STEPS.into_iter().find(fits).unwrap_or(to - from).max(f64::EPSILON);
    let first = (from / step).ceil() as i64;
    let last = (to / step).floor() as i64;
    (first..=last).map(|index| GridMark { value: index as f64 * step, step_size: step }).collect()
}

/// What the lines stand for: the same line and symbol, then the name.
fn key_ui(ui: &mut Ui, figure: &Figure) {
    let palette = Palette::of(ui);
    parts::row(ui, |ui| {
        for (index, one) in figure.series.iter().enumerate() {
            let look = Look::of(index, palette);
            let (rect, _) = ui.allocate_exact_size(Vec2::new(40.0, 16.0), Sense::hover());
            look.paint(ui.painter(), rect);
            ui.label(&one.name);
        }
    });
}

/// The same numbers as a table: what a screen reader reads.
fn twin_ui(ui: &mut Ui, figure: &Figure) {
    parts::table(ui, figure.name, figure.series.len() + 1, |ui| {
        ui.label(say::ROUND);
        figure.series.iter().for_each(|one| drop(ui.label(&one.name)));
        ui.end_row();
        for (index, round) in figure.rounds.iter().enumerate() {
            ui.label(round.to_string());
            for one in &figure.series {
                ui.label(words::number(one.values.get(index).copied().unwrap_or_default()));
            }
            ui.end_row();
        }
    });
}
