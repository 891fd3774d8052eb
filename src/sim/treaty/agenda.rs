//! A document on the agenda of its venue: when it is negotiated there, and when a vote on it is over.

use super::document::Document;
use super::venue::Venue;
use crate::sim::id::Round;

/// A document and the venue that negotiates it.
#[derive(Clone, Copy, Debug)]
pub struct Agenda<'a> {
    pub(super) document: &'a Document,
    pub(super) venue: &'a Venue,
}

impl<'a> Agenda<'a> {
    /// The agenda of a document in its venue.
    #[must_use]
    pub fn new(document: &'a Document, venue: &'a Venue) -> Self {
        Self { document, venue }
    }

    /// Whether the document is negotiated in a round: one of its rounds, in which the venue sits.
    #[must_use]
    pub fn is_on_the_table(&self, round: Round) -> bool {
        self.document.is_open_in(round) && self.venue.sits_in(round)
    }

    /// Whether members may still speak in a round: at a sitting, or while a vote by silence runs, which is kept from the
    /// capitals.
    #[must_use]
    pub fn is_heard(&self, round: Round, is_vote_called: bool) -> bool {
        let is_kept = is_vote_called && self.venue.procedure.is_silent();
        self.is_on_the_table(round) || is_kept && self.document.is_open_in(round)
    }

    /// The first round in which it is negotiated; none if its venue never sits meanwhile.
    #[must_use]
    pub fn first(&self) -> Option<Round> {
        self.next(self.document.opens)
    }

    /// The last round in which it is negotiated; none if its venue never sits meanwhile.
    #[must_use]
    pub fn last(&self) -> Option<Round> {
        self.venue.last_sitting(self.document.closes).filter(|round| *round >= self.document.opens)
    }

    /// The first round from this one on in which it is negotiated; none if it is no more.
    #[must_use]
    pub fn next(&self, from: Round) -> Option<Round> {
        let from = from.max(self.document.opens);
        self.venue.next_sitting(from).filter(|round| *round <= self.document.closes)
    }

    /// The sitting in which a vote must be called so that it is over when the document closes; none if none is early
    /// enough.
    #[must_use]
    pub fn last_call(&self) -> Option<Round> {
        let latest = self.document.closes.0.checked_sub(self.venue.procedure.lasts() - 1)?;
        self.venue.last_sitting(Round(latest)).filter(|round| *round >= self.document.opens)
    }

    /// The round at whose end a vote that is called in this one is decided, at the latest the last of the document. One
    /// that a person should hear of first is decided in a later one, if there is any left.
    #[must_use]
    pub fn vote_ends(&self, called: Round, is_to_be_heard: bool) -> Round {
        let is_silent = self.venue.procedure.is_silent();
        let ends = called.plus(self.venue.procedure.lasts() - 1).min(self.document.closes);
        if !is_to_be_heard || ends > called {
            ends
        } else if is_silent {
            called.next().min(self.document.closes)
        } else {
            self.next(called.next()).unwrap_or(called)
        }
    }

    /// The round at whose end the venue decides if nobody calls the vote before; the last of the document if it never
    /// sits meanwhile.
    #[must_use]
    pub fn deadline(&self) -> Round {
        self.last_call().or(self.first()).map_or(self.document.closes, |called| self.vote_ends(called, false))
    }

    /// How much of the sittings on the document has passed when that of a round ends, 0 to 1.
    #[must_use]
    pub fn elapsed(&self, round: Round) -> f64 {
        let sittings = |until: Round| {
            let rounds = (self.document.opens.0..=until.0.min(self.document.closes.0)).map(Round);
            rounds.filter(|round| self.venue.sits_in(*round)).count()
        };
        let all = sittings(self.document.closes);
        if all > 0 { sittings(round) as f64 / all as f64 } else { 1.0 }
    }
}
