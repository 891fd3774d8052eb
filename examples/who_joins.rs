//! A study of one's own in a few lines: over many machine-played games, who is part of a document at the end?
//! The table of docs/treaty-scenarios.md comes from here.
//!
//! `cargo run --release --no-default-features --example who_joins -- scenarios/2018_paris_call.ron call 200`

use dinard::scenario::Scenario;
use dinard::sim::Seed;
use dinard::study::joining::joining;

#[expect(clippy::print_stdout, reason = "an example talks to its reader")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [path, document, games] = &arguments[..] else { return Err("SCENARIO DOCUMENT GAMES".into()) };
    let (scenario, problems) = Scenario::parse(path, &std::fs::read_to_string(path)?);
    let scenario = scenario.ok_or_else(|| format!("{problems:?}"))?;
    let document = scenario.setting.names.find_document(document).ok_or("no such document")?;
    let games: u64 = games.parse()?;
    println!("| actor | in at the end |");
    println!("|---|---|");
    let joined = joining(&scenario.setting, document, Seed(1), games);
    for (actor, joined) in scenario.setting.actor_ids().zip(joined) {
        println!("| {} | {:.2} |", scenario.actor_name(actor), joined as f64 / games as f64);
    }
    Ok(())
}
