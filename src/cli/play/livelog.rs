//! The log of a game at the prompt: its file, with what goes wrong told as the terminal tells it.

use std::io;
use std::path::Path;

use anyhow::anyhow;

use crate::cli::language::Language;
use crate::cli::{Fault, files};
use crate::logfile::{Claim, LogFile, Unplayable, resume};
use crate::play::Game;

/// A log file that grows with its game.
#[derive(Debug)]
pub(super) struct LiveLog(LogFile);

impl LiveLog {
    /// A new file with what the game holds so far.
    ///
    /// # Errors
    /// There is a file of that name, or it cannot be written.
    pub(super) fn create(path: &Path, game: &Game) -> Result<Self, Fault> {
        LogFile::create(path, game).map(Self).map_err(|error| {
            if error.kind() != io::ErrorKind::AlreadyExists {
                return Fault::run(files::cannot_create(path, &error));
            }
            if path.is_dir() {
                return Fault::input(anyhow!("{} is a folder; name a new file", path.display()));
            }
            let path = path.display();
            Fault::input(anyhow!("{path} exists; go on with it by --resume {path}, or name a new file"))
        })
    }

    /// The game in an older file, which goes on growing from where it stands.
    ///
    /// # Errors
    /// It is no log, another game is writing it, or it cannot be written.
    pub(super) fn go_on(path: &Path, language: &Language) -> Result<(Game, Self), Fault> {
        // A file that is not there is told with the nearest name; what counts is read under the lock.
        files::read(path)?;
        let fault = |error| cannot_go_on(path, error);
        let claim = Claim::lay(path).map_err(fault)?;
        let log = language.log(path)?;
        let game = resume(&log).map_err(fault)?;
        let file = claim.go_on(&log, &game).map_err(|error| fault(error.into()))?;
        Ok((game, Self(file)))
    }

    /// The name of the file, as it was given.
    pub(super) fn name(&self) -> String {
        self.0.path().display().to_string()
    }

    /// Writes what the game has gained.
    ///
    /// # Errors
    /// The disk is full or gone.
    pub(super) fn catch_up(&mut self, game: &Game) -> Result<(), Fault> {
        self.0.catch_up(game).map_err(|error| cannot_go_on(self.0.path(), error.into()))
    }
}

fn cannot_go_on(path: &Path, error: Unplayable) -> Fault {
    let name = path.display();
    match error {
        Unplayable::Io(error) => Fault::run(files::cannot_write(path, &error)),
        Unplayable::InUse => Fault::run(anyhow!("{name}: {error}")),
        Unplayable::Damaged(_) => Fault::input(anyhow!("{name}: {error}")),
        Unplayable::Differs(line) => {
            Fault::mismatch(anyhow!("{name}:{line}: the rules of this version do not give what the log tells"))
        }
    }
}
