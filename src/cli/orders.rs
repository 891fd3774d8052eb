//! Order files: what some seats do in some rounds, whatever the rule would take.

use std::fmt;
use std::io::{self, Write as _};
use std::path::Path;

use anyhow::anyhow;
use serde_json::json;

use super::{Fault, files};
use crate::play::Game;
use crate::play::notation::{self, Line, NotationError, Who, Wish};
use crate::scenario::Roster;
use crate::sim::check::motion::{OutOfOrder, check_motion, nearest};
use crate::sim::check::{Illegal, check_order};
use crate::sim::choice::Response;
use crate::sim::treaty::Motion;
use crate::sim::{ActorId, IncidentId, Order};

/// The lines of an order file.
#[derive(Debug, Default)]
pub(super) struct OrderFile {
    name: String,
    lines: Vec<(usize, Line)>,
}

impl OrderFile {
    /// Reads an order file.
    ///
    /// # Errors
    /// It cannot be read, or has lines that are no orders; all of them are told.
    pub(super) fn read(path: &Path, roster: &Roster) -> Result<Self, Fault> {
        let (name, text) = (path.display().to_string(), files::read(path)?);
        let (mut lines, mut errors) = (Vec::new(), Vec::new());
        for (number, line) in (1..).zip(text.lines()) {
            match notation::parse_line(roster, line) {
                Ok(line) => lines.extend(line.map(|line| (number, line))),
                Err(error) => errors.push((number, error)),
            }
        }
        if !errors.is_empty() {
            return Err(no_orders(&name, &errors));
        }
        Ok(Self { name, lines })
    }

    /// Plays a game to its end under these orders. A seat with an order or a motion for a round is played so in that
    /// round: it sends no answer about other incidents, and makes no other motion. Every other seat is a machine's.
    ///
    /// # Errors
    /// An order for one actor in one round is illegal, or a motion out of order.
    pub(super) fn play_out(&self, game: &mut Game) -> Result<(), Fault> {
        let mut idle: Vec<Option<Refused>> =
            self.lines.iter().map(|_| Some(Refused::Order(Illegal::NotOpen))).collect();
        while !game.is_over() {
            let actors: Vec<_> = game.setting().actor_ids().collect();
            for actor in actors {
                self.seal(game, actor, &mut idle)?;
            }
            game.play_round();
        }
        self.warn_of_idle(game, &idle);
        Ok(())
    }

    fn seal(&self, game: &mut Game, actor: ActorId, idle: &mut [Option<Refused>]) -> Result<(), Fault> {
        let orders = self.orders(game, actor, idle)?;
        let motions = self.motions(game, actor, idle)?;
        game.seat(actor, !orders.is_empty() || !motions.is_empty());
        if !orders.is_empty() {
            game.seal(actor, orders).map_err(Fault::input)?;
        }
        if motions.is_empty() { Ok(()) } else { game.table(actor, motions).map_err(Fault::input) }
    }

    /// The lines that speak of an actor in the open round, with what became of them so far.
    fn lines_for<'f>(
        &'f self,
        game: &Game,
        actor: ActorId,
        idle: &'f mut [Option<Refused>],
    ) -> impl Iterator<Item = (usize, &'f Line, &'f mut Option<Refused>)> + use<'f> {
        let round = game.round();
        let is_meant = move |line: &Line| {
            (line.who == Who::Everybody || line.who == Who::Actor(actor))
                && line.round.is_none_or(|meant| meant == round)
        };
        let lines = self.lines.iter().zip(idle).filter(move |((_, line), _)| is_meant(line));
        lines.map(|((number, line), idle)| (*number, line, idle))
    }

    /// An actor's orders for the open round. Later lines replace earlier ones about the same incident. A line for
    /// every round that was carried out already means: no further step.
    fn orders(&self, game: &Game, actor: ActorId, idle: &mut [Option<Refused>]) -> Result<Vec<Order>, Fault> {
        let mut orders: Vec<Order> = Vec::new();
        for (number, line, idle) in self.lines_for(game, actor, idle) {
            let Wish::Order(wanted) = &line.wish else { continue };
            let order = match check_order(game.setting(), game.situation(), actor, wanted) {
                Ok(()) => wanted.clone(),
                Err(illegal) if line.is_for_one() => {
                    return Err(self.fault(game, number, line, &format!("in round {}: {illegal}", game.round())));
                }
                Err(Illegal::AlreadyDone) => stand_by(wanted.incident),
                Err(illegal) => {
                    *idle = idle.and(Some(Refused::Order(illegal)));
                    continue;
                }
            };
            *idle = None;
            orders.retain(|earlier| earlier.incident != order.incident);
            orders.push(order);
        }
        Ok(orders)
    }

    /// An actor's motions for the open round, in the order of their lines.
    fn motions(&self, game: &Game, actor: ActorId, idle: &mut [Option<Refused>]) -> Result<Vec<Motion>, Fault> {
        let mut motions = Vec::new();
        for (number, line, idle) in self.lines_for(game, actor, idle) {
            let Wish::Motion(wanted) = &line.wish else { continue };
            match check_motion(game.setting(), game.situation(), actor, wanted) {
                Ok(()) => {
                    *idle = None;
                    motions.push(wanted.clone());
                }
                Err(reason) if line.is_for_one() => {
                    let problem = format!("in round {}: {reason}{}", game.round(), instead(game, actor, wanted));
                    return Err(self.fault(game, number, line, &problem));
                }
                Err(reason) => *idle = idle.and(Some(Refused::Motion(reason))),
            }
        }
        Ok(motions)
    }

    /// A line that had no effect would pass for a finding, so it is told, unless its incident never happened.
    fn warn_of_idle(&self, game: &Game, idle: &[Option<Refused>]) {
        for ((number, line), idle) in self.lines.iter().zip(idle) {
            let could_be = match &line.wish {
                Wish::Order(order) => game.situation().incident(order.incident).launched.is_some(),
                Wish::Motion(_) => true,
            };
            if let Some(refused) = idle
                && could_be
            {
                let warning = self.fault(game, *number, line, &format!("was legal in no round: {refused}"));
                // With no standard error there is nobody to warn.
                let _ = writeln!(io::stderr(), "warning: {warning}");
            }
        }
    }

    fn fault(&self, game: &Game, number: usize, line: &Line, problem: &str) -> Fault {
        let names = &game.setting().names;
        let who = match line.who {
            Who::Actor(actor) => names.actor(actor),
            Who::Everybody => "*",
        };
        let wish = notation::write_wish(names, &line.wish);
        Fault::input(anyhow!("{}:{number}: `{who}: {wish}` {problem}", self.name))
    }
}

/// Why a line had no effect in a round.
#[derive(Clone, Copy, Debug)]
enum Refused {
    Order(Illegal),
    Motion(OutOfOrder),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Order(illegal) => illegal.fmt(f),
            Self::Motion(reason) => reason.fmt(f),
        }
    }
}

/// The nearest motion that would be in order, as a clause of a sentence; empty if there is none.
pub(super) fn instead(game: &Game, actor: ActorId, motion: &Motion) -> String {
    let nearest = nearest(game.setting(), game.situation(), actor, motion);
    let names = &game.setting().names;
    nearest.map_or_else(String::new, |motion| {
        format!("; `{}` would be in order", notation::write_wish(names, &Wish::Motion(motion)))
    })
}

/// The lines of a file that are no orders: each with its place and what to write instead.
fn no_orders(name: &str, errors: &[(usize, NotationError)]) -> Fault {
    let told =
        |(line, error): &(usize, NotationError)| format!("{name}:{line}:{}: {}", error.column, error.message());
    let findings = errors.iter().map(|(line, NotationError { column, problem, help })| {
        json!({ "file": name, "line": line, "column": column, "message": problem, "help": help })
    });
    let told: Vec<_> = errors.iter().map(told).collect();
    Fault::input(anyhow!("{}", told.join("\n  "))).with_field("findings", findings.collect())
}

/// The order to take no further step.
fn stand_by(incident: IncidentId) -> Order {
    Order { incident, response: Response::HoldOut, accused: None, pledge: None }
}
