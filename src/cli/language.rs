//! In which language the texts of scenarios are shown.

use std::path::Path;
use std::sync::Arc;

use anyhow::anyhow;

use super::{Fault, library, logs};
use crate::play::log::Log;
use crate::review::words::list;
use crate::scenario::Scenario;

/// The language that a command was asked to show texts in.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Language {
    /// Show the texts of the scenario in this language where they have it, such as fr; in its own if left out. The
    /// sentences of the program are English.
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,
}

impl Language {
    /// The scenario that is meant by a path or a slug.
    ///
    /// # Errors
    /// There is none, it has errors, or no text is in the language.
    pub(super) fn scenario(&self, name: &str) -> Result<Arc<Scenario>, Fault> {
        self.tell(library::scenario(name)?)
    }

    /// The log in a file.
    ///
    /// # Errors
    /// It cannot be read, is no log, or no text of its scenario is in the language.
    pub(super) fn log(&self, path: &Path) -> Result<Log, Fault> {
        let mut log = logs::read(path)?;
        log.scenario = self.tell(log.scenario)?;
        Ok(log)
    }

    fn tell(&self, scenario: Arc<Scenario>) -> Result<Arc<Scenario>, Fault> {
        let Some(language) = &self.lang else { return Ok(scenario) };
        let told = Arc::unwrap_or_clone(scenario).told_in(&language.to_lowercase());
        told.map(Arc::new).map_err(|known| {
            Fault::input(anyhow!("no text of this scenario is in `{language}`; its languages are {}", list(&known)))
        })
    }
}
