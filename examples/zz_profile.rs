//! Temporary.
use dinard::scenario::Scenario;
use dinard::sim::{
    round::{Table, play_round},
    *,
};
fn main() {
    let (s, _) = Scenario::parse("x.ron", &std::fs::read_to_string("scenarios/2017_notpetya.ron").unwrap());
    let s = s.unwrap();
    let setting = &s.setting;
    let n: u64 = std::env::args().nth(1).unwrap().parse().unwrap();
    let mut sit = Situation::new(setting);
    let orders = Orders::machines();
    let mut t = Table::new(setting, Dice::new(Seed(0)));
    let (mut d, mut l) = (0, 0);
    let start = std::time::Instant::now();
    for g in 0..n {
        sit.reset(setting);
        t.reset(Dice::new(Seed(1).of_game(g)));
        while sit.ending().is_none() {
            play_round(setting, &mut sit, &orders, &mut t, &mut ());
        }
        d += t.workspace.decisions();
        l += t.workspace.ledgers();
    }
    let e = start.elapsed().as_secs_f64();
    println!(
        "{:.0} games/s {} dec/game {} ledgers {:.0} ns/dec {:.0} ns/ledger",
        n as f64 / e,
        d / n,
        l / n,
        e * 1e9 / d as f64,
        e * 1e9 / l as f64
    );
}
