//! THE decision rule: a response is worth the sum of its named terms, and an actor takes the one worth most.
//!
//! The rule is linear in the probability of guilt and in the partners' share, so the point at which a choice
//! flips is a closed formula ([`Ledger::holds_for`]). No effect may exist in the game that is not a [`Term`].
//! Equation: docs/model.md §6.

use serde::{Deserialize, Serialize};

/// What an actor can do about an incident, mildest first; ties go to the milder one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// Take no further step: stay silent, or stand by what was said before.
    #[default]
    HoldOut,
    /// Tell the accused and close partners, in private.
    Private,
    /// Name the author in public, alone if need be.
    Public,
    /// Name the author in public, together with others or else only in private.
    Joint,
    /// Name the author and list people and units.
    SanctionPersons,
    /// Name the author and restrict sectors.
    SanctionSectors,
    /// Name the author and cut trade at large.
    SanctionTrade,
    /// Take a public accusation back.
    Retract,
}

/// How many responses there are.
pub const RESPONSES: usize = 8;

impl Response {
    /// All responses, mildest first.
    pub const ALL: [Self; RESPONSES] = [
        Self::HoldOut,
        Self::Private,
        Self::Public,
        Self::Joint,
        Self::SanctionPersons,
        Self::SanctionSectors,
        Self::SanctionTrade,
        Self::Retract,
    ];

    /// The position in tables of responses.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    /// How far it goes: 0 silent, 1 private, 2 named in public, 3 to 5 sanctions.
    #[must_use]
    pub fn rank(self) -> u8 {
        match self {
            Self::HoldOut | Self::Retract => 0,
            Self::Private => 1,
            Self::Public | Self::Joint => 2,
            Self::SanctionPersons => 3,
            Self::SanctionSectors => 4,
            Self::SanctionTrade => 5,
        }
    }

    /// Whether the world hears of it.
    #[must_use]
    pub fn is_public(self) -> bool {
        self.rank() >= 2
    }

    /// Whether it is a sanction.
    #[must_use]
    pub fn is_sanction(self) -> bool {
        self.rank() >= 3
    }

    /// The word for it in scenario files, logs and orders.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::HoldOut => "hold_out",
            Self::Private => "private",
            Self::Public => "public",
            Self::Joint => "joint",
            Self::SanctionPersons => "sanction_persons",
            Self::SanctionSectors => "sanction_sectors",
            Self::SanctionTrade => "sanction_trade",
            Self::Retract => "retract",
        }
    }
}

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
    /// Applies the rule to one response.
    #[must_use]
    pub fn new(stakes: &Stakes, outlook: &Outlook) -> Self {
        let (p, mu) = (outlook.guilt, outlook.vulnerability);
        Self {
            terms: [
                p * stakes.deterrence,
                -(1.0 - p) * stakes.dread,
                p * (mu * stakes.sticks - (1.0 - mu) * stakes.backfires),
                -stakes.disclosure,
                -stakes.exposure,
                -stakes.effort,
                stakes.solidarity * outlook.share,
                -stakes.threshold,
                stakes.commitment,
                stakes.reproach,
            ],
        }
    }

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

    /// The change per unit of guilt and per unit of share, for the tie points: `(d/dp, d/dshare)`.
    fn slopes(&self, stakes: &Stakes, outlook: &Outlook) -> (f64, f64) {
        let mu = outlook.vulnerability;
        let guilt = stakes.deterrence + stakes.dread + mu * stakes.sticks - (1.0 - mu) * stakes.backfires;
        (guilt, stakes.solidarity)
    }
}

/// Two sums closer than this are a tie, in points: far above rounding, far below any effect.
pub const TIE: f64 = 1e-12;

/// Every legal response with all of its terms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ledger {
    rows: [Row; RESPONSES],
    totals: [f64; RESPONSES],
    legal: u8,
}

impl Default for Ledger {
    fn default() -> Self {
        Self { rows: [Row::default(); RESPONSES], totals: [0.0; RESPONSES], legal: 0 }
    }
}

impl Ledger {
    /// The ledger of these responses. Each may stand once.
    #[must_use]
    pub fn new(options: impl IntoIterator<Item = (Response, Stakes)>, outlook: &Outlook) -> Self {
        let mut ledger = Self::default();
        for (response, stakes) in options {
            ledger.put(response, &stakes, outlook);
        }
        ledger
    }

    /// Enters a legal response.
    pub fn put(&mut self, response: Response, stakes: &Stakes, outlook: &Outlook) {
        let row = Row::new(stakes, outlook);
        self.totals[response.index()] = row.total();
        self.rows[response.index()] = row;
        self.legal |= 1 << response.index();
    }

    /// The legal responses, mildest first, with their terms.
    pub fn iter(&self) -> impl Iterator<Item = (Response, &Row)> {
        Response::ALL.into_iter().filter(|&response| self.is_legal(response)).map(|r| (r, &self.rows[r.index()]))
    }

    /// Whether a response is legal.
    #[must_use]
    pub fn is_legal(&self, response: Response) -> bool {
        self.legal >> response.index() & 1 == 1
    }

    /// The terms of a response, if it is legal.
    #[must_use]
    pub fn row(&self, response: Response) -> Option<&Row> {
        self.is_legal(response).then(|| &self.rows[response.index()])
    }

    /// What a response is worth in points, if it is legal.
    #[must_use]
    pub fn total(&self, response: Response) -> Option<f64> {
        self.is_legal(response).then(|| self.totals[response.index()])
    }

    /// The response with the largest sum; ties go to the milder one. Holding out where nothing is legal.
    #[must_use]
    pub fn best(&self) -> Response {
        self.best_except(None).unwrap_or_default()
    }

    /// The best of the other responses.
    #[must_use]
    pub fn runner_up(&self, chosen: Response) -> Option<Response> {
        self.best_except(Some(chosen))
    }

    fn best_except(&self, out: Option<Response>) -> Option<Response> {
        let mut best: Option<(Response, f64)> = None;
        for response in Response::ALL {
            if self.is_legal(response) && Some(response) != out {
                let total = self.totals[response.index()];
                if best.is_none_or(|(_, most)| total > most + TIE) {
                    best = Some((response, total));
                }
            }
        }
        best.map(|(response, _)| response)
    }
}

/// Where a choice would flip: the values of one quantity between which it stands, all else equal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Range {
    /// Below this the other response is chosen; none if the choice stands down to 0.
    pub from: Option<(f64, Response)>,
    /// Above this the other response is chosen; none if the choice stands up to 1.
    pub to: Option<(f64, Response)>,
}

/// A quantity that the rule is linear in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lever {
    /// The probability that the accused is guilty.
    Guilt,
    /// The share of partners who act.
    Share,
}

/// A choice with everything that made it: enough to explain it and to make it again.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// What the actor believed and saw.
    pub outlook: Outlook,
    /// The coefficients of each legal response.
    pub options: Vec<(Response, Stakes)>,
    /// What was chosen.
    pub chosen: Response,
}

impl Decision {
    /// Every legal response with all of its terms.
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        Ledger::new(self.options.iter().copied(), &self.outlook)
    }

    /// What the rule takes at another value of one quantity, all else equal: the re-run of a counterfactual.
    #[must_use]
    pub fn again_at(&self, lever: Lever, value: f64) -> Response {
        let outlook = match lever {
            Lever::Guilt => Outlook { guilt: value, ..self.outlook },
            Lever::Share => Outlook { share: value, ..self.outlook },
        };
        Ledger::new(self.options.iter().copied(), &outlook).best()
    }

    /// Between which values of a quantity the choice stands, all else equal: the closed-form tie points
    /// against every legal response, of which the nearest on each side counts.
    #[must_use]
    pub fn holds_for(&self, lever: Lever) -> Range {
        let ledger = self.ledger();
        let Some(&(_, mine)) = self.options.iter().find(|(response, _)| *response == self.chosen) else {
            return Range::default();
        };
        let now = self.value(lever);
        let (my_total, my_slope) = (ledger.totals[self.chosen.index()], self.slope(&mine, lever));
        let mut range = Range::default();
        for (response, stakes) in self.options.iter().filter(|(response, _)| *response != self.chosen) {
            let gap = my_total - ledger.totals[response.index()];
            let closing = self.slope(stakes, lever) - my_slope;
            if closing.abs() <= TIE {
                continue;
            }
            let tie = now + gap / closing;
            if closing > 0.0 && tie < 1.0 && range.to.is_none_or(|(nearest, _)| tie < nearest) {
                range.to = Some((tie, *response));
            } else if closing < 0.0 && tie > 0.0 && range.from.is_none_or(|(nearest, _)| tie > nearest) {
                range.from = Some((tie, *response));
            }
        }
        range
    }

    fn value(&self, lever: Lever) -> f64 {
        match lever {
            Lever::Guilt => self.outlook.guilt,
            Lever::Share => self.outlook.share,
        }
    }

    fn slope(&self, stakes: &Stakes, lever: Lever) -> f64 {
        let (guilt, share) = Row::default().slopes(stakes, &self.outlook);
        match lever {
            Lever::Guilt => guilt,
            Lever::Share => share,
        }
    }
}
