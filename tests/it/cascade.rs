//! Cascades on any network: who joins after whom, and who tips the rest.

use dinard::sim::{ActorId, ActorSet, Points};
use dinard::study::cascade::{Alliance, waves};

use crate::cli::Shell;
use crate::worlds;

/// Granovetter's crowd on a clique of a hundred: each wave is one actor, each after all before it.
#[test]
fn a_crowd_joins_one_after_the_other() {
    let thresholds: Vec<f64> = (0..100).map(f64::from).collect();
    let world = worlds::crowd(&thresholds);
    let alliance = Alliance { setting: &world.setting, push: Points(0.0) };
    let joined = alliance.cascade([ActorId(0)].into_iter().collect());
    assert_eq!(joined.len(), 100);
    assert!(joined.iter().enumerate().all(|(number, one)| one.wave == number && one.after.len() == number));
    assert_eq!(alliance.cascade(ActorSet::EMPTY), joined, "the first needs nobody");
    assert!(alliance.tipping(ActorSet::EMPTY).is_empty(), "nobody is left to tip");
}

/// Without the one that is moved by one, nobody follows; and then that one tips all the others.
#[test]
fn a_gap_stops_the_cascade_and_names_who_would_close_it() {
    let mut thresholds: Vec<f64> = (0..100).map(f64::from).collect();
    thresholds[1] = 2.0;
    let world = worlds::crowd(&thresholds);
    let alliance = Alliance { setting: &world.setting, push: Points(0.0) };
    let first: ActorSet = [ActorId(0)].into_iter().collect();
    assert_eq!(alliance.cascade(first).len(), 1);
    let tipping = alliance.tipping(first);
    assert!(tipping.len() > 90 && tipping.iter().all(|one| one.brings == 98), "anybody who starts closes the gap");
}

/// On a line, each moved by its neighbour, who starts decides who joins when.
#[test]
fn waves_travel_along_ties() {
    let line = |one: usize, joined: &[bool]| {
        [one.checked_sub(1), Some(one + 1)].into_iter().flatten().any(|other| joined.get(other) == Some(&true))
    };
    assert_eq!(waves(5, &[0], line), [vec![0], vec![1], vec![2], vec![3], vec![4]]);
    assert_eq!(waves(5, &[2], line), [vec![2], vec![1, 3], vec![0, 4]]);
    assert!(waves(5, &[], line).is_empty());
}

#[test]
fn a_cascade_is_told_in_the_terminal() {
    let shell = Shell::new();
    insta::assert_snapshot!(shell.output("cascade --first usa,gbr --push 0.2"));
    let json = shell.json("cascade --first usa,gbr --push 0.2 --format json");
    assert_eq!(json["joined"][0]["wave"], 0);
    assert!(shell.error("cascade --first uas", 2).contains("usa"));
    assert!(shell.error("cascade --push much", 2).contains("points"));
}
