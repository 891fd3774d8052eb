//! The chronicle: what a seat knows to have happened, line by line, each with its cause among the lines.

use std::borrow::Cow;

use super::Table;
use super::words::events as say;
use crate::sim::event::Phase;
use crate::sim::incident::Signal;
use crate::sim::treaty::Deed;
use crate::sim::{ActorId, ActorSet, DocumentId, Event, IncidentId, Record, Round};

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

/// All that the seat knows to have happened, oldest first. Events that are alike make one line.
pub(super) fn chronicle(table: &Table<'_>) -> Vec<Entry> {
    let mut draft = Draft::default();
    for (number, (cause, seen)) in table.events().enumerate() {
        draft.add(table, number, cause, seen.filter(|record| is_told(&record.event)));
    }
    draft.lines.iter().map(|line| line.entry(table)).collect()
}

/// The chronicle before it is put in words.
#[derive(Default)]
struct Draft<'a> {
    lines: Vec<Line<'a>>,
    /// The line that tells an event, or else of what led to it, by the event's number.
    line_of: Vec<Option<usize>>,
}

/// Events that are told together, with the number of the first.
struct Line<'a> {
    number: usize,
    cause: Option<usize>,
    records: Vec<Cow<'a, Record>>,
}

impl<'a> Draft<'a> {
    fn add(&mut self, table: &Table<'_>, number: usize, cause: Option<usize>, seen: Option<Cow<'a, Record>>) {
        let cause = cause.and_then(|event| self.line_of.get(event).copied().flatten());
        let line = match seen {
            Some(record) => Some(self.tell(table, number, cause, record)),
            None => cause,
        };
        self.line_of.push(line);
    }

    /// Adds an event to the line of those like it, or gives it one of its own.
    fn tell(&mut self, table: &Table<'_>, number: usize, cause: Option<usize>, record: Cow<'a, Record>) -> usize {
        let is_like = |line: &Line<'_>| line.records.first().is_some_and(|first| are_alike(table, first, &record));
        if let Some(line) = self.lines.iter().rposition(is_like)
            && let Some(same) = self.lines.get_mut(line)
        {
            same.records.push(record);
            return line;
        }
        self.lines.push(Line { number, cause, records: vec![record] });
        self.lines.len() - 1
    }
}

impl Line<'_> {
    fn entry(&self, table: &Table<'_>) -> Entry {
        let records: Vec<&Record> = self.records.iter().map(AsRef::as_ref).collect();
        let first = records.first();
        Entry {
            number: self.number,
            round: first.map_or(Round(0), |record| record.round),
            phase: first.map_or(Phase::Inject, |record| record.cause.phase),
            text: say::line(table, &records),
            roll: say::roll(&records),
            cause: self.cause,
            incident: first.and_then(|record| incident(&record.event)),
            decider: first.and_then(|record| decider(&record.event)),
        }
    }
}

/// What events that are told together have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Bundle {
    /// Reproaches of one actor for its silence.
    Reproach(ActorId, IncidentId),
    /// Reports on one release of evidence.
    Reports(IncidentId, u16),
    /// What services saw of one release, where they saw the same.
    Sights(IncidentId, u16, Signal),
    /// Clauses of a document that its table took, or dropped, against the same members.
    Clauses(DocumentId, bool, ActorSet),
}

impl Bundle {
    /// What an event is told together with; none if it stands alone.
    pub(super) fn of(table: &Table<'_>, event: &Event) -> Option<Self> {
        if let Event::Reproached { silent, incident, .. } = event {
            return Some(Self::Reproach(*silent, *incident));
        }
        if let Event::ReportShared { incident, release, .. } = event {
            return Some(Self::Reports(*incident, *release));
        }
        if let Event::SignalDrawn { incident, release, signal, .. } = event {
            return Some(Self::Sights(*incident, *release, *signal));
        }
        if let Event::Treaty(Deed::ClauseDecided { clause, carried, against, .. }) = event {
            return Some(Self::Clauses(table.clause(*clause).document, *carried, *against));
        }
        None
    }
}

/// Whether two events make one line.
fn are_alike(table: &Table<'_>, one: &Record, other: &Record) -> bool {
    let bundle = |record: &Record| Bundle::of(table, &record.event);
    one.round == other.round && bundle(one).is_some() && bundle(one) == bundle(other)
}

/// Whether an event gets a line: what only prepares others does not.
fn is_told(event: &Event) -> bool {
    !matches!(
        event,
        Event::RoundOpened {}
            | Event::WindowClosed { .. }
            | Event::EvidenceAssessed { .. }
            | Event::DecidedAsBefore { .. }
            | Event::Decided { by_person: false, .. }
            | Event::Treaty(Deed::Weighed { .. } | Deed::Sounded { .. })
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
        Event::RoundOpened {} | Event::Treaty(_) | Event::GameEnded { .. } => None,
    }
}
