//! The screens, one file each, and what stands around all of them: the ground, the notice and the page of keys.

mod start;
mod briefing;
mod curtain;
mod room;
mod negotiation;
mod resolution;
mod end;
mod bar;
mod help;

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy_egui::egui::{
    self, CentralPanel, Color32, Frame, Id, LayerId, Margin, Panel, Rect, RichText, StrokeKind, Ui, UiBuilder,
};
use bevy_egui::{EguiContext, EguiContexts, EguiPreUpdateSet};

use super::intent::Intent;
use super::keys;
use super::map::NetworkMemory;
use super::panel;
use super::session::Session;
use super::settings::Settings;
use super::theme::{self, Palette};

pub(super) use room::Tab;

/// What the screens remember of one game from frame to frame. None of it is part of the game.
#[derive(Default, Resource)]
struct Memory {
    /// Which game, as [`Session::games`] counts them.
    game: u64,
    panels: panel::Memory,
    network: NetworkMemory,
    room: room::RoomMemory,
}

impl Memory {
    /// Another game on the table finds nothing of the last one.
    fn turn_to(&mut self, game: u64) {
        if self.game != game {
            *self = Self { game, ..Self::default() };
        }
    }
}

/// When screens are drawn. Keys are read before.
#[derive(Clone, Debug, PartialEq, Eq, Hash, SystemSet)]
pub(super) struct Drawn;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Memory>()
        .insert_resource(ClearColor(Color::BLACK))
        .add_systems(PreStartup, open_eyes)
        .add_systems(PreUpdate, dress.after(EguiPreUpdateSet::InitContexts).before(EguiPreUpdateSet::BeginPass))
        .add_plugins((
            start::plugin,
            briefing::plugin,
            curtain::plugin,
            room::plugin,
            negotiation::plugin,
            resolution::plugin,
            end::plugin,
        ));
}

/// egui draws through a camera.
fn open_eyes(mut commands: Commands) {
    commands.spawn((Camera2d, Msaa::Off));
}

/// Brings in fonts and sizes before the first frame, and follows the settings.
fn dress(mut contexts: Query<&mut EguiContext>, settings: Res<Settings>) {
    for mut context in &mut contexts {
        let is_new = context.is_added();
        let ctx = context.get_mut();
        if is_new {
            theme::install(ctx);
            ctx.options_mut(|options| options.zoom_with_keyboard = false);
        }
        if is_new || settings.is_changed() {
            theme::choose(ctx, settings.is_dark);
            ctx.set_zoom_factor(settings.text_size);
        }
    }
}

/// What a screen is drawn with.
#[derive(SystemParam)]
struct Stage<'w, 's> {
    contexts: EguiContexts<'w, 's>,
    session: Res<'w, Session>,
    settings: Res<'w, Settings>,
    memory: ResMut<'w, Memory>,
    intents: MessageWriter<'w, Intent>,
}

/// What the body of a screen may read and remember.
struct Scene<'a> {
    session: &'a Session,
    settings: &'a Settings,
    memory: &'a mut Memory,
}

impl Stage<'_, '_> {
    /// Draws a screen, with what stands around all of them, and passes on what the person wants.
    fn show(&mut self, body: impl FnOnce(&mut Ui, &mut Scene<'_>) -> Option<Intent>) -> Result {
        let ctx = self.contexts.ctx_mut()?.clone();
        let builder = UiBuilder::new().layer_id(LayerId::background()).max_rect(ctx.viewport_rect());
        let game = self.session.games();
        self.memory.turn_to(game);
        // What egui itself remembers, such as how far a panel is scrolled, goes by names below this one.
        let mut ui = Ui::new(ctx, Id::new(("screen", game)), builder);
        let mut scene = Scene { session: &self.session, settings: &self.settings, memory: &mut self.memory };
        let intent = screen_ui(&mut ui, &mut scene, body);
        self.intents.write_batch(intent);
        Ok(())
    }
}

fn screen_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    body: impl FnOnce(&mut Ui, &mut Scene<'_>) -> Option<Intent>,
) -> Option<Intent> {
    if let Some(notice) = scene.session.notice() {
        notice_ui(ui, &format!("⚠  {notice}"), Palette::of(ui).caution);
    }
    if let Some(news) = scene.session.news() {
        notice_ui(ui, &format!("✓  {news}"), Palette::of(ui).good);
    }
    let closed = scene.session.has_help().then(|| help::help_ui(ui)).flatten();
    let ground = Frame::new().fill(Palette::of(ui).background);
    let draw = |ui: &mut Ui| {
        if scene.session.has_help() {
            ui.disable();
        }
        body(ui, scene)
    };
    keys::give_pages(ui.ctx(), None);
    let wanted = CentralPanel::default().frame(ground).show(ui, draw).inner;
    closed.or(wanted)
}

/// A line across the window. It goes with the next step.
fn notice_ui(ui: &mut Ui, notice: &str, ink: Color32) {
    let frame = Frame::new().fill(Palette::of(ui).raised).inner_margin(Margin::symmetric(16, 8));
    Panel::top("notice").frame(frame).show(ui, |ui| {
        ui.label(RichText::new(notice).color(ink));
    });
}

/// A column of readable width in the middle of the window.
fn column<R>(ui: &mut Ui, width: f32, body: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = ((ui.available_width() - width) / 2.0).max(16.0);
    let rect = ui.available_rect_before_wrap().shrink2(egui::vec2(margin, 16.0));
    ui.scope_builder(UiBuilder::new().max_rect(rect), body).inner
}

/// A part of a screen in its place, with a hairline around it.
fn cell<R>(ui: &mut Ui, place: Rect, frame: Frame, body: impl FnOnce(&mut Ui) -> R) -> R {
    let hairline = ui.visuals().window_stroke;
    ui.painter().rect(place, 0.0, frame.fill, hairline, StrokeKind::Middle);
    let inside = place - frame.inner_margin;
    ui.scope_builder(UiBuilder::new().max_rect(inside), |ui| {
        ui.shrink_clip_rect(place);
        body(ui)
    })
    .inner
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::ActorId;

    #[test]
    fn another_game_finds_nothing_of_the_last_one() {
        let mut memory = Memory::default();
        memory.turn_to(1);
        memory.panels.briefing.seat = Some(ActorId(2));
        memory.turn_to(1);
        assert_eq!(memory.panels.briefing.seat, Some(ActorId(2)), "the same game goes on");
        memory.turn_to(2);
        assert_eq!(memory.panels.briefing.seat, None);
    }
}
