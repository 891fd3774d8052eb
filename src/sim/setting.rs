//! The setting: all that is fixed before the first round, with the tables that the rules read in every round.

use super::actor::{Actor, Kind, Policy};
use super::alliance::{Alliances, Tie};
use super::belief::Likelihoods;
use super::ceiling::Ceilings;
use super::date::Date;
use super::evidence::{Block, blocks, cell, in_blocks};
use super::id::{ActorId, ActorSet, ClauseId, DocumentId, IncidentId, Names, NormId, Round};
use super::incident::{Incident, Suspect};
use super::norm::Norm;
use super::rules::Rules;
use super::tariff::Tariff;
use super::treaty::procedure::Ballot;
use super::treaty::{Agenda, Clause, Consent, Document, Package, Provisions, Venue};
use super::{disclosure, quantity::Points};

/// Everything fixed about a game. Build it with [`Setting::new`]; scenario files do so through `scenario::resolve`.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Slugs behind the ids.
    pub names: Names,
    /// The actors, by id.
    pub actors: Vec<Actor>,
    /// The network they stand in.
    pub alliances: Alliances,
    /// The incidents, by id.
    pub incidents: Vec<Incident>,
    /// The norms, by id.
    pub norms: Vec<Norm>,
    /// The venues of the documents, by id.
    pub venues: Vec<Venue>,
    /// The documents, by id.
    pub documents: Vec<Document>,
    /// The packages of documents, by id.
    pub packages: Vec<Package>,
    /// The clauses of all documents, by id.
    pub clauses: Vec<Clause>,
    /// How many rounds the game lasts at most.
    pub rounds: u16,
    /// The day on which each round begins, ascending; where there are none, a round is a day.
    pub days: Vec<Date>,
    /// The numbers of the model.
    pub rules: Rules,
    pub(super) likelihoods: Vec<Likelihoods>,
    pub(super) tariff: Tariff,
    /// By source: how much everybody believes what it shows.
    trust: Vec<Block>,
    interests: Vec<f64>,
    disclosure_costs: Vec<f64>,
    pub(super) ceilings: Ceilings,
    confidants: Vec<ActorSet>,
    /// By incident and actor: where it stands in the list of suspects.
    places: Vec<Option<u16>>,
    capability: f64,
    chancy: ActorSet,
    blocs: ActorSet,
    mute: ActorSet,
    states: ActorSet,
    /// Every document, by id: slices of one stand for it alone.
    singles: Vec<DocumentId>,
    pub(super) provisions: Provisions,
}

/// The parts of a setting, before its tables are made.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// Slugs behind the ids.
    pub names: Names,
    /// The actors, by id; at most [`MAX_ACTORS`](super::id::MAX_ACTORS).
    pub actors: Vec<Actor>,
    /// Their ties.
    pub ties: Vec<Tie>,
    /// The incidents, by id.
    pub incidents: Vec<Incident>,
    /// The norms, by id.
    pub norms: Vec<Norm>,
    /// The venues of the documents, by id.
    pub venues: Vec<Venue>,
    /// The documents, by id.
    pub documents: Vec<Document>,
    /// The packages of documents, by id.
    pub packages: Vec<Package>,
    /// The clauses of all documents, by id.
    pub clauses: Vec<Clause>,
    /// How many rounds the game lasts at most.
    pub rounds: u16,
    /// The day on which each round begins, ascending; where there are none, a round is a day.
    pub days: Vec<Date>,
    /// The numbers of the model.
    pub rules: Rules,
}

impl Parts {
    /// Where a document is negotiated.
    #[must_use]
    pub fn venue(&self, document: &Document) -> &Venue {
        &self.venues[document.venue.index()]
    }

    /// Who may ever be bound by a document.
    #[must_use]
    pub fn invited(&self, document: &Document) -> ActorSet {
        document.invited(self.venue(document), ActorSet::first(self.actors.len()))
    }
}

impl Setting {
    /// Makes the tables. Ids in the parts must be in range; `scenario::resolve` sees to that.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let Parts {
            names,
            actors,
            ties,
            incidents,
            norms,
            venues,
            documents,
            packages,
            clauses,
            rounds,
            days,
            rules,
        } = parts;
        let alliances = Alliances::new(actors.len(), &ties, &rules.ties);
        let mut setting = Self {
            names,
            tariff: Tariff::new(&rules, &actors, &alliances),
            provisions: Provisions::of(&venues, &documents, &clauses, ActorSet::first(actors.len())),
            likelihoods: incidents.iter().map(|incident| Likelihoods::new(incident, &actors)).collect(),
            alliances,
            trust: Vec::new(),
            incidents,
            norms,
            venues,
            singles: (0..documents.len()).map(|index| DocumentId(index as u16)).collect(),
            documents,
            packages,
            clauses,
            rounds,
            days,
            rules,
            interests: Vec::new(),
            ceilings: Ceilings::default(),
            confidants: Vec::new(),
            places: Vec::new(),
            chancy: those(&actors, |actor| matches!(actor.policy, Policy::Logit(_))),
            blocs: those(&actors, |actor| !actor.members.is_empty()),
            mute: those(&actors, |actor| !actor.powers.may_name),
            states: those(&actors, |actor| matches!(actor.kind, Kind::State | Kind::Bloc)),
            capability: actors.iter().map(|actor| actor.capability.get()).sum(),
            disclosure_costs: actors.iter().map(|actor| disclosure::cost(&actor.sources).get()).collect(),
            actors,
        };
        setting.draw_up_tables();
        setting
    }

    /// The tables that are made from the parts and, in this order, from each other.
    fn draw_up_tables(&mut self) {
        let pairs = self.incident_ids().flat_map(|incident| self.actor_ids().map(move |actor| (incident, actor)));
        self.interests = pairs.map(|(incident, actor)| self.weigh_interest(incident, actor)).collect();
        self.trust = self.actor_ids().flat_map(|source| self.weigh_word(source)).collect();
        self.places = self.place_suspects();
        self.ceilings = Ceilings::new(self);
        self.confidants = self.actor_ids().map(|actor| self.find_confidants(actor)).collect();
    }

    fn place_suspects(&self) -> Vec<Option<u16>> {
        let mut places = vec![None; self.incidents.len() * self.actors.len()];
        for incident in self.incident_ids() {
            for (place, (suspect, _)) in self.incident(incident).suspects.iter().enumerate() {
                if let Suspect::Actor(actor) = suspect {
                    places[incident.index() * self.actors.len() + actor.index()] = Some(place as u16);
                }
            }
        }
        places
    }

    /// Where a suspect stands in an incident's list, if it is there.
    #[inline]
    #[must_use]
    pub fn place(&self, incident: IncidentId, suspect: Suspect) -> Option<usize> {
        match suspect {
            Suspect::Actor(actor) => {
                self.places[incident.index() * self.actors.len() + actor.index()].map(usize::from)
            }
            Suspect::Criminals | Suspect::Nobody => {
                self.incident(incident).suspects.iter().position(|(who, _)| *who == suspect)
            }
        }
    }

    fn find_confidants(&self, source: ActorId) -> ActorSet {
        let least = self.rules.ties.share_from.get();
        self.actor_ids().filter(|&reader| reader != source && self.trust(reader, source) >= least).collect()
    }

    fn weigh_word(&self, source: ActorId) -> Vec<Block> {
        let trust = |reader| if reader == source { 1.0 } else { self.alliances.trust(reader, source) };
        in_blocks(&self.actor_ids().map(trust).collect::<Vec<_>>()).collect()
    }

    /// How much everybody believes what `source` shows, by reader and ties alone.
    pub(super) fn trust_in(&self, source: ActorId) -> &[Block] {
        let count = blocks(self.actors.len());
        &self.trust[source.index() * count..(source.index() + 1) * count]
    }

    /// Whom an actor shows unpublished evidence to, and confides in, by ties alone: those who trust its evidence enough.
    #[must_use]
    pub fn confidants(&self, actor: ActorId) -> ActorSet {
        self.confidants[actor.index()]
    }

    /// Actors whose machine does not always take its best response.
    #[must_use]
    pub fn chancy(&self) -> ActorSet {
        self.chancy
    }

    /// Actors that are made up of others, and speak for them.
    #[must_use]
    pub fn blocs(&self) -> ActorSet {
        self.blocs
    }

    /// Actors without a mandate to name authors in public.
    #[must_use]
    pub fn mute(&self) -> ActorSet {
        self.mute
    }

    /// Actors that can be parties: states and blocs. Firms and civil society support documents, and have no vote.
    #[must_use]
    pub fn states(&self) -> ActorSet {
        self.states
    }

    /// Who votes on a document.
    #[must_use]
    pub fn voters(&self, document: DocumentId) -> ActorSet {
        self.venue(document).members.intersection(self.states)
    }

    /// Whether a proposal on a document carries.
    #[must_use]
    pub fn carries(&self, document: DocumentId, ballot: &Ballot) -> bool {
        self.venue(document).carries(|actor| self.actor(actor).capability.get(), ballot)
    }

    /// How much an actor's vote on a document weighs, where votes on it are weighted.
    #[must_use]
    pub fn vote_weight(&self, document: DocumentId, actor: ActorId) -> f64 {
        self.venue(document).weight(|actor| self.actor(actor).capability.get(), actor)
    }

    /// Who may ever be bound by a document.
    #[must_use]
    pub fn invited(&self, document: DocumentId) -> ActorSet {
        self.document(document).invited(self.venue(document), self.everybody())
    }

    /// How an actor consents to be bound by a document.
    #[must_use]
    pub fn consent(&self, document: DocumentId) -> Consent {
        Consent::to(self.document(document).kind, self.venue(document).rank)
    }

    /// When a document is on the table of its venue.
    #[must_use]
    pub fn agenda(&self, document: DocumentId) -> Agenda<'_> {
        Agenda::new(self.document(document), self.venue(document))
    }

    /// The capability of all actors together.
    #[must_use]
    pub fn total_capability(&self) -> f64 {
        self.capability
    }

    /// The share of all others' capability that these have, 0 to 1; 0 if the others have none.
    #[must_use]
    pub fn share_of_others(&self, actor: ActorId, these: ActorSet) -> f64 {
        let capability = |actor: ActorId| self.actor(actor).capability.get();
        let others = self.capability - capability(actor);
        let held: f64 = these.without(actor).iter().map(capability).sum();
        if others > 0.0 { (held / others).min(1.0) } else { 0.0 }
    }

    /// How much an actor wants the author of an incident deterred, in shares of a sole victim's interest: its own
    /// harm, its partners' by kinship, and its general concern. At most 1.
    fn weigh_interest(&self, incident: IncidentId, actor: ActorId) -> f64 {
        let mut interest = self.actor(actor).concern.get();
        for (victim, harm) in &self.incident(incident).victims {
            if *victim == actor {
                interest += harm.get();
            } else {
                let sympathy = self.rules.sympathy.get() * self.alliances.kinship(actor, *victim);
                interest += sympathy * harm.get();
            }
        }
        interest.min(1.0)
    }

    /// How much an actor wants the author of an incident deterred, in shares of a sole victim's interest, 0 to 1.
    #[must_use]
    pub fn interest(&self, incident: IncidentId, actor: ActorId) -> f64 {
        self.interests[incident.index() * self.actors.len() + actor.index()]
    }

    /// What showing all of its proof once costs an actor.
    #[must_use]
    pub fn disclosure_cost(&self, actor: ActorId) -> Points {
        Points(self.disclosure_costs[actor.index()])
    }

    /// An actor.
    #[must_use]
    pub fn actor(&self, actor: ActorId) -> &Actor {
        &self.actors[actor.index()]
    }

    /// An incident.
    #[must_use]
    pub fn incident(&self, incident: IncidentId) -> &Incident {
        &self.incidents[incident.index()]
    }

    /// A document.
    #[must_use]
    pub fn document(&self, document: DocumentId) -> &Document {
        &self.documents[document.index()]
    }

    /// Where a document is negotiated.
    #[must_use]
    pub fn venue(&self, document: DocumentId) -> &Venue {
        &self.venues[self.document(document).venue.index()]
    }

    /// The package that a document is part of.
    #[must_use]
    pub fn package(&self, document: DocumentId) -> Option<&Package> {
        self.document(document).package.map(|package| &self.packages[package.index()])
    }

    /// The documents of a document's package, by id; itself alone if it is in none.
    #[must_use]
    pub fn bundle(&self, document: DocumentId) -> &[DocumentId] {
        self.package(document).map_or_else(|| self.alone(document), |package| &package.documents)
    }

    /// A document as a list of one.
    #[must_use]
    pub fn alone(&self, document: DocumentId) -> &[DocumentId] {
        &self.singles[document.index()..=document.index()]
    }

    /// A clause.
    #[must_use]
    pub fn clause(&self, clause: ClauseId) -> &Clause {
        &self.clauses[clause.index()]
    }

    /// Whether any document is negotiated in the game: without one there are no deals.
    #[must_use]
    pub fn has_talks(&self) -> bool {
        self.documents.iter().any(|document| document.parties.is_empty())
    }

    /// The most words that an actor may ever come to break in a game; infinite where deals are possible.
    pub(super) fn most_broken_words(&self) -> f64 {
        if self.has_talks() {
            return f64::INFINITY;
        }
        let each = 1 + self.clauses.len();
        (self.incidents.len() * each + self.documents.len() * usize::from(self.rounds)) as f64
    }

    /// The least that may ever be left of an actor's fear of accusing the innocent, as a share.
    pub(super) fn least_doubt(&self, actor: ActorId) -> f64 {
        if self.provisions.may_have_cover.contains(actor) { 1.0 - self.rules.treaty.cover.get() } else { 1.0 }
    }

    /// The least that an attack may ever be scaled down to, by its author or by transparency, as a share of its severity.
    pub(super) fn least_severity(&self, incident: IncidentId) -> f64 {
        let breached = &self.incident(incident).breaches;
        let is_shielded = self.provisions.shields.iter().any(|clause| self.clause(*clause).effect.shields(breached));
        let left = if is_shielded { 1.0 - self.rules.treaty.resilience.get() } else { 1.0 };
        left * self.rules.scaled_down.get()
    }

    /// The day on which a round begins, or would if the calendar went on by the day.
    #[must_use]
    pub fn day(&self, round: Round) -> Date {
        let at = usize::from(round.0.saturating_sub(1));
        let last = Date { year: 1, month: 1, day: 1 };
        self.days.get(at).copied().unwrap_or_else(|| {
            let (last, beyond) = self.days.last().map_or((last, at), |day| (*day, at + 1 - self.days.len()));
            last.plus_days(u16::try_from(beyond).unwrap_or(u16::MAX))
        })
    }

    /// All documents, in id order.
    pub fn document_ids(&self) -> impl Iterator<Item = DocumentId> + Clone + use<> {
        (0..self.documents.len()).map(|index| DocumentId(index as u16))
    }

    /// All clauses of all documents, in id order.
    pub fn clause_ids(&self) -> impl Iterator<Item = ClauseId> + Clone + use<> {
        (0..self.clauses.len()).map(|index| ClauseId(index as u16))
    }

    /// All actors, in id order.
    pub fn actor_ids(&self) -> impl Iterator<Item = ActorId> + Clone + use<> {
        (0..self.actors.len()).map(|index| ActorId(index as u16))
    }

    /// All incidents, in id order.
    pub fn incident_ids(&self) -> impl Iterator<Item = IncidentId> + Clone + use<> {
        (0..self.incidents.len()).map(|index| IncidentId(index as u16))
    }

    /// All norms, in id order.
    pub fn norm_ids(&self) -> impl Iterator<Item = NormId> + Clone + use<> {
        (0..self.norms.len()).map(|index| NormId(index as u16))
    }

    /// All actors, as a set.
    #[must_use]
    pub fn everybody(&self) -> ActorSet {
        ActorSet::first(self.actors.len())
    }

    /// How much `reader` believes evidence that `source` shows, 0 to 1, by ties alone; itself it believes in full.
    #[must_use]
    pub fn trust(&self, reader: ActorId, source: ActorId) -> f64 {
        let (block, lane) = cell(reader);
        self.trust_in(source)[block][lane]
    }
}

fn those(actors: &[Actor], test: impl Fn(&Actor) -> bool) -> ActorSet {
    actors.iter().enumerate().filter(|(_, actor)| test(actor)).map(|(index, _)| ActorId(index as u16)).collect()
}
