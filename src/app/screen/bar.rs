//! The bar at the top: where the game is, what is asked of the person, and the way back.

mod piece;

use std::cmp::Ordering;

use bevy_egui::egui::{Button, RichText, Sides, Ui, UiBuilder};

use crate::app::Screen;
use crate::app::intent::Intent;
use crate::app::session::Sitting;
use crate::app::theme::{self, Palette};
use crate::app::{keys, text};
use piece::{Piece, pieces_ui};

/// Below this width the buttons that nobody needs in every round stand in a menu, in points.
const WIDE: f32 = 980.0;

/// How high the bar is, in points.
const HEIGHT: f32 = theme::TARGET + 20.0;

/// The bar of a game, and the screen below it. The ring comes to the screen first.
pub(super) fn below_bar(
    ui: &mut Ui,
    sitting: &Sitting,
    screen: Screen,
    body: impl FnOnce(&mut Ui) -> Option<Intent>,
) -> Option<Intent> {
    let room = ui.available_rect_before_wrap();
    let (top, rest) = room.split_top_bottom_at_y(room.top() + HEIGHT);
    let wanted = ui.scope_builder(UiBuilder::new().max_rect(rest), body).inner;
    let bar = super::cell(ui, top, theme::bar(ui), |ui| bar_ui(ui, sitting, screen));
    wanted.or(bar)
}

fn bar_ui(ui: &mut Ui, sitting: &Sitting, screen: Screen) -> Option<Intent> {
    let is_wide = ui.available_width() >= WIDE;
    let left = |ui: &mut Ui| where_ui(ui, sitting, screen);
    let right = |ui: &mut Ui| match is_wide {
        true => leave_ui(ui, sitting).or(onward_ui(ui, sitting, screen)),
        false => {
            let menu = ui.menu_button(text::MENU, |ui| leave_ui(ui, sitting)).inner.flatten();
            menu.or(onward_ui(ui, sitting, screen))
        }
    };
    Sides::new().shrink_left().truncate().show(ui, left, right).1
}

/// Seat and round, what is asked, norms and day. What can best be done without comes last, where there may be no room.
fn where_ui(ui: &mut Ui, sitting: &Sitting, screen: Screen) {
    let (game, palette) = (sitting.game(), Palette::of(ui));
    let round = if screen == Screen::Resolution { sitting.resolved() } else { game.round() };
    let (date, title) = text::day(game.scenario(), round);
    let plain = |forms: Vec<RichText>| Piece { forms, more: title.clone() };
    let rounds = text::rounds_of(&sitting.table(), round).into_iter().map(|form| theme::strong(ui, form));
    let mut pieces = vec![plain(rounds.collect())];
    if keys::is_at_work(screen) {
        let (is_urgent, asked) = text::asked(sitting);
        let colour = if is_urgent { palette.accent } else { palette.weak };
        let forms = asked.into_iter().map(|asked| theme::strong(ui, format!("●  {asked}")).color(colour));
        pieces.push(Piece { forms: forms.collect(), more: String::new() });
    }
    pieces.extend(norms(sitting, screen, palette));
    let day = [RichText::new(date).color(palette.weak), RichText::new(&title)];
    pieces.extend(day.into_iter().filter(|words| !words.is_empty()).map(|words| plain(vec![words])));
    pieces_ui(ui, pieces);
}

/// The mean strength of the norms, and where it has gone since the start. Each by itself under the pointer.
fn norms(sitting: &Sitting, screen: Screen, palette: &Palette) -> Option<Piece> {
    let table = if screen == Screen::Resolution { sitting.unfolded() } else { sitting.table() };
    let norms = text::Norms::of(sitting.game(), &table)?;
    let colour = match norms.trend() {
        Ordering::Less => palette.danger,
        Ordering::Equal => palette.weak,
        Ordering::Greater => palette.good,
    };
    Some(Piece { forms: vec![RichText::new(norms.summary()).color(colour)], more: norms.list() })
}

/// From the right: help, leave, undo.
fn leave_ui(ui: &mut Ui, sitting: &Sitting) -> Option<Intent> {
    level(ui);
    let help = ui.button(text::HELP).clicked().then_some(Intent::ToggleHelp);
    let leave = ui.button(text::LEAVE).clicked().then_some(Intent::BackTo(Screen::Start));
    let undo = sitting.round_before().filter(|_| ui.button(text::UNDO).clicked()).map(Intent::Undo);
    undo.or(leave).or(help)
}

/// From the right: play, and the way to the table or back. Always in sight.
fn onward_ui(ui: &mut Ui, sitting: &Sitting, screen: Screen) -> Option<Intent> {
    level(ui);
    let has_desk = screen == Screen::Room && sitting.has_desk() && sitting.table().actor.is_none();
    let play = (keys::is_at_work(screen) && !has_desk).then(|| play_ui(ui, sitting)).flatten();
    let turned =
        (keys::is_at_work(screen) && sitting.has_documents()).then(|| turn_ui(ui, sitting, screen)).flatten();
    turned.or(play)
}

/// All buttons as high as the large one, so that they stand in one line.
fn level(ui: &mut Ui) {
    ui.spacing_mut().interact_size.y = theme::TARGET + 4.0;
}

/// From the room to the negotiating table, and back. The way back is the large button while an incident waits there for
/// an answer.
fn turn_ui(ui: &mut Ui, sitting: &Sitting, screen: Screen) -> Option<Intent> {
    if screen != Screen::Negotiation {
        return ui.button(text::TO_TABLE).clicked().then_some(Intent::BackTo(Screen::Negotiation));
    }
    let is_next = sitting.unanswered().next().is_some();
    let button =
        if is_next { theme::primary(ui, text::to_desk(keys::is_free(ui))) } else { Button::new(text::TO_ROOM) };
    let clicked = ui.add(button).clicked() || is_next && keys::entered(ui);
    clicked.then_some(Intent::BackTo(Screen::Room))
}

/// The way on. It is the large button once nothing waits for an answer, and then Enter presses it.
fn play_ui(ui: &mut Ui, sitting: &Sitting) -> Option<Intent> {
    let is_next = sitting.unanswered().next().is_none();
    let label = text::play(&sitting.table(), is_next && keys::is_free(ui));
    let button = if is_next { theme::primary(ui, label) } else { Button::new(label) };
    let clicked = ui.add(button).clicked() || is_next && keys::entered(ui);
    clicked.then_some(Intent::PlayRound)
}
