//! `dinard explain`: why an actor chose as it did, from the log of a game.

use std::io::Write;
use std::path::PathBuf;

use anyhow::anyhow;

use super::wrap::for_people;
use super::{Fault, Format, json, logs};
use crate::play::replay::fold;
use crate::play::{Game, notation};
use crate::review::{NoDecision, Why, why};
use crate::scenario::Roster;
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
    pub(super) format: Format,
}

fn parse_response(word: &str) -> Result<Response, String> {
    let words = || Response::ALL.map(Response::slug).join(", ");
    notation::response(word).ok_or_else(|| format!("there are {}", words()))
}

/// Prints the Why cards.
pub(super) fn explain(args: &Args, out: &mut dyn Write) -> Result<(), Fault> {
    let game = fold(&logs::read(&args.log)?);
    let roster = Roster::of(game.scenario());
    let actor = roster.actor(&args.actor).map_err(Fault::input)?;
    let incident = args.incident.as_ref().map(|name| roster.incident(name)).transpose().map_err(Fault::input)?;
    if args.round == 0 || Round(args.round) > game.round() {
        return Err(Fault::input(anyhow!(
            "the log has rounds 1 to {}; there is no round {}",
            game.round(),
            args.round
        )));
    }
    let cards = cards(args, &game, actor, incident)?;
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

fn cards(args: &Args, game: &Game, actor: ActorId, incident: Option<IncidentId>) -> Result<Vec<Why>, Fault> {
    let ask = |incident| why(game, actor, incident, Round(args.round), args.foil);
    if let Some(incident) = incident {
        return Ok(vec![ask(incident).map_err(Fault::input)?]);
    }
    let (mut cards, mut refused) = (Vec::new(), Vec::new());
    for incident in game.setting().incident_ids() {
        match ask(incident) {
            Ok(card) => cards.push(card),
            Err(NoDecision::NotYet(_)) => {}
            Err(error) => refused.push(format!("over {}: {error}", game.setting().names.incident(incident))),
        }
    }
    if cards.is_empty() { Err(nothing(args, &refused)) } else { Ok(cards) }
}

fn nothing(args: &Args, refused: &[String]) -> Fault {
    let against = args.foil.map_or_else(String::new, |foil| format!(" against {}", foil.slug()));
    let problem = format!("{} made no choice{against} by round {} that could be explained", args.actor, args.round);
    let refused: Vec<_> = refused.iter().map(|line| format!("  {line}")).collect();
    Fault::input(anyhow!(problem)).with_excerpt(&refused.join("\n"))
}
