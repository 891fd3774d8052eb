//! A front: who acts against one accused over one incident, and what company that makes for an actor.

use super::choice::Response;
use super::id::{ActorId, ActorSet, IncidentId};
use super::pressure::Pressure;
use super::setting::Setting;
use super::situation::Situation;

/// Who acts against one accused over one incident, with the pressure they make.
#[derive(Clone, Copy, Debug)]
pub struct Front {
    /// The incident.
    pub incident: IncidentId,
    /// The accused.
    pub accused: ActorId,
    /// Who accuses in public, by words or sanctions.
    pub acting: ActorSet,
    /// Who of them sanctions.
    pub sanctioning: ActorSet,
    /// For whom a bloc has spoken over the incident.
    pub spoken_for: ActorSet,
    /// What that weighs.
    pub pressure: Pressure,
}

impl Front {
    /// The front as it stands.
    #[must_use]
    pub fn of(setting: &Setting, situation: &Situation, incident: IncidentId, accused: ActorId) -> Self {
        let mut front = Self {
            incident,
            accused,
            acting: ActorSet::EMPTY,
            sanctioning: ActorSet::EMPTY,
            spoken_for: situation.spoken_for(setting, incident),
            pressure: Pressure::none(setting, situation, incident, accused),
        };
        for (actor, stance) in situation.answers(incident) {
            let response = stance.against(accused);
            if response != Response::HoldOut {
                front.step(setting, actor, Response::HoldOut, response);
            }
        }
        front
    }

    /// The front once `actor`, who stood at `before`, stands at `response`.
    pub fn step(&mut self, setting: &Setting, actor: ActorId, before: Response, response: Response) {
        if before != Response::HoldOut {
            self.pressure.remove(setting, actor, before);
        }
        self.pressure.add(setting, actor, response);
        self.acting.set(actor, response.is_public());
        self.sanctioning.set(actor, response.is_sanction());
    }

    /// The company that the others in the front make for an actor.
    #[must_use]
    pub fn company(&self, setting: &Setting, actor: ActorId) -> Company {
        let bonds = setting.tariff.bonds(actor);
        let (mut kinship, mut voice) = (0.0, 0.0);
        let others = self.acting.without(actor);
        for partner in others.iter() {
            let bond = bonds[partner.index()];
            kinship += bond.kinship;
            voice += bond.voice;
        }
        let total = setting.alliances.total_kinship(actor);
        Company {
            share: if total > 0.0 { kinship / total } else { 0.0 },
            reproach: if self.spoken_for.contains(actor) { 0.0 } else { setting.rules.reproach.get() * voice },
            has_proof: !others.is_empty(),
        }
    }
}

/// What the partners who act make of an actor's choice.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Company {
    /// Their share of all partners, by kinship.
    pub share: f64,
    /// The reproach that acting spares, in points.
    pub reproach: f64,
    /// Whether anybody in it has shown proof to the world, so that one's own matters less.
    pub has_proof: bool,
}

impl Company {
    /// All partners: the most company that an actor can have.
    #[must_use]
    pub fn full(setting: &Setting, actor: ActorId) -> Self {
        Self { share: 1.0, reproach: setting.tariff.of(actor).most_reproach, has_proof: true }
    }
}
