//! `dinard text`: the text of a document in a game, for reading and printing.

use std::io::Write;
use std::path::PathBuf;

use anyhow::anyhow;
use clap::ValueEnum;

use super::files::{WholeFile, up_to};
use super::{Fault, logs};
use crate::play::Game;
use crate::play::replay::fold;
use crate::review::final_text;
use crate::scenario::Roster;
use crate::sim::DocumentId;

const EXAMPLES: &str = "\
Examples:
  dinard run 2019_dinard --log game.jsonl
  dinard text game.jsonl
  dinard text game.jsonl --document initiative --form html --out text.html";

/// What `text` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The log of a game.
    log: PathBuf,
    /// Which document, by slug or title; the only one if left out.
    #[arg(long)]
    document: Option<String>,
    /// As what.
    #[arg(long, value_enum, default_value_t)]
    form: Form,
    /// With dropped clauses, rival wordings, and who changed what.
    #[arg(long)]
    marked: bool,
    /// Write it to this file instead; one that is there already is replaced only if it is a text of the same title.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// As what a text is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    #[default]
    Markdown,
    Html,
}

/// Writes the text of a document as it stands at the end of the log.
pub(super) fn text(args: &Args, out: &mut dyn Write) -> Result<(), Fault> {
    let game = fold(&logs::read(&args.log)?);
    let text = final_text(&game, document(args, &game)?);
    let (text, end_of_title) = match args.form {
        Form::Markdown => (text.to_markdown(args.marked), "\n"),
        Form::Html => (text.to_html(args.marked), "</title>"),
    };
    let Some(path) = &args.out else { return Ok(write!(out, "{text}")?) };
    let mut file = WholeFile::create(path, up_to(&text, end_of_title))?;
    file.write_all(text.as_bytes())?;
    file.finish()
}

/// The document that is meant.
fn document(args: &Args, game: &Game) -> Result<DocumentId, Fault> {
    if let Some(name) = &args.document {
        return Roster::of(game.scenario()).document(name).map_err(Fault::input);
    }
    let there = || game.situation().texts().there(game.setting());
    let mut documents = there();
    match (documents.next(), documents.next()) {
        (Some(only), None) => Ok(only),
        (None, _) => Err(Fault::input(anyhow!("the scenario has no documents"))),
        (Some(_), Some(_)) => {
            let slugs: Vec<_> = there().map(|id| game.setting().names.document(id)).collect();
            Err(Fault::input(anyhow!("say which document: --document {}", slugs.join(", or --document "))))
        }
    }
}
