//! Orders as text, `gbr: joint notpetya to rus if 2 of {usa, deu, fra} else private`, and [motions](parse_motion).
//!
//! ```text
//! line   = [ "@" round ] who ":" ( order | motion )   a line of an order file; "#" begins a comment
//! who    = actor | "*"                          "*": everybody who may
//! order  = response incident [ "to" actor ] [ "if" number "of" "{" actor, … "}" [ "sanction" ] [ "else" response ] ]
//! ```
//!
//! Actors and incidents go by slug or by name, of one word or several: `to rus`, `to Russia`, `to North Korea`.

mod motion;
mod reader;

use std::fmt::Write as _;

use crate::scenario::Roster;
use crate::scenario::diagnostic::printable;
use crate::sim::moves::{Awaited, Pledge};
use crate::sim::treaty::Motion;
use crate::sim::{ActorId, Names, Order, Response, Round};
use reader::Reader;

pub use motion::{VERBS, parse_motion, write_motion};

/// A line of an order file.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// For which round; for every round in which it is legal if none.
    pub round: Option<Round>,
    /// Whose order.
    pub who: Who,
    /// What it wants.
    pub wish: Wish,
}

/// What a seat wants: of an incident, or of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// An order.
    Order(Order),
    /// A motion.
    Motion(Motion),
}

/// Whose order a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// One actor's.
    Actor(ActorId),
    /// Everybody's for whom it is legal.
    Everybody,
}

/// What is wrong with an order.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("column {column}: {}", self.message())]
pub struct NotationError {
    /// Where, in characters from 1.
    pub column: usize,
    /// What is wrong there.
    pub problem: String,
    /// What to write instead.
    pub help: Option<String>,
}

impl NotationError {
    /// What is wrong and what to write instead, without the column, and without characters that could steer a terminal.
    #[must_use]
    pub fn message(&self) -> String {
        let help = self.help.as_deref().map(|help| format!("; {help}")).unwrap_or_default();
        printable(format!("{}{help}", self.problem))
    }
}

/// Every word for each response; the first is the one that is printed.
const WORDS: [(Response, &[&str]); 8] = [
    (Response::HoldOut, &["hold_out", "hold", "holdout", "wait"]),
    (Response::Private, &["private", "privately", "tell", "tell_in_private"]),
    (Response::Public, &["public", "name", "attribute", "name_in_public", "name_alone"]),
    (Response::Joint, &["joint", "jointly", "together", "name_together", "name_jointly"]),
    (Response::SanctionPersons, &["sanction_persons", "sanction", "sanction_people", "persons"]),
    (Response::SanctionSectors, &["sanction_sectors", "sectors"]),
    (Response::SanctionTrade, &["sanction_trade", "cut_trade", "trade"]),
    (Response::Retract, &["retract", "take_back"]),
];

/// The response that a word stands for; words of two are joined by `_`.
#[must_use]
pub fn response(word: &str) -> Option<Response> {
    let word = word.to_lowercase().replace([' ', '-'], "_");
    WORDS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(response, _)| *response)
}

/// What may have been meant by the first word of a line: one of the words that begin an order or a motion, or of
/// `others`.
#[must_use]
pub fn did_you_mean(word: &str, others: &[&'static str]) -> Option<String> {
    let slugs = Response::ALL.map(Response::slug);
    reader::did_you_mean(word, others.iter().copied().chain(slugs).chain(VERBS))
}

/// Reads one actor's order.
///
/// # Errors
/// The first word that does not fit.
pub fn parse(roster: &Roster, text: &str) -> Result<(ActorId, Order), NotationError> {
    let mut reader = Reader::new(roster, text);
    let actor = reader.actor()?;
    reader.expect(":")?;
    let order = reader.order()?;
    reader.end()?;
    Ok((actor, order))
}

/// Reads an order of an actor that is known: the notation without the actor.
///
/// # Errors
/// The first word that does not fit.
pub fn parse_order(roster: &Roster, text: &str) -> Result<Order, NotationError> {
    let mut reader = Reader::new(roster, text);
    let order = reader.order()?;
    reader.end()?;
    Ok(order)
}

/// Reads an order or a motion of an actor that is known: the notation without the actor.
///
/// # Errors
/// The first word that does not fit.
pub fn parse_wish(roster: &Roster, text: &str) -> Result<Wish, NotationError> {
    let mut reader = Reader::new(roster, text);
    let wish = reader.wish()?;
    reader.end()?;
    Ok(wish)
}

/// Reads a line of an order file; none if it is blank or a comment.
///
/// # Errors
/// The first word that does not fit.
pub fn parse_line(roster: &Roster, text: &str) -> Result<Option<Line>, NotationError> {
    let text = text.split('#').next().unwrap_or_default();
    if text.trim().is_empty() {
        return Ok(None);
    }
    let mut reader = Reader::new(roster, text);
    let round = if reader.accept("@") { Some(reader.round()?) } else { None };
    let who = if reader.accept("*") { Who::Everybody } else { Who::Actor(reader.actor()?) };
    reader.expect(":")?;
    let wish = reader.wish()?;
    reader.end()?;
    Ok(Some(Line { round, who, wish }))
}

/// Writes one actor's order, so that [`parse`] reads it back.
#[must_use]
pub fn write(names: &Names, actor: ActorId, order: &Order) -> String {
    format!("{}: {}", names.actor(actor), write_order(names, order))
}

/// Writes an order or a motion without its actor, so that [`parse_wish`] reads it back.
#[must_use]
pub fn write_wish(names: &Names, wish: &Wish) -> String {
    match wish {
        Wish::Order(order) => write_order(names, order),
        Wish::Motion(motion) => motion::write(names, motion),
    }
}

/// Writes an order without its actor, so that [`parse_order`] reads it back.
#[must_use]
pub fn write_order(names: &Names, order: &Order) -> String {
    let mut text = format!("{} {}", order.response.slug(), names.incident(order.incident));
    if let Some(accused) = order.accused {
        let _ = write!(text, " to {}", names.actor(accused));
    }
    if let Some(Pledge { at_least, among, awaits, otherwise }) = &order.pledge {
        let among: Vec<_> = among.iter().map(|actor| names.actor(actor)).collect();
        let awaits = if *awaits == Awaited::Sanction { " sanction" } else { "" };
        let _ = write!(text, " if {at_least} of {{{}}}{awaits} else {}", among.join(", "), otherwise.slug());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let slugs = |text: &str| text.split(' ').map(str::to_owned).collect();
        Names { actors: slugs("gbr usa deu fra rus"), incidents: slugs("wannacry notpetya"), ..Names::default() }
    }

    fn roster() -> Roster {
        Roster::of_slugs(&names())
    }

    #[test]
    fn what_is_written_is_read_back() {
        for text in [
            "gbr: joint notpetya to rus if 2 of {usa, deu, fra} else private",
            "gbr: sanction_persons notpetya to rus if 1 of {usa, deu} sanction else joint",
            "gbr: hold_out notpetya",
            "fra: sanction_persons wannacry to rus",
        ] {
            let (actor, order) = parse(&roster(), text).unwrap();
            assert_eq!(write(&names(), actor, &order), text);
        }
    }

    #[test]
    fn plain_words_and_capitals_are_understood() {
        let same = |a: &str, b: &str| assert_eq!(parse_order(&roster(), a), parse_order(&roster(), b), "{a}");
        same("hold out notpetya", "hold_out notpetya");
        same("Name Together NotPetya to RUS", "joint notpetya to rus");
        same("sanction notpetya", "sanction_persons notpetya");
        same("together notpetya with 1 of { usa deu }", "joint notpetya if 1 of {usa, deu} else hold_out");
    }

    #[test]
    fn errors_say_where_and_what_was_meant() {
        let error = |text| parse(&roster(), text).unwrap_err().to_string();
        assert_eq!(error("gbt: joint notpetya"), "column 1: there is no actor `gbt`; did you mean `gbr`?");
        assert_eq!(
            error("gbr: joint notpeta"),
            "column 12: there is no incident `notpeta`; did you mean `notpetya`?"
        );
        assert_eq!(error("gbr: jiont notpetya"), "column 6: `jiont` is no response; did you mean `joint`?");
        assert_eq!(error("gbr joint notpetya"), "column 5: expected `:`, found `joint`");
        assert_eq!(error("gbr: joint"), "column 11: expected an incident, found the end of the line");
        assert_eq!(
            error("gbr: joint notpetya if 0 of {usa}"),
            "column 24: expected a number from 1 to 65535, found `0`"
        );
        assert_eq!(error("gbr: joint notpetya soon"), "column 21: expected the end of the line, found `soon`");
    }

    #[test]
    fn names_of_several_words_are_read_where_slugs_are() {
        let text = include_str!("../../scenarios/2017_notpetya.ron");
        let scenario = crate::scenario::Scenario::parse("2017_notpetya", text).0.unwrap();
        let (roster, names) = (Roster::of(&scenario), &scenario.setting.names);
        let read = |text| parse(&roster, text).map(|(actor, order)| write(names, actor, &order));
        let told = |text| parse(&roster, text).unwrap_err().to_string();
        assert_eq!(
            read(
                "United Kingdom: joint Bad Rabbit to the north korea if 2 of {United States, Germany fra} else private"
            ),
            Ok("gbr: joint bad_rabbit to prk if 2 of {usa, fra, deu} else private".to_owned())
        );
        assert_eq!(
            told("Untied Kingdom: joint notpetya"),
            "column 1: there is no actor `Untied Kingdom`; did you mean `gbr` (United Kingdom)?"
        );
        assert_eq!(
            told("gbr: joint notpetya to Korea if 2 of {usa}"),
            "column 24: there is no actor `Korea`; did you mean `prk` (North Korea) or `kor` (South Korea)?"
        );
    }

    #[test]
    fn lines_have_rounds_comments_and_everybody() {
        let line = |text| parse_line(&roster(), text).unwrap();
        assert_eq!(line("  # nothing"), None);
        let all = line("@3 *: hold_out notpetya # all of them").unwrap();
        assert_eq!((all.round, all.who), (Some(Round(3)), Who::Everybody));
        assert_eq!(line("usa: public notpetya").unwrap().round, None);
    }
}
