//! THE decision rule: a response is worth the sum of its named terms, and an actor takes the one worth most.
//!
//! The rule is linear in the probability of guilt and in the partners' share, so the point at which a choice
//! flips is a closed formula ([`Decision::holds_for`]). No effect may exist in the game that is not a [`Term`].
//! Equation: docs/model.md §6.

use std::ops::Deref;

use serde::{Deserialize, Serialize};

pub use super::decision::{Decision, Lever, Range};
pub use super::response::{Lanes, Legal, RESPONSES, Response};

/// A named reason, worth so many points in a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// A guilty target is deterred: `p * G * marginal success`.
    Deterrence,
    /// The innocent may be accused: `-(1-p) * L`.
    Innocent,
    /// Blame sticks or backfires: `p * (mu*r - (1-mu)*c)`.
    Blame,
    /// Public proof burns sources: `-w*V*(P-S)` times the share that is shown.
    Disclosure,
    /// Trade with the accused is put at risk.
    Exposure,
    /// Work and political capital.
    Effort,
    /// Acting with partners: `rho*share`.
    Partners,
    /// Acting first or alone: `-theta`.
    Reluctance,
    /// A word given earlier is kept, or taken back.
    Commitment,
    /// Reproach by partners who act is avoided.
    Reproach,
}

/// How many terms a response has.
pub const TERMS: usize = 10;

impl Term {
    /// All terms, in the order of ledgers and logs.
    pub const ALL: [Self; TERMS] = [
        Self::Deterrence,
        Self::Innocent,
        Self::Blame,
        Self::Disclosure,
        Self::Exposure,
        Self::Effort,
        Self::Partners,
        Self::Reluctance,
        Self::Commitment,
        Self::Reproach,
    ];
}

/// What a response is worth before belief and company are known: the coefficients of the rule, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stakes {
    /// Worth of deterring a guilty target, already times the marginal success (`G * marg`).
    pub deterrence: f64,
    /// Cost of accusing the innocent (`L`), at least 0.
    pub dread: f64,
    /// Gain when blame sticks (`r`), at least 0.
    pub sticks: f64,
    /// Loss when it bounces off (`c`), at least 0.
    pub backfires: f64,
    /// Cost of the sources that are shown, at least 0.
    pub disclosure: f64,
    /// Cost of the trade that is put at risk, at least 0.
    pub exposure: f64,
    /// Cost of the work, at least 0.
    pub effort: f64,
    /// Worth of acting with all partners (`rho`), at least 0.
    pub solidarity: f64,
    /// Cost of acting without them (`theta`), at least 0.
    pub threshold: f64,
    /// Worth of the word that it keeps; below 0 for one that it breaks.
    pub commitment: f64,
    /// Reproach that it spares, at least 0.
    pub reproach: f64,
}

/// What the actor believes and sees when it decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outlook {
    /// Probability that the accused is guilty (`p`).
    pub guilt: f64,
    /// Belief that blame hurts the accused (`mu`).
    pub vulnerability: f64,
    /// Kinship-weighted share of partners who act (`share`).
    pub share: f64,
}

/// The coefficients of all responses side by side, so that the rule runs over all of them at once.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sheet {
    /// See [`Stakes::deterrence`].
    pub deterrence: Lanes,
    /// See [`Stakes::dread`].
    pub dread: Lanes,
    /// See [`Stakes::sticks`].
    pub sticks: Lanes,
    /// See [`Stakes::backfires`].
    pub backfires: Lanes,
    /// See [`Stakes::disclosure`].
    pub disclosure: Lanes,
    /// See [`Stakes::exposure`].
    pub exposure: Lanes,
    /// See [`Stakes::effort`].
    pub effort: Lanes,
    /// See [`Stakes::solidarity`].
    pub solidarity: Lanes,
    /// See [`Stakes::threshold`].
    pub threshold: Lanes,
    /// See [`Stakes::commitment`].
    pub commitment: Lanes,
    /// See [`Stakes::reproach`].
    pub reproach: Lanes,
    /// Which responses are legal.
    pub legal: Legal,
}

impl Sheet {
    /// Enters the coefficients of a legal response.
    pub fn put(&mut self, response: Response, stakes: &Stakes) {
        let at = response.index();
        self.deterrence[at] = stakes.deterrence;
        self.dread[at] = stakes.dread;
        self.sticks[at] = stakes.sticks;
        self.backfires[at] = stakes.backfires;
        self.disclosure[at] = stakes.disclosure;
        self.exposure[at] = stakes.exposure;
        self.effort[at] = stakes.effort;
        self.solidarity[at] = stakes.solidarity;
        self.threshold[at] = stakes.threshold;
        self.commitment[at] = stakes.commitment;
        self.reproach[at] = stakes.reproach;
        self.legal = self.legal.with(response);
    }

    /// The coefficients of one response.
    #[must_use]
    pub fn stakes(&self, response: Response) -> Stakes {
        let at = response.index();
        Stakes {
            deterrence: self.deterrence[at],
            dread: self.dread[at],
            sticks: self.sticks[at],
            backfires: self.backfires[at],
            disclosure: self.disclosure[at],
            exposure: self.exposure[at],
            effort: self.effort[at],
            solidarity: self.solidarity[at],
            threshold: self.threshold[at],
            commitment: self.commitment[at],
            reproach: self.reproach[at],
        }
    }
}

impl FromIterator<(Response, Stakes)> for Sheet {
    fn from_iter<I: IntoIterator<Item = (Response, Stakes)>>(options: I) -> Self {
        options.into_iter().fold(Self::default(), |mut sheet, (response, stakes)| {
            sheet.put(response, &stakes);
            sheet
        })
    }
}

/// The terms of one response.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Row {
    /// Points by [`Term`], in the order of [`Term::ALL`].
    pub terms: [f64; TERMS],
}

impl Row {
    /// What the response is worth: the sum of its terms, in points.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.terms.iter().sum()
    }

    /// One term, in points.
    #[must_use]
    pub fn term(&self, term: Term) -> f64 {
        self.terms[term as usize]
    }
}

/// Two sums closer than this are a tie, in points: far above rounding, far below any effect.
pub const TIE: f64 = 1e-12;

/// The terms of one response: the rule.
fn terms(sheet: &Sheet, outlook: &Outlook, at: usize) -> [f64; TERMS] {
    let (p, mu) = (outlook.guilt, outlook.vulnerability);
    [
        p * sheet.deterrence[at],
        -(1.0 - p) * sheet.dread[at],
        p * (mu * sheet.sticks[at] - (1.0 - mu) * sheet.backfires[at]),
        -sheet.disclosure[at],
        -sheet.exposure[at],
        -sheet.effort[at],
        sheet.solidarity[at] * outlook.share,
        -sheet.threshold[at],
        sheet.commitment[at],
        sheet.reproach[at],
    ]
}

/// What every legal response is worth: the sum of its terms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tally {
    totals: Lanes,
    legal: Legal,
}

impl Tally {
    /// Applies the rule: every response at once, term by term.
    #[inline]
    #[must_use]
    pub fn of(sheet: &Sheet, outlook: &Outlook) -> Self {
        let mut totals = [0.0; RESPONSES];
        for (at, total) in totals.iter_mut().enumerate() {
            *total = terms(sheet, outlook, at).into_iter().fold(0.0, |sum, term| sum + term);
        }
        Self { totals, legal: sheet.legal }
    }

    /// Whether a response is legal.
    #[must_use]
    pub fn is_legal(&self, response: Response) -> bool {
        self.legal.contains(response)
    }

    /// What a response is worth in points, if it is legal.
    #[must_use]
    pub fn total(&self, response: Response) -> Option<f64> {
        self.is_legal(response).then(|| self.worth(response))
    }

    /// What a response would be worth in points, legal or not.
    pub(super) fn worth(&self, response: Response) -> f64 {
        self.totals[response.index()]
    }

    /// The response with the largest sum; ties go to the milder one. Holding out where nothing is legal.
    #[must_use]
    pub fn best(&self) -> Response {
        self.best_of(|_| true).map_or_else(Response::default, |(response, _)| response)
    }

    /// The best of the other responses.
    #[must_use]
    pub fn runner_up(&self, chosen: Response) -> Option<Response> {
        self.best_of(|response| response != chosen).map(|(response, _)| response)
    }

    /// The best of the legal responses that pass a test, with its worth; ties go to the milder one.
    pub fn best_of(&self, test: impl Fn(Response) -> bool) -> Option<(Response, f64)> {
        let mut best: Option<(Response, f64)> = None;
        for response in self.legal.iter().filter(|&response| test(response)) {
            let total = self.worth(response);
            if best.is_none_or(|(_, most)| total > most + TIE) {
                best = Some((response, total));
            }
        }
        best
    }
}

/// Every legal response with all of its terms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ledger {
    terms: [[f64; TERMS]; RESPONSES],
    tally: Tally,
}

impl Deref for Ledger {
    type Target = Tally;

    fn deref(&self) -> &Tally {
        &self.tally
    }
}

impl Ledger {
    /// Applies the rule.
    #[must_use]
    pub fn of(sheet: &Sheet, outlook: &Outlook) -> Self {
        Self { terms: std::array::from_fn(|at| terms(sheet, outlook, at)), tally: Tally::of(sheet, outlook) }
    }

    /// The ledger of these responses. Each may stand once.
    #[must_use]
    pub fn new(options: impl IntoIterator<Item = (Response, Stakes)>, outlook: &Outlook) -> Self {
        Self::of(&options.into_iter().collect(), outlook)
    }

    /// The legal responses, mildest first, with their terms.
    pub fn iter(&self) -> impl Iterator<Item = (Response, Row)> {
        self.legal.iter().map(|response| (response, Row { terms: self.terms[response.index()] }))
    }

    /// The terms of a response, if it is legal.
    #[must_use]
    pub fn row(&self, response: Response) -> Option<Row> {
        self.is_legal(response).then(|| Row { terms: self.terms[response.index()] })
    }
}
