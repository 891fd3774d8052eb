//! Why an actor is part of a document or stays out of it: at most three reasons that add up with the rest, and what
//! would have changed its choice, checked by weighing again.

mod reason;
mod text;
mod turn;

pub use reason::Weight;
pub use turn::{Lever, Turn};

use super::scene::scene;
use super::theory::{Mechanism, behind_consent};
use super::words::Words;
use crate::play::{Game, Player};
use crate::sim::treaty::accession::Candidate;
use crate::sim::treaty::{Accession, ClauseSet, Deed, Refusal, Status};
use crate::sim::{ActorId, DocumentId, Event, Points, Round, Setting, Situation};

/// What an actor did about a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Signed or endorsed it, with reservations on these clauses.
    Join(ClauseSet),
    /// Ratified what it had signed, or acceded.
    Ratify,
    /// Stayed out of it.
    StayOut,
    /// Signed, and did not ratify.
    PutOff,
    /// Left it.
    Leave,
}

impl Choice {
    /// Whether it is, or stays, a part of the document by this choice.
    #[must_use]
    pub fn is_in(self) -> bool {
        matches!(self, Self::Join(_) | Self::Ratify)
    }

    /// The word for it in data.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Join(_) => "join",
            Self::Ratify => "ratify",
            Self::StayOut => "stay_out",
            Self::PutOff => "put_off",
            Self::Leave => "leave",
        }
    }
}

/// The answer to "why did it join?", or "why did it not?".
#[derive(Clone, Debug, PartialEq)]
pub struct Consent {
    /// Who chose.
    pub actor: ActorId,
    /// About which document.
    pub document: DocumentId,
    /// The round that was asked about.
    pub round: Round,
    /// The round in which it weighed the document; its terms have not changed since.
    pub since: Round,
    /// What it did.
    pub choice: Choice,
    /// Who chose; where the rules did not, there are no reasons, for nobody saw the motives.
    pub by: Player,
    /// "Why did India stay out of “The pact”?"
    pub question: String,
    /// Every term of joining, in points.
    pub accession: Accession,
    /// Why it would not be part of the document, and what it asks for; none if it would.
    pub refusal: Option<Refusal>,
    /// What it would have done otherwise, after "would have": "stayed out".
    pub otherwise: String,
    /// What decided whatever the sum, in a sentence: a clause was out of reach, and no reservation is possible; or the
    /// document is signed with another that it would not sign.
    pub bar: Option<String>,
    /// At most three terms, the largest first, including those that pull the other way.
    pub reasons: Vec<Weight>,
    /// All other terms together.
    pub rest: Points,
    /// What being inside is worth more than staying out: reasons and rest together.
    pub total: Points,
    /// What would have changed the choice, each checked by weighing again.
    pub turns: Vec<Turn>,
    /// The published mechanisms that carried the choice; none where the rules did not choose.
    pub theory: Vec<Mechanism>,
    /// What to keep in mind when reading this.
    pub note: String,
    /// The whole card as lines.
    text: String,
}

/// The actor had done nothing about the document by then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it had decided nothing about this document by round {0}")]
pub struct Undecided(pub Round);

/// Explains what an actor last decided, up to a round, about being part of a document.
///
/// # Errors
/// It had decided nothing about it by then.
pub fn consent(game: &Game, actor: ActorId, document: DocumentId, round: Round) -> Result<Consent, Undecided> {
    let case = Case::last(game, actor, document, round).ok_or(Undecided(round))?;
    Ok(case.explain(round))
}

/// One choice laid open.
struct Case<'a> {
    words: Words<'a>,
    setting: &'a Setting,
    actor: ActorId,
    document: DocumentId,
    since: Round,
    choice: Choice,
    by: Player,
    /// The situation in which it was made.
    scene: Situation,
    accession: Accession,
    refusal: Option<Refusal>,
    /// The other documents that it would sign with this one, and its mood about each.
    with: Vec<(DocumentId, f64)>,
}

impl<'a> Case<'a> {
    /// The last choice up to a round; none if there is none.
    fn last(game: &'a Game, actor: ActorId, document: DocumentId, round: Round) -> Option<Self> {
        let records = game.records().zip(0_usize..).take_while(|(record, _)| record.round <= round);
        let steps: Vec<(usize, Round, Step<'_>)> = records
            .filter_map(|(record, number)| Some((number, record.round, Step::of(&record.event, actor, document)?)))
            .collect();
        let weighed = steps.iter().rposition(|(.., step)| step.did().is_none());
        let done = steps.last().and_then(|(.., step)| step.did());
        // A machine that joins or leaves has weighed that in the same round; only what it ratifies may be as it was.
        let is_its_own = |at: &usize| match (&steps[*at], done) {
            ((.., Step::Weighed(_, refusal)), Some(Choice::Ratify)) => refusal.is_none(),
            ((_, round, _), Some(_)) => steps.last().is_some_and(|(_, last, _)| last == round),
            (_, None) => true,
        };
        let (number, since, step) = weighed.filter(is_its_own).map_or_else(|| steps.last(), |at| steps.get(at))?;
        let scene = scene(game, *number);
        let has_signed = scene.texts().party(document, actor).status == Status::Signed;
        let idle = if has_signed { Choice::PutOff } else { Choice::StayOut };
        let (by, accession, refusal) = match step {
            Step::Weighed(accession, refusal) => (Player::Machine, **accession, (*refusal).clone()),
            Step::Did(_) => {
                let candidate = Candidate::new(game.setting(), &scene, document, actor);
                let accession = candidate.accession();
                (game.orders_by(actor, *since), accession, candidate.refusal(&accession))
            }
        };
        let (words, setting, since, choice) = (Words(game.scenario()), game.setting(), *since, done.unwrap_or(idle));
        let others = scene.texts().signed_with(setting, document).iter().copied().filter(|other| *other != document);
        let with = others.map(|other| (other, mood(game, actor, other, round))).collect();
        Some(Self { words, setting, actor, document, since, choice, by, scene, accession, refusal, with })
    }

    fn explain(&self, round: Round) -> Consent {
        let total = self.accession.total();
        let reasons = if self.by.is_machine() { self.reasons() } else { Vec::new() };
        let told = reasons.iter().fold(Points::ZERO, |sum, weight| sum + weight.points);
        let speaks = |weight: &&Weight| (weight.points.get() > 0.0) == self.choice.is_in();
        let carrying = reasons.iter().filter(speaks).map(|weight| weight.term);
        let mut consent = Consent {
            actor: self.actor,
            document: self.document,
            round,
            since: self.since,
            choice: self.choice,
            by: self.by,
            question: self.question(),
            accession: self.accession,
            refusal: self.refusal.clone(),
            otherwise: self.otherwise(),
            bar: self.bar().or_else(|| self.company_of_texts()),
            theory: if self.by.is_machine() { behind_consent(carrying, self.refusal.as_ref()) } else { Vec::new() },
            reasons,
            rest: total - told,
            total,
            turns: if self.by.is_machine() { self.turns() } else { Vec::new() },
            note: self.note(),
            text: String::new(),
        };
        consent.text = self.card(&consent);
        consent
    }
}

/// The mood in which an actor last weighed a document up to a round; even if it did not.
fn mood(game: &Game, of: ActorId, about: DocumentId, round: Round) -> f64 {
    let records = game.records().take_while(|record| record.round <= round);
    let weighed = records.filter_map(|record| match Step::of(&record.event, of, about)? {
        Step::Weighed(accession, _) => Some(accession.mood),
        Step::Did(_) => None,
    });
    weighed.last().unwrap_or_default()
}

/// What an event says of an actor and a document.
enum Step<'a> {
    /// A machine weighed it.
    Weighed(&'a Accession, &'a Option<Refusal>),
    /// It was done.
    Did(Choice),
}

impl<'a> Step<'a> {
    fn of(event: &'a Event, of: ActorId, about: DocumentId) -> Option<Self> {
        let Event::Treaty(deed) = event else { return None };
        let (actor, document, step) = if let Deed::Weighed { actor, document, accession, refusal } = deed {
            (actor, document, Self::Weighed(accession, refusal))
        } else if let Deed::Signed { actor, document, reserving, .. } = deed {
            (actor, document, Self::Did(Choice::Join(*reserving)))
        } else if let Deed::Ratified { actor, document } = deed {
            (actor, document, Self::Did(Choice::Ratify))
        } else if let Deed::StayedOut { actor, document } = deed {
            (actor, document, Self::Did(Choice::StayOut))
        } else if let Deed::Withdrew { actor, document, .. } = deed {
            (actor, document, Self::Did(Choice::Leave))
        } else {
            return None;
        };
        (*actor == of && *document == about).then_some(step)
    }

    fn did(&self) -> Option<Choice> {
        match self {
            Self::Weighed(..) => None,
            Self::Did(choice) => Some(*choice),
        }
    }
}
