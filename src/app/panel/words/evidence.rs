//! What is said of an incident and its evidence.

use super::share;
use crate::app::panel::Table;
use crate::review::words::count;
use crate::sim::belief::Confidence;
use crate::sim::incident::{Layer, Signal, Suspect};
use crate::sim::situation::Stance;
use crate::sim::view::{IncidentView, Source};
use crate::sim::{ActorId, Share};

/// Confidence, in a sentence of its own.
pub(in crate::app::panel) fn confidence(confidence: Confidence) -> String {
    let because = match confidence {
        Confidence::Low => "at most one layer of evidence points to the leading suspect",
        Confidence::Moderate => "two layers of evidence, or one source alone, point to the leading suspect",
        Confidence::High => "all three layers of evidence and more than one source point to the leading suspect",
    };
    format!("Confidence in this judgement is {}: {because}.", confidence.word())
}

/// A layer of evidence in plain words.
pub(in crate::app::panel) fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::Tactical => "how it was done",
        Layer::Operational => "what the operation was",
        Layer::Strategic => "who ordered it, and why",
    }
}

/// What a report says.
pub(in crate::app::panel) fn signal(table: &Table<'_>, signal: Signal) -> String {
    match signal {
        Signal::Nothing => "points nowhere".to_owned(),
        Signal::PointsTo(Suspect::Nobody) => "points to nobody: an accident".to_owned(),
        Signal::PointsTo(suspect) => format!("points to {}", table.suspect(suspect)),
    }
}

/// Whose reports they are, and how much all of them are trusted.
fn collectors(table: &Table<'_>, sources: &[&Source]) -> String {
    let name = |source: &&Source| match Some(source.collector) == table.seat {
        true => "your own services".to_owned(),
        false => table.label(source.collector),
    };
    let names: Vec<_> = sources.iter().map(name).collect();
    let trust = sources.first().map(|source| share(source.trust)).unwrap_or_default();
    format!("{} (trust {trust})", names.join(", "))
}

/// Whether an incident may still be answered.
pub(in crate::app::panel) fn openness(table: &Table<'_>, incident: &IncidentView) -> String {
    match (incident.is_open, incident.conceded) {
        (_, Some(actor)) => format!("Settled: {} gave in", table.name(actor)),
        (true, None) => {
            let left = table.last_call(incident).0.saturating_sub(table.round().0) + 1;
            format!("Open: {} left to answer", count(usize::from(left), "round", "rounds"))
        }
        (false, None) => "Closed for answers".to_owned(),
    }
}

/// The part of the harm that fell on a victim.
pub(in crate::app::panel) fn harm(harm: Share) -> String {
    format!("{} of the harm", share(harm))
}

/// How many have taken no step that one knows of.
pub(in crate::app::panel) fn silence(silent: usize, by_all: bool) -> String {
    if by_all {
        return "Nobody has taken a step that you know of.".to_owned();
    }
    format!("{} taken no step that you know of.", count(silent, "actor has", "actors have"))
}

/// Over the incidents.
pub(in crate::app::panel) const INCIDENTS: &str = "Incidents";
/// There are none yet.
pub(in crate::app::panel) const NOTHING_YET: &str = "Nothing has happened yet.";
/// No incident is looked at.
pub(in crate::app::panel) const NO_INCIDENT: &str = "Choose an incident to see its evidence.";
/// How bad an incident was.
pub(in crate::app::panel) const SEVERITY: &str = "Severity";
/// Over the harm.
pub(in crate::app::panel) const HARM: &str = "How bad it was";
/// What the plot of judgement measures.
pub(in crate::app::panel) const LIKELIHOOD: &str = "Per cent";
/// Over the suspects.
pub(in crate::app::panel) const SUSPECTS: &str = "Who did it, in your judgement";
/// Those who watch have no judgement.
pub(in crate::app::panel) const NO_JUDGEMENT: &str = "The public sees no intelligence.";
/// Over the reports.
pub(in crate::app::panel) const SOURCES: &str = "What you have read";
/// There are none.
pub(in crate::app::panel) const NO_SOURCES: &str = "No report has reached you.";
/// Over the stances.
pub(in crate::app::panel) const STANCES: &str = "Who stands where";

/// Whom it hit.
pub(in crate::app::panel) fn hit(victims: &str) -> String {
    format!("Hit: {victims}")
}

/// Opens the desk.
pub(in crate::app::panel) fn answer(is_sealed: bool) -> &'static str {
    if is_sealed { "Change the answer" } else { "Answer (D)" }
}

/// What is sealed, in short.
pub(in crate::app::panel) fn sealed(response: &str) -> String {
    format!("Sealed for this round: {response}")
}

/// What one has done.
pub(in crate::app::panel) fn mine(deed: &str) -> String {
    format!("You {deed}")
}

/// How sure the seat has become, as the title of a plot.
pub(in crate::app::panel) fn judgement_title(lead: &str, before: Option<Share>, now: Share) -> String {
    let before = before.map_or_else(|| "nothing".to_owned(), share);
    format!("{lead}: from {before} at first to {}", share(now))
}

/// A release of evidence.
pub(in crate::app::panel) fn release(number: u16, layer: Layer) -> String {
    format!("Evidence {}: {}", number + 1, self::layer(layer))
}

/// Reports that say the same: "Points to Russia: the United States (trust 90 %), your own services".
pub(in crate::app::panel) fn reports(table: &Table<'_>, alike: &[&Source]) -> String {
    let what = alike.first().map(|report| signal(table, report.signal)).unwrap_or_default();
    let mut trusted: Vec<&Source> = alike.to_vec();
    trusted.sort_by(|a, b| b.trust.get().total_cmp(&a.trust.get()));
    let whose: Vec<_> = trusted.chunk_by(|a, b| a.trust == b.trust).map(|group| collectors(table, group)).collect();
    format!("{}: {}", crate::review::words::sentence(&what), whose.join("; "))
}

/// Where an actor stands.
pub(in crate::app::panel) fn stance(table: &Table<'_>, actor: ActorId, stance: Stance) -> String {
    let (letter, _) = super::letter(stance.response);
    format!("{letter}  {} {}", table.label(actor), super::stance(table, stance))
}

/// Who has denied.
pub(in crate::app::panel) fn denied(who: &str) -> String {
    format!("Denied by {who}.")
}
