//! Bounds on what actors could want, found without weighing every term, and what is known of them: most actors are far
//! from any step in most windows.

use super::headroom::Headroom;
use super::{Draft, Sink};
use crate::sim::actor::Policy;
use crate::sim::ceiling::{Ceiling, Silence, secrets_spared, sunk};
use crate::sim::check;
use crate::sim::choice::Response;
use crate::sim::commitment;
use crate::sim::front::{Company, Front};
use crate::sim::id::{ActorId, ActorSet, IncidentId};
use crate::sim::incident::Suspect;
use crate::sim::setting::Setting;
use crate::sim::situation::Stance;

/// What others' acting could make of choices over one incident. A bound holds until its actor has news, or a front loses
/// somebody.
#[derive(Clone, Debug)]
pub(super) struct Bounds {
    /// Whose headroom is known.
    known: ActorSet,
    headroom: Vec<Headroom>,
    /// Who would not act in public, whoever acts.
    hopeless: ActorSet,
    /// Who would take no step at all, whoever acts.
    settled: ActorSet,
    /// Who might have joined a coalition when last none formed: anybody, as long as that is not known.
    pub(super) courted: ActorSet,
}

impl Bounds {
    /// Nothing is known of so many actors.
    pub(super) fn new(actors: usize) -> Self {
        Self {
            known: ActorSet::EMPTY,
            headroom: vec![Headroom::BOUNDLESS; actors],
            hopeless: ActorSet::EMPTY,
            settled: ActorSet::EMPTY,
            courted: ActorSet::ALL,
        }
    }

    /// Nothing is known again, as in a new game.
    pub(super) fn reset(&mut self) {
        self.forget(ActorSet::ALL);
        self.courted = ActorSet::ALL;
    }

    /// Who would not act in public, whoever acts.
    pub(super) fn hopeless(&self) -> ActorSet {
        self.hopeless
    }

    /// Who would take no step at all, whoever acts.
    pub(super) fn settled(&self) -> ActorSet {
        self.settled
    }

    /// What others' acting could make of an actor's choice, if it is known.
    pub(super) fn headroom(&self, actor: ActorId) -> Option<&Headroom> {
        self.known.contains(actor).then(|| &self.headroom[actor.index()])
    }

    /// What is known of these holds no more.
    pub(super) fn forget(&mut self, actors: ActorSet) {
        self.known = self.known.difference(actors);
        self.hopeless = self.hopeless.difference(actors);
        self.settled = self.settled.difference(actors);
    }

    /// Notes that an actor wants no step, whoever acts.
    fn settle(&mut self, actor: ActorId) {
        self.hopeless = self.hopeless.with(actor);
        self.settled = self.settled.with(actor);
    }

    /// Notes what others' acting could make of an actor's choice, at most.
    pub(super) fn note(&mut self, setting: &Setting, actor: ActorId, headroom: Headroom) {
        let wants = headroom.wants(setting, actor, Company::full(setting, actor));
        self.known = self.known.with(actor);
        self.hopeless.set(actor, !wants.has_public());
        self.settled.set(actor, wants.is_empty());
        self.headroom[actor.index()] = headroom;
    }
}

/// Notes those who have no step in mind whoever acts.
pub(super) fn note_if_quiet<S: Sink>(
    draft: &mut Draft<'_, S>,
    incident: IncidentId,
    actor: ActorId,
    accused: ActorId,
) {
    let stance = draft.situation.stance(incident, actor);
    let takes_the_best = draft.setting.actor(actor).policy == Policy::ArgMax;
    let Some(ceiling) = ceiling(draft, incident, actor, accused).filter(|_| takes_the_best) else { return };
    let is_quiet = if stance.response.is_public() {
        stands_by(draft, incident, actor, stance, ceiling)
    } else {
        is_in_doubt(draft, incident, actor, accused, ceiling)
    };
    if is_quiet {
        draft.workspace.bounds_mut(incident).settle(actor);
    }
}

/// Whether an actor that has said nothing in public holds the accused too unlikely to be guilty.
fn is_in_doubt<S: Sink>(
    draft: &Draft<'_, S>,
    incident: IncidentId,
    actor: ActorId,
    accused: ActorId,
    ceiling: &Ceiling,
) -> bool {
    let (situation, stance) = (&draft.situation, draft.situation.stance(incident, actor));
    let Some((lead, guilt)) = situation.lead_suspect(incident, actor) else { return false };
    let in_private = stance.response == Response::Private;
    let silence = Silence { in_private, outspoken: situation.outspoken().contains(actor) };
    lead == accused && (!in_private || stance.accused == Some(lead)) && guilt < ceiling.stirs_from(silence)
}

/// Whether an actor has gone as far as its powers let it, and would not take its accusation back.
fn stands_by<S: Sink>(
    draft: &Draft<'_, S>,
    incident: IncidentId,
    actor: ActorId,
    stance: Stance,
    ceiling: &Ceiling,
) -> bool {
    let (setting, situation) = (draft.setting, &draft.situation);
    let Some(accused) = stance.accused else { return false };
    let guilt = situation.belief(setting, incident, actor, Suspect::Actor(accused));
    let severity = situation.incident(incident).severity.get();
    check::conceivable(setting, situation, actor, stance).is_empty()
        && ceiling.least(setting, actor, stance.response, guilt, severity) >= -setting.rules.retraction.get()
}

/// Notes what an actor who always does what is best for it could want on a front, if nothing closer is known yet.
pub(super) fn bound<S: Sink>(draft: &mut Draft<'_, S>, front: &Front, actor: ActorId) {
    let is_known = draft.workspace.bounds(front.incident).known.contains(actor);
    if is_known || draft.setting.actor(actor).policy != Policy::ArgMax {
        return;
    }
    if let Some(headroom) = headroom(draft, front, actor) {
        draft.workspace.bounds_mut(front.incident).note(draft.setting, actor, headroom);
    }
}

fn ceiling<'a, S: Sink>(
    draft: &Draft<'a, S>,
    incident: IncidentId,
    actor: ActorId,
    accused: ActorId,
) -> Option<&'a Ceiling> {
    let place = draft.setting.place(incident, Suspect::Actor(accused))?;
    Some(draft.setting.ceilings.of(draft.setting, incident, place, actor))
}

/// What an actor could want at most.
fn headroom<S: Sink>(draft: &Draft<'_, S>, front: &Front, actor: ActorId) -> Option<Headroom> {
    let (setting, situation) = (draft.setting, &draft.situation);
    let Front { incident, accused, .. } = *front;
    let stance = situation.stance(incident, actor);
    let guilt = situation.belief(setting, incident, actor, Suspect::Actor(accused));
    let severity = situation.incident(incident).severity.get();
    let ceiling = ceiling(draft, incident, actor, accused)?;
    let mut others = front.pressure;
    if stance.response != Response::HoldOut {
        others.remove(setting, actor, stance.against(accused));
    }
    let mut most = ceiling.at(setting, guilt, severity, others.total(setting), others.resistance());
    let is_public = stance.response.is_public();
    // A public stance keeps the company that it has: where a front loses anybody, no bound holds.
    let company =
        || setting.tariff.of(actor).solidarity[stance.response.index()] * front.company(setting, actor).share;
    let least = if stance.against(accused) == Response::HoldOut {
        0.0
    } else {
        let least = ceiling.least(setting, actor, stance.response, guilt, severity);
        if is_public { least + company() } else { least }
    };
    let over_stance = sunk(setting, actor, accused, stance.response) - least;
    // One who stands in public keeps its word already.
    let gives_word = !is_public && commitment::has_named_before(setting, situation, incident, actor, accused);
    let word = if gives_word { setting.actor(actor).audience.get() } else { 0.0 };
    for (at, acts) in setting.tariff.prices.is_public.iter().enumerate() {
        most[at] += acts * word + over_stance;
    }
    most[Response::Retract.index()] = -setting.rules.retraction.get() - least;
    let steps = check::conceivable(setting, situation, actor, stance);
    Some(Headroom {
        most,
        shown: setting.tariff.prices.proof[stance.response.index()],
        spared: secrets_spared(setting, actor),
        steps: if is_public { steps.with(Response::Retract) } else { steps },
        spares_reproach: !is_public,
    })
}
