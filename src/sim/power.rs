//! Power: who is pivotal where a set of actors must be large enough, as for a vote or for entry into force.
//!
//! Indices of Banzhaf (Rutgers Law Review 19, 1965) and of Shapley and Shubik (APSR 48(3), 1954), counted exactly.

use super::id::{ActorId, ActorSet, MAX_ACTORS};

/// The most cells of one count: sizes times sums. 32 MiB.
const MOST_CELLS: usize = 1 << 21;

/// One thing that a coalition must have: weights that together reach a quota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What each actor brings, by id. Who is beyond the end brings nothing.
    pub weights: Vec<u32>,
    /// What the coalition must bring together.
    pub quota: u32,
}

impl Condition {
    /// At least `quota` of `members`, among `actors` actors.
    #[must_use]
    pub fn count(members: ActorSet, quota: u32, actors: usize) -> Self {
        let weights = (0..actors.min(MAX_ACTORS)).map(|at| u32::from(members.contains(ActorId(at as u16))));
        Self { weights: weights.collect(), quota }
    }

    fn weight(&self, actor: usize) -> u32 {
        self.weights.get(actor).copied().unwrap_or(0)
    }

    fn holds(&self, coalition: ActorSet) -> bool {
        let brought: u64 = coalition.iter().map(|actor| u64::from(self.weight(actor.index()))).sum();
        brought >= u64::from(self.quota)
    }
}

/// A game that a coalition wins if it meets every condition: more actors never harm it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Game {
    conditions: Vec<Condition>,
    actors: usize,
}

/// The sums to count are too many: quotas too large for this many conditions and actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the exact count of power would need more than {MOST_CELLS} cells")]
pub struct TooLarge;

/// Who is how powerful, by actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Power {
    /// In how many coalitions of others an actor turns defeat into victory.
    pub swings: Vec<u128>,
    /// Shares of all swings; they sum to 1, or to 0 where nobody is ever pivotal.
    pub banzhaf: Vec<f64>,
    /// The chance to be the one who completes a coalition that all join in random order; sums as for `banzhaf`.
    pub shapley_shubik: Vec<f64>,
}

impl Game {
    /// The game of these conditions, among as many actors as the longest of them weighs, at most [`MAX_ACTORS`].
    #[must_use]
    pub fn new(conditions: Vec<Condition>) -> Self {
        let actors = conditions.iter().map(|condition| condition.weights.len()).max().unwrap_or(0);
        Self { conditions, actors: actors.min(MAX_ACTORS) }
    }

    /// Whether a coalition meets every condition.
    #[must_use]
    pub fn wins(&self, coalition: ActorSet) -> bool {
        self.conditions.iter().all(|condition| condition.holds(coalition))
    }

    /// Those in a winning coalition without whom it loses; nobody in a losing one.
    #[must_use]
    pub fn critical(&self, coalition: ActorSet) -> ActorSet {
        let won = self.wins(coalition);
        coalition.iter().filter(|&actor| won && !self.wins(coalition.without(actor))).collect()
    }

    /// The power of every actor: coalitions counted by size and capped sums, once for all actors of equal weights.
    ///
    /// # Errors
    /// There are too many sums to count. Counts of actors never are, for up to [`MAX_ACTORS`] with one club.
    pub fn power(&self) -> Result<Power, TooLarge> {
        let mut tally = Tally::new(self)?;
        let mut swings: Vec<u128> = Vec::with_capacity(self.actors);
        let mut shapley_shubik: Vec<f64> = Vec::with_capacity(self.actors);
        for actor in 0..self.actors {
            if let Some(alike) = (0..actor).find(|&other| self.are_alike(actor, other)) {
                swings.push(swings[alike]);
                shapley_shubik.push(shapley_shubik[alike]);
                continue;
            }
            tally.count_others(actor);
            let (count, chance) = tally.swings_of(actor);
            swings.push(count);
            shapley_shubik.push(chance);
        }
        let all = swings.iter().map(|&count| count as f64).sum::<f64>().max(1.0);
        let banzhaf = swings.iter().map(|&count| count as f64 / all).collect();
        Ok(Power { swings, banzhaf, shapley_shubik })
    }

    fn are_alike(&self, a: usize, b: usize) -> bool {
        self.conditions.iter().all(|condition| condition.weight(a) == condition.weight(b))
    }
}

/// Coalitions of all actors but one, counted by size and by what they bring to each condition, capped at its quota.
struct Tally<'a> {
    game: &'a Game,
    /// How many combinations of sums there are. The last one is victory.
    sums: usize,
    /// By size, then by combination of sums.
    counts: Vec<u128>,
    /// Where each combination of sums goes when one actor joins.
    after: Vec<usize>,
}

impl<'a> Tally<'a> {
    fn new(game: &'a Game) -> Result<Self, TooLarge> {
        let mut sums = 1_usize;
        for condition in &game.conditions {
            sums =
                sums.checked_mul(condition.quota as usize + 1).filter(|&sums| sums <= MOST_CELLS).ok_or(TooLarge)?;
        }
        let cells = sums * game.actors.max(1);
        if cells > MOST_CELLS {
            return Err(TooLarge);
        }
        Ok(Self { game, sums, counts: vec![0; cells], after: vec![0; sums] })
    }

    fn count_others(&mut self, left_out: usize) {
        self.counts.fill(0);
        self.counts[0] = 1;
        let others = (0..self.game.actors).filter(|&actor| actor != left_out);
        for (joined, actor) in others.enumerate() {
            self.join(actor);
            for size in (0..=joined).rev() {
                let (smaller, larger) = self.counts.split_at_mut((size + 1) * self.sums);
                let smaller = &smaller[size * self.sums..];
                for (count, &after) in smaller.iter().zip(&self.after) {
                    larger[after] += count;
                }
            }
        }
    }

    /// Finds where each combination of sums goes when `actor` joins.
    fn join(&mut self, actor: usize) {
        for (sums, after) in self.after.iter_mut().enumerate() {
            let (mut rest, mut place) = (sums, 1);
            *after = 0;
            for condition in &self.game.conditions {
                let values = condition.quota as usize + 1;
                let sum = (rest % values + condition.weight(actor) as usize).min(values - 1);
                *after += sum * place;
                rest /= values;
                place *= values;
            }
        }
    }

    /// In how many counted coalitions `actor` turns defeat into victory, and with which chance in a random order:
    /// each coalition of size s weighs s!(n-1-s)!/n!.
    fn swings_of(&mut self, actor: usize) -> (u128, f64) {
        self.join(actor);
        let others = self.game.actors - 1;
        let (mut all, mut chance, mut weight) = (0, 0.0, 1.0 / self.game.actors as f64);
        for (size, counts) in self.counts.chunks_exact(self.sums).enumerate() {
            let defeats = counts.iter().zip(&self.after).take(self.sums - 1);
            let swings: u128 = defeats.filter(|(_, after)| **after == self.sums - 1).map(|(count, _)| count).sum();
            all += swings;
            chance += swings as f64 * weight;
            weight *= (size + 1) as f64 / others.saturating_sub(size).max(1) as f64;
        }
        (all, chance)
    }
}
