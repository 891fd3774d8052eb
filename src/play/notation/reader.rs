//! Reads the words of an order one after the other, and says what was expected where one does not fit.

use super::{NotationError, WORDS};
use crate::scenario::nearest::nearest;
use crate::sim::moves::Pledge;
use crate::sim::{ActorId, ActorSet, IncidentId, Names, Order, Response, Round};

/// A word or a mark, and its column.
#[derive(Clone, Copy, Debug)]
struct Token<'t> {
    text: &'t str,
    column: usize,
}

/// What is left to read of a line.
#[derive(Debug)]
pub(super) struct Reader<'t> {
    names: &'t Names,
    tokens: std::iter::Peekable<std::vec::IntoIter<Token<'t>>>,
    end: usize,
}

impl<'t> Reader<'t> {
    pub(super) fn new(names: &'t Names, text: &'t str) -> Self {
        let end = text.trim_end().chars().count() + 1;
        Self { names, tokens: tokens(text).into_iter().peekable(), end }
    }

    /// Takes a word if it comes next.
    pub(super) fn accept(&mut self, word: &str) -> bool {
        self.tokens.next_if(|token| token.text.eq_ignore_ascii_case(word)).is_some()
    }

    pub(super) fn expect(&mut self, mark: &str) -> Result<(), NotationError> {
        if self.accept(mark) { Ok(()) } else { Err(self.expected(&format!("`{mark}`"))) }
    }

    pub(super) fn end(&mut self) -> Result<(), NotationError> {
        if self.tokens.peek().is_none() { Ok(()) } else { Err(self.expected("the end of the line")) }
    }

    pub(super) fn round(&mut self) -> Result<Round, NotationError> {
        self.number().map(Round)
    }

    pub(super) fn actor(&mut self) -> Result<ActorId, NotationError> {
        let token = self.word("an actor")?;
        let find = |slug: &str| self.names.find_actor(slug);
        known(token, "actor", find, self.names.actors.iter().map(String::as_str))
    }

    fn incident(&mut self) -> Result<IncidentId, NotationError> {
        let token = self.word("an incident")?;
        let find = |slug: &str| self.names.find_incident(slug);
        known(token, "incident", find, self.names.incidents.iter().map(String::as_str))
    }

    pub(super) fn order(&mut self) -> Result<Order, NotationError> {
        let response = self.response()?;
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
            among = among.with(self.actor()?);
            self.accept(",");
        }
        let otherwise = if self.accept("else") { self.response()? } else { Response::HoldOut };
        Ok(Pledge { at_least, among, otherwise })
    }

    /// A response in one word or two.
    fn response(&mut self) -> Result<Response, NotationError> {
        let first = self.word("a response")?;
        if let Some(second) = self.tokens.peek()
            && let Some(response) = super::response(&format!("{}_{}", first.text, second.text))
        {
            self.tokens.next();
            return Ok(response);
        }
        super::response(first.text).ok_or_else(|| {
            let words = WORDS.iter().flat_map(|(_, words)| words.iter().copied());
            let help = did_you_mean(first.text, words).unwrap_or_else(all_responses);
            NotationError {
                column: first.column,
                problem: format!("`{}` is no response", first.text),
                help: Some(help),
            }
        })
    }

    /// A number from 1 on.
    fn number(&mut self) -> Result<u16, NotationError> {
        let number = self.tokens.peek().and_then(|token| token.text.parse::<u16>().ok()).filter(|&number| number > 0);
        let number = number.ok_or_else(|| self.expected("a number from 1 on"))?;
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
            Some(token) => (token.column, format!("`{}`", token.text)),
            None => (self.end, "the end of the line".to_owned()),
        };
        NotationError { column, problem: format!("expected {what}, found {found}"), help: None }
    }
}

fn known<'n, T>(
    token: Token<'_>,
    what: &str,
    find: impl Fn(&str) -> Option<T>,
    names: impl Iterator<Item = &'n str>,
) -> Result<T, NotationError> {
    find(token.text).or_else(|| find(&token.text.to_lowercase())).ok_or_else(|| NotationError {
        column: token.column,
        problem: format!("there is no {what} `{}`", token.text),
        help: did_you_mean(token.text, names),
    })
}

fn did_you_mean<'n>(found: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    nearest(found, names).map(|name| format!("did you mean `{name}`?"))
}

fn all_responses() -> String {
    let words: Vec<_> = WORDS.iter().map(|(response, _)| response.slug()).collect();
    format!("responses are {}", words.join(", "))
}

/// The words and marks of a line with their columns.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut left = text;
    let mut column = 1;
    while let Some(first) = left.chars().next() {
        let length = left.chars().take_while(|&letter| is_of_a_word(letter)).map(char::len_utf8).sum::<usize>();
        let length = if length == 0 { first.len_utf8() } else { length };
        let (token, rest) = left.split_at(length);
        if !first.is_whitespace() {
            tokens.push(Token { text: token, column });
        }
        column += token.chars().count();
        left = rest;
    }
    tokens
}

fn is_of_a_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_' || letter == '-'
}
