//! What would have changed a choice about a document: one text, company, a payment, another mood; each checked by
//! weighing again.

use super::{Case, Choice};
use crate::review::words::{count, list, signed};
use crate::sim::apply::apply;
use crate::sim::treaty::accession::Candidate;
use crate::sim::treaty::clause::FURTHEST;
use crate::sim::treaty::{Deed, Wording};
use crate::sim::{ActorId, ActorSet, ClauseId, Event, Points, Situation};

/// More names than this are counted.
const MOST_NAMES: usize = 6;
/// More texts are counted.
const MOST_TEXTS: usize = 3;
/// How often a stretch of texts is halved to find where a choice turns.
const HALVINGS: usize = 24;
/// A text or payment is looked for in steps of one hundredth.
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
        let candidate = Candidate::new(self.setting, &world.scene, self.document, self.actor);
        let candidate = candidate.beside(world.company).in_mood(world.mood);
        let mut accession = candidate.accession();
        accession.promises += world.payment;
        let is_in = match self.choice {
            Choice::Leave => candidate.stays(&accession),
            Choice::Join(_) | Choice::Ratify | Choice::StayOut | Choice::PutOff => {
                candidate.refusal(&accession).is_none()
            }
        };
        is_in != self.choice.is_in()
    }

    fn with_texts(&self, texts: &[(ClauseId, f64)]) -> World {
        let mut world = self.world();
        for &(clause, position) in texts {
            apply(&mut world.scene, self.setting, &Event::Treaty(Deed::TextSettled { clause, position }));
        }
        world
    }

    /// The clauses of the text, with where each lies.
    fn clauses(&self) -> impl Iterator<Item = (ClauseId, f64)> {
        let clauses = self.setting.document(self.document).clause_ids();
        let text = |clause: ClauseId| (clause, *self.scene.texts().clause(clause));
        let adopted = clauses.map(text).filter(|(_, state)| state.wording == Wording::Adopted);
        adopted.map(|(clause, state)| (clause, state.position))
    }

    /// The one text that would have had to move least; else all that lie out of reach where it wants them; else all.
    fn texts(&self) -> Option<Lever> {
        let preference = |clause| self.setting.clause(clause).preference(self.actor);
        let towards = |clause| match self.choice.is_in() {
            true => vec![0.0, FURTHEST],
            false => vec![preference(clause).position],
        };
        let moves =
            self.clauses().flat_map(|(clause, now)| towards(clause).into_iter().map(move |end| (clause, now, end)));
        let nearest = moves.filter_map(|(clause, now, end)| Some((clause, now, self.nearest(clause, now, end)?)));
        let least =
            nearest.min_by(|(_, was, is), (_, before, after)| (is - was).abs().total_cmp(&(after - before).abs()));
        if let Some((clause, _, at)) = least {
            return Some(Lever::Texts(vec![(clause, at)]));
        }
        let own = |clause| (clause, preference(clause).position);
        let is_stuck = |(clause, now): &(ClauseId, f64)| {
            !self.setting.clause(*clause).is_reservable && !preference(*clause).accepts(*now)
        };
        let cares = |(clause, now): &(ClauseId, f64)| {
            preference(*clause).salience.get() > 0.0 && (preference(*clause).position - now).abs() > 0.0
        };
        let stuck = self.clauses().filter(is_stuck).map(|(clause, _)| own(clause)).collect();
        let all = self.clauses().filter(cares).map(|(clause, _)| own(clause)).collect();
        let turns = |texts: &Vec<_>| !self.choice.is_in() && self.turns_in(&self.with_texts(texts));
        [stuck, all].into_iter().find(turns).map(Lever::Texts)
    }

    /// The text between two, nearest to the first, at which the choice turns, in hundredths; none if it does not at the
    /// second.
    fn nearest(&self, clause: ClauseId, now: f64, end: f64) -> Option<f64> {
        let turns = |at: f64| self.turns_in(&self.with_texts(&[(clause, at)]));
        if !turns(end) {
            return None;
        }
        let (mut same, mut other) = (now, end);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(same, other);
            if turns(middle) { other = middle } else { same = middle }
        }
        let rounded = [1.0, 10.0, STEPS].map(|steps| {
            let scaled = other * steps;
            (if end > now { scaled.ceil() } else { scaled.floor() }) / steps
        });
        rounded.into_iter().find(|at| (0.0..=FURTHEST).contains(at) && turns(*at)).or(Some(end))
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
                    let now = self.scene.texts().clause(*clause).position;
                    format!("{} had lain at {at} (it lay at {now:.1})", self.words.clause(*clause))
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
