//! What clauses in force do to those whom they bind, beyond duties: proof, skill, resilience, inspection. Each is a
//! strength from 0 to 1 that the phases ask for; where no clause does such a thing, asking costs nothing.

use super::texts::Texts;
use crate::sim::id::{ActorId, ActorSet, ClauseId, IncidentId};
use crate::sim::quantity::Share;
use crate::sim::setting::Setting;

impl Texts {
    /// The force of the strongest of these clauses that binds an actor; 0 if none does.
    fn strongest(&self, setting: &Setting, clauses: &[ClauseId], actor: ActorId) -> f64 {
        let binding = clauses.iter().filter(|clause| self.clause(**clause).bound.contains(actor));
        binding.map(|clause| self.force(setting, *clause)).fold(0.0, f64::max)
    }

    /// What is left of an actor's fear of accusing the innocent, as a share: 1 without a standard of proof that binds
    /// it.
    #[must_use]
    pub fn doubt(&self, setting: &Setting, actor: ActorId) -> f64 {
        1.0 - setting.rules.treaty.cover.get() * self.strongest(setting, &setting.provisions.standards, actor)
    }

    /// The chance that an actor's own services see anything of an attack, with what others have taught them.
    #[must_use]
    pub fn detection(&self, setting: &Setting, actor: ActorId) -> Share {
        Share::clamped(setting.actor(actor).detection.get() + self.taught[actor.index()])
    }

    /// Who still learns from the others whom a clause binds: those whose services see less than the best of them do.
    #[must_use]
    pub fn pupils(&self, setting: &Setting, clause: ClauseId) -> ActorSet {
        let bound = self.clause(clause).bound;
        let best = self.best(setting, bound);
        bound.iter().filter(|actor| self.detection(setting, *actor).get() < best - LEAST_LESSON).collect()
    }

    fn best(&self, setting: &Setting, bound: ActorSet) -> f64 {
        bound.iter().map(|actor| self.detection(setting, actor).get()).fold(0.0, f64::max)
    }

    /// Passes skills on for a round: each pupil comes a step nearer to the best.
    pub(in crate::sim) fn teach(&mut self, setting: &Setting, clause: ClauseId, pupils: ActorSet) {
        let step = setting.rules.treaty.diffusion.get() * self.force(setting, clause);
        let best = self.best(setting, self.clause(clause).bound);
        for pupil in pupils.iter() {
            self.taught[pupil.index()] += step * (best - self.detection(setting, pupil).get());
        }
    }

    /// What is left of the severity of an attack, as a share: less, the more of the harm falls on those whom
    /// transparency protects.
    #[must_use]
    pub fn exposure(&self, setting: &Setting, incident: IncidentId) -> f64 {
        let facts = setting.incident(incident);
        let shields = |clause: &ClauseId| setting.clause(*clause).effect.shields(&facts.breaches);
        let all: f64 = facts.victims.iter().map(|(_, harm)| harm.get()).sum();
        let spared = setting.provisions.shields.iter().filter(|clause| shields(clause)).map(|clause| {
            let bound = self.clause(*clause).bound;
            let harm = facts.victims.iter().filter(|(victim, _)| bound.contains(*victim));
            self.force(setting, *clause) * harm.map(|(_, harm)| harm.get()).sum::<f64>()
        });
        let spared = spared.fold(0.0, f64::max);
        if all > 0.0 { 1.0 - setting.rules.treaty.resilience.get() * spared / all } else { 1.0 }
    }

    /// The chance that inspectors find the author of a breach of a restraint in a round: that of the strongest
    /// verification in the same document.
    #[must_use]
    pub fn inspection(&self, setting: &Setting, restraint: ClauseId, author: ActorId) -> Share {
        let document = setting.clause(restraint).document;
        let own =
            setting.provisions.inspections.iter().filter(|clause| setting.clause(**clause).document == document);
        let binding = own.filter(|clause| self.clause(**clause).bound.contains(author));
        let strongest = binding.map(|clause| self.force(setting, *clause)).fold(0.0, f64::max);
        Share::clamped(setting.rules.treaty.inspection.get() * strongest)
    }
}

/// What is too little to learn, as a share of detection.
const LEAST_LESSON: f64 = 0.005;
