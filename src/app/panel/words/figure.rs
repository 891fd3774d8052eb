//! What plots say around themselves.

/// The rounds of a plot or table.
pub(in crate::app::panel) const ROUND: &str = "Round";

/// The table of a plot.
pub(in crate::app::panel) fn numbers(plot: &str) -> String {
    format!("The numbers ({plot})")
}

/// A round on a scale or in a table.
pub(in crate::app::panel) fn round(round: u16) -> String {
    if round == 0 { "start".to_owned() } else { round.to_string() }
}
