//! A person at the prompt: show, ask, seal, play, tell.

use std::io::{BufRead, Write};

use super::command::{self, Command, HELP};
use super::draft::Draft;
use super::livelog::LiveLog;
use super::news::News;
use super::screen::Screen;
use super::table::Negotiation;
use crate::cli::wrap::for_people;
use crate::cli::{Fault, orders, run};
use crate::play::Game;
use crate::play::notation::{Wish, write_wish};
use crate::review::words::count;
use crate::review::{Audience, story, why};
use crate::scenario::Roster;
use crate::sim::check::check_order;
use crate::sim::check::motion::check_motion;
use crate::sim::treaty::Motion;
use crate::sim::{ActorId, DocumentId, IncidentId, Order, Response, Round};

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
    draft: Draft,
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
        Self { game, seat, log, input, out, draft: Draft::default(), desk: None, told: Vec::new() }
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

    /// What is new, the accounts, the open incidents, and the desk over the one that most needs an answer.
    fn show_round(&mut self) -> Result<(), Fault> {
        self.tell_news()?;
        write!(self.out, "{}", for_people(&self.screen().books()))?;
        let business = Negotiation { game: &self.game, seat: self.seat }.business();
        write!(self.out, "{}", for_people(&business))?;
        let open = self.screen().open_incidents();
        for incident in &open {
            write!(self.out, "{}", for_people(&self.screen().in_short(*incident)))?;
        }
        self.desk = None;
        self.screen().most_urgent(open).map_or(Ok(()), |incident| self.show_desk(incident))
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
            writeln!(self.out, "{}", for_people(&chapter.heading))?;
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
            let Some(line) = self.read_line()? else { return Ok(Turn::Quit) };
            match command::parse(&self.roster(), &line) {
                Ok(Command::Play) => return Ok(Turn::Play),
                Ok(Command::Undo) if self.take_back()? => {}
                Ok(Command::Undo) => return Ok(Turn::Back),
                Ok(Command::Quit) => return Ok(Turn::Quit),
                Ok(Command::Help) => write!(self.out, "{HELP}")?,
                Ok(Command::Row(number)) => self.take_row(number)?,
                Ok(Command::Give(Wish::Order(order))) => self.give(order)?,
                Ok(Command::Give(Wish::Motion(motion))) => self.make(motion)?,
                Ok(Command::Table(document)) => self.show_table(document)?,
                Ok(Command::Orders) => self.show_orders()?,
                Ok(Command::Cancel(incident)) => self.cancel(incident)?,
                Ok(Command::Desk(incident)) => self.show_desk(incident)?,
                Ok(Command::Why(actor)) => self.explain(actor)?,
                Err(error) => self.say(&with_hint(&error.to_string()))?,
            }
        }
    }

    /// The next line that is a text; none at the end of the input.
    fn read_line(&mut self) -> Result<Option<String>, Fault> {
        let mut bytes = Vec::new();
        while self.input.read_until(b'\n', &mut bytes)? > 0 {
            match String::from_utf8(std::mem::take(&mut bytes)) {
                Ok(line) => return Ok(Some(line)),
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
        let view = self.game.view(Some(self.seat));
        Roster::of(self.game.scenario()).with_incidents(|incident| view.incident(incident).is_some())
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
            None => self.say(&format!("the desk has no row {number}")),
        }
    }

    /// Takes an order down, if it is legal, and turns to the next incident with news.
    fn give(&mut self, order: Order) -> Result<(), Fault> {
        if let Err(illegal) = check_order(self.game.setting(), self.game.situation(), self.seat, &order) {
            return self.say(&format!("refused: {illegal}"));
        }
        let before = self.draft.about(order.incident).cloned().map(|order| self.in_words(&Wish::Order(order)));
        let instead = before.map_or_else(String::new, |before| format!(", instead of {before}"));
        let wish = Wish::Order(order);
        self.say(&format!("ordered: {}{instead}", self.in_words(&wish)))?;
        self.draft.give(wish);
        let waiting = self.screen().open_incidents().into_iter();
        let waiting = waiting.filter(|&incident| self.draft.about(incident).is_none());
        let next = self.screen().most_urgent(waiting).filter(|&next| self.screen().news(next) > News::None);
        next.map_or(Ok(()), |next| self.show_desk(next))
    }

    /// Takes a motion down, if it is in order as things stand.
    fn make(&mut self, motion: Motion) -> Result<(), Fault> {
        if let Err(reason) = check_motion(self.game.setting(), self.game.situation(), self.seat, &motion) {
            let instead = orders::instead(&self.game, self.seat, &motion);
            return self.say(&format!("out of order: {reason}{instead}"));
        }
        let wish = Wish::Motion(motion);
        self.say(&format!("moved: {}", self.in_words(&wish)))?;
        self.draft.give(wish);
        Ok(())
    }

    fn show_table(&mut self, document: Option<DocumentId>) -> Result<(), Fault> {
        let table = Negotiation { game: &self.game, seat: self.seat };
        let text = match document {
            Some(document) => table.on(document),
            None => table.in_short(),
        };
        if text.is_empty() {
            return self.say("no document is negotiated here, and none is in force");
        }
        Ok(write!(self.out, "{}", for_people(&text))?)
    }

    fn in_words(&self, wish: &Wish) -> String {
        write_wish(&self.game.setting().names, wish)
    }

    fn show_orders(&mut self) -> Result<(), Fault> {
        let standing = self.draft.standing().cloned().map(Wish::Order);
        let orders: Vec<_> = standing.map(|order| self.in_words(&order)).collect();
        let motions: Vec<_> =
            self.draft.motions().cloned().map(|motion| self.in_words(&Wish::Motion(motion))).collect();
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
        let cancelled = self.draft.cancel(incident);
        if cancelled.is_empty() {
            return self.say("there is no such order to take back");
        }
        cancelled.iter().try_for_each(|order| self.say(&format!("taken back: {}", self.in_words(order))))
    }

    /// Takes the last order back. Whether there was one.
    fn take_back(&mut self) -> Result<bool, Fault> {
        let Some(wish) = self.draft.take_back() else { return Ok(false) };
        let again = match &wish {
            Wish::Order(order) => self.draft.about(order.incident).cloned().map(Wish::Order),
            Wish::Motion(_) => None,
        };
        let again = again.map(|earlier| self.in_words(&earlier));
        let again = again.map_or_else(String::new, |earlier| format!("; this stands again: {earlier}"));
        self.say(&format!("taken back: {}{again}", self.in_words(&wish)))?;
        Ok(true)
    }

    /// The last choices of an actor about the incidents that are open.
    fn explain(&mut self, actor: ActorId) -> Result<(), Fault> {
        if actor != self.seat && !self.game.is_over() {
            return self
                .say("the books of others open when the game is over; `why` and your own name explain your choices");
        }
        let last = Round(self.game.round().0.saturating_sub(1));
        let incidents = self.screen().open_incidents();
        let cards = incidents.into_iter().filter_map(|incident| why(&self.game, actor, incident, last, None).ok());
        let cards: Vec<_> = cards.collect();
        for card in &cards {
            writeln!(self.out, "{}", for_people(card.to_text()))?;
        }
        if cards.is_empty() {
            self.say("it has made no choice yet that could be explained")?;
        }
        Ok(())
    }

    fn play_round(&mut self) -> Result<(), Fault> {
        let round = self.game.round();
        let (orders, motions) = self.draft.seal(&self.screen().open_incidents());
        self.game.seal(self.seat, orders).map_err(Fault::run)?;
        if !motions.is_empty() {
            self.game.table(self.seat, motions).map_err(Fault::run)?;
        }
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
        let before = Round(self.game.round().0.saturating_sub(1));
        if self.game.undo(before).is_err() {
            return self.say("this is the first round, and you have ordered nothing: there is nothing to undo");
        }
        self.told.clear();
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

    fn end(self) -> Result<(), Fault> {
        writeln!(self.out, "{}", for_people(&format!("Your goals\n{}", self.screen().goals())))?;
        run::print_outcome(&self.game, self.out)
    }
}

/// A complaint about a line, with where to find what can be said.
fn with_hint(error: &str) -> String {
    let joint = if error.ends_with('?') { " Or" } else { ";" };
    format!("{error}{joint} say `help` to see what you can say")
}
