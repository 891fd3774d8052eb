//! Where all documents stand: a part of the situation. Only `apply` changes it.

use super::clause::{Clause, Effect, FURTHEST, Strength};
use super::deal::{Deal, Fate, Footing, Promise};
use super::package::PackageState;
use super::procedure::Ballot;
use super::review::Review;
use super::standing::{Party, Stage, Status, Wording};
use crate::sim::id::{ActorId, ActorSet, ClauseId, DocumentId, IncidentId, Round};
use crate::sim::setting::Setting;

/// How far a text may drift before a word for it no longer holds, on its scale. Judgement.
const DRIFT: f64 = 5.0;

/// What somebody spoke to, and when.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Spoken {
    round: Round,
    text: f64,
}

/// Where all documents stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Texts {
    pub(in crate::sim) documents: Vec<DocumentState>,
    pub(in crate::sim) clauses: Vec<ClauseState>,
    pub(in crate::sim) packages: Vec<PackageState>,
    /// By document and actor.
    pub(in crate::sim) parties: Vec<Party>,
    /// Where each actor wants a text, by clause and actor: its preference until it proposes.
    pub(in crate::sim) asks: Vec<f64>,
    /// What each actor last spoke to, by clause and actor; none if it has not.
    spoken: Vec<Option<Spoken>>,
    /// The deals of the game, in the order in which they were offered: the first is number 1.
    pub(in crate::sim) deals: Vec<Deal>,
    /// By actor: what others have taught its services to see beyond what they could, as a share of detection.
    pub(in crate::sim) taught: Vec<f64>,
    /// By clause and incident: who was announced to have breached it.
    breaches: Vec<ActorSet>,
    actors: usize,
    incidents: usize,
}

/// Where a document stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DocumentState {
    /// What has become of it.
    pub stage: Stage,
    /// The round in which the vote was called.
    pub vote_called: Option<Round>,
    /// The round at whose end the vote that was called is decided.
    pub vote_ends: Option<Round>,
    /// The round in which the table decided.
    pub decided: Option<Round>,
    /// Since when it is in force.
    pub in_force: Option<Round>,
    /// Who has spoken for adopting it, and against.
    pub for_it: ActorSet,
    /// Who has spoken against adopting it.
    pub against: ActorSet,
    /// How its venue decided on the whole text: members with a vote only. Empty before, and of what was agreed before
    /// the game.
    pub vote: Ballot,
    /// What its parties have said at a review.
    pub review: Review,
}

/// Where a clause stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ClauseState {
    /// Where its text lies, 0 to [`FURTHEST`].
    pub position: f64,
    /// In which round it last moved, and where it lay when that round opened.
    before: Option<(Round, f64)>,
    /// What has become of it.
    pub wording: Wording,
    /// Who stands behind it.
    pub sponsors: ActorSet,
    /// Who has spoken for it.
    pub for_it: ActorSet,
    /// Who has spoken against it.
    pub against: ActorSet,
    /// Who has reserved on it, or opted out of it.
    pub reserved: ActorSet,
    /// Who opted out of it when the venue carried it: no signature changes that.
    pub opted_out: ActorSet,
    /// Who has said how it reads it.
    pub interpreted: ActorSet,
    /// Whom it binds now.
    pub bound: ActorSet,
    /// Of a clause that stands in its document only once it was split off another: whether it was.
    pub is_split: bool,
}

impl ClauseState {
    /// As a clause stands before anybody has spoken to it.
    fn of(clause: &Clause) -> Self {
        let (position, wording, sponsors) = (clause.position, clause.wording, clause.sponsors);
        Self { position, wording, sponsors, ..Self::default() }
    }

    fn move_to(&mut self, position: f64, round: Round) {
        self.before = self.before.filter(|(moved, _)| *moved == round).or(Some((round, self.position)));
        self.position = position;
    }
}

impl Texts {
    /// Back to before the first round, without allocating once it has grown.
    pub(in crate::sim) fn reset(&mut self, setting: &Setting) {
        (self.actors, self.incidents) = (setting.actors.len(), setting.incidents.len());
        self.breaches.clear();
        self.breaches.resize(setting.clauses.len() * self.incidents, ActorSet::EMPTY);
        self.deals.clear();
        self.taught.clear();
        self.taught.resize(self.actors, 0.0);
        self.documents.clear();
        self.clauses.clear();
        self.packages.clear();
        self.packages.resize(setting.packages.len(), PackageState::default());
        self.parties.clear();
        self.asks.clear();
        self.spoken.clear();
        self.spoken.resize(setting.clauses.len() * self.actors, None);
        for document in &setting.documents {
            let stage = if document.parties.is_empty() { Stage::Open } else { Stage::Adopted };
            self.documents.push(DocumentState { stage, ..DocumentState::default() });
            self.parties.extend(setting.actor_ids().map(|actor| Party {
                status: first_status(document.parties, setting.venues[document.venue.index()].members, actor),
                ..Party::default()
            }));
        }
        for clause in &setting.clauses {
            self.clauses.push(ClauseState::of(clause));
            self.asks.extend(setting.actor_ids().map(|actor| clause.preference(actor).position));
        }
    }

    /// Where a document stands.
    #[must_use]
    pub fn document(&self, document: DocumentId) -> &DocumentState {
        &self.documents[document.index()]
    }

    /// Whether a document is in force.
    #[must_use]
    pub fn is_in_force(&self, document: DocumentId) -> bool {
        let state = self.document(document);
        state.in_force.is_some() && state.stage == Stage::Adopted
    }

    /// The deals of the game, in the order in which they were offered: the first is number 1.
    #[must_use]
    pub fn deals(&self) -> &[Deal] {
        &self.deals
    }

    /// Whether an actor owes a promise in a deal that was struck.
    #[must_use]
    pub fn owes(&self, actor: ActorId, is_it: impl Fn(&Promise) -> bool) -> bool {
        self.deals.iter().any(|deal| deal.owed(actor).any(&is_it))
    }

    /// Whether somebody has an actor's word on which text of a clause it asks for.
    #[must_use]
    pub fn owes_text(&self, actor: ActorId, clause: ClauseId) -> bool {
        self.owes(actor, |promise| promise.backs(clause))
    }

    /// Where a clause stands.
    #[must_use]
    pub fn clause(&self, clause: ClauseId) -> &ClauseState {
        &self.clauses[clause.index()]
    }

    /// An actor's part in a document.
    #[must_use]
    pub fn party(&self, document: DocumentId, actor: ActorId) -> &Party {
        &self.parties[document.index() * self.actors + actor.index()]
    }

    pub(in crate::sim) fn party_mut(&mut self, document: DocumentId, actor: ActorId) -> &mut Party {
        &mut self.parties[document.index() * self.actors + actor.index()]
    }

    /// Where an actor wants the text of a clause, as far as it has said or anybody knows.
    #[must_use]
    pub fn ask(&self, clause: ClauseId, actor: ActorId) -> f64 {
        self.asks[clause.index() * self.actors + actor.index()]
    }

    pub(in crate::sim) fn ask_mut(&mut self, clause: ClauseId, actor: ActorId) -> &mut f64 {
        &mut self.asks[clause.index() * self.actors + actor.index()]
    }

    /// Whether a word of an actor for a clause, or for its document, was given for another text than there is now.
    #[must_use]
    pub fn is_stale(&self, clause: ClauseId, actor: ActorId) -> bool {
        let spoken = self.spoken[clause.index() * self.actors + actor.index()];
        spoken.is_some_and(|spoken| (self.clause(clause).position - spoken.text).abs() > DRIFT)
    }

    /// Notes that an actor speaks to a clause: to its text as the round opened, which is what it could see, or to the one
    /// that it proposed itself.
    pub(in crate::sim) fn note_word(&mut self, clause: ClauseId, actor: ActorId, round: Round) {
        let state = self.clause(clause);
        let seen = state.before.filter(|(moved, _)| *moved == round).map_or(state.position, |(_, text)| text);
        let is_its = state.sponsors.contains(actor) && (self.ask(clause, actor) - state.position).abs() <= DRIFT;
        let text = if is_its { state.position } else { seen };
        self.spoken[clause.index() * self.actors + actor.index()] = Some(Spoken { round, text });
    }

    /// Moves the text of a clause to what an actor proposes, which needs not speak to it anew.
    pub(in crate::sim) fn propose(&mut self, clause: ClauseId, actor: ActorId, position: f64, round: Round) {
        *self.ask_mut(clause, actor) = position;
        let state = &mut self.clauses[clause.index()];
        state.sponsors = state.sponsors.with(actor);
        state.move_to(position, round);
        let spoken = &mut self.spoken[clause.index() * self.actors + actor.index()];
        *spoken = spoken.map(|spoken| Spoken { text: position, ..spoken });
    }

    /// Moves a clause with its text, its sponsors and all words into the document that splits off; who moves it stands
    /// behind it there.
    pub(in crate::sim) fn split(&mut self, clause: ClauseId, into: ClauseId, actor: ActorId) {
        let parent = &mut self.clauses[clause.index()];
        parent.wording = Wording::Parked;
        let ClauseState { position, sponsors, for_it, against, .. } = *parent;
        let (sponsors, against) = (sponsors.with(actor), against.without(actor));
        self.clauses[into.index()] = ClauseState {
            position,
            sponsors,
            for_it,
            against,
            wording: Wording::Proposed,
            is_split: true,
            ..ClauseState::default()
        };
        for at in 0..self.actors {
            let (from, to) = (clause.index() * self.actors + at, into.index() * self.actors + at);
            (self.asks[to], self.spoken[to]) = (self.asks[from], self.spoken[from]);
        }
    }

    /// Lets a clause fall that was split off: nothing is left of it, nor of what anybody asked and said there.
    pub(in crate::sim) fn rejoin(&mut self, setting: &Setting, from: ClauseId) {
        let facts = setting.clause(from);
        self.clauses[from.index()] = ClauseState::of(facts);
        for actor in setting.actor_ids() {
            let at = from.index() * self.actors + actor.index();
            (self.asks[at], self.spoken[at]) = (facts.preference(actor).position, None);
        }
    }

    /// Moves the text of a clause to where rival positions meet. Who speaks in this round speaks to what comes of it.
    pub(in crate::sim) fn settle(&mut self, clause: ClauseId, position: f64, round: Round) {
        self.clauses[clause.index()].move_to(position, round);
        let all = self.spoken[clause.index() * self.actors..].iter_mut().take(self.actors).flatten();
        all.filter(|spoken| spoken.round == round).for_each(|spoken| spoken.text = position);
    }

    /// Who stands to a document in a way that passes a test.
    pub fn who(&self, document: DocumentId, test: impl Fn(&Party) -> bool) -> ActorSet {
        let parties = self.parties[document.index() * self.actors..].iter().take(self.actors).enumerate();
        parties.filter(|(_, party)| test(party)).map(|(index, _)| ActorId(index as u16)).collect()
    }

    /// Who has agreed to be bound by a document: those who ratified or confirmed it, or whose endorsement is enough.
    #[must_use]
    pub fn consenting(&self, setting: &Setting, document: DocumentId) -> ActorSet {
        let takes_two_steps = setting.consent(document).takes_two_steps();
        self.who(document, |party| match party.status {
            Status::Ratified => true,
            Status::Signed => !takes_two_steps,
            Status::Out | Status::AtTable | Status::Withdrawn | Status::Expelled => false,
        })
    }

    /// Who could still agree to be bound by a document: all that are invited and have not, but those put out of it.
    #[must_use]
    pub fn outsiders(&self, setting: &Setting, document: DocumentId) -> ActorSet {
        let expelled = self.who(document, |party| party.status == Status::Expelled);
        let invited = setting.invited(document);
        invited.difference(self.consenting(setting, document)).difference(expelled)
    }

    /// Whom a document binds now.
    #[must_use]
    pub fn bound(&self, document: DocumentId) -> ActorSet {
        self.who(document, |party| party.is_bound)
    }

    /// Whether a clause that binds both of two actors applies between them: neither objects to the other's reservations.
    #[must_use]
    pub fn applies_between(&self, setting: &Setting, clause: ClauseId, a: ActorId, b: ActorId) -> bool {
        let bound = self.clause(clause).bound;
        let document = setting.clause(clause).document;
        bound.contains(a)
            && bound.contains(b)
            && !self.party(document, a).objectors.contains(b)
            && !self.party(document, b).objectors.contains(a)
    }

    /// How much a clause does as it stands, 0 to 1: how far its text goes, times how firmly it binds.
    #[must_use]
    pub fn force(&self, setting: &Setting, clause: ClauseId) -> f64 {
        self.force_at(setting, clause, self.clause(clause).position)
    }

    /// How much a clause would do if its text lay elsewhere.
    #[must_use]
    pub fn force_at(&self, setting: &Setting, clause: ClauseId, text: f64) -> f64 {
        let rules = &setting.rules.treaty;
        let firmness = match setting.clause(clause).strength_at(text) {
            Strength::BestPractice => rules.best_practice.get(),
            Strength::PoliticalCommitment => rules.political_commitment.get(),
            Strength::Binding => 1.0,
        };
        text / FURTHEST * firmness
    }

    /// Whether a clause is part of the text of its document: it stands there, was not dropped, not split off, and, once the
    /// document is decided, not left out as parked.
    #[must_use]
    pub fn is_in_text(&self, setting: &Setting, clause: ClauseId) -> bool {
        let is_wanted = match self.clause(clause).wording {
            Wording::Dropped => false,
            Wording::Parked => {
                let is_open = self.document(setting.clause(clause).document).stage == Stage::Open;
                is_open && self.split_off(setting, clause).is_none()
            }
            Wording::Proposed | Wording::Bracketed | Wording::Clean | Wording::Adopted => true,
        };
        is_wanted && self.stands(setting, clause)
    }

    /// Who was announced to have breached a clause over an incident.
    #[must_use]
    pub fn breached(&self, clause: ClauseId, incident: IncidentId) -> ActorSet {
        self.breaches[clause.index() * self.incidents + incident.index()]
    }

    /// How many breaches of a document's clauses an actor was announced to have made.
    #[must_use]
    pub fn breaches_of(&self, setting: &Setting, document: DocumentId, actor: ActorId) -> u16 {
        let clauses = setting.document(document).clause_ids();
        let over =
            |clause| setting.incident_ids().filter(move |incident| self.breached(clause, *incident).contains(actor));
        clauses.map(|clause| over(clause).count()).sum::<usize>() as u16
    }

    /// Who of those that have agreed to be bound counts: supporters that are no states do not.
    #[must_use]
    pub fn counting(&self, setting: &Setting, document: DocumentId) -> ActorSet {
        self.consenting(setting, document).intersection(setting.states())
    }

    pub(in crate::sim) fn note_breach(&mut self, clause: ClauseId, incident: IncidentId, actor: ActorId) {
        let noted = &mut self.breaches[clause.index() * self.incidents + incident.index()];
        *noted = noted.with(actor);
    }

    /// How much `reader` believes evidence that `source` shows, from what ties alone make of it.
    #[must_use]
    pub fn trust(&self, setting: &Setting, reader: ActorId, source: ActorId, tied: f64) -> f64 {
        let applies = |clause: &&ClauseId| self.applies_between(setting, **clause, reader, source);
        let doubt = |doubt: f64, clause: &ClauseId| doubt * (1.0 - self.force(setting, *clause));
        if reader == source || setting.provisions.sharing.is_empty() {
            return tied;
        }
        1.0 - setting.provisions.sharing.iter().filter(applies).fold(1.0 - tied, doubt)
    }

    /// Whether the calendar alone still changes something: a text is open, a promise is to be kept, a withdrawal, an
    /// entry into force or a review is due.
    #[must_use]
    pub fn is_pending(&self, setting: &Setting, round: Round) -> bool {
        let is_to_be_kept = |deal: &Deal| match deal.footing {
            Footing::Offered => true,
            Footing::Struck => deal.fates.contains(&Fate::Open),
            Footing::Gone => false,
        };
        let mut documents = setting.document_ids();
        self.deals.iter().any(is_to_be_kept)
            || documents.any(|document| {
                let (facts, state) = (setting.document(document), self.document(document));
                let consenting = self.consenting(setting, document);
                let is_due = state.stage == Stage::Adopted
                    && (self.is_in_force(document) || facts.entry.is_met(self.counting(setting, document)))
                    && !consenting.difference(self.bound(document)).is_empty();
                let is_leaving =
                    !self.who(document, |party| party.leaves.is_some() || party.expulsion.is_some()).is_empty();
                let is_reviewed = self.next_review(setting, document, round).is_some();
                state.stage == Stage::Open && round < facts.closes || is_due || is_leaving || is_reviewed
            })
    }

    /// Notes whom the clauses of a document bind, after anything that bears on it has changed. Who is leaving stays bound
    /// by what bound it before, whatever reservations it makes meanwhile.
    pub(in crate::sim) fn bind(&mut self, setting: &Setting, document: DocumentId) {
        let facts = setting.document(document);
        let bound = if self.is_in_force(document) { self.bound(document) } else { ActorSet::EMPTY };
        let leaving = self.who(document, |party| party.leaves.is_some());
        let is_short = facts.clause_ids().any(|clause| {
            let effect = &setting.clause(clause).effect;
            let least = if let Effect::MinimumParticipation(least) = effect { usize::from(*least) } else { 0 };
            self.clause(clause).wording == Wording::Adopted && bound.intersection(setting.states()).len() < least
        });
        for clause in facts.clause_ids() {
            let state = &mut self.clauses[clause.index()];
            let acts = state.wording == Wording::Adopted && !is_short;
            // Supporters that are no states lend their evidence, and owe nothing else.
            let whom = if setting.clause(clause).effect == Effect::ShareEvidence {
                bound
            } else {
                bound.intersection(setting.states())
            };
            let (stays, leaves) = (whom.difference(leaving), whom.intersection(leaving));
            let bound = stays.difference(state.reserved).union(leaves.intersection(state.bound));
            state.bound = if acts { bound } else { ActorSet::EMPTY };
        }
    }
}

fn first_status(parties: ActorSet, members: ActorSet, actor: ActorId) -> Status {
    if parties.contains(actor) {
        Status::Ratified
    } else if members.contains(actor) {
        Status::AtTable
    } else {
        Status::Out
    }
}
