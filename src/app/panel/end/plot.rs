//! The game over rounds as plots. Symbols and line styles tell the lines apart; the table below each says the same.

use bevy_egui::egui::{Color32, Ui};
use egui_plot::{Line, LineStyle, MarkerShape, Plot, Points};

use super::super::words::end as say;
use super::super::{Table, parts, words};
use super::Report;
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
    Figure { name: "answers", title, rounds: rounds(report), series, top: 4.0 }
}

/// What the incident cost its author.
fn price(table: &Table<'_>, report: &Report, incident: IncidentId) -> Figure {
    let values: Vec<f64> = report.rounds.iter().map(|snapshot| snapshot.price(incident)).collect();
    let title = say::price_title(&table.incident_title(incident), last(&values));
    let series = vec![Series { name: say::PRICE.to_owned(), values }];
    Figure { name: "price", title, rounds: rounds(report), series, top: 0.1 }
}

/// How strong each norm was.
fn norms(table: &Table<'_>, report: &Report) -> Figure {
    let by_round = report.outcome.norms.iter().filter(|norms| norms.round.0 > 0);
    let of = |index: usize| by_round.clone().filter_map(move |norms| norms.strength.get(index)).map(|share| share.get());
    let number = report.outcome.norms.first().map_or(0, |norms| norms.strength.len());
    let series: Vec<Series> = (0..number)
        .map(|index| Series { name: table.norm(NormId(index as u16)), values: of(index).collect() })
        .collect();
    Figure { name: "norms", title: say::norms_title(&changes(&series)), rounds: rounds(report), series, top: 1.0 }
}

/// Each norm with its first and last strength.
fn changes(series: &[Series]) -> Vec<(String, f64, f64)> {
    series.iter().map(|one| (one.name.clone(), one.values.first().copied().unwrap_or(0.0), last(&one.values))).collect()
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
        parts::note(ui, say::key(figure.series.iter().enumerate().map(|(index, one)| (look(index).0, one.name.as_str()))));
        ui.collapsing(say::numbers(figure.name), |ui| twin_ui(ui, figure));
    });
}

fn plot_ui(ui: &mut Ui, figure: &Figure) {
    let palette = Palette::of(ui);
    let colors = [palette.accent, palette.caution, palette.good, palette.secret];
    let last = figure.rounds.last().copied().unwrap_or(1);
    let plot = Plot::new(figure.name)
        .height(HEIGHT)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .show_crosshair(false)
        .include_x(1.0)
        .include_x(f64::from(last.max(2)))
        .include_y(0.0)
        .include_y(figure.top)
        .x_axis_label(say::ROUND)
        .x_axis_formatter(|mark, _| whole(mark.value))
        .show_background(false);
    plot.show(ui, |plot| {
        for (index, one) in figure.series.iter().enumerate() {
            let color = colors.get(index % colors.len()).copied().unwrap_or(Color32::GRAY);
            let points = || -> Vec<[f64; 2]> {
                figure.rounds.iter().zip(&one.values).map(|(round, value)| [f64::from(*round), *value]).collect()
            };
            let (_, shape, style) = look(index);
            plot.line(Line::new(one.name.clone(), points()).color(color).width(2.0).style(style));
            plot.points(Points::new(one.name.clone(), points()).color(color).shape(shape).radius(5.0));
        }
    });
}

/// The symbol and the line of a series.
fn look(index: usize) -> (&'static str, MarkerShape, LineStyle) {
    match index % 4 {
        0 => ("●", MarkerShape::Circle, LineStyle::Solid),
        1 => ("▲", MarkerShape::Up, LineStyle::dashed_loose()),
        2 => ("■", MarkerShape::Square, LineStyle::dotted_dense()),
        _ => ("◆", MarkerShape::Diamond, LineStyle::dashed_dense()),
    }
}

/// Rounds are whole.
fn whole(value: f64) -> String {
    if (value - value.round()).abs() < 1e-6 && value >= 1.0 { format!("{value:.0}") } else { String::new() }
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
