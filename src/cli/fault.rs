//! What went wrong, and the exit code that tells scripts which kind of thing it was.

use std::fmt;
use std::io;

/// An error with its exit code.
#[derive(Debug)]
pub struct Fault {
    kind: Kind,
    error: anyhow::Error,
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
        Self { kind: Kind::Input, error: error.into() }
    }

    /// The run failed.
    pub fn run(error: impl Into<anyhow::Error>) -> Self {
        Self { kind: Kind::Run, error: error.into() }
    }

    /// A log does not match the rules.
    pub fn mismatch(error: impl Into<anyhow::Error>) -> Self {
        Self { kind: Kind::Mismatch, error: error.into() }
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
}

/// The error and its causes in one line.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#}", self.error)
    }
}

/// What cannot be printed is a failed run.
impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::run(error)
    }
}
