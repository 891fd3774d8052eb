//! What being part of a document is worth to an actor over staying out, in named terms that add up, and what would
//! change its mind. Equations: docs/treaty.md.

use serde::{Deserialize, Serialize};

use super::clause::{Effect, Preference};
use super::clause_set::ClauseSet;
use super::deal::{Deal, Promise};
use super::standing::{Stage, Status, Wording};
use crate::sim::actor::Policy;
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
        /// The one clause, and the nearest text for it, that would be enough. None: no one text would.
        #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
        enough: Option<(N::Clause, f64)>,
    },
    /// It is worth less than staying out.
    NotWorthIt {
        /// The term that speaks most against it.
        most: Worth,
        /// What that is worth, in points.
        worth: f64,
        /// The one clause, and the nearest text for it, that would be enough. None: no one text would.
        #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
        offer: Option<(N::Clause, f64)>,
    },
}

impl<N: Naming> Refusal<N> {
    /// The one clause, and the nearest text for it, that would be enough; it may be one of the rest of a package that is
    /// signed as a whole. None: no one text would.
    #[must_use]
    pub fn enough(&self) -> Option<&(N::Clause, f64)> {
        match self {
            Self::OutOfReach { enough, .. } => enough.as_ref(),
            Self::NotWorthIt { offer, .. } => offer.as_ref(),
        }
    }

    /// The same refusal under other names.
    ///
    /// # Errors
    /// A name has no counterpart.
    pub fn rename<T: Naming, L: Lexicon<N, T>>(self, to: &L) -> Result<Refusal<T>, L::Error> {
        let renamed =
            |offer: Option<(N::Clause, f64)>| offer.map(|(clause, text)| Ok((to.clause(clause)?, text))).transpose();
        Ok(match self {
            Self::OutOfReach { clause, offer, enough } => {
                Refusal::OutOfReach { clause: to.clause(clause)?, offer, enough: renamed(enough)? }
            }
            Self::NotWorthIt { most, worth, offer } => Refusal::NotWorthIt { most, worth, offer: renamed(offer)? },
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
    /// One clause as if its text lay elsewhere.
    amended: Option<(ClauseId, f64)>,
}

impl<'a> Candidate<'a> {
    /// An actor before a document.
    #[must_use]
    pub fn new(setting: &'a Setting, situation: &'a Situation, document: DocumentId, actor: ActorId) -> Self {
        let texts = situation.texts();
        let company = texts.consenting(setting, document).union(texts.document(document).for_it).without(actor);
        Self { setting, situation, document, actor, company, mood: 0.0, is_alone: false, amended: None }
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

    /// The same with the text of one clause elsewhere; it may be a clause of the rest of its package.
    #[must_use]
    pub(super) fn amended(self, clause: ClauseId, text: f64) -> Self {
        Self { amended: Some((clause, text)), ..self }
    }

    /// The same actor before another document, as things stand there, in a mood about that one.
    #[must_use]
    pub fn before(self, document: DocumentId, mood: f64) -> Self {
        Self { amended: self.amended, mood, ..Self::new(self.setting, self.situation, document, self.actor) }
    }

    /// What an actor wants of a clause.
    pub(super) fn preference(&self, clause: ClauseId) -> Preference {
        self.setting.clause(clause).preference(self.actor)
    }

    /// Where the text of a clause lies for it.
    #[must_use]
    pub fn text(&self, clause: ClauseId) -> f64 {
        let amended = self.amended.filter(|(which, _)| *which == clause);
        amended.map_or_else(|| self.situation.texts().clause(clause).position, |(_, text)| text)
    }

    /// The clauses of the text, and of the rest of a package that is signed as a whole.
    pub fn clauses(&self) -> impl Iterator<Item = ClauseId> + use<'a> {
        self.adopted().chain(self.rest().flat_map(|rest| rest.adopted()))
    }

    /// What a machine votes by at a review: what being inside is worth to it; nothing to one that holds out.
    #[must_use]
    pub fn worth_of_going_on(&self) -> Points {
        match self.setting.actor(self.actor).policy {
            Policy::HoldOut => Points::ZERO,
            Policy::ArgMax | Policy::Logit(_) => self.accession().total(),
        }
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
        Some((clause, self.preference(clause).nearest(self.text(clause))))
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
        self.adopted().any(|clause| self.preference(clause).salience.get() > 0.0)
            || self.rest().any(|rest| rest.cares())
    }

    /// Whether it could bring the text of a clause home.
    #[must_use]
    pub fn accepts(&self, clause: ClauseId) -> bool {
        self.preference(clause).accepts(self.text(clause))
    }

    /// Whether it would stay where it is part of the document already: it leaves only what it cares about, and only
    /// once that is worth less than its inertia makes up for.
    #[must_use]
    pub fn stays(&self, accession: &Accession) -> bool {
        !self.cares() || accession.total().get() >= -self.setting.rules.treaty.inertia.get()
    }

    /// Whether it would be part of the document: it could bring the text home, and inside is worth more than outside.
    #[must_use]
    pub fn joins(&self, accession: &Accession) -> bool {
        accession.total().get() > TIE && self.out_of_reach().is_none()
    }

    /// Why it would not be part of the document; none if it would.
    #[must_use]
    pub fn refusal(&self, accession: &Accession) -> Option<Refusal> {
        if self.joins(accession) {
            return None;
        }
        let enough = self.enough();
        if let Some((clause, offer)) = self.out_of_reach() {
            return Some(Refusal::OutOfReach { clause, offer, enough });
        }
        let (most, worth) = accession.worst();
        Some(Refusal::NotWorthIt { most, worth, offer: enough })
    }

    /// What being part of the document is worth as its text stands.
    #[must_use]
    pub fn accession(&self) -> Accession {
        let (rules, facts) = (&self.setting.rules.treaty, self.setting.actor(self.actor));
        let Sums { suits, cares, goods, duties } = self.sums();
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

    /// What the clauses come to that would hold for the actor.
    fn sums(&self) -> Sums {
        let facts = self.setting.actor(self.actor);
        let (mut suits, mut cares, mut goods, mut duties) = (0.0, 0.0, 1.0, 0.0);
        let reserved = self.reservations();
        for clause in self.adopted().filter(|clause| !reserved.contains(*clause)) {
            let (text, preference) = (self.text(clause), self.preference(clause));
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
        let Self { setting, situation, document, actor, amended, .. } = *self;
        let others = if self.is_alone { &[] } else { situation.texts().signed_with(setting, document) };
        let others = others.iter().copied().filter(move |other| *other != document);
        others.map(move |other| Self { is_alone: true, amended, ..Self::new(setting, situation, other, actor) })
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
