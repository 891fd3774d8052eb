//! The timeline: one line an event in plain words, with what it followed from and what was drawn.

mod telling;

pub(super) use telling::{act, price, tell, tell_below};

use super::words::{Words, infinitive, with_branch};
use crate::play::Game;
use crate::scenario::date::Date;
use crate::sim::event::{Phase, Roll};
use crate::sim::{Event, Orders, Record, Round};

/// One event in a line. The whole truth, hidden facts included: for debriefs, not for seats.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The number of the event in the game, from 0.
    pub number: u32,
    /// The round it happened in.
    pub round: Round,
    /// The day on which that round began.
    pub date: Option<Date>,
    /// The phase it happened in.
    pub phase: Phase,
    /// The number of the earlier event that led to it, if one did.
    pub after: Option<u32>,
    /// What happened.
    pub text: String,
    /// The chance it depended on and what was drawn: "chance 32 %, drew 0.12".
    pub roll: Option<String>,
}

/// Every event of the game as it stands, in order.
#[must_use]
pub fn timeline(game: &Game) -> Vec<Line> {
    let words = Words(game.scenario());
    let played = game.orders_played();
    let line = |(record, number): (&Record, u32)| {
        let mut line = Line::of(words, number, record);
        line.text = ordered(words, &played, record).unwrap_or(line.text);
        line
    };
    game.records().zip(0..).map(line).collect()
}

/// What was ordered on a condition, with what came of it; none for any other event.
fn ordered(words: Words<'_>, played: &[Orders], record: &Record) -> Option<String> {
    let Event::Decided { actor, incident, accused, by_person: true, decision, .. } = &record.event else {
        return None;
    };
    let order = played.get(usize::from(record.round.0).checked_sub(1)?)?.order(*actor, *incident)?;
    let accused = words.actor(*accused);
    let order = words.conditional(order, &accused, false)?;
    let branch = with_branch(&order, &infinitive(decision.chosen, &accused, false));
    let (who, about) = (words.actor(*actor), words.the_incident(*incident));
    Some(format!("The seat of {who} ordered, over {about}: {branch}"))
}

impl Line {
    /// One event in words.
    #[must_use]
    pub fn of(words: Words<'_>, number: u32, record: &Record) -> Self {
        Self {
            number,
            round: record.round,
            date: words.date(record.round),
            phase: record.cause.phase,
            after: record.cause.after,
            text: tell(words, record),
            roll: record.cause.roll.map(in_words),
        }
    }

    /// The line as text: `#12 round 3, respond: Japan held out … (after #9; chance 32 %, drew 0.12)`.
    #[must_use]
    pub fn to_text(&self) -> String {
        let after = self.after.map(|number| format!("after #{number}"));
        let causes: Vec<_> = after.into_iter().chain(self.roll.clone()).collect();
        let causes = if causes.is_empty() { String::new() } else { format!(" ({})", causes.join("; ")) };
        format!("#{} round {}, {}: {}{causes}", self.number, self.round, phase(self.phase), self.text)
    }
}

fn in_words(roll: Roll) -> String {
    format!("chance {}, drew {:.2}", super::words::percent(roll.chance.get()), roll.drew)
}

fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Inject => "attack",
        Phase::Observe => "evidence",
        Phase::Share => "reports",
        Phase::Respond => "answers",
        Phase::Reproach => "reproach",
        Phase::React => "reaction",
        Phase::Negotiate => "treaty",
        Phase::Settle => "books",
    }
}
