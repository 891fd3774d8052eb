//! The text of a document as it stands, for reading: clean, or marked up with what went in and out, by whom, and all that
//! was on the table; with footnotes for reservations and declarations, and who is in.

mod change;
mod html;
mod markdown;

pub use change::Change;
use change::changes;

use super::ballot::{Decision, decision};
use super::expulsion::expulsions;
use super::package::sinking;
use super::words::treaty::{kind, stage, strength, wording};
use super::words::{Words, sentence};
use crate::play::Game;
use crate::scenario::Text;
use crate::scenario::slots::Piece;
use crate::sim::treaty::{Deed, Stage, Wording};
use crate::sim::view::{ClauseView, DocumentView};
use crate::sim::{ActorId, ActorSet, ClauseId, DocumentId, Event, Record};

/// A document as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinalText {
    /// Its title.
    pub title: String,
    /// What it is and where it stands, a sentence each.
    pub status: Vec<String>,
    /// Its articles, in order; those that do not stand, too.
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
    /// Its number among those that stand, from 1; none if it was dropped, or left out of what was decided.
    pub number: Option<usize>,
    /// What it says.
    pub text: String,
    /// The same piece by piece: words that stand or fall together.
    pub pieces: Vec<Piece>,
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
    /// What stands over it: its number, or what kept it from one.
    #[must_use]
    pub fn heading(&self) -> String {
        match (self.number, self.wording) {
            (Some(number), _) => format!("Article {number}"),
            (None, Wording::Parked) => "Left out".to_owned(),
            (None, _) => "Dropped".to_owned(),
        }
    }

    /// Its words piece by piece, each in the order in which they were its text; last those that stand, unless it was
    /// dropped. There is one piece, unless the clause is drafted by slots.
    #[must_use]
    pub fn spans(&self) -> Vec<Vec<Span<'_>>> {
        (0..self.pieces.len()).map(|piece| self.spans_of(piece)).collect()
    }

    fn spans_of(&self, piece: usize) -> Vec<Span<'_>> {
        let mut spans = Vec::new();
        let text = self.pieces[piece].words.as_str();
        let mut stands = Span::Kept(text);
        for change in &self.history {
            let Some(out) = change.deleted.as_ref().and_then(|pieces| pieces.get(piece)) else { continue };
            let inserted = change.inserted.as_ref().and_then(|pieces| pieces.get(piece));
            if inserted != Some(out) {
                spans.push(Span::Out { text: &out.words, by: &change.by });
                stands = inserted.map_or(stands, |_| Span::In { text, by: &change.by });
            }
        }
        spans.extend(self.number.map(|_| stands));
        spans
    }
}

/// The words of an article as a writer marks up each span, with the bracket that it opens and closes.
fn marked_up(article: &Article, mark: impl Fn(Span<'_>, [&str; 2]) -> String) -> String {
    let is_bracketed = article.wording == Wording::Bracketed;
    let (pieces, last) = (article.spans(), article.pieces.len().saturating_sub(1));
    let mark_piece = |(number, spans): (usize, Vec<Span<'_>>)| {
        let open = if is_bracketed && number == 0 { "[" } else { "" };
        let close = if is_bracketed && number == last { "]" } else { "" };
        let spans: Vec<String> = spans.into_iter().map(|span| mark(span, [open, close])).collect();
        spans.join(" ")
    };
    pieces.into_iter().enumerate().map(mark_piece).collect()
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
        let stands = game.situation().texts().is_in_text(game.setting(), clause.clause);
        number += usize::from(stands);
        let notes = notes(words, clause, &mut text.notes);
        let pieces = |position| match clause.wording {
            Wording::Dropped => whole(words, clause.clause, position),
            Wording::Proposed | Wording::Bracketed | Wording::Clean | Wording::Parked | Wording::Adopted => {
                words.clause_pieces(clause.clause, position)
            }
        };
        let history = changes(words, game, clause.clause, &pieces);
        text.articles.push(Article {
            number: stands.then_some(number),
            text: words.clause_text(clause.clause, clause.position),
            pieces: pieces(clause.position),
            rivals: rivals(words, clause, &history),
            wording: clause.wording,
            standing: standing(words, seen.stage, clause),
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

/// What a clause says in one piece: what is dropped goes out as a whole.
fn whole(words: Words<'_>, clause: ClauseId, position: f64) -> Vec<Piece> {
    vec![Piece { words: words.clause_text(clause, position), slot: None }]
}

fn status_of(words: Words<'_>, game: &Game, seen: &DocumentView) -> Vec<String> {
    let facts = game.setting().document(seen.document);
    let state = game.situation().texts().document(seen.document);
    if let Some(not_there) = words.not_there(seen.document, game.situation(), game.is_over()) {
        return vec![sentence(&format!("{}, {not_there}.", kind(facts)))];
    }
    let is_left_open = seen.stage == Stage::Open && game.is_over();
    let stands = if is_left_open { "left open when the game ended" } else { stage(seen.stage) };
    let mut lines = vec![sentence(&format!("{}, {stands}.", kind(facts)))];
    lines.extend(rejected(seen).map(str::to_owned));
    if let Some(parent) = facts.splits_from {
        lines.push(format!("Split off from {}.", words.the_document(parent)));
    }
    if let Some(decided) = state.decided.filter(|_| seen.stage != Stage::Open) {
        let venue = words.venue(seen.document).map(|venue| format!(" by {venue},")).unwrap_or_default();
        lines.push(format!("Decided in {}{venue} by {}.", words.round(decided), words.procedure(seen.document)));
    }
    if let Some(Decision { for_it, against, .. }) = decision(game, seen.document) {
        lines.push(match game.setting().venue(seen.document).procedure.is_silent() {
            true => silence(words, against.intersection(game.setting().voters(seen.document))),
            false => format!("The vote: {}.", words.tally(seen.document, for_it, against)),
        });
    }
    lines.extend(sinking(words, game, seen.document));
    if seen.package.is_some() {
        lines.push(sentence(&words.package(seen)) + ".");
    }
    lines.extend(reviews(words, game, seen.document));
    let put_out = expulsions(game).into_iter().filter(|expulsion| expulsion.document == seen.document);
    lines.extend(put_out.map(|expulsion| expulsion.told(words)));
    let lacks = words.missing(seen.document, &seen.missing);
    if let Some(since) = seen.in_force {
        lines.push(format!("In force since {}.", words.round(since)));
    } else if seen.stage == Stage::Adopted && !lacks.is_empty() {
        lines.push(format!("Not in force: it lacks {lacks}."));
    }
    lines
}

/// What a text that was not adopted is.
fn rejected(seen: &DocumentView) -> Option<&'static str> {
    let has_text = seen.clauses.iter().any(|clause| clause.wording == Wording::Adopted);
    (seen.stage == Stage::Failed).then_some(match has_text {
        true => "This is the text that was put to the vote; it was not adopted.",
        false => "No clause carried, so nothing was left to adopt.",
    })
}

/// What became of a silence that these broke.
fn silence(words: Words<'_>, broke: ActorSet) -> String {
    match broke.is_empty() {
        true => "Nobody broke the silence.".to_owned(),
        false => sentence(&format!("{} broke the silence.", words.set(broke))),
    }
}

/// What came of every review of a document, a sentence each.
fn reviews(words: Words<'_>, game: &Game, about: DocumentId) -> Vec<String> {
    let told = |record: &Record| {
        let Event::Treaty(Deed::Reviewed { document, for_it, against, silent, carried }) = &record.event else {
            return None;
        };
        let verdict = if *carried { "it goes on" } else { "it does not go on" };
        let tally = words.tally_among(*for_it, *against, *silent);
        (*document == about).then(|| format!("Reviewed in {}: {verdict}, by {tally}.", words.round(record.round)))
    };
    game.records().filter_map(told).collect()
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
    let outside = words.stayed_out(game.situation(), seen.document, game.is_over());
    words.parts(seen).into_iter().chain(outside).map(|line| line + ".").collect()
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

/// The variants that are not the text, and never were; of combinations of slots, those that somebody asks for.
fn rivals(words: Words<'_>, clause: &ClauseView, history: &[Change]) -> Vec<Rival> {
    let facts = words.0.setting.clause(clause.clause);
    let variants = words.0.story.clauses.get(clause.clause.index()).map(|text| text.variants.as_slice());
    let is_by_slots = words.0.slots(clause.clause).is_some();
    let text_of = |pieces: &Vec<Piece>| pieces.iter().map(|piece| piece.words.as_str()).collect::<String>();
    let was_text =
        |text: &String| history.iter().any(|change| change.deleted.as_ref().map(text_of).as_ref() == Some(text));
    let rival = |(at, text): (usize, &Text)| {
        let voters = words.0.setting.voters(facts.document).iter();
        let asks = |actor: &ActorId| facts.variant_at(clause.asks[actor.index()]) == Some(at);
        let askers: ActorSet = voters.filter(asks).collect();
        let rival = Rival { text: text.to_string(), by: words.actors(askers.iter()) };
        (!(is_by_slots && askers.is_empty())).then_some(rival)
    };
    let others = variants.unwrap_or_default().iter().enumerate().filter(|(at, _)| Some(*at) != clause.variant);
    others.filter_map(rival).filter(|rival| !was_text(&rival.text)).collect()
}

fn standing(words: Words<'_>, stage: Stage, clause: &ClauseView) -> String {
    let sponsors = if clause.sponsors.is_empty() {
        String::new()
    } else {
        format!("; sponsored by {}", words.set(clause.sponsors))
    };
    let wording = match (stage, clause.wording) {
        (Stage::Failed, Wording::Adopted) => "carried, but the text as a whole was not adopted",
        (_, stands) => wording(stands),
    };
    let strength = strength(clause.strength);
    let effect = words.effect(&words.0.setting.clause(clause.clause).effect);
    format!("{wording}; {strength}; {effect}; text at {:.1} of 100{sponsors}", clause.position)
}
