//! The Blame Game: equilibria of random games, and the vulnerability from which on blame is worth it.

use super::step::is_taken;
use super::{Quantities, Value, sample, turn};
use crate::scenario::published::game::BlameGame;
use crate::sim::choice::{Outlook, Stakes};
use crate::sim::dice::Draws;
use crate::sim::{Dice, Seed};

/// What nobody would change its mind for: room for rounding.
const ROUNDING: f64 = 1e-9;

/// A game of one attacker and one victim. Letters are ours.
struct Game {
    /// The chance that the attacker is vulnerable to blame (`v`).
    vulnerable: f64,
    /// The chance that the victim knows whether it is (`k`).
    known: f64,
    /// What an attack brings that nobody is blamed for (`g`).
    gain: f64,
    /// What blame costs a vulnerable attacker (`l`).
    loss: f64,
    /// What blame brings the victim if it sticks (`r`).
    sticks: f64,
    /// What it costs the victim if it does not (`c`).
    backfires: f64,
}

/// How often a vulnerable attacker attacks, and how often a victim that does not know blames.
struct Equilibrium {
    kind: Kind,
    attacks: f64,
    blames: f64,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Deterred,
    Tolerated,
    Mixed,
}

/// What blame is to the victim: the certain author, and no other term.
fn blame(sticks: f64, backfires: f64, vulnerability: f64) -> (Stakes, Outlook) {
    (Stakes { sticks, backfires, ..Stakes::default() }, Outlook { guilt: 1.0, vulnerability, share: 0.0 })
}

/// The vulnerability from which on blame is chosen.
fn blamed_from(sticks: f64, backfires: f64) -> f64 {
    let blames = |vulnerability| {
        let (stakes, outlook) = blame(sticks, backfires, vulnerability);
        is_taken(stakes, outlook)
    };
    turn((0.0, 1.0), blames).1
}

impl Game {
    fn random(draws: &mut Draws<'_>) -> Self {
        let (vulnerable, known) = (draws.uniform(), draws.uniform());
        let mut stake = || draws.uniform() + 0.05;
        Self { vulnerable, known, gain: stake(), loss: stake(), sticks: stake(), backfires: stake() }
    }

    fn equilibrium(&self) -> Equilibrium {
        let deterring = self.gain / (self.gain + self.loss);
        if self.known > deterring {
            return Equilibrium { kind: Kind::Deterred, attacks: 0.0, blames: 0.0 };
        }
        if self.vulnerable < self.backfires / (self.sticks + self.backfires) {
            return Equilibrium { kind: Kind::Tolerated, attacks: 1.0, blames: 0.0 };
        }
        let attacks = self.backfires * (1.0 - self.vulnerable) / (self.sticks * self.vulnerable);
        Equilibrium { kind: Kind::Mixed, attacks, blames: (deterring - self.known) / (1.0 - self.known) }
    }

    /// Whether neither side gains by doing otherwise.
    fn is_best(&self, equilibrium: &Equilibrium) -> bool {
        let Equilibrium { attacks, blames, .. } = *equilibrium;
        let blamed = self.known + (1.0 - self.known) * blames;
        let attacking = (1.0 - blamed) * self.gain - blamed * self.loss;
        let odds = self.vulnerable * attacks;
        let mu = odds / (odds + 1.0 - self.vulnerable);
        let (stakes, outlook) = blame(self.sticks, self.backfires, mu);
        let blaming = stakes.row(&outlook).total();
        fits(attacks, attacking) && fits(blames, blaming)
    }
}

/// Whether something worth so much is done so often: never, always, or at will if it makes no difference.
fn fits(often: f64, worth: f64) -> bool {
    (often <= 0.0 && worth <= ROUNDING) || (often >= 1.0 && worth >= -ROUNDING) || worth.abs() < ROUNDING
}

pub(super) fn quantities(model: &BlameGame) -> Quantities {
    let mut violations = 0;
    let mut kinds = [0_u32; 3];
    for game in 0..model.games {
        let mut dice = Dice::new(Seed(model.seed).of_game(u64::from(game)));
        let game = Game::random(&mut sample(&mut dice, 0));
        let equilibrium = game.equilibrium();
        violations += usize::from(!game.is_best(&equilibrium));
        kinds[equilibrium.kind as usize] += 1;
    }
    let [deterred, tolerated, mixed] = kinds.map(|number| Value::Number(f64::from(number) / f64::from(model.games)));
    let bars = model.blame.iter().map(|&(sticks, backfires)| blamed_from(sticks, backfires));
    vec![
        ("violations", Value::count(violations)),
        ("blamed_from", Value::Numbers(bars.collect())),
        ("deterred", deterred),
        ("tolerated", tolerated),
        ("mixed", mixed),
    ]
}
