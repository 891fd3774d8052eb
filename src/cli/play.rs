//! `dinard play`: one seat or several played at a prompt, machines in the others.

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

use super::language::Language;
use super::wrap::for_people;
use super::{Fault, Format, library, orders, parse_seed, run, seats};
use crate::play::Game;
use crate::sim::{ActorId, Seed};
use livelog::LiveLog;
use sitting::Sitting;

const EXAMPLES: &str = "\
Examples:
  dinard play
  dinard play --as Germany --seed 7 --log game.jsonl
  dinard play --resume game.jsonl
  dinard play --as gbr --as fra            two delegations, one keyboard
  dinard play 2018_charlevoix --as can --script   the others do as they did

Several delegations give their orders one after the other in each round. The
screen is cleared between them, and none sees the desk of another.
Where standard input is no terminal, machines play all seats and the story
is printed. A seat asked for by --as is a person's, and so is one that a person
has in the log: then it is refused, unless --prompt reads the answers from
there.
After the end, the prompt still answers `why`, `table`, `goals` and `log`.";

/// What `play` takes.
#[derive(Debug, Default, clap::Args)]
#[command(after_help = EXAMPLES, allow_negative_numbers = true)]
pub(super) struct Args {
    /// A scenario file, or the name of a scenario that comes with the program; 2017_notpetya if left out.
    #[arg(conflicts_with = "resume")]
    scenario: Option<String>,
    /// Whose seat to take, by slug or name; the first that can be played if left out. Given several times, the
    /// delegations take turns at this keyboard.
    #[arg(long = "as", value_name = "ACTOR")]
    seats: Vec<String>,
    /// The seed of the game: the same seed gives the same luck.
    #[arg(long, value_parser = parse_seed, conflicts_with = "resume")]
    seed: Option<u64>,
    /// Keep the log in this file, which must be new; it grows with every round.
    #[arg(long, value_name = "FILE", conflicts_with = "resume")]
    log: Option<PathBuf>,
    /// Go on with the game in this log, which goes on growing. One game at a time writes a log.
    #[arg(long, value_name = "LOG")]
    resume: Option<PathBuf>,
    /// Let the other seats do as they did, by the script of the scenario, as far as that is legal in your game. A log
    /// keeps this, and needs it only once.
    #[arg(long)]
    script: bool,
    #[command(flatten)]
    language: Language,
    /// Ask at a prompt even if standard input is no terminal.
    #[arg(long)]
    prompt: bool,
}

/// Plays the game, by prompt or by machines.
pub(super) fn play(args: Args, out: &mut dyn Write) -> Result<(), Fault> {
    let stdin = io::stdin();
    let (mut game, log) = open(&args)?;
    if args.script {
        orders::follow(&mut game)?;
    }
    if !args.prompt && !stdin.is_terminal() {
        if let Some(name) = args.seats.first() {
            let problem = format!("nobody can play {name}, since standard input is no terminal");
            return Err(Fault::input(anyhow!("{problem}; add `--prompt`, or leave `--as` out to let machines play")));
        }
        refuse_seats_of_persons(&game)?;
        hand_over(&mut game, &[]);
        game.play_out();
        keep(log, &game)?;
        run::print(&game, Format::Text, out)?;
        return point_on(&args, &game, out);
    }
    let seats = seats(&args, &game)?;
    hand_over(&mut game, &seats);
    Sitting::new(game, &seats, log, &mut stdin.lock(), out).play()
}

/// A person's game is not played to its end by machines because nobody can be asked.
fn refuse_seats_of_persons(game: &Game) -> Result<(), Fault> {
    let persons: Vec<_> = game.persons().iter().map(|seat| game.setting().names.actor(seat)).collect();
    if persons.is_empty() || game.is_over() {
        return Ok(());
    }
    let persons = persons.join(", ");
    let problem = format!("in this game a person plays {persons}, and standard input is no terminal");
    Err(Fault::input(anyhow!("{problem}; add `--prompt` to read the answers from there")))
}

/// How to ask for reasons where no prompt is left to ask at.
fn point_on(args: &Args, game: &Game, out: &mut dyn Write) -> Result<(), Fault> {
    let ask = |log: &str| format!("dinard explain {log} --round {} --actor NAME", game.rounds_played());
    let told = match args.log.as_ref().or(args.resume.as_ref()) {
        Some(log) => format!("Why did they choose so? {}", ask(&log.display().to_string())),
        None => format!("Why did they choose so? Keep the game by `--log FILE`, then: {}", ask("FILE")),
    };
    Ok(write!(out, "{}", for_people(&format!("{told}\n")))?)
}

/// Gives these seats to persons, and all others to machines; in a game that is over nobody sits down.
fn hand_over(game: &mut Game, seats: &[ActorId]) {
    if game.is_over() {
        return;
    }
    for actor in game.setting().everybody().iter() {
        game.seat(actor, seats.contains(&actor));
    }
}

/// The way into the terminal where there is no window: a scenario, or a game to go on with.
pub(super) fn in_terminal(
    scenario: Option<String>,
    resume: Option<PathBuf>,
    language: Language,
    out: &mut dyn Write,
) -> Result<(), Fault> {
    let scenario = scenario.filter(|_| resume.is_none());
    play(Args { scenario, resume, language, ..Args::default() }, out)
}

fn keep(log: Option<LiveLog>, game: &Game) -> Result<(), Fault> {
    log.map_or(Ok(()), |mut log| log.catch_up(game))
}

/// The game to play, new or gone on with, and its log.
fn open(args: &Args) -> Result<(Game, Option<LiveLog>), Fault> {
    if let Some(path) = &args.resume {
        let (game, log) = LiveLog::go_on(path, &args.language)?;
        return Ok((game, Some(log)));
    }
    let scenario = args.language.scenario(args.scenario.as_deref().unwrap_or(library::DEFAULT))?;
    let game = Game::new(scenario, Seed(args.seed.unwrap_or(1)));
    let log = args.log.as_deref().map(|path| LiveLog::create(path, &game)).transpose()?;
    Ok((game, log))
}

/// The seats that are asked for, or the persons' in the log, or the first that can be played.
fn seats(args: &Args, game: &Game) -> Result<Vec<ActorId>, Fault> {
    let scenario = game.scenario();
    if args.seats.is_empty() {
        let persons: Vec<_> = game.persons().iter().collect();
        let first = scenario.playable.first().copied();
        let seats = if persons.is_empty() { first.into_iter().collect() } else { persons };
        return if seats.is_empty() {
            Err(Fault::input(anyhow!("nobody can take a seat in this scenario")))
        } else {
            Ok(seats)
        };
    }
    seats::named(scenario, &args.seats)
}
