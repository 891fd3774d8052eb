//! Which events a seat knows of, and what of them: the rest stays hidden until the game is over.

use std::borrow::Cow;

use crate::play::Game;
use crate::review::Audience;
use crate::sim::{ActorId, ActorSet, Event, Record};

/// What a seat, or the public, knows of an event; none if nothing.
pub(super) fn known<'a>(game: &Game, seat: Option<ActorId>, record: &'a Record) -> Option<Cow<'a, Record>> {
    let audience = match seat {
        _ if game.is_over() => Audience::Debrief,
        Some(seat) => Audience::Seat(seat),
        None => Audience::Public,
    };
    audience.knows(game.setting(), record).then(|| masked(audience, record))
}

/// A report without the others whom it reached; everything else as it is.
fn masked(audience: Audience, record: &Record) -> Cow<'_, Record> {
    let (Audience::Seat(seat), Event::ReportShared { collector, incident, release, .. }) = (audience, &record.event)
    else {
        return Cow::Borrowed(record);
    };
    let to = ActorSet::EMPTY.with(seat);
    let event = Event::ReportShared { collector: *collector, incident: *incident, release: *release, to };
    Cow::Owned(Record { event, ..record.clone() })
}

/// Whether the cause of an event is public even where the event is not: pressure follows from public steps.
pub(super) fn has_public_cause(event: &Event) -> bool {
    matches!(event, Event::PressureChanged { .. })
}
