//! Order files: what some seats do in some rounds, whatever the rule would take.

use std::io::{self, Write as _};
use std::path::Path;

use anyhow::anyhow;
use serde_json::json;

use super::{Fault, files};
use crate::play::Game;
use crate::play::notation::{self, Line, NotationError, Who};
use crate::scenario::Roster;
use crate::sim::check::{Illegal, check_order};
use crate::sim::choice::Response;
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

    /// Plays a game to its end under these orders. A seat with an order for a round is played so in that round, and
    /// sends no answer about other incidents; every other seat is a machine's.
    ///
    /// # Errors
    /// An order for one actor in one round is illegal.
    pub(super) fn play_out(&self, game: &mut Game) -> Result<(), Fault> {
        let mut idle: Vec<Option<Illegal>> = self.lines.iter().map(|_| Some(Illegal::NotOpen)).collect();
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

    fn seal(&self, game: &mut Game, actor: ActorId, idle: &mut [Option<Illegal>]) -> Result<(), Fault> {
        let orders = self.orders(game, actor, idle)?;
        game.seat(actor, !orders.is_empty());
        if orders.is_empty() { Ok(()) } else { game.seal(actor, orders).map_err(Fault::input) }
    }

    /// An actor's orders for the open round. Later lines replace earlier ones about the same incident. A line for
    /// every round that was carried out already means: no further step.
    fn orders(&self, game: &Game, actor: ActorId, idle: &mut [Option<Illegal>]) -> Result<Vec<Order>, Fault> {
        let mut orders: Vec<Order> = Vec::new();
        for ((number, line), idle) in self.lines.iter().zip(idle) {
            let is_meant = line.who == Who::Everybody || line.who == Who::Actor(actor);
            if !is_meant || line.round.is_some_and(|round| round != game.round()) {
                continue;
            }
            let order = match check_order(game.setting(), game.situation(), actor, &line.order) {
                Ok(()) => line.order.clone(),
                Err(illegal) if line.round.is_some() && line.who != Who::Everybody => {
                    return Err(self.fault(game, *number, line, &format!("in round {}: {illegal}", game.round())));
                }
                Err(Illegal::AlreadyDone) => stand_by(line.order.incident),
                Err(illegal) => {
                    *idle = idle.and(Some(illegal));
                    continue;
                }
            };
            *idle = None;
            orders.retain(|earlier| earlier.incident != order.incident);
            orders.push(order);
        }
        Ok(orders)
    }

    /// A line that had no effect would pass for a finding, so it is told, unless its incident never happened.
    fn warn_of_idle(&self, game: &Game, idle: &[Option<Illegal>]) {
        for ((number, line), idle) in self.lines.iter().zip(idle) {
            let happened = game.situation().incident(line.order.incident).launched.is_some();
            if let Some(illegal) = idle
                && happened
            {
                let warning = self.fault(game, *number, line, &format!("was legal in no round: {illegal}"));
                // With no standard error there is nobody to warn.
                let _ = writeln!(io::stderr(), "warning: {warning}");
            }
        }
    }

    fn fault(&self, game: &Game, number: usize, line: &Line, problem: &str) -> Fault {
        let names = &game.setting().names;
        let order = match line.who {
            Who::Actor(actor) => notation::write(names, actor, &line.order),
            Who::Everybody => format!("*: {}", notation::write_order(names, &line.order)),
        };
        Fault::input(anyhow!("{}:{number}: `{order}` {problem}", self.name))
    }
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
