//! `dinard play`: one seat played at a prompt, machines in the others.

mod command;
mod draft;
mod livelog;
mod news;
mod screen;
mod sitting;
mod table;

use std::io::{self, IsTerminal as _, Write};
use std::path::PathBuf;

use anyhow::anyhow;

use super::{Fault, Format, library, logs, parse_seed, run};
use crate::play::Game;
use crate::play::replay::resume;
use crate::scenario::{Roster, Scenario};
use crate::sim::{ActorId, Seed};
use livelog::LiveLog;
use sitting::Sitting;

const EXAMPLES: &str = "\
Examples:
  dinard play
  dinard play --as Germany --seed 7 --log game.jsonl
  dinard play --resume game.jsonl

Where standard input is no terminal, machines play all seats and the story
is printed.";

/// What `play` takes.
#[derive(Debug, Default, clap::Args)]
#[command(after_help = EXAMPLES, allow_negative_numbers = true)]
pub(super) struct Args {
    /// A scenario file, or the name of a scenario that comes with the program; 2017_notpetya if left out.
    #[arg(conflicts_with = "resume")]
    scenario: Option<String>,
    /// Whose seat to take, by slug or name; the first that can be played if left out.
    #[arg(long = "as", value_name = "ACTOR")]
    seat: Option<String>,
    /// The seed of the game: the same seed gives the same luck.
    #[arg(long, value_parser = parse_seed, conflicts_with = "resume")]
    seed: Option<u64>,
    /// Keep the log in this file, which must be new; it grows with every round.
    #[arg(long, value_name = "FILE", conflicts_with = "resume")]
    log: Option<PathBuf>,
    /// Go on with the game in this log, which goes on growing.
    #[arg(long, value_name = "LOG")]
    resume: Option<PathBuf>,
    /// Ask at a prompt even if standard input is no terminal.
    #[arg(long)]
    prompt: bool,
}

/// Plays the game, by prompt or by machines.
pub(super) fn play(args: Args, out: &mut dyn Write) -> Result<(), Fault> {
    let stdin = io::stdin();
    let (mut game, log) = open(&args)?;
    if !args.prompt && !stdin.is_terminal() {
        game.play_out();
        keep(log, &game)?;
        return run::print(&game, Format::Text, out);
    }
    let seat = seat(&args, &game)?;
    game.persons().without(seat).iter().for_each(|other| game.seat(other, false));
    game.seat(seat, true);
    Sitting::new(game, seat, log, &mut stdin.lock(), out).play()
}

/// The way into the terminal where there is no window: a scenario, or a game to go on with.
pub(super) fn in_terminal(
    scenario: Option<String>,
    resume: Option<PathBuf>,
    out: &mut dyn Write,
) -> Result<(), Fault> {
    play(Args { scenario: scenario.filter(|_| resume.is_none()), resume, ..Args::default() }, out)
}

fn keep(log: Option<LiveLog>, game: &Game) -> Result<(), Fault> {
    log.map_or(Ok(()), |mut log| log.catch_up(game))
}

/// The game to play, new or gone on with, and its log.
fn open(args: &Args) -> Result<(Game, Option<LiveLog>), Fault> {
    if let Some(path) = &args.resume {
        let log = logs::read(path)?;
        let game = resume(&log).map_err(|difference| {
            let line = difference.line;
            Fault::mismatch(anyhow!(
                "{}:{line}: the rules of this version do not give what the log tells",
                path.display()
            ))
        })?;
        let log = LiveLog::replace(path, &game)?;
        return Ok((game, Some(log)));
    }
    let scenario = library::scenario(args.scenario.as_deref().unwrap_or(library::DEFAULT))?;
    let game = Game::new(scenario, Seed(args.seed.unwrap_or(1)));
    let log = args.log.as_deref().map(|path| LiveLog::create(path, &game)).transpose()?;
    Ok((game, log))
}

/// The seat that is asked for, or the person's in the log, or the first that can be played.
fn seat(args: &Args, game: &Game) -> Result<ActorId, Fault> {
    let scenario = game.scenario();
    let Some(name) = &args.seat else {
        let first = game.persons().iter().next().or_else(|| scenario.playable.first().copied());
        return first.ok_or_else(|| Fault::input(anyhow!("nobody can take a seat in this scenario")));
    };
    let actor = Roster::of(scenario).actor(name).map_err(Fault::input)?;
    if scenario.playable.contains(&actor) { Ok(actor) } else { Err(not_playable(scenario, actor)) }
}

fn not_playable(scenario: &Scenario, actor: ActorId) -> Fault {
    let names = &scenario.setting.names;
    let seats: Vec<_> = scenario.playable.iter().map(|&seat| names.actor(seat)).collect();
    let (slug, seats) = (names.actor(actor), seats.join(", "));
    Fault::input(anyhow!("the seat of {slug} cannot be taken in this scenario; these can: {seats}"))
}
