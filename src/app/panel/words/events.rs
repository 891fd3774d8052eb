//! What the log and the resolution say.

use super::round;
use crate::app::panel::Table;
use crate::sim::event::Phase;
use crate::sim::{ActorId, Points, Round};

/// Over the log.
pub(in crate::app::panel) const LOG: &str = "What happened, as far as you know";
/// No filter.
pub(in crate::app::panel) const ALL_INCIDENTS: &str = "Everything";
/// Shows the next line.
pub(in crate::app::panel) const STEP: &str = "Next (Space)";
/// Takes the last line away.
pub(in crate::app::panel) const STEP_BACK: &str = "Back (←)";
/// Shows all lines.
pub(in crate::app::panel) const SKIP: &str = "Show all (End)";

/// What a screen reader says of a line that can be asked about.
pub(in crate::app::panel) fn why_line(text: &str) -> String {
    format!("{text}. Ask why.")
}

/// A step with the pass of the window in which it was taken.
pub(in crate::app::panel) fn in_pass(text: &str, pass: u16) -> String {
    format!("{text} (pass {pass})")
}

/// One more who reproached the same actor.
pub(in crate::app::panel) fn also_reproached(table: &Table<'_>, by: ActorId, cost: Points) -> String {
    format!("; so did {}: {:.2}", table.name(by), cost.get())
}

/// The heading of a round's outcome.
pub(in crate::app::panel) fn resolution(table: &Table<'_>, played: Round) -> String {
    format!("What came of it: {}", round(table, played))
}

/// Leaves the resolution.
pub(in crate::app::panel) fn go_on(table: &Table<'_>) -> String {
    match table.is_over() {
        true => "To the outcome (Space)".to_owned(),
        false => format!("Go on to round {} (Space)", table.round()),
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
    match (cause, roll) {
        (Some(cause), Some(roll)) => Some(format!("↳ follows from: {cause}; {roll}")),
        (Some(cause), None) => Some(format!("↳ follows from: {cause}")),
        (None, Some(roll)) => Some(format!("↳ {roll}")),
        (None, None) => None,
    }
}
