//! Standing by where partners reproach it: how vengeful they must be for acting to be worth it.

use super::step::is_taken;
use super::{Quantities, Value, turn};
use crate::scenario::published::game::StandingBy;
use crate::sim::choice::{Outlook, Stakes};

/// The decision by the one rule: acting spares a reproach that grows with vengefulness.
pub(super) fn quantities(model: &StandingBy) -> Quantities {
    let acts = |vengefulness: f64| {
        let stakes = Stakes {
            effort: model.effort,
            solidarity: model.solidarity,
            threshold: model.threshold,
            reproach: model.reproach * vengefulness,
            ..Stakes::default()
        };
        is_taken(stakes, Outlook { share: model.share, ..Outlook::default() })
    };
    vec![("acts_from", Value::Number(turn((0.0, 1.0), acts).1))]
}
