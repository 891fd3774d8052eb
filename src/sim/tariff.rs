//! The tariff: what each response costs and brings by the rules alone, side by side, worked out once a game.

use super::actor::Actor;
use super::alliance::Alliances;
use super::choice::{Lanes, Response};
use super::id::ActorId;
use super::rules::{PerResponse, Rules};

/// Rules by response, and each actor's own prices.
#[derive(Clone, Debug)]
pub(super) struct Tariff {
    pub(super) bite: Bite,
    pub(super) sticks: Lanes,
    pub(super) backfires: Lanes,
    pub(super) proof: Lanes,
    pub(super) exposure: Lanes,
    pub(super) effort: Lanes,
    own: Vec<Own>,
    bonds: Vec<Bond>,
    actors: usize,
}

/// What one partner's acting means to an actor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bond {
    /// Kinship.
    pub(super) kinship: f64,
    /// Kinship times the partner's vengefulness, if they are close enough to reproach.
    pub(super) voice: f64,
}

/// How each response bites.
#[derive(Clone, Debug)]
pub(super) struct Bite {
    /// By words, per unit of weight. A sanction names the accused too.
    pub(super) words: Lanes,
    /// By sanctions, per unit of dependence.
    pub(super) sanctions: Lanes,
    /// 1 for sanctions, else 0.
    pub(super) is_sanction: Lanes,
    /// 1 for what the world hears of, else 0.
    pub(super) is_public: Lanes,
}

/// An actor's own prices.
#[derive(Clone, Debug)]
pub(super) struct Own {
    /// Dread of accusing the innocent, by how loudly each response accuses.
    pub(super) dread: Lanes,
    /// Worth of company, by how much each response wants it and how embedded the actor is.
    pub(super) solidarity: Lanes,
    /// Threshold, by how much company each response needs.
    pub(super) threshold: Lanes,
    /// The reproach that it would hear if all of its partners acted.
    pub(super) most_reproach: f64,
}

fn lanes(price: impl Fn(Response) -> f64) -> Lanes {
    Response::ALL.map(price)
}

fn of(rule: &PerResponse) -> Lanes {
    lanes(|response| rule.of(response))
}

fn flag(test: impl Fn(Response) -> bool) -> Lanes {
    lanes(|response| f64::from(u8::from(test(response))))
}

impl Bite {
    fn new(rule: &PerResponse) -> Self {
        Self {
            words: lanes(|response| if response.is_sanction() { rule.public } else { rule.of(response) }),
            sanctions: lanes(|response| if response.is_sanction() { rule.of(response) } else { 0.0 }),
            is_sanction: flag(Response::is_sanction),
            is_public: flag(Response::is_public),
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
            let kinship = alliances.total_kinship(id(index));
            let row = &bonds[index * actors.len()..(index + 1) * actors.len()];
            let embedded = (kinship / rules.embedding.get()).min(1.0);
            Own {
                dread: lanes(|response| actor.dread.get() * rules.accusation.of(response)),
                solidarity: lanes(|response| actor.solidarity.get() * rules.company.of(response) * embedded),
                threshold: lanes(|response| actor.threshold.get() * rules.reluctance.of(response)),
                most_reproach: rules.reproach.get() * row.iter().map(|bond| bond.voice).sum::<f64>(),
            }
        });
        Self {
            bite: Bite::new(&rules.bite),
            sticks: of(&rules.sticks),
            backfires: of(&rules.backfires),
            proof: of(&rules.proof),
            exposure: of(&rules.exposure),
            effort: of(&rules.effort),
            own: own.collect(),
            bonds,
            actors: actors.len(),
        }
    }

    /// What the partners of an actor mean to it, by id.
    pub(super) fn bonds(&self, actor: ActorId) -> &[Bond] {
        &self.bonds[actor.index() * self.actors..(actor.index() + 1) * self.actors]
    }

    pub(super) fn of(&self, actor: ActorId) -> &Own {
        &self.own[actor.index()]
    }
}
