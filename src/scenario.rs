//! Floor 2: scenario files. RON text in, a scenario that is ready to play out, with every problem reported.
//!
//! Four layers read a file: `syntax` stops at the first error; names (`register`), numbers (`range`) and sense
//! (`lint`) report everything they find in one pass. No file is opened here: the text is handed in.

pub mod code;
pub mod date;
mod desk;
pub mod diagnostic;
mod fields;
pub mod file;
pub mod goal;
mod lint;
mod nearest;
mod outline;
mod range;
mod register;
mod resolve;
pub mod spanned;
pub mod story;
mod syntax;
pub mod text;

pub use diagnostic::{Diagnostic, Severity};
pub use goal::{Aim, Goal, Progress};
pub use story::Story;
pub use text::Text;

use desk::Desk;
use resolve::Draft;

use crate::sim::id::NormId;
use crate::sim::{ActorId, IncidentId, Setting};

/// A scenario that is ready to play.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// Its name among scenarios: the name of its file without folder and ending.
    pub slug: String,
    /// The whole RON text, for logs that must stand alone.
    pub source_text: String,
    /// What people read.
    pub story: Story,
    /// The seats that a person can take, in the order of the file; at least one.
    pub playable: Vec<ActorId>,
    /// What the seats try to reach.
    pub goals: Vec<Goal>,
    /// What the rules play on.
    pub setting: Setting,
}

impl Scenario {
    /// Reads a scenario. There is one unless a finding is an error; warnings alone do not keep it from being played.
    ///
    /// The slug is made from `file_name`, which may be a path; nothing is read from there.
    #[must_use]
    pub fn parse(file_name: &str, text: &str) -> (Option<Self>, Vec<Diagnostic>) {
        if let Some(extension) = syntax::extensions(text) {
            return (None, vec![extension]);
        }
        let file: file::Scenario = match ron::from_str(text) {
            Ok(file) => file,
            Err(error) => return (None, vec![syntax::explain(text, 0, &error)]),
        };
        let mut desk = Desk::new(text);
        let draft = resolve::resolve(&file, &mut desk);
        lint::lint(&draft, &mut desk);
        let findings = desk.into_findings();
        let scenario = (!findings.iter().any(Diagnostic::is_error)).then(|| Self::new(file_name, text, draft));
        (scenario, findings)
    }

    fn new(file_name: &str, text: &str, draft: Draft<'_>) -> Self {
        Self {
            slug: slug_of(file_name),
            source_text: text.to_owned(),
            story: draft.story,
            playable: draft.playable,
            goals: draft.goals,
            setting: Setting::new(draft.parts),
        }
    }

    /// What people call an actor.
    #[must_use]
    pub fn actor_name(&self, actor: ActorId) -> &str {
        self.story.actors.get(actor.index()).map_or("?", |profile| profile.name.get(&self.story.language))
    }

    /// What a norm says.
    #[must_use]
    pub fn norm_text(&self, norm: NormId) -> &str {
        self.story.norms.get(norm.index()).map_or("?", |norm| norm.text.get(&self.story.language))
    }

    /// What people call an incident.
    #[must_use]
    pub fn incident_title(&self, incident: IncidentId) -> &str {
        self.story.incidents.get(incident.index()).map_or("?", |dossier| dossier.title.get(&self.story.language))
    }
}

/// The name of a file without folder and ending.
fn slug_of(file_name: &str) -> String {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    name.strip_suffix(".ron").unwrap_or(name).to_owned()
}
