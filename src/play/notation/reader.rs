//! Reads the words of an order one after the other, and says what was expected where one does not fit.

use super::{NotationError, WORDS, Wish, motion};
use crate::scenario::Roster;
use crate::scenario::nearest::{all_nearest, one_of, quoted};
use crate::scenario::roster::Unknown;
use crate::sim::moves::{Awaited, Pledge};
use crate::sim::treaty::ClauseSet;
use crate::sim::{ActorId, ActorSet, ClauseId, DocumentId, IncidentId, Order, Response, Round};

/// The most words and marks of a name.
const LONGEST_NAME: usize = 8;
/// The most words that are offered in the place of one.
const MOST_ADVICE: usize = 4;
/// Words between the parts of an order or a motion.
const JOINTS: [&str; 7] = ["to", "from", "for", "if", "else", "reserving", "declaring"];
/// Words that end a name, whatever it is.
const ENDS: [&str; 15] =
    ["to", "from", "for", "if", "with", "of", "else", "into", "reserving", "declaring", ":", ",", "{", "}", "="];

/// A word or a mark, its column, and where it begins in the line, in bytes.
#[derive(Clone, Copy, Debug)]
struct Token<'t> {
    text: &'t str,
    column: usize,
    start: usize,
}

/// What is left to read of a line.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    roster: &'t Roster,
    text: &'t str,
    tokens: std::iter::Peekable<std::vec::IntoIter<Token<'t>>>,
    end: usize,
}

impl<'t> Reader<'t> {
    pub(super) fn new(roster: &'t Roster, text: &'t str) -> Self {
        let end = text.trim_end().chars().count() + 1;
        Self { roster, text, tokens: tokens(text).into_iter().peekable(), end }
    }

    /// Takes a word if it comes next.
    pub(super) fn accept(&mut self, word: &str) -> bool {
        self.tokens.next_if(|token| token.text.eq_ignore_ascii_case(word)).is_some()
    }

    pub(super) fn expect(&mut self, mark: &str) -> Result<(), NotationError> {
        if self.accept(mark) { Ok(()) } else { Err(self.expected(&format!("`{mark}`"))) }
    }

    pub(super) fn end(&mut self) -> Result<(), NotationError> {
        let Some(next) = self.tokens.peek().copied() else { return Ok(()) };
        let is_other = |joint: &&str| !joint.eq_ignore_ascii_case(next.text);
        let help = match next.text {
            "," => Some("one line says one thing".to_owned()),
            found => did_you_mean(found, JOINTS.into_iter().filter(is_other)),
        };
        Err(NotationError { help, ..self.expected("the end of the line") })
    }

    /// A round of the game.
    pub(super) fn round(&mut self) -> Result<Round, NotationError> {
        let column = self.tokens.peek().map_or(self.end, |token| token.column);
        let (number, last) = (self.number()?, self.roster.rounds());
        if number <= last {
            return Ok(Round(number));
        }
        let (problem, help) = (format!("there is no round {number}"), format!("the last is round {last}"));
        Err(NotationError { column, problem, help: Some(help) })
    }

    pub(super) fn actor(&mut self) -> Result<ActorId, NotationError> {
        let roster = self.roster;
        self.named("an actor", |name| roster.actor(name))
    }

    fn incident(&mut self) -> Result<IncidentId, NotationError> {
        let roster = self.roster;
        self.named("an incident", |name| roster.incident(name))
    }

    pub(super) fn document(&mut self) -> Result<DocumentId, NotationError> {
        let roster = self.roster;
        self.named("a document", |name| {
            roster
                .document(name)
                .map_err(|unknown| instead_of(unknown, name, "a clause", roster.clause(name).is_ok()))
        })
    }

    pub(super) fn clause(&mut self) -> Result<ClauseId, NotationError> {
        let roster = self.roster;
        self.named("a clause", |name| {
            roster
                .clause(name)
                .map_err(|unknown| instead_of(unknown, name, "a document", roster.document(name).is_ok()))
        })
    }

    /// Clauses in braces.
    pub(super) fn clauses(&mut self) -> Result<ClauseSet, NotationError> {
        self.expect("{")?;
        let mut clauses = ClauseSet::EMPTY;
        while !self.accept("}") {
            if self.tokens.peek().is_none_or(|token| !token.may_be_of_a_name()) {
                self.expect("}")?;
            }
            clauses = clauses.with(self.clause()?);
            self.accept(",");
        }
        Ok(clauses)
    }

    /// A place on the scale of a clause's texts, with or without decimals, the letter of one of its variants, or the
    /// options that all of its slots take.
    pub(super) fn position(&mut self, clause: ClauseId) -> Result<f64, NotationError> {
        let names_a_slot = self.tokens.clone().nth(1).is_some_and(|second| second.text == "=");
        if let Some(first) = self.tokens.peek().copied().filter(|token| token.is_a_letter() && !names_a_slot) {
            let position = self.roster.variant(clause, first.text).ok_or_else(|| self.no_variant(first, clause))?;
            self.tokens.next();
            return Ok(position);
        }
        let is_word = self.tokens.peek().is_some_and(|token| token.text.starts_with(char::is_alphabetic));
        if is_word && self.roster.slots(clause).next().is_some() {
            return self.combination(clause);
        }
        let what = self.text_of(clause);
        self.decimal(&what)
    }

    /// What may stand where the text of a clause is asked for.
    fn text_of(&self, clause: ClauseId) -> String {
        let letters = self.letters(clause).map_or(String::new(), |letters| format!(", a variant {letters}"));
        let slots: Vec<String> = self.roster.slots(clause).map(|slot| format!("{slot}=1")).collect();
        let slots =
            if slots.is_empty() { String::new() } else { format!(", or options such as `{}`", slots.join(" ")) };
        format!("a number from 0 to 100{letters}{slots}")
    }

    /// The letters of the variants of a clause: `` `A` to `D` ``; none if it has no variants, or they are combinations of
    /// slots, which go by their options.
    fn letters(&self, clause: ClauseId) -> Option<String> {
        if self.roster.slots(clause).next().is_some() {
            return None;
        }
        let mut letters = self.roster.letters(clause);
        let first = letters.next()?;
        Some(letters.last().map_or(format!("`{first}`"), |last| format!("`{first}` to `{last}`")))
    }

    /// A letter that is no variant of a clause.
    fn no_variant(&self, found: Token<'t>, clause: ClauseId) -> NotationError {
        let slug = self.roster.clause_slug(clause);
        let (problem, help) = match self.letters(clause) {
            Some(letters) => (format!("`{slug}` has no variant `{}`", found.text), format!("it has {letters}")),
            None if self.roster.slots(clause).next().is_some() => {
                (format!("`{slug}` has no variant `{}`", found.text), format!("say {}", self.text_of(clause)))
            }
            None => (
                format!("`{slug}` has no variants"),
                "say where its text shall lie: a number from 0 to 100".to_owned(),
            ),
        };
        NotationError { column: found.column, problem, help: Some(help) }
    }

    /// The options that the slots of a clause take, each slot once: `duty=2 target=1`.
    fn combination(&mut self, clause: ClauseId) -> Result<f64, NotationError> {
        let roster = self.roster;
        let mut options = vec![None; roster.slots(clause).count()];
        while let Some(missing) = options.iter().position(Option::is_none) {
            let column = self.tokens.peek().map_or(self.end, |token| token.column);
            let wanted = roster.slots(clause).nth(missing).unwrap_or_default();
            if !self.tokens.peek().is_some_and(|token| token.text.chars().all(is_of_a_word)) {
                return Err(self.expected(&format!("`{wanted}=` and its option")));
            }
            let slot = self.named("a slot", |name| roster.slot(clause, name))?;
            self.expect("=")?;
            let option = self.named("an option", |name| roster.option(clause, slot, name))?;
            if options[slot].replace(option).is_some() {
                let problem = "a slot takes one option only".to_owned();
                return Err(NotationError { column, problem, help: Some(format!("say `{wanted}=`, too")) });
            }
        }
        let options: Vec<usize> = options.into_iter().flatten().collect();
        roster.combination(clause, &options).ok_or_else(|| self.expected("a combination of options"))
    }

    /// A number with or without decimals.
    pub(super) fn decimal(&mut self, what: &str) -> Result<f64, NotationError> {
        let Some(first) = self.tokens.peek().copied() else { return Err(self.expected(what)) };
        let rest = self.text.get(first.start..).unwrap_or_default();
        let length = rest.find(|letter: char| !is_of_a_word(letter) && letter != '.').unwrap_or(rest.len());
        let written = rest.get(..length).unwrap_or_default();
        let is_plain = written.starts_with(|first: char| first.is_ascii_digit() || first == '.')
            && written.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
        let number = written.parse().ok().filter(|number: &f64| is_plain && number.is_finite());
        let number = number.ok_or_else(|| match written {
            "" => self.expected(what),
            _ => NotationError {
                column: first.column,
                problem: format!("expected {what}, found {}", quoted(written)),
                help: None,
            },
        })?;
        while self.tokens.next_if(|token| token.start < first.start + length).is_some() {}
        Ok(number)
    }

    /// One of these words, or of two joined by `_`; what is expected is `what`, with its article and without.
    pub(super) fn verb(
        &mut self,
        what: &str,
        noun: &str,
        verbs: &[&'static str],
    ) -> Result<&'static str, NotationError> {
        let first = self.word(what)?;
        let known = |word: &str| verbs.iter().find(|verb| verb.eq_ignore_ascii_case(word)).copied();
        if let Some(second) = self.tokens.peek()
            && let Some(verb) = known(&format!("{}_{}", first.text, second.text))
        {
            self.tokens.next();
            return Ok(verb);
        }
        known(first.text).ok_or_else(|| {
            let help = did_you_mean(first.text, verbs.iter().copied())
                .unwrap_or_else(|| format!("{noun}s are {}", verbs.join(", ")));
            NotationError {
                column: first.column,
                problem: format!("{} is no {noun}", quoted(first.text)),
                help: Some(help),
            }
        })
    }

    /// A name of one word or several: the longest that stands for something.
    fn named<T>(&mut self, what: &str, find: impl Fn(&str) -> Result<T, Unknown>) -> Result<T, NotationError> {
        let first = self.word(what)?;
        if !first.may_be_of_a_name() && find(first.text).is_err() {
            let problem = format!("expected {what}, found `{}`", first.text);
            return Err(NotationError { column: first.column, problem, help: None });
        }
        let rest: Vec<Token<'t>> =
            self.tokens.clone().take(LONGEST_NAME - 1).take_while(Token::may_be_of_a_name).collect();
        let name = |more: usize| {
            let last = more.checked_sub(1).and_then(|index| rest.get(index)).unwrap_or(&first);
            self.text.get(first.start..last.start + last.text.len()).unwrap_or(first.text)
        };
        if let Some((more, found)) = (0..=rest.len()).rev().find_map(|more| Some((more, find(name(more)).ok()?))) {
            self.tokens.by_ref().take(more).for_each(drop);
            return Ok(found);
        }
        // What is wrong is told of the first word, unless all of them together are like a name.
        let of_all = find(name(rest.len())).err().filter(|unknown| unknown.has_like);
        let unknown = of_all.map_or_else(|| find(first.text), Err);
        unknown.map_err(|Unknown { problem, help, .. }| NotationError {
            column: first.column,
            problem,
            help: Some(help),
        })
    }

    /// An order or a motion, whichever its first word begins.
    pub(super) fn wish(&mut self) -> Result<Wish, NotationError> {
        if self.is_motion() { motion::read(self).map(Wish::Motion) } else { self.order().map(Wish::Order) }
    }

    /// Whether the next word, or the next two, begin a motion.
    fn is_motion(&self) -> bool {
        let mut next = self.tokens.clone();
        let is_verb = |word: &str| motion::VERBS.iter().any(|verb| verb.eq_ignore_ascii_case(word));
        next.next().is_some_and(|first| {
            is_verb(first.text)
                || next.next().is_some_and(|second| is_verb(&format!("{}_{}", first.text, second.text)))
        })
    }

    pub(super) fn order(&mut self) -> Result<Order, NotationError> {
        let response = self.response(&motion::VERBS)?;
        let incident = self.incident()?;
        let accused = if self.accept("to") { Some(self.actor()?) } else { None };
        let is_pledge = self.accept("if") || self.accept("with");
        let pledge = if is_pledge { Some(self.pledge()?) } else { None };
        Ok(Order { incident, response, accused, pledge })
    }

    fn pledge(&mut self) -> Result<Pledge, NotationError> {
        let at_least = self.number()?;
        self.expect("of")?;
        self.expect("{")?;
        let mut among = ActorSet::EMPTY;
        while !self.accept("}") {
            if self.tokens.peek().is_none_or(|token| !token.may_be_of_a_name()) {
                self.expect("}")?;
            }
            among = among.with(self.actor()?);
            self.accept(",");
        }
        let awaits = if self.accept("sanction") { Awaited::Sanction } else { Awaited::Name };
        let otherwise = if self.accept("else") { self.response(&[])? } else { Response::HoldOut };
        Ok(Pledge { at_least, among, awaits, otherwise })
    }

    /// A response in one word or two. These words could have stood there as well.
    fn response(&mut self, others: &[&'static str]) -> Result<Response, NotationError> {
        let first = self.word("a response")?;
        if let Some(second) = self.tokens.peek()
            && let Some(response) = super::response(&format!("{}_{}", first.text, second.text))
        {
            self.tokens.next();
            return Ok(response);
        }
        super::response(first.text).ok_or_else(|| {
            let responses = WORDS.iter().flat_map(|(_, words)| words.iter().copied());
            let words = responses.chain(others.iter().copied());
            let motions = if self.roster.has_documents() { others } else { &[] };
            let help = did_you_mean(first.text, words).unwrap_or_else(|| all_words(motions));
            let problem = match motions {
                [] => format!("{} is no response", quoted(first.text)),
                _ => format!("{} is neither a response nor a motion", quoted(first.text)),
            };
            NotationError { column: first.column, problem, help: Some(help) }
        })
    }

    /// A number from 1 on, as numbers of deals and rounds are.
    pub(super) fn number(&mut self) -> Result<u16, NotationError> {
        let number = self.tokens.peek().and_then(|token| token.text.parse::<u16>().ok()).filter(|&number| number > 0);
        let number = number.ok_or_else(|| self.expected(&format!("a number from 1 to {}", u16::MAX)))?;
        self.tokens.next();
        Ok(number)
    }

    /// The next word, unless a mark or the end comes first.
    fn word(&mut self, what: &str) -> Result<Token<'t>, NotationError> {
        match self.tokens.next_if(|token| token.text.chars().all(is_of_a_word)) {
            Some(token) => Ok(token),
            None => Err(self.expected(what)),
        }
    }

    fn expected(&mut self, what: &str) -> NotationError {
        let (column, found) = match self.tokens.peek() {
            Some(token) => (token.column, quoted(token.text)),
            None => (self.end, "the end of the line".to_owned()),
        };
        NotationError { column, problem: format!("expected {what}, found {found}"), help: None }
    }
}

impl Token<'_> {
    /// Whether it is one letter, as variants have.
    fn is_a_letter(&self) -> bool {
        matches!(self.text.as_bytes(), [letter] if letter.is_ascii_alphabetic())
    }

    fn may_be_of_a_name(&self) -> bool {
        !ENDS.iter().any(|end| self.text.eq_ignore_ascii_case(end))
    }
}

/// What is said of a name that stands for nothing of its kind: that it is something else, if it is.
fn instead_of(unknown: Unknown, name: &str, what: &str, is_that: bool) -> Unknown {
    if is_that { Unknown { problem: format!("{} is {what}", quoted(name)), ..unknown } } else { unknown }
}

/// "did you mean `public`?"; none if nothing is like it.
pub(super) fn did_you_mean<'n>(found: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    let near: Vec<_> = all_nearest(found, names).into_iter().take(MOST_ADVICE).collect();
    (!near.is_empty()).then(|| format!("did you mean {}?", one_of(&near)))
}

/// All responses, and these motions.
fn all_words(motions: &[&str]) -> String {
    let words: Vec<_> = WORDS.iter().map(|(response, _)| response.slug()).collect();
    let motions = if motions.is_empty() { String::new() } else { format!("; motions are {}", motions.join(", ")) };
    format!("responses are {}{motions}", words.join(", "))
}

/// The words and marks of a line with their columns.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut left = text;
    let (mut column, mut start) = (1, 0);
    while let Some(first) = left.chars().next() {
        let length = left.chars().take_while(|&letter| is_of_a_word(letter)).map(char::len_utf8).sum::<usize>();
        let length = if length == 0 { first.len_utf8() } else { length };
        let (token, rest) = left.split_at(length);
        if !first.is_whitespace() {
            tokens.push(Token { text: token, column, start });
        }
        column += token.chars().count();
        start += token.len();
        left = rest;
    }
    tokens
}

fn is_of_a_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '-'
}
