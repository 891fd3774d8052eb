//! The card about a document as text: for the terminal, the clipboard and screen readers.

use std::fmt::Write as _;

use super::{Case, Choice, Consent};
use crate::review::theory::in_the_literature;
use crate::review::why::write_parts;
use crate::review::words::treaty::{Verb, confirming, signing};
use crate::review::words::{Sum, list, orderer, sentence, signed, signed_to, unweighed};
use crate::sim::actor::Policy;
use crate::sim::{ClauseId, Points};

impl Consent {
    /// The card as lines of text.
    #[must_use]
    pub fn to_text(&self) -> &str {
        &self.text
    }

    /// The reasons, the rest last, and the total, as they are printed.
    #[must_use]
    pub fn sum(&self) -> Sum {
        let reasons: Vec<Points> = self.reasons.iter().map(|weight| weight.points).collect();
        Sum::with_rest(&reasons, self.total)
    }
}

impl Case<'_> {
    /// "Why did India stay out of “The pact”?"
    pub(super) fn question(&self) -> String {
        let (actor, act) = (self.words.actor(self.actor), self.infinitive());
        match self.by.is_machine() {
            true => format!("Why did {actor} {act}?"),
            false => format!("What did {} do about {}?", orderer(self.by, &actor), self.title()),
        }
    }

    fn title(&self) -> String {
        self.words.the_document(self.document)
    }

    /// What it did, after "did".
    fn infinitive(&self) -> String {
        let (title, verb) = (self.title(), signing(self.setting.consent(self.document)));
        match self.choice {
            Choice::Join(reserving) => {
                let clauses: Vec<String> =
                    reserving.iter().map(|clause: ClauseId| self.words.clause(clause)).collect();
                let with = if clauses.is_empty() {
                    String::new()
                } else {
                    format!(" with reservations on {}", list(&clauses))
                };
                format!("{} {title}{with}", verb.infinitive)
            }
            Choice::Ratify => format!("{} {title}", self.confirming().infinitive),
            Choice::StayOut => format!("stay out of {title}"),
            Choice::PutOff => format!("not {} {title}", self.confirming().infinitive),
            Choice::Leave => format!("leave {title}"),
        }
    }

    fn confirming(&self) -> Verb {
        confirming(self.setting.consent(self.document))
    }

    /// What it would have done otherwise.
    pub(super) fn otherwise(&self) -> String {
        let verb = signing(self.setting.consent(self.document));
        match self.choice {
            Choice::Join(_) => "stayed out".to_owned(),
            Choice::Ratify => format!("not {}", self.confirming().past),
            Choice::StayOut => verb.past.to_owned(),
            Choice::PutOff => self.confirming().past.to_owned(),
            Choice::Leave => "stayed in".to_owned(),
        }
    }

    pub(super) fn note(&self) -> String {
        if !self.by.is_machine() {
            let shows = "This shows what joining was worth to a machine in an even mood; motives are not guessed.";
            return format!("{} {shows}", unweighed(self.by));
        }
        let how = match self.setting.actor(self.actor).policy {
            Policy::Logit(_) => "Its government's mood about the text is drawn once a game. ",
            Policy::ArgMax | Policy::HoldOut => "",
        };
        let actor = self.words.actor(self.actor);
        format!("{how}This explains the model's {}, not the real one.", actor.trim_start_matches("the "))
    }

    pub(super) fn card(&self, consent: &Consent) -> String {
        let since =
            if self.since < consent.round { format!(", as since round {}", self.since) } else { String::new() };
        let when = sentence(&(self.words.round(consent.round) + &since));
        let mut card = format!("{} {when}\n", consent.question);
        if !self.by.is_machine() {
            let _ = writeln!(card, "  On the desk: joining, worth {}.", signed(consent.total));
            let _ = writeln!(card, "  Done: {}.", self.infinitive());
            return card + &consent.note + "\n";
        }
        if let Some(bar) = &consent.bar {
            let _ = writeln!(card, "  {bar}");
        }
        let sum = consent.sum();
        let reasons = consent.reasons.iter().map(|weight| (weight.name(), &weight.text, weight.pulls_back));
        write_parts(&mut card, &sum, reasons);
        let total = signed_to(sum.total, sum.decimals);
        let _ = writeln!(card, "  Inside rather than outside: {total} points → {}", self.infinitive());
        self.write_turns(&mut card, consent);
        card + &consent.note + "\n" + &in_the_literature(&consent.theory)
    }

    fn write_turns(&self, card: &mut String, consent: &Consent) {
        let ifs: Vec<_> = consent.turns.iter().map(|turn| format!("if {}", turn.text)).collect();
        let _ = if ifs.is_empty() {
            writeln!(
                card,
                "Nothing by itself would have changed this: no text, no company, and no payment that anybody makes."
            )
        } else {
            writeln!(card, "It would have {} {}.", consent.otherwise, ifs.join(", or "))
        };
    }
}
