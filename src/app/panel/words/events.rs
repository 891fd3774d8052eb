//! What the log and the resolution say.

use super::{round, share};
use crate::app::panel::Table;
use crate::app::panel::chronicle::Bundle;
use crate::review::words::{list, sentence, turn};
use crate::sim::event::Phase;
use crate::sim::treaty::Deed;
use crate::sim::{ActorId, ClauseId, Event, Record, Round};

/// Nothing is in the log.
pub(in crate::app::panel) const NOTHING_YET: &str = "Nothing has happened yet.";
/// Over the log.
pub(in crate::app::panel) const LOG: &str = "What happened, as far as you know";
/// No filter.
pub(in crate::app::panel) const ALL_INCIDENTS: &str = "Everything";
/// A round without an outcome to tell.
pub(in crate::app::panel) const NOTHING: &str = "Nothing came of it that all could see.";
/// Shows the next line.
pub(in crate::app::panel) const STEP: &str = "Next";
/// Takes the last line away.
pub(in crate::app::panel) const STEP_BACK: &str = "Back (←)";
/// Shows all lines.
pub(in crate::app::panel) const SKIP: &str = "Show all (End)";

/// A line follows from the same as the line before.
pub(in crate::app::panel) const SAME_CAUSE: &str = "the same";

/// What a screen reader says of a line that can be asked about.
pub(in crate::app::panel) fn why_line(text: &str) -> String {
    format!("{text}. Ask why.")
}

/// Events that make one line, in words.
pub(in crate::app::panel) fn line(table: &Table<'_>, records: &[&Record]) -> String {
    let Some(first) = records.first() else { return String::new() };
    match Bundle::of(table, &first.event).filter(|_| records.len() > 1) {
        Some(bundle) => together(table, bundle, records),
        None => with_pass(table.tell(first), &first.event),
    }
}

/// The chance that a line depended on, and what was drawn; only where it tells of one event.
pub(in crate::app::panel) fn roll(records: &[&Record]) -> Option<String> {
    let [only] = records else { return None };
    // How likely a service was to see anything tells whether there was anything to see: no seat may know that.
    let is_secret = matches!(only.event, Event::SignalDrawn { .. });
    only.cause.roll.filter(|_| !is_secret).map(|roll| format!("chance {}, drew {:.2}", share(roll.chance), roll.drew))
}

/// Several events in one sentence.
fn together(table: &Table<'_>, bundle: Bundle, records: &[&Record]) -> String {
    let who = table.names(records.iter().filter_map(|record| teller(&record.event)));
    match bundle {
        Bundle::Reproach(silent, incident) => {
            let cost: f64 = records.iter().map(|record| reproach(&record.event)).sum();
            let (silent, about) = (sentence(&table.name(silent)), table.the_incident(incident));
            format!("{silent} is reproached for its silence over {about} by {who}: {cost:.2} of standing")
        }
        Bundle::Reports(incident, release) => {
            let whom = if table.seat.is_some() && !table.is_over() { "reach you" } else { "travel" };
            let about = table.the_incident(incident);
            format!("Reports on evidence {} of {about} {whom}: by {who}", release + 1)
        }
        Bundle::Sights(incident, release, signal) => {
            let (about, seen) = (table.the_incident(incident), super::evidence::signal(table, signal));
            format!("What the services of {who} see in evidence {} of {about} {seen}", release + 1)
        }
        Bundle::Clauses(document, carried, against) => {
            let clauses = records.iter().filter_map(|record| decided(&record.event));
            let clauses: Vec<_> = clauses.map(|clause| table.clause_name(clause)).collect();
            let verb = if carried { "took" } else { "dropped" };
            let (clauses, title) = (list(&clauses), table.document_title(document));
            format!("The table {verb} {clauses} of {title}, with {} against them", table.names(against.iter()))
        }
    }
}

/// Who does it, of events that are told together.
fn teller(event: &Event) -> Option<ActorId> {
    if let Event::Reproached { by: who, .. }
    | Event::ReportShared { collector: who, .. }
    | Event::SignalDrawn { actor: who, .. } = event
    {
        return Some(*who);
    }
    None
}

/// The clause that a table decided on.
fn decided(event: &Event) -> Option<ClauseId> {
    if let Event::Treaty(Deed::ClauseDecided { clause, .. }) = event { Some(*clause) } else { None }
}

/// What a reproach cost the silent one.
fn reproach(event: &Event) -> f64 {
    if let Event::Reproached { cost, .. } = event { cost.get() } else { 0.0 }
}

/// A step with the turn of the window in which it was taken.
fn with_pass(text: String, event: &Event) -> String {
    if let Event::Attributed { pass, .. }
    | Event::SanctionImposed { pass, .. }
    | Event::AttributedPrivately { pass, .. } = event
    {
        return format!("{text} ({})", turn(*pass));
    }
    text
}

/// The heading of a round's outcome.
pub(in crate::app::panel) fn resolution(table: &Table<'_>, played: Round) -> String {
    format!("What came of it: {}", round(table, played))
}

/// Leaves the resolution.
pub(in crate::app::panel) fn go_on(table: &Table<'_>) -> String {
    match table.is_over() {
        true => "To the outcome".to_owned(),
        false => format!("Go on to round {}", table.round()),
    }
}

/// A phase of a round as a heading.
pub(in crate::app::panel) fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Inject => "What the world does",
        Phase::Observe | Phase::Share => "Evidence",
        Phase::Respond => "Answers",
        Phase::Reproach => "Reproach",
        Phase::React => "Reaction",
        Phase::Negotiate => "Treaty",
        Phase::Settle => "Effects",
    }
}

/// Why a line came about: what led to it, and what was drawn.
pub(in crate::app::panel) fn because(cause: Option<&str>, roll: Option<&str>) -> Option<String> {
    let roll = roll.map(|roll| roll.replace(" %", "\u{a0}%"));
    match (cause, roll) {
        (Some(cause), Some(roll)) => Some(format!("↳ follows from: {cause}; {roll}")),
        (Some(cause), None) => Some(format!("↳ follows from: {cause}")),
        (None, Some(roll)) => Some(format!("↳ {roll}")),
        (None, None) => None,
    }
}
