//! From ids to slugs and back: the same event under other names.

use super::{Event, Naming};
use crate::sim::incident::{Signal, Suspect};
use crate::sim::moves::{Order, Pledge};

/// A dictionary from one naming to another. Ids to slugs never fails; slugs to ids may.
pub trait Lexicon<From: Naming, To: Naming> {
    /// Why a name has no counterpart.
    type Error;

    /// One actor.
    ///
    /// # Errors
    /// There is no such actor.
    fn actor(&self, actor: From::Actor) -> Result<To::Actor, Self::Error>;

    /// A set of actors.
    ///
    /// # Errors
    /// One of them does not exist.
    fn actors(&self, actors: From::Actors) -> Result<To::Actors, Self::Error>;

    /// One incident.
    ///
    /// # Errors
    /// There is no such incident.
    fn incident(&self, incident: From::Incident) -> Result<To::Incident, Self::Error>;

    /// One norm.
    ///
    /// # Errors
    /// There is no such norm.
    fn norm(&self, norm: From::Norm) -> Result<To::Norm, Self::Error>;

    /// One document.
    ///
    /// # Errors
    /// There is no such document.
    fn document(&self, document: From::Document) -> Result<To::Document, Self::Error>;

    /// One clause.
    ///
    /// # Errors
    /// There is no such clause.
    fn clause(&self, clause: From::Clause) -> Result<To::Clause, Self::Error>;

    /// A set of clauses.
    ///
    /// # Errors
    /// One of them does not exist.
    fn clauses(&self, clauses: From::Clauses) -> Result<To::Clauses, Self::Error>;

    /// A decision as it is kept.
    ///
    /// # Errors
    /// It cannot be kept so.
    fn decision(&self, decision: From::Decision) -> Result<To::Decision, Self::Error>;
}

fn suspect<F: Naming, T: Naming, L: Lexicon<F, T>>(
    suspect: Suspect<F::Actor>,
    lexicon: &L,
) -> Result<Suspect<T::Actor>, L::Error> {
    Ok(match suspect {
        Suspect::Actor(actor) => Suspect::Actor(lexicon.actor(actor)?),
        Suspect::Criminals => Suspect::Criminals,
        Suspect::Nobody => Suspect::Nobody,
    })
}

fn signal<F: Naming, T: Naming, L: Lexicon<F, T>>(
    signal: Signal<F::Actor>,
    lexicon: &L,
) -> Result<Signal<T::Actor>, L::Error> {
    Ok(match signal {
        Signal::Nothing => Signal::Nothing,
        Signal::PointsTo(who) => Signal::PointsTo(suspect(who, lexicon)?),
    })
}

impl<F: Naming> Order<F> {
    /// The same order under other names.
    ///
    /// # Errors
    /// A name has no counterpart.
    pub fn rename<T: Naming, L: Lexicon<F, T>>(self, lexicon: &L) -> Result<Order<T>, L::Error> {
        let Self { incident, response, accused, pledge } = self;
        let pledge = pledge.map(|Pledge { at_least, among, awaits, otherwise }| {
            Ok(Pledge { at_least, among: lexicon.actors(among)?, awaits, otherwise })
        });
        Ok(Order {
            incident: lexicon.incident(incident)?,
            response,
            accused: accused.map(|accused| lexicon.actor(accused)).transpose()?,
            pledge: pledge.transpose()?,
        })
    }
}

impl<F: Naming> Event<F> {
    /// The same event under other names.
    ///
    /// # Errors
    /// A name has no counterpart.
    #[expect(clippy::too_many_lines, reason = "one arm an event; splitting it would hide that it is a table")]
    pub fn rename<T: Naming, L: Lexicon<F, T>>(self, lexicon: &L) -> Result<Event<T>, L::Error> {
        let one = |actor| lexicon.actor(actor);
        let set = |actors| lexicon.actors(actors);
        let about = |incident| lexicon.incident(incident);
        Ok(match self {
            Self::RoundOpened {} => Event::RoundOpened {},
            Self::AttackWeighed { incident, verdict, weighing } => {
                Event::AttackWeighed { incident: about(incident)?, verdict, weighing }
            }
            Self::AttackLaunched { incident, severity } => {
                Event::AttackLaunched { incident: about(incident)?, severity }
            }
            Self::SignalDrawn { actor, incident, release, signal: seen } => Event::SignalDrawn {
                actor: one(actor)?,
                incident: about(incident)?,
                release,
                signal: signal(seen, lexicon)?,
            },
            Self::ReportShared { collector, incident, release, to } => {
                Event::ReportShared { collector: one(collector)?, incident: about(incident)?, release, to: set(to)? }
            }
            Self::EvidenceAssessed { incident, actors } => {
                Event::EvidenceAssessed { incident: about(incident)?, actors: set(actors)? }
            }
            Self::Decided { actor, incident, accused, pass, by_person, in_coalition, decision } => Event::Decided {
                actor: one(actor)?,
                incident: about(incident)?,
                accused: one(accused)?,
                pass,
                by_person,
                in_coalition,
                decision: lexicon.decision(decision)?,
            },
            Self::DecidedAsBefore { actors, incident } => {
                Event::DecidedAsBefore { actors: set(actors)?, incident: about(incident)? }
            }
            Self::Unanswered { actor, incident } => {
                Event::Unanswered { actor: one(actor)?, incident: about(incident)? }
            }
            Self::AttributedPrivately { actor, incident, accused, pass, told } => Event::AttributedPrivately {
                actor: one(actor)?,
                incident: about(incident)?,
                accused: one(accused)?,
                pass,
                told: told.map(set).transpose()?,
            },
            Self::Attributed { actor, incident, accused, joint, pass } => Event::Attributed {
                actor: one(actor)?,
                incident: about(incident)?,
                accused: one(accused)?,
                joint,
                pass,
            },
            Self::SanctionImposed { actor, incident, accused, response, own_cost, pass } => Event::SanctionImposed {
                actor: one(actor)?,
                incident: about(incident)?,
                accused: one(accused)?,
                response,
                own_cost,
                pass,
            },
            Self::Retracted { actor, incident, accused, cost } => {
                Event::Retracted { actor: one(actor)?, incident: about(incident)?, accused: one(accused)?, cost }
            }
            Self::WindowClosed { incident, passes, moved, persons } => {
                Event::WindowClosed { incident: about(incident)?, passes, moved: set(moved)?, persons: set(persons)? }
            }
            Self::Reproached { by, silent, incident, cost, own_cost } => {
                Event::Reproached { by: one(by)?, silent: one(silent)?, incident: about(incident)?, cost, own_cost }
            }
            Self::Denied { actor, incident } => Event::Denied { actor: one(actor)?, incident: about(incident)? },
            Self::Conceded { actor, incident } => Event::Conceded { actor: one(actor)?, incident: about(incident)? },
            Self::Countered { actor, incident, against, cost } => {
                Event::Countered { actor: one(actor)?, incident: about(incident)?, against: set(against)?, cost }
            }
            Self::PressureChanged { accused, incident, pressure, words, price, shame } => Event::PressureChanged {
                accused: one(accused)?,
                incident: about(incident)?,
                pressure,
                words,
                price,
                shame,
            },
            Self::Treaty(deed) => Event::Treaty(deed.rename(lexicon)?),
            Self::NormShifted { norm, incident, strength } => {
                Event::NormShifted { norm: lexicon.norm(norm)?, incident: about(incident)?, strength }
            }
            Self::IncidentClosed { incident, kept, broke } => {
                Event::IncidentClosed { incident: about(incident)?, kept: set(kept)?, broke: set(broke)? }
            }
            Self::GameEnded { ending } => Event::GameEnded { ending },
        })
    }
}
