//! Summaries of batches, as JSON.

use serde_json::{Value, json};

use crate::scenario::measure::Unit;
use crate::study::{Difference, Summary};

/// The summary of a batch; of two, both and what is between them.
pub(in crate::cli) fn batches(
    games: u64,
    seed: u64,
    summaries: &[Vec<Summary>],
    differences: &[Difference],
) -> Value {
    let measures = |batch: usize| summaries.get(batch).map(|all| all.iter().map(of_summary).collect::<Vec<_>>());
    let mut told = json!({ "games": games, "seed": seed, "measures": measures(0) });
    if let Some(against) = measures(1) {
        told["against"] = json!({
            "measures": against,
            "differences": differences.iter().map(of_difference).collect::<Vec<_>>(),
        });
    }
    told
}

fn of_summary(summary: &Summary) -> Value {
    let value = |value: f64| of_value(summary.unit, value);
    json!({
        "name": summary.name,
        "unit": summary.unit.word(),
        "meaning": summary.meaning,
        "games": summary.games,
        "mean": summary.mean.map(value),
        "sd": summary.deviation,
        "quantiles": summary.quantiles.map(|[low, middle, high]| {
            json!({ "10": value(low), "50": value(middle), "90": value(high) })
        }),
        "interval_95": summary.interval.map(|interval| interval.map(value)),
    })
}

fn of_difference(difference: &Difference) -> Value {
    let value = |value: f64| of_value(difference.unit, value);
    json!({
        "name": difference.name,
        "unit": difference.unit.word(),
        "meaning": difference.meaning,
        "pairs": difference.pairs,
        "differing": difference.differing,
        "means": difference.means.map(|means| means.map(value)),
        "difference": difference.difference,
        "interval_95": difference.interval,
    })
}

/// A number, or a day as a date.
fn of_value(unit: Unit, value: f64) -> Value {
    if unit == Unit::Date { json!(unit.tell(value, 0)) } else { json!(value) }
}
