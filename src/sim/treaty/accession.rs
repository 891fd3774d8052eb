//! What being part of a document is worth to an actor over staying out, in named terms that add up, and what would
//! change its mind. Equations: docs/treaty.md.

use serde::{Deserialize, Serialize};

use super::clause::Effect;
use super::clause_set::ClauseSet;
use super::deal::{Deal, Promise};
use super::standing::{Stage, Status, Wording};
use crate::sim::choice::TIE;
use crate::sim::event::{Ids, Lexicon, Naming};
use crate::sim::id::{ActorId, ActorSet, ClauseId, DocumentId};
use crate::sim::quantity::Points;
use crate::sim::setting::Setting;
use crate::sim::situation::Situation;

/// What being part of a document is worth over staying out, in points. The terms add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Accession {
    /// How well the text suits the actor in what it cares about.
    pub text: f64,
    /// Goods that only parties share: evidence, and answers to attacks.
    pub gain: f64,
    /// What its own duties cost it; below 0.
    pub burden: f64,
    /// What company does for its name.
    pub reputation: f64,
    /// Joining partners.
    pub ties: f64,
    /// A word that it has given already.
    pub audience: f64,
    /// Recent attacks on itself and its partners.
    pub threat: f64,
    /// Dislike of binding itself among many; below 0.
    pub aversion: f64,
    /// What others promised it for joining, and its own promise to join.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub promises: f64,
    /// The rest of a package that is signed as a whole.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub package: f64,
    /// The mood of its government about the document, drawn once a game.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub mood: f64,
    /// Its record of broken words; below 0.
    pub deeds: f64,
}

fn is_nothing(points: &f64) -> bool {
    *points == 0.0
}

/// One of the terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the terms of an accession, by name")]
pub enum Worth {
    Text,
    Gain,
    Burden,
    Reputation,
    Ties,
    Audience,
    Threat,
    Aversion,
    Promises,
    Package,
    Mood,
    Deeds,
}

impl Accession {
    /// Every term by name.
    #[must_use]
    pub fn terms(&self) -> [(Worth, f64); 12] {
        [
            (Worth::Text, self.text),
            (Worth::Gain, self.gain),
            (Worth::Burden, self.burden),
            (Worth::Reputation, self.reputation),
            (Worth::Ties, self.ties),
            (Worth::Audience, self.audience),
            (Worth::Threat, self.threat),
            (Worth::Aversion, self.aversion),
            (Worth::Promises, self.promises),
            (Worth::Package, self.package),
            (Worth::Mood, self.mood),
            (Worth::Deeds, self.deeds),
        ]
    }

    /// The sum of all terms.
    #[must_use]
    pub fn total(&self) -> Points {
        Points(self.terms().iter().map(|(_, worth)| worth).sum())
    }

    /// The term that speaks most against; the first of equals.
    fn worst(&self) -> (Worth, f64) {
        let lower = |worst: (Worth, f64), next: (Worth, f64)| if next.1 < worst.1 { next } else { worst };
        self.terms().into_iter().fold((Worth::Text, self.text), lower)
    }
}

/// Why an actor is no part of a document, and what would change that.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[serde(bound(serialize = "N::Clause: Serialize", deserialize = "N::Clause: Deserialize<'de>"))]
pub enum Refusal<N: Naming = Ids> {
    /// A clause on which it cannot reserve lies outside what it can bring home.
    OutOfReach {
        /// The clause.
        clause: N::Clause,
        /// The nearest text that it could bring home.
        offer: f64,
    },
    /// It is worth less than staying out.
    NotWorthIt {
        /// The term that speaks most against it.
        most: Worth,
        /// What that is worth, in points.
        worth: f64,
        /// The one clause, and the text for it, that would be enough. None: nothing in the text would change this.
        #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
        offer: Option<(N::Clause, f64)>,
    },
}

impl<N: Naming> Refusal<N> {
    /// The same refusal under other names.
    ///
    /// # Errors
    /// A name has no counterpart.
    pub fn rename<T: Naming, L: Lexicon<N, T>>(self, to: &L) -> Result<Refusal<T>, L::Error> {
        Ok(match self {
            Self::OutOfReach { clause, offer } => Refusal::OutOfReach { clause: to.clause(clause)?, offer },
            Self::NotWorthIt { most, worth, offer } => {
                let offer = offer.map(|(clause, text)| Ok((to.clause(clause)?, text))).transpose()?;
                Refusal::NotWorthIt { most, worth, offer }
            }
        })
    }
}

/// What the clauses of a document come to for one actor.
struct Sums {
    /// How well they suit it, by salience.
    suits: f64,
    /// How much it cares.
    cares: f64,
    /// What is missing of all goods.
    goods: f64,
    /// What it would owe.
    duties: f64,
}

/// One actor before one document.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    setting: &'a Setting,
    situation: &'a Situation,
    document: DocumentId,
    actor: ActorId,
    /// Who is part of it, or spoke for it: the company that it counts on.
    company: ActorSet,
    /// The mood of its government, in points.
    mood: f64,
    /// Whether only this document is weighed, and not the rest of its package.
    is_alone: bool,
}

impl<'a> Candidate<'a> {
    /// An actor before a document.
    #[must_use]
    pub fn new(setting: &'a Setting, situation: &'a Situation, document: DocumentId, actor: ActorId) -> Self {
        let texts = situation.texts();
        let company = texts.consenting(setting, document).union(texts.document(document).for_it).without(actor);
        Self { setting, situation, document, actor, company, mood: 0.0, is_alone: false }
    }

    /// The same with other company than as things stand.
    #[must_use]
    pub fn beside(self, company: ActorSet) -> Self {
        Self { company, ..self }
    }

    /// The same in a mood, in points.
    #[must_use]
    pub fn in_mood(self, mood: f64) -> Self {
        Self { mood, ..self }
    }

    /// The clauses of the text: those that were adopted, or that are on the table and not parked.
    fn adopted(&self) -> impl Iterator<Item = ClauseId> + use<'a> {
        let texts = self.situation.texts();
        let is_open = texts.document(self.document).stage == Stage::Open;
        let clauses = self.setting.document(self.document).clause_ids();
        clauses.filter(move |clause| match texts.clause(*clause).wording {
            Wording::Adopted => true,
            Wording::Proposed | Wording::Bracketed | Wording::Clean => is_open,
            Wording::Parked | Wording::Dropped => false,
        })
    }

    /// A clause on which it cannot reserve and which lies outside what it could bring home, with the nearest text that
    /// it could. It may be one of the rest of a package that is signed as a whole.
    #[must_use]
    pub fn out_of_reach(&self) -> Option<(ClauseId, f64)> {
        let stuck = |clause: &ClauseId| !self.setting.clause(*clause).is_reservable && !self.accepts(*clause);
        let Some(clause) = self.adopted().find(stuck) else {
            return self.rest().find_map(|rest| rest.out_of_reach());
        };
        let text = self.situation.texts().clause(clause).position;
        Some((clause, self.setting.clause(clause).preference(self.actor).nearest(text)))
    }

    /// What another's joining would be worth to it as a part of the document.
    #[must_use]
    pub fn gain_from(&self, other: ActorId) -> f64 {
        let worth = |company| self.beside(company).accession().total().get();
        worth(self.company.with(other)) - worth(self.company.without(other))
    }

    /// What it was promised for joining as far as it believes it, and what its own promise to join is worth.
    fn promises(&self) -> f64 {
        let promised =
            |deal: &&Deal| deal.owed(self.actor).any(|promise| *promise == Promise::Join { document: self.document });
        let struck = self.situation.texts().deals().iter().filter(promised);
        let worth = struck.map(|deal| {
            let partner = deal.offer.partner(self.actor);
            let payment = deal
                .owed(partner)
                .map(|promise| if let Promise::Pay { points } = promise { points.get() } else { 0.0 });
            let belief = self.situation.book(partner).word.resolve().get();
            self.setting.rules.treaty.promise.get() + belief * payment.sum::<f64>()
        });
        worth.sum()
    }

    /// The clauses that it would have to reserve on to bring the document home.
    #[must_use]
    pub fn reservations(&self) -> ClauseSet {
        self.adopted().filter(|clause| self.setting.clause(*clause).is_reservable && !self.accepts(*clause)).collect()
    }

    /// Whether anything in the text concerns it: who does not care never leaves.
    #[must_use]
    pub fn cares(&self) -> bool {
        self.adopted().any(|clause| self.setting.clause(clause).preference(self.actor).salience.get() > 0.0)
            || self.rest().any(|rest| rest.cares())
    }

    fn accepts(&self, clause: ClauseId) -> bool {
        let text = self.situation.texts().clause(clause).position;
        self.setting.clause(clause).preference(self.actor).accepts(text)
    }

    /// Whether it would stay where it is part of the document already: it leaves only what it cares about, and only
    /// once that is worth less than its inertia makes up for.
    #[must_use]
    pub fn stays(&self, accession: &Accession) -> bool {
        !self.cares() || accession.total().get() >= -self.setting.rules.treaty.inertia.get()
    }

    /// What being part of the document is worth as its text stands.
    #[must_use]
    pub fn accession(&self) -> Accession {
        self.accession_with(None)
    }

    /// Why it would not be part of the document; none if it would.
    #[must_use]
    pub fn refusal(&self, accession: &Accession) -> Option<Refusal> {
        if let Some((clause, offer)) = self.out_of_reach() {
            return Some(Refusal::OutOfReach { clause, offer });
        }
        if accession.total().get() > TIE {
            return None;
        }
        let (most, worth) = accession.worst();
        let cares = |clause: &ClauseId| self.setting.clause(*clause).preference(self.actor).salience.get() > 0.0;
        let wanted = |clause: ClauseId| (clause, self.setting.clause(clause).preference(self.actor).position);
        let is_enough = |offer: &(ClauseId, f64)| self.accession_with(Some(*offer)).total().get() > TIE;
        Some(Refusal::NotWorthIt { most, worth, offer: self.adopted().filter(cares).map(wanted).find(is_enough) })
    }

    /// The same with one clause at another text.
    fn accession_with(&self, changed: Option<(ClauseId, f64)>) -> Accession {
        let (rules, facts) = (&self.setting.rules.treaty, self.setting.actor(self.actor));
        let Sums { suits, cares, goods, duties } = self.sums(changed);
        let share = self.setting.share_of_others(self.actor, self.company);
        Accession {
            text: if cares > 0.0 { rules.text.get() * suits / cares } else { 0.0 },
            gain: rules.gain.get() * (1.0 - goods) * share,
            burden: 0.0 - rules.burden.get() * duties,
            reputation: rules.reputation.get() * share,
            ties: rules.ties.get() * self.share_of_partners(),
            audience: if self.has_spoken() { facts.audience.get() } else { 0.0 },
            threat: rules.threat.get() * self.recent_harm(),
            aversion: 0.0 - facts.aversion.get(),
            promises: self.promises(),
            package: self.rest_of_package(),
            mood: self.mood,
            deeds: 0.0 - rules.deeds.get() * self.situation.book(self.actor).word.resolve().complement().get(),
        }
    }

    /// What the clauses come to that would hold for the actor, one of them perhaps with another text.
    fn sums(&self, changed: Option<(ClauseId, f64)>) -> Sums {
        let facts = self.setting.actor(self.actor);
        let (mut suits, mut cares, mut goods, mut duties) = (0.0, 0.0, 1.0, 0.0);
        let reserved = self.reservations();
        for clause in self.adopted().filter(|clause| !reserved.contains(*clause)) {
            let now = self.situation.texts().clause(clause).position;
            let text = changed.filter(|(which, _)| *which == clause).map_or(now, |(_, text)| text);
            let preference = self.setting.clause(clause).preference(self.actor);
            suits += preference.salience.get() * preference.fit(text);
            cares += preference.salience.get();
            let force = self.situation.texts().force_at(self.setting, clause, text);
            match self.setting.clause(clause).effect {
                Effect::Restraint(_) => duties += force * facts.boldness.get(),
                Effect::ShareEvidence | Effect::AttributionStandard => goods *= 1.0 - force,
                Effect::CapacityBuilding => goods *= 1.0 - force * facts.detection.complement().get(),
                Effect::Transparency(_) | Effect::Verification => {
                    goods *= 1.0 - force;
                    duties += force * facts.boldness.get();
                }
                Effect::CollectiveResponse { .. } => {
                    goods *= 1.0 - force;
                    duties += force * facts.vengefulness.complement().get();
                }
                Effect::MinimumParticipation(_) | Effect::Sunset(_) | Effect::Review(_) | Effect::Declaratory => {}
            }
        }
        Sums { suits, cares, goods, duties }
    }

    /// The same actor before each of the other documents that it would sign with this one.
    fn rest(&self) -> impl Iterator<Item = Self> + use<'a> {
        let Self { setting, situation, document, actor, .. } = *self;
        let others = if self.is_alone { &[] } else { situation.texts().signed_with(setting, document) };
        let others = others.iter().copied().filter(move |other| *other != document);
        others.map(move |other| Self { is_alone: true, ..Self::new(setting, situation, other, actor) })
    }

    /// What those are worth to it.
    fn rest_of_package(&self) -> f64 {
        self.rest().map(|rest| rest.accession().total().get()).sum()
    }

    /// The share of all kinship that is with the company.
    fn share_of_partners(&self) -> f64 {
        let kinship = |actor: ActorId| self.setting.alliances.kinship(self.actor, actor);
        let all: f64 = self.setting.actor_ids().filter(|other| *other != self.actor).map(kinship).sum();
        let company: f64 = self.company.iter().map(kinship).sum();
        if all > 0.0 { company / all } else { 0.0 }
    }

    /// Whether staying out would break a word: it has signed, or spoke for the document. At a review nobody does.
    fn has_spoken(&self) -> bool {
        let texts = self.situation.texts();
        let status = texts.party(self.document, self.actor).status;
        let has_said = matches!(status, Status::Signed | Status::Ratified)
            || texts.document(self.document).for_it.contains(self.actor);
        let reviewers = || texts.reviewers(self.setting, self.document, self.situation.round());
        has_said && !reviewers().contains(self.actor)
    }

    /// The harm of attacks that are still in mind, as far as it concerns the actor, in victims of severity 1.
    fn recent_harm(&self) -> f64 {
        let (round, memory) = (self.situation.round().0, self.setting.rules.treaty.memory);
        let harm = |incident| {
            let state = self.situation.incident(incident);
            let is_recent = state.launched.is_some_and(|launched| round - launched.0 < memory);
            if is_recent { state.severity.get() * self.setting.interest(incident, self.actor) } else { 0.0 }
        };
        self.setting.incident_ids().map(harm).sum()
    }
}
