//! What one incident came to.

use crate::play::Game;
use crate::review::words::Words;
use crate::scenario::date::Date;
use crate::sim::event::{Verdict, Weighing};
use crate::sim::incident::Suspect;
use crate::sim::{ActorId, ActorSet, Event, IncidentId, Points, Response, Round};

/// What one incident came to.
#[derive(Clone, Debug, PartialEq)]
pub struct IncidentOutcome {
    /// Which one.
    pub incident: IncidentId,
    /// Who really did it.
    pub author: Suspect,
    /// What its author made of the plan.
    pub verdict: Verdict,
    /// How its author arrived at the price it expected; none for an attack that comes whatever it costs.
    pub weighing: Option<Weighing>,
    /// At which expected price the author is as likely to call it off as not.
    pub call_off: Option<Points>,
    /// At which expected price it is as likely to scale it down as not; not above `call_off`.
    pub scale_down: Option<Points>,
    /// When it happened.
    pub launched: Option<Round>,
    /// What it has cost its author, in points.
    pub price_paid: Points,
    /// Who named an author in public, by words or sanctions, in order; each with its first such step.
    pub named: Vec<Deed>,
    /// Who sanctioned, in order; each with its first sanction.
    pub sanctioned: Vec<Deed>,
    /// Who told the accused in private and went no further.
    pub told: Vec<Deed>,
    /// Who could have named an author and did nothing.
    pub held_out: ActorSet,
    /// Whose person never sent an answer.
    pub unanswered: ActorSet,
    /// Members that said nothing themselves while a bloc of theirs acted, with that bloc: no dissent.
    pub via_collective: Vec<(ActorId, ActorId)>,
    /// Who was accused in public though it did not do it.
    pub wrongly_accused: ActorSet,
    /// Who gave in.
    pub conceded: Option<ActorId>,
    /// How many named an author and how many sanctioned at the end of each round since the attack.
    pub by_round: Vec<(Round, usize, usize)>,
}

/// A step against an accused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    /// Who.
    pub actor: ActorId,
    /// Against whom.
    pub accused: ActorId,
    /// How far it went.
    pub response: Response,
    /// In which round.
    pub round: Round,
    /// On what day that round began.
    pub date: Option<Date>,
    /// How many days after the attack.
    pub days: Option<i64>,
    /// When it took its accusation back, if it did.
    pub retracted: Option<Round>,
}

impl IncidentOutcome {
    pub(super) fn of(game: &Game, incident: IncidentId) -> Self {
        let (setting, situation) = (game.setting(), game.situation());
        let (facts, state) = (setting.incident(incident), situation.incident(incident));
        let deeds = deeds(game, incident);
        let named = firsts(&deeds, Response::is_public);
        let accused: ActorSet = named.iter().map(|deed| deed.accused).collect();
        let mut outcome = Self {
            incident,
            author: facts.author,
            verdict: state.verdict.unwrap_or(Verdict::NeverCame),
            weighing: weighing(game, incident),
            call_off: facts.price.map(|price| price.call_off),
            scale_down: facts.price.map(|price| price.scale_down),
            launched: state.launched,
            price_paid: state.price_paid,
            sanctioned: firsts(&deeds, Response::is_sanction),
            told: told(&deeds, &named),
            held_out: ActorSet::EMPTY,
            unanswered: ActorSet::EMPTY,
            via_collective: Vec::new(),
            wrongly_accused: accused.iter().filter(|&actor| facts.author != Suspect::Actor(actor)).collect(),
            conceded: state.conceded,
            by_round: by_round(&deeds, state.launched, game.round()),
            named,
        };
        if state.launched.is_some() {
            outcome.sort_the_silent(game, &deeds);
        }
        outcome
    }

    /// Tells holding out, giving no answer and being spoken for apart.
    fn sort_the_silent(&mut self, game: &Game, deeds: &[Deed]) {
        let acted: ActorSet = deeds.iter().map(|deed| deed.actor).collect();
        let accused: ActorSet = self.named.iter().map(|deed| deed.accused).collect();
        let (decided, asked) = (deciders(game, self.incident), asked(game, self.incident));
        for actor in game.setting().everybody().difference(acted).difference(accused).iter() {
            if let Some(bloc) = spoken_for(game, actor, &self.named) {
                self.via_collective.push((actor, bloc));
            } else if !decided.contains(actor) {
                self.unanswered.set(actor, asked.contains(actor));
            } else if game.setting().actor(actor).powers.may_name && self.author != Suspect::Actor(actor) {
                self.held_out = self.held_out.with(actor);
            }
        }
    }
}

/// The bloc that acted while its member said nothing.
fn spoken_for(game: &Game, member: ActorId, named: &[Deed]) -> Option<ActorId> {
    let blocs = named.iter().map(|deed| deed.actor);
    blocs.into_iter().find(|&bloc| game.setting().actor(bloc).members.contains(member))
}

/// Who ever decided about an incident.
fn deciders(game: &Game, about: IncidentId) -> ActorSet {
    let deciders = game.records().filter_map(|record| {
        let Event::Decided { actor, incident, .. } = &record.event else { return None };
        (*incident == about).then_some(*actor)
    });
    deciders.collect()
}

/// Whose person was asked about an incident and sent nothing.
fn asked(game: &Game, about: IncidentId) -> ActorSet {
    let asked = game.records().filter_map(|record| {
        let Event::Unanswered { actor, incident } = &record.event else { return None };
        (*incident == about).then_some(*actor)
    });
    asked.collect()
}

fn weighing(game: &Game, about: IncidentId) -> Option<Weighing> {
    game.records().find_map(|record| {
        let Event::AttackWeighed { incident, weighing, .. } = &record.event else { return None };
        weighing.filter(|_| *incident == about)
    })
}

/// Every step against anybody over an incident, in order.
pub(in crate::review) fn deeds(game: &Game, about: IncidentId) -> Vec<Deed> {
    let words = Words(game.scenario());
    let launched = game.situation().incident(about).launched.and_then(|round| words.date(round));
    let mut deeds: Vec<Deed> = Vec::new();
    for record in game.records() {
        if let Some((incident, actor, accused, response)) = step(&record.event)
            && incident == about
        {
            let date = words.date(record.round);
            let days = launched.zip(date).map(|(from, to)| to.days_since(from));
            deeds.push(Deed { actor, accused, response, round: record.round, date, days, retracted: None });
        }
        if let Event::Retracted { actor, incident, .. } = &record.event
            && *incident == about
        {
            let open = deeds.iter_mut().filter(|deed| deed.actor == *actor && deed.retracted.is_none());
            open.for_each(|deed| deed.retracted = Some(record.round));
        }
    }
    deeds
}

/// The step against an accused that an event is: over what, whose, against whom, and how far it goes.
pub(in crate::review) fn step(event: &Event) -> Option<(IncidentId, ActorId, ActorId, Response)> {
    let (actor, incident, accused, response) =
        if let Event::Attributed { actor, incident, accused, joint, .. } = event {
            (actor, incident, accused, if *joint { Response::Joint } else { Response::Public })
        } else if let Event::SanctionImposed { actor, incident, accused, response, .. } = event {
            (actor, incident, accused, *response)
        } else if let Event::AttributedPrivately { actor, incident, accused, .. } = event {
            (actor, incident, accused, Response::Private)
        } else {
            return None;
        };
    Some((*incident, *actor, *accused, response))
}

/// Each actor's first step that goes so far.
fn firsts(deeds: &[Deed], goes_so_far: fn(Response) -> bool) -> Vec<Deed> {
    let mut firsts: Vec<Deed> = Vec::new();
    for deed in deeds.iter().filter(|deed| goes_so_far(deed.response)) {
        if !firsts.iter().any(|first| first.actor == deed.actor && first.accused == deed.accused) {
            firsts.push(*deed);
        }
    }
    firsts
}

/// Those who told the accused in private and never named anybody.
fn told(deeds: &[Deed], named: &[Deed]) -> Vec<Deed> {
    let mut told = firsts(deeds, |response| response == Response::Private);
    told.retain(|deed| !named.iter().any(|public| public.actor == deed.actor));
    told
}

/// How many stood by an accusation, and how many sanctioned, at the end of each round.
fn by_round(deeds: &[Deed], launched: Option<Round>, last: Round) -> Vec<(Round, usize, usize)> {
    let Some(launched) = launched else { return Vec::new() };
    let standing = |round: Round, goes_so_far: fn(Response) -> bool| {
        let deeds = deeds.iter().filter(|deed| {
            goes_so_far(deed.response) && deed.round <= round && deed.retracted.is_none_or(|taken| taken > round)
        });
        deeds.map(|deed| deed.actor).collect::<ActorSet>().len()
    };
    let rounds = (launched.0..=last.0).map(Round);
    rounds
        .map(|round| (round, standing(round, Response::is_public), standing(round, Response::is_sanction)))
        .collect()
}
