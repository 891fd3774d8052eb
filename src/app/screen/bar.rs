//! The bar at the top: where the game is, what is asked of the person, and the way back.

use bevy_egui::egui::{Button, Panel, RichText, Sides, Ui};

use crate::app::Screen;
use crate::app::intent::Intent;
use crate::app::session::Sitting;
use crate::app::text;
use crate::app::theme::{self, Palette};

/// Below this width the buttons stand in a row of their own, in points.
const WIDE: f32 = 980.0;

/// The bar of a game.
pub(super) fn bar_ui(ui: &mut Ui, sitting: &Sitting, screen: Screen) -> Option<Intent> {
    let frame = theme::bar(ui);
    let bar = Panel::top("bar").frame(frame).show(ui, |ui| {
        if ui.available_width() >= WIDE {
            return Sides::new().show(ui, |ui| where_ui(ui, sitting), |ui| buttons_ui(ui, sitting, screen)).1;
        }
        ui.horizontal_wrapped(|ui| where_ui(ui, sitting));
        ui.horizontal_wrapped(|ui| buttons_ui(ui, sitting, screen)).inner
    });
    bar.inner
}

/// Round, day, and what is asked.
fn where_ui(ui: &mut Ui, sitting: &Sitting) {
    let (game, palette) = (sitting.game(), Palette::of(ui));
    let (date, title) = text::day(game.scenario(), game.round());
    ui.label(theme::strong(ui, text::capital(&text::round(game.round(), game.setting().rounds))));
    ui.label(RichText::new(date).color(palette.weak));
    ui.label(title);
    let (is_urgent, asked) = text::asked(sitting);
    let colour = if is_urgent { palette.accent } else { palette.weak };
    ui.label(theme::strong(ui, format!("●  {asked}")).color(colour));
}

/// From the right: help, leave, undo, play.
fn buttons_ui(ui: &mut Ui, sitting: &Sitting, screen: Screen) -> Option<Intent> {
    let help = ui.button(text::HELP).clicked().then_some(Intent::ToggleHelp);
    let leave = ui.button(text::LEAVE).clicked().then_some(Intent::BackTo(Screen::Start));
    let undo = sitting.round_before().filter(|_| ui.button(text::UNDO).clicked()).map(Intent::Undo);
    let has_play = screen == Screen::Room && !(sitting.has_desk() && sitting.table().actor.is_none());
    let play = has_play.then(|| play_ui(ui, sitting)).flatten();
    play.or(undo).or(leave).or(help)
}

/// The way on. It is the large button once nothing waits for an answer.
fn play_ui(ui: &mut Ui, sitting: &Sitting) -> Option<Intent> {
    let is_next = sitting.unanswered().next().is_none();
    let button = if is_next { theme::primary(ui, text::PLAY_ROUND) } else { Button::new(text::PLAY_ROUND) };
    ui.add(button).clicked().then_some(Intent::PlayRound)
}
