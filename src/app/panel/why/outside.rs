//! An actor seen from another seat while the game runs: what it did and what all can see, never its own reckoning.

use bevy_egui::egui::Ui;

use super::super::words::why as say;
use super::super::{Table, parts};
use super::Question;
use crate::app::intent::Intent;
use crate::sim::alliance::{Tie, TieKind};
use crate::sim::view::IncidentView;
use crate::sim::{ActorId, ActorSet, Event, IncidentId, Response};

/// The card of an actor whose books are closed to the seat.
pub(super) fn outside_ui(ui: &mut Ui, table: &Table<'_>, question: &Question) -> Option<Intent> {
    let outside = Outside::of(table, question);
    parts::heading(ui, &outside.title);
    let closed = parts::row(ui, |ui| {
        if parts::button(ui, say::COPY).clicked() {
            ui.ctx().copy_text(outside.lines().join("\n"));
        }
        parts::button(ui, say::CLOSE).clicked().then_some(Intent::CloseWhy)
    });
    for (heading, lines) in outside.groups() {
        parts::subheading(ui, heading);
        lines.iter().for_each(|line| parts::bullet(ui, line));
    }
    ui.add_space(4.0);
    parts::note(ui, say::OUTSIDE);
    closed
}

/// What a seat may know of why another actor stands where it stands.
struct Outside {
    title: String,
    deeds: Vec<String>,
    in_favour: Vec<String>,
    against: Vec<String>,
    reports: Vec<String>,
}

impl Outside {
    fn of(table: &Table<'_>, question: &Question) -> Self {
        let mut outside = Self {
            title: say::outside(&table.name(question.actor), &table.the_incident(question.incident)),
            deeds: deeds(table, question),
            in_favour: Vec::new(),
            against: Vec::new(),
            reports: Vec::new(),
        };
        if let Some(incident) = table.view.incident(question.incident) {
            outside.reports = say::reports(table, incident, question.actor);
            outside.weigh(table, incident, question.actor);
        }
        outside
    }

    /// Sorts what all can see by the way it pulls.
    fn weigh(&mut self, table: &Table<'_>, incident: &IncidentView, actor: ActorId) {
        let harm = table.victims(incident.incident).iter().find(|(victim, _)| *victim == actor);
        self.in_favour.extend(harm.map(|(_, harm)| say::was_hit(*harm)));
        match accused(table, incident, actor) {
            Some(accused) if accused == actor => self.against.push(say::IS_ACCUSED.to_owned()),
            Some(accused) => self.weigh_accused(table, incident, actor, accused),
            None => {}
        }
        self.against.extend(say::limits(table, table.powers(actor)));
    }

    fn weigh_accused(&mut self, table: &Table<'_>, incident: &IncidentView, actor: ActorId, accused: ActorId) {
        let ties = table.ties(actor);
        let between = ties.iter().filter(|tie| other(tie, actor) == accused);
        for tie in between {
            match tie.kind {
                TieKind::Rivalry => self.in_favour.push(say::rival(&table.name(accused))),
                TieKind::TradeDependence if tie.from == actor => {
                    self.against.push(say::trade(&table.name(accused), tie.weight));
                }
                TieKind::DefencePact | TieKind::IntelligenceSharing | TieKind::PoliticalBloc => {
                    self.against.push(say::friend(&table.name(accused)));
                }
                TieKind::TradeDependence => {}
            }
        }
        let partners: ActorSet =
            ties.iter().filter(|tie| is_friendly(tie.kind)).map(|tie| other(tie, actor)).collect();
        let acted = |partner: &ActorId| {
            let stance = incident.stance(*partner);
            stance.response.is_public() && stance.accused == Some(accused)
        };
        let who: Vec<ActorId> = partners.iter().filter(acted).collect();
        if !partners.is_empty() {
            let line = say::company(table, &who, partners.len(), accused);
            if who.is_empty() { self.against.push(line) } else { self.in_favour.push(line) }
        }
    }

    fn groups(&self) -> impl Iterator<Item = (&'static str, &[String])> {
        let groups = [
            (say::DEEDS, &self.deeds),
            (say::IN_FAVOUR, &self.in_favour),
            (say::AGAINST, &self.against),
            (say::REPORTS, &self.reports),
        ];
        groups.into_iter().filter(|(_, lines)| !lines.is_empty()).map(|(heading, lines)| (heading, lines.as_slice()))
    }

    /// The card as text.
    fn lines(&self) -> Vec<String> {
        let groups = self.groups().flat_map(|(heading, lines)| {
            let bullets = lines.iter().map(|line| format!("• {line}"));
            std::iter::once(format!("{heading}:")).chain(bullets)
        });
        std::iter::once(self.title.clone()).chain(groups).chain([say::OUTSIDE.to_owned()]).collect()
    }
}

/// What it has done that the seat knows of, up to the round that is asked about; without what it cost.
fn deeds(table: &Table<'_>, question: &Question) -> Vec<String> {
    let known = table.events().filter_map(|(_, known)| known).filter(|record| record.round <= question.round);
    let deeds: Vec<String> = known
        .filter_map(|record| {
            let (response, accused) = step(&record.event, question.actor, question.incident)?;
            Some(say::deed(record.round, response, &table.name(accused)))
        })
        .collect();
    if deeds.is_empty() { vec![say::NO_DEED.to_owned()] } else { deeds }
}

/// How far an event takes an actor over an incident, and against whom.
fn step(event: &Event, who: ActorId, about: IncidentId) -> Option<(Response, ActorId)> {
    let (actor, incident, step) = if let Event::Attributed { actor, incident, accused, joint, .. } = event {
        (actor, incident, (if *joint { Response::Joint } else { Response::Public }, *accused))
    } else if let Event::SanctionImposed { actor, incident, accused, response, .. } = event {
        (actor, incident, (*response, *accused))
    } else if let Event::AttributedPrivately { actor, incident, accused, .. } = event {
        (actor, incident, (Response::Private, *accused))
    } else if let Event::Retracted { actor, incident, accused, .. } = event {
        (actor, incident, (Response::Retract, *accused))
    } else {
        return None;
    };
    (*actor == who && *incident == about).then_some(step)
}

/// Whom a step would be against: whom the actor accuses, or else whom most accuse, or else whom the seat suspects.
fn accused(table: &Table<'_>, incident: &IncidentView, actor: ActorId) -> Option<ActorId> {
    let public = || incident.stances.iter().filter(|(_, stance)| stance.response.is_public());
    let accusers = |accused: ActorId| public().filter(|(_, stance)| stance.accused == Some(accused)).count();
    let most = public().filter_map(|(_, stance)| stance.accused).max_by_key(|accused| accusers(*accused));
    let lead = || table.seat.and_then(|seat| incident.lead(seat));
    incident.stance(actor).accused.or(most).or_else(lead)
}

fn other(tie: &Tie, actor: ActorId) -> ActorId {
    if tie.from == actor { tie.to } else { tie.from }
}

fn is_friendly(kind: TieKind) -> bool {
    matches!(kind, TieKind::DefencePact | TieKind::IntelligenceSharing | TieKind::PoliticalBloc)
}
