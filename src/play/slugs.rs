//! How logs name things: slugs instead of ids, and decisions with every term written out.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::sim::choice::{Decision, Lever, Outlook, Range, Response, Stakes, TERMS};
use crate::sim::event::{Ids, Lexicon, Naming};
use crate::sim::id::NormId;
use crate::sim::{ActorId, ActorSet, IncidentId, Names};

/// Names by slug, borrowed when writing and owned when reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slugs<'a>(std::marker::PhantomData<&'a ()>);

impl<'a> Naming for Slugs<'a> {
    type Actor = Cow<'a, str>;
    type Actors = Vec<Cow<'a, str>>;
    type Incident = Cow<'a, str>;
    type Norm = Cow<'a, str>;
    type Decision = WrittenDecision;
}

/// A decision as it stands in a log: everything needed to explain it, and to make it again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WrittenDecision {
    /// What was chosen.
    pub chosen: Response,
    /// The best of the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runner_up: Option<Response>,
    /// What the actor believed and saw.
    pub outlook: Outlook,
    /// Every legal response.
    pub options: Vec<WrittenOption>,
    /// Between which probabilities of guilt the choice stands.
    pub guilt: Range,
    /// Between which shares of acting partners the choice stands.
    pub share: Range,
}

/// One legal response of a decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WrittenOption {
    /// Which.
    pub response: Response,
    /// What it is worth, in points.
    pub total: f64,
    /// Its terms in points, in the order that the log's header gives.
    pub terms: [f64; TERMS],
    /// Its coefficients, in the order that the log's header gives.
    pub stakes: [f64; STAKES],
}

/// How many coefficients a response has.
pub const STAKES: usize = 11;

/// The names of the coefficients, in the order of logs.
pub const STAKE_NAMES: [&str; STAKES] = [
    "deterrence",
    "dread",
    "sticks",
    "backfires",
    "disclosure",
    "exposure",
    "effort",
    "solidarity",
    "threshold",
    "commitment",
    "reproach",
];

fn write_stakes(s: &Stakes) -> [f64; STAKES] {
    [
        s.deterrence,
        s.dread,
        s.sticks,
        s.backfires,
        s.disclosure,
        s.exposure,
        s.effort,
        s.solidarity,
        s.threshold,
        s.commitment,
        s.reproach,
    ]
}

fn read_stakes(written: &[f64; STAKES]) -> Stakes {
    let [
        deterrence,
        dread,
        sticks,
        backfires,
        disclosure,
        exposure,
        effort,
        solidarity,
        threshold,
        commitment,
        reproach,
    ] = *written;
    Stakes {
        deterrence,
        dread,
        sticks,
        backfires,
        disclosure,
        exposure,
        effort,
        solidarity,
        threshold,
        commitment,
        reproach,
    }
}

impl From<&Decision> for WrittenDecision {
    fn from(decision: &Decision) -> Self {
        let ledger = decision.ledger();
        let options = decision.options.iter().filter_map(|(response, stakes)| {
            let row = ledger.row(*response)?;
            let (terms, stakes) = (row.terms, write_stakes(stakes));
            Some(WrittenOption { response: *response, total: row.total(), terms, stakes })
        });
        Self {
            chosen: decision.chosen,
            runner_up: ledger.runner_up(decision.chosen),
            outlook: decision.outlook,
            options: options.collect(),
            guilt: decision.holds_for(Lever::Guilt),
            share: decision.holds_for(Lever::Share),
        }
    }
}

impl From<WrittenDecision> for Decision {
    fn from(written: WrittenDecision) -> Self {
        let options = written.options.iter().map(|option| (option.response, read_stakes(&option.stakes)));
        Self { outlook: written.outlook, options: options.collect(), chosen: written.chosen }
    }
}

/// Ids to slugs.
#[derive(Clone, Copy, Debug)]
pub struct ToSlugs<'a>(pub &'a Names);

impl<'a> Lexicon<Ids, Slugs<'a>> for ToSlugs<'a> {
    type Error = std::convert::Infallible;

    fn actor(&self, actor: ActorId) -> Result<Cow<'a, str>, Self::Error> {
        Ok(Cow::Borrowed(self.0.actor(actor)))
    }

    fn actors(&self, actors: ActorSet) -> Result<Vec<Cow<'a, str>>, Self::Error> {
        Ok(actors.iter().map(|actor| Cow::Borrowed(self.0.actor(actor))).collect())
    }

    fn incident(&self, incident: IncidentId) -> Result<Cow<'a, str>, Self::Error> {
        Ok(Cow::Borrowed(self.0.incident(incident)))
    }

    fn norm(&self, norm: NormId) -> Result<Cow<'a, str>, Self::Error> {
        Ok(Cow::Borrowed(self.0.norm(norm)))
    }

    fn decision(&self, decision: Box<Decision>) -> Result<WrittenDecision, Self::Error> {
        Ok(WrittenDecision::from(&*decision))
    }
}

/// Slugs to ids.
#[derive(Clone, Copy, Debug)]
pub struct ToIds<'a>(pub &'a Names);

/// A slug that the scenario does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the scenario in the log has no `{0}`")]
pub struct UnknownSlug(pub String);

impl<'a> Lexicon<Slugs<'a>, Ids> for ToIds<'_> {
    type Error = UnknownSlug;

    fn actor(&self, slug: Cow<'a, str>) -> Result<ActorId, UnknownSlug> {
        self.0.find_actor(&slug).ok_or_else(|| UnknownSlug(slug.into_owned()))
    }

    fn actors(&self, slugs: Vec<Cow<'a, str>>) -> Result<ActorSet, UnknownSlug> {
        slugs.into_iter().map(|slug| self.actor(slug)).collect()
    }

    fn incident(&self, slug: Cow<'a, str>) -> Result<IncidentId, UnknownSlug> {
        self.0.find_incident(&slug).ok_or_else(|| UnknownSlug(slug.into_owned()))
    }

    fn norm(&self, slug: Cow<'a, str>) -> Result<NormId, UnknownSlug> {
        self.0.find_norm(&slug).ok_or_else(|| UnknownSlug(slug.into_owned()))
    }

    fn decision(&self, decision: WrittenDecision) -> Result<Box<Decision>, UnknownSlug> {
        Ok(Box::new(decision.into()))
    }
}
