//! Files: read whole, written whole or not at all.

use std::fs;
use std::io::{self, BufWriter};
use std::path::Path;

use anyhow::{Context as _, anyhow};
use tempfile::NamedTempFile;

use super::Fault;
use crate::scenario::nearest::nearest;

/// Reads a text file.
///
/// # Errors
/// It cannot be read, or is no text; a file that does not exist comes with the nearest name that does.
pub(super) fn read(path: &Path) -> Result<String, Fault> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(not_found(path)),
        Err(error) => return Err(Fault::input(anyhow!(error).context(format!("cannot read {}", path.display())))),
    };
    String::from_utf8(bytes).map_err(|error| {
        let line =
            error.as_bytes().iter().take(error.utf8_error().valid_up_to()).filter(|&&byte| byte == b'\n').count();
        Fault::input(anyhow!("{}:{}: this is no UTF-8 text; save the file as UTF-8", path.display(), line + 1))
    })
}

fn not_found(path: &Path) -> Fault {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let others = fs::read_dir(folder).into_iter().flatten().flatten();
    let others: Vec<_> = others.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let advice = match nearest(&name, others.iter().map(String::as_str)) {
        Some(other) => format!("; did you mean {}?", folder.join(other).display()),
        None if !folder.is_dir() => format!("; there is no folder {} either", folder.display()),
        None => String::new(),
    };
    Fault::input(anyhow!("there is no file {}{advice}", path.display()))
}

/// A file that appears under its name, whole, when it is finished.
#[derive(Debug)]
pub(super) struct WholeFile<'p> {
    path: &'p Path,
    out: BufWriter<NamedTempFile>,
}

impl<'p> WholeFile<'p> {
    /// Starts a file. Nothing appears under its name before [`Self::finish`].
    ///
    /// # Errors
    /// Its folder cannot be written to.
    pub(super) fn create(path: &'p Path) -> Result<Self, Fault> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = open_to_all().tempfile_in(folder).with_context(|| format!("cannot write {}", path.display()));
        Ok(Self { path, out: BufWriter::new(file.map_err(Fault::run)?) })
    }

    /// Lets the file appear.
    ///
    /// # Errors
    /// The disk is full, or the name is taken by a folder.
    pub(super) fn finish(self) -> Result<(), Fault> {
        let whole = self.out.into_inner().map_err(io::IntoInnerError::into_error)?;
        let kept = whole.persist(self.path).map_err(|error| error.error);
        kept.with_context(|| format!("cannot write {}", self.path.display())).map_err(Fault::run)?;
        Ok(())
    }
}

impl io::Write for WholeFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Files with the rights that any other program would give them, not those of a secret.
fn open_to_all() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}
