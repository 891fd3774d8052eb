//! When a treaty enters into force: how many must ratify, who among them, and how long it takes from then.
//!
//! The rule is that of most final clauses; the Budapest Convention's Article 36 is the pattern (CETS 185: five
//! ratifications, three of them by members of the Council of Europe, the first of the month after three months).

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::id::{ActorId, ActorSet};
use super::power::{Condition, Game};

/// What a treaty says of its own entry into force.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EntryIntoForce {
    /// How many must ratify; 0 asks for nobody.
    pub ratifications: u16,
    /// The club of which some must ratify.
    pub club: ActorSet,
    /// How many of the club must ratify. More than it has members can never be met.
    pub of_club: u16,
    /// Those without whom the treaty is not in force.
    pub named: ActorSet,
    /// How long it takes from the day on which all of this is met.
    pub delay: Delay,
}

/// How long it takes from the last deed that was needed to the day in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delay {
    /// So many days later; 0 is the day itself.
    Days(u16),
    /// So many months later, on the day of the same number.
    Months(u16),
    /// The first of the month that follows the end of so many months: the formula of the Council of Europe.
    FirstOfMonthAfter(u16),
}

impl Default for Delay {
    fn default() -> Self {
        Self::Days(0)
    }
}

impl Delay {
    /// The day in force, from the day of the last deed that was needed.
    #[must_use]
    pub fn after(self, day: Date) -> Date {
        match self {
            Self::Days(days) => day.plus_days(days),
            Self::Months(months) => day.plus_months(months),
            Self::FirstOfMonthAfter(months) => day.plus_months(months).first_of_next_month(),
        }
    }
}

/// What is still missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// How many more must ratify, whoever they are.
    pub ratifications: u16,
    /// How many more of the club must ratify.
    pub of_club: u16,
    /// Who of those named must ratify.
    pub named: ActorSet,
}

impl EntryIntoForce {
    /// What is missing if these have ratified.
    #[must_use]
    pub fn missing(&self, ratified: ActorSet) -> Missing {
        let of_club = ratified.intersection(self.club).len() as u16;
        Missing {
            ratifications: self.ratifications.saturating_sub(ratified.len() as u16),
            of_club: self.of_club.saturating_sub(of_club),
            named: self.named.difference(ratified),
        }
    }

    /// Whether nothing is missing if these have ratified.
    #[must_use]
    pub fn is_met(&self, ratified: ActorSet) -> bool {
        self.missing(ratified) == Missing::default()
    }

    /// Whose ratification alone would meet the rule, of these; nobody if it is met already, or by no single one.
    #[must_use]
    pub fn pivotal(&self, ratified: ActorSet, others: ActorSet) -> ActorSet {
        let completes = |actor: &ActorId| self.is_met(ratified.with(*actor));
        if self.is_met(ratified) { ActorSet::EMPTY } else { others.iter().filter(completes).collect() }
    }

    /// Whose ratification met the rule, and when; none if it is not met. Ratifications may come in any order; those
    /// of one day count in the order given. No allocation: it looks for the earliest day on which nothing is missing.
    #[must_use]
    pub fn met(&self, ratifications: &[(ActorId, Date)]) -> Option<(ActorId, Date)> {
        let completes = |at: &usize| {
            let (_, day) = ratifications[*at];
            let earlier = ratifications.iter().enumerate().filter(|(other, (_, when))| (*when, *other) <= (day, *at));
            self.is_met(earlier.map(|(_, (actor, _))| *actor).collect())
        };
        let earliest = (0..ratifications.len()).filter(completes).min_by_key(|at| (ratifications[*at].1, *at));
        earliest.map(|at| ratifications[at])
    }

    /// The day on which the treaty enters into force for those whose ratifications met the rule; none if nobody's did.
    #[must_use]
    pub fn effective(&self, ratifications: &[(ActorId, Date)]) -> Option<Date> {
        self.met(ratifications).map(|(_, day)| self.delay.after(day))
    }

    /// The day from which one party is bound: with the treaty itself, or by the same delay after its own deed.
    /// None while the treaty is not in force, or for who has not ratified.
    #[must_use]
    pub fn binds(&self, actor: ActorId, ratifications: &[(ActorId, Date)]) -> Option<Date> {
        let in_force = self.effective(ratifications)?;
        let own = ratifications.iter().filter(|(who, _)| *who == actor).map(|(_, day)| *day).min()?;
        Some(in_force.max(self.delay.after(own)))
    }

    /// The rule as a game of those who may ratify, for who is pivotal in it; `actors` is how many ids there are. Whoever
    /// may not adds nothing to any coalition.
    #[must_use]
    pub fn game(&self, players: ActorSet, actors: usize) -> Game {
        let count = |of: ActorSet, quota: u32| Condition::count(of.intersection(players), quota, actors);
        let mut conditions = vec![count(players, u32::from(self.ratifications))];
        if self.of_club > 0 {
            conditions.push(count(self.club, u32::from(self.of_club)));
        }
        if !self.named.is_empty() {
            conditions.push(count(self.named, self.named.len() as u32));
        }
        Game::new(conditions)
    }
}
