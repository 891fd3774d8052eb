//! The scene of a decision: the situation that its actor saw, folded from the log.

use crate::play::Game;
use crate::sim::apply::apply;
use crate::sim::event::Phase;
use crate::sim::{ActorId, Event, IncidentId, Record, Round, Situation};

/// The situation in which the game's event `number`, a decision, was taken: everything before it and, for a member of
/// a coalition, what the others in it did in the same pass.
pub(super) fn scene(game: &Game, number: usize) -> Situation {
    let setting = game.setting();
    let mut situation = Situation::new(setting);
    for record in game.records().take(number) {
        apply(&mut situation, setting, &record.event);
    }
    if let Some(pass) = game.records().nth(number).and_then(Pass::of_coalition) {
        for record in game.records().skip(number).take_while(|record| record.round == pass.round) {
            if pass.holds(&record.event) {
                apply(&mut situation, setting, &record.event);
            }
        }
    }
    situation
}

/// The situation on which the orders of a round were given: everything before its response window.
pub(super) fn at_the_desk(game: &Game, round: Round) -> Situation {
    let setting = game.setting();
    let mut situation = Situation::new(setting);
    let is_before = |record: &&Record| (record.round, record.cause.phase) < (round, Phase::Respond);
    for record in game.records().take_while(is_before) {
        apply(&mut situation, setting, &record.event);
    }
    situation
}

/// The pass in which a coalition formed, seen from one of its members.
struct Pass {
    round: Round,
    incident: IncidentId,
    pass: u16,
    member: ActorId,
}

impl Pass {
    fn of_coalition(record: &Record) -> Option<Self> {
        let Event::Decided { actor, incident, pass, in_coalition: true, .. } = &record.event else { return None };
        Some(Self { round: record.round, incident: *incident, pass: *pass, member: *actor })
    }

    /// Whether an event is an act of another member.
    fn holds(&self, event: &Event) -> bool {
        let (Event::Attributed { actor, incident, pass, .. } | Event::SanctionImposed { actor, incident, pass, .. }) =
            event
        else {
            return false;
        };
        *actor != self.member && *incident == self.incident && *pass == self.pass
    }
}
