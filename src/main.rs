//! The program: parse, run, print one error, set the exit code.

use std::io::{self, Write as _};
use std::process::ExitCode;

use dinard::cli;
use mimalloc::MiMalloc;

/// A logged game keeps every decision in a place of its own. The system's allocator hands that memory back after each
/// game and fetches it again, page by page; this one keeps it.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    match cli::run(std::env::args_os(), &mut io::stdout()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) if fault.is_broken_pipe() => ExitCode::SUCCESS,
        Err(fault) => {
            // With no standard error either, the exit code has to do.
            let _ = writeln!(io::stderr(), "error: {fault}");
            ExitCode::from(fault.code())
        }
    }
}
