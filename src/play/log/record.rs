//! The line of a record: round, event, cause. Decisions and causes are written by hand: nearly every line of a log is one.

use std::fmt;

use super::decision;
use super::json::{self, Text};
use super::pen::Pen;
use crate::sim::event::{Cause, Event, Roll};
use crate::sim::{Names, Record};

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
    append_cause(&record.cause, text)?;
    text.extend_from_slice(b"}}");
    Ok(())
}

fn append_event(names: &Names, event: &Event, pen: &mut Pen, text: &mut Text) -> Result<(), fmt::Error> {
    let Event::Decided { actor, incident, accused, pass, by_person, in_coalition, decision } = event else {
        return json::append(&super::named(names, event), text);
    };
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
    text.extend_from_slice(b"}}");
    Ok(())
}

fn append_cause(cause: &Cause, text: &mut Text) -> Result<(), fmt::Error> {
    let Cause { phase, roll, after } = cause;
    json::append(phase, text)?;
    if let Some(Roll { chance, drew }) = roll {
        text.extend_from_slice(b",\"roll\":{\"chance\":");
        json::number(chance.get(), text);
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
    use crate::sim::{ActorId, IncidentId, Names};

    #[test]
    fn decisions_by_hand_are_those_of_serde() {
        let slugs = |all: &[&str]| all.iter().map(|&slug| slug.to_owned()).collect();
        let names = Names { actors: slugs(&["usa", "rus"]), incidents: slugs(&["worm"]), ..Names::default() };
        let stakes = Stakes { deterrence: 0.7, dread: 0.1, solidarity: 0.3, ..Stakes::default() };
        for (in_coalition, by_person) in [(true, false), (false, true), (false, false)] {
            let options = vec![(Response::HoldOut, Stakes::default()), (Response::Joint, stakes)];
            let outlook = Outlook { guilt: 0.6, vulnerability: 0.5, share: 0.25 };
            let event = Event::Decided {
                actor: ActorId(0),
                incident: IncidentId(0),
                accused: ActorId(1),
                pass: 2,
                by_person,
                in_coalition,
                decision: Box::new(Decision { outlook, options, chosen: Response::Joint }),
            };
            let (mut by_hand, mut by_serde) = (Vec::new(), Vec::new());
            append_event(&names, &event, &mut Pen::new(), &mut by_hand).unwrap();
            json::append(&super::super::named(&names, &event), &mut by_serde).unwrap();
            assert_eq!(String::from_utf8(by_hand), String::from_utf8(by_serde));
        }
    }
}
