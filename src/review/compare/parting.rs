//! Where two games part: the first thing that happened otherwise, and what was weighed before it.

use crate::play::{Game, Player};
use crate::review::outcome::step;
use crate::review::timeline::tell;
use crate::review::why::why;
use crate::review::words::{Words, infinitive, orderer, past, short, signed};
use crate::sim::choice::Response;
use crate::sim::{ActorId, Event, IncidentId, Record, Round};

/// The first thing that happened otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Parting {
    /// The round.
    pub round: Round,
    /// The number of the event in each game, from 0; none where that game had ended.
    pub events: [Option<usize>; 2],
    /// What happened there in each game.
    pub texts: [Option<String>; 2],
    /// Whose choice made the difference, and about which incident; none if it was chance or an author's plan.
    pub chooser: Option<(ActorId, IncidentId)>,
    /// What it chose in each game and how that was weighed.
    pub weighed: [Option<String>; 2],
}

/// Compares what happened, not how it was decided: two players may do the same for other reasons.
pub(super) fn parting(games: [&Game; 2]) -> Option<Parting> {
    let [one, other] = games.map(|game| happened(game).collect::<Vec<_>>());
    let is_same =
        |((_, a), (_, b)): &(&(usize, &Record), &(usize, &Record))| (a.round, &a.event) == (b.round, &b.event);
    let alike = one.iter().zip(&other).take_while(is_same).count();
    let next = [one.get(alike).copied(), other.get(alike).copied()];
    let round = next.iter().flatten().map(|(_, record)| record.round).min()?;
    // Of two different events the one of the earlier round comes first; the other game has nothing like it.
    let next = next.map(|event| event.filter(|(_, record)| record.round == round));
    let words = Words(games[0].scenario());
    let chooser = chooser(next.map(|event| event.map(|(_, record)| record)), [&one, &other]);
    Some(Parting {
        round,
        events: next.map(|event| event.map(|(number, _)| number)),
        texts: next.map(|event| event.map(|(_, record)| tell(words, record))),
        weighed: chooser.map_or([None, None], |chooser| weighed(games, chooser, round)),
        chooser,
    })
}

/// The events that change anything, with their numbers.
fn happened(game: &Game) -> impl Iterator<Item = (usize, &Record)> {
    game.records().enumerate().filter(|(_, record)| {
        !matches!(
            record.event,
            Event::Decided { .. }
                | Event::DecidedAsBefore { .. }
                | Event::Unanswered { .. }
                | Event::WindowClosed { .. }
                | Event::EvidenceAssessed { .. }
        )
    })
}

/// Whose step it was that the other game does not have in that round.
fn chooser(next: [Option<&Record>; 2], all: [&[(usize, &Record)]; 2]) -> Option<(ActorId, IncidentId)> {
    let only_here = |(side, record): (usize, &Option<&Record>)| {
        let record = (*record)?;
        let is_there =
            all[1 - side].iter().any(|(_, other)| (other.round, &other.event) == (record.round, &record.event));
        let (actor, incident) = stepped(&record.event)?;
        (!is_there).then_some((actor, incident))
    };
    next.iter().enumerate().find_map(only_here)
}

fn stepped(event: &Event) -> Option<(ActorId, IncidentId)> {
    if let Event::Retracted { actor, incident, .. } = event {
        return Some((*actor, *incident));
    }
    step(event).map(|(incident, actor, ..)| (actor, incident))
}

/// What the chooser chose in each game, and how that was weighed against what it chose in the other.
fn weighed(games: [&Game; 2], (actor, incident): (ActorId, IncidentId), round: Round) -> [Option<String>; 2] {
    let chosen = games.map(|game| game.last_decision(actor, incident, round).and_then(|record| choice(game, record)));
    [0, 1].map(|side| Some(in_words(games[side], (actor, incident), round, chosen[side]?, chosen[1 - side])))
}

/// What a decision chose, about whom, and who made it.
#[derive(Clone, Copy)]
struct Choice {
    response: Response,
    accused: ActorId,
    by: Player,
}

fn choice(game: &Game, record: &Record) -> Option<Choice> {
    let Event::Decided { actor, accused, by_person, decision, .. } = &record.event else { return None };
    let by = if *by_person { game.orders_by(*actor, record.round) } else { Player::Machine };
    Some(Choice { response: decision.chosen, accused: *accused, by })
}

fn in_words(
    game: &Game,
    (actor, incident): (ActorId, IncidentId),
    round: Round,
    choice: Choice,
    other: Option<Choice>,
) -> String {
    let words = Words(game.scenario());
    let (who, accused) = (words.actor(actor), words.actor(choice.accused));
    if !choice.by.is_machine() {
        return format!("{} ordered to {}", orderer(choice.by, &who), infinitive(choice.response, &accused, false));
    }
    let did = format!("{who} {}", past(choice.response, &accused, false));
    let foil = other.map(|other| other.response).filter(|&foil| foil != choice.response);
    let card = why(game, actor, incident, round, foil).or_else(|_| why(game, actor, incident, round, None));
    let Ok(card) = card else { return did };
    let foil = short(card.foil, false);
    let reasons = card.reasons.iter().map(|reason| format!("{} {}", signed(reason.points), reason.name()));
    let reasons: Vec<_> = reasons.collect();
    format!("{did}, worth {} points against {foil}; what weighed most: {}", signed(card.total), reasons.join(", "))
}
