//! What came to light in a round: counted for the debrief, piece by piece for a seat.

use super::Teller;
use crate::review::audience::Audience;
use crate::review::words::{count, list};
use crate::sim::incident::Signal;
use crate::sim::{ActorId, ActorSet, Event, IncidentId};

impl Teller<'_> {
    pub(super) fn evidence(&self, about: IncidentId) -> Vec<String> {
        match self.audience {
            Audience::Debrief => self.tally(about).into_iter().collect(),
            Audience::Seat(viewer) => self.own_evidence(about, viewer),
            Audience::Public => Vec::new(),
        }
    }

    /// "12 services looked at the evidence on `NotPetya`: 7 saw traces of Russia, 1 of criminals and 4 nothing."
    fn tally(&self, about: IncidentId) -> Option<String> {
        let signals: Vec<_> = self.signals(about).map(|(_, signal)| signal).collect();
        let mut kinds: Vec<Signal> = Vec::new();
        for signal in &signals {
            if !kinds.contains(signal) {
                kinds.push(*signal);
            }
        }
        kinds.sort_by_key(|kind| std::cmp::Reverse(signals.iter().filter(|signal| *signal == kind).count()));
        let each = kinds.iter().map(|kind| {
            let number = signals.iter().filter(|signal| *signal == kind).count();
            match kind {
                Signal::Nothing => format!("{number} saw nothing"),
                Signal::PointsTo(suspect) => format!("{number} saw traces of {}", self.words.suspect(*suspect)),
            }
        });
        let services = count(signals.len(), "service", "services");
        let incident = self.words.incident(about);
        let each = list(&each.collect::<Vec<_>>());
        (!signals.is_empty()).then(|| format!("{services} looked at new evidence on {incident}: {each}."))
    }

    /// What a seat's own services saw, and whose reports it read.
    fn own_evidence(&self, about: IncidentId, viewer: ActorId) -> Vec<String> {
        let incident = self.words.incident(about);
        let own = self.signals(about).map(|(_, signal)| match signal {
            Signal::Nothing => format!("Your services saw nothing in the new evidence on {incident}."),
            Signal::PointsTo(suspect) => {
                format!(
                    "Your services saw traces of {} in the new evidence on {incident}.",
                    self.words.suspect(suspect)
                )
            }
        });
        let mut lines: Vec<_> = own.collect();
        let collectors = self.collectors(about, viewer);
        if !collectors.is_empty() {
            lines.push(format!("You read reports on {incident} by {}.", self.words.set(collectors)));
        }
        lines
    }

    fn signals(&self, about: IncidentId) -> impl Iterator<Item = (ActorId, Signal)> {
        self.records.iter().filter_map(move |record| {
            let Event::SignalDrawn { actor, incident, signal, .. } = &record.event else { return None };
            (*incident == about).then_some((*actor, *signal))
        })
    }

    /// Whose reports reached a seat.
    fn collectors(&self, about: IncidentId, viewer: ActorId) -> ActorSet {
        let reports = self.records.iter().filter_map(|record| {
            let Event::ReportShared { collector, incident, to, .. } = &record.event else { return None };
            (*incident == about && to.contains(viewer)).then_some(*collector)
        });
        reports.collect()
    }
}
