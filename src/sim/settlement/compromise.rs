//! Compromise: the weighted mean of all positions, and the weighted median beside it.
//!
//! The mean is known as the compromise model (Van den Bos 1991; Thomson et al., *The European Union Decides*, 2006).
//! How well it is reported to do next to other models: docs/settlement.md §1.

use super::Bargainer;

/// What counts as nothing next to the weight of all: room for rounding.
const ROUNDING: f64 = 1e-12;

/// The mean position, weighted by capability times salience: `sum c s x / sum c s`. None if nobody weighs anything.
#[must_use]
pub fn mean(bargainers: &[Bargainer]) -> Option<f64> {
    let weight: f64 = bargainers.iter().map(Bargainer::weight).sum();
    let moment: f64 = bargainers.iter().map(|one| one.weight() * one.position).sum();
    (weight > 0.0).then(|| moment / weight)
}

/// The position that beats or ties every other when each votes with its weight times the difference in distance: the
/// lowest held one with at least half of all weight at or below it. None if nobody weighs anything.
#[must_use]
pub fn median(bargainers: &[Bargainer]) -> Option<f64> {
    let all: f64 = bargainers.iter().map(Bargainer::weight).sum();
    let weight_up_to =
        |text: f64| bargainers.iter().filter(|one| one.position <= text).map(Bargainer::weight).sum::<f64>();
    let carries = |text: &f64| weight_up_to(*text) >= (0.5 - ROUNDING) * all;
    let held = bargainers.iter().filter(|one| one.weight() > 0.0).map(|one| one.position);
    held.filter(carries).min_by(f64::total_cmp)
}
