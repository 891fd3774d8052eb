//! The file of a game in play, for both faces: each round is on the disk before the next is asked for, and nobody else
//! writes to it meanwhile.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::play::Game;
use crate::play::log::{self, Log, LogError};
use crate::play::replay;

/// A log file that grows with its game. It is only ever appended to, and locked for as long as it is open: two games in
/// one file would undo each other.
#[derive(Debug)]
pub struct LogFile {
    path: PathBuf,
    file: File,
    written: usize,
}

/// A log file that is locked to be gone on with; nothing in it has been touched.
#[derive(Debug)]
pub struct Claim {
    path: PathBuf,
    file: File,
}

/// Why a log file cannot be played on. The file stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum Unplayable {
    /// It cannot be read or written.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// It is open elsewhere, in a window or a terminal.
    #[error("another game is writing this log")]
    InUse,
    /// It is no log.
    #[error("{0}")]
    Damaged(#[from] LogError),
    /// The rules do not give what it tells.
    #[error("line {0}: the rules of this version do not give what the log tells")]
    Differs(usize),
}

impl LogFile {
    /// A new file of this name for a game. It appears whole.
    ///
    /// # Errors
    /// There is a file of that name (`AlreadyExists`), or it cannot be written.
    pub fn create(path: &Path, game: &Game) -> io::Result<Self> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let kept = write_whole(folder, game)?.persist_noclobber(path);
        Ok(Self::new(path.to_owned(), kept.map_err(|error| error.error)?, game))
    }

    /// The same in a folder that is made if need be, under the first free name of the scenario:
    /// `2017_notpetya-1.jsonl`, `2017_notpetya-2.jsonl` and so on.
    ///
    /// # Errors
    /// The folder or the file cannot be written.
    pub fn create_in(folder: &Path, game: &Game) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let mut whole = write_whole(folder, game)?;
        for number in 1_u32.. {
            let path = folder.join(format!("{}-{number}.jsonl", game.scenario().slug));
            match whole.persist_noclobber(&path) {
                Ok(file) => return Ok(Self::new(path, file, game)),
                Err(taken) if taken.error.kind() == io::ErrorKind::AlreadyExists => whole = taken.file,
                Err(error) => return Err(error.error),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    fn new(path: PathBuf, file: File, game: &Game) -> Self {
        Self { path, file, written: game.journal().len() }
    }

    /// Reads a file and opens it to be played on. A step that was cut short, as by a crash, is finished.
    ///
    /// # Errors
    /// The file is no log, is in use, or tells what the rules do not give.
    pub fn open(path: &Path) -> Result<(Self, Game), Unplayable> {
        let claim = Claim::lay(path)?;
        let (log, game) = read(path)?;
        Ok((claim.go_on(&log, &game)?, game))
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
}

impl Claim {
    /// Locks a file against everybody else who would write to it.
    ///
    /// # Errors
    /// It cannot be opened, or is in use.
    pub fn lay(path: &Path) -> Result<Self, Unplayable> {
        let file = OpenOptions::new().read(true).append(true).open(path)?;
        lock(&file)?;
        Ok(Self { path: path.to_owned(), file })
    }

    /// Goes on with the game of the log in this file: a torn end is cut off, and what the game has beyond the log is
    /// appended.
    ///
    /// # Errors
    /// The disk is full or gone.
    pub fn go_on(mut self, log: &Log, game: &Game) -> io::Result<LogFile> {
        let text = fs::read(&self.path)?;
        if log.is_torn {
            let whole = text.iter().rposition(|&byte| byte == b'\n').map_or(0, |end| end + 1);
            self.file.set_len(whole as u64)?;
        } else if !text.ends_with(b"\n") {
            self.file.write_all(b"\n")?;
        }
        let mut file = LogFile { path: self.path, file: self.file, written: log.entries.len() };
        file.catch_up(game)?;
        Ok(file)
    }
}

/// Whether a game is being played on the log of this name.
#[must_use]
pub fn is_in_use(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// A locked file without a name yet that holds all of a game.
fn write_whole(folder: &Path, game: &Game) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    // With the rights that any other program would give it, not those of a secret.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut whole = builder.append(true).tempfile_in(folder)?;
    let mut text = Vec::new();
    log::append_header(game, &mut text)?;
    log::append_entries(game, 0, &mut text)?;
    whole.write_all(&text)?;
    whole.as_file().sync_data()?;
    lock(whole.as_file()).map_err(io::Error::other)?;
    Ok(whole)
}

/// Reads a log file, without opening it to be written: the log, and the game in it.
///
/// # Errors
/// The file is no log, or tells what the rules do not give.
pub fn read(path: &Path) -> Result<(Log, Game), Unplayable> {
    let text = fs::read(path)?;
    let log = log::read(&String::from_utf8_lossy(&text))?;
    let game = resume(&log)?;
    Ok((log, game))
}

/// The game in a log, to be played on.
///
/// # Errors
/// The log tells what the rules do not give.
pub fn resume(log: &Log) -> Result<Game, Unplayable> {
    replay::resume(log).map_err(|difference| Unplayable::Differs(difference.line))
}

fn lock(file: &File) -> Result<(), Unplayable> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(Unplayable::InUse),
        // Some network folders know no locks: there, whoever plays has to take care.
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}
