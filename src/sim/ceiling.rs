//! Ceilings: the most that a step could ever be worth to an actor that has done nothing yet, by how likely it holds the
//! accused guilty. Worked out once a game, so that whoever is far from acting need not weigh every term each round.

use super::choice::{Lanes, Legal, RESPONSES, Response};
use super::headroom::Headroom;
use super::id::{ActorId, IncidentId};
use super::pressure;
use super::setting::Setting;
use super::tariff::{OwnPrice, Price};

/// The ceiling of every actor over every incident and accused.
#[derive(Clone, Debug, Default)]
pub(super) struct Ceilings {
    ceilings: Vec<Ceiling>,
    /// Where each incident's suspects start, in units of actors.
    starts: Vec<usize>,
}

/// The most that each step could be worth without company, as a line over the probability of guilt. Granted in full are
/// severity as planned, an accused without allies or resolve left, evidence that others have shown, and the duty of any document that may yet bind;
/// not granted is a word that the actor gave itself, so this holds only for those who have named nobody.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ceiling {
    base: Lanes,
    slope: Lanes,
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
    const NONE: Self = Self { base: [f64::NEG_INFINITY; RESPONSES], slope: [0.0; RESPONSES] };

    fn new(setting: &Setting, incident: IncidentId, accused: ActorId, actor: ActorId) -> Self {
        let mut ceiling = Self::NONE;
        for response in Response::ALL {
            let (price, own) = (setting.tariff.price(response), setting.tariff.of(actor).price(response));
            ceiling.base[response.index()] = base(setting, accused, actor, price, own);
            ceiling.slope[response.index()] = slope(setting, incident, accused, actor, response);
        }
        ceiling
    }

    /// The headroom that these steps leave an actor at a belief in guilt; `solidarity` is what company in full would add.
    pub(super) fn headroom(&self, guilt: f64, steps: Legal, solidarity: impl Fn(Response) -> f64) -> Headroom {
        let mut headroom = Headroom::NONE;
        for response in steps.iter() {
            let at = response.index();
            headroom.put(response, self.base[at] + self.slope[at] * guilt, solidarity(response));
        }
        headroom
    }
}

/// What a step costs at least if the accused is innocent, less the duty that it may fulfil.
fn base(setting: &Setting, accused: ActorId, actor: ActorId, price: &Price, own: &OwnPrice) -> f64 {
    let rules = &setting.rules;
    let duty = if setting.may_owe().contains(actor) { rules.commitment.get() } else { 0.0 };
    let shown = setting.disclosure_cost(actor).get() * rules.second_hand.get() * price.proof;
    let exposure = setting.alliances.dependence(actor, accused) * price.exposure;
    price.is_public * duty - own.dread * setting.least_doubt(actor) - own.threshold - shown - exposure - price.effort
}

/// By how much more a step could be worth if the accused is guilty.
fn slope(setting: &Setting, incident: IncidentId, accused: ActorId, actor: ActorId, response: Response) -> f64 {
    let (rules, facts) = (&setting.rules, setting.incident(incident));
    let (price, own) = (setting.tariff.price(response), setting.tariff.of(actor).price(response));
    let severity = facts.severity.get();
    let gain = rules.deterrence.get() * severity * setting.interest(incident, actor);
    let vulnerability = setting.actor(accused).vulnerability.get();
    let blame = vulnerability * price.sticks - (1.0 - vulnerability) * price.backfires;
    let success = pressure::most_success(setting, incident, accused, actor, response);
    let least = blame * severity * setting.least_severity(incident);
    gain * success + own.dread * setting.least_doubt(actor) + (blame * severity).max(least)
}
