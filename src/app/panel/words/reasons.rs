//! What the negotiating table says of why actors voted as they did, and joined or did not.

use crate::app::panel::Table;
use crate::review::Consent;
use crate::review::consent::{Turn, Weight};
use crate::sim::ActorId;

/// Over the cards on joining.
pub(in crate::app::panel) const REASONS: &str = "Why they voted so, and joined or did not (W)";
/// To the reasons of another.
pub(in crate::app::panel) const REASONS_BEFORE: &str = "The reasons of the actor before";
/// To the reasons of another.
pub(in crate::app::panel) const REASONS_AFTER: &str = "The reasons of the next actor (W)";
/// The sum of the reasons to join.
pub(in crate::app::panel) const INSIDE: &str = "inside rather than outside, in points";
/// Over what would have changed the choice.
pub(in crate::app::panel) const TURNS: &str = "What would have changed it (checked by weighing again)";
/// Nothing would have.
pub(in crate::app::panel) const NO_TURN: &str =
    "Nothing by itself: no text, no company, and no payment that anybody makes.";

/// Whose reasons are shown: "France, 3 of 51".
pub(in crate::app::panel) fn reasoner(table: &Table<'_>, actor: ActorId, at: usize, of: usize) -> String {
    format!("{}, {} of {of}", table.label(actor), at + 1)
}

/// A reason to join or not: its name, the sentence, and whether it pulls back.
pub(in crate::app::panel) fn reason(weight: &Weight) -> String {
    let back = if weight.pulls_back { " (pulls the other way)" } else { "" };
    format!("{}: {}{back}", weight.name(), weight.text)
}

/// What would have turned a choice: "It would have signed if …".
pub(in crate::app::panel) fn turn(consent: &Consent, turn: &Turn) -> String {
    format!("It would have {} if {}.", consent.otherwise, turn.text)
}
