//! From a situation to the coefficients of the rule: what each legal response would be worth to an actor.
//!
//! This is where facts of the scenario and numbers of [`Rules`](super::Rules) meet. Equation: docs/model.md §6.

use super::check::check;
use super::choice::{Decision, Ledger, Outlook, Response, Stakes};
use super::commitment;
use super::id::{ActorId, ActorSet, IncidentId};
use super::incident::Suspect;
use super::pressure::Pressure;
use super::setting::Setting;
use super::situation::{Situation, Stance};

/// Who acts against one accused over one incident, with the pressure they make.
#[derive(Clone, Copy, Debug)]
pub struct Front {
    /// The incident.
    pub incident: IncidentId,
    /// The accused.
    pub accused: ActorId,
    /// Who accuses in public, by words or sanctions.
    pub acting: ActorSet,
    /// What that weighs.
    pub pressure: Pressure,
}

impl Front {
    /// The front as it stands.
    #[must_use]
    pub fn of(setting: &Setting, situation: &Situation, incident: IncidentId, accused: ActorId) -> Self {
        Self {
            incident,
            accused,
            acting: situation.accusers(incident, accused),
            pressure: Pressure::of(setting, situation, incident, accused),
        }
    }

    /// The front once `actor`, who stood at `before`, has gone to `response`.
    pub fn step(&mut self, setting: &Setting, actor: ActorId, before: Response, response: Response) {
        self.pressure.remove(setting, actor, before);
        self.pressure.add(setting, actor, response);
        if response.is_public() {
            self.acting = self.acting.with(actor);
        }
    }
}

/// Everything that one actor's choice over one front depends on.
#[derive(Clone, Copy, Debug)]
pub struct Deliberation<'a> {
    setting: &'a Setting,
    situation: &'a Situation,
    front: Front,
    actor: ActorId,
    stance: Stance,
    outlook: Outlook,
    gain: f64,
    severity: f64,
    embedded: f64,
    word: f64,
    reproach: f64,
    others: ActorSet,
    may_join: bool,
}

impl<'a> Deliberation<'a> {
    /// One actor's deliberation. `front` is as it stands, the actor's own stance included.
    #[must_use]
    pub fn new(setting: &'a Setting, situation: &'a Situation, front: &Front, actor: ActorId) -> Self {
        let mut front = *front;
        let stance = situation.stance(front.incident, actor);
        let mine = if stance.accused == Some(front.accused) { stance.response } else { Response::HoldOut };
        front.pressure.remove(setting, actor, mine);
        let others = front.acting.without(actor);
        let (company, reproach) = company(setting, actor, others);
        let total = setting.alliances.total_kinship(actor);
        let severity = situation.incident(front.incident).severity.get();
        let rules = &setting.rules;
        Self {
            outlook: Outlook {
                guilt: situation.belief(setting, front.incident, actor, Suspect::Actor(front.accused)),
                vulnerability: setting.actor(front.accused).vulnerability.get(),
                share: if total > 0.0 { company / total } else { 0.0 },
            },
            gain: rules.deterrence.get() * severity * setting.interest(front.incident, actor),
            severity,
            embedded: (total / rules.embedding.get()).min(1.0),
            word: commitment::at_stake(setting, situation, front.incident, actor, front.accused).get(),
            reproach: rules.reproach.get() * reproach,
            may_join: others.len() + 1 >= usize::from(rules.joint_from),
            setting,
            situation,
            front,
            actor,
            stance,
            others,
        }
    }

    /// The same deliberation as a member of a coalition that forms: naming together is on the table.
    #[must_use]
    pub fn in_coalition(mut self) -> Self {
        self.may_join = true;
        self
    }

    /// The same deliberation under another belief in the accused's guilt, 0 to 1: for forecasts.
    #[must_use]
    pub fn believing(mut self, guilt: f64) -> Self {
        self.outlook.guilt = guilt;
        self
    }

    /// What the actor believes and sees.
    #[must_use]
    pub fn outlook(&self) -> Outlook {
        self.outlook
    }

    /// Every legal response with all of its terms.
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        let mut ledger = Ledger::default();
        for response in Response::ALL {
            if self.is_open_to(response) {
                ledger.put(response, &self.stakes(response), &self.outlook);
            }
        }
        ledger
    }

    /// The deliberation with a choice made, kept for explanation and re-runs.
    #[must_use]
    pub fn decide(&self, chosen: Response) -> Decision {
        let open = Response::ALL.into_iter().filter(|&response| self.is_open_to(response));
        Decision {
            outlook: self.outlook,
            options: open.map(|response| (response, self.stakes(response))).collect(),
            chosen,
        }
    }

    /// Whether the actor may respond so, and for naming together: whether there is company.
    #[must_use]
    pub fn is_open_to(&self, response: Response) -> bool {
        (response != Response::Joint || self.may_join)
            && check(self.setting, self.situation, self.actor, self.front.incident, self.front.accused, response)
                .is_ok()
    }

    /// The coefficients of one response.
    #[must_use]
    pub fn stakes(&self, response: Response) -> Stakes {
        match response {
            Response::HoldOut => self.standing(),
            Response::Retract => Stakes { commitment: -self.setting.rules.retraction.get(), ..Stakes::default() },
            Response::Private
            | Response::Public
            | Response::Joint
            | Response::SanctionPersons
            | Response::SanctionSectors
            | Response::SanctionTrade => self.going_to(response),
        }
    }

    /// Taking no further step: what the present stance is worth, its costs being sunk.
    fn standing(&self) -> Stakes {
        if self.stance.response == Response::HoldOut || self.stance.accused != Some(self.front.accused) {
            return Stakes::default();
        }
        Stakes { disclosure: 0.0, exposure: 0.0, effort: 0.0, ..self.going_to(self.stance.response) }
    }

    fn going_to(&self, response: Response) -> Stakes {
        let rules = &self.setting.rules;
        let facts = self.setting.actor(self.actor);
        let marginal = self.front.pressure.marginal(self.setting, self.actor, response);
        let counts = f64::from(u8::from(response.is_public()));
        Stakes {
            deterrence: self.gain * marginal,
            dread: facts.dread.get() * rules.accusation.of(response),
            sticks: rules.sticks.of(response) * self.severity,
            backfires: rules.backfires.of(response) * self.severity,
            disclosure: self.disclosure(response),
            exposure: self.beyond(rules.exposure.of(response), rules.exposure.of(self.stance.response))
                * self.setting.alliances.dependence(self.actor, self.front.accused),
            effort: rules.effort.of(response),
            solidarity: facts.solidarity.get() * rules.company.of(response) * self.embedded,
            threshold: facts.threshold.get() * rules.reluctance.of(response),
            commitment: self.word * counts,
            reproach: self.reproach * counts,
        }
    }

    /// What the sources shown cost: less if they were shown before, or if others have shown theirs.
    fn disclosure(&self, response: Response) -> f64 {
        let rules = &self.setting.rules;
        let shown = self.beyond(rules.proof.of(response), rules.proof.of(self.stance.response));
        let first_hand = if self.others.is_empty() { 1.0 } else { rules.second_hand.get() };
        self.setting.disclosure_cost(self.actor).get() * shown * first_hand
    }

    /// What of a cost is not sunk yet.
    fn beyond(&self, cost: f64, paid: f64) -> f64 {
        (cost - paid).max(0.0)
    }
}

/// The kinship of those who act, and the part of it that may reproach: kinship times vengefulness.
fn company(setting: &Setting, actor: ActorId, acting: ActorSet) -> (f64, f64) {
    let least = setting.rules.reproach_from.get();
    acting.iter().fold((0.0, 0.0), |(company, reproach), partner| {
        let kinship = setting.alliances.kinship(actor, partner);
        let voice = if kinship >= least { kinship * setting.actor(partner).vengefulness.get() } else { 0.0 };
        (company + kinship, reproach + voice)
    })
}
