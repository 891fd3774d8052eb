//! Who may read of an event: everybody once the books are open, a seat what it saw, the public what all heard.

use crate::sim::treaty::Deed;
use crate::sim::{ActorId, Event, Record, Setting};

/// For whom a game is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The debrief: nothing is hidden.
    Debrief,
    /// One seat: what it saw, read and did, and what all heard.
    Seat(ActorId),
    /// Those who watch: what all heard.
    Public,
}

impl Audience {
    /// Whether this audience may know of an event.
    #[must_use]
    pub fn knows(self, setting: &Setting, record: &Record) -> bool {
        match self {
            Self::Debrief => true,
            Self::Seat(viewer) => is_public(&record.event) || sees(setting, viewer, &record.event),
            Self::Public => is_public(&record.event),
        }
    }
}

/// What all hear.
fn is_public(event: &Event) -> bool {
    match event {
        Event::RoundOpened {}
        | Event::AttackLaunched { .. }
        | Event::Attributed { .. }
        | Event::SanctionImposed { .. }
        | Event::Retracted { .. }
        | Event::Reproached { .. }
        | Event::Denied { .. }
        | Event::Conceded { .. }
        | Event::Countered { .. }
        | Event::NormShifted { .. }
        | Event::IncidentClosed { .. }
        | Event::GameEnded { .. } => true,
        // What an actor weighs is its own affair, and so is a motion that came too late.
        Event::Treaty(deed) => !matches!(deed, Deed::Weighed { .. } | Deed::Overtaken { .. }),
        Event::AttackWeighed { .. }
        | Event::SignalDrawn { .. }
        | Event::ReportShared { .. }
        | Event::EvidenceAssessed { .. }
        | Event::Decided { .. }
        | Event::DecidedAsBefore { .. }
        | Event::Unanswered { .. }
        | Event::AttributedPrivately { .. }
        | Event::WindowClosed { .. }
        | Event::PressureChanged { .. } => false,
    }
}

/// What a seat sees beyond that: its own services, mail and moves, and what it is told in confidence.
fn sees(setting: &Setting, viewer: ActorId, event: &Event) -> bool {
    match event {
        Event::SignalDrawn { actor, .. } | Event::Decided { actor, .. } | Event::Unanswered { actor, .. } => {
            *actor == viewer
        }
        Event::Treaty(Deed::Weighed { actor, .. } | Deed::Overtaken { actor, .. }) => *actor == viewer,
        Event::ReportShared { to, .. } => to.contains(viewer),
        Event::AttributedPrivately { actor, accused, told, .. } => {
            let confidants = setting.confidants(*actor).union(told.unwrap_or_default());
            let is_told = *accused == viewer || confidants.contains(viewer);
            *actor == viewer || is_told || setting.actor(viewer).members.contains(*actor)
        }
        Event::PressureChanged { accused, .. } => *accused == viewer,
        Event::RoundOpened {}
        | Event::AttackWeighed { .. }
        | Event::AttackLaunched { .. }
        | Event::EvidenceAssessed { .. }
        | Event::DecidedAsBefore { .. }
        | Event::Attributed { .. }
        | Event::SanctionImposed { .. }
        | Event::Retracted { .. }
        | Event::WindowClosed { .. }
        | Event::Reproached { .. }
        | Event::Denied { .. }
        | Event::Conceded { .. }
        | Event::Countered { .. }
        | Event::Treaty(_)
        | Event::NormShifted { .. }
        | Event::IncidentClosed { .. }
        | Event::GameEnded { .. } => false,
    }
}
