//! What came to light in a round: counted for the debrief, piece by piece for a seat.

use super::Teller;
use crate::review::audience::Audience;
use crate::review::words::{count, list};
use crate::sim::incident::Signal;
use crate::sim::{ActorId, ActorSet, Event, IncidentId};

/// More partners than this are counted.
const MOST_COLLECTORS: usize = 8;

impl Teller<'_> {
    pub(super) fn evidence(&self, about: IncidentId) -> Vec<String> {
        match self.audience {
            Audience::Debrief => self.tally(about).into_iter().collect(),
            Audience::Seat(viewer) => self.own_evidence(about, viewer),
            Audience::Public => Vec::new(),
        }
    }

    /// "12 services looked at new evidence on `NotPetya`: 7 saw nothing, 4 traces of Russia and 1 of criminals."
    fn tally(&self, about: IncidentId) -> Option<String> {
        let services: ActorSet = self.signals(about).map(|(actor, _)| actor).collect();
        let (looks, kinds) = (self.signals(about).count(), self.kinds(self.signals(about)));
        let incident = self.words.the_incident(about);
        let looked = format!("{} looked at new evidence on {incident}", count(services.len(), "service", "services"));
        Some(match kinds.as_slice() {
            [] => return None,
            [(Signal::Nothing, _)] if services.len() > 1 => format!("{looked}; none saw anything."),
            [(signal, _)] => format!("{looked} and saw {}.", self.seen(*signal)),
            _ if looks == services.len() => format!("{looked}: {}.", self.each(&kinds, "saw")),
            _ => format!("{looked}; of {looks} looks, {}.", self.each(&kinds, "showed")),
        })
    }

    /// "7 saw nothing, 4 traces of Russia and 1 of criminals"; "7 saw nothing and 1 saw traces of Russia".
    fn each(&self, kinds: &[(Signal, usize)], verb: &str) -> String {
        let first_trace = kinds.iter().position(|(signal, _)| *signal != Signal::Nothing);
        let tell = |(index, (signal, number)): (usize, &(Signal, usize))| {
            let seen = self.seen(*signal);
            let is_later = first_trace.is_some_and(|first| index > first);
            let seen = if is_later { seen.trim_start_matches("traces ") } else { &seen };
            if index == 0 || (!is_later && *number == 1) {
                format!("{number} {verb} {seen}")
            } else {
                format!("{number} {seen}")
            }
        };
        list(&kinds.iter().enumerate().map(tell).collect::<Vec<_>>())
    }

    /// How often each thing was seen, the most frequent first.
    fn kinds(&self, signals: impl Iterator<Item = (ActorId, Signal)>) -> Vec<(Signal, usize)> {
        let mut kinds: Vec<(Signal, usize)> = Vec::new();
        for (_, signal) in signals {
            match kinds.iter_mut().find(|(kind, _)| *kind == signal) {
                Some((_, number)) => *number += 1,
                None => kinds.push((signal, 1)),
            }
        }
        kinds.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
        kinds
    }

    /// "traces of Russia".
    fn seen(&self, signal: Signal) -> String {
        match signal {
            Signal::Nothing => "nothing".to_owned(),
            Signal::PointsTo(suspect) => format!("traces of {}", self.words.suspect(suspect)),
        }
    }

    /// What a seat's own services saw, and whose reports it read.
    fn own_evidence(&self, about: IncidentId, viewer: ActorId) -> Vec<String> {
        let incident = self.words.the_incident(about);
        let kinds: Vec<_> = self.kinds(self.signals(about)).into_iter().map(|(signal, _)| signal).collect();
        let traces = kinds.iter().filter(|kind| **kind != Signal::Nothing).map(|kind| self.seen(*kind));
        let traces: Vec<_> = traces.collect();
        let rest = if kinds.contains(&Signal::Nothing) { ", and nothing in the rest of it" } else { "" };
        let mut lines = Vec::new();
        if !traces.is_empty() {
            lines.push(format!("Your services saw {} in the new evidence on {incident}{rest}.", list(&traces)));
        } else if !kinds.is_empty() {
            lines.push(format!("Your services saw nothing in the new evidence on {incident}."));
        }
        let collectors = self.collectors(about, viewer);
        if !collectors.is_empty() {
            lines.push(format!("You read reports on {incident} by {}.", self.few(collectors, MOST_COLLECTORS)));
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
