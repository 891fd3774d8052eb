//! From evidence to belief: likelihoods of signals, pooled posteriors, words for probabilities, and confidence.
//!
//! Signal model and pooling: docs/model.md §3 (structure after Baliga, Bueno de Mesquita and Wolitzky 2020). Words:
//! US Intelligence Community Directive 203; it asks to keep likelihood and confidence apart, and so do we.

use serde::{Deserialize, Serialize};

use super::actor::Actor;
use super::incident::{Incident, Layer, Signal, Suspect};
use super::quantity::{Share, exp, ln};

/// The least probability that evidence may give a signal, so that no report alone rules anything out for good.
const LEAST: f64 = 1e-6;

/// Log-likelihoods of what one actor's services may see of one release of evidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The signal names a suspect, and that suspect did it.
    pub hit: f64,
    /// The signal names a suspect, and another one did it.
    pub miss: f64,
    /// No signal, though somebody did it.
    pub nothing: f64,
    /// The signal names a suspect, and nobody did it.
    pub false_alarm: f64,
    /// No signal, and nobody did it.
    pub quiet: f64,
}

impl Reading {
    /// The readings of an actor whose services see something with chance `detection` (stealth and strength of the
    /// evidence included), among `suspects` who may have done it.
    #[must_use]
    pub fn new(detection: f64, discrimination: f64, false_alarm: f64, suspects: usize) -> Self {
        let others = (suspects.max(2) - 1) as f64;
        let log = |probability: f64| ln(probability.max(LEAST));
        Self {
            hit: log(detection * discrimination),
            miss: log(detection * (1.0 - discrimination) / others),
            nothing: log(1.0 - detection),
            false_alarm: log(false_alarm / suspects.max(1) as f64),
            quiet: log(1.0 - false_alarm),
        }
    }
}

/// The readings of one incident: by release and actor.
#[derive(Clone, Debug)]
pub(super) struct Likelihoods {
    readings: Vec<Reading>,
    actors: usize,
    /// Log prior odds by suspect.
    pub(super) prior: Vec<f64>,
    /// Where nobody stands in the list of suspects.
    nobody: Option<usize>,
}

impl Likelihoods {
    pub(super) fn new(incident: &Incident, actors: &[Actor]) -> Self {
        let perpetrators = incident.suspects.iter().filter(|(who, _)| *who != Suspect::Nobody).count();
        let visible = incident.stealth.complement().get();
        let readings = incident
            .releases
            .iter()
            .flat_map(|release| actors.iter().map(move |actor| (release, actor)))
            .map(|(release, actor)| {
                let detection = actor.detection.get() * release.strength.get() * visible;
                let false_alarm = actor.false_alarm.get() * release.strength.get();
                Reading::new(detection, actor.discrimination.get(), false_alarm, perpetrators)
            })
            .collect();
        let prior = incident.suspects.iter().map(|(_, odds)| ln(odds.max(LEAST))).collect();
        let nobody = incident.suspects.iter().position(|(who, _)| *who == Suspect::Nobody);
        Self { readings, actors: actors.len(), prior, nobody }
    }

    /// What a signal that a collector had of a release tells about the suspect that it names, and about nobody: the place
    /// in the list, and the log-likelihood of the signal if that one did it, relative to all the others. What they share
    /// changes no belief. `place` finds a suspect in the list.
    #[inline]
    pub(super) fn tells(
        &self,
        release: usize,
        collector: super::ActorId,
        signal: Signal,
        place: impl Fn(Suspect) -> Option<usize>,
    ) -> (Option<(usize, f64)>, Option<(usize, f64)>) {
        let reading = &self.readings[release * self.actors + collector.index()];
        match signal {
            Signal::Nothing => (None, self.nobody.map(|place| (place, reading.quiet - reading.nothing))),
            Signal::PointsTo(named) => {
                let named = place(named).filter(|place| Some(*place) != self.nobody);
                let hit = named.map(|place| (place, reading.hit - reading.miss));
                (hit, self.nobody.map(|place| (place, reading.false_alarm - reading.miss)))
            }
        }
    }
}

/// Turns log odds into probabilities that sum to 1, in place. `P(h|e) ~ prior(h) * prod like(e|h)^w` in log form.
pub fn posterior(odds: &mut [f64]) {
    let most = odds.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut sum = 0.0;
    for log_odds in odds.iter_mut() {
        *log_odds = exp(*log_odds - most);
        sum += *log_odds;
    }
    for probability in odds {
        *probability /= sum;
    }
}

/// The ICD-203 word for a probability. Bounds belong to the higher word.
#[must_use]
pub fn word(probability: Share) -> &'static str {
    const WORDS: [(f64, &str); 6] = [
        (0.05, "almost no chance"),
        (0.20, "very unlikely"),
        (0.45, "unlikely"),
        (0.55, "roughly even chance"),
        (0.80, "likely"),
        (0.95, "very likely"),
    ];
    WORDS.iter().find(|(bound, _)| probability.get() < *bound).map_or("almost certain", |(_, word)| word)
}

/// How well founded a judgement is, apart from how likely it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// No layer of evidence, or one.
    #[default]
    Low,
    /// Two layers.
    Moderate,
    /// Three layers, from at least two independent sources.
    High,
}

impl Confidence {
    /// Confidence from the layers that evidence speaks to and the number of collectors that saw any of it.
    #[must_use]
    pub fn new(layers: impl IntoIterator<Item = Layer>, independent_sources: usize) -> Self {
        let seen = layers.into_iter().fold([false; Layer::ALL.len()], |mut seen, layer| {
            seen[layer as usize] = true;
            seen
        });
        match seen.into_iter().filter(|&layer| layer).count() {
            0 | 1 => Self::Low,
            2 => Self::Moderate,
            _ if independent_sources < 2 => Self::Moderate,
            _ => Self::High,
        }
    }

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
        }
    }
}
