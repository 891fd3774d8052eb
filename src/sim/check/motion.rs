//! What is in order at the treaty table, and if not, why not and what would be.

use crate::sim::id::{ActorId, ClauseId, DocumentId};
use crate::sim::quantity::Points;
use crate::sim::setting::Setting;
use crate::sim::situation::Situation;
use crate::sim::treaty::clause::FURTHEST;
use crate::sim::treaty::motion::{Motion, Voice};
use crate::sim::treaty::{ClauseSet, Division, Offer, Stage, Status, Wording};

/// Why a motion is out of order.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum OutOfOrder {
    /// The actor has no seat where the document is negotiated.
    #[error("no seat at this table")]
    NotAMember,
    /// The document is not negotiated in this round, or not any more.
    #[error("the document is not on the table")]
    NotOnTheTable,
    /// The venue of the document does not sit in this round.
    #[error("the venue does not sit in this round")]
    NotSitting,
    /// The venue does not sit any more in which a party could be put out.
    #[error("the venue that would decide it does not sit any more")]
    NoSitting,
    /// The document is in no package, or the package was divided.
    #[error("the document stands alone: there is no package to divide")]
    NoPackage,
    /// The vote is due at the end of the round.
    #[error("the vote is due: the others could not object any more")]
    VoteDue,
    /// Whether to divide the package was decided.
    #[error("the venue has decided to keep the package together")]
    KeptTogether,
    /// Nobody has asked to divide the package.
    #[error("nobody has asked to divide the package")]
    NotAsked,
    /// A part of a package that is signed as a whole.
    #[error("the documents of this package are signed together, or not at all")]
    PartOfWhole,
    /// The clause was adopted or dropped.
    #[error("the text of the clause is settled")]
    Settled,
    /// A vote is under way: the text stands until it is decided.
    #[error("a vote has been called, and the text stands until it is decided")]
    VoteCalled,
    /// A place that is not on the scale.
    #[error("a text lies between 0 and 100")]
    OffTheScale,
    /// A clause cannot be marked so by a member.
    #[error("only the table adopts or drops a clause")]
    NotForMembers,
    /// Two clauses of different documents, or one and the same.
    #[error("only two clauses of one document can be merged")]
    NoPair,
    /// Two clauses of different effect.
    #[error("only two clauses of the same effect can be merged: what one of them does would be lost")]
    OtherEffect,
    /// No document splits off from the one in which the clause stands.
    #[error("no document is there to split it off into")]
    NoSplit,
    /// The clause stands in another document now.
    #[error("the clause was split off already")]
    SplitOff,
    /// The document into which it would go is decided, or about to be.
    #[error("the document that it would go into takes up nothing more")]
    SplitClosed,
    /// The clause would have to be split off another document first.
    #[error("nobody has split that clause off")]
    NotSplitOff,
    /// The text is not adopted yet, or never will be.
    #[error("there is no adopted text")]
    NotAdopted,
    /// The document is not open to the actor.
    #[error("the document is open to others only")]
    NotInvited,
    /// It has signed, or ratified, already.
    #[error("done already")]
    AlreadyDone,
    /// The clause allows no reservations, or is not part of the text.
    #[error("one of the clauses allows no reservation")]
    NotReservable,
    /// A clause of another document.
    #[error("one of the clauses is not in this document")]
    NotItsClause,
    /// What is only endorsed needs no ratification.
    #[error("an endorsement binds; there is nothing to ratify")]
    NothingToRatify,
    /// It is no part of the document.
    #[error("no part of the document")]
    NoPart,
    /// It has agreed to nothing yet, or is no state.
    #[error("only states that have agreed to be bound have a say in who is put out")]
    NoSay,
    /// It has agreed to nothing, is no state, or reserved on the review.
    #[error("only states that the review clause binds decide whether the document goes on")]
    NoReviewer,
    /// Nobody to put out.
    #[error("only another who is part of the document can be put out")]
    NoMember,
    /// Nobody has moved to put it out.
    #[error("nobody has moved to put that party out")]
    NotMoved,
    /// The others put it out.
    #[error("put out of the document by the others")]
    Expelled,
    /// An answer to an offer that was not made to it.
    #[error("that is for others to say")]
    NotYours,
    /// An offer to itself.
    #[error("an actor makes no deal with itself")]
    WithItself,
    /// An offer without promises, or with too many.
    #[error("a deal holds between 1 and 8 promises a side, at least one in all")]
    NoDeal,
    /// Two texts of a clause, two payments, or a promise that is given twice.
    #[error("a side of a deal promises one text of a clause, one payment, and nothing twice")]
    SaidTwice,
    /// More deals than a game holds.
    #[error("there have been too many offers in this game")]
    TooManyDeals,
    /// A payment that is no sum.
    #[error("a payment is a number of points above 0")]
    NoSum,
    /// A payment of more than the rules allow.
    #[error("nobody pays more than {} points for a promise, the purse in the rules of the scenario", .purse.get())]
    BeyondThePurse {
        /// The most that anybody pays.
        purse: Points,
    },
    /// No deal has this number.
    #[error("there is no offer of that number yet; what is offered in a round can be answered from the next one on")]
    NoSuchDeal,
    /// The offer was answered, or nobody answered in time.
    #[error("the offer no longer stands")]
    Answered,
    /// It owes no payment, or not yet.
    #[error("no payment is due")]
    NothingDue,
    /// It would undo what the actor moves in the same round.
    #[error("another motion of the same round says the contrary")]
    Contradiction,
    /// Nobody's reservations to object to.
    #[error("there is no reservation of another to object to")]
    NoReservation,
}

/// Whether an actor may make a motion.
///
/// # Errors
/// The first reason against it.
pub fn check_motion(
    setting: &Setting,
    situation: &Situation,
    actor: ActorId,
    motion: &Motion,
) -> Result<(), OutOfOrder> {
    let seat = Seat { setting, situation, actor };
    match motion {
        Motion::Propose { clause, position } => seat.may_propose(*clause, *position),
        Motion::Mark { clause, wording } => seat.may_mark(*clause, *wording),
        Motion::Merge { clause, into } => seat.may_merge(*clause, *into),
        Motion::Split { clause } => seat.may_split(*clause),
        Motion::Sponsor { clause } => seat.may_draft(*clause),
        Motion::Speak { clause, .. } => seat.may_speak_on(*clause),
        Motion::Vote { document, .. } => seat.may_vote(*document),
        Motion::CallVote { document } => seat.may_call_vote(*document),
        Motion::Divide { document } => seat.may_divide(*document),
        Motion::Bind { document } => seat.may_bind(*document),
        Motion::Sign { document, reserving, interpreting } => {
            seat.may_sign(*document, *reserving)?;
            seat.are_its(*document, *interpreting)
        }
        Motion::StayOut { document } => seat.may_sign(*document, ClauseSet::EMPTY),
        Motion::Ratify { document } => seat.may_ratify(*document),
        Motion::Withdraw { document } => seat.may_leave(*document),
        Motion::Object { document, to } => seat.may_object(*document, *to),
        Motion::Expel { document, whom } => seat.may_expel(*document, *whom),
        Motion::Keep { document, whom } => seat.may_keep(*document, *whom),
        Motion::Offer { to, gives, takes } => {
            seat.may_offer(&Offer { by: actor, to: *to, gives: gives.clone(), takes: takes.clone() })
        }
        Motion::Answer { deal, accepts: true } => seat.may_accept(*deal),
        Motion::Answer { deal, accepts: false } => seat.may_answer(*deal),
        Motion::Pay { deal } => seat.may_pay(*deal),
    }
}

/// Whether an actor may make a motion in a round in which it makes these, too.
///
/// # Errors
/// The first reason against it.
pub fn check_beside(
    setting: &Setting,
    situation: &Situation,
    actor: ActorId,
    others: &[Motion],
    motion: &Motion,
) -> Result<(), OutOfOrder> {
    check_motion(setting, situation, actor, motion)?;
    others.iter().try_for_each(|other| agree(setting, situation, other, motion))
}

/// Whether a seat can mean both of two motions in one round.
///
/// # Errors
/// Why it cannot.
pub fn agree(setting: &Setting, situation: &Situation, one: &Motion, other: &Motion) -> Result<(), OutOfOrder> {
    require(!one.contradicts(other) && !pulls_apart(setting, one, other), OutOfOrder::Contradiction)?;
    let parts = |signer: &Motion, shunner: &Motion| {
        let (Motion::Sign { document, .. } | Motion::Ratify { document }) = signer else { return false };
        let with = situation.texts().signed_with(setting, *document);
        with.iter().any(|document| shunner.shuns(*document))
    };
    require(!parts(one, other) && !parts(other, one), OutOfOrder::PartOfWhole)
}

/// Whether one motion asks for a package to be divided, and the other objects to that.
fn pulls_apart(setting: &Setting, one: &Motion, other: &Motion) -> bool {
    match (one, other) {
        (Motion::Divide { document: divided }, Motion::Bind { document: bound })
        | (Motion::Bind { document: bound }, Motion::Divide { document: divided }) => {
            setting.bundle(*divided).contains(bound)
        }
        _ => false,
    }
}

/// Whether a signature may keep out of a clause: it allows that, and is part of the text.
#[must_use]
pub fn may_be_reserved(setting: &Setting, situation: &Situation, clause: ClauseId) -> bool {
    setting.clause(clause).is_reservable && situation.texts().is_in_text(setting, clause)
}

/// The nearest motion that would be in order instead of one that is not; none if there is nothing like it.
#[must_use]
pub fn nearest(setting: &Setting, situation: &Situation, actor: ActorId, motion: &Motion) -> Option<Motion> {
    let document = motion.document(setting)?;
    let candidate = match motion {
        Motion::Propose { clause, position } if !(0.0..=FURTHEST).contains(position) => {
            Motion::Propose { clause: *clause, position: position.clamp(0.0, FURTHEST) }
        }
        Motion::Split { clause } => Motion::Mark { clause: *clause, wording: Wording::Parked },
        Motion::Propose { clause, .. } | Motion::Mark { clause, .. } | Motion::Sponsor { clause } => {
            Motion::Speak { clause: *clause, voice: Voice::For }
        }
        Motion::Sign { reserving, interpreting, .. }
            if situation.texts().party(document, actor).status != Status::Signed =>
        {
            let is_its = |clause: &ClauseId| setting.clause(*clause).document == document;
            let may = |clause: &ClauseId| is_its(clause) && may_be_reserved(setting, situation, *clause);
            let (reserving, interpreting) = (reserving.iter().filter(may), interpreting.iter().filter(is_its));
            let (reserving, interpreting) = (reserving.collect(), interpreting.collect());
            let signature = Motion::Sign { document, reserving, interpreting };
            if check_motion(setting, situation, actor, &signature).is_ok() {
                signature
            } else {
                Motion::Vote { document, voice: Voice::For }
            }
        }
        Motion::Sign { .. } => Motion::Ratify { document },
        Motion::Ratify { .. } => {
            Motion::Sign { document, reserving: Default::default(), interpreting: Default::default() }
        }
        Motion::Withdraw { .. } => Motion::StayOut { document },
        Motion::StayOut { .. } => Motion::Withdraw { document },
        Motion::CallVote { .. } => Motion::Vote { document, voice: Voice::For },
        Motion::Merge { .. }
        | Motion::Speak { .. }
        | Motion::Vote { .. }
        | Motion::Divide { .. }
        | Motion::Bind { .. }
        | Motion::Object { .. }
        | Motion::Expel { .. }
        | Motion::Keep { .. }
        | Motion::Offer { .. }
        | Motion::Answer { .. }
        | Motion::Pay { .. } => return None,
    };
    (candidate != *motion && check_motion(setting, situation, actor, &candidate).is_ok()).then_some(candidate)
}

pub(super) fn require(holds: bool, otherwise: OutOfOrder) -> Result<(), OutOfOrder> {
    if holds { Ok(()) } else { Err(otherwise) }
}

/// What a clause becomes if it is split off now.
///
/// # Errors
/// No document is there for that, it is there already, or that document takes up nothing more.
pub fn splits_into(setting: &Setting, situation: &Situation, clause: ClauseId) -> Result<ClauseId, OutOfOrder> {
    let (texts, twin) = (situation.texts(), setting.twin(clause).ok_or(OutOfOrder::NoSplit)?);
    require(!texts.clause(twin).is_split, OutOfOrder::SplitOff)?;
    let is_open = texts.takes_up(setting, setting.clause(twin).document, situation.round());
    require(is_open, OutOfOrder::SplitClosed)?;
    Ok(twin)
}

/// A seat at the table.
#[derive(Clone, Copy)]
pub(super) struct Seat<'a> {
    pub(super) setting: &'a Setting,
    pub(super) situation: &'a Situation,
    pub(super) actor: ActorId,
}

impl Seat<'_> {
    pub(super) fn may_speak(&self, document: DocumentId) -> Result<(), OutOfOrder> {
        let facts = self.setting.document(document);
        require(self.setting.venue(document).members.contains(self.actor), OutOfOrder::NotAMember)?;
        let (state, round) = (self.situation.texts().document(document), self.situation.round());
        require(state.stage == Stage::Open && facts.is_open_in(round), OutOfOrder::NotOnTheTable)?;
        require(self.situation.texts().is_there(self.setting, document), OutOfOrder::NotSplitOff)?;
        let is_heard = self.setting.agenda(document).is_heard(round, state.vote_ends.is_some());
        require(is_heard, OutOfOrder::NotSitting)
    }

    /// Whether the seat may say yes or no to a document: to its text on the table, or at a review to its going on.
    fn may_vote(&self, document: DocumentId) -> Result<(), OutOfOrder> {
        let reviewers = self.situation.texts().reviewers(self.setting, document, self.situation.round());
        if reviewers.is_empty() {
            return self.may_speak(document);
        }
        require(reviewers.contains(self.actor), OutOfOrder::NoReviewer)
    }

    pub(super) fn may_draft(&self, clause: ClauseId) -> Result<(), OutOfOrder> {
        let document = self.setting.clause(clause).document;
        self.may_speak(document)?;
        self.stands(clause)?;
        require(self.situation.texts().clause(clause).wording.is_open(), OutOfOrder::Settled)?;
        require(self.vote_is_open(document), OutOfOrder::VoteCalled)
    }

    pub(super) fn may_propose(&self, clause: ClauseId, position: f64) -> Result<(), OutOfOrder> {
        self.may_draft(clause)?;
        require((0.0..=FURTHEST).contains(&position), OutOfOrder::OffTheScale)
    }

    fn may_mark(&self, clause: ClauseId, wording: Wording) -> Result<(), OutOfOrder> {
        self.may_draft(clause)?;
        require(wording.is_open(), OutOfOrder::NotForMembers)?;
        require(!self.situation.texts().stays_off(self.setting, clause), OutOfOrder::SplitOff)
    }

    fn may_merge(&self, clause: ClauseId, into: ClauseId) -> Result<(), OutOfOrder> {
        self.may_draft(clause)?;
        self.may_draft(into)?;
        let of = |clause| self.setting.clause(clause).document;
        require(clause != into && of(clause) == of(into), OutOfOrder::NoPair)?;
        let is_elsewhere = |clause| self.situation.texts().split_off(self.setting, clause).is_some();
        require(!is_elsewhere(clause) && !is_elsewhere(into), OutOfOrder::SplitOff)?;
        let effect = |clause| &self.setting.clause(clause).effect;
        require(effect(clause) == effect(into), OutOfOrder::OtherEffect)
    }

    fn may_split(&self, clause: ClauseId) -> Result<(), OutOfOrder> {
        self.may_draft(clause)?;
        splits_into(self.setting, self.situation, clause).map(|_| ())
    }

    /// Whether a clause is one of its document.
    fn stands(&self, clause: ClauseId) -> Result<(), OutOfOrder> {
        require(self.situation.texts().stands(self.setting, clause), OutOfOrder::NotSplitOff)
    }

    fn may_speak_on(&self, clause: ClauseId) -> Result<(), OutOfOrder> {
        self.may_speak(self.setting.clause(clause).document)?;
        self.stands(clause)?;
        require(self.situation.texts().clause(clause).wording.is_open(), OutOfOrder::Settled)
    }

    fn may_call_vote(&self, document: DocumentId) -> Result<(), OutOfOrder> {
        self.may_speak(document)?;
        require(self.vote_is_open(document), OutOfOrder::VoteCalled)
    }

    fn may_divide(&self, document: DocumentId) -> Result<(), OutOfOrder> {
        self.may_speak(document)?;
        let state = self.situation.texts().document(document);
        let due = state.vote_ends.unwrap_or_else(|| self.setting.agenda(document).deadline());
        match self.division(document)? {
            Division::Unasked => require(self.situation.round() < due, OutOfOrder::VoteDue),
            Division::Asked { .. } => Ok(()),
            Division::Refused => Err(OutOfOrder::KeptTogether),
            Division::Granted => Err(OutOfOrder::NoPackage),
        }
    }

    fn may_bind(&self, document: DocumentId) -> Result<(), OutOfOrder> {
        self.may_speak(document)?;
        match self.division(document)? {
            Division::Asked { .. } => Ok(()),
            Division::Unasked => Err(OutOfOrder::NotAsked),
            Division::Refused => Err(OutOfOrder::KeptTogether),
            Division::Granted => Err(OutOfOrder::NoPackage),
        }
    }

    /// Whether the package of a document was divided.
    fn division(&self, document: DocumentId) -> Result<Division, OutOfOrder> {
        let package = self.situation.texts().package(self.setting, document);
        package.map(|state| state.division).ok_or(OutOfOrder::NoPackage)
    }

    fn vote_is_open(&self, document: DocumentId) -> bool {
        self.situation.texts().document(document).vote_ends.is_none()
    }

    /// Whether the seat may still agree to be bound, now or once the text is adopted: the rule is that of outsiders.
    pub(super) fn may_join(&self, document: DocumentId) -> Result<(), OutOfOrder> {
        let texts = self.situation.texts();
        let reason = match texts.party(document, self.actor).status {
            Status::Expelled => OutOfOrder::Expelled,
            Status::Signed | Status::Ratified => OutOfOrder::AlreadyDone,
            Status::Out | Status::AtTable | Status::Withdrawn => OutOfOrder::NotInvited,
        };
        require(texts.outsiders(self.setting, document).contains(self.actor), reason)
    }

    fn may_consent(&self, document: DocumentId) -> Result<(), OutOfOrder> {
        let is_adopted = self.situation.texts().document(document).stage == Stage::Adopted;
        require(is_adopted, OutOfOrder::NotAdopted)?;
        self.may_join(document)
    }

    pub(super) fn may_sign(&self, document: DocumentId, reserving: ClauseSet) -> Result<(), OutOfOrder> {
        self.may_consent(document)?;
        require(!self.is_part(document, self.actor), OutOfOrder::AlreadyDone)?;
        self.are_its(document, reserving)?;
        let may = |clause: ClauseId| may_be_reserved(self.setting, self.situation, clause);
        require(reserving.iter().all(may), OutOfOrder::NotReservable)?;
        self.may_consent_to_whole(document)
    }

    /// Whether the actor is part of all that is signed with a document, or may be.
    fn may_consent_to_whole(&self, document: DocumentId) -> Result<(), OutOfOrder> {
        let with = self.situation.texts().signed_with(self.setting, document);
        let may = |other: &DocumentId| self.is_part(*other, self.actor) || self.may_consent(*other).is_ok();
        require(with.iter().all(may), OutOfOrder::PartOfWhole)
    }

    fn are_its(&self, document: DocumentId, clauses: ClauseSet) -> Result<(), OutOfOrder> {
        let is_its = |clause: ClauseId| self.setting.clause(clause).document == document;
        require(clauses.iter().all(is_its), OutOfOrder::NotItsClause)
    }

    fn may_ratify(&self, document: DocumentId) -> Result<(), OutOfOrder> {
        self.may_consent(document)?;
        require(self.setting.consent(document).takes_two_steps(), OutOfOrder::NothingToRatify)?;
        self.may_consent_to_whole(document)
    }

    fn may_leave(&self, document: DocumentId) -> Result<(), OutOfOrder> {
        require(self.is_part(document, self.actor), OutOfOrder::NoPart)
    }

    fn may_object(&self, document: DocumentId, to: ActorId) -> Result<(), OutOfOrder> {
        require(self.is_part(document, self.actor), OutOfOrder::NoPart)?;
        require(to != self.actor && self.has_reserved(document, to), OutOfOrder::NoReservation)
    }

    fn may_expel(&self, document: DocumentId, whom: ActorId) -> Result<(), OutOfOrder> {
        let texts = self.situation.texts();
        require(self.is_part(document, self.actor), OutOfOrder::NoPart)?;
        require(texts.counting(self.setting, document).contains(self.actor), OutOfOrder::NoSay)?;
        let moved = texts.party(document, whom).expulsion;
        let may_be_moved = moved.is_some() || texts.consenting(self.setting, document).contains(whom);
        require(whom != self.actor && may_be_moved, OutOfOrder::NoMember)?;
        let ends = self.setting.venue(document).expulsion_ends(self.situation.round());
        require(moved.or(ends).is_some(), OutOfOrder::NoSitting)
    }

    fn may_keep(&self, document: DocumentId, whom: ActorId) -> Result<(), OutOfOrder> {
        self.may_expel(document, whom)?;
        let is_moved = self.situation.texts().party(document, whom).expulsion.is_some();
        require(is_moved, OutOfOrder::NotMoved)
    }

    fn is_part(&self, document: DocumentId, actor: ActorId) -> bool {
        self.situation.texts().party(document, actor).is_in()
    }

    fn has_reserved(&self, document: DocumentId, actor: ActorId) -> bool {
        let mut clauses = self.setting.document(document).clause_ids();
        clauses.any(|clause| self.situation.texts().clause(clause).reserved.contains(actor))
    }
}
