//! Where a clause would settle if everybody went on asking for what it asks for now: by the rule of its document, and
//! where an election decides, the odds of each rival text and what the other rules would give. A reading of the model.

use std::fmt::Write as _;

use super::words::{Words, percent, place};
use crate::play::Game;
use crate::sim::settlement::{Settlement, compromise};
use crate::sim::treaty::rivalry::{Ask, stakes};
use crate::sim::treaty::{RivalText, Rivalry, Stage};
use crate::sim::{ActorSet, ClauseId, Share};

/// Where a clause would settle now.
#[derive(Clone, Debug, PartialEq)]
pub struct Settling {
    /// Where its text lies, 0 to 100.
    pub stands: f64,
    /// The rule of its document; none if only proposals change texts.
    pub rule: Option<Settlement>,
    /// In an election: where the texts that stand put this clause, the likeliest first. Empty elsewhere.
    pub rivals: Vec<RivalPlace>,
    /// Where rules without a draw put the clause: that of the document, or next to an election all others.
    pub places: Vec<(Settlement, f64)>,
}

/// A place to which rival texts put a clause.
#[derive(Clone, Debug, PartialEq)]
pub struct RivalPlace {
    /// Where, 0 to 100.
    pub position: f64,
    /// Who wants it there.
    pub behind: ActorSet,
    /// The chance that a text with it there is elected.
    pub odds: Share,
}

/// Where a clause would settle now; none if the table does not work on it, or a vote that is called has fixed it. `instead` is what somebody might ask for
/// instead of what it asks for.
#[must_use]
pub fn settling(game: &Game, clause: ClauseId, instead: Option<Ask>) -> Option<Settling> {
    let (setting, situation) = (game.setting(), game.situation());
    let document = setting.clause(clause).document;
    let (facts, state) = (setting.document(document), situation.texts().clause(clause));
    let talks = situation.texts().document(document);
    let is_open = talks.stage == Stage::Open && talks.vote_ends.is_none() && facts.parties.is_empty();
    if !is_open || !state.wording.is_worked_on() {
        return None;
    }
    let rule = facts.drafting.settlement();
    let half_way = || {
        let stakes: Vec<_> = stakes(setting, situation, clause, instead).collect();
        Some((Settlement::Compromise, compromise::mean(&stakes)?))
    };
    let challenged = || Some((Settlement::Challenge, Rivalry::challenged(setting, situation, clause, instead)?));
    let (rivals, places) = match rule {
        Some(Settlement::Compromise) => (Vec::new(), [half_way(), None]),
        Some(Settlement::Challenge) => (Vec::new(), [None, challenged()]),
        Some(Settlement::Election) => {
            let standing = Rivalry::standing(setting, situation, document, instead);
            (rival_places(&standing, clause), [half_way(), challenged()])
        }
        None => (Vec::new(), [None, None]),
    };
    Some(Settling { stands: state.position, rule, rivals, places: places.into_iter().flatten().collect() })
}

/// Rival texts by where they put a clause.
fn rival_places(standing: &[RivalText], clause: ClauseId) -> Vec<RivalPlace> {
    let mut places: Vec<RivalPlace> = Vec::new();
    for rival in standing {
        let Some((_, position)) = rival.text.iter().find(|(which, _)| *which == clause) else { continue };
        match places.iter_mut().find(|place| place.position.total_cmp(position).is_eq()) {
            Some(place) => {
                place.behind = place.behind.union(rival.behind);
                place.odds = Share::clamped(place.odds.get() + rival.odds.get());
            }
            None => places.push(RivalPlace { position: *position, behind: rival.behind, odds: rival.odds }),
        }
    }
    places.sort_by(|a, b| b.odds.get().total_cmp(&a.odds.get()).then(a.position.total_cmp(&b.position)));
    places
}

impl Settling {
    /// Where rules without a draw would put the text, in a sentence without its full stop. `name` is what a rule is
    /// called in it.
    #[must_use]
    pub fn told(&self, name: impl Fn(Settlement) -> String) -> String {
        let places = self.places.iter().map(|(rule, at)| format!("{} would put it at {}", name(*rule), place(*at)));
        let places: Vec<_> = places.collect();
        match (self.rule, places.is_empty()) {
            (None, _) => format!("it stays at {} until somebody proposes another text", place(self.stands)),
            (Some(_), true) => format!("nobody cares, so it stays at {}", place(self.stands)),
            (Some(_), false) => places.join(", "),
        }
    }

    /// A place in an election: "68 with 31 %, asked for by France".
    #[must_use]
    pub fn rival_told(&self, words: Words<'_>, rival: &RivalPlace) -> String {
        let mut told = format!("{} with {}", place(rival.position), percent(rival.odds.get()));
        let _ = write!(told, ", asked for by {}", words.set(rival.behind));
        told
    }
}

/// What a rule is called in a sentence.
#[must_use]
pub fn name(rule: Settlement) -> String {
    match rule {
        Settlement::Compromise => "compromise",
        Settlement::Election => "election",
        Settlement::Challenge => "the challenge model",
    }
    .to_owned()
}
