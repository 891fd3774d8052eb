//! Who takes part: agreements that enforce themselves, who is pivotal, and when a treaty is in force.
//!
//! Sources and what is not claimed: docs/settlement.md.

use dinard::sim::entry_into_force::{Delay, EntryIntoForce, Missing};
use dinard::sim::participation::payoff::{Dilemma, LinearBenefit, QuadraticBenefit, Threshold, from_members_on};
use dinard::sim::participation::{is_stable, joiners, largest_stable, leavers, stable_sizes};
use dinard::sim::power::{Condition, Game, Power, TooLarge};
use dinard::sim::{ActorId, ActorSet, Date};

/// Stable sizes of two or more: one member alone is no coalition.
fn coalitions(actors: usize, payoff: impl Fn(bool, usize) -> f64) -> Vec<usize> {
    stable_sizes(actors, payoff).filter(|&size| size >= 2).collect()
}

/// Linear benefit: the largest stable coalition has three members, however many there are and whatever it costs.
#[test]
fn with_linear_benefit_three_hold_together() {
    for actors in 3..=100 {
        for (benefit, cost) in [(1.0, 1.0), (0.2, 5.0), (3.0, 0.1)] {
            let game = LinearBenefit { actors, benefit, cost };
            assert_eq!(coalitions(actors, |member, size| game.payoff(member, size)), [2, 3], "{game:?}");
        }
    }
}

fn quadratic(cost: f64) -> QuadraticBenefit {
    QuadraticBenefit { actors: 10, enough: 100.0, benefit: 1.0, cost }
}

#[test]
fn with_quadratic_benefit_cheap_effort_holds_more_together() {
    for (cost, size) in [(0.01, 10), (0.05, 8), (0.1, 6), (0.25, 4), (0.5, 3), (1.0, 3), (10.0, 2)] {
        let game = quadratic(cost);
        assert_eq!(coalitions(10, |member, size| game.payoff(member, size)), [size], "cost {cost}");
    }
}

/// The summary of Barrett (1994) that others print: any number from two to all.
#[test]
fn with_quadratic_benefit_every_size_is_stable_at_some_cost() {
    let mut found = ActorSet::EMPTY;
    let costs = std::iter::successors(Some(0.001), |cost| Some(cost * 1.01)).take_while(|&cost| cost < 100.0);
    for game in costs.map(quadratic) {
        for size in coalitions(10, |member, size| game.payoff(member, size)) {
            found = found.with(ActorId(size as u16));
        }
    }
    assert_eq!(found, (2..=10).map(ActorId).collect());
}

/// Against figures of a numpy script written before.
#[test]
fn payoffs_with_quadratic_benefit_are_known() {
    let game = quadratic(0.25);
    let rows = [(3, 472.3, 468.9, 78.9), (4, 472.2, 474.9, 81.1), (5, 473.7, 482.5, 84.2), (10, 487.8, 0.0, 97.6)];
    for (size, member, outsider, all) in rows {
        assert!((game.payoff(true, size) - member).abs() < 0.05, "{size}: {}", game.payoff(true, size));
        assert!((game.efforts(size).all - all).abs() < 0.05, "{size}: {:?}", game.efforts(size));
        if size < 10 {
            assert!((game.payoff(false, size) - outsider).abs() < 0.05, "{size}: {}", game.payoff(false, size));
        }
    }
    let total = 4.0 * game.payoff(true, 4) + 6.0 * game.payoff(false, 4);
    assert!((total - 4738.1).abs() < 0.05, "{total}");
}

/// Outsiders answer as they would by themselves, and members could do nothing better, knowing that.
#[test]
fn members_lead_as_well_as_they_can() {
    for size in 1..10_usize {
        let game = quadratic(0.25);
        let efforts = game.efforts(size);
        let outsiders = 10.0 - size as f64;
        let respond = |led: f64| outsiders * (100.0 - led) / (10.0 * game.cost + outsiders);
        let worth = |member: f64| {
            let led = member * size as f64;
            let all = led + respond(led);
            (100.0 * all - all * all / 2.0) / 10.0 - game.cost * member * member / 2.0
        };
        let followed = respond(efforts.member * size as f64);
        assert!((followed - efforts.outsider * outsiders).abs() < 1e-9, "{size} are answered");
        assert!((game.cost * efforts.outsider - (100.0 - efforts.all) / 10.0).abs() < 1e-9, "an outsider's own best");
        for other in [-0.1, -0.001, 0.001, 0.1] {
            assert!(worth(efforts.member) >= worth(efforts.member + other), "{size} would rather do {other} more");
        }
    }
}

#[test]
fn in_a_dilemma_just_enough_act() {
    for (cost, acting) in [(1.5, 2), (2.0, 2), (2.5, 3), (3.5, 4), (6.2, 7), (9.5, 10)] {
        let game = Dilemma { benefit: 1.0, cost };
        let stable: Vec<usize> = stable_sizes(10, |member, size| game.payoff(member, size)).collect();
        assert_eq!(stable.iter().copied().filter(|&size| game.acts(size)).collect::<Vec<_>>(), [acting], "{cost}");
        assert_eq!(largest_stable(10, |member, size| game.payoff(member, size)), Some(acting));
    }
}

#[test]
fn at_a_threshold_nobody_or_just_enough_take_part() {
    let game = Threshold { need: 4, gain: 10.0, cost: 1.0 };
    assert_eq!(stable_sizes(7, |member, size| game.payoff(member, size)).collect::<Vec<_>>(), [0, 4]);
    let dear = Threshold { cost: 11.0, ..game };
    assert_eq!(stable_sizes(7, |member, size| dear.payoff(member, size)).collect::<Vec<_>>(), [0]);
}

#[test]
fn a_minimum_participation_clause_makes_its_own_number_stable() {
    let game = LinearBenefit { actors: 10, benefit: 1.0, cost: 1.0 };
    for need in 3..=10 {
        let clause = from_members_on(need, |member, size| game.payoff(member, size));
        assert_eq!(largest_stable(10, clause), Some(need));
    }
    let idle = from_members_on(2, |member, size| game.payoff(member, size));
    assert_eq!(largest_stable(10, idle), Some(3), "a clause below three changes nothing");
}

/// Nobody is left to join all, so nothing is asked of a coalition of more than there are.
#[test]
fn the_whole_is_stable_where_joining_always_pays() {
    let eager = |is_member: bool, size: usize| {
        assert!(size <= 5, "there are only five");
        if is_member { size as f64 } else { 0.0 }
    };
    assert_eq!(stable_sizes(5, eager).collect::<Vec<_>>(), [5]);
}

/// Actors that differ: the same threshold, but one gains so much that it would pay alone for any part of it.
#[test]
fn stability_of_a_set_asks_each_member() {
    let payoff = |actor: ActorId, coalition: ActorSet| {
        let gain = if coalition.len() >= 3 { [5.0, 2.0, 2.0, 0.5][actor.index()] } else { 0.0 };
        if coalition.contains(actor) { gain - 1.0 } else { gain }
    };
    let (all, first) = (ActorSet::first(4), ActorSet::first(3));
    assert!(is_stable(first, all, payoff) && is_stable(ActorSet::EMPTY, all, payoff));
    assert_eq!(leavers(all, payoff), all, "with one too many anybody can go");
    let with_reluctant = first.without(ActorId(0)).with(ActorId(3));
    assert_eq!(leavers(with_reluctant, payoff), ActorSet::EMPTY.with(ActorId(3)));
    assert_eq!(
        joiners(ActorSet::EMPTY.with(ActorId(1)).with(ActorId(2)), all, payoff),
        ActorSet::EMPTY.with(ActorId(0))
    );
}

fn weighted(quota: u32, weights: &[u32]) -> Game {
    Game::new(vec![Condition { weights: weights.to_vec(), quota }])
}

fn assert_power(power: &Power, banzhaf: &[f64], shapley_shubik: &[f64]) {
    let close = |got: &[f64], known: &[f64]| {
        got.len() == known.len() && got.iter().zip(known).all(|(got, known)| (got - known).abs() < 1e-12)
    };
    assert!(close(&power.banzhaf, banzhaf), "{:?} for {banzhaf:?}", power.banzhaf);
    assert!(close(&power.shapley_shubik, shapley_shubik), "{:?} for {shapley_shubik:?}", power.shapley_shubik);
}

#[test]
fn textbook_votes_have_their_textbook_power() {
    let power = weighted(51, &[50, 49, 1]).power().expect("small");
    assert_power(&power, &[0.6, 0.2, 0.2], &[2.0 / 3.0, 1.0 / 6.0, 1.0 / 6.0]);
    let power = weighted(51, &[49, 49, 2]).power().expect("small");
    assert_power(&power, &[1.0 / 3.0; 3], &[1.0 / 3.0; 3]);
    let power = weighted(2, &[3, 1]).power().expect("small");
    assert_power(&power, &[1.0, 0.0], &[1.0, 0.0]);
}

/// The Council of the EEC of 1958: Germany, France, Italy, Belgium, the Netherlands, Luxembourg, who was never pivotal
/// on a proposal of the Commission, but was where four states had to agree besides.
#[test]
fn luxembourg_had_no_power_on_proposals_of_the_commission() {
    let council = weighted(12, &[4, 4, 4, 2, 2, 1]);
    let (large, small) = (14.0 / 60.0, 9.0 / 60.0);
    let (often, rarely) = (10.0 / 42.0, 6.0 / 42.0);
    let power = council.power().expect("small");
    assert_power(&power, &[often, often, often, rarely, rarely, 0.0], &[large, large, large, small, small, 0.0]);
    let votes = Condition { weights: vec![4, 4, 4, 2, 2, 1], quota: 12 };
    let states = Condition::count(ActorSet::first(6), 4, 6);
    let power = Game::new(vec![votes, states]).power().expect("small");
    assert!(power.swings[5] > 0 && power.shapley_shubik[5] > 0.0);
}

/// The Security Council: nine votes, with all five permanent members.
#[test]
fn permanent_members_hold_nearly_all_power() {
    let everybody = Condition::count(ActorSet::first(15), 9, 15);
    let permanent = Condition::count(ActorSet::first(5), 5, 15);
    let power = Game::new(vec![everybody, permanent]).power().expect("small");
    assert_eq!((power.swings[0], power.swings[14]), (848, 84));
    let by_kind = |permanent: f64, elected: f64| [vec![permanent; 5], vec![elected; 10]].concat();
    let (banzhaf, shapley) = (by_kind(848.0 / 5080.0, 84.0 / 5080.0), by_kind(421.0 / 2145.0, 4.0 / 2145.0));
    assert_power(&power, &banzhaf, &shapley);
}

/// By the definition, coalition by coalition.
fn swings_one_by_one(game: &Game, actors: usize) -> Vec<u128> {
    let sets =
        (0..1_u32 << actors).map(|bits| (0..actors as u16).filter(|at| bits >> at & 1 == 1).map(ActorId).collect());
    let mut swings = vec![0; actors];
    for coalition in sets {
        let others = ActorSet::first(actors).difference(coalition);
        for actor in others.iter().filter(|actor| !game.wins(coalition) && game.wins(coalition.with(*actor))) {
            swings[actor.index()] += 1;
            assert!(game.critical(coalition.with(actor)).contains(actor));
        }
        assert!(game.critical(coalition).is_empty() || game.wins(coalition));
    }
    swings
}

#[test]
fn counting_by_sums_is_counting_one_by_one() {
    let mut state = 7_u32;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    for _ in 0..60 {
        let actors = 2 + next(8) as usize;
        let weights: Vec<u32> = (0..actors).map(|_| next(6)).collect();
        let club: ActorSet = (0..actors as u16).filter(|_| next(2) == 1).map(ActorId).collect();
        let quota = next(12);
        let of_club = Condition::count(club, next(3), actors);
        let named = Condition::count(ActorSet::first(1), next(2), actors);
        let game = Game::new(vec![Condition { weights, quota }, of_club, named]);
        let power = game.power().expect("small");
        assert_eq!(power.swings, swings_one_by_one(&game, actors), "{game:?}");
        let sum = power.shapley_shubik.iter().sum::<f64>();
        let ever = power.swings.iter().any(|&swings| swings > 0);
        assert!((sum - f64::from(u8::from(ever))).abs() < 1e-12, "{sum} in {game:?}");
    }
}

/// One named actor and 50 of 100: it completes the coalition wherever it comes 50th or later, 51 times in 100.
#[test]
fn power_among_a_hundred_is_still_exact() {
    let rule = EntryIntoForce {
        ratifications: 50,
        club: ActorSet::EMPTY,
        of_club: 0,
        named: ActorSet::EMPTY.with(ActorId(42)),
        delay: Delay::Days(0),
    };
    let power = rule.game(ActorSet::first(100), 100).power().expect("counts are small");
    assert!((power.shapley_shubik[42] - 0.51).abs() < 1e-12, "{}", power.shapley_shubik[42]);
    assert!((power.shapley_shubik[0] - 0.49 / 99.0).abs() < 1e-12, "{}", power.shapley_shubik[0]);
    assert!((power.banzhaf.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    let club = EntryIntoForce { club: ActorSet::first(60), of_club: 40, ratifications: 64, ..rule };
    assert!(club.game(ActorSet::first(128), 128).power().is_ok(), "as many as there may be");
}

#[test]
fn what_is_too_much_to_count_is_said() {
    assert_eq!(weighted(u32::MAX, &[1, 2]).power(), Err(TooLarge));
    assert_eq!(Game::new(vec![]).power().map(|power| power.swings.len()), Ok(0));
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

/// Albania, Croatia, Estonia, Hungary, Lithuania; then France and the United States of America.
fn budapest() -> (EntryIntoForce, Vec<(ActorId, Date)>) {
    let deposited =
        ["2002-06-20", "2002-10-17", "2003-05-12", "2003-12-04", "2004-03-18", "2006-01-10", "2006-09-29"];
    let ratifications = deposited.iter().zip(0..).map(|(text, actor)| (ActorId(actor), day(text))).collect();
    let rule = EntryIntoForce {
        ratifications: 5,
        club: ActorSet::first(6),
        of_club: 3,
        named: ActorSet::EMPTY,
        delay: Delay::FirstOfMonthAfter(3),
    };
    (rule, ratifications)
}

#[test]
fn the_budapest_convention_entered_into_force_on_the_first_of_july_2004() {
    let (rule, ratifications) = budapest();
    assert_eq!(rule.effective(&ratifications[..5]), Some(day("2004-07-01")));
    assert_eq!(rule.effective(&ratifications[..4]), None);
    let backwards: Vec<(ActorId, Date)> = ratifications.iter().rev().copied().collect();
    assert_eq!(rule.met(&backwards), Some((ActorId(4), day("2004-03-18"))));
    assert_eq!(rule.binds(ActorId(0), &ratifications), Some(day("2004-07-01")));
    assert_eq!(rule.binds(ActorId(5), &ratifications), Some(day("2006-05-01")), "France");
    assert_eq!(rule.binds(ActorId(6), &ratifications), Some(day("2007-01-01")), "the United States of America");
    assert_eq!(rule.binds(ActorId(7), &ratifications), None);
}

#[test]
fn a_rule_says_what_is_missing_and_who_could_complete_it() {
    let (rule, _) = budapest();
    let outsiders: ActorSet = (10..14).map(ActorId).collect();
    let missing = Missing { ratifications: 1, of_club: 3, named: ActorSet::EMPTY };
    assert_eq!(rule.missing(outsiders), missing);
    let nearly = outsiders.with(ActorId(0)).with(ActorId(1));
    assert_eq!(rule.missing(nearly), Missing { of_club: 1, ..Missing::default() });
    assert!(!rule.is_met(nearly) && rule.is_met(nearly.with(ActorId(2))));
    let pivotal = rule.pivotal(nearly, ActorSet::first(14));
    assert_eq!(pivotal, ActorSet::first(6).difference(nearly), "the rest of the club");
    let named = EntryIntoForce { named: ActorSet::EMPTY.with(ActorId(13)), ..rule };
    assert_eq!(named.game(ActorSet::first(14), 14).critical(ActorSet::first(14)), named.named);
    assert_eq!(named.missing(ActorSet::first(6)).named, named.named);
}

/// The Kyoto Protocol: the ninetieth day after 18 November 2004. Three months would have been two days later.
#[test]
fn delays_count_days_or_months() {
    let last = day("2004-11-18");
    assert_eq!(Delay::Days(90).after(last), day("2005-02-16"));
    assert_eq!(Delay::Months(3).after(last), day("2005-02-18"));
    assert_eq!(Delay::FirstOfMonthAfter(3).after(day("2004-04-01")), day("2004-08-01"));
    assert_eq!(Delay::FirstOfMonthAfter(1).after(day("2004-01-31")), day("2004-03-01"));
}

#[test]
fn those_who_ratify_on_one_day_count_in_the_order_given() {
    let (rule, mut ratifications) = budapest();
    for (_, date) in &mut ratifications {
        *date = day("2004-01-01");
    }
    assert_eq!(rule.met(&ratifications), Some((ActorId(4), day("2004-01-01"))));
}
