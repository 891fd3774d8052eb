//! A stage for panels: a game with one seat taken, drawn without a window.

#![expect(clippy::unwrap_used, reason = "a test fails by panic")]

use std::collections::BTreeSet;
use std::sync::Arc;

use bevy_egui::egui::accesskit::{Role, Toggled};
use bevy_egui::egui::{Rect, Ui, Vec2};
use dinard::app::intent::Intent;
use dinard::app::panel::{
    Doors, Memory, Question, Resolution, Table, actor_ui, briefing_ui, curtain_ui, desk_ui, end_ui, evidence_ui,
    incidents_ui, log_ui, negotiation_ui, resolution_ui, start_ui, why_ui,
};
use dinard::app::theme;
use dinard::play::Game;
use dinard::play::notation::parse_motion;
use dinard::scenario::{Roster, Scenario};
use dinard::sim::check::Illegal;
use dinard::sim::{ActorId, IncidentId, Order, Response, Seed};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;

/// The scenario that is shipped.
const REAL: &str = include_str!("../../../scenarios/2017_notpetya.ron");

/// A shipped scenario with a clause that is drafted by slots.
const DINARD: &str = include_str!("../../../scenarios/2019_dinard.ron");
const CHARLEVOIX: &str = include_str!("../../../scenarios/2018_charlevoix.ron");

/// A shipped scenario with nine clauses and fifty-one actors.
const PARIS: &str = include_str!("../../../scenarios/2018_paris_call.ron");

/// A world in which no service ever sees anything; HAND is behind the second attack.
const SECRET: &str = include_str!("secret.ron");

/// The treaty table of the negotiation cases.
const TREATY: &str = include_str!("../../cases/table.ron");

/// A panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    Start,
    Briefing,
    Curtain,
    Incidents,
    Evidence,
    Desk,
    Negotiation,
    Resolution,
    Why,
    Actor,
    Log,
    End,
}

impl Shown {
    pub(crate) const ALL: [Self; 12] = [
        Self::Start,
        Self::Briefing,
        Self::Curtain,
        Self::Incidents,
        Self::Evidence,
        Self::Desk,
        Self::Negotiation,
        Self::Resolution,
        Self::Why,
        Self::Actor,
        Self::Log,
        Self::End,
    ];
}

/// A game, what its person looks at, and what it has wished for.
pub(crate) struct Stage {
    pub(crate) game: Game,
    pub(crate) seat: Option<ActorId>,
    pub(crate) incident: Option<IncidentId>,
    pub(crate) question: Option<Question>,
    pub(crate) resolution: Resolution,
    pub(crate) wishes: Vec<Intent>,
    memory: Memory,
    is_dressed: bool,
}

impl Stage {
    fn new(text: &str) -> Self {
        let (scenario, findings) = Scenario::parse("test.ron", text);
        let scenario = Arc::new(scenario.unwrap_or_else(|| panic!("{findings:?}")));
        let names = &scenario.setting.names;
        let seat = names.find_actor("gbr").or(names.find_actor("ada"));
        let mut game = Game::new(scenario, Seed(3));
        seat.into_iter().for_each(|seat| game.seat(seat, true));
        Self {
            game,
            seat,
            incident: Some(IncidentId(0)),
            question: None,
            resolution: Resolution { first: 0, shown: usize::MAX },
            wishes: Vec::new(),
            memory: Memory::default(),
            is_dressed: false,
        }
    }

    /// The shipped scenario in round 1.
    pub(crate) fn real() -> Self {
        Self::new(REAL)
    }

    /// The shipped scenario with machines in all seats.
    pub(crate) fn watched() -> Self {
        let mut stage = Self::real();
        stage.seat.take().into_iter().for_each(|seat| stage.game.seat(seat, false));
        stage
    }

    /// The shipped table with a clause that is drafted by slots, in round 1.
    pub(crate) fn dinard() -> Self {
        Self::new(DINARD)
    }

    /// The shipped scenario that knows what seats did, in round 1.
    pub(crate) fn charlevoix() -> Self {
        Self::new(CHARLEVOIX)
    }

    /// The shipped table with nine clauses, in round 1.
    pub(crate) fn paris() -> Self {
        Self::new(PARIS)
    }

    /// The treaty table, with Ada's seat taken.
    pub(crate) fn treaty() -> Self {
        Self::new(TREATY)
    }

    /// The same, where the pact is signed as a whole with a charter.
    pub(crate) fn packed() -> Self {
        let charter = "\"charter\": (title: \"The charter\", venue: \"five\", opens: 1, closes: 3, clauses: {\"sea\": ()}),\n        \"old\": (";
        let package = "packages: {\"summit\": (title: \"The summit\", documents: [\"pact\", \"charter\"], signed: whole)},\n    incidents: {";
        Self::new(&TREATY.replace("\"old\": (", charter).replace("incidents: {", package))
    }

    /// The treaty table where the first clause has two wordings.
    pub(crate) fn worded() -> Self {
        let variants = r#"position: 50, variants: [(text: "Spare the grids.", position: 30), (text: "Spare all.", position: 80)],"#;
        Self::new(&TREATY.replacen("position: 50, strength: binding,", variants, 1))
    }

    /// The treaty table where the text of the pact is elected.
    pub(crate) fn elected() -> Self {
        Self::new(&TREATY.replacen("closes: 3, notice: 2,", "closes: 3, notice: 2, drafting: election,", 1))
    }

    /// The treaty table with machines in all seats.
    pub(crate) fn unseated() -> Self {
        let mut stage = Self::treaty();
        stage.seat.take().into_iter().for_each(|seat| stage.game.seat(seat, false));
        stage
    }

    /// The world without evidence.
    pub(crate) fn secret(hand: &str) -> Self {
        Self::new(&SECRET.replace("HAND", hand))
    }

    /// After so many rounds in which the person gave no answer.
    pub(crate) fn played(mut self, rounds: usize) -> Self {
        (0..rounds).for_each(|_| self.play());
        self
    }

    /// A stage on which a panel has something to show.
    pub(crate) fn for_panel(shown: Shown) -> Self {
        if shown == Shown::Negotiation {
            return Self::treaty().played(1);
        }
        let rounds = if shown == Shown::End { usize::from(u8::MAX) } else { 6 };
        Self::real().played(rounds)
    }

    pub(crate) fn play(&mut self) {
        self.resolution.first = self.game.play_round();
    }

    /// Seals a response against the leading suspect.
    pub(crate) fn seal(&mut self, response: Response) {
        let (seat, incident) = (self.seat.unwrap(), self.incident.unwrap());
        let view = self.game.view(self.seat);
        let accused = view.incident(incident).and_then(|incident| incident.lead(seat));
        self.game.seal(seat, vec![Order { incident, response, accused, pledge: None }]).unwrap();
    }

    /// Everybody's motions for the open round, an actor and a motion a line, and the round played.
    pub(crate) fn moved(mut self, lines: &str) -> Self {
        let roster = Roster::of(self.game.scenario());
        let motions: Vec<_> = lines.lines().map(|line| parse_motion(&roster, line).unwrap()).collect();
        for (actor, _) in &motions {
            let own = motions.iter().filter(|(other, _)| other == actor).map(|(_, motion)| motion.clone()).collect();
            self.game.seat(*actor, true);
            self.game.table(*actor, own).unwrap();
        }
        self.play();
        self
    }

    /// What the rules say of every response against the leading suspect.
    pub(crate) fn legality(&self) -> Vec<(Response, Result<(), Illegal>)> {
        let (seat, incident) = (self.seat.unwrap(), self.incident.unwrap());
        let lead = self.game.view(self.seat).incident(incident).and_then(|incident| incident.lead(seat));
        self.game.desk(seat, incident, lead.unwrap()).legality
    }

    /// Everything that a panel says, one node a line.
    pub(crate) fn text(&self, shown: Shown) -> String {
        let mut copy = self.game.branch(self.game.round()).unwrap();
        if let Some(orders) = self.seat.and_then(|seat| self.game.sealed(seat)) {
            copy.seal(self.seat.unwrap(), orders.to_vec()).unwrap();
        }
        let stage = Self { game: copy, memory: Memory::default(), wishes: Vec::new(), ..*self };
        all_text(&stage.harness(shown, [900.0, 9000.0]))
    }

    /// Everything that a panel says of the game as it is, finished or not.
    pub(crate) fn into_text(self, shown: Shown) -> String {
        all_text(&self.harness(shown, [900.0, 9000.0]))
    }

    /// Everything that the end says once the game is played out.
    pub(crate) fn end_text(&mut self) -> String {
        let mut copy = self.game.branch(self.game.round()).unwrap();
        copy.play_out();
        let stage = Self { game: copy, memory: Memory::default(), wishes: Vec::new(), ..*self };
        all_text(&stage.harness(Shown::End, [900.0, 9000.0]))
    }

    /// The panel on a surface of this size.
    pub(crate) fn harness(self, shown: Shown, size: [f32; 2]) -> Harness<'static, Self> {
        let draw = move |ui: &mut Ui, stage: &mut Self| stage.draw(ui, shown);
        let mut harness = Harness::builder().with_size(Vec2::from(size)).build_ui_state(draw, self);
        harness.run_steps(4);
        harness
    }

    fn draw(&mut self, ui: &mut Ui, shown: Shown) {
        if !std::mem::replace(&mut self.is_dressed, true) {
            theme::install(ui.ctx());
            return;
        }
        let view = self.game.view(self.seat);
        let mut table = Table::new(&self.game, &view, self.seat);
        table.incident = self.incident;
        table.actor = Some(ActorId(0));
        let scenario = Arc::clone(self.game.scenario());
        let memory = &mut self.memory;
        let question = self.question.unwrap_or(Question {
            actor: ActorId(0),
            incident: IncidentId(0),
            round: self.game.round(),
            foil: None,
        });
        let wish = match shown {
            Shown::Start => {
                let saved = Some("a saved game");
                start_ui(
                    ui,
                    &Doors {
                        scenario: &scenario,
                        saved,
                        played: None,
                        text_size: 1.0,
                        is_dark: true,
                        is_full: false,
                    },
                )
            }
            Shown::Briefing => briefing_ui(ui, &scenario, &mut memory.briefing),
            Shown::Curtain => curtain_ui(ui, &table),
            Shown::Incidents => incidents_ui(ui, &table),
            Shown::Evidence => evidence_ui(ui, &table, &mut memory.evidence),
            Shown::Desk => desk_ui(ui, &table, &mut memory.desk),
            Shown::Negotiation => negotiation_ui(ui, &table, &mut memory.negotiation),
            Shown::Resolution => resolution_ui(ui, &table, self.resolution),
            Shown::Why => why_ui(ui, &table, &question, &mut memory.why),
            Shown::Actor => actor_ui(ui, &table),
            Shown::Log => log_ui(ui, &table, &mut memory.log),
            Shown::End => end_ui(ui, &table, &mut memory.end),
        };
        if let Some(Intent::Table(motions)) = &wish {
            self.game.table(self.seat.unwrap(), motions.clone()).unwrap();
        }
        self.wishes.extend(wish);
    }
}

/// Everything that is said, one node a line.
pub(crate) fn all_text(harness: &Harness<'_, Stage>) -> String {
    let said = harness.root().children_recursive().filter_map(|node| {
        let inner = node.accesskit_node();
        inner.label().or(inner.value())
    });
    said.collect::<Vec<_>>().join("\n")
}

/// Clicks what has this name.
pub(crate) fn click(harness: &mut Harness<'_, Stage>, name: &str) {
    let found =
        harness.root().children_recursive().find(|node| node.accesskit_node().label().as_deref() == Some(name));
    found.unwrap_or_else(|| panic!("“{name}” is not shown")).click_accesskit();
    harness.run_steps(3);
}

/// Whether something of this name is shown, and in use.
pub(crate) fn is_in_use(harness: &Harness<'_, Stage>, name: &str) -> Option<bool> {
    let mut nodes = harness.root().children_recursive();
    let found = nodes.find(|node| node.accesskit_node().label().as_deref() == Some(name))?;
    Some(!found.accesskit_node().is_disabled())
}

/// The name of what has the focus.
pub(crate) fn ringed(harness: &Harness<'_, Stage>) -> Option<String> {
    let focused = harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    focused.and_then(|node| node.accesskit_node().label())
}

/// The names of all widgets of a kind, and whether each is on.
pub(crate) fn all_of(harness: &Harness<'_, Stage>, role: Role) -> Vec<(String, bool)> {
    let nodes = harness.root().children_recursive().filter(|node| node.accesskit_node().role() == role);
    let each = nodes.map(|node| {
        let inner = node.accesskit_node();
        (inner.label().unwrap_or_default(), inner.toggled() == Some(Toggled::True))
    });
    each.collect()
}

/// Every other actor with every incident that has happened.
pub(crate) fn others(stage: &Stage) -> Vec<(ActorId, IncidentId)> {
    let view = stage.game.view(stage.seat);
    let others = stage.game.setting().actor_ids().filter(|actor| Some(*actor) != stage.seat);
    others.flat_map(|actor| view.incidents.iter().map(move |incident| (actor, incident.incident))).collect()
}

/// The shares that the scenario makes public: of harm and of trade, in per cent.
pub(crate) fn public_shares(stage: &Stage) -> BTreeSet<String> {
    let setting = stage.game.setting();
    let harm = setting.incident_ids().flat_map(|incident| setting.incident(incident).victims.iter().map(|it| it.1));
    let trade = setting.alliances.ties().map(|tie| tie.weight);
    harm.chain(trade).map(|share| format!("{:.0}", 100.0 * share.get())).collect()
}

/// The numbers in a text that stand before a per cent sign, or have a sign or a decimal point.
pub(crate) fn numbers(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let each = words.iter().enumerate().filter_map(|(index, word)| {
        let bare = word.trim_matches(|c: char| !c.is_ascii_digit());
        let is_share = words.get(index + 1).is_some_and(|next| next.starts_with('%'));
        let is_number = !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit() || c == '.');
        let is_exact = bare.contains('.') || word.starts_with(['+', '−']);
        (is_number && (is_share || is_exact)).then(|| bare.to_owned())
    });
    each.collect()
}

/// Whether something of this role can be pressed. What has no role of its own can at least get the focus.
pub(crate) fn is_pressable(role: Role) -> bool {
    matches!(
        role,
        Role::Button
            | Role::RadioButton
            | Role::CheckBox
            | Role::Link
            | Role::TextInput
            | Role::ComboBox
            | Role::Slider
            | Role::SpinButton
            | Role::Unknown
    )
}

/// Where what has the focus stands.
pub(crate) fn focused(harness: &Harness<'_, Stage>) -> Option<Rect> {
    let focused = harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    focused.map(|node| node.rect())
}

/// How high the highest text stands; above the window where it has been scrolled away.
pub(crate) fn highest_text(harness: &Harness<'_, Stage>) -> f32 {
    let labels = harness.root().children_recursive().filter(|node| node.accesskit_node().role() == Role::Label);
    labels.map(|node| node.rect().top()).fold(f32::INFINITY, f32::min)
}

/// How far to the right text and widgets reach, apart from tables, which scroll.
pub(crate) fn rightmost_text(harness: &Harness<'_, Stage>) -> f32 {
    let nodes = harness.root().children_recursive();
    let shown = nodes.filter(|node| {
        let inner = node.accesskit_node();
        (inner.role() == Role::Label || is_pressable(inner.role())) && !inner.is_hidden() && !is_in_table(node)
    });
    shown.map(|node| node.rect().right()).fold(0.0, f32::max)
}

fn is_in_table(node: &egui_kittest::Node<'_>) -> bool {
    let mut at = node.parent();
    while let Some(parent) = at {
        if parent.accesskit_node().role() == Role::Table {
            return true;
        }
        at = parent.parent();
    }
    false
}

/// The number that a line begins with, if it begins with a signed one.
pub(crate) fn signed_number(line: &str) -> Option<f64> {
    let first = line.split_whitespace().next().filter(|word| word.starts_with(['+', '−']))?;
    first.replace('−', "-").parse().ok()
}
