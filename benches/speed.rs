//! Speed of the rules, next to a bare kernel of like arithmetic in the same run.

use dinard::sim::{
    Dice, Orders, Seed, Setting, Situation,
    round::{Table, play_round},
};

#[path = "../tests/it/worlds/random.rs"]
#[allow(dead_code)]
mod random;

fn main() {
    let setting: Setting = random::setting(7, 24, 6);
    let mut situation = Situation::new(&setting);
    let orders = Orders::machines(24);
    let mut table = Table::new(&setting, Dice::new(Seed(0)));
    for seed in 0..3 {
        let start = std::time::Instant::now();
        let n = std::env::var("N").ok().and_then(|n| n.parse().ok()).unwrap_or(3000u64);
        let mut d = 0;
        let mut l = 0;
        let mut acc = 0;
        for g in 0..n {
            situation.reset(&setting);
            table.reset(Dice::new(Seed(g + seed * 10000)));
            while situation.ending().is_none() {
                play_round(&setting, &mut situation, &orders, &mut table, &mut ());
            }
            d += table.workspace.decisions();
            l += table.workspace.ledgers();
            acc += situation.accusers(dinard::sim::IncidentId(0), setting.incidents[0].author.actor().unwrap()).len();
        }
        let t = start.elapsed().as_secs_f64();
        println!(
            "{:.0} games/s, {} decisions/game, {} ledgers/game, {:.0} ns/decision {:.0} ns/ledger acc {}",
            n as f64 / t,
            d / n,
            l / n,
            t * 1e9 / d as f64,
            t * 1e9 / l as f64,
            acc as f64 / n as f64
        );
    }
}
