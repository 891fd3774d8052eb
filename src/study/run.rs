//! Plays the games of a batch, in parallel, with the same result for any number of jobs.

use std::sync::Arc;

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};

use super::measure::{Measure, Played};
use crate::play::Game;
use crate::scenario::Scenario;
use crate::sim::round::{Table, play_round};
use crate::sim::{Dice, Orders, Round, Seed, Setting, Situation};

/// How many games are played before their rows are handed out: the most that are held at once.
const CHUNK: u64 = 4096;
/// The fewest games that one job takes at a time.
const FEWEST: usize = 16;

/// More jobs than this cost more to start than they save.
const MOST_JOBS: usize = 256;

/// Many games of one scenario, machines in all seats.
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
    /// game, from any thread.
    ///
    /// # Errors
    /// The jobs cannot be started, or the rows cannot be taken.
    pub fn run<E>(
        &self,
        measures: &[Measure],
        on_game: &(impl Fn() + Sync),
        mut take: impl FnMut(&[Row]) -> Result<(), E>,
    ) -> Result<(), BatchError<E>> {
        let jobs = self.jobs.min(MOST_JOBS).min(usize::try_from(self.games).unwrap_or(MOST_JOBS));
        let pool = ThreadPoolBuilder::new().num_threads(jobs).build()?;
        let mut first = 0;
        while first < self.games {
            let beyond = self.games.min(first + CHUNK);
            take(&self.play(&pool, measures, first..beyond, on_game)).map_err(BatchError::Rows)?;
            first = beyond;
        }
        Ok(())
    }

    /// Plays some of the games. Each job plays its games on one table.
    fn play(
        &self,
        pool: &ThreadPool,
        measures: &[Measure],
        games: std::ops::Range<u64>,
        on_game: &(impl Fn() + Sync),
    ) -> Vec<Row> {
        let setting = &self.scenario.setting;
        let numbers = (0..(games.end - games.start) as usize).into_par_iter().with_min_len(FEWEST);
        let play = |seats: &mut Seats<'_>, number: usize| {
            let game = games.start + number as u64;
            let seed = self.seed.of_game(game);
            let played = seats.play(seed);
            let values = measures.iter().map(|measure| measure.of(&played)).collect();
            on_game();
            Row { game, seed, values }
        };
        pool.install(|| numbers.map_init(|| Seats::new(setting), play).collect())
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
    situation: Situation,
    table: Table,
    orders: Orders,
    first_named: Vec<Option<Round>>,
}

impl<'a> Seats<'a> {
    fn new(setting: &'a Setting) -> Self {
        Self {
            setting,
            situation: Situation::new(setting),
            table: Table::new(setting, Dice::new(Seed(0))),
            orders: Orders::machines(),
            first_named: vec![None; setting.incidents.len()],
        }
    }

    fn play(&mut self, seed: Seed) -> Played<'_> {
        self.situation.reset(self.setting);
        self.table.reset(Dice::new(seed));
        self.first_named.fill(None);
        while self.situation.ending().is_none() {
            play_round(self.setting, &mut self.situation, &self.orders, &mut self.table, &mut ());
            self.note_names();
        }
        Played { setting: self.setting, situation: &self.situation, first_named: &self.first_named }
    }

    fn note_names(&mut self) {
        for (incident, first) in self.setting.incident_ids().zip(&mut self.first_named) {
            let is_named = || self.situation.answers(incident).any(|(_, stance)| stance.response.is_public());
            if first.is_none() && is_named() {
                *first = Some(self.situation.round());
            }
        }
    }
}
