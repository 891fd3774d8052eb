//! The tariff: what each response costs and brings by the rules alone, worked out once a game.

use super::actor::Actor;
use super::alliance::Alliances;
use super::choice::{Lanes, Response};
use super::id::ActorId;
use super::rules::{PerResponse, Rules};

/// Rules by response, and each actor's own prices.
#[derive(Clone, Debug)]
pub(super) struct Tariff {
    /// What each response costs and brings whoever takes it.
    pub(super) prices: Prices,
    /// The hardest bite of any sanction, per unit of dependence.
    pub(super) hardest: f64,
    own: Vec<OwnPrices>,
    bonds: Vec<Bond>,
    actors: usize,
}

/// What each response costs and brings whoever takes it: lanes of responses, so that all are weighed side by side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prices {
    /// How hard it bites by words, per unit of weight. A sanction names the accused too.
    pub(super) words: Lanes,
    /// How hard it bites as a sanction, per unit of dependence.
    pub(super) sanction: Lanes,
    /// 1 for sanctions, else 0.
    pub(super) is_sanction: Lanes,
    /// 1 for what the world hears of, else 0.
    pub(super) is_public: Lanes,
    /// What it gains when blame sticks.
    pub(super) sticks: Lanes,
    /// What it loses when blame bounces off.
    pub(super) backfires: Lanes,
    /// How much of the proof it shows.
    pub(super) proof: Lanes,
    /// How much of the trade it puts at risk.
    pub(super) exposure: Lanes,
    /// The work that it takes.
    pub(super) effort: Lanes,
}

/// What each response costs and brings one actor.
#[derive(Clone, Debug)]
pub(super) struct OwnPrices {
    /// Dread of accusing the innocent, by how loudly the response accuses.
    pub(super) dread: Lanes,
    /// Worth of company, by how much the response wants it and how embedded the actor is.
    pub(super) solidarity: Lanes,
    /// Threshold, by how much company the response needs.
    pub(super) threshold: Lanes,
    /// The reproach that the actor would hear if all of its partners acted.
    pub(super) most_reproach: f64,
}

/// What one partner's acting means to an actor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bond {
    /// Kinship.
    pub(super) kinship: f64,
    /// Kinship times the partner's vengefulness, if they are close enough to reproach.
    pub(super) voice: f64,
}

impl Prices {
    fn new(rules: &Rules) -> Self {
        let of = |rule: &PerResponse| Response::ALL.map(|response| rule.of(response));
        let flag = |test: fn(Response) -> bool| Response::ALL.map(|response| f64::from(u8::from(test(response))));
        let bite = |response: Response, by_sanction: bool| match (response.is_sanction(), by_sanction) {
            (true, false) => rules.bite.public,
            (false, true) => 0.0,
            (true, true) | (false, false) => rules.bite.of(response),
        };
        Self {
            words: Response::ALL.map(|response| bite(response, false)),
            sanction: Response::ALL.map(|response| bite(response, true)),
            is_sanction: flag(Response::is_sanction),
            is_public: flag(Response::is_public),
            sticks: of(&rules.sticks),
            backfires: of(&rules.backfires),
            proof: of(&rules.proof),
            exposure: of(&rules.exposure),
            effort: of(&rules.effort),
        }
    }
}

impl OwnPrices {
    fn new(rules: &Rules, actor: &Actor, kinship: f64, bonds: &[Bond]) -> Self {
        let embedded = (kinship / rules.embedding.get()).min(1.0);
        Self {
            dread: Response::ALL.map(|response| actor.dread.get() * rules.accusation.of(response)),
            solidarity: Response::ALL.map(|response| actor.solidarity.get() * rules.company.of(response) * embedded),
            threshold: Response::ALL.map(|response| actor.threshold.get() * rules.reluctance.of(response)),
            most_reproach: rules.reproach.get() * bonds.iter().map(|bond| bond.voice).sum::<f64>(),
        }
    }
}

impl Bond {
    fn new(rules: &Rules, partner: &Actor, kinship: f64) -> Self {
        let is_close = kinship >= rules.reproach_from.get();
        Self { kinship, voice: if is_close { kinship * partner.vengefulness.get() } else { 0.0 } }
    }
}

impl Tariff {
    pub(super) fn new(rules: &Rules, actors: &[Actor], alliances: &Alliances) -> Self {
        let id = |index| ActorId(index as u16);
        let bond = |a: usize, b: usize| Bond::new(rules, &actors[b], alliances.kinship(id(a), id(b)));
        let bonds: Vec<Bond> =
            (0..actors.len()).flat_map(|a| (0..actors.len()).map(move |b| (a, b))).map(|(a, b)| bond(a, b)).collect();
        let own = actors.iter().enumerate().map(|(index, actor)| {
            let row = &bonds[index * actors.len()..(index + 1) * actors.len()];
            OwnPrices::new(rules, actor, alliances.total_kinship(id(index)), row)
        });
        let prices = Prices::new(rules);
        Self {
            hardest: prices.sanction.into_iter().fold(0.0, f64::max),
            prices,
            own: own.collect(),
            bonds,
            actors: actors.len(),
        }
    }

    /// What the partners of an actor mean to it, by id.
    pub(super) fn bonds(&self, actor: ActorId) -> &[Bond] {
        &self.bonds[actor.index() * self.actors..(actor.index() + 1) * self.actors]
    }

    /// What each response costs and brings one actor.
    pub(super) fn of(&self, actor: ActorId) -> &OwnPrices {
        &self.own[actor.index()]
    }
}
