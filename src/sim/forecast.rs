//! What a seat can expect of a response before it commits: who is likely to follow, and what could go wrong.
//!
//! A forecast knows what the seat knows: private stances that it was not told of count as silence, and partners are
//! taken to hold beliefs near the seat's own, never their true ones.

use super::choice::Response;
use super::deliberation::Deliberation;
use super::front::Front;
use super::id::{ActorId, IncidentId};
use super::incident::Suspect;
use super::quantity::{Points, Share};
use super::setting::Setting;
use super::situation::{Situation, Stance};
use super::view;

/// How far partners' beliefs may lie from one's own: the forecast tries this many points on both sides. Judgement.
const SPREAD: [f64; 11] = [-0.25, -0.2, -0.15, -0.1, -0.05, 0.0, 0.05, 0.1, 0.15, 0.2, 0.25];

/// Below this an accused is more likely innocent than not; from this on an actor is bold.
const EVEN: f64 = 0.5;

/// A partner that may follow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Follower {
    /// Who.
    pub actor: ActorId,
    /// The share of beliefs near one's own at which it would go public at once.
    pub chance: Share,
}

/// Who would go public next if `viewer` responded so, by falling chance; those with no chance are left out.
#[must_use]
pub fn followers(
    setting: &Setting,
    situation: &Situation,
    viewer: ActorId,
    incident: IncidentId,
    accused: ActorId,
    response: Response,
) -> Vec<Follower> {
    let situation = &as_known_to(setting, situation, viewer, incident);
    let mut front = Front::of(setting, situation, incident, accused);
    let mine = situation.stance(incident, viewer).against(accused);
    if response.rank() > mine.rank() {
        front.step(setting, viewer, mine, response);
    }
    let guilt = situation.belief(setting, incident, viewer, Suspect::Actor(accused));
    let mut followers: Vec<_> = setting
        .actor_ids()
        .filter(|&actor| actor != viewer && actor != accused && !front.acting.contains(actor))
        .map(|actor| Follower { actor, chance: chance_to_follow(setting, situation, &front, actor, guilt) })
        .filter(|follower| follower.chance > Share::ZERO)
        .collect();
    followers.sort_by(|a, b| b.chance.get().total_cmp(&a.chance.get()).then(a.actor.cmp(&b.actor)));
    followers
}

/// The situation with all private stances on an incident struck out that the viewer does not know of.
fn as_known_to(setting: &Setting, situation: &Situation, viewer: ActorId, incident: IncidentId) -> Situation {
    let mut known = situation.clone();
    for actor in setting.actor_ids() {
        if !view::knows(setting, situation, viewer, actor, &situation.stance(incident, actor)) {
            *known.stance_mut(incident, actor) = Stance::default();
        }
    }
    known
}

fn chance_to_follow(setting: &Setting, situation: &Situation, front: &Front, actor: ActorId, guilt: f64) -> Share {
    let follows = |offset: &&f64| {
        let believed = (guilt + **offset).clamp(0.0, 1.0);
        Deliberation::new(setting, situation, front, actor).believing(believed).ledger().best().is_public()
    };
    Share::clamped(SPREAD.iter().filter(follows).count() as f64 / SPREAD.len() as f64)
}

/// The tenth, fiftieth and ninetieth percentile of how many follow, taking each to follow by itself.
#[must_use]
pub fn band(followers: &[Follower]) -> [usize; 3] {
    let mut odds = vec![1.0];
    for follower in followers {
        let chance = follower.chance.get();
        let mut next = vec![0.0; odds.len() + 1];
        for (count, probability) in odds.iter().enumerate() {
            next[count] += probability * (1.0 - chance);
            next[count + 1] += probability * chance;
        }
        odds = next;
    }
    [0.1, 0.5, 0.9].map(|quantile| {
        let mut below = 0.0;
        let reached = |probability: &f64| {
            below += probability;
            below >= quantile - 1e-9
        };
        odds.iter().position(reached).unwrap_or(followers.len())
    })
}

/// What could go wrong with a response, named before it is sealed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Danger {
    /// The accused is more likely innocent than not.
    LikelyInnocent(Share),
    /// Nobody acts yet and nobody is likely to follow.
    Alone,
    /// It costs more in trade than it is worth in deterrence, in points.
    DearerThanItsWorth(Points),
    /// The accused tends to hit back at sanctions, with this chance.
    CounterMove(Share),
    /// A word given earlier is broken by standing by, in points.
    BreaksWord(Points),
    /// A word is taken back, in points of standing.
    LosesStanding(Points),
}

/// The dangers of a response, gravest first.
#[must_use]
pub fn dangers(
    setting: &Setting,
    situation: &Situation,
    viewer: ActorId,
    incident: IncidentId,
    accused: ActorId,
    response: Response,
) -> Vec<Danger> {
    let mut dangers = Vec::new();
    let guilt = Share::clamped(situation.belief(setting, incident, viewer, Suspect::Actor(accused)));
    let word = super::commitment::at_stake(setting, situation, incident, viewer, accused);
    let silent = !situation.stance(incident, viewer).response.is_public();
    if response.is_public() && guilt.get() < EVEN {
        dangers.push(Danger::LikelyInnocent(guilt));
    }
    if response == Response::Retract {
        dangers.push(Danger::LosesStanding(setting.rules.retraction));
    }
    if response.is_sanction() {
        dangers.extend(sanction_dangers(setting, situation, viewer, incident, accused, response));
    }
    if response.is_public() && situation.accusers(incident, accused).without(viewer).is_empty() {
        let follow = followers(setting, situation, viewer, incident, accused, response);
        if band(&follow)[1] == 0 {
            dangers.push(Danger::Alone);
        }
    }
    if !response.is_public() && silent && word > Points::ZERO && guilt.get() >= EVEN {
        dangers.push(Danger::BreaksWord(word));
    }
    dangers
}

fn sanction_dangers(
    setting: &Setting,
    situation: &Situation,
    viewer: ActorId,
    incident: IncidentId,
    accused: ActorId,
    response: Response,
) -> Vec<Danger> {
    let front = Front::of(setting, situation, incident, accused);
    let deliberation = Deliberation::new(setting, situation, &front, viewer);
    let stakes = deliberation.stakes(response);
    let loss = stakes.exposure - stakes.deterrence * deliberation.outlook().guilt;
    let mut dangers = Vec::new();
    if loss > 0.0 {
        dangers.push(Danger::DearerThanItsWorth(Points(loss)));
    }
    if setting.actor(accused).boldness.get() >= EVEN {
        dangers.push(Danger::CounterMove(setting.actor(accused).boldness));
    }
    dangers
}
