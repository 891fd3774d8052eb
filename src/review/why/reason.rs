//! Reasons: the terms that weigh most between two responses, in sentences with the numbers that went in.

use super::Case;
use crate::review::words::{guilty, percent, plain, short};
use crate::sim::choice::{Stakes, Term};
use crate::sim::{Points, Response};

/// The most reasons a card gives: people want few.
const MOST: usize = 3;

/// A term that weighs between what was chosen and what was not.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// Which term.
    pub term: Term,
    /// What it adds to the choice against the foil: below 0 if it speaks for the foil.
    pub points: Points,
    /// Whether it pulls the other way than the sum of all.
    pub pulls_back: bool,
    /// The term in a sentence.
    pub text: String,
}

impl Reason {
    /// Its name, as cards print it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        name_of(self.term)
    }
}

/// The name of a term, on cards and at the desk.
#[must_use]
pub fn name_of(term: Term) -> &'static str {
    match term {
        Term::Deterrence => "Deterrence",
        Term::Innocent => "Doubt",
        Term::Blame => "Blame",
        Term::Disclosure => "Sources",
        Term::Exposure => "Trade",
        Term::Effort => "Effort",
        Term::Partners => "Partners",
        Term::Reluctance => "Going ahead alone",
        Term::Commitment => "Word given",
        Term::Reproach => "Reproach",
    }
}

/// The terms that weigh most on a card, largest first; what would print as nought is none of them.
pub(in crate::review) fn largest<T: Copy>(terms: &[(T, Points)]) -> Vec<(T, Points)> {
    let mut largest: Vec<_> = terms.iter().copied().filter(|(_, points)| points.get().abs() >= 5e-4).collect();
    largest.sort_by(|(_, a), (_, b)| b.get().abs().total_cmp(&a.get().abs()));
    largest.truncate(MOST);
    largest
}

impl Case<'_> {
    /// Every term, chosen less foil.
    pub(super) fn differences(&self) -> Vec<(Term, Points)> {
        let ledger = self.ledger();
        let points = |response, term| ledger.row(response).map_or(0.0, |row| row.term(term));
        let difference = |term| (term, Points(points(self.chosen, term) - points(self.foil, term)));
        Term::ALL.into_iter().map(difference).collect()
    }

    /// The terms that weigh most, largest first.
    pub(super) fn reasons(&self, differences: &[(Term, Points)]) -> Vec<Reason> {
        let total: f64 = differences.iter().map(|(_, points)| points.get()).sum();
        let reason = |(term, points): (Term, Points)| Reason {
            term,
            points,
            pulls_back: points.get() * total < 0.0,
            text: self.sentence(term),
        };
        largest(differences).into_iter().map(reason).collect()
    }

    fn sentence(&self, term: Term) -> String {
        let accused = self.words.actor(self.accused);
        let outlook = &self.decision.outlook;
        let guilt = format!("it holds {accused} {}", guilty(outlook.guilt));
        let per = |part: fn(&Stakes) -> f64| self.both(part);
        match term {
            Term::Deterrence => {
                format!("{guilt}; if that is right, the pressure of its own step is worth {}", per(|s| s.deterrence))
            }
            Term::Innocent => format!("{guilt}; accusing the innocent would cost {}", per(|s| s.dread)),
            Term::Blame => format!(
                "{accused} is {} open to blame; where blame sticks it gains {}, where it bounces off it loses {}",
                percent(outlook.vulnerability),
                per(|s| s.sticks),
                per(|s| s.backfires)
            ),
            Term::Disclosure => format!("showing proof burns intelligence sources: {}", per(|s| s.disclosure)),
            Term::Exposure => format!("trade with {accused} is put at risk: {}", per(|s| s.exposure)),
            Term::Effort => format!("work and political capital: {}", per(|s| s.effort)),
            Term::Partners => format!(
                "{} of its partners, weighed by closeness, had acted; acting with all of them would be worth {}",
                percent(outlook.share),
                per(|s| s.solidarity)
            ),
            Term::Reluctance => format!("the backing that it takes at home: {}", per(|s| s.threshold)),
            Term::Commitment => format!("a word given earlier is kept or broken: {}", per(|s| s.commitment)),
            Term::Reproach => format!("reproach by partners who act is spared: {}", per(|s| s.reproach)),
        }
    }

    /// One coefficient of both responses: "0.31 with naming together, 0.05 with a private word"; what is nothing is
    /// left out.
    fn both(&self, part: fn(&Stakes) -> f64) -> String {
        let has_acted = self.has_acted();
        let sides = [(self.chosen, self.stakes[0]), (self.foil, self.stakes[1])];
        let points = sides.map(|(response, stakes)| (response, plain(Points(part(&stakes)))));
        let say = |(response, points): &(Response, String)| format!("{points} with {}", short(*response, has_acted));
        match points {
            [(_, chosen), (_, foil)] if chosen == foil && chosen == "0.00" => "nothing either way".to_owned(),
            [(_, chosen), (_, foil)] if chosen == foil => format!("{chosen} either way"),
            [_, foil] if part(&self.stakes[0]).abs() < 0.005 => say(&foil),
            [chosen, _] if part(&self.stakes[1]).abs() < 0.005 => say(&chosen),
            [chosen, foil] => format!("{}, {}", say(&chosen), say(&foil)),
        }
    }
}
