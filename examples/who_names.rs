//! A study of one's own in a few lines: over many machine-played games, who goes public over an incident, and when?
//! The table of docs/calibration.md §5 comes from here.
//!
//! `cargo run --release --no-default-features --example who_names -- scenarios/2017_notpetya.ron notpetya 2000`

use dinard::scenario::Scenario;
use dinard::sim::round::{Table, play_round};
use dinard::sim::{ActorId, Dice, IncidentId, Orders, Seed, Setting, Situation};

/// In how many games an actor went public or imposed sanctions, and in how many each round saw its last step.
#[derive(Clone, Default)]
struct Tally {
    named: usize,
    sanctioned: usize,
    private: usize,
    rounds: Vec<usize>,
}

impl Tally {
    fn count(&mut self, situation: &Situation, incident: IncidentId, actor: ActorId) {
        let stance = situation.stance(incident, actor);
        self.named += usize::from(stance.response.is_public());
        self.sanctioned += usize::from(stance.response.is_sanction());
        self.private += usize::from(stance.response.rank() == 1);
        if stance.response.is_public() {
            self.rounds.resize(self.rounds.len().max(usize::from(stance.since.0) + 1), 0);
            self.rounds[usize::from(stance.since.0)] += 1;
        }
    }

    fn commonest_round(&self) -> usize {
        (0..self.rounds.len()).max_by_key(|&round| self.rounds[round]).unwrap_or(0)
    }
}

fn tally(setting: &Setting, incident: IncidentId, games: u64) -> Vec<Tally> {
    let mut tallies = vec![Tally::default(); setting.actors.len()];
    let mut situation = Situation::new(setting);
    let mut table = Table::new(setting, Dice::new(Seed(0)));
    let orders = Orders::machines();
    for game in 0..games {
        situation.reset(setting);
        table.reset(Dice::new(Seed(1).of_game(game)));
        while situation.ending().is_none() {
            play_round(setting, &mut situation, &orders, &mut table, &mut ());
        }
        setting.actor_ids().zip(&mut tallies).for_each(|(actor, tally)| tally.count(&situation, incident, actor));
    }
    tallies
}

#[expect(clippy::print_stdout, reason = "an example talks to its reader")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [path, incident, games] = &arguments[..] else { return Err("SCENARIO INCIDENT GAMES".into()) };
    let (scenario, problems) = Scenario::parse(path, &std::fs::read_to_string(path)?);
    let scenario = scenario.ok_or_else(|| format!("{problems:?}"))?;
    let incident = scenario.setting.names.find_incident(incident).ok_or("no such incident")?;
    let games: u64 = games.parse()?;
    println!("| actor | named in public | of these with sanctions | in private only | most often in round |");
    println!("|---|---|---|---|---|");
    let share = |count: usize| count as f64 / games as f64;
    for (actor, tally) in scenario.setting.actor_ids().zip(tally(&scenario.setting, incident, games)) {
        let round = if tally.named > 0 { tally.commonest_round().to_string() } else { "–".to_owned() };
        let (named, sanctioned, private) = (share(tally.named), share(tally.sanctioned), share(tally.private));
        println!("| {} | {named:.2} | {sanctioned:.2} | {private:.2} | {round} |", scenario.actor_name(actor));
    }
    Ok(())
}
