//! Order files: what some seats do in some rounds, whatever the rule would take.

use std::io::{self, Write as _};
use std::path::Path;

use anyhow::anyhow;
use serde_json::json;

use super::{Fault, files};
use crate::play::Game;
use crate::play::notation::{self, NotationError, Who};
use crate::play::script::Script;
use crate::scenario::Roster;
use crate::sim::check::Illegal;
use crate::sim::{ActorId, Names};

/// An order file: a script, with the numbers of its lines.
#[derive(Debug, Default)]
pub(super) struct OrderFile {
    name: String,
    numbers: Vec<usize>,
    pub(super) script: Script,
}

impl OrderFile {
    /// Reads an order file.
    ///
    /// # Errors
    /// It cannot be read, or has lines that are no orders; all of them are told.
    pub(super) fn read(path: &Path, roster: &Roster) -> Result<Self, Fault> {
        let (name, text) = (path.display().to_string(), files::read(path)?);
        let (mut numbers, mut lines, mut errors) = (Vec::new(), Vec::new(), Vec::new());
        for (number, line) in (1..).zip(text.lines()) {
            match notation::parse_line(roster, line) {
                Ok(Some(line)) => {
                    numbers.push(number);
                    lines.push(line);
                }
                Ok(None) => {}
                Err(error) => errors.push((number, error)),
            }
        }
        if !errors.is_empty() {
            return Err(no_orders(&name, &errors));
        }
        Ok(Self { name, numbers, script: Script { lines } })
    }

    /// Plays a game to its end under these orders.
    ///
    /// # Errors
    /// An order for one actor in one round is illegal.
    pub(super) fn play_out(&self, game: &mut Game) -> Result<(), Fault> {
        let mut idle: Vec<Option<Illegal>> = self.script.lines.iter().map(|_| Some(Illegal::NotOpen)).collect();
        while !game.is_over() {
            for actor in game.setting().everybody().iter() {
                self.seal(game, actor, &mut idle)?;
            }
            game.play_round();
        }
        self.warn_of_idle(game, &idle);
        Ok(())
    }

    fn seal(&self, game: &mut Game, actor: ActorId, idle: &mut [Option<Illegal>]) -> Result<(), Fault> {
        let mut refused = None;
        let orders = self.script.orders(game.setting(), game.situation(), actor, |line, told| match told {
            Ok(()) => idle[line] = None,
            Err(illegal) => {
                refused = refused.or(Some((line, illegal)).filter(|_| self.script.lines[line].is_strict()));
                idle[line] = idle[line].and(Some(illegal));
            }
        });
        if let Some((line, illegal)) = refused {
            let problem = format!("in round {}: {illegal}", game.round());
            return Err(self.fault(&game.setting().names, line, &problem));
        }
        game.seat(actor, !orders.is_empty());
        if orders.is_empty() { Ok(()) } else { game.seal(actor, orders).map_err(Fault::input) }
    }

    /// A line that had no effect would pass for a finding, so it is told, unless its incident never happened.
    fn warn_of_idle(&self, game: &Game, idle: &[Option<Illegal>]) {
        for (line, idle) in idle.iter().enumerate() {
            let about = self.script.lines[line].order.incident;
            if let Some(illegal) = idle
                && game.situation().incident(about).launched.is_some()
            {
                self.warn(&game.setting().names, line, &format!("was legal in no round: {illegal}"));
            }
        }
    }

    /// Tells in how many games of a batch a line had an effect, where those are fewer than it says.
    pub(super) fn warn_of_use(&self, names: &Names, games: u64, used: &[u64]) {
        for (line, &used) in used.iter().enumerate() {
            if used == 0 {
                self.warn(names, line, "was legal in no game");
            } else if used < games && self.script.lines[line].is_strict() {
                self.warn(
                    names,
                    line,
                    &format!("was carried out in {used} of {games} games, and not legal in the others"),
                );
            }
        }
    }

    fn warn(&self, names: &Names, line: usize, problem: &str) {
        let warning = self.fault(names, line, problem);
        // With no standard error there is nobody to warn.
        let _ = writeln!(io::stderr(), "warning: {warning}");
    }

    fn fault(&self, names: &Names, line: usize, problem: &str) -> Fault {
        let (number, line) = (self.numbers[line], &self.script.lines[line]);
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
