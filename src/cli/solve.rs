//! `dinard solve`: the one-shot game of a response window, solved or written for Gambit.

use std::io::Write;
use std::path::PathBuf;

use anyhow::anyhow;
use serde_json::{Value, json};

use super::files::WholeFile;
use super::table::Table;
use super::{Fault, Format, logs};
use crate::play::replay::fold;
use crate::play::{Game, notation};
use crate::review::words::{Words, count};
use crate::scenario::Roster;
use crate::sim::{ActorId, IncidentId, Response, Round};
use crate::study::response_game::{Question, ResponseGame};

const EXAMPLES: &str = "\
Examples:
  dinard run --seed 7 --log game.jsonl
  dinard solve game.jsonl --round 3 --incident notpetya --players usa,gbr,deu
  dinard solve game.jsonl --round 3 --incident notpetya --players usa,gbr \\
      --accused rus --nfg window.nfg
  dinard solve game.jsonl --round 3 --incident notpetya \\
      --players usa,gbr,can,aus,nzl,nld,est --responses public

Each player weighs its responses as a machine does, given what the others do;
everybody else stands as when the window opened. A row of the table is an
equilibrium: under each response, who chooses it, with what it had done before
the window, to which hold_out adds nothing. From 2 to 12 play; the file is for
from 2 to 4. Responses are private, public, sanction_persons,
sanction_sectors and sanction_trade; holding out is always open.";

/// The most players whose game is written to a file.
const MOST_WRITTEN: usize = 4;
/// How a file of a game begins.
const BEGINNING: &str = "NFG 1";

/// What `solve` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The log of a game.
    log: PathBuf,
    /// The round whose response window is looked at.
    #[arg(long)]
    round: u16,
    /// About which incident.
    #[arg(long, value_name = "INCIDENT")]
    incident: String,
    /// Who plays, by slugs or names with commas between.
    #[arg(long, value_name = "ACTORS", value_delimiter = ',', required = true)]
    players: Vec<String>,
    /// Whom they may accuse; the suspect that most players hold likeliest if left out.
    #[arg(long, value_name = "ACTOR")]
    accused: Option<String>,
    /// Which responses besides holding out are looked at, with commas between; all that are open if left out.
    #[arg(long, value_name = "RESPONSES", value_delimiter = ',', value_parser = parse_response)]
    responses: Vec<Response>,
    /// Write the game to this file in Gambit's format; one that is there already is replaced only if it is such a game.
    #[arg(long, value_name = "FILE.nfg")]
    nfg: Option<PathBuf>,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

fn parse_response(word: &str) -> Result<Response, String> {
    match notation::response(word) {
        Some(Response::Joint | Response::Retract) | None => {
            Err("there are hold_out, private, public, sanction_persons, sanction_sectors and sanction_trade"
                .to_owned())
        }
        Some(
            response @ (Response::HoldOut
            | Response::Private
            | Response::Public
            | Response::SanctionPersons
            | Response::SanctionSectors
            | Response::SanctionTrade),
        ) => Ok(response),
    }
}

/// Prints the pure equilibria; writes the game if that was asked.
pub(super) fn solve(args: &Args, out: &mut dyn Write) -> Result<(), Fault> {
    let game = fold(&logs::read(&args.log)?);
    let window = game.branch(Round(args.round)).map_err(Fault::input)?;
    let question = question(args, &window)?;
    let solved = ResponseGame::new(window.setting(), window.situation(), &question).map_err(Fault::input)?;
    if let Some(path) = &args.nfg {
        if question.players.len() > MOST_WRITTEN {
            let problem = format!("a file holds games of from 2 to {MOST_WRITTEN} players; leave out --nfg, or some");
            return Err(Fault::input(anyhow!(problem)));
        }
        let mut file = WholeFile::create(path, BEGINNING)?;
        file.write_all(solved.to_nfg(&title(&window, &question)).as_bytes())?;
        file.finish()?;
    }
    let equilibria = solved.pure_equilibria();
    match args.format {
        Format::Text => print(&window, &question, &solved, &equilibria, out),
        Format::Json => Ok(writeln!(out, "{}", json(&window, &question, &solved, &equilibria))?),
    }
}

fn question(args: &Args, game: &Game) -> Result<Question, Fault> {
    let roster = Roster::of(game.scenario());
    let incident = roster.incident(&args.incident).map_err(Fault::input)?;
    let players: Result<Vec<ActorId>, _> = args.players.iter().map(|name| roster.actor(name)).collect();
    let players = players.map_err(Fault::input)?;
    let accused = match &args.accused {
        Some(name) => roster.actor(name).map_err(Fault::input)?,
        None => lead(game, incident, &players)?,
    };
    Ok(Question { incident, accused, players, responses: args.responses.clone() })
}

/// The suspect that most players hold likeliest; the first by id of several.
fn lead(game: &Game, incident: IncidentId, players: &[ActorId]) -> Result<ActorId, Fault> {
    let leads: Vec<ActorId> = players
        .iter()
        .filter_map(|player| game.situation().lead_suspect(incident, *player))
        .map(|(suspect, _)| suspect)
        .collect();
    let votes = |suspect: ActorId| leads.iter().filter(|lead| **lead == suspect).count();
    let most = leads.iter().copied().max_by_key(|suspect| (votes(*suspect), std::cmp::Reverse(*suspect)));
    most.ok_or_else(|| Fault::input(anyhow!("no player suspects anybody by then; name whom with --accused")))
}

/// "`NotPetya`, round 3, against Russia".
fn title(game: &Game, question: &Question) -> String {
    let words = Words(game.scenario());
    let (incident, accused) = (words.incident(question.incident), words.actor(question.accused));
    format!("{incident}, round {}, against {accused}", game.round())
}

fn print(
    game: &Game,
    question: &Question,
    solved: &ResponseGame<'_>,
    equilibria: &[Vec<Response>],
    out: &mut dyn Write,
) -> Result<(), Fault> {
    let players = count(question.players.len(), "player", "players");
    let profiles = count(solved.profiles(), "profile", "profiles");
    let found = count(equilibria.len(), "pure equilibrium", "pure equilibria");
    writeln!(out, "{}: {players}, {profiles}, {found}.", title(game, question))?;
    if equilibria.is_empty() {
        return Ok(());
    }
    let is_chosen = |response: &Response| equilibria.iter().any(|equilibrium| equilibrium.contains(response));
    let chosen: Vec<Response> = Response::ALL.into_iter().filter(is_chosen).collect();
    let headings = std::iter::once("no.".to_owned()).chain(chosen.iter().map(|response| response.slug().to_owned()));
    let mut table = Table::new(headings.collect());
    let names: Vec<_> = (0..).zip(solved.players()).map(|(at, actor)| told(game, actor, solved.before(at))).collect();
    for (number, equilibrium) in (1..).zip(equilibria) {
        let who = |response: &Response| {
            let those = names.iter().zip(equilibrium).filter(|(_, choice)| *choice == response);
            those.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ")
        };
        table.row(std::iter::once(number.to_string()).chain(chosen.iter().map(who)).collect());
    }
    Ok(writeln!(out, "{table}")?)
}

/// A player, with what it had done before the window opened: "usa (public before)".
fn told(game: &Game, player: ActorId, before: Response) -> String {
    let name = game.setting().names.actor(player);
    match before {
        Response::HoldOut | Response::Retract => name.to_owned(),
        Response::Private
        | Response::Public
        | Response::Joint
        | Response::SanctionPersons
        | Response::SanctionSectors
        | Response::SanctionTrade => format!("{name} ({} before)", before.slug()),
    }
}

fn json(game: &Game, question: &Question, solved: &ResponseGame<'_>, equilibria: &[Vec<Response>]) -> Value {
    let names = &game.setting().names;
    let players: Vec<_> = solved.players().map(|actor| names.actor(actor)).collect();
    let responses: Vec<_> = (0..players.len()).map(|player| solved.responses(player)).collect();
    let before: Vec<_> = (0..players.len()).map(|player| solved.before(player)).collect();
    json!({
        "round": game.round(),
        "incident": names.incident(question.incident),
        "accused": names.actor(question.accused),
        "players": players,
        "before": before,
        "responses": responses,
        "profiles": solved.profiles(),
        "pure_equilibria": equilibria,
    })
}
