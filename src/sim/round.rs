//! A round, from attacks to books: the table of phases, and the draft that they write into.

mod bounds;
mod coalition;
mod docket;
mod headroom;
mod inject;
mod negotiate;
mod observe;
mod react;
mod reproach;
mod respond;
mod settle;
mod share;
mod take_effect;
mod workspace;

pub use negotiate::withdrawal;
pub use workspace::Workspace;

use super::apply::apply;
use super::dice::{Dice, Purpose};
use super::event::{Cause, Event, Phase, Record, Roll};
use super::id::{ActorId, IncidentId};
use super::moves::Orders;
use super::setting::Setting;
use super::situation::Situation;

/// A phase may only read the draft and emit events.
type Step<S> = fn(&mut Draft<'_, S>);

/// Before the orders: what the world does, and what everybody gets to know.
const fn briefing<S: Sink>() -> [(Phase, Step<S>); 4] {
    [
        (Phase::Inject, take_effect::take_effect),
        (Phase::Inject, inject::inject),
        (Phase::Observe, observe::observe),
        (Phase::Share, share::share),
    ]
}

/// After the orders: what everybody does, and what comes of it. Read both lists and you know the game.
const fn resolution<S: Sink>() -> [(Phase, Step<S>); 5] {
    [
        (Phase::Respond, respond::respond),
        (Phase::Reproach, reproach::reproach),
        (Phase::React, react::react),
        (Phase::Negotiate, negotiate::negotiate),
        (Phase::Settle, settle::settle),
    ]
}

/// Where events go. A batch run keeps none and pays for none.
pub trait Sink {
    /// Whether records are kept. Where not, decisions are made but not written up.
    const KEEPS: bool;

    /// Takes a record.
    fn record(&mut self, record: Record);
}

impl Sink for () {
    const KEEPS: bool = false;

    fn record(&mut self, _: Record) {}
}

impl Sink for Vec<Record> {
    const KEEPS: bool = true;

    fn record(&mut self, record: Record) {
        self.push(record);
    }
}

/// What a game is played with, besides its situation.
#[derive(Debug)]
pub struct Table {
    /// The dice of the game.
    pub dice: Dice,
    /// Room to work in, reused from round to round.
    pub workspace: Workspace,
}

impl Table {
    /// A table for a new game.
    #[must_use]
    pub fn new(setting: &Setting, dice: Dice) -> Self {
        Self { dice, workspace: Workspace::new(setting) }
    }

    /// The table cleared for another game of the same setting, without allocating.
    pub fn reset(&mut self, dice: Dice) {
        self.dice = dice;
        self.workspace.reset();
    }
}

/// A round being written: the situation so far, and where its events go.
pub(super) struct Draft<'a, S: Sink> {
    pub(super) setting: &'a Setting,
    pub(super) situation: &'a mut Situation,
    pub(super) orders: &'a Orders,
    pub(super) dice: &'a mut Dice,
    pub(super) workspace: &'a mut Workspace,
    sink: &'a mut S,
    phase: Phase,
}

impl<S: Sink> Draft<'_, S> {
    /// Records a fact and makes it visible to later phases. Nothing else writes. Returns the event's number.
    pub(super) fn emit(&mut self, event: Event, roll: Option<Roll>, after: Option<u32>) -> Option<u32> {
        apply(self.situation, self.setting, &event);
        if !S::KEEPS {
            return None;
        }
        let cause = Cause { phase: self.phase, roll, after };
        let record = Record { round: self.situation.round(), event, cause };
        let number = self.workspace.follow(&record);
        self.sink.record(record);
        Some(number)
    }

    /// Whether a release of an open incident comes out in this round.
    pub(super) fn is_out_now(&self, incident: IncidentId, release: usize) -> bool {
        let state = self.situation.incident(incident);
        let after = self.setting.incident(incident).releases[release].after;
        state.is_open() && state.launched.is_some_and(|launched| launched.0 + after == self.situation.round().0)
    }

    /// Draws one number for every actor, in id order, for [`Self::drawn`].
    pub(super) fn draw_for_all(&mut self, purpose: Purpose, incident: IncidentId, part: u16) {
        let mut draws = self.dice.stream(self.situation.round(), purpose, incident, part);
        self.workspace.luck.resize(self.setting.actors.len(), 0.0);
        draws.fill(&mut self.workspace.luck);
    }

    /// The number that was drawn for an actor.
    pub(super) fn drawn(&self, actor: ActorId) -> f64 {
        self.workspace.luck[actor.index()]
    }

    fn run(&mut self, phases: &[(Phase, Step<S>)]) {
        for (phase, step) in phases {
            self.phase = *phase;
            step(self);
        }
    }
}

/// Opens the next round: attacks come up, evidence arrives and travels. Then seats may send their orders.
pub fn open_round<S: Sink>(setting: &Setting, situation: &mut Situation, table: &mut Table, sink: &mut S) {
    let Table { dice, workspace } = table;
    let orders = &Orders::machines();
    let mut draft = Draft { setting, situation, orders, dice, workspace, sink, phase: Phase::Inject };
    draft.emit(Event::RoundOpened {}, None, None);
    draft.run(&briefing());
}

/// Closes the round that [`open_round`] opened: the response window, reproach, reaction, treaty and books.
pub fn close_round<S: Sink>(
    setting: &Setting,
    situation: &mut Situation,
    orders: &Orders,
    table: &mut Table,
    sink: &mut S,
) {
    let Table { dice, workspace } = table;
    let mut draft = Draft { setting, situation, orders, dice, workspace, sink, phase: Phase::Respond };
    draft.run(&resolution());
}

/// Plays a whole round.
pub fn play_round<S: Sink>(
    setting: &Setting,
    situation: &mut Situation,
    orders: &Orders,
    table: &mut Table,
    sink: &mut S,
) {
    open_round(setting, situation, table, sink);
    close_round(setting, situation, orders, table, sink);
}
