//! What the game came to, worked out once: the outcome, the turning point, and the position after each round.

use crate::play::Game;
use crate::review::{FinalText, Outcome, TurningPoint, final_text, outcome, turning_point};
use crate::sim::apply::apply;
use crate::sim::{ActorId, Event, IncidentId, Points, Record, Response, Round, Situation};

/// All that the end shows.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) outcome: Outcome,
    pub(super) turning_point: Option<TurningPoint>,
    /// The documents as they stand.
    pub(super) texts: Vec<FinalText>,
    /// What came of the tables beside the texts, a line each.
    pub(super) aftermath: Vec<String>,
    /// The position at the start and after each round.
    snapshots: Vec<Snapshot>,
    /// The attacks that were weighed, in order.
    pub(super) weighed: Vec<(IncidentId, Round)>,
}

/// The position after a round, or at the start.
#[derive(Debug)]
pub(super) struct Snapshot {
    pub(super) round: Round,
    incidents: Vec<Position>,
}

/// What one incident has come to after a round.
#[derive(Debug)]
struct Position {
    stances: Vec<Response>,
    price: Points,
}

impl Report {
    /// The report on a finished game.
    pub(super) fn of(game: &Game) -> Self {
        let outcome = outcome(game);
        Self {
            texts: game
                .situation()
                .texts()
                .there(game.setting())
                .map(|document| final_text(game, document))
                .collect(),
            aftermath: outcome.aftermath(game),
            outcome,
            turning_point: turning_point(game),
            snapshots: snapshots(game),
            weighed: weighed(game),
        }
    }

    /// The position at the start, as round 0, and after each round.
    pub(super) fn since_start(&self) -> &[Snapshot] {
        &self.snapshots
    }

    /// The position after each round.
    pub(super) fn rounds(&self) -> &[Snapshot] {
        self.snapshots.get(1..).unwrap_or_default()
    }

    /// The last round in which an actor changed its stand over an incident, if it ever did.
    pub(super) fn last_change(&self, incident: IncidentId, actor: ActorId) -> Option<Round> {
        let mut changes = self.snapshots.windows(2).filter_map(|pair| {
            let [before, after] = pair else { return None };
            let stands = [before, after].map(|snapshot| snapshot.stance(incident, actor));
            // A retraction was the change; that it has worn off by the next round is none.
            (stands[0] != stands[1] && stands[0] != Response::Retract).then_some(after.round)
        });
        changes.next_back()
    }

    /// The incidents that happened, by id.
    pub(super) fn launched(&self) -> Vec<IncidentId> {
        let launched = self.outcome.incidents.iter().filter(|incident| incident.launched.is_some());
        launched.map(|incident| incident.incident).collect()
    }
}

impl Snapshot {
    /// How far an actor had gone; a retraction counts in its own round.
    pub(super) fn stance(&self, incident: IncidentId, actor: ActorId) -> Response {
        let position = self.incidents.get(incident.index());
        position.and_then(|position| position.stances.get(actor.index())).copied().unwrap_or_default()
    }

    /// What an incident had cost its author.
    pub(super) fn price(&self, incident: IncidentId) -> f64 {
        self.incidents.get(incident.index()).map_or(0.0, |position| position.price.get())
    }
}

fn weighed(game: &Game) -> Vec<(IncidentId, Round)> {
    let weighed = game.records().filter_map(|record| {
        let Event::AttackWeighed { incident, weighing: Some(_), .. } = &record.event else { return None };
        Some((*incident, record.round))
    });
    weighed.collect()
}

fn snapshots(game: &Game) -> Vec<Snapshot> {
    let records: Vec<&Record> = game.records().collect();
    let mut situation = Situation::new(game.setting());
    let snapshot = |situation: &Situation, records: &[&Record]| {
        let positions = game.setting().incident_ids().map(|incident| position(situation, incident, records));
        Snapshot { round: situation.round(), incidents: positions.collect() }
    };
    let start = snapshot(&situation, &[]);
    let rounds = records.chunk_by(|a, b| a.round == b.round).map(|records| {
        for record in records {
            apply(&mut situation, game.setting(), &record.event);
        }
        snapshot(&situation, records)
    });
    std::iter::once(start).chain(rounds).collect()
}

fn position(situation: &Situation, about: IncidentId, records: &[&Record]) -> Position {
    let mut stances: Vec<Response> = situation.stances(about).iter().map(|stance| stance.response).collect();
    for record in records {
        if let Event::Retracted { actor, incident, .. } = &record.event
            && *incident == about
            && let Some(stance) = stances.get_mut(actor.index())
        {
            *stance = Response::Retract;
        }
    }
    Position { stances, price: situation.incident(about).price_paid }
}
