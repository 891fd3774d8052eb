//! What is new to a seat about an incident since it last gave its orders.

use crate::play::Game;
use crate::review::Audience;
use crate::sim::incident::Signal;
use crate::sim::{ActorId, Event, IncidentId, Record, Round};

/// How new an incident is to a seat: the least first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum News {
    /// Nothing that the seat could see has happened.
    #[default]
    None,
    /// Others took steps, or the accused reacted.
    Steps,
    /// The seat got evidence that points to somebody.
    Evidence,
    /// It has only just happened.
    Attack,
}

impl News {
    /// What is new to `seat` about an incident: in the round that is open, or by the answers of the round before.
    pub(super) fn about(game: &Game, seat: ActorId, incident: IncidentId) -> Self {
        let before = Round(game.round().0.saturating_sub(1));
        let recent = game.records().rev().take_while(|record| record.round >= before);
        let seen = recent.filter(|record| Audience::Seat(seat).knows(game.setting(), record));
        seen.map(|record| Self::of(record, seat, incident, record.round == game.round())).max().unwrap_or_default()
    }

    /// What a record that the seat knows of has to say about an incident.
    fn of(record: &Record, seat: ActorId, about: IncidentId, is_now: bool) -> Self {
        if let Event::AttackLaunched { incident, .. } = &record.event
            && *incident == about
            && is_now
        {
            Self::Attack
        } else if let Event::SignalDrawn { actor, incident, signal: Signal::PointsTo(_), .. } = &record.event
            && (*actor, *incident, is_now) == (seat, about, true)
        {
            Self::Evidence
        } else if let Event::ReportShared { incident, to, .. } = &record.event
            && *incident == about
            && to.contains(seat)
            && is_now
        {
            Self::Evidence
        } else if let Event::Attributed { actor, incident, .. }
        | Event::SanctionImposed { actor, incident, .. }
        | Event::AttributedPrivately { actor, incident, .. }
        | Event::Retracted { actor, incident, .. }
        | Event::Denied { actor, incident }
        | Event::Countered { actor, incident, .. } = &record.event
            && *incident == about
            && *actor != seat
        {
            Self::Steps
        } else {
            Self::None
        }
    }

    /// What it is, for the list of incidents; nothing if it is none.
    pub(super) fn in_words(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Steps => "; others have taken steps",
            Self::Evidence => "; new evidence",
            Self::Attack => "; new",
        }
    }
}
