//! A print: the texts of a game's documents as files of their own, for reading, printing and handing on.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::play::Game;
use crate::review::{FinalText, final_text};

/// How a text is written: the ending of its file's name, and its words.
type Form = (&'static str, fn(&FinalText) -> String);

/// Clean and marked up, as Markdown and as a page of HTML.
const FORMS: [Form; 4] = [
    (".md", |text| text.to_markdown(false)),
    ("-marked.md", |text| text.to_markdown(true)),
    (".html", |text| text.to_html(false)),
    ("-marked.html", |text| text.to_html(true)),
];

/// Writes the text of every document of a game as it stands, each in all forms, and never over a file that is there:
/// `2019_dinard-initiative-1.md`, then `2019_dinard-initiative-2.md` and so on. Returns the files.
///
/// # Errors
/// The folder or a file cannot be written.
pub fn print(folder: &Path, game: &Game) -> io::Result<Vec<PathBuf>> {
    fs::create_dir_all(folder)?;
    let names = &game.setting().names;
    let mut files = Vec::new();
    for document in game.situation().texts().there(game.setting()) {
        let stem = folder.join(format!("{}-{}", game.scenario().slug, names.document(document)));
        let free = free(&stem);
        let text = final_text(game, document);
        for (ending, write) in FORMS {
            files.push(put(&free, ending, &write(&text))?);
        }
    }
    Ok(files)
}

/// The name with the first number under which no form of a text lies yet.
fn free(stem: &Path) -> PathBuf {
    let named = |number: u32| PathBuf::from(format!("{}-{number}", stem.display()));
    let is_free = |name: &PathBuf| FORMS.iter().all(|(ending, _)| !whole(name, ending).exists());
    (1..).map(named).find(is_free).unwrap_or_else(|| stem.to_owned())
}

fn whole(name: &Path, ending: &str) -> PathBuf {
    PathBuf::from(format!("{}{ending}", name.display()))
}

/// Puts a whole file in its place in one step, unless there is one.
fn put(name: &Path, ending: &str, text: &str) -> io::Result<PathBuf> {
    let path = whole(name, ending);
    let mut file = NamedTempFile::new_in(path.parent().unwrap_or(Path::new(".")))?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_data()?;
    file.persist_noclobber(&path).map_err(|error| error.error)?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::scenario::Scenario;
    use crate::sim::Seed;

    #[test]
    fn every_form_is_written_and_no_file_is_written_over() {
        let scenario = Scenario::parse("2019_dinard.ron", include_str!("../../scenarios/2019_dinard.ron")).0.unwrap();
        let mut game = Game::new(Arc::new(scenario), Seed(1));
        let folder = tempfile::tempdir().unwrap();
        let first = print(folder.path(), &game).unwrap();
        assert_eq!(first.len(), FORMS.len() * game.setting().document_ids().count());
        let written = fs::read_to_string(&first[0]).unwrap();
        while !game.is_over() {
            game.play_round();
        }
        let second = print(folder.path(), &game).unwrap();
        assert!(first.iter().all(|path| !second.contains(path)), "{second:?}");
        assert_eq!(fs::read_to_string(&first[0]).unwrap(), written);
        assert_ne!(fs::read_to_string(&second[0]).unwrap(), written, "the text has changed since");
        let page = fs::read_to_string(&second[3]).unwrap();
        assert!(second[3].ends_with("2019_dinard-initiative-2-marked.html") && page.starts_with("<!doctype html>"));
    }
}
