//! The command line itself: what cannot be read of it, with the nearest that can.

use std::ffi::OsString;
use std::path::Path;

use anyhow::anyhow;
use clap::error::{ContextKind, ErrorKind};
use clap::{CommandFactory as _, Parser as _};

use super::wrap::{terminal_width, wrap};
use super::{Cli, Fault, Format, library};
use crate::scenario::nearest::nearest;

/// The most characters of a line of help, as wide as every terminal is.
pub(super) const WIDEST: usize = 80;

/// A command line that asks for nothing to be done.
pub(super) enum Unread {
    /// It asks for help or the version, which is this text.
    Help(String),
    /// It is wrong.
    Wrong(Fault),
}

/// Reads the command line; the first argument is the name of the program.
pub(super) fn read(arguments: &[OsString]) -> Result<Cli, Unread> {
    Cli::try_parse_from(arguments).map_err(|error| {
        let kind = error.kind();
        if matches!(kind, ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
            Unread::Help(help(&error))
        } else if kind == ErrorKind::InvalidSubcommand {
            Unread::Wrong(no_command(&error))
        } else {
            Unread::Wrong(wrong(&error))
        }
    })
}

/// How failures are to be told, even where the rest of the line cannot be read.
pub(super) fn format(arguments: &[OsString]) -> Format {
    let is_json = |pair: &[OsString]| pair[0] == "--format" && pair[1] == "json";
    let asks = arguments.windows(2).any(is_json) || arguments.iter().any(|argument| argument == "--format=json");
    if asks { Format::Json } else { Format::Text }
}

/// The help, in bold where that can be seen. What the parser does not break, such as a long usage, is broken here.
fn help(error: &clap::Error) -> String {
    let text = error.render();
    match terminal_width() {
        Some(width) => wrap(&text.ansi().to_string(), width.min(WIDEST)),
        None => wrap(&text.to_string(), WIDEST),
    }
}

/// What the parser says: the first paragraph as the message, the rest below.
fn wrong(error: &clap::Error) -> Fault {
    let text = error.render().to_string();
    let (message, rest) = text.split_once("\n\n").unwrap_or((&text, ""));
    let message = message.trim().trim_start_matches("error: ").to_owned();
    Fault::input(anyhow!(message)).with_excerpt(&format!("\n{}", wrap(rest, WIDEST)))
}

/// A word in the place of a command: a slip of the pen, or a file or scenario that a command could take.
fn no_command(error: &clap::Error) -> Fault {
    let word = error.get(ContextKind::InvalidSubcommand).map(ToString::to_string).unwrap_or_default();
    let commands = Cli::command();
    let known: Vec<&str> = commands.get_subcommands().map(clap::Command::get_name).collect();
    let is_of = |ending: &str| Path::new(&word).extension().is_some_and(|found| found == ending);
    let advice = if is_of("jsonl") {
        format!(
            "to tell the game in that log: `dinard replay {word}`; to go on with it: `dinard play --resume {word}`"
        )
    } else if is_of("ron") || library::is_shipped(&word) {
        format!(
            "to play that scenario: `dinard play {word}`; to let machines play it: `dinard run {word}`; in the window: `dinard window {word}`"
        )
    } else {
        match nearest(&word, known.iter().copied()) {
            Some(command) => format!("did you mean `{command}`?"),
            None => format!("there are {}", known.join(", ")),
        }
    };
    Fault::input(anyhow!("there is no command `{word}`; {advice}"))
        .with_excerpt("\nFor more information, try '--help'.")
}
