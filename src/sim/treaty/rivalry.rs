//! The rival texts of a document: what each member asks for in the clauses that the table works on.

use super::clause::FURTHEST;
use crate::sim::id::{ActorId, ActorSet, ClauseId, DocumentId};
use crate::sim::quantity::Share;
use crate::sim::setting::Setting;
use crate::sim::settlement::election::elect;
use crate::sim::settlement::{Bargainer, Rivals, Room, Settlement};
use crate::sim::situation::Situation;

/// Rival texts, with the room to settle them in, kept from round to round.
#[derive(Debug, Default)]
pub struct Rivalry {
    clauses: Vec<ClauseId>,
    rivals: Rivals,
    room: Room,
}

/// One of the texts that stand in an election.
#[derive(Clone, Debug, PartialEq)]
pub struct RivalText {
    /// Who wants it and cares.
    pub behind: ActorSet,
    /// Where it puts each clause that the table works on, 0 to 100.
    pub text: Vec<(ClauseId, f64)>,
    /// The chance that it becomes the text.
    pub odds: Share,
}

impl Rivalry {
    /// What each member asks for now; false if there is nothing to settle. In an election, where whole texts stand, a
    /// member leaves the words of clauses that it does not care for as they are.
    fn refill(&mut self, setting: &Setting, situation: &Situation, document: DocumentId, rule: Settlement) -> bool {
        let texts = situation.texts();
        let members = setting.voters(document);
        self.clauses.clear();
        let all = setting.document(document).clause_ids();
        self.clauses.extend(all.filter(|clause| texts.clause(*clause).wording.is_worked_on()));
        let pairs = self.clauses.iter().flat_map(|clause| members.iter().map(move |actor| (*clause, actor)));
        let stakes = pairs.map(|(clause, actor)| {
            let stake = bargainer(setting, situation, clause, actor);
            let is_indifferent = rule == Settlement::Election && stake.salience == Share::ZERO;
            let position = if is_indifferent { texts.clause(clause).position } else { stake.position };
            Bargainer { position, ..stake }
        });
        self.rivals.refill(stakes, self.clauses.iter().map(|_| FURTHEST)).is_ok()
    }

    /// Where a rule puts each clause that the table works on; nothing if nobody brings anything to bear. `drew`, from 0
    /// to 1, is a number from the dice; only an election needs it.
    pub fn settle<'a>(
        &'a mut self,
        setting: &Setting,
        situation: &Situation,
        document: DocumentId,
        (rule, drew): (Settlement, f64),
    ) -> impl Iterator<Item = (ClauseId, f64)> + use<'a> {
        let is_settled = self.refill(setting, situation, document, rule);
        let text = if is_settled { self.room.settle(rule, &self.rivals, drew) } else { &[] };
        self.clauses.iter().copied().zip(text.iter().copied())
    }

    /// The texts that stand in an election over a document as everybody asks now, the likeliest first.
    #[must_use]
    pub fn standing(setting: &Setting, situation: &Situation, document: DocumentId) -> Vec<RivalText> {
        let mut rivalry = Self::default();
        if !rivalry.refill(setting, situation, document, Settlement::Election) {
            return Vec::new();
        }
        let election = elect(&rivalry.rivals);
        let members: Vec<_> = setting.voters(document).iter().collect();
        let mut standing: Vec<_> = election
            .contests()
            .map(|(spokesman, odds)| {
                let behind = election.behind(spokesman).map(|actor| members[actor]).collect();
                let text = rivalry.clauses.iter().copied().zip(rivalry.rivals.text_of(spokesman)).collect();
                RivalText { behind, text, odds: Share::clamped(odds) }
            })
            .collect();
        standing.sort_by(|a, b| b.odds.get().total_cmp(&a.odds.get()));
        standing
    }
}

/// What an actor brings to a clause: what it is capable of, what it asks for, and how much it cares.
#[must_use]
pub fn bargainer(setting: &Setting, situation: &Situation, clause: ClauseId, actor: ActorId) -> Bargainer {
    Bargainer {
        capability: setting.actor(actor).capability.get(),
        position: situation.texts().ask(clause, actor),
        salience: setting.clause(clause).preference(actor).salience,
    }
}
