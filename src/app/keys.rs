//! The keys that mean the same on every screen, and the page that lists all keys.

use bevy::prelude::*;
use bevy_egui::egui::{self, Id, Key, KeyboardShortcut, Modifiers, vec2};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::Screen;
use super::intent::Intent;
use super::session::{Session, Sitting};
use super::settings::Settings;

/// All keys with what they do, for the page of keys.
pub(super) const PAGE: [(&str, &str); 36] = [
    ("Tab, Shift+Tab, arrows", "move the ring"),
    ("Enter", "press what has the ring, or else the blue button"),
    ("PgUp, PgDn, Home, End", "scroll"),
    ("Esc", "back, a step at a time; never out"),
    ("F1", "this page"),
    ("Ctrl + / − / 0", "larger, smaller, normal text"),
    ("F11", "full screen, and back"),
    ("F12", "save a picture of the window"),
    ("P, C, B, M", "start: play, continue, look back, watch"),
    ("A", "briefing: add the seat for another delegation"),
    ("O", "briefing: the other seats decide, or do as they did"),
    ("I", "room: incidents, and again for the next one"),
    ("G", "room: network, and again for its list"),
    ("arrows", "network: the next actor on that side"),
    ("E", "room: evidence"),
    ("D", "room: the desk"),
    ("T", "room: the log"),
    ("N", "room: the negotiating table, and back"),
    ("1 – 8", "desk: a response"),
    ("H, A, S, R", "desk: hold out, attribute, sanction, take back"),
    ("Enter", "desk: seal the choice, or else play the round"),
    ("Ctrl+Enter", "room: play the round at once"),
    ("Ctrl+Z", "take back what is sealed, or the last round"),
    ("Ctrl+H", "several delegations: drop the curtain"),
    ("W; ←, →", "room, outcome, end: why? the actor's other decisions"),
    ("↑, ↓, L, M", "table: another clause, document, who supports what"),
    ("←, →, V", "table: a milder or firmer text, the next variant"),
    ("1 – 9", "table: the next option of a slot"),
    ("P, B, C, K, S", "table: propose that text, bracket, clean, park, split off"),
    ("+, −, 0", "table: speak for the clause, against it, neither"),
    ("W", "table: why did an actor vote and join so? the next one"),
    ("O", "table: draft a deal, and put the draft away"),
    ("X", "table, end: save the texts as files"),
    ("Enter, Space, →", "outcome: the next line"),
    ("←, End", "outcome: the line before, all lines"),
    ("N", "end: a new game"),
];

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, read.before(super::screen::Drawn));
}

/// Reads the keys before any screen does.
fn read(
    mut contexts: EguiContexts,
    screen: Res<State<Screen>>,
    session: Res<Session>,
    settings: Res<Settings>,
    mut intents: MessageWriter<Intent>,
    mut had_ring: Local<bool>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    // egui has taken the ring away by now where Esc was pressed.
    let lets_go = std::mem::replace(&mut *had_ring, ctx.memory(|memory| memory.focused().is_some()));
    let wanted = wanted(ctx, *screen.get(), &session, &settings, lets_go);
    intents.write_batch(wanted);
    Ok(())
}

fn wanted(
    ctx: &egui::Context,
    screen: Screen,
    session: &Session,
    settings: &Settings,
    lets_go: bool,
) -> Option<Intent> {
    let about_window = of_window(ctx, settings);
    if about_window.is_some() || ctx.text_edit_focused() {
        return about_window;
    }
    if hit(ctx, Modifiers::NONE, Key::Escape) {
        return back(screen, session, lets_go);
    }
    let sitting = session.sitting()?;
    if hit(ctx, Modifiers::COMMAND, Key::Z) {
        return sitting.round_before().map(Intent::Undo);
    }
    if is_at_work(screen) && sitting.is_shared() && hit(ctx, Modifiers::COMMAND, Key::H) {
        return Some(Intent::DropCurtain);
    }
    let is_covered = session.has_help() || sitting.question().is_some();
    if is_covered { None } else { of_game(ctx, screen, sitting) }
}

/// Whether the person gives orders or makes motions on a screen.
pub(super) fn is_at_work(screen: Screen) -> bool {
    matches!(screen, Screen::Room | Screen::Negotiation)
}

/// Whether a key was pressed.
fn hit(ctx: &egui::Context, modifiers: Modifiers, key: Key) -> bool {
    ctx.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(modifiers, key)))
}

/// The keys that are about the window, whatever it shows.
fn of_window(ctx: &egui::Context, settings: &Settings) -> Option<Intent> {
    let command = |key| hit(ctx, Modifiers::COMMAND, key);
    if hit(ctx, Modifiers::NONE, Key::F1) {
        return Some(Intent::ToggleHelp);
    }
    if command(Key::Plus) || command(Key::Equals) {
        return Some(Intent::TextSize(settings.text_size + 0.1));
    }
    if command(Key::Minus) {
        return Some(Intent::TextSize(settings.text_size - 0.1));
    }
    if command(Key::Num0) {
        return Some(Intent::TextSize(1.0));
    }
    hit(ctx, Modifiers::NONE, Key::F11).then_some(Intent::ToggleFullScreen)
}

/// The keys that mean the same on several screens of a game, while nothing lies over them.
fn of_game(ctx: &egui::Context, screen: Screen, sitting: &Sitting) -> Option<Intent> {
    let letter = |key| hit(ctx, Modifiers::NONE, key);
    if is_at_work(screen) && sitting.has_documents() && letter(Key::N) {
        let other = if screen == Screen::Room { Screen::Negotiation } else { Screen::Room };
        return Some(Intent::BackTo(other));
    }
    let has_texts = matches!(screen, Screen::Negotiation | Screen::End) && sitting.has_documents();
    if has_texts && letter(Key::X) {
        return Some(Intent::Print);
    }
    if screen == Screen::Room && letter(Key::W) { why(sitting) } else { None }
}

/// One step back: out of a card, off the ring, out of an actor, out of the screen. Never out of the program.
fn back(screen: Screen, session: &Session, lets_go: bool) -> Option<Intent> {
    if session.has_help() {
        return Some(Intent::ToggleHelp);
    }
    let sitting = session.sitting();
    if sitting.is_some_and(|sitting| sitting.question().is_some()) {
        return Some(Intent::CloseWhy);
    }
    match screen {
        Screen::Start => None,
        Screen::Room if lets_go => None,
        Screen::Room if sitting.is_some_and(|sitting| sitting.table().actor.is_some()) => Some(Intent::DeselectActor),
        Screen::Resolution => Some(Intent::LeaveResolution),
        Screen::Negotiation if lets_go => None,
        Screen::Negotiation => Some(Intent::BackTo(Screen::Room)),
        Screen::Briefing | Screen::Curtain | Screen::Room | Screen::End => Some(Intent::BackTo(Screen::Start)),
    }
}

/// Why the actor looked at decided as it did about the incident looked at.
fn why(sitting: &Sitting) -> Option<Intent> {
    let table = sitting.table();
    let (actor, incident) = (table.actor.or(table.seat)?, table.incident?);
    Some(Intent::AskWhy { actor, incident, round: table.view.round })
}

/// Whether a key was pressed, and not meant for a text field or a part of the window that is out of use.
pub(super) fn pressed(ui: &egui::Ui, modifiers: Modifiers, key: Key) -> bool {
    ui.is_enabled()
        && !ui.ctx().text_edit_focused()
        && ui.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(modifiers, key)))
}

/// Whether nothing has the ring, so that Enter means the large button.
pub(super) fn is_free(ui: &egui::Ui) -> bool {
    ui.memory(|memory| memory.focused().is_none())
}

/// Whether a key was pressed while nothing has the ring: what has it takes the key for a click.
pub(super) fn pressed_free(ui: &egui::Ui, key: Key) -> bool {
    is_free(ui) && pressed(ui, Modifiers::NONE, key)
}

/// Whether Enter means the large button.
pub(super) fn entered(ui: &egui::Ui) -> bool {
    pressed_free(ui, Key::Enter)
}

/// How much of a panel a page key turns.
const PAGE_SHARE: f32 = 0.85;

fn paged() -> Id {
    Id::new("panel of the page keys")
}

/// Says which panel the page keys turn: the one whose name begins so, or else the first that is drawn.
pub(super) fn give_pages(ctx: &egui::Context, panel: Option<&'static str>) {
    ctx.data_mut(|data| match panel {
        Some(panel) => {
            data.insert_temp(paged(), panel);
        }
        None => data.remove::<&'static str>(paged()),
    });
}

/// Whether the page keys are a panel's.
pub(super) fn turns_pages(ctx: &egui::Context, panel: &str) -> bool {
    ctx.data(|data| data.get_temp::<&'static str>(paged())).is_none_or(|name| panel.starts_with(name))
}

/// Further than any panel is long, in points.
const ALL: f32 = 1e6;

/// Scrolls what is around by a page, or to its start or end.
pub(super) fn turn_pages(ui: &egui::Ui) {
    let page = PAGE_SHARE * ui.clip_rect().height();
    for (key, down) in [(Key::PageDown, -page), (Key::PageUp, page), (Key::End, -ALL), (Key::Home, ALL)] {
        if pressed(ui, Modifiers::NONE, key) {
            ui.scroll_with_delta(vec2(0.0, down));
        }
    }
}

/// Takes the ring away, so that Enter means the large button.
pub(super) fn let_go(ui: &egui::Ui) {
    ui.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
}
