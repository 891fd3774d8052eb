//! The one text that would change an actor's mind about a document: judged as part of a package where it is one.

use super::accession::Candidate;
use crate::sim::id::ClauseId;

/// How often a stretch of texts is halved to find where a choice turns.
const HALVINGS: usize = 24;
/// A text is named in tenths.
const STEPS: f64 = 10.0;
/// Texts that lie so near to each other are the same: the error of the halvings.
const BLUR: f64 = 1e-4;

impl Candidate<'_> {
    /// The clause whose text would have to move least for it to join, and the nearest text that would be enough, looked
    /// for between where it lies and where the actor wants it; none if no one text would.
    #[must_use]
    pub fn enough(&self) -> Option<(ClauseId, f64)> {
        self.least(self.wanted(), |candidate| candidate.joins(&candidate.accession()))
    }

    /// The clauses that it cares about, each with where it wants the text.
    pub fn wanted(&self) -> impl Iterator<Item = (ClauseId, f64)> {
        let cares = |clause: &ClauseId| self.preference(*clause).salience.get() > 0.0;
        self.clauses().filter(cares).map(|clause| (clause, self.preference(clause).position))
    }

    /// Of clauses, each with the furthest place that its text is looked for at, the one whose text would have to move
    /// least for a test to hold, and where to; the first of equals, none if no one text would do.
    pub fn least(
        &self,
        ends: impl Iterator<Item = (ClauseId, f64)>,
        holds: impl Fn(&Self) -> bool,
    ) -> Option<(ClauseId, f64)> {
        let nearest = ends.filter_map(|(clause, end)| Some((clause, self.nearest(clause, end, &holds)?)));
        let far = |(clause, at): &(ClauseId, f64)| (at - self.text(*clause)).abs();
        nearest.min_by(|a, b| far(a).total_cmp(&far(b)))
    }

    /// The text between where that of a clause lies and an end, nearest to the first, with which a test holds, in tenths;
    /// none if it does not at the end.
    fn nearest(&self, clause: ClauseId, end: f64, holds: impl Fn(&Self) -> bool) -> Option<f64> {
        let holds = |at: f64| holds(&self.amended(clause, at));
        if !holds(end) {
            return None;
        }
        let now = self.text(clause);
        let (mut fails, mut found) = (now, end);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(fails, found);
            if holds(middle) { found = middle } else { fails = middle }
        }
        let rounded = match end > now {
            true => ((found - BLUR) * STEPS).ceil() / STEPS,
            false => ((found + BLUR) * STEPS).floor() / STEPS,
        };
        let lies_between = (now.min(end)..=now.max(end)).contains(&rounded);
        Some(if lies_between && holds(rounded) { rounded } else { found })
    }
}
