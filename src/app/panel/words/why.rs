//! What the Why card says.

use super::{round, term_name};
use crate::app::panel::Table;
use crate::review::why::{Counterfactual, Reason, Why};

/// Puts a card away.
pub(in crate::app::panel) const CLOSE: &str = "Close (Esc)";
/// Copies the card.
pub(in crate::app::panel) const COPY: &str = "Copy as text";
/// The sum of the reasons.
pub(in crate::app::panel) const DIFFERENCE: &str = "total difference in points";
/// What the card shows of others while the game runs.
pub(in crate::app::panel) const INSIGHT: &str =
    "This opens up the model: a real table would not show you another's reckoning.";
/// Over what would have changed the choice.
pub(in crate::app::panel) const COUNTERFACTUALS: &str = "What would have changed it (checked by deciding again)";
/// Nothing would have.
pub(in crate::app::panel) const NO_COUNTERFACTUAL: &str = "Nothing that it believes or sees would have changed this.";
/// Over the foils.
pub(in crate::app::panel) const RATHER_THAN: &str = "Compare with what else was open to it (worth in points)";

/// A sentence: capital letter, full stop.
pub(in crate::app::panel) fn sentence(text: &str) -> String {
    format!("{}.", crate::review::words::sentence(text.trim_end_matches('.')))
}

/// The heading of a card without an answer.
pub(in crate::app::panel) fn why_not(actor: &str, incident: &str) -> String {
    format!("{actor} on {incident}: there is nothing to explain")
}

/// When it decided.
pub(in crate::app::panel) fn asked_about(table: &Table<'_>, why: &Why) -> String {
    match why.since < why.round {
        true => format!("{}; it stands by that since", round(table, why.since)),
        false => round(table, why.round),
    }
}

/// A reason: its name, the sentence, and whether it pulls back.
pub(in crate::app::panel) fn reason(reason: &Reason) -> String {
    let back = if reason.pulls_back { " (pulls the other way)" } else { "" };
    format!("{}: {}{back}", term_name(reason.term), reason.text)
}

/// "It would have named Russia alone in public if it had held …".
pub(in crate::app::panel) fn counterfactual(table: &Table<'_>, why: &Why, one: &Counterfactual) -> String {
    let past = crate::review::words::past(one.flips_to, &table.name(why.accused), false);
    format!("It would have {} if {}.", past.replacen("took ", "taken ", 1), one.text)
}
