//! The one mutator: what each event changes. No decision, no dice; it cannot fail.

mod deal;
mod treaty;

use super::choice::Response;
use super::event::{Event, Verdict};
use super::id::{ActorId, ActorSet, IncidentId};
use super::incident::Suspect;
use super::quantity::{Points, Share};
use super::setting::Setting;
use super::situation::{Situation, Stance};

/// Log odds that a suspect gives to its own guilt or innocence: it knows, whatever anybody reports.
const CERTAINTY: f64 = 1e4;

/// Records a fact in the situation.
pub fn apply(situation: &mut Situation, setting: &Setting, event: &Event) {
    match event {
        Event::RoundOpened {} => open_round(situation, setting),
        Event::AttackWeighed { incident, verdict, .. } => {
            situation.incidents[incident.index()].verdict = Some(*verdict);
            situation.moved_this_round |= *verdict != Verdict::NeverCame;
        }
        Event::AttackLaunched { incident, severity } => launch(situation, setting, *incident, *severity),
        Event::SignalDrawn { actor, incident, release, signal } => {
            let release = usize::from(*release);
            situation.evidence.see(*incident, release, *actor, *signal);
            read(situation, setting, (*incident, release, *actor), ActorSet::EMPTY.with(*actor));
        }
        Event::ReportShared { collector, incident, release, to } => {
            read(situation, setting, (*incident, usize::from(*release), *collector), *to);
        }
        Event::EvidenceAssessed { incident, actors } => assess(situation, setting, *incident, *actors),
        Event::Decided { .. } | Event::DecidedAsBefore { .. } | Event::Unanswered { .. } => {}
        Event::Treaty(deed) => treaty::apply(situation, setting, deed),
        // Whoever moved weighs another stance next time; and a machine that takes a person's seat has never weighed any.
        Event::WindowClosed { incident, moved, persons, .. } => {
            situation.incidents[incident.index()].stirred = moved.union(*persons);
        }
        Event::AttributedPrivately { actor, incident, accused, .. } => {
            step(situation, *incident, *actor, Response::Private, *accused);
        }
        Event::Attributed { actor, incident, accused, joint, .. } => {
            let response = if *joint { Response::Joint } else { Response::Public };
            step(situation, *incident, *actor, response, *accused);
        }
        Event::SanctionImposed { actor, incident, accused, response, own_cost, .. } => {
            step(situation, *incident, *actor, *response, *accused);
            situation.books[actor.index()].spent += *own_cost;
        }
        Event::Retracted { actor, incident, cost, .. } => retract(situation, *incident, *actor, *cost),
        Event::Reproached { by, silent, cost, own_cost, .. } => {
            situation.books[silent.index()].standing += -*cost;
            situation.books[by.index()].spent += *own_cost;
        }
        Event::Denied { actor, incident } => {
            let state = &mut situation.incidents[incident.index()];
            state.denied = state.denied.with(*actor);
        }
        Event::Conceded { actor, incident } => {
            situation.incidents[incident.index()].conceded = Some(*actor);
            situation.moved_this_round = true;
        }
        Event::Countered { actor, against, cost, .. } => counter(situation, setting, *actor, *against, *cost),
        Event::PressureChanged { accused, incident, pressure, words, price, shame } => {
            situation.books[accused.index()].standing += -*shame;
            let pressed = situation.pressed_mut(*incident, *accused);
            pressed.pressure = *pressure;
            pressed.most_words = pressed.most_words.max(*words);
            let state = &mut situation.incidents[incident.index()];
            if setting.incident(*incident).author == Suspect::Actor(*accused) {
                state.price_paid = Points(state.price_paid.get().max(price.get()));
            }
        }
        Event::NormShifted { norm, strength, .. } => situation.norms[norm.index()] = *strength,
        Event::IncidentClosed { incident, kept, broke } => close(situation, setting, *incident, *kept, *broke),
        Event::GameEnded { ending } => situation.ending = Some(*ending),
    }
}

/// Stirs what changes with the calendar alone: powers that begin this round.
fn open_round(situation: &mut Situation, setting: &Setting) {
    let was_quiet = situation.round.0 > 0 && !situation.moved_this_round;
    situation.quiet_rounds = if was_quiet { situation.quiet_rounds + 1 } else { 0 };
    situation.moved_this_round = false;
    situation.round = situation.round.next();
    let round = situation.round;
    let begins = |actor: &ActorId| setting.actor(*actor).powers.may_sanction_from == Some(round);
    stir(situation, setting.actor_ids().filter(begins).collect());
}

/// These must decide anew over every incident.
fn stir(situation: &mut Situation, actors: ActorSet) {
    for incident in &mut situation.incidents {
        incident.stirred = incident.stirred.union(actors);
    }
}

fn launch(situation: &mut Situation, setting: &Setting, incident: IncidentId, severity: Share) {
    let round = situation.round;
    let state = &mut situation.incidents[incident.index()];
    state.launched = Some(round);
    state.severity = severity;
    state.stirred = setting.everybody();
    let facts = setting.incident(incident);
    for (victim, harm) in &facts.victims {
        situation.books[victim.index()].harm += Points(severity.get() * harm.get());
    }
    for (index, (suspect, _)) in facts.suspects.iter().enumerate() {
        if let Suspect::Actor(actor) = *suspect {
            let own_guilt = if *suspect == facts.author { CERTAINTY } else { -CERTAINTY };
            situation.evidence.learn(incident, index, actor, own_guilt);
        }
    }
    situation.evidence.mark(incident, setting.everybody());
}

/// A source (collector and release) reaches readers.
fn read(situation: &mut Situation, setting: &Setting, source: (IncidentId, usize, ActorId), readers: ActorSet) {
    let (incident, release, collector) = source;
    let Some((signal, fresh)) = situation.evidence.open(incident, release, collector, readers) else { return };
    let likelihoods = &setting.likelihoods[incident.index()];
    let (of_named, of_nobody) =
        likelihoods.tells(release, collector, signal, |suspect| setting.place(incident, suspect));
    // One after the other, not as a list: a game reads a thousand reports.
    if let Some(clue) = of_named {
        spread(situation, setting, incident, clue, collector, fresh);
    }
    if let Some(clue) = of_nobody {
        spread(situation, setting, incident, clue, collector, fresh);
    }
}

/// Readers give a clue weight in so far as they trust the collector that it comes from.
#[inline]
fn spread(
    situation: &mut Situation,
    setting: &Setting,
    incident: IncidentId,
    (suspect, weight): (usize, f64),
    collector: ActorId,
    readers: ActorSet,
) {
    if readers == ActorSet::EMPTY.with(collector) {
        situation.evidence.learn(incident, suspect, collector, weight);
    } else if setting.provisions.sharing.is_empty() {
        situation.evidence.learn_all(incident, suspect, readers, setting.trust_in(collector), weight);
    } else {
        for reader in readers.iter() {
            let trust = situation.trust(setting, reader, collector);
            situation.evidence.learn(incident, suspect, reader, trust * weight);
        }
    }
}

fn assess(situation: &mut Situation, setting: &Setting, incident: IncidentId, actors: ActorSet) {
    situation.evidence.conclude(setting, incident, actors);
    let stirred = &mut situation.incidents[incident.index()].stirred;
    *stirred = stirred.union(actors);
}

/// An actor goes a step further, before the eyes of all who answer the same incident.
fn step(situation: &mut Situation, incident: IncidentId, actor: ActorId, response: Response, accused: ActorId) {
    let since = situation.round;
    *situation.stance_mut(incident, actor) = Stance { response, accused: Some(accused), since };
    let state = &mut situation.incidents[incident.index()];
    state.answered = state.answered.with(actor);
    if response.is_public() {
        situation.outspoken = situation.outspoken.with(actor);
        state.published = state.published.with(actor);
    }
    moved(situation, incident, actor);
}

/// A step concerns everybody who answers the same incident, and the actor itself in all others, where it is a word.
fn moved(situation: &mut Situation, incident: IncidentId, actor: ActorId) {
    situation.moved_this_round = true;
    stir(situation, ActorSet::EMPTY.with(actor));
    situation.incidents[incident.index()].stirred = ActorSet::first(situation.books.len());
}

/// A counter-move costs each of those it hits in proportion to its dependence on the one who hits back.
fn counter(situation: &mut Situation, setting: &Setting, by: ActorId, against: ActorSet, cost: Points) {
    let dependence = |actor| setting.alliances.dependence(actor, by);
    let total: f64 = against.iter().map(dependence).sum();
    for actor in against.iter().filter(|_| total > 0.0) {
        situation.books[actor.index()].spent += cost * (dependence(actor) / total);
    }
}

fn retract(situation: &mut Situation, incident: IncidentId, actor: ActorId, cost: Points) {
    let since = situation.round;
    *situation.stance_mut(incident, actor) = Stance { response: Response::HoldOut, accused: None, since };
    let state = &mut situation.incidents[incident.index()];
    state.answered = state.answered.without(actor);
    situation.books[actor.index()].standing += -cost;
    moved(situation, incident, actor);
}

/// An incident closes, with words kept and broken over it.
fn close(situation: &mut Situation, setting: &Setting, incident: IncidentId, kept: ActorSet, broke: ActorSet) {
    situation.incidents[incident.index()].closed = true;
    note_words(situation, setting, kept, broke);
    situation.moved_this_round = true;
}

/// Words kept and broken change what their givers weigh, and how long the accused among them hold out.
fn note_words(situation: &mut Situation, setting: &Setting, kept: ActorSet, broke: ActorSet) {
    for actor in kept.iter() {
        situation.books[actor.index()].word.kept += 1.0;
    }
    for actor in broke.iter() {
        situation.books[actor.index()].word.broken += 1.0;
    }
    let givers = kept.union(broke);
    stir(situation, givers);
    for (state, facts) in situation.incidents.iter_mut().zip(&setting.incidents) {
        let is_giver = |suspect: Suspect| suspect.actor().is_some_and(|actor| givers.contains(actor));
        if facts.suspects.iter().any(|(suspect, _)| is_giver(*suspect)) {
            state.stirred = setting.everybody();
        }
    }
}
