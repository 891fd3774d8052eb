//! The file of a game in play: each entry is on the disk before the next is played, so that a crash loses nothing.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::play::Game;
use crate::play::log::{self, LogError};
use crate::play::replay;

/// A log file that is being written. It is locked against a second window for as long as it is open.
#[derive(Debug)]
pub struct LogFile {
    path: PathBuf,
    file: File,
    written: usize,
}

/// Why a log file cannot be played on. The file stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum Unplayable {
    /// It cannot be read or written.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// Another window has it open.
    #[error("the game is open in another window")]
    InUse,
    /// It is no log.
    #[error("{0}")]
    Damaged(#[from] LogError),
    /// The rules do not give what it tells.
    #[error("line {0}: the rules of this version do not give what the log tells")]
    Differs(usize),
}

impl LogFile {
    /// A new file for a game, in a folder that is made if need be. It appears whole, under the first free name of
    /// the scenario: `2017_notpetya-1.jsonl`, `2017_notpetya-2.jsonl` and so on.
    ///
    /// # Errors
    /// The folder or the file cannot be written.
    pub fn create(folder: &Path, game: &Game) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let mut whole = write_whole(folder, game)?;
        for number in 1_u32.. {
            let path = folder.join(format!("{}-{number}.jsonl", game.scenario().slug));
            match whole.persist_noclobber(&path) {
                Ok(_) => return Self::append_to(path, game),
                Err(taken) if taken.error.kind() == io::ErrorKind::AlreadyExists => whole = taken.file,
                Err(error) => return Err(error.error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    fn append_to(path: PathBuf, game: &Game) -> io::Result<Self> {
        let file = OpenOptions::new().append(true).open(&path)?;
        file.try_lock()?;
        Ok(Self { path, file, written: game.journal().len() })
    }

    /// Reads a file and opens it to be played on. A step that was cut short, as by a crash, is finished.
    ///
    /// # Errors
    /// The file is no log, is in use, or tells what the rules do not give.
    pub fn open(path: &Path) -> Result<(Self, Game), Unplayable> {
        let file = OpenOptions::new().read(true).append(true).open(path)?;
        lock(&file)?;
        let (game, written) = read(path)?;
        let mut logfile = Self { path: path.to_owned(), file, written: written.unwrap_or_default() };
        if written.is_some() {
            logfile.catch_up(&game)?;
        } else {
            logfile = logfile.rewrite(&game)?;
        }
        Ok((logfile, game))
    }

    /// Where the file lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes what the game has gained since the last time, down to the disk.
    ///
    /// # Errors
    /// The disk is full or gone; what is missing will be written with the next entry.
    pub fn catch_up(&mut self, game: &Game) -> io::Result<()> {
        let mut lines = Vec::new();
        log::append_entries(game, self.written, &mut lines)?;
        let before = self.file.metadata()?.len();
        if let Err(error) = self.file.write_all(&lines).and_then(|()| self.file.sync_data()) {
            self.file.set_len(before)?;
            return Err(error);
        }
        self.written = game.journal().len();
        Ok(())
    }

    /// Puts a whole file in the place of one with a broken last line, in one step.
    fn rewrite(self, game: &Game) -> Result<Self, Unplayable> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        write_whole(folder, game)?.persist(&self.path).map_err(|error| error.error)?;
        Ok(Self::append_to(self.path, game)?)
    }
}

/// A file without a name yet that holds all of a game.
fn write_whole(folder: &Path, game: &Game) -> io::Result<NamedTempFile> {
    let mut whole = NamedTempFile::new_in(folder)?;
    let mut text = Vec::new();
    log::append_header(game, &mut text)?;
    log::append_entries(game, 0, &mut text)?;
    whole.write_all(&text)?;
    whole.as_file().sync_data()?;
    Ok(whole)
}

/// Reads a log file, without opening it to be written: the game, and how many entries the file holds; none if its
/// last line is torn, or has lost its line break.
///
/// # Errors
/// The file is no log, or tells what the rules do not give.
pub fn read(path: &Path) -> Result<(Game, Option<usize>), Unplayable> {
    let text = fs::read(path)?;
    let text = String::from_utf8_lossy(&text);
    let log = log::read(&text)?;
    let game = replay::resume(&log).map_err(|difference| Unplayable::Differs(difference.line))?;
    let is_whole = text.ends_with('\n') && !log.is_torn;
    Ok((game, is_whole.then_some(log.entries.len())))
}

fn lock(file: &File) -> Result<(), Unplayable> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(Unplayable::InUse),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}
