//! Coalitions in the response window: a set of those who would each act if all the others in it did.
//!
//! Of the two equilibria of a threshold game (nobody, everybody) this *selects* the second where it exists, and says
//! so by marking the attribution joint. Persons join by pledges, machines by their own rule.

use super::bounds::bound;
use super::respond::{Step, author, is_machine, leaning};
use super::{Draft, Sink};
use crate::sim::actor::Policy;
use crate::sim::check;
use crate::sim::choice::{Response, TIE};
use crate::sim::deliberation::Deliberation;
use crate::sim::front::Front;
use crate::sim::id::{ActorId, ActorSet, IncidentId};
use crate::sim::moves::{Awaited, Order, Pledge};

/// When no single actor moves: a coalition that holds against the first accused for whom there is one.
pub(super) fn gather<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId) {
    let news = draft.situation.stirred(incident).union(draft.orders.persons());
    let courted_before = draft.workspace.bounds(incident).courted;
    let mut courted = ActorSet::EMPTY;
    sort_by_leaning(draft, incident);
    for index in 0..draft.workspace.fronts.len() {
        let front = draft.workspace.fronts[index];
        let hopeful = hopeful(draft, &front, draft.workspace.leaning[index]);
        courted = courted.union(hopeful);
        // Where nobody who might join, or might have, has any news, it comes to nothing again.
        if hopeful.union(courted_before).intersection(news).is_empty() {
            continue;
        }
        let members = remaining(draft, &front, hopeful);
        if !members.is_empty() {
            join(draft, &front, members);
            return;
        }
    }
    draft.workspace.bounds_mut(incident).courted = courted;
}

/// Sorts machines that do what is best for them and have not given up acting, by the front that they lean to. Whoever took
/// a word back in this window gives no other in it; the author joins none.
fn sort_by_leaning<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId) {
    draft.workspace.leaning.clear();
    draft.workspace.leaning.resize(draft.workspace.fronts.len(), ActorSet::EMPTY);
    let machines = draft.setting.everybody().difference(draft.orders.persons());
    let out = draft.workspace.bounds(incident).hopeless().union(draft.workspace.retracted);
    let out = out.union(author(draft, incident));
    for actor in machines.difference(out).iter() {
        let Some(accused) = leaning(draft, incident, actor) else { continue };
        let front = draft.workspace.fronts.iter().position(|front| front.accused == accused);
        if let Some(index) = front.filter(|_| draft.setting.actor(actor).policy == Policy::ArgMax) {
            draft.workspace.leaning[index] = draft.workspace.leaning[index].with(actor);
        }
    }
}

/// Lets go of those who would not act even if they alone added to the pressure; then of the least willing, one by one,
/// until all would stay: one at a time, because each that leaves makes the others' part count for more.
fn remaining<S: Sink>(draft: &mut Draft<'_, S>, front: &Front, hopeful: ActorSet) -> ActorSet {
    let mut members = drop_unwilling(draft, front, hopeful);
    while is_enough(draft, front, members) {
        let together = with_members(draft, front, members);
        let Some(least) = least_willing(draft, &together, members) else { return members };
        members = members.without(least);
    }
    ActorSet::EMPTY
}

/// Whether so many may name together, or a person pledged to.
fn is_enough<S: Sink>(draft: &Draft<'_, S>, front: &Front, members: ActorSet) -> bool {
    let together = front.acting.union(members).len() >= usize::from(draft.setting.rules.joint_from);
    let pledged = !members.intersection(draft.orders.persons()).is_empty();
    !members.is_empty() && (together || pledged)
}

/// Those who could join and have room for acting in company of all the others, for all that is known without weighing
/// every term; at least those, where they are too few.
fn hopeful<S: Sink>(draft: &mut Draft<'_, S>, front: &Front, leaning: ActorSet) -> ActorSet {
    let candidates = candidates(draft, front, leaning);
    if !is_enough(draft, front, candidates) {
        return candidates;
    }
    for actor in candidates.difference(draft.orders.persons()).iter() {
        bound(draft, front, actor);
    }
    those_who_stay(candidates, |members, actor| {
        !is_enough(draft, front, members) || has_room(draft, front, members, actor)
    })
}

/// Lets go of machines that would not act in company and with the proof of all the others, if nobody else added to the
/// pressure: again and again, as company shrinks. Where returns rise, it is the others' pressure that moves them.
fn drop_unwilling<S: Sink>(draft: &Draft<'_, S>, front: &Front, members: ActorSet) -> ActorSet {
    if !draft.setting.rules.success.has_falling_returns() {
        return members;
    }
    those_who_stay(members, |members, actor| {
        !is_enough(draft, front, members)
            || !is_machine(draft, actor)
            || would_act_alone(draft, front, members, actor)
    })
}

/// The largest part of a set in which everybody passes a test that is the harder, the fewer there are. In what order
/// the others go makes no difference.
fn those_who_stay(mut members: ActorSet, passes: impl Fn(ActorSet, ActorId) -> bool) -> ActorSet {
    loop {
        let before = members;
        for actor in before.iter() {
            if !passes(members, actor) {
                members = members.without(actor);
            }
        }
        if members == before {
            return members;
        }
    }
}

/// Whether an actor has room for acting in company of the members, for all that is known; persons are held to their
/// pledges only.
fn has_room<S: Sink>(draft: &Draft<'_, S>, front: &Front, members: ActorSet, actor: ActorId) -> bool {
    let together = Front { acting: front.acting.union(members), ..*front };
    let bound = draft.workspace.bounds(front.incident).headroom(actor).filter(|_| is_machine(draft, actor));
    bound.is_none_or(|headroom| {
        let company = together.company(draft.setting, actor);
        headroom.wants(draft.setting, actor, company).has_public()
    })
}

/// Whether an actor would act in company of the members if it alone added to the pressure.
fn would_act_alone<S: Sink>(draft: &Draft<'_, S>, front: &Front, members: ActorSet, actor: ActorId) -> bool {
    willingness(draft, &Front { acting: front.acting.union(members), ..*front }, actor) > 0.0
}

/// The member that loses most by acting, all the others being in; none if all would act.
fn least_willing<S: Sink>(draft: &mut Draft<'_, S>, together: &Front, members: ActorSet) -> Option<ActorId> {
    let mut least: Option<(ActorId, f64)> = None;
    for actor in members.iter() {
        let willing = if is_machine(draft, actor) {
            let others = leave(draft, together, actor);
            draft.workspace.count_ledger();
            willingness(draft, &others, actor)
        } else {
            let met = pledge_of(draft, together, actor).is_some_and(|(_, pledge)| is_met(pledge, actor, together));
            if met { f64::INFINITY } else { f64::NEG_INFINITY }
        };
        if willing <= 0.0 && least.is_none_or(|(_, worst)| willing <= worst) {
            least = Some((actor, willing));
        }
    }
    least.map(|(actor, _)| actor)
}

/// What a machine gains by its best public response over its best other one, in points; not above 0 if it would not
/// act.
fn willingness<S: Sink>(draft: &Draft<'_, S>, others: &Front, actor: ActorId) -> f64 {
    let tally = Deliberation::new(draft.setting, draft.situation, others, actor).in_coalition().tally();
    let best = |public: bool| {
        let best = tally.best_of(|response| response.is_public() == public);
        best.map_or(f64::NEG_INFINITY, |(_, total)| total)
    };
    let gain = best(true) - best(false);
    if gain > TIE { gain } else { gain.min(0.0) }
}

/// Who could still join this front: machines that may name its accused, and persons who pledged to.
fn candidates<S: Sink>(draft: &Draft<'_, S>, front: &Front, leaning: ActorSet) -> ActorSet {
    let may_name = |actor: &ActorId| {
        check::legal(draft.setting, draft.situation, *actor, front.incident, front.accused).contains(Response::Joint)
    };
    let pledges = |actor: &ActorId| pledge_of(draft, front, *actor).is_some();
    let machines: ActorSet = leaning.difference(front.acting).iter().filter(may_name).collect();
    let persons = draft.orders.persons().difference(front.acting).difference(draft.workspace.moved);
    machines.union(persons.iter().filter(pledges).collect())
}

fn is_legal<S: Sink>(draft: &Draft<'_, S>, front: &Front, actor: ActorId, response: Response) -> bool {
    check::check(draft.setting, draft.situation, actor, front.incident, front.accused, response).is_ok()
}

/// A person's open pledge on this front.
fn pledge_of<'a, S: Sink>(draft: &Draft<'a, S>, front: &Front, actor: ActorId) -> Option<(&'a Order, &'a Pledge)> {
    let order = draft.orders.order(actor, front.incident)?;
    let pledge = order.pledge.as_ref()?;
    let accused = check::accused_by(draft.situation, actor, order)?;
    (accused == front.accused && is_legal(draft, front, actor, order.response)).then_some((order, pledge))
}

/// The front with all of `members` in it.
fn with_members<S: Sink>(draft: &Draft<'_, S>, front: &Front, members: ActorSet) -> Front {
    let mut together = *front;
    for actor in members.iter() {
        let next = pledge_of(draft, front, actor).map_or(Response::Joint, |(order, _)| order.response);
        let before = draft.situation.stance(front.incident, actor).against(front.accused);
        together.step(draft.setting, actor, before, next);
    }
    together
}

/// The front that a machine member sees: all the others in, itself as it stands.
pub(super) fn leave<S: Sink>(draft: &Draft<'_, S>, together: &Front, actor: ActorId) -> Front {
    let mut others = *together;
    let before = draft.situation.stance(together.incident, actor).against(together.accused);
    others.step(draft.setting, actor, Response::Joint, before);
    others
}

/// Whether enough of those that a pledge counts on do what it takes.
pub(super) fn is_met(pledge: &Pledge, actor: ActorId, front: &Front) -> bool {
    let doing = match pledge.awaits {
        Awaited::Name => front.acting,
        Awaited::Sanction => front.sanctioning,
    };
    pledge.among.without(actor).intersection(doing).len() >= usize::from(pledge.at_least)
}

fn join<S: Sink>(draft: &mut Draft<'_, S>, front: &Front, members: ActorSet) {
    draft.workspace.coalition = Some(with_members(draft, front, members));
    for actor in members.iter() {
        let pledge = pledge_of(draft, front, actor);
        let response = pledge.map_or(Response::Joint, |(order, _)| order.response);
        let by_person = pledge.is_some();
        draft.workspace.steps.push(Step { actor, accused: front.accused, response, by_person, after: None });
    }
}
