//! From a situation to the coefficients of the rule: what each legal response would be worth to an actor.
//!
//! This is where facts of the scenario and numbers of [`Rules`](super::Rules) meet. Equation: docs/model.md §6.

use super::check;
use super::choice::{Decision, Lanes, Ledger, Legal, Outlook, RESPONSES, Response, Stakes, Tally};
use super::commitment;
use super::front::{Company, Front};
use super::id::{ActorId, IncidentId};
use super::incident::Suspect;
use super::pressure::Leverage;
use super::quantity::positive;
use super::setting::Setting;
use super::situation::{Situation, Stance};
use super::tariff::{OwnPrices, Prices};

/// Everything that one actor's choice over one front depends on.
#[derive(Clone, Copy, Debug)]
pub struct Deliberation<'a> {
    setting: &'a Setting,
    situation: &'a Situation,
    incident: IncidentId,
    accused: ActorId,
    actor: ActorId,
    stance: Stance,
    outlook: Outlook,
    company: Company,
    leverage: Leverage<'a>,
    prices: &'a Prices,
    own: &'a OwnPrices,
    shown: f64,
    exposed: f64,
    gain: f64,
    severity: f64,
    word: f64,
    secrets: f64,
    doubt: f64,
    first_hand: f64,
    dependence: f64,
    may_join: bool,
}

impl<'a> Deliberation<'a> {
    /// One actor's deliberation. `front` is as it stands, the actor's own stance included.
    #[must_use]
    pub fn new(setting: &'a Setting, situation: &'a Situation, front: &Front, actor: ActorId) -> Self {
        Self::in_company_of(setting, situation, front, actor, front.company(setting, actor))
    }

    /// The same where the company that the front makes for the actor is known already.
    #[inline]
    pub(super) fn in_company_of(
        setting: &'a Setting,
        situation: &'a Situation,
        front: &Front,
        actor: ActorId,
        company: Company,
    ) -> Self {
        let Front { incident, accused, .. } = *front;
        let stance = situation.stance(incident, actor);
        let mut others = front.pressure;
        others.remove(setting, actor, stance.against(accused));
        let severity = situation.incident(incident).severity.get();
        let (rules, prices) = (&setting.rules, &setting.tariff.prices);
        Self {
            outlook: Outlook {
                guilt: situation.belief(setting, incident, actor, Suspect::Actor(accused)),
                vulnerability: setting.actor(accused).vulnerability.get(),
                share: company.share,
            },
            leverage: others.leverage(setting, actor),
            own: setting.tariff.of(actor),
            shown: prices.proof[stance.response.index()],
            exposed: prices.exposure[stance.response.index()],
            prices,
            gain: rules.deterrence.get() * severity * setting.interest(incident, actor),
            severity,
            word: commitment::at_stake(setting, situation, incident, actor, accused).get(),
            secrets: setting.disclosure_cost(actor).get(),
            doubt: situation.texts().doubt(setting, actor),
            first_hand: if company.has_proof { rules.second_hand.get() } else { 1.0 },
            dependence: setting.alliances.dependence(actor, accused),
            may_join: others.acting() + 1 >= rules.joint_from,
            setting,
            situation,
            incident,
            accused,
            actor,
            stance,
            company,
        }
    }

    /// The same deliberation as a member of a coalition that forms: naming together is on the table.
    #[must_use]
    pub fn in_coalition(mut self) -> Self {
        self.may_join = true;
        self
    }

    /// The same deliberation under another belief in the accused's guilt, 0 to 1: for forecasts.
    #[must_use]
    pub fn believing(mut self, guilt: f64) -> Self {
        self.outlook.guilt = guilt;
        self
    }

    /// What the actor believes and sees.
    #[must_use]
    pub fn outlook(&self) -> Outlook {
        self.outlook
    }

    /// What the actor may do. For naming together there must be company.
    fn legal(&self) -> Legal {
        let legal = check::legal(self.setting, self.situation, self.actor, self.incident, self.accused);
        if self.may_join { legal } else { legal.without(Response::Joint) }
    }

    /// Every legal response with all of its terms.
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        Ledger::new(self.options(self.legal()), &self.outlook)
    }

    /// What every legal response is worth: the sums of the ledger.
    #[must_use]
    pub fn tally(&self) -> Tally {
        Tally::new(self.worths(&self.leverage.marginals()), self.legal())
    }

    /// The deliberation with a choice made, kept for explanation and re-runs.
    #[must_use]
    pub fn decide(&self, chosen: Response) -> Decision {
        let legal = self.legal();
        let mut options = Vec::with_capacity(legal.len());
        options.extend(self.options(legal));
        Decision { outlook: self.outlook, options, chosen }
    }

    /// The coefficients of these responses.
    fn options(&self, responses: Legal) -> impl Iterator<Item = (Response, Stakes)> {
        let marginals = self.leverage.marginals();
        responses.iter().map(move |response| (response, self.stakes_at(response, &marginals)))
    }

    /// What each response is worth, legal or not.
    #[inline]
    fn worths(&self, marginals: &Lanes) -> Lanes {
        let mut worths = [0.0; RESPONSES];
        for (at, worth) in worths.iter_mut().enumerate() {
            *worth = self.step(at, marginals[at]).row(&self.outlook).total();
        }
        for response in [Response::HoldOut, Response::Retract] {
            worths[response.index()] = self.stakes_at(response, marginals).row(&self.outlook).total();
        }
        worths
    }

    /// The coefficients of one response, legal or not.
    #[must_use]
    pub fn stakes(&self, response: Response) -> Stakes {
        self.stakes_at(response, &self.leverage.marginals())
    }

    #[inline]
    fn stakes_at(&self, response: Response, marginals: &Lanes) -> Stakes {
        let at = response.index();
        match response {
            Response::HoldOut => self.standing(marginals[self.stance.response.index()]),
            Response::Retract => Stakes { commitment: -self.setting.rules.retraction.get(), ..Stakes::default() },
            Response::Private
            | Response::Public
            | Response::Joint
            | Response::SanctionPersons
            | Response::SanctionSectors
            | Response::SanctionTrade => self.step(at, marginals[at]),
        }
    }

    /// Holding out is taking no further step: worth what the present stance is worth, its costs being sunk.
    fn standing(&self, marginal: f64) -> Stakes {
        let stance = self.stance.against(self.accused);
        if stance == Response::HoldOut {
            return Stakes::default();
        }
        Stakes { disclosure: 0.0, exposure: 0.0, effort: 0.0, ..self.step(stance.index(), marginal) }
    }

    /// What going to a response would be worth, by its lane.
    #[inline(always)]
    fn step(&self, at: usize, marginal: f64) -> Stakes {
        let (prices, own) = (self.prices, self.own);
        Stakes {
            deterrence: self.gain * marginal,
            dread: own.dread[at] * self.doubt,
            sticks: prices.sticks[at] * self.severity,
            backfires: prices.backfires[at] * self.severity,
            disclosure: self.secrets * self.shown_beyond(at) * self.first_hand,
            exposure: self.dependence * positive(prices.exposure[at] - self.exposed),
            effort: prices.effort[at],
            solidarity: own.solidarity[at],
            threshold: own.threshold[at],
            commitment: self.word * prices.is_public[at],
            reproach: self.company.reproach * prices.is_public[at],
        }
    }

    /// The share of the proof that a response shows beyond what is shown already.
    #[inline(always)]
    fn shown_beyond(&self, at: usize) -> f64 {
        positive(self.prices.proof[at] - self.shown)
    }
}
