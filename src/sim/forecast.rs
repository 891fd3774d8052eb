//! What a seat can expect of a response before it commits: who is likely to follow, and what could go wrong.
//!
//! A forecast knows what the seat knows: private stances that it was not told of count as silence, and partners are
//! taken to hold beliefs near the seat's own, never their true ones.

use super::choice::Response;
use super::commitment::{self, EVEN};
use super::deliberation::Deliberation;
use super::front::Front;
use super::id::{ActorId, IncidentId};
use super::incident::Suspect;
use super::quantity::{Points, Share};
use super::setting::Setting;
use super::situation::Situation;
use super::view;

/// How far partners' beliefs may lie from one's own: the forecast tries this many points on both sides. Judgement.
const SPREAD: [f64; 11] = [-0.25, -0.2, -0.15, -0.1, -0.05, 0.0, 0.05, 0.1, 0.15, 0.2, 0.25];

/// From this boldness on an actor counts as bold (judgement).
const BOLD: f64 = 0.5;

/// A partner that may follow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Follower {
    /// Who.
    pub actor: ActorId,
    /// The share of beliefs near one's own at which it would go public at once.
    pub chance: Share,
}

/// What a seat can expect if it answers an incident by accusing one actor.
#[derive(Clone, Debug)]
pub struct Forecast<'a> {
    setting: &'a Setting,
    /// The situation as the seat knows it.
    situation: Situation,
    viewer: ActorId,
    incident: IncidentId,
    accused: ActorId,
}

impl<'a> Forecast<'a> {
    /// The forecast of `viewer` over an open incident, if it accuses that actor.
    #[must_use]
    pub fn new(
        setting: &'a Setting,
        situation: &Situation,
        viewer: ActorId,
        incident: IncidentId,
        accused: ActorId,
    ) -> Self {
        let situation = view::as_known_to(setting, situation, viewer, incident);
        Self { setting, situation, viewer, incident, accused }
    }

    /// Who would go public next after this response, by falling chance; those with no chance are left out.
    #[must_use]
    pub fn followers(&self, response: Response) -> Vec<Follower> {
        let (setting, viewer, accused) = (self.setting, self.viewer, self.accused);
        let mut front = self.front();
        let mine = self.situation.stance(self.incident, viewer).against(accused);
        if response.rank() > mine.rank() {
            front.step(setting, viewer, mine, response);
        }
        let mut followers: Vec<_> = setting
            .actor_ids()
            .filter(|&actor| actor != viewer && actor != accused && !front.acting.contains(actor))
            .map(|actor| Follower { actor, chance: self.chance_to_follow(&front, actor) })
            .filter(|follower| follower.chance > Share::ZERO)
            .collect();
        followers.sort_by(|a, b| b.chance.get().total_cmp(&a.chance.get()).then(a.actor.cmp(&b.actor)));
        followers
    }

    /// The dangers of a response, gravest first.
    #[must_use]
    pub fn dangers(&self, response: Response) -> Vec<Danger> {
        let (setting, situation) = (self.setting, &self.situation);
        let (viewer, incident, accused) = (self.viewer, self.incident, self.accused);
        let mut dangers = Vec::new();
        let guilt = Share::clamped(self.guilt());
        let word = commitment::at_stake(setting, situation, incident, viewer, accused);
        let silent = !situation.stance(incident, viewer).response.is_public();
        if response.is_public() && guilt.get() < EVEN {
            dangers.push(Danger::LikelyInnocent(guilt));
        }
        if response == Response::Retract {
            dangers.push(Danger::LosesStanding(setting.rules.retraction));
        }
        if response.is_sanction() {
            dangers.extend(self.sanction_dangers(response));
        }
        let would_be_alone = || band(&self.followers(response))[1] == 0;
        if response.is_public()
            && situation.accusers(incident, accused).without(viewer).is_empty()
            && would_be_alone()
        {
            dangers.push(Danger::Alone);
        }
        if !response.is_public() && silent && word > Points::ZERO && guilt.get() >= EVEN {
            dangers.push(Danger::BreaksWord(word));
        }
        dangers
    }

    fn sanction_dangers(&self, response: Response) -> Vec<Danger> {
        let front = self.front();
        let deliberation = Deliberation::new(self.setting, &self.situation, &front, self.viewer);
        let stakes = deliberation.stakes(response);
        let loss = stakes.exposure - stakes.deterrence * deliberation.outlook().guilt;
        let boldness = self.setting.actor(self.accused).boldness;
        let mut dangers = Vec::new();
        if loss > 0.0 {
            dangers.push(Danger::DearerThanItsWorth(Points(loss)));
        }
        if boldness.get() >= BOLD {
            dangers.push(Danger::CounterMove(boldness));
        }
        dangers
    }

    /// The share of beliefs near the seat's own at which an actor would go public beside this front.
    fn chance_to_follow(&self, front: &Front, actor: ActorId) -> Share {
        let guilt = self.guilt();
        let follows = |offset: &&f64| {
            let believed = (guilt + **offset).clamp(0.0, 1.0);
            let deliberation = Deliberation::new(self.setting, &self.situation, front, actor);
            deliberation.believing(believed).ledger().best().is_public()
        };
        Share::clamped(SPREAD.iter().filter(follows).count() as f64 / SPREAD.len() as f64)
    }

    /// Who acts against the accused, as far as the seat knows.
    fn front(&self) -> Front {
        Front::of(self.setting, &self.situation, self.incident, self.accused)
    }

    /// How likely the seat thinks it that the accused did it.
    fn guilt(&self) -> f64 {
        self.situation.belief(self.setting, self.incident, self.viewer, Suspect::Actor(self.accused))
    }
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
    /// Nobody acts yet and more likely than not nobody follows at once.
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
