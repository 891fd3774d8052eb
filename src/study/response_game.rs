//! The one-shot game of a response window: some actors, each with its responses, worth what the rule says they are given
//! what the others do. Its pure equilibria, and its text for Gambit.
//!
//! Everybody else stands as they stood when the window opened. Payoffs are what a machine adds up, the ten terms of
//! docs/model.md §6, so a profile is an equilibrium if no machine among the players would do otherwise. Naming together
//! is naming in public here: who names at the same time has company. Equations and limits: docs/models/response_game.md.

mod nfg;

use crate::sim::choice::Stakes;
use crate::sim::deliberation::Deliberation;
use crate::sim::front::Front;
use crate::sim::{ActorId, IncidentId, Response, Setting, Situation, check};

/// The most players.
pub const MOST_PLAYERS: usize = 12;
/// The most profiles, so that a game is solved in seconds: four responses each for eleven players.
pub const MOST_PROFILES: usize = 1 << 22;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// About which incident.
    pub incident: IncidentId,
    /// Whom all may accuse.
    pub accused: ActorId,
    /// Who plays, each once.
    pub players: Vec<ActorId>,
    /// The responses that are looked at, as far as they are open to a player; all if there is none.
    pub responses: Vec<Response>,
}

/// Why there is no game.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoGame {
    /// The incident is not open for answers.
    #[error("the incident is not open for answers then")]
    NotOpen,
    /// Too few or too many players.
    #[error("a game has from 2 to {MOST_PLAYERS} players, not {0}")]
    Players(usize),
    /// A player is named twice.
    #[error("a player is named twice")]
    Twice,
    /// A player is the accused.
    #[error("the accused cannot be one of the players")]
    Accused,
    /// A player is a bloc, which answers for its members and waits for them.
    #[error("a bloc answers for its members and waits for them; it cannot be one of the players")]
    Bloc,
    /// Too many profiles.
    #[error("{0} profiles are too many, more than {MOST_PROFILES}; name fewer players or fewer responses")]
    TooLarge(usize),
}

/// A game in strategic form.
#[derive(Clone, Debug)]
pub struct ResponseGame<'a> {
    setting: &'a Setting,
    situation: &'a Situation,
    incident: IncidentId,
    accused: ActorId,
    players: Vec<Player>,
}

/// One player and its responses, mildest first; holding out is always among them.
#[derive(Clone, Debug)]
struct Player {
    actor: ActorId,
    responses: Vec<Response>,
}

/// By player, which of its responses it takes.
type Profile = Vec<usize>;

impl<'a> ResponseGame<'a> {
    /// The game of a window that is open in a situation.
    ///
    /// # Errors
    /// There is no such game.
    pub fn new(setting: &'a Setting, situation: &'a Situation, question: &Question) -> Result<Self, NoGame> {
        let Question { incident, accused, players, responses } = question;
        if !situation.incident(*incident).is_open() {
            return Err(NoGame::NotOpen);
        }
        if !(2..=MOST_PLAYERS).contains(&players.len()) {
            return Err(NoGame::Players(players.len()));
        }
        if players.iter().enumerate().any(|(at, player)| players[..at].contains(player)) {
            return Err(NoGame::Twice);
        }
        if players.contains(accused) {
            return Err(NoGame::Accused);
        }
        if players.iter().any(|player| setting.blocs().contains(*player)) {
            return Err(NoGame::Bloc);
        }
        let is_asked = |response: &Response| responses.is_empty() || responses.contains(response);
        let player = |&actor: &ActorId| {
            let legal = check::legal(setting, situation, actor, *incident, *accused);
            let open = legal.without(Response::Joint).without(Response::Retract);
            let responses = open.iter().filter(|response| *response == Response::HoldOut || is_asked(response));
            Player { actor, responses: responses.collect() }
        };
        let players: Vec<Player> = players.iter().map(player).collect();
        let game = Self { setting, situation, incident: *incident, accused: *accused, players };
        let profiles = game.profiles();
        if profiles > MOST_PROFILES { Err(NoGame::TooLarge(profiles)) } else { Ok(game) }
    }

    /// Who plays.
    pub fn players(&self) -> impl Iterator<Item = ActorId> {
        self.players.iter().map(|player| player.actor)
    }

    /// The responses of a player, mildest first.
    #[must_use]
    pub fn responses(&self, player: usize) -> &[Response] {
        &self.players[player].responses
    }

    /// What a player had done against the accused before the window opened: it stands by that, and to hold out adds
    /// nothing to it.
    #[must_use]
    pub fn before(&self, player: usize) -> Response {
        self.situation.stance(self.incident, self.players[player].actor).against(self.accused)
    }

    /// How many profiles there are.
    #[must_use]
    pub fn profiles(&self) -> usize {
        self.players.iter().map(|player| player.responses.len()).product()
    }

    /// The profile with this number. The first player's response changes fastest, as in Gambit's files.
    fn profile(&self, mut number: usize) -> Profile {
        let take = |player: &Player| {
            let choices = player.responses.len();
            let choice = number % choices;
            number /= choices;
            choice
        };
        self.players.iter().map(take).collect()
    }

    /// What each response would be worth to a player if the others do as in a profile, in points.
    fn worth(&self, player: usize, profile: &[usize]) -> Vec<f64> {
        let Self { setting, situation, incident, accused, .. } = self;
        let mut front = Front::of(setting, situation, *incident, *accused);
        for (other, &choice) in self.players.iter().zip(profile) {
            let (before, response) =
                (situation.stance(*incident, other.actor).against(*accused), other.responses[choice]);
            if other.actor != self.players[player].actor && response != Response::HoldOut {
                front.step(setting, other.actor, before, response);
            }
        }
        let Player { actor, responses } = &self.players[player];
        let deliberation = Deliberation::new(setting, situation, &front, *actor);
        let worth = |stakes: Stakes| stakes.row(&deliberation.outlook()).total();
        responses.iter().map(|response| worth(deliberation.stakes(*response))).collect()
    }

    /// What a profile is worth to each player, in points.
    #[must_use]
    pub fn payoffs(&self, profile: usize) -> Vec<f64> {
        let profile = self.profile(profile);
        (0..self.players.len()).map(|player| self.worth(player, &profile)[profile[player]]).collect()
    }

    /// The profiles in which nobody would gain by doing otherwise, as responses by player, in the order of profiles. Who
    /// is indifferent may do either.
    #[must_use]
    pub fn pure_equilibria(&self) -> Vec<Vec<Response>> {
        let mut content = vec![0_u8; self.profiles()];
        let mut step = 1;
        for (player, Player { responses, .. }) in self.players.iter().enumerate() {
            let choices = responses.len();
            // Every profile in which this player takes its first response stands for all that others do alike.
            for start in (0..content.len()).filter(|number| number / step % choices == 0) {
                let worth = self.worth(player, &self.profile(start));
                let most = worth.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                for (choice, worth) in worth.iter().enumerate() {
                    content[start + choice * step] += u8::from(*worth >= most);
                }
            }
            step *= choices;
        }
        let all = self.players.len() as u8;
        let equilibria = content.iter().enumerate().filter(|(_, content)| **content == all);
        equilibria.map(|(number, _)| self.responses_in(&self.profile(number))).collect()
    }

    fn responses_in(&self, profile: &[usize]) -> Vec<Response> {
        self.players.iter().zip(profile).map(|(player, choice)| player.responses[*choice]).collect()
    }
}
