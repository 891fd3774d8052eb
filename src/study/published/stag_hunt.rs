//! Two who would rather join together: from which chance on that the other joins.

use super::step::decision;
use super::{Quantities, Value};
use crate::scenario::published::game::StagHunt;
use crate::sim::choice::{Lever, Outlook, Stakes};

/// The decision by the one rule: joining is worth `both - spared` if the other joins, and costs `neither - alone` if
/// not. The chance is where it flips.
pub(super) fn quantities(model: &StagHunt) -> Quantities {
    let (deterrence, dread) = (model.both - model.spared, model.neither - model.alone);
    let joining = decision(Stakes { deterrence, dread, ..Stakes::default() }, Outlook::default());
    let from = joining.holds_for(Lever::Guilt).to;
    vec![("joins_from", Value::Number(from.map_or(f64::NAN, |(chance, _)| chance)))]
}
