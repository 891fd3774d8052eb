//! What the negotiating table says of where a clause would settle.

use crate::review::words::{percent, sentence};
use crate::review::{Settling, settling};
use crate::sim::settlement::Settlement;

/// Over where a clause would settle.
pub(in crate::app::panel) fn settling_on(title: &str) -> String {
    format!("Where clause {title} would settle")
}

/// What the picture of a settlement rests on.
pub(in crate::app::panel) fn settling_note(is_draft: bool) -> &'static str {
    match is_draft {
        true => "The model's reading of this round, with your draft in the place of what you ask for.",
        false => "The model's reading of this round, by what everybody asks for now.",
    }
}

/// A rival place in an election.
pub(in crate::app::panel) fn rival(told: &str) -> String {
    format!("Elected at {told}.")
}

/// The rival places that are not named, and how likely one of them is.
pub(in crate::app::panel) fn other_rivals(settling: &Settling, named: usize) -> Option<String> {
    let others = settling.rivals.get(named..).filter(|others| !others.is_empty())?;
    let odds = others.iter().map(|place| place.odds.get()).sum::<f64>();
    Some(format!("Elected elsewhere with {}.", percent(odds)))
}

/// What rules without a draw give, with the letters of the picture.
pub(in crate::app::panel) fn settles(settling: &Settling) -> String {
    let name = |rule| format!("{} ({})", settling::name(rule), letter_of(rule));
    sentence(&settling.told(name)) + "."
}

/// The letter of a rule in the picture.
pub(in crate::app::panel) fn letter_of(rule: Settlement) -> &'static str {
    match rule {
        Settlement::Compromise => "C",
        Settlement::Challenge => "X",
        Settlement::Election => "E",
    }
}
