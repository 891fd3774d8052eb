//! Numbers of the model that a scenario overrides.

use crate::scenario::desk::Desk;
use crate::scenario::outline;
use crate::scenario::spanned::{Span, Spanned};
use crate::sim::rules::Rules;

/// Fields of the rules, or groups of them, that are shares.
const SHARES: [&str; 17] = [
    "ties",
    "sympathy",
    "proof",
    "second_hand",
    "evasion",
    "reproach_from",
    "concession",
    "scaled_down",
    "doubt",
    "erosion",
    "renewal",
    "treaty.best_practice",
    "treaty.political_commitment",
    "treaty.cover",
    "treaty.diffusion",
    "treaty.resilience",
    "treaty.inspection",
];

/// Fields of the rules that something is divided by, or that count actors.
const POSITIVE: [&str; 7] = [
    "embedding",
    "joint_from",
    "success.resistance",
    "success.sharpness",
    "success.need",
    "treaty.finding",
    "treaty.tenacity",
];

/// The rules of the scenario. No number of them may be below 0; numbers are looked at even if a word beside them is wrong.
pub(super) fn resolve(desk: &mut Desk<'_>, rules: &Spanned<Rules>) -> Rules {
    let taken = desk.take(rules).cloned().unwrap_or_default();
    let start = desk.span(rules).start;
    for (path, leaf) in outline::leaves(desk.words(&desk.span(rules))) {
        check(desk, &path, start + leaf.start..start + leaf.end);
    }
    taken
}

fn check(desk: &mut Desk<'_>, path: &str, span: Span) {
    let Ok(value) = ron::from_str::<f64>(desk.words(&span)) else { return };
    let is_under = |names: &[&str]| {
        names
            .iter()
            .any(|name| path.strip_prefix(name).is_some_and(|rest| matches!(rest.chars().next(), None | Some('.'))))
    };
    if is_under(&SHARES) {
        desk.check_share(value, span);
    } else if is_under(&POSITIVE) {
        desk.check_positive(value, span);
    } else {
        desk.check_amount(value, span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that are shares by their type, and those that only their comment calls so.
    #[test]
    fn every_share_of_the_rules_is_checked_as_one() {
        let style = ron::ser::PrettyConfig::new().struct_names(true);
        let text = ron::ser::to_string_pretty(&Rules::default(), style).unwrap();
        let lines = text.lines().filter(|line| line.contains("Share("));
        let shares: Vec<&str> = lines.filter_map(|line| line.trim().split(':').next()).collect();
        assert!(shares.len() > 10, "{shares:?}");
        let ties =
            shares.iter().filter(|name| text.split("deterrence").next().unwrap().contains(&format!("{name}:")));
        let others =
            shares.iter().filter(|name| SHARES.iter().any(|path| path.rsplit('.').next() == Some(**name))).count();
        assert_eq!(ties.count() + others, shares.len());
    }
}
