//! Published models as special cases of the one rule, through the engine's own functions.
//!
//! Sources and equations: docs/model.md §9. What is checked is structure; no number "from the paper" is claimed
//! where only an abstract could be read. Words for probabilities, the timing of sources and where decisions flip are
//! checked by files: `icd_203`, `timing_die` and `counterfactuals` in `scenarios/published`.

use dinard::sim::belief::{Confidence, posterior};
use dinard::sim::choice::{Ledger, Outlook, Response, Stakes};
use dinard::sim::incident::Layer;
use dinard::sim::quantity::ln;
use dinard::sim::{Dice, Seed, Situation};

use crate::worlds::{self, World};

fn choose(outlook: Outlook, response: Response, stakes: Stakes) -> Response {
    Ledger::new([(Response::HoldOut, Stakes::default()), (response, stakes)], &outlook).best()
}

#[test]
fn blame_is_worth_it_from_the_published_threshold_on() {
    for (sticks, backfires) in [(1.0, 1.0), (2.0, 1.0), (1.0, 3.0), (0.3, 0.1)] {
        let threshold = backfires / (sticks + backfires);
        for step in 0..=1000 {
            let vulnerability = f64::from(step) / 1000.0;
            let outlook = Outlook { guilt: 1.0, vulnerability, share: 0.0 };
            let stakes = Stakes { sticks, backfires, ..Stakes::default() };
            let blames = choose(outlook, Response::Public, stakes) == Response::Public;
            if (vulnerability - threshold).abs() > 1e-9 {
                assert_eq!(blames, vulnerability > threshold, "mu {vulnerability}, threshold {threshold}");
            }
        }
    }
}

/// Attackers' cutoffs under imperfect attribution: one defender who retaliates by the engine's rule on the engine's
/// posterior, three suspects, p = .6, m = .1, q = .05, one chance to attack with probability .9.
#[test]
fn imperfect_attribution_gives_the_known_cutoffs() {
    const SUSPECTS: usize = 3;
    let (named, misnamed, alarm, chance) = (0.6, 0.1, 0.05, 0.9);
    let likelihood = |attacker: usize, signal: usize| match signal {
        s if s == attacker => named,
        s if s < SUSPECTS => misnamed,
        _ => 1.0 - named - 2.0 * misnamed,
    };
    let quiet = |signal: usize| if signal < SUSPECTS { alarm } else { 1.0 - 3.0 * alarm };
    let retaliates = |guilt: f64| {
        let types = 2000;
        let retaliating = (0..types).filter(|index| {
            let zeal = (f64::from(*index) + 0.5) / f64::from(types);
            let stakes = Stakes { deterrence: zeal, dread: 1.0 - zeal, ..Stakes::default() };
            let outlook = Outlook { guilt, ..Outlook::default() };
            choose(outlook, Response::SanctionPersons, stakes) == Response::SanctionPersons
        });
        retaliating.count() as f64 / f64::from(types)
    };
    let mut cutoffs = [0.5; SUSPECTS];
    for _ in 0..60 {
        let attacks = cutoffs.map(|cutoff: f64| 1.0 - cutoff);
        let prior = attacks.map(|attack| chance / 3.0 * attack);
        let nobody = 1.0 - prior.iter().sum::<f64>();
        let mut next = [0.0; SUSPECTS];
        for signal in 0..=SUSPECTS {
            let mut beliefs: Vec<f64> =
                (0..SUSPECTS).map(|who| ln(prior[who]) + ln(likelihood(who, signal))).collect();
            beliefs.push(ln(nobody) + ln(quiet(signal)));
            posterior(&mut beliefs);
            for who in 0..SUSPECTS {
                next[who] += (likelihood(who, signal) - quiet(signal)) * retaliates(beliefs[who]);
            }
        }
        for who in 0..SUSPECTS {
            cutoffs[who] = 0.5 * cutoffs[who] + 0.5 * next[who];
        }
    }
    for cutoff in cutoffs {
        assert!((cutoff - 0.321_210_58).abs() < 2e-3, "cutoff {cutoff}");
    }
}

/// Plays one response window on a clique of 100 whose thresholds are counted in members.
fn crowd(thresholds: &[f64]) -> usize {
    let world = worlds::crowd(thresholds);
    let mut situation = Situation::new(&world.setting);
    world.play(&mut situation, &mut Dice::new(Seed(1)), 1);
    situation.accusers(World::INCIDENT, world.accused()).len()
}

#[test]
fn granovetters_crowds_differ_by_one_threshold() {
    let mut thresholds: Vec<f64> = (0..100).map(f64::from).collect();
    assert_eq!(crowd(&thresholds), 100);
    thresholds[1] = 2.0;
    assert_eq!(crowd(&thresholds), 1);
}

/// Seven partners, need four, G = 2, E = 1: the sets in which nobody would change are the empty one and those of four.
#[test]
fn joint_attribution_is_a_threshold_game_with_two_equilibria() {
    let world = worlds::threshold_game(7, 4, 2.0, 1.0);
    let sizes: Vec<usize> =
        (0..=7).filter(|&size| world.subsets(size).any(|acting| world.is_equilibrium(acting))).collect();
    assert_eq!(sizes, [0, 4]);
}

#[test]
fn the_response_window_selects_the_equilibrium_in_which_people_act() {
    for members in [4, 7] {
        let world = worlds::threshold_game(members, 4, 2.0, 1.0);
        let mut situation = Situation::new(&world.setting);
        world.play(&mut situation, &mut Dice::new(Seed(1)), 1);
        assert_eq!(situation.accusers(World::INCIDENT, world.accused()).len(), 4, "{members} members, need 4");
    }
    let world = worlds::threshold_game(3, 4, 2.0, 1.0);
    let mut situation = Situation::new(&world.setting);
    world.play(&mut situation, &mut Dice::new(Seed(1)), 1);
    assert!(situation.accusers(World::INCIDENT, world.accused()).is_empty(), "three cannot be four");
}

#[test]
fn confidence_counts_layers_and_independent_sources() {
    use Layer::{Operational, Strategic, Tactical};
    assert_eq!(Confidence::new([], 0), Confidence::Low);
    assert_eq!(Confidence::new([Tactical, Tactical], 5), Confidence::Low);
    assert_eq!(Confidence::new([Tactical, Strategic], 1), Confidence::Moderate);
    assert_eq!(Confidence::new([Tactical, Operational, Strategic], 1), Confidence::Moderate);
    assert_eq!(Confidence::new([Tactical, Operational, Strategic], 2), Confidence::High);
}

/// Pooling k equal independent sources of likelihood ratio L gives the odds prior * L^k.
#[test]
fn independent_sources_multiply_the_odds() {
    let (ratio, prior) = (3.0_f64, 0.2);
    for sources in 0..6 {
        let mut beliefs = [ln(prior) + f64::from(sources) * ln(ratio), ln(1.0 - prior)];
        posterior(&mut beliefs);
        let odds = prior / (1.0 - prior) * (0..sources).fold(1.0, |product, _| product * ratio);
        assert!((beliefs[0] - odds / (1.0 + odds)).abs() < 1e-12);
    }
}
