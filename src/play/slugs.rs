//! How logs name things: slugs instead of ids, and decisions with every term written out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::{Deserializer, Error as _};
use serde::ser::{SerializeSeq as _, Serializer};
use serde::{Deserialize, Serialize};

use crate::sim::choice::{Decision, Lever, Outlook, Range, Response, Stakes, TERMS, Term};
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
#[serde(deny_unknown_fields)]
pub struct WrittenDecision {
    /// What was chosen.
    pub chosen: Response,
    /// The best of the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runner_up: Option<Response>,
    /// What the actor believed and saw.
    pub outlook: Outlook,
    /// The terms of every legal response in points, in the order that the log's header gives. They sum to its worth.
    pub terms: ByResponse<TERMS>,
    /// The coefficients that terms do not show, in the order that the log's header gives; left out where all are 0.
    pub stakes: ByResponse<STAKES>,
    /// Between which probabilities of guilt the choice stands.
    pub guilt: Range,
    /// Between which shares of acting partners the choice stands.
    pub share: Range,
}

/// How many coefficients of a response its terms do not show.
pub const STAKES: usize = 5;

/// The names of those coefficients, in the order of logs.
pub const STAKE_NAMES: [&str; STAKES] = ["deterrence", "dread", "sticks", "backfires", "solidarity"];

/// So many numbers for each legal response, mildest first: an object in JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct ByResponse<const N: usize>(pub Vec<(Response, [f64; N])>);

impl<const N: usize> ByResponse<N> {
    fn of(&self, response: Response) -> Option<&[f64; N]> {
        self.0.iter().find(|(which, _)| *which == response).map(|(_, numbers)| numbers)
    }
}

impl<const N: usize> Serialize for ByResponse<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(response, numbers)| (response.slug(), Numbers(numbers))))
    }
}

impl<'de, const N: usize> Deserialize<'de> for ByResponse<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let rows =
            BTreeMap::<Response, Vec<f64>>::deserialize(deserializer)?.into_iter().map(|(response, numbers)| {
                let count = numbers.len();
                let fixed = <[f64; N]>::try_from(numbers);
                Ok((response, fixed.map_err(|_| D::Error::invalid_length(count, &N.to_string().as_str()))?))
            });
        rows.collect::<Result<_, _>>().map(Self)
    }
}

/// Most terms of most responses are nothing; a bare 0 says so in the fewest bytes.
struct Numbers<'a>(&'a [f64]);

impl Serialize for Numbers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        for number in self.0 {
            if number.abs() > 0.0 { list.serialize_element(number)? } else { list.serialize_element(&0)? }
        }
        list.end()
    }
}

fn write_stakes(stakes: &Stakes) -> [f64; STAKES] {
    [stakes.deterrence, stakes.dread, stakes.sticks, stakes.backfires, stakes.solidarity]
}

/// The other coefficients are their terms with the sign turned, to the last bit.
fn read_stakes(terms: &[f64; TERMS], stakes: &[f64; STAKES]) -> Stakes {
    let [deterrence, dread, sticks, backfires, solidarity] = *stakes;
    let cost = |term: Term| 0.0 - terms[term as usize];
    Stakes {
        deterrence,
        dread,
        sticks,
        backfires,
        disclosure: cost(Term::Disclosure),
        exposure: cost(Term::Exposure),
        effort: cost(Term::Effort),
        solidarity,
        threshold: cost(Term::Reluctance),
        commitment: terms[Term::Commitment as usize],
        reproach: terms[Term::Reproach as usize],
    }
}

impl From<&Decision> for WrittenDecision {
    fn from(decision: &Decision) -> Self {
        let ledger = decision.ledger();
        let stakes = decision.options.iter().map(|(response, stakes)| (*response, write_stakes(stakes)));
        let stakes = stakes.filter(|(_, stakes)| stakes.iter().any(|stake| stake.abs() > 0.0));
        Self {
            chosen: decision.chosen,
            runner_up: ledger.runner_up(decision.chosen),
            outlook: decision.outlook,
            terms: ByResponse(ledger.iter().map(|(response, row)| (response, row.terms)).collect()),
            stakes: ByResponse(stakes.collect()),
            guilt: decision.holds_in(&ledger, Lever::Guilt),
            share: decision.holds_in(&ledger, Lever::Share),
        }
    }
}

impl From<WrittenDecision> for Decision {
    fn from(written: WrittenDecision) -> Self {
        let WrittenDecision { chosen, outlook, terms, stakes, .. } = written;
        let option = |(response, terms): &(Response, [f64; TERMS])| {
            let stakes = stakes.of(*response).unwrap_or(&[0.0; STAKES]);
            (*response, read_stakes(terms, stakes))
        };
        Self { outlook, options: terms.0.iter().map(option).collect(), chosen }
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
