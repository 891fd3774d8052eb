//! What leaving a document cost whom: the one who left, in standing and in goods that only parties share; the others, in
//! company.

use std::iter;

use super::words::{self, Words};
use crate::play::Game;
use crate::sim::apply::apply;
use crate::sim::check::motion::check_motion;
use crate::sim::round::withdrawal;
use crate::sim::treaty::accession::Candidate;
use crate::sim::treaty::{Deed, Motion};
use crate::sim::{ActorId, DocumentId, Event, Points, Round, Situation};

/// What came of a withdrawal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sequel {
    /// It left what had bound it, or its notice still runs.
    Left,
    /// It left what had never bound it: there were no goods to give up, and no company to lose.
    NeverBound,
    /// It took the withdrawal back in this round, within the notice: nobody lost its company.
    TakenBack(Round),
}

/// One withdrawal and its price.
#[derive(Clone, Debug, PartialEq)]
pub struct Withdrawal {
    /// When it was announced.
    pub round: Round,
    /// Who left.
    pub actor: ActorId,
    /// What.
    pub document: DocumentId,
    /// From which round on it is out, unless it takes the withdrawal back before.
    pub effective: Round,
    /// What came of it.
    pub sequel: Sequel,
    /// Standing that it lost, in points.
    pub standing: Points,
    /// How likely others held its next promise before and after.
    pub resolve: [f64; 2],
    /// What it gave up in goods, company and name, in points; nothing unless it left what had bound it.
    pub forgone: Points,
    /// What its company had been worth to each of the others, in points; who loses most comes first. Nobody unless it left
    /// what had bound it.
    pub losses: Vec<(ActorId, Points)>,
}

/// The withdrawals of a game, oldest first.
#[must_use]
pub fn withdrawals(game: &Game) -> Vec<Withdrawal> {
    let mut situation = Situation::new(game.setting());
    let mut withdrawals: Vec<Withdrawal> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for record in game.records() {
        let withdrawal = price(game, &situation, record.round, &record.event);
        let announced = if withdrawal.is_some() {
            open.push(withdrawals.len());
            withdrawals.extend(withdrawal);
            withdrawals.last_mut()
        } else {
            None
        };
        apply(&mut situation, game.setting(), &record.event);
        if let Some(withdrawal) = announced {
            withdrawal.resolve[1] = situation.book(withdrawal.actor).word.resolve().get();
        }
        open.retain(|at| follow(&mut withdrawals[*at], &situation, record.round));
    }
    withdrawals.into_iter().map(Withdrawal::booked).collect()
}

/// Notes what has come of a withdrawal, and says whether its notice still runs.
fn follow(withdrawal: &mut Withdrawal, situation: &Situation, round: Round) -> bool {
    let party = situation.texts().party(withdrawal.document, withdrawal.actor);
    if party.is_bound {
        withdrawal.sequel = Sequel::Left;
    }
    if party.leaves.is_none() && party.is_in() {
        withdrawal.sequel = Sequel::TakenBack(round);
    }
    party.leaves.is_some()
}

impl Withdrawal {
    /// Its price before it is sealed, to whoever would pay it. A notice may run longer than the game.
    #[must_use]
    pub fn foretold(&self, words: Words<'_>) -> String {
        let Self { document, effective, sequel, standing, resolve: [before, after], forgone, .. } = self;
        let what = words.the_document(*document);
        let out = match words.date(*effective) {
            Some(_) => format!("from {} on", words.round(*effective)),
            None => "after the last round".to_owned(),
        };
        let counts = format!("{} after {}", words::percent(*after), words::percent(*before));
        let word = if after < before {
            format!("you break your word, which then counts for {counts}")
        } else {
            format!("your word counts for {} as before", words::percent(*before))
        };
        let standing = match standing.get() {
            0.0 => "no standing".to_owned(),
            standing => format!("{standing:.2} points of standing"),
        };
        let goods = match sequel {
            Sequel::Left => format!(", {:.2} in goods and company", forgone.get()),
            Sequel::NeverBound | Sequel::TakenBack(_) => String::new(),
        };
        format!(
            "you would be out of {what} {out}, unless you take that back before; it costs you {standing}{goods}, and {word}"
        )
    }

    /// With what it came to cost: only who leaves what binds it gives anything up, and is missed.
    fn booked(self) -> Self {
        match self.sequel {
            Sequel::Left => self,
            Sequel::NeverBound | Sequel::TakenBack(_) => Self { forgone: Points::ZERO, losses: Vec::new(), ..self },
        }
    }
}

/// What it would cost an actor to leave a document, and all that are signed with it, if it announced that in the open
/// round: one withdrawal for each that it may leave, in the order in which the rules would take them, which spend its word
/// one after the other. None of them can have been taken back.
#[must_use]
pub fn foreseen(game: &Game, actor: ActorId, document: DocumentId) -> Vec<Withdrawal> {
    let (setting, round) = (game.setting(), game.round());
    let mut situation = game.situation().clone();
    let mut withdrawals: Vec<Withdrawal> = Vec::new();
    let together = situation.texts().signed_with(setting, document).iter().copied();
    for document in iter::once(document).chain(together.filter(|other| *other != document)) {
        if check_motion(setting, &situation, actor, &Motion::Withdraw { document }).is_err() {
            continue;
        }
        let event = Event::Treaty(withdrawal(setting, &situation, actor, document));
        let announced = price(game, &situation, round, &event);
        apply(&mut situation, setting, &event);
        withdrawals.extend(announced.map(|announced| {
            let is_bound = situation.texts().party(document, actor).is_bound;
            let resolve = [announced.resolve[0], situation.book(actor).word.resolve().get()];
            let sequel = if is_bound { Sequel::Left } else { Sequel::NeverBound };
            Withdrawal { resolve, sequel, ..announced }.booked()
        }));
    }
    withdrawals
}

/// What a withdrawal that is announced now will cost; none for other events.
fn price(game: &Game, situation: &Situation, round: Round, event: &Event) -> Option<Withdrawal> {
    let Event::Treaty(Deed::Withdrew { actor, document, effective, cost }) = *event else { return None };
    let setting = game.setting();
    let candidate = |actor| Candidate::new(setting, situation, document, actor);
    let own = candidate(actor).accession();
    let is_in = |other: &ActorId| *other != actor && situation.texts().party(document, *other).is_in();
    let others = setting.actor_ids().filter(is_in);
    let mut losses: Vec<_> = others.map(|other| (other, Points(candidate(other).gain_from(actor)))).collect();
    losses.sort_by(|a, b| b.1.get().total_cmp(&a.1.get()).then(a.0.cmp(&b.0)));
    Some(Withdrawal {
        round,
        actor,
        document,
        effective,
        sequel: Sequel::NeverBound,
        standing: cost,
        resolve: [situation.book(actor).word.resolve().get(); 2],
        forgone: Points(own.gain + own.reputation + own.ties),
        losses,
    })
}
