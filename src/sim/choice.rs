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

impl Stakes {
    /// The terms of the response under an outlook: the rule.
    #[inline(always)]
    #[must_use]
    pub fn row(&self, outlook: &Outlook) -> Row {
        let (p, mu) = (outlook.guilt, outlook.vulnerability);
        let terms = [
            p * self.deterrence,
            -(1.0 - p) * self.dread,
            p * (mu * self.sticks - (1.0 - mu) * self.backfires),
            -self.disclosure,
            -self.exposure,
            -self.effort,
            self.solidarity * outlook.share,
            -self.threshold,
            self.commitment,
            self.reproach,
        ];
        Row { terms }
    }
}

/// What every legal response is worth: the sum of its terms.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    totals: Lanes,
    legal: Legal,
}

impl Tally {
    /// What each response is worth, in points, and which are legal.
    #[must_use]
    pub fn new(totals: Lanes, legal: Legal) -> Self {
        Self { totals, legal }
    }

    /// Enters what a legal response is worth, in points.
    #[inline]
    pub fn put(&mut self, response: Response, total: f64) {
        self.totals[response.index()] = total;
        self.legal = self.legal.with(response);
    }

    /// The tally without one response.
    #[must_use]
    pub fn without(self, response: Response) -> Self {
        Self { legal: self.legal.without(response), ..self }
    }

    /// Whether a response is legal.
    #[must_use]
    pub fn is_legal(&self, response: Response) -> bool {
        self.legal.contains(response)
    }

    /// What a response is worth in points, if it is legal.
    #[must_use]
    pub fn total(&self, response: Response) -> Option<f64> {
        self.is_legal(response).then(|| self.totals[response.index()])
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
    #[inline]
    pub fn best_of(&self, test: impl Fn(Response) -> bool) -> Option<(Response, f64)> {
        let mut best: Option<(Response, f64)> = None;
        for response in self.legal.iter().filter(|&response| test(response)) {
            let total = self.totals[response.index()];
            if best.is_none_or(|(_, most)| total > most + TIE) {
                best = Some((response, total));
            }
        }
        best
    }
}

/// Every legal response with all of its terms.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ledger {
    rows: [Row; RESPONSES],
    tally: Tally,
}

impl Deref for Ledger {
    type Target = Tally;

    fn deref(&self) -> &Tally {
        &self.tally
    }
}

impl Ledger {
    /// The ledger of these responses. Each may stand once.
    #[must_use]
    pub fn new(options: impl IntoIterator<Item = (Response, Stakes)>, outlook: &Outlook) -> Self {
        let mut ledger = Self::default();
        for (response, stakes) in options {
            let row = stakes.row(outlook);
            ledger.rows[response.index()] = row;
            ledger.tally.put(response, row.total());
        }
        ledger
    }

    /// The legal responses, mildest first, with their terms.
    pub fn iter(&self) -> impl Iterator<Item = (Response, Row)> {
        self.legal.iter().map(|response| (response, self.rows[response.index()]))
    }

    /// The terms of a response, if it is legal.
    #[must_use]
    pub fn row(&self, response: Response) -> Option<Row> {
        self.is_legal(response).then(|| self.rows[response.index()])
    }
}
