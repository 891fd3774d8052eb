//! Every shipped scenario parses without a finding and plays to its end under every policy; its story is golden.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use dinard::play::Game;
use dinard::review::{Audience, Chapter, story};
use dinard::scenario::Scenario;
use dinard::sim::Seed;
use dinard::sim::actor::Policy;

fn shipped() -> Vec<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = ["scenarios", "examples"]
        .iter()
        .flat_map(|folder| fs::read_dir(root.join(folder)).expect("a folder"))
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn parse(path: &PathBuf) -> Scenario {
    let text = fs::read_to_string(path).expect("a readable file");
    let (scenario, findings) = Scenario::parse(&path.to_string_lossy(), &text);
    assert!(findings.is_empty(), "{}: {findings:?}", path.display());
    scenario.expect("no findings, so a scenario")
}

#[test]
fn shipped_scenarios_parse_without_a_finding() {
    shipped().iter().for_each(|path| drop(parse(path)));
}

#[test]
fn shipped_scenarios_play_to_their_end_under_every_policy() {
    for path in shipped() {
        for policy in [Policy::ArgMax, Policy::Logit(0.1), Policy::HoldOut] {
            let mut scenario = parse(&path);
            for actor in &mut scenario.setting.actors {
                actor.policy = policy;
            }
            let mut game = Game::new(Arc::new(scenario), Seed(1));
            game.play_out();
            assert!(game.is_over(), "{} under {policy:?}", path.display());
        }
    }
}

/// The story of the default scenario, to be read by people when a rule changes.
#[test]
fn golden_stories() {
    for path in shipped() {
        let mut game = Game::new(Arc::new(parse(&path)), Seed(7));
        game.play_out();
        let chapters = story(&game, Audience::Debrief);
        let text: Vec<String> = chapters.iter().map(Chapter::to_text).collect();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        insta::assert_snapshot!(format!("story_{name}"), text.join("\n"));
    }
}
