//! A decision: a choice with everything that made it, and where it would flip.

use serde::{Deserialize, Serialize};

use super::choice::{Ledger, Outlook, Stakes, TIE, Tally, Term};
use super::response::Response;

/// Where a choice would flip: the values of one quantity between which it stands, all else equal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Range {
    /// Below this the other response is chosen; none if the choice stands down to 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<(f64, Response)>,
    /// Above this the other response is chosen; none if the choice stands up to [`Lever::most`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<(f64, Response)>,
}

/// A quantity that the rule is linear in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lever {
    /// The probability that the accused is guilty.
    Guilt,
    /// The share of partners who act.
    Share,
    /// The belief that blame hurts the accused.
    Vulnerability,
    /// What a term is worth or costs in every response, as a multiple of what it is.
    Times(Term),
}

/// The greatest multiple of a term that is looked at; beyond it, another choice says little about this one.
const MOST_TIMES: f64 = 1000.0;

impl Lever {
    /// The greatest value that it can have; the least is 0.
    #[must_use]
    pub fn most(self) -> f64 {
        match self {
            Self::Guilt | Self::Share | Self::Vulnerability => 1.0,
            Self::Times(_) => MOST_TIMES,
        }
    }
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
    /// That of a machine that did it itself: it weighs nothing, and says nothing.
    #[must_use]
    pub fn silence() -> Self {
        let silence = (Response::HoldOut, Stakes::default());
        Self { outlook: Outlook::default(), options: vec![silence], chosen: Response::HoldOut }
    }

    /// Every legal response with all of its terms.
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        Ledger::new(self.options.iter().copied(), &self.outlook)
    }

    /// What every legal response is worth: the sums of the ledger.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for (response, stakes) in &self.options {
            tally.put(*response, stakes.row(&self.outlook).total());
        }
        tally
    }

    /// What the rule takes at another value of one quantity, all else equal: the re-run of a counterfactual.
    #[must_use]
    pub fn again_at(&self, lever: Lever, value: f64) -> Response {
        self.tally_at(lever, value).best()
    }

    /// What every legal response is worth at another value of one quantity, all else equal.
    #[must_use]
    pub fn tally_at(&self, lever: Lever, value: f64) -> Tally {
        let (outlook, times) = match lever {
            Lever::Guilt => (Outlook { guilt: value, ..self.outlook }, None),
            Lever::Share => (Outlook { share: value, ..self.outlook }, None),
            Lever::Vulnerability => (Outlook { vulnerability: value, ..self.outlook }, None),
            Lever::Times(term) => (self.outlook, Some(term)),
        };
        let mut tally = Tally::default();
        for (response, stakes) in &self.options {
            let row = stakes.row(&outlook);
            tally.put(*response, row.total() + times.map_or(0.0, |term| (value - 1.0) * row.term(term)));
        }
        tally
    }

    /// Between which values of a quantity the choice stands, all else equal: the closed-form tie points
    /// against every legal response, of which the nearest on each side counts.
    #[must_use]
    pub fn holds_for(&self, lever: Lever) -> Range {
        self.holds_in(&self.tally(), lever)
    }

    /// The same from a tally that was made already.
    #[must_use]
    pub fn holds_in(&self, tally: &Tally, lever: Lever) -> Range {
        let Some(&(_, mine)) = self.options.iter().find(|(response, _)| *response == self.chosen) else {
            return Range::default();
        };
        let now = self.value(lever);
        let my_slope = self.slope(&mine, lever);
        let total = |response| tally.total(response).unwrap_or_default();
        let mut range = Range::default();
        for (response, stakes) in self.options.iter().filter(|(response, _)| *response != self.chosen) {
            let gap = total(self.chosen) - total(*response);
            let closing = self.slope(stakes, lever) - my_slope;
            if closing.abs() <= TIE {
                continue;
            }
            let tie = now + gap / closing;
            if closing > 0.0 && tie < lever.most() && range.to.is_none_or(|(nearest, _)| tie < nearest) {
                range.to = Some((tie, *response));
            } else if closing < 0.0 && tie > 0.0 && range.from.is_none_or(|(nearest, _)| tie > nearest) {
                range.from = Some((tie, *response));
            }
        }
        range
    }

    /// The value of a quantity as it was.
    #[must_use]
    pub fn value(&self, lever: Lever) -> f64 {
        match lever {
            Lever::Guilt => self.outlook.guilt,
            Lever::Share => self.outlook.share,
            Lever::Vulnerability => self.outlook.vulnerability,
            Lever::Times(_) => 1.0,
        }
    }

    fn slope(&self, stakes: &Stakes, lever: Lever) -> f64 {
        let mu = self.outlook.vulnerability;
        match lever {
            Lever::Guilt => stakes.deterrence + stakes.dread + mu * stakes.sticks - (1.0 - mu) * stakes.backfires,
            Lever::Share => stakes.solidarity,
            Lever::Vulnerability => self.outlook.guilt * (stakes.sticks + stakes.backfires),
            Lever::Times(term) => stakes.row(&self.outlook).term(term),
        }
    }
}
