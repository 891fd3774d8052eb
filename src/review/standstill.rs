//! Standstill: a game in which no machine ever took a step, and what kept most of them.

use crate::play::Game;
use crate::review::words::count;
use crate::sim::choice::{Decision, Term};
use crate::sim::{ActorId, Event, Response, Round};

/// A game of machines that all held out.
#[derive(Clone, Debug, PartialEq)]
pub struct Standstill {
    /// The term that in most of the last decisions weighed most against naming an author.
    pub term: Term,
    /// In how many of them it did.
    pub times: usize,
    /// How many there were: one for each machine and incident, where anything but holding out was open to it.
    pub decisions: usize,
    /// A machine that it kept from acting, and the last round of the game, to be asked about.
    pub example: (ActorId, Round),
    /// All that in a sentence.
    pub text: String,
}

/// Why no machine moved; none if one did, or if none had anything to decide.
#[must_use]
pub fn standstill(game: &Game) -> Option<Standstill> {
    let mut held = Vec::new();
    for record in game.records() {
        let Event::Decided { actor, incident, by_person: false, decision, .. } = &record.event else { continue };
        if decision.chosen != Response::HoldOut {
            return None;
        }
        // Nothing was weighed where nothing else was open, as to an author about its own deed.
        if decision.options.len() == 1 {
            continue;
        }
        held.retain(|(who, what, _)| (who, what) != (actor, incident));
        held.push((*actor, *incident, keeping(decision)));
    }
    let number = |term: Term| held.iter().filter(|(.., keeping)| *keeping == term).count();
    let term = Term::ALL.into_iter().max_by_key(|&term| number(term))?;
    let (actor, ..) = held.iter().find(|(.., keeping)| *keeping == term)?;
    let (times, decisions) = (number(term), held.len());
    let text = format!(
        "Every machine held out. What weighed most against naming an author was most often {} ({times} of {}).",
        in_words(term),
        count(decisions, "last decision", "last decisions")
    );
    Some(Standstill { term, times, decisions, example: (*actor, game.round()), text })
}

/// The term that weighs most against the best public step, or the best step at all where none is public.
fn keeping(decision: &Decision) -> Term {
    let ledger = decision.ledger();
    let worth = |response: Response| ledger.total(response).unwrap_or(f64::NEG_INFINITY);
    let public = Response::ALL.into_iter().filter(|&response| response.is_public() && ledger.is_legal(response));
    let best = public.max_by(|a, b| worth(*a).total_cmp(&worth(*b))).or_else(|| ledger.runner_up(Response::HoldOut));
    let against = |term: Term| {
        let points = |response| ledger.row(response).map_or(0.0, |row| row.term(term));
        points(Response::HoldOut) - best.map_or(0.0, points)
    };
    Term::ALL.into_iter().max_by(|a, b| against(*a).total_cmp(&against(*b))).unwrap_or(Term::Reluctance)
}

fn in_words(term: Term) -> &'static str {
    match term {
        Term::Deterrence => "that a step would deter nobody",
        Term::Innocent => "doubt about who did it",
        Term::Blame => "that blame would bounce off",
        Term::Disclosure => "the intelligence sources that proof would burn",
        Term::Exposure => "trade with the accused",
        Term::Effort => "the work that it takes",
        Term::Partners => "partners who did not act",
        Term::Reluctance => "going ahead alone",
        Term::Commitment => "a word given earlier",
        Term::Reproach => "what partners would say",
    }
}
