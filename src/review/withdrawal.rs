//! What leaving a document cost whom: the one who left, in standing and in goods that only parties share; the others, in
//! company.

use crate::play::Game;
use crate::sim::apply::apply;
use crate::sim::treaty::Deed;
use crate::sim::treaty::accession::Candidate;
use crate::sim::{ActorId, DocumentId, Event, Points, Round, Situation};

/// One withdrawal and its price.
#[derive(Clone, Debug, PartialEq)]
pub struct Withdrawal {
    /// When it was announced.
    pub round: Round,
    /// Who left.
    pub actor: ActorId,
    /// What.
    pub document: DocumentId,
    /// Standing that it lost, in points.
    pub standing: Points,
    /// How likely others held its next promise before and after.
    pub resolve: [f64; 2],
    /// What it gave up in goods, company and name, in points.
    pub forgone: Points,
    /// What its company had been worth to each of the others, in points; who loses most comes first.
    pub losses: Vec<(ActorId, Points)>,
}

/// The withdrawals of a game, oldest first.
#[must_use]
pub fn withdrawals(game: &Game) -> Vec<Withdrawal> {
    let mut situation = Situation::new(game.setting());
    let mut withdrawals = Vec::new();
    for record in game.records() {
        let before = if let Event::Treaty(Deed::Withdrew { actor, document, cost, .. }) = &record.event {
            Some(price(game, &situation, record.round, *actor, *document, *cost))
        } else {
            None
        };
        apply(&mut situation, game.setting(), &record.event);
        if let Some(mut withdrawal) = before {
            withdrawal.resolve[1] = situation.book(withdrawal.actor).word.resolve().get();
            withdrawals.push(withdrawal);
        }
    }
    withdrawals
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
        standing,
        resolve: [situation.book(actor).word.resolve().get(); 2],
        forgone: Points(own.gain + own.reputation + own.ties),
        losses,
    }
}
