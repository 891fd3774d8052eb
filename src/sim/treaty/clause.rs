//! A clause: a place in a document whose text lies on a scale, and what it does once it is in force.

use serde::{Deserialize, Serialize};

use super::standing::Wording;
use crate::sim::id::{ActorId, ActorSet, DocumentId, NormId};
use crate::sim::quantity::Share;

/// The end of the scale on which texts lie: the furthest that a clause could go. The other end, 0, asks for nothing.
pub const FURTHEST: f64 = 100.0;

/// A clause of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// The document that it stands in.
    pub document: DocumentId,
    /// What it does in force.
    pub effect: Effect,
    /// Where its text lies at first, 0 to [`FURTHEST`].
    pub position: f64,
    /// How firmly it binds, where it has no variants.
    pub strength: Strength,
    /// Rival wordings, from the mildest text to the furthest; none if its words leave room for every text.
    pub variants: Vec<Variant>,
    /// What has become of its text before the game.
    pub wording: Wording,
    /// Whether one can sign the document and keep out of this clause.
    pub is_reservable: bool,
    /// Who stands behind it at first.
    pub sponsors: ActorSet,
    /// What each actor wants of it, by id.
    pub preferences: Vec<Preference>,
}

impl Clause {
    /// The variant that says what a text would: the nearest, the milder of two as near. None without variants.
    #[must_use]
    pub fn variant_at(&self, text: f64) -> Option<usize> {
        let distance = |index: usize| (self.variants[index].position - text).abs();
        (0..self.variants.len()).reduce(|best, next| if distance(next) < distance(best) { next } else { best })
    }

    /// How firmly the clause would bind with its text there.
    #[must_use]
    pub fn strength_at(&self, text: f64) -> Strength {
        self.variant_at(text).map_or(self.strength, |variant| self.variants[variant].strength)
    }

    /// What an actor wants of the clause.
    #[must_use]
    pub fn preference(&self, actor: ActorId) -> Preference {
        self.preferences.get(actor.index()).copied().unwrap_or_default()
    }
}

/// One of the rival wordings of a clause.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variant {
    /// Where its text lies, 0 to [`FURTHEST`].
    pub position: f64,
    /// How firmly it binds.
    pub strength: Strength,
}

/// What a clause does in force. Clauses that name no effect are declaratory: words without one.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Effect {
    /// Parties do not breach these norms. A party that weighs an attack adds what a broken word costs; a party that is
    /// named over one has its breach announced.
    Restraint(Vec<NormId>),
    /// Parties believe each other's evidence more.
    ShareEvidence,
    /// Parties owe each other an answer to attacks of at least `from`; once `at_least` of them have answered, nobody's
    /// silence breaks a word.
    CollectiveResponse {
        /// The least severity.
        from: Share,
        /// How many answers discharge the others; 0 if each party owes its own.
        at_least: u16,
    },
    /// Parties hold each other to one standard of proof: who names an author by it has less to fear from an error.
    AttributionStandard,
    /// Parties pass skills on: what the services of each can see moves towards what the best of them can.
    CapacityBuilding,
    /// Parties' platforms show who is behind what they carry: attacks that breach these norms do less harm to them.
    Transparency(Vec<NormId>),
    /// Inspectors look into breaches of the document's restraints, and may find their authors.
    Verification,
    /// No clause of the document does anything while fewer than so many are bound.
    MinimumParticipation(u16),
    /// The document lapses after so many rounds in force.
    Sunset(u16),
    /// Every so many rounds in force the parties decide whether the document goes on.
    Review(u16),
    /// Words without an effect in the rules.
    #[default]
    Declaratory,
}

impl Effect {
    /// Whether it does more the further its text goes: not where words have no effect, or a number is all they say.
    #[must_use]
    pub fn has_force(&self) -> bool {
        match self {
            Self::Restraint(_)
            | Self::ShareEvidence
            | Self::CollectiveResponse { .. }
            | Self::AttributionStandard
            | Self::CapacityBuilding
            | Self::Transparency(_)
            | Self::Verification => true,
            Self::MinimumParticipation(_) | Self::Sunset(_) | Self::Review(_) | Self::Declaratory => false,
        }
    }

    /// Whether it forbids attacks that breach one of these norms.
    #[must_use]
    pub fn forbids(&self, breached: &[NormId]) -> bool {
        if let Self::Restraint(norms) = self { breached.iter().any(|norm| norms.contains(norm)) } else { false }
    }

    /// Whether it makes attacks that breach one of these norms less harmful.
    #[must_use]
    pub fn shields(&self, breached: &[NormId]) -> bool {
        if let Self::Transparency(norms) = self { breached.iter().any(|norm| norms.contains(norm)) } else { false }
    }
}

/// How firmly a clause binds: the rungs of the ladder, mildest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Advice that nobody is held to.
    BestPractice,
    /// A word given in public.
    #[default]
    PoliticalCommitment,
    /// An obligation in law.
    Binding,
}

/// What one actor wants of a clause.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preference {
    /// Where it wants the text, 0 to [`FURTHEST`].
    pub position: f64,
    /// How much it cares, and so how much of its weight it brings to bear.
    pub salience: Share,
    /// How far from its position a text may lie that it can still bring home (Putnam's win-set), on the same scale.
    pub half_width: f64,
    /// Whether it opposes a text beyond that, rather than living with it.
    pub red_line: bool,
}

impl Default for Preference {
    fn default() -> Self {
        Self { position: FURTHEST / 2.0, salience: Share::ZERO, half_width: FURTHEST, red_line: false }
    }
}

impl Preference {
    /// Whether a text lies within what the actor can bring home; a rounding error is no reason to refuse.
    #[must_use]
    pub fn accepts(&self, text: f64) -> bool {
        (text - self.position).abs() <= self.half_width + 1e-9
    }

    /// How well a text suits the actor: 1 where it wants it, 0 at the edge of what it can bring home, at least -1.
    #[must_use]
    pub fn fit(&self, text: f64) -> f64 {
        let distance = (text - self.position).abs();
        if distance <= 0.0 { 1.0 } else { (1.0 - distance / self.half_width.max(1e-9)).max(-1.0) }
    }

    /// The nearest text that the actor can bring home.
    #[must_use]
    pub fn nearest(&self, text: f64) -> f64 {
        text.clamp(self.position - self.half_width, self.position + self.half_width).clamp(0.0, FURTHEST)
    }
}
