//! A plot with its title, its key and its table. Symbols and line styles tell the lines apart; the table says the same.

mod look;

use std::collections::BTreeSet;

use bevy_egui::egui::{Align2, Rangef, Rect, RichText, Sense, Ui, Vec2};
use egui_plot::{AxisHints, GridInput, GridMark, Line, Plot, PlotPoint, Points, Text};

use super::words::figure as say;
use super::{parts, words};
use crate::app::theme::Palette;
use look::Look;

/// One line of a plot: rounds and values; round 0 is the start.
pub(super) struct Series {
    pub(super) name: String,
    pub(super) points: Vec<(u16, f64)>,
    /// What is written over the points of some rounds; the table does not tell it.
    pub(super) notes: Vec<(u16, String)>,
    /// Whether a line joins the points; not where each is about something else.
    pub(super) is_joined: bool,
}

impl Series {
    /// A line with a value for each round.
    pub(super) fn new(name: impl Into<String>, rounds: &[u16], values: &[f64]) -> Self {
        Self::of(name, rounds.iter().copied().zip(values.iter().copied()).collect())
    }

    /// A line through these points.
    pub(super) fn of(name: impl Into<String>, points: Vec<(u16, f64)>) -> Self {
        Self { name: name.into(), points, notes: Vec::new(), is_joined: true }
    }

    /// The same points, each by itself.
    pub(super) fn scattered(self) -> Self {
        Self { is_joined: false, ..self }
    }

    fn at(&self, round: u16) -> Option<f64> {
        self.points.iter().find(|(at, _)| *at == round).map(|(_, value)| *value)
    }
}

/// A plot with its title, its lines and its table.
pub(super) struct Figure {
    /// What the table is called.
    pub(super) name: &'static str,
    /// What it shows, as a sentence.
    pub(super) title: String,
    pub(super) series: Vec<Series>,
    /// What is measured.
    pub(super) unit: &'static str,
    /// The least top of the scale.
    pub(super) top: f64,
    /// The last round of the scale.
    pub(super) last: u16,
}

/// How wide the mark of a round is, in points.
const MARK: f32 = 56.0;

/// How high a plot is, in points.
const HEIGHT: f32 = 180.0;

/// Draws a figure.
pub(super) fn figure_ui(ui: &mut Ui, figure: &Figure) {
    parts::boxed(ui, |ui| {
        parts::heading(ui, &figure.title);
        parts::unread(ui, |ui| plot_ui(ui, figure));
        key_ui(ui, figure);
        parts::folded(ui, say::numbers(figure.name), |ui| twin_ui(ui, figure));
    });
}

fn plot_ui(ui: &mut Ui, figure: &Figure) {
    let palette = Palette::of(ui);
    let rounds = figure.series.iter().flat_map(|one| one.points.iter().map(|point| point.0));
    let first = rounds.min().unwrap_or(1).min(figure.last.saturating_sub(1));
    let most = ui.available_width() / MARK;
    let plot = still(Plot::new(figure.name))
        .include_x(f64::from(first))
        .include_x(f64::from(figure.last.max(2)))
        .include_y(0.0)
        .include_y(figure.top)
        .custom_x_axes(vec![clear(AxisHints::new_x(), say::ROUND).formatter(|mark, _| say::round(mark.value as u16))])
        .custom_y_axes(vec![clear(AxisHints::new_y(), figure.unit).formatter(|mark, _| words::number(mark.value))])
        .x_grid_spacer(move |input| marks(input, f64::from(most), 1.0))
        .y_grid_spacer(|input| marks(input, 6.0, 0.0));
    let drawn = plot.show(ui, |plot| {
        for (index, one) in figure.series.iter().enumerate() {
            let look = Look::of(index, palette);
            let points =
                || -> Vec<[f64; 2]> { one.points.iter().map(|(round, value)| [f64::from(*round), *value]).collect() };
            if one.is_joined {
                plot.line(Line::new(one.name.clone(), points()).color(look.color).width(2.0).style(look.line));
            }
            plot.points(Points::new(one.name.clone(), points()).color(look.color).shape(look.marker()).radius(5.0));
            for (round, note) in &one.notes {
                let over = PlotPoint::new(f64::from(*round), one.at(*round).unwrap_or_default());
                let words = RichText::new(format!("{note}\n")).color(palette.text);
                plot.text(Text::new(one.name.clone(), over, words).anchor(Align2::CENTER_BOTTOM));
            }
        }
    });
    settle(ui, figure.name, drawn.response.rect);
}

/// One more frame for a plot that has come into sight or moved: its axes know only then how much room their words take.
fn settle(ui: &Ui, name: &str, place: Rect) {
    let id = ui.id().with((name, "place"));
    let before = ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or(id, Rect::NOTHING), place));
    if before != place {
        ui.ctx().request_repaint();
    }
}

/// An axis with its label and marks that do not fade where they stand close.
fn clear<'a>(axis: AxisHints<'a>, label: &'a str) -> AxisHints<'a> {
    axis.label(label).label_spacing(Rangef::new(8.0, 9.0))
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
            look.paint(ui.painter(), rect, one.is_joined);
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
        let rounds: BTreeSet<u16> =
            figure.series.iter().flat_map(|one| one.points.iter().map(|point| point.0)).collect();
        for round in rounds {
            ui.label(say::round(round));
            for one in &figure.series {
                ui.label(one.at(round).map(words::number).unwrap_or_default());
            }
            ui.end_row();
        }
    });
}
