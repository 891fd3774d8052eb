//! Why an actor voted for a document or against it: by its clauses, not by a sum, and at which texts that turns.

use super::scene::scene;
use super::theory::{Mechanism, in_the_literature};
use super::words::{Words, list, place, sentence, unweighed};
use crate::play::{Game, Player};
use crate::sim::treaty::motion::Voice;
use crate::sim::treaty::{Deed, Promise, Texts, Wording};
use crate::sim::{ActorId, ActorSet, ClauseId, DocumentId, Event, Round, Setting};

/// The answer to "why did it vote so?".
#[derive(Clone, Debug, PartialEq)]
pub struct Ballot {
    /// Who voted.
    pub actor: ActorId,
    /// On which document.
    pub document: DocumentId,
    /// The round in which its venue decided.
    pub round: Round,
    /// How it voted; silent: it abstained.
    pub voice: Voice,
    /// Whether it had given its word to vote for it.
    pub had_promised: bool,
    /// Who chose: the rules, unless it said how it would vote.
    pub by: Player,
    /// The clauses that it could not bring home, where each lay, and the nearest text that it could.
    pub beyond: Vec<Beyond>,
    /// The published mechanisms that carried it; none where the rules did not choose.
    pub theory: Vec<Mechanism>,
    /// The whole card as lines.
    text: String,
}

/// A clause that somebody could not bring home.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beyond {
    /// Which.
    pub clause: ClauseId,
    /// Where its text lay.
    pub at: f64,
    /// The nearest text that it could have brought home.
    pub nearest: f64,
    /// Whether it was a reason to vote against: beyond a red line, and no way to keep out of it.
    pub is_fatal: bool,
}

/// How a venue decided.
pub(super) struct Decision {
    /// The number of the event.
    number: usize,
    round: Round,
    /// Who was for the document.
    pub(super) for_it: ActorSet,
    /// Who was against it.
    pub(super) against: ActorSet,
}

/// How the venue of a document decided; none if it has not.
pub(super) fn decision(game: &Game, about: DocumentId) -> Option<Decision> {
    game.records().zip(0..).find_map(|(record, number)| {
        let Event::Treaty(Deed::Adopted { document, for_it, against } | Deed::Failed { document, for_it, against }) =
            &record.event
        else {
            return None;
        };
        let (round, for_it, against) = (record.round, *for_it, *against);
        (*document == about).then_some(Decision { number, round, for_it, against })
    })
}

/// Explains an actor's vote on a document, if its venue has decided by a round and the actor has a seat there.
#[must_use]
pub fn ballot(game: &Game, actor: ActorId, document: DocumentId, round: Round) -> Option<Ballot> {
    let setting = game.setting();
    let decision = decision(game, document).filter(|decision| decision.round <= round)?;
    if !setting.voters(document).contains(actor) {
        return None;
    }
    let situation = scene(game, decision.number);
    let texts = situation.texts();
    let clauses = setting.document(document).clause_ids();
    let beyond: Vec<Beyond> = clauses.filter_map(|clause| Beyond::of(setting, texts, actor, clause)).collect();
    let has_promised = |promise: &Promise| *promise == Promise::Adopt { document };
    let had_promised = texts.deals().iter().any(|deal| deal.owed(actor).any(has_promised));
    let voice = match (decision.for_it.contains(actor), decision.against.contains(actor)) {
        (true, _) => Voice::For,
        (false, true) => Voice::Against,
        (false, false) => Voice::Silent,
    };
    let by_the_rule = match (beyond.is_empty() || had_promised, beyond.iter().any(|one| one.is_fatal)) {
        (true, _) => Voice::For,
        (false, true) => Voice::Against,
        (false, false) => Voice::Silent,
    };
    let state = texts.document(document);
    let has_spoken = state.for_it.union(state.against).contains(actor);
    let is_told = voice != by_the_rule || has_spoken && !had_promised;
    let by = if is_told { game.orders_by(actor, decision.round) } else { Player::Machine };
    let carried = if had_promised { Mechanism::SidePayments } else { Mechanism::WinSets };
    let theory = if by.is_machine() { vec![carried] } else { Vec::new() };
    let (round, text) = (decision.round, String::new());
    let mut ballot = Ballot { actor, document, round, voice, had_promised, by, beyond, theory, text };
    ballot.text = ballot.card(Words(game.scenario()));
    Some(ballot)
}

impl Beyond {
    /// A clause that is part of the text, if the actor could not bring it home.
    fn of(setting: &Setting, texts: &Texts, actor: ActorId, clause: ClauseId) -> Option<Self> {
        let (facts, state) = (setting.clause(clause), texts.clause(clause));
        let stands = matches!(state.wording, Wording::Adopted | Wording::Clean);
        let preference = facts.preference(actor);
        let may_keep_out = facts.is_reservable || state.reserved.contains(actor);
        (stands && !preference.accepts(state.position)).then(|| Self {
            clause,
            at: state.position,
            nearest: preference.nearest(state.position),
            is_fatal: preference.red_line && !may_keep_out,
        })
    }
}

impl Ballot {
    /// The card as lines of text.
    #[must_use]
    pub fn to_text(&self) -> &str {
        &self.text
    }

    fn card(&self, words: Words<'_>) -> String {
        let (actor, title) = (words.actor(self.actor), words.the_document(self.document));
        let act = match self.voice {
            Voice::For => format!("vote for {title}"),
            Voice::Against => format!("vote against {title}"),
            Voice::Silent => format!("abstain on {title}"),
        };
        let head = format!("Why did {actor} {act}? {}\n", sentence(&words.round(self.round)));
        if !self.by.is_machine() {
            return format!("{head}  {} Motives are not guessed.\n", unweighed(self.by));
        }
        let why = match (self.had_promised, self.voice) {
            (true, _) => "It had given its word in a deal to vote for it.".to_owned(),
            (false, Voice::For) => "Every clause of the text was one that it could bring home.".to_owned(),
            (false, Voice::Against) => self.told(words, true),
            (false, Voice::Silent) => self.told(words, false),
        };
        let note = format!("This explains the model's {}, not the real one.", actor.trim_start_matches("the "));
        format!("{head}  {why}\n{note}\n{}", in_the_literature(&self.theory))
    }

    /// The clauses that it could not bring home, and at which texts it would have voted otherwise.
    fn told(&self, words: Words<'_>, is_fatal: bool) -> String {
        let those: Vec<&Beyond> = self.beyond.iter().filter(|one| one.is_fatal || !is_fatal).collect();
        let one = |one: &&Beyond| format!("{} at {}", words.clause(one.clause), place(one.at));
        let nearest = |one: &&Beyond| format!("{} at {}", words.clause(one.clause), place(one.nearest));
        let lay = match is_fatal {
            true => "beyond a red line of its own, and it had no way to keep out of that",
            false => "beyond what it could bring home, though not beyond a red line that bound it",
        };
        let otherwise = if is_fatal { "It would not have voted against it" } else { "It would have voted for it" };
        format!(
            "{} lay {lay}. {otherwise} with {}.",
            sentence(&list(&those.iter().map(one).collect::<Vec<_>>())),
            list(&those.iter().map(nearest).collect::<Vec<_>>())
        )
    }
}
