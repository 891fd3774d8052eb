//! From a situation to the coefficients of the rule: what each legal response would be worth to an actor.
//!
//! This is where facts of the scenario and numbers of [`Rules`](super::Rules) meet. Equation: docs/model.md §6.

use super::check::Mandate;
use super::choice::{Decision, Ledger, Outlook, Response, Sheet, Stakes, TIE};
use super::commitment;
use super::id::{ActorId, ActorSet, IncidentId};
use super::incident::Suspect;
use super::pressure::Pressure;
use super::setting::Setting;
use super::situation::{Situation, Stance};

/// Who acts against one accused over one incident, with the pressure they make.
#[derive(Clone, Copy, Debug)]
pub struct Front {
    /// The incident.
    pub incident: IncidentId,
    /// The accused.
    pub accused: ActorId,
    /// Who accuses in public, by words or sanctions.
    pub acting: ActorSet,
    /// Who of them sanctions.
    pub sanctioning: ActorSet,
    /// What that weighs.
    pub pressure: Pressure,
}

impl Front {
    /// The front as it stands.
    #[must_use]
    pub fn of(setting: &Setting, situation: &Situation, incident: IncidentId, accused: ActorId) -> Self {
        Self {
            incident,
            accused,
            acting: situation.accusers(incident, accused),
            sanctioning: situation.who(incident, accused, Response::is_sanction),
            pressure: Pressure::of(setting, situation, incident, accused),
        }
    }

    /// The front once `actor`, who stood at `before`, stands at `response`.
    pub fn step(&mut self, setting: &Setting, actor: ActorId, before: Response, response: Response) {
        self.pressure.remove(setting, actor, before);
        self.pressure.add(setting, actor, response);
        self.acting.set(actor, response.is_public());
        self.sanctioning.set(actor, response.is_sanction());
    }
}

/// What others' acting could still change about a choice, beliefs being what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prospect {
    /// Company could move the actor to act in public.
    Open,
    /// Company could change what it does in private, but not move it to act.
    Private,
    /// It stays silent, whoever acts.
    Settled,
}

/// Everything that one actor's choice over one front depends on.
#[derive(Clone, Copy, Debug)]
pub struct Deliberation<'a> {
    setting: &'a Setting,
    situation: &'a Situation,
    front: Front,
    actor: ActorId,
    stance: Stance,
    outlook: Outlook,
    gain: f64,
    severity: f64,
    word: f64,
    reproach: f64,
    others: ActorSet,
    may_join: bool,
}

impl<'a> Deliberation<'a> {
    /// One actor's deliberation. `front` is as it stands, the actor's own stance included.
    #[must_use]
    pub fn new(setting: &'a Setting, situation: &'a Situation, front: &Front, actor: ActorId) -> Self {
        let mut front = *front;
        let stance = situation.stance(front.incident, actor);
        front.pressure.remove(setting, actor, stance.against(front.accused));
        let others = front.acting.without(actor);
        let (company, reproach) = company(setting, actor, others);
        let is_spoken_for = situation.spoken_for(setting, front.incident).contains(actor);
        let total = setting.alliances.total_kinship(actor);
        let severity = situation.incident(front.incident).severity.get();
        let rules = &setting.rules;
        Self {
            outlook: Outlook {
                guilt: situation.belief(setting, front.incident, actor, Suspect::Actor(front.accused)),
                vulnerability: setting.actor(front.accused).vulnerability.get(),
                share: if total > 0.0 { company / total } else { 0.0 },
            },
            gain: rules.deterrence.get() * severity * setting.interest(front.incident, actor),
            severity,
            word: commitment::at_stake(setting, situation, front.incident, actor, front.accused).get(),
            reproach: if is_spoken_for { 0.0 } else { rules.reproach.get() * reproach },
            may_join: others.len() + 1 >= usize::from(rules.joint_from),
            setting,
            situation,
            front,
            actor,
            stance,
            others,
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

    /// The ledger, and what others' acting could still change.
    #[must_use]
    pub fn consider(&self) -> (Ledger, Prospect) {
        let sheet = self.sheet();
        let ledger = Ledger::of(&sheet, &self.outlook);
        (ledger, self.prospect(&sheet, &ledger))
    }

    /// Bounds what any company could make of the choice: cheap next to trying it.
    fn prospect(&self, sheet: &Sheet, ledger: &Ledger) -> Prospect {
        if !self.setting.rules.success.has_falling_returns() {
            return Prospect::Open;
        }
        let standing = self.least_standing(sheet, ledger);
        let most = |response: Response| self.most_from_company(sheet, ledger, response);
        if Response::ALL.into_iter().filter(|response| response.is_public()).any(|r| most(r) > standing + TIE) {
            Prospect::Open
        } else if self.stance.response == Response::HoldOut && most(Response::Private) <= TIE {
            Prospect::Settled
        } else {
            Prospect::Private
        }
    }

    /// The least that the present stance can be worth: others' pressure lowers it at most to what it is worth without
    /// deterring.
    fn least_standing(&self, sheet: &Sheet, ledger: &Ledger) -> f64 {
        ledger.worth(Response::HoldOut) - self.outlook.guilt * sheet.deterrence[Response::HoldOut.index()]
    }

    /// The most that acting in public could gain with just this company, whatever pressure the others make.
    #[must_use]
    pub fn best_case(&self) -> f64 {
        let sheet = self.sheet();
        let ledger = Ledger::of(&sheet, &self.outlook);
        let open = ledger.iter().map(|(response, _)| response).filter(|response| response.is_public());
        let acting = open.map(|response| ledger.worth(response) + self.surge(&sheet, response));
        acting.fold(f64::NEG_INFINITY, f64::max) - self.least_standing(&sheet, &ledger)
    }

    /// The most that a response could be worth, with all partners in and none of their pressure.
    fn most_from_company(&self, sheet: &Sheet, ledger: &Ledger, response: Response) -> f64 {
        let at = response.index();
        let relief = if self.others.is_empty() { 1.0 - self.setting.rules.second_hand.get() } else { 0.0 };
        let reproach = self.setting.tariff.of(self.actor).most_reproach - self.reproach;
        let company = sheet.solidarity[at] * (1.0 - self.outlook.share);
        ledger.worth(response) + company + relief * sheet.disclosure[at] + reproach + self.surge(sheet, response)
    }

    /// By how much others could make a response deter more than it does now. Words deter less the more others act; a
    /// sanction may deter more, as others' sanctions leave the accused fewer ways round it.
    fn surge(&self, sheet: &Sheet, response: Response) -> f64 {
        if !response.is_sanction() || !sheet.legal.contains(response) {
            return 0.0;
        }
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
    fn sheet(&self) -> Sheet {
        let mandate = Mandate::of(self.setting, self.situation, self.actor, self.front.incident, self.front.accused);
        let mut sheet = self.coefficients();
        let legal = mandate.legal();
        sheet.legal = if self.may_join { legal } else { legal.without(Response::Joint) };
        self.stand(&mut sheet);
        sheet.commitment[Response::Retract.index()] = -self.setting.rules.retraction.get();
        sheet
    }

    /// What going to each response would be worth.
    fn coefficients(&self) -> Sheet {
        let tariff = &self.setting.tariff;
        let own = tariff.of(self.actor);
        let marginals = self.front.pressure.marginals(self.setting, self.actor);
        let paid = self.stance.response.index();
        let first_hand = if self.others.is_empty() { 1.0 } else { self.setting.rules.second_hand.get() };
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
            sheet.reproach[at] = self.reproach * tariff.bite.is_public[at];
        }
        sheet
    }

    /// Holding out is taking no further step: worth what the present stance is worth, its costs being sunk.
    fn stand(&self, sheet: &mut Sheet) {
        let stance = self.stance.response;
        let standing = if stance == Response::HoldOut || self.stance.accused != Some(self.front.accused) {
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

/// The kinship of those who act, and the part of it that may reproach: kinship times vengefulness.
fn company(setting: &Setting, actor: ActorId, acting: ActorSet) -> (f64, f64) {
    let bonds = setting.tariff.bonds(actor);
    acting.iter().fold((0.0, 0.0), |(kinship, voice), partner| {
        let bond = bonds[partner.index()];
        (kinship + bond.kinship, voice + bond.voice)
    })
}
