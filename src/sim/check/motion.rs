//! What is in order at the treaty table, and if not, why not and what would be.

use crate::sim::id::{ActorId, ClauseId, DocumentId};
use crate::sim::setting::Setting;
use crate::sim::situation::Situation;
use crate::sim::treaty::clause::FURTHEST;
use crate::sim::treaty::motion::{Motion, Voice};
use crate::sim::treaty::{ClauseSet, Offer, Stage, Status};

/// Why a motion is out of order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OutOfOrder {
    /// The actor has no seat where the document is negotiated.
    #[error("it does not sit at this table")]
    NotAMember,
    /// The document is not negotiated in this round, or not any more.
    #[error("the document is not on the table")]
    NotOnTheTable,
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
    /// The text is not adopted yet, or never will be.
    #[error("there is no adopted text")]
    NotAdopted,
    /// The document is not open to the actor.
    #[error("the document is not open to it")]
    NotInvited,
    /// It has signed, or ratified, already.
    #[error("it has done so already")]
    AlreadyDone,
    /// The clause allows no reservations, or is not in this document.
    #[error("one of the clauses allows no reservation")]
    NotReservable,
    /// What is only endorsed needs no ratification.
    #[error("an endorsement binds; there is nothing to ratify")]
    NothingToRatify,
    /// It is no part of the document.
    #[error("it is no part of the document")]
    NoPart,
    /// Nobody to put out.
    #[error("only another who is part of the document can be put out")]
    NoMember,
    /// The others put it out.
    #[error("it was put out of the document")]
    Expelled,
    /// An answer to an offer that was not made to it.
    #[error("that is not for it to say")]
    NotYours,
    /// An offer to itself.
    #[error("an actor makes no deal with itself")]
    WithItself,
    /// An offer without promises, or with too many.
    #[error("a deal holds between 1 and 8 promises a side, at least one in all")]
    NoDeal,
    /// More deals than a game holds.
    #[error("there have been too many offers in this game")]
    TooManyDeals,
    /// A payment that is no sum.
    #[error("a payment is a number of points above 0")]
    NoSum,
    /// No deal has this number.
    #[error("there is no such deal")]
    NoSuchDeal,
    /// The offer was answered, or nobody answered in time.
    #[error("the offer no longer stands")]
    Answered,
    /// It owes no payment, or not yet.
    #[error("no payment of it is due")]
    NothingDue,
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
        Motion::Propose { clause, position } => {
            seat.may_draft(*clause)?;
            require((0.0..=FURTHEST).contains(position), OutOfOrder::OffTheScale)
        }
        Motion::Mark { clause, wording } => {
            seat.may_draft(*clause)?;
            require(wording.is_open(), OutOfOrder::NotForMembers)
        }
        Motion::Merge { clause, into } => {
            seat.may_draft(*clause)?;
            seat.may_draft(*into)?;
            let of = |clause: ClauseId| setting.clause(clause).document;
            require(clause != into && of(*clause) == of(*into), OutOfOrder::NoPair)
        }
        Motion::Sponsor { clause } => seat.may_draft(*clause),
        Motion::Speak { clause, .. } => {
            seat.may_speak(setting.clause(*clause).document)?;
            require(situation.texts().clause(*clause).wording.is_open(), OutOfOrder::Settled)
        }
        Motion::Vote { document, .. } => seat.may_speak(*document),
        Motion::CallVote { document } => {
            seat.may_speak(*document)?;
            require(seat.vote_is_open(*document), OutOfOrder::VoteCalled)
        }
        Motion::Sign { document, .. } | Motion::StayOut { document } | Motion::Ratify { document } => {
            seat.may_join(*document, motion)
        }
        Motion::Withdraw { document } => require(seat.is_part(*document, actor), OutOfOrder::NoPart),
        Motion::Object { document, to } => {
            require(seat.is_part(*document, actor), OutOfOrder::NoPart)?;
            require(*to != actor && seat.has_reserved(*document, *to), OutOfOrder::NoReservation)
        }
        Motion::Expel { document, whom } => {
            require(seat.is_part(*document, actor), OutOfOrder::NoPart)?;
            require(*whom != actor && seat.is_part(*document, *whom), OutOfOrder::NoMember)
        }
        Motion::Offer { to, gives, takes } => {
            seat.may_offer(&Offer { by: actor, to: *to, gives: gives.clone(), takes: takes.clone() })
        }
        Motion::Answer { deal, accepts: true } => seat.may_accept(*deal),
        Motion::Answer { deal, accepts: false } => seat.may_answer(*deal),
        Motion::Pay { deal } => seat.may_pay(*deal),
    }
}

/// The nearest motion that would be in order instead of one that is not; none if there is nothing like it.
#[must_use]
pub fn nearest(setting: &Setting, situation: &Situation, actor: ActorId, motion: &Motion) -> Option<Motion> {
    let document = motion.document(setting)?;
    let candidate = match motion {
        Motion::Propose { clause, position } if !(0.0..=FURTHEST).contains(position) => {
            Motion::Propose { clause: *clause, position: position.clamp(0.0, FURTHEST) }
        }
        Motion::Propose { clause, .. } | Motion::Mark { clause, .. } | Motion::Sponsor { clause } => {
            Motion::Speak { clause: *clause, voice: Voice::For }
        }
        Motion::Sign { reserving, interpreting, .. }
            if situation.texts().party(document, actor).status != Status::Signed =>
        {
            let allowed = reserving.iter().filter(|clause| {
                let facts = setting.clause(*clause);
                facts.is_reservable && facts.document == document
            });
            let signature = Motion::Sign { document, reserving: allowed.collect(), interpreting: *interpreting };
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
        | Motion::Object { .. }
        | Motion::Expel { .. }
        | Motion::Offer { .. }
        | Motion::Answer { .. }
        | Motion::Pay { .. } => return None,
    };
    (candidate != *motion && check_motion(setting, situation, actor, &candidate).is_ok()).then_some(candidate)
}

pub(super) fn require(holds: bool, otherwise: OutOfOrder) -> Result<(), OutOfOrder> {
    if holds { Ok(()) } else { Err(otherwise) }
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
        require(facts.venue.members.contains(self.actor), OutOfOrder::NotAMember)?;
        let is_open = self.situation.texts().document(document).stage == Stage::Open;
        require(is_open && facts.is_on_the_table(self.situation.round()), OutOfOrder::NotOnTheTable)
    }

    pub(super) fn may_draft(&self, clause: ClauseId) -> Result<(), OutOfOrder> {
        let document = self.setting.clause(clause).document;
        self.may_speak(document)?;
        require(self.situation.texts().clause(clause).wording.is_open(), OutOfOrder::Settled)?;
        require(self.vote_is_open(document), OutOfOrder::VoteCalled)
    }

    fn vote_is_open(&self, document: DocumentId) -> bool {
        self.situation.texts().document(document).vote_ends.is_none()
    }

    pub(super) fn is_invited(&self, document: DocumentId) -> Result<(), OutOfOrder> {
        let invited = self.setting.document(document).invited(self.setting.everybody());
        require(invited.contains(self.actor), OutOfOrder::NotInvited)
    }

    pub(super) fn may_join(&self, document: DocumentId, motion: &Motion) -> Result<(), OutOfOrder> {
        let (facts, texts) = (self.setting.document(document), self.situation.texts());
        require(texts.document(document).stage == Stage::Adopted, OutOfOrder::NotAdopted)?;
        self.is_invited(document)?;
        let status = texts.party(document, self.actor).status;
        require(status != Status::Expelled, OutOfOrder::Expelled)?;
        if let Motion::Ratify { .. } = motion {
            require(facts.kind.is_ratified(), OutOfOrder::NothingToRatify)?;
            return require(status != Status::Ratified, OutOfOrder::AlreadyDone);
        }
        require(!matches!(status, Status::Signed | Status::Ratified), OutOfOrder::AlreadyDone)?;
        let reserving = if let Motion::Sign { reserving, .. } = motion { *reserving } else { ClauseSet::EMPTY };
        let may = |clause: ClauseId| {
            let facts = self.setting.clause(clause);
            facts.is_reservable && facts.document == document
        };
        require(reserving.iter().all(may), OutOfOrder::NotReservable)
    }

    fn is_part(&self, document: DocumentId, actor: ActorId) -> bool {
        self.situation.texts().party(document, actor).is_in()
    }

    fn has_reserved(&self, document: DocumentId, actor: ActorId) -> bool {
        let mut clauses = self.setting.document(document).clause_ids();
        clauses.any(|clause| self.situation.texts().clause(clause).reserved.contains(actor))
    }
}
