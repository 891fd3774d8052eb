//! The published results that come with the program: it can be checked from any folder.

/// Names one file of `scenarios/published`.
macro_rules! result {
    ($name:literal) => {
        (
            concat!("scenarios/published/", $name, ".ron"),
            include_str!(concat!("../../../scenarios/published/", $name, ".ron")),
        )
    };
}

/// Their files and texts, in the order of docs/validation.md.
pub(super) const RESULTS: [(&str, &str); 39] = [
    result!("emission_compromise"),
    result!("emission_challenge"),
    result!("emission_as_printed"),
    result!("ktab_election"),
    result!("agreement_linear"),
    result!("agreement_quadratic"),
    result!("agreement_dilemma"),
    result!("agreement_threshold"),
    result!("agreement_minimum"),
    result!("budapest_convention"),
    result!("council_1958"),
    result!("icd_203"),
    result!("blame_game"),
    result!("stag_hunt"),
    result!("counterfactuals"),
    result!("attribution_perfect_20"),
    result!("attribution_perfect_50"),
    result!("attribution_perfect_80"),
    result!("attribution_symmetric"),
    result!("attribution_unique"),
    result!("attribution_aggression"),
    result!("attribution_detection"),
    result!("attribution_alarms"),
    result!("attribution_misnaming"),
    result!("attribution_ambiguity"),
    result!("attribution_backfires"),
    result!("attribution_backfires_sharp"),
    result!("timing_die"),
    result!("timing_settings"),
    result!("crowd_uniform"),
    result!("crowd_gap"),
    result!("crowd_normal"),
    result!("norms_worked_agent"),
    result!("norms_1000"),
    result!("metanorms_100"),
    result!("metanorms_weak"),
    result!("metanorms_temptation"),
    result!("metanorms_drift"),
    result!("metanorms_keep"),
];
