//! How an actor comes to be bound by a document: at once, or in two steps.

use super::document::DocumentKind;
use super::venue::Rank;

/// How an actor consents to be bound by a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// By endorsing it: a word given in public.
    Endorsement,
    /// By endorsing it *ad referendum*, a word that its capital has to confirm: those who gave it could not speak for
    /// their state (Vienna Convention on the Law of Treaties, Articles 7(2)(a) and 12(2)(b), from memory, read for
    /// documents that are no treaties, too).
    Confirmation,
    /// By signing it and ratifying it.
    Ratification,
}

impl Consent {
    /// How those consent to a document of a kind whose delegations have a rank.
    #[must_use]
    pub fn to(kind: DocumentKind, rank: Rank) -> Self {
        match kind {
            DocumentKind::Treaty => Self::Ratification,
            DocumentKind::Declaration | DocumentKind::CodeOfConduct | DocumentKind::Communique
                if rank.can_commit() =>
            {
                Self::Endorsement
            }
            DocumentKind::Declaration | DocumentKind::CodeOfConduct | DocumentKind::Communique => Self::Confirmation,
        }
    }

    /// Whether a signature or an endorsement alone does not bind.
    #[must_use]
    pub fn takes_two_steps(self) -> bool {
        self != Self::Endorsement
    }
}
