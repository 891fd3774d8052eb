//! Plain words for entry into force: what the rule of a document asks for, how far it is met, and what it lacks.

use super::{Words, count};
use crate::sim::DocumentId;
use crate::sim::entry_into_force::{Delay, Missing};
use crate::sim::treaty::{Consent, Stage};
use crate::sim::view::DocumentView;

impl Words<'_> {
    /// How far a document is from force, by which rule: "To enter into force: 2 of 5 ratifications, at least 1 of them by some
    /// of Ada and Bel (0 so far); 90 days after the last of these; firms and civil society do not count." None once it is in force, or
    /// cannot be any more, or where no number is set.
    #[must_use]
    pub fn entry(&self, seen: &DocumentView) -> Option<String> {
        let (setting, rule) = (&self.0.setting, &self.0.setting.document(seen.document).entry);
        let may_come = seen.in_force.is_none() && matches!(seen.stage, Stage::Open | Stage::Adopted);
        let asks = rule.ratifications > 0 || rule.of_club > 0 || !rule.named.is_empty();
        if !may_come || !asks {
            return None;
        }
        let mut told = Vec::new();
        if rule.ratifications > 0 {
            let needed = self.consents(seen.document, rule.ratifications, "");
            told.push(format!("{} of {needed}", seen.counting.len()));
        }
        if rule.of_club > 0 {
            let so_far = seen.counting.intersection(rule.club).len();
            let of = self.set(rule.club);
            told.push(format!("at least {} of them by some of {of} ({so_far} so far)", rule.of_club));
        }
        if !rule.named.is_empty() {
            told.push(format!("{} among them", self.set(rule.named)));
        }
        let delay = delay(rule.delay);
        let uncounted = setting.invited(seen.document).difference(setting.states());
        let states = if uncounted.is_empty() { "" } else { "; firms and civil society do not count" };
        Some(format!("To enter into force: {}; {delay}{states}.", told.join(", ")))
    }

    /// What entry into force still lacks: "3 more ratifications, 2 of them by Ada, Bel and Cor"; empty if nothing.
    #[must_use]
    pub fn missing(&self, document: DocumentId, missing: &Missing) -> String {
        let facts = self.0.setting.document(document);
        let mut lacks = Vec::new();
        if missing.ratifications > 0 {
            lacks.push(self.consents(document, missing.ratifications, "more "));
        }
        if missing.of_club > 0 {
            lacks.push(format!("{} of {}", missing.of_club, self.set(facts.entry.club)));
        }
        if !missing.named.is_empty() {
            lacks.push(self.set(missing.named));
        }
        lacks.join(", ")
    }

    /// So many of what binds to a document: "3 more ratifications".
    fn consents(&self, document: DocumentId, number: u16, more: &str) -> String {
        let what = match self.0.setting.consent(document) {
            Consent::Ratification => "ratification",
            Consent::Endorsement => "endorsement",
            Consent::Confirmation => "confirmation",
        };
        count(usize::from(number), &format!("{more}{what}"), &format!("{more}{what}s"))
    }
}

/// How long it takes from the last consent that a rule of entry into force asks for.
fn delay(delay: Delay) -> String {
    let days = |number: u16| count(usize::from(number), "day", "days");
    let months = |number: u16| count(usize::from(number), "month", "months");
    match delay {
        Delay::Days(0) | Delay::Months(0) => "on the day of the last of these".to_owned(),
        Delay::Days(number) => format!("{} after the last of these", days(number)),
        Delay::Months(number) => format!("{} after the last of these", months(number)),
        Delay::FirstOfMonthAfter(number) => {
            format!("on the first of the month after {} from the last of these", months(number))
        }
    }
}
