//! The alliance network: a picture for the eye and a list for everything else. Both are plain functions.

mod edges;
mod layout;
mod legend;
mod list;
mod marks;
mod names;
mod nodes;
mod sample;

use bevy_egui::egui::{
    EventFilter, Key, Modifiers, Pos2, Rect, Response, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetType,
};

use super::intent::Intent;
use super::panel::Table;
use super::theme::Palette;
use crate::sim;

pub use layout::Layout;
pub use list::list_ui;

use legend::Legend;
use nodes::RADIUS;

/// The least size of the picture, in points; where there is less room it scrolls.
const LEAST: Vec2 = Vec2::new(500.0, 320.0);

/// What the picture remembers from frame to frame.
#[derive(Clone, Copy, Debug, Default)]
pub struct NetworkMemory {
    legend: Legend,
    /// Whether the ring comes to the picture, or else to the list.
    takes_ring: Option<bool>,
}

impl NetworkMemory {
    /// The ring comes to the picture, so that arrow keys go about in it, or else to the list.
    pub fn take_ring(&mut self, is_list: bool) {
        self.takes_ring = Some(!is_list);
    }

    /// Whether the ring has to come to the picture, or to the list, now.
    fn brings_ring(&mut self, to_picture: bool) -> bool {
        self.takes_ring.take_if(|wanted| *wanted == to_picture).is_some()
    }
}

/// The network as a picture. Click an actor, or move with the arrow keys; the list has the same facts.
pub fn network_ui(ui: &mut Ui, table: &Table<'_>, layout: &Layout, memory: &mut NetworkMemory) -> Option<Intent> {
    let room = ui.available_height() - Legend::height(ui);
    let least = LEAST.max(Vec2::new(ui.available_width(), 0.0));
    let area = ScrollArea::both().id_salt("network").max_height(room.max(LEAST.y / 2.0)).auto_shrink(false);
    let intent = area.show(ui, |ui| {
        let size = least.max(ui.available_size());
        let (frame, response) = ui.allocate_exact_size(size, Sense::click());
        let picture = Picture { table, layout, frame, on: inner(frame) };
        if memory.brings_ring(true) {
            response.request_focus();
        }
        picture.paint(ui, frame, &memory.legend, &response);
        let intent = picture.pointed(&response).or_else(|| picture.steered(ui, &response));
        let response = picture.explain(response);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, picture.caption()));
        intent
    });
    memory.legend.ui(ui);
    legend::marks_ui(ui);
    intent.inner
}

/// A sketch of a network, to look at only.
pub fn sketch(ui: &Ui, setting: &sim::Setting, layout: &Layout, on: Rect) {
    let (palette, on) = (Palette::of(ui), inner(on.shrink(24.0)));
    for tie in setting.alliances.ties() {
        let colour = palette.faded(sample::colour(palette, tie.kind), 0.25);
        sample::paint(ui.painter(), tie.kind, layout.place(tie.from, on), layout.place(tie.to, on), colour);
    }
    for actor in setting.actor_ids() {
        let radius = 4.0 + 9.0 * setting.actor(actor).capability.get() as f32;
        let (fill, line) = (palette.raised, Stroke::new(1.0, palette.faded(palette.accent, 0.7)));
        ui.painter().circle(layout.place(actor, on), radius, fill, line);
    }
}

/// The part of the frame in which centres of actors lie.
fn inner(frame: Rect) -> Rect {
    frame.shrink2(Vec2::new(3.0 * RADIUS, 2.1 * RADIUS))
}

/// One frame of the picture.
#[derive(Clone, Copy)]
struct Picture<'a> {
    table: &'a Table<'a>,
    layout: &'a Layout,
    frame: Rect,
    on: Rect,
}

impl Picture<'_> {
    fn place(&self, actor: sim::ActorId) -> Pos2 {
        self.layout.place(actor, self.on)
    }

    /// Whose ties are drawn in full: the actor looked at, or else one's own seat.
    fn centre(&self) -> Option<sim::ActorId> {
        self.table.actor.or(self.table.seat)
    }

    fn paint(&self, ui: &Ui, frame: Rect, legend: &Legend, response: &Response) {
        let painter = ui.painter_at(frame);
        edges::paint(&painter, ui, self, legend);
        nodes::paint(&painter, ui, self, self.near(response.hover_pos()));
        if response.has_focus() {
            nodes::paint_focus(&painter, ui, frame, self.centre().map(|actor| self.place(actor)));
        }
    }

    /// The actor at a point.
    fn near(&self, point: Option<Pos2>) -> Option<sim::ActorId> {
        let point = point?;
        let reach = |actor: &sim::ActorId| self.place(*actor).distance(point);
        let nearest = self.table.actors().min_by(|a, b| reach(a).total_cmp(&reach(b)))?;
        (reach(&nearest) <= 1.3 * RADIUS).then_some(nearest)
    }

    fn pointed(&self, response: &Response) -> Option<Intent> {
        let point = response.interact_pointer_pos().filter(|_| response.clicked())?;
        Some(self.near(Some(point)).map_or(Intent::DeselectActor, Intent::SelectActor))
    }

    /// Arrow keys go to the nearest actor on that side.
    fn steered(&self, ui: &Ui, response: &Response) -> Option<Intent> {
        if !response.has_focus() {
            return None;
        }
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let keys = [
            (Key::ArrowLeft, Vec2::LEFT),
            (Key::ArrowRight, Vec2::RIGHT),
            (Key::ArrowUp, Vec2::UP),
            (Key::ArrowDown, Vec2::DOWN),
        ];
        let (_, towards) =
            keys.into_iter().find(|(key, _)| ui.input_mut(|i| i.consume_key(Modifiers::NONE, *key)))?;
        let next = self.neighbour(towards)?;
        ui.scroll_to_rect(Rect::from_center_size(self.place(next), Vec2::splat(5.0 * RADIUS)), None);
        Some(Intent::SelectActor(next))
    }

    fn neighbour(&self, towards: Vec2) -> Option<sim::ActorId> {
        let from = self.centre().map_or(self.on.center(), |actor| self.place(actor));
        let cost = |actor: &sim::ActorId| {
            let gap = self.place(*actor) - from;
            let ahead = gap.dot(towards);
            let aside = (gap - ahead * towards).length();
            (ahead > 1.0 && aside <= 2.0 * ahead).then_some(ahead + 2.0 * aside)
        };
        let others = self.table.actors().filter(|actor| Some(*actor) != self.centre());
        let reachable = others.filter_map(|actor| Some((actor, cost(&actor)?)));
        reachable.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(actor, _)| actor)
    }

    /// A word on the actor under the pointer; the list and the actor's panel say the same.
    fn explain(&self, response: Response) -> Response {
        match self.near(response.hover_pos()) {
            Some(actor) => response.on_hover_text_at_pointer(self.describe(actor)),
            None => response,
        }
    }

    /// Name, sort and stance of an actor.
    fn describe(&self, actor: sim::ActorId) -> String {
        let mut parts = vec![self.table.label(actor), super::text::kind(self.table.kind(actor)).to_owned()];
        parts.extend(nodes::Part::of(self.table, actor).words().map(str::to_owned));
        parts.join(" · ")
    }

    fn caption(&self) -> String {
        let centre = self.centre().map(|actor| format!(" Looked at: {}.", self.describe(actor))).unwrap_or_default();
        format!("Alliance network of {} actors.{centre} G shows it as a list.", self.table.actors().count())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use bevy_egui::egui::accesskit::Role;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::play::Game;
    use crate::scenario::Scenario;
    use crate::sim::alliance::TieKind;
    use crate::sim::{ActorId, Seed, View};

    const WORLD: &str = r#"(
        format: 1, title: "Three in a row", rounds: [(date: "2017-06-27")],
        actors: {
            "fra": (name: "France", at: (0, 0.5)),
            "gbr": (name: "United Kingdom", at: (0.5, 0.5)),
            "rus": (name: "Russia", at: (1, 0.5)),
        },
        ties: [
            (between: ("gbr", "fra"), kind: defence_pact),
            (between: ("gbr", "fra"), kind: intelligence_sharing),
            (between: ("gbr", "fra"), kind: political_bloc),
            (between: ("gbr", "rus"), kind: rivalry),
        ],
    )"#;

    /// The United Kingdom in front of the network.
    struct Viewer {
        game: Game,
        view: View,
        layout: Layout,
        memory: NetworkMemory,
        wishes: Vec<Intent>,
    }

    type Part = fn(&mut Ui, &Table<'_>, &Layout, &mut NetworkMemory) -> Option<Intent>;

    fn show(part: Part) -> Harness<'static, Viewer> {
        let scenario = Scenario::parse("row.ron", WORLD).0.map(Arc::new).expect("a scenario");
        let layout = Layout::of(&scenario);
        let game = Game::new(scenario, Seed(1));
        let view = game.view(Some(ActorId(1)));
        let viewer = Viewer { game, view, layout, memory: NetworkMemory::default(), wishes: Vec::new() };
        let look = move |ui: &mut Ui, viewer: &mut Viewer| {
            let table = Table::new(&viewer.game, &viewer.view, Some(ActorId(1)));
            viewer.wishes.extend(part(ui, &table, &viewer.layout, &mut viewer.memory));
        };
        Harness::new_ui_state(look, viewer)
    }

    #[test]
    fn arrow_keys_go_to_the_next_actor_on_that_side() {
        let mut harness = show(network_ui);
        for key in [Key::Tab, Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp] {
            harness.key_press(key);
            harness.run_steps(2);
        }
        assert_eq!(harness.state().wishes, [ActorId(0), ActorId(2)].map(Intent::SelectActor));
    }

    #[test]
    fn the_picture_tells_a_screen_reader_where_its_twin_is() {
        let harness = show(network_ui);
        harness.get_by_label_contains("Alliance network of 3 actors. Looked at: United Kingdom");
        assert_eq!(
            harness.get_all_by_role(Role::CheckBox).count(),
            TieKind::ALL.len() + 1,
            "a switch for every line"
        );
    }

    #[test]
    fn the_list_needs_no_more_width_than_the_narrowest_place_for_it() {
        let mut harness = show(|ui, table, _, memory| list_ui(ui, table, memory));
        harness.set_size(Vec2::new(400.0, 400.0));
        harness.run_steps(4);
        let right = harness.get_all_by_role(Role::Label).map(|node| node.rect().right()).fold(0.0, f32::max);
        assert!(right <= 400.0, "the list reaches to {right}");
        let ties = harness.get_by_label("Defence pact, Intelligence, Bloc").rect();
        assert!(ties.width() < 80.0 && ties.height() > 15.0, "one line would need more room: {ties:?}");
    }

    #[test]
    fn the_list_holds_every_actor_and_picks_it() {
        let mut harness = show(|ui, table, _, memory| list_ui(ui, table, memory));
        harness.get_by_label("Rivalry");
        harness.get_by_label("Defence pact, Intelligence, Bloc");
        harness.get_by_label("Russia").click();
        harness.run_steps(2);
        assert_eq!(harness.state().wishes, [Intent::SelectActor(ActorId(2))]);
    }
}
