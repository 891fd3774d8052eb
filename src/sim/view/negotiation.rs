//! The negotiating table as every seat sees it: texts, brackets, who supports what, who is in, and what is due when.

use crate::sim::check::motion::{OutOfOrder, check_motion};
use crate::sim::entry_into_force::Missing;
use crate::sim::id::{ActorId, ActorSet, ClauseId, DocumentId, Round};
use crate::sim::quantity::Share;
use crate::sim::setting::Setting;
use crate::sim::situation::Situation;
use crate::sim::treaty::motion::{Motion, Voice};
use crate::sim::treaty::package::PackageState;
use crate::sim::treaty::{ClauseSet, Party, Review, Signing, Stage, Status, Strength, Wording};

/// Where a document stands.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentView {
    /// Which one.
    pub document: DocumentId,
    /// What has become of it.
    pub stage: Stage,
    /// Whether it is negotiated in this round.
    pub is_on_the_table: bool,
    /// The next round in which it is negotiated, if it is open and not in this one.
    pub next_sitting: Option<Round>,
    /// The round at whose end the venue decides: that of the vote that was called, or the last of the negotiation.
    pub deadline: Round,
    /// Whether the vote has been called; then texts stand.
    pub is_vote_called: bool,
    /// The package that it is part of; none if it is in none.
    pub package: Option<PackageView>,
    /// Since when it is in force, if it is.
    pub in_force: Option<Round>,
    /// The next round at whose end its parties decide whether it goes on.
    pub review: Option<Round>,
    /// Who decides that at the end of this round.
    pub reviewers: ActorSet,
    /// What they have said so far.
    pub said: Review,
    /// Whose consent counts towards its entry into force.
    pub counting: ActorSet,
    /// What its entry into force still lacks.
    pub missing: Missing,
    /// Whose consent alone would give it that, of those who may still join.
    pub pivotal: ActorSet,
    /// Its clauses, in order.
    pub clauses: Vec<ClauseView>,
    /// Everybody's part in it, by id.
    pub parties: Vec<Party>,
    /// Who has spoken for adopting it.
    pub for_it: ActorSet,
    /// Who has spoken against adopting it.
    pub against: ActorSet,
}

/// The package of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct PackageView {
    /// The other documents in it.
    pub others: Vec<DocumentId>,
    /// How they are signed.
    pub signed: Signing,
    /// Whether it was divided, and who wants it to be.
    pub state: PackageState,
}

/// Where a clause stands.
#[derive(Clone, Debug, PartialEq)]
pub struct ClauseView {
    /// Which one.
    pub clause: ClauseId,
    /// What has become of its text.
    pub wording: Wording,
    /// Where its text lies, 0 to 100.
    pub position: f64,
    /// Which of its variants that is, from 0; none if it has none.
    pub variant: Option<usize>,
    /// How firmly it binds as it is worded.
    pub strength: Strength,
    /// How much it does in force as it is worded, 0 to 1.
    pub force: f64,
    /// Who stands behind it.
    pub sponsors: ActorSet,
    /// Who is for it.
    pub for_it: ActorSet,
    /// Who is against it.
    pub against: ActorSet,
    /// Of those against it, as far as their red lines are known, the nearest text that each could bring home.
    pub offers: Vec<(ActorId, f64)>,
    /// Where everybody asks for its text to lie, by id.
    pub asks: Vec<f64>,
    /// Who has reserved on it, or opted out of it.
    pub reserved: ActorSet,
    /// Who of them opted out, by having opposed it where the procedure allows that.
    pub opted_out: ActorSet,
    /// Who has said how it reads it.
    pub interpreted: ActorSet,
    /// Whom it binds now.
    pub bound: ActorSet,
}

impl DocumentView {
    /// Every document that is there to be spoken of, by id.
    #[must_use]
    pub fn all(setting: &Setting, situation: &Situation) -> Vec<Self> {
        situation.texts().there(setting).map(|document| Self::of(setting, situation, document)).collect()
    }

    /// A document, as everybody sees it.
    #[must_use]
    pub fn of(setting: &Setting, situation: &Situation, document: DocumentId) -> Self {
        let (facts, agenda, texts) = (setting.document(document), setting.agenda(document), situation.texts());
        let round = situation.round();
        let (state, counting) = (texts.document(document), texts.counting(setting, document));
        let outsiders = texts.outsiders(setting, document).intersection(setting.states());
        Self {
            document,
            stage: state.stage,
            is_on_the_table: state.stage == Stage::Open && agenda.is_on_the_table(round),
            next_sitting: agenda.next(round).filter(|next| state.stage == Stage::Open && *next > round),
            deadline: state.vote_ends.unwrap_or_else(|| agenda.deadline()),
            is_vote_called: state.vote_ends.is_some(),
            package: texts.package(setting, document).zip(setting.package(document)).map(|(state, package)| {
                let others = package.documents.iter().copied().filter(|other| *other != document).collect();
                PackageView { others, signed: package.signed, state: *state }
            }),
            in_force: state.in_force.filter(|_| texts.is_in_force(document)),
            review: texts.next_review(setting, document, situation.round()),
            reviewers: texts.reviewers(setting, document, situation.round()),
            said: state.review,
            counting,
            missing: facts.entry.missing(counting),
            pivotal: facts.entry.pivotal(counting, outsiders),
            clauses: texts
                .clauses(setting, document)
                .map(|clause| ClauseView::of(setting, situation, clause))
                .collect(),
            parties: setting.actor_ids().map(|actor| *texts.party(document, actor)).collect(),
            for_it: state.for_it,
            against: state.against,
        }
    }

    /// The share of the text that is in brackets: of its clauses, without those that were parked, split off or dropped.
    /// 0 without any.
    #[must_use]
    pub fn bracket_share(&self) -> Share {
        // A clause that was split off is parked where it was.
        let is_in_text = |clause: &&ClauseView| clause.wording.is_worked_on() || clause.wording == Wording::Adopted;
        let in_text = || self.clauses.iter().filter(is_in_text);
        let bracketed = in_text().filter(|clause| clause.wording == Wording::Bracketed).count();
        Share::clamped(bracketed as f64 / in_text().count().max(1) as f64)
    }

    /// How an actor stands on the whole text.
    #[must_use]
    pub fn voice(&self, actor: ActorId) -> Voice {
        voice(self.for_it, self.against, actor)
    }

    /// Those who stand so to the document.
    pub fn who(&self, status: Status) -> impl Iterator<Item = ActorId> {
        let is_so = move |(_, party): &(usize, &Party)| party.status == status;
        self.parties.iter().enumerate().filter(is_so).map(|(index, _)| ActorId(index as u16))
    }
}

impl ClauseView {
    fn of(setting: &Setting, situation: &Situation, clause: ClauseId) -> Self {
        let (facts, texts) = (setting.clause(clause), situation.texts());
        let state = texts.clause(clause);
        Self {
            clause,
            wording: state.wording,
            position: state.position,
            variant: facts.variant_at(state.position),
            strength: facts.strength_at(state.position),
            force: texts.force(setting, clause),
            sponsors: state.sponsors,
            for_it: state.for_it,
            against: state.against,
            offers: offers(setting, state.against, clause, state.position),
            asks: setting.actor_ids().map(|actor| texts.ask(clause, actor)).collect(),
            reserved: state.reserved,
            opted_out: state.opted_out,
            interpreted: state.interpreted,
            bound: state.bound,
        }
    }

    /// How an actor stands on it: its cell of the support matrix.
    #[must_use]
    pub fn voice(&self, actor: ActorId) -> Voice {
        voice(self.for_it, self.against, actor)
    }
}

/// How an actor stands where these are for something, and those against it.
fn voice(for_it: ActorSet, against: ActorSet, actor: ActorId) -> Voice {
    match (for_it.contains(actor), against.contains(actor)) {
        (_, true) => Voice::Against,
        (true, false) => Voice::For,
        (false, false) => Voice::Silent,
    }
}

/// What opponents with a red line could live with.
fn offers(setting: &Setting, against: ActorSet, clause: ClauseId, text: f64) -> Vec<(ActorId, f64)> {
    let preference = |actor| setting.clause(clause).preference(actor);
    let refuses = |actor: &ActorId| preference(*actor).red_line && !preference(*actor).accepts(text);
    against.iter().filter(refuses).map(|actor| (actor, preference(actor).nearest(text))).collect()
}

/// Every motion that a seat could make on a document, each with why it is out of order if it is. Texts are proposed
/// where the seat asks for them to lie; signatures are without reservations.
#[must_use]
pub fn motions(
    setting: &Setting,
    situation: &Situation,
    actor: ActorId,
    document: DocumentId,
) -> Vec<(Motion, Result<(), OutOfOrder>)> {
    let texts = situation.texts();
    let on_clause = |clause: ClauseId| {
        let mark = move |wording| Motion::Mark { clause, wording };
        let speak = move |voice| Motion::Speak { clause, voice };
        let propose = Motion::Propose { clause, position: texts.ask(clause, actor) };
        let marks = [Wording::Bracketed, Wording::Clean, Wording::Parked, Wording::Proposed].map(mark);
        let voices = [Voice::For, Voice::Against, Voice::Silent].map(speak);
        let split = setting.twin(clause).map(|_| Motion::Split { clause });
        [propose, Motion::Sponsor { clause }].into_iter().chain(marks).chain(split).chain(voices)
    };
    let sign = Motion::Sign { document, reserving: ClauseSet::EMPTY, interpreting: ClauseSet::EMPTY };
    let votes = [Voice::For, Voice::Against, Voice::Silent].map(|voice| Motion::Vote { document, voice });
    let joining = [sign, Motion::Ratify { document }, Motion::StayOut { document }, Motion::Withdraw { document }];
    let on_another = |other: ActorId| {
        [
            Motion::Object { document, to: other },
            Motion::Expel { document, whom: other },
            Motion::Keep { document, whom: other },
        ]
    };
    let objections = setting.actor_ids().filter(|other| *other != actor).flat_map(on_another);
    let all = texts.clauses(setting, document).flat_map(on_clause);
    let package = [Motion::Divide { document }, Motion::Bind { document }];
    let package = package.into_iter().filter(|_| setting.package(document).is_some());
    let all = all.chain([Motion::CallVote { document }]).chain(package).chain(votes).chain(joining).chain(objections);
    all.map(|motion| {
        let order = check_motion(setting, situation, actor, &motion);
        (motion, order)
    })
    .collect()
}
