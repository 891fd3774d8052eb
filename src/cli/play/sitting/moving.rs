//! Motions at the prompt: one is taken down if it is in order, and what it would come to is said before it is sealed.

use super::{Delegation, Sitting};
use crate::cli::play::table::odds;
use crate::cli::wrap::for_people;
use crate::cli::{Fault, orders};
use crate::play::notation::Wish;
use crate::review::words::{Words, list};
use crate::review::{foreseen, proposal, settling};
use crate::sim::check::motion::{OutOfOrder, agree, check_beside};
use crate::sim::treaty::rivalry::Ask;
use crate::sim::treaty::{Motion, Voice};
use crate::sim::view::DocumentView;
use crate::sim::{ClauseId, DocumentId};

impl Sitting<'_> {
    /// Takes a motion down, if it is in order as things stand.
    pub(super) fn make(&mut self, motion: Motion) -> Result<(), Fault> {
        let seat = self.mine().seat;
        let others: Vec<_> = self.mine().draft.motions().cloned().collect();
        if let Err(reason) = check_beside(self.game.setting(), self.game.situation(), seat, &others, &motion) {
            let instead = match self.contrary(&motion).filter(|_| reason == OutOfOrder::Contradiction) {
                Some(other) => format!(": `{other}`; `undo` takes the last order back, `cancel` all of them"),
                None => orders::instead(&self.game, seat, &motion),
            };
            return self.say(&format!("out of order: {reason}{instead}"));
        }
        let asks = if let Motion::Propose { clause, position } = &motion {
            Some(Ask { actor: seat, clause: *clause, position: *position })
        } else {
            None
        };
        let leaving = if let Motion::Withdraw { document } = &motion {
            foreseen(&self.game, seat, *document)
        } else {
            Vec::new()
        };
        let opposed =
            if let Motion::Vote { document, voice: Voice::For } = &motion { self.opposed(*document) } else { None };
        let wish = Wish::Motion(motion);
        self.say(&format!("moved: {}", self.in_words(&wish)))?;
        asks.map_or(Ok(()), |ask| self.tell(ask))?;
        opposed.map_or(Ok(()), |opposed| self.say(&opposed))?;
        for withdrawal in leaving {
            self.say(&format!("! {}", withdrawal.foretold(Words(self.game.scenario()))))?;
        }
        self.mine_mut().draft.give(wish);
        Ok(())
    }

    /// What the seat still opposes of a document that it is to vote for; none if nothing, or if it takes that back.
    fn opposed(&self, document: DocumentId) -> Option<String> {
        let Delegation { seat, draft, .. } = self.mine();
        let view = DocumentView::of(self.game.setting(), self.game.situation(), document);
        let is_taken_back = |of: ClauseId| {
            draft.motions().any(|motion| {
                matches!(motion, Motion::Speak { clause, voice: Voice::For | Voice::Silent } if *clause == of)
            })
        };
        let standing = view.clauses.iter().filter(|clause| clause.wording.is_worked_on());
        let standing = standing.filter(|clause| clause.against.contains(*seat) && !is_taken_back(clause.clause));
        let opposed: Vec<ClauseId> = standing.map(|clause| clause.clause).collect();
        let first = opposed.first().map(|clause| self.game.setting().names.clause(*clause))?;
        let words = Words(self.game.scenario());
        let all = list(&opposed.iter().map(|clause| words.clause(*clause)).collect::<Vec<_>>());
        Some(format!("! you still oppose {all}, which is voted on first; `silent {first}` takes that back"))
    }

    /// The motion of this round that says the contrary of another, as it was made.
    fn contrary(&self, motion: &Motion) -> Option<String> {
        let (setting, situation) = (self.game.setting(), self.game.situation());
        let mut others = self.mine().draft.motions();
        let other = others.find(|other| agree(setting, situation, other, motion).is_err())?;
        Some(self.in_words(&Wish::Motion(other.clone())))
    }

    /// What a text would say, who could live with it, and where the clause would settle if it were asked for.
    fn tell(&mut self, ask: Ask) -> Result<(), Fault> {
        let would_be = proposal(&self.game, ask.clause, ask.position);
        if would_be.is_new() {
            self.say(&format!("it would say, with what is new in «»: {}", would_be.marked()))?;
        }
        let words = Words(self.game.scenario());
        let told = would_be.told(words);
        let settles = settling(&self.game, ask.clause, Some(ask));
        let settles =
            settles.map(|settling| (format!("with it, {}", settling.told(settling::name)), odds(words, &settling)));
        self.say(&told)?;
        let Some((places, odds)) = settles else { return Ok(()) };
        self.say(&places)?;
        Ok(write!(self.out, "{}", for_people(&odds))?)
    }
}
