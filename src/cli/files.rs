//! Files: read whole, written whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};
use tempfile::NamedTempFile;

use super::Fault;
use crate::scenario::BYTE_ORDER_MARK;
use crate::scenario::nearest::nearest;

/// Reads a text file.
///
/// # Errors
/// It cannot be read, or is no text; a file that does not exist comes with the nearest name that does.
pub(super) fn read(path: &Path) -> Result<String, Fault> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(not_found(path)),
        Err(_) if path.is_dir() => return Err(Fault::input(anyhow!("{} is a folder, not a file", path.display()))),
        Err(error) => return Err(Fault::input(anyhow!(error).context(format!("cannot read {}", path.display())))),
    };
    let text = String::from_utf8(bytes).map_err(|error| {
        let line =
            error.as_bytes().iter().take(error.utf8_error().valid_up_to()).filter(|&&byte| byte == b'\n').count();
        Fault::input(anyhow!("{}:{}: this is no UTF-8 text; save the file as UTF-8", path.display(), line + 1))
    })?;
    // Some editors put an invisible mark before the text.
    Ok(text.strip_prefix(BYTE_ORDER_MARK).map(str::to_owned).unwrap_or(text))
}

fn not_found(path: &Path) -> Fault {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = folder_of(path);
    let others = fs::read_dir(folder).into_iter().flatten().flatten();
    let others: Vec<_> = others.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let advice = match nearest(&name, others.iter().map(String::as_str)) {
        Some(other) => format!("; did you mean {}?", folder.join(other).display()),
        None if !folder.is_dir() => format!("; there is no folder {} either", folder.display()),
        None => String::new(),
    };
    Fault::input(anyhow!("there is no file {}{advice}", path.display()))
}

/// The beginning of a text up to where its title ends: it tells whose it is, so no other file is replaced.
pub(super) fn up_to<'t>(text: &'t str, end_of_title: &str) -> &'t str {
    text.find(end_of_title).map_or(text, |end| &text[..end + end_of_title.len()])
}

/// A file that appears under its name, whole, when it is finished. What is no regular file, such as a pipe or a
/// terminal, is written to as it stands.
#[derive(Debug)]
pub(super) struct WholeFile {
    /// What it was asked for as; errors say this.
    name: PathBuf,
    /// Where it appears: links are followed, so that it is the file they name that is replaced.
    path: PathBuf,
    out: BufWriter<Target>,
}

#[derive(Debug)]
enum Target {
    Whole(NamedTempFile),
    /// A file beside the one it becomes, which stays as far as it came if the program is stopped.
    Part(fs::File, PathBuf),
    Direct(fs::File),
}

impl WholeFile {
    /// Starts a file. Nothing appears under its name before [`Self::finish`]. A file that is there already is replaced
    /// only if it begins with `like`, as an earlier one of the same sort does: nobody's input is lost to a slip.
    ///
    /// # Errors
    /// Its folder cannot be written to, or the name is that of another sort of file.
    pub(super) fn create(path: &Path, like: &str) -> Result<Self, Fault> {
        let name = path.to_owned();
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let cannot = || format!("cannot write {}", name.display());
        let target = match fs::metadata(&path) {
            Ok(there) if there.is_file() => {
                refuse_another_sort(&name, like)?;
                Target::Whole(beside(&path).with_context(cannot).map_err(Fault::run)?)
            }
            Ok(_) => {
                Target::Direct(fs::File::options().write(true).open(&path).with_context(cannot).map_err(Fault::run)?)
            }
            Err(_) => Target::Whole(beside(&path).with_context(cannot).map_err(Fault::run)?),
        };
        Ok(Self { name, path, out: BufWriter::new(target) })
    }

    /// The same for what takes long: until it is finished it grows under its name with `.part` added, and what is there
    /// when the program is stopped stays there. What is left of an earlier one is replaced.
    ///
    /// # Errors
    /// As for [`Self::create`]; or another program is writing the same file.
    pub(super) fn create_by_parts(path: &Path, like: &str) -> Result<Self, Fault> {
        let mut file = Self::create(path, like)?;
        if let Target::Whole(_) = file.out.get_ref() {
            let part = PathBuf::from(format!("{}.part", file.path.display()));
            file.out = BufWriter::new(Target::Part(open_part(&part, like)?, part));
        }
        Ok(file)
    }

    /// Lets the file appear.
    ///
    /// # Errors
    /// The disk is full, or the name is taken by a folder.
    pub(super) fn finish(self) -> Result<(), Fault> {
        let cannot = || format!("cannot write {}", self.name.display());
        let target = self.out.into_inner().map_err(io::IntoInnerError::into_error);
        match target.with_context(cannot).map_err(Fault::run)? {
            Target::Whole(file) => {
                let kept = file.persist(&self.path).map_err(|error| error.error);
                kept.with_context(cannot).map_err(Fault::run)?;
            }
            Target::Part(_, part) => fs::rename(part, &self.path).with_context(cannot).map_err(Fault::run)?,
            Target::Direct(mut file) => file.flush().with_context(cannot).map_err(Fault::run)?,
        }
        Ok(())
    }
}

/// The empty part of a file, held against others who would write it.
fn open_part(part: &Path, like: &str) -> Result<fs::File, Fault> {
    let fault = |error| Fault::run(cannot_create(part, &error));
    let file = fs::File::options().read(true).append(true).create(true).open(part).map_err(fault)?;
    if let Err(fs::TryLockError::WouldBlock) = file.try_lock() {
        return Err(Fault::run(anyhow!("{}: another program is writing this file", part.display())));
    }
    refuse_another_sort(part, like)?;
    file.set_len(0).map_err(fault)?;
    Ok(file)
}

fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let folder = folder_of(path);
    open_to_all().tempfile_in(folder).map_err(|error| io::Error::new(error.kind(), folder_fault(folder)))
}

/// Says why a file cannot be made.
pub(super) fn cannot_create(path: &Path, error: &io::Error) -> io::Error {
    let of_folder = [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory, io::ErrorKind::PermissionDenied];
    if of_folder.contains(&error.kind()) {
        cannot_write(path, &io::Error::new(error.kind(), folder_fault(folder_of(path))))
    } else {
        cannot_write(path, error)
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn folder_fault(folder: &Path) -> String {
    if folder.is_dir() {
        format!("the folder {} cannot be written to", folder.display())
    } else if folder.exists() {
        format!("{} is a file, and files do not hold others", folder.display())
    } else {
        format!("there is no folder {}", folder.display())
    }
}

fn refuse_another_sort(path: &Path, like: &str) -> Result<(), Fault> {
    let mut start = Vec::new();
    let opened = fs::File::open(path).and_then(|file| file.take(like.len() as u64).read_to_end(&mut start));
    if opened.is_ok() && (start.is_empty() || start == like.as_bytes()) {
        return Ok(());
    }
    let name = path.display();
    Err(Fault::input(anyhow!(
        "{name} is there already and is another sort of file; name a file that may be replaced"
    )))
}

impl Target {
    /// The open file. Asked itself, it does not tell its passing name in errors.
    fn file(&mut self) -> &mut fs::File {
        match self {
            Self::Whole(file) => file.as_file_mut(),
            Self::Part(file, _) | Self::Direct(file) => file,
        }
    }
}

impl io::Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file().flush()
    }
}

/// Errors name the file that was asked for.
impl io::Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes).map_err(|error| cannot_write(&self.name, &error))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush().map_err(|error| cannot_write(&self.name, &error))
    }
}

/// Says what could not be written, and why.
pub(super) fn cannot_write(name: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("cannot write {}: {error}", name.display()))
}

/// Files with the rights that any other program would give them, not those of a secret.
fn open_to_all() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}
