//! A game that is over, its books open: what can still be asked at the prompt.

use super::{Sitting, with_hint};
use crate::cli::Fault;
use crate::cli::play::command::{self, Command, HELP_AFTER};
use crate::review::timeline;
use crate::scenario::Roster;

impl Sitting<'_> {
    /// Answers what is asked about a game that is over, until the person leaves.
    pub(super) fn look_back(&mut self) -> Result<(), Fault> {
        self.turn = 0;
        self.say("The books are open: `why ACTOR`, `table`, `log`; `help` for more, `quit` to leave.")?;
        loop {
            write!(self.out, "after the game> ")?;
            self.out.flush()?;
            let Some(line) = self.read_line()? else { return Ok(()) };
            match command::parse(&Roster::of(self.game.scenario()), &line) {
                Ok(Command::Quit) => return Ok(()),
                Ok(Command::Help) => self.show(HELP_AFTER)?,
                Ok(Command::Brief) => self.show(&self.screen().briefing())?,
                Ok(Command::Goals) => self.show(&self.screen().goals())?,
                Ok(Command::Table(document)) => self.show_table(document)?,
                Ok(Command::Why(actor)) => self.explain(actor)?,
                Ok(Command::Log) => self.tell_events()?,
                Ok(
                    Command::Play
                    | Command::Undo
                    | Command::Row(_)
                    | Command::Give(_)
                    | Command::Orders
                    | Command::Cancel(_)
                    | Command::Desk(_),
                ) => self.say("the game is over; say `help` to see what you can still ask")?,
                Err(error) => self.say(&with_hint(&error.to_string()))?,
            }
        }
    }

    fn tell_events(&mut self) -> Result<(), Fault> {
        timeline(&self.game).iter().try_for_each(|line| self.show(&format!("{}\n", line.to_text())))
    }
}
