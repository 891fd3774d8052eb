//! The situation room: incidents, network, desk and log at once where there is room, one at a time where not.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Button, CentralPanel, Id, Key, Modal, Modifiers, Panel, Ui};

use super::{Drawn, Scene, Stage, bar};
use crate::app::Screen;
use crate::app::intent::Intent;
use crate::app::map::{list_ui, network_ui};
use crate::app::panel::{actor_ui, desk_ui, evidence_ui, incidents_ui, log_ui, why_ui};
use crate::app::session::Sitting;
use crate::app::{keys, text, theme};

/// From this width on everything stands side by side, in points.
const WIDE: f32 = 1160.0;
/// From this width on there are two columns, in points.
const MIDDLE: f32 = 760.0;
/// From this height on the log has a strip of its own, in points.
const TALL: f32 = 560.0;

/// What the room remembers from frame to frame.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RoomMemory {
    tab: Tab,
}

/// One part of the room, where not all can be seen at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::app) enum Tab {
    /// What happened and how bad it is.
    Incidents,
    /// Who stands with whom.
    #[default]
    Network,
    /// What the seat knows of the incident looked at.
    Evidence,
    /// The decision, or the actor looked at.
    Desk,
    /// What happened.
    Log,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, draw.in_set(Drawn).run_if(in_state(Screen::Room)));
}

fn draw(mut stage: Stage) -> Result {
    stage.show(|ui, scene| {
        let session = scene.session;
        session.sitting().and_then(|sitting| room_ui(ui, scene, sitting))
    })
}

fn room_ui(ui: &mut Ui, scene: &mut Scene<'_>, sitting: &Sitting) -> Option<Intent> {
    let why = why_card(ui, scene, sitting);
    let pressed = press_keys(ui, scene, sitting);
    let bar = bar::bar_ui(ui, sitting, Screen::Room);
    let parts = match ui.available_width() {
        width if width >= WIDE => wide_ui(ui, scene, sitting),
        width if width >= MIDDLE => middle_ui(ui, scene, sitting),
        _ => narrow_ui(ui, scene, sitting),
    };
    why.or(pressed).or(parts).or(bar)
}

/// The Why card over everything else, while something is asked.
pub(super) fn why_card(ui: &mut Ui, scene: &mut Scene<'_>, sitting: &Sitting) -> Option<Intent> {
    let question = sitting.question()?;
    let memory = &mut scene.memory.panels.why;
    let modal = Modal::new(Id::new("why")).frame(theme::window(ui)).show(ui.ctx(), |ui| {
        let room = ui.ctx().content_rect().size();
        ui.set_width(680.0_f32.min(room.x - 64.0));
        ui.set_max_height(room.y - 96.0);
        why_ui(ui, &sitting.table(), question, memory)
    });
    let closed = modal.should_close().then_some(Intent::CloseWhy);
    ui.disable();
    modal.inner.or(closed)
}

/// The keys that move about the room.
fn press_keys(ui: &Ui, scene: &mut Scene<'_>, sitting: &Sitting) -> Option<Intent> {
    let tabs = [(Key::I, Tab::Incidents), (Key::E, Tab::Evidence), (Key::D, Tab::Desk), (Key::T, Tab::Log)];
    for (_, tab) in tabs.into_iter().filter(|(key, _)| keys::pressed(ui, Modifiers::NONE, *key)) {
        scene.memory.room.tab = tab;
        return (tab == Tab::Desk).then(|| open_desk(sitting)).flatten();
    }
    if keys::pressed(ui, Modifiers::COMMAND, Key::Enter) {
        return Some(Intent::PlayRound);
    }
    if keys::pressed(ui, Modifiers::NONE, Key::G) {
        let was_shown = std::mem::replace(&mut scene.memory.room.tab, Tab::Network) != Tab::Evidence;
        return was_shown.then_some(Intent::ToggleList);
    }
    None
}

fn open_desk(sitting: &Sitting) -> Option<Intent> {
    let waiting = sitting.unanswered().next().or(sitting.table().incident)?;
    Some(Intent::OpenDesk(waiting))
}

/// Everything side by side.
fn wide_ui(ui: &mut Ui, scene: &mut Scene<'_>, sitting: &Sitting) -> Option<Intent> {
    let (table, width) = (sitting.table(), ui.available_width());
    let side = Panel::right("side").exact_size((width * 0.33).clamp(400.0, 620.0)).resizable(false);
    let side = side.frame(theme::panel(ui)).show(ui, |ui| side_ui(ui, scene, sitting)).inner;
    let log = log_strip(ui, scene, sitting);
    let left = Panel::left("incidents").exact_size((width * 0.22).clamp(270.0, 400.0)).resizable(false);
    let left = left.frame(theme::panel(ui)).show(ui, |ui| incidents_ui(ui, &table)).inner;
    let centre = CentralPanel::default().frame(theme::ground(ui));
    let centre = centre
        .show(ui, |ui| {
            let tab = if scene.memory.room.tab == Tab::Evidence { Tab::Evidence } else { Tab::Network };
            let switched = tabs_ui(ui, scene, &[Tab::Network, Tab::Evidence]);
            switched.or(tab_ui(ui, scene, sitting, tab))
        })
        .inner;
    side.or(left).or(centre).or(log)
}

/// The desk, and the rest in tabs.
fn middle_ui(ui: &mut Ui, scene: &mut Scene<'_>, sitting: &Sitting) -> Option<Intent> {
    let side = Panel::right("side").exact_size(ui.available_width() * 0.48).resizable(false);
    let side = side.frame(theme::panel(ui)).show(ui, |ui| side_ui(ui, scene, sitting)).inner;
    let rest = tabbed_ui(ui, scene, sitting, &[Tab::Incidents, Tab::Network, Tab::Evidence, Tab::Log]);
    side.or(rest)
}

/// All in tabs.
fn narrow_ui(ui: &mut Ui, scene: &mut Scene<'_>, sitting: &Sitting) -> Option<Intent> {
    tabbed_ui(ui, scene, sitting, &[Tab::Desk, Tab::Incidents, Tab::Network, Tab::Evidence, Tab::Log])
}

fn tabbed_ui(ui: &mut Ui, scene: &mut Scene<'_>, sitting: &Sitting, tabs: &[Tab]) -> Option<Intent> {
    let frame = theme::panel(ui);
    let shown = CentralPanel::default().frame(frame).show(ui, |ui| {
        let switched = tabs_ui(ui, scene, tabs);
        let tab = tabs.iter().copied().find(|tab| *tab == scene.memory.room.tab).or(tabs.first().copied());
        switched.or(tab.and_then(|tab| tab_ui(ui, scene, sitting, tab)))
    });
    shown.inner
}

/// The tabs, one for each part; the network has one more for its list.
fn tabs_ui(ui: &mut Ui, scene: &mut Scene<'_>, tabs: &[Tab]) -> Option<Intent> {
    let (chosen, is_list) = (scene.memory.room.tab, scene.session.is_list());
    let chosen = if tabs.contains(&chosen) { Some(chosen) } else { tabs.first().copied() };
    let mut wanted = None;
    ui.horizontal_wrapped(|ui| {
        for &tab in tabs {
            let names = text::tab(tab);
            for (name, wants_list) in names.iter().zip([false, true]) {
                let is_chosen = chosen == Some(tab) && (tab != Tab::Network || is_list == wants_list);
                if ui.add(Button::selectable(is_chosen, *name)).clicked() {
                    scene.memory.room.tab = tab;
                    let changes = tab == Tab::Network && is_list != wants_list;
                    wanted = changes.then_some(Intent::ToggleList);
                }
            }
        }
    });
    wanted
}

fn tab_ui(ui: &mut Ui, scene: &mut Scene<'_>, sitting: &Sitting, tab: Tab) -> Option<Intent> {
    let table = sitting.table();
    match tab {
        Tab::Incidents => incidents_ui(ui, &table),
        Tab::Network if scene.session.is_list() => list_ui(ui, &table),
        Tab::Network => network_ui(ui, &table, sitting.layout(), &mut scene.memory.network),
        Tab::Evidence => evidence_ui(ui, &table),
        Tab::Desk => side_ui(ui, scene, sitting),
        Tab::Log => log_ui(ui, &table, &mut scene.memory.panels.log),
    }
}

/// The actor looked at, or else the desk, or else one's own seat.
fn side_ui(ui: &mut Ui, scene: &mut Scene<'_>, sitting: &Sitting) -> Option<Intent> {
    let mut table = sitting.table();
    if table.actor.is_none() && sitting.has_desk() {
        return desk_ui(ui, &table, &mut scene.memory.panels.desk);
    }
    let way_back = sitting.seat().and_then(|_| {
        let goes_back = ui.button(text::BACK_TO_DESK).clicked();
        goes_back.then(|| open_desk(sitting)).flatten()
    });
    table.actor = table.actor.or(sitting.seat());
    way_back.or(actor_ui(ui, &table))
}

/// The log at the foot of the window, where there is room for it.
fn log_strip(ui: &mut Ui, scene: &mut Scene<'_>, sitting: &Sitting) -> Option<Intent> {
    if ui.available_height() < TALL && scene.memory.room.tab != Tab::Log {
        return None;
    }
    let height = (ui.available_height() * 0.27).clamp(140.0, 300.0);
    let strip = Panel::bottom("log").exact_size(height).resizable(false).frame(theme::panel(ui));
    strip.show(ui, |ui| log_ui(ui, &sitting.table(), &mut scene.memory.panels.log)).inner
}
