//! Pressure on the accused: words by weight, sanctions by dependence, less what third parties undo; and when it
//! succeeds. Equations and sources: docs/model.md §7.

use super::choice::Response;
use super::id::{ActorId, IncidentId};
use super::quantity::{Share, pow};
use super::rules::Success;
use super::setting::Setting;
use super::situation::Situation;

/// Pressure on one accused over one incident.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pressure {
    accused: ActorId,
    /// By words: weight of those who name it, as far as blame hurts it.
    words: f64,
    /// By sanctions, before evasion.
    sanctions: f64,
    /// The accused's dependence on those who do not sanction: its way round.
    way_round: f64,
    /// How many act in public.
    acting: u16,
    resistance: f64,
}

impl Pressure {
    /// The pressure that the present stances put on `accused`.
    #[must_use]
    pub fn of(setting: &Setting, situation: &Situation, incident: IncidentId, accused: ActorId) -> Self {
        let mut pressure = Self::none(setting, situation, incident, accused);
        for (index, stance) in situation.stances(incident).iter().enumerate() {
            if stance.accused == Some(accused) {
                pressure.add(setting, ActorId(index as u16), stance.response);
            }
        }
        pressure
    }

    /// No pressure yet on `accused` over an incident.
    #[must_use]
    pub fn none(setting: &Setting, situation: &Situation, incident: IncidentId, accused: ActorId) -> Self {
        let severity = situation.incident(incident).severity.get();
        let resolve = situation.book(accused).word.resolve().get();
        let resistance = match setting.rules.success {
            Success::Contest { resistance, .. } => resistance * severity * resolve,
            Success::Step { .. } | Success::Certain => 0.0,
        };
        let way_round = setting.alliances.total_dependence(accused);
        Self { accused, words: 0.0, sanctions: 0.0, way_round, acting: 0, resistance }
    }

    /// Adds what one actor does.
    pub fn add(&mut self, setting: &Setting, actor: ActorId, response: Response) {
        self.shift(setting, actor, response, 1.0);
        self.acting += u16::from(response.is_public());
    }

    /// Takes away what one actor does.
    pub fn remove(&mut self, setting: &Setting, actor: ActorId, response: Response) {
        self.shift(setting, actor, response, -1.0);
        self.acting -= u16::from(response.is_public());
    }

    fn shift(&mut self, setting: &Setting, actor: ActorId, response: Response, sign: f64) {
        let bite = sign * setting.rules.bite.of(response);
        if response.is_sanction() {
            let dependence = setting.alliances.dependence(self.accused, actor);
            self.sanctions += bite * dependence;
            self.way_round -= sign * dependence;
            let words = sign * setting.rules.bite.public;
            self.words += words * weight(setting, self.accused, actor);
        } else {
            self.words += bite * weight(setting, self.accused, actor);
        }
    }

    /// The pressure in all (`C`): words, and sanctions less evasion.
    #[must_use]
    pub fn total(&self, setting: &Setting) -> f64 {
        let kept = 1.0 - setting.rules.evasion.get() * self.way_round.clamp(0.0, 1.0);
        self.words.max(0.0) + self.sanctions.max(0.0) * kept
    }

    /// The part of the pressure that is words.
    #[must_use]
    pub fn words(&self) -> f64 {
        self.words.max(0.0)
    }

    /// The chance that the pressure works.
    #[must_use]
    pub fn success(&self, setting: &Setting) -> f64 {
        match setting.rules.success {
            Success::Contest { sharpness, .. } => contest(self.total(setting), self.resistance, sharpness).get(),
            Success::Step { need } => f64::from(u8::from(self.acting >= need)),
            Success::Certain => f64::from(u8::from(self.acting > 0)),
        }
    }

    /// What one actor's response adds to the chance of success, if it did nothing yet: only one's own
    /// contribution to a common good counts.
    #[must_use]
    pub fn marginal(&self, setting: &Setting, actor: ActorId, response: Response) -> f64 {
        let mut with_it = *self;
        with_it.add(setting, actor, response);
        with_it.success(setting) - self.success(setting)
    }
}

/// What one actor's public word weighs against the accused.
fn weight(setting: &Setting, accused: ActorId, actor: ActorId) -> f64 {
    setting.actor(actor).capability.get() * setting.actor(accused).vulnerability.get()
}

/// A contest between pressure and resistance: `C^g/(C^g + R^g)`; no pressure never wins (Tullock's form).
#[must_use]
pub fn contest(pressure: f64, resistance: f64, sharpness: f64) -> Share {
    if pressure <= 0.0 {
        return Share::ZERO;
    }
    let (c, r) = (pow(pressure, sharpness), pow(resistance, sharpness));
    Share::clamped(c / (c + r))
}
