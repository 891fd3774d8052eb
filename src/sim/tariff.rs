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

/// Kinship times vengefulness, over all partners close enough to reproach.
fn voices(rules: &Rules, actors: &[Actor], alliances: &Alliances, id: ActorId) -> f64 {
    let voice = |(index, partner): (usize, &Actor)| {
        let kinship = alliances.kinship(id, ActorId(index as u16));
        if kinship >= rules.reproach_from.get() { kinship * partner.vengefulness.get() } else { 0.0 }
    };
    actors.iter().enumerate().map(voice).sum()
}

impl Tariff {
    pub(super) fn new(rules: &Rules, actors: &[Actor], alliances: &Alliances) -> Self {
        let own = actors.iter().enumerate().map(|(index, actor)| {
            let id = ActorId(index as u16);
            let kinship = alliances.total_kinship(id);
            let embedded = (kinship / rules.embedding.get()).min(1.0);
            Own {
                dread: lanes(|response| actor.dread.get() * rules.accusation.of(response)),
                solidarity: lanes(|response| actor.solidarity.get() * rules.company.of(response) * embedded),
                threshold: lanes(|response| actor.threshold.get() * rules.reluctance.of(response)),
                most_reproach: rules.reproach.get() * voices(rules, actors, alliances, id),
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
        }
    }

    pub(super) fn of(&self, actor: ActorId) -> &Own {
        &self.own[actor.index()]
    }
}
