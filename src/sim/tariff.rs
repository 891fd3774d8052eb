//! The tariff: what each response costs and brings by the rules alone, worked out once a game.

use super::actor::Actor;
use super::alliance::Alliances;
use super::choice::{RESPONSES, Response};
use super::id::ActorId;
use super::rules::{PerResponse, Rules};

/// Rules by response, and each actor's own prices.
#[derive(Clone, Debug)]
pub(super) struct Tariff {
    prices: [Price; RESPONSES],
    /// The hardest bite of any sanction, per unit of dependence.
    pub(super) hardest: f64,
    own: Vec<Own>,
    bonds: Vec<Bond>,
    actors: usize,
}

/// What a response costs and brings whoever takes it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Price {
    /// How hard it bites by words, per unit of weight. A sanction names the accused too.
    pub(super) words: f64,
    /// How hard it bites as a sanction, per unit of dependence.
    pub(super) sanction: f64,
    /// 1 for sanctions, else 0.
    pub(super) is_sanction: f64,
    /// 1 for what the world hears of, else 0.
    pub(super) is_public: f64,
    /// What it gains when blame sticks.
    pub(super) sticks: f64,
    /// What it loses when blame bounces off.
    pub(super) backfires: f64,
    /// How much of the proof it shows.
    pub(super) proof: f64,
    /// How much of the trade it puts at risk.
    pub(super) exposure: f64,
    /// The work that it takes.
    pub(super) effort: f64,
}

/// An actor's own prices.
#[derive(Clone, Debug)]
pub(super) struct Own {
    prices: [OwnPrice; RESPONSES],
    /// The reproach that it would hear if all of its partners acted.
    pub(super) most_reproach: f64,
}

/// What a response costs and brings one actor.
#[derive(Clone, Copy, Debug)]
pub(super) struct OwnPrice {
    /// Dread of accusing the innocent, by how loudly the response accuses.
    pub(super) dread: f64,
    /// Worth of company, by how much the response wants it and how embedded the actor is.
    pub(super) solidarity: f64,
    /// Threshold, by how much company the response needs.
    pub(super) threshold: f64,
}

/// What one partner's acting means to an actor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bond {
    /// Kinship.
    pub(super) kinship: f64,
    /// Kinship times the partner's vengefulness, if they are close enough to reproach.
    pub(super) voice: f64,
}

impl Price {
    fn new(rules: &Rules, response: Response) -> Self {
        let of = |rule: &PerResponse| rule.of(response);
        let flag = |holds: bool| f64::from(u8::from(holds));
        let (is_sanction, bite) = (response.is_sanction(), &rules.bite);
        Self {
            words: if is_sanction { bite.public } else { of(bite) },
            sanction: if is_sanction { of(bite) } else { 0.0 },
            is_sanction: flag(is_sanction),
            is_public: flag(response.is_public()),
            sticks: of(&rules.sticks),
            backfires: of(&rules.backfires),
            proof: of(&rules.proof),
            exposure: of(&rules.exposure),
            effort: of(&rules.effort),
        }
    }
}

impl Own {
    fn new(rules: &Rules, actor: &Actor, kinship: f64, bonds: &[Bond]) -> Self {
        let embedded = (kinship / rules.embedding.get()).min(1.0);
        Self {
            prices: Response::ALL.map(|response| OwnPrice {
                dread: actor.dread.get() * rules.accusation.of(response),
                solidarity: actor.solidarity.get() * rules.company.of(response) * embedded,
                threshold: actor.threshold.get() * rules.reluctance.of(response),
            }),
            most_reproach: rules.reproach.get() * bonds.iter().map(|bond| bond.voice).sum::<f64>(),
        }
    }

    pub(super) fn price(&self, response: Response) -> &OwnPrice {
        &self.prices[response.index()]
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
            Own::new(rules, actor, alliances.total_kinship(id(index)), row)
        });
        let prices = Response::ALL.map(|response| Price::new(rules, response));
        Self {
            hardest: prices.iter().map(|price| price.sanction).fold(0.0, f64::max),
            prices,
            own: own.collect(),
            bonds,
            actors: actors.len(),
        }
    }

    /// What a response costs and brings whoever takes it.
    pub(super) fn price(&self, response: Response) -> &Price {
        &self.prices[response.index()]
    }

    /// What the partners of an actor mean to it, by id.
    pub(super) fn bonds(&self, actor: ActorId) -> &[Bond] {
        &self.bonds[actor.index() * self.actors..(actor.index() + 1) * self.actors]
    }

    pub(super) fn of(&self, actor: ActorId) -> &Own {
        &self.own[actor.index()]
    }
}
