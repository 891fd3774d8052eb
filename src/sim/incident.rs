//! An incident: who really did it, whom it hit, what can be known about it and when.

use serde::{Deserialize, Serialize};

use super::id::{ActorId, ActorSet, IncidentId, NormId, Round};
use super::quantity::{Points, Share};

/// Somebody who may be behind an incident. `A` is how actors are named: by id in play, by slug in logs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Suspect<A = ActorId> {
    /// An actor of the scenario.
    Actor(A),
    /// Criminals who act for themselves.
    Criminals,
    /// Nobody: an accident or a false alarm.
    Nobody,
}

impl Suspect {
    /// The actor, if it is one.
    #[must_use]
    pub fn actor(self) -> Option<ActorId> {
        match self {
            Self::Actor(actor) => Some(actor),
            Self::Criminals | Self::Nobody => None,
        }
    }
}

/// What an intelligence service saw of one release of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signal<A = ActorId> {
    /// Nothing that points anywhere.
    Nothing,
    /// Traces that point to this suspect, rightly or not.
    PointsTo(Suspect<A>),
}

/// The layer of attribution that a piece of evidence speaks to (Rid and Buchanan's model, from memory).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// How it was done: code, infrastructure, tools.
    Tactical,
    /// What the operation was: targets, timing, tradecraft.
    Operational,
    /// Who ordered it and why.
    Strategic,
}

impl Layer {
    /// All layers, from the machine to the mind.
    pub const ALL: [Self; 3] = [Self::Tactical, Self::Operational, Self::Strategic];
}

/// Evidence that becomes visible some rounds after the attack.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Release {
    /// Rounds after the launch; 0 is the round of the attack itself.
    pub after: u16,
    /// What it speaks to.
    pub layer: Layer,
    /// How much it shows: a factor on every service's detection.
    pub strength: Share,
    /// Who is in a position to see it.
    pub seen_by: ActorSet,
}

/// When a scripted attack comes up, and on what conditions.
#[derive(Clone, Debug, PartialEq)]
pub struct Trigger {
    /// The round in which it comes up.
    pub round: Round,
    /// All must hold, or it never comes.
    pub only_if: Vec<Condition>,
    /// The chance that it comes at all.
    pub chance: Share,
}

/// A test on what has happened so far: a closed list, not a language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Condition {
    /// This incident was launched.
    Launched(IncidentId),
    /// Nobody named an author for this incident in public.
    Unanswered(IncidentId),
    /// At least so many actors named an author for this incident in public.
    NamedBy(IncidentId, u16),
    /// At least so many actors sanction over this incident.
    SanctionedBy(IncidentId, u16),
}

/// What makes the author think twice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Price {
    /// At this expected price the author is as likely to call the attack off as not.
    pub call_off: Points,
    /// At this expected price the author is as likely to scale it down as not; not above `call_off`.
    pub scale_down: Points,
    /// How far moods move the price that the author sees; 0 makes it a sharp threshold.
    pub mood: Points,
}

/// One incident of the scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Incident {
    /// Who really did it.
    pub author: Suspect,
    /// Whose trail it imitates, if anyone's.
    pub false_flag: Option<Suspect>,
    /// Chance that a service which is misled is misled by the false flag.
    pub flag_pull: Share,
    /// How bad it is, 0 to 1: a tenth of the 0–10 scale.
    pub severity: Share,
    /// How well it hides: takes this share off every service's detection.
    pub stealth: Share,
    /// Share of the harm that falls on each victim; they sum to at most 1.
    pub victims: Vec<(ActorId, Share)>,
    /// Who is suspected at first, with prior odds; `Nobody` is among them.
    pub suspects: Vec<(Suspect, f64)>,
    /// When it comes up.
    pub trigger: Trigger,
    /// The price at which its author lets it be; none for an attack that comes whatever it costs.
    pub price: Option<Price>,
    /// When its evidence becomes visible, in order.
    pub releases: Vec<Release>,
    /// How many rounds it stays open for answers, its own round included.
    pub window: u16,
    /// The norms that it breaches.
    pub breaches: Vec<NormId>,
}
