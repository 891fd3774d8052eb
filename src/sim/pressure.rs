//! Pressure on the accused: words by weight, sanctions by dependence, less what third parties undo; and when it
//! succeeds. Equations and sources: docs/model.md §7.

use super::choice::{Lanes, RESPONSES, Response};
use super::id::{ActorId, IncidentId};
use super::quantity::pow;
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
            let response = stance.against(accused);
            if response != Response::HoldOut {
                pressure.add(setting, ActorId(index as u16), response);
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
        let (bite, at) = (&setting.tariff.bite, response.index());
        let dependence = sign * setting.alliances.dependence(self.accused, actor);
        self.words += sign * bite.words[at] * weight(setting, self.accused, actor);
        self.sanctions += bite.sanctions[at] * dependence;
        self.way_round -= bite.is_sanction[at] * dependence;
    }

    /// The pressure in all (`C`): words, and sanctions less evasion.
    #[must_use]
    pub fn total(&self, setting: &Setting) -> f64 {
        total(self.words, self.sanctions, self.way_round, setting.rules.evasion.get())
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
            Success::Contest { sharpness, .. } => contest(self.total(setting), self.resistance, sharpness),
            Success::Step { need } => f64::from(u8::from(self.acting >= need)),
            Success::Certain => f64::from(u8::from(self.acting > 0)),
        }
    }

    /// What each response of one actor would add to the chance of success, if it did nothing yet: only one's own
    /// contribution to a common good counts.
    #[must_use]
    pub fn marginals(&self, setting: &Setting, actor: ActorId) -> Lanes {
        let before = self.success(setting);
        let bite = &setting.tariff.bite;
        let weight = weight(setting, self.accused, actor);
        let dependence = setting.alliances.dependence(self.accused, actor);
        let evasion = setting.rules.evasion.get();
        let mut marginals = [0.0; RESPONSES];
        for (at, marginal) in marginals.iter_mut().enumerate() {
            let words = self.words + bite.words[at] * weight;
            let sanctions = self.sanctions + bite.sanctions[at] * dependence;
            let way_round = self.way_round - bite.is_sanction[at] * dependence;
            *marginal = total(words, sanctions, way_round, evasion);
        }
        match setting.rules.success {
            Success::Contest { sharpness, .. } => {
                for marginal in &mut marginals {
                    *marginal = contest(*marginal, self.resistance, sharpness) - before;
                }
                marginals
            }
            Success::Step { .. } | Success::Certain => {
                bite.is_public.map(|public| self.joined_by(u16::from(public > 0.0)).success(setting) - before)
            }
        }
    }

    /// The most that a response of one actor, who does nothing yet, could add to the chance of success whoever else
    /// came to act too. Holds where pressure has falling returns.
    #[must_use]
    pub fn most_marginal(&self, setting: &Setting, actor: ActorId, response: Response) -> f64 {
        let (Success::Contest { sharpness, .. }, bite) = (setting.rules.success, &setting.tariff.bite) else {
            return 1.0;
        };
        let (at, evasion) = (response.index(), setting.rules.evasion.get());
        let dependence = setting.alliances.dependence(self.accused, actor);
        let harshest = bite.sanctions.into_iter().fold(0.0, f64::max);
        let undone = harshest * setting.alliances.total_dependence(self.accused) * evasion;
        let direct = bite.words[at] * weight(setting, self.accused, actor) + bite.sanctions[at] * dependence;
        let most = direct + bite.is_sanction[at] * dependence * undone;
        let before = self.total(setting);
        let won = |pressure| contest(pressure, self.resistance, sharpness);
        won(before + most) - won(before)
    }

    /// The pressure with so many more who act, whatever they do.
    fn joined_by(self, more: u16) -> Self {
        Self { acting: self.acting + more, ..self }
    }
}

/// Words, and sanctions less what third parties undo. What rounding leaves below 0 counts as nothing.
fn total(words: f64, sanctions: f64, way_round: f64, evasion: f64) -> f64 {
    words.max(0.0) + sanctions.max(0.0) * (1.0 - evasion * way_round.clamp(0.0, 1.0))
}

/// What one actor's public word weighs against the accused.
fn weight(setting: &Setting, accused: ActorId, actor: ActorId) -> f64 {
    setting.actor(actor).capability.get() * setting.actor(accused).vulnerability.get()
}

/// The chance of pressure against resistance, both at least 0: `C^g/(C^g + R^g)`; no pressure never wins (Tullock's
/// contest).
#[must_use]
pub fn contest(pressure: f64, resistance: f64, sharpness: f64) -> f64 {
    if is_common(sharpness) {
        // The floor keeps 0 against 0 at 0, without a branch.
        return pressure / (pressure + resistance).max(f64::MIN_POSITIVE);
    }
    // In this form no power of large numbers is divided by another.
    if pressure <= 0.0 { 0.0 } else { 1.0 / (1.0 + pow(resistance / pressure, sharpness)) }
}

/// Whether a contest has the common sharpness of 1.
fn is_common(sharpness: f64) -> bool {
    sharpness.to_bits() == 1.0_f64.to_bits()
}
