//! One incident in full: suspects, confidence, sources, and who stands where.

use bevy_egui::egui::Ui;

use super::figure::{Figure, Series, figure_ui};
use super::words::evidence as say;
use super::{Edition, Table, bars, parts, words};
use crate::app::intent::Intent;
use crate::app::theme;
use crate::sim::incident::Suspect;
use crate::sim::view::{Belief, IncidentView, Source};
use crate::sim::{ActorId, IncidentId, Response, Round};

/// How many suspects the plot follows.
const FOLLOWED: usize = 4;

/// How the seat's judgement went over the rounds, kept until the game or the incident changes.
#[derive(Debug, Default)]
pub struct EvidenceMemory {
    kept: Option<(Edition, IncidentId, Vec<(Round, Vec<Belief>)>)>,
}

impl EvidenceMemory {
    fn judgements(&mut self, table: &Table<'_>, incident: IncidentId) -> &[(Round, Vec<Belief>)] {
        let kept = self.kept.take().filter(|(edition, of, _)| (*edition, *of) == (table.edition(), incident));
        let fresh = || (table.edition(), incident, table.judgements(incident));
        &self.kept.insert(kept.unwrap_or_else(fresh)).2
    }
}

/// What the seat knows of the incident looked at.
pub fn evidence_ui(ui: &mut Ui, table: &Table<'_>, memory: &mut EvidenceMemory) -> Option<Intent> {
    let incident = table.incident.and_then(|incident| table.view.incident(incident));
    parts::panel(ui, "evidence", |ui| match incident {
        Some(incident) => {
            story_ui(ui, table, incident);
            judgement_ui(ui, table, incident);
            over_rounds_ui(ui, table, memory.judgements(table, incident.incident));
            harm_ui(ui, table, incident);
            sources_ui(ui, table, incident);
            stances_ui(ui, table, incident)
        }
        None => {
            parts::note(ui, say::NO_INCIDENT);
            None
        }
    })
}

fn story_ui(ui: &mut Ui, table: &Table<'_>, incident: &IncidentView) {
    parts::heading(ui, &table.incident_title(incident.incident));
    parts::note(ui, words::round(table, incident.launched));
    let brief = table.incident_brief(incident.incident);
    if !brief.is_empty() {
        parts::text(ui, brief);
    }
    parts::text(ui, say::openness(table, incident));
}

/// How bad it was, and for whom.
fn harm_ui(ui: &mut Ui, table: &Table<'_>, incident: &IncidentView) {
    parts::subheading(ui, say::HARM);
    bars::meter(ui, say::SEVERITY, incident.severity.get() as f32, &words::severity(incident.severity));
    for (victim, harm) in table.victims(incident.incident) {
        bars::meter(ui, &table.label(*victim), harm.get() as f32, &say::harm(*harm));
    }
}

/// Who may have done it, and apart from that how well founded the judgement is.
fn judgement_ui(ui: &mut Ui, table: &Table<'_>, incident: &IncidentView) {
    parts::subheading(ui, say::SUSPECTS);
    if incident.beliefs.is_empty() {
        parts::note(ui, say::NO_JUDGEMENT);
        return;
    }
    let mut beliefs: Vec<&Belief> = incident.beliefs.iter().collect();
    beliefs.sort_by(|a, b| b.probability.get().total_cmp(&a.probability.get()));
    for belief in beliefs {
        let suspect = crate::review::words::sentence(&table.suspect(belief.suspect));
        bars::meter(ui, &suspect, belief.probability.get() as f32, &words::suspicion(belief.probability));
    }
    ui.add_space(4.0);
    parts::text(ui, say::confidence(incident.confidence));
}

/// The likeliest suspects over the rounds, once there is a line to draw.
fn over_rounds_ui(ui: &mut Ui, table: &Table<'_>, judgements: &[(Round, Vec<Belief>)]) {
    let [first, .., last] = judgements else { return };
    let mut suspects: Vec<&Belief> = last.1.iter().collect();
    suspects.sort_by(|a, b| b.probability.get().total_cmp(&a.probability.get()));
    let Some(lead) = suspects.first() else { return };
    let of = |suspect: Suspect| {
        let in_round = move |(round, beliefs): &(Round, Vec<Belief>)| {
            let belief = beliefs.iter().find(|belief| belief.suspect == suspect)?;
            Some((round.0, 100.0 * belief.probability.get()))
        };
        judgements.iter().filter_map(in_round).collect()
    };
    let name = |suspect| crate::review::words::sentence(&table.suspect(suspect));
    let line = |belief: &&Belief| Series::of(name(belief.suspect), of(belief.suspect));
    let before = first.1.iter().find(|belief| belief.suspect == lead.suspect);
    let title = say::judgement_title(&name(lead.suspect), before.map(|belief| belief.probability), lead.probability);
    let series = suspects.iter().take(FOLLOWED).map(line).collect();
    figure_ui(
        ui,
        &Figure { name: "judgement", title, series, unit: say::LIKELIHOOD, top: 100.0, last: table.round().0 },
    );
}

fn sources_ui(ui: &mut Ui, table: &Table<'_>, incident: &IncidentView) {
    if table.seat.is_none() {
        return;
    }
    parts::subheading(ui, say::SOURCES);
    if incident.sources.is_empty() {
        parts::note(ui, say::NO_SOURCES);
        return;
    }
    let last = incident.sources.iter().map(|source| source.release).max().unwrap_or_default();
    for release in 0..=last {
        let reports: Vec<&Source> = incident.sources.iter().filter(|source| source.release == release).collect();
        release_ui(ui, table, incident, &reports);
    }
}

/// The reports on one release of evidence.
fn release_ui(ui: &mut Ui, table: &Table<'_>, incident: &IncidentView, reports: &[&Source]) {
    let Some(first) = reports.first() else { return };
    parts::boxed(ui, |ui| {
        let what = table.evidence_text(incident, first.release);
        let title = theme::strong(ui, say::release(first.release, first.layer));
        parts::text(ui, title);
        if !what.is_empty() {
            parts::note(ui, what);
        }
        for alike in by_signal(reports) {
            parts::text(ui, say::reports(table, &alike));
        }
    });
}

/// Reports that say the same together, in the order in which each is first said.
fn by_signal<'a>(reports: &[&'a Source]) -> Vec<Vec<&'a Source>> {
    let mut alike: Vec<Vec<&Source>> = Vec::new();
    for report in reports {
        match alike.iter_mut().find(|group| group.first().is_some_and(|first| first.signal == report.signal)) {
            Some(group) => group.push(report),
            None => alike.push(vec![report]),
        }
    }
    alike
}

/// Who stands where, furthest first; each can be looked at.
fn stances_ui(ui: &mut Ui, table: &Table<'_>, incident: &IncidentView) -> Option<Intent> {
    parts::subheading(ui, say::STANCES);
    let mut stances = incident.stances.clone();
    stances.sort_by_key(|(actor, stance)| (std::cmp::Reverse(stance.response.rank()), *actor));
    let mut wish = None;
    for (actor, stance) in &stances {
        if parts::button(ui, &say::stance(table, *actor, *stance)).clicked() {
            wish = Some(Intent::SelectActor(*actor));
        }
    }
    let silent = silent(table, incident);
    parts::note(ui, say::silence(silent, stances.is_empty()));
    if !incident.denied.is_empty() {
        parts::text(ui, say::denied(&table.names(incident.denied.iter())));
    }
    wish
}

/// How many have taken no step that the seat knows of.
fn silent(table: &Table<'_>, incident: &IncidentView) -> usize {
    let is_silent = |actor: &ActorId| incident.stance(*actor).response == Response::HoldOut;
    table.actors().filter(is_silent).count()
}
