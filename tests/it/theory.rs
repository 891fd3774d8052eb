//! Published models as special cases of the one rule, through the engine's own functions.
//!
//! Sources and equations: docs/model.md §9. What is checked is structure; no number "from the paper" is claimed
//! where only an abstract could be read.

use dinard::sim::actor::Sources;
use dinard::sim::belief::{Confidence, posterior, word};
use dinard::sim::choice::{Decision, Ledger, Lever, Outlook, Response, Stakes};
use dinard::sim::disclosure;
use dinard::sim::incident::Layer;
use dinard::sim::quantity::ln;
use dinard::sim::{Dice, Points, Seed, Share, Situation};

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
fn words_for_probabilities_are_those_of_icd_203() {
    let words = [
        (0.04, "almost no chance"),
        (0.05, "very unlikely"),
        (0.20, "unlikely"),
        (0.45, "roughly even chance"),
        (0.55, "likely"),
        (0.80, "very likely"),
        (0.95, "almost certain"),
    ];
    for (probability, expected) in words {
        assert_eq!(word(Share::clamped(probability)), expected, "{probability}");
    }
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

/// The closed form of the use of a resource against value iteration, on the die of docs/model.md §5.
#[test]
fn showing_sources_costs_what_value_iteration_says() {
    let (stealth, persistence, discount) = (0.3, 0.8, 0.9);
    let share = |value| Share::new(value).expect("a share");
    let mut value = 0.0_f64;
    for _ in 0..4000 {
        let use_it = |stake: f64| stake + discount * stealth * value;
        let keep_it = discount * persistence * value;
        value = (1..=6).map(|stake| use_it(f64::from(stake)).max(keep_it)).sum::<f64>() / 6.0;
    }
    assert!((value - 5.1724).abs() < 1e-4, "value {value}");
    let sources = Sources {
        value: Points(value),
        stealth: share(stealth),
        persistence: share(persistence),
        discount: share(discount),
    };
    assert!((disclosure::cost(&sources).get() - 2.3276).abs() < 1e-4);
}

/// A small generator for random games, so that this test depends on no library's stream.
fn next(state: &mut u64) -> f64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 11) as f64 / (1_u64 << 53) as f64
}

fn random_decision(state: &mut u64) -> Decision {
    let mut draw = || next(state);
    let outlook = Outlook { guilt: draw(), vulnerability: draw(), share: draw() };
    let responses = [Response::Private, Response::Public, Response::Joint, Response::SanctionPersons];
    let mut options = vec![(Response::HoldOut, Stakes::default())];
    for response in responses {
        let stakes = Stakes {
            deterrence: draw(),
            dread: draw(),
            sticks: draw(),
            backfires: draw(),
            disclosure: 0.3 * draw(),
            exposure: 0.3 * draw(),
            effort: 0.1 * draw(),
            solidarity: draw(),
            threshold: 0.6 * draw(),
            commitment: 0.2 * draw(),
            reproach: 0.2 * draw(),
        };
        options.push((response, stakes));
    }
    let chosen = Ledger::new(options.iter().copied(), &outlook).best();
    Decision { outlook, options, chosen }
}

#[test]
fn counterfactuals_flip_exactly_where_the_closed_form_says() {
    let (mut state, mut flips) = (5, 0);
    for _ in 0..4000 {
        let decision = random_decision(&mut state);
        for lever in [Lever::Guilt, Lever::Share] {
            let range = decision.holds_for(lever);
            for (tie, sign, other) in range
                .from
                .map(|(tie, other)| (tie, -1.0, other))
                .into_iter()
                .chain(range.to.map(|(t, o)| (t, 1.0, o)))
            {
                if !(0.001..0.999).contains(&tie) {
                    continue;
                }
                assert_eq!(decision.again_at(lever, tie - sign * 1e-6), decision.chosen, "just before {tie}");
                assert_eq!(decision.again_at(lever, tie + sign * 1e-6), other, "just beyond {tie}");
                flips += 1;
            }
        }
    }
    assert!(flips >= 1000, "only {flips} flips were tried");
}
