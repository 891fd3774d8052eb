//! A person at the prompt: show, ask, seal, play, tell.

use std::io::{BufRead, Write};

use super::command::{self, Command, HELP};
use super::livelog::LiveLog;
use super::screen::Screen;
use crate::cli::wrap::for_people;
use crate::cli::{Fault, run};
use crate::play::Game;
use crate::play::notation::write_order;
use crate::review::{Audience, story, why};
use crate::sim::check::check_order;
use crate::sim::{ActorId, IncidentId, Order, Response, Round};

/// What comes after a round's orders.
enum Turn {
    Play,
    Back,
    Quit,
}

/// A game with a person at one seat.
pub(super) struct Sitting<'a> {
    game: Game,
    seat: ActorId,
    log: Option<LiveLog>,
    input: &'a mut dyn BufRead,
    out: &'a mut dyn Write,
    /// The orders given for the open round.
    orders: Vec<Order>,
    /// The desk on show: its incident, and the responses behind its numbers.
    desk: Option<(IncidentId, Vec<Response>)>,
    /// The lines of the story that were told of the open round.
    told: Vec<String>,
}

impl<'a> Sitting<'a> {
    pub(super) fn new(
        game: Game,
        seat: ActorId,
        log: Option<LiveLog>,
        input: &'a mut dyn BufRead,
        out: &'a mut dyn Write,
    ) -> Self {
        Self { game, seat, log, input, out, orders: Vec::new(), desk: None, told: Vec::new() }
    }

    /// Plays to the end, or until the person leaves.
    pub(super) fn play(mut self) -> Result<(), Fault> {
        let briefing = for_people(&self.screen().briefing());
        writeln!(self.out, "{briefing}\nSay `help` to see what you can say.\n")?;
        while !self.game.is_over() {
            self.show_round()?;
            match self.ask()? {
                Turn::Play => self.play_round()?,
                Turn::Back => self.go_back()?,
                Turn::Quit => return self.leave(),
            }
        }
        self.end()
    }

    fn screen(&self) -> Screen<'_> {
        Screen { game: &self.game, seat: self.seat }
    }

    /// What is new, the accounts, the open incidents, and the desk over the newest.
    fn show_round(&mut self) -> Result<(), Fault> {
        self.tell_news()?;
        write!(self.out, "{}", self.screen().books())?;
        let open = self.screen().open_incidents();
        for incident in &open {
            write!(self.out, "{}", self.screen().in_short(*incident))?;
        }
        self.desk = None;
        open.last().map_or(Ok(()), |newest| self.show_desk(*newest))
    }

    fn show_desk(&mut self, incident: IncidentId) -> Result<(), Fault> {
        let screen = Screen { game: &self.game, seat: self.seat };
        let (desk, rows) = screen.desk(incident);
        let text = for_people(&format!("\n{}{desk}\n", screen.incident(incident)));
        write!(self.out, "{text}")?;
        self.desk = Some((incident, rows));
        Ok(())
    }

    /// The lines of the round's story that were not told yet.
    fn tell_news(&mut self) -> Result<(), Fault> {
        let round = self.game.round();
        let chapters = story(&self.game, Audience::Seat(self.seat));
        let Some(chapter) = chapters.into_iter().rfind(|chapter| chapter.round == round) else { return Ok(()) };
        if self.told.is_empty() {
            writeln!(self.out, "{}", chapter.heading)?;
        }
        for line in chapter.lines.iter().filter(|line| !self.told.contains(line)) {
            write!(self.out, "{}", for_people(&format!("  {line}\n")))?;
        }
        self.told = chapter.lines;
        self.told.push(chapter.heading);
        Ok(())
    }

    /// Asks until the round can be played.
    fn ask(&mut self) -> Result<Turn, Fault> {
        loop {
            write!(self.out, "round {}> ", self.game.round())?;
            self.out.flush()?;
            let mut line = String::new();
            if self.input.read_line(&mut line)? == 0 {
                return Ok(Turn::Quit);
            }
            match command::parse(&self.game.setting().names, &line) {
                Ok(Command::Play) => return Ok(Turn::Play),
                Ok(Command::Undo) => return Ok(Turn::Back),
                Ok(Command::Quit) => return Ok(Turn::Quit),
                Ok(Command::Help) => write!(self.out, "{HELP}")?,
                Ok(Command::Row(number)) => self.take_row(number)?,
                Ok(Command::Order(order)) => self.give(order)?,
                Ok(Command::Desk(incident)) => self.show_desk(incident)?,
                Ok(Command::Why(actor)) => self.explain(actor)?,
                Err(error) => writeln!(self.out, "  {error}; say `help` to see what you can say")?,
            }
        }
    }

    fn take_row(&mut self, number: usize) -> Result<(), Fault> {
        let row = self.desk.as_ref().and_then(|(incident, rows)| {
            Some((*incident, *number.checked_sub(1).and_then(|index| rows.get(index))?))
        });
        match row {
            Some((incident, response)) => {
                let accused = self.screen().accused(incident);
                self.give(Order { incident, response, accused, pledge: None })
            }
            None => Ok(writeln!(self.out, "  the desk has no row {number}")?),
        }
    }

    /// Takes an order down, if it is legal.
    fn give(&mut self, order: Order) -> Result<(), Fault> {
        match check_order(self.game.setting(), self.game.situation(), self.seat, &order) {
            Ok(()) => {
                writeln!(self.out, "  ordered: {}", write_order(&self.game.setting().names, &order))?;
                self.orders.retain(|other| other.incident != order.incident);
                self.orders.push(order);
            }
            Err(illegal) => writeln!(self.out, "  refused: {illegal}")?,
        }
        Ok(())
    }

    /// The last choices of an actor about the incidents that are open.
    fn explain(&mut self, actor: ActorId) -> Result<(), Fault> {
        let last = Round(self.game.round().0.saturating_sub(1));
        let incidents = self.screen().open_incidents();
        let cards = incidents.into_iter().filter_map(|incident| why(&self.game, actor, incident, last, None).ok());
        let cards: Vec<_> = cards.collect();
        for card in &cards {
            writeln!(self.out, "{}", for_people(card.to_text()))?;
        }
        if cards.is_empty() {
            writeln!(self.out, "  it has made no choice yet that could be explained")?;
        }
        Ok(())
    }

    fn play_round(&mut self) -> Result<(), Fault> {
        let round = self.game.round();
        let mut orders = std::mem::take(&mut self.orders);
        for incident in self.screen().open_incidents() {
            if !orders.iter().any(|order| order.incident == incident) {
                orders.push(Order { incident, response: Response::HoldOut, accused: None, pledge: None });
            }
        }
        orders.retain(|order| check_order(self.game.setting(), self.game.situation(), self.seat, order).is_ok());
        self.game.seal(self.seat, orders).map_err(Fault::run)?;
        self.game.play_round();
        self.save()?;
        self.tell_results(round)
    }

    /// The rest of the story of a round that was played.
    fn tell_results(&mut self, round: Round) -> Result<(), Fault> {
        let chapters = story(&self.game, Audience::Seat(self.seat));
        let lines = chapters.into_iter().filter(|chapter| chapter.round == round).flat_map(|chapter| chapter.lines);
        for line in lines.filter(|line| !self.told.contains(line)) {
            write!(self.out, "{}", for_people(&format!("  → {line}\n")))?;
        }
        self.told.clear();
        Ok(writeln!(self.out)?)
    }

    fn go_back(&mut self) -> Result<(), Fault> {
        self.orders.clear();
        self.told.clear();
        let before = Round(self.game.round().0.saturating_sub(1));
        match self.game.undo(before) {
            Ok(()) => self.save(),
            Err(_) => Ok(writeln!(self.out, "  this is the first round")?),
        }
    }

    fn save(&mut self) -> Result<(), Fault> {
        self.log.as_mut().map_or(Ok(()), |log| log.catch_up(&self.game))
    }

    fn leave(mut self) -> Result<(), Fault> {
        self.save()?;
        Ok(writeln!(self.out, "You left in round {}.", self.game.round())?)
    }

    fn end(self) -> Result<(), Fault> {
        writeln!(self.out, "Your goals\n{}", self.screen().goals())?;
        run::print_outcome(&self.game, self.out)
    }
}
