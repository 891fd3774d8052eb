//! Ceilings: the most that a step could ever be worth to an actor that has done nothing yet, by how likely it holds the
//! accused guilty. Worked out once a game, so that whoever is far from acting need not weigh every term each round.

use super::check;
use super::choice::{Lanes, RESPONSES, Response};
use super::id::{ActorId, IncidentId, Round};
use super::pressure;
use super::setting::Setting;

/// The ceiling of every actor over every incident and accused.
#[derive(Clone, Debug, Default)]
pub(super) struct Ceilings {
    ceilings: Vec<Ceiling>,
    /// Where each incident's suspects start, in units of actors.
    starts: Vec<usize>,
}

/// The most that each step could be worth without company and without any word given before. Granted in full are an
/// accused without allies, and the duty of any document that may yet bind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ceiling {
    /// What each step costs whoever did it, less the duty that it may fulfil.
    base: Lanes,
    /// The most pressure that it could add.
    added: Lanes,
    /// What it gains over one that is guilty, by severity, besides deterring it.
    blame: Lanes,
    /// The worth of deterring it for sure, by severity.
    gain: f64,
    /// What accusing costs if it is innocent, with as much cover as a document may ever give.
    dread: Lanes,
    /// By silence: the belief in guilt below which the actor wants no step, with all partners in company and their
    /// proof on the table.
    stirs_from: [f64; Silence::ALL.len()],
}

/// Where an actor stands that has said nothing in public over an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Silence {
    /// Whether it has told the accused in private.
    pub(super) in_private: bool,
    /// Whether it has named anybody over any incident, which may be a word to keep.
    pub(super) outspoken: bool,
}

impl Silence {
    const ALL: [Self; 4] = [
        Self { in_private: false, outspoken: false },
        Self { in_private: false, outspoken: true },
        Self { in_private: true, outspoken: false },
        Self { in_private: true, outspoken: true },
    ];

    fn index(self) -> usize {
        2 * usize::from(self.in_private) + usize::from(self.outspoken)
    }
}

impl Ceilings {
    /// The ceilings of a setting whose other tables are made.
    pub(super) fn new(setting: &Setting) -> Self {
        let mut ceilings = Self::default();
        for incident in setting.incident_ids() {
            ceilings.starts.push(ceilings.ceilings.len());
            for (suspect, _) in &setting.incident(incident).suspects {
                let all = setting.actor_ids().map(|actor| {
                    suspect.actor().map_or(Ceiling::NONE, |accused| Ceiling::new(setting, incident, accused, actor))
                });
                ceilings.ceilings.extend(all);
            }
        }
        ceilings
    }

    /// The ceiling of an actor over the incident's suspect at this place in its list.
    pub(super) fn of(&self, setting: &Setting, incident: IncidentId, suspect: usize, actor: ActorId) -> &Ceiling {
        &self.ceilings[self.starts[incident.index()] + suspect * setting.actors.len() + actor.index()]
    }
}

impl Ceiling {
    const NONE: Self = Self {
        base: [f64::NEG_INFINITY; RESPONSES],
        added: [0.0; RESPONSES],
        blame: [0.0; RESPONSES],
        gain: 0.0,
        dread: [0.0; RESPONSES],
        stirs_from: [f64::INFINITY; Silence::ALL.len()],
    };

    fn new(setting: &Setting, incident: IncidentId, accused: ActorId, actor: ActorId) -> Self {
        let (rules, prices) = (&setting.rules, &setting.tariff.prices);
        let vulnerability = setting.actor(accused).vulnerability.get();
        let ceiling = Self {
            base: base(setting, accused, actor),
            added: pressure::most_added(setting, accused, actor),
            blame: std::array::from_fn(|at| {
                vulnerability * prices.sticks[at] - (1.0 - vulnerability) * prices.backfires[at]
            }),
            gain: rules.deterrence.get() * setting.interest(incident, actor),
            dread: setting.tariff.of(actor).dread.map(|dread| dread * setting.least_doubt(actor)),
            stirs_from: [0.0; Silence::ALL.len()],
        };
        let stirs_from = Silence::ALL.map(|silence| ceiling.crossing(setting, incident, accused, actor, silence));
        Self { stirs_from, ..ceiling }
    }

    /// The belief in guilt below which an actor that stands so wants no step, whoever acts.
    pub(super) fn stirs_from(&self, silence: Silence) -> f64 {
        self.stirs_from[silence.index()]
    }

    /// The most that each step could be worth at a belief in guilt, over an incident so severe, against a resistance, once
    /// others press so hard.
    #[inline]
    pub(super) fn at(&self, setting: &Setting, guilt: f64, severity: f64, others: f64, resistance: f64) -> Lanes {
        let success = pressure::most_success(setting, &self.added, others, resistance);
        let (gain, blame) = (self.gain * severity * guilt, severity * guilt);
        let mut most = self.base;
        for (at, most) in most.iter_mut().enumerate() {
            *most += gain * success[at] + blame * self.blame[at] - (1.0 - guilt) * self.dread[at];
        }
        most
    }

    /// The least belief in guilt at which any step that an actor may ever take could be worth it, less a margin for
    /// rounding, whether the incident comes as planned or scaled down.
    fn crossing(
        &self,
        setting: &Setting,
        incident: IncidentId,
        accused: ActorId,
        actor: ActorId,
        silence: Silence,
    ) -> f64 {
        let planned = setting.incident(incident).severity.get();
        let favours = favours(setting, accused, actor, silence);
        let stance = if silence.in_private { Response::Private } else { Response::HoldOut };
        let steps = check::within_powers(setting.actor(actor).powers, Round(u16::MAX)).without(stance);
        let mut least = f64::INFINITY;
        // Deterring is worth most over an attack as planned; what blame gains or loses, over one as planned or the least.
        let resistance = pressure::least_resistance(setting, accused, planned);
        for severity in [planned, planned * setting.least_severity(incident)] {
            let [innocent, guilty] = [0.0, 1.0].map(|guilt| {
                let least = || self.least(setting, actor, Response::Private, guilt, severity);
                let stands = if silence.in_private { least() } else { 0.0 };
                let most = self.at(setting, guilt, planned, 0.0, resistance);
                let less = guilt * (planned - severity);
                std::array::from_fn::<f64, RESPONSES, _>(|at| most[at] - less * self.blame[at] + favours[at] - stands)
            });
            for at in steps.iter().map(Response::index) {
                least = least.min(match (innocent[at] > 0.0, guilty[at] > innocent[at]) {
                    (true, _) => 0.0,
                    (false, true) => -innocent[at] / (guilty[at] - innocent[at]),
                    (false, false) => f64::INFINITY,
                });
            }
        }
        least * (1.0 - 1e-9)
    }

    /// What a stance is worth at least: if it deterred nobody, kept no word, had no company, and a bloc spared it the
    /// reproach.
    #[inline]
    pub(super) fn least(
        &self,
        setting: &Setting,
        actor: ActorId,
        stance: Response,
        guilt: f64,
        severity: f64,
    ) -> f64 {
        let (own, at) = (setting.tariff.of(actor), stance.index());
        guilt * severity * self.blame[at] - (1.0 - guilt) * own.dread[at] - own.threshold[at]
    }
}

/// What all that can speak for each step adds to its ceiling: company in full, their proof, a word to keep, and what
/// the stance has shown and put at risk already.
fn favours(setting: &Setting, accused: ActorId, actor: ActorId, silence: Silence) -> Lanes {
    let (prices, own) = (&setting.tariff.prices, setting.tariff.of(actor));
    let word = if silence.outspoken { setting.actor(actor).audience.get() } else { 0.0 };
    let sunk = if silence.in_private { sunk(setting, actor, accused, Response::Private) } else { 0.0 };
    let spared = secrets_spared(setting, actor);
    std::array::from_fn(|at| {
        let public = prices.is_public[at] * (own.most_reproach + word);
        own.solidarity[at] + public + spared * prices.proof[at] + sunk
    })
}

/// What each step costs if nobody else acts, less the duty that it may fulfil.
fn base(setting: &Setting, accused: ActorId, actor: ActorId) -> Lanes {
    let (rules, prices, own) = (&setting.rules, &setting.tariff.prices, setting.tariff.of(actor));
    let duty = if setting.provisions.may_owe.contains(actor) { rules.commitment.get() } else { 0.0 };
    let secrets = setting.disclosure_cost(actor).get();
    let dependence = setting.alliances.dependence(actor, accused);
    std::array::from_fn(|at| {
        let costs = secrets * prices.proof[at] + dependence * prices.exposure[at] + prices.effort[at];
        prices.is_public[at] * duty - own.threshold[at] - costs
    })
}

/// By how much less of its sources an actor would burn by showing all of its proof once others have shown theirs.
pub(super) fn secrets_spared(setting: &Setting, actor: ActorId) -> f64 {
    setting.disclosure_cost(actor).get() * (1.0 - setting.rules.second_hand.get()).max(0.0)
}

/// What going further costs less at most, because a stance has shown some proof and put some trade at risk already.
pub(super) fn sunk(setting: &Setting, actor: ActorId, accused: ActorId, stance: Response) -> f64 {
    let (prices, at) = (&setting.tariff.prices, stance.index());
    let exposure = setting.alliances.dependence(actor, accused) * prices.exposure[at];
    setting.disclosure_cost(actor).get() * prices.proof[at] + exposure
}
