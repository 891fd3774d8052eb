//! What went wrong, and the exit code that tells scripts which kind of thing it was.

use std::fmt;
use std::io;

use serde_json::{Map, Value};

use crate::scenario::diagnostic::printable;

/// An error with its exit code, and with what people and programs get beside the message.
#[derive(Debug)]
pub struct Fault {
    kind: Kind,
    error: anyhow::Error,
    /// Lines for people: source excerpts, both sides of a difference.
    excerpt: String,
    /// Fields for programs: places, findings.
    fields: Map<String, Value>,
    /// Whether what was printed tells programs all of it.
    is_printed: bool,
}

/// Which kind of thing went wrong; the numbers are the exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Kind {
    /// What was handed in is no good.
    Input = 2,
    /// The run failed.
    Run = 3,
    /// A log does not match the rules.
    Mismatch = 4,
}

impl Fault {
    /// What was handed in is no good.
    pub fn input(error: impl Into<anyhow::Error>) -> Self {
        Self::new(Kind::Input, error)
    }

    /// The run failed.
    pub fn run(error: impl Into<anyhow::Error>) -> Self {
        Self::new(Kind::Run, error)
    }

    /// A log does not match the rules.
    pub fn mismatch(error: impl Into<anyhow::Error>) -> Self {
        Self::new(Kind::Mismatch, error)
    }

    fn new(kind: Kind, error: impl Into<anyhow::Error>) -> Self {
        Self { kind, error: error.into(), excerpt: String::new(), fields: Map::new(), is_printed: false }
    }

    /// The same with lines that people read below the message.
    pub(super) fn with_excerpt(mut self, excerpt: &str) -> Self {
        excerpt.trim_end().clone_into(&mut self.excerpt);
        self
    }

    /// The same with a field that programs read beside the message.
    pub(super) fn with_field(mut self, name: &str, value: Value) -> Self {
        self.fields.insert(name.to_owned(), value);
        self
    }

    /// The same where the document that was printed shows what is amiss: programs get no second one.
    pub(super) fn already_printed(mut self) -> Self {
        self.is_printed = true;
        self
    }

    /// Whether what was printed shows what is amiss.
    pub(super) fn is_printed(&self) -> bool {
        self.is_printed
    }

    /// The exit code.
    #[must_use]
    pub fn code(&self) -> u8 {
        self.kind as u8
    }

    /// Whether the reader of our output has had enough, which is no error.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        let causes = self.error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
        causes.into_iter().any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
    }

    /// The error as programs read it: the message, the exit code, and what else is known.
    pub(super) fn to_json(&self) -> Value {
        let mut fields = self.fields.clone();
        fields.insert("error".to_owned(), format!("{:#}", self.error).into());
        fields.insert("exit_code".to_owned(), self.code().into());
        Value::Object(fields)
    }
}

/// The error and its causes in one line, without characters that could steer a terminal, and the excerpt below.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", printable(format!("{:#}", self.error)))?;
        if self.excerpt.is_empty() { Ok(()) } else { write!(f, "\n{}", self.excerpt) }
    }
}

/// What cannot be printed is a failed run.
impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::run(error)
    }
}
