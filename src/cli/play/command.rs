//! What a person can say at the prompt.

use crate::play::notation::{self, NotationError};
use crate::sim::{ActorId, IncidentId, Names, Order};

/// One line at the prompt.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Command {
    /// Play the round.
    Play,
    /// Take a row of the desk on show.
    Row(usize),
    /// Show the desk over another incident.
    Desk(IncidentId),
    /// Seal an order.
    Order(Order),
    /// Say why an actor chose as it did.
    Why(ActorId),
    /// Go back to the round before.
    Undo,
    /// Say what can be said.
    Help,
    /// Leave the game.
    Quit,
}

/// What `help` prints.
pub(super) const HELP: &str = "  Enter             play the round; you take no further step where you gave no order
  1, 2, 3 …         take that row of the desk
  desk INCIDENT     show the desk over another incident
  joint notpetya to rus if 2 of {usa, deu} else private
                    any order: hold_out, private, public, joint, sanction_persons, sanction_sectors,
                    sanction_trade or retract; an incident; whom to accuse; on what condition
  why ACTOR         why did it choose as it did? (opens its books)
  undo              go back to the round before
  quit              leave; a log can be gone on with by --resume
";

/// Reads a line.
///
/// # Errors
/// It is neither a command nor an order.
pub(super) fn parse(names: &Names, line: &str) -> Result<Command, NotationError> {
    let (word, rest) = line.trim().split_once(char::is_whitespace).unwrap_or((line.trim(), ""));
    let rest = rest.trim();
    Ok(match (word.to_lowercase().as_str(), rest) {
        ("" | "play" | "done" | "next", "") => Command::Play,
        ("undo" | "back", "") => Command::Undo,
        ("help" | "?" | "h", _) => Command::Help,
        ("quit" | "exit" | "q", "") => Command::Quit,
        ("why", slug) => Command::Why(known(slug, "actor", names.find_actor(&slug.to_lowercase()), &names.actors)?),
        ("desk", slug) => {
            Command::Desk(known(slug, "incident", names.find_incident(&slug.to_lowercase()), &names.incidents)?)
        }
        (number, "") if number.parse::<usize>().is_ok() => Command::Row(number.parse().unwrap_or_default()),
        _ => Command::Order(notation::parse_order(names, line)?),
    })
}

fn known<T>(slug: &str, what: &str, found: Option<T>, names: &[String]) -> Result<T, NotationError> {
    found.ok_or_else(|| {
        let near = crate::scenario::nearest::nearest(slug, names.iter().map(String::as_str));
        let help =
            near.map_or_else(|| format!("there are {}", names.join(", ")), |near| format!("did you mean `{near}`?"));
        NotationError { column: 6, problem: format!("there is no {what} `{slug}`"), help: Some(help) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_rows_and_orders_are_told_apart() {
        let names = Names { actors: vec!["gbr".to_owned()], incidents: vec!["wiper".to_owned()], norms: Vec::new() };
        let read = |line| parse(&names, line);
        assert_eq!(read("\n"), Ok(Command::Play));
        assert_eq!(read(" 3 \n"), Ok(Command::Row(3)));
        assert_eq!(read("why GBR"), Ok(Command::Why(ActorId(0))));
        assert_eq!(read("desk wiper"), Ok(Command::Desk(IncidentId(0))));
        assert!(matches!(read("hold out wiper"), Ok(Command::Order(_))));
        assert_eq!(
            read("why gbx").unwrap_err().to_string(),
            "column 6: there is no actor `gbx`; did you mean `gbr`?"
        );
        assert!(read("sing wiper").unwrap_err().to_string().starts_with("column 1: `sing` is no response"));
    }
}
