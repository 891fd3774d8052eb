//! An actor: what it can see, what it can do, and what it fears. Facts of the scenario; nothing here changes in play.

use serde::{Deserialize, Serialize};

use super::id::{ActorSet, Round};
use super::quantity::{Points, Share};

/// What sort of actor this is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A state.
    #[default]
    State,
    /// A bloc that acts as one, such as the EU body.
    Bloc,
    /// A company.
    Firm,
    /// A civil-society organisation.
    Ngo,
}

/// One actor of the scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// What sort of actor this is.
    pub kind: Kind,
    /// Weight in the world: what a public word of this actor counts for.
    pub capability: Share,
    /// Chance that its own services see anything of an attack that happened (`d` in docs/model.md §3).
    pub detection: Share,
    /// Chance that what they see names the right author (`lam`).
    pub discrimination: Share,
    /// Chance that they see an author where there was no attack (`q`).
    pub false_alarm: Share,
    /// How much public blame hurts it (`v`; Edwards et al. 2017 call this vulnerability).
    pub vulnerability: Share,
    /// How often it has kept and broken its word before the game.
    pub word: Word,
    /// What it costs to stand by after having named the same author before (`alpha`).
    pub audience: Points,
    /// Willingness to break norms and to hit back (`B`; Axelrod 1986).
    pub boldness: Share,
    /// Willingness to reproach partners who stay silent (`V`; Axelrod 1986).
    pub vengefulness: Share,
    /// How much acting alone costs it politically (`theta`).
    pub threshold: Points,
    /// How much acting with all of its partners is worth to it (`rho`).
    pub solidarity: Points,
    /// What accusing the innocent would cost it (`L`).
    pub dread: Points,
    /// How much deterring the author is worth to it even when it was not hit, in shares of the victim's interest.
    pub concern: Share,
    /// How much it dislikes to bind itself among many, whatever the text says.
    pub aversion: Points,
    /// Its intelligence sources, which public proof burns.
    pub sources: Sources,
    /// What it may do, and from when.
    pub powers: Powers,
    /// Members of a bloc that acts as one, and how many of them must have concluded before it may.
    pub members: ActorSet,
    /// Share of the members that must have concluded, at least privately, before the bloc may act in public.
    pub quorum: Share,
    /// What it expects an attack to cost before it has seen any price paid.
    pub expectation: Expectation,
    /// How a machine plays this seat.
    pub policy: Policy,
}

/// A record of promises: `Beta(kept, broken)`, so that the belief in the next one is kept/(kept+broken).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// Pseudo-count of kept words, at least 0.
    pub kept: f64,
    /// Pseudo-count of broken words, at least 0.
    pub broken: f64,
}

impl Default for Word {
    fn default() -> Self {
        Self { kept: 1.0, broken: 1.0 }
    }
}

impl Word {
    /// The chance that others give the next promise: the mean of the Beta distribution.
    #[must_use]
    pub fn resolve(self) -> Share {
        Share::clamped(self.kept / (self.kept + self.broken))
    }
}

/// Sources as a resource that is used up by showing it (Axelrod and Iliev 2014; docs/model.md §5).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sources {
    /// Value of having the sources, per use (`V`).
    pub value: Points,
    /// Chance that a source survives being used in public (`S`).
    pub stealth: Share,
    /// Chance that an unused source survives the round (`P`).
    pub persistence: Share,
    /// Weight of the future (`w`).
    pub discount: Share,
}

/// What an actor is able to do in public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Powers {
    /// Whether it can name an author in public.
    pub may_name: bool,
    /// The first round in which it has a legal basis for cyber sanctions; none if it never has.
    pub may_sanction_from: Option<Round>,
}

/// What an author thinks an attack costs: a prior worth `weight` attacks, and how much it learns from others' attacks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expectation {
    /// The price expected before any lesson.
    pub price: Points,
    /// How many attacks the prior is worth; above 0.
    pub weight: f64,
    /// How much an attack by somebody else teaches, next to one of its own.
    pub imitation: Share,
}

/// How a machine plays a seat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// Takes the move with the largest sum of terms; ties go to the milder move.
    #[default]
    ArgMax,
    /// Takes a move with odds e^(sum/temperature). The temperature is in points, above 0.
    Logit(f64),
    /// Holds out, whatever happens: a control for comparisons.
    HoldOut,
}
