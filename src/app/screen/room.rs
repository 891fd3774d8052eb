//! The situation room: incidents, network, desk and log at once where there is room, one at a time where not.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Button, Id, Key, Modal, Modifiers, Rect, Ui, Vec2};

use super::{Drawn, Scene, Stage, bar, cell};
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
/// From this height on the log has a strip of its own instead of a tab, in points.
const TALL: f32 = 560.0;

/// What the room remembers from frame to frame.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RoomMemory {
    /// The part that was asked for; where none was, the first.
    tab: Option<Tab>,
    /// The part that was asked for last: the page keys scroll it.
    pages: Option<Tab>,
}

/// The name of the panel in a part of the room.
fn panel_of(tab: Tab) -> &'static str {
    match tab {
        Tab::Incidents => "incidents",
        Tab::Network => "network",
        Tab::Evidence => "evidence",
        Tab::Desk => "desk",
        Tab::Log => "log",
    }
}

/// One part of the room, where not all can be seen at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Tab {
    /// What happened and how bad it is.
    Incidents,
    /// Who stands with whom.
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
    let below = bar::below_bar(ui, sitting, Screen::Room, |ui| {
        let pressed = press_keys(ui, scene, sitting);
        keys::give_pages(ui.ctx(), scene.memory.room.pages.map(panel_of));
        let parts = match ui.available_width() {
            width if width >= WIDE => wide_ui(ui, scene, sitting),
            width if width >= MIDDLE => middle_ui(ui, scene, sitting),
            _ => narrow_ui(ui, scene, sitting),
        };
        pressed.or(parts)
    });
    why.or(below)
}

/// The Why card over everything else, while something is asked.
pub(super) fn why_card(ui: &mut Ui, scene: &mut Scene<'_>, sitting: &Sitting) -> Option<Intent> {
    let memory = &mut scene.memory.panels.why;
    memory.mind_ring(ui.ctx(), sitting.question().is_some());
    let question = sitting.question()?;
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
    let hit = |key| keys::pressed(ui, Modifiers::NONE, key);
    let (room, memory) = (ui.available_size(), &mut scene.memory.room);
    if hit(Key::E) {
        memory.show(Tab::Evidence, room);
    }
    if hit(Key::T) {
        memory.show(Tab::Log, room);
    }
    if hit(Key::I) {
        let goes_on = memory.show(Tab::Incidents, room);
        return sitting.next_incident().filter(|_| goes_on).map(Intent::SelectIncident);
    }
    if hit(Key::G) {
        let toggles = memory.show(Tab::Network, room);
        scene.memory.network.take_ring(scene.session.is_list() != toggles);
        return toggles.then_some(Intent::ToggleList);
    }
    if hit(Key::D) {
        memory.show(Tab::Desk, room);
        keys::let_go(ui);
        return open_desk(sitting);
    }
    keys::pressed(ui, Modifiers::COMMAND, Key::Enter).then_some(Intent::PlayRound)
}

impl RoomMemory {
    /// Turns to a part of the room. Returns whether it was in sight already.
    fn show(&mut self, tab: Tab, room: Vec2) -> bool {
        let is_there = match tab {
            Tab::Incidents => room.x >= WIDE,
            Tab::Desk => room.x >= MIDDLE,
            Tab::Log => room.x >= WIDE && room.y >= TALL,
            Tab::Network | Tab::Evidence => false,
        };
        let is_asked_again = self.pages == Some(tab);
        self.pages = Some(tab).filter(|tab| *tab != Tab::Desk);
        is_there || self.tab.replace(tab) == Some(tab) && is_asked_again
    }
}

fn open_desk(sitting: &Sitting) -> Option<Intent> {
    let looked_at = sitting.table().incident;
    let waits = sitting.unanswered().find(|waiting| Some(*waiting) == looked_at).or(sitting.unanswered().next());
    waits.or(looked_at).map(Intent::OpenDesk)
}

/// Everything side by side. The ring goes to the desk first, where the game waits for the person.
fn wide_ui(ui: &mut Ui, scene: &mut Scene<'_>, sitting: &Sitting) -> Option<Intent> {
    let (cells, table) = (Cells::of(ui.available_rect_before_wrap()), sitting.table());
    let (panel, ground) = (theme::panel(ui), theme::ground(ui));
    let side = cell(ui, cells.side, panel, |ui| side_ui(ui, scene, sitting));
    let left = cell(ui, cells.incidents, panel, |ui| incidents_ui(ui, &table));
    let mut tabs = vec![Tab::Network, Tab::Evidence];
    tabs.extend(cells.log.is_none().then_some(Tab::Log));
    let centre = cell(ui, cells.centre, ground, |ui| tabbed_ui(ui, scene, sitting, &tabs));
    let memory = &mut scene.memory.panels.log;
    let log = cells.log.and_then(|log| cell(ui, log, panel, |ui| log_ui(ui, &table, memory)));
    side.or(left).or(centre).or(log)
}

/// Where the parts of the room stand: the log, if it has room, runs below incidents and centre.
struct Cells {
    incidents: Rect,
    centre: Rect,
    side: Rect,
    log: Option<Rect>,
}

impl Cells {
    fn of(room: Rect) -> Self {
        let (rest, side) = room.split_left_right_at_x(room.right() - (room.width() * 0.33).clamp(400.0, 620.0));
        let has_strip = room.height() >= TALL;
        let foot = if has_strip { (room.height() * 0.27).clamp(150.0, 300.0) } else { 0.0 };
        let (upper, log) = rest.split_top_bottom_at_y(room.bottom() - foot);
        let width = (room.width() * 0.22).clamp(270.0, 400.0);
        let (incidents, centre) = upper.split_left_right_at_x(upper.left() + width);
        Self { incidents, centre, side, log: has_strip.then_some(log) }
    }
}

/// The desk, and the rest in tabs.
fn middle_ui(ui: &mut Ui, scene: &mut Scene<'_>, sitting: &Sitting) -> Option<Intent> {
    let (left, right) = ui.available_rect_before_wrap().split_left_right_at_fraction(0.52);
    let (panel, ground) = (theme::panel(ui), theme::ground(ui));
    let side = cell(ui, right, panel, |ui| side_ui(ui, scene, sitting));
    let tabs = [Tab::Network, Tab::Incidents, Tab::Evidence, Tab::Log];
    side.or(cell(ui, left, ground, |ui| tabbed_ui(ui, scene, sitting, &tabs)))
}

/// All in tabs.
fn narrow_ui(ui: &mut Ui, scene: &mut Scene<'_>, sitting: &Sitting) -> Option<Intent> {
    let tabs = [Tab::Desk, Tab::Incidents, Tab::Network, Tab::Evidence, Tab::Log];
    let (room, frame) = (ui.available_rect_before_wrap(), theme::ground(ui));
    cell(ui, room, frame, |ui| tabbed_ui(ui, scene, sitting, &tabs))
}

/// One part at a time, with tabs to choose it.
fn tabbed_ui(ui: &mut Ui, scene: &mut Scene<'_>, sitting: &Sitting, tabs: &[Tab]) -> Option<Intent> {
    let asked_for = scene.memory.room.tab.filter(|tab| tabs.contains(tab));
    let tab = asked_for.or(tabs.first().copied())?;
    let switched = tabs_ui(ui, scene, tabs, tab);
    switched.or(tab_ui(ui, scene, sitting, tab))
}

/// The tabs, one for each part; the network has one more for its list.
fn tabs_ui(ui: &mut Ui, scene: &mut Scene<'_>, tabs: &[Tab], chosen: Tab) -> Option<Intent> {
    let is_list = scene.session.is_list();
    let mut wanted = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.spacing_mut().button_padding.x = 10.0;
        for &tab in tabs {
            for (name, wants_list) in text::tab(tab).iter().zip([false, true]) {
                let is_chosen = chosen == tab && (tab != Tab::Network || is_list == wants_list);
                let clicked =
                    ui.add(Button::selectable(is_chosen, *name)).on_hover_text(text::tab_key(tab)).clicked();
                if clicked {
                    scene.memory.room.tab = Some(tab);
                    wanted = (tab == Tab::Network && is_list != wants_list).then_some(Intent::ToggleList);
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
        Tab::Network if scene.session.is_list() => list_ui(ui, &table, &mut scene.memory.network),
        Tab::Network => network_ui(ui, &table, sitting.layout(), &mut scene.memory.network),
        Tab::Evidence => evidence_ui(ui, &table, &mut scene.memory.panels.evidence),
        Tab::Desk => side_ui(ui, scene, sitting),
        Tab::Log => log_ui(ui, &table, &mut scene.memory.panels.log),
    }
}

/// The actor looked at, or else the desk, or else one's own seat; the evidence for those who only watch.
fn side_ui(ui: &mut Ui, scene: &mut Scene<'_>, sitting: &Sitting) -> Option<Intent> {
    let mut table = sitting.table();
    if table.actor.is_none() && sitting.has_desk() {
        let memory = &mut scene.memory.panels.desk;
        // A new desk starts at its top, wherever the last one was scrolled to.
        return ui.push_id((table.view.round, table.seat, table.incident), |ui| desk_ui(ui, &table, memory)).inner;
    }
    if table.actor.is_none() && sitting.seat().is_none() {
        return evidence_ui(ui, &table, &mut scene.memory.panels.evidence);
    }
    let way_back = sitting.seat().and_then(|_| {
        let goes_back = ui.button(text::BACK_TO_DESK).clicked();
        goes_back.then(|| open_desk(sitting)).flatten()
    });
    table.actor = table.actor.or(sitting.seat());
    way_back.or(actor_ui(ui, &table))
}
