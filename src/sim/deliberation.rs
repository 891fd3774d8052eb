//! From a situation to the coefficients of the rule: what each legal response would be worth to an actor.
//!
//! This is where facts of the scenario and numbers of [`Rules`](super::Rules) meet. Equation: docs/model.md §6.

use super::check;
use super::choice::{Decision, Ledger, Outlook, RESPONSES, Response, Sheet, Stakes, Tally};
use super::commitment;
use super::front::{Company, Front};
use super::headroom::Headroom;
use super::id::ActorId;
use super::incident::Suspect;
use super::setting::Setting;
use super::situation::{Situation, Stance};

/// Everything that one actor's choice over one front depends on.
#[derive(Clone, Copy, Debug)]
pub struct Deliberation<'a> {
    setting: &'a Setting,
    situation: &'a Situation,
    front: Front,
    actor: ActorId,
    stance: Stance,
    outlook: Outlook,
    company: Company,
    gain: f64,
    severity: f64,
    word: f64,
    is_first: bool,
    may_join: bool,
}

impl<'a> Deliberation<'a> {
    /// One actor's deliberation. `front` is as it stands, the actor's own stance included.
    #[must_use]
    pub fn new(setting: &'a Setting, situation: &'a Situation, front: &Front, actor: ActorId) -> Self {
        let mut front = *front;
        let stance = situation.stance(front.incident, actor);
        let company = front.company(setting, actor);
        front.step(setting, actor, stance.against(front.accused), Response::HoldOut);
        let severity = situation.incident(front.incident).severity.get();
        let rules = &setting.rules;
        Self {
            outlook: Outlook {
                guilt: situation.belief(setting, front.incident, actor, Suspect::Actor(front.accused)),
                vulnerability: setting.actor(front.accused).vulnerability.get(),
                share: company.share,
            },
            gain: rules.deterrence.get() * severity * setting.interest(front.incident, actor),
            severity,
            word: commitment::at_stake(setting, situation, front.incident, actor, front.accused).get(),
            is_first: front.acting.is_empty(),
            may_join: front.acting.len() + 1 >= usize::from(rules.joint_from),
            setting,
            situation,
            front,
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

    /// Every legal response with all of its terms.
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        Ledger::of(&self.sheet(), &self.outlook)
    }

    /// What every legal response is worth: the sums of the ledger.
    #[must_use]
    pub fn tally(&self) -> Tally {
        Tally::of(&self.sheet(), &self.outlook)
    }

    /// The tally, and what others' acting could still make of it.
    #[must_use]
    pub fn consider(&self) -> (Tally, Headroom) {
        let sheet = self.sheet();
        let tally = Tally::of(&sheet, &self.outlook);
        (tally, self.headroom(&sheet, &tally))
    }

    fn headroom(&self, sheet: &Sheet, tally: &Tally) -> Headroom {
        if !self.setting.rules.success.has_falling_returns() {
            return Headroom::BOUNDLESS;
        }
        // Others' pressure lowers the worth of the present stance at most to what it is worth without deterring.
        let hold_out = Response::HoldOut.index();
        let stance = tally.worth(Response::HoldOut) - self.outlook.guilt * sheet.deterrence[hold_out];
        let relief = if self.is_first { 1.0 - self.setting.rules.second_hand.get() } else { 0.0 };
        let is_public = &self.setting.tariff.bite.is_public;
        let mut most = [f64::NEG_INFINITY; RESPONSES];
        for response in check::conceivable(self.setting, self.situation, self.actor, self.stance).iter() {
            let at = response.index();
            let company = sheet.solidarity[at] * self.outlook.share + is_public[at] * self.company.reproach;
            let surge = if response.is_sanction() { self.surge(sheet, response) } else { 0.0 };
            most[at] = tally.worth(response) - stance - company + relief * sheet.disclosure[at] + surge;
        }
        Headroom::new(most, sheet.solidarity)
    }

    /// By how much others could make a sanction deter more than it does now, as their own sanctions leave the accused
    /// fewer ways round it. Words deter less, the more others act.
    fn surge(&self, sheet: &Sheet, response: Response) -> f64 {
        let most = self.gain * self.front.pressure.most_marginal(self.setting, self.actor, response);
        self.outlook.guilt * (most - sheet.deterrence[response.index()]).max(0.0)
    }

    /// The deliberation with a choice made, kept for explanation and re-runs.
    #[must_use]
    pub fn decide(&self, chosen: Response) -> Decision {
        let sheet = self.sheet();
        let options = sheet.legal.iter().map(|response| (response, sheet.stakes(response)));
        Decision { outlook: self.outlook, options: options.collect(), chosen }
    }

    /// The coefficients of one response, legal or not.
    #[must_use]
    pub fn stakes(&self, response: Response) -> Stakes {
        self.sheet().stakes(response)
    }

    /// The coefficients of every response, with those marked that the actor may choose. For naming together there
    /// must be company.
    #[inline]
    fn sheet(&self) -> Sheet {
        let legal =
            check::legal(self.setting, self.situation, self.actor, self.front.incident, self.front.accused);
        let mut sheet = self.coefficients();
        sheet.legal = if self.may_join { legal } else { legal.without(Response::Joint) };
        self.stand(&mut sheet);
        sheet.commitment[Response::Retract.index()] = -self.setting.rules.retraction.get();
        sheet
    }

    /// What going to each response would be worth.
    #[inline]
    fn coefficients(&self) -> Sheet {
        let tariff = &self.setting.tariff;
        let own = tariff.of(self.actor);
        let marginals = self.front.pressure.marginals(self.setting, self.actor);
        let paid = self.stance.response.index();
        let first_hand = if self.is_first { 1.0 } else { self.setting.rules.second_hand.get() };
        let shown = self.setting.disclosure_cost(self.actor).get() * first_hand;
        let dependence = self.setting.alliances.dependence(self.actor, self.front.accused);
        let mut sheet = Sheet {
            dread: own.dread,
            effort: tariff.effort,
            solidarity: own.solidarity,
            threshold: own.threshold,
            ..Sheet::default()
        };
        // Plain loops over arrays of known length: these become vector instructions, `array::map` does not.
        for (at, marginal) in marginals.into_iter().enumerate() {
            sheet.deterrence[at] = self.gain * marginal;
            sheet.sticks[at] = tariff.sticks[at] * self.severity;
            sheet.backfires[at] = tariff.backfires[at] * self.severity;
            sheet.disclosure[at] = shown * beyond(tariff.proof[at], tariff.proof[paid]);
            sheet.exposure[at] = dependence * beyond(tariff.exposure[at], tariff.exposure[paid]);
            sheet.commitment[at] = self.word * tariff.bite.is_public[at];
            sheet.reproach[at] = self.company.reproach * tariff.bite.is_public[at];
        }
        sheet
    }

    /// Holding out is taking no further step: worth what the present stance is worth, its costs being sunk.
    #[inline]
    fn stand(&self, sheet: &mut Sheet) {
        let stance = self.stance.against(self.front.accused);
        let standing = if stance == Response::HoldOut {
            Stakes::default()
        } else {
            Stakes { disclosure: 0.0, exposure: 0.0, effort: 0.0, ..sheet.stakes(stance) }
        };
        sheet.put(Response::HoldOut, &standing);
    }
}

/// What of a cost is not sunk yet.
fn beyond(cost: f64, paid: f64) -> f64 {
    (cost - paid).max(0.0)
}
