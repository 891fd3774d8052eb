//! The shelf: the folder where the logs of all games lie, and which of them was left unfinished.

use std::cmp::Reverse;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::logfile::{self, LogFile, Unplayable};
use crate::play::Game;

/// The folder where logs lie.
#[derive(Clone, Debug)]
pub struct Shelf {
    folder: PathBuf,
}

/// A game on the shelf.
#[derive(Debug)]
pub struct Bookmark {
    /// Its log.
    pub path: PathBuf,
    /// The game as it stands, unless its log cannot be played on.
    pub game: Result<Game, Unplayable>,
}

impl Shelf {
    /// The shelf in a data folder. Nothing is made before the first game.
    #[must_use]
    pub fn new(data: &Path) -> Self {
        Self { folder: data.join("games") }
    }

    /// A new log for a game.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn add(&self, game: &Game) -> io::Result<LogFile> {
        LogFile::create_in(&self.folder, game)
    }

    /// The games that were not played to their end, the one that was written to last first.
    pub fn bookmarks(&self) -> impl Iterator<Item = Bookmark> {
        self.logs().into_iter().filter_map(|path| {
            let game = match is_finished(&path) {
                Ok(true) => return None,
                Ok(false) => logfile::read(&path).map(|(_, game)| game),
                Err(error) => Err(error.into()),
            };
            Some(Bookmark { path, game })
        })
    }

    /// The log that was written to last, if its game was played to the end.
    #[must_use]
    pub fn keepsake(&self) -> Option<Bookmark> {
        let path =
            self.logs().into_iter().next().filter(|path| is_finished(path).is_ok_and(|is_finished| is_finished))?;
        let game = logfile::read(&path).map(|(_, game)| game);
        Some(Bookmark { path, game })
    }

    /// All logs, newest first.
    fn logs(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let is_log = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "jsonl");
        let mut logs: Vec<_> = entries.filter(is_log).collect();
        logs.sort_by_cached_key(|path| {
            Reverse((fs::metadata(path).and_then(|data| data.modified()).ok(), path.clone()))
        });
        logs
    }
}

/// Whether the last line of a log is the end of its game.
fn is_finished(path: &Path) -> io::Result<bool> {
    const TAIL: u64 = 4096;
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail)?;
    let tail = String::from_utf8_lossy(&tail);
    Ok(tail.lines().next_back().is_some_and(|line| line.contains("\"game_ended\"")))
}
