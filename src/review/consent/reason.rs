//! Reasons: the terms of joining that weigh most, in sentences with the numbers that went in.

use super::Case;
use crate::review::why::largest;
use crate::review::words::treaty::worth_in_words;
use crate::review::words::{list, percent, place, sentence};
use crate::sim::Points;
use crate::sim::treaty::accession::Candidate;
use crate::sim::treaty::{Refusal, Worth};

/// A term that weighs on whether to be part of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Weight {
    /// Which term.
    pub term: Worth,
    /// What it adds to being inside: below 0 if it speaks for staying out.
    pub points: Points,
    /// Whether it pulls the other way than the choice.
    pub pulls_back: bool,
    /// The term in a sentence.
    pub text: String,
}

impl Weight {
    /// Its name, as cards print it.
    #[must_use]
    pub fn name(&self) -> String {
        sentence(worth_in_words(self.term))
    }
}

impl Case<'_> {
    /// The terms that weigh most, largest first.
    pub(super) fn reasons(&self) -> Vec<Weight> {
        let terms = self.accession.terms().map(|(term, worth)| (term, Points(worth)));
        let weight = |(term, points): (Worth, Points)| Weight {
            term,
            points,
            pulls_back: (points.get() > 0.0) != self.choice.is_in(),
            text: self.sentence(term),
        };
        largest(&terms).into_iter().map(weight).collect()
    }

    fn sentence(&self, term: Worth) -> String {
        let (rules, accession) = (&self.setting.rules.treaty, &self.accession);
        let of = |worth: f64, most: Points| if most.get() > 0.0 { worth / most.get() } else { 0.0 };
        let inside = || percent(of(accession.reputation, rules.reputation));
        match term {
            Worth::Text => {
                let fit = of(accession.text, rules.text);
                format!("over all that it cares for, the text suits it {fit:.2} on a scale from −1 to 1")
                    .replace("it -", "it −")
            }
            Worth::Gain => {
                format!("evidence and answers that parties share, with {} of all others' capability inside", inside())
            }
            Worth::Burden => "its own duties under the text cost it freedom to act".to_owned(),
            Worth::Reputation => {
                format!("{} of all others' capability is inside or has spoken for the text", inside())
            }
            Worth::Ties => format!(
                "{} of its ties, weighed by closeness, are to those inside",
                percent(of(accession.ties, rules.ties))
            ),
            Worth::Audience => {
                "it has given its word for the text, and would pay at home for going back on it".to_owned()
            }
            Worth::Threat => {
                format!("attacks of the last {} rounds on it and on those it is close to", rules.memory)
            }
            Worth::Aversion => "its dislike of being held by many others".to_owned(),
            Worth::Promises => {
                "what it was promised for joining, as far as it believes it, and its own promise to join".to_owned()
            }
            Worth::Package => "the other documents of the package, which it would sign with this one".to_owned(),
            Worth::Mood => "a draw, once a game".to_owned(),
            Worth::Deeds => {
                format!("its own word counts for {}", percent(self.scene.book(self.actor).word.resolve().get()))
            }
        }
    }

    /// What decides whatever the sum where this document alone it would sign: another that is signed with it.
    pub(super) fn company_of_texts(&self) -> Option<String> {
        let candidate = Candidate::new(self.setting, &self.scene, self.document, self.actor);
        let refuses = |other: &Candidate<'_>| !other.joins(&other.accession());
        let refused = self.with.iter().filter(|(other, mood)| refuses(&candidate.before(*other, *mood)));
        let refused: Vec<String> = refused.map(|(other, _)| self.words.the_document(*other)).collect();
        let is_kept_out = !self.choice.is_in() && self.refusal.is_none() && !refused.is_empty();
        is_kept_out.then(|| {
            format!("Who signs this signs {}, too, and that it would not; this keeps it out.", list(&refused))
        })
    }

    /// What decides whatever the sum: a clause that it could not bring home.
    pub(super) fn bar(&self) -> Option<String> {
        let Some(Refusal::OutOfReach { clause, offer, .. }) = &self.refusal else { return None };
        let (at, end) = (place(self.scene.texts().clause(*clause).position), place(*offer));
        Some(format!(
            "{} at {at} lies beyond what it could bring home, which ends at {end}, and no reservation is possible on it; \
             this keeps it out, whatever joining is worth.",
            self.words.clause(*clause)
        ))
    }
}
