//! Persons at the prompt: show, ask, seal, play, tell; several take turns at one keyboard.

mod look_back;
mod moving;

use std::io::{BufRead, Write};

use super::command::{self, Command, HELP};
use super::draft::Draft;
use super::livelog::LiveLog;
use super::news::News;
use super::screen::Screen;
use super::table::Negotiation;
use crate::cli::wrap::{for_people, terminal_width};
use crate::cli::{Fault, run};
use crate::play::Game;
use crate::play::notation::{Wish, write_wish};
use crate::review::words::{Words, count, sentence};
use crate::review::{Audience, silences, story, treaties, why};
use crate::scenario::{BYTE_ORDER_MARK, Roster};
use crate::sim::check::check_order;
use crate::sim::{ActorId, DocumentId, IncidentId, Order, Response, Round};

/// Moves the cursor home, and empties the screen and what was scrolled out of it (ECMA-48; xterm for the scrolled lines).
const CLEAR: &str = "\x1b[H\x1b[2J\x1b[3J";

/// What comes after the orders of a delegation.
enum Turn {
    Play,
    Back,
    Quit,
}

/// A seat with its person, who knows only what the seat sees.
struct Delegation {
    seat: ActorId,
    /// The orders given for the open round.
    draft: Draft,
    /// The desk on show: its incident, and the responses behind its numbers.
    desk: Option<(IncidentId, Vec<Response>)>,
    /// The lines of the story that were told of a round.
    told: Vec<String>,
    /// Whether it knows its role.
    is_briefed: bool,
    /// The round that was played since its last turn.
    played: Option<Round>,
}

/// A game with persons at one keyboard: alone, or taking turns within every round.
pub(super) struct Sitting<'a> {
    game: Game,
    delegations: Vec<Delegation>,
    /// Whose turn it is: an index of `delegations`.
    turn: usize,
    log: Option<LiveLog>,
    input: &'a mut dyn BufRead,
    out: &'a mut dyn Write,
}

impl<'a> Sitting<'a> {
    /// A sitting of at least one seat.
    pub(super) fn new(
        game: Game,
        seats: &[ActorId],
        log: Option<LiveLog>,
        input: &'a mut dyn BufRead,
        out: &'a mut dyn Write,
    ) -> Self {
        let delegation = |&seat: &ActorId| Delegation {
            seat,
            draft: Draft::default(),
            desk: None,
            told: Vec::new(),
            is_briefed: false,
            played: None,
        };
        Self { game, delegations: seats.iter().map(delegation).collect(), turn: 0, log, input, out }
    }

    /// Plays to the end, or until a person leaves.
    pub(super) fn play(mut self) -> Result<(), Fault> {
        while !self.game.is_over() {
            match self.ask_all()? {
                Turn::Play => self.play_round()?,
                Turn::Back => self.go_back()?,
                Turn::Quit => return self.leave(),
            }
        }
        self.end()
    }

    /// Every delegation in its turn, the screen cleared between them, until the round can be played.
    fn ask_all(&mut self) -> Result<Turn, Fault> {
        for turn in 0..self.delegations.len() {
            self.turn = turn;
            if self.is_shared() && !self.pass_the_keyboard()? {
                return Ok(Turn::Quit);
            }
            self.brief()?;
            self.show_round()?;
            match self.ask()? {
                Turn::Play => {}
                other @ (Turn::Back | Turn::Quit) => return Ok(other),
            }
        }
        Ok(Turn::Play)
    }

    /// Whether several delegations take turns.
    fn is_shared(&self) -> bool {
        self.delegations.len() > 1
    }

    fn mine(&self) -> &Delegation {
        &self.delegations[self.turn]
    }

    fn mine_mut(&mut self) -> &mut Delegation {
        &mut self.delegations[self.turn]
    }

    /// What people call the seat whose turn it is.
    fn name(&self) -> String {
        Words(self.game.scenario()).actor(self.mine().seat)
    }

    /// Hides what the last delegation saw until the next one sits there. Whether anybody came.
    fn pass_the_keyboard(&mut self) -> Result<bool, Fault> {
        self.clear()?;
        let name = self.name();
        write!(self.out, "Round {}. Pass the keyboard to {name}, then press Enter. ", self.game.round())?;
        self.out.flush()?;
        let came = self.read_line()?.is_some();
        writeln!(self.out)?;
        Ok(came)
    }

    /// An empty screen, scrolled lines and all; away from a terminal, a line across.
    fn clear(&mut self) -> Result<(), Fault> {
        let blank = if terminal_width().is_some() { CLEAR.to_owned() } else { format!("\n{}\n\n", "─".repeat(60)) };
        Ok(write!(self.out, "{blank}")?)
    }

    fn brief(&mut self) -> Result<(), Fault> {
        if !self.mine().is_briefed {
            self.mine_mut().is_briefed = true;
            let briefing = for_people(&self.screen().briefing());
            writeln!(self.out, "{briefing}\nSay `help` to see what you can say.\n")?;
        }
        Ok(())
    }

    fn screen(&self) -> Screen<'_> {
        Screen { game: &self.game, seat: self.mine().seat }
    }

    fn negotiation(&self) -> Negotiation<'_> {
        Negotiation { game: &self.game, seat: self.mine().seat }
    }

    /// What came of the last round, what is new, the accounts, the open incidents, and the desk over the one that most
    /// needs an answer.
    fn show_round(&mut self) -> Result<(), Fault> {
        self.tell_results(Audience::Seat(self.mine().seat))?;
        self.tell_news()?;
        write!(self.out, "{}", for_people(&self.screen().books()))?;
        let business = self.negotiation().business();
        write!(self.out, "{}", for_people(&business))?;
        let open = self.screen().open_incidents();
        for incident in &open {
            write!(self.out, "{}", for_people(&self.screen().in_short(*incident)))?;
        }
        self.mine_mut().desk = None;
        self.screen().most_urgent(open).map_or(Ok(()), |incident| self.show_desk(incident))
    }

    fn show_desk(&mut self, incident: IncidentId) -> Result<(), Fault> {
        let screen = self.screen();
        let (desk, rows) = screen.desk(incident);
        let text = for_people(&format!("\n{}{desk}\n", screen.incident(incident)));
        write!(self.out, "{text}")?;
        self.mine_mut().desk = Some((incident, rows));
        Ok(())
    }

    /// The desk over the incident that is open; which are, if it is not one.
    fn show_only_desk(&mut self) -> Result<(), Fault> {
        let open = self.screen().open_incidents();
        let slugs: Vec<_> = open.iter().map(|&incident| self.game.setting().names.incident(incident)).collect();
        match (open.as_slice(), slugs.as_slice()) {
            (&[only], _) => self.show_desk(only),
            (_, []) => {
                self.say("no incident is open, so there is nothing to answer; `desk INCIDENT` shows one that is")
            }
            (_, [first, ..]) => self.say(&format!(
                "over which incident? Open are {}; `desk {first}` shows the desk over the first",
                slugs.join(", ")
            )),
        }
    }

    /// The lines of the round's story that were not told yet.
    fn tell_news(&mut self) -> Result<(), Fault> {
        let round = self.game.round();
        let chapters = story(&self.game, Audience::Seat(self.mine().seat));
        let Some(chapter) = chapters.into_iter().rfind(|chapter| chapter.round == round) else { return Ok(()) };
        let told = std::mem::take(&mut self.mine_mut().told);
        if told.is_empty() {
            writeln!(self.out, "{}", for_people(&chapter.heading))?;
        }
        for line in chapter.lines.iter().filter(|line| !told.contains(line)) {
            write!(self.out, "{}", for_people(&format!("  {line}\n")))?;
        }
        let heading = chapter.heading;
        self.mine_mut().told = chapter.lines.into_iter().chain([heading]).collect();
        Ok(())
    }

    /// Asks until the delegation has done with the round.
    fn ask(&mut self) -> Result<Turn, Fault> {
        loop {
            let round = self.game.round();
            match self.is_shared() {
                true => write!(self.out, "{}, round {round}> ", sentence(&self.name()))?,
                false => write!(self.out, "round {round}> ")?,
            }
            self.out.flush()?;
            let Some(line) = self.read_line()? else { return Ok(Turn::Quit) };
            match command::parse(&self.roster(), &line) {
                Ok(Command::Play) => return Ok(Turn::Play),
                Ok(Command::Undo) if self.take_back()? => {}
                Ok(Command::Undo) if self.is_shared() => {
                    self.say(
                        "you have ordered nothing in this round, and a round that others played too stays played",
                    )?;
                }
                Ok(Command::Undo) => return Ok(Turn::Back),
                Ok(Command::Quit) => return Ok(Turn::Quit),
                Ok(Command::Help) => self.show(HELP)?,
                Ok(Command::Brief) => self.show(&self.screen().briefing())?,
                Ok(Command::Goals) => self.show(&self.screen().goals())?,
                Ok(Command::Row(number)) => self.take_row(number)?,
                Ok(Command::Give(Wish::Order(order))) => self.give(order)?,
                Ok(Command::Give(Wish::Motion(motion))) => self.make(motion)?,
                Ok(Command::Table(document)) => self.show_table(document)?,
                Ok(Command::Orders) => self.show_orders()?,
                Ok(Command::Cancel(incident)) => self.cancel(incident)?,
                Ok(Command::Desk(Some(incident))) => self.show_desk(incident)?,
                Ok(Command::Desk(None)) => self.show_only_desk()?,
                Ok(Command::Why(actor)) => self.explain(actor)?,
                Ok(Command::Log) => self.say("the log opens when the game is over")?,
                Err(error) => self.say(&with_hint(&error.to_string()))?,
            }
        }
    }

    fn show(&mut self, text: &str) -> Result<(), Fault> {
        Ok(write!(self.out, "{}", for_people(text))?)
    }

    /// The next line that is a text; none at the end of the input.
    fn read_line(&mut self) -> Result<Option<String>, Fault> {
        let mut bytes = Vec::new();
        while self.input.read_until(b'\n', &mut bytes)? > 0 {
            match String::from_utf8(std::mem::take(&mut bytes)) {
                Ok(line) => return Ok(Some(line.trim_start_matches(BYTE_ORDER_MARK).to_owned())),
                Err(_) => self.say("that line is no UTF-8 text and was left out; say it again")?,
            }
        }
        writeln!(self.out)?;
        Ok(None)
    }

    /// One line of answer.
    fn say(&mut self, text: &str) -> Result<(), Fault> {
        Ok(writeln!(self.out, "{}", for_people(&format!("  {text}")))?)
    }

    /// What the person can name: all actors, and the incidents that it has heard of.
    fn roster(&self) -> Roster {
        let view = self.game.view(Some(self.mine().seat));
        Roster::of(self.game.scenario()).with_incidents(|incident| view.incident(incident).is_some())
    }

    fn take_row(&mut self, number: usize) -> Result<(), Fault> {
        let row = self.mine().desk.as_ref().and_then(|(incident, rows)| {
            Some((*incident, *number.checked_sub(1).and_then(|index| rows.get(index))?))
        });
        match row {
            Some((incident, response)) => {
                let accused = self.screen().accused(incident);
                self.give(Order { incident, response, accused, pledge: None })
            }
            None => self.say(&format!("the desk has no row {number}")),
        }
    }

    /// Takes an order down, if it is legal, and turns to the next incident with news.
    fn give(&mut self, order: Order) -> Result<(), Fault> {
        if let Err(illegal) = check_order(self.game.setting(), self.game.situation(), self.mine().seat, &order) {
            return self.say(&format!("refused: {illegal}"));
        }
        let before = self.mine().draft.about(order.incident).filter(|before| **before != order).cloned();
        let before = before.map(|order| self.in_words(&Wish::Order(order)));
        let instead = before.map_or_else(String::new, |before| format!(", instead of {before}"));
        let condition = order.pledge.as_ref().map(|pledge| Words(self.game.scenario()).condition(pledge));
        let condition = condition.map_or_else(String::new, |condition| format!(" (only if {condition})"));
        let accuses = order.accused.is_none() && !matches!(order.response, Response::HoldOut | Response::Retract);
        let accused = self.screen().accused(order.incident).filter(|_| accuses);
        let accused = accused.map(|accused| Words(self.game.scenario()).actor(accused));
        let accused =
            accused.map_or_else(String::new, |accused| format!(" (accusing {accused}, as you name nobody)"));
        let wish = Wish::Order(order);
        self.say(&format!("ordered: {}{accused}{condition}{instead}", self.in_words(&wish)))?;
        self.mine_mut().draft.give(wish);
        let waiting = self.screen().open_incidents().into_iter();
        let waiting = waiting.filter(|&incident| self.mine().draft.about(incident).is_none());
        let next = self.screen().most_urgent(waiting).filter(|&next| self.screen().news(next) > News::None);
        next.map_or(Ok(()), |next| self.show_desk(next))
    }

    fn show_table(&mut self, document: Option<DocumentId>) -> Result<(), Fault> {
        let text = match document {
            Some(document) => self.negotiation().on(document),
            None => self.negotiation().in_short(),
        };
        let words = Words(self.game.scenario());
        let not_there =
            document.and_then(|document| words.not_there(document, self.game.situation(), self.game.is_over()));
        if let (Some(document), Some(not_there)) = (document, not_there) {
            return self.say(&format!("{} {not_there}", words.the_document(document)));
        }
        if text.is_empty() {
            return self.say("no document is negotiated here, and none is in force");
        }
        Ok(write!(self.out, "{}", for_people(&text))?)
    }

    fn in_words(&self, wish: &Wish) -> String {
        write_wish(&self.game.setting().names, wish)
    }

    fn show_orders(&mut self) -> Result<(), Fault> {
        let standing = self.mine().draft.standing().cloned().map(Wish::Order);
        let orders: Vec<_> = standing.map(|order| self.in_words(&order)).collect();
        let motions = self.mine().draft.motions().cloned().map(Wish::Motion);
        let motions: Vec<_> = motions.map(|motion| self.in_words(&motion)).collect();
        for wish in orders.iter().chain(&motions) {
            self.say(wish)?;
        }
        let left = self.screen().open_incidents().len() - orders.len();
        match (orders.len(), left) {
            (0, 0) if motions.is_empty() => self.say("nothing to order: no incident is open"),
            (_, 0) => Ok(()),
            (0, _) => self.say("no orders yet: you take no further step over any incident"),
            (_, left) => {
                self.say(&format!("no further step over {}", count(left, "other incident", "other incidents")))
            }
        }
    }

    fn cancel(&mut self, incident: Option<IncidentId>) -> Result<(), Fault> {
        let cancelled = self.mine_mut().draft.cancel(incident);
        if cancelled.is_empty() {
            return self.say("there is no such order to take back");
        }
        cancelled.iter().try_for_each(|order| self.say(&format!("taken back: {}", self.in_words(order))))
    }

    /// Takes the last order back. Whether there was one.
    fn take_back(&mut self) -> Result<bool, Fault> {
        let Some(wish) = self.mine_mut().draft.take_back() else { return Ok(false) };
        let again = match &wish {
            Wish::Order(order) => self.mine().draft.about(order.incident).cloned().map(Wish::Order),
            Wish::Motion(_) => None,
        };
        let again = again.map(|earlier| self.in_words(&earlier));
        let again = again.map_or_else(String::new, |earlier| format!("; this stands again: {earlier}"));
        self.say(&format!("taken back: {}{again}", self.in_words(&wish)))?;
        Ok(true)
    }

    /// The last choices of an actor, of the seat itself if none is named, about the incidents that are open, and about
    /// documents.
    fn explain(&mut self, actor: Option<ActorId>) -> Result<(), Fault> {
        if actor.is_none() && self.game.is_over() && self.is_shared() {
            let names = self.delegations.iter().map(|delegation| self.game.setting().names.actor(delegation.seat));
            let names: Vec<_> = names.map(|name| format!("`why {name}`")).collect();
            return self.say(&format!("whose choice? Say {}, or name any other actor", names.join(", ")));
        }
        let actor = actor.unwrap_or_else(|| self.mine().seat);
        if actor != self.mine().seat && !self.game.is_over() {
            return self.say("the books of others open when the game is over; `why` explains your own choices");
        }
        let last = self.game.rounds_played();
        let incidents = match self.game.is_over() {
            true => self.game.setting().incident_ids().collect(),
            false => self.screen().open_incidents(),
        };
        let cards = incidents.into_iter().filter_map(|incident| why(&self.game, actor, incident, last, None).ok());
        let treaties = treaties(&self.game, actor, None, last);
        let own = if self.game.is_over() { silences(&self.game, actor, None, last) } else { Vec::new() };
        let cards: Vec<_> = cards.map(|card| card.to_text().to_owned()).collect();
        let cards = own.iter().map(|silence| silence.to_text().to_owned()).chain(cards);
        let cards: Vec<_> = cards.chain(treaties.texts().map(str::to_owned)).collect();
        for card in &cards {
            writeln!(self.out, "{}", for_people(card))?;
        }
        if cards.is_empty() {
            self.say("no choice has been made yet that could be explained; ask again once a round is played")?;
        }
        Ok(())
    }

    fn play_round(&mut self) -> Result<(), Fault> {
        let round = self.game.round();
        for turn in 0..self.delegations.len() {
            self.turn = turn;
            let open = self.screen().open_incidents();
            let (orders, motions) = self.mine_mut().draft.seal(&open);
            self.game.seal(self.mine().seat, orders).map_err(Fault::run)?;
            if !motions.is_empty() {
                self.game.table(self.mine().seat, motions).map_err(Fault::run)?;
            }
        }
        self.game.play_round();
        self.delegations.iter_mut().for_each(|delegation| delegation.played = Some(round));
        self.save()
    }

    /// The rest of the story of a round that was played.
    fn tell_results(&mut self, audience: Audience) -> Result<(), Fault> {
        let Some(round) = self.mine_mut().played.take() else { return Ok(()) };
        let told = std::mem::take(&mut self.mine_mut().told);
        let chapters = story(&self.game, audience);
        let lines = chapters.into_iter().filter(|chapter| chapter.round == round).flat_map(|chapter| chapter.lines);
        for line in lines.filter(|line| !told.contains(line)) {
            write!(self.out, "{}", for_people(&format!("  → {line}\n")))?;
        }
        Ok(writeln!(self.out)?)
    }

    fn go_back(&mut self) -> Result<(), Fault> {
        let before = Round(self.game.round().0.saturating_sub(1));
        if self.game.undo(before).is_err() {
            return self.say("this is the first round, and you have ordered nothing: there is nothing to undo");
        }
        (self.mine_mut().told, self.mine_mut().played) = (Vec::new(), None);
        self.say(&format!("back to round {before}; what was ordered in it is taken back"))?;
        self.save()
    }

    fn save(&mut self) -> Result<(), Fault> {
        self.log.as_mut().map_or(Ok(()), |log| log.catch_up(&self.game))
    }

    fn leave(mut self) -> Result<(), Fault> {
        self.save()?;
        let round = self.game.round();
        let again = match &self.log {
            Some(log) => format!("Go on with it by: dinard play --resume {}", log.name()),
            None => "It was not kept: `--log FILE` keeps a game.".to_owned(),
        };
        Ok(writeln!(self.out, "{}", for_people(&format!("You left in round {round}. {again}")))?)
    }

    /// Opens the books: the last round, the goals of every delegation, and what the game came to.
    fn end(mut self) -> Result<(), Fault> {
        if self.is_shared() {
            self.clear()?;
        }
        let audience = if self.is_shared() { Audience::Debrief } else { Audience::Seat(self.mine().seat) };
        self.tell_results(audience)?;
        for turn in 0..self.delegations.len() {
            self.turn = turn;
            let heading =
                if self.is_shared() { format!("Goals of {}", self.name()) } else { "Your goals".to_owned() };
            writeln!(self.out, "{}", for_people(&format!("{heading}\n{}", self.screen().goals())))?;
        }
        run::print_outcome(&self.game, self.out)?;
        self.look_back()
    }
}

/// A complaint about a line, with where to find what can be said.
fn with_hint(error: &str) -> String {
    let joint = if error.ends_with('?') { " Or" } else { ";" };
    format!("{error}{joint} say `help` to see what you can say")
}
