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

/// What somebody asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ask {
    /// Who.
    pub actor: ActorId,
    /// In which clause.
    pub clause: ClauseId,
    /// Where its text is to lie, 0 to 100.
    pub position: f64,
}

/// What a rivalry is over: the rule by which it is settled, and what somebody might ask for instead of what it asks for.
#[derive(Clone, Copy)]
struct Contest {
    rule: Settlement,
    instead: Option<Ask>,
}

impl Rivalry {
    /// What each member asks for now; false if there is nothing to settle. Clauses that nobody cares for stay as they are.
    /// In an election, where whole texts stand, a member leaves the words of clauses that it does not care for as they are.
    fn refill(&mut self, setting: &Setting, situation: &Situation, document: DocumentId, contest: Contest) -> bool {
        let Contest { rule, instead } = contest;
        let texts = situation.texts();
        self.clauses.clear();
        let all = setting.document(document).clause_ids();
        let is_contested = |clause: &ClauseId| {
            texts.clause(*clause).wording.is_worked_on()
                && stakes(setting, situation, *clause, instead).any(|stake| stake.weight() > 0.0)
        };
        self.clauses.extend(all.filter(is_contested));
        let stakes = self.clauses.iter().flat_map(|clause| {
            let stands = texts.clause(*clause).position;
            stakes(setting, situation, *clause, instead).map(move |stake| {
                let is_indifferent = rule == Settlement::Election && stake.salience == Share::ZERO;
                Bargainer { position: if is_indifferent { stands } else { stake.position }, ..stake }
            })
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
        let is_settled = self.refill(setting, situation, document, Contest { rule, instead: None });
        let text = if is_settled { self.room.settle(rule, &self.rivals, drew) } else { &[] };
        self.clauses.iter().copied().zip(text.iter().copied())
    }

    /// Where the challenge model puts a clause that the table works on as everybody asks now, or with one asking for
    /// something else; none if nobody brings anything to bear on it.
    #[must_use]
    pub fn challenged(
        setting: &Setting,
        situation: &Situation,
        clause: ClauseId,
        instead: Option<Ask>,
    ) -> Option<f64> {
        let mut rivalry = Self::default();
        let contest = Contest { rule: Settlement::Challenge, instead };
        let document = setting.clause(clause).document;
        rivalry.refill(setting, situation, document, contest).then_some(())?;
        let text = rivalry.room.settle(contest.rule, &rivalry.rivals, 0.0);
        rivalry.clauses.iter().position(|other| *other == clause).and_then(|at| text.get(at)).copied()
    }

    /// The texts that stand in an election over a document as everybody asks now, or with one asking for something else;
    /// the likeliest first.
    #[must_use]
    pub fn standing(
        setting: &Setting,
        situation: &Situation,
        document: DocumentId,
        instead: Option<Ask>,
    ) -> Vec<RivalText> {
        let mut rivalry = Self::default();
        if !rivalry.refill(setting, situation, document, Contest { rule: Settlement::Election, instead }) {
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

/// What each member brings to a clause, with one perhaps asking for something else than it does.
pub fn stakes(
    setting: &Setting,
    situation: &Situation,
    clause: ClauseId,
    instead: Option<Ask>,
) -> impl Iterator<Item = Bargainer> {
    setting.voters(setting.clause(clause).document).iter().map(move |actor| {
        let stake = bargainer(setting, situation, clause, actor);
        let other = instead.filter(|ask| (ask.clause, ask.actor) == (clause, actor));
        other.map_or(stake, |ask| Bargainer { position: ask.position, ..stake })
    })
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
