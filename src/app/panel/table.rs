//! What panels may read. The game stays private to this file: it gives out only what the seat may know.

use std::borrow::Cow;

mod treaty;

use super::known::{has_public_cause, known};
use super::prospect::Prospects;
use crate::play::Game;
use crate::review::timeline::Line;
use crate::review::why::{NoDecision, Why, why};
use crate::review::words::Words;
use crate::review::{Outlook, Treaties, foreseen, outlook, treaties};
use crate::scenario::goal::Goal;
use crate::sim::actor::{Kind, Powers};
use crate::sim::alliance::Tie;
use crate::sim::apply::apply;
use crate::sim::check::motion::{OutOfOrder, check_motion};
use crate::sim::check::{Illegal, check_order};
use crate::sim::id::NormId;
use crate::sim::situation::Stance;
use crate::sim::treaty::prospect::Prospect;
use crate::sim::treaty::{Deed, Motion};
use crate::sim::view::{Belief, IncidentView};
use crate::sim::{self, ActorId, ActorSet, DocumentId, Event, IncidentId, Order, Record, Round, Share, View};

/// The game as one seat sees it, with what its person is looking at.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    pub(super) game: &'a Game,
    /// What the seat knows; what the public knows if nobody sits.
    pub view: &'a View,
    /// The seat of the person; none for those who watch.
    pub seat: Option<ActorId>,
    /// The actor looked at.
    pub actor: Option<ActorId>,
    /// The incident looked at.
    pub incident: Option<IncidentId>,
    /// The round whose steps count as new; the last decided if none.
    pub news: Option<Round>,
}

/// Changes whenever the game does, or who looks at it, or the language it is told in: panels keep what is dear to work out until then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    seed: u64,
    entries: usize,
    seat: Option<ActorId>,
    language: [u8; 3],
}

impl<'a> Table<'a> {
    /// The table of a seat, or of those who watch. `view` must be the seat's own.
    #[must_use]
    pub fn new(game: &'a Game, view: &'a View, seat: Option<ActorId>) -> Self {
        Self { game, view, seat, actor: None, incident: None, news: None }
    }

    /// The edition of the game.
    #[must_use]
    pub fn edition(&self) -> Edition {
        // Two or three letters.
        let mut language = [0; 3];
        language.iter_mut().zip(self.game.scenario().story.language.bytes()).for_each(|(to, letter)| *to = letter);
        Edition { seed: self.game.seed().0, entries: self.game.journal().len(), seat: self.seat, language }
    }

    /// Whether the books are open: when the game is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.game.is_over()
    }

    /// The game, once it is over and nothing is hidden any more.
    #[must_use]
    pub fn open_book(&self) -> Option<&'a Game> {
        self.is_over().then_some(self.game)
    }

    /// Whether several delegations share the window.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.game.persons().len() > 1
    }

    /// Who gives its orders after the seat at the same window; none if the seat is the last.
    #[must_use]
    pub fn next_person(&self) -> Option<ActorId> {
        let seat = self.seat?;
        self.game.persons().iter().find(|person| *person > seat)
    }

    /// The name of the scenario.
    #[must_use]
    pub fn title(&self) -> String {
        self.game.scenario().story.title.to_string()
    }

    /// The names of the scenario as sentences use them.
    fn words(&self) -> Words<'a> {
        Words(self.game.scenario())
    }

    /// An actor in a sentence: "the United Kingdom".
    #[must_use]
    pub fn name(&self, actor: ActorId) -> String {
        self.words().actor(actor)
    }

    /// An actor on a label: "United Kingdom".
    #[must_use]
    pub fn label(&self, actor: ActorId) -> String {
        self.game.scenario().actor_name(actor).to_owned()
    }

    /// Several actors in a sentence.
    #[must_use]
    pub fn names(&self, actors: impl IntoIterator<Item = ActorId>) -> String {
        self.words().actors(actors)
    }

    /// A suspect on a label.
    #[must_use]
    pub fn suspect(&self, suspect: sim::incident::Suspect) -> String {
        match suspect.actor() {
            Some(actor) => self.label(actor),
            None => self.words().suspect(suspect),
        }
    }

    /// The short code of an actor, for nodes and grids: the first four letters of its slug, "GBR", "NORT"; all of them where
    /// another begins with the same.
    #[must_use]
    pub fn code(&self, actor: ActorId) -> String {
        let names = &self.game.setting().names;
        let short = |actor| names.actor(actor).get(..4).unwrap_or(names.actor(actor));
        let is_taken = self.actors().any(|other| other != actor && short(other) == short(actor));
        if is_taken { names.actor(actor) } else { short(actor) }.to_uppercase()
    }

    /// What an incident is called.
    #[must_use]
    pub fn incident_title(&self, incident: IncidentId) -> String {
        self.words().incident(incident)
    }

    /// An incident in a sentence: in quotation marks, unless its title is a proper name.
    #[must_use]
    pub fn the_incident(&self, incident: IncidentId) -> String {
        self.words().the_incident(incident)
    }

    /// What the world hears of an incident.
    #[must_use]
    pub fn incident_brief(&self, incident: IncidentId) -> String {
        let dossier = self.game.scenario().story.incidents.get(incident.index());
        dossier.map(|dossier| dossier.brief.to_string()).unwrap_or_default()
    }

    /// What a release of evidence is, in words; empty unless the seat has read of it.
    #[must_use]
    pub fn evidence_text(&self, incident: &IncidentView, release: u16) -> String {
        let is_read = incident.sources.iter().any(|source| source.release == release);
        let dossier = self.game.scenario().story.incidents.get(incident.incident.index()).filter(|_| is_read);
        let text = dossier.and_then(|dossier| dossier.evidence.get(usize::from(release)));
        text.map(ToString::to_string).unwrap_or_default()
    }

    /// What the seat believed of an incident at the end of each round since it happened; nothing if nobody sits.
    #[must_use]
    pub fn judgements(&self, incident: IncidentId) -> Vec<(Round, Vec<Belief>)> {
        let Some(seat) = self.seat else { return Vec::new() };
        let setting = self.game.setting();
        let records: Vec<&Record> = self.game.records().collect();
        let mut situation = sim::Situation::new(setting);
        let rounds = records.chunk_by(|a, b| a.round == b.round).filter_map(|records| {
            records.iter().for_each(|record| apply(&mut situation, setting, &record.event));
            let view = View::of(setting, &situation, Some(seat));
            Some((view.round, view.incident(incident)?.beliefs.clone()))
        });
        rounds.collect()
    }

    /// The victims of an incident with their part of the harm.
    #[must_use]
    pub fn victims(&self, incident: IncidentId) -> &'a [(ActorId, Share)] {
        &self.game.setting().incident(incident).victims
    }

    /// The last round in which an incident may be answered.
    #[must_use]
    pub fn last_call(&self, incident: &IncidentView) -> Round {
        let window = self.game.setting().incident(incident.incident).window;
        Round(incident.launched.0.saturating_add(window).saturating_sub(1).min(self.rounds()))
    }

    /// What a norm is called.
    #[must_use]
    pub fn norm(&self, norm: NormId) -> String {
        self.words().norm(norm)
    }

    /// The round being played, or played last.
    #[must_use]
    pub fn round(&self) -> Round {
        self.view.round
    }

    /// The last round whose window has closed, so that everybody has decided.
    #[must_use]
    pub fn last_decided(&self) -> Round {
        Round(if self.is_over() { self.round().0 } else { self.round().0.saturating_sub(1) })
    }

    /// How many rounds the game lasts at most.
    #[must_use]
    pub fn rounds(&self) -> u16 {
        self.game.setting().rounds
    }

    /// The day on which a round begins; empty if the calendar has none.
    #[must_use]
    pub fn date(&self, round: Round) -> String {
        self.words().date(round).map(|date| date.to_string()).unwrap_or_default()
    }

    /// All actors, in the order of the scenario.
    pub fn actors(&self) -> impl Iterator<Item = ActorId> + Clone + use<> {
        self.game.setting().actor_ids()
    }

    /// What sort of actor it is.
    #[must_use]
    pub fn kind(&self, actor: ActorId) -> Kind {
        self.game.setting().actor(actor).kind
    }

    /// What its law lets an actor do.
    #[must_use]
    pub fn powers(&self, actor: ActorId) -> Powers {
        self.game.setting().actor(actor).powers
    }

    /// Who is in a bloc; nobody for other actors.
    #[must_use]
    pub fn members(&self, actor: ActorId) -> ActorSet {
        self.game.setting().actor(actor).members
    }

    /// The ties of an actor.
    #[must_use]
    pub fn ties(&self, actor: ActorId) -> Vec<Tie> {
        self.game.setting().alliances.ties_of(actor)
    }

    /// What the person has sealed for the open round.
    #[must_use]
    pub fn sealed(&self) -> &'a [Order] {
        self.seat.and_then(|seat| self.game.sealed(seat)).unwrap_or_default()
    }

    /// The sealed order about an incident.
    #[must_use]
    pub fn sealed_about(&self, incident: IncidentId) -> Option<&'a Order> {
        self.sealed().iter().find(|order| order.incident == incident)
    }

    /// Whose consent counted towards entry into force at the end of each round so far.
    #[must_use]
    pub fn consents(&self, document: DocumentId) -> Vec<(Round, ActorSet)> {
        let setting = self.game.setting();
        let records: Vec<&Record> = self.game.records().collect();
        let mut situation = sim::Situation::new(setting);
        let rounds = records.chunk_by(|a, b| a.round == b.round).map(|records| {
            records.iter().for_each(|record| apply(&mut situation, setting, &record.event));
            (situation.round(), situation.texts().counting(setting, document))
        });
        rounds.filter(|(round, _)| *round > Round(0)).collect()
    }

    /// What the person has tabled for the open round.
    #[must_use]
    pub fn tabled(&self) -> &'a [Motion] {
        self.seat.and_then(|seat| self.game.tabled(seat)).unwrap_or_default()
    }

    /// Every motion that the seat could make on a document, each with why it is out of order if it is.
    #[must_use]
    pub fn motions(&self, document: DocumentId) -> Vec<(Motion, Result<(), OutOfOrder>)> {
        self.seat.map(|seat| self.game.motions(seat, document)).unwrap_or_default()
    }

    /// Whether a motion of the seat would be in order.
    ///
    /// # Errors
    /// The first reason against it.
    pub fn check_motion(&self, motion: &Motion) -> Result<(), OutOfOrder> {
        let seat = self.seat.filter(|_| !self.is_over()).ok_or(OutOfOrder::NotAMember)?;
        check_motion(self.game.setting(), self.game.situation(), seat, motion)
    }

    /// The goals of a seat; of everybody if nobody sits.
    pub fn goals(&self) -> impl Iterator<Item = &'a Goal> {
        let seat = self.seat;
        let goals = self.game.scenario().goals.iter();
        goals.filter(move |goal| seat.is_none_or(|seat| goal.seats.contains(seat)))
    }

    /// Every response of the seat to an incident against one accused, with what it can expect of each.
    #[must_use]
    pub fn prospects(&self, incident: IncidentId, accused: ActorId) -> Option<Prospects> {
        let seat = self.seat?;
        Some(Prospects::of(self.game, seat, incident, accused))
    }

    /// Whether an order of the seat may be sealed.
    ///
    /// # Errors
    /// The first reason against it.
    pub fn check(&self, order: &Order) -> Result<(), Illegal> {
        let seat = self.seat.ok_or(Illegal::NotOpen)?;
        check_order(self.game.setting(), self.game.situation(), seat, order)
    }

    /// Whether the seat has taken a step about the incident looked at.
    #[must_use]
    pub fn has_acted(&self) -> bool {
        let incident = self.incident.and_then(|incident| self.view.incident(incident));
        incident.is_some_and(|incident| incident.mine.accused.is_some())
    }

    /// Whether an actor's reckoning is open to the seat: its own always, all once the game is over, and all to those
    /// who watch.
    #[must_use]
    pub fn opens_book_of(&self, actor: ActorId) -> bool {
        let watches = self.seat.is_none() && self.game.persons().is_empty();
        self.is_over() || watches || self.seat == Some(actor)
    }

    /// Where an actor stands over an incident: in truth where its book is open, else as far as the seat knows.
    #[must_use]
    pub fn stance(&self, actor: ActorId, incident: &IncidentView) -> Stance {
        match self.opens_book_of(actor) {
            true => self.game.situation().stance(incident.incident, actor),
            false => incident.stance(actor),
        }
    }

    /// Who may yet join a document, as far as those at the table can know.
    #[must_use]
    pub fn outlook(&self, document: DocumentId) -> Vec<Outlook> {
        outlook(self.game, document)
    }

    /// What it would cost the seat to leave a document, and what is signed with it, a sentence each; nothing where it may not.
    #[must_use]
    pub fn foreseen(&self, document: DocumentId) -> Vec<String> {
        let seat = self.seat.filter(|_| !self.is_over());
        let withdrawals = seat.map(|seat| foreseen(self.game, seat, document)).unwrap_or_default();
        withdrawals.iter().map(|withdrawal| withdrawal.foretold(self.words())).collect()
    }

    /// Who has voted on a document or on its going on, or weighed joining it.
    #[must_use]
    pub fn choosers(&self, about: DocumentId) -> ActorSet {
        let weigher = |record: &Record| {
            let Event::Treaty(Deed::Weighed { actor, document, .. }) = &record.event else { return None };
            (*document == about).then_some(*actor)
        };
        let is_decision = |record: &Record| {
            let Event::Treaty(Deed::Adopted { document, .. } | Deed::Failed { document, .. }) = &record.event else {
                return false;
            };
            *document == about
        };
        let reviewers = |record: &Record| {
            let Event::Treaty(Deed::Reviewed { document, for_it, against, silent, .. }) = &record.event else {
                return ActorSet::EMPTY;
            };
            if *document == about { for_it.union(*against).union(*silent) } else { ActorSet::EMPTY }
        };
        let reviewed = self.game.records().map(reviewers).fold(ActorSet::EMPTY, ActorSet::union);
        let weighed = self.game.records().filter_map(weigher).collect::<ActorSet>().union(reviewed);
        match self.game.records().any(is_decision) {
            true => weighed.union(self.game.setting().voters(about)),
            false => weighed,
        }
    }

    /// Why an actor whose book is open voted on a document and joined it, or not; nothing where it is closed.
    #[must_use]
    pub fn treaties(&self, actor: ActorId, document: DocumentId) -> Treaties {
        if !self.opens_book_of(actor) {
            return Treaties::default();
        }
        treaties(self.game, actor, Some(document), self.round())
    }

    /// Who would join a document after one that did.
    #[must_use]
    pub fn would_follow(&self, prospect: &Prospect) -> String {
        self.words().would_follow(prospect)
    }

    /// In a few words why an actor would not join.
    #[must_use]
    pub fn weighed(&self, prospect: &Prospect) -> Option<String> {
        let refusal = prospect.refusal.as_ref()?;
        Some(self.words().weighed(&prospect.accession, Some(refusal)))
    }

    /// The rounds in which an actor whose book is open decided about an incident, in order.
    #[must_use]
    pub fn decisions(&self, actor: ActorId, incident: IncidentId) -> Vec<Round> {
        if !self.opens_book_of(actor) {
            return Vec::new();
        }
        let is_asked = |event: &Event| matches!(event, Event::Decided { actor: who, incident: about, .. } if *who == actor && *about == incident);
        let mut rounds: Vec<Round> =
            self.game.records().filter(|record| is_asked(&record.event)).map(|record| record.round).collect();
        rounds.dedup();
        rounds
    }

    /// Why an actor whose book is open chose as it did about an incident, up to a round.
    ///
    /// # Errors
    /// There is no such decision, the foil was not open to the actor, its book is closed, or it did it itself: a seat is
    /// told no more of that than that there is no decision, until the game is over.
    pub fn why(
        &self,
        actor: ActorId,
        incident: IncidentId,
        round: Round,
        foil: Option<sim::Response>,
    ) -> Result<Why, NoDecision> {
        if !self.opens_book_of(actor) {
            return Err(NoDecision::NotYet(round));
        }
        let knows_all = self.is_over() || self.seat.is_none();
        let answer = why(self.game, actor, incident, round, foil);
        answer.map_err(|reason| if knows_all { reason } else { reason.to_seat(round) })
    }

    /// Every event, oldest first: the number of the one that led to it, and what the seat knows of it. What led to a
    /// hidden event is hidden too.
    pub(super) fn events(&self) -> impl Iterator<Item = (Option<usize>, Option<Cow<'a, Record>>)> {
        let (game, seat) = (self.game, self.seat);
        game.records().map(move |record| {
            let known = known(game, seat, record);
            let follows = known.is_some() || has_public_cause(&record.event);
            let cause = record.cause.after.filter(|_| follows).map(|number| number as usize);
            (cause, known)
        })
    }

    /// An event that the seat knows of in words.
    #[must_use]
    pub fn tell(&self, record: &Record) -> String {
        Line::of(self.words(), 0, record).text
    }
}
