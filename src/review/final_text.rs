//! The text of a document as it stands, for reading: clean, or marked up with what went in and out, by whom, and all that
//! was on the table; with footnotes for reservations and declarations, and who is in.

mod change;
mod html;
mod markdown;

pub use change::Change;
use change::changes;

use super::ballot::{Decision, decision};
use super::words::treaty::{kind, stage, status, strength, wording};
use super::words::{Words, sentence};
use crate::play::Game;
use crate::scenario::Text;
use crate::sim::treaty::{Stage, Status, Wording};
use crate::sim::view::{ClauseView, DocumentView};
use crate::sim::{ActorId, DocumentId};

/// A document as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinalText {
    /// Its title.
    pub title: String,
    /// What it is and where it stands, a sentence each.
    pub status: Vec<String>,
    /// Its articles, in order; dropped ones, too.
    pub articles: Vec<Article>,
    /// Who is in and how, a line each.
    pub parties: Vec<String>,
    /// Who voted how, a line each; empty without a roll call.
    pub roll_call: Vec<String>,
    /// The footnotes, from number 1.
    pub notes: Vec<String>,
}

/// One clause as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its number among those that stand, from 1; none if it was dropped.
    pub number: Option<usize>,
    /// What it says.
    pub text: String,
    /// Rival wordings that never were its text.
    pub rivals: Vec<Rival>,
    /// What has become of its text.
    pub wording: Wording,
    /// How firmly it binds, what it does, where its text lies, and who stands behind it.
    pub standing: String,
    /// Everything that changed it, oldest first.
    pub history: Vec<Change>,
    /// The numbers of its footnotes.
    pub notes: Vec<usize>,
}

/// A wording that was on the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rival {
    /// What it says.
    pub text: String,
    /// Who asks for a text that it would be; "nobody" without any.
    pub by: String,
}

/// Words of an article as they are marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span<'a> {
    /// They went out.
    Out {
        /// What they said.
        text: &'a str,
        /// Who took them out.
        by: &'a str,
    },
    /// They came in, and stand.
    In {
        /// What they say.
        text: &'a str,
        /// Who put them in.
        by: &'a str,
    },
    /// They were there from the start, and stand.
    Kept(&'a str),
}

impl Article {
    /// Its words in the order in which they were its text; last those that stand, unless it was dropped.
    #[must_use]
    pub fn spans(&self) -> Vec<Span<'_>> {
        let went = self.history.iter().filter_map(|change| Some((change.deleted.as_deref()?, change.by.as_str())));
        let mut spans: Vec<Span<'_>> = went.map(|(text, by)| Span::Out { text, by }).collect();
        let last = self.history.iter().rev().find(|change| change.inserted.is_some());
        let stands = last.map_or(Span::Kept(&self.text), |change| Span::In { text: &self.text, by: &change.by });
        spans.extend(self.number.map(|_| stands));
        spans
    }
}

/// The text of a document in a game as it stands.
#[must_use]
pub fn final_text(game: &Game, document: DocumentId) -> FinalText {
    let seen = DocumentView::of(game.setting(), game.situation(), document);
    let words = Words(game.scenario());
    let mut text = FinalText {
        title: words.document(document),
        status: status_of(words, game, &seen),
        articles: Vec::new(),
        parties: parties(words, game, &seen),
        roll_call: roll_call(words, game, document),
        notes: Vec::new(),
    };
    let mut number = 0;
    for clause in &seen.clauses {
        let stands = clause.wording != Wording::Dropped;
        number += usize::from(stands);
        let notes = notes(words, clause, &mut text.notes);
        let history = changes(words, game, clause.clause);
        text.articles.push(Article {
            number: stands.then_some(number),
            text: words.clause_text(clause.clause, clause.position),
            rivals: rivals(words, clause, &history),
            wording: clause.wording,
            standing: standing(words, clause),
            history,
            notes,
        });
    }
    add_objections(words, &seen, &mut text);
    text
}

impl FinalText {
    /// As Markdown, clean or marked up.
    #[must_use]
    pub fn to_markdown(&self, is_marked: bool) -> String {
        markdown::write(self, is_marked)
    }

    /// As a page of HTML that stands alone, clean or marked up.
    #[must_use]
    pub fn to_html(&self, is_marked: bool) -> String {
        html::write(self, is_marked)
    }
}

fn status_of(words: Words<'_>, game: &Game, seen: &DocumentView) -> Vec<String> {
    let facts = game.setting().document(seen.document);
    let state = game.situation().texts().document(seen.document);
    let mut lines = vec![sentence(&format!("{}, {}.", kind(facts), stage(seen.stage)))];
    if let Some(parent) = facts.splits_from {
        lines.push(format!("Split off from {}.", words.the_document(parent)));
    }
    if let Some(decided) = state.decided.filter(|_| seen.stage != Stage::Open) {
        let venue = words.venue(seen.document).map(|venue| format!(" by {venue},")).unwrap_or_default();
        lines.push(format!("Decided in {}{venue} by {}.", words.round(decided), words.procedure(seen.document)));
    }
    if let Some(Decision { for_it, against, .. }) = decision(game, seen.document) {
        lines.push(format!("The vote: {}.", words.tally(seen.document, for_it, against)));
    }
    if seen.package.is_some() {
        lines.push(sentence(&words.package(seen)) + ".");
    }
    let lacks = words.missing(seen.document, &seen.missing);
    if let Some(since) = seen.in_force {
        lines.push(format!("In force since {}.", words.round(since)));
    } else if seen.stage == Stage::Adopted && !lacks.is_empty() {
        lines.push(format!("Not in force: it lacks {lacks}."));
    }
    lines
}

/// Who voted how, where a roll was called.
fn roll_call(words: Words<'_>, game: &Game, document: DocumentId) -> Vec<String> {
    let is_called = game.setting().venue(document).procedure.is_roll_call;
    let Some(votes) = decision(game, document).filter(|_| is_called) else { return Vec::new() };
    let voters = game.setting().voters(document);
    let Decision { for_it, against, .. } = votes;
    let (for_it, against) = (for_it.intersection(voters), against.intersection(voters));
    let silent = voters.difference(for_it.union(against));
    let sides = [("For", for_it), ("Against", against), ("Abstaining", silent)];
    sides.map(|(side, actors)| format!("{side} ({}): {}.", actors.len(), words.set(actors))).to_vec()
}

fn parties(words: Words<'_>, game: &Game, seen: &DocumentView) -> Vec<String> {
    let consent = game.setting().consent(seen.document);
    let of = |wanted: Status| {
        let mut those = seen.who(wanted).peekable();
        let name = sentence(status(wanted, consent));
        those.peek().is_some().then(|| format!("{name}: {}.", words.actors(seen.who(wanted))))
    };
    [Status::Ratified, Status::Signed, Status::Withdrawn, Status::Expelled].into_iter().filter_map(of).collect()
}

/// The footnotes of a clause, added to all others; their numbers.
fn notes(words: Words<'_>, clause: &ClauseView, all: &mut Vec<String>) -> Vec<usize> {
    let mut numbers = Vec::new();
    for (who, what) in [
        (clause.reserved, "By reservation, this clause does not bind"),
        (clause.interpreted, "How to read this clause was declared by"),
    ] {
        if !who.is_empty() {
            all.push(format!("{what} {}.", words.set(who)));
            numbers.push(all.len());
        }
    }
    numbers
}

/// A footnote for all that objected to one party's reservations, at every article that it reserved.
fn add_objections(words: Words<'_>, seen: &DocumentView, text: &mut FinalText) {
    for (actor, party) in (0..).map(ActorId).zip(&seen.parties).filter(|(_, party)| !party.objectors.is_empty()) {
        let (objectors, whose) = (words.set(party.objectors), words.actor(actor));
        let note =
            format!("{objectors} objected to the reservations of {whose}: the text does not apply between them.");
        text.notes.push(sentence(&note));
        let reserved = |(_, clause): &(&mut Article, &ClauseView)| clause.reserved.contains(actor);
        for (article, _) in text.articles.iter_mut().zip(&seen.clauses).filter(reserved) {
            article.notes.push(text.notes.len());
        }
    }
}

/// The variants that are not the text, and never were.
fn rivals(words: Words<'_>, clause: &ClauseView, history: &[Change]) -> Vec<Rival> {
    let facts = words.0.setting.clause(clause.clause);
    let variants = words.0.story.clauses.get(clause.clause.index()).map(|text| text.variants.as_slice());
    let was_text = |text: &String| history.iter().any(|change| change.deleted.as_ref() == Some(text));
    let rival = |(at, text): (usize, &Text)| {
        let voters = words.0.setting.voters(facts.document).iter();
        let asks = |actor: &ActorId| facts.variant_at(clause.asks[actor.index()]) == Some(at);
        Rival { text: text.to_string(), by: words.actors(voters.filter(asks)) }
    };
    let others = variants.unwrap_or_default().iter().enumerate().filter(|(at, _)| Some(*at) != clause.variant);
    others.map(rival).filter(|rival| !was_text(&rival.text)).collect()
}

fn standing(words: Words<'_>, clause: &ClauseView) -> String {
    let sponsors = if clause.sponsors.is_empty() {
        String::new()
    } else {
        format!("; sponsored by {}", words.set(clause.sponsors))
    };
    let (wording, strength) = (wording(clause.wording), strength(clause.strength));
    let effect = words.effect(&words.0.setting.clause(clause.clause).effect);
    format!("{wording}; {strength}; {effect}; text at {:.1} of 100{sponsors}", clause.position)
}
