//! A cascade: who joins after whom, each once its company is enough; and whose joining tips the rest.
//!
//! Granovetter, AJS 83(6), 1978, on any network: an actor joins by the one rule, when solidarity with the partners who
//! have joined outweighs its reluctance. All who would join do so at once, wave by wave. docs/models/norms.md.

use crate::sim::choice::{Ledger, Outlook, Stakes};
use crate::sim::{ActorId, ActorSet, Points, Response, Setting};

/// Waves of those who join, the first being those who start.
pub type Waves = Vec<Vec<usize>>;

/// Who joins, wave by wave, of `many` of whom `first` start, and who needs nobody with them: `joins` says whether one
/// would, given who has, by number. Who has joined stays.
#[must_use]
pub fn waves(many: usize, first: &[usize], joins: impl Fn(usize, &[bool]) -> bool) -> Waves {
    let mut joined = vec![false; many];
    let mut waves = Vec::new();
    let mut wave: Vec<usize> = (0..many).filter(|one| first.contains(one) || joins(*one, &joined)).collect();
    while !wave.is_empty() {
        wave.iter().for_each(|&one| joined[one] = true);
        waves.push(wave);
        wave = (0..many).filter(|&one| !joined[one] && joins(one, &joined)).collect();
    }
    waves
}

/// Whether one of the crowd joins when company is worth so much to it, in points: the one rule.
#[must_use]
pub fn joins(company: f64, reluctance: f64) -> bool {
    let stakes = Stakes { solidarity: company, threshold: reluctance, ..Stakes::default() };
    let outlook = Outlook { share: 1.0, ..Outlook::default() };
    let options = [(Response::HoldOut, Stakes::default()), (Response::Public, stakes)];
    Ledger::new(options, &outlook).best() == Response::Public
}

/// The alliance network as a crowd: signing is like naming in public, and company is that of partners by kinship.
#[derive(Clone, Copy, Debug)]
pub struct Alliance<'a> {
    /// The network, and what its actors are like.
    pub setting: &'a Setting,
    /// What signing is worth by itself to everybody, in points: it comes off each threshold.
    pub push: Points,
}

/// Somebody who joined, and after whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    /// Who.
    pub actor: ActorId,
    /// In which wave, from 0 for those who started.
    pub wave: usize,
    /// The partners who had joined by then, closest first.
    pub after: Vec<ActorId>,
}

/// What one more starter would change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tipping {
    /// The starter.
    pub actor: ActorId,
    /// How many others join that otherwise would not.
    pub brings: usize,
}

impl Alliance<'_> {
    /// Who joins if these start, in the order in which they do.
    #[must_use]
    pub fn cascade(&self, first: ActorSet) -> Vec<Joined> {
        let waves = self.waves(first);
        let wave_of = |actor: ActorId| waves.iter().position(|wave| wave.contains(&actor.index()));
        let mut found = Vec::new();
        for (number, wave) in waves.iter().enumerate() {
            for &one in wave {
                let actor = ActorId(one as u16);
                let earlier = |other: &ActorId| wave_of(*other).is_some_and(|earlier| earlier < number);
                let after = self.partners(actor).into_iter().filter(earlier).collect();
                found.push(Joined { actor, wave: number, after });
            }
        }
        found
    }

    /// Whose start would bring most others along, most first; who brings nobody is left out. `first` start anyhow.
    #[must_use]
    pub fn tipping(&self, first: ActorSet) -> Vec<Tipping> {
        let without = self.joined(first);
        let brings = |actor: ActorId| self.joined(first.with(actor)).difference(without.with(actor)).len();
        let others = self.setting.everybody().difference(without);
        let mut tipping: Vec<Tipping> = others
            .iter()
            .map(|actor| Tipping { actor, brings: brings(actor) })
            .filter(|one| one.brings > 0)
            .collect();
        tipping.sort_by_key(|one| (std::cmp::Reverse(one.brings), one.actor));
        tipping
    }

    fn joined(&self, first: ActorSet) -> ActorSet {
        self.waves(first).into_iter().flatten().map(|one| ActorId(one as u16)).collect()
    }

    fn waves(&self, first: ActorSet) -> Waves {
        let first: Vec<usize> = first.iter().map(ActorId::index).collect();
        waves(self.setting.actors.len(), &first, |one, joined| {
            let actor = ActorId(one as u16);
            let facts = self.setting.actor(actor);
            joins(self.company(actor, joined), (facts.threshold - self.push).get())
        })
    }

    /// What the company of those who have joined is worth to an actor: solidarity times their share of its partners, less
    /// where it has few ties (docs/model.md §6).
    fn company(&self, actor: ActorId, joined: &[bool]) -> f64 {
        let alliances = &self.setting.alliances;
        let all = alliances.total_kinship(actor);
        let partners = self.setting.actor_ids().filter(|other| joined[other.index()]);
        let share = partners.map(|other| alliances.kinship(actor, other)).sum::<f64>() / all.max(f64::MIN_POSITIVE);
        let embedded = (all / self.setting.rules.embedding.get()).min(1.0);
        self.setting.actor(actor).solidarity.get() * embedded * share
    }

    /// Everybody that an actor has kinship with, closest first.
    fn partners(&self, actor: ActorId) -> Vec<ActorId> {
        let kinship = |other: &ActorId| self.setting.alliances.kinship(actor, *other);
        let mut partners: Vec<ActorId> =
            self.setting.actor_ids().filter(|other| *other != actor && kinship(other) > 0.0).collect();
        partners.sort_by(|one, other| kinship(other).total_cmp(&kinship(one)));
        partners
    }
}
