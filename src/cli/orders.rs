//! Order files: what some seats do in some rounds, whatever the rule would take.

use std::path::Path;

use anyhow::anyhow;

use super::{Fault, files};
use crate::play::Game;
use crate::play::notation::{self, Line, Who};
use crate::sim::check::check_order;
use crate::sim::{ActorId, Names, Order};

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
    /// It cannot be read, or a line is no order; the first such line is told.
    pub(super) fn read(path: &Path, names: &Names) -> Result<Self, Fault> {
        let (name, text) = (path.display().to_string(), files::read(path)?);
        let mut lines = Vec::new();
        for (number, line) in (1..).zip(text.lines()) {
            let line = notation::parse_line(names, line);
            let line = line.map_err(|error| {
                let (column, message) = (error.column, error.message());
                Fault::input(anyhow!("{name}:{number}:{column}: {message}"))
            })?;
            lines.extend(line.map(|line| (number, line)));
        }
        Ok(Self { name, lines })
    }

    /// Plays a game to its end under these orders. A seat with an order for a round is played so in that round, and
    /// sends no answer about other incidents; every other seat is a machine's.
    ///
    /// # Errors
    /// An order for one actor in one round is illegal.
    pub(super) fn play_out(&self, game: &mut Game) -> Result<(), Fault> {
        while !game.is_over() {
            let actors: Vec<_> = game.setting().actor_ids().collect();
            for actor in actors {
                self.seal(game, actor)?;
            }
            game.play_round();
        }
        Ok(())
    }

    fn seal(&self, game: &mut Game, actor: ActorId) -> Result<(), Fault> {
        let orders = self.orders(game, actor)?;
        game.seat(actor, !orders.is_empty());
        if orders.is_empty() { Ok(()) } else { game.seal(actor, orders).map_err(Fault::input) }
    }

    /// An actor's orders for the open round. Later lines replace earlier ones about the same incident.
    fn orders(&self, game: &Game, actor: ActorId) -> Result<Vec<Order>, Fault> {
        let mut orders: Vec<Order> = Vec::new();
        for (number, line) in &self.lines {
            let is_meant = line.who == Who::Everybody || line.who == Who::Actor(actor);
            if !is_meant || line.round.is_some_and(|round| round != game.round()) {
                continue;
            }
            match check_order(game.setting(), game.situation(), actor, &line.order) {
                Ok(()) => {
                    orders.retain(|order| order.incident != line.order.incident);
                    orders.push(line.order.clone());
                }
                Err(illegal) if line.round.is_some() && line.who != Who::Everybody => {
                    let order = notation::write(&game.setting().names, actor, &line.order);
                    let round = game.round();
                    return Err(Fault::input(anyhow!(
                        "{}:{number}: `{order}` in round {round}: {illegal}",
                        self.name
                    )));
                }
                Err(_) => {}
            }
        }
        Ok(orders)
    }
}
