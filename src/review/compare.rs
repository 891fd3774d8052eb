//! Two games of one scenario side by side: where they part and why, who answered otherwise, and what came of it.

mod answers;
mod parting;
mod text;

pub use answers::{Answer, Answers};
pub use parting::Parting;
pub use text::{Section, SectionRow};

use super::outcome::{GoalOutcome, IncidentOutcome, Outcome, outcome};
use crate::play::Game;
use crate::scenario::Progress;
use crate::sim::event::{Verdict, Weighing};
use crate::sim::id::NormId;
use crate::sim::{ActorId, ActorSet, IncidentId, Points, Seed, Share};

/// Two games side by side. Of every pair, the first is of the first game. Lists hold only what differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The seeds. Where they are equal, both games share their luck, and what differs follows from what was done.
    pub seeds: [Seed; 2],
    /// What each came to.
    pub outcomes: [Outcome; 2],
    /// The first thing that happened otherwise; none if nothing did.
    pub parted: Option<Parting>,
    /// Who answered which incident otherwise.
    pub answers: Vec<Answers>,
    /// Attacks that came otherwise, or cost their authors otherwise.
    pub attacks: Vec<Attack>,
    /// Norms that ended otherwise.
    pub norms: Vec<NormEnds>,
    /// Goals that stand otherwise.
    pub goals: Vec<GoalEnds>,
    /// Actors that ended with another reputation, those furthest apart first.
    pub reputations: Vec<Reputation>,
    /// All that in sentences, one a finding; tables are in [`Comparison::sections`].
    pub lines: Vec<String>,
}

/// What became of an attack.
#[derive(Clone, Debug, PartialEq)]
pub struct Attack {
    /// Which one.
    pub incident: IncidentId,
    /// What its author made of it; none where it was not weighed yet.
    pub verdicts: [Option<Verdict>; 2],
    /// How its author arrived at the price it expected, where it weighed one.
    pub weighings: [Option<Weighing>; 2],
    /// What it has cost its author.
    pub price_paid: [Points; 2],
}

/// Where a norm ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NormEnds {
    /// Which one.
    pub norm: NormId,
    /// Its strength.
    pub strength: [Share; 2],
}

/// How a goal stands.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalEnds {
    /// The goal in words.
    pub text: String,
    /// Whose it is.
    pub seats: ActorSet,
    /// How it stands.
    pub progress: [Progress; 2],
    /// Whether that can no longer change.
    pub is_settled: [bool; 2],
}

/// What others think of an actor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reputation {
    /// Who.
    pub actor: ActorId,
    /// Its standing, in points.
    pub standing: [Points; 2],
    /// The chance that others give its next promise.
    pub resolve: [Share; 2],
}

/// Compares two games of one scenario.
#[must_use]
pub fn compare(one: &Game, other: &Game) -> Comparison {
    let games = [one, other];
    let outcomes = games.map(outcome);
    let mut comparison = Comparison {
        seeds: games.map(Game::seed),
        parted: parting::parting(games),
        answers: answers::answers(games, &outcomes),
        attacks: attacks(games, &outcomes),
        norms: norms(games),
        goals: goals(&outcomes),
        reputations: reputations(games),
        lines: Vec::new(),
        outcomes,
    };
    comparison.lines = text::lines(games, &comparison);
    comparison
}

fn attacks(games: [&Game; 2], outcomes: &[Outcome; 2]) -> Vec<Attack> {
    let both = games[0].setting().incident_ids().map(|incident| {
        let of = outcomes.each_ref().map(|outcome| outcome.incidents.iter().find(|one| one.incident == incident));
        Attack {
            incident,
            verdicts: of.map(|one| one.map(|one| one.verdict)),
            weighings: of.map(|one| one.and_then(|one: &IncidentOutcome| one.weighing)),
            price_paid: of.map(|one| one.map_or(Points::ZERO, |one| one.price_paid)),
        }
    });
    both.filter(|attack| {
        let Attack { verdicts, weighings, price_paid, .. } = attack;
        verdicts[0] != verdicts[1] || weighings[0] != weighings[1] || price_paid[0] != price_paid[1]
    })
    .collect()
}

fn norms(games: [&Game; 2]) -> Vec<NormEnds> {
    let ends = games[0].setting().norm_ids();
    let ends = ends.map(|norm| NormEnds { norm, strength: games.map(|game| game.situation().norm(norm)) });
    ends.filter(|NormEnds { strength: [one, other], .. }| one != other).collect()
}

fn goals(outcomes: &[Outcome; 2]) -> Vec<GoalEnds> {
    let pairs = outcomes[0].goals.iter().zip(&outcomes[1].goals);
    let ends = pairs.map(|(GoalOutcome { text, seats, progress, is_settled }, other)| GoalEnds {
        text: text.clone(),
        seats: *seats,
        progress: [*progress, other.progress],
        is_settled: [*is_settled, other.is_settled],
    });
    ends.filter(|GoalEnds { progress: [one, other], .. }| one != other).collect()
}

fn reputations(games: [&Game; 2]) -> Vec<Reputation> {
    let of = |actor| {
        let books = games.map(|game| *game.situation().book(actor));
        Reputation {
            actor,
            standing: books.map(|book| book.standing),
            resolve: books.map(|book| book.word.resolve()),
        }
    };
    let mut reputations: Vec<_> = games[0].setting().actor_ids().map(of).filter(Reputation::differs).collect();
    reputations.sort_by(|a, b| b.distance().total_cmp(&a.distance()).then(a.actor.cmp(&b.actor)));
    reputations
}

impl Reputation {
    fn differs(&self) -> bool {
        self.standing[0] != self.standing[1] || self.resolve[0] != self.resolve[1]
    }

    /// How far apart the two standings are, in points.
    fn distance(&self) -> f64 {
        (self.standing[0] - self.standing[1]).get().abs()
    }
}
