//! Floor 3: a game. Scenario, seed and an append-only journal of orders and events; everything else is a fold over it.

pub mod log;
pub mod notation;
mod player;
pub mod replay;
pub mod script;
pub mod slugs;

pub use player::Player;

use std::sync::Arc;

use crate::scenario::Scenario;
use crate::sim::check::motion::{OutOfOrder, check_beside};
use crate::sim::check::{Illegal, check_order};
use crate::sim::event::{Event, Phase};
use crate::sim::forecast::Forecast;
use crate::sim::round::{self, Sink, Table, Workspace};
use crate::sim::treaty::Motion;
use crate::sim::treaty::prospect::{self, Prospect};
use crate::sim::view::{self, Desk};
use crate::sim::{
    ActorId, ActorSet, Dice, DocumentId, IncidentId, Order, Orders, Record, Round, Seed, Setting, Situation, View,
};
use script::Script;

/// One line of the journal, after the header.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A seat went to a person or back to the machine.
    Seated {
        /// In which round.
        round: Round,
        /// Which seat.
        actor: ActorId,
        /// Whether a person plays it from now on.
        by_person: bool,
    },
    /// From this round on the seats that no person plays do as they did, by the script of the scenario, or decide for
    /// themselves again.
    Others {
        /// In which round.
        round: Round,
        /// Whether they do as they did.
        by_script: bool,
    },
    /// A person, or the script for a seat that no person plays, sealed its orders for a round. The last before the window
    /// counts.
    Sealed {
        /// For which round.
        round: Round,
        /// Whose.
        actor: ActorId,
        /// What it wants.
        orders: Vec<Order>,
    },
    /// A person, or the script, tabled its motions for a round. The last before the window counts.
    Tabled {
        /// For which round.
        round: Round,
        /// Whose.
        actor: ActorId,
        /// What it wants of documents.
        motions: Vec<Motion>,
    },
    /// An event happened.
    Happened(Record),
    /// The game went back to the start of a round's window. What lies between stays in the journal.
    Undone {
        /// To which round.
        to: Round,
    },
}

/// Why an order, or a step back, is refused. A refusal changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// The order is not legal.
    #[error("{0}")]
    Illegal(#[from] Illegal),
    /// The motion is out of order.
    #[error("{0}")]
    OutOfOrder(#[from] OutOfOrder),
    /// A machine plays this seat.
    #[error("a machine plays this seat")]
    MachineSeat,
    /// Two orders about the same incident.
    #[error("there are two orders about the same incident")]
    TwoOrders(IncidentId),
    /// The game is over.
    #[error("the game is over")]
    Over,
    /// That round has not been reached.
    #[error("round {0} has not been reached")]
    NoSuchRound(Round),
}

/// Enters what the rules record, which they have applied already, in the journal.
struct Pen<'a> {
    journal: &'a mut Vec<Entry>,
    live: &'a mut Vec<usize>,
}

impl Sink for Pen<'_> {
    const KEEPS: bool = true;

    fn record(&mut self, record: Record) {
        self.live.push(self.journal.len());
        self.journal.push(Entry::Happened(record));
    }
}

/// A game at a round's decision, or at its end.
#[derive(Debug)]
pub struct Game {
    scenario: Arc<Scenario>,
    seed: Seed,
    journal: Vec<Entry>,
    /// Journal positions of what has not been undone.
    live: Vec<usize>,
    situation: Situation,
    table: Table,
    persons: ActorSet,
    /// What the seats do that no person plays, where they do as they did.
    script: Option<Script>,
    sealed: Vec<(ActorId, Vec<Order>)>,
    tabled: Vec<(ActorId, Vec<Motion>)>,
}

impl Game {
    /// A new game, with its first round open for orders and machines in all seats.
    #[must_use]
    pub fn new(scenario: Arc<Scenario>, seed: Seed) -> Self {
        let mut game = Self::before_the_first_round(scenario, seed);
        game.open_round();
        game
    }

    fn before_the_first_round(scenario: Arc<Scenario>, seed: Seed) -> Self {
        let situation = Situation::new(&scenario.setting);
        let table = Table::new(&scenario.setting, Dice::new(seed));
        // About what a game comes to, so that the journal need not move as it grows.
        let entries = (usize::from(scenario.setting.rounds) * scenario.setting.actors.len() * 6).min(8192);
        Self {
            scenario,
            seed,
            journal: Vec::with_capacity(entries),
            live: Vec::with_capacity(entries),
            situation,
            table,
            persons: ActorSet::EMPTY,
            script: None,
            sealed: Vec::new(),
            tabled: Vec::new(),
        }
    }

    /// The scenario.
    #[must_use]
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    /// Tells the scenario in another language, as far as its texts are written in it, if any is. The game stays as it is.
    pub fn tell_in(&mut self, language: &str) {
        if let Ok(told) = Scenario::clone(&self.scenario).told_in(language) {
            self.scenario = Arc::new(told);
        }
    }

    /// The setting of the scenario.
    #[must_use]
    pub fn setting(&self) -> &Setting {
        &self.scenario.setting
    }

    /// The seed.
    #[must_use]
    pub fn seed(&self) -> Seed {
        self.seed
    }

    /// The whole position, hidden truth included: for debriefs and studies, never for a seat.
    #[must_use]
    pub fn situation(&self) -> &Situation {
        &self.situation
    }

    /// What a seat knows; the public's view if none.
    #[must_use]
    pub fn view(&self, viewer: Option<ActorId>) -> View {
        View::of(self.setting(), &self.situation, viewer)
    }

    /// The decision desk of a seat over an open incident.
    #[must_use]
    pub fn desk(&self, actor: ActorId, incident: IncidentId, accused: ActorId) -> Desk {
        Desk::of(self.setting(), &self.situation, actor, incident, accused)
    }

    /// What a seat can expect if it answers an open incident by accusing one actor.
    #[must_use]
    pub fn forecast(&self, actor: ActorId, incident: IncidentId, accused: ActorId) -> Forecast<'_> {
        Forecast::new(self.setting(), &self.situation, actor, incident, accused)
    }

    /// Every motion that a seat could make on a document in the open round, each with why it is out of order if it is.
    #[must_use]
    pub fn motions(&self, actor: ActorId, document: DocumentId) -> Vec<(Motion, Result<(), OutOfOrder>)> {
        view::motions(self.setting(), &self.situation, actor, document)
    }

    /// Everybody who could join a document and has not: what it is worth to them, who would follow whom, who is pivotal.
    #[must_use]
    pub fn prospects(&self, document: DocumentId) -> Vec<Prospect> {
        prospect::prospects(self.setting(), &self.situation, document)
    }

    /// The round that is open for orders, or the last one.
    #[must_use]
    pub fn round(&self) -> Round {
        self.situation.round()
    }

    /// The last round that was played to its end; 0 if none was.
    #[must_use]
    pub fn rounds_played(&self) -> Round {
        let is_open = self.records().next_back().is_none_or(|record| record.cause.phase < Phase::Respond);
        if is_open && !self.is_over() { Round(self.round().0.saturating_sub(1)) } else { self.round() }
    }

    /// Whether the game has ended.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.situation.ending().is_some()
    }

    /// Everything that was ever entered, undone or not, oldest first: what the log file holds.
    #[must_use]
    pub fn journal(&self) -> &[Entry] {
        &self.journal
    }

    /// The events of the game as it stands, by number.
    #[must_use]
    pub fn records(&self) -> impl DoubleEndedIterator<Item = &Record> {
        self.live.iter().filter_map(|&index| match &self.journal[index] {
            Entry::Happened(record) => Some(record),
            Entry::Seated { .. }
            | Entry::Others { .. }
            | Entry::Sealed { .. }
            | Entry::Tabled { .. }
            | Entry::Undone { .. } => None,
        })
    }

    /// Whose seats are played by persons.
    #[must_use]
    pub fn persons(&self) -> ActorSet {
        self.persons
    }

    /// What a person has sealed for the open round.
    #[must_use]
    pub fn sealed(&self, actor: ActorId) -> Option<&[Order]> {
        self.sealed.iter().find(|(who, _)| *who == actor).map(|(_, orders)| orders.as_slice())
    }

    /// What a person has tabled for the open round, in the order in which it will be moved.
    #[must_use]
    pub fn tabled(&self, actor: ActorId) -> Option<&[Motion]> {
        self.tabled.iter().find(|(who, _)| *who == actor).map(|(_, motions)| motions.as_slice())
    }

    /// The orders under which each round was played, from the first: whose seats were persons' or the script's, and what
    /// they had sealed.
    #[must_use]
    pub fn orders_played(&self) -> Vec<Orders> {
        let (mut played, mut persons, mut sealed) = (Vec::new(), ActorSet::EMPTY, Orders::machines());
        for &index in &self.live {
            match &self.journal[index] {
                Entry::Seated { actor, by_person, .. } => {
                    persons.set(*actor, *by_person);
                    sealed.lift(*actor);
                }
                Entry::Sealed { actor, orders, .. } => sealed.seal(*actor, orders.clone()),
                Entry::Tabled { actor, motions, .. } => sealed.table(*actor, motions.clone()),
                Entry::Happened(Record { round, cause, .. }) if cause.phase >= Phase::Respond => {
                    if played.len() < usize::from(round.0) {
                        played.resize(usize::from(round.0) - 1, Orders::machines());
                        played.push(of_persons(persons, std::mem::take(&mut sealed)));
                    }
                }
                Entry::Happened(_) | Entry::Others { .. } | Entry::Undone { .. } => {}
            }
        }
        played
    }

    /// Gives a seat to a person, or back to the machine.
    pub fn seat(&mut self, actor: ActorId, by_person: bool) {
        if self.persons.contains(actor) != by_person {
            self.enter(Entry::Seated { round: self.round(), actor, by_person });
        }
    }

    /// Seals a person's orders for the open round, replacing earlier ones.
    ///
    /// # Errors
    /// The seat is a machine's, the game is over, or an order is illegal; then nothing changes.
    pub fn seal(&mut self, actor: ActorId, orders: Vec<Order>) -> Result<(), Refusal> {
        if self.is_over() {
            return Err(Refusal::Over);
        }
        if !self.persons.contains(actor) {
            return Err(Refusal::MachineSeat);
        }
        for (index, order) in orders.iter().enumerate() {
            check_order(self.setting(), &self.situation, actor, order)?;
            if orders[..index].iter().any(|earlier| earlier.incident == order.incident) {
                return Err(Refusal::TwoOrders(order.incident));
            }
        }
        self.enter(Entry::Sealed { round: self.round(), actor, orders });
        Ok(())
    }

    /// Tables a person's motions for the open round, replacing earlier ones. They are made in this order.
    ///
    /// # Errors
    /// The seat is a machine's, the game is over, or a motion is out of order as things stand; then nothing changes.
    pub fn table(&mut self, actor: ActorId, motions: Vec<Motion>) -> Result<(), Refusal> {
        if self.is_over() {
            return Err(Refusal::Over);
        }
        if !self.persons.contains(actor) {
            return Err(Refusal::MachineSeat);
        }
        for (index, motion) in motions.iter().enumerate() {
            check_beside(self.setting(), &self.situation, actor, &motions[..index], motion)?;
        }
        self.enter(Entry::Tabled { round: self.round(), actor, motions });
        Ok(())
    }

    /// Plays the open round to its end and opens the next. Returns the number of the first new event; does nothing
    /// when the game is over.
    pub fn play_round(&mut self) -> usize {
        let first = self.table.workspace.next_number() as usize;
        if !self.is_over() {
            self.enter_script();
            self.close_round();
            if !self.is_over() {
                self.open_round();
            }
        }
        first
    }

    /// Plays to the end.
    pub fn play_out(&mut self) {
        while !self.is_over() {
            self.play_round();
        }
    }

    /// Goes back to the window of an earlier round. Luck stays: what is ordered again gives the same events again.
    ///
    /// # Errors
    /// The round has not been reached.
    pub fn undo(&mut self, to: Round) -> Result<(), Refusal> {
        if to > self.round() || to == Round(0) {
            return Err(Refusal::NoSuchRound(to));
        }
        self.enter(Entry::Undone { to });
        Ok(())
    }

    /// A new game that shares this one's past up to the window of a round.
    ///
    /// # Errors
    /// The round has not been reached.
    pub fn branch(&self, at: Round) -> Result<Self, Refusal> {
        let mut branch = Self::before_the_first_round(Arc::clone(&self.scenario), self.seed);
        for &index in &self.live {
            branch.enter(self.journal[index].clone());
        }
        branch.undo(at)?;
        branch.journal = branch.live.iter().map(|&index| branch.journal[index].clone()).collect();
        branch.live = (0..branch.journal.len()).collect();
        Ok(branch)
    }

    fn open_round(&mut self) {
        let Self { scenario, situation, table, journal, live, .. } = self;
        round::open_round(&scenario.setting, situation, table, &mut Pen { journal, live });
    }

    fn close_round(&mut self) {
        let mut sealed = Orders::machines();
        for (actor, orders) in self.sealed.drain(..) {
            sealed.seal(actor, orders);
        }
        for (actor, motions) in self.tabled.drain(..) {
            sealed.table(actor, motions);
        }
        let orders = of_persons(self.persons, sealed);
        let Self { scenario, situation, table, journal, live, .. } = self;
        round::close_round(&scenario.setting, situation, &orders, table, &mut Pen { journal, live });
    }

    /// Enters a line from outside the rules, and does what it says.
    fn enter(&mut self, entry: Entry) {
        if let Entry::Undone { to } = entry {
            self.journal.push(entry);
            self.live = self.live_before_window(to);
            self.refold();
        } else {
            self.fold(&entry);
            self.live.push(self.journal.len());
            self.journal.push(entry);
        }
    }

    /// Journal positions of everything before the first order or event of a round's window.
    fn live_before_window(&self, to: Round) -> Vec<usize> {
        let is_before = |entry: &Entry| match entry {
            Entry::Seated { round, .. } | Entry::Others { round, .. } => *round <= to,
            Entry::Sealed { round, .. } | Entry::Tabled { round, .. } => *round < to,
            Entry::Happened(record) => record.round < to || record.round == to && record.cause.phase < Phase::Respond,
            Entry::Undone { .. } => false,
        };
        self.live.iter().copied().filter(|&index| is_before(&self.journal[index])).collect()
    }

    fn refold(&mut self) {
        self.situation.reset(&self.scenario.setting);
        self.table.workspace = Workspace::new(&self.scenario.setting);
        (self.persons, self.script) = (ActorSet::EMPTY, None);
        self.sealed.clear();
        self.tabled.clear();
        for index in self.live.clone() {
            let entry = self.journal[index].clone();
            self.fold(&entry);
        }
    }

    fn fold(&mut self, entry: &Entry) {
        match entry {
            Entry::Seated { actor, by_person: true, .. } => self.persons = self.persons.with(*actor),
            Entry::Seated { actor, by_person: false, .. } => {
                self.persons = self.persons.without(*actor);
                self.sealed.retain(|(who, _)| who != actor);
                self.tabled.retain(|(who, _)| who != actor);
            }
            // Whoever entered this has read the script.
            Entry::Others { by_script, .. } => {
                self.script = by_script.then(|| Script::of(&self.scenario).unwrap_or_default());
            }
            Entry::Tabled { actor, motions, .. } => {
                self.tabled.retain(|(who, _)| who != actor);
                self.tabled.push((*actor, motions.clone()));
            }
            Entry::Sealed { actor, orders, .. } => {
                self.sealed.retain(|(who, _)| who != actor);
                self.sealed.push((*actor, orders.clone()));
            }
            Entry::Happened(record) => {
                if record.cause.phase >= Phase::Respond || record.event == (Event::RoundOpened {}) {
                    self.sealed.clear();
                    self.tabled.clear();
                }
                crate::sim::apply::apply(&mut self.situation, &self.scenario.setting, &record.event);
                self.table.workspace.follow(record);
            }
            Entry::Undone { .. } => {}
        }
    }

    /// The last decision of an actor about an incident up to a round, with the record that holds it.
    #[must_use]
    pub fn last_decision(&self, actor: ActorId, incident: IncidentId, up_to: Round) -> Option<&Record> {
        self.records().rev().find(|record| {
            record.round <= up_to
                && matches!(&record.event, Event::Decided { actor: who, incident: what, .. }
                    if *who == actor && *what == incident)
        })
    }
}

/// The orders of a round: what was sealed, and nothing for a person's seat that has sealed nothing.
fn of_persons(persons: ActorSet, mut sealed: Orders) -> Orders {
    let silent = persons.difference(sealed.sealed().map(|(actor, _)| actor).collect());
    silent.iter().for_each(|actor| sealed.seal(actor, Vec::new()));
    sealed
}
