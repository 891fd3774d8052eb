//! What the curtain says.

/// Whose turn it is.
pub(in crate::app::panel) fn pass_to(seat: &str) -> String {
    format!("Pass to {seat}")
}

/// Who should look.
pub(in crate::app::panel) fn only(seat: &str) -> String {
    format!("What comes next is for the delegation of {seat} alone. Everybody else looks away.")
}

/// Lifts the curtain.
pub(in crate::app::panel) fn lift(seat: &str) -> String {
    format!("This is {seat}")
}
