//! Plays the games of a batch, in parallel, with the same result for any number of jobs.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};

use crate::play::Game;
use crate::play::script::Script;
use crate::scenario::Scenario;
use crate::scenario::measure::{Measure, Played};
use crate::sim::round::{Table, close_round, open_round};
use crate::sim::{Dice, Orders, Round, Seed, Setting, Situation};

/// How many games are played before their rows are handed out: the most that are held at once.
const CHUNK: u64 = 4096;
/// The fewest games that one job takes at a time.
const FEWEST: usize = 16;

/// More jobs than this cost more to start than they save.
const MOST_JOBS: usize = 256;

/// Many games of one scenario, machines in all seats but for those of the script.
#[derive(Clone, Copy, Debug)]
pub struct Batch<'a> {
    /// What is played.
    pub scenario: &'a Scenario,
    /// How many games.
    pub games: u64,
    /// The seed that every game's own seed is made from; see [`Seed::of_game`].
    pub seed: Seed,
    /// How many games are played at the same time; 0 for as many as the machine has cores.
    pub jobs: usize,
    /// What some seats do, if any. A line that is not legal in a game is left out of it.
    pub script: Option<&'a Script>,
}

/// One game, measured.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its number in the batch, from 0.
    pub game: u64,
    /// Its own seed: play the scenario with it to see this very game.
    pub seed: Seed,
    /// Its measures, in the order that was asked for; not a number where a measure has no value.
    pub values: Vec<f64>,
}

/// Why a batch stopped.
#[derive(Debug, thiserror::Error)]
pub enum BatchError<E> {
    /// The machine gave no threads.
    #[error("cannot start the jobs of the batch")]
    Jobs(#[from] ThreadPoolBuildError),
    /// The rows could not be taken.
    #[error("cannot keep the rows of the batch")]
    Rows(E),
}

impl Batch<'_> {
    /// Plays all games and hands out their rows in order, some thousands at a time. `on_game` is called after each
    /// game, from any thread. Returns in how many games each line of the script was carried out.
    ///
    /// # Errors
    /// The jobs cannot be started, or the rows cannot be taken.
    pub fn run<E>(
        &self,
        measures: &[Measure],
        on_game: &(impl Fn() + Sync),
        mut take: impl FnMut(&[Row]) -> Result<(), E>,
    ) -> Result<Vec<u64>, BatchError<E>> {
        let mut running = self.start(measures)?;
        while let Some(rows) = running.play_on(on_game) {
            take(&rows).map_err(BatchError::Rows)?;
        }
        Ok(running.used())
    }

    /// Makes ready to play the games, some thousands at a time.
    ///
    /// # Errors
    /// The jobs cannot be started.
    pub fn start<'r>(&'r self, measures: &'r [Measure]) -> Result<Running<'r>, ThreadPoolBuildError> {
        let jobs = self.jobs.min(MOST_JOBS).min(usize::try_from(self.games).unwrap_or(MOST_JOBS));
        let pool = ThreadPoolBuilder::new().num_threads(jobs).build()?;
        let used = self.script.iter().flat_map(|script| &script.lines).map(|_| AtomicU64::new(0)).collect();
        Ok(Running { batch: self, measures, pool, played: 0, used })
    }
}

/// A batch that is being played.
#[derive(Debug)]
pub struct Running<'r> {
    batch: &'r Batch<'r>,
    measures: &'r [Measure],
    pool: ThreadPool,
    played: u64,
    used: Vec<AtomicU64>,
}

impl Running<'_> {
    /// Plays the next some thousand games and hands out their rows, in order; none if all are played. `on_game` is
    /// called after each game, from any thread.
    pub fn play_on(&mut self, on_game: &(impl Fn() + Sync)) -> Option<Vec<Row>> {
        let beyond = self.batch.games.min(self.played + CHUNK);
        let games = self.played..beyond;
        self.played = beyond;
        (!games.is_empty()).then(|| self.play(games, on_game))
    }

    /// In how many games each line of the script was carried out so far.
    #[must_use]
    pub fn used(&self) -> Vec<u64> {
        self.used.iter().map(|count| count.load(Ordering::Relaxed)).collect()
    }

    /// Plays some of the games. Each job plays its games on one table.
    fn play(&self, games: std::ops::Range<u64>, on_game: &(impl Fn() + Sync)) -> Vec<Row> {
        let Self { batch, measures, pool, used, .. } = self;
        let by_actor = measures.iter().any(|measure| measure.actor().is_some());
        let numbers = (0..(games.end - games.start) as usize).into_par_iter().with_min_len(FEWEST);
        let play = |seats: &mut Seats<'_>, number: usize| {
            let game = games.start + number as u64;
            let seed = batch.seed.of_game(game);
            let played = seats.play(seed);
            let values = measures.iter().map(|measure| measure.of(&played)).collect();
            seats.count(used);
            on_game();
            Row { game, seed, values }
        };
        pool.install(|| {
            numbers.map_init(|| Seats::new(&batch.scenario.setting, batch.script, by_actor), play).collect()
        })
    }
}

/// The logged game behind a row: the same game, with its log.
#[must_use]
pub fn replay(scenario: &Arc<Scenario>, row: &Row) -> Game {
    let mut game = Game::new(Arc::clone(scenario), row.seed);
    game.play_out();
    game
}

/// Everything that games are played on, used again for one after the other.
struct Seats<'a> {
    setting: &'a Setting,
    script: Option<&'a Script>,
    situation: Situation,
    table: Table,
    /// Which lines of the script were carried out in the game.
    used: Vec<bool>,
    first_named: Vec<Option<Round>>,
    /// By incident, then by actor; empty where nobody asks.
    first_named_by: Vec<Option<Round>>,
}

impl<'a> Seats<'a> {
    fn new(setting: &'a Setting, script: Option<&'a Script>, by_actor: bool) -> Self {
        let actors = if by_actor { setting.actors.len() } else { 0 };
        Self {
            setting,
            script,
            situation: Situation::new(setting),
            table: Table::new(setting, Dice::new(Seed(0))),
            used: vec![false; script.map_or(0, |script| script.lines.len())],
            first_named: vec![None; setting.incidents.len()],
            first_named_by: vec![None; setting.incidents.len() * actors],
        }
    }

    fn play(&mut self, seed: Seed) -> Played<'_> {
        self.situation.reset(self.setting);
        self.table.reset(Dice::new(seed));
        self.used.fill(false);
        self.first_named.fill(None);
        self.first_named_by.fill(None);
        let machines = Orders::machines();
        while self.situation.ending().is_none() {
            open_round(self.setting, &mut self.situation, &mut self.table, &mut ());
            let scripted = self.scripted();
            let orders = scripted.as_ref().unwrap_or(&machines);
            close_round(self.setting, &mut self.situation, orders, &mut self.table, &mut ());
            self.note_names();
        }
        let Self { setting, situation, first_named, first_named_by, .. } = self;
        Played { setting, situation, first_named, first_named_by }
    }

    /// What the script has seats do in the open round.
    fn scripted(&mut self) -> Option<Orders> {
        let mut orders = Orders::machines();
        for actor in self.setting.actor_ids() {
            let (own, motions) = self.script?.wishes(self.setting, &self.situation, actor, |line, told| {
                self.used[line] |= told.is_ok();
            });
            if !own.is_empty() {
                orders.seal(actor, own);
            }
            if !motions.is_empty() {
                orders.table(actor, motions);
            }
        }
        Some(orders)
    }

    /// Adds the game to the numbers of games in which each line was carried out.
    fn count(&self, used: &[AtomicU64]) {
        for (count, &was_used) in used.iter().zip(&self.used) {
            count.fetch_add(u64::from(was_used), Ordering::Relaxed);
        }
    }

    fn note_names(&mut self) {
        let round = self.situation.round();
        for (incident, first) in self.setting.incident_ids().zip(&mut self.first_named) {
            for (actor, _) in self.situation.answers(incident).filter(|(_, stance)| stance.response.is_public()) {
                first.get_or_insert(round);
                let at = incident.index() * self.setting.actors.len() + actor.index();
                if let Some(first) = self.first_named_by.get_mut(at) {
                    first.get_or_insert(round);
                }
            }
        }
    }
}
