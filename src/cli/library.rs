//! Scenarios by name: a file, or a scenario that comes with the program.

use std::path::Path;
use std::sync::Arc;

use anyhow::anyhow;
use serde_json::json;

use super::{Fault, files, render};
use crate::scenario::nearest::nearest;
use crate::scenario::{Diagnostic, Published, Scenario};

/// The scenario that is played if none is named.
pub(super) const DEFAULT: &str = "2017_notpetya";

/// The scenarios that come with the program, by slug.
const SCENARIOS: [(&str, &str); 8] = [
    (DEFAULT, include_str!("../../scenarios/2017_notpetya.ron")),
    ("2001_budapest", include_str!("../../scenarios/2001_budapest.ron")),
    ("2018_charlevoix", include_str!("../../scenarios/2018_charlevoix.ron")),
    ("2018_paris_call", include_str!("../../scenarios/2018_paris_call.ron")),
    ("2018_un_rivals", include_str!("../../scenarios/2018_un_rivals.ron")),
    ("2019_dinard", include_str!("../../scenarios/2019_dinard.ron")),
    ("better_detection", include_str!("../../scenarios/better_detection.ron")),
    ("saltmere", include_str!("../../scenarios/saltmere.ron")),
];

/// The names of the scenarios that come with the program.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    SCENARIOS.into_iter().map(|(slug, _)| slug)
}

/// The names of those with a script.
pub(super) fn scripted() -> impl Iterator<Item = &'static str> {
    let has_script =
        |slug: &str, text: &str| Scenario::parse(slug, text).0.is_some_and(|file| !file.script.is_empty());
    SCENARIOS.into_iter().filter(move |(slug, text)| has_script(slug, text)).map(|(slug, _)| slug)
}

/// The scenario that is meant by a path or a slug.
///
/// # Errors
/// There is none, or it has errors; all of them are told.
pub(super) fn scenario(name: &str) -> Result<Arc<Scenario>, Fault> {
    let embedded = SCENARIOS.iter().find(|(slug, _)| *slug == name).filter(|_| !Path::new(name).is_file());
    let text = match embedded {
        Some((_, text)) => (*text).to_owned(),
        None if Path::new(name).exists() || is_path(name) => files::read(Path::new(name))?,
        None => return Err(no_scenario(name)),
    };
    parse(name, &text)
}

/// The scenario in a text.
///
/// # Errors
/// It has errors; all of them are told.
pub(super) fn parse(name: &str, text: &str) -> Result<Arc<Scenario>, Fault> {
    let (scenario, findings) = Scenario::parse(name, text);
    scenario.map(Arc::new).ok_or_else(|| {
        if Published::is_one(text) {
            let problem = "a published result, which nobody can play; `dinard check` runs it";
            return Fault::input(anyhow!("{name} is {problem}"));
        }
        refused(&format!("the scenario {name} cannot be played"), name, text, &findings)
    })
}

/// The failure of a file with these findings: all of them are told, each with its place.
pub(super) fn refused(problem: &str, name: &str, text: &str, findings: &[Diagnostic]) -> Fault {
    let located: Vec<_> = findings.iter().map(|finding| json!(finding.located(name, text))).collect();
    let excerpt = format!("\n{}", render::render(name, text, findings, false));
    Fault::input(anyhow!("{problem}")).with_excerpt(&excerpt).with_field("findings", json!(located))
}

/// Whether a scenario of this name comes with the program.
pub(super) fn is_shipped(name: &str) -> bool {
    SCENARIOS.iter().any(|(slug, _)| *slug == name)
}

/// Whether a name looks like that of a file.
fn is_path(name: &str) -> bool {
    name.contains(['/', '\\', '.'])
}

fn no_scenario(name: &str) -> Fault {
    let advice = match nearest(name, names()) {
        Some(slug) => format!("did you mean {slug}?"),
        None => format!("name a file, or one of: {}", names().collect::<Vec<_>>().join(", ")),
    };
    Fault::input(anyhow!("there is no scenario {name}; {advice}"))
}
