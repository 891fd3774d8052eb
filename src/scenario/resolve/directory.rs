//! All names of a scenario: from slugs to ids.

use super::Entries;
use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::file::{self, Who};
use crate::scenario::register::{Kind, Register};
use crate::scenario::spanned::{Count, Map, Slug, Span, Spanned};
use crate::scenario::text::Text;
use crate::sim::id::{MAX_ACTORS, NormId, VenueId};
use crate::sim::incident::Suspect;
use crate::sim::treaty::clause_set::MAX_CLAUSES;
use crate::sim::{ActorId, ActorSet, ClauseId, DocumentId, IncidentId, Names, Round};

/// The most rounds, incidents or norms: far more than anybody plays, far below what ids can count.
const MOST: usize = 1000;
/// The most sources.
const MOST_SOURCES: usize = 10_000;

const ACTOR: Kind = Kind { noun: "actor", home: "actors", unknown: code::UNKNOWN_ACTOR, most: MAX_ACTORS };
const INCIDENT: Kind = Kind { noun: "incident", home: "incidents", unknown: code::UNKNOWN_INCIDENT, most: MOST };
const NORM: Kind = Kind { noun: "norm", home: "norms", unknown: code::UNKNOWN_NORM, most: MOST };
const DOCUMENT: Kind = Kind { noun: "document", home: "documents", unknown: code::UNKNOWN_DOCUMENT, most: MOST };
const VENUE: Kind = Kind { noun: "venue", home: "venues", unknown: code::UNKNOWN_VENUE, most: MOST };
const PACKAGE: Kind = Kind { noun: "package", home: "packages", unknown: code::NO_PACKAGE, most: MOST };
const CLAUSE: Kind = Kind { noun: "clause", home: "clauses", unknown: code::UNKNOWN_CLAUSE, most: MAX_CLAUSES };
const SOURCE: Kind = Kind { noun: "source", home: "sources", unknown: code::UNKNOWN_SOURCE, most: MOST_SOURCES };

/// What the scenario declares.
pub(in super::super) struct Directory {
    pub(super) actors: Register,
    pub(super) incidents: Register,
    pub(super) norms: Register,
    pub(super) venues: Register,
    pub(super) documents: Register,
    pub(super) packages: Register,
    pub(super) clauses: Register,
    pub(super) sources: Register,
    /// How many rounds the calendar has.
    pub(super) rounds: u16,
}

impl Directory {
    /// Enters everything that the file declares.
    pub(super) fn declare<'f>(desk: &mut Desk<'_>, file: &'f file::Scenario) -> (Self, Entries<'f>) {
        let (mut actors, actor_entries) = Register::declare(desk, ACTOR, file.actors.iter());
        let (mut incidents, incident_entries) = Register::declare(desk, INCIDENT, file.incidents.iter());
        let (norms, norm_entries) = Register::declare(desk, NORM, file.norms.iter());
        let (mut venues, venue_entries) = Register::declare(desk, VENUE, file.venues.iter());
        let (documents, document_entries) = Register::declare(desk, DOCUMENT, file.documents.iter());
        let (packages, package_entries) = Register::declare(desk, PACKAGE, file.packages.iter());
        let (clauses, clause_entries) = Register::declare(desk, CLAUSE, clauses_of(&document_entries));
        let (sources, source_entries) = Register::declare(desk, SOURCE, file.sources.iter());
        actors.set_titles(actor_entries.iter().map(|(_, actor)| title(actor.name.as_ref())));
        incidents.set_titles(incident_entries.iter().map(|(_, incident)| title(incident.title.as_ref())));
        venues.set_titles(venue_entries.iter().map(|(_, venue)| title(venue.name.as_ref())));
        let rounds = u16::try_from(file.rounds.len().min(MOST)).unwrap_or(u16::MAX);
        let directory = Self { actors, incidents, norms, venues, documents, packages, clauses, sources, rounds };
        let entries = Entries {
            actors: actor_entries,
            incidents: incident_entries,
            norms: norm_entries,
            venues: venue_entries,
            documents: document_entries,
            packages: package_entries,
            clauses: clause_entries,
            sources: source_entries,
        };
        (directory, entries)
    }

    /// The slugs by id.
    pub(super) fn slugs(&self) -> Names {
        Names {
            actors: self.actors.slugs().to_vec(),
            incidents: self.incidents.slugs().to_vec(),
            norms: self.norms.slugs().to_vec(),
            venues: self.venues.slugs().to_vec(),
            documents: self.documents.slugs().to_vec(),
            clauses: self.clauses.slugs().to_vec(),
        }
    }

    /// Every actor.
    pub(super) fn everybody(&self) -> ActorSet {
        ActorSet::first(self.actors.slugs().len())
    }

    /// The actor with this slug.
    pub(super) fn actor(&self, desk: &mut Desk<'_>, slug: &Slug) -> Option<ActorId> {
        self.actors.find(desk, slug).map(|number| ActorId(narrow(number)))
    }

    /// The actors with these slugs, each once, in the order of the list.
    pub(super) fn all_actors(&self, desk: &mut Desk<'_>, slugs: &[Slug]) -> Vec<ActorId> {
        self.actors.find_all(desk, slugs).into_iter().map(|number| ActorId(narrow(number))).collect()
    }

    /// The actors with these slugs, as a set.
    pub(super) fn set(&self, desk: &mut Desk<'_>, slugs: &[Slug]) -> ActorSet {
        self.all_actors(desk, slugs).into_iter().collect()
    }

    /// The entries of a map by actor, each actor once, in the order of the map.
    pub(super) fn by_actor<'f, V>(&self, desk: &mut Desk<'_>, map: &'f Map<V>) -> Vec<(ActorId, &'f V)> {
        let mut seen = crate::scenario::register::Once::default();
        let mut entries = Vec::new();
        for (key, value) in map.iter() {
            if let Some(actor) = self.actor(desk, key)
                && seen.add(desk, actor, desk.span(key))
            {
                entries.push((actor, value));
            }
        }
        entries
    }

    /// The suspect that is meant.
    pub(super) fn suspect(&self, desk: &mut Desk<'_>, who: &Spanned<Who>) -> Option<Suspect> {
        match desk.take(who)? {
            Who::Criminals => Some(Suspect::Criminals),
            Who::Nobody => Some(Suspect::Nobody),
            Who::Actor(slug) => {
                let number = self.actors.find_name(desk, slug, desk.span(who));
                number.map(|number| Suspect::Actor(ActorId(narrow(number))))
            }
        }
    }

    /// The incident with this slug.
    pub(super) fn incident(&self, desk: &mut Desk<'_>, slug: &Slug) -> Option<IncidentId> {
        self.incidents.find(desk, slug).map(|number| IncidentId(narrow(number)))
    }

    /// The norm with this slug.
    pub(super) fn norm(&self, desk: &mut Desk<'_>, slug: &Slug) -> Option<NormId> {
        self.norms.find(desk, slug).map(|number| NormId(narrow(number)))
    }

    /// The norms with these slugs, each once.
    pub(super) fn norms(&self, desk: &mut Desk<'_>, slugs: &[Slug]) -> Vec<NormId> {
        self.norms.find_all(desk, slugs).into_iter().map(|number| NormId(narrow(number))).collect()
    }

    /// The venue with this slug.
    pub(super) fn venue(&self, desk: &mut Desk<'_>, slug: &Slug) -> Option<VenueId> {
        self.venues.find(desk, slug).map(|number| VenueId(narrow(number)))
    }

    /// The venue of documents that name none: the one after all that are declared.
    pub(super) fn plenary(&self) -> VenueId {
        VenueId(narrow(self.venues.slugs().len()))
    }

    /// The document with this slug.
    pub(super) fn document(&self, desk: &mut Desk<'_>, slug: &Slug) -> Option<DocumentId> {
        self.documents.find(desk, slug).map(|number| DocumentId(narrow(number)))
    }

    /// The clause with this slug.
    pub(super) fn clause(&self, desk: &mut Desk<'_>, slug: &Slug) -> Option<ClauseId> {
        self.clauses.find(desk, slug).map(|number| ClauseId(narrow(number)))
    }

    /// The number of the source with this slug.
    pub(super) fn source(&self, desk: &mut Desk<'_>, slug: &Slug) -> Option<usize> {
        self.sources.find(desk, slug)
    }

    /// A round of the calendar.
    pub(super) fn round(&self, desk: &mut Desk<'_>, count: &Count) -> Round {
        desk.round(count, self.rounds)
    }
}

/// The clauses of all documents, in order.
fn clauses_of<'f>(
    documents: &[(Span, &'f file::Document)],
) -> impl Iterator<Item = &'f (Slug, file::Clause)> + use<'f> {
    let documents: Vec<&'f file::Document> = documents.iter().map(|(_, document)| *document).collect();
    documents.into_iter().flat_map(|document| document.clauses.iter())
}

/// What people call an entry, for "did you mean".
fn title(name: Option<&Spanned<Text>>) -> String {
    name.and_then(Spanned::get).map(ToString::to_string).unwrap_or_default()
}

/// The number of an entry as an id holds it; registers keep it small.
fn narrow(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}
