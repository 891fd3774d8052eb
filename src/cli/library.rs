//! Scenarios and logs by name: a file, or a scenario that comes with the program.

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use anyhow::anyhow;

use super::{Fault, files, render};
use crate::play::log::{self, Log, LogError};
use crate::scenario::Scenario;
use crate::scenario::nearest::nearest;
use crate::sim::ActorId;

/// The scenario that is played if none is named.
pub(super) const DEFAULT: &str = "2017_notpetya";

/// The scenarios that come with the program, by slug.
const SCENARIOS: [(&str, &str); 1] = [(DEFAULT, include_str!("../../scenarios/2017_notpetya.ron"))];

/// The scenario that is meant by a path or a slug.
///
/// # Errors
/// There is none, or it has errors; all of them are told.
pub(super) fn scenario(name: &str) -> Result<Arc<Scenario>, Fault> {
    let embedded = SCENARIOS.iter().find(|(slug, _)| *slug == name).filter(|_| !Path::new(name).is_file());
    let text = match embedded {
        Some((_, text)) => (*text).to_owned(),
        None if Path::new(name).is_file() || is_path(name) => files::read(Path::new(name))?,
        None => return Err(no_scenario(name)),
    };
    let (scenario, findings) = Scenario::parse(name, &text);
    scenario.map(Arc::new).ok_or_else(|| {
        let findings = render::render(name, &text, &findings, false);
        Fault::input(anyhow!("the scenario {name} cannot be played\n\n{}", findings.trim_end()))
    })
}

/// Whether a name looks like that of a file.
fn is_path(name: &str) -> bool {
    name.contains(['/', '\\', '.'])
}

fn no_scenario(name: &str) -> Fault {
    let known = SCENARIOS.map(|(slug, _)| slug);
    let advice = match nearest(name, known.into_iter()) {
        Some(slug) => format!("did you mean {slug}?"),
        None => format!("name a file, or one of: {}", known.join(", ")),
    };
    Fault::input(anyhow!("there is no scenario {name}; {advice}"))
}

/// The log in a file.
///
/// # Errors
/// It cannot be read, or is no log.
pub(super) fn log(path: &Path) -> Result<Log, Fault> {
    let text = files::read(path)?;
    let log = log::read(&text).map_err(|LogError { line, column, problem }| {
        Fault::input(anyhow!("{}:{line}:{column}: {problem}", path.display()))
    })?;
    if log.is_torn {
        writeln!(
            std::io::stderr(),
            "note: {}: the last line is torn, as by a power cut, and left out",
            path.display()
        )?;
    }
    Ok(log)
}

/// The actor of a scenario with this slug.
///
/// # Errors
/// There is none.
pub(super) fn actor(scenario: &Scenario, slug: &str) -> Result<ActorId, Fault> {
    let names = &scenario.setting.names;
    names.find_actor(&slug.to_lowercase()).ok_or_else(|| unknown("actor", slug, &names.actors))
}

/// The error for a slug that the scenario does not have.
pub(super) fn unknown(what: &str, slug: &str, known: &[String]) -> Fault {
    let advice = match nearest(slug, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean {near}?"),
        None => format!("there are {}", known.join(", ")),
    };
    Fault::input(anyhow!("the scenario has no {what} {slug}; {advice}"))
}
