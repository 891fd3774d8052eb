//! The window, or the game in the terminal where none can be opened. The only file of this floor that knows the window.

use std::io::Write;
use std::path::PathBuf;

use super::language::Language;
use super::{Fault, play};

const EXAMPLES: &str = "\
Examples:
  dinard window
  dinard window my_scenario.ron
  dinard window --open game.jsonl

Without a display, the game is played in the terminal.";

/// What `window` takes.
#[derive(Debug, Default, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// A scenario file, or the name of a scenario that comes with the program; 2017_notpetya if left out.
    scenario: Option<String>,
    /// Go on with the game in this log.
    #[arg(long, value_name = "LOG")]
    open: Option<PathBuf>,
    #[command(flatten)]
    language: Language,
    /// The folder for pictures of the window.
    #[arg(long, value_name = "FOLDER")]
    screenshots: Option<PathBuf>,
}

/// Opens the window. Where that cannot be done, says so in one line and plays in the terminal.
pub(super) fn open(args: Args, out: &mut dyn Write) -> Result<(), Fault> {
    match try_to_open(&args)? {
        None => Ok(()),
        Some(why) => {
            writeln!(out, "No window: {why}. Here is the game in the terminal.\n")?;
            play::in_terminal(args.scenario, args.open, args.language, out)
        }
    }
}

/// Opens the window and returns once it is closed; why not, if it cannot be opened.
#[cfg(feature = "app")]
fn try_to_open(args: &Args) -> Result<Option<String>, Fault> {
    use crate::app::{self, NoWindow, Options};
    if let Err(why) = app::can_open_window() {
        return Ok(Some(why.to_string()));
    }
    let scenario = args.language.scenario(args.scenario.as_deref().unwrap_or(super::library::DEFAULT))?;
    match app::run(Options { scenario, open: args.open.clone(), screenshots: args.screenshots.clone() }) {
        Ok(()) => Ok(None),
        Err(lost @ NoWindow::Lost) => Err(Fault::run(lost)),
        Err(why) => Ok(Some(why.to_string())),
    }
}

/// A build without the window.
#[cfg(not(feature = "app"))]
fn try_to_open(_args: &Args) -> Result<Option<String>, Fault> {
    Ok(Some("this build has none (feature `app`)".to_owned()))
}
