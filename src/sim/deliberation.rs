//! From a situation to the coefficients of the rule: what each legal response would be worth to an actor.
//!
//! This is where facts of the scenario and numbers of [`Rules`](super::Rules) meet. Equation: docs/model.md §6.

use super::check;
use super::choice::{Decision, Ledger, Legal, Outlook, RESPONSES, Response, Stakes, Tally};
use super::commitment;
use super::front::{Company, Front};
use super::headroom::Headroom;
use super::id::{ActorId, IncidentId};
use super::incident::Suspect;
use super::pressure::Leverage;
use super::setting::Setting;
use super::situation::{Situation, Stance};
use super::tariff::{Own, Price};

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
    own: &'a Own,
    paid: &'a Price,
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
        let Front { incident, accused, .. } = *front;
        let stance = situation.stance(incident, actor);
        let mut others = front.pressure;
        others.remove(setting, actor, stance.against(accused));
        let company = front.company(setting, actor);
        let severity = situation.incident(incident).severity.get();
        let rules = &setting.rules;
        Self {
            outlook: Outlook {
                guilt: situation.belief(setting, incident, actor, Suspect::Actor(accused)),
                vulnerability: setting.actor(accused).vulnerability.get(),
                share: company.share,
            },
            leverage: others.leverage(setting, actor),
            own: setting.tariff.of(actor),
            paid: setting.tariff.price(stance.response),
            gain: rules.deterrence.get() * severity * setting.interest(incident, actor),
            severity,
            word: commitment::at_stake(setting, situation, incident, actor, accused).get(),
            secrets: setting.disclosure_cost(actor).get(),
            doubt: situation.texts().doubt(setting, actor),
            first_hand: if others.acting() == 0 { 1.0 } else { rules.second_hand.get() },
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
        Ledger::new(self.legal().iter().map(|response| (response, self.stakes(response))), &self.outlook)
    }

    /// What every legal response is worth: the sums of the ledger.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for response in self.legal().iter() {
            tally.put(response, self.worth(response));
        }
        tally
    }

    /// The tally, and what others' acting could still make of it.
    #[must_use]
    pub fn consider(&self) -> (Tally, Headroom) {
        let (mut tally, mut headroom) = (Tally::default(), Headroom::NONE);
        let conceivable = check::conceivable(self.setting, self.situation, self.actor, self.stance);
        let (legal, least) = (self.legal(), self.least_standing());
        for response in conceivable.union(legal).iter() {
            let worth = self.worth(response);
            if legal.contains(response) {
                tally.put(response, worth);
            }
            if conceivable.contains(response) {
                headroom.put(response, self.most(response, worth) - least, self.solidarity(response));
            } else if response == Response::Retract {
                // A bloc that speaks may fulfil the word that the stance keeps.
                headroom.put(response, worth - least + self.word, 0.0);
            }
        }
        let is_bounded = self.setting.rules.success.has_falling_returns();
        (tally, if is_bounded { headroom } else { Headroom::BOUNDLESS })
    }

    /// The least that the present stance can be worth: others' pressure lowers it at most to what it is worth without
    /// deterring, and a bloc that speaks for it spares it the reproach.
    fn least_standing(&self) -> f64 {
        if self.stance.against(self.accused) == Response::HoldOut {
            return 0.0;
        }
        Stakes { deterrence: 0.0, reproach: 0.0, ..self.standing() }.row(&self.outlook).total()
    }

    /// The most that a response worth so much now could be worth without company, whatever others do.
    fn most(&self, response: Response, worth: f64) -> f64 {
        let price = self.setting.tariff.price(response);
        let company = self.solidarity(response) * self.outlook.share + price.is_public * self.company.reproach;
        let relief =
            self.secrets * self.shown(price) * (self.first_hand - self.setting.rules.second_hand.get()).max(0.0);
        let surge = if response.is_sanction() { self.surge(response) } else { 0.0 };
        worth - company + relief + surge
    }

    /// By how much others could make a sanction deter more than it does now, as their own sanctions leave the accused
    /// fewer ways round it. Words deter less, the more others act.
    fn surge(&self, response: Response) -> f64 {
        let more = self.leverage.most_marginal(response) - self.leverage.marginal(response);
        self.outlook.guilt * self.gain * more.max(0.0)
    }

    /// The deliberation with a choice made, kept for explanation and re-runs.
    #[must_use]
    pub fn decide(&self, chosen: Response) -> Decision {
        let mut options = Vec::with_capacity(RESPONSES);
        options.extend(self.legal().iter().map(|response| (response, self.stakes(response))));
        Decision { outlook: self.outlook, options, chosen }
    }

    #[inline(always)]
    fn worth(&self, response: Response) -> f64 {
        self.stakes(response).row(&self.outlook).total()
    }

    /// The coefficients of one response, legal or not.
    #[inline]
    #[must_use]
    pub fn stakes(&self, response: Response) -> Stakes {
        match response {
            Response::HoldOut => self.standing(),
            Response::Retract => Stakes { commitment: -self.setting.rules.retraction.get(), ..Stakes::default() },
            Response::Private
            | Response::Public
            | Response::Joint
            | Response::SanctionPersons
            | Response::SanctionSectors
            | Response::SanctionTrade => self.step(response),
        }
    }

    /// Holding out is taking no further step: worth what the present stance is worth, its costs being sunk.
    fn standing(&self) -> Stakes {
        let stance = self.stance.against(self.accused);
        if stance == Response::HoldOut {
            return Stakes::default();
        }
        Stakes { disclosure: 0.0, exposure: 0.0, effort: 0.0, ..self.step(stance) }
    }

    /// What going to a response would be worth.
    #[inline(always)]
    fn step(&self, response: Response) -> Stakes {
        let (price, own) = (self.setting.tariff.price(response), self.own.price(response));
        Stakes {
            deterrence: self.gain * self.leverage.marginal(response),
            dread: own.dread * self.doubt,
            sticks: price.sticks * self.severity,
            backfires: price.backfires * self.severity,
            disclosure: self.secrets * self.shown(price) * self.first_hand,
            exposure: self.dependence * (price.exposure - self.paid.exposure).max(0.0),
            effort: price.effort,
            solidarity: own.solidarity,
            threshold: own.threshold,
            commitment: self.word * price.is_public,
            reproach: self.company.reproach * price.is_public,
        }
    }

    /// The share of the proof that a response shows beyond what is shown already.
    #[inline]
    fn shown(&self, price: &Price) -> f64 {
        (price.proof - self.paid.proof).max(0.0)
    }

    fn solidarity(&self, response: Response) -> f64 {
        self.own.price(response).solidarity
    }
}
