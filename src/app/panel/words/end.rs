//! What the end says.

use super::number;
use crate::app::panel::Table;
use crate::review::final_text::Article;
use crate::review::outcome::{GoalOutcome, IncidentOutcome};
use crate::review::words::{self, percent, plain};
use crate::sim::event::Verdict;
use crate::sim::{Points, Round};

/// The game goes on.
pub(in crate::app::panel) const NOT_OVER: &str = "The game is not over.";
/// Over the outcome.
pub(in crate::app::panel) const OUTCOME: &str = "The outcome";
/// Over the goals of a seat.
pub(in crate::app::panel) const YOUR_GOALS: &str = "Your goals";
/// Over everybody's goals.
pub(in crate::app::panel) const GOALS: &str = "Goals";
/// Over the texts.
pub(in crate::app::panel) const TEXTS: &str = "What was agreed";
/// Writes the texts out into files.
pub(in crate::app::panel) const PRINT: &str = "Save the text (X)";
/// Over the turning point.
pub(in crate::app::panel) const TURNING_POINT: &str = "The turning point";
/// There is none.
pub(in crate::app::panel) const NO_TURNING_POINT: &str =
    "No single public step would have changed what the attacks cost their authors, or how many came.";
/// Over the plots.
pub(in crate::app::panel) const OVER_ROUNDS: &str = "Over the rounds";
/// Over the ways on.
pub(in crate::app::panel) const TRY_AGAIN: &str = "Try again";
/// What another try is.
pub(in crate::app::panel) const TRY_AGAIN_NOTE: &str =
    "The same luck, another decision: what is ordered again comes out the same again. This game stays as it is.";
/// Starts over.
pub(in crate::app::panel) const NEW_GAME: &str = "New game (N)";

/// What an attacker expected an attack to cost it.
pub(in crate::app::panel) const EXPECTED: &str = "the price that its author expected";
/// What would stop it.
pub(in crate::app::panel) const STOPS: &str = "the price that stops it";
/// How to read the gauges.
pub(in crate::app::panel) const GAUGES: &str =
    "The price that each author expected, of the price that stops it; then what the attack cost it, in points:";
/// Each price by its parts.
pub(in crate::app::panel) const PARTS: &str = "How each author came to its price";

/// Whether deterrence worked, as the title of a plot.
pub(in crate::app::panel) fn deterrence_title(stopped: usize, of: usize) -> String {
    match stopped {
        0 => "Why they came: no author expected a price that stops it".to_owned(),
        all if all == of => "Why none came: every author expected a price that stops it".to_owned(),
        some => format!("{some} of {of} authors expected a price that stops it"),
    }
}

/// One attack in a line: "Bad Rabbit (Russia, round 3) went ahead: 0.19 of 0.60; paid 0.02".
pub(in crate::app::panel) fn gauge(
    table: &Table<'_>,
    incident: &IncidentOutcome,
    round: Option<Round>,
    expected: f64,
    bound: f64,
) -> String {
    let title = table.incident_title(incident.incident);
    let author = table.suspect(incident.author);
    let when = round.map(|round| format!(", round {round}")).unwrap_or_default();
    let paid = match incident.launched {
        Some(_) => format!("; paid {}", plain(incident.price_paid)),
        None => String::new(),
    };
    let (expected, bound) = (plain(Points(expected)), plain(Points(bound)));
    format!("{title} ({author}{when}) {}: {expected} of {bound}{paid}", words::fate(incident.verdict))
}

/// Over what attackers made of their plans.
pub(in crate::app::panel) const ATTACKERS: &str = "What the attackers made of it";
/// The price that an author expected.
pub(in crate::app::panel) const PRICE_SUM: &str = "the price that its author expected, in points";
/// What it expected from the start.
pub(in crate::app::panel) const PRIOR: &str = "what it expected from the start";
/// What it learnt from its own attacks.
pub(in crate::app::panel) const OWN_LESSONS: &str = "what its own attacks had cost it";
/// What it learnt from those of others.
pub(in crate::app::panel) const OTHERS_LESSONS: &str = "what attacks had cost others";
/// Norms.
pub(in crate::app::panel) const NORMS_IN_THE_WAY: &str = "the norms in its way";
pub(in crate::app::panel) const OWN_WORD: &str = "its own word in treaties";
pub(in crate::app::panel) const OTHERS_DUTY: &str = "others' duties to answer in treaties";
/// The answer that a strategic author foresees.
pub(in crate::app::panel) const FORESEEN_ANSWER: &str = "the answer that it foresaw";
/// Mood.
pub(in crate::app::panel) const MOOD: &str = "the mood of the day, drawn";

/// Actors on a scale.
pub(in crate::app::panel) const ACTORS: &str = "Actors";
/// Points on a scale.
pub(in crate::app::panel) const POINTS: &str = "Points";
/// The strength of norms on a scale.
pub(in crate::app::panel) const STRENGTH: &str = "Strength, 0 to 1";
/// Actors in a table.
pub(in crate::app::panel) const ACTOR: &str = "Actor";
/// Those who name an author in public.
pub(in crate::app::panel) const NAMED: &str = "name an author";
/// Those who sanction.
pub(in crate::app::panel) const SANCTIONED: &str = "of them with sanctions";
/// What an attack cost its author.
pub(in crate::app::panel) const PRICE: &str = "price paid by the author, in points";

/// An article: its number, what it says, and the numbers of its footnotes.
pub(in crate::app::panel) fn article(article: &Article) -> String {
    let number = article.number.map(|number| format!("{number}. ")).unwrap_or_default();
    let notes: String = article.notes.iter().map(|note| format!(" [{note}]")).collect();
    format!("{number}{}{notes}", article.text)
}

/// A footnote.
pub(in crate::app::panel) fn footnote(number: usize, note: &str) -> String {
    format!("[{number}] {note}")
}

/// A goal and whether it was met.
pub(in crate::app::panel) fn goal(goal: &GoalOutcome) -> String {
    let mark = words::mark(goal.progress);
    let stands = words::standing(goal.progress, goal.is_settled);
    format!("{mark} {stands}: {}", goal.text)
}

/// An attack that came whatever it cost, or not at all.
pub(in crate::app::panel) fn unweighed(table: &Table<'_>, incident: &IncidentOutcome) -> String {
    let title = table.the_incident(incident.incident);
    let author = table.suspect(incident.author);
    match (incident.verdict, incident.launched) {
        (Verdict::NeverCame, _) | (_, None) => format!("{title} never came up."),
        (_, Some(round)) => {
            let price = number(incident.price_paid.get());
            format!(
                "{title} came in round {round} whatever it cost: the work of {author}, which paid {price} points."
            )
        }
    }
}

/// What came of a plan that its author weighed.
pub(in crate::app::panel) fn fate(table: &Table<'_>, incident: &IncidentOutcome) -> String {
    let title = table.the_incident(incident.incident);
    format!("{title} {}. Its author: {}.", words::fate(incident.verdict), table.suspect(incident.author))
}

/// At which prices the author does less, and stops.
pub(in crate::app::panel) fn threshold(incident: &IncidentOutcome) -> String {
    let (Some(off), Some(down), Some(weighing)) = (incident.call_off, incident.scale_down, incident.weighing) else {
        return String::new();
    };
    let price = weighing.price();
    let scales = match down < off {
        true => format!("scales the attack down from {} on and ", plain(down)),
        false => String::new(),
    };
    let stood = match (price < down, price < off) {
        (true, _) if down < off => "below both",
        (true, _) => "below that",
        (false, true) => "between the two",
        (false, false) => "not below that",
    };
    format!("It {scales}calls it off from {} on: the price that it expected was {stood}.", plain(off))
}

/// How many named and sanctioned by the end, as the title of a plot.
pub(in crate::app::panel) fn answers_title(incident: &str, named: f64, sanctioned: f64) -> String {
    let actors = words::count(named as usize, "actor stands", "actors stand");
    format!("{actors} by an accusation over {incident} at the end, {sanctioned:.0} of them with sanctions")
}

/// What an incident cost its author, as the title of a plot.
pub(in crate::app::panel) fn price_title(incident: &str, price: f64) -> String {
    format!("{incident} has cost its author {} points by the end", number(price))
}

/// Where the norms went, as the title of a plot.
pub(in crate::app::panel) fn norms_title(changes: &[(String, f64, f64)]) -> String {
    let change = |(name, first, last): &(String, f64, f64)| {
        // A number and its sign stay on one line.
        let [from, to] = [*first, *last].map(|share| percent(share).replace(' ', "\u{a0}"));
        match last.total_cmp(first) {
            // What is too little to show is no change.
            _ if from == to => format!("“{name}” stayed at {to}"),
            std::cmp::Ordering::Greater => format!("“{name}” rose from {from} to {to}"),
            std::cmp::Ordering::Less | std::cmp::Ordering::Equal => format!("“{name}” fell from {from} to {to}"),
        }
    };
    format!("Norms: {}", changes.iter().map(change).collect::<Vec<_>>().join("; "))
}

/// The heading of the grid.
pub(in crate::app::panel) fn grid(incident: &str) -> String {
    format!("Who did what over {incident}, round by round")
}

/// How to ask why, below that.
pub(in crate::app::panel) fn asks_why(table: &Table<'_>) -> &'static str {
    match table.seat {
        Some(_) => {
            "“why?” opens what stood behind its last change, and from there its other decisions; W does for you."
        }
        None => {
            "“why?” opens what stood behind its last change, and from there its other decisions; W does for the first."
        }
    }
}

/// Asks why an actor stood where it did.
pub(in crate::app::panel) fn why_actor(actor: &str) -> String {
    format!("Why did {actor} stand there at the end?")
}

/// Branches at a round.
pub(in crate::app::panel) fn from_round(round: &str) -> String {
    format!("From {}", round.to_lowercase())
}
