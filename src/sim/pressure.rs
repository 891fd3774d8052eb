//! Pressure on the accused: words by weight, sanctions by dependence, less what third parties undo; and when it
//! succeeds. Equations and sources: docs/model.md §7.

use super::choice::Response;
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
        let price = setting.tariff.price(response);
        let dependence = sign * setting.alliances.dependence(self.accused, actor);
        self.words += sign * price.words * weight(setting, self.accused, actor);
        self.sanctions += price.sanction * dependence;
        self.way_round -= price.is_sanction * dependence;
    }

    /// The pressure in all (`C`): words, and sanctions less evasion.
    #[must_use]
    pub fn total(&self, setting: &Setting) -> f64 {
        total(self.words, self.sanctions, self.way_round, setting.rules.evasion.get())
    }

    /// Whether it is less than another in any part.
    pub(super) fn is_less_than(&self, other: &Self) -> bool {
        self.words < other.words
            || self.sanctions < other.sanctions
            || self.way_round > other.way_round
            || self.acting < other.acting
    }

    /// How many act in public.
    #[must_use]
    pub fn acting(&self) -> u16 {
        self.acting
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

    /// What one actor, who does nothing yet, could add to it.
    #[inline]
    #[must_use]
    pub fn leverage<'a>(self, setting: &'a Setting, actor: ActorId) -> Leverage<'a> {
        Leverage {
            setting,
            weight: weight(setting, self.accused, actor),
            dependence: setting.alliances.dependence(self.accused, actor),
            success: self.success(setting),
            pressure: self,
        }
    }
}

/// What one actor could add to the pressure of the others.
#[derive(Clone, Copy, Debug)]
pub struct Leverage<'a> {
    setting: &'a Setting,
    pressure: Pressure,
    weight: f64,
    dependence: f64,
    success: f64,
}

impl Leverage<'_> {
    /// What a response of the actor would add to the chance of success: only one's own contribution to a common good
    /// counts.
    #[inline]
    #[must_use]
    pub fn marginal(&self, response: Response) -> f64 {
        let price = self.setting.tariff.price(response);
        let mut joined = self.pressure;
        joined.words += price.words * self.weight;
        joined.sanctions += price.sanction * self.dependence;
        joined.way_round -= price.is_sanction * self.dependence;
        joined.acting += u16::from(response.is_public());
        joined.success(self.setting) - self.success
    }

    /// The most that a response of the actor could add whoever else came to act too. Holds where pressure has falling
    /// returns.
    #[must_use]
    pub fn most_marginal(&self, response: Response) -> f64 {
        let Success::Contest { sharpness, .. } = self.setting.rules.success else { return 1.0 };
        let before = self.pressure.total(self.setting);
        let most = most_added(self.setting, self.pressure.accused, response, self.weight, self.dependence);
        contest(before + most, self.pressure.resistance, sharpness) - self.success
    }
}

/// The most that one actor's response could add to the chance of success in a game: over an incident as bad as planned,
/// with an accused that has broken its word over every incident, whoever else came to act.
#[must_use]
pub fn most_success(
    setting: &Setting,
    incident: IncidentId,
    accused: ActorId,
    actor: ActorId,
    response: Response,
) -> f64 {
    let Success::Contest { resistance, sharpness } = setting.rules.success else { return 1.0 };
    if !setting.rules.success.has_falling_returns() {
        return 1.0;
    }
    let word = setting.actor(accused).word;
    let least_resolve = word.kept / (word.kept + word.broken + setting.most_broken_words());
    let dependence = setting.alliances.dependence(accused, actor);
    let most = most_added(setting, accused, response, weight(setting, accused, actor), dependence);
    contest(most, resistance * setting.incident(incident).severity.get() * least_resolve, sharpness)
}

/// The most pressure that a response could add: in full, and with it what all others' sanctions at their hardest lost to
/// the way round that it closes.
fn most_added(setting: &Setting, accused: ActorId, response: Response, weight: f64, dependence: f64) -> f64 {
    let price = setting.tariff.price(response);
    let undone = setting.tariff.hardest * setting.alliances.total_dependence(accused) * setting.rules.evasion.get();
    price.words * weight + price.sanction * dependence + price.is_sanction * dependence * undone
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
