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

/// One number for each response, by [`Response::index`].
pub type Lanes = [f64; RESPONSES];

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

/// A set of responses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Legal(u8);

impl Legal {
    /// The set of these responses.
    #[must_use]
    pub const fn of(responses: &[Response]) -> Self {
        let (mut set, mut at) = (0, 0);
        while at < responses.len() {
            set |= 1 << responses[at] as u8;
            at += 1;
        }
        Self(set)
    }

    /// Responses in either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Responses in both sets.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The set with a response out of it.
    #[must_use]
    pub fn without(self, response: Response) -> Self {
        Self(self.0 & !(1 << response.index()))
    }

    /// Whether a response is in the set.
    #[must_use]
    pub fn contains(self, response: Response) -> bool {
        self.0 >> response.index() & 1 == 1
    }

    /// The set with a response in it.
    #[must_use]
    pub fn with(self, response: Response) -> Self {
        Self(self.0 | 1 << response.index())
    }

    /// The responses of the set, mildest first.
    pub fn iter(self) -> impl Iterator<Item = Response> {
        Response::ALL.into_iter().filter(move |&response| self.contains(response))
    }
}

impl FromIterator<Response> for Legal {
    fn from_iter<I: IntoIterator<Item = Response>>(responses: I) -> Self {
        responses.into_iter().fold(Self::default(), Self::with)
    }
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

/// Every legal response with all of its terms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ledger {
    terms: [Lanes; TERMS],
    totals: Lanes,
    legal: Legal,
}

impl Ledger {
    /// Applies the rule: every response at once, term by term.
    #[must_use]
    pub fn of(sheet: &Sheet, outlook: &Outlook) -> Self {
        let (p, mu) = (outlook.guilt, outlook.vulnerability);
        let lanes = std::array::from_fn::<usize, RESPONSES, _>(|at| at);
        let terms = [
            lanes.map(|at| p * sheet.deterrence[at]),
            lanes.map(|at| -(1.0 - p) * sheet.dread[at]),
            lanes.map(|at| p * (mu * sheet.sticks[at] - (1.0 - mu) * sheet.backfires[at])),
            lanes.map(|at| -sheet.disclosure[at]),
            lanes.map(|at| -sheet.exposure[at]),
            lanes.map(|at| -sheet.effort[at]),
            lanes.map(|at| sheet.solidarity[at] * outlook.share),
            lanes.map(|at| -sheet.threshold[at]),
            sheet.commitment,
            sheet.reproach,
        ];
        let totals = terms.iter().fold([0.0; RESPONSES], |sums, term| lanes.map(|at| sums[at] + term[at]));
        Self { terms, totals, legal: sheet.legal }
    }

    /// The ledger of these responses. Each may stand once.
    #[must_use]
    pub fn new(options: impl IntoIterator<Item = (Response, Stakes)>, outlook: &Outlook) -> Self {
        Self::of(&options.into_iter().collect(), outlook)
    }

    /// The legal responses, mildest first, with their terms.
    pub fn iter(&self) -> impl Iterator<Item = (Response, Row)> {
        self.legal.iter().map(|response| (response, self.row_at(response)))
    }

    fn row_at(&self, response: Response) -> Row {
        Row { terms: self.terms.map(|term| term[response.index()]) }
    }

    /// Whether a response is legal.
    #[must_use]
    pub fn is_legal(&self, response: Response) -> bool {
        self.legal.contains(response)
    }

    /// The terms of a response, if it is legal.
    #[must_use]
    pub fn row(&self, response: Response) -> Option<Row> {
        self.is_legal(response).then(|| self.row_at(response))
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
    pub fn best_of(&self, test: impl Fn(Response) -> bool) -> Option<(Response, f64)> {
        let mut best: Option<(Response, f64)> = None;
        for response in Response::ALL {
            if self.is_legal(response) && test(response) {
                let total = self.totals[response.index()];
                if best.is_none_or(|(_, most)| total > most + TIE) {
                    best = Some((response, total));
                }
            }
        }
        best
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
        let mu = self.outlook.vulnerability;
        match lever {
            Lever::Guilt => {
                stakes.deterrence + stakes.dread + mu * stakes.sticks - (1.0 - mu) * stakes.backfires
            }
            Lever::Share => stakes.solidarity,
        }
    }
}
