//! Order files: what some seats do in some rounds, whatever the rule would take.

use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use anyhow::anyhow;
use serde_json::json;

use super::{Fault, files, library};
use crate::play::Game;
use crate::play::notation::{self, Line, NotationError, Who, Wish};
use crate::play::script::{Refused, Script};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::{Roster, Scenario};
use crate::sim::check::Illegal;
use crate::sim::check::motion::{OutOfOrder, nearest};
use crate::sim::treaty::Motion;
use crate::sim::{ActorId, Names};

/// An order file: a script, with the numbers of its lines.
#[derive(Debug, Default)]
pub(super) struct OrderFile {
    name: String,
    /// Whether it is the script of the scenario itself.
    is_own: bool,
    numbers: Vec<usize>,
    pub(super) script: Script,
}

impl OrderFile {
    /// Reads an order file.
    ///
    /// # Errors
    /// It cannot be read, or has lines that are no orders; all of them are told.
    pub(super) fn read(path: &Path, roster: &Roster) -> Result<Self, Fault> {
        Self::parse(path.display().to_string(), files::read(path)?.lines(), roster)
    }

    /// Reads the script of a scenario; empty if it has none.
    ///
    /// # Errors
    /// It has lines that are no orders; all of them are told.
    pub(super) fn of_script(scenario: &Scenario) -> Result<Self, Fault> {
        let slug = &scenario.slug;
        let script = Script::of(scenario).map_err(|findings| unplayable(scenario, &findings))?;
        let (name, numbers) = (format!("script of {slug}"), (1..=script.lines.len()).collect());
        Ok(Self { name, is_own: true, numbers, script })
    }

    fn parse<'a>(name: String, text: impl Iterator<Item = &'a str>, roster: &Roster) -> Result<Self, Fault> {
        let (mut numbers, mut lines, mut errors) = (Vec::new(), Vec::new(), Vec::new());
        for (number, line) in (1..).zip(text) {
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
        if lines.is_empty() {
            return Err(Fault::input(anyhow!("{name} holds no orders: every line is blank or a comment")));
        }
        if let Some((earlier, later)) = contradiction(&lines) {
            let [earlier, later] = [earlier, later].map(|line| numbers[line]);
            let problem = format!("line {earlier} has another order of this seat for this incident and round");
            return Err(Fault::input(anyhow!("{name}:{later}: {problem}; only one can be carried out")));
        }
        Ok(Self { name, is_own: false, numbers, script: Script { lines } })
    }

    /// Plays a game to its end under these orders and motions.
    ///
    /// # Errors
    /// An order for one actor in one round is illegal, or a motion out of order.
    pub(super) fn play_out(&self, game: &mut Game) -> Result<(), Fault> {
        let mut idle: Vec<_> = self.script.lines.iter().map(|_| Some(Refused::Over)).collect();
        if self.is_own {
            follow(game)?;
        }
        while !game.is_over() {
            for actor in game.setting().everybody().iter() {
                self.seal(game, actor, &mut idle)?;
            }
            game.play_round();
        }
        self.warn_of_idle(game, &idle);
        Ok(())
    }

    fn seal(&self, game: &mut Game, actor: ActorId, idle: &mut [Option<Refused>]) -> Result<(), Fault> {
        let mut stopped = None;
        let (orders, motions) =
            self.script.wishes(game.setting(), game.situation(), actor, |line, told| match told {
                Ok(()) => idle[line] = None,
                Err(refused) => {
                    let meant = &self.script.lines[line];
                    let is_hopeless = meant.who != Who::Everybody && is_for_ever(refused);
                    stopped = stopped.or(Some((line, refused)).filter(|_| meant.is_strict() || is_hopeless));
                    idle[line] = idle[line].and(Some(refused));
                }
            });
        if let Some((line, refused)) = stopped {
            let instead = match &self.script.lines[line].wish {
                Wish::Motion(motion) if refused != Refused::Motion(OutOfOrder::Contradiction) => {
                    instead(game, actor, motion)
                }
                Wish::Order(_) | Wish::Motion(_) => String::new(),
            };
            let problem = format!("in round {}: {refused}{instead}", game.round());
            return Err(self.fault(&game.setting().names, line, &problem));
        }
        if self.is_own {
            return Ok(());
        }
        game.seat(actor, !orders.is_empty() || !motions.is_empty());
        if !orders.is_empty() {
            game.seal(actor, orders).map_err(Fault::input)?;
        }
        if motions.is_empty() { Ok(()) } else { game.table(actor, motions).map_err(Fault::input) }
    }

    /// A line that had no effect would pass for a finding, so it is told, unless its incident never happened, or was
    /// closed before because the accused gave in.
    fn warn_of_idle(&self, game: &Game, idle: &[Option<Refused>]) {
        for (line, idle) in idle.iter().enumerate() {
            let Some(refused) = idle else { continue };
            let could_be = match &self.script.lines[line].wish {
                Wish::Order(order) => {
                    let now = game.situation().incident(order.incident);
                    let is_settled =
                        now.conceded.is_some() && matches!(refused, Refused::Over | Refused::Order(Illegal::NotOpen));
                    now.launched.is_some() && !is_settled
                }
                Wish::Motion(_) => true,
            };
            if could_be {
                self.warn(&game.setting().names, line, &format!("was legal in no round: {refused}"));
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
        let who = match line.who {
            Who::Actor(actor) => names.actor(actor),
            Who::Everybody => "*",
        };
        let wish = notation::write_wish(names, &line.wish);
        Fault::input(anyhow!("{}:{number}: `{who}: {wish}` {problem}", self.name))
    }
}

/// Whether an order is illegal in all rounds alike.
fn is_for_ever(refused: Refused) -> bool {
    match refused {
        Refused::Order(illegal) => match illegal {
            Illegal::AccusesItself
            | Illegal::NotASuspect
            | Illegal::EmptyPledge(_)
            | Illegal::PrivatePledge
            | Illegal::MayNotName
            | Illegal::MayNotSanction { from: None } => true,
            Illegal::NotOpen
            | Illegal::AlreadyDone
            | Illegal::NothingToRetract
            | Illegal::MayNotSanction { from: Some(_) }
            | Illegal::Quorum { .. }
            | Illegal::AccusesAnother
            | Illegal::NoCompany { .. }
            | Illegal::NobodyToAccuse => false,
        },
        Refused::Motion(_) | Refused::Over => false,
    }
}

/// The first two lines that order one seat to do two things over one incident in one round.
fn contradiction(lines: &[Line]) -> Option<(usize, usize)> {
    let clash = |one: &Line, other: &Line| match (&one.wish, &other.wish) {
        (Wish::Order(order), Wish::Order(another)) => {
            let is_same_seat = one.is_strict() && one.who == other.who && one.round == other.round;
            is_same_seat && order.incident == another.incident && order != another
        }
        (Wish::Order(_) | Wish::Motion(_), _) => false,
    };
    let found = |later: usize| (0..later).find(|&earlier| clash(&lines[earlier], &lines[later]));
    (0..lines.len()).find_map(|later| Some((found(later)?, later)))
}

/// Lets the seats of a game that no person plays do as they did, by the script of its scenario.
///
/// # Errors
/// The scenario has no script, or one with lines that are no orders.
pub(super) fn follow(game: &mut Game) -> Result<(), Fault> {
    let scenario = Arc::clone(game.scenario());
    if scenario.script.is_empty() {
        let scripted: Vec<_> = library::scripted().collect();
        let advice = format!("of those that come with the program, these have one: {}", scripted.join(", "));
        return Err(Fault::input(anyhow!("the scenario {} has no `script`; {advice}", scenario.slug)));
    }
    game.follow_script().map_err(|findings| unplayable(&scenario, &findings))
}

fn unplayable(scenario: &Scenario, findings: &[Diagnostic]) -> Fault {
    let Scenario { slug, source_text, .. } = scenario;
    let problem = format!("the script of {slug} cannot be played");
    library::refused(&problem, &format!("{slug}.ron"), source_text, findings)
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
