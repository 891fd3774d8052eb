//! The chronicle: what a seat knows to have happened, line by line, each with its cause among the lines.

use super::Table;
use super::words::events as say;
use crate::sim::event::Phase;
use crate::sim::{ActorId, Event, IncidentId, Record, Round};

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    /// The number of its first event.
    pub number: usize,
    /// The round it happened in.
    pub round: Round,
    /// The phase it happened in.
    pub phase: Phase,
    /// What happened, with the number that moved.
    pub text: String,
    /// The chance it depended on and what was drawn.
    pub roll: Option<String>,
    /// The line that led to it, by position in the chronicle.
    pub cause: Option<usize>,
    /// The incident that it is about.
    pub incident: Option<IncidentId>,
    /// Whose decision stands behind it.
    pub decider: Option<ActorId>,
}

/// All that the seat knows to have happened, oldest first. Reproaches of one actor make one line.
pub(super) fn chronicle(table: &Table<'_>) -> Vec<Entry> {
    let mut chronicle = Chronicle { table, entries: Vec::new(), line_of: Vec::new(), causes: Vec::new() };
    for (number, (cause, seen)) in table.events().enumerate() {
        chronicle.add(number, cause, seen.as_deref());
    }
    chronicle.entries
}

struct Chronicle<'a> {
    table: &'a Table<'a>,
    entries: Vec<Entry>,
    /// The line that tells an event, by the event's number.
    line_of: Vec<Option<usize>>,
    /// The event that an event follows from, by its number.
    causes: Vec<Option<usize>>,
}

impl Chronicle<'_> {
    fn add(&mut self, number: usize, cause: Option<usize>, seen: Option<&Record>) {
        self.causes.push(cause);
        let line = seen.filter(|record| is_told(&record.event)).map(|record| self.tell(number, record));
        self.line_of.push(line);
    }

    /// Writes the line of an event, or adds it to an earlier one.
    fn tell(&mut self, number: usize, record: &Record) -> usize {
        if let Some(line) = self.reproached_before(record) {
            return line;
        }
        let line = self.table.tell(number, record);
        self.entries.push(Entry {
            number,
            round: record.round,
            phase: record.cause.phase,
            text: with_pass(line.text, &record.event),
            roll: line.roll,
            cause: self.cause(number),
            incident: incident(&record.event),
            decider: decider(&record.event),
        });
        self.entries.len() - 1
    }

    /// The nearest earlier event on the trail of causes that has a line.
    fn cause(&self, number: usize) -> Option<usize> {
        let mut at = self.causes.get(number).copied().flatten();
        while let Some(event) = at {
            if let Some(line) = self.line_of.get(event).copied().flatten() {
                return Some(line);
            }
            at = self.causes.get(event).copied().flatten();
        }
        None
    }

    /// The line of this round that tells of earlier reproaches of the same actor, with this one added.
    fn reproached_before(&mut self, record: &Record) -> Option<usize> {
        let Event::Reproached { by, silent, incident, cost, .. } = &record.event else { return None };
        let is_same = |entry: &Entry| {
            entry.phase == Phase::Reproach
                && entry.round == record.round
                && entry.incident == Some(*incident)
                && entry.decider == Some(*silent)
        };
        let line = self.entries.iter().rposition(is_same)?;
        let more = say::also_reproached(self.table, *by, *cost);
        let entry = self.entries.get_mut(line)?;
        entry.text.push_str(&more);
        entry.roll = None;
        Some(line)
    }
}

/// Whether an event gets a line: what only prepares others does not.
fn is_told(event: &Event) -> bool {
    !matches!(
        event,
        Event::EvidenceAssessed { .. }
            | Event::DecidedAsBefore { .. }
            | Event::Decided { by_person: false, .. }
            | Event::WindowClosed { moved: false, .. }
    )
}

/// Whose decision stands behind an event: of a reproach, the decision to stay silent.
fn decider(event: &Event) -> Option<ActorId> {
    if let Event::Decided { actor, .. }
    | Event::AttributedPrivately { actor, .. }
    | Event::Attributed { actor, .. }
    | Event::SanctionImposed { actor, .. }
    | Event::Retracted { actor, .. }
    | Event::Reproached { silent: actor, .. } = event
    {
        return Some(*actor);
    }
    None
}

/// The incident that an event is about.
fn incident(event: &Event) -> Option<IncidentId> {
    match event {
        Event::AttackWeighed { incident, .. }
        | Event::AttackLaunched { incident, .. }
        | Event::SignalDrawn { incident, .. }
        | Event::ReportShared { incident, .. }
        | Event::EvidenceAssessed { incident, .. }
        | Event::Decided { incident, .. }
        | Event::DecidedAsBefore { incident, .. }
        | Event::Unanswered { incident, .. }
        | Event::AttributedPrivately { incident, .. }
        | Event::Attributed { incident, .. }
        | Event::SanctionImposed { incident, .. }
        | Event::Retracted { incident, .. }
        | Event::WindowClosed { incident, .. }
        | Event::Reproached { incident, .. }
        | Event::Denied { incident, .. }
        | Event::Conceded { incident, .. }
        | Event::Countered { incident, .. }
        | Event::PressureChanged { incident, .. }
        | Event::NormShifted { incident, .. }
        | Event::IncidentClosed { incident, .. } => Some(*incident),
        Event::RoundOpened {} | Event::TreatyInForce { .. } | Event::GameEnded { .. } => None,
    }
}

/// Says in which pass of the window a step was taken.
fn with_pass(text: String, event: &Event) -> String {
    if let Event::Attributed { pass, .. }
    | Event::SanctionImposed { pass, .. }
    | Event::AttributedPrivately { pass, .. } = event
    {
        return say::in_pass(&text, *pass);
    }
    text
}
