//! How logs name things: slugs instead of ids, and decisions with every term written out.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error as _};
use serde::ser::{SerializeMap as _, SerializeSeq as _, SerializeStruct as _, Serializer};
use serde::{Deserialize, Serialize};

use crate::sim::choice::{Decision, Ledger, Lever, Outlook, Range, Response, Stakes, TERMS, Term};
use crate::sim::event::{Ids, Lexicon, Naming};
use crate::sim::id::NormId;
use crate::sim::{ActorId, ActorSet, IncidentId, Names};

/// Names by slug, as they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written<'a>(PhantomData<&'a ()>);

impl<'a> Naming for Written<'a> {
    type Actor = &'a str;
    type Actors = SlugsOf<'a>;
    type Incident = &'a str;
    type Norm = &'a str;
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
    type Decision = ReadDecision;
}

/// The slugs of a set of actors: a list in JSON.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SlugsOf<'a> {
    names: &'a Names,
    actors: ActorSet,
}

impl Serialize for SlugsOf<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.actors.iter().map(|actor| self.names.actor(actor)))
    }
}

/// A decision that is written to a log, with everything needed to explain it, and to make it again: what was chosen,
/// the best of the others, what the actor believed and saw, the terms of every legal response in points in the order
/// that the log's header gives, the coefficients that terms do not show (left out where all are 0), and between which
/// probabilities of guilt and which shares of acting partners the choice stands.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenDecision<'a>(pub Cow<'a, Decision>);

impl Serialize for WrittenDecision<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let decision = &*self.0;
        let ledger = decision.ledger();
        let mut fields = serializer.serialize_struct("Decision", 7)?;
        fields.serialize_field("chosen", &decision.chosen)?;
        if let Some(runner_up) = ledger.runner_up(decision.chosen) {
            fields.serialize_field("runner_up", &runner_up)?;
        }
        fields.serialize_field("outlook", &decision.outlook)?;
        fields.serialize_field("terms", &Terms(&ledger))?;
        fields.serialize_field("stakes", &HiddenStakes(&decision.options))?;
        fields.serialize_field("guilt", &decision.holds_in(&ledger, Lever::Guilt))?;
        fields.serialize_field("share", &decision.holds_in(&ledger, Lever::Share))?;
        fields.end()
    }
}

/// The terms of every legal response: an object in JSON.
struct Terms<'a>(&'a Ledger);

impl Serialize for Terms<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut responses = serializer.serialize_map(None)?;
        for (response, row) in self.0.iter() {
            responses.serialize_entry(&response, &Numbers(&row.terms))?;
        }
        responses.end()
    }
}

/// The coefficients that terms do not show.
struct HiddenStakes<'a>(&'a [(Response, Stakes)]);

impl Serialize for HiddenStakes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut responses = serializer.serialize_map(None)?;
        for (response, stakes) in self.0 {
            let stakes = write_stakes(stakes);
            if stakes.iter().any(|stake| stake.abs() > 0.0) {
                responses.serialize_entry(response, &Numbers(&stakes))?;
            }
        }
        responses.end()
    }
}

/// A decision as it was read from a log. What follows from the rest is checked for its form only.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadDecision {
    chosen: Response,
    #[serde(default, rename = "runner_up")]
    _runner_up: Option<Response>,
    outlook: Outlook,
    terms: ByResponse<TERMS>,
    stakes: ByResponse<STAKES>,
    #[serde(rename = "guilt")]
    _guilt: Range,
    #[serde(rename = "share")]
    _share: Range,
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

impl From<ReadDecision> for Decision {
    fn from(read: ReadDecision) -> Self {
        let ReadDecision { chosen, outlook, terms, stakes, .. } = read;
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

impl<'a> Lexicon<Ids, Written<'a>> for ToSlugs<'a> {
    type Error = Infallible;

    fn actor(&self, actor: ActorId) -> Result<&'a str, Infallible> {
        Ok(self.0.actor(actor))
    }

    fn actors(&self, actors: ActorSet) -> Result<SlugsOf<'a>, Infallible> {
        Ok(SlugsOf { names: self.0, actors })
    }

    fn incident(&self, incident: IncidentId) -> Result<&'a str, Infallible> {
        Ok(self.0.incident(incident))
    }

    fn norm(&self, norm: NormId) -> Result<&'a str, Infallible> {
        Ok(self.0.norm(norm))
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

    fn decision(&self, decision: ReadDecision) -> Result<Box<Decision>, UnknownSlug> {
        Ok(Box::new(decision.into()))
    }
}
