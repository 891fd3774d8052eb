//! The log of a game in play: each round is on the disk before the next is asked for.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};

use crate::cli::{Fault, run};
use crate::play::{Game, log};

/// A log file that grows with its game.
#[derive(Debug)]
pub(super) struct LiveLog {
    path: PathBuf,
    file: File,
    written: usize,
}

impl LiveLog {
    /// A new file with what the game holds so far.
    ///
    /// # Errors
    /// There is a file of that name, or it cannot be written.
    pub(super) fn create(path: &Path, game: &Game) -> Result<Self, Fault> {
        if path.exists() {
            let path = path.display();
            return Err(Fault::input(anyhow!("{path} exists; go on with it by --resume {path}, or name a new file")));
        }
        Self::replace(path, game)
    }

    /// The same in the place of an older file, which may have been cut short.
    ///
    /// # Errors
    /// It cannot be written.
    pub(super) fn replace(path: &Path, game: &Game) -> Result<Self, Fault> {
        run::keep(game, path)?;
        let file = OpenOptions::new().append(true).open(path);
        let file = file.with_context(|| format!("cannot write {}", path.display())).map_err(Fault::run)?;
        Ok(Self { path: path.to_owned(), file, written: game.journal().len() })
    }

    /// The name of the file, as it was given.
    pub(super) fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// Writes what the game has gained.
    ///
    /// # Errors
    /// The disk is full or gone.
    pub(super) fn catch_up(&mut self, game: &Game) -> Result<(), Fault> {
        let mut lines = Vec::new();
        log::append_entries(game, self.written, &mut lines)?;
        let cannot = || format!("cannot write {}", self.path.display());
        self.file.write_all(&lines).with_context(cannot).map_err(Fault::run)?;
        self.written = game.journal().len();
        Ok(())
    }
}
