//! Plain words for actors, incidents, responses and numbers: the only file of this floor that knows English grammar.

pub mod treaty;
mod entry;
pub mod venue;
mod sum;

pub use sum::Sum;

use crate::play::{Game, Player};
use crate::scenario::title::in_sentence;
pub use crate::scenario::title::quoted;
use crate::scenario::{Progress, Scenario};
use crate::sim::belief;
use crate::sim::event::Verdict;
use crate::sim::id::NormId;
use crate::sim::incident::Suspect;
use crate::sim::moves::{Awaited, Pledge};
use crate::sim::{ActorId, ActorSet, ClauseId, DocumentId, IncidentId, Order, Points, Response, Round, Share};

/// The names of one scenario, as sentences use them.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a>(pub &'a Scenario);

impl Words<'_> {
    /// An actor, with its article if it has one.
    #[must_use]
    pub fn actor(&self, actor: ActorId) -> String {
        let slug = || self.0.setting.names.actor(actor).to_owned();
        let name = self.0.story.actors.get(actor.index()).map(|profile| profile.name.to_string());
        with_article(name.filter(|name| !name.is_empty()).unwrap_or_else(slug))
    }

    /// Several actors: "France, Germany and the United Kingdom"; "nobody" if there is none.
    #[must_use]
    pub fn actors(&self, actors: impl IntoIterator<Item = ActorId>) -> String {
        let names: Vec<_> = actors.into_iter().map(|actor| self.actor(actor)).collect();
        if names.is_empty() { "nobody".to_owned() } else { list(&names) }
    }

    /// The actors of a set.
    #[must_use]
    pub fn set(&self, actors: ActorSet) -> String {
        self.actors(actors.iter())
    }

    /// A suspect.
    #[must_use]
    pub fn suspect(&self, suspect: Suspect) -> String {
        match suspect {
            Suspect::Actor(actor) => self.actor(actor),
            Suspect::Criminals => "criminals".to_owned(),
            Suspect::Nobody => "nobody".to_owned(),
        }
    }

    /// What a pledge counts on, after "if": "the United States does", "at least two of France, Italy and Spain do".
    #[must_use]
    pub fn condition(&self, pledge: &Pledge) -> String {
        let (need, of) = (usize::from(pledge.at_least), pledge.among.len());
        let [one, several] = match pledge.awaits {
            Awaited::Name => ["does", "do"],
            Awaited::Sanction => ["sanctions it", "sanction it"],
        };
        let among = self.set(pledge.among);
        match (need, of) {
            (_, 1) => format!("{among} {one}"),
            (2, 2) => format!("both {among} {several}"),
            (need, of) if need >= of => format!("all of {among} {several}"),
            (1, _) => format!("at least one of {among} {one}"),
            _ => format!("at least {} of {among} {several}", cardinal(need)),
        }
    }

    /// An order that hangs on others, after "to": "name Russia together with others if the United States does,
    /// otherwise hold out"; none if it hangs on nobody.
    #[must_use]
    pub fn conditional(&self, order: &Order, accused: &str, has_acted: bool) -> Option<String> {
        let pledge = order.pledge.as_ref()?;
        let [then, otherwise] =
            [order.response, pledge.otherwise].map(|response| infinitive(response, accused, has_acted));
        Some(format!("{then} if {}, otherwise {otherwise}", self.condition(pledge)))
    }

    /// The title of an incident.
    #[must_use]
    pub fn incident(&self, incident: IncidentId) -> String {
        let title = self.0.story.incidents.get(incident.index()).map(|dossier| dossier.title.to_string());
        let slug = || self.0.setting.names.incident(incident).to_owned();
        title.filter(|title| !title.is_empty()).unwrap_or_else(slug)
    }

    /// An incident as a sentence names it: in quotation marks, unless its title is a proper name.
    #[must_use]
    pub fn the_incident(&self, incident: IncidentId) -> String {
        in_sentence(&self.incident(incident))
    }

    /// A document as a sentence names it, in quotation marks.
    #[must_use]
    pub fn the_document(&self, document: DocumentId) -> String {
        quoted(&self.document(document))
    }

    /// The title of a document.
    #[must_use]
    pub fn document(&self, document: DocumentId) -> String {
        let title = self.0.story.documents.get(document.index()).map(|document| document.title.to_string());
        let slug = || self.0.setting.names.document(document).to_owned();
        title.filter(|title| !title.is_empty()).unwrap_or_else(slug)
    }

    /// A clause, as its short name in quotation marks.
    #[must_use]
    pub fn clause(&self, clause: ClauseId) -> String {
        quoted(&self.0.setting.names.clause(clause).replace('_', " "))
    }

    /// A norm, as its short name.
    #[must_use]
    pub fn norm(&self, norm: NormId) -> String {
        self.0.setting.names.norm(norm).replace('_', " ")
    }

    /// A round with its date: "round 3 (2017-10-15)".
    #[must_use]
    pub fn round(&self, round: Round) -> String {
        match self.date(round) {
            Some(date) => format!("round {round} ({date})"),
            None => format!("round {round}"),
        }
    }

    /// The day on which a round begins.
    #[must_use]
    pub fn date(&self, round: Round) -> Option<crate::scenario::date::Date> {
        let index = usize::from(round.0).checked_sub(1)?;
        self.0.story.days.get(index).map(|day| day.date)
    }
}

/// How far a game has come, if it is not over.
#[must_use]
pub fn unfinished(game: &Game) -> Option<String> {
    let (played, all) = (game.rounds_played(), game.setting().rounds);
    let so_far = match played.0 {
        0 => format!("no round of {all} was played"),
        played => format!("it stands after round {played} of {all}"),
    };
    (!game.is_over()).then(|| format!("the game is unfinished: {so_far}"))
}

/// A name with the article that English gives it, if it does.
pub(super) fn with_article(name: String) -> String {
    const STARTS: [&str; 2] = ["United ", "European Union"];
    const ENDS: [&str; 8] =
        ["Kingdom", "States", "Union", "Federation", "Republic", "Netherlands", "Emirates", " body"];
    let takes_one = STARTS.iter().any(|start| name.starts_with(start)) || ENDS.iter().any(|end| name.ends_with(end));
    if takes_one { format!("the {name}") } else { name }
}

/// "a", "a and b", "a, b and c"; empty if there is none.
#[must_use]
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A sentence's first letter raised.
#[must_use]
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// "1 ally", "3 allies".
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// "one", "nine"; in figures beyond twelve.
#[must_use]
pub fn cardinal(number: usize) -> String {
    const CARDINALS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let word = number.checked_sub(1).and_then(|index| CARDINALS.get(index));
    word.map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// In which turn of a round a step was taken, for readers who saw none: "at once", "after seeing the others".
#[must_use]
pub fn turn(pass: u16) -> &'static str {
    match pass {
        0 | 1 => "at once",
        2 => "after seeing the others",
        _ => "after seeing who had joined",
    }
}

/// "its" for one actor, "their" for several.
#[must_use]
pub fn its(actors: ActorSet) -> &'static str {
    if actors.len() == 1 { "its" } else { "their" }
}

/// A loss at the end of a sentence, ": 0.02 of standing"; nothing where it rounds to nothing.
#[must_use]
pub fn loss(points: Points, of_what: &str) -> String {
    if points.get() < 0.005 { String::new() } else { format!(": {:.2} {of_what}", points.get()) }
}

/// What something costs, at the end of a sentence: "at a cost of 0.42 to it", "at little cost to it".
#[must_use]
pub fn at_a_cost(points: Points, to_whom: &str) -> String {
    let cost = points.get();
    if cost < 0.005 { format!("at little cost {to_whom}") } else { format!("at a cost of {cost:.2} {to_whom}") }
}

/// Points with their sign: "+0.12", "−0.07"; with a third decimal where two would show nothing: "+0.003".
#[must_use]
pub fn signed(points: Points) -> String {
    signed_to(points, decimals([points]))
}

/// Points with a sign only below nought: "0.12", "−0.07", "0.003".
#[must_use]
pub fn plain(points: Points) -> String {
    plain_to(points, decimals([points]))
}

/// How many decimals tell these points from nought: two, or three where two would print one as nought that is not.
#[must_use]
pub fn decimals(points: impl IntoIterator<Item = Points>) -> usize {
    let is_blurred = |points: Points| points.get().abs() < 0.005 && points.get().abs() >= 0.0005;
    if points.into_iter().any(is_blurred) { 3 } else { 2 }
}

/// Points with their sign, to so many decimals. Nought has a plus.
#[must_use]
pub fn signed_to(points: Points, decimals: usize) -> String {
    let plain = plain_to(points, decimals);
    if plain.starts_with('−') { plain } else { format!("+{plain}") }
}

/// Points with a sign only below nought, to so many decimals.
#[must_use]
pub fn plain_to(points: Points, decimals: usize) -> String {
    let digits = format!("{:.decimals$}", points.get().abs());
    let is_nought = digits.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let sign = if points.get() < 0.0 && !is_nought { "−" } else { "" };
    format!("{sign}{digits}")
}

/// Points as they are printed to so many decimals.
#[must_use]
pub fn rounded(points: Points, decimals: usize) -> Points {
    Points((points.get() * steps(decimals)).round() / steps(decimals))
}

/// How many steps of the last of so many decimals make one.
fn steps(decimals: usize) -> f64 {
    (0..decimals).fold(1.0, |steps, _| steps * 10.0)
}

/// Parts in points, rounded to so many decimals such that they add up to their rounded sum: what is printed can be
/// checked. Each part moves by less than one in the last decimal; those that rounding bends least are moved.
#[must_use]
pub fn adding_up(parts: &[f64], decimals: usize) -> Vec<Points> {
    let steps = steps(decimals);
    let scaled = parts.iter().map(|part| part * steps);
    let sum = scaled.clone().sum::<f64>().round();
    let mut rounded: Vec<f64> = scaled.clone().map(f64::round).collect();
    let missing = sum - rounded.iter().sum::<f64>();
    let mut order: Vec<(usize, f64)> =
        scaled.zip(&rounded).map(|(exact, rounded)| (exact - rounded) * missing.signum()).enumerate().collect();
    order.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    for (index, _) in order.into_iter().take(missing.abs() as usize) {
        rounded[index] += missing.signum();
    }
    rounded.into_iter().map(|scaled| Points(scaled / steps)).collect()
}

/// How a goal stands: what is met now, but may still be lost, is met so far.
#[must_use]
pub fn standing(progress: Progress, is_settled: bool) -> &'static str {
    match (progress, is_settled) {
        (Progress::Met, true) => "met",
        (Progress::Met, false) => "met so far",
        (Progress::Open, _) => "open",
        (Progress::Missed, _) => "missed",
    }
}

/// The sign that stands before a goal.
#[must_use]
pub fn mark(progress: Progress) -> &'static str {
    match progress {
        Progress::Met => "✓",
        Progress::Open => "–",
        Progress::Missed => "×",
    }
}

/// A place on the scale of texts, 0 to 100: "45", or "45.7" where it is not whole.
#[must_use]
pub fn place(position: f64) -> String {
    let told = format!("{position:.1}");
    told.strip_suffix(".0").map_or(told.clone(), str::to_owned)
}

/// A share in per cent: "33 %".
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// How likely guilt is, in the words of ICD 203, with the number: "likely guilty (0.71)".
#[must_use]
pub fn guilty(probability: f64) -> String {
    let words = match belief::word(Share::clamped(probability)) {
        "almost no chance" => "almost certainly not guilty",
        "very unlikely" => "very unlikely to be guilty",
        "unlikely" => "unlikely to be guilty",
        "likely" => "likely guilty",
        "very likely" => "very likely guilty",
        "almost certain" => "almost certainly guilty",
        _ => "about as likely guilty as not",
    };
    format!("{words} ({probability:.2})")
}

/// What an author decided about its attack: "goes ahead in full".
#[must_use]
pub fn resolution(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Launched => "goes ahead in full",
        Verdict::ScaledDown => "is scaled down",
        Verdict::CalledOff => "is called off",
        Verdict::NeverCame => "does not come up",
    }
}

/// What became of a planned attack: "was scaled down".
#[must_use]
pub fn fate(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Launched => "went ahead in full",
        Verdict::ScaledDown => "was scaled down",
        Verdict::CalledOff => "was called off",
        Verdict::NeverCame => "never came up",
    }
}

/// Who gave an order that the rules did not choose: "the person who plays France".
#[must_use]
pub fn orderer(by: Player, actor: &str) -> String {
    match by {
        Player::Script => format!("the script, which plays {actor} as it went,"),
        Player::Person | Player::Machine => format!("the person who plays {actor}"),
    }
}

/// Why no sum stands behind a choice that the rules did not make.
#[must_use]
pub fn unweighed(by: Player) -> &'static str {
    match by {
        Player::Script => "This was scripted: it is what the record has, and the model did not weigh it.",
        Player::Person | Player::Machine => "A person decided.",
    }
}

/// A conditional order with what was done by it: "…, otherwise hold out; carried out: hold out".
#[must_use]
pub fn with_branch(order: &str, carried_out: &str) -> String {
    format!("{order}; carried out: {carried_out}")
}

/// What an actor does, after "to": "name Russia in public". One that acted before stands by what it did.
#[must_use]
pub fn infinitive(response: Response, accused: &str, has_acted: bool) -> String {
    match response {
        Response::HoldOut if has_acted => "take no further step".to_owned(),
        Response::HoldOut => "hold out".to_owned(),
        Response::Private => format!("tell {accused} and close partners in private"),
        Response::Public => format!("name {accused} in public"),
        Response::Joint => format!("name {accused} together with others"),
        Response::SanctionPersons => format!("sanction persons and units of {accused}"),
        Response::SanctionSectors => format!("sanction sectors of {accused}"),
        Response::SanctionTrade => format!("cut trade with {accused}"),
        Response::Retract => format!("take back the charge against {accused}"),
    }
}

/// What an actor did: "named Russia in public".
#[must_use]
pub fn past(response: Response, accused: &str, has_acted: bool) -> String {
    match response {
        Response::HoldOut if has_acted => "took no further step".to_owned(),
        Response::HoldOut => "held out".to_owned(),
        Response::Private => format!("told {accused} and close partners in private"),
        Response::Public => format!("named {accused} in public"),
        Response::Joint => format!("named {accused} together with others"),
        Response::SanctionPersons => format!("sanctioned persons and units of {accused}"),
        Response::SanctionSectors => format!("sanctioned sectors of {accused}"),
        Response::SanctionTrade => format!("cut trade with {accused}"),
        Response::Retract => format!("took back the charge against {accused}"),
    }
}

/// A response as a short name: "naming together".
#[must_use]
pub fn short(response: Response, has_acted: bool) -> &'static str {
    match response {
        Response::HoldOut if has_acted => "no further step",
        Response::HoldOut => "holding out",
        Response::Private => "a private word",
        Response::Public => "naming in public",
        Response::Joint => "naming together",
        Response::SanctionPersons => "sanctions on persons",
        Response::SanctionSectors => "sanctions on sectors",
        Response::SanctionTrade => "a cut in trade",
        Response::Retract => "retracting",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_sign_and_never_show_minus_nought() {
        assert_eq!(signed(Points(0.126)), "+0.13");
        assert_eq!(signed(Points(-0.126)), "−0.13");
        assert_eq!(signed(Points(-0.001)), "−0.001");
        assert_eq!((signed(Points(0.0049)), signed(Points(0.005))), ("+0.005".to_owned(), "+0.01".to_owned()));
        assert_eq!((signed(Points(-0.0001)), signed(Points(0.0))), ("+0.00".to_owned(), "+0.00".to_owned()));
        assert_eq!(signed_to(Points(0.134), decimals([Points(0.134), Points(0.002)])), "+0.134");
    }

    #[test]
    fn parts_add_up_as_they_are_printed() {
        let hundredths =
            |parts: &[f64]| adding_up(parts, 2).iter().map(|part| part.get() * 100.0).sum::<f64>().round();
        for parts in [&[0.134, 0.044, -0.118][..], &[0.005; 7], &[-0.004, -0.004, -0.004], &[0.0, 1.0], &[]] {
            assert!((hundredths(parts) - (parts.iter().sum::<f64>() * 100.0).round()).abs() < 0.5, "{parts:?}");
            let moved = adding_up(parts, 2).into_iter().zip(parts).map(|(shown, part)| (shown.get() - part).abs());
            assert!(moved.fold(0.0, f64::max) < 0.01, "{parts:?}");
        }
        assert_eq!(adding_up(&[0.132, 0.0443, -0.1163], 2), [0.13, 0.05, -0.12].map(Points));
        assert_eq!(adding_up(&[0.0014, 0.0014, 0.0], 3), [0.002, 0.001, 0.0].map(Points));
    }

    #[test]
    fn places_have_a_decimal_only_where_they_are_not_whole() {
        assert_eq!([40.0, 45.66, 0.04, 99.97].map(place), ["40", "45.7", "0", "100"]);
    }

    #[test]
    fn names_take_an_article_where_english_wants_one() {
        assert_eq!(with_article("United Kingdom".to_owned()), "the United Kingdom");
        assert_eq!(with_article("Japan".to_owned()), "Japan");
    }

    #[test]
    fn guilt_is_told_in_the_words_of_icd_203() {
        assert_eq!(guilty(0.71), "likely guilty (0.71)");
        assert_eq!(guilty(0.5), "about as likely guilty as not (0.50)");
        assert_eq!(guilty(0.01), "almost certainly not guilty (0.01)");
    }
}
