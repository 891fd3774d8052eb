//! Provisions: the clauses of a game that the rules look for in every round, sorted once by what they do.

use crate::sim::id::{ActorSet, ClauseId};
use crate::sim::treaty::{Clause, Document, Effect, Venue};

/// The clauses of all documents by what they do in force, and whom they may ever concern.
#[derive(Clone, Debug, Default)]
pub struct Provisions {
    /// By which parties believe each other's evidence more.
    pub sharing: Vec<ClauseId>,
    /// By which parties owe each other an answer.
    pub duties: Vec<ClauseId>,
    /// By which parties hold each other to one standard of proof.
    pub standards: Vec<ClauseId>,
    /// By which parties pass skills on.
    pub lessons: Vec<ClauseId>,
    /// By which attacks do parties less harm.
    pub shields: Vec<ClauseId>,
    /// By which breaches are looked into.
    pub inspections: Vec<ClauseId>,
    /// By which parties review whether a document goes on.
    pub reviews: Vec<ClauseId>,
    /// Who may ever owe anybody an answer.
    pub may_owe: ActorSet,
    /// Who may ever be covered by a standard of proof.
    pub may_have_cover: ActorSet,
}

impl Provisions {
    /// Sorts the clauses, by id, of documents, by id, in venues, by id, among `everybody`.
    #[must_use]
    pub fn of(venues: &[Venue], documents: &[Document], clauses: &[Clause], everybody: ActorSet) -> Self {
        let mut all = Self::default();
        for (clause, facts) in (0..).map(ClauseId).zip(clauses) {
            let document = &documents[facts.document.index()];
            let invited = document.invited(&venues[document.venue.index()], everybody);
            match facts.effect {
                Effect::ShareEvidence => all.sharing.push(clause),
                Effect::CollectiveResponse { .. } => {
                    all.duties.push(clause);
                    all.may_owe = all.may_owe.union(invited);
                }
                Effect::AttributionStandard => {
                    all.standards.push(clause);
                    all.may_have_cover = all.may_have_cover.union(invited);
                }
                Effect::CapacityBuilding => all.lessons.push(clause),
                Effect::Transparency(_) => all.shields.push(clause),
                Effect::Verification => all.inspections.push(clause),
                Effect::Review(_) => all.reviews.push(clause),
                Effect::Restraint(_) | Effect::MinimumParticipation(_) | Effect::Sunset(_) | Effect::Declaratory => {}
            }
        }
        all
    }
}
