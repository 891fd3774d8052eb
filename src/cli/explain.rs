//! `dinard explain`: why an actor chose as it did, from the log of a game.

use std::io::Write;
use std::path::PathBuf;

use anyhow::anyhow;

use super::wrap::for_people;
use super::{Fault, Format, json, library};
use crate::play::replay::fold;
use crate::play::{Game, notation};
use crate::review::{NoDecision, Why, why};
use crate::sim::{ActorId, IncidentId, Response, Round};

const EXAMPLES: &str = "\
Examples:
  dinard explain game.jsonl --round 2 --actor deu
  dinard explain game.jsonl --round 2 --actor deu --incident notpetya --foil joint
  dinard explain game.jsonl --round 2 --actor deu --format json";

/// What `explain` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The log of a game.
    log: PathBuf,
    /// The round.
    #[arg(long)]
    round: u16,
    /// Whose choice.
    #[arg(long, value_name = "ACTOR")]
    actor: String,
    /// About which incident; about all that it had decided on by then if left out.
    #[arg(long, value_name = "INCIDENT")]
    incident: Option<String>,
    /// Rather than what; the next best if left out.
    #[arg(long, value_name = "RESPONSE", value_parser = parse_response)]
    foil: Option<Response>,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

fn parse_response(word: &str) -> Result<Response, String> {
    let words = || Response::ALL.map(Response::slug).join(", ");
    notation::response(word).ok_or_else(|| format!("there are {}", words()))
}

/// Prints the Why cards.
pub(super) fn explain(args: &Args, out: &mut dyn Write) -> Result<(), Fault> {
    let game = fold(&library::log(&args.log)?);
    let actor = library::actor(game.scenario(), &args.actor)?;
    if args.round == 0 || Round(args.round) > game.round() {
        return Err(Fault::input(anyhow!(
            "the log has rounds 1 to {}; there is no round {}",
            game.round(),
            args.round
        )));
    }
    let cards = cards(args, &game, actor)?;
    match args.format {
        Format::Text => {
            for card in &cards {
                writeln!(out, "{}", for_people(card.to_text()))?;
            }
        }
        Format::Json => writeln!(out, "{}", json::cards(&game, &cards))?,
    }
    Ok(())
}

fn cards(args: &Args, game: &Game, actor: ActorId) -> Result<Vec<Why>, Fault> {
    let ask = |incident| why(game, actor, incident, Round(args.round), args.foil);
    if let Some(slug) = &args.incident {
        return Ok(vec![ask(incident(game, slug)?).map_err(Fault::input)?]);
    }
    let mut cards = Vec::new();
    for incident in game.setting().incident_ids() {
        match ask(incident) {
            Ok(card) => cards.push(card),
            Err(NoDecision::NotYet(_) | NoDecision::Unanswered(_) | NoDecision::NoAlternative(_)) => {}
            Err(error @ (NoDecision::NotOpen(_) | NoDecision::Chosen(_))) if args.foil.is_none() => {
                return Err(Fault::input(error));
            }
            Err(NoDecision::NotOpen(_) | NoDecision::Chosen(_)) => {}
        }
    }
    if cards.is_empty() { Err(nothing(args)) } else { Ok(cards) }
}

fn nothing(args: &Args) -> Fault {
    let against = args.foil.map_or_else(String::new, |foil| format!(" against {}", foil.slug()));
    Fault::input(anyhow!("{} made no choice{against} by round {} that could be explained", args.actor, args.round))
}

fn incident(game: &Game, slug: &str) -> Result<IncidentId, Fault> {
    let names = &game.setting().names;
    names.find_incident(&slug.to_lowercase()).ok_or_else(|| library::unknown("incident", slug, &names.incidents))
}
