//! What a person can say at the prompt.

use crate::play::notation::{self, NotationError, Wish};
use crate::scenario::Roster;
use crate::scenario::nearest::quoted;
use crate::scenario::roster::Unknown;
use crate::sim::{ActorId, DocumentId, IncidentId};

/// One line at the prompt.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Command {
    /// Play the round.
    Play,
    /// Take a row of the desk on show.
    Row(usize),
    /// Show the desk over another incident; which are open if none is named.
    Desk(Option<IncidentId>),
    /// Show the negotiating table over a document; all documents in short if none is named.
    Table(Option<DocumentId>),
    /// Take an order or a motion down.
    Give(Wish),
    /// Show the orders so far.
    Orders,
    /// Take back the order about an incident; all of them if none is named.
    Cancel(Option<IncidentId>),
    /// Say why an actor chose as it did; the seat itself if none is named.
    Why(Option<ActorId>),
    /// Take back the last order; with none, go back to the round before.
    Undo,
    /// Show the world, the seat and its goals again.
    Brief,
    /// Tell every event of the game.
    Log,
    /// Show how the goals stand.
    Goals,
    /// Say what can be said.
    Help,
    /// Leave the game.
    Quit,
}

/// What `help` prints.
pub(super) const HELP: &str = "  \
  Enter            play the round; without an order you take no further step
  1, 2, 3 …        order what that row of the desk says
  desk INCIDENT    show the desk over another incident; without a name, say
                   which are open
  joint notpetya to rus if 2 of {usa, deu} else private
                   any order: hold_out, private, public, joint,
                   sanction_persons, sanction_sectors, sanction_trade or
                   retract; an incident; whom to accuse; on what condition.
                   Names will do: to Russia
  table DOCUMENT   show the negotiating table, and what you may move there;
                   without a name, all in short
  any motion:
    propose CLAUSE 60        ask for a text; also by its letter, as in
                             `propose CLAUSE B`, or by its slots, as in
                             `propose CLAUSE SLOT=2 SLOT=1`. In an election
                             who proposes none stands for its preference
    sponsor, support, oppose, silent, bracket, clean, park, reopen or
    split CLAUSE; merge CLAUSE into CLAUSE
    call_vote, divide, bind, adopt, reject, abstain, ratify, stay_out or
    withdraw DOCUMENT; sign DOCUMENT reserving {CLAUSE} declaring {CLAUSE}
    object DOCUMENT to ACTOR; expel ACTOR from DOCUMENT;
    keep ACTOR in DOCUMENT
    offer ACTOR {pay 0.1, back CLAUSE 40} for {join DOCUMENT}
    accept 1, decline 1 or pay 1; docs/notation.md says what each means
  orders           show what you have ordered for this round
  cancel INCIDENT  take back the order about it; without a name, all orders
  why ACTOR        why did it choose as it did? Without a name, why did you?
                   (others: after the game)
  log              every event of the game (after the game)
  goals            how your goals stand
  brief            the world and your role again
  undo             take back the last order; with none left, the round before
  help             this list
  quit             leave; a game is kept from round to round by
                   `play --log FILE`, and gone on with by `play --resume FILE`
Points say what a step is worth to a machine in your seat: 1 is the harm of an
attack of severity 10 on its only victim. Your goals are judged apart from them.
";

/// What `help` prints when the game is over.
pub(super) const HELP_AFTER: &str = "  \
  why ACTOR        why did it choose as it did? Without a name, why did you?
  table DOCUMENT   the negotiating table over it; without a name, all in short
  log              every event of the game, with what it followed from
  goals            how your goals ended
  brief            the world and your role again
  help             this list
  quit             leave
";

/// The words that commands begin with.
const COMMANDS: [&str; 12] =
    ["play", "undo", "help", "quit", "orders", "cancel", "why", "desk", "table", "goals", "brief", "log"];

/// The command of a word that stands alone.
fn alone(word: &str) -> Option<Command> {
    Some(match word {
        "" | "play" | "done" | "next" => Command::Play,
        "undo" | "back" => Command::Undo,
        "goals" | "goal" => Command::Goals,
        "brief" | "briefing" | "role" => Command::Brief,
        "log" | "events" => Command::Log,
        "quit" | "exit" | "q" => Command::Quit,
        "orders" => Command::Orders,
        number => Command::Row(number.parse().ok()?),
    })
}

/// Reads a line.
///
/// # Errors
/// It is neither a command nor an order.
pub(super) fn parse(roster: &Roster, line: &str) -> Result<Command, NotationError> {
    let (word, rest) = line.trim().split_once(char::is_whitespace).unwrap_or((line.trim(), ""));
    let rest = rest.trim();
    let named = |Unknown { problem, help, .. }| {
        let column = line.trim_end().chars().count() - rest.chars().count() + 1;
        NotationError { column, problem, help: Some(help) }
    };
    let is_addressed = word.strip_suffix(':').is_some_and(|name| roster.actor(name).is_ok());
    if is_addressed || word.starts_with('@') {
        let column = line.chars().take_while(|letter| letter.is_whitespace()).count() + 1;
        let problem = "at the prompt, an order is your own and for this round".to_owned();
        let help = Some("leave out the round and the actor, which only files need".to_owned());
        return Err(NotationError { column, problem, help });
    }
    let lower = word.to_lowercase();
    if let Some(command) = alone(&lower) {
        let column = line.trim_end().chars().count() - rest.chars().count() + 1;
        let problem = format!("`{word}` stands alone");
        let help = Some(format!("leave out {}", quoted(rest)));
        return if rest.is_empty() { Ok(command) } else { Err(NotationError { column, problem, help }) };
    }
    Ok(match (lower.as_str(), rest) {
        ("help" | "?" | "h", _) => Command::Help,
        ("cancel", "" | "all") => Command::Cancel(None),
        ("cancel", name) => Command::Cancel(Some(roster.incident(name).map_err(named)?)),
        ("why", "") => Command::Why(None),
        ("why", name) => Command::Why(Some(roster.actor(name).map_err(named)?)),
        ("desk", "") => Command::Desk(None),
        ("desk", name) => Command::Desk(Some(roster.incident(name).map_err(named)?)),
        ("table", "") => Command::Table(None),
        ("table", name) => Command::Table(Some(roster.document(name).map_err(named)?)),
        ("save", _) => {
            return Err(incomplete(line, "a game is kept from round to round if begun by `play --log FILE`"));
        }
        _ => Command::Give(
            notation::parse_wish(roster, line).map_err(|error| or_no_command(roster, line, word, error))?,
        ),
    })
}

/// The complaint about a line that is no order and no motion: if already its first word is wrong, it may have been meant as a command.
fn or_no_command(roster: &Roster, line: &str, word: &str, error: NotationError) -> NotationError {
    let column = line.chars().take_while(|letter| letter.is_whitespace()).count() + 1;
    if error.column != column {
        return error;
    }
    if !word.contains(char::is_alphanumeric) {
        let problem = "expected a command, or what to order or to move".to_owned();
        return NotationError { column, problem, help: None };
    }
    let help = notation::did_you_mean(word, &COMMANDS).or_else(|| as_a_name(roster, word));
    let help = help.unwrap_or_else(|| format!("there are {}, responses and motions", COMMANDS.join(", ")));
    NotationError { column, problem: format!("there is no command {}", quoted(word)), help: Some(help) }
}

/// What to say of a first word that is a name, or like one.
fn as_a_name(roster: &Roster, word: &str) -> Option<String> {
    let named = [
        ("an actor", "why", roster.actor(word).map(drop)),
        ("an incident", "desk", roster.incident(word).map(drop)),
        ("a document", "table", roster.document(word).map(drop)),
    ];
    named.into_iter().find_map(|(what, verb, found)| match found {
        Ok(()) => Some(format!("that is {what}: `{verb} {word}`, or say first what to do, such as `public`")),
        Err(Unknown { has_like, help, .. }) => has_like.then_some(help),
    })
}

/// A command without the name that it takes.
fn incomplete(line: &str, problem: &str) -> NotationError {
    NotationError { column: line.trim_end().chars().count() + 1, problem: problem.to_owned(), help: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{Names, Response};

    /// Whoever gives the notation a word gives it to the help.
    #[test]
    fn the_help_names_every_command_response_and_motion() {
        let words: Vec<&str> = HELP.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
        let responses = Response::ALL.map(Response::slug);
        for word in notation::VERBS.into_iter().chain(responses).chain(COMMANDS).filter(|word| *word != "play") {
            assert!(words.contains(&word), "{word} is not in the help");
        }
        assert!(HELP.contains("  Enter            play the round"));
    }

    /// Reads a line where there are one actor, one incident and one document.
    fn read(line: &str) -> Result<Command, NotationError> {
        let names = Names {
            actors: vec!["gbr".to_owned()],
            incidents: vec!["wiper".to_owned()],
            documents: vec!["pact".to_owned()],
            ..Names::default()
        };
        parse(&Roster::of_slugs(&names), line)
    }

    fn told(line: &str) -> String {
        read(line).unwrap_err().to_string()
    }

    #[test]
    fn commands_rows_and_orders_are_told_apart() {
        assert_eq!(read("\n"), Ok(Command::Play));
        assert_eq!(read(" 3 \n"), Ok(Command::Row(3)));
        assert_eq!([read("why GBR"), read("why")], [Some(ActorId(0)), None].map(|actor| Ok(Command::Why(actor))));
        assert_eq!(
            [read("desk wiper"), read("desk ")],
            [Some(IncidentId(0)), None].map(|over| Ok(Command::Desk(over)))
        );
        assert_eq!(read("orders"), Ok(Command::Orders));
        assert_eq!(read("cancel"), Ok(Command::Cancel(None)));
        assert_eq!(read("cancel Wiper"), Ok(Command::Cancel(Some(IncidentId(0)))));
        assert_eq!(
            [read("table"), read("table the pact")],
            [Ok(Command::Table(None)), Ok(Command::Table(Some(DocumentId(0))))]
        );
        assert!(matches!(read("hold out wiper"), Ok(Command::Give(Wish::Order(_)))));
        assert!(matches!(read("call vote pact"), Ok(Command::Give(Wish::Motion(_)))));
        assert_eq!((read("goals"), read("Brief")), (Ok(Command::Goals), Ok(Command::Brief)));
        assert!(HELP.lines().chain(HELP_AFTER.lines()).all(|line| line.chars().count() <= 80));
    }

    #[test]
    fn what_is_meant_instead_is_said() {
        assert_eq!(told("why gbx"), "column 5: there is no actor `gbx`; did you mean `gbr`?");
        assert_eq!(told("  why   gbx \n"), "column 9: there is no actor `gbx`; did you mean `gbr`?");
        assert!(told("save").ends_with("a game is kept from round to round if begun by `play --log FILE`"));
        assert_eq!(told("gaols"), "column 1: there is no command `gaols`; did you mean `goals`?");
        assert_eq!(told(" pulbic wiper to gbr"), "column 2: there is no command `pulbic`; did you mean `public`?");
        assert_eq!(
            told("sanctoin wiper"),
            "column 1: there is no command `sanctoin`; did you mean `sanction_persons`, `sanction_sectors` or \
             `sanction_trade`?"
        );
        assert_eq!(
            told(" gbr: public wiper"),
            "column 2: at the prompt, an order is your own and for this round; leave out the round and the actor, which \
             only files need"
        );
        assert_eq!(told("joint wiper if 1 of {gbr else private"), "column 26: expected `}`, found `else`");
        assert_eq!(told("tabel"), "column 1: there is no command `tabel`; did you mean `table`?");
        assert_eq!(told("wipre"), "column 1: there is no command `wipre`; did you mean `wiper`?");
        assert_eq!(
            told("gbr"),
            "column 1: there is no command `gbr`; that is an actor: `why gbr`, or say first what to do, such as `public`"
        );
        assert_eq!(
            told("public wiper ot gbr"),
            "column 14: expected the end of the line, found `ot`; did you mean `to`?"
        );
    }

    #[test]
    fn lines_that_say_too_much_or_nothing_are_told() {
        assert_eq!(told("undo  all "), "column 7: `undo` stands alone; leave out `all`");
        assert_eq!(told("3 4"), "column 3: `3` stands alone; leave out `4`");
        assert_eq!(told("exit please"), "column 6: `exit` stands alone; leave out `please`");
        assert_eq!(told("public wiper to gbr to gbr"), "column 21: expected the end of the line, found `to`");
        assert_eq!(
            told("\u{1b}[31mred"),
            "column 1: there is no command `\\u{1b}[31mred`; there are play, undo, help, \
             quit, orders, cancel, why, desk, table, goals, brief, log, responses and motions"
        );
        assert!(told(&"a".repeat(5000)).chars().count() < 250);
        assert_eq!(told("(((("), "column 1: expected a command, or what to order or to move");
        assert_eq!(told("public to gbr"), "column 8: expected an incident, found `to`");
        assert!(told("xyzzy wiper").starts_with("column 1: there is no command `xyzzy`; there are play, undo, help"));
    }
}
