//! How logs name things: slugs instead of ids.

use std::borrow::Cow;
use std::convert::Infallible;
use std::marker::PhantomData;

use serde::ser::{Serialize, Serializer};

use super::log::{ReadDecision, WrittenDecision};
use crate::sim::choice::Decision;
use crate::sim::event::{Ids, Lexicon, Naming};
use crate::sim::id::NormId;
use crate::sim::treaty::ClauseSet;
use crate::sim::{ActorId, ActorSet, ClauseId, DocumentId, IncidentId, Names};

/// Names by slug, as they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written<'a>(PhantomData<&'a ()>);

impl<'a> Naming for Written<'a> {
    type Actor = &'a str;
    type Actors = SlugsOf<'a>;
    type Incident = &'a str;
    type Norm = &'a str;
    type Document = &'a str;
    type Clause = &'a str;
    type Clauses = Vec<&'a str>;
    type Decision = WrittenDecision<'a>;
}

/// Names by slug, as they are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slugs;

impl Naming for Slugs {
    type Actor = String;
    type Actors = Vec<String>;
    type Incident = String;
    type Norm = String;
    type Document = String;
    type Clause = String;
    type Clauses = Vec<String>;
    type Decision = ReadDecision;
}

/// About what a slug takes in a list.
const SLUG: usize = 8;

/// The slugs of a set of actors: a list in JSON.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SlugsOf<'a> {
    names: &'a Names,
    actors: ActorSet,
}

impl<'a> SlugsOf<'a> {
    /// The slugs of these actors.
    pub(super) fn new(names: &'a Names, actors: ActorSet) -> Self {
        Self { names, actors }
    }

    /// Appends the list. Slugs are letters, digits and `_`: nothing in them needs escaping.
    pub(super) fn append(&self, text: &mut Vec<u8>) {
        text.reserve(self.actors.len() * SLUG + 2);
        text.push(b'[');
        for actor in self.actors.iter() {
            text.push(b'"');
            text.extend_from_slice(self.names.actor(actor).as_bytes());
            text.extend_from_slice(b"\",");
        }
        if !self.actors.is_empty() {
            text.pop();
        }
        text.push(b']');
    }
}

impl Serialize for SlugsOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = Vec::new();
        self.append(&mut text);
        serializer.serialize_bytes(&text)
    }
}

/// Ids to slugs.
#[derive(Clone, Copy, Debug)]
pub struct ToSlugs<'a>(pub &'a Names);

impl<'a> Lexicon<Ids, Written<'a>> for ToSlugs<'a> {
    type Error = Infallible;

    fn actor(&self, actor: ActorId) -> Result<&'a str, Infallible> {
        Ok(self.0.actor(actor))
    }

    fn actors(&self, actors: ActorSet) -> Result<SlugsOf<'a>, Infallible> {
        Ok(SlugsOf::new(self.0, actors))
    }

    fn incident(&self, incident: IncidentId) -> Result<&'a str, Infallible> {
        Ok(self.0.incident(incident))
    }

    fn norm(&self, norm: NormId) -> Result<&'a str, Infallible> {
        Ok(self.0.norm(norm))
    }

    fn document(&self, document: DocumentId) -> Result<&'a str, Infallible> {
        Ok(self.0.document(document))
    }

    fn clause(&self, clause: ClauseId) -> Result<&'a str, Infallible> {
        Ok(self.0.clause(clause))
    }

    fn clauses(&self, clauses: ClauseSet) -> Result<Vec<&'a str>, Infallible> {
        Ok(clauses.iter().map(|clause| self.0.clause(clause)).collect())
    }

    fn decision(&self, decision: Box<Decision>) -> Result<WrittenDecision<'a>, Infallible> {
        Ok(WrittenDecision(Cow::Owned(*decision)))
    }
}

/// Slugs to ids.
#[derive(Clone, Copy, Debug)]
pub struct ToIds<'a>(pub &'a Names);

/// A slug that the scenario does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the scenario in the log has no `{0}`")]
pub struct UnknownSlug(pub String);

impl Lexicon<Slugs, Ids> for ToIds<'_> {
    type Error = UnknownSlug;

    fn actor(&self, slug: String) -> Result<ActorId, UnknownSlug> {
        self.0.find_actor(&slug).ok_or(UnknownSlug(slug))
    }

    fn actors(&self, slugs: Vec<String>) -> Result<ActorSet, UnknownSlug> {
        slugs.into_iter().map(|slug| self.actor(slug)).collect()
    }

    fn incident(&self, slug: String) -> Result<IncidentId, UnknownSlug> {
        self.0.find_incident(&slug).ok_or(UnknownSlug(slug))
    }

    fn norm(&self, slug: String) -> Result<NormId, UnknownSlug> {
        self.0.find_norm(&slug).ok_or(UnknownSlug(slug))
    }

    fn document(&self, slug: String) -> Result<DocumentId, UnknownSlug> {
        self.0.find_document(&slug).ok_or(UnknownSlug(slug))
    }

    fn clause(&self, slug: String) -> Result<ClauseId, UnknownSlug> {
        self.0.find_clause(&slug).ok_or(UnknownSlug(slug))
    }

    fn clauses(&self, slugs: Vec<String>) -> Result<ClauseSet, UnknownSlug> {
        slugs.into_iter().map(|slug| self.clause(slug)).collect()
    }

    fn decision(&self, decision: ReadDecision) -> Result<Box<Decision>, UnknownSlug> {
        Ok(Box::new(decision.into()))
    }
}
