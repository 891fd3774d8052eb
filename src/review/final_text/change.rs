//! Who changed a clause, when, and what went in and out: the marks of a text that is marked up.

use crate::play::Game;
use crate::review::timeline::tell_below;
use crate::review::words::{Words, place, sentence};
use crate::scenario::slots::Piece;
use crate::sim::apply::apply;
use crate::sim::treaty::texts::ClauseState;
use crate::sim::treaty::{Deed, Wording};
use crate::sim::{ActorId, ActorSet, ClauseId, Event, Round, Setting, Situation};

/// One change of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What happened and when, in a sentence.
    pub told: String,
    /// Whose change it is: who moved it, or who had asked for a text that way; the table if nobody did.
    pub by: String,
    /// Where the text lay before and lies after, of 100; none if it stayed.
    pub moved: Option<[String; 2]>,
    /// The pieces before, if any of their words went out.
    pub deleted: Option<Vec<Piece>>,
    /// The pieces after, if any of their words came in; none if nothing came in their place.
    pub inserted: Option<Vec<Piece>>,
}

/// Everything that changed a clause in a game, oldest first; what was asked for anew in a round in one line. `pieces` has
/// what the clause says with its text in a place.
pub(super) fn changes(
    words: Words<'_>,
    game: &Game,
    clause: ClauseId,
    pieces: &dyn Fn(f64) -> Vec<Piece>,
) -> Vec<Change> {
    let mut situation = Situation::new(game.setting());
    let mut changes = Vec::new();
    let mut asks = Asks::default();
    for record in game.records() {
        let deed = change_of(&record.event, clause);
        if let Some(Deed::Conceded { actor, position, .. }) = deed {
            changes.extend(asks.add(words, record.round, *actor, *position));
            apply(&mut situation, game.setting(), &record.event);
            continue;
        }
        let before = deed.map(|deed| (deed, Before::of(game.setting(), &situation, deed, clause)));
        apply(&mut situation, game.setting(), &record.event);
        if let Some((deed, before)) = before {
            changes.extend(asks.take(words));
            let told = dated(words, record.round, &tell_below(words, deed, clause));
            changes.push(before.change(words, situation.texts().clause(clause), told, pieces));
        }
    }
    changes.extend(asks.take(words));
    changes
}

fn dated(words: Words<'_>, round: Round, told: &str) -> String {
    format!("{}: {}.", sentence(&words.round(round)), sentence(told))
}

/// Where those who moved in a round now asked for a clause, in the order in which they did.
#[derive(Default)]
struct Asks {
    round: Round,
    places: Vec<(String, ActorSet)>,
}

impl Asks {
    /// Takes one up; what was asked for in an earlier round is told now.
    fn add(&mut self, words: Words<'_>, round: Round, actor: ActorId, position: f64) -> Option<Change> {
        let told = if self.round == round { None } else { self.take(words) };
        self.round = round;
        let place = place(position);
        match self.places.iter_mut().find(|(other, _)| *other == place) {
            Some((_, actors)) => *actors = actors.with(actor),
            None => self.places.push((place, ActorSet::EMPTY.with(actor))),
        }
        told
    }

    /// All in one line; nothing if nobody moved.
    fn take(&mut self, words: Words<'_>) -> Option<Change> {
        let places = std::mem::take(&mut self.places);
        let who = places.iter().fold(ActorSet::EMPTY, |all, (_, actors)| all.union(*actors));
        let asked: Vec<String> =
            places.into_iter().map(|(place, actors)| format!("at {place} by {}", words.set(actors))).collect();
        let told = format!("this clause was now asked for {}", asked.join("; "));
        (!asked.is_empty()).then(|| Change {
            told: dated(words, self.round, &told),
            by: words.set(who),
            moved: None,
            deleted: None,
            inserted: None,
        })
    }
}

/// The deed, if it is about the text of a clause.
fn change_of(event: &Event, clause: ClauseId) -> Option<&Deed> {
    let Event::Treaty(deed) = event else { return None };
    let (Deed::Proposed { clause: which, .. }
    | Deed::Conceded { clause: which, .. }
    | Deed::TextSettled { clause: which, .. }
    | Deed::Marked { clause: which, .. }
    | Deed::Merged { clause: which, .. }
    | Deed::Deadlocked { clause: which, .. }
    | Deed::ClauseDecided { clause: which, .. }) = deed
    else {
        return None;
    };
    (*which == clause).then_some(deed)
}

/// How a clause stood before a change, and whose the change is.
struct Before {
    position: f64,
    wording: Wording,
    authors: ActorSet,
}

impl Before {
    fn of(setting: &Setting, situation: &Situation, deed: &Deed, clause: ClauseId) -> Self {
        let state = situation.texts().clause(clause);
        let authors = if let Deed::TextSettled { position, .. } = deed {
            let way = position - state.position;
            let ask = |actor| situation.texts().ask(clause, actor) - state.position;
            let voters = setting.voters(setting.clause(clause).document);
            voters.iter().filter(|actor| ask(*actor) * way > 0.0).collect()
        } else {
            movers(deed)
        };
        Self { position: state.position, wording: state.wording, authors }
    }

    fn change(
        &self,
        words: Words<'_>,
        state: &ClauseState,
        told: String,
        pieces: &dyn Fn(f64) -> Vec<Piece>,
    ) -> Change {
        let (was, is) = (pieces(self.position), pieces(state.position));
        let is_gone = state.wording == Wording::Dropped && self.wording != Wording::Dropped;
        let is_other = was != is;
        let places = [place(self.position), place(state.position)];
        Change {
            told,
            by: if self.authors.is_empty() { "the table".to_owned() } else { words.set(self.authors) },
            moved: Some(places).filter(|[was, is]| was != is),
            inserted: (is_other && !is_gone).then_some(is),
            deleted: (is_other || is_gone).then_some(was),
        }
    }
}

/// Who made a change by itself; those against it, where the venue dropped a clause.
fn movers(deed: &Deed) -> ActorSet {
    if let Deed::Proposed { actor, .. } | Deed::Marked { actor: Some(actor), .. } | Deed::Merged { actor, .. } = deed
    {
        ActorSet::EMPTY.with(*actor)
    } else if let Deed::ClauseDecided { against: those, carried: false, .. }
    | Deed::Deadlocked { between: those, .. } = deed
    {
        *those
    } else {
        ActorSet::EMPTY
    }
}
