//! What a deal is worth to one of its two sides, and what would make it worth more. Equations: docs/treaty.md.

use super::accession::Candidate;
use super::clause::Preference;
use super::deal::{Objection, Offer, Promise, backed};
use super::standing::Wording;
use crate::sim::actor::Policy;
use crate::sim::id::{ActorId, ClauseId, DocumentId};
use crate::sim::quantity::Points;
use crate::sim::setting::Setting;
use crate::sim::situation::Situation;

/// By how much a deal must be worth more than none, in points.
pub const MARGIN: f64 = 0.005;

/// One actor before an offer.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    setting: &'a Setting,
    situation: &'a Situation,
    actor: ActorId,
}

impl<'a> Side<'a> {
    /// An actor.
    #[must_use]
    pub fn new(setting: &'a Setting, situation: &'a Situation, actor: ActorId) -> Self {
        Self { setting, situation, actor }
    }

    /// Why the actor would not take part in a deal; none if it would.
    #[must_use]
    pub fn objection(&self, offer: &Offer) -> Option<Objection> {
        if self.setting.actor(self.actor).policy == Policy::HoldOut {
            return Some(Objection::HoldsOut {});
        }
        if let Some(stuck) = self.promised(offer).or_else(|| self.out_of_reach(offer)) {
            return Some(stuck);
        }
        let worth = self.worth(offer);
        (worth <= MARGIN).then(|| Objection::NotWorthIt { worth, payment: self.payment(offer, worth) })
    }

    /// What it would take in payment in all to make up for what a deal lacks; none if that is more than anybody pays.
    fn payment(&self, offer: &Offer, worth: f64) -> Option<Points> {
        let partner = offer.partner(self.actor);
        let offered = offer.promises(partner).iter().fold(Points::ZERO, |sum, promise| sum + promise.payment());
        let enough = offered + Points((2.0 * MARGIN - worth) / self.belief(partner).max(1e-9));
        (enough <= self.setting.rules.treaty.purse).then_some(enough)
    }

    /// A text that the deal asks the actor to back while another has its word on the clause.
    fn promised(&self, offer: &Offer) -> Option<Objection> {
        let clauses = backed(offer).filter(|(who, ..)| *who == self.actor).map(|(_, clause, _)| clause);
        let mut given = clauses.filter(|clause| self.situation.texts().owes_text(self.actor, *clause));
        given.next().map(|clause| Objection::Promised { clause })
    }

    /// A text that the deal asks the actor to back, or of a document that it is to join, which it could not bring home.
    fn out_of_reach(&self, offer: &Offer) -> Option<Objection> {
        offer.promises(self.actor).iter().find_map(|promise| match promise {
            Promise::Back { clause, position } => {
                let preference = self.preference(*clause);
                let is_stuck = preference.red_line && !preference.accepts(*position);
                let offer = preference.nearest(*position);
                is_stuck.then_some(Objection::OutOfReach { clause: *clause, offer })
            }
            Promise::Join { document } => {
                let (clause, offer) = self.candidate(*document).out_of_reach()?;
                Some(Objection::OutOfReach { clause, offer })
            }
            Promise::Adopt { .. } | Promise::Pay { .. } => None,
        })
    }

    /// What a deal is worth to the actor, in points: what texts move, what company it gains, what it pays and gets. What
    /// the other side promises counts as far as its word does.
    #[must_use]
    pub fn worth(&self, offer: &Offer) -> f64 {
        let partner = offer.partner(self.actor);
        let belief = self.belief(partner);
        let own: f64 = offer.promises(self.actor).iter().map(|promise| self.given(promise)).sum();
        let others: f64 = offer.promises(partner).iter().map(|promise| self.taken(partner, promise)).sum();
        self.texts(offer, belief) + own + belief * others
    }

    /// Whether everybody has an actor's voice for a document, or somebody its promise of it.
    fn is_given(&self, actor: ActorId, promise: &Promise) -> bool {
        let texts = self.situation.texts();
        let has_spoken = |document: &DocumentId| texts.document(*document).for_it.contains(actor);
        matches!(promise, Promise::Adopt { document } if has_spoken(document))
            || !promise.is_payment() && texts.owes(actor, |owed| owed == promise)
    }

    /// What giving a promise is worth to the actor; what it moves in texts comes apart. What it has given before costs
    /// nothing more.
    fn given(&self, promise: &Promise) -> f64 {
        match promise {
            given if self.is_given(self.actor, given) => 0.0,
            Promise::Back { .. } => 0.0,
            Promise::Adopt { document } => self.vote(*document).min(0.0),
            Promise::Join { document } => self.candidate(*document).accession().total().get().min(0.0),
            Promise::Pay { points } => -points.get(),
        }
    }

    /// What getting a promise is worth to the actor if it is kept; nothing if that was given before.
    fn taken(&self, partner: ActorId, promise: &Promise) -> f64 {
        match promise {
            given if self.is_given(partner, given) => 0.0,
            Promise::Back { .. } => 0.0,
            Promise::Adopt { document } => self.vote(*document),
            Promise::Join { document } => self.candidate(*document).gain_from(partner),
            Promise::Pay { points } => points.get(),
        }
    }

    /// What one vote for a document is worth: what the document is, shared out over those who vote.
    fn vote(&self, document: DocumentId) -> f64 {
        let voters = self.setting.voters(document).len().max(1);
        self.candidate(document).accession().total().get() / voters as f64
    }

    /// What the deal moves in the texts of clauses, weighed as in joining their documents.
    fn texts(&self, offer: &Offer, belief: f64) -> f64 {
        let moved = |asked: ActorId, clause: ClauseId, position: f64| {
            let pull = self.pull(asked, clause) * (position - self.situation.texts().ask(clause, asked));
            if asked == self.actor { pull } else { belief * pull }
        };
        let clauses = backed(offer).map(|(_, clause, _)| clause);
        let first = |at: usize, clause: ClauseId| backed(offer).take(at).all(|(_, earlier, _)| earlier != clause);
        let each = clauses.enumerate().filter(|(at, clause)| first(*at, *clause)).map(|(_, clause)| {
            let now = self.situation.texts().clause(clause).position;
            let own = backed(offer).filter(|(_, which, _)| *which == clause);
            let then = now + own.map(|(asked, _, position)| moved(asked, clause, position)).sum::<f64>();
            let preference = self.preference(clause);
            self.stake(clause) * (preference.fit(then) - preference.fit(now))
        });
        self.setting.rules.treaty.text.get() * each.sum::<f64>()
    }

    /// What it is worth to the actor if one member asks for another text of a clause. Over different clauses such gains
    /// add up.
    #[must_use]
    pub fn moved(&self, asked: ActorId, clause: ClauseId, position: f64) -> f64 {
        let belief = if asked == self.actor { 1.0 } else { self.belief(asked) };
        let now = self.situation.texts().clause(clause).position;
        let then = now + belief * self.pull(asked, clause) * (position - self.situation.texts().ask(clause, asked));
        let preference = self.preference(clause);
        self.setting.rules.treaty.text.get() * self.stake(clause) * (preference.fit(then) - preference.fit(now))
    }

    /// How much of a clause's text an actor's ask makes up: its share of all weights at the table.
    fn pull(&self, asked: ActorId, clause: ClauseId) -> f64 {
        let facts = self.setting.clause(clause);
        let weight =
            |actor: ActorId| self.setting.actor(actor).capability.get() * facts.preference(actor).salience.get();
        let members = self.setting.voters(facts.document);
        let all: f64 = members.iter().map(weight).sum();
        if all > 0.0 { weight(asked) / all } else { 0.0 }
    }

    /// The share of all that the actor cares for in a document that a clause is.
    fn stake(&self, clause: ClauseId) -> f64 {
        let texts = self.situation.texts();
        let open = texts.clauses(self.setting, self.setting.clause(clause).document).filter(|clause| {
            let wording = self.situation.texts().clause(*clause).wording;
            wording.is_open() || wording == Wording::Adopted
        });
        let all: f64 = open.map(|clause| self.preference(clause).salience.get()).sum();
        if all > 0.0 { self.preference(clause).salience.get() / all } else { 0.0 }
    }

    fn preference(&self, clause: ClauseId) -> Preference {
        self.setting.clause(clause).preference(self.actor)
    }

    fn candidate(&self, document: DocumentId) -> Candidate<'a> {
        Candidate::new(self.setting, self.situation, document, self.actor)
    }

    /// How far the actor believes another's word.
    fn belief(&self, other: ActorId) -> f64 {
        self.situation.book(other).word.resolve().get()
    }
}
