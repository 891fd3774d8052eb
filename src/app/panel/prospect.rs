//! What a seat can expect of each response: its terms, its conditions, who may follow, and what could go wrong.

use crate::play::Game;
use crate::sim::check::{self, Illegal};
use crate::sim::choice::Row;
use crate::sim::forecast::{Danger, Follower, Forecast, band};
use crate::sim::view::Desk;
use crate::sim::{ActorId, IncidentId, Response, Round, Share};

/// The desk with a forecast for each response, mildest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Prospects {
    /// The accused.
    pub accused: ActorId,
    /// Every response.
    pub options: Vec<Prospect>,
    /// How many could follow at all: others than the accused who do not act yet.
    pub possible_followers: usize,
    /// Those with whom it could act together, likeliest first.
    pub partners: Vec<Partner>,
    /// How many must stand together before a joint attribution is made.
    pub joint_from: u16,
}

/// Somebody with whom the seat could act together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Partner {
    /// Who.
    pub actor: ActorId,
    /// Whether it acts already.
    pub acts: bool,
    /// How likely it is to follow at once.
    pub chance: Share,
}

impl Partner {
    /// Whether it can be counted on more or less.
    #[must_use]
    pub fn is_likely(&self) -> bool {
        self.acts || self.chance > Share::ZERO
    }
}

/// One response.
#[derive(Clone, Debug, PartialEq)]
pub struct Prospect {
    /// Which one.
    pub response: Response,
    /// Its terms, if it is legal.
    pub row: Option<Row>,
    /// Why it is refused, if it is.
    pub refusal: Option<Illegal>,
    /// What it takes, and whether that is so.
    pub conditions: Vec<Condition>,
    /// Who may follow, likeliest first.
    pub followers: Vec<Follower>,
    /// The tenth, fiftieth and ninetieth percentile of how many follow.
    pub band: [usize; 3],
    /// What could go wrong, gravest first.
    pub dangers: Vec<Danger>,
}

/// What a response takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// A mandate to name authors in public.
    Mandate {
        /// Whether the seat has it.
        is_met: bool,
    },
    /// A legal basis for sanctions.
    LegalBasis {
        /// From which round on; none if never.
        from: Option<Round>,
        /// Whether that round has come.
        is_met: bool,
    },
    /// Enough members of the bloc have concluded against the accused.
    Quorum {
        /// How many have.
        have: usize,
        /// How many it takes.
        need: usize,
    },
}

impl Condition {
    /// Whether the condition holds.
    #[must_use]
    pub fn is_met(self) -> bool {
        match self {
            Self::Mandate { is_met } | Self::LegalBasis { is_met, .. } => is_met,
            Self::Quorum { have, need } => have >= need,
        }
    }
}

impl Prospect {
    /// What speaks for the response, in points.
    #[must_use]
    pub fn benefit(&self) -> f64 {
        self.terms(|points| points > 0.0)
    }

    /// What speaks against it, in points; not above 0.
    #[must_use]
    pub fn cost(&self) -> f64 {
        self.terms(|points| points < 0.0)
    }

    /// What it is worth, in points, if it is legal.
    #[must_use]
    pub fn worth(&self) -> Option<f64> {
        self.row.map(|row| row.total())
    }

    fn terms(&self, counts: fn(f64) -> bool) -> f64 {
        let terms = self.row.iter().flat_map(|row| row.terms);
        terms.filter(|points| counts(*points)).sum()
    }
}

impl Prospects {
    /// The prospects of a seat over an open incident against one accused.
    pub(super) fn of(game: &Game, seat: ActorId, incident: IncidentId, accused: ActorId) -> Self {
        let desk = game.desk(seat, incident, accused);
        let forecast = game.forecast(seat, incident, accused);
        let option = |response| prospect(game, seat, &desk, &forecast, response);
        let acting = game.situation().accusers(incident, accused);
        let others = game.setting().everybody().without(seat).without(accused);
        Self {
            accused,
            options: Response::ALL.into_iter().map(option).collect(),
            possible_followers: others.difference(acting).len(),
            partners: partners(game, seat, &desk, &forecast),
            joint_from: game.setting().rules.joint_from,
        }
    }

    /// Those who act already or may follow.
    pub(super) fn likely_partners(&self) -> impl Iterator<Item = ActorId> {
        self.partners.iter().filter(|partner| partner.is_likely()).map(|partner| partner.actor)
    }

    /// Whether a response is legal.
    #[must_use]
    pub fn is_legal(&self, response: Response) -> bool {
        self.option(response).is_some_and(|option| option.refusal.is_none())
    }

    /// One response.
    #[must_use]
    pub fn option(&self, response: Response) -> Option<&Prospect> {
        self.options.iter().find(|option| option.response == response)
    }
}

/// Those who may name the accused: those who act, then the likeliest, then the closest.
fn partners(game: &Game, seat: ActorId, desk: &Desk, forecast: &Forecast<'_>) -> Vec<Partner> {
    let (setting, accused) = (game.setting(), desk.accused);
    let followers = forecast.followers(Response::Public);
    let acting = game.situation().accusers(desk.incident, accused);
    let may_name = |actor: &ActorId| *actor != seat && *actor != accused && setting.actor(*actor).powers.may_name;
    let partner = |actor: ActorId| {
        let chance = followers.iter().find(|follower| follower.actor == actor).map(|follower| follower.chance);
        Partner { actor, acts: acting.contains(actor), chance: chance.unwrap_or_default() }
    };
    let mut partners: Vec<_> = setting.actor_ids().filter(may_name).map(partner).collect();
    let closeness = |partner: &Partner| setting.alliances.kinship(seat, partner.actor);
    partners.sort_by(|a, b| {
        let by_chance = b.acts.cmp(&a.acts).then(b.chance.get().total_cmp(&a.chance.get()));
        by_chance.then(closeness(b).total_cmp(&closeness(a)))
    });
    partners
}

fn prospect(game: &Game, seat: ActorId, desk: &Desk, forecast: &Forecast<'_>, response: Response) -> Prospect {
    let refusal = desk.legality.iter().find(|(other, _)| *other == response).and_then(|(_, legal)| legal.err());
    let followers = match response.is_public() && refusal.is_none() {
        true => forecast.followers(response),
        false => Vec::new(),
    };
    Prospect {
        response,
        row: desk.ledger.row(response),
        refusal,
        conditions: conditions(game, seat, desk, response),
        band: band(&followers),
        followers,
        dangers: forecast.dangers(response),
    }
}

fn conditions(game: &Game, seat: ActorId, desk: &Desk, response: Response) -> Vec<Condition> {
    let powers = game.setting().actor(seat).powers;
    let mut conditions = Vec::new();
    if response.is_public() && !powers.may_name {
        conditions.push(Condition::Mandate { is_met: false });
    }
    if response.is_sanction() {
        let from = powers.may_sanction_from;
        conditions.push(Condition::LegalBasis { from, is_met: from.is_some_and(|from| from <= game.round()) });
    }
    let (have, need) = check::quorum(game.setting(), game.situation(), seat, desk.incident, desk.accused);
    if response.is_public() && need > 0 {
        conditions.push(Condition::Quorum { have, need });
    }
    conditions
}
