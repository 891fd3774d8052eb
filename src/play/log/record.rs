//! The line of a record: round, event, cause. Signals, reports, decisions and causes are written by hand: nearly every line
//! of a log holds one.

use std::fmt;

use super::decision;
use super::json::{self, Text};
use super::pen::Pen;
use crate::sim::event::{Cause, Event, Roll};
use crate::sim::incident::{Signal, Suspect};
use crate::sim::{IncidentId, Names, Record};

/// Appends a record, without a line break.
///
/// # Errors
/// Never in practice: every event has a form in a log.
pub(super) fn append(names: &Names, record: &Record, pen: &mut Pen, text: &mut Text) -> Result<(), fmt::Error> {
    text.extend_from_slice(b"{\"round\":");
    json::append(&record.round, text)?;
    text.extend_from_slice(b",\"event\":");
    append_event(names, &record.event, pen, text)?;
    text.extend_from_slice(b",\"cause\":{\"phase\":");
    append_cause(&record.cause, pen, text)?;
    text.extend_from_slice(b"}}");
    Ok(())
}

fn append_event(names: &Names, event: &Event, pen: &mut Pen, text: &mut Text) -> Result<(), fmt::Error> {
    if let Event::SignalDrawn { actor, incident, release, signal } = event {
        text.extend_from_slice(b"{\"signal_drawn\":{\"actor\":\"");
        text.extend_from_slice(names.actor(*actor).as_bytes());
        append_release(names, *incident, *release, text)?;
        text.extend_from_slice(b",\"signal\":");
        json::append(&seen(names, *signal), text)?;
    } else if let Event::ReportShared { collector, incident, release, to } = event {
        text.extend_from_slice(b"{\"report_shared\":{\"collector\":\"");
        text.extend_from_slice(names.actor(*collector).as_bytes());
        append_release(names, *incident, *release, text)?;
        text.extend_from_slice(b",\"to\":");
        pen.actors(names, *to, text);
    } else if let Event::Decided { actor, incident, accused, pass, by_person, in_coalition, decision } = event {
        text.extend_from_slice(b"{\"decided\":{\"actor\":\"");
        text.extend_from_slice(names.actor(*actor).as_bytes());
        text.extend_from_slice(b"\",\"incident\":\"");
        text.extend_from_slice(names.incident(*incident).as_bytes());
        text.extend_from_slice(b"\",\"accused\":\"");
        text.extend_from_slice(names.actor(*accused).as_bytes());
        text.extend_from_slice(b"\",\"pass\":");
        json::append(pass, text)?;
        text.extend_from_slice(b",\"by_person\":");
        json::append(by_person, text)?;
        if *in_coalition {
            text.extend_from_slice(b",\"in_coalition\":true");
        }
        text.extend_from_slice(b",\"decision\":");
        decision::append(decision, pen, text);
    } else {
        return json::append(&super::named(names, event), text);
    }
    text.extend_from_slice(b"}}");
    Ok(())
}

fn seen(names: &Names, signal: Signal) -> Signal<&str> {
    match signal {
        Signal::Nothing => Signal::Nothing,
        Signal::PointsTo(Suspect::Actor(actor)) => Signal::PointsTo(Suspect::Actor(names.actor(actor))),
        Signal::PointsTo(Suspect::Criminals) => Signal::PointsTo(Suspect::Criminals),
        Signal::PointsTo(Suspect::Nobody) => Signal::PointsTo(Suspect::Nobody),
    }
}

/// Which release of which incident, after an actor's slug.
fn append_release(names: &Names, incident: IncidentId, release: u16, text: &mut Text) -> Result<(), fmt::Error> {
    text.extend_from_slice(b"\",\"incident\":\"");
    text.extend_from_slice(names.incident(incident).as_bytes());
    text.extend_from_slice(b"\",\"release\":");
    json::append(&release, text)
}

fn append_cause(cause: &Cause, pen: &mut Pen, text: &mut Text) -> Result<(), fmt::Error> {
    let Cause { phase, roll, after } = cause;
    json::append(phase, text)?;
    if let Some(Roll { chance, drew }) = roll {
        text.extend_from_slice(b",\"roll\":{\"chance\":");
        pen.number(chance.get(), text);
        text.extend_from_slice(b",\"drew\":");
        json::number(*drew, text);
        text.push(b'}');
    }
    if let Some(after) = after {
        text.extend_from_slice(b",\"after\":");
        json::append(after, text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Pen, append_event, json};
    use crate::sim::choice::{Decision, Outlook, Response, Stakes};
    use crate::sim::event::Event;
    use crate::sim::incident::{Signal, Suspect};
    use crate::sim::{ActorId, ActorSet, IncidentId, Names};

    fn names() -> Names {
        let slugs = |all: &[&str]| all.iter().map(|&slug| slug.to_owned()).collect();
        Names { actors: slugs(&["usa", "rus"]), incidents: slugs(&["worm"]), ..Names::default() }
    }

    fn assert_alike(event: &Event) {
        let (mut by_hand, mut by_serde) = (Vec::new(), Vec::new());
        append_event(&names(), event, &mut Pen::new(), &mut by_hand).unwrap();
        json::append(&super::super::named(&names(), event), &mut by_serde).unwrap();
        assert_eq!(String::from_utf8(by_hand), String::from_utf8(by_serde));
    }

    #[test]
    fn decisions_by_hand_are_those_of_serde() {
        let stakes = Stakes { deterrence: 0.7, dread: 0.1, solidarity: 0.3, ..Stakes::default() };
        for (in_coalition, by_person) in [(true, false), (false, true), (false, false)] {
            let options = Response::ALL.into_iter().map(|response| (response, stakes)).collect();
            let outlook = Outlook { guilt: 0.6, vulnerability: 0.5, share: 0.25 };
            assert_alike(&Event::Decided {
                actor: ActorId(0),
                incident: IncidentId(0),
                accused: ActorId(1),
                pass: 2,
                by_person,
                in_coalition,
                decision: Box::new(Decision { outlook, options, chosen: Response::Joint }),
            });
        }
    }

    #[test]
    fn signals_and_reports_by_hand_are_those_of_serde() {
        let (actor, incident, release) = (ActorId(0), IncidentId(0), 3);
        let suspects = [Suspect::Actor(ActorId(1)), Suspect::Criminals, Suspect::Nobody];
        for signal in suspects.map(Signal::PointsTo).into_iter().chain([Signal::Nothing]) {
            assert_alike(&Event::SignalDrawn { actor, incident, release, signal });
        }
        for to in [ActorSet::EMPTY, ActorSet::first(1), ActorSet::first(2)] {
            assert_alike(&Event::ReportShared { collector: actor, incident, release, to });
        }
    }
}
