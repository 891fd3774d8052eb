//! What would have changed a choice about a document: one text, company, a payment, another mood; each checked by
//! weighing again.

use super::{Case, Choice};
use crate::review::words::{count, list, place, signed};
use crate::sim::apply::apply;
use crate::sim::treaty::Deed;
use crate::sim::treaty::accession::Candidate;
use crate::sim::treaty::clause::FURTHEST;
use crate::sim::{ActorId, ActorSet, ClauseId, Event, Points, Situation};

/// More names than this are counted.
const MOST_NAMES: usize = 6;
/// More texts are counted.
const MOST_TEXTS: usize = 3;
/// A payment is looked for in steps of one hundredth.
const STEPS: f64 = 100.0;

/// What would have had to be otherwise.
#[derive(Clone, Debug, PartialEq)]
pub enum Lever {
    /// The texts of these clauses, each with where it would have had to lie.
    Texts(Vec<(ClauseId, f64)>),
    /// These inside as well, or not inside.
    Company(Vec<ActorId>),
    /// A payment for joining, in points as it believes them; below 0: less than it was promised.
    Payment(Points),
    /// No mood one way or the other.
    EvenMood,
}

/// One thing that would have changed the choice, all else equal.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// What would have had to be otherwise.
    pub lever: Lever,
    /// The same in words, after "if".
    pub text: String,
}

/// A world in which the actor weighs again.
#[derive(Clone)]
struct World {
    scene: Situation,
    company: ActorSet,
    payment: f64,
    mood: f64,
}

impl Case<'_> {
    /// What would have changed the choice. Nothing is listed that was not checked.
    pub(super) fn turns(&self) -> Vec<Turn> {
        let levers = [self.texts(), self.company(), self.payment(), self.even_mood()];
        levers.into_iter().flatten().map(|lever| Turn { text: self.told(&lever), lever }).collect()
    }

    /// The world as it was.
    fn world(&self) -> World {
        let texts = self.scene.texts();
        let inside = texts.consenting(self.setting, self.document);
        let company = inside.union(texts.document(self.document).for_it).without(self.actor);
        World { scene: self.scene.clone(), company, payment: 0.0, mood: self.accession.mood }
    }

    /// Whether the actor would choose otherwise in a world: the engine's own weighing.
    fn turns_in(&self, world: &World) -> bool {
        self.turns_for(&self.candidate(world), world.payment)
    }

    fn candidate<'w>(&'w self, world: &'w World) -> Candidate<'w> {
        let candidate = Candidate::new(self.setting, &world.scene, self.document, self.actor);
        candidate.beside(world.company).in_mood(world.mood)
    }

    /// Whether it would choose otherwise as this candidate, if it was promised a payment, too.
    fn turns_for(&self, candidate: &Candidate<'_>, payment: f64) -> bool {
        let mut accession = candidate.accession();
        accession.promises += payment;
        let is_in = match self.choice {
            Choice::Leave => candidate.stays(&accession),
            Choice::Join(_) | Choice::Ratify => candidate.joins(&accession),
            Choice::StayOut | Choice::PutOff => candidate.joins(&accession) && self.would_sign_with(candidate),
        };
        is_in != self.choice.is_in()
    }

    /// Whether it would sign all that is signed with the document, too.
    fn would_sign_with(&self, candidate: &Candidate<'_>) -> bool {
        let mut with = self.with.iter().map(|(other, mood)| candidate.before(*other, *mood));
        with.all(|other| other.joins(&other.accession()))
    }

    fn with_texts(&self, texts: &[(ClauseId, f64)]) -> World {
        let mut world = self.world();
        for &(clause, position) in texts {
            apply(&mut world.scene, self.setting, &Event::Treaty(Deed::TextSettled { clause, position }));
        }
        world
    }

    /// The one text that would have had to move least; else all that lie out of reach where it wants them; else all.
    fn texts(&self) -> Option<Lever> {
        let world = self.world();
        let candidate = self.candidate(&world);
        let one = match self.choice {
            Choice::Leave | Choice::StayOut | Choice::PutOff => {
                candidate.least(candidate.wanted(), |candidate| self.turns_for(candidate, 0.0))
            }
            Choice::Join(_) | Choice::Ratify => {
                let ends = candidate.clauses().flat_map(|clause| [(clause, 0.0), (clause, FURTHEST)]);
                candidate.least(ends, |candidate| self.turns_for(candidate, 0.0))
            }
        };
        if let Some(text) = one {
            return Some(Lever::Texts(vec![text]));
        }
        let is_stuck = |(clause, _): &(ClauseId, f64)| {
            !self.setting.clause(*clause).is_reservable && !candidate.accepts(*clause)
        };
        let stuck = candidate.wanted().filter(is_stuck).collect();
        let all = candidate.wanted().filter(|(clause, at)| (candidate.text(*clause) - at).abs() > 0.0).collect();
        let turns = |texts: &Vec<_>| !self.choice.is_in() && self.turns_in(&self.with_texts(texts));
        [stuck, all].into_iter().find(turns).map(Lever::Texts)
    }

    /// Those whose company weighs most, as few as would have turned the choice by joining as well, or by not.
    fn company(&self) -> Option<Lever> {
        let world = self.world();
        let others = match self.choice.is_in() {
            true => world.company,
            false => self.scene.texts().outsiders(self.setting, self.document).difference(world.company),
        };
        let candidate = Candidate::new(self.setting, &self.scene, self.document, self.actor);
        let gain = |actor: &ActorId| (candidate.gain_from(*actor), *actor);
        let mut by_weight: Vec<_> = others.without(self.actor).iter().map(|actor| gain(&actor)).collect();
        by_weight.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.cmp(other)));
        let (mut world, mut moved) = (world, Vec::new());
        for (_, actor) in by_weight {
            world.company.set(actor, !self.choice.is_in());
            moved.push(actor);
            if self.turns_in(&world) {
                return Some(Lever::Company(moved));
            }
        }
        None
    }

    /// The smallest payment that would have been enough, or one promised that made the difference.
    fn payment(&self) -> Option<Lever> {
        let purse = self.setting.rules.treaty.purse.get();
        let payment = match self.choice {
            Choice::Join(_) | Choice::Ratify => -self.accession.promises,
            Choice::Leave | Choice::StayOut | Choice::PutOff => {
                let lacks = (-self.accession.total().get() * STEPS).floor().max(0.0);
                (lacks + 1.0) / STEPS
            }
        };
        let is_paid = payment != 0.0 && payment <= purse;
        let turns = || self.turns_in(&World { payment, ..self.world() });
        (is_paid && turns()).then_some(Lever::Payment(Points(payment)))
    }

    fn even_mood(&self) -> Option<Lever> {
        let turns = || self.turns_in(&World { mood: 0.0, ..self.world() });
        (self.accession.mood != 0.0 && turns()).then_some(Lever::EvenMood)
    }

    fn told(&self, lever: &Lever) -> String {
        match lever {
            Lever::Texts(texts) => {
                let one = |(clause, at): &(ClauseId, f64)| {
                    let now = place(self.scene.texts().clause(*clause).position);
                    format!("{} had lain at {} (it lay at {now})", self.words.clause(*clause), place(*at))
                };
                let few: Vec<_> = texts.iter().take(MOST_TEXTS).map(one).collect();
                match texts.len() - few.len() {
                    0 => list(&few),
                    more => {
                        format!(
                            "{} and {} where it wants them",
                            few.join(", "),
                            count(more, "more clause", "more clauses")
                        )
                    }
                }
            }
            Lever::Company(actors) => {
                let who = match actors.len() {
                    few if few <= MOST_NAMES => self.words.actors(actors.iter().copied()),
                    many => format!("{}, those that weigh most,", count(many, "other", "others")),
                };
                let inside = if self.choice.is_in() { "not been inside" } else { "been inside as well" };
                format!("{who} had {inside}")
            }
            Lever::Payment(points) if points.get() < 0.0 => "nothing had been promised to it".to_owned(),
            Lever::Payment(points) => format!("a payment worth {:.2} to it had been promised", points.get()),
            Lever::EvenMood => {
                format!(
                    "its government had been in an even mood (its mood was {})",
                    signed(Points(self.accession.mood))
                )
            }
        }
    }
}
