//! Floor 2: scenario files. RON text in, a scenario that is ready to play out, with every problem reported.
//!
//! Four layers read a file: shape (`syntax`, which `mend` reads on past), names (`register`), numbers (`range`) and sense
//! (`lint`). All of them report everything they find in one pass; only a text that is no RON stops at its first error. No file is opened here: the text is handed in.

pub mod claim;
pub mod code;
mod desk;
pub mod diagnostic;
mod fields;
pub mod file;
pub mod goal;
mod lint;
pub mod measure;
mod mend;
pub mod nearest;
mod outline;
pub mod published;
mod range;
mod register;
mod resolve;
pub mod roster;
pub mod slots;
pub mod spanned;
pub mod story;
mod syntax;
pub mod text;
pub mod title;
mod twin;

pub use crate::sim::date;
pub use claim::Claim;
pub use diagnostic::{Diagnostic, Severity};
pub use goal::{Aim, Goal, Progress};
pub use measure::{Measure, actor_measures, measures};
pub use published::Published;
pub use roster::Roster;
pub use slots::Slots;
pub use story::Story;
pub use text::Text;

use std::collections::BTreeSet;

use desk::Desk;
use mend::Reading;
use resolve::Draft;
use spanned::Span;

use crate::sim::id::NormId;
use crate::sim::{ActorId, ClauseId, DocumentId, IncidentId, Setting};

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
    /// What seats did as it went: lines of an order file, for [`Script::of`](crate::play::script::Script::of), each with
    /// its place in the file; may be empty.
    pub script: Vec<(Span, String)>,
    /// What measures of many games should be, on average; sources are those of the story.
    pub expect: Vec<Claim>,
    /// What the rules play on.
    pub setting: Setting,
}

impl Scenario {
    /// Reads a scenario. There is one unless a finding is an error; warnings alone do not keep it from being played.
    ///
    /// The slug is made from `file_name`, which may be a path; nothing is read from there. A byte order mark before
    /// the text is passed over.
    #[must_use]
    pub fn parse(file_name: &str, text: &str) -> (Option<Self>, Vec<Diagnostic>) {
        let Reading { value, findings, places } = mend::read::<file::Scenario>(text);
        let mut desk = Desk::new(text, places, findings);
        let Some(mut file) = value else { return (None, desk.into_findings()) };
        twin::add_twins(&mut file, &mut desk);
        let draft = resolve::resolve(&file, &mut desk);
        lint::lint(&draft, &mut desk);
        let findings = desk.into_findings();
        let scenario = (!findings.iter().any(Diagnostic::is_error)).then(|| Self::new(file_name, text, draft));
        (scenario, findings)
    }

    fn new(file_name: &str, text: &str, draft: Draft<'_>) -> Self {
        Self {
            slug: slug_of(file_name),
            source_text: text.trim_start_matches(BYTE_ORDER_MARK).to_owned(),
            story: draft.story,
            playable: draft.playable,
            goals: draft.goals,
            script: draft.script,
            expect: draft.expect,
            setting: Setting::new(draft.parts),
        }
    }

    /// The same scenario with its texts in another language, where they have it. Nothing else changes: games and their
    /// logs are the same.
    ///
    /// # Errors
    /// No text is in that language; the languages that there are.
    pub fn told_in(mut self, language: &str) -> Result<Self, Vec<String>> {
        let home = self.story.language.clone();
        let goals = self.goals.iter_mut().filter_map(|goal| goal.text.as_mut());
        let texts: Vec<&mut Text> = self.story.texts_mut().into_iter().chain(goals).collect();
        let spoken: BTreeSet<String> =
            texts.iter().flat_map(|text| text.languages().map(str::to_owned)).chain([home]).collect();
        let known: Vec<String> = spoken.into_iter().filter(|language| !language.is_empty()).collect();
        if !known.iter().any(|known| known == language) {
            return Err(known);
        }
        texts.into_iter().for_each(|text| text.turn_to(language));
        language.clone_into(&mut self.story.language);
        Ok(self)
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

    /// What people call a document.
    #[must_use]
    pub fn document_title(&self, document: DocumentId) -> &str {
        self.story.documents.get(document.index()).map_or("?", |entry| entry.title.get(&self.story.language))
    }

    /// What a clause says.
    #[must_use]
    pub fn clause_text(&self, clause: ClauseId) -> &str {
        self.story.clauses.get(clause.index()).map_or("?", |entry| entry.text.get(&self.story.language))
    }

    /// The slots by which a clause is drafted, if it is.
    #[must_use]
    pub fn slots(&self, clause: ClauseId) -> Option<&Slots> {
        self.story.clauses.get(clause.index())?.slots.as_ref()
    }

    /// What people call an incident.
    #[must_use]
    pub fn incident_title(&self, incident: IncidentId) -> &str {
        self.story.incidents.get(incident.index()).map_or("?", |dossier| dossier.title.get(&self.story.language))
    }
}

/// An invisible mark that some editors put before a text.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// The name of a file without folder and ending.
fn slug_of(file_name: &str) -> String {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    name.strip_suffix(".ron").unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::incident::Suspect;
    use crate::sim::{Round, Share, Situation};

    const TEN_LINES: &str = include_str!("../examples/ten_lines.ron");

    fn ten_lines() -> Scenario {
        Scenario::parse("examples/ten_lines.ron", TEN_LINES).0.unwrap()
    }

    #[test]
    fn what_is_left_out_is_filled_in() {
        let scenario = ten_lines();
        let (setting, story) = (&scenario.setting, &scenario.story);
        assert_eq!((scenario.slug.as_str(), story.language.as_str(), story.minutes), ("ten_lines", "en", 20));
        assert_eq!((setting.rounds, story.days.len(), setting.alliances.ties().count()), (3, 3, 3));
        let [incident] = setting.incidents.as_slice() else { panic!("one incident") };
        let rus = setting.names.find_actor("rus").unwrap();
        assert_eq!((incident.author, incident.severity), (Suspect::Actor(rus), Share::clamped(0.8)));
        assert_eq!((incident.trigger.round, incident.window, incident.releases.len()), (Round(1), 3, 3));
        let suspects: Vec<Suspect> = incident.suspects.iter().map(|(suspect, _)| *suspect).collect();
        assert_eq!(suspects, [Suspect::Actor(rus), Suspect::Criminals, Suspect::Nobody]);
        assert_eq!(scenario.incident_title(IncidentId(0)), "wiper");
    }

    /// The United States is an ally of the victims; beside a rivalry, or in a political bloc, it would not be.
    #[test]
    fn allies_of_the_victims_are_no_suspects_unless_they_are_rivals() {
        let suspects = |text: &str| {
            let scenario = Scenario::parse("x", text).0.unwrap();
            let suspects = scenario.setting.incidents[0].suspects.iter().filter_map(|(suspect, _)| suspect.actor());
            suspects.map(|actor| scenario.setting.names.actor(actor).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(suspects(TEN_LINES), ["rus"]);
        assert_eq!(suspects(&TEN_LINES.replace("intelligence_sharing", "defence_pact")), ["rus"]);
        assert_eq!(suspects(&TEN_LINES.replace("intelligence_sharing", "political_bloc")), ["usa", "rus"]);
        let rivals = |with: &str| {
            format!(
                "ties: [(between: (\"usa\", \"gbr\"), kind: rivalry), (between: (\"usa\", \"{with}\"), kind: rivalry)], playable:"
            )
        };
        assert_eq!(suspects(&TEN_LINES.replace("playable:", &rivals("fra"))), ["usa", "rus"]);
        assert_eq!(suspects(&TEN_LINES.replace("playable:", &rivals("rus"))), ["rus"]);
    }

    #[test]
    fn goals_are_open_before_the_game_and_say_what_they_want() {
        let scenario = ten_lines();
        let goal = &scenario.goals[0];
        assert_eq!(goal.judge(&Situation::new(&scenario.setting)), Progress::Open);
        assert_eq!(goal.describe(&scenario), "At least 3 actors name Russia in public over “wiper”.");
        assert_eq!(goal.seats.iter().collect::<Vec<_>>(), scenario.playable);
    }

    #[test]
    fn explicit_ties_override_those_of_clubs() {
        let tie = r#"ties: [(between: ("fra", "gbr"), kind: intelligence_sharing, weight: 0.25)], playable:"#;
        let text = TEN_LINES.replace("playable:", tie);
        let scenario = Scenario::parse("x", &text).0.unwrap();
        let weights: Vec<f64> = scenario.setting.alliances.ties().map(|tie| tie.weight.get()).collect();
        assert_eq!(weights, [0.25, 1.0, 1.0]);
    }

    #[test]
    fn texts_are_read_in_the_language_that_is_asked_for() {
        let text = TEN_LINES.replace("\"France\"", r#"{"fr": "la France", "en": "France"}"#);
        let scenario = Scenario::parse("x", &text).0.unwrap();
        let name = &scenario.story.actors[1].name;
        assert_eq!([name.get("en"), name.get("fr"), name.get("de")], ["France", "la France", "France"]);
        let source = scenario.source_text.clone();
        let french = scenario.clone().told_in("fr").unwrap();
        assert_eq!(french.actor_name(ActorId(1)), "la France");
        assert_eq!(french.actor_name(ActorId(0)), "United Kingdom");
        assert_eq!(french.source_text, source);
        assert_eq!(scenario.told_in("de").unwrap_err(), ["en", "fr"]);
    }
}
