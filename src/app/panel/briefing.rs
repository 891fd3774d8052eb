//! The briefing: the world on the eve of round 1, and whose seat to take.

use bevy_egui::egui::{Key, RichText, Ui};

use super::parts;
use super::words::briefing as say;
use crate::app::Screen;
use crate::app::intent::Intent;
use crate::review::role::{powers, role};
use crate::scenario::Scenario;
use crate::scenario::goal::Goal;
use crate::sim::{ActorId, ActorSet};

/// The seat that is offered first, where the scenario has it.
const FIRST_SEAT: &str = "gbr";

/// What the briefing remembers.
#[derive(Clone, Copy, Debug, Default)]
pub struct BriefingMemory {
    /// The seat whose role sheet is open.
    pub seat: Option<ActorId>,
    /// The seats of the delegations that will share the window; none where one person plays.
    pub shared: ActorSet,
    /// Whether the other seats are to do as they did, by the script of the scenario.
    pub by_script: bool,
}

impl BriefingMemory {
    /// The seats to play: those that share the window, or else the one looked at.
    fn seats(&self, looked_at: ActorId) -> ActorSet {
        if self.shared.is_empty() { ActorSet::EMPTY.with(looked_at) } else { self.shared }
    }

    /// To play these seats, with the others as it was chosen.
    fn take(&self, scenario: &Scenario, seats: ActorSet) -> Intent {
        Intent::TakeSeats { seats, by_script: self.by_script && !scenario.script.is_empty() }
    }
}

/// The brief, what can be learnt, the seats with their role sheets, and the sources.
pub fn briefing_ui(ui: &mut Ui, scenario: &Scenario, memory: &mut BriefingMemory) -> Option<Intent> {
    let seat = *memory.seat.get_or_insert_with(|| first_seat(scenario));
    parts::panel(ui, "briefing", |ui| {
        parts::title(ui, &scenario.story.title.to_string());
        let wish = doors_ui(ui, scenario, memory, seat);
        let taken = parts::columns(ui, |left, right| {
            story_ui(left, scenario);
            seats_ui(right.unwrap_or(left), scenario, seat, memory)
        });
        wish.or(taken)
    })
}

fn first_seat(scenario: &Scenario) -> ActorId {
    let offered = scenario.setting.names.find_actor(FIRST_SEAT).filter(|seat| scenario.playable.contains(seat));
    offered.or_else(|| scenario.playable.first().copied()).unwrap_or(ActorId(0))
}

fn story_ui(ui: &mut Ui, scenario: &Scenario) {
    let story = &scenario.story;
    parts::subheading(ui, say::STORY);
    for paragraph in story.brief.to_string().split("\n\n") {
        parts::text(ui, paragraph.trim());
    }
    if !story.learn.is_empty() {
        parts::subheading(ui, say::LEARN);
        story.learn.iter().for_each(|lesson| parts::bullet(ui, lesson.to_string()));
    }
    if !story.sources.is_empty() {
        parts::subheading(ui, say::SOURCES);
        story.sources.iter().for_each(|source| source_ui(ui, source));
    }
}

fn source_ui(ui: &mut Ui, source: &crate::scenario::story::Source) {
    let parts: Vec<&str> = [&source.title, &source.publisher, &source.date].map(String::as_str).into();
    let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    parts::bullet(ui, RichText::new(line).weak());
}

/// The seats, with the role sheet of the one that is looked at. Enter picks a seat, and once more plays.
fn seats_ui(ui: &mut Ui, scenario: &Scenario, seat: ActorId, memory: &mut BriefingMemory) -> Option<Intent> {
    others_ui(ui, scenario, memory);
    parts::subheading(ui, say::SEATS);
    parts::note(ui, say::SHARING);
    if parts::pressed(ui, Key::A) {
        share(memory, seat);
    }
    scenario.playable.iter().fold(None, |taken, &playable| {
        // A name of its own: the ring stays on a seat wherever the role sheet stands.
        let wish = ui.push_id(playable, |ui| match playable == seat {
            true => chosen_ui(ui, scenario, seat, memory),
            false => {
                other_ui(ui, scenario, playable, memory);
                None
            }
        });
        taken.or(wish.inner)
    })
}

/// What the other seats do, where the scenario knows what they did.
fn others_ui(ui: &mut Ui, scenario: &Scenario, memory: &mut BriefingMemory) {
    if scenario.script.is_empty() {
        return;
    }
    parts::subheading(ui, say::OTHERS);
    if parts::pressed(ui, Key::O) {
        memory.by_script = !memory.by_script;
    }
    parts::row(ui, |ui| {
        for (by_script, label) in [(false, say::FREE), (true, say::AS_IT_WENT)] {
            if parts::choice(ui, memory.by_script == by_script, label).clicked() {
                memory.by_script = by_script;
            }
        }
    });
    parts::note(ui, say::AS_FAR);
}

/// The seat that is looked at.
fn chosen_ui(ui: &mut Ui, scenario: &Scenario, seat: ActorId, memory: &mut BriefingMemory) -> Option<Intent> {
    let is_shared = memory.shared.contains(seat);
    let choice = parts::choice(ui, true, &say::seat(scenario.actor_name(seat), is_shared));
    let plays = choice.has_focus() && parts::pressed(ui, Key::Enter);
    let seats = memory.seats(seat);
    role_ui(ui, scenario, seat);
    if parts::button(ui, say::share(is_shared)).clicked() {
        share(memory, seat);
    }
    plays.then(|| memory.take(scenario, seats))
}

/// A seat that can be looked at instead.
fn other_ui(ui: &mut Ui, scenario: &Scenario, seat: ActorId, memory: &mut BriefingMemory) {
    let label = say::seat(scenario.actor_name(seat), memory.shared.contains(seat));
    if parts::choice(ui, false, &label).clicked() {
        memory.seat = Some(seat);
    }
}

/// Adds the seat to those at the window, or takes it out.
fn share(memory: &mut BriefingMemory, seat: ActorId) {
    memory.shared.set(seat, !memory.shared.contains(seat));
}

/// Takes the seats, or none.
fn doors_ui(ui: &mut Ui, scenario: &Scenario, memory: &BriefingMemory, looked_at: ActorId) -> Option<Intent> {
    let seats = memory.seats(looked_at);
    parts::row(ui, |ui| {
        let names: Vec<_> = seats.iter().map(|seat| scenario.actor_name(seat)).collect();
        let play = super::words::by_enter(&say::play(&names.join(", ")), parts::is_free(ui));
        let take = parts::primary(ui, true, &play).clicked() || parts::entered(ui);
        let watch = parts::button(ui, super::words::start::WATCH).clicked();
        let back = parts::button(ui, say::BACK).clicked();
        let take = take.then(|| memory.take(scenario, seats));
        take.or(watch.then(|| memory.take(scenario, ActorSet::EMPTY)))
            .or(back.then_some(Intent::BackTo(Screen::Start)))
    })
}

/// The role sheet: what the seat wants and fears, its goals, and what it may do.
fn role_ui(ui: &mut Ui, scenario: &Scenario, seat: ActorId) {
    parts::boxed(ui, |ui| {
        let brief = scenario.story.actors.get(seat.index()).map(|profile| profile.brief.to_string());
        for paragraph in brief.unwrap_or_default().split("\n\n").filter(|text| !text.trim().is_empty()) {
            parts::text(ui, paragraph.trim());
        }
        let goals: Vec<&Goal> = scenario.goals.iter().filter(|goal| goal.seats.contains(seat)).collect();
        if !goals.is_empty() {
            parts::subheading(ui, say::AIMS);
            goals.into_iter().for_each(|goal| parts::bullet(ui, goal.on_the_eve(scenario)));
        }
        let numbers = role(scenario, seat);
        if !numbers.is_empty() {
            parts::subheading(ui, say::NUMBERS);
            numbers.into_iter().for_each(|line| parts::bullet(ui, line));
        }
        parts::subheading(ui, say::POWERS);
        powers(scenario, seat).iter().for_each(|line| parts::bullet(ui, line));
    });
}
