//! What happened: every fact that can change a situation, each with why it happened.
//!
//! Events are generic over how actors and incidents are named: by dense id in play ([`Ids`]), by slug in logs.

mod rename;

use std::fmt::Debug;

use serde::{Deserialize, Serialize};

use super::choice::{Decision, Response};
use super::id::{ActorId, ActorSet, ClauseId, DocumentId, IncidentId, NormId, Round};
use super::incident::Signal;
use super::quantity::{Points, Share};
use super::treaty::{ClauseSet, Deed};

pub use rename::Lexicon;

/// How a record names actors and incidents.
pub trait Naming: Clone + Debug + PartialEq {
    /// One actor.
    type Actor: Clone + Debug + PartialEq;
    /// A set of actors.
    type Actors: Clone + Debug + PartialEq;
    /// One incident.
    type Incident: Clone + Debug + PartialEq;
    /// One norm.
    type Norm: Clone + Debug + PartialEq;
    /// One document.
    type Document: Clone + Debug + PartialEq;
    /// One clause.
    type Clause: Clone + Debug + PartialEq;
    /// A set of clauses.
    type Clauses: Clone + Debug + PartialEq;
    /// A decision as it is kept.
    type Decision: Clone + Debug + PartialEq;
}

/// Names by dense id: what the rules use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ids;

impl Naming for Ids {
    type Actor = ActorId;
    type Actors = ActorSet;
    type Incident = IncidentId;
    type Norm = NormId;
    type Document = DocumentId;
    type Clause = ClauseId;
    type Clauses = ClauseSet;
    type Decision = Box<Decision>;
}

/// The phases of a round, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Documents take effect; scripted attacks come up.
    Inject,
    /// Each actor draws its own signal.
    Observe,
    /// Reports travel along ties.
    Share,
    /// The response window: sealed orders, then the cascade.
    Respond,
    /// Silent partners are reproached.
    Reproach,
    /// The accused denies, concedes or counters.
    React,
    /// The treaty table: texts, votes, signatures.
    Negotiate,
    /// Books, norms, words kept and broken, the end.
    Settle,
}

/// A chance and the number that was drawn against it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Roll {
    /// The chance of the event.
    pub chance: Share,
    /// The number drawn, uniform on [0, 1); below `chance` the event happens.
    pub drew: f64,
}

/// Why an event happened.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cause {
    /// The phase it happened in.
    pub phase: Phase,
    /// The chance it depended on, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roll: Option<Roll>,
    /// The number of the earlier event of the game that led to it, counted from 0, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<u32>,
}

/// An event with its round and cause.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The round it happened in.
    pub round: Round,
    /// What happened.
    pub event: Event,
    /// Why.
    pub cause: Cause,
}

/// What an author makes of a planned attack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It goes ahead in full.
    Launched,
    /// It goes ahead, smaller.
    ScaledDown,
    /// The price looks too high.
    CalledOff,
    /// A condition or chance of the script did not come true.
    NeverCame,
}

/// How an author arrived at the price it expects, in points. The parts add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Weighing {
    /// From what it believed before any attack.
    pub prior: f64,
    /// From what its own attacks cost.
    pub own_lessons: f64,
    /// From what the attacks of others cost.
    pub others_lessons: f64,
    /// From the strength of the norms that the attack would breach.
    pub norms: f64,
    /// From its own word in documents that bind it to leave the target alone.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub word: f64,
    /// From the duties of parties to answer for the target.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub duty: f64,
    /// From the answer that it foresees.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub answer: f64,
    /// From the mood of the day, drawn.
    pub mood: f64,
}

fn is_nothing(points: &f64) -> bool {
    *points == 0.0
}

impl Weighing {
    /// The price that the author sees.
    #[must_use]
    pub fn price(&self) -> Points {
        let lessons = self.prior + self.own_lessons + self.others_lessons;
        Points(lessons + self.norms + self.word + self.duty + self.answer + self.mood)
    }
}

/// Why the game ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// The last round was played.
    RoundLimit,
    /// The script is exhausted and nothing moved for two rounds.
    Quiet,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[serde(bound(
    serialize = "N::Actor: Serialize, N::Actors: Serialize, N::Incident: Serialize, N::Norm: Serialize, \
                 N::Decision: Serialize, N::Document: Serialize, N::Clause: Serialize, N::Clauses: Serialize",
    deserialize = "N::Actor: Deserialize<'de>, N::Actors: Deserialize<'de>, N::Incident: Deserialize<'de>, \
                   N::Norm: Deserialize<'de>, N::Decision: Deserialize<'de>, \
                   N::Document: Deserialize<'de>, N::Clause: Deserialize<'de>, N::Clauses: Deserialize<'de>"
))]
pub enum Event<N: Naming = Ids> {
    /// A round began.
    RoundOpened {},
    /// The script's author weighed a planned attack.
    AttackWeighed {
        /// The planned attack.
        incident: N::Incident,
        /// What its author made of it.
        verdict: Verdict,
        /// The price it expected, part by part; none for an attack without a price.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        weighing: Option<Weighing>,
    },
    /// An attack hit its victims.
    AttackLaunched {
        /// The attack.
        incident: N::Incident,
        /// How bad it was, after any scaling down.
        severity: Share,
    },
    /// An actor's own services looked at a release of evidence.
    SignalDrawn {
        /// Whose services.
        actor: N::Actor,
        /// About which incident.
        incident: N::Incident,
        /// Which of its releases, from 0.
        release: u16,
        /// What they saw.
        signal: Signal<N::Actor>,
    },
    /// What one actor's services saw reached others.
    ReportShared {
        /// Whose report. Collector and release are the source's identity: nobody counts it twice.
        collector: N::Actor,
        /// About which incident.
        incident: N::Incident,
        /// Which release.
        release: u16,
        /// Who read it now.
        to: N::Actors,
    },
    /// Actors drew their conclusions from all they have read.
    EvidenceAssessed {
        /// About which incident.
        incident: N::Incident,
        /// Who did.
        actors: N::Actors,
    },
    /// An actor decided, with all the terms of all its legal responses. Changes nothing by itself.
    Decided {
        /// Who.
        actor: N::Actor,
        /// About which incident.
        incident: N::Incident,
        /// Whom it holds most likely guilty among those who can be accused.
        accused: N::Actor,
        /// In which pass of the response window, from 1.
        pass: u16,
        /// Whether a person decided.
        by_person: bool,
        /// Whether it decided as one of a coalition, on the others in it acting. Never for persons: they pledge.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        in_coalition: bool,
        /// The decision.
        decision: N::Decision,
    },
    /// Actors decided again on exactly the same terms as last time. Changes nothing by itself.
    DecidedAsBefore {
        /// Who.
        actors: N::Actors,
        /// About which incident.
        incident: N::Incident,
    },
    /// A person's seat sent no order about an open incident.
    Unanswered {
        /// Whose seat.
        actor: N::Actor,
        /// About which incident.
        incident: N::Incident,
    },
    /// An actor told the accused and close partners.
    AttributedPrivately {
        /// Who.
        actor: N::Actor,
        /// About which incident.
        incident: N::Incident,
        /// Whom it holds responsible.
        accused: N::Actor,
        /// In which pass of the response window, from 1.
        pass: u16,
        /// Whom a document lets it confide in, besides those with whom it has ties.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        told: Option<N::Actors>,
    },
    /// An actor named an author in public.
    Attributed {
        /// Who.
        actor: N::Actor,
        /// About which incident.
        incident: N::Incident,
        /// Whom it named.
        accused: N::Actor,
        /// Whether it did so as one of several who had pledged to stand together.
        joint: bool,
        /// In which pass of the response window, from 1.
        pass: u16,
    },
    /// An actor imposed sanctions, naming the accused if it had not yet.
    SanctionImposed {
        /// Who.
        actor: N::Actor,
        /// About which incident.
        incident: N::Incident,
        /// Against whom.
        accused: N::Actor,
        /// Which rung of the ladder.
        response: Response,
        /// What it costs the actor itself in trade.
        own_cost: Points,
        /// In which pass of the response window, from 1.
        pass: u16,
    },
    /// An actor took its public accusation back.
    Retracted {
        /// Who.
        actor: N::Actor,
        /// About which incident.
        incident: N::Incident,
        /// Who is no longer accused.
        accused: N::Actor,
        /// Standing it lost.
        cost: Points,
    },
    /// The response window of an incident closed at its fixed point.
    WindowClosed {
        /// The incident.
        incident: N::Incident,
        /// How many passes it took until nobody changed.
        passes: u16,
        /// Who took a step.
        moved: N::Actors,
        /// Whose seats persons played.
        persons: N::Actors,
    },
    /// An actor that acted reproached a partner that did not.
    Reproached {
        /// Who reproached.
        by: N::Actor,
        /// Who had stayed silent.
        silent: N::Actor,
        /// About which incident.
        incident: N::Incident,
        /// Standing the silent partner lost.
        cost: Points,
        /// What the reproach cost the one who made it.
        own_cost: Points,
    },
    /// The accused denied.
    Denied {
        /// The accused.
        actor: N::Actor,
        /// About which incident.
        incident: N::Incident,
    },
    /// The accused gave in. The incident is settled.
    Conceded {
        /// The accused.
        actor: N::Actor,
        /// About which incident.
        incident: N::Incident,
    },
    /// The accused hit back at those who sanction it.
    Countered {
        /// The accused.
        actor: N::Actor,
        /// About which incident.
        incident: N::Incident,
        /// Who was hit.
        against: N::Actors,
        /// What it cost them together.
        cost: Points,
    },
    /// The pressure on an accused over an incident changed, and with it the price its author paid so far.
    PressureChanged {
        /// The accused.
        accused: N::Actor,
        /// About which incident.
        incident: N::Incident,
        /// Pressure by words and sanctions, after evasion.
        pressure: f64,
        /// The part of it that is words.
        words: f64,
        /// What that costs the accused.
        price: Points,
        /// Standing the accused lost since the last change.
        shame: Points,
    },
    /// Something happened at the treaty table, or a document took effect.
    Treaty(Deed<N>),
    /// A norm gained or lost strength.
    NormShifted {
        /// The norm.
        norm: N::Norm,
        /// Over which incident.
        incident: N::Incident,
        /// Its strength now.
        strength: Share,
    },
    /// An incident closed with words kept and broken over it.
    IncidentClosed {
        /// The incident.
        incident: N::Incident,
        /// Who was committed to answer and did.
        kept: N::Actors,
        /// Who was committed to answer and did not.
        broke: N::Actors,
    },
    /// The game ended.
    GameEnded {
        /// Why.
        ending: Ending,
    },
}
