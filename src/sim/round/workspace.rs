//! Room to work in, reused from round to round, and the trail of causes.

use super::bounds::Bounds;
use super::docket::Docket;
use crate::sim::choice::Response;
use crate::sim::date::Date;
use crate::sim::event::{Event, Record};
use crate::sim::front::Front;
use crate::sim::id::{ActorId, ActorSet, DocumentId, IncidentId};
use crate::sim::setting::Setting;
use crate::sim::settlement::Bargainer;
use crate::sim::situation::Situation;
use crate::sim::treaty::{Accession, Deed, Refusal, Rivalry};

/// Room to work in: no phase allocates once these have grown.
#[derive(Debug)]
pub struct Workspace {
    next: u32,
    trails: Vec<Trail>,
    /// One number drawn for every actor.
    pub(super) luck: Vec<f64>,
    /// The fronts of the incident whose window is open.
    pub(super) fronts: Vec<Front>,
    /// Who leans to each of them, while a coalition forms.
    pub(super) leaning: Vec<ActorSet>,
    /// The front with all members of a coalition in it, while one forms.
    pub(super) coalition: Option<Front>,
    /// The steps of the pass that is being played.
    pub(super) steps: Vec<super::respond::Step>,
    /// Who has moved in the window that is open.
    pub(super) moved: ActorSet,
    /// Who has taken a word back in it, and says no more.
    pub(super) retracted: ActorSet,
    /// Which machines have had something to decide in the window that is open.
    pub(super) had_news: ActorSet,
    /// What is known of what actors could want, by incident.
    bounds: Vec<Bounds>,
    /// What machines are about to do about the documents that are talked over.
    pub(super) joining: Vec<(DocumentId, ActorId, super::negotiate::Step)>,
    /// What members bring to the clause that is drafted.
    pub(super) bargainers: Vec<Bargainer>,
    /// Rivals over whole texts, and what they come to.
    pub(super) rivalry: Rivalry,
    /// Who consented to be bound by a document, and when.
    pub(super) consents: Vec<(ActorId, Date)>,
    /// What each actor last weighed about each document, as far as it was written up.
    weighed_last: Vec<Option<(Accession, Option<Refusal>)>>,
    /// What deeds at the treaty table follow from.
    pub(super) docket: Docket,
    /// How many decisions were made, for benches: one an actor, open incident and round.
    decisions: u64,
    /// How many ledgers were drawn up for them.
    ledgers: u64,
}

/// The last events of one incident that later ones follow from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Trail {
    pub(super) launched: Option<u32>,
    pub(super) assessed: Option<u32>,
    pub(super) acted: Option<u32>,
    pub(super) pressed: Option<u32>,
}

impl Workspace {
    /// Room for a new game.
    #[must_use]
    pub fn new(setting: &Setting) -> Self {
        Self {
            next: 0,
            trails: vec![Trail::default(); setting.incidents.len()],
            luck: Vec::with_capacity(setting.actors.len()),
            fronts: Vec::new(),
            leaning: Vec::new(),
            coalition: None,
            steps: Vec::with_capacity(setting.actors.len()),
            moved: ActorSet::EMPTY,
            retracted: ActorSet::EMPTY,
            had_news: ActorSet::EMPTY,
            bounds: vec![Bounds::new(setting.actors.len()); setting.incidents.len()],
            joining: Vec::new(),
            bargainers: Vec::new(),
            rivalry: Rivalry::default(),
            consents: Vec::new(),
            weighed_last: vec![None; setting.documents.len() * setting.actors.len()],
            docket: Docket::new(setting),
            decisions: 0,
            ledgers: 0,
        }
    }

    /// Clears the room for another game of the same setting, without allocating.
    pub fn reset(&mut self) {
        self.next = 0;
        self.trails.fill(Trail::default());
        self.weighed_last.fill(None);
        self.docket.clear();
        self.bounds.iter_mut().for_each(Bounds::reset);
        self.decisions = 0;
        self.ledgers = 0;
    }

    /// Notes an event on the trails and returns its number. To resume a game, follow all of its records.
    pub fn follow(&mut self, record: &Record) -> u32 {
        let number = self.next;
        self.next += 1;
        match &record.event {
            Event::AttackLaunched { incident, .. } => self.trail_mut(*incident).launched = Some(number),
            Event::EvidenceAssessed { incident, .. } => self.trail_mut(*incident).assessed = Some(number),
            Event::Attributed { incident, .. }
            | Event::SanctionImposed { incident, .. }
            | Event::Retracted { incident, .. } => self.trail_mut(*incident).acted = Some(number),
            Event::PressureChanged { incident, .. } => self.trail_mut(*incident).pressed = Some(number),
            Event::Treaty(deed) => {
                self.docket.note(deed, number);
                if let Deed::Weighed { actor, document, accession, refusal } = deed {
                    let at = self.docket.at(*document, *actor);
                    self.weighed_last[at] = Some((*accession, refusal.clone()));
                }
            }
            Event::RoundOpened {}
            | Event::AttackWeighed { .. }
            | Event::SignalDrawn { .. }
            | Event::ReportShared { .. }
            | Event::Decided { .. }
            | Event::DecidedAsBefore { .. }
            | Event::Unanswered { .. }
            | Event::AttributedPrivately { .. }
            | Event::WindowClosed { .. }
            | Event::Reproached { .. }
            | Event::Denied { .. }
            | Event::Conceded { .. }
            | Event::Countered { .. }
            | Event::NormShifted { .. }
            | Event::IncidentClosed { .. }
            | Event::GameEnded { .. } => {}
        }
        number
    }

    /// What an actor last weighed about a document, if it was written up.
    pub(super) fn weighed_last(&self, document: DocumentId, actor: ActorId) -> Option<&(Accession, Option<Refusal>)> {
        self.weighed_last[self.docket.at(document, actor)].as_ref()
    }

    pub(super) fn trail(&self, incident: IncidentId) -> Trail {
        self.trails[incident.index()]
    }

    fn trail_mut(&mut self, incident: IncidentId) -> &mut Trail {
        &mut self.trails[incident.index()]
    }

    /// How many events have been followed: the number of the next.
    #[must_use]
    pub fn next_number(&self) -> u32 {
        self.next
    }

    /// How many decisions were made, one an actor, open incident and round.
    #[must_use]
    pub fn decisions(&self) -> u64 {
        self.decisions
    }

    /// How many ledgers, of all terms of all legal responses, were drawn up for them.
    #[must_use]
    pub fn ledgers(&self) -> u64 {
        self.ledgers
    }

    pub(super) fn count_decisions(&mut self, decisions: usize) {
        self.decisions += decisions as u64;
    }

    pub(super) fn count_ledger(&mut self) {
        self.ledgers += 1;
    }

    /// Opens the window of an incident, about which these have news.
    pub(super) fn open_window(&mut self, incident: IncidentId, news: ActorSet) {
        self.moved = ActorSet::EMPTY;
        self.retracted = ActorSet::EMPTY;
        self.had_news = ActorSet::EMPTY;
        self.bounds_mut(incident).forget(news);
    }

    /// Notes that an actor has moved: it chooses from another stance now.
    pub(super) fn note_move(&mut self, incident: IncidentId, actor: ActorId, response: Response) {
        self.retracted.set(actor, response == Response::Retract);
        self.moved = self.moved.with(actor);
        self.bounds_mut(incident).forget(ActorSet::EMPTY.with(actor));
    }

    /// What is known of what actors could want about an incident.
    pub(super) fn bounds(&self, incident: IncidentId) -> &Bounds {
        &self.bounds[incident.index()]
    }

    pub(super) fn bounds_mut(&mut self, incident: IncidentId) -> &mut Bounds {
        &mut self.bounds[incident.index()]
    }

    /// Draws the fronts up again after a pass. Where one has lost somebody or some pressure, because somebody took a
    /// word back, turned on another accused or went from a louder word to a sanction, bounds no longer hold.
    pub(super) fn refresh_fronts(&mut self, setting: &Setting, situation: &Situation, incident: IncidentId) {
        let mut has_lost = false;
        for front in &mut self.fronts {
            let now = Front::of(setting, situation, incident, front.accused);
            has_lost |= !front.acting.difference(now.acting).is_empty() || now.pressure.is_less_than(&front.pressure);
            *front = now;
        }
        if has_lost {
            self.bounds_mut(incident).forget(ActorSet::ALL);
        }
    }

    /// The front against one accused, if it was drawn up for the open window.
    pub(super) fn front(&self, incident: IncidentId, accused: ActorId) -> Option<&Front> {
        self.fronts.iter().find(|front| front.accused == accused && front.incident == incident)
    }
}
