//! The situation: the whole position, hidden truth included. Only [`apply`](super::apply) changes it.

use super::actor::Word;
use super::choice::Response;
use super::event::{Ending, Verdict};
use super::evidence::Evidence;
use super::id::{ActorId, ActorSet, IncidentId, NormId, Round};
use super::incident::{Signal, Suspect};
use super::quantity::{Points, Share};
use super::setting::Setting;
use super::treaty::Texts;

/// Where we are. A fold over the events of the game; never stored itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Situation {
    pub(super) round: Round,
    pub(super) ending: Option<Ending>,
    pub(super) quiet_rounds: u16,
    pub(super) moved_this_round: bool,
    /// Who has named anybody in public over any incident.
    pub(super) outspoken: ActorSet,
    pub(super) norms: Vec<Share>,
    pub(super) books: Vec<Book>,
    pub(super) incidents: Vec<IncidentSituation>,
    pub(super) stances: Vec<Stance>,
    /// By incident and accused.
    pub(super) pressed: Vec<Pressed>,
    pub(super) evidence: Evidence,
    pub(super) texts: Texts,
}

/// An actor's accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Book {
    /// Standing with the others, in points; 0 at the start.
    pub standing: Points,
    /// What its own moves have cost it so far, in points.
    pub spent: Points,
    /// What attacks have cost it so far, in points.
    pub harm: Points,
    /// Words kept and broken.
    pub word: Word,
}

/// What an incident has come to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct IncidentSituation {
    /// What its author made of it; none before it came up.
    pub verdict: Option<Verdict>,
    /// The round in which it was launched.
    pub launched: Option<Round>,
    /// How bad it was, after any scaling down.
    pub severity: Share,
    /// Whether it is closed for answers.
    pub closed: bool,
    /// What it has cost its true author so far.
    pub price_paid: Points,
    /// Who has gone further than holding out, and stands by it.
    pub answered: ActorSet,
    /// Who has shown its evidence to the world.
    pub published: ActorSet,
    /// Who has denied.
    pub denied: ActorSet,
    /// Who has given in.
    pub conceded: Option<ActorId>,
    /// Whose decision depends on something that has changed since its last response window.
    pub(super) stirred: ActorSet,
}

impl IncidentSituation {
    /// Whether it was launched and may still be answered.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.launched.is_some() && !self.closed
    }
}

/// What an actor has done about an incident.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stance {
    /// How far it has gone.
    pub response: Response,
    /// Whom it accuses, once it has gone further than holding out.
    pub accused: Option<ActorId>,
    /// The round of its last step.
    pub since: Round,
}

impl Stance {
    /// How far the actor has gone against one accused.
    #[must_use]
    pub fn against(&self, accused: ActorId) -> Response {
        if self.accused == Some(accused) { self.response } else { Response::HoldOut }
    }
}

/// The pressure that an accused has felt over an incident.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pressed {
    /// By words and sanctions, as last told.
    pub pressure: f64,
    /// The most of it by words so far.
    pub most_words: f64,
}

impl Situation {
    /// The position before the first round.
    #[must_use]
    pub fn new(setting: &Setting) -> Self {
        let mut situation = Self {
            round: Round(0),
            ending: None,
            quiet_rounds: 0,
            moved_this_round: false,
            outspoken: ActorSet::EMPTY,
            norms: Vec::with_capacity(setting.norms.len()),
            books: Vec::with_capacity(setting.actors.len()),
            incidents: Vec::with_capacity(setting.incidents.len()),
            stances: Vec::with_capacity(setting.incidents.len() * setting.actors.len()),
            pressed: Vec::with_capacity(setting.incidents.len() * setting.actors.len()),
            evidence: Evidence::new(setting),
            texts: Texts::default(),
        };
        situation.reset(setting);
        situation
    }

    /// Back to the position before the first round, without allocating. For batches.
    pub fn reset(&mut self, setting: &Setting) {
        self.round = Round(0);
        self.ending = None;
        self.quiet_rounds = 0;
        self.moved_this_round = false;
        self.outspoken = ActorSet::EMPTY;
        self.norms.clear();
        self.norms.extend(setting.norms.iter().map(|norm| norm.strength));
        self.books.clear();
        self.books.extend(setting.actors.iter().map(|actor| Book { word: actor.word, ..Book::default() }));
        self.incidents.clear();
        self.incidents.resize(setting.incidents.len(), IncidentSituation::default());
        self.stances.clear();
        self.stances.resize(setting.incidents.len() * setting.actors.len(), Stance::default());
        self.pressed.clear();
        self.pressed.resize(setting.incidents.len() * setting.actors.len(), Pressed::default());
        self.texts.reset(setting);
        self.evidence.reset(setting);
    }

    /// Where all documents stand.
    #[must_use]
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// How much `reader` believes evidence that `source` shows now, 0 to 1: by ties, and by what binds both.
    #[must_use]
    pub fn trust(&self, setting: &Setting, reader: ActorId, source: ActorId) -> f64 {
        self.texts.trust(setting, reader, source, setting.trust(reader, source))
    }

    /// Whom an actor shows unpublished evidence to now, and confides in: by ties, and by what binds both.
    #[must_use]
    pub fn confidants(&self, setting: &Setting, actor: ActorId) -> ActorSet {
        let tied = setting.confidants(actor);
        if setting.provisions.sharing.is_empty() {
            return tied;
        }
        let sharing = setting.provisions.sharing.iter();
        let partners = sharing.fold(ActorSet::EMPTY, |all, clause| all.union(self.texts.clause(*clause).bound));
        let least = setting.rules.ties.share_from.get();
        let trusts = |reader: &ActorId| self.trust(setting, *reader, actor) >= least;
        tied.union(partners.difference(tied).without(actor).iter().filter(trusts).collect())
    }

    /// The round being played, or played last; 0 before the first.
    #[must_use]
    pub fn round(&self) -> Round {
        self.round
    }

    /// Why the game is over, if it is.
    #[must_use]
    pub fn ending(&self) -> Option<Ending> {
        self.ending
    }

    /// What an incident has come to.
    #[must_use]
    pub fn incident(&self, incident: IncidentId) -> &IncidentSituation {
        &self.incidents[incident.index()]
    }

    /// What an actor has done about an incident.
    #[must_use]
    pub fn stance(&self, incident: IncidentId, actor: ActorId) -> Stance {
        self.stances[incident.index() * self.books.len() + actor.index()]
    }

    /// What all actors have done about an incident, by id.
    #[must_use]
    pub fn stances(&self, incident: IncidentId) -> &[Stance] {
        let actors = self.books.len();
        &self.stances[incident.index() * actors..(incident.index() + 1) * actors]
    }

    pub(super) fn stance_mut(&mut self, incident: IncidentId, actor: ActorId) -> &mut Stance {
        let actors = self.books.len();
        &mut self.stances[incident.index() * actors + actor.index()]
    }

    /// The pressure that an accused has felt over an incident.
    #[must_use]
    pub fn pressed(&self, incident: IncidentId, accused: ActorId) -> Pressed {
        self.pressed[incident.index() * self.books.len() + accused.index()]
    }

    pub(super) fn pressed_mut(&mut self, incident: IncidentId, accused: ActorId) -> &mut Pressed {
        let actors = self.books.len();
        &mut self.pressed[incident.index() * actors + accused.index()]
    }

    /// Those who have gone further than holding out over an incident, in id order, with their stances.
    pub fn answers(&self, incident: IncidentId) -> impl Iterator<Item = (ActorId, Stance)> {
        self.incident(incident).answered.iter().map(move |actor| (actor, self.stance(incident, actor)))
    }

    /// Who has gone so far against `accused` over an incident that it passes a test, holding out aside.
    pub fn who(&self, incident: IncidentId, accused: ActorId, test: impl Fn(Response) -> bool) -> ActorSet {
        let answers = self.answers(incident).filter(|(_, stance)| test(stance.against(accused)));
        answers.map(|(actor, _)| actor).collect()
    }

    /// Who accuses `accused` over an incident in public, by words or sanctions.
    #[must_use]
    pub fn accusers(&self, incident: IncidentId, accused: ActorId) -> ActorSet {
        self.who(incident, accused, Response::is_public)
    }

    /// For whom a bloc has spoken over an incident: its members, once it accuses anybody in public.
    #[must_use]
    pub fn spoken_for(&self, setting: &Setting, incident: IncidentId) -> ActorSet {
        let speaking = setting.blocs().iter().filter(|&bloc| self.stance(incident, bloc).response.is_public());
        speaking.fold(ActorSet::EMPTY, |members, bloc| members.union(setting.actor(bloc).members))
    }

    /// Who is accused over an incident in public.
    #[must_use]
    pub fn accused(&self, incident: IncidentId) -> ActorSet {
        let public = self.answers(incident).filter(|(_, stance)| stance.response.is_public());
        public.filter_map(|(_, stance)| stance.accused).collect()
    }

    /// An actor's accounts.
    #[must_use]
    pub fn book(&self, actor: ActorId) -> &Book {
        &self.books[actor.index()]
    }

    /// The strength of a norm.
    #[must_use]
    pub fn norm(&self, norm: NormId) -> Share {
        self.norms[norm.index()]
    }

    /// What an actor's services saw of a release; none before it came out or if they could not see it.
    #[must_use]
    pub fn signal(&self, incident: IncidentId, release: usize, collector: ActorId) -> Option<Signal> {
        self.evidence.signal(incident, release, collector)
    }

    /// Who has read what `collector` saw of a release.
    #[must_use]
    pub fn readers(&self, incident: IncidentId, release: usize, collector: ActorId) -> ActorSet {
        self.evidence.readers(incident, release, collector)
    }

    /// What an actor believes: probabilities by the incident's suspects, in their order. All 0 before any evidence.
    pub fn posterior(
        &self,
        setting: &Setting,
        incident: IncidentId,
        actor: ActorId,
    ) -> impl Iterator<Item = f64> + use<'_> {
        let suspects = setting.incident(incident).suspects.len();
        (0..suspects).map(move |place| self.evidence.belief(incident, place, actor))
    }

    /// Whose decision about an incident depends on something that has changed since its last response window. All
    /// others would decide on exactly the same terms again.
    #[must_use]
    pub fn stirred(&self, incident: IncidentId) -> ActorSet {
        self.incidents[incident.index()].stirred
    }

    /// Who has read evidence of an incident since drawing conclusions.
    #[must_use]
    pub fn unread(&self, incident: IncidentId) -> ActorSet {
        self.evidence.unread(incident)
    }

    /// The norms' strengths, by id.
    #[must_use]
    pub fn norms(&self) -> &[Share] {
        &self.norms
    }

    /// Whether anybody took a step in the round being played.
    #[must_use]
    pub fn has_moved(&self) -> bool {
        self.moved_this_round
    }

    /// Who has named an author in public over any incident, whether or not it took that back.
    #[must_use]
    pub fn outspoken(&self) -> ActorSet {
        self.outspoken
    }

    /// How many rounds before this one nobody took a step.
    #[must_use]
    pub fn quiet_rounds(&self) -> u16 {
        self.quiet_rounds
    }

    /// The actor that `actor` holds most likely guilty, other than itself, with its probability; none before any
    /// evidence. Ties go to the suspect named first in the scenario.
    #[must_use]
    pub fn lead_suspect(&self, incident: IncidentId, actor: ActorId) -> Option<(ActorId, f64)> {
        self.evidence.lead(incident, actor)
    }

    /// The probability that an actor gives to one suspect.
    #[must_use]
    pub fn belief(&self, setting: &Setting, incident: IncidentId, actor: ActorId, suspect: Suspect) -> f64 {
        let place = setting.place(incident, suspect);
        place.map_or(0.0, |place| self.evidence.belief(incident, place, actor))
    }
}
