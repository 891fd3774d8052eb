//! The library in a few lines: play a scenario by machine, and say who accused whom and when.
//!
//! `cargo run --no-default-features --example minimal -- scenarios/2017_notpetya.ron`

use std::sync::Arc;

use dinard::play::Game;
use dinard::scenario::Scenario;
use dinard::sim::Seed;

#[expect(clippy::print_stdout, reason = "an example talks to its reader")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "examples/ten_lines.ron".to_owned());
    let (scenario, problems) = Scenario::parse(&path, &std::fs::read_to_string(&path)?);
    let scenario = Arc::new(scenario.ok_or_else(|| format!("{problems:?}"))?);
    let mut game = Game::new(Arc::clone(&scenario), Seed(7));
    game.play_out();
    for incident in scenario.setting.incident_ids() {
        println!("{}: {:?}", scenario.incident_title(incident), game.situation().incident(incident).verdict);
        for actor in scenario.setting.actor_ids() {
            let stance = game.situation().stance(incident, actor);
            if let Some(accused) = stance.accused {
                let (who, whom) = (scenario.actor_name(actor), scenario.actor_name(accused));
                println!("  round {:>2}  {who}: {} against {whom}", stance.since, stance.response.slug());
            }
        }
    }
    Ok(())
}
