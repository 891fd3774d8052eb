//! Speed of whole games, next to a bare kernel of like arithmetic in the same run.
//!
//! `cargo bench --no-default-features` prints divan's table, then games a second, nanoseconds a decision and the ratios.

#![expect(clippy::disallowed_types, reason = "measures time")]

use std::hint::black_box;
use std::io::Write;
use std::sync::{Arc, LazyLock};
use std::time::Instant;

use dinard::play::Game;
use dinard::play::log::{self, Pen, Preamble};
use dinard::scenario::Scenario;
use dinard::sim::quantity::exp;
use dinard::sim::round::{Table, play_round};
use dinard::sim::{Dice, Orders, Seed, Situation};
use divan::Bencher;
use divan::counter::ItemsCount;
use mimalloc::MiMalloc;

/// As in the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

static NOTPETYA: LazyLock<Arc<Scenario>> = LazyLock::new(|| {
    let (scenario, _) = Scenario::parse("2017_notpetya.ron", include_str!("../scenarios/2017_notpetya.ron"));
    Arc::new(scenario.unwrap_or_else(|| unreachable!("the shipped scenario parses")))
});

static PREAMBLE: LazyLock<Preamble> =
    LazyLock::new(|| Preamble::of(&NOTPETYA).unwrap_or_else(|error| unreachable!("a text has a JSON form: {error}")));

/// One worker of a batch: everything is reused from game to game.
struct Worker {
    situation: Situation,
    table: Table,
    orders: Orders,
    seed: u64,
}

impl Worker {
    fn new() -> Self {
        let setting = &NOTPETYA.setting;
        Self {
            situation: Situation::new(setting),
            table: Table::new(setting, Dice::new(Seed(0))),
            orders: Orders::machines(),
            seed: 0,
        }
    }

    /// Plays the next game and returns how many decisions and ledgers it took.
    fn play(&mut self) -> (u64, u64) {
        let setting = &NOTPETYA.setting;
        self.seed += 1;
        self.situation.reset(setting);
        self.table.reset(Dice::new(Seed(1).of_game(self.seed)));
        while self.situation.ending().is_none() {
            play_round(setting, &mut self.situation, &self.orders, &mut self.table, &mut ());
        }
        (self.table.workspace.decisions(), self.table.workspace.ledgers())
    }
}

/// A game that keeps its journal.
fn played(seed: u64) -> Game {
    let mut game = Game::new(Arc::clone(&NOTPETYA), Seed(1).of_game(seed));
    game.play_out();
    game
}

/// Writes logs one after the other, with memory that is used again from game to game.
#[derive(Default)]
struct Writer {
    pen: Pen,
    lines: Vec<u8>,
}

impl Writer {
    /// Plays a game and hands on its log as text, round by round, as the terminal and the window do.
    fn log(&mut self, seed: u64, out: &mut impl Write) -> std::io::Result<()> {
        let mut game = Game::new(Arc::clone(&NOTPETYA), Seed(1).of_game(seed));
        self.lines.clear();
        PREAMBLE.append_header(game.seed(), &mut self.lines)?;
        let mut entries = 0;
        loop {
            self.pen.append_entries(&game, entries, &mut self.lines)?;
            out.write_all(&self.lines)?;
            if game.is_over() {
                return Ok(());
            }
            self.lines.clear();
            entries = game.journal().len();
            game.play_round();
        }
    }

    /// The same, for nobody to read.
    fn log_away(&mut self, seed: u64) {
        if let Err(error) = self.log(seed, &mut black_box(std::io::sink())) {
            unreachable!("a log can be written to nowhere: {error}");
        }
    }
}

/// How many games the figures are means of: the same with and without a log.
const SEEDS: u32 = 200;

const KERNEL_ACTORS: usize = 30;
const KERNEL_MOVES: usize = 10;
const KERNEL_TERMS: usize = 10;
const KERNEL_SUSPECTS: usize = 5;

/// A bare scalar kernel of like arithmetic: for each of 30 actors a posterior over five suspects, ten terms of ten
/// moves, and the best of them. No rounds, no graph, no legality, no evidence.
fn kernel(inputs: &[f64]) -> usize {
    let mut chosen = 0;
    for actor in 0..KERNEL_ACTORS {
        let odds = &inputs[actor..actor + KERNEL_SUSPECTS];
        let weights: [f64; KERNEL_SUSPECTS] = std::array::from_fn(|at| exp(odds[at]));
        let guilt = weights[0] / weights.iter().sum::<f64>();
        let mut best = (0, f64::NEG_INFINITY);
        for (option, terms) in inputs[actor..].chunks_exact(KERNEL_TERMS).take(KERNEL_MOVES).enumerate() {
            let total = terms.iter().enumerate().fold(0.0, |sum, (term, coefficient)| {
                sum + if term % 2 == 0 { guilt * coefficient } else { (1.0 - guilt) * coefficient }
            });
            if total > best.1 {
                best = (option, total);
            }
        }
        chosen += best.0;
    }
    chosen
}

fn kernel_inputs() -> Vec<f64> {
    (0..257).map(|index| f64::from(index % 29) / 29.0 - 0.5).collect()
}

#[divan::bench]
fn game_without_log(bencher: Bencher) {
    let mut worker = Worker::new();
    let (decisions, _) = worker.play();
    bencher.counter(ItemsCount::new(decisions)).bench_local(|| worker.play());
}

#[divan::bench]
fn game_with_journal(bencher: Bencher) {
    let mut seed = 0;
    bencher.bench_local(|| {
        seed += 1;
        played(seed)
    });
}

#[divan::bench]
fn game_with_log_text(bencher: Bencher) {
    let (mut seed, mut writer) = (0, Writer::default());
    bencher.bench_local(|| {
        seed += 1;
        writer.log_away(seed);
    });
}

#[divan::bench]
fn fold_of_a_log(bencher: Bencher) {
    let mut text = Vec::new();
    if let Err(error) = Writer::default().log(1, &mut text) {
        unreachable!("memory takes a log: {error}");
    }
    let text = String::from_utf8_lossy(&text).into_owned();
    bencher.bench_local(|| log::read(&text).map(|log| dinard::play::replay::fold(&log).round()));
}

#[divan::bench]
fn bare_kernel(bencher: Bencher) {
    let inputs = kernel_inputs();
    bencher.counter(ItemsCount::new(KERNEL_ACTORS)).bench_local(|| kernel(black_box(&inputs)));
}

/// Seconds that one call takes, as the least mean of several tries: the machine may be busy.
fn seconds(calls: u32, mut call: impl FnMut()) -> f64 {
    let once = |call: &mut dyn FnMut()| {
        let start = Instant::now();
        for _ in 0..calls {
            call();
        }
        start.elapsed().as_secs_f64() / f64::from(calls)
    };
    (0..7).map(|_| once(&mut call)).fold(f64::INFINITY, f64::min)
}

fn summary() -> std::io::Result<()> {
    let mut worker = Worker::new();
    let (mut decisions, mut ledgers, mut games) = (0, 0, 0_u64);
    let game = seconds(SEEDS, || {
        worker.seed %= u64::from(SEEDS);
        let (made, drawn) = worker.play();
        (decisions, ledgers, games) = (decisions + made, ledgers + drawn, games + 1);
    });
    let (mut seed, mut writer) = (0, Writer::default());
    let with_log = seconds(SEEDS, || {
        seed = seed % u64::from(SEEDS) + 1;
        writer.log_away(seed);
    });
    let inputs = kernel_inputs();
    let bare = seconds(20_000, || {
        black_box(kernel(black_box(&inputs)));
    }) / KERNEL_ACTORS as f64;
    let decision = game * games as f64 / decisions as f64;
    let mut out = std::io::stdout().lock();
    writeln!(out, "\ngames a second, one core      {:>9.0}", 1.0 / game)?;
    writeln!(out, "decisions a game              {:>9.1}", decisions as f64 / games as f64)?;
    writeln!(out, "ledgers drawn up a game       {:>9.1}", ledgers as f64 / games as f64)?;
    writeln!(out, "ns a decision, all amortised  {:>9.0}", decision * 1e9)?;
    writeln!(out, "ns a decision, bare kernel    {:>9.0}", bare * 1e9)?;
    writeln!(out, "ratio to the bare kernel      {:>9.2}", decision / bare)?;
    writeln!(out, "logged to unlogged game       {:>9.2}", with_log / game)
}

fn main() -> std::io::Result<()> {
    divan::main();
    summary()
}
