//! Deals: promises for promises. Side payments, votes and signatures for texts, texts of one document for those of
//! another. What was promised is checked later, and kept or broken.

use serde::{Deserialize, Serialize};

use crate::sim::event::{Ids, Lexicon, Naming};
use crate::sim::id::{ActorId, ClauseId, DocumentId, Round};
use crate::sim::quantity::Points;

/// The most promises on one side of a deal.
pub const MAX_PROMISES: usize = 8;
/// The most deals of a game.
pub const MAX_DEALS: usize = 10_000;

/// Something that one actor promises another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[serde(bound(
    serialize = "N::Document: Serialize, N::Clause: Serialize",
    deserialize = "N::Document: Deserialize<'de>, N::Clause: Deserialize<'de>"
))]
pub enum Promise<N: Naming = Ids> {
    /// To ask for this text of a clause, and not to speak against it or a milder one.
    Back {
        /// The clause.
        clause: N::Clause,
        /// Where its text lies, 0 to 100.
        position: f64,
    },
    /// To speak for adopting a document.
    Adopt {
        /// The document.
        document: N::Document,
    },
    /// To sign or endorse a document in time.
    Join {
        /// The document.
        document: N::Document,
    },
    /// To pay so much once the other side has kept all of its word.
    Pay {
        /// How much, above 0.
        points: Points,
    },
}

/// Promises for promises.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[serde(bound(
    serialize = "N::Actor: Serialize, N::Document: Serialize, N::Clause: Serialize",
    deserialize = "N::Actor: Deserialize<'de>, N::Document: Deserialize<'de>, N::Clause: Deserialize<'de>"
))]
pub struct Offer<N: Naming = Ids> {
    /// Who offers.
    pub by: N::Actor,
    /// To whom.
    pub to: N::Actor,
    /// What the one who offers promises.
    pub gives: Vec<Promise<N>>,
    /// What it asks the other to promise.
    pub takes: Vec<Promise<N>>,
}

impl Offer {
    /// What one of the two promises; nothing of anybody else.
    #[must_use]
    pub fn promises(&self, actor: ActorId) -> &[Promise] {
        if actor == self.by {
            &self.gives
        } else if actor == self.to {
            &self.takes
        } else {
            &[]
        }
    }

    /// The other of the two.
    #[must_use]
    pub fn partner(&self, actor: ActorId) -> ActorId {
        if actor == self.by { self.to } else { self.by }
    }

    /// Everything that is promised, each with who promises it.
    pub fn all(&self) -> impl Iterator<Item = (ActorId, &Promise)> {
        let gives = self.gives.iter().map(|promise| (self.by, promise));
        gives.chain(self.takes.iter().map(|promise| (self.to, promise)))
    }
}

/// Why a machine declines an offer, and what would change its mind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[serde(bound(serialize = "N::Clause: Serialize", deserialize = "N::Clause: Deserialize<'de>"))]
pub enum Objection<N: Naming = Ids> {
    /// It holds out, whatever is offered.
    HoldsOut {},
    /// Another has its word on the text of a clause that it would have to back.
    Promised {
        /// Which clause.
        clause: N::Clause,
    },
    /// A text lies outside what it can bring home.
    OutOfReach {
        /// Of which clause.
        clause: N::Clause,
        /// The nearest text that it could bring home.
        offer: f64,
    },
    /// It loses by it.
    NotWorthIt {
        /// What the deal is worth to it, in points.
        worth: f64,
        /// The payment that would be enough, with what is offered. None: nothing that could be paid would change this.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        payment: Option<Points>,
    },
}

/// What happened to a deal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[serde(bound(
    serialize = "N::Actor: Serialize, N::Document: Serialize, N::Clause: Serialize",
    deserialize = "N::Actor: Deserialize<'de>, N::Document: Deserialize<'de>, N::Clause: Deserialize<'de>"
))]
#[expect(missing_docs, reason = "the fields of every turn are those of the sentence above it")]
pub enum Turn<N: Naming = Ids> {
    /// It was offered.
    Offered(Offer<N>),
    /// It was accepted: both sides have given their word.
    Accepted { actor: N::Actor },
    /// It was declined; a machine says why.
    Declined {
        actor: N::Actor,
        #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
        objection: Option<Objection<N>>,
    },
    /// Nobody answered in time.
    Expired {},
    /// One side paid the other.
    Paid { actor: N::Actor, to: N::Actor, points: Points },
    /// One side's promise was kept, broken, or fell away.
    Settled { actor: N::Actor, promise: Promise<N>, fate: Fate, cost: Points },
}

/// What has become of a promise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It is to be kept.
    #[default]
    Open,
    /// It was kept.
    Kept,
    /// It was broken.
    Broken,
    /// There was nothing left to keep.
    Void,
}

/// What has become of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footing {
    /// The other side has not answered.
    Offered,
    /// Both sides have given their word.
    Struck,
    /// It was declined, or not answered in time.
    Gone,
}

/// A deal, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Deal {
    /// What was offered.
    pub offer: Offer,
    /// What has become of it.
    pub footing: Footing,
    /// The round of its last turn.
    pub since: Round,
    /// What has become of each promise: of the giver's first, then of the taker's.
    pub fates: Vec<Fate>,
}

impl Deal {
    /// A deal that was offered in this round.
    #[must_use]
    pub fn new(offer: Offer, since: Round) -> Self {
        let fates = vec![Fate::Open; offer.gives.len() + offer.takes.len()];
        Self { offer, footing: Footing::Offered, since, fates }
    }

    /// Every promise with who gave it and what has become of it.
    pub fn promises(&self) -> impl Iterator<Item = (ActorId, &Promise, Fate)> {
        self.offer.all().zip(&self.fates).map(|((actor, promise), fate)| (actor, promise, *fate))
    }

    /// The promises that an actor has given and not settled; none before both sides have given their word.
    pub fn owed(&self, actor: ActorId) -> impl Iterator<Item = &Promise> {
        let is_struck = self.footing == Footing::Struck;
        let owed =
            move |(who, _, fate): &(ActorId, &Promise, Fate)| is_struck && *who == actor && *fate == Fate::Open;
        self.promises().filter(owed).map(|(_, promise, _)| promise)
    }

    /// Whether an actor's payment is due: everything that the other side promised was kept.
    #[must_use]
    pub fn is_due(&self, payer: ActorId) -> bool {
        let mut others = self.promises().filter(|(who, promise, _)| *who != payer && !promise.is_payment());
        others.all(|(_, _, fate)| fate == Fate::Kept)
    }

    /// Whether an actor's payment has nothing left to pay for.
    #[must_use]
    pub fn is_forfeit(&self, payer: ActorId) -> bool {
        let mut others = self.promises().filter(|(who, _, _)| *who != payer);
        others.any(|(_, _, fate)| matches!(fate, Fate::Broken | Fate::Void))
    }
}

impl Promise {
    /// Whether it is to pay.
    #[must_use]
    pub fn is_payment(&self) -> bool {
        matches!(self, Self::Pay { .. })
    }

    /// Whether it is to ask for a text of a clause.
    #[must_use]
    pub fn backs(&self, of: ClauseId) -> bool {
        matches!(self, Self::Back { clause, .. } if *clause == of)
    }

    /// Whether nobody can promise both without saying the same twice, or the opposite.
    #[must_use]
    pub fn is_about_the_same(&self, other: &Self) -> bool {
        match self {
            Self::Back { clause, .. } => other.backs(*clause),
            Self::Adopt { .. } | Self::Join { .. } => self == other,
            Self::Pay { .. } => other.is_payment(),
        }
    }

    /// What it pays; nothing if it is no payment.
    #[must_use]
    pub fn payment(&self) -> Points {
        match self {
            Self::Pay { points } => *points,
            Self::Back { .. } | Self::Adopt { .. } | Self::Join { .. } => Points::ZERO,
        }
    }
}

impl<N: Naming> Promise<N> {
    /// The same promise under other names.
    ///
    /// # Errors
    /// A name has no counterpart.
    pub fn rename<T: Naming, L: Lexicon<N, T>>(self, to: &L) -> Result<Promise<T>, L::Error> {
        Ok(match self {
            Self::Back { clause, position } => Promise::Back { clause: to.clause(clause)?, position },
            Self::Adopt { document } => Promise::Adopt { document: to.document(document)? },
            Self::Join { document } => Promise::Join { document: to.document(document)? },
            Self::Pay { points } => Promise::Pay { points },
        })
    }

    /// The same promises under other names.
    ///
    /// # Errors
    /// A name has no counterpart.
    pub fn rename_all<T: Naming, L: Lexicon<N, T>>(all: Vec<Self>, to: &L) -> Result<Vec<Promise<T>>, L::Error> {
        all.into_iter().map(|promise| promise.rename(to)).collect()
    }
}

impl<N: Naming> Offer<N> {
    /// The same offer under other names.
    ///
    /// # Errors
    /// A name has no counterpart.
    pub fn rename<T: Naming, L: Lexicon<N, T>>(self, lexicon: &L) -> Result<Offer<T>, L::Error> {
        let Self { by, to, gives, takes } = self;
        let (gives, takes) = (Promise::rename_all(gives, lexicon)?, Promise::rename_all(takes, lexicon)?);
        Ok(Offer { by: lexicon.actor(by)?, to: lexicon.actor(to)?, gives, takes })
    }
}

impl<N: Naming> Turn<N> {
    /// The same turn under other names.
    ///
    /// # Errors
    /// A name has no counterpart.
    pub fn rename<T: Naming, L: Lexicon<N, T>>(self, lexicon: &L) -> Result<Turn<T>, L::Error> {
        let one = |actor| lexicon.actor(actor);
        Ok(match self {
            Self::Offered(offer) => Turn::Offered(offer.rename(lexicon)?),
            Self::Accepted { actor } => Turn::Accepted { actor: one(actor)? },
            Self::Declined { actor, objection } => Turn::Declined {
                actor: one(actor)?,
                objection: objection.map(|objection| objection.rename(lexicon)).transpose()?,
            },
            Self::Expired {} => Turn::Expired {},
            Self::Paid { actor, to, points } => Turn::Paid { actor: one(actor)?, to: one(to)?, points },
            Self::Settled { actor, promise, fate, cost } => {
                Turn::Settled { actor: one(actor)?, promise: promise.rename(lexicon)?, fate, cost }
            }
        })
    }
}

impl<N: Naming> Objection<N> {
    /// The same objection under other names.
    ///
    /// # Errors
    /// A name has no counterpart.
    pub fn rename<T: Naming, L: Lexicon<N, T>>(self, to: &L) -> Result<Objection<T>, L::Error> {
        Ok(match self {
            Self::HoldsOut {} => Objection::HoldsOut {},
            Self::Promised { clause } => Objection::Promised { clause: to.clause(clause)? },
            Self::OutOfReach { clause, offer } => Objection::OutOfReach { clause: to.clause(clause)?, offer },
            Self::NotWorthIt { worth, payment } => Objection::NotWorthIt { worth, payment },
        })
    }
}

/// Where a text would lie if an actor asked for another one, and the same of a whole deal: the changes of asks in it.
pub fn backed(offer: &Offer) -> impl Iterator<Item = (ActorId, ClauseId, f64)> {
    offer.all().filter_map(|(actor, promise)| {
        let Promise::Back { clause, position } = promise else { return None };
        Some((actor, *clause, *position))
    })
}

/// Whose joining of which documents a deal promises.
pub fn joined(offer: &Offer) -> impl Iterator<Item = (ActorId, DocumentId)> {
    offer.all().filter_map(|(actor, promise)| {
        let Promise::Join { document } = promise else { return None };
        Some((actor, *document))
    })
}
