//! Two who would rather join together: from which chance on that the other joins.

use super::{Quantities, Value};
use crate::scenario::published::game::StagHunt;
use crate::sim::Response;
use crate::sim::choice::{Decision, Ledger, Lever, Outlook, Stakes};

/// The decision by the one rule: joining is worth `both - spared` if the other joins, and costs `neither - alone` if
/// not. The chance is where it flips.
pub(super) fn quantities(model: &StagHunt) -> Quantities {
    let stakes =
        Stakes { deterrence: model.both - model.spared, dread: model.neither - model.alone, ..Stakes::default() };
    let outlook = Outlook::default();
    let options = vec![(Response::HoldOut, Stakes::default()), (Response::Public, stakes)];
    let chosen = Ledger::new(options.iter().copied(), &outlook).best();
    let flips = Decision { outlook, options, chosen }.holds_for(Lever::Guilt).to;
    vec![("joins_from", Value::Number(flips.map_or(f64::NAN, |(chance, _)| chance)))]
}
