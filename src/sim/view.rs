//! What one seat may know. Built from the situation; it has no field for anything hidden.

mod negotiation;

use super::belief::Confidence;
use super::check::{Illegal, Mandate};
use super::choice::{Ledger, Outlook, Response};
use super::deliberation::Deliberation;
use super::event::Ending;
use super::front::Front;
use super::id::{ActorId, ActorSet, IncidentId, Round};
use super::incident::{Layer, Signal, Suspect};
use super::quantity::{Points, Share};
use super::setting::Setting;
use super::situation::{Book, Situation, Stance};
use super::treaty::Deal;

pub use negotiation::{ClauseView, DocumentView, PackageView, motions};

/// What a seat knows of the position. The public's view has no viewer and no beliefs.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Whose view it is; none for the public's.
    pub viewer: Option<ActorId>,
    /// The round being played, or played last.
    pub round: Round,
    /// Why the game is over, if it is.
    pub ending: Option<Ending>,
    /// The incidents that have happened, by id.
    pub incidents: Vec<IncidentView>,
    /// The documents, by id: what happens at the treaty table is public.
    pub documents: Vec<DocumentView>,
    /// The deals that were offered, in order: the first is number 1.
    pub deals: Vec<Deal>,
    /// The strength of each norm, by id.
    pub norms: Vec<Share>,
    /// Everybody's public accounts, by id.
    pub standings: Vec<Standing>,
    /// The viewer's own accounts.
    pub book: Option<Book>,
}

/// What everybody knows of an actor's accounts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Standing with the others, in points; 0 at the start.
    pub standing: Points,
    /// The chance that others give its next promise.
    pub resolve: Share,
}

/// What a seat knows of an incident.
#[derive(Clone, Debug, PartialEq)]
pub struct IncidentView {
    /// Which one.
    pub incident: IncidentId,
    /// When it happened.
    pub launched: Round,
    /// How bad it was.
    pub severity: Share,
    /// Whether it may still be answered.
    pub is_open: bool,
    /// What the viewer believes, by the incident's suspects.
    pub beliefs: Vec<Belief>,
    /// How well founded that is.
    pub confidence: Confidence,
    /// What the viewer has read, by release and collector.
    pub sources: Vec<Source>,
    /// What the viewer knows others to have done.
    pub stances: Vec<(ActorId, Stance)>,
    /// What the viewer has done.
    pub mine: Stance,
    /// Who has denied.
    pub denied: ActorSet,
    /// Who has given in.
    pub conceded: Option<ActorId>,
}

/// A suspect and how likely the viewer holds it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Belief {
    /// Who.
    pub suspect: Suspect,
    /// The probability that it did it.
    pub probability: Share,
}

/// A report that the viewer has read. Collector and release are its identity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Source {
    /// Whose services saw it.
    pub collector: ActorId,
    /// Which release of evidence, from 0.
    pub release: u16,
    /// What that release speaks to.
    pub layer: Layer,
    /// What they saw.
    pub signal: Signal,
    /// How much the viewer trusts it.
    pub trust: Share,
}

/// The decision desk: every response to one incident against one accused.
#[derive(Clone, Debug, PartialEq)]
pub struct Desk {
    /// The incident.
    pub incident: IncidentId,
    /// The accused.
    pub accused: ActorId,
    /// What the viewer believes and sees.
    pub outlook: Outlook,
    /// The terms of the legal responses.
    pub ledger: Ledger,
    /// Whether each response is legal, and if not why not; mildest first.
    pub legality: Vec<(Response, Result<(), Illegal>)>,
}

impl View {
    /// What `viewer` knows; the public's view if none.
    #[must_use]
    pub fn of(setting: &Setting, situation: &Situation, viewer: Option<ActorId>) -> Self {
        let launched = setting.incident_ids().filter_map(|incident| {
            let launched = situation.incident(incident).launched?;
            Some(IncidentView::of(setting, situation, viewer, incident, launched))
        });
        let standings = setting.actor_ids().map(|actor| {
            let book = situation.book(actor);
            Standing { standing: book.standing, resolve: book.word.resolve() }
        });
        Self {
            viewer,
            round: situation.round(),
            ending: situation.ending(),
            incidents: launched.collect(),
            documents: DocumentView::all(setting, situation),
            deals: situation.texts().deals().to_vec(),
            norms: situation.norms().to_vec(),
            standings: standings.collect(),
            book: viewer.map(|viewer| *situation.book(viewer)),
        }
    }

    /// What the viewer knows of one incident, if it has happened.
    #[must_use]
    pub fn incident(&self, incident: IncidentId) -> Option<&IncidentView> {
        self.incidents.iter().find(|view| view.incident == incident)
    }
}

impl IncidentView {
    fn of(
        setting: &Setting,
        situation: &Situation,
        viewer: Option<ActorId>,
        incident: IncidentId,
        launched: Round,
    ) -> Self {
        let state = situation.incident(incident);
        let sources = viewer.map_or_else(Vec::new, |viewer| sources(setting, situation, viewer, incident));
        let beliefs = viewer.map_or_else(Vec::new, |viewer| beliefs(setting, situation, viewer, incident));
        Self {
            incident,
            launched,
            severity: state.severity,
            is_open: state.is_open(),
            confidence: confidence(&beliefs, &sources),
            beliefs,
            sources,
            stances: known_stances(setting, situation, viewer, incident),
            mine: viewer.map(|viewer| situation.stance(incident, viewer)).unwrap_or_default(),
            denied: state.denied,
            conceded: state.conceded,
        }
    }

    /// The actor that the viewer holds most likely guilty, other than itself.
    #[must_use]
    pub fn lead(&self, viewer: ActorId) -> Option<ActorId> {
        let actors = self.beliefs.iter().filter_map(|belief| {
            let actor = belief.suspect.actor().filter(|&actor| actor != viewer)?;
            Some((actor, belief.probability))
        });
        actors
            .fold(None, |lead: Option<(ActorId, Share)>, next| match lead {
                Some(best) if best.1 >= next.1 => Some(best),
                _ => Some(next),
            })
            .map(|(actor, _)| actor)
    }

    /// The probability that the viewer gives to one suspect.
    #[must_use]
    pub fn probability(&self, suspect: Suspect) -> Share {
        let found = self.beliefs.iter().find(|belief| belief.suspect == suspect);
        found.map_or(Share::ZERO, |belief| belief.probability)
    }

    /// What the viewer knows an actor to have done.
    #[must_use]
    pub fn stance(&self, actor: ActorId) -> Stance {
        let found = self.stances.iter().find(|(who, _)| *who == actor);
        found.map(|(_, stance)| *stance).unwrap_or_default()
    }
}

fn beliefs(setting: &Setting, situation: &Situation, viewer: ActorId, incident: IncidentId) -> Vec<Belief> {
    let probabilities = situation.posterior(setting, incident, viewer);
    let suspects = setting.incident(incident).suspects.iter().zip(probabilities);
    suspects
        .map(|((suspect, _), probability)| Belief { suspect: *suspect, probability: Share::clamped(probability) })
        .collect()
}

fn sources(setting: &Setting, situation: &Situation, viewer: ActorId, incident: IncidentId) -> Vec<Source> {
    let mut sources = Vec::new();
    for (index, release) in setting.incident(incident).releases.iter().enumerate() {
        for collector in setting.actor_ids() {
            let has_read = situation.readers(incident, index, collector).contains(viewer);
            if let Some(signal) = situation.signal(incident, index, collector).filter(|_| has_read) {
                sources.push(Source {
                    collector,
                    release: index as u16,
                    layer: release.layer,
                    signal,
                    trust: Share::clamped(situation.trust(setting, viewer, collector)),
                });
            }
        }
    }
    sources
}

/// Confidence in the leading belief: the layers that point to it, and how many collectors do.
fn confidence(beliefs: &[Belief], sources: &[Source]) -> Confidence {
    let lead = beliefs.iter().fold(None, |lead: Option<&Belief>, next| match lead {
        Some(best) if best.probability >= next.probability => Some(best),
        _ => Some(next),
    });
    let Some(lead) = lead else { return Confidence::Low };
    let pointing = || sources.iter().filter(|source| source.signal == Signal::PointsTo(lead.suspect));
    let collectors: ActorSet = pointing().map(|source| source.collector).collect();
    Confidence::new(pointing().map(|source| source.layer), collectors.len())
}

/// Whether `viewer` knows how far `actor` has gone: public stances are known to all, private ones to the actor, the
/// accused, those it confides in, and a bloc that it belongs to.
#[must_use]
pub fn knows(setting: &Setting, situation: &Situation, viewer: ActorId, actor: ActorId, stance: &Stance) -> bool {
    stance.response.is_public()
        || viewer == actor
        || stance.accused == Some(viewer)
        || situation.confidants(setting, actor).contains(viewer)
        || setting.actor(viewer).members.contains(actor)
}

/// The situation with all private stances on an incident struck out that the viewer does not know of.
pub(super) fn as_known_to(
    setting: &Setting,
    situation: &Situation,
    viewer: ActorId,
    incident: IncidentId,
) -> Situation {
    let mut known = situation.clone();
    for actor in setting.actor_ids() {
        if !knows(setting, situation, viewer, actor, &situation.stance(incident, actor)) {
            *known.stance_mut(incident, actor) = Stance::default();
        }
    }
    known
}

fn known_stances(
    setting: &Setting,
    situation: &Situation,
    viewer: Option<ActorId>,
    incident: IncidentId,
) -> Vec<(ActorId, Stance)> {
    let knows = |actor: ActorId, stance: &Stance| {
        viewer.map_or_else(|| stance.response.is_public(), |viewer| knows(setting, situation, viewer, actor, stance))
    };
    let stances = setting.actor_ids().zip(situation.stances(incident));
    stances
        .filter(|(actor, stance)| stance.response != Response::HoldOut && knows(*actor, stance))
        .map(|(actor, stance)| (actor, *stance))
        .collect()
}

impl Desk {
    /// The desk of one seat over an open incident.
    #[must_use]
    pub fn of(
        setting: &Setting,
        situation: &Situation,
        viewer: ActorId,
        incident: IncidentId,
        accused: ActorId,
    ) -> Self {
        let known = as_known_to(setting, situation, viewer, incident);
        let front = Front::of(setting, &known, incident, accused);
        // A person may always pledge to name together, so its terms are shown as a member would see them.
        let deliberation = Deliberation::new(setting, &known, &front, viewer).in_coalition();
        let mandate = Mandate::of(setting, situation, viewer, incident, accused);
        let legality = Response::ALL.into_iter().map(|response| (response, mandate.check(response)));
        Self {
            incident,
            accused,
            outlook: deliberation.outlook(),
            ledger: deliberation.ledger(),
            legality: legality.collect(),
        }
    }
}
