//! `dinard brief`: the role sheets of a scenario, for a class.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::ValueEnum;

use super::files::{WholeFile, up_to};
use super::language::Language;
use super::wrap::for_people;
use super::{Fault, library, seats};
use crate::review::sheet::{RoleSheet, role_sheet, to_html, to_markdown, to_text};
use crate::scenario::Scenario;
use crate::sim::ActorId;

const EXAMPLES: &str = "\
Examples:
  dinard brief saltmere --as orsel
  dinard brief saltmere --form html --out sheets   a file a seat, to print
  dinard brief --as gbr --as fra --form markdown
  dinard brief --lang fr --as fra

A sheet tells what all seats are told, and what is for its seat alone: its role,
its goals, and what the model says of it. No sheet holds what is private to
another, and none tells of an attack that is still to come.";

/// What `brief` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// A scenario file, or the name of a scenario that comes with the program.
    #[arg(default_value = library::DEFAULT)]
    scenario: String,
    /// Whose sheet, by slug or name; given several times, of each of them. Of all seats that can be played if left out.
    #[arg(long = "as", value_name = "ACTOR")]
    seats: Vec<String>,
    /// As what. A page of HTML begins each sheet on a new sheet of paper.
    #[arg(long, value_enum, default_value_t)]
    form: Form,
    /// Write a file for each seat into this folder instead, such as saltmere-orsel.html; one that is there already is
    /// replaced only if it is a sheet of that seat.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    #[command(flatten)]
    language: Language,
}

/// As what a sheet is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    #[default]
    Text,
    Markdown,
    Html,
}

impl Form {
    fn write(self, sheets: &[RoleSheet]) -> String {
        match self {
            Self::Text => to_text(sheets),
            Self::Markdown => to_markdown(sheets),
            Self::Html => to_html(sheets),
        }
    }

    /// The ending of a file's name, and where the title in it ends.
    fn file(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("txt", "\n"),
            Self::Markdown => ("md", "\n"),
            Self::Html => ("html", "</title>"),
        }
    }
}

/// Prints the sheets, or writes each into a file and prints its name.
pub(super) fn brief(args: &Args, out: &mut dyn Write) -> Result<(), Fault> {
    let scenario = args.language.scenario(&args.scenario)?;
    let all = scenario.playable.clone();
    let seats = if args.seats.is_empty() { all } else { seats::named(&scenario, &args.seats)? };
    let Some(folder) = &args.out else {
        let sheets: Vec<_> = seats.iter().map(|&seat| role_sheet(&scenario, seat)).collect();
        let text = args.form.write(&sheets);
        let text = if args.form == Form::Text { for_people(&text) } else { text };
        return Ok(write!(out, "{text}")?);
    };
    let cannot = || format!("cannot make the folder {}", folder.display());
    fs::create_dir_all(folder).with_context(cannot).map_err(Fault::run)?;
    for seat in seats {
        let path = write_file(folder, &scenario, seat, args.form)?;
        writeln!(out, "{}", path.display())?;
    }
    Ok(())
}

fn write_file(folder: &Path, scenario: &Scenario, seat: ActorId, form: Form) -> Result<PathBuf, Fault> {
    let (ending, end_of_title) = form.file();
    let path = folder.join(format!("{}-{}.{ending}", scenario.slug, scenario.setting.names.actor(seat)));
    let text = form.write(&[role_sheet(scenario, seat)]);
    let mut file = WholeFile::create(&path, up_to(&text, end_of_title))?;
    file.write_all(text.as_bytes())?;
    file.finish()?;
    Ok(path)
}
