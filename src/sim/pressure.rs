//! Pressure on the accused: words by weight, sanctions by dependence, less what third parties undo; and when it
//! succeeds. Equations and sources: docs/model.md §7.

use super::choice::{Lanes, RESPONSES, Response};
use super::id::{ActorId, IncidentId};
use super::quantity::{positive, pow};
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
        let (prices, at) = (&setting.tariff.prices, response.index());
        let dependence = sign * setting.alliances.dependence(self.accused, actor);
        self.words += sign * prices.words[at] * weight(setting, self.accused, actor);
        self.sanctions += prices.sanction[at] * dependence;
        self.way_round -= prices.is_sanction[at] * dependence;
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

    /// What the accused puts up against it.
    #[must_use]
    pub fn resistance(&self) -> f64 {
        self.resistance
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
            Success::Step { need } => flag(self.acting >= need),
            Success::Certain => flag(self.acting > 0),
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
    /// What each response of the actor would add to the chance of success: only one's own contribution to a common good
    /// counts.
    #[inline]
    #[must_use]
    pub fn marginals(&self) -> Lanes {
        let (rules, prices) = (&self.setting.rules, &self.setting.tariff.prices);
        let (mut joined, mut acting) = ([0.0; RESPONSES], [0.0; RESPONSES]);
        for at in 0..RESPONSES {
            joined[at] = total(
                self.pressure.words + prices.words[at] * self.weight,
                self.pressure.sanctions + prices.sanction[at] * self.dependence,
                self.pressure.way_round - prices.is_sanction[at] * self.dependence,
                rules.evasion.get(),
            );
            acting[at] = f64::from(self.pressure.acting) + prices.is_public[at];
        }
        match rules.success {
            Success::Contest { sharpness, .. } => self.added(&joined, sharpness),
            Success::Step { need } => acting.map(|acting| flag(acting >= f64::from(need)) - self.success),
            Success::Certain => acting.map(|acting| flag(acting > 0.0) - self.success),
        }
    }

    /// What the chance of success gains if the pressure grows to each of these.
    #[inline]
    fn added(&self, pressures: &Lanes, sharpness: f64) -> Lanes {
        let resistance = self.pressure.resistance;
        if is_common(sharpness) {
            pressures.map(|pressure| contest_in_proportion(pressure, resistance) - self.success)
        } else {
            pressures.map(|pressure| contest(pressure, resistance, sharpness) - self.success)
        }
    }
}

/// 1 for what is so, else 0.
fn flag(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

/// The most pressure that each response of an actor could add in a game, whoever else came to act.
#[must_use]
pub fn most_added(setting: &Setting, accused: ActorId, actor: ActorId) -> Lanes {
    let dependence = setting.alliances.dependence(accused, actor);
    added_at_most(setting, accused, weight(setting, accused, actor), dependence)
}

/// The least resistance that an accused could put up to an incident of such severity: if it had broken its word over
/// every one.
#[must_use]
pub fn least_resistance(setting: &Setting, accused: ActorId, severity: f64) -> f64 {
    let Success::Contest { resistance, .. } = setting.rules.success else { return 0.0 };
    let word = setting.actor(accused).word;
    let least_resolve = word.kept / (word.kept + word.broken + setting.most_broken_words());
    resistance * severity * least_resolve
}

/// The most that each of these pressures could add to the chance of success against a resistance, on top of what others
/// bring to bear already: where returns fall, more by others only leaves it less.
#[inline]
#[must_use]
pub fn most_success(setting: &Setting, added: &Lanes, others: f64, resistance: f64) -> Lanes {
    match setting.rules.success {
        Success::Contest { sharpness, .. } if is_common(sharpness) => {
            let before = contest_in_proportion(others, resistance);
            added.map(|pressure| contest_in_proportion(others + pressure, resistance) - before)
        }
        Success::Contest { sharpness, .. } if setting.rules.success.has_falling_returns() => {
            let before = contest(others, resistance, sharpness);
            added.map(|pressure| contest(others + pressure, resistance, sharpness) - before)
        }
        Success::Contest { .. } | Success::Step { .. } | Success::Certain => [1.0; RESPONSES],
    }
}

/// The most pressure that each response could add: in full, and with it what all others' sanctions at their hardest lost
/// to the way round that it closes.
#[inline]
fn added_at_most(setting: &Setting, accused: ActorId, weight: f64, dependence: f64) -> Lanes {
    let prices = &setting.tariff.prices;
    let undone = setting.tariff.hardest * setting.alliances.total_dependence(accused) * setting.rules.evasion.get();
    let mut most = [0.0; RESPONSES];
    for (at, most) in most.iter_mut().enumerate() {
        *most = prices.words[at] * weight
            + prices.sanction[at] * dependence
            + prices.is_sanction[at] * dependence * undone;
    }
    most
}

/// Pressure in all (`C`): words, and sanctions less what third parties undo. What rounding leaves below 0 counts as
/// nothing. `way_round` is the accused's dependence on those who do not sanction, `evasion` 0 to 1.
#[must_use]
pub fn total(words: f64, sanctions: f64, way_round: f64, evasion: f64) -> f64 {
    let way_round = positive(if way_round < 1.0 { way_round } else { 1.0 });
    positive(words) + positive(sanctions) * (1.0 - evasion * way_round)
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
        return contest_in_proportion(pressure, resistance);
    }
    // In this form no power of large numbers is divided by another.
    if pressure <= 0.0 { 0.0 } else { 1.0 / (1.0 + pow(resistance / pressure, sharpness)) }
}

/// The contest of the common sharpness of 1. The floor keeps 0 against 0 at 0, without a branch.
#[inline]
fn contest_in_proportion(pressure: f64, resistance: f64) -> f64 {
    let both = pressure + resistance;
    pressure / if both > f64::MIN_POSITIVE { both } else { f64::MIN_POSITIVE }
}

/// Whether a contest has the common sharpness of 1.
fn is_common(sharpness: f64) -> bool {
    sharpness.to_bits() == 1.0_f64.to_bits()
}
