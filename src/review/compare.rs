//! Two games of one scenario side by side: where their attackers decided otherwise, and by which lessons.

use super::outcome::{IncidentOutcome, Outcome, outcome};
use super::timeline::{price, tell};
use super::words::{Words, count, sentence};
use crate::play::Game;
use crate::sim::event::Verdict;
use crate::sim::{IncidentId, Points, Round, Share};

/// Two games side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What each came to.
    pub outcomes: [Outcome; 2],
    /// The first event at which they part: its round and the number of the event; none if they are alike.
    pub parted: Option<(Round, usize)>,
    /// Attacks that went otherwise.
    pub differences: Vec<Difference>,
    /// The comparison in lines, one a finding.
    pub lines: Vec<String>,
}

/// An attack of which the two authors made different things.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Which attack.
    pub incident: IncidentId,
    /// What each author made of it.
    pub verdicts: [Verdict; 2],
    /// The price that each expected, where it weighed one.
    pub expected: [Option<Points>; 2],
    /// The difference in words.
    pub text: String,
}

/// Compares two games of one scenario.
#[must_use]
pub fn compare(one: &Game, other: &Game) -> Comparison {
    let outcomes = [outcome(one), outcome(other)];
    let words = Words(one.scenario());
    let differences = differences(words, &outcomes);
    let parted = parting(one, other);
    let mut lines = vec![where_they_part(words, parted, one), in_numbers(words, &outcomes)];
    lines.extend(differences.iter().map(|difference| difference.text.clone()));
    if differences.is_empty() {
        lines.push("Every attack went the same way in both.".to_owned());
    }
    Comparison { parted, differences, lines, outcomes }
}

fn parting(one: &Game, other: &Game) -> Option<(Round, usize)> {
    let number = one.records().zip(other.records()).take_while(|(a, b)| a == b).count();
    let next = one.records().nth(number).or_else(|| other.records().nth(number))?;
    Some((next.round, number))
}

fn where_they_part(words: Words<'_>, parted: Option<(Round, usize)>, one: &Game) -> String {
    let Some((round, number)) = parted else { return "The games are the same, event by event.".to_owned() };
    let first = one.records().nth(number).map(|record| format!(", where in the first game: {}", tell(words, record)));
    format!("The games part in {}{}.", words.round(round), first.unwrap_or_default())
}

fn differences(words: Words<'_>, outcomes: &[Outcome; 2]) -> Vec<Difference> {
    let incidents = words.0.setting.incident_ids();
    let differ = incidents.filter_map(|incident| {
        let both = outcomes.each_ref().map(|outcome| outcome.incidents.iter().find(|one| one.incident == incident));
        let [Some(one), Some(other)] = both else { return None };
        (one.verdict != other.verdict).then(|| difference(words, incident, [one, other]))
    });
    differ.collect()
}

fn difference(words: Words<'_>, incident: IncidentId, both: [&IncidentOutcome; 2]) -> Difference {
    let told = both.map(|one| {
        let why = one.weighing.map_or_else(String::new, |weighing| format!(": expected {}", price(&weighing)));
        format!("{}{why}", fate(one.verdict))
    });
    Difference {
        incident,
        verdicts: both.map(|one| one.verdict),
        expected: both.map(|one| one.weighing.map(|weighing| weighing.price())),
        text: format!("{} in the first game {}; in the second {}.", words.incident(incident), told[0], told[1]),
    }
}

fn fate(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Launched => "went ahead",
        Verdict::ScaledDown => "was scaled down",
        Verdict::CalledOff => "was called off",
        Verdict::NeverCame => "never came up",
    }
}

/// Namers, price paid and norms, first against second.
fn in_numbers(words: Words<'_>, outcomes: &[Outcome; 2]) -> String {
    let named = outcomes.each_ref().map(|outcome| {
        let number = outcome.incidents.iter().map(|incident| incident.named.len()).sum();
        count(number, "public accusation", "public accusations")
    });
    let paid = outcomes.each_ref().map(|outcome| outcome.price_paid.get());
    let norms = words.0.setting.norm_ids().map(|norm| {
        let last = outcomes.each_ref().map(|outcome| {
            let strength = outcome.norms.last().and_then(|round| round.strength.get(norm.index()));
            super::words::percent(strength.copied().unwrap_or(Share::ZERO).get())
        });
        format!("; norm \"{}\" at {} against {}", words.norm(norm), last[0], last[1])
    });
    let numbers = format!("{} against {}; price paid {:.2} against {:.2}", named[0], named[1], paid[0], paid[1]);
    sentence(&format!("{numbers}{}.", norms.collect::<String>()))
}
