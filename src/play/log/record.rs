//! The line of a record: round, event, cause. All but the event is written by hand: nearly every line of a log is one.

use std::fmt;

use super::json::{self, Text};
use crate::sim::event::{Cause, Roll};
use crate::sim::{Names, Record};

/// Appends a record, without a line break.
///
/// # Errors
/// Never in practice: every event has a form in a log.
pub(super) fn append(names: &Names, record: &Record, text: &mut Text) -> Result<(), fmt::Error> {
    text.extend_from_slice(b"{\"round\":");
    json::append(&record.round, text)?;
    text.extend_from_slice(b",\"event\":");
    json::append(&super::named(names, &record.event), text)?;
    text.extend_from_slice(b",\"cause\":{\"phase\":");
    append_cause(&record.cause, text)?;
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
