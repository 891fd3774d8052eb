//! Numbers of the treaty table: what documents do in force, and what makes actors join, stay out and leave.

use serde::{Deserialize, Serialize};

use crate::sim::quantity::{Points, Share};

/// What documents do, and what makes actors join them. All judgement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TreatyRules {
    /// How firmly a best practice binds, next to an obligation in law.
    pub best_practice: Share,
    /// How firmly a political commitment binds, next to an obligation in law.
    pub political_commitment: Share,
    /// What a text is worth that says what the actor wants in all that it cares about, in points.
    pub text: Points,
    /// What the goods that only parties share are worth if all other capability is inside, in points.
    pub gain: Points,
    /// What duties at full force cost those who would rather be free, in points.
    pub burden: Points,
    /// What being among those who have joined does for the name of an actor, in points, if all capability has.
    pub reputation: Points,
    /// What joining partners is worth if all of them have joined, in points.
    pub ties: Points,
    /// What recent attacks on itself and its partners add, in points per unit of harm at severity 1.
    pub threat: Points,
    /// How many rounds an attack stays in mind.
    pub memory: u16,
    /// What a record of broken words takes from a new word, in points, if all of them were broken.
    pub deeds: Points,
    /// What breaching a restraint at full force costs a party, in points: lost once it is named, and expected before if all
    /// others are bound by it, too.
    pub breach: Points,
    /// What duties to answer add to the price that an author expects of an attack, in points, if all others have given
    /// their word at full force and it is believed.
    pub duty: Points,
    /// What breaking a promise costs in standing, in points, besides the broken word.
    pub promise: Points,
    /// The most that anybody pays for a promise, in points.
    pub purse: Points,
    /// How many rounds an offer stands, the one in which it is made included, and how many a signature that was promised
    /// may take from the adoption.
    pub patience: u16,
    /// How many breaches of a document its parties stand before they move to put the one out who made them.
    pub strikes: u16,
    /// How slowly machines come towards their opponents at first: the power of the share of time that has passed, above
    /// 0; 1 is evenly, more is later.
    pub tenacity: f64,
    /// How much of the fear of accusing the innocent a standard of proof at full force takes away.
    pub cover: Share,
    /// How far services come in a round towards the best of those who teach them, at full force.
    pub diffusion: Share,
    /// How much of the harm of an attack transparency at full force takes away.
    pub resilience: Share,
    /// The chance that inspectors find the author of a breach in a round, at full force.
    pub inspection: Share,
    /// How much more likely the author is to those who hear what inspectors found: a likelihood ratio, above 1.
    pub finding: f64,
    /// By how much leaving must be worth more than staying, in points.
    pub inertia: Points,
}

impl Default for TreatyRules {
    fn default() -> Self {
        Self {
            best_practice: Share::clamped(0.3),
            political_commitment: Share::clamped(0.7),
            text: Points(0.3),
            gain: Points(0.3),
            burden: Points(0.3),
            reputation: Points(0.1),
            ties: Points(0.15),
            threat: Points(0.3),
            memory: 3,
            deeds: Points(0.1),
            breach: Points(0.2),
            duty: Points(0.2),
            promise: Points(0.1),
            purse: Points(0.5),
            patience: 3,
            strikes: 2,
            tenacity: 2.0,
            cover: Share::clamped(0.5),
            diffusion: Share::clamped(0.2),
            resilience: Share::clamped(0.5),
            inspection: Share::clamped(0.5),
            finding: 20.0,
            inertia: Points(0.05),
        }
    }
}
