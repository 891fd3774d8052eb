//! What is legal, and if not, why not. Forecasts and the decision desk ask the same questions as the rules.

mod deal;
pub mod motion;

use super::actor::Powers;
use super::choice::{Legal, Response};
use super::id::{ActorId, IncidentId, Round};
use super::incident::Suspect;
use super::moves::{Order, Pledge};
use super::quantity::Share;
use super::setting::Setting;
use super::situation::{Situation, Stance};

/// Why a response is refused.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Illegal {
    /// The incident has not happened, or is closed for answers.
    #[error("the incident is not open for answers")]
    NotOpen,
    /// The actor has gone that far already.
    #[error("done already, or gone beyond")]
    AlreadyDone,
    /// There is no public accusation to take back.
    #[error("there is no public accusation to take back")]
    NothingToRetract,
    /// The actor cannot name authors in public.
    #[error("no mandate to name authors in public")]
    MayNotName,
    /// The actor has no legal basis for cyber sanctions yet, or ever.
    #[error("no legal basis for cyber sanctions{}", from.map_or_else(|| " in this game".to_owned(), |r| format!(" before round {r}")))]
    MayNotSanction {
        /// The first round in which it has.
        from: Option<Round>,
    },
    /// Too few members of the bloc have concluded against the accused.
    #[error("it takes {need} members of the bloc who have concluded against the accused; so far {}", none_or(*have))]
    Quorum {
        /// How many have, at least in private.
        have: usize,
        /// How many it needs.
        need: usize,
    },
    /// The accused is not among the suspects.
    #[error("the accused is not a suspect of this incident")]
    NotASuspect,
    /// An actor does not accuse itself.
    #[error("an actor does not accuse itself")]
    AccusesItself,
    /// It accuses somebody else in public, and must take that back first.
    #[error("a public charge against another actor must be taken back first")]
    AccusesAnother,
    /// A pledge must count on somebody other than the pledger.
    #[error("{}", partners(*.0))]
    EmptyPledge(usize),
    /// A pledge is to act in public together; anything less needs no partners.
    #[error("only what is done in public can depend on partners")]
    PrivatePledge,
    /// Naming together needs others: a pledge, or enough who act already.
    #[error("it takes {need} others who act already (so far {}) or a pledge, such as `if 2 of {{..}}`", none_or(*have))]
    NoCompany {
        /// How many others act.
        have: usize,
        /// How many it takes.
        need: usize,
    },
    /// Nobody can be accused.
    #[error("there is nobody to accuse")]
    NobodyToAccuse,
}

/// A number, or that there is none.
fn none_or(number: usize) -> String {
    if number == 0 { "none".to_owned() } else { number.to_string() }
}

/// Whether an actor may respond so.
///
/// # Errors
/// The first reason against it.
pub fn check(
    setting: &Setting,
    situation: &Situation,
    actor: ActorId,
    incident: IncidentId,
    accused: ActorId,
    response: Response,
) -> Result<(), Illegal> {
    Mandate::of(setting, situation, actor, incident, accused).check(response)
}

/// What an actor may do against one accused over one incident, worked out once for all responses.
#[derive(Clone, Copy, Debug)]
pub struct Mandate {
    open: Result<(), Illegal>,
    stance: Stance,
    target: Result<(), Illegal>,
    naming: Result<(), Illegal>,
    sanctioning: Result<(), Illegal>,
}

impl Mandate {
    /// The mandate of an actor.
    #[must_use]
    pub fn of(
        setting: &Setting,
        situation: &Situation,
        actor: ActorId,
        incident: IncidentId,
        accused: ActorId,
    ) -> Self {
        let stance = situation.stance(incident, actor);
        let open = if situation.incident(incident).is_open() { Ok(()) } else { Err(Illegal::NotOpen) };
        let powers = setting.actor(actor).powers;
        let (have, need) = quorum(setting, situation, actor, incident, accused);
        let from = powers.may_sanction_from;
        Self {
            open,
            stance,
            target: target(setting, stance, actor, incident, accused),
            naming: match (powers.may_name, have < need) {
                (false, _) => Err(Illegal::MayNotName),
                (true, true) => Err(Illegal::Quorum { have, need }),
                (true, false) => Ok(()),
            },
            sanctioning: match from {
                Some(first) if first <= situation.round() => Ok(()),
                Some(_) | None => Err(Illegal::MayNotSanction { from }),
            },
        }
    }

    /// Whether a response is within the mandate.
    ///
    /// # Errors
    /// The first reason against it.
    pub fn check(&self, response: Response) -> Result<(), Illegal> {
        self.open?;
        match response {
            Response::HoldOut => Ok(()),
            Response::Retract if self.stance.response.is_public() => self.target,
            Response::Retract => Err(Illegal::NothingToRetract),
            Response::Private => self.step(response),
            Response::Public | Response::Joint => self.step(response).and(self.naming),
            Response::SanctionPersons | Response::SanctionSectors | Response::SanctionTrade => {
                self.step(response).and(self.sanctioning).and(self.naming)
            }
        }
    }

    fn step(&self, response: Response) -> Result<(), Illegal> {
        self.target?;
        if response.rank() > self.stance.response.rank() { Ok(()) } else { Err(Illegal::AlreadyDone) }
    }
}

/// Every response within an actor's mandate: the same as asking [`Mandate::check`] of each, at once.
#[inline]
#[must_use]
pub fn legal(
    setting: &Setting,
    situation: &Situation,
    actor: ActorId,
    incident: IncidentId,
    accused: ActorId,
) -> Legal {
    if !situation.incident(incident).is_open() {
        return Legal::default();
    }
    let stance = situation.stance(incident, actor);
    if target(setting, stance, actor, incident, accused).is_err() {
        return Legal::of(&[Response::HoldOut]);
    }
    let (have, need) = quorum(setting, situation, actor, incident, accused);
    let conceivable = conceivable(setting, situation, actor, stance);
    let legal = if have < need { conceivable.intersection(WORDS_IN_PRIVATE) } else { conceivable };
    let may_retract = stance.response.is_public();
    legal.union(if may_retract {
        Legal::of(&[Response::HoldOut, Response::Retract])
    } else {
        Legal::of(&[Response::HoldOut])
    })
}

/// How far beyond its stance an actor's powers let it go this round, whatever the members of a bloc conclude.
#[inline]
#[must_use]
pub fn conceivable(setting: &Setting, situation: &Situation, actor: ActorId, stance: Stance) -> Legal {
    let within = within_powers(setting.actor(actor).powers, situation.round());
    within.intersection(BEYOND[usize::from(stance.response.rank())])
}

/// The steps that an actor with these powers may take in a round.
#[inline]
#[must_use]
pub fn within_powers(powers: Powers, round: Round) -> Legal {
    let may_sanction = powers.may_sanction_from.is_some_and(|first| first <= round);
    match (powers.may_name, may_sanction) {
        (false, _) => WORDS_IN_PRIVATE,
        (true, false) => WORDS_IN_PRIVATE.union(NAMING),
        (true, true) => WORDS_IN_PRIVATE.union(NAMING).union(SANCTIONS),
    }
}

const WORDS_IN_PRIVATE: Legal = Legal::of(&[Response::Private]);
const NAMING: Legal = Legal::of(&[Response::Public, Response::Joint]);
const SANCTIONS: Legal = Legal::of(&[Response::SanctionPersons, Response::SanctionSectors, Response::SanctionTrade]);

/// By rank: the responses that go further.
const BEYOND: [Legal; 6] = [
    WORDS_IN_PRIVATE.union(NAMING).union(SANCTIONS),
    NAMING.union(SANCTIONS),
    SANCTIONS,
    Legal::of(&[Response::SanctionSectors, Response::SanctionTrade]),
    Legal::of(&[Response::SanctionTrade]),
    Legal::of(&[]),
];

fn target(
    setting: &Setting,
    stance: Stance,
    actor: ActorId,
    incident: IncidentId,
    accused: ActorId,
) -> Result<(), Illegal> {
    if accused == actor {
        return Err(Illegal::AccusesItself);
    }
    if setting.place(incident, Suspect::Actor(accused)).is_none() {
        return Err(Illegal::NotASuspect);
    }
    if stance.response.is_public() && stance.accused != Some(accused) {
        return Err(Illegal::AccusesAnother);
    }
    Ok(())
}

/// How many members of a bloc have concluded against the accused, and how many it needs; (0, 0) for other actors.
/// The accused never counts.
#[must_use]
pub fn quorum(
    setting: &Setting,
    situation: &Situation,
    actor: ActorId,
    incident: IncidentId,
    accused: ActorId,
) -> (usize, usize) {
    let facts = setting.actor(actor);
    if facts.members.is_empty() {
        return (0, 0);
    }
    let members = facts.members.without(accused);
    let have =
        members.iter().filter(|&member| situation.stance(incident, member).against(accused).rank() >= 1).count();
    (have, needed(facts.quorum, members.len()))
}

fn needed(quorum: Share, members: usize) -> usize {
    // The tolerance keeps 0.8 of 10 at 8, whatever the last bit of the product says.
    (0..=members).find(|&count| count as f64 + 1e-9 >= quorum.get() * members as f64).unwrap_or(members)
}

/// Whom an order accuses: as ordered, else as accused before, else the actor's leading suspect.
#[must_use]
pub fn accused_by(situation: &Situation, actor: ActorId, order: &Order) -> Option<ActorId> {
    let stance = situation.stance(order.incident, actor);
    let standing = stance.accused.filter(|_| stance.response.is_public());
    let lead = || situation.lead_suspect(order.incident, actor).map(|(suspect, _)| suspect);
    order.accused.or(standing).or_else(lead)
}

/// Whether an order may be sent in: its response, and its fallback if it is a pledge.
///
/// # Errors
/// The first reason against it.
pub fn check_order(setting: &Setting, situation: &Situation, actor: ActorId, order: &Order) -> Result<(), Illegal> {
    let incident = order.incident;
    let Some(accused) = accused_by(situation, actor, order) else {
        let holds_out = order.response == Response::HoldOut && situation.incident(incident).is_open();
        return if holds_out { Ok(()) } else { Err(Illegal::NobodyToAccuse) };
    };
    check(setting, situation, actor, incident, accused, order.response)?;
    match &order.pledge {
        Some(pledge) => check_pledge(setting, situation, actor, accused, order, pledge),
        None if order.response == Response::Joint => {
            let have = situation.accusers(incident, accused).without(actor).len();
            let need = usize::from(setting.rules.joint_from).saturating_sub(1);
            if have < need { Err(Illegal::NoCompany { have, need }) } else { Ok(()) }
        }
        None => Ok(()),
    }
}

/// How many others a pledge can count on, if it names so many.
fn partners(named: usize) -> String {
    match named {
        0 => "a pledge counts on others, and none is named".to_owned(),
        1 => "a pledge on one other counts on 1".to_owned(),
        named => format!("a pledge on {named} others counts on 1 to {named} of them"),
    }
}

fn check_pledge(
    setting: &Setting,
    situation: &Situation,
    actor: ActorId,
    accused: ActorId,
    order: &Order,
    pledge: &Pledge,
) -> Result<(), Illegal> {
    let partners = pledge.among.without(actor).len();
    if !order.response.is_public() {
        return Err(Illegal::PrivatePledge);
    }
    if pledge.at_least == 0 || usize::from(pledge.at_least) > partners {
        return Err(Illegal::EmptyPledge(partners));
    }
    check(setting, situation, actor, order.incident, accused, pledge.otherwise)
}
