//! Phase 4: the response window. All seats move at once on sealed orders; then everybody sees who moved and may
//! follow, pass by pass, until nobody changes. Machine thresholds, pledges and coalitions meet in one fixed point.
//!
//! Steps only ever go up, so the cascade ends. When no single actor would move, a coalition may still form
//! ([`coalition`]).

use super::bounds::{bound, note_if_quiet};
use super::headroom::Headroom;
use super::{Draft, Sink, coalition};
use crate::sim::actor::Policy;
use crate::sim::check;
use crate::sim::choice::{Decision, Response, Tally};
use crate::sim::deliberation::Deliberation;
use crate::sim::dice::Purpose;
use crate::sim::event::Event;
use crate::sim::front::Front;
use crate::sim::id::{ActorId, ActorSet, IncidentId};
use crate::sim::quantity::{Points, exp};

/// What one actor does in a pass.
#[derive(Clone, Copy, Debug)]
pub(in crate::sim) struct Step {
    pub(super) actor: ActorId,
    pub(super) accused: ActorId,
    pub(super) response: Response,
    pub(super) by_person: bool,
    /// The number of the decision behind it, once written up.
    pub(super) after: Option<u32>,
}

pub(super) fn respond<S: Sink>(draft: &mut Draft<'_, S>) {
    for incident in draft.setting.incident_ids() {
        if draft.situation.incident(incident).is_open() {
            hold_window(draft, incident);
        }
    }
}

fn hold_window<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId) {
    note_unanswered(draft, incident);
    draft.workspace.count_decisions(draft.setting.actors.len());
    draft.workspace.open_window(incident, draft.situation.stirred(incident));
    let passes = if has_nothing_new(draft, incident) {
        0
    } else {
        draw_up_fronts(draft, incident);
        cascade(draft, incident)
    };
    if S::KEEPS {
        write_up_holdouts(draft, incident, passes);
    }
    let persons = draft.setting.everybody().difference(machines(draft));
    let moved = draft.workspace.moved;
    draft.emit(
        Event::WindowClosed { incident, passes, moved, persons },
        None,
        draft.workspace.trail(incident).assessed,
    );
}

/// A person's seat without an order is no holdout: it is recorded as unanswered.
fn note_unanswered<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId) {
    let after = draft.workspace.trail(incident).assessed;
    for actor in draft.orders.persons().iter() {
        if draft.orders.order(actor, incident).is_none() {
            draft.emit(Event::Unanswered { actor, incident }, None, after);
        }
    }
}

/// Whether every machine would decide on exactly the same terms as in the last window, and no person moves.
fn has_nothing_new<S: Sink>(draft: &Draft<'_, S>, incident: IncidentId) -> bool {
    let due = draft.situation.stirred(incident).union(draft.setting.chancy());
    due.intersection(machines(draft)).is_empty()
        && draft.orders.persons().iter().all(|actor| draft.orders.order(actor, incident).is_none())
}

fn machines<S: Sink>(draft: &Draft<'_, S>) -> ActorSet {
    draft.setting.everybody().difference(draft.orders.persons())
}

pub(super) fn is_machine<S: Sink>(draft: &Draft<'_, S>, actor: ActorId) -> bool {
    !draft.orders.persons().contains(actor)
}

/// The author of an incident, where a machine plays it: it knows who did it, and says nothing. A person is free to lie.
pub(super) fn author<S: Sink>(draft: &Draft<'_, S>, incident: IncidentId) -> ActorSet {
    let author = draft.setting.incident(incident).author.actor();
    author.filter(|author| is_machine(draft, *author)).into_iter().collect()
}

/// One front for every suspect that anybody leans to or that an order names, in the order of the scenario.
fn draw_up_fronts<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId) {
    draft.workspace.fronts.clear();
    let setting = draft.setting;
    let sought = sought(draft, incident);
    let suspects = setting.incident(incident).suspects.iter().filter_map(|(suspect, _)| suspect.actor());
    for accused in suspects.filter(|accused| sought.contains(*accused)) {
        let front = Front::of(setting, draft.situation, incident, accused);
        draft.workspace.fronts.push(front);
    }
}

/// Whom anybody leans to, or names in an order.
fn sought<S: Sink>(draft: &Draft<'_, S>, incident: IncidentId) -> ActorSet {
    let leanings = draft.setting.actor_ids().filter_map(|actor| leaning(draft, incident, actor));
    let ordered = |actor| check::accused_by(draft.situation, actor, draft.orders.order(actor, incident)?);
    leanings.chain(draft.orders.persons().iter().filter_map(ordered)).collect()
}

/// Plays passes until nobody changes, and returns how many it took.
fn cascade<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId) -> u16 {
    let mut pass = 1;
    loop {
        collect_steps(draft, incident, pass);
        if draft.workspace.steps.is_empty() {
            coalition::gather(draft, incident);
        }
        if draft.workspace.steps.is_empty() {
            fall_back(draft, incident);
        }
        if draft.workspace.steps.is_empty() {
            return pass;
        }
        take_steps(draft, incident, pass);
        pass += 1;
    }
}

/// What everybody who must decide would do, on what they see at the start of the pass.
fn collect_steps<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId, pass: u16) {
    draft.workspace.steps.clear();
    if pass == 1 && !draft.setting.chancy().is_empty() {
        draft.draw_for_all(Purpose::Respond, incident, 0);
    }
    let due = due(draft, incident, pass);
    draft.workspace.had_news = draft.workspace.had_news.union(due);
    let silent = draft.workspace.bounds(incident).settled().union(author(draft, incident));
    for actor in draft.orders.persons().union(due.difference(silent)).iter() {
        let step = if is_machine(draft, actor) {
            machine_step(draft, incident, actor, pass)
        } else {
            person_step(draft, incident, actor, pass)
        };
        draft.workspace.steps.extend(step);
    }
}

/// The machines that have something to decide in a pass: those with news.
fn due<S: Sink>(draft: &Draft<'_, S>, incident: IncidentId, pass: u16) -> ActorSet {
    let chancy = if pass == 1 { draft.setting.chancy() } else { ActorSet::EMPTY };
    draft.situation.stirred(incident).union(chancy).intersection(machines(draft))
}

/// Whom an actor accuses in public, or else holds most likely guilty.
pub(super) fn leaning<S: Sink>(draft: &Draft<'_, S>, incident: IncidentId, actor: ActorId) -> Option<ActorId> {
    let stance = draft.situation.stance(incident, actor);
    let standing = stance.accused.filter(|_| stance.response.is_public());
    standing.or_else(|| draft.situation.lead_suspect(incident, actor).map(|(suspect, _)| suspect))
}

/// The front that an actor deliberates on.
fn own_front<'a, S: Sink>(draft: &'a Draft<'_, S>, incident: IncidentId, actor: ActorId) -> Option<&'a Front> {
    draft.workspace.front(incident, leaning(draft, incident, actor)?)
}

fn machine_step<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId, actor: ActorId, pass: u16) -> Option<Step> {
    if draft.workspace.retracted.contains(actor) {
        return None;
    }
    let accused = leaning(draft, incident, actor)?;
    note_if_quiet(draft, incident, actor, accused);
    if draft.workspace.bounds(incident).settled().contains(actor) {
        return None;
    }
    let front = &draft.workspace.front(incident, accused).copied()?;
    bound(draft, front, actor);
    let company = front.company(draft.setting, actor);
    let wants_none = |headroom: &Headroom| headroom.wants(draft.setting, actor, company).is_empty();
    if draft.workspace.bounds(incident).headroom(actor).is_some_and(wants_none) {
        return None;
    }
    let deliberation = Deliberation::in_company_of(draft.setting, draft.situation, front, actor, company);
    let tally = deliberation.tally();
    draft.workspace.count_ledger();
    // Whoever has moved in this window takes nothing back in it.
    let tally = if draft.workspace.moved.contains(actor) { tally.without(Response::Retract) } else { tally };
    let response = match draft.setting.actor(actor).policy {
        Policy::ArgMax => tally.best(),
        Policy::Logit(temperature) if pass == 1 => choose_by_odds(&tally, temperature, draft.drawn(actor)),
        Policy::Logit(_) | Policy::HoldOut => Response::HoldOut,
    };
    (response != Response::HoldOut).then_some(Step { actor, accused, response, by_person: false, after: None })
}

/// A response with odds e^(total/temperature); `drew` in [0, 1) says which, mildest first.
fn choose_by_odds(tally: &Tally, temperature: f64, drew: f64) -> Response {
    let most = tally.total(tally.best()).unwrap_or_default();
    let odds = |response| tally.total(response).map_or(0.0, |total| exp((total - most) / temperature));
    let mut left = drew * Response::ALL.into_iter().map(odds).sum::<f64>();
    for response in Response::ALL {
        left -= odds(response);
        if left < 0.0 {
            return response;
        }
    }
    tally.best()
}

/// A person moves as ordered: at once, or as soon as its pledge is met.
fn person_step<S: Sink>(draft: &Draft<'_, S>, incident: IncidentId, actor: ActorId, pass: u16) -> Option<Step> {
    if draft.workspace.moved.contains(actor) {
        return None;
    }
    let order = draft.orders.order(actor, incident)?;
    let accused = check::accused_by(draft.situation, actor, order)?;
    let front = draft.workspace.front(incident, accused)?;
    let due = match &order.pledge {
        None => pass == 1 && order.response != Response::HoldOut,
        Some(pledge) => coalition::is_met(pledge, actor, front),
    };
    let legal = || check::check(draft.setting, draft.situation, actor, incident, accused, order.response).is_ok();
    (due && legal()).then_some(Step { actor, accused, response: order.response, by_person: true, after: None })
}

/// When nothing else moves, pledges that were not met fall back to what they said instead: those that act in public
/// first, since they may yet meet the others.
fn fall_back<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId) {
    for is_public in [true, false] {
        for actor in draft.orders.persons().difference(draft.workspace.moved).iter() {
            let fallback = fallback(draft, incident, actor);
            draft.workspace.steps.extend(fallback.filter(|step| step.response.is_public() == is_public));
        }
        if !draft.workspace.steps.is_empty() {
            return;
        }
    }
}

/// What a person who pledged does instead.
fn fallback<S: Sink>(draft: &Draft<'_, S>, incident: IncidentId, actor: ActorId) -> Option<Step> {
    let order = draft.orders.order(actor, incident)?;
    let response = order.pledge.as_ref()?.otherwise;
    let accused = check::accused_by(draft.situation, actor, order)?;
    (response != Response::HoldOut).then_some(Step { actor, accused, response, by_person: true, after: None })
}

/// All steps of a pass happen at once: every decision is written up before the first act, and fronts move after
/// the last.
fn take_steps<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId, pass: u16) {
    let mut steps = std::mem::take(&mut draft.workspace.steps);
    for step in &mut steps {
        step.after = write_up(draft, incident, step, pass);
    }
    for step in &steps {
        let own_cost = own_cost(draft, incident, step);
        let told = if step.response == Response::Private { told(draft, step.actor) } else { None };
        if let Some(event) = act(incident, step, pass, own_cost, told, draft.setting.rules.retraction) {
            draft.emit(event, None, step.after);
            draft.workspace.note_move(incident, step.actor, step.response);
        }
    }
    draft.workspace.steps = steps;
    draft.workspace.coalition = None;
    draft.workspace.refresh_fronts(draft.setting, draft.situation, incident);
}

/// What a sanction costs the one who imposes it, beyond what it bears already.
fn own_cost<S: Sink>(draft: &Draft<'_, S>, incident: IncidentId, step: &Step) -> Points {
    let exposure = &draft.setting.rules.exposure;
    let before = draft.situation.stance(incident, step.actor).response;
    let more = (exposure.of(step.response) - exposure.of(before)).max(0.0);
    Points(more * draft.setting.alliances.dependence(step.actor, step.accused))
}

/// Whom only a document lets an actor confide in.
fn told<S: Sink>(draft: &Draft<'_, S>, actor: ActorId) -> Option<ActorSet> {
    let all = draft.situation.confidants(draft.setting, actor);
    Some(all.difference(draft.setting.confidants(actor))).filter(|told| !told.is_empty())
}

fn act(
    incident: IncidentId,
    step: &Step,
    pass: u16,
    own_cost: Points,
    told: Option<ActorSet>,
    retraction: Points,
) -> Option<Event> {
    let Step { actor, accused, response, .. } = *step;
    Some(match response {
        Response::HoldOut => return None,
        Response::Private => Event::AttributedPrivately { actor, incident, accused, pass, told },
        Response::Public => Event::Attributed { actor, incident, accused, joint: false, pass },
        Response::Joint => Event::Attributed { actor, incident, accused, joint: true, pass },
        Response::SanctionPersons | Response::SanctionSectors | Response::SanctionTrade => {
            Event::SanctionImposed { actor, incident, accused, response, own_cost, pass }
        }
        Response::Retract => Event::Retracted { actor, incident, accused, cost: retraction },
    })
}

/// Writes up the decision behind a step, on what its actor saw when it took it.
fn write_up<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId, step: &Step, pass: u16) -> Option<u32> {
    if !S::KEEPS {
        return None;
    }
    let front = *draft.workspace.front(incident, step.accused)?;
    let coalition = draft.workspace.coalition.filter(|_| !step.by_person);
    let seen = coalition.map_or(front, |together| coalition::leave(draft, &together, step.actor));
    decided(draft, &seen, step, pass, coalition.is_some(), incident)
}

/// Writes up those who had something to decide and took no step, and says of the others that nothing has changed.
fn write_up_holdouts<S: Sink>(draft: &mut Draft<'_, S>, incident: IncidentId, pass: u16) {
    let mut as_before = machines(draft);
    for actor in draft.setting.actor_ids() {
        let by_person = !is_machine(draft, actor);
        let decides = if by_person {
            draft.orders.order(actor, incident).is_some()
        } else {
            draft.workspace.had_news.contains(actor)
        };
        let Some(&front) = own_front(draft, incident, actor).filter(|_| decides) else { continue };
        as_before = as_before.without(actor);
        if !draft.workspace.moved.contains(actor) {
            let response = Response::HoldOut;
            let step = Step { actor, accused: front.accused, response, by_person, after: None };
            decided(draft, &front, &step, pass, false, incident);
        }
    }
    if !as_before.is_empty() {
        let event = Event::DecidedAsBefore { actors: as_before, incident };
        draft.emit(event, None, draft.workspace.trail(incident).assessed);
    }
}

fn decided<S: Sink>(
    draft: &mut Draft<'_, S>,
    front: &Front,
    step: &Step,
    pass: u16,
    in_coalition: bool,
    incident: IncidentId,
) -> Option<u32> {
    let decision = if author(draft, incident).contains(step.actor) {
        Decision::silence()
    } else {
        let alone = Deliberation::new(draft.setting, draft.situation, front, step.actor);
        let deliberation = if in_coalition { alone.in_coalition() } else { alone };
        deliberation.decide(step.response)
    };
    let Step { actor, accused, by_person, .. } = *step;
    let event =
        Event::Decided { actor, incident, accused, pass, by_person, in_coalition, decision: Box::new(decision) };
    draft.emit(event, None, draft.workspace.trail(incident).assessed)
}
