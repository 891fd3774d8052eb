//! Coalitions in the response window: a set of those who would each act if all the others in it did.
//!
//! Of the two equilibria of a threshold game (nobody, everybody) this *selects* the second where it exists, and says
//! so by marking the attribution joint. Persons join by pledges, machines by their own rule.

use super::bound::bound;
use super::respond::{Step, is_machine, leaning};
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
    if !may_have_changed(draft, incident) {
        return;
    }
    for index in 0..draft.workspace.fronts.len() {
        let front = draft.workspace.fronts[index];
        let members = remaining(draft, incident, &front);
        if !members.is_empty() {
            join(draft, &front, members);
            return;
        }
    }
}

/// Whether the last attempt, which came to nothing, could come to something now: somebody who might act has news, or
/// a person pledges.
fn may_have_changed<S: Sink>(draft: &Draft<'_, S>, incident: IncidentId) -> bool {
    let pledges = |actor| draft.orders.order(actor, incident).is_some_and(|order| order.pledge.is_some());
    !draft.situation.stirred(incident).difference(draft.workspace.hopeless).is_empty()
        || draft.orders.persons().iter().any(pledges)
}

/// Starts from everybody who could join and lets go of the least willing, one by one, until all would stay: one at a
/// time, because each that leaves makes the others' part count for more.
fn remaining<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId, front: &Front) -> ActorSet {
    let mut members = candidates(draft, incident, front);
    members = drop_hopeless(draft, front, members);
    while !members.is_empty() {
        let together = with_members(draft, front, members);
        let Some(least) = least_willing(draft, &together, members) else {
            let enough = together.acting.len() >= usize::from(draft.setting.rules.joint_from);
            let pledged = members.iter().any(|actor| !is_machine(draft, actor));
            return if enough || pledged { members } else { ActorSet::EMPTY };
        };
        members = members.without(least);
    }
    members
}

/// Lets go at once of machines whose headroom leaves no room for acting in this company: at first by rough bounds, then
/// by what they weigh. Somebody with news must be left: the others would have formed a coalition before.
fn drop_hopeless<S: Sink>(draft: &mut Draft<'_, S>, front: &Front, members: ActorSet) -> ActorSet {
    let persons = draft.orders.persons();
    for actor in members.difference(persons).iter() {
        bound(draft, front, actor);
    }
    let members = with_room(draft, front, members);
    if members.intersection(draft.workspace.deliberated.union(persons)).is_empty() {
        return ActorSet::EMPTY;
    }
    for actor in members.difference(persons).difference(draft.workspace.weighed).iter() {
        let (_, headroom) = Deliberation::new(draft.setting, draft.situation, front, actor).consider();
        draft.workspace.note_weighed(draft.setting, actor, headroom);
    }
    with_room(draft, front, members)
}

/// Those who have room for acting in the company of all the others, for all that is known: again and again, as company
/// shrinks.
fn with_room<S: Sink>(draft: &Draft<'_, S>, front: &Front, mut members: ActorSet) -> ActorSet {
    loop {
        let together = Front { acting: front.acting.union(members), ..*front };
        let has_room = |actor: &ActorId| {
            let bound = draft.workspace.headroom(*actor);
            bound.is_none_or(|headroom| headroom.allows_acting(together.company(draft.setting, *actor)))
        };
        let hopeful = members.iter().filter(has_room).collect();
        if hopeful == members {
            return members;
        }
        members = hopeful;
    }
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
fn candidates<S: Sink>(draft: &Draft<'_, S>, incident: IncidentId, front: &Front) -> ActorSet {
    let persons = draft.orders.persons();
    let outside = draft.setting.everybody().difference(front.acting).difference(draft.workspace.hopeless);
    let could_join = |actor: &ActorId| {
        if persons.contains(*actor) {
            return !draft.workspace.moved.contains(*actor) && pledge_of(draft, front, *actor).is_some();
        }
        draft.setting.actor(*actor).policy == Policy::ArgMax
            && leaning(draft, incident, *actor) == Some(front.accused)
            && check::legal(draft.setting, draft.situation, *actor, incident, front.accused).contains(Response::Joint)
    };
    outside.iter().filter(could_join).collect()
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
