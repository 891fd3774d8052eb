//! What leaving a document cost whom: the one who left, in standing and in goods that only parties share; the others, in
//! company.

use crate::play::Game;
use crate::sim::apply::apply;
use crate::sim::treaty::Deed;
use crate::sim::treaty::accession::Candidate;
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
        let announced = if let Event::Treaty(Deed::Withdrew { actor, document, cost, .. }) = &record.event {
            open.push(withdrawals.len());
            withdrawals.push(price(game, &situation, record.round, *actor, *document, *cost));
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
    /// With what it came to cost: only who leaves what binds it gives anything up, and is missed.
    fn booked(self) -> Self {
        match self.sequel {
            Sequel::Left => self,
            Sequel::NeverBound | Sequel::TakenBack(_) => Self { forgone: Points::ZERO, losses: Vec::new(), ..self },
        }
    }
}

/// What a withdrawal that is announced now will cost.
fn price(
    game: &Game,
    situation: &Situation,
    round: Round,
    actor: ActorId,
    document: DocumentId,
    standing: Points,
) -> Withdrawal {
    let setting = game.setting();
    let candidate = |actor| Candidate::new(setting, situation, document, actor);
    let own = candidate(actor).accession();
    let is_in = |other: &ActorId| *other != actor && situation.texts().party(document, *other).is_in();
    let others = setting.actor_ids().filter(is_in);
    let mut losses: Vec<_> = others.map(|other| (other, Points(candidate(other).gain_from(actor)))).collect();
    losses.sort_by(|a, b| b.1.get().total_cmp(&a.1.get()).then(a.0.cmp(&b.0)));
    Withdrawal {
        round,
        actor,
        document,
        sequel: Sequel::NeverBound,
        standing,
        resolve: [situation.book(actor).word.resolve().get(); 2],
        forgone: Points(own.gain + own.reputation + own.ties),
        losses,
    }
}
