//! Events in plain words.

mod treaty;

pub(in crate::review) use treaty::{act, tell_below};

use crate::review::words::{
    self, Words, adding_up, at_a_cost, cardinal, count, decimals, its, loss, percent, plain_to, short, signed,
    signed_to,
};
use crate::sim::choice::Decision;
use crate::sim::event::{Ending, Verdict, Weighing};
use crate::sim::incident::Signal;
use crate::sim::{ActorId, ActorSet, Event, IncidentId, Points, Record, Response};

/// One event in a sentence without its full stop.
#[expect(clippy::too_many_lines, reason = "one arm an event; splitting it would hide that it is a table")]
pub(in crate::review) fn tell(words: Words<'_>, record: &Record) -> String {
    let who = |actor: &ActorId| words.actor(*actor);
    let all = |actors: &ActorSet| words.set(*actors);
    let about = |incident: &IncidentId| words.the_incident(*incident);
    let told = match &record.event {
        Event::RoundOpened {} => format!("{} opens", words.round(record.round)),
        Event::AttackWeighed { incident, verdict, weighing } => {
            weighed(words, *incident, *verdict, weighing.as_ref())
        }
        Event::AttackLaunched { incident, severity } => {
            let victims = words.actors(words.0.setting.incident(*incident).victims.iter().map(|(victim, _)| *victim));
            format!("{} hits {victims}, severity {:.1} of 10", about(incident), severity.get() * 10.0)
        }
        Event::SignalDrawn { actor, incident, release, signal } => {
            let saw = seen(words, *signal);
            format!(
                "the services of {} look at evidence {} of {} and {saw}",
                who(actor),
                release + 1,
                about(incident)
            )
        }
        Event::ReportShared { collector, incident, release, to } => {
            format!(
                "what {} saw in evidence {} of {} reaches {}",
                who(collector),
                release + 1,
                about(incident),
                all(to)
            )
        }
        Event::EvidenceAssessed { incident, actors } => {
            format!("{} drew conclusions about {}", some(words, *actors), about(incident))
        }
        Event::Decided { actor, incident, accused, by_person, decision, .. } => {
            decided(words, *actor, *incident, *accused, *by_person, decision)
        }
        Event::DecidedAsBefore { actors, incident } => {
            format!("{} decided as before over {}", some(words, *actors), about(incident))
        }
        Event::Unanswered { actor, incident } => {
            format!("the seat of {} sent no answer over {}, which is not holding out", who(actor), about(incident))
        }
        Event::AttributedPrivately { actor, incident, accused, .. } => {
            step(words, *actor, *incident, *accused, Response::Private)
        }
        Event::Attributed { actor, incident, accused, joint, .. } => {
            step(words, *actor, *incident, *accused, if *joint { Response::Joint } else { Response::Public })
        }
        Event::SanctionImposed { actor, incident, accused, response, own_cost, .. } => {
            let step = step(words, *actor, *incident, *accused, *response);
            format!("{step}, {}", at_a_cost(*own_cost, "in trade"))
        }
        Event::Retracted { actor, incident, accused, cost } => {
            let step = step(words, *actor, *incident, *accused, Response::Retract);
            format!("{step}{}", loss(*cost, "of standing"))
        }
        Event::WindowClosed { incident, passes, moved, .. } => window(words, *incident, *passes, !moved.is_empty()),
        Event::Reproached { by, silent, incident, cost, .. } => {
            let loss = loss(*cost, "of standing");
            format!("{} reproached {} for its silence over {}{loss}", who(by), who(silent), about(incident))
        }
        Event::Denied { actor, incident } => format!("{} denied any part in {}", who(actor), about(incident)),
        Event::Conceded { actor, incident } => format!("{} gave in over {}", who(actor), about(incident)),
        Event::Countered { actor, incident, against, cost } => {
            let cost = at_a_cost(*cost, if against.len() == 1 { "to it" } else { "to them" });
            format!("{} hit back at {} over {}, {cost}", who(actor), all(against), about(incident))
        }
        Event::PressureChanged { accused, incident, pressure, price, .. } => {
            let price = price.get();
            format!(
                "pressure on {} over {} is now {pressure:.2}, a price of {price:.2}",
                who(accused),
                about(incident)
            )
        }
        Event::Treaty(deed) => treaty::tell(words, deed),
        Event::NormShifted { norm, incident, strength } => {
            let norm = words::quoted(&words.norm(*norm));
            format!("after {}, the norm {norm} stands at {}", about(incident), percent(strength.get()))
        }
        Event::IncidentClosed { incident, kept, broke } => closed(words, *incident, *kept, *broke),
        Event::GameEnded { ending } => ended(*ending).to_owned(),
    };
    words::sentence(&told)
}

fn weighed(words: Words<'_>, incident: IncidentId, verdict: Verdict, weighing: Option<&Weighing>) -> String {
    let outcome = words::resolution(verdict);
    let price = weighing.map_or_else(String::new, |weighing| format!(": its author expected {}", price(weighing)));
    format!("{} {outcome}{price}", words.the_incident(incident))
}

/// How an author arrived at the price it expected, in parts that add up: "a price of 0.52 (+0.13 by …)".
pub(in crate::review) fn price(weighing: &Weighing) -> String {
    let parts = [
        (weighing.prior, "by what it expected from the start"),
        (weighing.own_lessons, "by what its own attacks cost it"),
        (weighing.others_lessons, "by what attacks cost others"),
        (weighing.norms, "by the norms in its way"),
        (weighing.word, "by its own word in treaties"),
        (weighing.duty, "by others' duties to answer in treaties"),
        (weighing.answer, "by the answer that it foresaw"),
        (weighing.mood, "by the mood of the day"),
    ];
    let decimals = decimals([weighing.price()]);
    let printed = adding_up(&parts.map(|(points, _)| points), decimals);
    let shown = printed.iter().zip(parts).filter(|(points, _)| points.get().abs() > 0.0);
    let shown: Vec<_> = shown.map(|(points, (_, why))| format!("{} {why}", signed_to(*points, decimals))).collect();
    let sum = if shown.is_empty() { String::new() } else { format!(" ({})", shown.join(", ")) };
    let price = printed.iter().fold(Points::ZERO, |sum, part| sum + *part);
    let gain = if price.get() < 0.0 { ", which is a gain" } else { "" };
    format!("a price of {}{gain}{sum}", plain_to(price, decimals))
}

fn seen(words: Words<'_>, signal: Signal) -> String {
    match signal {
        Signal::Nothing => "see nothing that points anywhere".to_owned(),
        Signal::PointsTo(suspect) => format!("see traces that point to {}", words.suspect(suspect)),
    }
}

/// "Everybody", a number, or names if they are few.
fn some(words: Words<'_>, actors: ActorSet) -> String {
    match actors.len() {
        all if all == words.0.setting.actors.len() => "everybody".to_owned(),
        few if few <= 3 => words.set(actors),
        many => count(many, "actor", "actors"),
    }
}

fn step(words: Words<'_>, actor: ActorId, incident: IncidentId, accused: ActorId, response: Response) -> String {
    let deed = words::past(response, &words.actor(accused), false);
    format!("{} {deed} over {}", words.actor(actor), words.the_incident(incident))
}

fn decided(
    words: Words<'_>,
    actor: ActorId,
    incident: IncidentId,
    accused: ActorId,
    by_person: bool,
    decision: &Decision,
) -> String {
    let infinitive = words::infinitive(decision.chosen, &words.actor(accused), false);
    let (who, about) = (words.actor(actor), words.the_incident(incident));
    if by_person {
        return format!("the seat of {who} ordered, over {about}: {infinitive}");
    }
    let ledger = decision.ledger();
    let worth = |response| ledger.total(response).unwrap_or_default();
    let against = ledger.runner_up(decision.chosen).map_or_else(String::new, |other| {
        let margin = Points(worth(decision.chosen) - worth(other));
        format!(" ({} against {})", signed(margin), short(other, false))
    });
    format!("{who} decided over {about}: {infinitive}{against}")
}

fn window(words: Words<'_>, incident: IncidentId, passes: u16, moved: bool) -> String {
    let outcome = match passes {
        _ if !moved => "with no new step".to_owned(),
        0 | 1 => "after everybody had one turn".to_owned(),
        more => format!("after everybody had {} turns", cardinal(usize::from(more))),
    };
    format!("the window for answers to {} closed {outcome}", words.the_incident(incident))
}

fn closed(words: Words<'_>, incident: IncidentId, kept: ActorSet, broke: ActorSet) -> String {
    let word = |who: ActorSet, verb: &str| match who.is_empty() {
        true => String::new(),
        false => format!("; {} {verb} {} word", words.set(who), its(who)),
    };
    format!("{} was closed for answers{}{}", words.the_incident(incident), word(kept, "kept"), word(broke, "broke"))
}

/// Why a game ended.
fn ended(ending: Ending) -> &'static str {
    match ending {
        Ending::RoundLimit => "the last round was played",
        Ending::Quiet => "nothing more is to come, and nothing has moved for two rounds",
    }
}
