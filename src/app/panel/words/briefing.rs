//! What the briefing says around the texts of the scenario.

/// Over the brief.
pub(in crate::app::panel) const STORY: &str = "What this is about";
/// Over the lessons.
pub(in crate::app::panel) const LEARN: &str = "What you can learn";
/// Over the sources.
pub(in crate::app::panel) const SOURCES: &str = "Sources";
/// Over the seats.
pub(in crate::app::panel) const SEATS: &str = "Take a seat";
/// Below that.
pub(in crate::app::panel) const SHARING: &str =
    "Several delegations at one window: add each seat with A. They take turns behind a curtain.";

/// A seat on the list.
pub(in crate::app::panel) fn seat(name: &str, is_shared: bool) -> String {
    if is_shared { format!("{name} · at this window") } else { name.to_owned() }
}

/// Adds a seat to those at the window, or takes it out.
pub(in crate::app::panel) fn share(is_shared: bool) -> &'static str {
    if is_shared { "Take this seat out (A)" } else { "Add this seat to the window (A)" }
}

/// Over the choice of what the other seats do, where the scenario knows what they did.
pub(in crate::app::panel) const OTHERS: &str = "The other seats (O)";
/// The other seats are machines.
pub(in crate::app::panel) const FREE: &str = "decide for themselves";
/// The other seats follow the script.
pub(in crate::app::panel) const AS_IT_WENT: &str = "do as they did";
/// Below the choice.
pub(in crate::app::panel) const AS_FAR: &str = "As they did: as far as the record has it and your game allows it.";

/// Over the goals of a seat.
pub(in crate::app::panel) const AIMS: &str = "Aims";
/// Over what the numbers of a seat say of it.
pub(in crate::app::panel) const NUMBERS: &str = "By the model";
/// Over what a seat may do.
pub(in crate::app::panel) const POWERS: &str = "What you may do";
/// Back to the doors.
pub(in crate::app::panel) const BACK: &str = "Back";

/// Takes the seat.
pub(in crate::app::panel) fn play(seat: &str) -> String {
    format!("Play {seat}")
}
