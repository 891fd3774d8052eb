//! What is in order at the treaty table, and if not, why not and what would be.

use crate::sim::id::{ActorId, ClauseId};
use crate::sim::setting::Setting;
use crate::sim::situation::Situation;
use crate::sim::treaty::clause::FURTHEST;
use crate::sim::treaty::motion::{Motion, Voice};
use crate::sim::treaty::{Stage, Status};

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
            seat.may_speak(motion)?;
            require(situation.texts().clause(*clause).wording.is_open(), OutOfOrder::Settled)
        }
        Motion::Vote { .. } => seat.may_speak(motion),
        Motion::CallVote { .. } => {
            seat.may_speak(motion)?;
            require(seat.vote_is_open(motion), OutOfOrder::VoteCalled)
        }
        Motion::Sign { .. } | Motion::StayOut { .. } | Motion::Ratify { .. } => seat.may_join(motion),
        Motion::Withdraw { .. } => require(seat.is_part(motion, actor), OutOfOrder::NoPart),
        Motion::Object { to, .. } => {
            require(seat.is_part(motion, actor), OutOfOrder::NoPart)?;
            require(*to != actor && seat.has_reserved(motion, *to), OutOfOrder::NoReservation)
        }
    }
}

/// The nearest motion that would be in order instead of one that is not; none if there is nothing like it.
#[must_use]
pub fn nearest(setting: &Setting, situation: &Situation, actor: ActorId, motion: &Motion) -> Option<Motion> {
    let document = motion.document(setting);
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
        Motion::Merge { .. } | Motion::Speak { .. } | Motion::Vote { .. } | Motion::Object { .. } => return None,
    };
    (candidate != *motion && check_motion(setting, situation, actor, &candidate).is_ok()).then_some(candidate)
}

fn require(holds: bool, otherwise: OutOfOrder) -> Result<(), OutOfOrder> {
    if holds { Ok(()) } else { Err(otherwise) }
}

/// A seat at the table.
struct Seat<'a> {
    setting: &'a Setting,
    situation: &'a Situation,
    actor: ActorId,
}

impl Seat<'_> {
    fn may_speak(&self, motion: &Motion) -> Result<(), OutOfOrder> {
        let document = motion.document(self.setting);
        let facts = self.setting.document(document);
        require(facts.venue.members.contains(self.actor), OutOfOrder::NotAMember)?;
        let is_open = self.situation.texts().document(document).stage == Stage::Open;
        require(is_open && facts.is_on_the_table(self.situation.round()), OutOfOrder::NotOnTheTable)
    }

    fn may_draft(&self, clause: ClauseId) -> Result<(), OutOfOrder> {
        let motion = Motion::Sponsor { clause };
        self.may_speak(&motion)?;
        require(self.situation.texts().clause(clause).wording.is_open(), OutOfOrder::Settled)?;
        require(self.vote_is_open(&motion), OutOfOrder::VoteCalled)
    }

    fn vote_is_open(&self, motion: &Motion) -> bool {
        self.situation.texts().document(motion.document(self.setting)).vote_ends.is_none()
    }

    fn may_join(&self, motion: &Motion) -> Result<(), OutOfOrder> {
        let document = motion.document(self.setting);
        let (facts, texts) = (self.setting.document(document), self.situation.texts());
        require(texts.document(document).stage == Stage::Adopted, OutOfOrder::NotAdopted)?;
        let is_invited = facts.invited(self.setting.everybody()).contains(self.actor);
        require(is_invited, OutOfOrder::NotInvited)?;
        let status = texts.party(document, self.actor).status;
        match motion {
            Motion::Ratify { .. } => {
                require(facts.kind.is_ratified(), OutOfOrder::NothingToRatify)?;
                require(status != Status::Ratified, OutOfOrder::AlreadyDone)
            }
            Motion::Sign { reserving, .. } => {
                require(!matches!(status, Status::Signed | Status::Ratified), OutOfOrder::AlreadyDone)?;
                let may = |clause: ClauseId| {
                    let facts = self.setting.clause(clause);
                    facts.is_reservable && facts.document == document
                };
                require(reserving.iter().all(may), OutOfOrder::NotReservable)
            }
            Motion::StayOut { .. }
            | Motion::Propose { .. }
            | Motion::Mark { .. }
            | Motion::Merge { .. }
            | Motion::Sponsor { .. }
            | Motion::Speak { .. }
            | Motion::CallVote { .. }
            | Motion::Vote { .. }
            | Motion::Withdraw { .. }
            | Motion::Object { .. } => {
                require(!matches!(status, Status::Signed | Status::Ratified), OutOfOrder::AlreadyDone)
            }
        }
    }

    fn is_part(&self, motion: &Motion, actor: ActorId) -> bool {
        let status = self.situation.texts().party(motion.document(self.setting), actor).status;
        matches!(status, Status::Signed | Status::Ratified)
    }

    fn has_reserved(&self, motion: &Motion, actor: ActorId) -> bool {
        let mut clauses = self.setting.document(motion.document(self.setting)).clause_ids();
        clauses.any(|clause| self.situation.texts().clause(clause).reserved.contains(actor))
    }
}
