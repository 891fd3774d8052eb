//! Decisions, the bulk of a log: every term of every legal response written out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use super::json::{self, Text};
use super::pen::Pen;
use crate::sim::choice::{Decision, Ledger, Lever, Outlook, RESPONSES, Range, Response, Stakes, TERMS, Term};

/// A decision that is written to a log, with everything needed to explain it, and to make it again: what was chosen,
/// the best of the others, what the actor believed and saw, the terms of every legal response in points in the order
/// that the log's header gives, the coefficients that terms do not show (left out where all are 0), and between which
/// probabilities of guilt and which shares of acting partners the choice stands.
#[derive(Clone, Debug, PartialEq)]
pub struct WrittenDecision<'a>(pub Cow<'a, Decision>);

/// Written by hand, so that a record can be, too: in a logged game nothing is written more often.
impl Serialize for WrittenDecision<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = Text::with_capacity(1024);
        append(&self.0, &mut Pen::new(), &mut text);
        serializer.serialize_bytes(&text)
    }
}

/// Appends a decision.
pub(super) fn append(decision: &Decision, pen: &mut Pen, text: &mut Text) {
    let Decision { outlook, chosen, .. } = decision;
    let ledger = decision.ledger();
    text.extend_from_slice(b"{\"chosen\":");
    name(*chosen, text);
    if let Some(runner_up) = ledger.runner_up(*chosen) {
        text.extend_from_slice(b",\"runner_up\":");
        name(runner_up, text);
    }
    text.extend_from_slice(b",\"outlook\":{\"guilt\":");
    json::number(outlook.guilt, text);
    text.extend_from_slice(b",\"vulnerability\":");
    pen.number(outlook.vulnerability, text);
    text.extend_from_slice(b",\"share\":");
    pen.number(outlook.share, text);
    text.extend_from_slice(b"},\"terms\":{");
    terms(&ledger, pen, text);
    text.extend_from_slice(b"},\"stakes\":{");
    stakes(decision, pen, text);
    text.extend_from_slice(b"},\"guilt\":{");
    range(decision.holds_in(&ledger, Lever::Guilt), text);
    text.extend_from_slice(b"},\"share\":{");
    range(decision.holds_in(&ledger, Lever::Share), text);
    text.extend_from_slice(b"}}");
}

/// The longest name of a response, with its quotation marks, and room to spare.
const LONGEST: usize = 24;

/// The names of responses in quotation marks, with their lengths.
const NAMES: [([u8; LONGEST], usize); RESPONSES] = {
    let (mut names, mut index) = ([([b'"'; LONGEST], 0); RESPONSES], 0);
    while index < RESPONSES {
        let slug = Response::ALL[index].slug().as_bytes();
        let mut at = 0;
        while at < slug.len() {
            names[index].0[at + 1] = slug[at];
            at += 1;
        }
        names[index].1 = slug.len() + 2;
        index += 1;
    }
    names
};

fn name(response: Response, text: &mut Text) {
    let (name, length) = &NAMES[response.index()];
    // A copy of fixed length, cut to size, is faster than one of the right length.
    text.extend_from_slice(name);
    text.truncate(text.len() - LONGEST + length);
}

/// Every term of every legal response. The first three move with belief and seldom return.
fn terms(ledger: &Ledger, pen: &mut Pen, text: &mut Text) {
    for (index, (response, row)) in ledger.iter().enumerate() {
        numbers(index == 0, response, row.terms.split_at(3), pen, text);
    }
}

/// The coefficients that terms do not show. The first moves with what others do and seldom returns.
fn stakes(decision: &Decision, pen: &mut Pen, text: &mut Text) {
    let mut is_first = true;
    for (response, stakes) in &decision.options {
        let hidden = hidden(stakes);
        if hidden.iter().any(|stake| stake.abs() > 0.0) {
            numbers(is_first, *response, hidden.split_at(1), pen, text);
            is_first = false;
        }
    }
}

/// The numbers of one response: those that are new each time, and those that return.
fn numbers(is_first: bool, response: Response, (new, returning): (&[f64], &[f64]), pen: &mut Pen, text: &mut Text) {
    if !is_first {
        text.push(b',');
    }
    name(response, text);
    text.extend_from_slice(b":[");
    pen.numbers(new, returning, text);
    text.pop();
    text.push(b']');
}

fn range(range: Range, text: &mut Text) {
    let ends = [("from", range.from), ("to", range.to)];
    let mut is_first = true;
    for (end, (at, response)) in ends.into_iter().filter_map(|(end, bound)| Some((end, bound?))) {
        text.extend_from_slice(if is_first { b"\"" } else { b",\"" });
        text.extend_from_slice(end.as_bytes());
        text.extend_from_slice(b"\":[");
        json::number(at, text);
        text.push(b',');
        name(response, text);
        text.push(b']');
        is_first = false;
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
struct ByResponse<const N: usize>(Vec<(Response, [f64; N])>);

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

fn hidden(stakes: &Stakes) -> [f64; STAKES] {
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
