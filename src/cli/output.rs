//! Standard output, whose errors say that it is what could not be written.

use std::io::{self, Write};
use std::path::Path;

use super::files::cannot_write;

/// What the program prints to.
pub(super) struct Output<'o>(pub(super) &'o mut dyn Write);

fn named(error: io::Error) -> io::Error {
    cannot_write(Path::new("standard output"), &error)
}

impl Write for Output<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes).map_err(named)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush().map_err(named)
    }
}
