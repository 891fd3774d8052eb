//! How much of a choice was luck: the same game again and again with other dice.

use std::collections::BTreeMap;

use super::words::{Words, count, list, past, percent, sentence};
use crate::play::Game;
use crate::sim::apply::apply;
use crate::sim::check::check_order;
use crate::sim::check::motion::check_motion;
use crate::sim::round::{Table, close_round, open_round};
use crate::sim::{ActorId, Dice, IncidentId, Orders, Response, Round, Seed, Setting, Situation};

/// What is asked: where `actor` stands over `incident` when the window of `round` closes, with new luck from the start
/// of round `luck_from` on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rerun {
    /// Whose choice.
    pub actor: ActorId,
    /// Over which incident.
    pub incident: IncidentId,
    /// At the end of which round.
    pub round: Round,
    /// The first round with new luck; what lies before it is as it was.
    pub luck_from: Round,
    /// How many reruns.
    pub reruns: u32,
}

/// Where an actor stands over an incident: how far it has gone, and whom it accuses once it has gone anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stand {
    /// How far it has gone.
    pub response: Response,
    /// Whom it accuses.
    pub accused: Option<ActorId>,
}

/// In how many reruns an actor came to stand where it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Robustness {
    /// What was asked.
    pub asked: Rerun,
    /// Where it stood in the game itself.
    pub stood: Stand,
    /// In how many reruns it stood there as well.
    pub same: u32,
    /// Where it stood in the others, and in how many; the most frequent first.
    pub otherwise: Vec<(Stand, u32)>,
    /// In how many reruns the attack had not come by then, so that there was nothing to choose.
    pub without_attack: u32,
    /// All that in a sentence or two.
    pub text: String,
}

/// Plays a game again `reruns` times with new luck and counts where the actor comes to stand.
///
/// Each rerun plays the same scenario and gives persons' seats the same orders in the same rounds; an order that is
/// not legal in a rerun is left out, so that the seat sends no answer there. Machines decide anew. Rounds before
/// `luck_from` are played on the game's own seed, later ones on the seeds that [`Seed::of_game`] makes from it: equal
/// games and questions give equal answers. None if the game has not played that round, or the attack had not come by
/// its end, or no rerun is asked for.
#[must_use]
pub fn robustness(game: &Game, asked: Rerun) -> Option<Robustness> {
    if asked.round == Round(0) || asked.round > game.rounds_played() || asked.reruns == 0 {
        return None;
    }
    let stood = Stand::in_situation(&as_it_stood(game, asked.round), &asked)?;
    let orders = game.orders_played();
    let mut stands: BTreeMap<Option<Stand>, u32> = BTreeMap::new();
    for number in 0..asked.reruns {
        let situation = play_again(game, &orders, &asked, game.seed().of_game(u64::from(number)));
        *stands.entry(Stand::in_situation(&situation, &asked)).or_default() += 1;
    }
    let without_attack = stands.remove(&None).unwrap_or(0);
    let same = stands.remove(&Some(stood)).unwrap_or(0);
    let mut otherwise: Vec<_> = stands.into_iter().filter_map(|(stand, number)| Some((stand?, number))).collect();
    otherwise.sort_by_key(|(stand, number)| (std::cmp::Reverse(*number), *stand));
    let mut found = Robustness { asked, stood, same, otherwise, without_attack, text: String::new() };
    found.text = found.told(Words(game.scenario()));
    Some(found)
}

/// The situation at the end of a round, folded from what happened.
fn as_it_stood(game: &Game, round: Round) -> Situation {
    let mut situation = Situation::new(game.setting());
    for record in game.records().take_while(|record| record.round <= round) {
        apply(&mut situation, game.setting(), &record.event);
    }
    situation
}

/// Plays up to the end of the round that is asked about.
fn play_again(game: &Game, orders: &[Orders], asked: &Rerun, seed: Seed) -> Situation {
    let setting = game.setting();
    let mut situation = Situation::new(setting);
    let mut table = Table::new(setting, Dice::new(game.seed()));
    for round in (1..=asked.round.0).map(Round) {
        if round == asked.luck_from.max(Round(1)) {
            table.dice = Dice::new(seed);
        }
        open_round(setting, &mut situation, &mut table, &mut ());
        let orders = orders.get(usize::from(round.0) - 1).map(|orders| still_legal(setting, &situation, orders));
        close_round(setting, &mut situation, &orders.unwrap_or_default(), &mut table, &mut ());
        if situation.ending().is_some() {
            break;
        }
    }
    situation
}

fn still_legal(setting: &Setting, situation: &Situation, orders: &Orders) -> Orders {
    let mut legal = Orders::machines();
    for (actor, orders) in orders.sealed() {
        let orders = orders.iter().filter(|order| check_order(setting, situation, actor, order).is_ok());
        legal.seal(actor, orders.cloned().collect());
    }
    for (actor, motions) in orders.tabled() {
        let motions = motions.iter().filter(|motion| check_motion(setting, situation, actor, motion).is_ok());
        legal.table(actor, motions.cloned().collect());
    }
    legal
}

impl Stand {
    /// Where the actor stands; none before the attack.
    fn in_situation(situation: &Situation, asked: &Rerun) -> Option<Self> {
        situation.incident(asked.incident).launched?;
        let stance = situation.stance(asked.incident, asked.actor);
        let accused = stance.accused.filter(|_| stance.response != Response::HoldOut);
        Some(Self { response: stance.response, accused })
    }

    fn in_words(self, words: Words<'_>) -> String {
        let accused = self.accused.map(|accused| words.actor(accused)).unwrap_or_default();
        past(self.response, &accused, false)
    }
}

impl Robustness {
    /// In how many of the reruns in which the attack came the actor stood where it stood: from 0 to 1. None if it came
    /// in no rerun.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        let with_attack = self.asked.reruns - self.without_attack;
        (with_attack > 0).then(|| f64::from(self.same) / f64::from(with_attack))
    }

    fn told(&self, words: Words<'_>) -> String {
        let Rerun { actor, round, luck_from, reruns, .. } = self.asked;
        let (who, with_attack) = (words.actor(actor), reruns - self.without_attack);
        let runs = count(with_attack as usize, "rerun", "reruns");
        let luck = format!("new luck from round {} on", luck_from.max(Round(1)));
        let Some(share) = self.share() else {
            return format!("With {luck}, the attack came in none of {reruns} reruns.");
        };
        let stood = self.stood.in_words(words);
        let same = format!("{who} had {} by the end of round {round}", stood.replacen("took ", "taken ", 1));
        let mut text = format!("In {} of {runs} with {luck} ({}), {same}, as here.", self.same, percent(share));
        if !self.otherwise.is_empty() {
            let others =
                self.otherwise.iter().map(|(stand, number)| format!("{} in {number}", stand.in_words(words)));
            text += &format!(" {}.", sentence(&format!("otherwise it {}", list(&others.collect::<Vec<_>>()))));
        }
        if self.without_attack > 0 {
            text += &format!(" In {} more, the attack had not come by then.", self.without_attack);
        }
        text
    }
}
