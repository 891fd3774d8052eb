//! Sanctions against a partner in trade: up to which share of trade they are worth it.

use super::step::is_taken;
use super::{Quantities, Value, turn};
use crate::scenario::published::game::TradeAtRisk;
use crate::sim::choice::{Outlook, Stakes};

/// The decision by the one rule: the trade at risk grows with the share of it.
pub(super) fn quantities(model: &TradeAtRisk) -> Quantities {
    let is_left = |share: f64| {
        let stakes = Stakes {
            deterrence: model.deterrence,
            effort: model.effort,
            disclosure: model.sources,
            exposure: model.price * share,
            ..Stakes::default()
        };
        !is_taken(stakes, Outlook { guilt: model.guilt, ..Outlook::default() })
    };
    vec![("sanctioned_up_to", Value::Number(turn((0.0, 1.0), is_left).1))]
}
