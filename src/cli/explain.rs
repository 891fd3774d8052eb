//! `dinard explain`: why an actor chose as it did, from the log of a game.

use std::io::Write;
use std::path::PathBuf;

use anyhow::anyhow;

use super::language::Language;
use super::wrap::for_people;
use super::{Fault, Format, json, parse_round, parse_whole};
use crate::play::replay::fold;
use crate::play::{Game, notation};
use crate::review::{NoDecision, Plan, Rerun, Robustness, Treaties, Why, plan, robustness, silences, treaties, why};
use crate::scenario::Roster;
use crate::scenario::nearest::nearest;
use crate::sim::{ActorId, DocumentId, IncidentId, Response, Round};

const EXAMPLES: &str = "\
Examples:
  dinard explain game.jsonl --round 5 --actor deu
  dinard explain game.jsonl --round 5 --actor Germany --foil public
  dinard explain game.jsonl --round 5 --actor deu --incident notpetya
  dinard explain game.jsonl --round 2 --actor usa --document call
  dinard explain game.jsonl --round 5 --actor deu --reruns 1000 --luck-from 5
  dinard explain game.jsonl --round 5 --actor deu --format json

A rerun plays the same scenario up to that round with the same orders of
persons and other dice. For the author of an attack the plan is
explained as well, and so is what an actor made of the documents that
it could join. Responses are hold_out, private, public, joint,
sanction_persons, sanction_sectors, sanction_trade and retract.";

/// More reruns than this tell nobody more.
const MOST_RERUNS: u32 = 1_000_000;

/// What `explain` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, allow_negative_numbers = true)]
pub(super) struct Args {
    /// The log of a game.
    log: PathBuf,
    /// The round whose choices are explained.
    #[arg(long, value_parser = parse_round)]
    round: u16,
    /// Whose choice: a slug or a name, such as deu or Germany.
    #[arg(long, value_name = "ACTOR")]
    actor: String,
    /// About which incident; all incidents and documents that it had decided on by then if left out.
    #[arg(long, value_name = "INCIDENT")]
    incident: Option<String>,
    /// About which document: how it voted, and why it joined, stayed out or left.
    #[arg(long, value_name = "DOCUMENT", conflicts_with_all = ["incident", "foil"])]
    document: Option<String>,
    /// Rather than which response; the next best if left out.
    #[arg(long, value_name = "RESPONSE", value_parser = parse_response)]
    foil: Option<Response>,
    /// How many reruns tell how much of the choice was luck; 0 for none.
    #[arg(long, default_value_t = 200, value_name = "N", value_parser = parse_reruns)]
    reruns: u32,
    /// The first round in which reruns have new luck.
    #[arg(long, default_value_t = 1, value_name = "ROUND", value_parser = parse_round)]
    luck_from: u16,
    #[command(flatten)]
    language: Language,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

fn parse_reruns(text: &str) -> Result<u32, String> {
    let what = format!("reruns are a whole number from 0 to {MOST_RERUNS}, such as 200");
    parse_whole(text, 0, &what).and_then(|reruns| if reruns <= MOST_RERUNS { Ok(reruns) } else { Err(what) })
}

fn parse_response(word: &str) -> Result<Response, String> {
    let slugs = Response::ALL.map(Response::slug);
    notation::response(word).ok_or_else(|| match nearest(word, slugs.into_iter()) {
        Some(slug) => format!("did you mean {slug}?"),
        None => format!("there are {}", slugs.join(", ")),
    })
}

/// Prints the Why cards.
pub(super) fn explain(args: &Args, out: &mut dyn Write) -> Result<(), Fault> {
    let game = fold(&args.language.log(&args.log)?);
    let roster = Roster::of(game.scenario());
    let actor = roster.actor(&args.actor).map_err(Fault::input)?;
    let incident = args.incident.as_ref().map(|name| roster.incident(name)).transpose().map_err(Fault::input)?;
    if Round(args.round) > game.round() {
        let rounds = match game.round().0 {
            0 => "no round yet".to_owned(),
            1 => "round 1 only".to_owned(),
            last => format!("rounds 1 to {last}"),
        };
        return Err(Fault::input(anyhow!("the log has {rounds}; there is no round {}", args.round)));
    }
    if args.luck_from > args.round {
        let problem = format!("new luck can begin in round 1 to {}, not in round {}", args.round, args.luck_from);
        return Err(Fault::input(anyhow!(problem)));
    }
    let document = args.document.as_ref().map(|name| roster.document(name)).transpose().map_err(Fault::input)?;
    let treaties = about_documents(args, &game, actor, document)?;
    let (mut plans, mut own, mut answers) = (Vec::new(), Vec::new(), Vec::new());
    if document.is_none() {
        plans = self::plans(args, &game, actor, incident);
        own = silences(&game, actor, incident, Round(args.round));
        let is_told = !plans.is_empty() || !own.is_empty() || !treaties.is_empty();
        answers = cards(args, &game, actor, incident)
            .or_else(|nothing| if is_told { Ok(Vec::new()) } else { Err(nothing) })?;
    }
    let answers: Vec<_> = answers.into_iter().map(|card| (robustness_of(args, &game, &card), card)).collect();
    match args.format {
        Format::Text => {
            for plan in &plans {
                writeln!(out, "{}", for_people(plan.to_text()))?;
            }
            for silence in &own {
                writeln!(out, "{}", for_people(silence.to_text()))?;
            }
            for (robustness, card) in &answers {
                write!(out, "{}", for_people(card.to_text()))?;
                if let Some(robustness) = robustness {
                    writeln!(out, "{}", for_people(&robustness.text))?;
                }
                writeln!(out)?;
            }
            for card in treaties.texts() {
                writeln!(out, "{}", for_people(card))?;
            }
        }
        Format::Json => writeln!(out, "{}", json::cards(&game, &plans, &own, &answers, &treaties))?,
    }
    Ok(())
}

/// How robust a choice is against luck. Orders are repeated in reruns, so there is nothing to ask.
fn robustness_of(args: &Args, game: &Game, card: &Why) -> Option<Robustness> {
    let Why { actor, incident, round, .. } = *card;
    let asked = Rerun { actor, incident, round, luck_from: Round(args.luck_from), reruns: args.reruns };
    if card.by.is_machine() { robustness(game, asked) } else { None }
}

/// What the actor made of its own plans for attacks by then.
fn plans(args: &Args, game: &Game, actor: ActorId, incident: Option<IncidentId>) -> Vec<Plan> {
    let asked = game.setting().incident_ids().filter(|id| incident.is_none_or(|incident| incident == *id));
    asked.filter_map(|id| plan(game, id, Round(args.round))).filter(|plan| plan.author == actor).collect()
}

/// What the actor made of the document, or of all where neither an incident nor a response was asked about.
fn about_documents(
    args: &Args,
    game: &Game,
    actor: ActorId,
    document: Option<DocumentId>,
) -> Result<Treaties, Fault> {
    let is_asked = args.incident.is_none() && args.foil.is_none();
    let found = if is_asked { treaties(game, actor, document, Round(args.round)) } else { Treaties::default() };
    if document.is_some() && found.is_empty() {
        let problem = format!("{} had decided nothing about this document by round {}", args.actor, args.round);
        return Err(Fault::input(anyhow!(problem)));
    }
    Ok(found)
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
            Err(NoDecision::NotYet(_) | NoDecision::DidIt) => {}
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
